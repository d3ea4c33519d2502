//! Clauses of one's own (自有条款, `domain.md` 5.3 *ClauseTemplate*): a text in both languages with placeholders in braces,
//! written by people who do not program. A contract takes such a text as it stands; later changes of the library leave it alone.
//! No calculation reads it: what the engine reckons with stays in the terms.

pub mod article;
pub mod blank;
pub mod known;

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
            archived: false,
        }
    }
}

impl Entity for OwnClause {
    type Id = OwnClauseId;
    const KIND: Kind = Kind::OwnClause;

    fn id(&self) -> OwnClauseId {
        self.id
    }
}
