//! What a plan pays for what was performed.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::bonus::BonusCurve;
use super::entry::Accrual;
use super::tier::{RateTiers, UnitTiers};
use super::working::CommissionLine;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio, Rounding, Worked};
use crate::domain::id::ContractId;
use crate::domain::money::Money;
use crate::domain::rate::{Ppm, Quantity};
use crate::domain::tax::{TaxError, TaxLine, TaxMode};

/// How a commission is reckoned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommissionMethod {
    /// Each band at its own rate (分段累进, the default).
    Marginal(RateTiers),
    /// All at the rate that is reached (全额); jumps at the bounds.
    Whole(RateTiers),
    /// An amount per unit, each band at its own (按量).
    PerUnit(UnitTiers),
    /// A share of a bonus by attainment (达标奖金).
    OnTarget {
        /// What an attainment of 100 % is meant to earn.
        bonus: Money,
        /// Which share is earned at which attainment.
        curve: BonusCurve,
    },
}

/// The most that can be earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommissionCap {
    /// No limit.
    None,
    /// This much per claim.
    AtMost(Money),
}

/// A plan: how much is earned and what part of it waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommissionPlan {
    /// How it is reckoned.
    pub method: CommissionMethod,
    /// The most that can be earned.
    pub cap: CommissionCap,
    /// The part kept back until the contract is fully collected (暂扣), 0 to 100 %.
    pub hold_back: Ppm,
}

/// What was performed in a period, in the unit of the plan's method. Zero or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommissionBasis {
    /// Money: principal collected, invoiced or signed. See [`collected_basis`].
    Amount(Money),
    /// Units sold.
    Units(Quantity),
    /// Actual over target; 1 is 100 %.
    Attainment(Ratio),
}

/// Whether the held part still waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// The contract is not fully collected: the part is held.
    Holding,
    /// The contract is fully collected: all is payable.
    Released,
}

/// What a commission is reckoned for, from the beginning of its period up to now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommissionClaim {
    /// What was performed, refunds taken off.
    pub basis: CommissionBasis,
    /// The factor of the performance grade (A 1.10, D 0); [`Ppm::WHOLE`] without one.
    pub grade_factor: Ppm,
    /// Whether the held part still waits.
    pub retention: Retention,
}

/// Whether a plan counts money with its tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BasisTax {
    /// As received.
    Gross,
    /// Without the tax at this rate.
    NetOf(Ppm),
}

/// A step towards the money a plan counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BasisLine {
    /// The principal that was collected: no late fees, no costs.
    Collected {
        /// How much.
        principal: Money,
    },
    /// The tax in it was taken out: the net is what counts.
    WithoutTax(TaxLine),
    /// The tax in a part of what counted was taken out, at a rate of the contract that it belongs to.
    Row {
        /// The contract.
        contract: ContractId,
        /// The day on which it counts.
        on: Date,
        /// The part with its tax, and without.
        tax: TaxLine,
    },
    /// What all of it comes to without tax: this counts.
    Net(Money),
}

/// Why a commission has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommissionError {
    /// The basis is not in the unit of the method: units for a rate of money.
    #[error("the basis does not fit the method")]
    BasisDoesNotFit,
    /// A basis below zero: a refund belongs to the period whose receipt it takes back.
    #[error("a basis cannot be negative")]
    NegativeBasis,
    /// A bonus or a cap below zero.
    #[error("a bonus and a cap cannot be negative")]
    NegativeAmount,
    /// A grade factor below zero.
    #[error("a grade factor cannot be negative")]
    NegativeFactor,
    /// A hold-back below zero or above 100 %.
    #[error("a hold-back lies between 0 and 100 %")]
    HoldBackOutOfRange,
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// The money a plan counts: principal collected — no late fees, no costs — with or without its tax (6.5; 113,000.00 at
/// 13 % counts as 100,000.00).
///
/// # Errors
/// A tax rate outside 0 to 100 %; overflow.
pub fn collected_basis(principal: Money, tax: BasisTax) -> Result<Worked<CommissionBasis, BasisLine>, TaxError> {
    let mut working = vec![BasisLine::Collected { principal }];
    let counted = match tax {
        BasisTax::Gross => principal,
        BasisTax::NetOf(rate) => {
            let split = TaxMode::TaxIncluded.split(principal, rate)?;
            working.extend(split.working.into_iter().map(BasisLine::WithoutTax));
            split.value.net
        }
    };
    Ok(Worked { value: CommissionBasis::Amount(counted), working })
}

