//! Tiers: the amounts or quantities up to which a rate holds.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::exact::{ExactError, Ratio, Rounding, Worked};
use crate::domain::money::Money;
use crate::domain::rate::{Ppm, Quantity};

/// Where a tier ends. The bound belongs to the lower tier (6.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UpperBound<T> {
    /// At this value, which it includes.
    UpTo(T),
    /// Nowhere: the last tier.
    Open,
}

/// A rate for a range of amounts. The range begins where the tier before ends, so tiers cannot overlap or leave a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateTier {
    /// Where it ends.
    pub upper: UpperBound<Money>,
    /// The share that is earned.
    pub rate: Ppm,
}

/// An amount per unit for a range of quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitTier {
    /// Where it ends.
    pub upper: UpperBound<Quantity>,
    /// What one unit earns.
    pub each: Money,
}

/// Rate tiers in order: at least one, bounds increasing from above zero, the last one open, no rate below zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<RateTier>", into = "Vec<RateTier>")]
pub struct RateTiers(Vec<RateTier>);

/// Unit tiers in order, under the same conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<UnitTier>", into = "Vec<UnitTier>")]
pub struct UnitTiers(Vec<UnitTier>);

/// Why tiers are not in order (KPI-07). Tiers count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TierError {
    /// None at all.
    #[error("there are no tiers")]
    NoTiers,
    /// A bound that is zero or less, or not above the one before.
    #[error("the bound of tier {tier} is not above the one before")]
    NotIncreasing {
        /// Which tier.
        tier: usize,
    },
    /// An open tier with others after it.
    #[error("tier {tier} is open but not the last")]
    OpenBeforeLast {
        /// Which tier.
        tier: usize,
    },
    /// The last tier has a bound: nothing is said about what lies above.
    #[error("the last tier is not open")]
    LastNotOpen,
    /// A rate or an amount below zero.
    #[error("tier {tier} has a rate below zero")]
    NegativeRate {
        /// Which tier.
        tier: usize,
    },
    /// Not the currency of the first tier that has one.
    #[error("tier {tier} is in another currency")]
    OtherCurrency {
        /// Which tier.
        tier: usize,
    },
}

/// What one minor unit more changes where all is paid at the rate that is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cliff {
    /// The bound.
    pub threshold: Money,
    /// What the bound itself earns.
    pub before: Money,
    /// What one minor unit more earns.
    pub after: Money,
    /// The difference.
    pub jump: Money,
}

/// What the rates do at one bound. Amounts called exact are minor units before rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CliffLine {
    /// The rate above the bound is the same: no jump.
    Level {
        /// The tier below the bound, from 1.
        tier: usize,
        /// The bound.
        threshold: Money,
        /// The rate on both sides.
        rate: Ppm,
    },
    /// The rate above the bound is another.
    Jump {
        /// The tier below the bound, from 1.
        tier: usize,
        /// The bound.
        threshold: Money,
        /// The rate up to it.
        rate: Ppm,
        /// What the bound earns, exactly.
        before: Ratio,
        /// One minor unit more.
        above: Money,
        /// The rate there.
        next_rate: Ppm,
        /// What that earns, exactly.
        after: Ratio,
    },
}

/// The part of a basis that falls into one tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Band<T> {
    /// The tier, from 1.
    pub(super) number: usize,
    /// Where the band begins.
    pub(super) from: i128,
    /// How much of the basis lies in it.
    pub(super) inside: i128,
    /// The tier.
    pub(super) tier: T,
}

impl RateTiers {
    /// Tiers in order.
    ///
    /// # Errors
    /// What is wrong first, and in which tier.
    pub fn new(tiers: Vec<RateTier>) -> Result<Self, TierError> {
        check_order(tiers.iter().map(|tier| wide(tier.upper, Money::wide)))?;
        if let Some((tier, _)) = (1_usize..).zip(&tiers).find(|(_, tier)| tier.rate < Ppm(0)) {
            return Err(TierError::NegativeRate { tier });
        }
        let mut currencies = (1_usize..).zip(&tiers).filter_map(|(number, tier)| match tier.upper {
            UpperBound::UpTo(bound) => Some((number, bound.currency)),
            UpperBound::Open => None,
        });
        if let Some((_, first)) = currencies.next()
            && let Some((tier, _)) = currencies.find(|(_, currency)| *currency != first)
        {
            return Err(TierError::OtherCurrency { tier });
        }
        Ok(Self(tiers))
    }

    /// The tiers.
    pub fn as_slice(&self) -> &[RateTier] {
        &self.0
    }

    /// The jumps that paying all at the reached rate makes at the bounds (6.5: one fen moves 6,000). Bounds where the
    /// rate does not change are left out.
    ///
    /// # Errors
    /// Overflow.
    pub fn cliffs(&self) -> Result<Worked<Vec<Cliff>, CliffLine>, ExactError> {
        let (mut cliffs, mut working) = (Vec::new(), Vec::new());
        for (number, (tier, next)) in (1_usize..).zip(self.0.iter().zip(self.0.iter().skip(1))) {
            let UpperBound::UpTo(threshold) = tier.upper else { continue };
            let (rate, next_rate) = (tier.rate, next.rate);
            if rate == next_rate {
                working.push(CliffLine::Level { tier: number, threshold, rate });
                continue;
            }
            let above = threshold.plus(Money::new(1, threshold.currency))?;
            let (before, after) = (rate.share_of(threshold)?, next_rate.share_of(above)?);
            working.push(CliffLine::Jump { tier: number, threshold, rate, before, above, next_rate, after });
            let whole = |exact: Ratio| Money::from_wide(exact.round(Rounding::HalfUp)?, threshold.currency);
            let (before, after) = (whole(before)?, whole(after)?);
            cliffs.push(Cliff { threshold, before, after, jump: after.minus(before)? });
        }
        Ok(Worked { value: cliffs, working })
    }

