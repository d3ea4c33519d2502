//! Names of people as records write them, each person in one spelling.

use std::collections::HashMap;
use std::sync::Arc;

use super::naming::name_key;

/// The spellings that were met so far: of several of one name the first one stands.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    by_name: HashMap<String, Arc<str>>,
    by_key: HashMap<String, Arc<str>>,
}

impl Spellings {
    /// The one spelling of a name; empty for none.
    pub fn one(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.by_name.get(name) {
            return Arc::clone(known);
        }
        let spelt = self.by_key.entry(name_key(name)).or_insert_with(|| Arc::from(name.trim()));
        let spelt = Arc::clone(spelt);
        self.by_name.insert(name.to_owned(), Arc::clone(&spelt));
        spelt
    }
}
