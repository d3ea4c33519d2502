//! What a dispute is about: the clauses to which the other side is held and that decide who is right, and what was shared with it.

use std::collections::BTreeSet;

use super::{Dispute, Subject};
use crate::domain::contract::clause::ClauseId;
use crate::domain::id::{CustomerId, SharingScopeId};
use crate::domain::sharing::scope::SharingScope;

/// Whether what was shared under a row of the register belongs to a dispute about secrecy: it is with the same customer, and under
/// the contract of the dispute or in a leak that the dispute is about. A leak may be of what was shared with somebody else, which the
/// other side is not told. `survivor` tells which customer stands for one.
pub fn was_shared_in(
    dispute: &Dispute,
    scope: &SharingScope,
    leaked: &BTreeSet<SharingScopeId>,
    survivor: impl Fn(CustomerId) -> CustomerId,
) -> bool {
    let is_under_it = dispute.contract.is_some() && scope.contract == dispute.contract;
    survivor(scope.customer) == survivor(dispute.customer) && (is_under_it || leaked.contains(&scope.id))
}

/// The clauses that a dispute about `subject` is about, each once: what its subject hangs on, then those that its tickets name, and
/// that on disputes last (S9).
pub fn concerned(subject: Subject, named: impl IntoIterator<Item = ClauseId>) -> Vec<ClauseId> {
    let mut all = by_subject(subject).to_vec();
    for clause in named.into_iter().filter(|it| *it != ClauseId::Disputes) {
        if !all.contains(&clause) {
            all.push(clause);
        }
    }
    all.push(ClauseId::Disputes);
    all
}

const fn by_subject(subject: Subject) -> &'static [ClauseId] {
    match subject {
        Subject::Payment => &[ClauseId::Payment, ClauseId::LatePayment, ClauseId::Breach],
        Subject::Quality => &[ClauseId::Subject, ClauseId::Delivery, ClauseId::Service, ClauseId::Breach],
        Subject::Delivery => &[ClauseId::Delivery, ClauseId::Breach],
        Subject::Confidentiality => &[ClauseId::Sharing, ClauseId::Confidentiality, ClauseId::Breach],
        Subject::Targets => &[ClauseId::Targets, ClauseId::Breach],
        Subject::Other => &[ClauseId::Breach],
    }
}
