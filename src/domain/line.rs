//! Lines of goods and services, discounts and totals (`domain.md` 6.4, `contract-rules.md` G3).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::apportion::apportion;
use super::exact::{ExactError, Ratio, Rounding, Worked, divide};
use super::id::LineId;
use super::money::{Currency, Money};
use super::rate::{Ppm, Quantity};
use super::tax::{TaxError, TaxLine, TaxMode, TaxSplit};

/// One line of goods or services (明细).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Line {
    /// Its id.
    pub id: LineId,
    /// The code that we or the customer know it by (编码); empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// What is sold (名称).
    pub name: String,
    /// What it is called in an English text, where the name is Chinese (英文名称); empty: by its name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_en: String,
    /// Model, size, grade (规格型号).
    #[serde(default)]
    pub spec: String,
    /// Piece, hour, tonne (单位).
    #[serde(default)]
    pub unit: String,
    /// How much, with three decimals. Nothing is allowed: a framework contract lists prices before quantities.
    pub quantity: Quantity,
    /// Price of one unit; with or without tax as the contract's [`TaxMode`] says.
    pub unit_price: Money,
    /// Share taken off this line (折扣), 0 to 100 %.
    #[serde(default)]
    pub discount: Ppm,
    /// Tax rate of this line (税率), 0 to 100 %.
    #[serde(default)]
    pub tax_rate: Ppm,
}

/// Something taken off the sum of all lines (整单优惠).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentDiscount {
    /// Nothing is taken off.
    #[default]
    None,
    /// A sum of money, at most the sum of the lines.
    Amount(Money),
    /// A share of the sum of the lines, rounded half up once.
    Share(Ppm),
}

/// Why a line or a total has no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineError {
    /// A quantity below zero.
    #[error("a quantity cannot be negative")]
    NegativeQuantity {
        /// The line.
        line: LineId,
    },
    /// A unit price below zero.
    #[error("a unit price cannot be negative")]
    NegativePrice {
        /// The line.
        line: LineId,
    },
    /// A line's discount below zero or above 100 %.
    #[error("a discount lies between 0 and 100 %")]
    DiscountOutOfRange {
        /// The line.
        line: LineId,
    },
    /// A discount on the sum below zero, above 100 %, or above the sum itself.
    #[error("the discount on the sum lies between nothing and the sum")]
    DocumentDiscountOutOfRange,
    /// The tax has no answer.
    #[error(transparent)]
    Tax(#[from] TaxError),
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// The figures under a table of lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Sum of the rounded line amounts (小计).
    pub lines: Money,
    /// Taken off that sum (优惠金额), zero or positive.
    pub discount: Money,
    /// Without tax.
    pub net: Money,
    /// All taxes.
    pub tax: Money,
    /// What is to be paid (合计).
    pub gross: Money,
    /// The same by tax rate, lowest rate first.
    pub by_rate: Vec<RateTotal>,
}

/// What stands under one tax rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateTotal {
    /// The rate.
    pub rate: Ppm,
    /// Net, tax and gross of the lines with this rate, after the discount on the sum.
    pub split: TaxSplit,
}

/// One step towards an amount or a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineStep {
    /// `quantity × unit price × (1 − discount)`, rounded half up once.
    LineAmount {
        /// The line.
        line: LineId,
        /// How much of it.
        quantity: Quantity,
        /// Price of one.
        unit_price: Money,
        /// Share taken off.
        discount: Ppm,
        /// Minor units before rounding.
        exact: Ratio,
        /// Minor units after rounding.
        rounded: Money,
    },
    /// The rounded lines, added.
    Sum {
        /// The sum.
        amount: Money,
    },
    /// What is taken off the sum.
    Discount {
        /// As it was agreed: a sum, or a share of the sum of the lines.
        agreed: DocumentDiscount,
        /// Minor units before rounding.
        exact: Ratio,
        /// Zero or positive.
        amount: Money,
    },
    /// One tax rate: its lines, its part of the discount, and its tax.
    Rate {
        /// The rate.
        rate: Ppm,
        /// Sum of its lines.
        lines: Money,
        /// Its part of the discount on the sum (by largest remainder).
        discount: Money,
        /// Net, tax and gross of what is left.
        split: TaxSplit,
        /// How the tax was reckoned.
        tax: TaxLine,
    },
}

