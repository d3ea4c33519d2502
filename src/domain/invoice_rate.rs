//! The tax rate that a new invoice of a contract proposes (`domain.md` 5.7 `tax_rate`, 6.4): that of the lines in force.

use super::contract::Contract;
use super::line::RateTotal;
use super::rate::Ppm;
use super::tax::TaxMode;

/// The rate of the lines of a contract, as far as they have one: an invoice holds a single one. What a small-scale seller or an
/// exempt sale has is what its lines say, as for everybody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvoiceRate {
    /// No tax is in the amount: the sale is exempt or at zero, or the contract reckons no tax.
    Untaxed,
    /// One rate for all that is to be paid.
    One(Ppm),
    /// Several, with what stands under each: the one with the largest amount first. Each needs an invoice of its own.
    Several(Vec<RateTotal>),
}

impl InvoiceRate {
    /// That of these terms. Rates under which nothing is to be paid say nothing; where no line comes to an amount, the rate that a
    /// new line starts with is taken.
    pub fn of(terms: &Contract) -> Self {
        if terms.price.tax_mode == TaxMode::NotApplicable {
            return Self::Untaxed;
        }
        let mut rates = terms.sums().map(|sums| sums.by_rate).unwrap_or_default();
        rates.retain(|it| !it.split.gross.is_zero());
        rates.sort_by_key(|it| std::cmp::Reverse((it.split.gross.minor, it.rate)));
        match rates.as_slice() {
            [] => Self::single(terms.price.tax_rate),
            [only] => Self::single(only.rate),
            [..] => Self::Several(rates),
        }
    }

    const fn single(rate: Ppm) -> Self {
        if rate.0 == 0 { Self::Untaxed } else { Self::One(rate) }
    }

    /// The rate that is proposed: where there are several, that of the largest amount.
    pub fn proposed(&self) -> Ppm {
        match self {
            Self::Untaxed => Ppm(0),
            Self::One(rate) => *rate,
            Self::Several(rates) => rates.first().map_or(Ppm(0), |it| it.rate),
        }
    }
}
