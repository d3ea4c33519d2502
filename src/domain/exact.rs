//! Exact arithmetic: checked whole numbers, fractions, and the named ways to round.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why an exact calculation has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ExactError {
    /// The result does not fit: an amount beyond ±9.2 × 10^18 minor units, or an intermediate beyond 128 bits.
    #[error("the result is too large")]
    Overflow,
    /// A division by zero.
    #[error("division by zero")]
    DivideByZero,
    /// Two amounts of different currencies were combined.
    #[error("the currencies differ")]
    CurrencyMismatch,
    /// A date outside 1900-01-01 to 9999-12-31, or one that does not exist.
    #[error("the date is outside 1900 to 9999 or does not exist")]
    DateOutOfRange,
}

/// How a fraction becomes a whole number. Half up is the rule of the house (`domain.md` 6): .5 goes away from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the nearest; a half goes away from zero (四舍五入).
    #[default]
    HalfUp,
    /// To the nearest; a half goes to the even neighbour.
    HalfEven,
    /// Toward negative infinity.
    Floor,
    /// Toward positive infinity.
    Ceil,
}

/// `numerator / denominator`, rounded once by `rule`.
///
/// # Errors
/// [`ExactError::DivideByZero`]; [`ExactError::Overflow`] at the edge of 128 bits.
pub fn divide(numerator: i128, denominator: i128, rule: Rounding) -> Result<i128, ExactError> {
    if denominator == 0 {
        return Err(ExactError::DivideByZero);
    }
    let floor = numerator.checked_div_euclid(denominator).ok_or(ExactError::Overflow)?;
    let rest = numerator.checked_rem_euclid(denominator).ok_or(ExactError::Overflow)?;
    if rest == 0 {
        return Ok(floor);
    }
    // div_euclid floors only for positive divisors; for negative ones it gives the ceiling.
    let (floor, rest, whole) = if denominator > 0 {
        (floor, rest, denominator)
    } else {
        let whole = denominator.checked_neg().ok_or(ExactError::Overflow)?;
        let lower = floor.checked_sub(1).ok_or(ExactError::Overflow)?;
        (lower, whole.checked_sub(rest).ok_or(ExactError::Overflow)?, whole)
    };
    let above = floor.checked_add(1).ok_or(ExactError::Overflow)?;
    let twice = rest.checked_mul(2).ok_or(ExactError::Overflow)?;
    let nearest_is = twice.cmp(&whole);
    Ok(match rule {
        Rounding::Floor => floor,
        Rounding::Ceil => above,
        Rounding::HalfUp => match nearest_is {
            std::cmp::Ordering::Less => floor,
            std::cmp::Ordering::Greater => above,
            // away from zero: the floor of a negative is already the far one
            std::cmp::Ordering::Equal => {
                if floor < 0 {
                    floor
                } else {
                    above
                }
            }
        },
        Rounding::HalfEven => match nearest_is {
            std::cmp::Ordering::Less => floor,
            std::cmp::Ordering::Greater => above,
            std::cmp::Ordering::Equal => {
                if floor.checked_rem_euclid(2) == Some(0) {
                    floor
                } else {
                    above
                }
            }
        },
    })
}

/// An exact fraction in lowest terms with a positive denominator: what accrues before it is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// `numerator / denominator`, reduced.
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, ExactError> {
        if denominator == 0 {
            return Err(ExactError::DivideByZero);
        }
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).map_err(|_| ExactError::Overflow)?;
        let sign = if denominator < 0 { -1 } else { 1 };
        let numerator = numerator.checked_div(divisor).and_then(|n| n.checked_mul(sign)).ok_or(ExactError::Overflow)?;
        let denominator =
            denominator.checked_div(divisor).and_then(|d| d.checked_mul(sign)).ok_or(ExactError::Overflow)?;
        Ok(Self { numerator, denominator })
    }

    /// A whole number.
    pub const fn whole(value: i128) -> Self {
        Self { numerator: value, denominator: 1 }
    }

    /// The numerator in lowest terms.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator in lowest terms, always positive.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// The sum, exactly.
    pub fn plus(self, other: Self) -> Result<Self, ExactError> {
        let left = self.numerator.checked_mul(other.denominator).ok_or(ExactError::Overflow)?;
        let right = other.numerator.checked_mul(self.denominator).ok_or(ExactError::Overflow)?;
        let denominator = self.denominator.checked_mul(other.denominator).ok_or(ExactError::Overflow)?;
        Self::new(left.checked_add(right).ok_or(ExactError::Overflow)?, denominator)
    }

    /// The difference, exactly.
    pub fn minus(self, other: Self) -> Result<Self, ExactError> {
        let negated = other.numerator.checked_neg().ok_or(ExactError::Overflow)?;
        self.plus(Self { numerator: negated, denominator: other.denominator })
    }

    /// The product, exactly.
    pub fn times(self, other: Self) -> Result<Self, ExactError> {
        let numerator = self.numerator.checked_mul(other.numerator).ok_or(ExactError::Overflow)?;
        let denominator = self.denominator.checked_mul(other.denominator).ok_or(ExactError::Overflow)?;
        Self::new(numerator, denominator)
    }

    /// The nearest whole number by `rule`.
    pub fn round(self, rule: Rounding) -> Result<i128, ExactError> {
        divide(self.numerator, self.denominator, rule)
    }

    /// Compares without rounding.
    pub fn compare(self, other: Self) -> Result<std::cmp::Ordering, ExactError> {
        Ok(self.minus(other)?.numerator.cmp(&0))
    }
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while let Some(rest) = a.checked_rem(b) {
        a = b;
        b = rest;
    }
    a.max(1)
}

/// A value together with the lines that made it, in the order a person would check them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worked<T, Line> {
    /// What is shown or claimed.
    pub value: T,
    /// The steps: screens and documents show them, one row each.
    pub working: Vec<Line>,
}

/// Where a calculation puts its lines when only the value is asked for.
pub fn no_lines<Line>(_: Line) {}

impl<T, Line> Worked<T, Line> {
    /// The value of `reckon` with every line it put down.
    ///
    /// # Errors
    /// As `reckon`.
    pub fn keep<Error>(reckon: impl FnOnce(&mut dyn FnMut(Line)) -> Result<T, Error>) -> Result<Self, Error> {
        let mut working = Vec::new();
        let value = reckon(&mut |line| working.push(line))?;
        Ok(Self { value, working })
    }
}