/// How many Latin letters in a row are an English word, and no model or abbreviation (DN80, PLC).
const WORD: usize = 4;

impl Line {
    /// What it is called in a Chinese and in an English text.
    pub fn names(&self) -> (&str, &str) {
        let english = if self.name_en.trim().is_empty() { self.name.as_str() } else { self.name_en.as_str() };
        (self.name.as_str(), english)
    }

    /// Whether an English text has nothing but a Chinese name for it. A name that holds English words is one in both languages.
    pub fn is_chinese_only(&self) -> bool {
        let (_, english) = self.names();
        let is_han = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
        let mut words = english.split(|letter: char| !letter.is_ascii_alphabetic());
        english.chars().any(is_han) && !words.any(|word| word.len() >= WORD)
    }

    /// `round(quantity × unit price × (1 − discount))`, rounded half up once (6.4).
    ///
    /// # Errors
    /// A negative quantity or price, a discount outside 0 to 100 %, overflow.
    pub fn amount(&self) -> Result<Worked<Money, LineStep>, LineError> {
        let kept = self.kept()?;
        let quantity = Ratio::new(i128::from(self.quantity.thousandths), i128::from(Quantity::SCALE))?;
        let exact = quantity.times(self.unit_price.ratio())?.times(Ratio::new(kept, Ppm::WHOLE.wide())?)?;
        let rounded = Money::from_wide(exact.round(Rounding::HalfUp)?, self.unit_price.currency)?;
        let step = LineStep::LineAmount {
            line: self.id,
            quantity: self.quantity,
            unit_price: self.unit_price,
            discount: self.discount,
            exact,
            rounded,
        };
        Ok(Worked { value: rounded, working: vec![step] })
    }

    /// What [`Line::amount`] comes to, without its working: a long contract is summed several times at every key.
    ///
    /// # Errors
    /// As [`Line::amount`].
    pub fn value(&self) -> Result<Money, LineError> {
        let kept = self.kept()?;
        let product = i128::from(self.quantity.thousandths).checked_mul(self.unit_price.wide());
        let product = product.and_then(|product| product.checked_mul(kept));
        let parts = i128::from(Quantity::SCALE).checked_mul(Ppm::WHOLE.wide());
        // where the plain product has no room the reduced one may have it
        let (Some(product), Some(parts)) = (product, parts) else { return self.amount().map(|worked| worked.value) };
        Ok(Money::from_wide(divide(product, parts, Rounding::HalfUp)?, self.unit_price.currency)?)
    }

    /// What a discount leaves of the price, in millionths.
    fn kept(&self) -> Result<i128, LineError> {
        if self.quantity.thousandths < 0 {
            return Err(LineError::NegativeQuantity { line: self.id });
        }
        if self.unit_price.minor < 0 {
            return Err(LineError::NegativePrice { line: self.id });
        }
        if !(Ppm(0)..=Ppm::WHOLE).contains(&self.discount) {
            return Err(LineError::DiscountOutOfRange { line: self.id });
        }
        Ok(Ppm::WHOLE.wide().checked_sub(self.discount.wide()).ok_or(ExactError::Overflow)?)
    }
}

/// The lines with the same figures in another currency, or the price that has no such figure there.
///
/// # Errors
/// The first price that is finer than the smallest coin of `currency`.
pub fn in_currency(lines: &BTreeMap<LineId, Line>, currency: Currency) -> Result<BTreeMap<LineId, Line>, Money> {
    let mut lines = lines.clone();
    for line in lines.values_mut() {
        line.unit_price = line.unit_price.in_currency(currency).ok_or(line.unit_price)?;
    }
    Ok(lines)
}

