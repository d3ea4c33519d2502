//! What an unfinished form names: a draft that names what was erased goes with it.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{HYPHENS, ID};
use crate::domain::id::parse_canonical;

/// Every id that stands in a text, wherever it stands: drafts hold them as values, in longer texts and in their names.
pub fn ids_in(text: &str) -> BTreeSet<Uuid> {
    let bytes = text.as_bytes();
    // an id has four hyphens, the first behind eight digits
    let begins = memchr::memchr_iter(b'-', bytes).filter_map(|at| at.checked_sub(HYPHENS.first().copied()?));
    begins.filter_map(|from| text.get(from..from.checked_add(ID)?)).filter_map(parse_canonical).collect()
}
