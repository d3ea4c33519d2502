//! Amounts: whole minor units of one currency.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::exact::{ExactError, Ratio, Rounding, divide};
use super::of_text::of_text;

/// An ISO 4217 currency that has minor units (CNY 2, JPY 0, KWD 3). Written as its three letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// 人民币.
    pub const CNY: Self = Self(iso_currency::Currency::CNY);
    /// United States dollar.
    pub const USD: Self = Self(iso_currency::Currency::USD);
    /// Euro.
    pub const EUR: Self = Self(iso_currency::Currency::EUR);
    /// Pound sterling.
    pub const GBP: Self = Self(iso_currency::Currency::GBP);
    /// Hong Kong dollar.
    pub const HKD: Self = Self(iso_currency::Currency::HKD);
    /// Japanese yen: no minor digits.
    pub const JPY: Self = Self(iso_currency::Currency::JPY);
    /// Kuwaiti dinar: three minor digits.
    pub const KWD: Self = Self(iso_currency::Currency::KWD);

    /// The currency of a code such as `CNY`; `None` for an unknown code or a unit without minor digits (gold, SDR).
    pub fn of(code: &str) -> Option<Self> {
        // nearly every amount of a book: the list of all currencies is gone through one by one
        if code == "CNY" {
            return Some(Self::CNY);
        }
        let currency = iso_currency::Currency::from_code(code)?;
        currency.exponent()?;
        Some(Self(currency))
    }

    /// The three letters.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many minor digits: 2 for CNY, 0 for JPY, 3 for KWD.
    pub fn exponent(self) -> u16 {
        self.0.exponent().unwrap_or(2)
    }

    /// Minor units in one major unit: 100 for CNY, 1 for JPY, 1000 for KWD.
    pub fn minor_per_major(self) -> i64 {
        10_i64.checked_pow(u32::from(self.exponent())).unwrap_or(100)
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        of_text(deserializer, |code| Self::of(code).ok_or("unknown currency"))
    }
}

/// An exact amount: `minor` whole minor units (fen for CNY) of `currency`. May be negative.
///
/// Written as `{"amt":"123456","cur":"CNY"}`: the digits are text so that no reader turns them into a float
/// (`storage-and-sync.md` 2.4).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units: 123456 is ¥1,234.56.
    pub minor: i64,
    /// The currency, which also says how many minor digits there are.
    pub currency: Currency,
}

impl Money {
    /// `minor` minor units.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// `minor` fen.
    pub const fn cny(minor: i64) -> Self {
        Self { minor, currency: Currency::CNY }
    }

    /// Nothing, in this currency.
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// From a wide intermediate.
    ///
    /// # Errors
    /// [`ExactError::Overflow`] beyond 64 bits.
    pub fn from_wide(minor: i128, currency: Currency) -> Result<Self, ExactError> {
        i64::try_from(minor).map(|minor| Self { minor, currency }).map_err(|_| ExactError::Overflow)
    }

    /// Whether it is exactly nothing.
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// The minor units, wide.
    pub fn wide(self) -> i128 {
        i128::from(self.minor)
    }

    /// The sum.
    ///
    /// # Errors
    /// Different currencies, or overflow.
    pub fn plus(self, other: Self) -> Result<Self, ExactError> {
        self.same_currency(other)?;
        let minor = self.minor.checked_add(other.minor).ok_or(ExactError::Overflow)?;
        Ok(Self { minor, currency: self.currency })
    }

    /// The difference.
    ///
    /// # Errors
    /// Different currencies, or overflow.
    pub fn minus(self, other: Self) -> Result<Self, ExactError> {
        self.same_currency(other)?;
        let minor = self.minor.checked_sub(other.minor).ok_or(ExactError::Overflow)?;
        Ok(Self { minor, currency: self.currency })
    }

    /// The same amount the other way.
    ///
    /// # Errors
    /// Overflow at the very last negative number.
    pub fn negated(self) -> Result<Self, ExactError> {
        let minor = self.minor.checked_neg().ok_or(ExactError::Overflow)?;
        Ok(Self { minor, currency: self.currency })
    }

    /// `self × numerator / denominator`, rounded once.
    ///
    /// # Errors
    /// Division by zero, overflow.
    pub fn scaled(self, numerator: i128, denominator: i128, rule: Rounding) -> Result<Self, ExactError> {
        let product = self.wide().checked_mul(numerator).ok_or(ExactError::Overflow)?;
        Self::from_wide(divide(product, denominator, rule)?, self.currency)
    }

    /// The same figure in another currency: 12.50 stays 12.50. `None` where that currency has no coin so small.
    pub fn in_currency(self, currency: Currency) -> Option<Self> {
        let (here, there) = (i128::from(self.currency.minor_per_major()), i128::from(currency.minor_per_major()));
        let scaled = self.wide().checked_mul(there)?;
        let minor = scaled.checked_div(here).filter(|_| scaled.checked_rem(here) == Some(0))?;
        Self::from_wide(minor, currency).ok()
    }

    /// The amount as an exact number of minor units.
    pub fn ratio(self) -> Ratio {
        Ratio::whole(self.wide())
    }

    /// The sum of all, or nothing in `currency` when there are none.
    ///
    /// # Errors
    /// Different currencies, or overflow.
    pub fn sum(amounts: impl IntoIterator<Item = Self>, currency: Currency) -> Result<Self, ExactError> {
        amounts.into_iter().try_fold(Self::zero(currency), Self::plus)
    }

    /// The sum of each currency, in the order of their codes.
    ///
    /// # Errors
    /// Overflow.
    pub fn by_currency(amounts: impl IntoIterator<Item = Self>) -> Result<Vec<Self>, ExactError> {
        let mut sums: BTreeMap<&str, Self> = BTreeMap::new();
        for amount in amounts {
            let sum = sums.entry(amount.currency.code()).or_insert(Self::zero(amount.currency));
            *sum = sum.plus(amount)?;
        }
        Ok(sums.into_values().collect())
    }

    fn same_currency(self, other: Self) -> Result<(), ExactError> {
        if self.currency == other.currency { Ok(()) } else { Err(ExactError::CurrencyMismatch) }
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} minor {}", self.minor, self.currency.code())
    }
}

#[derive(Serialize)]
struct Written {
    amt: String,
    cur: Currency,
}

#[derive(Deserialize)]
struct Read {
    amt: Minor,
    cur: Currency,
}

/// Whole minor units in their digits.
struct Minor(i64);

impl<'de> Deserialize<'de> for Minor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        of_text(deserializer, |text| {
            let Ok(minor) = text.parse::<i64>() else { return Err("an amount is whole minor units") };
            // one spelling for one amount: no "+5", no "05", no "-0"
            let digits = text.strip_prefix('-').unwrap_or(text);
            let is_short = digits == "0" || !digits.starts_with(['0', '+']);
            if is_short && text != "-0" { Ok(Self(minor)) } else { Err("an amount is written in its shortest form") }
        })
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written { amt: self.minor.to_string(), cur: self.currency }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read { amt: Minor(minor), cur: currency } = Read::deserialize(deserializer)?;
        Ok(Self { minor, currency })
    }
}