    /// The tier an amount falls into, with the whole amount in it.
    pub(super) fn reached(&self, basis: Money) -> Result<Option<Band<RateTier>>, ExactError> {
        Ok(self.bands(basis)?.pop().map(|band| Band { from: 0, inside: basis.wide(), ..band }))
    }

    /// The parts of an amount tier by tier.
    pub(super) fn bands(&self, basis: Money) -> Result<Vec<Band<RateTier>>, ExactError> {
        for tier in &self.0 {
            match tier.upper {
                UpperBound::UpTo(bound) if bound.currency != basis.currency => {
                    return Err(ExactError::CurrencyMismatch);
                }
                UpperBound::UpTo(_) | UpperBound::Open => {}
            }
        }
        bands(basis.wide(), self.0.iter().map(|tier| (wide(tier.upper, Money::wide), *tier)))
    }
}

impl UnitTiers {
    /// Tiers in order.
    ///
    /// # Errors
    /// What is wrong first, and in which tier.
    pub fn new(tiers: Vec<UnitTier>) -> Result<Self, TierError> {
        check_order(tiers.iter().map(|tier| wide(tier.upper, units)))?;
        if let Some((tier, _)) = (1_usize..).zip(&tiers).find(|(_, tier)| tier.each.minor < 0) {
            return Err(TierError::NegativeRate { tier });
        }
        let first = tiers.first().map(|tier| tier.each.currency);
        match (1_usize..).zip(&tiers).find(|(_, tier)| Some(tier.each.currency) != first) {
            Some((tier, _)) => Err(TierError::OtherCurrency { tier }),
            None => Ok(Self(tiers)),
        }
    }

    /// The tiers.
    pub fn as_slice(&self) -> &[UnitTier] {
        &self.0
    }

    /// The parts of a quantity tier by tier.
    pub(super) fn bands(&self, basis: Quantity) -> Result<Vec<Band<UnitTier>>, ExactError> {
        bands(units(basis), self.0.iter().map(|tier| (wide(tier.upper, units), *tier)))
    }
}

impl Cliff {
    /// The size of a jump that is worth a warning: 20 % of what is paid before it (KPI-08).
    pub const STEEP: Ppm = Ppm(200_000);

    /// Whether the jump, up or down, is more than `limit` of what is paid before it.
    pub fn exceeds(&self, limit: Ppm) -> bool {
        // amounts and limits of 64 bits multiply within 128
        let allowed = self.before.wide().saturating_mul(limit.wide());
        self.jump.wide().saturating_abs().saturating_mul(Ppm::WHOLE.wide()) > allowed
    }
}

impl TryFrom<Vec<RateTier>> for RateTiers {
    type Error = TierError;

    fn try_from(tiers: Vec<RateTier>) -> Result<Self, TierError> {
        Self::new(tiers)
    }
}

impl From<RateTiers> for Vec<RateTier> {
    fn from(tiers: RateTiers) -> Self {
        tiers.0
    }
}

impl TryFrom<Vec<UnitTier>> for UnitTiers {
    type Error = TierError;

    fn try_from(tiers: Vec<UnitTier>) -> Result<Self, TierError> {
        Self::new(tiers)
    }
}

impl From<UnitTiers> for Vec<UnitTier> {
    fn from(tiers: UnitTiers) -> Self {
        tiers.0
    }
}

fn units(quantity: Quantity) -> i128 {
    i128::from(quantity.thousandths)
}

fn wide<T>(upper: UpperBound<T>, size: impl Fn(T) -> i128) -> UpperBound<i128> {
    match upper {
        UpperBound::UpTo(bound) => UpperBound::UpTo(size(bound)),
        UpperBound::Open => UpperBound::Open,
    }
}

fn check_order(uppers: impl Iterator<Item = UpperBound<i128>>) -> Result<(), TierError> {
    let mut uppers = (1_usize..).zip(uppers).peekable();
    if uppers.peek().is_none() {
        return Err(TierError::NoTiers);
    }
    let mut below = 0_i128;
    while let Some((tier, upper)) = uppers.next() {
        match (upper, uppers.peek()) {
            (UpperBound::Open, None) => {}
            (UpperBound::Open, Some(_)) => return Err(TierError::OpenBeforeLast { tier }),
            (UpperBound::UpTo(bound), _) if bound <= below => return Err(TierError::NotIncreasing { tier }),
            (UpperBound::UpTo(bound), Some(_)) => below = bound,
            (UpperBound::UpTo(_), None) => return Err(TierError::LastNotOpen),
        }
    }
    Ok(())
}

/// `max(0, min(basis, upper) − lower)` for every tier the basis reaches; the first tier always.
fn bands<T>(basis: i128, tiers: impl Iterator<Item = (UpperBound<i128>, T)>) -> Result<Vec<Band<T>>, ExactError> {
    let mut from = 0_i128;
    let mut found = Vec::new();
    for (number, (upper, tier)) in (1_usize..).zip(tiers) {
        if number > 1 && basis <= from {
            break;
        }
        let until = match upper {
            UpperBound::UpTo(bound) => basis.min(bound),
            UpperBound::Open => basis,
        };
        let inside = until.checked_sub(from).ok_or(ExactError::Overflow)?;
        found.push(Band { number, from, inside, tier });
        from = match upper {
            UpperBound::UpTo(bound) => bound,
            UpperBound::Open => basis,
        };
    }
    Ok(found)
}
