//! A clause of one's own in a contract: the text as it was taken, and what fills its blanks.

use serde::{Deserialize, Serialize};

use super::blank::{Blank, Filled};
use super::{OwnClause, at_the_end};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::wording::Wording;
use crate::domain::contract::{Contract, field};
use crate::domain::id::{NewId, OwnArticleId, OwnClauseId};
use crate::domain::money::Currency;
use crate::domain::problem::{Item, Place, Problems, Reason};

/// A clause of one's own as a contract has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnArticle {
    /// The clause of the library it was taken from; that may have changed since, or be gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_from: Option<OwnClauseId>,
    /// Heading of the article.
    #[serde(default)]
    pub heading: Wording,
    /// The text; every line is a paragraph.
    #[serde(default)]
    pub text: Wording,
    /// The clause of the catalogue after which it stands.
    #[serde(default = "at_the_end")]
    pub after: ClauseId,
    /// Which it is of those that stand at the same place.
    #[serde(default)]
    pub order: u32,
    /// Its blanks, and what stands in them.
    #[serde(default)]
    pub blanks: Vec<TakenBlank>,
}

/// A blank in a contract.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TakenBlank {
    /// What goes in.
    #[serde(default)]
    pub blank: Blank,
    /// What stands there; nothing while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filled: Option<Filled>,
}

impl OwnArticle {
    /// A clause of the library as a contract in this currency takes it: its blanks hold what is usual.
    pub fn of(clause: &OwnClause, order: u32, currency: Currency) -> Self {
        let taken = |blank: &Blank| TakenBlank { blank: blank.clone(), filled: blank.usual(currency) };
        Self {
            taken_from: Some(clause.id),
            heading: clause.heading.clone(),
            text: clause.text.clone(),
            after: clause.after,
            order,
            blanks: clause.blanks.iter().map(taken).collect(),
        }
    }

    /// Whether the clause of the library reads otherwise by now. Its place is the contract's own matter.
    pub fn differs_from(&self, clause: &OwnClause) -> bool {
        let blanks = self.blanks.iter().map(|it| &it.blank);
        self.heading != clause.heading || self.text != clause.text || !blanks.eq(&clause.blanks)
    }

    /// The text of the library as it is now, in the same place. What was filled in stays where a blank of the same name still
    /// takes it.
    #[must_use]
    pub fn renewed(&self, clause: &OwnClause, currency: Currency) -> Self {
        let taken = |blank: &Blank| {
            let kept = self.blanks.iter().find(|it| it.blank.name == blank.name).and_then(|it| it.filled.clone());
            let kept = kept.filter(|value| blank.judge(value).is_ok());
            TakenBlank { blank: blank.clone(), filled: kept.or_else(|| blank.usual(currency)) }
        };
        Self {
            after: self.after,
            order: self.order,
            blanks: clause.blanks.iter().map(taken).collect(),
            ..Self::of(clause, self.order, currency)
        }
    }
}

impl Contract {
    /// Its own clauses in the order in which they stand at one place.
    pub fn own_in_order(&self) -> Vec<(OwnArticleId, &OwnArticle)> {
        let mut all: Vec<(OwnArticleId, &OwnArticle)> = self.own_clauses.iter().map(|(id, it)| (*id, it)).collect();
        all.sort_by_key(|(id, it)| (it.order, *id));
        all
    }

    /// The same as the paper prints them: first by the clause of the catalogue after which each stands.
    pub fn own_as_printed(&self) -> Vec<(OwnArticleId, &OwnArticle)> {
        let mut all = self.own_in_order();
        // a place that no catalogue has is the end
        let place = |after: ClauseId| ClauseId::PRINTED.iter().position(|it| *it == after).unwrap_or(usize::MAX);
        all.sort_by_key(|(_, it)| place(it.after));
        all
    }

    /// Takes a clause of the library in, after those that are there.
    pub fn take_own_clause(&mut self, clause: &OwnClause, ids: &mut impl NewId) -> OwnArticleId {
        let id = OwnArticleId::fresh(ids);
        let order = self.own_clauses.values().map(|it| it.order).max().map_or(0, |last| last.saturating_add(1));
        self.own_clauses.insert(id, OwnArticle::of(clause, order, self.price.currency));
        id
    }

    /// What is wrong with its own clauses: no heading, no text, a blank that is open or outside its range.
    pub(in crate::domain) fn check_own_clauses(&self, problems: &mut Problems) {
        for (id, article) in &self.own_clauses {
            let place = Place { field: field::OWN_CLAUSES, item: Item::Own(*id) };
            problems.add_if(article.heading.is_blank() || article.text.is_blank(), place, Reason::Missing);
            for (index, it) in article.blanks.iter().enumerate() {
                let place = Place { field: field::OWN_CLAUSES, item: Item::OwnBlank(*id, index) };
                match &it.filled {
                    None => problems.add(place, Reason::Missing),
                    Some(value) => problems.add_if(it.blank.judge(value).is_err(), place, Reason::OutsideItsRange),
                }
            }
        }
    }
}
