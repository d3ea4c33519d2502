//! What a dispute is about: the clauses to which the other side is held and that decide who is right, and what was shared with it; and
//! what a new one is about, and who claims, by what it comes of.

use std::collections::BTreeSet;

use super::{Dispute, Side, Subject};
use crate::domain::contract::clause::{Area, ClauseId};
use crate::domain::contract::party::Who;
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

/// The clauses that a dispute about `subject` is about, each once: what its subject hangs on, then those that its tickets and duties
/// name, and that on disputes last (S9).
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

impl Subject {
    /// What a dispute is about that comes of something under this clause.
    pub const fn of_clause(clause: ClauseId) -> Self {
        match clause {
            ClauseId::Subject => Self::Quality,
            ClauseId::Delivery => Self::Delivery,
            ClauseId::Price => Self::Payment,
            ClauseId::Confidentiality | ClauseId::PersonalInformation => Self::Confidentiality,
            ClauseId::Sharing
            | ClauseId::Development
            | ClauseId::Targets
            | ClauseId::Service
            | ClauseId::Support
            | ClauseId::Payment
            | ClauseId::LatePayment
            | ClauseId::Breach
            | ClauseId::Term
            | ClauseId::Definitions
            | ClauseId::IntellectualProperty
            | ClauseId::ForceMajeure
            | ClauseId::Compliance
            | ClauseId::Disputes
            | ClauseId::Notices
            | ClauseId::Assignment
            | ClauseId::EntireAgreement
            | ClauseId::GoverningLaw
            | ClauseId::Counterparts
            | ClauseId::SpecialTerms
            | ClauseId::Own(_) => Self::of_area(clause.area()),
        }
    }

    /// The same of a clause area; materials are delivered as goods are.
    pub const fn of_area(area: Area) -> Self {
        match area {
            Area::S1 => Self::Confidentiality,
            Area::S3 => Self::Targets,
            Area::S4 => Self::Quality,
            Area::S7 => Self::Delivery,
            Area::S8 => Self::Payment,
            Area::S2 | Area::S5 | Area::S6 | Area::S9 | Area::General => Self::Other,
        }
    }
}

impl Side {
    /// Who claims where a duty was broken that this side bears: the other one; of a duty of both, we do until it is said otherwise.
    pub const fn claims_from(bearer: Who) -> Self {
        match bearer {
            Who::Us => Self::Them,
            Who::Them | Who::Both => Self::Us,
        }
    }
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
