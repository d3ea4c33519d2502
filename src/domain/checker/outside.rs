//! Terms outside the range that the clause catalogue gives them (`contract-rules.md` 1).
//!
//! A range is what is usual, not what the law asks: such a term is told and bars nothing. What makes a term void or the figures
//! wrong is the business of the rules, and of a term that one of them speaks of nothing more is said. Of a list that is the item
//! spoken of: what is said of the whole list, or of another item, says nothing of this one.

use super::finding::Finding;
use crate::domain::contract::Contract;
use crate::domain::problem::{Item, Problem, Reason};

/// What [`Contract::check`] finds beside what the rules `found`, in the order of the fields.
pub fn outside(contract: &Contract, found: &[Finding]) -> Vec<Problem> {
    let told = |problem: &Problem| found.iter().any(|it| it.place == problem.place || is_out_of_order(it, problem));
    contract.check().into_iter().filter(|problem| !told(problem)).collect()
}

/// Whether both say that a list is out of order: the rules say it of the item that is.
fn is_out_of_order(finding: &Finding, problem: &Problem) -> bool {
    let whole = problem.place.item == Item::Whole && problem.reason == Reason::NotInOrder;
    whole && finding.place.field == problem.place.field
}
