//! Periods and payment plans as a contract states them.

use serde::{Deserialize, Serialize};

use super::wording::Wording;
use crate::domain::apportion::apportion;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;

/// A length of time as a contract states it (`contract-rules.md` 0.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// How many.
    pub n: u16,
    /// Of what.
    pub unit: Unit,
}

/// What a period is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Hours by the clock.
    Hour,
    /// Hours of service.
    WorkingHour,
    /// Calendar days.
    Day,
    /// Working days.
    WorkingDay,
    /// Months.
    Month,
    /// Years.
    Year,
}

impl Period {
    /// Calendar days.
    pub const fn days(n: u16) -> Self {
        Self { n, unit: Unit::Day }
    }

    /// Working days.
    pub const fn working_days(n: u16) -> Self {
        Self { n, unit: Unit::WorkingDay }
    }

    /// Months.
    pub const fn months(n: u16) -> Self {
        Self { n, unit: Unit::Month }
    }

    /// Hours by the clock.
    pub const fn hours(n: u16) -> Self {
        Self { n, unit: Unit::Hour }
    }

    /// Roughly how many hours: for ranges and comparisons of length only, never for a date.
    pub fn about_hours(self) -> u32 {
        let each = match self.unit {
            Unit::Hour | Unit::WorkingHour => 1,
            Unit::Day | Unit::WorkingDay => 24,
            Unit::Month => 24 * 30,
            Unit::Year => 24 * 365,
        };
        u32::from(self.n).saturating_mul(each)
    }

    /// The longer of the two, roughly.
    #[must_use]
    pub fn max_length(self, other: Self) -> Self {
        if other.about_hours() > self.about_hours() { other } else { self }
    }

    /// Roughly how many days, the started one whole: for ranges only, never for a date.
    pub fn about_days(self) -> u32 {
        self.about_hours().div_ceil(24)
    }
}

/// When something falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// On a day.
    On(Date),
    /// A while after something has happened; the day of the event is not counted.
    After {
        /// What has to happen.
        event: Event,
        /// How long after it.
        within: Period,
    },
}

/// What a payment or a delivery waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Both sides have signed (签署).
    Signing,
    /// The contract has come into force (生效).
    TakingEffect,
    /// The first payment has arrived (收到首期款).
    FirstPayment,
    /// The goods were delivered (交付).
    Delivery,
    /// They were accepted (验收合格).
    Acceptance,
    /// A valid invoice arrived (收到发票).
    Invoice,
    /// The warranty has run out (质保期满).
    WarrantyEnd,
}

impl Event {
    /// Every event, as a list to choose from shows them.
    pub const ALL: &'static [Self] = &[
        Self::Signing,
        Self::TakingEffect,
        Self::FirstPayment,
        Self::Delivery,
        Self::Acceptance,
        Self::Invoice,
        Self::WarrantyEnd,
    ];
}

/// One part of a payment plan (分期).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// Its id: receipts are counted towards it.
    pub id: InstalmentId,
    /// What it is called.
    pub label: PartLabel,
    /// How much of the price.
    pub share: Share,
    /// When.
    pub due: Due,
}

/// What a part of a payment plan is called (`domain.md` 5.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartLabel {
    /// 预付款.
    Advance,
    /// 进度款.
    Progress,
    /// 到货款.
    OnDelivery,
    /// 验收款.
    Acceptance,
    /// 质保金.
    Retention,
    /// 尾款.
    Balance,
    /// Another name.
    Own(Wording),
}

/// How much of the price a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// A share, in parts per million.
    Of(Ppm),
    /// A sum.
    Sum(Money),
    /// One of several equal parts (等额): whatever the shares and sums leave is split exactly among the equal parts, the
    /// left-over minor units one each to the earliest (`domain.md` 6.1). A third is not a whole number of ppm; this is.
    Equal,
}

/// The amounts of the parts of `total`. Shares are given out by largest remainder over what the fixed sums leave
/// (`domain.md` 6.1, LARGEST).
///
/// # Errors
/// Sums above the total, shares that come to nothing, overflow.
pub fn part_amounts(parts: &[Instalment], total: Money) -> Result<Vec<Money>, ExactError> {
    let mut left = total;
    let mut shared = 0_i64;
    let mut equal = 0_i64;
    for part in parts {
        match part.share {
            Share::Of(share) => shared = shared.checked_add(share.0).ok_or(ExactError::Overflow)?,
            Share::Sum(sum) => left = left.minus(sum)?,
            Share::Equal => equal = equal.checked_add(1).ok_or(ExactError::Overflow)?,
        }
    }
    let weights = parts.iter().map(|part| weight(part.share, shared, equal)).collect::<Result<Vec<i128>, _>>()?;
    let amounts = if weights.iter().all(|weight| *weight == 0) {
        vec![0; parts.len()]
    } else {
        apportion(left.wide(), &weights)?
    };
    parts
        .iter()
        .zip(amounts)
        .map(|(part, amount)| match part.share {
            Share::Of(_) | Share::Equal => Money::from_wide(amount, total.currency),
            Share::Sum(sum) => Ok(sum),
        })
        .collect()
}

/// The weight of a part among those that are not fixed sums. With `equal` equal parts every share counts `equal` times, and each
/// equal part the rest of the whole, so that all weights stay whole numbers.
fn weight(share: Share, shared: i64, equal: i64) -> Result<i128, ExactError> {
    let times = i128::from(equal.max(1));
    match share {
        Share::Of(share) => share.wide().checked_mul(times).ok_or(ExactError::Overflow),
        Share::Sum(_) => Ok(0),
        Share::Equal => Ppm::WHOLE.wide().checked_sub(i128::from(shared)).ok_or(ExactError::Overflow),
    }
}
