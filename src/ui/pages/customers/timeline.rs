//! Everything that happened with a customer, in one list: the latest first, by sort and by person.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::activities::{kind_words, mark as kind_mark, step_words};
use super::pool::acts::event_words;
use crate::domain::activity::{Activity, ActivityKind};
use crate::domain::attachment::Attachment;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::lifecycle::opportunity::Event as SalesStep;
use crate::domain::negotiation::{NegotiationRound, Proposal};
use crate::domain::opportunity::Opportunity;
use crate::domain::pool::PoolEvent;
use crate::domain::quote::Quote;
use crate::domain::receipt::Receipt;
use crate::domain::ticket::Ticket;
use crate::domain::timeline::{Entry, Noted, Sort, What, chosen, people};
use crate::i18n::{Text, format};
use crate::state::{App, Layer, PlainSheet, Sheet, SheetCell, use_app};
use crate::ui::pages::pipeline::stage_named;
use crate::ui::route::{AmendmentTab, ContractTab, Route};
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::more::More;

/// How many entries are drawn at first, and how many more with every press.
const STEP: usize = 50;

/// The list.
#[component]
pub(super) fn Timeline(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let noted = noted(app, id);
    let all = Memo::new(move |_| noted.with(|noted| app.timeline_of(id, noted.as_deref().unwrap_or_default())));
    let sort = RwSignal::new(None::<Sort>);
    let by = RwSignal::new(None::<String>);
    let shown = RwSignal::new(STEP);
    let found = Memo::new(move |_| {
        all.with(|all| by.with(|by| chosen(all, sort.get(), by.as_deref()).cloned().collect::<Vec<Entry>>()))
    });
    // with each entry, whether it begins a day
    let drawn = move || {
        found.with(|found| {
            let mut day = None;
            let dated = |entry: &Entry| {
                let begins = day != Some(entry.on);
                day = Some(entry.on);
                (entry.clone(), begins)
            };
            found.iter().take(shown.get()).map(dated).collect::<Vec<_>>()
        })
    };
    let rows = move || drawn().into_iter().map(|(entry, begins)| timeline_row(app, &entry, begins)).collect_view();
    let handed = Callback::new(move |()| found.with(|found| sheet(app, found)));
    let none = move || {
        let text = app.text();
        let words = if all.with(Vec::is_empty) { text.timeline_empty() } else { text.timeline_none_match() };
        view! { <p class="faint">{words}</p> }
    };
    view! {
        <section class="rec__part" id="timeline" aria-label=move || app.text().timeline()>
            <div class="section__head">
                <h2>{move || app.text().timeline()}</h2>
                <span class="section__note" role="status">{move || app.text().timeline_count(found.with(Vec::len))}</span>
            </div>
            <div class="chips">{sort_filter(app, all, sort)} {by_filter(app, all, by)}</div>
            <Show when=move || noted.with(Result::is_err)>
                <p role="alert">{move || app.text().changes_unreadable()}</p>
            </Show>
            <Show when=move || found.with(|found| !found.is_empty()) fallback=none>
                <ol class="timeline">{rows}</ol>
                <More total=Signal::derive(move || found.with(Vec::len)) drawn=shown step=STEP id="more-timeline" />
                <p class="list__more"><PlainExport name="export-timeline" sheet="timeline" words=Text::timeline table=handed /></p>
            </Show>
        </section>
    }
}

/// What the record tells of itself, read again whenever it changes.
fn noted(app: App, id: CustomerId) -> RwSignal<Result<Vec<Noted>, ()>> {
    let noted = RwSignal::new(Ok(Vec::new()));
    Effect::new(move |_| {
        let class = app.standing_for(id);
        for id in &class {
            let _now = app.watch::<Customer>(*id);
        }
        spawn_local(async move {
            let read = app.noted_of(id, class).await.map_err(|_| ());
            // the page may have been left meanwhile
            let _left = noted.try_set(read);
        });
    });
    noted
}

