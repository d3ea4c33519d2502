//! A person's change laid over what is stored by now, and what takes it back.

use serde_json::Value;

use super::contest::Fields;
use crate::record::rec::Rec;

/// The shown values of a record's registers; removed items of sets are not there.
pub fn shown(rec: &Rec) -> Fields {
    rec.cells()
        .filter(|(name, _)| !name.starts_with('_'))
        .map(|(name, cell)| (name.to_owned(), cell.show().val.clone()))
        .filter(|(name, value)| !(name.contains('/') && value.is_null()))
        .collect()
}

/// What was there in `base` and is no more in `fields`, written down as empty: an entity may leave a field out that says
/// nothing, and what is not spoken of would stay as it is stored. (Items of sets are told to be gone by not being there.)
#[must_use]
pub fn with_emptied(base: &Fields, mut fields: Fields, sets: &[&str]) -> Fields {
    let gone = base.keys().filter(|name| !in_a_set(name, sets));
    for name in gone {
        if !fields.contains_key(name) {
            fields.insert(name.clone(), Value::Null);
        }
    }
    fields
}

/// What is to be written over `stored`: the person's own changes between `base` and `fields`, and nothing that they left alone. All
/// of `fields`, which are the whole entity, where nothing is stored.
pub fn rebased(stored: Option<&Rec>, base: &Fields, fields: &Fields, sets: &[&str]) -> Fields {
    rebased_part(stored, base, fields, sets).unwrap_or_else(|| fields.clone())
}

/// The same of a part of an entity, such as takes a change back: `None` where nothing is stored, as it would be half a record.
pub fn rebased_part(stored: Option<&Rec>, base: &Fields, fields: &Fields, sets: &[&str]) -> Option<Fields> {
    let stored = stored?;
    let kept = shown(stored);
    let mut result = Fields::new();
    for (name, value) in fields {
        let untouched = base.get(name) == Some(value);
        match (untouched, in_a_set(name, sets), kept.get(name)) {
            // an item that stood in the base and is gone from the store was removed elsewhere: it stays removed; any other field
            // that was left alone is not spoken of, so that a change before this one in the same step stays
            (true, true, None) | (true, false, Some(_)) => {}
            (true, true, Some(kept)) => drop(result.insert(name.clone(), kept.clone())),
            (true, false, None) | (false, _, _) => drop(result.insert(name.clone(), value.clone())),
        }
    }
    // items that others added, or that this change does not speak of, stay
    for (name, value) in kept.iter().filter(|(name, _)| in_a_set(name, sets)) {
        if !fields.contains_key(name) && !base.contains_key(name) {
            result.insert(name.clone(), value.clone());
        }
    }
    Some(result)
}

/// What takes a change back: what the person then sees, and what they make of it.
pub fn taken_back(before: &Rec, after: &Rec, sets: &[&str]) -> (Fields, Fields) {
    let (was, now) = (shown(before), shown(after));
    let (base, fields) = (differing(&now, &was), differing(&was, &now));
    let fields = with_emptied(&base, fields, sets);
    (base, fields)
}

fn differing(own: &Fields, other: &Fields) -> Fields {
    let differ = own.iter().filter(|(name, value)| other.get(*name) != Some(value));
    differ.map(|(name, value)| (name.clone(), value.clone())).collect()
}

fn in_a_set(name: &str, sets: &[&str]) -> bool {
    name.split_once('/').is_some_and(|(set, _)| sets.contains(&set))
}
