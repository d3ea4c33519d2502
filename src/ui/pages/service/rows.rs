//! Tickets as rows: in the queue, of a customer, under a contract.

use std::sync::Arc;

use leptos::prelude::*;

use super::clock::{ClockWords, next_words, stage_words, tier_words};
use super::steps::{main_step, press, step_name};
use crate::domain::id::TicketId;
use crate::domain::lifecycle::ticket::Stage;
use crate::i18n::Text;
use crate::state::{App, Case, Clockwork, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::records::{FewRows, LongTable, open_row};
use crate::ui::widgets::status::{Meaning, status};

/// The queue: of a long one only the rows in view are drawn, and only their clocks run.
#[component]
pub(super) fn TicketTable(
    ids: Memo<Arc<[TicketId]>>,
    /// What is said when there are none.
    #[prop(into)]
    nothing: ViewFn,
) -> impl IntoView {
    let app = use_app();
    // one for all rows: the history of the standard is not copied for each of them
    let work = Memo::new(move |_| app.clockwork());
    view! {
        <LongTable
            ids
            class="tickets"
            columns=9
            head=move || head(app, Party::Shown)
            route=Route::Ticket
            row=move |id, focused| row(id, focused, Party::Shown, work)
            nothing
        />
    }
}

/// A few tickets on the page of what they belong to.
#[component]
pub(super) fn TicketRows(ids: Memo<Vec<TicketId>>, party: Party) -> impl IntoView {
    let app = use_app();
    let work = Memo::new(move |_| app.clockwork());
    view! {
        <FewRows
            ids
            class="tickets"
            head=move || head(app, party)
            row=move |id, focused| row(id, focused, party, work)
        />
    }
}

/// Whether a row names the customer, or the page already does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Party {
    Shown,
    Known,
}

fn head(app: App, party: Party) -> impl IntoView {
    let column = move |words: fn(Text) -> &'static str| view! { <th scope="col">{move || words(app.text())}</th> };
    view! {
        <thead>
            <tr>
                {column(Text::ticket_number)} {column(Text::ticket_title)}
                {(party == Party::Shown).then(|| column(Text::customer))} {column(Text::ticket_kind)}
                {column(Text::ticket_severity)} {column(Text::ticket_stage_label)} {column(Text::ticket_clock)}
                {column(Text::ticket_assignee)}
                <th scope="col"><span class="unseen">{move || app.text().ticket_next()}</span></th>
            </tr>
        </thead>
    }
}

/// How a stage looks.
const fn look(stage: &Stage) -> (Meaning, &'static str) {
    match stage {
        Stage::New => (Meaning::Accent, "circle-dashed"),
        Stage::Assigned { .. } => (Meaning::Accent, "user-round"),
        Stage::InProgress { .. } => (Meaning::Plain, "circle-dot"),
        Stage::WaitingCustomer { .. } => (Meaning::Plain, "clock"),
        Stage::Resolved { .. } => (Meaning::Good, "check"),
        Stage::Closed { .. } => (Meaning::Plain, "circle-check"),
    }
}

/// Where a ticket stands, in an icon and a word.
pub(super) fn stage_view(app: App, case: &Case) -> impl IntoView + use<> {
    let (meaning, mark) = look(&case.course.state.stage);
    status(meaning, mark, stage_words(app, case))
}

fn row(id: Signal<TicketId>, focused: Signal<bool>, party: Party, work: Memo<Clockwork>) -> impl IntoView {
    let app = use_app();
    let case = Memo::new(move |_| app.case(id.get()));
    let busy = RwSignal::new(false);
    let read = move |part: fn(App, &Case) -> String| {
        move || case.with(|case| case.as_ref().map(|case| part(app, case)).unwrap_or_default())
    };
    let clock = Memo::new(move |_| {
        let case = case.get()?;
        let clocks = work.with(|work| app.clocks_of(&case, work));
        Some((next_words(app, &case, &clocks), tier_words(app, &case, &clocks)))
    });
    let tier = move || {
        let words = clock.get()?.1?;
        Some(view! { " " <span class="tickets__tier soft small" data-tier="">{words}</span> })
    };
    let act = move || {
        let case = case.get()?;
        let step = main_step(&case)?;
        let press = move |event: leptos::ev::MouseEvent| {
            event.stop_propagation();
            press(app, busy, id.get_untracked(), step);
        };
        Some(view! {
            <button class="button" type="button" data-step=step_name(step) on:click=press>{app.text().ticket_step(step)}</button>
        })
    };
    let keeper = move || {
        let name = case.with(|case| case.as_ref().map(|it| it.course.state.assignee.clone()).unwrap_or_default());
        if name.is_empty() {
            view! { <span class="faint">{app.text().ticket_nobody()}</span> }.into_any()
        } else {
            view! { <bdi>{name}</bdi> }.into_any()
        }
    };
    view! {
        <tr
            data-row=""
            data-ticket=move || id.get().to_string()
            data-focus=move || focused.get().then_some("")
            on:click=open_row(move || Route::Ticket(id.get_untracked()))
        >
            <td class="tickets__number">{read(|_, it| it.ticket.number.clone())}</td>
            <td class="tickets__title">
                <a href=move || Route::Ticket(id.get()).href() on:click=|event| event.stop_propagation()>
                    <bdi>{read(|_, it| it.ticket.title.clone())}</bdi>
                </a>
            </td>
            {(party == Party::Shown)
                .then(|| view! { <td class="tickets__party"><bdi>{read(|app, it| app.customer_name(it.ticket.customer))}</bdi></td> })}
            <td class="tickets__kind soft">{read(|app, it| app.text().ticket_kind_name(it.ticket.kind).to_owned())}</td>
            <td class="tickets__level soft">{read(|app, it| app.text().urgency(it.ticket.urgency(&it.course)).to_owned())}</td>
            <td class="tickets__stage">{move || case.get().map(|case| stage_view(app, &case))} {tier}</td>
            <td class="tickets__clock">{move || clock.get().map(|(words, _)| ClockWords::view(words))}</td>
            <td class="tickets__keeper soft">{keeper}</td>
            <td class="tickets__act">{act}</td>
        </tr>
    }
}
