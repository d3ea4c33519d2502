//! The rows of a late-fee reckoning.

use serde::{Deserialize, Serialize};

use super::allocation::Parts;
use super::debt::{Part, Purpose};
use super::known::ReferenceRate;
use super::rule::MonthCount;
use crate::domain::date::Date;
use crate::domain::exact::Ratio;
use crate::domain::id::ReceiptId;
use crate::domain::money::Money;

/// A rate as it was applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedRate {
    /// Parts per million per unit, exactly: after the multiple or the margin. Zero for a fixed sum.
    pub ppm: Ratio,
    /// Per what.
    pub unit: RateUnit,
}

/// What a rate is per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateUnit {
    /// Per day.
    Day,
    /// Per year of so many days: 365, 360 or 366.
    Year {
        /// Days of the year.
        days: u16,
    },
    /// Per year of twelve months of thirty days (30E/360).
    ThirtyDayMonths,
    /// Per month.
    Month {
        /// How a month becomes days.
        count: MonthCount,
    },
    /// Per period that has begun.
    StartedPeriod {
        /// Days of a period.
        days: u32,
    },
    /// Once.
    Once,
}

impl RateUnit {
    /// `(times, days)`: the rate per day is `rate × times ÷ days`. Periods and single sums are not turned into days.
    pub(super) fn per_day(self) -> (i128, i128) {
        match self {
            Self::Year { days } => (1, i128::from(days)),
            Self::ThirtyDayMonths => (1, 360),
            Self::Month { count: MonthCount::TwelveIn365 } => (12, 365),
            Self::Month { count: MonthCount::ThirtyDays } => (1, 30),
            Self::Day | Self::StartedPeriod { .. } | Self::Once => (1, 1),
        }
    }
}

/// One row of a late-fee reckoning, in the order of the days. Amounts called exact are minor units before rounding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerLine {
    /// The days after `from` up to and including `to` bear a fee.
    Accrued {
        /// The day before the first day that bears it.
        from: Date,
        /// The last day that bears it.
        to: Date,
        /// Days from one to the other.
        days: i64,
        /// How often the rate was applied: the days, or those of months of thirty days, the periods begun, or once.
        units: i64,
        /// What it was applied to; nothing for a fixed sum.
        base: Money,
        /// The rate.
        rate: AppliedRate,
        /// What these days bear.
        exact: Ratio,
        /// Everything up to here, before the cap.
        running: Ratio,
    },
    /// The reference rate that the days from this one on were reckoned with.
    Reference {
        /// The first of them.
        from: Date,
        /// The rate, where it was read, and whether it is the last that is known.
        reference: ReferenceRate,
    },
    /// Inside the grace: nothing is owed for these days yet.
    InGrace {
        /// The due day.
        from: Date,
        /// The last day reckoned.
        to: Date,
    },
    /// Paid inside the grace: nothing is owed for it.
    GraceKept {
        /// The last day of grace.
        until: Date,
    },
    /// The grace passed unpaid: its days bear a fee after all (retroactive).
    GraceMissed {
        /// The last day of grace.
        until: Date,
    },
    /// The cap was reached: nothing accrues from then on.
    CapReached {
        /// The day on which it was reached.
        on: Date,
        /// Where the fee stops.
        cap: Ratio,
        /// What the segment before would have taken beyond it.
        cut: Ratio,
    },
    /// The fees of all instalments together reached the cap on the contract: nothing accrues from then on.
    ContractCapReached {
        /// The day on which they reached it.
        on: Date,
        /// What of the cap falls on this instalment: its fee stops there.
        share: Money,
        /// What would have accrued on it up to that day beyond its share.
        cut: Ratio,
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
        /// The receipts of that day with that purpose.
        receipts: Vec<ReceiptId>,
        /// What they were for.
        purpose: Purpose,
        /// Their sum.
        amount: Money,
        /// What it paid.
        paid: Parts,
        /// What it was too much: money in advance (预收款).
        advance: Money,
        /// Principal left.
        principal_left: Money,
    },
    /// Something was given up.
    Waived {
        /// Its day.
        on: Date,
        /// Which part.
        part: Part,
        /// What the waiver says.
        amount: Money,
        /// What was open of it, and so was given up.
        counted: Money,
    },
    /// A statement claimed this much.
    Claimed {
        /// Its day.
        on: Date,
        /// The part that was new on it.
        amount: Money,
    },
    /// All that accrued, rounded half up once.
    Total {
        /// Before rounding.
        exact: Ratio,
        /// After rounding.
        rounded: Money,
    },
}
