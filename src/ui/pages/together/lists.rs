//! What merged by itself, what to look at, and everything one by one.

use std::sync::Arc;

use leptos::prelude::*;

use super::check::disputes;
use crate::i18n::Text;
use crate::i18n::format::count;
use crate::state::{App, Changed, Concern, FieldSaid, Listed, Merged, Named, Preview, Weight, use_app};
use crate::ui::widgets::dispute::{record_words, who_words};
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::moment::moment;
use crate::ui::widgets::status::{Meaning, status};
use crate::ui::widgets::value::value_words;

/// How many of the merged records stand beside the table; the rest is told one by one below.
const BESIDE: usize = 8;

/// What merged by itself.
#[component]
pub(super) fn Aside(preview: Arc<Preview>) -> impl IntoView {
    let app = use_app();
    let merged = preview.merged.clone();
    let total = merged.total;
    let note = move || {
        if total == 0 { app.text().together_merged_none().to_owned() } else { app.text().together_merged_note(total) }
    };
    let rows = move || merged.items.iter().take(BESIDE).map(|it| merged_row(app, it)).collect_view();
    view! {
        <section>
            <div class="section__head">
                <h2>{move || app.text().together_merged()}</h2>
                <span class="section__note">{note}</span>
                <a class="section__act" href="#/together" on:click=show_lists>{move || app.text().together_lists()}</a>
            </div>
            <ul class="rows conf__auto">{rows}</ul>
            <p class="conf__calm soft small">{small_icon("info")}<span>{move || app.text().together_calm()}</span></p>
        </section>
    }
}

/// Opens the lists below and goes there. The address holds the route, so it is done by hand.
fn show_lists(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    if let Some(lists) = document().get_element_by_id("one-by-one") {
        // Setting a well-formed attribute cannot fail.
        let _open = lists.set_attribute("open", "");
        lists.scroll_into_view();
    }
}

fn merged_row(app: App, merged: &Merged) -> impl IntoView + use<> {
    let text = app.text();
    let kind = merged.record.kind.clone();
    let told = |fields: &[FieldSaid]| {
        let each = fields.iter().map(|it| {
            let name = app.register_words(text, &kind, &it.field);
            format!("{name} {}", value_words(app, &kind, &it.field, &it.said.value, &[]))
        });
        each.collect::<Vec<_>>().join(text.items_separator())
    };
    let here = text.together_here_has(&told(&merged.here));
    let there = text.together_there_has(&told(&merged.there));
    view! {
        <li class="rows__item">
            {status(Meaning::Good, "circle-check", "")}
            <div class="rows__text">
                <bdi>{record_words(text, &merged.record)}</bdi>
                " "
                <span class="faint">{text.together_both_changed()}</span>
            </div>
            <span class="rows__end soft"><bdi>{format!("{here}{}{there}", text.words_separator())}</bdi></span>
        </li>
    }
}

