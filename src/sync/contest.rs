//! Two tabs change the same thing at once: what the second one must be asked before it writes.

use std::collections::BTreeMap;

use serde_json::Value;

/// The registers of a document and their values.
pub type Fields = BTreeMap<String, Value>;

/// A field that somebody else changed to another value while it was being changed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contested {
    /// The register.
    pub field: String,
    /// What stands there now; `None` where it was removed.
    pub theirs: Option<Value>,
    /// What is to be written; `None` where it is to be removed.
    pub ours: Option<Value>,
}

/// The fields that were `base` when the person began, are `stored` now, and shall become `ours`, where all three differ.
/// Without a base nothing is contested: then nobody looked at what stood there.
pub fn contested(base: &Fields, ours: &Fields, stored: &Fields) -> Vec<Contested> {
    base.iter()
        .filter_map(|(field, before)| {
            let (mine, now) = (ours.get(field), stored.get(field));
            let differ = mine != Some(before) && now != Some(before) && mine != now;
            differ.then(|| Contested { field: field.clone(), theirs: now.cloned(), ours: mine.cloned() })
        })
        .collect()
}

/// Makes what stands now the base of a contested field, so that writing ours is no longer a surprise; or takes theirs.
pub fn settle(base: &mut Fields, ours: &mut Fields, contested: &Contested, take_theirs: bool) {
    let field = &contested.field;
    let take = |fields: &mut Fields| match &contested.theirs {
        Some(theirs) => drop(fields.insert(field.clone(), theirs.clone())),
        None => drop(fields.remove(field)),
    };
    take(base);
    if take_theirs {
        take(ours);
    }
}

/// What is written first of an entity that every copy means by the same id: what differs from what holds without it (`usual`),
/// or all of it if nothing does. So two copies that begin it apart disagree on nothing that nobody touched.
pub fn beginning(mut fields: Fields, usual: &Fields) -> Fields {
    let is_usual = |name: &String, value: &Value| usual.get(name) == Some(value);
    if !fields.iter().all(|(name, value)| is_usual(name, value)) {
        fields.retain(|name, value| !is_usual(name, value));
    }
    fields
}
