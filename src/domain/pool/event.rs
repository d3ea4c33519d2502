//! What happened to a customer's place, and what follows from it in whatever order it is told.

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{CustomerId, PoolEventId};
use crate::kinds::Kind;

/// A change of who looks after a customer (归属变动). Never changed: what was wrong is put right by a further one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolEvent {
    /// Its id. Ids rise with the time of making, so they tell the order within a day.
    pub id: PoolEventId,
    /// The customer.
    pub customer: CustomerId,
    /// The day.
    pub on: Date,
    /// Who did it, by name; empty when nobody has said who uses the copy.
    #[serde(default)]
    pub by: String,
    /// Who looked after the customer until then, by name; empty for nobody.
    #[serde(default)]
    pub from: String,
    /// Who does from then on, by name; empty for nobody.
    #[serde(default)]
    pub to: String,
    /// What it was.
    pub what: Move,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// Neglected for so long that the rules put it into the pool (掉入公海).
    Neglected {
        /// The last day on which something was done.
        since: Date,
        /// How many days ago that was.
        days: u32,
    },
    /// Given back by a person (退回公海).
    GivenBack {
        /// Why.
        reason: String,
    },
    /// Taken from the pool (捡回).
    Picked,
    /// Given to somebody (移交).
    HandedOver {
        /// Why; may be empty.
        reason: String,
    },
}

impl PoolEvent {
    /// Whether the customer was in the pool after it.
    pub const fn to_pool(&self) -> bool {
        match self.what {
            Move::Neglected { .. } | Move::GivenBack { .. } => true,
            Move::Picked | Move::HandedOver { .. } => false,
        }
    }
}

impl Entity for PoolEvent {
    type Id = PoolEventId;
    const KIND: Kind = Kind::PoolEvent;

    fn id(&self) -> PoolEventId {
        self.id
    }
}

/// The events in the order in which they count: by day, and within a day by the time of their making.
pub fn in_order<'a>(events: &[&'a PoolEvent]) -> Vec<&'a PoolEvent> {
    let mut all = events.to_vec();
    all.sort_by_key(|event| (event.on, event.id));
    all.dedup_by_key(|event| event.id);
    all
}

/// The event that counts last.
pub fn last<'a>(events: &[&'a PoolEvent]) -> Option<&'a PoolEvent> {
    events.iter().copied().max_by_key(|event| (event.on, event.id))
}

/// Where a customer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place<'a> {
    /// Somebody looks after it (私海).
    Kept,
    /// Everybody may take it (公海), since this event.
    Public(&'a PoolEvent),
    /// Nobody was ever named.
    Unclaimed,
}

/// Where a customer of this owner is, with these events in any order.
pub fn place<'a>(owner: &str, events: &[&'a PoolEvent]) -> Place<'a> {
    if !owner.trim().is_empty() {
        return Place::Kept;
    }
    match last(events) {
        Some(event) if event.to_pool() => Place::Public(event),
        Some(_) | None => Place::Unclaimed,
    }
}

/// A time during which one person, or nobody, looked after a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span<'a> {
    /// Who; `None` while it was in the pool.
    pub who: Option<&'a str>,
    /// Since when; `None` if that was before anything was noted.
    pub from: Option<Date>,
    /// Until when; `None` while it lasts.
    pub to: Option<Date>,
    /// How it began; `None` if that was before anything was noted.
    pub began: Option<&'a PoolEvent>,
}

/// Who looked after a customer when, the earliest first.
pub fn spans<'a>(events: &[&'a PoolEvent]) -> Vec<Span<'a>> {
    let told = in_order(events);
    let mut all: Vec<Span<'a>> = Vec::new();
    if let Some(first) = told.first().filter(|first| !first.from.trim().is_empty()) {
        all.push(Span { who: Some(&first.from), from: None, to: None, began: None });
    }
    for event in told {
        if let Some(before) = all.last_mut() {
            before.to = Some(event.on);
        }
        let who = (!event.to_pool()).then_some(event.to.as_str());
        all.push(Span { who, from: Some(event.on), to: None, began: Some(event) });
    }
    all
}
