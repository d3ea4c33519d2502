//! Commission and incentives (提成、销售奖励): `domain.md` 5.4 and 6.5, `contract-rules.md` 5.4.
//!
//! A [`CommissionPlan`] says what a [`CommissionClaim`] earns. What is booked is always the difference between what has
//! been earned up to now and what was booked before ([`CommissionEntry`]), so that receipts, refunds and corrections in
//! any order end at the same sum to the fen.

mod bonus;
mod entry;
mod participant;
mod plan;
mod tier;
mod working;

pub use bonus::{BonusCurve, BonusCurveError, BonusPoint, BonusStretch};
pub use entry::{Accrual, CommissionEntry, EntryCause, Payout, PayoutError, pay_out};
pub use participant::{MemberAmount, Participant, ParticipantError, Participants, ShareChangeLine, ShareLine};
pub use plan::{
    BasisLine, BasisTax, CommissionBasis, CommissionCap, CommissionClaim, CommissionError, CommissionMethod,
    CommissionPlan, Retention, collected_basis,
};
pub use tier::{Cliff, CliffLine, RateTier, RateTiers, TierError, UnitTier, UnitTiers, UpperBound};
pub use working::CommissionLine;
