//! The clauses that a dispute is about: what the other side is held to, and what decides who is right.

use super::Subject;
use crate::domain::contract::clause::ClauseId;

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