/// What a person should look at. Nothing of it stops the file.
#[component]
pub(super) fn Look(concerns: Vec<Concern>) -> impl IntoView {
    let app = use_app();
    (!concerns.is_empty()).then(|| {
        let rows = move || {
            concerns
                .iter()
                .map(|concern| {
                    view! {
                        <li class="rows__item">
                            {status(Meaning::Warn, "triangle-alert", "")}
                            <div class="rows__text conf__long"><bdi>{concern_words(app, concern)}</bdi></div>
                        </li>
                    }
                })
                .collect_view()
        };
        view! {
            <section class="section">
                <div class="section__head"><h2>{move || app.text().together_look()}</h2></div>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

fn concern_words(app: App, concern: &Concern) -> String {
    let text = app.text();
    match concern {
        Concern::Missing { record, field } => {
            text.together_missing(&record_words(text, record), &app.register_words(text, &record.kind, field))
        }
        Concern::SameNumber { number, records } => {
            let names: Vec<String> = records.iter().map(|record| record_words(text, record)).collect();
            text.together_same_number(number, &names.join(text.items_separator()))
        }
        Concern::Clock { ahead_ms } => text.together_clock_warn(&text.ahead(*ahead_ms)),
        Concern::Unknown { kind, records } => text.together_unknown(*records, kind),
        Concern::Twins => text.together_twins().to_owned(),
        Concern::Healed { writes, cause: None } => text.together_healed(*writes),
        Concern::Healed { writes, cause: Some(cause) } => {
            text.together_healed_by(*writes, &who_words(text, &cause.by), &moment(app, cause.at_ms))
        }
    }
}

/// Everything one by one, folded, and not even drawn, until somebody wants to see it.
#[component]
pub(super) fn Lists(preview: Arc<Preview>) -> impl IntoView {
    let app = use_app();
    let quiet = preview.disputes.iter().filter(|dispute| dispute.weight == Weight::Quiet).count();
    let (for_quiet, for_lists) = (Arc::clone(&preview), preview);
    let (opened, opened_quiet) = (RwSignal::new(false), RwSignal::new(false));
    let lists = move || {
        let text = app.text();
        let preview = &for_lists;
        let erased: Vec<(Named, String)> = preview
            .erased
            .iter()
            .map(|it| {
                let dropped = if it.dropped > 0 { text.together_dropped(it.dropped) } else { String::new() };
                (it.record.clone(), dropped)
            })
            .collect();
        let plain = |listed: &Listed<Named>| -> Vec<(Named, String)> {
            listed.items.iter().map(|named| (named.clone(), String::new())).collect()
        };
        view! {
            {part(app, text.together_list_deleted(), preview.deleted.total, &plain(&preview.deleted))}
            {part(app, text.together_list_erased(), preview.erased.len(), &erased)}
            {changes(app, &preview.changed)}
            {part(app, text.together_list_new(), preview.new.total, &plain(&preview.new))}
            {part(app, text.together_list_here(), preview.here.total, &plain(&preview.here))}
        }
    };
    view! {
        {(quiet > 0)
            .then(|| {
                view! {
                    <details class="conf__fold" on:toggle=move |_| opened_quiet.set(true)>
                        <summary>
                            {move || app.text().together_quiet()}" "<span class="faint">{count(quiet)}</span>
                        </summary>
                        {move || opened_quiet.get().then(|| disputes(app, &for_quiet, Weight::Quiet))}
                    </details>
                }
            })}
        <details class="conf__fold" id="one-by-one" on:toggle=move |_| opened.set(true)>
            <summary>{move || app.text().together_lists()}</summary>
            {move || opened.get().then(&lists)}
        </details>
    }
}

/// A list of records by name, as long as there are any.
fn part(app: App, title: &'static str, total: usize, records: &[(Named, String)]) -> impl IntoView + use<> {
    let text = app.text();
    let rows = records
        .iter()
        .map(|(record, note)| {
            view! {
                <li class="rows__item">
                    {icon("circle-dot")}
                    <div class="rows__text"><bdi>{record_words(text, record)}</bdi>" "<span class="faint">{note.clone()}</span></div>
                    <span class="rows__end faint">{text.kinds(&record.kind)}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    section(text, title, total, rows)
}

/// The rows of a list: those made in the preview, and how many there are besides.
fn section(text: Text, title: &'static str, total: usize, rows: Vec<AnyView>) -> impl IntoView + use<> {
    let more = total.saturating_sub(rows.len());
    (total > 0).then(|| {
        view! {
            <section class="section">
                <div class="section__head"><h3>{title}</h3><span class="section__note">{count(total)}</span></div>
                <ul class="rows">{rows}</ul>
                {(more > 0).then(|| view! { <p class="faint small">{text.together_more(&count(more))}</p> })}
            </section>
        }
    })
}

/// Records that are newer there: each field before and after, with who and when.
fn changes(app: App, changed: &Listed<Changed>) -> impl IntoView + use<> {
    let text = app.text();
    let rows = changed
        .items
        .iter()
        .map(|it| {
            let kind = &it.record.kind;
            let fields = it
                .fields
                .iter()
                .map(|pair| {
                    let there = &pair.there;
                    let here = pair.here.as_ref();
                    let old = here.map_or_else(
                        || text.value_empty().to_owned(),
                        |here| value_words(app, kind, &pair.field, &here.value, &[&there.value]),
                    );
                    let others: Vec<_> = here.iter().map(|here| &here.value).collect();
                    let new = value_words(app, kind, &pair.field, &there.value, &others);
                    let by = format!("{} {}", who_words(text, &there.who), moment(app, there.at_ms));
                    view! {
                        <span class="rows__sub">
                            <bdi>{app.register_words(text, kind, &pair.field)}</bdi>
                            " "
                            <bdi>{old}</bdi>
                            " → "
                            <b><bdi>{new}</bdi></b>
                            " "
                            <span class="faint"><bdi>{by}</bdi></span>
                        </span>
                    }
                })
                .collect_view();
            view! {
                <li class="rows__item">
                    {icon("circle-dot")}
                    <div class="rows__text conf__long"><bdi>{record_words(text, &it.record)}</bdi>{fields}</div>
                    <span class="rows__end faint">{text.kinds(kind)}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    section(text, text.together_list_changed(), changed.total, rows)
}
