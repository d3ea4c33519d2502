//! Clauses of one's own (自有条款, `domain.md` 5.3 *ClauseTemplate*): a text in both languages with placeholders in braces,
//! written by people who do not program. A contract takes such a text as it stands; later changes of the library leave it alone.
//! No calculation reads it: what the engine reckons with stays in the terms.

pub mod article;
pub mod blank;
pub mod known;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use self::blank::Blank;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::wording::Wording;
use crate::domain::entity::Entity;
use crate::domain::id::OwnClauseId;
use crate::kinds::Kind;

/// A clause in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnClause {
    /// Its id.
    pub id: OwnClauseId,
    /// Heading of the article.
    #[serde(default)]
    pub heading: Wording,
    /// The text; every line is a paragraph. Placeholders stand in braces, by their names in either language.
    #[serde(default)]
    pub text: Wording,
    /// The clause of the catalogue after which it usually stands.
    #[serde(default = "at_the_end")]
    pub after: ClauseId,
    /// What it leaves to be filled in.
    #[serde(default)]
    pub blanks: Vec<Blank>,
    /// When to use it; never printed.
    #[serde(default)]
    pub note: String,
    /// The clause to fall back on where the other side does not take this one (备选条款).
    #[serde(default)]
    pub fallback: Option<OwnClauseId>,
    /// What to mind of fairness and of the rules on standard terms (公平性说明); never printed.
    #[serde(default)]
    pub fairness: String,
    /// Whether it is no longer offered.
    #[serde(default)]
    pub archived: bool,
}

/// Where a clause stands that says nothing of its place.
pub(crate) const fn at_the_end() -> ClauseId {
    ClauseId::SpecialTerms
}

impl OwnClause {
    /// An empty one.
    pub const fn new(id: OwnClauseId, heading: Wording) -> Self {
        Self {
            id,
            heading,
            text: Wording { zh: String::new(), en: String::new() },
            after: at_the_end(),
            blanks: Vec::new(),
            note: String::new(),
            fallback: None,
            fairness: String::new(),
            archived: false,
        }
    }

    /// Whether this clause may fall back on another one: on itself it may not, nor on one whose own fallbacks lead back to it. `next`
    /// says what a clause of the library falls back on.
    pub fn may_fall_back_on(&self, other: OwnClauseId, next: impl Fn(OwnClauseId) -> Option<OwnClauseId>) -> bool {
        let mut met = BTreeSet::new();
        let mut at = Some(other);
        while let Some(id) = at {
            if id == self.id {
                return false;
            }
            // two copies of the book may have made a ring of others apart from each other
            at = if met.insert(id) { next(id) } else { None };
        }
        true
    }
}

impl Entity for OwnClause {
    type Id = OwnClauseId;
    const KIND: Kind = Kind::OwnClause;

    fn id(&self) -> OwnClauseId {
        self.id
    }
}
