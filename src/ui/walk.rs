//! The list that was looked at last, in memory: the page of one of its records goes to the one before and the one after.

use std::mem::discriminant;
use std::sync::Arc;

use leptos::prelude::*;

use super::route::Route;
use super::router::use_router;

/// The page of the record at a place of a list.
type At = Arc<dyn Fn(usize) -> Option<Route> + Send + Sync>;

/// The records of a list in their order.
#[derive(Clone)]
struct Listed {
    count: usize,
    at: At,
}

/// The list that was looked at last.
#[derive(Clone, Copy)]
pub(super) struct Walk {
    listed: RwSignal<Option<Listed>>,
}

/// Where a record stands in the list, and its neighbours there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Neighbours {
    /// Its place, from 1.
    pub(super) place: usize,
    /// How many the list has.
    pub(super) count: usize,
    /// The page of the one before; `None` at the beginning.
    pub(super) before: Option<Route>,
    /// The page of the one after; `None` at the end.
    pub(super) after: Option<Route>,
}

impl Walk {
    /// No list was looked at yet.
    pub(super) fn start() -> Self {
        Self { listed: RwSignal::new(None) }
    }

    /// Keeps what a list shows, as long as its page is looked at; the last of it stays when the page is left.
    pub(super) fn follow<Id>(self, ids: Memo<Arc<[Id]>>, route: fn(Id) -> Route)
    where
        Id: Copy + Send + Sync + 'static,
    {
        let router = use_router();
        let page = discriminant(&untrack(|| router.current()));
        Effect::new(move || {
            let shown = ids.get();
            // a list that is being left has lost its filters with its address, and shows everything for a moment
            if discriminant(&untrack(|| router.current())) != page {
                return;
            }
            let count = shown.len();
            let at: At = Arc::new(move |place: usize| shown.get(place).copied().map(route));
            self.listed.set(Some(Listed { count, at }));
        });
    }

    /// The neighbours of the record whose page this is, on the same part of their pages; `None` for what is no record, and for one
    /// that the list does not have. The reader follows the list.
    pub(super) fn beside(self, here: &Route) -> Option<Neighbours> {
        let own = record_of(here)?;
        self.listed.with(|listed| {
            let Listed { count, at } = listed.as_ref()?;
            let at = &**at;
            let place = (0..*count).find(|place| at(*place).as_ref() == Some(&own))?;
            let page = |place: Option<usize>| place.and_then(at).map(|it| on_part_of(it, here));
            Some(Neighbours {
                place: place.saturating_add(1),
                count: *count,
                before: page(place.checked_sub(1)),
                after: page(place.checked_add(1)),
            })
        })
    }
}

/// The page of the record itself, as a list names it; `None` where the page is that of no record of a list.
fn record_of(here: &Route) -> Option<Route> {
    if let Route::Customer(id, _) = here {
        return Some(Route::customer(*id));
    }
    if let Route::Contract(id, _) = here {
        return Some(Route::contract(*id));
    }
    let is_record = matches!(
        here,
        Route::Lead(_) | Route::Opportunity(_) | Route::Ticket(_) | Route::Evaluation(_) | Route::Dispute(_)
    );
    is_record.then(|| here.clone())
}

/// Whoever reads the money of one reads that of the next.
fn on_part_of(record: Route, here: &Route) -> Route {
    match (record, here) {
        (Route::Customer(id, _), Route::Customer(_, tab)) => Route::Customer(id, *tab),
        (Route::Contract(id, _), Route::Contract(_, tab)) => Route::Contract(id, *tab),
        (record, _) => record,
    }
}

/// The list that was looked at last, from context.
pub(super) fn use_walk() -> Walk {
    expect_context::<Walk>()
}