/// The choice of a sort, among those that there are.
fn sort_filter(app: App, all: Memo<Vec<Entry>>, sort: RwSignal<Option<Sort>>) -> impl IntoView {
    let there = Memo::new(move |_| {
        all.with(|all| {
            Sort::ALL.into_iter().filter(|it| all.iter().any(|entry| entry.what.sort() == *it)).collect::<Vec<_>>()
        })
    });
    let options = move || {
        let text = app.text();
        let now = sort.get_untracked();
        let option = |it: Sort| {
            let is_chosen = now == Some(it);
            view! { <option value=it.name() selected=is_chosen>{text.timeline_sort(it)}</option> }
        };
        let all = there.get().into_iter().map(option).collect_view();
        view! { <option value="">{text.timeline_all_sorts()}</option> {all} }
    };
    view! {
        <div class="field__box tagfilter">
            <select
                id="timeline-sort"
                aria-label=move || app.text().timeline_sort_label()
                on:change=move |event| sort.set(Sort::of(&event_target_value(&event)))
            >
                {options}
            </select>
            {small_icon("chevron-down")}
        </div>
    }
}

/// The choice of a person, among those who are named.
fn by_filter(app: App, all: Memo<Vec<Entry>>, by: RwSignal<Option<String>>) -> impl IntoView {
    let there = Memo::new(move |_| all.with(|all| people(all)));
    let options = move || {
        let now = by.get_untracked();
        let option = |it: String| {
            let is_chosen = now.as_ref() == Some(&it);
            let name = it.clone();
            view! { <option value=name selected=is_chosen>{it}</option> }
        };
        let all = there.get().into_iter().map(option).collect_view();
        view! { <option value="">{app.text().timeline_everybody()}</option> {all} }
    };
    view! {
        <div class="field__box tagfilter">
            <select
                id="timeline-by"
                aria-label=move || app.text().timeline_by_label()
                on:change=move |event| by.set(Some(event_target_value(&event)).filter(|name| !name.is_empty()))
            >
                {options}
            </select>
            {small_icon("chevron-down")}
        </div>
    }
}

/// What an entry says: a few words, what it belongs to with the way there, and what was written.
#[derive(Default)]
struct Said {
    words: String,
    of: Option<(String, Target)>,
    body: String,
}

/// Where an entry leads.
enum Target {
    Place(Route),
    Form(Sheet),
}

/// One entry; `begins`: it is the first of its day.
pub(in crate::ui::pages) fn timeline_row(app: App, entry: &Entry, begins: bool) -> impl IntoView + use<> {
    let text = app.text();
    let as_of = app.as_of();
    let Said { words, of, body } = said(app, &entry.what, as_of);
    let of = of.map(|(name, target)| match target {
        Target::Place(route) => view! { " · " <a href=route.href()><bdi>{name}</bdi></a> }.into_any(),
        Target::Form(sheet) => view! {
            " · "
            <button class="rows__open" type="button" on:click=move |_| app.layer.set(Some(Layer::Sheet(sheet)))>
                <bdi>{name}</bdi>
            </button>
        }
        .into_any(),
    });
    let by = (!entry.by.is_empty()).then(|| view! { " · " <bdi class="faint">{entry.by.clone()}</bdi> });
    let day = begins.then(|| view! { <li class="timeline__day">{text.near_date(entry.on, as_of)}</li> });
    view! {
        {day}
        <li class="timeline__item" data-sort=entry.what.sort().name()>
            <span class="timeline__dot">{small_icon(mark(app, &entry.what))}</span>
            <div>
                <div class="timeline__head"><b>{words}</b> {of} {by}</div>
                {(!body.is_empty()).then(|| view! { <p class="timeline__body"><bdi>{body}</bdi></p> })}
            </div>
        </li>
    }
}

