//! The annexes of a contract (`contract-rules.md` 1.1): which of them the terms lead to.

use super::Contract;
use super::clause::ClauseId;
use super::party::Authority;
use super::payment::Plan;
use super::sharing::ShareMode;

/// More lines, or parts of a payment plan, than this go to an annex.
const ROWS_IN_TEXT: usize = 10;

/// Which annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnnexId {
    /// Price and items.
    Items,
    /// What is shared.
    SharingRegister,
    /// Who does what.
    DivisionOfWork,
    /// Targets, scoring, incentives.
    Targets,
    /// Service levels and escalation.
    ServiceLevels,
    /// Materials and support.
    Support,
    /// Power of attorney.
    PowerOfAttorney,
    /// The payment table, where it is too long for its article.
    PaymentTable,
}

impl AnnexId {
    /// Every annex in the order it is printed.
    pub const ALL: &'static [Self] = &[
        Self::Items,
        Self::SharingRegister,
        Self::DivisionOfWork,
        Self::Targets,
        Self::ServiceLevels,
        Self::Support,
        Self::PowerOfAttorney,
        Self::PaymentTable,
    ];

    /// The clause whose terms it sets out; nothing where a person could not write that clause by hand.
    const fn clause(self) -> Option<ClauseId> {
        match self {
            Self::SharingRegister => Some(ClauseId::Sharing),
            Self::DivisionOfWork => Some(ClauseId::Development),
            Self::Targets => Some(ClauseId::Targets),
            Self::ServiceLevels => Some(ClauseId::Service),
            Self::Support => Some(ClauseId::Support),
            Self::Items | Self::PowerOfAttorney | Self::PaymentTable => None,
        }
    }
}

impl Contract {
    /// The annexes that have something in them, in the order they are printed.
    pub fn annexes(&self) -> impl Iterator<Item = AnnexId> {
        AnnexId::ALL.iter().copied().filter(move |annex| self.has_annex(*annex))
    }

    /// The annex of a clause that was written by hand goes with its terms: its text says all there is.
    fn has_annex(&self, annex: AnnexId) -> bool {
        if annex.clause().is_some_and(|clause| self.is_by_hand(clause)) {
            return false;
        }
        match annex {
            AnnexId::Items => self.lines.len() > ROWS_IN_TEXT,
            AnnexId::SharingRegister => self.sharing.terms().is_some_and(|sharing| match sharing.mode {
                ShareMode::Nothing => false,
                ShareMode::AggregateOnly => !sharing.register.is_empty(),
                ShareMode::OursToThem | ShareMode::TheirsToUs | ShareMode::Mutual => true,
            }),
            AnnexId::DivisionOfWork => self.development.terms().is_some_and(|terms| !terms.duties.is_empty()),
            AnnexId::Targets => self.targets.terms().is_some(),
            AnnexId::ServiceLevels => self.service.terms().is_some(),
            AnnexId::Support => self.support.terms().is_some_and(|support| !support.items.is_empty()),
            AnnexId::PowerOfAttorney => [&self.signing.ours, &self.signing.theirs]
                .into_iter()
                .chain(self.signing.further.iter().map(|it| &it.signatory))
                .any(|signatory| signatory.authority == Authority::PowerOfAttorney),
            AnnexId::PaymentTable => self.payment.terms().is_some_and(|payment| match &payment.plan {
                Plan::Instalments { parts } | Plan::Milestones { parts, .. } => parts.len() > ROWS_IN_TEXT,
                Plan::LumpSum { .. } | Plan::Monthly { .. } | Plan::Prepaid { .. } => false,
            }),
        }
    }
}
