//! Two parties that were made one, parted again.

use std::collections::{BTreeMap, BTreeSet};

use super::survivor::Merges;
use crate::domain::contact::Contact;
use crate::domain::id::{ContactId, CustomerId};

/// What parts when a record stands for itself again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parting<K> {
    /// The records whose marks have to go.
    pub marks: Vec<K>,
    /// The record, and what it stands for from then on.
    pub goes: BTreeSet<K>,
    /// What stays together without it.
    pub stays: BTreeSet<K>,
}

impl<K: Copy + Ord> Merges<K> {
    /// How this record is parted from the one that stands for it. What was merged into it goes with it. Two copies may have
    /// merged in opposite directions: then the record that stands leads back to this one, and without its mark as well the two
    /// would only change places.
    pub fn parting(&self, id: K, is_there: impl Fn(K) -> bool) -> Parting<K> {
        let stands = self.survivor(id, &is_there);
        let mut without = self.clone();
        without.note(id, None);
        let mut marks = vec![id];
        if without.survivor(stands, &is_there) != stands {
            without.note(stands, None);
            marks.push(stands);
        }
        let goes: BTreeSet<K> = without.members(id, &is_there).into_iter().collect();
        let stays = self.members(stands, &is_there).into_iter().filter(|it| !goes.contains(it)).collect();
        Parting { marks, goes, stays }
    }
}

/// The entries of people whose marks change when their customers part: none may stand for a person on the other side, whichever
/// of the two was marked. Each then stands behind the next entry of the person on its own side, if there is one; what was made
/// one on one side stays so.
pub fn parted(people: &[&Contact], parting: &Parting<CustomerId>) -> Vec<Contact> {
    let known: BTreeMap<ContactId, &Contact> = people.iter().map(|it| (it.id, *it)).collect();
    let next = |it: &Contact| it.merged_into.and_then(|into| known.get(&into).copied());
    let changed = people.iter().filter_map(|own| {
        let (here, there) = match (parting.goes.contains(&own.customer), parting.stays.contains(&own.customer)) {
            (true, _) => (&parting.goes, &parting.stays),
            (false, true) => (&parting.stays, &parting.goes),
            (false, false) => return None,
        };
        let mut at = next(own).filter(|it| there.contains(&it.customer))?;
        let mut passed = vec![own.id];
        let into = loop {
            if passed.contains(&at.id) {
                break None;
            }
            if here.contains(&at.customer) {
                break Some(at.id);
            }
            passed.push(at.id);
            match next(at) {
                Some(further) => at = further,
                None => break None,
            }
        };
        Some(Contact { merged_into: into, ..Contact::clone(own) })
    });
    changed.collect()
}
