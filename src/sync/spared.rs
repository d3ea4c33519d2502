//! What is not forgotten when a book is started again, since a record that stays names it: it could not be brought back else.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::links::ids_in;
use super::plan::warning::is_live;

/// Those of `going` that a record which stays and is not deleted names, and those that these name in turn. `rows`: every row of
/// the book, by its id.
pub(super) fn spared<B: AsRef<[u8]>>(going: &BTreeSet<Uuid>, rows: impl Iterator<Item = (Uuid, B)>) -> BTreeSet<Uuid> {
    let mut spared = BTreeSet::new();
    if going.is_empty() {
        return spared;
    }
    let mut named: Vec<Uuid> = Vec::new();
    let mut named_by: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for (id, row) in rows {
        let goes = going.contains(&id);
        if goes || is_live(row.as_ref()) {
            let names = ids_in(row.as_ref()).filter(|id| going.contains(id));
            let list = if goes { named_by.entry(id).or_default() } else { &mut named };
            list.extend(names);
        }
    }
    while let Some(id) = named.pop() {
        if spared.insert(id) {
            named.extend(named_by.remove(&id).into_iter().flatten());
        }
    }
    spared
}
