//! The clock of a ticket in words, and where the ticket stands.

use leptos::prelude::*;

use crate::domain::lifecycle::ticket::{Stage, TicketKind};
use crate::domain::service_case::{Clocked, Clocks};
use crate::domain::service_clock::{ClockLine, ServiceState};
use crate::state::{App, Case};
use crate::ui::widgets::status::{Meaning, status};

/// Less than this part of the time is left: soon.
const SOON: i64 = 4;

/// What a clock says: how urgent, an icon, and words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ClockWords {
    meaning: Meaning,
    mark: &'static str,
    words: String,
}

impl ClockWords {
    /// The icon and the words.
    pub(super) fn view(self) -> impl IntoView {
        status(self.meaning, self.mark, self.words)
    }
}

/// What runs out next of a ticket; of one that is solved or closed, since when.
pub(super) fn next_words(app: App, case: &Case, clocks: &Clocks) -> ClockWords {
    let text = app.text();
    let course = &case.course;
    let at = |moment| text.clock_moment(moment, app.as_of());
    let plain = |meaning, mark, words| ClockWords { meaning, mark, words };
    match &course.state.stage {
        Stage::Closed { at: closed, .. } => plain(Meaning::Plain, "circle-check", text.ticket_closed_on(&at(*closed))),
        Stage::Resolved { at: solved, .. } => plain(Meaning::Good, "check", text.ticket_solved_on(&at(*solved))),
        Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => {
            let (target, clocked) = clocks.next(course);
            let mut words = clock_words(app, clocked, false);
            words.words = text.ticket_for(text.ticket_target(target), &words.words);
            // a promise of news that was missed is late too, whatever the clocks say
            if let Some(days) = course.news_late(app.as_of()) {
                let news = text.ticket_news_late(&text.days_late(days.unsigned_abs()));
                words = plain(Meaning::Danger, "octagon-alert", format!("{news} · {}", words.words));
            }
            words
        }
    }
}

/// With whom a ticket is by escalation, else with whom it should be by now; nothing of one that nobody has to raise.
pub(super) fn tier_words(app: App, case: &Case, clocks: &Clocks) -> Option<String> {
    let text = app.text();
    let course = &case.course;
    let due = clocks.tier.filter(|_| course.is_unsolved()).map(|role| {
        // the rungs of the ladder are climbed in their order
        let rungs = clocks.standard.escalation.iter().filter(|it| it.to <= role).count();
        (course.state.escalations.len() < rungs, text.ticket_should_be_with(role))
    });
    let raised = course.state.escalations.last().map(|it| text.ticket_raised_to(&it.to));
    match (due, raised) {
        (Some((true, due)), raised) => {
            Some(raised.map_or_else(|| due.to_owned(), |raised| format!("{raised} · {due}")))
        }
        (Some((false, _)) | None, raised) => raised,
    }
}

/// How a clock stands.
pub(super) fn clock_words(app: App, clocked: &Clocked, is_done: bool) -> ClockWords {
    let text = app.text();
    let worked = match clocked {
        Err(fault) => {
            let words = text.clock_fault(*fault).to_owned();
            return ClockWords { meaning: Meaning::Warn, mark: "info", words };
        }
        Ok(worked) => worked,
    };
    let standing = worked.value;
    let limit = worked.working.iter().find_map(|line| match line {
        ClockLine::Limit { minutes, .. } => Some(i64::from(*minutes)),
        ClockLine::Counted { .. } | ClockLine::Paused(_) | ClockLine::Calendar(_) | ClockLine::Used { .. } => None,
    });
    let soon = limit.is_some_and(|limit| standing.left.saturating_mul(SOON) < limit);
    let (meaning, mark) = match standing.state {
        ServiceState::Breached => (Meaning::Danger, "octagon-alert"),
        ServiceState::Running if soon => (Meaning::Warn, "triangle-alert"),
        ServiceState::Running => (Meaning::Plain, "clock"),
        ServiceState::Paused => (Meaning::Plain, "circle-dashed"),
        ServiceState::Met => (Meaning::Good, "check"),
    };
    ClockWords { meaning, mark, words: text.clock_state(standing.state, standing.left, is_done) }
}

/// Where a ticket stands: a complaint by the stages of its own.
pub(super) fn stage_words(app: App, case: &Case) -> &'static str {
    let text = app.text();
    let state = &case.course.state;
    match case.ticket.kind {
        // who waits is told so, whatever its file says
        TicketKind::Complaint if !matches!(state.stage, Stage::WaitingCustomer { .. }) => {
            text.complaint_stage(state.complaint_stage())
        }
        TicketKind::Complaint | TicketKind::Question | TicketKind::Service | TicketKind::Feedback => {
            text.ticket_stage(&state.stage)
        }
    }
}