impl CommissionPlan {
    /// What a claim earns: the method's sum times the grade factor, rounded half up once, then limited by the cap; of
    /// that the hold-back waits and the rest is payable.
    ///
    /// # Errors
    /// A basis of another unit or below zero; a plan with a value out of range; overflow.
    pub fn accrue(&self, claim: &CommissionClaim) -> Result<Worked<Accrual, CommissionLine>, CommissionError> {
        if !(Ppm(0)..=Ppm::WHOLE).contains(&self.hold_back) {
            return Err(CommissionError::HoldBackOutOfRange);
        }
        if claim.grade_factor < Ppm(0) {
            return Err(CommissionError::NegativeFactor);
        }
        let (mut working, zero) = self.method.lines(claim.basis)?;
        let mut exact = Ratio::ZERO;
        for line in &working {
            exact = exact.plus(line.exact())?;
        }
        if claim.grade_factor != Ppm::WHOLE {
            exact = exact.times(Ratio::new(claim.grade_factor.wide(), Ppm::WHOLE.wide())?)?;
            working.push(CommissionLine::GradeFactor { factor: claim.grade_factor, exact });
        }
        let rounded = Money::from_wide(exact.round(Rounding::HalfUp)?, zero.currency)?;
        working.push(CommissionLine::Earned { exact, rounded });
        let earned = match self.cap {
            CommissionCap::AtMost(cap) if cap.minor < 0 => return Err(CommissionError::NegativeAmount),
            CommissionCap::AtMost(cap) if cap.minus(rounded)?.minor < 0 => {
                working.push(CommissionLine::Capped { before: rounded, cap });
                cap
            }
            CommissionCap::None | CommissionCap::AtMost(_) => rounded,
        };
        let held = match claim.retention {
            Retention::Holding => self.hold_back.of(earned, Rounding::HalfUp)?,
            Retention::Released => zero,
        };
        let payable = earned.minus(held)?;
        if !held.is_zero() {
            working.push(CommissionLine::HeldBack { rate: self.hold_back, held, payable });
        }
        Ok(Worked { value: Accrual { earned, held, payable }, working })
    }
}

impl CommissionMethod {
    /// The rows of the method, and nothing in the currency of the commission.
    fn lines(&self, basis: CommissionBasis) -> Result<(Vec<CommissionLine>, Money), CommissionError> {
        match (self, basis) {
            (Self::Marginal(tiers), CommissionBasis::Amount(basis)) => {
                let currency = not_negative(basis)?.currency;
                let mut lines = Vec::new();
                for band in tiers.bands(basis)? {
                    let (from, inside) =
                        (Money::from_wide(band.from, currency)?, Money::from_wide(band.inside, currency)?);
                    let rate = band.tier.rate;
                    lines.push(CommissionLine::Band {
                        tier: band.number,
                        from,
                        inside,
                        rate,
                        exact: rate.share_of(inside)?,
                    });
                }
                Ok((lines, Money::zero(currency)))
            }
            (Self::Whole(tiers), CommissionBasis::Amount(basis)) => {
                not_negative(basis)?;
                let reached = tiers.reached(basis)?.map(|band| {
                    let rate = band.tier.rate;
                    Ok(CommissionLine::Reached { tier: band.number, basis, rate, exact: rate.share_of(basis)? })
                });
                let lines: Result<Vec<CommissionLine>, ExactError> = reached.into_iter().collect();
                Ok((lines?, Money::zero(basis.currency)))
            }
            (Self::PerUnit(tiers), CommissionBasis::Units(units)) => {
                if units.thousandths < 0 {
                    return Err(CommissionError::NegativeBasis);
                }
                let mut lines = Vec::new();
                for band in tiers.bands(units)? {
                    let (from, inside) = (quantity(band.from)?, quantity(band.inside)?);
                    let each = band.tier.each;
                    let earned = each.wide().checked_mul(band.inside).ok_or(ExactError::Overflow)?;
                    let exact = Ratio::new(earned, i128::from(Quantity::SCALE))?;
                    lines.push(CommissionLine::Units { tier: band.number, from, inside, each, exact });
                }
                let currency = tiers.as_slice().first().map(|tier| tier.each.currency);
                Ok((lines, Money::zero(currency.ok_or(CommissionError::BasisDoesNotFit)?)))
            }
            (Self::OnTarget { bonus, curve }, CommissionBasis::Attainment(attainment)) => {
                if attainment.numerator() < 0 {
                    return Err(CommissionError::NegativeBasis);
                }
                if bonus.minor < 0 {
                    return Err(CommissionError::NegativeAmount);
                }
                let (payout, stretch) = curve.payout_at(attainment)?;
                let exact = bonus.ratio().times(payout)?;
                let line = CommissionLine::Bonus { attainment, stretch, payout, bonus: *bonus, exact };
                Ok((vec![line], Money::zero(bonus.currency)))
            }
            (
                Self::Marginal(_) | Self::Whole(_) | Self::PerUnit(_) | Self::OnTarget { .. },
                CommissionBasis::Amount(_) | CommissionBasis::Units(_) | CommissionBasis::Attainment(_),
            ) => Err(CommissionError::BasisDoesNotFit),
        }
    }
}

fn not_negative(amount: Money) -> Result<Money, CommissionError> {
    if amount.minor < 0 { Err(CommissionError::NegativeBasis) } else { Ok(amount) }
}

fn quantity(thousandths: i128) -> Result<Quantity, ExactError> {
    i64::try_from(thousandths).map(|thousandths| Quantity { thousandths }).map_err(|_| ExactError::Overflow)
}
