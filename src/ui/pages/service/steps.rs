//! Taking the steps of a ticket's life.

use leptos::prelude::*;

use crate::domain::calendar::moment::{Minute, Moment};
use crate::domain::id::{TicketEventId, TicketId};
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::lifecycle::ticket::command::{Command, Step};
use crate::domain::lifecycle::ticket::resolution::CallBack;
use crate::domain::lifecycle::ticket::{Stage, Ticket as State, TicketKind};
use crate::domain::ticket::TicketEvent;
use crate::state::{App, Batch, BrowserIds, Case, DisputeFrom, Layer, Sheet, Tone, UndoOffer, case_of, now};
use crate::ui::widgets::focus::focus_later;

/// The steps that a page offers, in the order of a ticket's life.
pub(super) const OFFERED: [Step; 16] = [
    Step::Assign,
    Step::Acknowledge,
    Step::Start,
    Step::Assess,
    Step::Investigate,
    Step::DraftAnswer,
    Step::ApproveAnswer,
    Step::AskCustomer,
    Step::Resume,
    Step::Inform,
    Step::Resolve,
    Step::CallBack,
    Step::Close,
    Step::Reopen,
    Step::Escalate,
    Step::OpenDispute,
];

/// The step's name in the page.
pub(super) const fn step_name(step: Step) -> &'static str {
    match step {
        Step::Assign => "assign",
        Step::Acknowledge => "acknowledge",
        Step::Inform => "inform",
        Step::Start => "start",
        Step::Assess => "assess",
        Step::Investigate => "investigate",
        Step::DraftAnswer => "draft",
        Step::ApproveAnswer => "approve",
        Step::AskCustomer => "ask",
        Step::Resume => "resume",
        Step::Resolve => "resolve",
        Step::CallBack => "call_back",
        Step::Close => "close",
        Step::Reopen => "reopen",
        Step::Escalate => "escalate",
        Step::OpenDispute => "dispute",
    }
}

/// The step that comes next as a rule; nothing once it is closed.
pub(super) fn main_step(case: &Case) -> Option<Step> {
    let state = &case.course.state;
    match &state.stage {
        Stage::New => Some(Step::Assign),
        Stage::Assigned { .. } if state.file.acknowledged.is_none() => Some(Step::Acknowledge),
        Stage::Assigned { .. } => Some(Step::Start),
        Stage::InProgress { .. } if case.ticket.kind == TicketKind::Complaint => {
            Some(state.file.next().unwrap_or(Step::Resolve))
        }
        Stage::InProgress { .. } => Some(Step::Resolve),
        Stage::WaitingCustomer { .. } => Some(Step::Resume),
        Stage::Resolved { call_back: CallBack::NotMade, .. } => Some(Step::CallBack),
        Stage::Resolved { .. } => Some(Step::Close),
        Stage::Closed { .. } => None,
    }
}

/// How a ticket stands today, whatever date is looked at.
pub(super) fn today(app: App, id: TicketId) -> Option<Case> {
    let last = Minute::of_day(1_439).ok()?;
    case_of(app, id, Moment::new(app.today.get_untracked(), last).ok()?)
}

/// Every step that a page offers of a ticket as it stands today, with the reason if it may not be taken.
pub(super) fn offers(app: App, case: &Case) -> Vec<(Step, Result<(), Refusal<State>>)> {
    let facts = app.ticket_facts(case);
    let Ok(now) = now() else { return Vec::new() };
    let complaint = case.ticket.kind == TicketKind::Complaint;
    let of_complaints = [Step::Assess, Step::Investigate, Step::DraftAnswer, Step::ApproveAnswer];
    OFFERED
        .into_iter()
        .filter(|step| complaint || !of_complaints.contains(step))
        .map(|step| (step, case.course.state.offer(step, now, &facts)))
        .collect()
}

/// A step was pressed: it is taken, or its words are asked for; why it may not be taken is said.
pub(super) fn press(app: App, busy: RwSignal<bool>, id: TicketId, step: Step) {
    let Some(case) = today(app, id) else { return };
    if let Some((_, Err(refusal))) = offers(app, &case).into_iter().find(|(offered, _)| *offered == step) {
        app.say(app.untracked_text().ticket_refusal(&refusal), Tone::Trouble, UndoOffer::None);
        return;
    }
    match step {
        Step::Start => take(app, busy, id, Command::Start),
        Step::Resume => take(app, busy, id, Command::Resume),
        Step::OpenDispute => app.layer.set(Some(Layer::Sheet(Sheet::Dispute(DisputeFrom::Ticket(id))))),
        Step::Assign
        | Step::Acknowledge
        | Step::Inform
        | Step::Assess
        | Step::Investigate
        | Step::DraftAnswer
        | Step::ApproveAnswer
        | Step::AskCustomer
        | Step::Resolve
        | Step::CallBack
        | Step::Close
        | Step::Reopen
        | Step::Escalate => app.layer.set(Some(Layer::Sheet(Sheet::TicketStep(id, step)))),
    }
}

/// The fact that a command causes now, or in words why it may not happen.
pub(super) fn decide(app: App, case: &Case, command: Command) -> Result<TicketEvent, String> {
    let text = app.untracked_text();
    let facts = app.ticket_facts(case);
    let state = &case.course.state;
    let now = now().map_err(|_| text.ticket_clock_fault().to_owned())?;
    // a copy whose clock is ahead may have entered the last step: what follows it does not come before it
    let now = state.since().map_or(now, |last| last.max(now));
    let decided = state.decide(Entry::new(now, command), now, &facts);
    let event = decided.map_err(|refusal| text.ticket_refusal(&refusal))?;
    let by = untrack(|| app.my_name());
    let (id, ticket) = (TicketEventId::fresh(&mut BrowserIds), case.ticket.id);
    Ok(TicketEvent { id, ticket, at: event.on, by, fact: event.what, level: Some(case.ticket.severity) })
}

/// Takes a step that needs no words.
fn take(app: App, busy: RwSignal<bool>, id: TicketId, command: Command) {
    let Some(case) = today(app, id) else { return };
    let step = State::step(&command);
    match decide(app, &case, command) {
        Err(why) => app.say(why, Tone::Trouble, UndoOffer::None),
        Ok(event) => {
            let text = app.untracked_text();
            let said = text.ticket_step_said(&case.ticket.number, text.ticket_step(step));
            app.renew_today();
            // the button is drawn anew with the step that comes next: the cursor stays on it
            let next = format!("[data-ticket='{id}'] .tickets__act .button");
            app.save_once(busy, Batch::of(&event), said, move || focus_later(next, true));
        }
    }
}
