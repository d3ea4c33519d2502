//! What a person agreed to.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::domain::book_copy::BookCopy;
use crate::record::rec::LIFE;
use crate::record::replica::Replica;
use crate::record::transaction::Change;
use crate::sync::plan::Question;

/// What a person agreed to, having seen a [`Preview`](super::Preview).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Consent {
    /// The digest of the file that was shown.
    pub digest: String,
    /// The questions that were answered with yes.
    pub agreed: Vec<Question>,
    /// What was settled at once. What is not settled stays open, with every value kept.
    pub settlements: Vec<Settlement>,
    /// Who writes in this copy, if it has not said so yet.
    pub introduction: Option<Introduction>,
}

/// One disagreement settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settlement {
    /// The record.
    pub id: Uuid,
    /// The register by its full name; [`LIFE`] for "deleted there, edited here".
    pub field: String,
    /// The value from now on; for [`LIFE`] whether the record stays.
    pub value: Value,
}

/// Who uses this copy, on which device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Introduction {
    /// The person's name; may be empty.
    pub person: String,
    /// The device's name; may be empty.
    pub device: String,
}

impl Settlement {
    /// The change that writes it.
    pub fn change(&self) -> Change {
        let id = self.id;
        match (&self.value, self.field.as_str()) {
            (Value::Bool(false), LIFE) => Change::Delete { id },
            (_, LIFE) => Change::Restore { id },
            (value, field) => Change::Settle { id, field: field.to_owned(), value: value.clone() },
        }
    }
}

impl Introduction {
    /// The record by which the copy `replica` is known.
    pub fn record(&self, replica: Replica) -> BookCopy {
        BookCopy { id: replica.record_id().into(), person: self.person.clone(), device: self.device.clone() }
    }
}
