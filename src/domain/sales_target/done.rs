//! What was done towards a target that the book does not measure, as it was entered (完成登记).

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;

/// What was done on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The day.
    pub on: Date,
    /// How much, in thousandths of whatever is counted.
    pub figure: i64,
    /// Where it comes from.
    #[serde(default)]
    pub note: String,
    /// Who entered it, by name.
    #[serde(default)]
    pub by: String,
}
