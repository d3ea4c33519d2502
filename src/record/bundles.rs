//! Registers that say one thing together: an amount and what it is counted in, a first day and a last one.
//!
//! Each is a register of its own, and two people may change one each without knowing of each other. Shown side by side, the two
//! halves would say what neither of them meant. So whoever changes one writes all of its bundle: all of them then bear one stamp,
//! what is shown is what one person saw, and what the other one saw is its sibling throughout.

use std::collections::BTreeMap;

use serde_json::Value;

use super::rec::Rec;
use crate::kinds::Kind;

/// Of a kind its bundles.
const BUNDLES: &[(Kind, &[&str])] = &[
    (Kind::SalesTarget, &["metric", "currency", "base", "stretch", "challenge", "parts", "from", "to", "grain"]),
    (Kind::SharingScope, &["begins", "valid_to", "end_action", "return_days"]),
    (Kind::Dispute, &["known_on", "anew_on", "limitation_months"]),
    (Kind::Undertaking, &["since", "ended", "years"]),
    (Kind::Material, &["amount", "unit"]),
    (Kind::Material, &["keeping", "return_by"]),
    (Kind::Duty, &["due", "repeats"]),
    (Kind::PriceList, &["valid_from", "valid_to"]),
];

/// What is written of a record besides `writes`, so that no bundle is torn: `fields` if they speak of it, else as it is shown.
pub fn whole(
    kind: Kind,
    before: &Rec,
    fields: &BTreeMap<String, Value>,
    mut writes: BTreeMap<String, Value>,
) -> BTreeMap<String, Value> {
    for (_, bundle) in BUNDLES.iter().filter(|(of, _)| *of == kind) {
        if !bundle.iter().any(|name| writes.contains_key(*name)) {
            continue;
        }
        for name in *bundle {
            let value = fields.get(*name).or_else(|| before.show(name));
            if let Some(value) = value.filter(|_| !writes.contains_key(*name)) {
                writes.insert((*name).to_owned(), value.clone());
            }
        }
    }
    writes
}
