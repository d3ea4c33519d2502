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
    (Text::tickets_waiting, Some("waiting")),
    (Text::tickets_closed, Some("closed")),
    (Text::tickets_all, Some("all")),
];

/// Where a ticket stands in the queue, and whether something of it is late.
pub(super) type Marks = HashMap<TicketId, (Urgent, bool)>;

/// What every open ticket is marked with. Of those that are closed nothing is reckoned.
pub(super) fn marks(app: App, all: &[Case]) -> Marks {
    let work = app.clockwork();
    let mark = |case: &Case| {
        if case.course.is_closed() {
            return (case.ticket.id, (Urgent::Closed, false));
        }
        let clocks = app.clocks_of(case, &work);
        (case.ticket.id, (clocks.urgent(&case.course), clocks.is_late(&case.course)))
    };
    all.iter().map(mark).collect()
}

/// What a ticket is found by.
pub(in crate::ui) fn texts(app: App, case: &Case) -> (Vec<String>, Vec<String>) {
    let it = &case.ticket;
    let party = app.peek_party(it.customer).map(|it| it.name.clone()).unwrap_or_default();
    let others = vec![it.number.clone(), it.description.clone(), it.wish.clone(), app.keeper_of(case)];
    (vec![it.title.clone(), party], others)
}

/// Those of the found ones that the query asks for, in the order of the queue.
pub(super) fn chosen(app: App, found: Vec<Case>, marks: &Marks, query: &Query) -> Vec<TicketId> {
    let me = app.my_name();
    let mark = |case: &Case| marks.get(&case.ticket.id).copied().unwrap_or((Urgent::Unknown, false));
    let kind = query.filter("kind").and_then(TicketKind::of);
    let level = query.filter("level").and_then(Urgency::of);
    let mut all = found;
    all.retain(|case| {
        let course = &case.course;
        let in_view = match query.filter("view") {
            None => !course.is_closed(),
            Some("mine") => !course.is_closed() && app.keeper_of(case) == me,
            Some("late") => mark(case).1,
            Some("waiting") => matches!(course.state.stage, Stage::WaitingCustomer { .. }),
            Some("closed") => course.is_closed(),
            Some(_) => true,
        };
        in_view
            && kind.is_none_or(|kind| case.ticket.kind == kind)
            && level.is_none_or(|level| case.ticket.urgency(course) == level)
    });
    // of those that are closed the last one comes first
    all.sort_by_key(|case| {
        let (urgent, _) = mark(case);
        let closed = (urgent == Urgent::Closed).then(|| std::cmp::Reverse(case.course.last_at()));
        (urgent, closed, case.ticket.id)
    });
    all.into_iter().map(|case| case.ticket.id).collect()
}
