//! Customers that contracts name and that are not in the book (`storage-and-sync.md` 3, M12).

use std::collections::BTreeSet;

use super::id::CustomerId;

/// The customers that are missing, kept up change by change: only what was touched since somebody last asked is looked at again.
#[derive(Debug, Clone, Default)]
pub struct Missing {
    known: BTreeSet<CustomerId>,
    touched: BTreeSet<CustomerId>,
}

impl Missing {
    /// Knows nothing yet of these, which are all that contracts name.
    pub fn of(named: impl IntoIterator<Item = CustomerId>) -> Self {
        Self { known: BTreeSet::new(), touched: named.into_iter().collect() }
    }

    /// The record of a customer came, changed or went, or a contract that names it.
    pub fn touch(&mut self, id: CustomerId) {
        self.touched.insert(id);
    }

    /// Those that are missing now, in the order of their ids.
    pub fn settle(&mut self, is_missing: impl Fn(CustomerId) -> bool) -> &BTreeSet<CustomerId> {
        for id in std::mem::take(&mut self.touched) {
            if is_missing(id) {
                self.known.insert(id);
            } else {
                self.known.remove(&id);
            }
        }
        &self.known
    }
}
