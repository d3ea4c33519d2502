//! The tickets that need a decision: late with something still to be done, to be solved today, or with news that is due.

use super::decide::{Decision, Target};
use crate::domain::customer::Customer;
use crate::domain::service_case::Clocks;
use crate::state::{App, Case};
use crate::ui::route::Route;
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
        target: Target::Go(Route::Ticket(it.id)),
    }
}
