//! What the customer said, what had caused it and what was done about it; and everything that happened.

use leptos::prelude::*;

use crate::domain::lifecycle::ticket::Stage;
use crate::domain::lifecycle::ticket::resolution::Resolution;
use crate::domain::ticket::Step;
use crate::i18n::{Text, format};
use crate::state::{App, Case, use_app};
use crate::ui::widgets::facts::facts;
use crate::ui::widgets::happened::{Happened, HistoryPart};

/// What the customer said and wants.
#[component]
pub(super) fn Said(case: Memo<Option<Case>>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let text = app.text();
        let Some(case) = case.get() else { return Vec::new() };
        let parts = [
            (text.ticket_description(), case.ticket.description.clone()),
            (text.ticket_wish(), case.ticket.wish.clone()),
        ];
        facts(parts)
    };
    let any = move || {
        case.with(|it| it.as_ref().is_some_and(|it| !it.ticket.description.is_empty() || !it.ticket.wish.is_empty()))
    };
    view! {
        <Show when=any>
            <section class="rec__part" aria-label=move || app.text().ticket_description()>
                <dl class="facts facts--long">{rows}</dl>
            </section>
        </Show>
    }
}

/// Cause, corrective action, remedy, and what the customer was told.
#[component]
pub(super) fn Solution(case: Memo<Option<Case>>) -> impl IntoView {
    let app = use_app();
    let rows = Memo::new(move |_| case.with(|case| case.as_ref().map(|case| solution(app, case)).unwrap_or_default()));
    let shown = move || facts(rows.get());
    view! {
        <Show when=move || rows.with(|rows| rows.iter().any(|(_, value)| !value.is_empty()))>
            <section class="rec__part" id="ticket-solution" aria-label=move || app.text().ticket_solution()>
                <div class="section__head"><h2>{move || app.text().ticket_solution()}</h2></div>
                <dl class="facts facts--long">{shown}</dl>
            </section>
        </Show>
    }
}

/// What the answer drafted last says, and what the solution does; the solution counts where both speak.
fn solution(app: App, case: &Case) -> Vec<(&'static str, String)> {
    let text = app.text();
    let state = &case.course.state;
    let none = Resolution::default();
    let solved = match &state.stage {
        Stage::Resolved { resolution, .. } | Stage::Closed { resolution, .. } => resolution,
        Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => &none,
    };
    let draft = state.file.draft.as_ref();
    let facts = state.file.investigation.as_ref().map(|it| it.facts.clone()).unwrap_or_default();
    let drafted = draft.map(|it| it.cause.clone()).unwrap_or_default();
    let cost = draft.and_then(|it| it.cost).filter(|it| !it.is_zero()).map(format::money).unwrap_or_default();
    vec![
        (text.step_facts(), facts),
        (text.ticket_cause(), if solved.cause.is_empty() { drafted } else { solved.cause.clone() }),
        (text.ticket_action(), solved.corrective_action.clone()),
        (text.ticket_remedy(), draft.map(|it| it.remedy.clone()).unwrap_or_default()),
        (text.ticket_cost(), cost),
        (text.ticket_answer(), solved.answer.clone()),
        (text.ticket_options(), solved.next_options.clone()),
    ]
}

/// Everything that happened, the latest first.
#[component]
pub(super) fn History(case: Memo<Option<Case>>) -> impl IntoView {
    let app = use_app();
    let all = Signal::derive(move || {
        let Some(case) = case.get() else { return Vec::new() };
        let text = app.text();
        let came = Happened {
            what: text.ticket_new().to_owned(),
            on: text.clock_moment(case.ticket.received, app.as_of()),
            by: case.ticket.by.clone(),
            more: String::new(),
        };
        case.course.steps.iter().rev().map(|step| happened(app, step)).chain([came]).collect()
    });
    view! { <HistoryPart id="ticket-history" title=Text::ticket_what_happened all /> }
}

fn happened(app: App, step: &Step) -> Happened {
    let text = app.text();
    let (what, more) = text.ticket_event(&step.fact);
    Happened { what, on: text.clock_moment(step.at, app.as_of()), by: step.by.clone(), more }
}
