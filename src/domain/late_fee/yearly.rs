//! A clause against the cost of money, and a fee against the loss (`domain.md` 6.3; `contract-rules.md` LPI-02, LPI-04, L14).

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use super::convention::LPR_YARDSTICK;
use super::rule::LateRate;
use super::tariff::{Clock, tariff};
use super::working::{AppliedRate, RateUnit};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio, Rounding, Worked};
use crate::domain::money::Money;
use crate::domain::rate::Ppm;

/// The step from a clause to its yearly rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearlyLine {
    /// The rate as the clause has it, after multiple or margin.
    pub rate: AppliedRate,
    /// How many of its units a year holds, exactly: 365 days, 365 ÷ 7 weeks, 365 ÷ 360 bank years, one year of
    /// twelve months of thirty days.
    pub units: Ratio,
    /// The yearly rate in ppm before rounding.
    pub exact: Ratio,
}

impl LateRate {
    /// The effective yearly rate of the clause for a debt that becomes late on `on`: 0.05 % a day is 18.25 % a year. A year is
    /// 365 days (366 where the clause counts a leap year as such, 360 of months of thirty days). A rate per started period is taken
    /// for full periods.
    ///
    /// # Errors
    /// [`LateFeeError::NotARate`] for a fixed sum; no rate known for the day; a negative rate; overflow.
    pub fn yearly(&self, on: Date) -> Result<Worked<Ppm, YearlyLine>, LateFeeError> {
        let tariff = tariff(self, None, on, on.plus_days(-1)?, on)?;
        let piece = tariff.pieces.first().ok_or(LateFeeError::NoRate { on })?;
        let days_in_year: i128 = match piece.rate.unit {
            RateUnit::Year { days: 366 } => 366,
            RateUnit::ThirtyDayMonths => 360,
            RateUnit::Year { .. }
            | RateUnit::Day
            | RateUnit::Month { .. }
            | RateUnit::StartedPeriod { .. }
            | RateUnit::Once => 365,
        };
        let period = match tariff.clock {
            Clock::Days | Clock::ThirtyDayMonths => 1,
            Clock::StartedPeriods(days) => i128::from(days),
            Clock::Once => return Err(LateFeeError::NotARate),
        };
        let (times, days) = piece.rate.unit.per_day();
        let whole = days.checked_mul(period).ok_or(ExactError::Overflow)?;
        let units = Ratio::new(days_in_year.checked_mul(times).ok_or(ExactError::Overflow)?, whole)?;
        let exact = piece.rate.ppm.times(units)?;
        let yearly = i64::try_from(exact.round(Rounding::HalfUp)?).map_err(|_| ExactError::Overflow)?;
        Ok(Worked { value: Ppm(yearly), working: vec![YearlyLine { rate: piece.rate, units, exact }] })
    }
}

/// How a yearly rate compares with one-year LPR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateStanding {
    /// Below LPR: below the cost of money (LPI-05).
    BelowReference,
    /// Up to 1.95 times LPR.
    Usual,
    /// Above 1.95 times: more than 30 % over the usual measure of loss; proof of the loss is worth keeping (LPI-04).
    AboveUsualLoss,
    /// Above four times: a court may cut it (LPI-02).
    AboveCeiling,
}

/// The thresholds a yearly rate was compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThresholdLine {
    /// The yearly rate.
    pub yearly: Ppm,
    /// One-year LPR.
    pub lpr: Ppm,
    /// The usual measure of loss, in ppm a year.
    pub usual_loss: Ratio,
    /// That plus 30 %.
    pub usual_loss_and_30: Ratio,
    /// Four times.
    pub ceiling: Ratio,
}

/// Compares a yearly rate with one-year LPR. A rate equal to a threshold is not above it.
///
/// # Errors
/// A rate or LPR below zero; overflow.
pub fn against_lpr(yearly: Ppm, lpr: Ppm) -> Result<Worked<RateStanding, ThresholdLine>, LateFeeError> {
    if yearly < Ppm(0) || lpr < Ppm(0) {
        return Err(LateFeeError::NegativeRate);
    }
    let times = |hundredths: u32| -> Result<Ratio, ExactError> {
        let product = lpr.wide().checked_mul(i128::from(hundredths)).ok_or(ExactError::Overflow)?;
        Ratio::new(product, 100)
    };
    let line = ThresholdLine {
        yearly,
        lpr,
        usual_loss: times(LPR_YARDSTICK.usual_loss)?,
        usual_loss_and_30: times(LPR_YARDSTICK.usual_loss_and_30)?,
        ceiling: times(LPR_YARDSTICK.ceiling)?,
    };
    let above = |bound: Ratio| Ok::<_, ExactError>(Ratio::whole(yearly.wide()).compare(bound)?.is_gt());
    let standing = if above(line.ceiling)? {
        RateStanding::AboveCeiling
    } else if above(line.usual_loss_and_30)? {
        RateStanding::AboveUsualLoss
    } else if yearly < lpr {
        RateStanding::BelowReference
    } else {
        RateStanding::Usual
    };
    Ok(Worked { value: standing, working: vec![line] })
}

/// How a fee compares with the loss that was stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeStanding {
    /// At most the loss plus 30 %.
    Within,
    /// More: commonly treated as excessive, and may be reduced.
    Excessive {
        /// How much more than the bound, which counts in whole minor units.
        beyond: Money,
    },
}

/// The step of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcessLine {
    /// The fee.
    pub fee: Money,
    /// The loss.
    pub loss: Money,
    /// The loss plus 30 %, in minor units before rounding.
    pub bound: Ratio,
}

/// Compares a fee with the loss plus 30 % (Civil Code art. 585; `domain.md` 8, "Excessive fee warning"). A warning, never a
/// block.
///
/// # Errors
/// A negative fee or loss; different currencies; overflow.
pub fn against_loss(fee: Money, loss: Money) -> Result<Worked<FeeStanding, ExcessLine>, LateFeeError> {
    if fee.minor < 0 || loss.minor < 0 {
        return Err(LateFeeError::NegativeAmount);
    }
    fee.minus(loss)?;
    let bound = loss.ratio().times(Ratio::new(130, 100)?)?;
    let standing = if fee.ratio().compare(bound)?.is_gt() {
        let whole = Money::from_wide(bound.round(Rounding::Floor)?, fee.currency)?;
        FeeStanding::Excessive { beyond: fee.minus(whole)? }
    } else {
        FeeStanding::Within
    };
    Ok(Worked { value: standing, working: vec![ExcessLine { fee, loss, bound }] })
}
