//! Who decides a dispute.

use serde::{Deserialize, Serialize};

use super::command::Step;
use crate::domain::contract::disputes::Forum;

/// Who decides, by the clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreedForum {
    /// Arbitrators.
    Arbitration,
    /// A court.
    Litigation,
    /// The clause offers both, which is generally held invalid as to arbitration.
    Either,
    /// The clause is silent: a court by statute.
    Silent,
}

impl From<&Forum> for AgreedForum {
    fn from(forum: &Forum) -> Self {
        match forum {
            Forum::Arbitration(_) => Self::Arbitration,
            Forum::Litigation(_) => Self::Litigation,
            Forum::Either { .. } => Self::Either,
        }
    }
}

/// A way to a decision: one excludes the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Arbitration,
    Litigation,
}

impl AgreedForum {
    /// The step that brings a dispute before those who decide.
    pub const fn filing(self) -> Step {
        match self {
            Self::Arbitration => Step::Arbitrate,
            Self::Litigation | Self::Either | Self::Silent => Step::Litigate,
        }
    }

    pub(super) const fn allows(self, way: Way) -> bool {
        match (way, self) {
            (Way::Arbitration, Self::Arbitration)
            | (Way::Litigation, Self::Litigation | Self::Either | Self::Silent) => true,
            // where the clause offers both, arbitration needs an agreement that stands
            (Way::Arbitration, Self::Litigation | Self::Either | Self::Silent)
            | (Way::Litigation, Self::Arbitration) => false,
        }
    }
}
