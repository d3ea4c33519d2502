//! What happened to a customer's place, and what follows from it in whatever order it is told.

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{CustomerId, PoolEventId};
use crate::domain::team::naming::name_key;
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
    /// Given to somebody (移交), or taken from whoever had it without giving it to anybody.
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

    /// Who looks after the customer from then on; `None` for nobody.
    pub fn whose(&self) -> Option<&str> {
        Some(self.to.trim()).filter(|to| !to.is_empty() && !self.to_pool())
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

/// From whom a customer goes when its owner was `before` and is `now`; both by name, empty for nobody. `None` if that has not to
/// be told: the owner is who it was, and who `told` ends with. (Two records made one have two histories and one owner.)
pub fn goes_from<'a>(before: &'a str, now: &str, told: &[&'a PoolEvent]) -> Option<&'a str> {
    let now = name_key(now);
    let told_last = last(told).map(|event| event.whose().unwrap_or_default());
    std::iter::once(before.trim()).chain(told_last).find(|who| name_key(who) != now)
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
    /// Who; `None` for nobody, as in the pool.
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
        all.push(Span { who: event.whose(), from: Some(event.on), to: None, began: Some(event) });
    }
    all
}
