//! One change for many customers (批量修改).

use super::customer::{Customer, Level};
use super::id::OwnFieldId;
use super::own_field::OwnValue;
use super::tags;

/// What is changed in every one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkChange {
    /// Who looks after it; empty: nobody.
    Owner(String),
    /// Our grading.
    Level(Level),
    /// These tags too.
    AddTags(Vec<String>),
    /// Without these tags.
    RemoveTags(Vec<String>),
    /// Where it came from; empty: not known.
    Source(String),
    /// Its region; empty: not known.
    Region(String),
    /// What is entered in a field that the team defined; nothing: it is cleared.
    Own(OwnFieldId, Option<OwnValue>),
}

impl BulkChange {
    /// The customer with the change; `None` if it is so already.
    pub fn applied(&self, to: &Customer) -> Option<Customer> {
        let mut new = to.clone();
        match self {
            Self::Owner(owner) => owner.trim().clone_into(&mut new.owner),
            Self::Level(level) => new.level = *level,
            Self::AddTags(more) => new.tags = tags::union(&to.tags, more),
            Self::RemoveTags(gone) => new.tags = tags::without(&to.tags, gone),
            Self::Source(source) => source.trim().clone_into(&mut new.source),
            Self::Region(region) => region.trim().clone_into(&mut new.address.region),
            Self::Own(field, Some(value)) => drop(new.own.insert(*field, value.clone())),
            Self::Own(field, None) => drop(new.own.remove(field)),
        }
        (new != *to).then_some(new)
    }
}
