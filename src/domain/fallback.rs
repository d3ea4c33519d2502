//! Terms of a built-in clause that are kept to fall back on in talks (备选条款, `domain.md` 5.3 *ClauseTemplate*, 7): what we can live
//! with where the other side does not take our first words. A draft takes them as they were kept; nothing follows later changes.

use serde::{Deserialize, Serialize};

use super::contract::clause::ClauseId;
use super::contract::wording::Wording;
use super::date::Date;
use super::entity::Entity;
use super::id::FallbackId;
use super::money::Currency;
use super::negotiation::TermChange;
use crate::kinds::Kind;

/// Terms that a clause may fall back on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fallback {
    /// Its id.
    pub id: FallbackId,
    /// What it is called in lists and in talks.
    #[serde(default)]
    pub name: Wording,
    /// The built-in clause whose terms these are.
    pub clause: ClauseId,
    /// The terms. They were kept beside no other draft, so none says what it was before; a term without a value goes.
    #[serde(default)]
    pub changes: Vec<TermChange>,
    /// The date of the contract whose terms these are: the days of a plan of payment fall as long after the date of the draft that
    /// takes it as they fell after this one. Nothing in one that was kept before it was noted: then they stay.
    #[serde(default)]
    pub kept_on: Option<Date>,
    /// The currency of the contract whose terms these are: a reference rate is one of its own money. Nothing in one that was kept
    /// before it was noted, or that goes by no contract.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// When to fall back on it; never printed.
    #[serde(default)]
    pub when: String,
    /// Whether it is no longer offered.
    #[serde(default)]
    pub archived: bool,
}

/// Terms that belong to one deal: its days, its places, its goods, who is paid, and which of its own clauses live on.
const OF_ONE_DEAL: [&str; 10] = [
    "delivery/quality",
    "delivery/sample",
    "delivery/acceptance",
    "delivery/time",
    "delivery/place",
    "payment/included/account_holder",
    "payment/included/holder_reason",
    "term/length",
    "term/effective",
    "term/survives",
];

impl Fallback {
    /// The clauses whose terms can be kept. What the others say names people, goods, files or years of one deal.
    pub const CLAUSES: &'static [ClauseId] = &[
        ClauseId::Delivery,
        ClauseId::Service,
        ClauseId::Payment,
        ClauseId::LatePayment,
        ClauseId::Breach,
        ClauseId::Term,
        ClauseId::Confidentiality,
        ClauseId::IntellectualProperty,
        ClauseId::ForceMajeure,
        ClauseId::Disputes,
        ClauseId::Assignment,
        ClauseId::GoverningLaw,
        ClauseId::Counterparts,
    ];

    /// Whether a clause can have one.
    pub fn is_offered(clause: ClauseId) -> bool {
        Self::CLAUSES.contains(&clause)
    }

    /// Whether the term at a path belongs to one deal and stays there.
    pub fn is_of_one_deal(path: &str) -> bool {
        let is_in = |deal: &str| path.strip_prefix(deal).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        OF_ONE_DEAL.into_iter().any(is_in)
    }

    /// The terms of a clause that a contract leaves out while it says nothing of them: they are kept as left out.
    pub const fn left_out(clause: ClauseId) -> &'static [&'static str] {
        if matches!(clause, ClauseId::Payment) {
            &["payment/included/cash_limit", "payment/included/remainder"]
        } else {
            &[]
        }
    }
}

impl Entity for Fallback {
    type Id = FallbackId;
    const KIND: Kind = Kind::Fallback;

    fn id(&self) -> FallbackId {
        self.id
    }
}
