//! Terms outside the range that the clause catalogue gives them (`contract-rules.md` 1).
//!
//! A range is what is usual, not what the law asks: such a term is told and bars nothing. What makes a term void or the figures
//! wrong is the business of the rules, and of a term that one of them speaks of nothing more is said.

use super::finding::Finding;
use crate::domain::contract::Contract;
use crate::domain::problem::Problem;

/// What [`Contract::check`] finds beside what the rules `found`, in the order of the fields.
pub fn outside(contract: &Contract, found: &[Finding]) -> Vec<Problem> {
    let told = |problem: &Problem| found.iter().any(|it| it.place.field == problem.place.field);
    contract.check().into_iter().filter(|problem| !told(problem)).collect()
}
