//! Services by scope and acceptance (G3.c): what is done, and by what it is judged. How long the customer has to answer is the time to
//! inspect ([`super::delivery::Delivery::inspection`]).

use serde::{Deserialize, Serialize};

use super::wording::Wording;

/// What services are, and when they count as done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Acceptance {
    /// What is done and what is handed over (服务范围与成果).
    #[serde(default, skip_serializing_if = "Wording::is_blank")]
    pub scope: Wording,
    /// By what it is judged (验收标准).
    #[serde(default, skip_serializing_if = "Wording::is_blank")]
    pub criteria: Wording,
}
