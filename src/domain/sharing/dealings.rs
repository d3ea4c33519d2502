//! What a share pack may tell of a customer besides names and numbers: what they bought, and what they like. Each is a row of its
//! own, beside the fields of its customer.

use std::collections::BTreeMap;

use super::field::ShareField;
use crate::domain::date::Date;
use crate::domain::id::{ContactId, CustomerId};

/// Something that was bought, in the words of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurchaseRow {
    /// The day.
    pub on: Date,
    /// What was bought, with its model.
    pub product: String,
    /// How much, with the unit where one is known.
    pub quantity: String,
    /// What was paid for it, with the currency.
    pub amount: String,
    /// Whether it was bought under a contract of the book.
    pub under_contract: String,
}

/// Something that a customer or a person there likes, in the words of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreferenceRow {
    /// Of which person; nothing when it is the firm's.
    pub person: Option<ContactId>,
    /// What it is about.
    pub about: String,
    /// What it is.
    pub value: String,
    /// How strong, from 1 to 5.
    pub strength: String,
    /// Whether it is marked as personal, or told in confidence: then it never goes out.
    pub sensitive: bool,
}

/// What is known of a customer's dealings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dealings {
    /// What they bought, in the order of the file.
    pub purchases: Vec<PurchaseRow>,
    /// What they like.
    pub preferences: Vec<PreferenceRow>,
}

/// The dealings of each customer.
pub type Dealt = BTreeMap<CustomerId, Dealings>;

impl PurchaseRow {
    /// What it says in a field; nothing in a field of something else.
    pub fn read(&self, field: ShareField) -> Option<String> {
        if field == ShareField::PurchaseDay {
            return Some(self.on.to_string());
        }
        let cells = [
            (ShareField::PurchaseProduct, &self.product),
            (ShareField::PurchaseQuantity, &self.quantity),
            (ShareField::PurchaseAmount, &self.amount),
            (ShareField::PurchaseUnderContract, &self.under_contract),
        ];
        cells.into_iter().find(|(it, _)| *it == field).map(|(_, words)| words.clone())
    }
}

impl PreferenceRow {
    /// What it says in a field; nothing in a field of something else.
    pub fn read(&self, field: ShareField) -> Option<String> {
        let cells = [
            (ShareField::PreferenceAbout, &self.about),
            (ShareField::Preference, &self.value),
            (ShareField::PreferenceStrength, &self.strength),
        ];
        cells.into_iter().find(|(it, _)| *it == field).map(|(_, words)| words.clone())
    }
}
