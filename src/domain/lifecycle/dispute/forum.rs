//! Who decides a dispute.

use serde::{Deserialize, Serialize};

use super::command::Step;
use crate::domain::contract::disputes::{Disputes, Forum, Negotiation};

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

/// Whether the clause wants the sides to talk first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Talks {
    /// It does.
    First,
    /// A side may file at once.
    NotRequired,
}

/// What a decision needs to know: the way that the clause lays down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Facts {
    /// Who decides in the end.
    pub agreed: AgreedForum,
    /// Whether the sides talk first.
    pub talks: Talks,
}

impl From<&Forum> for AgreedForum {
    fn from(forum: &Forum) -> Self {
        match forum {
            Forum::Arbitration(_) => Self::Arbitration,
            Forum::Litigation(_) => Self::Litigation,
            Forum::Either { .. } => Self::Either,
            Forum::Open => Self::Silent,
        }
    }
}

impl From<&Disputes> for Facts {
    fn from(clause: &Disputes) -> Self {
        let talks = match clause.negotiation {
            Negotiation::None => Talks::NotRequired,
            Negotiation::Within(_) => Talks::First,
        };
        Self { agreed: AgreedForum::from(&clause.forum), talks }
    }
}

/// A way to a decision: one excludes the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 仲裁.
    Arbitration,
    /// 诉讼.
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
