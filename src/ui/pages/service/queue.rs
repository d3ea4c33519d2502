//! Which tickets a list shows, and in which order.

use std::collections::HashMap;

use crate::domain::contract::service::Urgency;
use crate::domain::id::TicketId;
use crate::domain::lifecycle::ticket::{Stage, TicketKind};
use crate::domain::service_case::Urgent;
use crate::i18n::{Message, Text};
use crate::state::{App, Case};
use crate::ui::route::Query;

/// The views: what is open first, for that is the work.
pub(super) const VIEWS: &[(Message, Option<&str>)] = &[
    (Text::tickets_open, None),
    (Text::tickets_mine, Some("mine")),
    (Text::tickets_late, Some("late")),
    (Text::tickets_escalated, Some("escalated")),
    (Text::tickets_waiting, Some("waiting")),
    (Text::tickets_call_back, Some("call-back")),
    (Text::tickets_closed, Some("closed")),
    (Text::tickets_all, Some("all")),
];

/// Where a ticket stands in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    urgent: Urgent,
    /// Whether something of it is late: the answer, the solution, or the next news to the customer.
    is_late: bool,
    /// Whether it was escalated, or should have been by now.
    is_escalated: bool,
}

impl Mark {
    const CLOSED: Self = Self { urgent: Urgent::Closed, is_late: false, is_escalated: false };
    const UNKNOWN: Self = Self { urgent: Urgent::Unknown, is_late: false, is_escalated: false };
}

/// What is known of every ticket.
pub(super) type Marks = HashMap<TicketId, Mark>;

/// What every open ticket is marked with. Of those that are closed nothing is reckoned.
pub(super) fn marks(app: App, all: &[Case]) -> Marks {
    let (work, as_of) = (app.clockwork(), app.as_of());
    let mark = |case: &Case| {
        let course = &case.course;
        if course.is_closed() {
            return (case.ticket.id, Mark::CLOSED);
        }
        let clocks = app.clocks_of(case, &work);
        let mark = Mark {
            urgent: clocks.urgent(course),
            is_late: clocks.is_late(course) || course.news_late(as_of).is_some(),
            is_escalated: clocks.tier.is_some() || course.state.is_escalated(),
        };
        (case.ticket.id, mark)
    };
    all.iter().map(mark).collect()
}

/// What a ticket is found by.
pub(in crate::ui) fn texts(app: App, case: &Case) -> (Vec<String>, Vec<String>) {
    let it = &case.ticket;
    let party = app.peek_party(it.customer).map(|it| it.name.clone()).unwrap_or_default();
    let mut others = vec![it.number.clone(), it.description.clone(), it.wish.clone(), app.keeper_of(case)];
    others.extend(it.clause.map(|clause| app.text().clause_name(clause).to_owned()));
    (vec![it.title.clone(), party], others)
}

/// Those of the found ones that the query asks for, in the order of the queue.
pub(super) fn chosen(app: App, found: Vec<Case>, marks: &Marks, query: &Query) -> Vec<TicketId> {
    let me = app.my_name();
    let mark = |case: &Case| marks.get(&case.ticket.id).copied().unwrap_or(Mark::UNKNOWN);
    let kind = query.filter("kind").and_then(TicketKind::of);
    let level = query.filter("level").and_then(Urgency::of);
    let mut all = found;
    all.retain(|case| {
        let course = &case.course;
        let in_view = match query.filter("view") {
            None => !course.is_closed(),
            Some("mine") => !course.is_closed() && app.keeper_of(case) == me,
            Some("late") => mark(case).is_late,
            Some("escalated") => mark(case).is_escalated,
            Some("waiting") => matches!(course.state.stage, Stage::WaitingCustomer { .. }),
            Some("call-back") => course.awaits_call_back(case.ticket.kind),
            Some("closed") => course.is_closed(),
            Some(_) => true,
        };
        in_view
            && kind.is_none_or(|kind| case.ticket.kind == kind)
            && level.is_none_or(|level| case.ticket.urgency(course) == level)
    });
    // of those that are closed the last one comes first
    all.sort_by_key(|case| {
        let urgent = mark(case).urgent;
        let closed = (urgent == Urgent::Closed).then(|| std::cmp::Reverse(case.course.last_at()));
        (urgent, closed, case.ticket.id)
    });
    all.into_iter().map(|case| case.ticket.id).collect()
}
