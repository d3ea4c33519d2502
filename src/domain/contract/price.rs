//! Price terms (G3): what makes an amount stays together in one register.

use serde::{Deserialize, Serialize};

use super::field;
use super::plan::Period;
use crate::domain::line::DocumentDiscount;
use crate::domain::money::Currency;
use crate::domain::problem::{Place, Problems, Reason};
use crate::domain::rate::Ppm;
use crate::domain::tax::TaxMode;

/// Currency, tax and discount of the whole contract: one register, so that an amount never gets another's currency
/// (`storage-and-sync.md` 2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// The currency of every amount in the contract.
    pub currency: Currency,
    /// Whether unit prices hold the tax.
    pub tax_mode: TaxMode,
    /// The tax rate a new line starts with.
    pub tax_rate: Ppm,
    /// What happens to the price when the legal rate changes.
    pub tax_change: TaxChange,
    /// Taken off the sum of the lines.
    #[serde(default)]
    pub discount: DocumentDiscount,
    /// Whether the contract fixes a total.
    pub form: PriceForm,
}

/// What happens to the price when the legal tax rate changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxChange {
    /// The price without tax stays (不含税价不变).
    NetFixed,
    /// The price with tax stays (含税价不变).
    GrossFixed,
}

/// Whether the contract fixes a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceForm {
    /// Fixed quantities and a fixed total (G3.a).
    FixedTotal,
    /// A price list with orders (G3.b).
    Framework {
        /// How long we have to accept or refuse an order.
        accept_within: Period,
    },
}

impl Price {
    /// The usual terms: tax included, net price fixed, a fixed total.
    pub const fn usual(currency: Currency, tax_rate: Ppm) -> Self {
        Self {
            currency,
            tax_mode: TaxMode::TaxIncluded,
            tax_rate,
            tax_change: TaxChange::NetFixed,
            discount: DocumentDiscount::None,
            form: PriceForm::FixedTotal,
        }
    }

    /// What cannot stand (G3: tax 0 to 25 %; orders answered within 1 to 15 days).
    pub(super) fn check(&self, problems: &mut Problems) {
        problems.rate(Place::of(field::PRICE_TAX_RATE), self.tax_rate, Ppm(0), Ppm(250_000));
        match self.discount {
            DocumentDiscount::None => {}
            DocumentDiscount::Amount(amount) => {
                let place = Place::of(field::PRICE_DISCOUNT);
                problems.amount(place, amount);
                problems.add_if(amount.currency != self.currency, place, Reason::OtherCurrency);
            }
            DocumentDiscount::Share(share) => {
                problems.rate(Place::of(field::PRICE_DISCOUNT), share, Ppm(0), Ppm::WHOLE);
            }
        }
        match self.form {
            PriceForm::FixedTotal => {}
            PriceForm::Framework { accept_within } => {
                let place = Place::of(field::PRICE_ACCEPT_WITHIN);
                problems.period(place, accept_within, Period::days(1), Period::days(15));
            }
        }
    }
}
