//! How many persons are concerned (`persons_count` of `contract-rules.md` 5.6), in bands: nobody counts them, but what the law asks for
//! depends on it.

use serde::{Deserialize, Serialize};

/// How many persons are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonsBand {
    /// Nobody estimated it.
    #[default]
    Unknown,
    /// Up to 100.
    Hundred,
    /// Up to 10,000.
    TenThousand,
    /// Up to 100,000.
    HundredThousand,
    /// Up to 1,000,000.
    Million,
    /// More.
    More,
}
