//! The tickets that need a decision: late with something still to be done, to be solved today, with news that is due, or with a
//! customer to be called back.

use super::decide::Decision;
use super::door::Target;
use crate::domain::customer::Customer;
use crate::domain::service_case::Clocks;
use crate::state::{App, Case};
use crate::ui::route::HomeMatter;
use crate::ui::widgets::status::Meaning;

/// Who looks after something to decide, and that.
pub(super) type Kept = (String, Decision);

/// Tickets that are late with something still to be done, to be solved today, or whose customer is to hear again by today: the most
/// urgent first, each with who looks after it.
pub(super) fn due_tickets(app: App) -> Vec<Kept> {
    let as_of = app.as_of();
    app.watch_any::<Customer>();
    let work = app.clockwork();
    let open = app.cases().into_iter().filter(|it| it.course.is_unsolved());
    let urgent = |case: Case| {
        let clocks = app.clocks_of(&case, &work);
        let day = clocks.solve_by(&case.course).map(|at| as_of.days_until(at.date()));
        let is_due = clocks.is_late(&case.course) || day.is_some_and(|days| days <= 0);
        let news = case.course.news_by().map(|day| as_of.days_until(day)).filter(|days| *days <= 0);
        let solve = is_due.then(|| day.unwrap_or_default().min(0));
        let rank = solve.into_iter().chain(news).min()?;
        Some((rank, case, clocks, DueIn { solve, news }))
    };
    let mut all: Vec<_> = open.filter_map(urgent).collect();
    all.sort_by_key(|(rank, case, ..)| (*rank, case.ticket.id));
    let decision = |(rank, case, clocks, due): &(i64, Case, Clocks, DueIn)| {
        (app.keeper_of(case), ticket_decision(app, *rank, case, clocks, *due))
    };
    all.iter().map(decision).collect()
}

/// Complaints that were solved and whose customer is to be called back by today, the most urgent first, each with who looks after it.
pub(super) fn due_call_backs(app: App) -> Vec<Kept> {
    let as_of = app.as_of();
    app.watch_any::<Customer>();
    // the day by which somebody is called back does not turn with the minute
    let work = app.clockwork_of_day();
    let awaited = app.cases().into_iter().filter(|it| it.course.awaits_call_back(it.ticket.kind));
    let due = |case: Case| {
        let by = app.clocks_of(&case, &work).call_back_by(&case.ticket, &case.course)?;
        Some((as_of.days_until(by), case)).filter(|(days, _)| *days <= 0)
    };
    let mut all: Vec<(i64, Case)> = awaited.filter_map(due).collect();
    all.sort_by_key(|(days, case)| (*days, case.ticket.id));
    all.iter().map(|(days, case)| (app.keeper_of(case), call_back_decision(app, *days, case))).collect()
}

fn call_back_decision(app: App, days: i64, case: &Case) -> Decision {
    let text = app.text();
    let it = &case.ticket;
    let party = app.peek_party(it.customer).map(|it| it.name.clone()).unwrap_or_default();
    let words = [it.number.clone(), app.keeper_of(case)];
    Decision {
        rank: days,
        meaning: if days < 0 { Meaning::Danger } else { Meaning::Warn },
        mark: "phone",
        when: if days < 0 { text.days_late(days.unsigned_abs()) } else { text.distance(days) },
        what: text.ticket_home_call_back(&party, &it.title),
        why: words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "),
        act: text.ticket_home_act().to_owned(),
        target: Target::of(app, HomeMatter::Ticket(it.id)),
    }
}

/// In how many days what is due of a ticket is due, below nought how many days it is late.
#[derive(Clone, Copy)]
struct DueIn {
    /// To be solved; nothing where that is not due.
    solve: Option<i64>,
    /// News for the customer; nothing where none are due.
    news: Option<i64>,
}

/// `rank` is the earlier of the days: it says how urgent the ticket is, not which of the two is how late.
fn ticket_decision(app: App, rank: i64, case: &Case, clocks: &Clocks, due: DueIn) -> Decision {
    let text = app.text();
    let it = &case.ticket;
    let party = app.peek_party(it.customer).map(|it| it.name.clone()).unwrap_or_default();
    let has_run_out = clocks.is_late(&case.course);
    let is_late = has_run_out || due.news.is_some_and(|days| days < 0);
    let told = due.news.filter(|_| due.solve.is_some()).map(|days| match days {
        ..0 => text.ticket_news_late(&text.days_late(days.unsigned_abs())),
        _ => text.ticket_news_today().to_owned(),
    });
    let words = [it.number.clone(), app.keeper_of(case), told.unwrap_or_default()];
    Decision {
        rank,
        meaning: if is_late { Meaning::Danger } else { Meaning::Warn },
        mark: if is_late { "octagon-alert" } else { "headset" },
        // not by the minute: the page would have to be gathered anew with every one
        when: match due.solve.unwrap_or(rank) {
            days @ ..0 => text.days_late(days.unsigned_abs()),
            _ if has_run_out => text.tickets_late().to_owned(),
            days => text.distance(days),
        },
        what: if due.solve.is_some() {
            text.ticket_home_late(&party, &it.title)
        } else {
            text.ticket_home_news(&party, &it.title)
        },
        why: words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "),
        act: text.ticket_home_act().to_owned(),
        target: Target::of(app, HomeMatter::Ticket(it.id)),
    }
}
