//! Shared information that has to be given back or destroyed soon, or should have been (EXE-08); leaks about which something is to be
//! done by a day of the clause or the law.

use super::decide::Decision;
use super::door::Target;
use super::tickets::Kept;
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::sharing::incident::{Measure, Todo};
use crate::state::{App, Asked, Leak};
use crate::ui::route::HomeMatter;
use crate::ui::widgets::status::Meaning;

/// So many days before it is due, it stands on the first page.
const SOON: i64 = 7;

/// What is to be given back within a week or is late, each with who looks after the customer.
pub(super) fn due_returns(app: App) -> Vec<Kept> {
    let as_of = app.as_of();
    app.watch_any::<Customer>();
    let text = app.text();
    let due = app.open_returns().into_iter().filter(|(day, _)| as_of.days_until(*day) <= SOON);
    due.map(|(day, it)| {
        let party = app.peek_party(it.scope.customer);
        let owner = party.as_ref().map(|it| it.owner.clone()).unwrap_or_default();
        let name = party.map(|it| it.name.clone()).unwrap_or_default();
        let days = as_of.days_until(day);
        let decision = Decision {
            rank: days,
            meaning: if days < 0 { Meaning::Danger } else { Meaning::Warn },
            mark: if days < 0 { "octagon-alert" } else { "share-2" },
            when: if days < 0 { text.days_late(days.unsigned_abs()) } else { text.distance(days) },
            what: text.scope_home(&name, &it.scope.what),
            why: it.scope.number.clone(),
            act: text.scope_home_act().to_owned(),
            target: Target::of(app, HomeMatter::Return(it.scope.id)),
        };
        (owner, decision)
    })
    .collect()
}

/// Leaks about which something is to be done by a day of the clause or the law, the most urgent first, each with who looks after the
/// customer.
pub(super) fn due_leaks(app: App) -> Vec<Kept> {
    let (as_of, now) = (app.as_of(), app.now());
    app.watch_any::<Customer>();
    let text = app.text();
    let decision = |(day, todo, leak): (Date, Todo, Leak)| {
        let it = leak.incident;
        let party = it.customer.and_then(|id| app.peek_party(id));
        let owner = party.as_ref().map(|it| it.owner.clone()).unwrap_or_default();
        let name = party.map(|it| it.name.clone()).unwrap_or_default();
        let (days, is_late) = (as_of.days_until(day), todo.is_late(now));
        let decision = Decision {
            rank: days,
            meaning: if is_late { Meaning::Danger } else { Meaning::Warn },
            mark: "octagon-alert",
            when: match days {
                ..0 => text.days_late(days.unsigned_abs()),
                _ if is_late => text.tickets_late().to_owned(),
                _ => todo.by.map_or_else(
                    || text.incident_todo_at_once().to_owned(),
                    |by| text.incident_todo_by(&text.clock_moment(by, as_of)),
                ),
            },
            what: if todo.measure == Measure::TellPartner {
                text.incident_home(&name, &it.title)
            } else {
                text.incident_calendar_step(text.incident_measure(todo.measure), &it.title)
            },
            why: it.number.clone(),
            act: if todo.measure.tells() { text.incident_home_act() } else { text.incident_home_see() }.to_owned(),
            target: Target::of(app, HomeMatter::Leak(it.id)),
        };
        (owner, decision)
    };
    app.pressing_leaks().into_iter().map(decision).collect()
}

/// Requests of persons about their data that are to be answered within a week or are late, each with who looks after the customer.
pub(super) fn due_requests(app: App) -> Vec<Kept> {
    let as_of = app.as_of();
    let text = app.text();
    let soon = |it: Asked| {
        let day = it.due?;
        let days = as_of.days_until(day);
        let customer = it.request.contact.and_then(|id| app.watch::<Contact>(id)).map(|it| it.customer);
        let party = customer.or(it.request.customer).and_then(|id| app.peek_party(id));
        let decision = Decision {
            rank: days,
            meaning: if days < 0 { Meaning::Danger } else { Meaning::Warn },
            mark: if days < 0 { "octagon-alert" } else { "id-card" },
            when: if days < 0 { text.days_late(days.unsigned_abs()) } else { text.distance(days) },
            what: text.request_home(&app.requester_words(&it.request), text.request_ask(it.request.asks)),
            why: it.contract.as_ref().map(|(_, number)| number.clone()).unwrap_or_default(),
            act: text.request_home_act().to_owned(),
            target: Target::of(app, HomeMatter::Request(it.request.id)),
        };
        (days <= SOON).then(|| (party.map(|it| it.owner.clone()).unwrap_or_default(), decision))
    };
    app.open_requests().into_iter().filter_map(soon).collect()
}
