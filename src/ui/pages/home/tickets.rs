//! The tickets that need a decision: late with something still to be done, or to be solved today.

use super::decide::{Decision, Target};
use crate::domain::customer::Customer;
use crate::domain::service_case::Clocks;
use crate::state::{App, Case};
use crate::ui::route::Route;
use crate::ui::widgets::status::Meaning;

/// Who looks after something to decide, and that.
pub(super) type Kept = (String, Decision);

/// Tickets that are late with something still to be done, or to be solved today: the most urgent first, each with who looks
/// after it.
pub(super) fn due_tickets(app: App) -> Vec<Kept> {
    let as_of = app.as_of();
    app.watch_any::<Customer>();
    let work = app.clockwork();
    let open = app.cases().into_iter().filter(|it| it.course.is_unsolved());
    let urgent = |case: Case| {
        let clocks = app.clocks_of(&case, &work);
        let day = clocks.solve_by(&case.course).map(|at| as_of.days_until(at.date()));
        let is_due = clocks.is_late(&case.course) || day.is_some_and(|days| days <= 0);
        is_due.then(|| (day.unwrap_or_default().min(0), case, clocks))
    };
    let mut all: Vec<_> = open.filter_map(urgent).collect();
    all.sort_by_key(|(days, case, _)| (*days, case.ticket.id));
    all.iter().map(|(days, case, clocks)| (app.keeper_of(case), ticket_decision(app, *days, case, clocks))).collect()
}

fn ticket_decision(app: App, days: i64, case: &Case, clocks: &Clocks) -> Decision {
    let text = app.text();
    let it = &case.ticket;
    let party = app.peek_party(it.customer).map(|it| it.name.clone()).unwrap_or_default();
    let is_late = clocks.is_late(&case.course);
    let words = [it.number.clone(), app.keeper_of(case)];
    Decision {
        rank: days,
        meaning: if is_late { Meaning::Danger } else { Meaning::Warn },
        mark: if is_late { "octagon-alert" } else { "headset" },
        // not by the minute: the page would have to be gathered anew with every one
        when: match days {
            ..0 => text.days_late(days.unsigned_abs()),
            _ if is_late => text.tickets_late().to_owned(),
            _ => text.distance(days),
        },
        what: text.ticket_home_late(&party, &it.title),
        why: words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "),
        act: text.ticket_home_act().to_owned(),
        target: Target::Go(Route::Ticket(it.id)),
    }
}
