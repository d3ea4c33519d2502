//! How sure a statement of the law is (`contract-rules.md`: S, M, L).

use serde::{Deserialize, Serialize};

/// How sure it is. What the catalogue gives two marks has the less sure one here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// S: the ground was read, or it is arithmetic, logic or house practice.
    Sure,
    /// M: settled in outline.
    MostlySure,
    /// L: depends on facts, changes often, or is contested: ask a lawyer.
    AskLawyer,
}

impl Certainty {
    /// The mark of the catalogue.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Sure => "S",
            Self::MostlySure => "M",
            Self::AskLawyer => "L",
        }
    }
}
