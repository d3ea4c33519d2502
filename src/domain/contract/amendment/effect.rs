//! What an amendment comes to: amount, plan, end and duties, before and after.

use super::replan::is_settled;
use crate::domain::account::PartAccount;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::plan::{Due, PartLabel};
use crate::domain::date::Date;
use crate::domain::duties::promise::Promise;
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;

/// A figure before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn<T> {
    /// By the terms in force.
    pub before: T,
    /// By the amendment.
    pub after: T,
}

impl<T: PartialEq> Turn<T> {
    /// Whether it stays.
    pub fn stays(&self) -> bool {
        self.before == self.after
    }
}

/// A row of the payment plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// Its number in the plan it stands in, the new one first; from 1.
    pub number: usize,
    /// What it is called; `None` for a lump sum.
    pub label: Option<PartLabel>,
    /// Whether money was counted towards it.
    pub settled: bool,
    /// Its amount; nothing where the plan does not have it.
    pub amount: Turn<Option<Money>>,
    /// When it is due.
    pub due: Turn<Option<Due>>,
}

/// What an amendment comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The amount of the contract.
    pub amount: Turn<Money>,
    /// The rows of the payment plan, in the order of the new one; those that are gone come last.
    pub rows: Vec<PlanRow>,
    /// The last day of the first term, where it has one.
    pub ends: Turn<Option<Date>>,
    /// Whether late payment costs something else.
    pub late_fee: bool,
    /// Whether service levels are others.
    pub service: bool,
    /// Duties that are new, gone, or due at another time.
    pub duties: Vec<Turn<Option<Promise>>>,
}

/// What the change from `before` to `after` comes to, for a contract whose plan stands like `rows` today.
///
/// Nothing comes of a clause that was written by hand.
pub fn effect(before: &Contract, after: &Contract, rows: &[PartAccount]) -> Effect {
    let (before, after) = (before.computed(), after.computed());
    let (before, after): (&Contract, &Contract) = (&before, &after);
    Effect {
        amount: Turn { before: before.draft_total(), after: after.draft_total() },
        rows: plan_rows(rows, after),
        ends: Turn { before: last_day(before), after: last_day(after) },
        late_fee: before.payment.terms().map(|it| &it.late_fee) != after.payment.terms().map(|it| &it.late_fee),
        service: before.brief().service != after.brief().service,
        duties: duties(before, after),
    }
}

fn last_day(contract: &Contract) -> Option<Date> {
    contract.term.length.last_day().ok().flatten()
}

fn plan_rows(rows: &[PartAccount], after: &Contract) -> Vec<PlanRow> {
    let claims = match &after.payment {
        Clause::Included(payment) => payment.claims(after.draft_total()).map(|it| it.value).unwrap_or_default(),
        Clause::NotApplicable { .. } => Vec::new(),
    };
    let label_of = |id: InstalmentId| {
        let parts = after.payment.terms().map(|it| it.plan.parts()).unwrap_or_default();
        parts.iter().find(|part| part.id == id).map(|part| part.label.clone())
    };
    let now = claims.iter().zip(1..).map(|((id, amount, due), number)| {
        let was = rows.iter().find(|row| row.id == *id);
        PlanRow {
            number,
            label: label_of(*id),
            settled: was.is_some_and(is_settled),
            amount: Turn { before: was.map(|row| row.position.amount), after: Some(*amount) },
            due: Turn { before: was.map(|row| row.term), after: Some(*due) },
        }
    });
    let gone = rows.iter().filter(|row| claims.iter().all(|(id, _, _)| *id != row.id)).map(|row| PlanRow {
        number: row.number,
        label: row.label.clone(),
        settled: is_settled(row),
        amount: Turn { before: Some(row.position.amount), after: None },
        due: Turn { before: Some(row.term), after: None },
    });
    // monthly settlement has its rows from the months of the term
    if claims.is_empty() { Vec::new() } else { now.chain(gone).collect() }
}

fn duties(before: &Contract, after: &Contract) -> Vec<Turn<Option<Promise>>> {
    let (old, new) = (before.dated_promises(), after.dated_promises());
    let find = |all: &[Promise], key: &str| all.iter().find(|it| it.key() == key).cloned();
    let kept = old.iter().map(|was| Turn { before: Some(was.clone()), after: find(&new, &was.key()) });
    let added = new
        .iter()
        .filter(|it| find(&old, &it.key()).is_none())
        .map(|it| Turn { before: None, after: Some(it.clone()) });
    kept.chain(added).filter(|turn| !turn.stays()).collect()
}
