//! All customers in the order that a list asked for last: another filter then sorts nothing, and asks nobody's history.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::lifecycle::customer::CustomerStage;
use crate::state::App;
use crate::ui::route::{Direction, Query};

/// All customers as they were sorted.
struct Sorted {
    /// How often anything had changed by then that an order follows from.
    changes: u64,
    by: Option<(String, Direction)>,
    listed: Listed,
}

/// Customers in an order.
#[derive(Clone)]
pub(super) struct Listed {
    pub(super) rows: Arc<[Arc<Customer>]>,
    /// What each of them is, once the page was free to look.
    pub(super) stages: Option<Arc<[CustomerStage]>>,
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
    pub(super) fn listed(self, query: &Query) -> Option<Listed> {
        let changes = self.changes.get_untracked();
        let listed = self.sorted.try_with_value(|sorted| {
            let sorted = sorted.as_ref().filter(|it| it.changes == changes && it.by == query.sort)?;
            Some(sorted.listed.clone())
        });
        listed.flatten()
    }

    /// Keeps all of them in the order of a query, and looks what each is while the page is free: the first filter by stage shall
    /// not have to.
    pub(super) fn keep(self, app: App, query: &Query, rows: Arc<[Arc<Customer>]>) {
        let changes = self.changes.get_untracked();
        let listed = Listed { rows: Arc::clone(&rows), stages: None };
        self.sorted.set_value(Some(Sorted { changes, by: query.sort.clone(), listed }));
        // the list may have been left, or anything have changed, by then
        let stands = move || self.changes.try_get_untracked() == Some(changes);
        let ids: Vec<CustomerId> = rows.iter().map(|it| it.id).collect();
        app.look_ahead_at_stages(ids, stands, move |stages| {
            let _gone = self.sorted.try_update_value(|sorted| {
                if let Some(sorted) = sorted.as_mut().filter(|it| Arc::ptr_eq(&it.listed.rows, &rows)) {
                    sorted.listed.stages = Some(stages.into());
                }
            });
        });
    }
}
