//! What every kept thing promises.

use std::fmt::Display;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::kinds::Kind;

/// One released change of a document's shape: the old document in, the next version's document out.
pub type Upcast = fn(Value) -> Value;

/// A thing that is kept as a record: it is written as one JSON object whose top-level fields are the registers that
/// merge one by one. What must never be torn apart (amount and currency; start, end and notice) is one nested field.
pub trait Entity: Clone + PartialEq + Serialize + DeserializeOwned {
    /// Its id type.
    type Id: Copy + Ord + Display + Into<Uuid> + From<Uuid>;
    /// Its line in the list of kinds.
    const KIND: Kind;
    /// Top-level fields that are maps from an id to an item: each *item* is a register of its own, so that two people may
    /// add lines apart from each other.
    const SETS: &'static [&'static str] = &[];
    /// One step per released shape; the current version is the count plus one.
    const UPCASTS: &'static [Upcast] = &[];

    /// Its id.
    fn id(&self) -> Self::Id;
}
