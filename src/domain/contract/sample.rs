//! Sale by sample (G3.d; Civil Code arts 635, 636): a sample that the sides sealed says what the goods are like.

use serde::{Deserialize, Serialize};

use super::wording::Wording;
use crate::domain::date::Date;

/// The sample that the goods have to be like.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sample {
    /// What it is and what is said of its quality (样品说明).
    #[serde(default)]
    pub what: Wording,
    /// The day on which the sides sealed it; nothing while they have not (封样日期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed_on: Option<Date>,
    /// Number or label of the seal (封样编号); empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seal: String,
    /// Who keeps it.
    #[serde(default)]
    pub keeper: Keeper,
}

/// Who keeps the sealed sample.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeper {
    /// Nobody was named yet: the paper leaves a blank.
    #[default]
    Open,
    /// The company whose book this is.
    Us,
    /// The customer.
    Them,
    /// Each side keeps one of two that are alike (双方各执一份).
    Each,
    /// Somebody else, by name.
    Other(Wording),
}

impl Sample {
    /// Whether somebody keeps it.
    pub fn has_keeper(&self) -> bool {
        match &self.keeper {
            Keeper::Open => false,
            Keeper::Us | Keeper::Them | Keeper::Each => true,
            Keeper::Other(name) => !name.is_blank(),
        }
    }

    /// The same variant for another deal, whose sample is still to be sealed.
    pub fn unseal(&mut self) {
        self.sealed_on = None;
        self.seal.clear();
    }
}
