//! The owners that are looked at: everybody, one, or one and those below.

use std::collections::{BTreeSet, HashMap};

use super::naming::name_key;

/// Whose something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doer {
    /// That of one, by name; of nobody where the name is empty.
    One(String),
    /// That of several, by name.
    AnyOf(Vec<String>),
    /// Of the whole house: it names nobody who would see to it alone.
    Everybody,
}

/// The owners that are looked at. It remembers what it was asked: a large book has few owners and many customers.
#[derive(Debug, Default)]
pub struct Circle {
    /// Their names as [`name_key`] reads them; `None` for everybody.
    keys: Option<BTreeSet<String>>,
    asked: HashMap<String, bool>,
}

impl Circle {
    /// The owners whose names read so by [`name_key`].
    pub fn of(keys: BTreeSet<String>) -> Self {
        Self { keys: Some(keys), asked: HashMap::new() }
    }

    /// Only the owner of this name, however it is spelt.
    pub fn named(owner: &str) -> Self {
        Self::of(BTreeSet::from([name_key(owner)]))
    }

    /// Whether whoever it belongs to is looked at.
    pub fn reaches(&mut self, doer: &Doer) -> bool {
        self.keys.is_none()
            || match doer {
                Doer::One(owner) => self.has(owner),
                Doer::AnyOf(owners) => owners.iter().any(|owner| self.has(owner)),
                Doer::Everybody => true,
            }
    }

    /// Whether this owner is looked at.
    pub fn has(&mut self, owner: &str) -> bool {
        let Some(keys) = &self.keys else { return true };
        if let Some(known) = self.asked.get(owner) {
            return *known;
        }
        let key = name_key(owner);
        let has = !key.is_empty() && keys.contains(&key);
        self.asked.insert(owner.to_owned(), has);
        has
    }
}
