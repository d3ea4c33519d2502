//! A line of a late-fee reckoning as it is kept and printed: with amounts rounded for reading. Their sum is rounded once, from
//! the exact figures, and stands beside them.

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::exact::{ExactError, Ratio, Rounding};
use super::late_fee::debt::Part;
use super::late_fee::working::{LedgerLine, RateUnit};
use super::money::{Currency, Money};
use super::rate::Ppm;

/// One line, in the order of the days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementLine {
    /// The days after `from` up to and including `to` bear a fee.
    Accrued {
        /// The day before the first.
        from: Date,
        /// The last.
        to: Date,
        /// How many.
        days: i64,
        /// What the rate was applied to.
        base: Money,
        /// The rate, in whole parts per million.
        rate: Ppm,
        /// Per what.
        unit: RateUnit,
        /// What they bear.
        amount: Money,
    },
    /// Within the grace nothing is owed.
    Grace {
        /// Its last day.
        until: Date,
    },
    /// The grace passed unpaid: its days bear a fee after all.
    GraceMissed {
        /// Its last day.
        until: Date,
    },
    /// Nothing accrues from then on.
    Capped {
        /// The day.
        on: Date,
        /// Where the fee stops.
        at: Money,
        /// Whether the cap bounds all parts of the contract together; then `at` is the share of this one.
        shared: bool,
    },
    /// A cost of recovery.
    Cost {
        /// Its day.
        on: Date,
        /// How much.
        amount: Money,
    },
    /// Money came in.
    Received {
        /// Its value date.
        on: Date,
        /// How much.
        amount: Money,
        /// What of it paid the price.
        principal: Money,
        /// What of it paid the late fee.
        late_fee: Money,
        /// What of it paid costs.
        cost: Money,
    },
    /// Something was given up.
    Waived {
        /// Its day.
        on: Date,
        /// Of what.
        part: Part,
        /// How much was open of it, and so was given up.
        amount: Money,
    },
    /// An earlier statement claimed.
    Claimed {
        /// Its day.
        on: Date,
        /// How much.
        amount: Money,
    },
}

impl StatementLine {
    /// What of money that came in paid nothing of the part: it is kept as an advance (预收款).
    pub fn advance(&self) -> Option<Money> {
        let Self::Received { amount, principal, late_fee, cost, .. } = self else { return None };
        amount.minus(*principal).and_then(|left| left.minus(*late_fee)).and_then(|left| left.minus(*cost)).ok()
    }

    /// A line of a ledger as it is kept; the total has a place of its own and is none.
    ///
    /// # Errors
    /// Overflow.
    pub fn of(line: &LedgerLine, currency: Currency) -> Result<Option<Self>, ExactError> {
        let rounded = |exact: &Ratio| Money::from_wide(exact.round(Rounding::HalfUp)?, currency);
        Ok(Some(match line {
            LedgerLine::Accrued { from, to, days, base, rate, exact, .. } => Self::Accrued {
                from: *from,
                to: *to,
                days: *days,
                base: *base,
                rate: Ppm(i64::try_from(rate.ppm.round(Rounding::HalfUp)?).map_err(|_| ExactError::Overflow)?),
                unit: rate.unit,
                amount: rounded(exact)?,
            },
            LedgerLine::InGrace { to: until, .. } | LedgerLine::GraceKept { until } => Self::Grace { until: *until },
            LedgerLine::GraceMissed { until } => Self::GraceMissed { until: *until },
            LedgerLine::CapReached { on, cap, .. } => Self::Capped { on: *on, at: rounded(cap)?, shared: false },
            LedgerLine::ContractCapReached { on, share, .. } => Self::Capped { on: *on, at: *share, shared: true },
            LedgerLine::Cost { on, amount } => Self::Cost { on: *on, amount: *amount },
            LedgerLine::Received { on, amount, paid, .. } => Self::Received {
                on: *on,
                amount: *amount,
                principal: paid.principal,
                late_fee: paid.late_fee,
                cost: paid.cost,
            },
            LedgerLine::Waived { on, part, counted, .. } => Self::Waived { on: *on, part: *part, amount: *counted },
            LedgerLine::Claimed { on, amount } => Self::Claimed { on: *on, amount: *amount },
            LedgerLine::Total { .. } => return Ok(None),
        }))
    }
}
