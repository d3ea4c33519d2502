//! What clause S3 promises to the other side (返利、佣金), period by period (`contract-rules.md` 5.4).
//!
//! A period's [`Basis`] is what was collected, or invoiced, without tax and without what was given back. The tiers of the clause are
//! applied by the engine of [commission](super::commission). What is given back after a period was over lowers the next payment,
//! never below nothing, and what that could not take back waits for the one after.

mod basis;
mod payments;
mod reckoning;
mod step;

pub use basis::{Row, collected, invoiced};
pub use payments::{Afterwards, Later, Payments, PeriodPayment, Settled, payments};
pub use reckoning::{Line, commission_plan, reckon};
pub use step::Step;

use thiserror::Error;

use super::commission::{CommissionError, PayoutError, TierError};
use super::contract::targets::Targets;
use super::date::Date;
use super::exact::ExactError;
use super::id::EvaluationId;
use super::money::Money;
use super::scorecard::period::Span;
use super::tax::TaxError;

/// A period of the clause, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period<'a> {
    /// Its days.
    pub span: Span,
    /// The clause as it held on its last day.
    pub terms: &'a Targets,
    /// Whether the target is met, on which the clause makes the payment hang.
    pub condition: Condition,
    /// The sheet of its evaluation, once that is final.
    pub sheet: Option<Sheet>,
}

/// A sheet of evaluation that is final: both sides confirmed it, or it was closed when the days to object were over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The evaluation.
    pub evaluation: EvaluationId,
    /// The day on which it became final.
    pub on: Date,
    /// The grade that it gives; empty where it gives none.
    pub grade: String,
}

/// Whether the target of a period is met: the clause pays "where targets are met", and its tiers hang on net sales.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// The clause aims at no net sales: it is for both sides to say whether their targets are met.
    NoAim,
    /// The net sales come from elsewhere and stand in no final sheet yet.
    Unknown {
        /// What is aimed at.
        aim: Money,
    },
    /// They are known.
    Known {
        /// What is aimed at.
        aim: Money,
        /// What was sold, without tax.
        actual: Money,
    },
}

impl Condition {
    /// Whether the target is missed, or not reached yet.
    pub const fn is_missed(self) -> bool {
        match self {
            Self::NoAim | Self::Unknown { .. } => false,
            Self::Known { aim, actual } => actual.minor < aim.minor,
        }
    }
}

/// Why nothing can be reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ClauseIncentiveError {
    /// The tiers of the clause are out of order.
    #[error(transparent)]
    Tiers(#[from] TierError),
    /// The lines have several tax rates and no amounts: nobody can say how much tax there is in what was received.
    #[error("the tax in what was received is not known")]
    TaxUnknown,
    /// The tax cannot be taken out.
    #[error(transparent)]
    Tax(#[from] TaxError),
    /// More was given back than had come in, or amounts of other currencies.
    #[error(transparent)]
    Commission(#[from] CommissionError),
    /// The payments cannot be told.
    #[error(transparent)]
    Payout(#[from] PayoutError),
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}
