//! All customers in the order that a list asked for last: another filter then sorts nothing.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::state::App;
use crate::ui::route::{Direction, Query};

/// All customers as they were sorted.
struct Sorted {
    /// How often anything had changed by then that an order follows from.
    changes: u64,
    by: Option<(String, Direction)>,
    rows: Arc<[Arc<Customer>]>,
}

/// All customers in the order that was asked for last, as long as nothing changes.
#[derive(Clone, Copy)]
pub(super) struct Known {
    changes: Memo<u64>,
    sorted: StoredValue<Option<Sorted>>,
}

impl Known {
    /// Nothing is sorted yet.
    pub(super) fn of(app: App) -> Self {
        let changes = Memo::new(move |before: Option<&u64>| {
            // whoever asks for stages follows the records, the money, the settings and the date
            let _followed = app.customer_stages(std::iter::empty());
            before.map_or(0, |before| before.wrapping_add(1))
        });
        Self { changes, sorted: StoredValue::new(None) }
    }

    /// All of them in the order of a query, if they need not be sorted. The reader follows nothing by this.
    pub(super) fn rows(self, query: &Query) -> Option<Arc<[Arc<Customer>]>> {
        let changes = self.changes.get_untracked();
        let rows = self.sorted.try_with_value(|sorted| {
            let sorted = sorted.as_ref().filter(|it| it.changes == changes && it.by == query.sort)?;
            Some(Arc::clone(&sorted.rows))
        });
        rows.flatten()
    }

    /// Keeps all of them in the order of a query.
    pub(super) fn keep(self, query: &Query, rows: Arc<[Arc<Customer>]>) {
        let sorted = Sorted { changes: self.changes.get_untracked(), by: query.sort.clone(), rows };
        self.sorted.set_value(Some(sorted));
    }
}
