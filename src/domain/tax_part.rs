//! How much of a contract stands under which tax rate, and an amount freed of the tax that is in it by that (`domain.md` 6.4, 6.5).

use serde::{Deserialize, Serialize};

use super::apportion::apportion;
use super::contract::Contract;
use super::line::LineError;
use super::money::Money;
use super::rate::Ppm;
use super::tax::{TaxError, TaxLine, TaxMode};

/// How much of a contract has a tax rate. It is kept in excerpts only: its names there are short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxPart {
    /// The rate; nothing where no tax is reckoned, or the line is exempt.
    #[serde(rename = "r")]
    pub rate: Ppm,
    /// What its lines come to, with tax, after discounts.
    #[serde(rename = "g")]
    pub gross: Money,
}

/// The tax rates of a contract with what is to be paid under each: money received has the tax that the lines have.
///
/// # Errors
/// Lines that cannot be reckoned.
pub fn tax_parts(contract: &Contract) -> Result<Vec<TaxPart>, LineError> {
    let totals = contract.sums()?;
    let mut parts: Vec<TaxPart> =
        totals.by_rate.iter().map(|it| TaxPart { rate: it.rate, gross: it.split.gross }).collect();
    if parts.is_empty() {
        let rate = match contract.price.tax_mode {
            TaxMode::TaxIncluded | TaxMode::TaxExcluded => contract.price.tax_rate,
            TaxMode::NotApplicable => Ppm(0),
        };
        parts.push(TaxPart { rate, gross: Money::zero(contract.price.currency) });
    }
    Ok(parts)
}

/// An amount without its tax: shared out over the rates by what the lines of each come to, by largest remainder, and each share
/// freed of its tax, rounded half up once. What takes an amount back is the mirror of it. Nothing where the parts do not say how
/// much has which rate: there are none, or several that come to nothing.
///
/// # Errors
/// A rate outside 0 to 100 %; overflow.
pub fn without_tax(gross: Money, parts: &[TaxPart]) -> Result<Option<(Money, Vec<TaxLine>)>, TaxError> {
    let shares: Vec<(Ppm, i128)> = match parts {
        [] => return Ok(None),
        [one] => vec![(one.rate, gross.wide())],
        several if several.iter().all(|it| it.gross.is_zero()) => return Ok(None),
        several => {
            let weights: Vec<i128> = several.iter().map(|it| it.gross.wide()).collect();
            several.iter().map(|it| it.rate).zip(apportion(gross.wide(), &weights)?).collect()
        }
    };
    let mut net = Money::zero(gross.currency);
    let mut lines = Vec::with_capacity(shares.len());
    for (rate, share) in shares {
        let split = TaxMode::TaxIncluded.split(Money::from_wide(share, gross.currency)?, rate)?;
        net = net.plus(split.value.net)?;
        lines.extend(split.working);
    }
    Ok(Some((net, lines)))
}