/// The entries for other programs, as they are chosen.
fn sheet(app: App, all: &[Entry]) -> PlainSheet {
    let (text, as_of) = (app.untracked_text(), app.as_of());
    let row = |entry: &Entry| {
        let Said { words, of, body } = said(app, &entry.what, as_of);
        vec![
            SheetCell::Day(entry.on),
            SheetCell::Text(words),
            SheetCell::Text(of.map(|(name, _)| name).unwrap_or_default()),
            SheetCell::Text(body),
            SheetCell::words(&entry.by),
        ]
    };
    PlainSheet {
        sheet: text.timeline(),
        file: text.sheet_timeline_file(),
        headings: vec![
            text.target_row_day(),
            text.target_row_what(),
            text.liking_category(),
            text.receipt_note(),
            text.reports_working_who(),
        ],
        rows: all.iter().map(row).collect(),
    }
}

fn mark(app: App, what: &What) -> &'static str {
    match what {
        What::FollowedUp(id) => {
            app.watch::<Activity>(*id).map_or(kind_mark(ActivityKind::Note), |it| kind_mark(it.kind))
        }
        What::StepDone(_) | What::BecameActive | What::OpportunityMoved(_, SalesStep::Won { .. }) => "circle-check",
        What::OpportunityMoved(_, SalesStep::Lost { .. }) => "x",
        What::BecameDormant => "clock",
        What::Owner(_) => "user-round",
        What::Level { .. } => "tag",
        What::OpportunityBegan(_) => "plus",
        What::OpportunityMoved(_, SalesStep::Moved { .. }) => "chevron-right",
        What::Quote(..) => "receipt-text",
        What::Contract(..) => "file-text",
        What::RoundOpened(..) | What::Proposal(..) => "handshake",
        What::Receipt(_) => "wallet",
        What::TicketCame(_) | What::TicketMoved(..) => "headset",
        What::Attached(_) => "paperclip",
        What::Entered | What::Amendment(..) => "file-plus-2",
        What::Merged(_) | What::Parted(_) => "combine",
    }
}

