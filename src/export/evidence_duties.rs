//! The duties of a contract in an evidence bundle: what happened to them, and apart from it what we wrote of them for ourselves.

use std::collections::BTreeSet;

use super::evidence::cells;
use crate::domain::date::Date;
use crate::domain::duties::record::{DutyEvent, DutyFact};
use crate::domain::id::DutyEventId;
use crate::i18n::Text;

/// A duty with what happened to it.
#[derive(Debug, Clone)]
pub struct ToldDuty<'a> {
    /// What it is called.
    pub title: String,
    /// Whose it is, in words.
    pub bearer: &'a str,
    /// The day it falls due.
    pub due: Option<Date>,
    /// What happened to it, in order.
    pub events: Vec<&'a DutyEvent>,
    /// What the files are called that show that it was done.
    pub files: Vec<String>,
}

/// The duties with what the other side may read of each, and the files that show it. Who of us looks after one, why one was given up
/// and what we noted on a breach is in [`own_duty_table`].
pub fn duty_table(text: Text, duties: &[ToldDuty<'_>]) -> Vec<Vec<String>> {
    let rows = duties.iter().map(|duty| {
        let own = of_owners(duty);
        let told = duty.events.iter().filter(|it| !own.contains(&it.id));
        let told = told.filter_map(|it| text.duty_fact_told(&it.fact).map(|words| format!("{} {words}", it.on)));
        let mut row = row(duty, &told.collect::<Vec<_>>());
        row.push(duty.files.join("; "));
        row
    });
    let mut head = head(text);
    head.push(text.bundle_sign_evidence().to_owned());
    std::iter::once(head).chain(rows).collect()
}

/// What we wrote of duties for ourselves; only the head where there is nothing.
pub fn own_duty_table(text: Text, duties: &[ToldDuty<'_>]) -> Vec<Vec<String>> {
    let rows = duties.iter().filter_map(|duty| {
        let owners = of_owners(duty);
        let own = duty.events.iter().filter_map(|it| {
            let words = text.duty_fact(&it.fact);
            let is_own = owners.contains(&it.id) || text.duty_fact_told(&it.fact).as_ref() != Some(&words);
            is_own.then(|| format!("{} {words}", it.on))
        });
        let own: Vec<String> = own.collect();
        (!own.is_empty()).then(|| row(duty, &own))
    });
    std::iter::once(head(text)).chain(rows).collect()
}

/// The entries of who looks after a duty, and those that take one of them back.
fn of_owners(duty: &ToldDuty<'_>) -> BTreeSet<DutyEventId> {
    let is_owner = |it: &DutyEvent| matches!(it.fact, DutyFact::Owner(_));
    let named: BTreeSet<DutyEventId> = duty.events.iter().filter(|it| is_owner(it)).map(|it| it.id).collect();
    let back = duty.events.iter().filter(|it| matches!(it.fact, DutyFact::TakesBack(id) if named.contains(&id)));
    let back: Vec<DutyEventId> = back.map(|it| it.id).collect();
    named.into_iter().chain(back).collect()
}

fn head(text: Text) -> Vec<String> {
    cells(&[text.disputes_duty(), text.duty_bearer(), text.disputes_on(), text.disputes_history()])
}

fn row(duty: &ToldDuty<'_>, told: &[String]) -> Vec<String> {
    let due = duty.due.map(|day| day.to_string()).unwrap_or_default();
    vec![duty.title.clone(), duty.bearer.to_owned(), due, told.join("; ")]
}