/// The totals of `lines`: the sum of rounded lines, less the discount on the sum, with tax grouped by rate (6.4; "both
/// discounts may stand", section 8).
///
/// The discount on the sum is shared out over the tax rates by largest remainder, so that the groups add up to the whole.
/// Without lines everything is nothing in `currency`.
///
/// # Errors
/// Everything [`Line::amount`] and [`TaxMode::split`] refuse; a discount below zero or above the sum; a line in another
/// currency.
pub fn totals<'a>(
    lines: impl IntoIterator<Item = &'a Line>,
    discount: DocumentDiscount,
    mode: TaxMode,
    currency: Currency,
) -> Result<Worked<Totals, LineStep>, LineError> {
    let mut working = Vec::new();
    let value = reckon(lines, discount, mode, currency, Some(&mut working))?;
    Ok(Worked { value, working })
}

/// What [`totals`] come to, without their working.
///
/// # Errors
/// As [`totals`].
pub fn sums<'a>(
    lines: impl IntoIterator<Item = &'a Line>,
    discount: DocumentDiscount,
    mode: TaxMode,
    currency: Currency,
) -> Result<Totals, LineError> {
    reckon(lines, discount, mode, currency, None)
}

fn reckon<'a>(
    lines: impl IntoIterator<Item = &'a Line>,
    discount: DocumentDiscount,
    mode: TaxMode,
    currency: Currency,
    mut working: Option<&mut Vec<LineStep>>,
) -> Result<Totals, LineError> {
    let mut groups: BTreeMap<Ppm, Money> = BTreeMap::new();
    let mut sum = Money::zero(currency);
    for line in lines {
        let amount = match working.as_deref_mut() {
            Some(working) => {
                let amount = line.amount()?;
                working.extend(amount.working);
                amount.value
            }
            None => line.value()?,
        };
        sum = sum.plus(amount)?;
        let rate = match mode {
            TaxMode::TaxIncluded | TaxMode::TaxExcluded => line.tax_rate,
            TaxMode::NotApplicable => Ppm(0),
        };
        let group = groups.entry(rate).or_insert(Money::zero(currency));
        *group = group.plus(amount)?;
    }
    let Worked { value: off, working: discount } = discount.of(sum)?;
    if let Some(working) = working.as_deref_mut() {
        working.push(LineStep::Sum { amount: sum });
        working.extend(discount);
    }
    let weights: Vec<i128> = groups.values().map(|amount| amount.wide()).collect();
    let parts = if off.is_zero() { vec![0; weights.len()] } else { apportion(off.wide(), &weights)? };

    let nothing = Money::zero(currency);
    let mut value =
        Totals { lines: sum, discount: off, net: nothing, tax: nothing, gross: nothing, by_rate: Vec::new() };
    for ((rate, amount), part) in groups.into_iter().zip(parts) {
        let part = Money::from_wide(part, currency)?;
        let (split, tax) = mode.reckon(amount.minus(part)?, rate)?;
        if let Some(working) = working.as_deref_mut() {
            working.push(LineStep::Rate { rate, lines: amount, discount: part, split, tax });
        }
        value.net = value.net.plus(split.net)?;
        value.tax = value.tax.plus(split.tax)?;
        value.gross = value.gross.plus(split.gross)?;
        value.by_rate.push(RateTotal { rate, split });
    }
    Ok(value)
}

impl DocumentDiscount {
    /// What is taken off `sum`; a discount that takes nothing off has no step.
    ///
    /// # Errors
    /// A discount below zero or above the sum, in another currency, or overflow.
    pub fn of(self, sum: Money) -> Result<Worked<Money, LineStep>, LineError> {
        let (exact, amount) = match self {
            Self::None => (Ratio::ZERO, Money::zero(sum.currency)),
            Self::Amount(amount) => (amount.ratio(), amount),
            Self::Share(share) => {
                if !(Ppm(0)..=Ppm::WHOLE).contains(&share) {
                    return Err(LineError::DocumentDiscountOutOfRange);
                }
                let exact = share.share_of(sum)?;
                (exact, Money::from_wide(exact.round(Rounding::HalfUp)?, sum.currency)?)
            }
        };
        if amount.minor < 0 || sum.minus(amount)?.minor < 0 {
            return Err(LineError::DocumentDiscountOutOfRange);
        }
        let step = (!amount.is_zero()).then_some(LineStep::Discount { agreed: self, exact, amount });
        Ok(Worked { value: amount, working: step.into_iter().collect() })
    }
}
