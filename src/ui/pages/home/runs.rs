//! Payout runs that wait to be approved.

use super::decide::Decision;
use super::door::Target;
use crate::domain::money::Money;
use crate::state::{App, RunRow};
use crate::ui::route::HomeMatter;
use crate::ui::widgets::status::Meaning;

/// The runs that wait, the oldest first.
pub(super) fn run_decisions(app: App) -> Vec<Decision> {
    let mut all = app.runs_waiting();
    all.reverse();
    all.iter().map(|row| decision(app, row)).collect()
}

fn decision(app: App, row: &RunRow) -> Decision {
    let text = app.text();
    // what waited on another date may have been approved since
    let is_today = app.looks_at_today();
    let paid = app.paid_by_run(&row.run);
    let sums = paid.and_then(|paid| Money::by_currency(paid.into_iter().map(|(_, sum)| sum)));
    let sums = text.sums_words(sums);
    Decision {
        rank: 0,
        meaning: Meaning::Accent,
        mark: "stamp",
        when: text.payout_made().to_owned(),
        what: text.home_payout_words(&row.run.number, &sums),
        why: row.run.by.clone(),
        act: if is_today { text.payout_approve() } else { text.home_see() }.to_owned(),
        target: Target::of(app, HomeMatter::PayoutRun(row.run.id)),
    }
}
