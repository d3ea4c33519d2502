//! Where a party is: one register, because a half-merged address is a wrong address.

use serde::{Deserialize, Serialize};

/// A postal address as people write it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Address {
    /// Province, city or other region, for filtering (地区).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// The whole address as it is printed on a contract (住所).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
}
