//! Whether a clause that a contract usually has is part of it.

use serde::{Deserialize, Serialize};

use super::Contract;
use super::clause::ClauseId;

/// Whether a clause that a contract usually has (G4, G8) is part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inclusion {
    /// It is, as in every contract from before there was a choice.
    #[default]
    Included,
    /// It was left out: the paper does not print it, and nothing follows from its terms.
    LeftOut,
}

impl Inclusion {
    /// What is usual is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub(super) const fn is_included(&self) -> bool {
        matches!(self, Self::Included)
    }
}

impl Contract {
    /// Whether a clause that may be left out was. One that was written by hand is there, whatever its terms say.
    pub fn leaves_out(&self, clause: ClauseId) -> bool {
        let terms = [
            (ClauseId::Confidentiality, self.confidentiality.secrecy),
            (ClauseId::Compliance, self.general.compliance),
        ];
        let is_left_out = terms.contains(&(clause, Inclusion::LeftOut));
        is_left_out && !self.is_by_hand(clause)
    }
}
