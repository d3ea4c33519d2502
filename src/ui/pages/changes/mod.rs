//! The changes of a record: who, when, which fields, from what to what.

mod value;

use std::hash::Hash;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

pub(in crate::ui) use self::value::{Difference, differences};
use crate::domain::activity::Activity;
use crate::domain::attachment::{Attachment, Subject};
use crate::domain::contact::Contact;
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::preference::Preference;
use crate::domain::purchase_record::PurchaseRecord;
use crate::i18n::Text;
use crate::state::{Act, Alteration, App, ChangedBy, Kept, PlainSheet, SheetCell, Source, What, local_moment, use_app};
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::list_export::PlainExport;

/// A change with the record it belongs to.
#[derive(Clone, PartialEq)]
struct Told {
    kind: &'static str,
    /// Whose it is, on the page of another record.
    of: Option<String>,
    alteration: Alteration,
}

/// What has been read so far.
#[derive(Clone, PartialEq)]
enum Reading {
    Waiting,
    Read(Vec<Told>),
    Failed,
}

/// The changes of one record.
#[component]
pub(in crate::ui) fn ChangesOf<E>(id: E::Id, #[prop(optional)] marker: std::marker::PhantomData<E>) -> impl IntoView
where
    E: Kept + Send + Sync + 'static,
    E::Id: Hash + Send + Sync + 'static,
{
    let std::marker::PhantomData = marker;
    let app = use_app();
    let reading = RwSignal::new(Reading::Waiting);
    Effect::new(move |_| {
        // what is on disk is read again whenever the record changes
        let _now = app.watch::<E>(id);
        spawn_local(async move {
            let read = told::<E>(app, id, None).await.map_or(Reading::Failed, Reading::Read);
            // the page may have been left meanwhile
            let _left = reading.try_set(read);
        });
    });
    view! { <Changes reading /> }
}

/// The changes of a customer and of the people there.
#[component]
pub(in crate::ui) fn CustomerChanges(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let reading = RwSignal::new(Reading::Waiting);
    Effect::new(move |_| {
        let _now = app.watch::<crate::domain::customer::Customer>(id);
        let class = app.standing_for(id);
        let contacts: Vec<_> =
            app.watch_all::<Contact>().into_iter().filter(|it| class.contains(&it.customer)).collect();
        let activities = app.activities_of(id);
        let likings = app.preferences_of(id);
        let bought = app.purchase_records_of(id);
        let files = app.files_of(Subject::Customer(id));
        let text = app.text();
        spawn_local(async move {
            let mut all = told::<crate::domain::customer::Customer>(app, id, None).await;
            for contact in contacts {
                let of = Some(text.changed_contact(&contact.name));
                let theirs = told::<Contact>(app, contact.id, of).await;
                all = all.and_then(|all| Some([all, theirs?].concat()));
            }
            for activity in activities {
                let of = Some(text.changed_activity(&text.date(activity.on)));
                let theirs = told::<Activity>(app, activity.id, of).await;
                all = all.and_then(|all| Some([all, theirs?].concat()));
            }
            for liking in likings {
                // what is confidential is not read in passing
                let what = if liking.sensitive { text.liking_hidden() } else { &liking.value };
                let theirs = told::<Preference>(app, liking.id, Some(text.changed_liking(what))).await;
                all = all.and_then(|all| Some([all, theirs?].concat()));
            }
            for bought in bought {
                let theirs = told::<PurchaseRecord>(app, bought.id, Some(text.changed_purchase(&bought.name))).await;
                all = all.and_then(|all| Some([all, theirs?].concat()));
            }
            for file in files {
                let theirs = told::<Attachment>(app, file.id, Some(text.changed_file(&file.name))).await;
                all = all.and_then(|all| Some([all, theirs?].concat()));
            }
            let read = all.map_or(Reading::Failed, |mut all| {
                all.sort_by_key(|told| std::cmp::Reverse(told.alteration.at_ms));
                Reading::Read(all)
            });
            let _left = reading.try_set(read);
        });
    });
    view! { <Changes reading /> }
}

async fn told<E: Kept>(app: App, id: E::Id, of: Option<String>) -> Option<Vec<Told>> {
    let all = app.alterations::<E>(id).await.ok()?;
    Some(all.into_iter().map(|alteration| Told { kind: E::KIND.name(), of: of.clone(), alteration }).collect())
}

#[component]
fn Changes(reading: RwSignal<Reading>) -> impl IntoView {
    let app = use_app();
    let handed = Callback::new(move |()| reading.with(|reading| sheet(app, reading)));
    let list = move || {
        let text = app.text();
        match reading.get() {
            Reading::Waiting => ().into_any(),
            Reading::Failed => view! { <p role="alert">{text.changes_unreadable()}</p> }.into_any(),
            Reading::Read(all) if all.is_empty() => view! { <p class="faint">{text.changes_empty()}</p> }.into_any(),
            Reading::Read(all) => {
                let mut day = None;
                let items: Vec<_> = all
                    .into_iter()
                    .map(|told| {
                        let (date, time) = local_moment(told.alteration.at_ms);
                        let new_day = (day != Some(date)).then(|| day_words(text, date));
                        day = Some(date);
                        item(app, &told, new_day, time)
                    })
                    .collect();
                view! {
                    <ol class="timeline">{items}</ol>
                    <p class="list__more"><PlainExport name="export-changes" sheet="changes" words=Text::changes table=handed /></p>
                }
                .into_any()
            }
        }
    };
    view! {
        <section class="rec__part" id="changes" aria-label=move || app.text().changes()>
            <div class="section__head">
                <h2>{move || app.text().changes()}</h2>
                <span class="section__note">{move || app.text().changes_note()}</span>
            </div>
            {list}
        </section>
    }
}

fn day_words(text: Text, date: Option<Date>) -> String {
    date.map(|date| text.date(date)).unwrap_or_default()
}

/// What was done.
fn what_words(text: Text, it: &Alteration) -> String {
    let what = match it.what {
        What::New => text.changed_new().to_owned(),
        What::Change => text.changed_fields(it.fields.len()),
        What::Delete => text.changed_deleted().to_owned(),
        What::Return => text.changed_returned().to_owned(),
        What::Erase | What::Forget => text.changed_erased().to_owned(),
    };
    match it.act {
        Act::Edit | Act::Import | Act::Restart => what,
        Act::Undo => text.changed_undo(&what),
        Act::Redo => text.changed_redo(&what),
        Act::TakeBack => text.changed_taken_back(&what),
        Act::Restore => text.changed_restored(&what),
    }
}

/// By whom.
fn who_words(text: Text, it: &Alteration) -> String {
    match &it.who {
        ChangedBy::Person(name) => name.clone(),
        ChangedBy::ThisCopy => text.this_copy().to_owned(),
        ChangedBy::OtherCopy(id) => text.other_copy(id),
    }
}

/// The changes for other programs: a row for every field.
fn sheet(app: App, reading: &Reading) -> PlainSheet {
    let text = app.untracked_text();
    let all = if let Reading::Read(all) = reading { all.as_slice() } else { &[] };
    PlainSheet {
        sheet: text.changes(),
        file: text.sheet_changes_file(),
        headings: vec![
            text.target_row_day(),
            text.sheet_time(),
            text.target_row_what(),
            text.liking_category(),
            text.reports_working_who(),
            text.sheet_field(),
            text.compare_old(),
            text.compare_new(),
        ],
        rows: all.iter().flat_map(|told| sheet_rows(app, text, told)).collect(),
    }
}

/// The rows of one change; one that names no field has a row of its own.
fn sheet_rows(app: App, text: Text, told: &Told) -> Vec<Vec<SheetCell>> {
    let it = &told.alteration;
    let (day, time) = local_moment(it.at_ms);
    let row = |[field, from, to]: [String; 3]| {
        vec![
            SheetCell::day(day),
            SheetCell::words(&time),
            SheetCell::Text(what_words(text, it)),
            SheetCell::Text(told.of.clone().unwrap_or_default()),
            SheetCell::Text(who_words(text, it)),
            SheetCell::Text(field),
            SheetCell::Text(from),
            SheetCell::Text(to),
        ]
    };
    let by_stamp = it.source == Source::ByStamp;
    let mut rows = Vec::new();
    for (field, from, to) in &it.fields {
        let name = app.register_words(text, told.kind, field);
        for difference in differences(app, told.kind, field, from.as_ref(), to.as_ref()) {
            let label = difference.part.map_or_else(|| name.clone(), |part| format!("{name} · {part}"));
            let before = difference.from.filter(|_| !by_stamp).unwrap_or_default();
            rows.push(row([label, before, difference.to.unwrap_or_default()]));
        }
    }
    if rows.is_empty() {
        rows.push(row([String::new(), String::new(), String::new()]));
    }
    rows
}

fn item(app: App, told: &Told, new_day: Option<String>, time: String) -> impl IntoView + use<> {
    let text = app.text();
    let it = &told.alteration;
    let what = what_words(text, it);
    let mark = match it.what {
        What::New => "file-plus-2",
        What::Change => "pen-line",
        What::Delete | What::Erase | What::Forget => "x",
        What::Return => "rotate-ccw",
    };
    let who = who_words(text, it);
    let source = match it.source {
        Source::Here => None,
        Source::CameIn => Some(text.changed_came_in()),
        Source::ByStamp => Some(text.changed_by_stamp()),
    };
    let by_stamp = it.source == Source::ByStamp;
    let shifts: Vec<_> = it
        .fields
        .iter()
        .flat_map(|(field, from, to)| {
            let name = app.register_words(text, told.kind, field);
            differences(app, told.kind, field, from.as_ref(), to.as_ref())
                .into_iter()
                .map(move |it| shift(text, &name, it, by_stamp))
        })
        .collect();
    let contradicted =
        it.contradicted.then(|| view! { <p class="timeline__body" role="note">{text.changed_contradicted()}</p> });
    view! {
        {new_day.map(|day| view! { <li class="timeline__day">{day}</li> })}
        <li class="timeline__item">
            <span class="timeline__dot">{small_icon(mark)}</span>
            <div>
                <div class="timeline__head">
                    <b>{what}</b>
                    {told.of.clone().map(|of| view! { " · " <bdi>{of}</bdi> })}
                    " · "
                    <bdi>{who}</bdi>
                    {source.map(|source| view! { <span class="faint">" · " {source}</span> })}
                </div>
                {(!shifts.is_empty()).then(|| view! { <dl class="shifts">{shifts}</dl> })}
                {contradicted}
            </div>
            <span class="timeline__when">{time}</span>
        </li>
    }
}

fn shift(text: Text, name: &str, difference: Difference, by_stamp: bool) -> impl IntoView + use<> {
    let label = match difference.part {
        None => name.to_owned(),
        Some(part) => format!("{name} · {part}"),
    };
    let empty = || text.changed_nothing().to_owned();
    let from = match difference.from {
        _ if by_stamp => None,
        Some(from) => Some(from),
        None => Some(empty()),
    };
    let to = difference.to.unwrap_or_else(empty);
    let settled = from.as_ref() == Some(&to);
    view! {
        <dt>{label}</dt>
        <dd>
            {from.filter(|_| !settled).map(|from| view! { <del><bdi>{from}</bdi></del> " → " })}
            <ins><bdi>{to}</bdi></ins>
            {settled.then(|| view! { <span class="faint">" " {text.changed_settled()}</span> })}
        </dd>
    }
}
