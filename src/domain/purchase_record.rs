//! Something a customer bought that no contract of the book tells (购买记录, `domain.md` 5.2): from before the book, brought in
//! from a list or written down by hand.

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::entity::Entity;
use super::exact::{ExactError, Rounding};
use super::id::{CustomerId, PurchaseRecordId};
use super::money::Money;
use super::purchase::{Purchase, PurchaseSource};
use super::rate::{Ppm, Quantity};
use crate::kinds::Kind;

/// One purchase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurchaseRecord {
    /// Its id.
    pub id: PurchaseRecordId,
    /// Who bought.
    pub customer: CustomerId,
    /// The day.
    pub on: Date,
    /// What was bought.
    pub name: String,
    /// Model, size, grade.
    #[serde(default)]
    pub spec: String,
    /// Piece, hour, tonne.
    #[serde(default)]
    pub unit: String,
    /// How much; nought where nobody knows.
    #[serde(default)]
    pub quantity: Quantity,
    /// What was paid for all of it, with tax.
    pub amount: Money,
    /// The number of the order, the invoice or the old contract.
    #[serde(default)]
    pub reference: String,
    /// Where we know it from.
    #[serde(default)]
    pub origin: PurchaseOrigin,
    /// A note.
    #[serde(default)]
    pub note: String,
}

/// Where a purchase is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PurchaseOrigin {
    /// Somebody wrote it down (手工).
    #[default]
    Typed,
    /// It came with a list (导入).
    Imported,
}

impl PurchaseRecord {
    /// The same as purchases are listed. One unit costs the amount over the quantity, rounded half up to the minor unit; where
    /// the quantity is not known, the amount.
    ///
    /// # Errors
    /// Overflow.
    pub fn purchase(&self) -> Result<Purchase, ExactError> {
        let unit_price = if self.quantity.thousandths > 0 {
            let thousandths = i128::from(self.quantity.thousandths);
            self.amount.scaled(i128::from(Quantity::SCALE), thousandths, Rounding::HalfUp)?
        } else {
            self.amount
        };
        Ok(Purchase {
            source: PurchaseSource::Record(self.id),
            line: None,
            by: None,
            times: 1,
            on: self.on,
            name: self.name.clone(),
            spec: self.spec.clone(),
            unit: self.unit.clone(),
            quantity: self.quantity,
            unit_price,
            discount: Ppm(0),
            amount: self.amount,
        })
    }
}

impl Entity for PurchaseRecord {
    type Id = PurchaseRecordId;
    const KIND: Kind = Kind::PurchaseRecord;

    fn id(&self) -> PurchaseRecordId {
        self.id
    }
}
