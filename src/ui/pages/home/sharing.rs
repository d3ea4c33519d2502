//! Shared information that has to be given back or destroyed soon, or should have been (EXE-08).

use super::decide::{Decision, Target};
use super::tickets::Kept;
use crate::domain::customer::Customer;
use crate::state::App;
use crate::ui::route::Route;
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
            target: Target::Go(Route::SharingScope(it.scope.id)),
        };
        (owner, decision)
    })
    .collect()
}
