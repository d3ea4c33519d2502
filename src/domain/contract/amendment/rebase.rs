//! The draft of an amendment that another one overtook, brought to the terms in force.

use super::Amendment;
use super::merge::{Merged, merged};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::id::AmendmentId;

/// A draft on other terms than those it was begun from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebased {
    /// The draft.
    pub amendment: Amendment,
    /// The clauses that both changed: there the draft goes on saying what it said, and a person looks again.
    pub both: Vec<Option<ClauseId>>,
}

impl Amendment {
    /// The draft with its own changes of `basis` made to the terms `now` in force, which the amendment `after` led to.
    pub fn rebased(&self, basis: &Contract, now: &Contract, after: Option<AmendmentId>) -> Rebased {
        let Merged { terms, both } = merged(basis, now, &self.terms);
        let basis = Some(Box::new(now.to_amend(self.id)));
        Rebased { amendment: Self { after, basis, terms, ..self.clone() }, both }
    }
}