fn said(app: App, what: &What, as_of: Date) -> Said {
    let text = app.text();
    let plain = |words: String| Said { words, ..Said::default() };
    match what {
        What::FollowedUp(id) => app.watch::<Activity>(*id).map_or_else(Said::default, |it| {
            let with = app.people_of(&it).join(text.between_tags());
            let name = if with.is_empty() { text.timeline_open().to_owned() } else { with };
            let form = Target::Form(Sheet::Activity(it.customer, Some(*id)));
            Said { words: kind_words(text, &it), of: Some((name, form)), body: it.content.clone() }
        }),
        What::StepDone(id) => {
            let step = app.watch::<Activity>(*id).map(|it| step_words(text, &it)).unwrap_or_default();
            Said { words: text.timeline_step_done().to_owned(), body: step, ..Said::default() }
        }
        What::BecameActive => plain(text.timeline_active().to_owned()),
        What::BecameDormant => plain(text.timeline_dormant().to_owned()),
        What::Owner(id) => {
            plain(app.watch::<PoolEvent>(*id).map(|it| event_words(text, &it, as_of)).unwrap_or_default())
        }
        What::Level { from, to } => plain(text.timeline_level(text.level(*from), text.level(*to))),
        What::OpportunityBegan(id) => {
            Said { words: text.opportunity_began().to_owned(), of: sale(app, *id), ..Said::default() }
        }
        What::OpportunityMoved(id, step) => {
            let words = match step {
                SalesStep::Moved { from, to, .. } => {
                    text.opportunity_history_moved(&stage_named(app, from), &stage_named(app, to))
                }
                SalesStep::Won { .. } => text.stage_won().to_owned(),
                SalesStep::Lost { reason, .. } => text.opportunity_lost_because(&text.lost_words(reason)),
            };
            Said { words, of: sale(app, *id), ..Said::default() }
        }
        What::Quote(id, step) => {
            let quote = app.watch::<Quote>(*id);
            let name = quote.as_ref().map(|it| text.timeline_quote(&it.number, it.version)).unwrap_or_default();
            let total = quote
                .as_ref()
                .map(|it| it.total().map_or_else(|why| text.quote_reckon_problem(why).to_owned(), format::money));
            let total = total.unwrap_or_default();
            let words = text.timeline_quote_step(step);
            Said { words, of: Some((name, Target::Place(Route::Quote(*id)))), body: total }
        }
        What::Contract(id, fact) => {
            let number = app.watch::<ContractBrief>(*id).map(|it| it.number.clone()).unwrap_or_default();
            let place = Target::Place(Route::Contract(*id, ContractTab::Life));
            Said { words: text.contract_fact(fact), of: Some((number, place)), ..Said::default() }
        }
        What::Amendment(contract, id, step) => {
            let amendment = app.watch::<Amendment>(*id);
            let number = amendment.as_ref().map(|it| it.number.clone()).unwrap_or_default();
            let place = Target::Place(Route::Amendment(*contract, *id, AmendmentTab::Life));
            let body = amendment.map(|it| it.reason.clone()).unwrap_or_default();
            Said { words: text.amendment_step(step), of: Some((number, place)), body }
        }
        What::RoundOpened(contract, id) => app.watch::<NegotiationRound>(*id).map_or_else(Said::default, |it| {
            let words = text.round_told(it.number, text.talk_side(it.side), text.talk_channel(it.channel));
            Said { words, of: Some(talks(app, *contract)), body: it.note.clone() }
        }),
        What::Proposal(contract, id, step) => {
            let clause = app.watch::<Proposal>(*id).and_then(|it| it.clause);
            let (words, body) = text.proposal_told(clause, step);
            Said { words, of: Some(talks(app, *contract)), body }
        }
        What::Receipt(id) => app.watch::<Receipt>(*id).map_or_else(Said::default, |it| {
            let amount = format::money(it.amount);
            let taken_back = it.reverses.is_some();
            let words = if taken_back {
                text.timeline_taken_back(&amount)
            } else if it.is_set_off() {
                text.timeline_set_off(&amount)
            } else {
                text.timeline_received(&amount)
            };
            let told = [&it.reference, &it.against, &it.reason, &it.note].map(String::as_str);
            let parts = std::iter::once(text.payment_method(it.method)).chain(told);
            let body = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            Said { words, body, ..Said::default() }
        }),
        What::TicketCame(id) => app.watch::<Ticket>(*id).map_or_else(Said::default, |it| Said {
            words: text.ticket_kind_name(it.kind).to_owned(),
            of: Some((it.number.clone(), Target::Place(Route::Ticket(*id)))),
            body: it.title.clone(),
        }),
        What::TicketMoved(id, fact) => app.watch::<Ticket>(*id).map_or_else(Said::default, |it| {
            let (words, body) = text.ticket_event(fact);
            Said { words, of: Some((it.number.clone(), Target::Place(Route::Ticket(*id)))), body }
        }),
        What::Attached(id) => app.watch::<Attachment>(*id).map_or_else(Said::default, |it| Said {
            words: it.placed.map_or_else(
                || text.file_added(text.attachment_kind(it.kind)),
                |place| text.file_added(&text.placed_kind(&place)),
            ),
            of: Some((it.name.clone(), Target::Form(Sheet::File(*id)))),
            body: it.note.clone(),
        }),
        What::Entered => plain(text.timeline_entered().to_owned()),
        What::Merged(id) => plain(text.timeline_merged(&called(app, *id))),
        What::Parted(id) => plain(text.timeline_parted(&called(app, *id))),
    }
}

/// The talks about a contract, and the way there.
fn talks(app: App, id: ContractId) -> (String, Target) {
    let number = app.watch::<ContractBrief>(id).map(|it| it.number.clone()).unwrap_or_default();
    (number, Target::Place(Route::Contract(id, ContractTab::Negotiation)))
}

fn sale(app: App, id: crate::domain::id::OpportunityId) -> Option<(String, Target)> {
    app.watch::<Opportunity>(id).map(|it| (it.name.clone(), Target::Place(Route::Opportunity(id))))
}

fn called(app: App, id: CustomerId) -> String {
    app.watch::<Customer>(id).map(|it| it.name.clone()).unwrap_or_default()
}
