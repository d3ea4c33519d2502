//! S5: what a breach costs, and where liability ends.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::field;
use super::wording::Wording;
use crate::domain::money::Money;
use crate::domain::problem::{Place, Problems, Reason};
use crate::domain::rate::Ppm;

/// Terms of S5: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breach {
    /// What late delivery costs us.
    pub late_delivery: LateDelivery,
    /// Agreed damages for other material breaches.
    pub general: AgreedDamages,
    /// Where our liability ends.
    pub our_limit: LiabilityLimit,
    /// Where the customer's liability ends.
    pub their_limit: LiabilityLimit,
    /// What no limit covers, besides injury, intent and gross negligence, which never are (Civil Code art. 506).
    pub unlimited: BTreeSet<Unlimited>,
    /// Loss of profit and the like.
    pub indirect_loss: IndirectLoss,
    /// Which of it counts, in the person's own words, where it is listed.
    #[serde(default, skip_serializing_if = "Wording::is_blank")]
    pub indirect_listed: Wording,
    /// Who bears the cost of pursuing a claim.
    pub costs: EnforcementCosts,
    /// Whether the injured side is told to limit its loss; the law says so anyway (Civil Code art. 591).
    #[serde(default, skip_serializing_if = "Mitigation::is_stated")]
    pub mitigation: Mitigation,
    /// Whether performance stands among what the injured side may claim; the law gives it anyway (Civil Code arts 577 to 580).
    #[serde(default, skip_serializing_if = "ClaimToPerformance::is_stated")]
    pub performance: ClaimToPerformance,
}

/// Whether performance stands among what the injured side may claim (S5 `continuing_performance`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimToPerformance {
    /// It does.
    #[default]
    Stated,
    /// Nothing was said.
    NotStated,
}

impl ClaimToPerformance {
    /// What the catalogue gives is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn is_stated(&self) -> bool {
        matches!(self, Self::Stated)
    }
}

/// Whether the injured side is told to limit its loss (S5 `mitigation`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mitigation {
    /// It is.
    #[default]
    Stated,
    /// Nothing was said.
    NotStated,
}

impl Mitigation {
    /// What the catalogue gives is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn is_stated(&self) -> bool {
        matches!(self, Self::Stated)
    }
}

/// What late delivery costs us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LateDelivery {
    /// Nothing was agreed: proven loss only.
    ProvenLoss,
    /// A share of the price of the late part, per day, up to a cap.
    PerDay {
        /// Per day, 0 to 0.2 %.
        rate: Ppm,
        /// At most, 0 to 30 %.
        cap: Ppm,
    },
}

/// Agreed damages (违约金) for other material breaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreedDamages {
    /// None: proven loss only.
    None,
    /// A sum.
    Sum(Money),
    /// A share of the contract price.
    OfPrice(Ppm),
}

/// Where liability ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiabilityLimit {
    /// Nowhere.
    None,
    /// At a sum.
    Sum(Money),
    /// At a share of the contract price.
    OfPrice(Ppm),
}

/// What a limit does not cover by agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unlimited {
    /// Breach of confidentiality.
    Confidentiality,
    /// Breach of the duties about personal information.
    PersonalInformation,
    /// Payment of the price.
    Price,
}

/// Loss of profit and the like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndirectLoss {
    /// Owed as far as it could be foreseen (Civil Code art. 584).
    Foreseeable,
    /// Not owed.
    Excluded,
    /// Owed as far as it is listed ([`Breach::indirect_listed`]) and could be foreseen.
    Listed,
}

/// Who bears the cost of pursuing a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnforcementCosts {
    /// The party in breach, as far as reasonable.
    PartyInBreach,
    /// Each its own.
    EachItsOwn,
}

impl Breach {
    /// The defaults of the catalogue (S5).
    pub fn usual() -> Self {
        Self {
            late_delivery: LateDelivery::PerDay { rate: Ppm(300), cap: Ppm(100_000) },
            general: AgreedDamages::None,
            our_limit: LiabilityLimit::OfPrice(Ppm::WHOLE),
            their_limit: LiabilityLimit::OfPrice(Ppm::WHOLE),
            unlimited: BTreeSet::from([Unlimited::Confidentiality, Unlimited::PersonalInformation, Unlimited::Price]),
            indirect_loss: IndirectLoss::Foreseeable,
            indirect_listed: Wording::default(),
            costs: EnforcementCosts::PartyInBreach,
            mitigation: Mitigation::Stated,
            performance: ClaimToPerformance::Stated,
        }
    }

    /// Where nothing is sold there is no price to measure by: proven loss, without a limit.
    pub fn without_price() -> Self {
        Self {
            late_delivery: LateDelivery::ProvenLoss,
            our_limit: LiabilityLimit::None,
            their_limit: LiabilityLimit::None,
            unlimited: BTreeSet::new(),
            ..Self::usual()
        }
    }

    /// What cannot stand: the ranges of S5.
    pub(super) fn check(&self, problems: &mut Problems) {
        let place = Place::of;
        match self.late_delivery {
            LateDelivery::ProvenLoss => {}
            LateDelivery::PerDay { rate, cap } => {
                problems.rate(place(field::BREACH_DELIVERY_RATE), rate, Ppm(0), Ppm(2_000));
                problems.rate(place(field::BREACH_DELIVERY_CAP), cap, Ppm(0), Ppm(300_000));
            }
        }
        match self.general {
            AgreedDamages::None => {}
            AgreedDamages::Sum(sum) => problems.amount(place(field::BREACH_GENERAL), sum),
            AgreedDamages::OfPrice(share) => problems.rate(place(field::BREACH_GENERAL), share, Ppm(0), Ppm::WHOLE),
        }
        let unlisted = self.indirect_loss == IndirectLoss::Listed && self.indirect_listed.is_blank();
        problems.add_if(unlisted, place(field::BREACH_INDIRECT_LISTED), Reason::Missing);
        for (field, limit) in [(field::BREACH_OUR_LIMIT, self.our_limit), (field::BREACH_THEIR_LIMIT, self.their_limit)]
        {
            match limit {
                LiabilityLimit::None => {}
                LiabilityLimit::Sum(sum) => problems.amount(place(field), sum),
                LiabilityLimit::OfPrice(share) => problems.rate(place(field), share, Ppm(0), Ppm(10_000_000)),
            }
        }
    }
}
