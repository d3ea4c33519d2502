//! What every customer is as of the date looked at: prospect, active, dormant or lost (`domain.md` 5.2).
//!
//! The days of calls, receipts and purchases of a customer are put in order when it is first asked about and kept until one of them
//! changes, whatever date is looked at: a book that is opened sorts nothing. While the list of customers is looked at they are put
//! in order ahead, a few at a time, so that its first filter by stage need not. What its contracts add stands in its
//! [`CustomerStanding`](super::CustomerStanding), which is reckoned for the date anyway. So once it was asked about a stage takes two
//! look-ups and a search in a short list, and another date or a filter reads no record.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::{UpdateValue as _, WithValue as _, untrack};
use wasm_bindgen_futures::spawn_local;

use super::accounts::CustomerStanding;
use super::app::App;
use super::table::Tables;
use crate::domain::book_settings::BookSettings;
use crate::domain::customer_days::{Dealing, DealingDays, Staged, staged};
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::lifecycle::customer::{CustomerStage, QuietDays};
use crate::domain::receipt::Receipt;
use crate::search::Lookup;

/// The days of so many customers are put in order ahead between two answers of the page: a task of two or three milliseconds.
const AHEAD: usize = 512;

/// The days of those customers that were asked about, by the record they were noted for.
#[derive(Debug, Default)]
pub(super) struct Dealings(Lookup<CustomerId, DealingDays>);

impl Dealings {
    /// Notes that something of a customer came in, is another, or went.
    pub(super) fn note(&mut self, customer: CustomerId) {
        // nobody has asked about any while a book is read
        if !self.0.is_empty() {
            self.0.remove(&customer);
        }
    }

    /// Notes that something may have gone from one customer to another, or to none.
    pub(super) fn note_move(&mut self) {
        self.0.clear();
    }
}

impl Tables {
    /// Has the days of a customer at hand.
    fn ready_dealings(&mut self, id: CustomerId) {
        if !self.index.dealings.0.contains_key(&id) {
            let days = self.dealing_days(id);
            self.index.dealings.0.insert(id, days);
        }
    }

    /// Those whose days are not at hand; none where as many are as there are customers.
    fn unready(&self) -> Vec<CustomerId> {
        let known = &self.index.dealings.0;
        if known.len() >= self.customers.len() {
            return Vec::new();
        }
        self.customers.ids().filter(|id| !known.contains_key(id)).collect()
    }

    fn dealing_days(&self, id: CustomerId) -> DealingDays {
        let index = &self.index;
        let said = index.activities_of(id).iter().filter_map(|it| self.activities.peek(*it));
        // a call that nobody answered is no word from them
        let said = said.filter(|it| it.customer == Some(id) && !it.is_in_vain()).map(|it| (it.on, Dealing::Contact));
        let bought = index.purchase_records_of(id).iter().filter_map(|it| self.purchase_records.peek(*it));
        let bought = bought.filter(|it| it.customer == id).map(|it| (it.on, Dealing::Purchase));
        let came = index.receipts_of(id).iter().filter_map(|it| self.receipts.peek(*it));
        let stands = |it: &Receipt| {
            let taken_back = index.reversals_of(it.id).iter().any(|it| self.receipts.has(*it));
            it.customer == id && it.reverses.is_none() && !taken_back
        };
        let came = came.filter(|it| stands(it)).map(|it| (it.on, Dealing::Receipt));
        DealingDays::of(said.chain(bought).chain(came))
    }

    fn staged(&mut self, id: CustomerId, limits: QuietDays, as_of: Date) -> Staged {
        let id = self.survivor(id);
        let class = self.index.merges.has_others(id).then(|| self.class_of(id));
        let records = class.as_deref().unwrap_or(std::slice::from_ref(&id));
        for record in records {
            self.ready_dealings(*record);
        }
        let nothing = CustomerStanding::default();
        let standing = self.peek_customer_standing(id).unwrap_or(&nothing);
        let days = records.iter().filter_map(|it| self.index.dealings.0.get(it));
        staged(standing, days, limits, as_of)
    }

    /// The limits of the book; those that nothing can be measured by are as if nobody had set any.
    fn quiet_days(&self) -> QuietDays {
        let set = self.book_settings.peek(BookSettings::ID).and_then(|it| it.quiet);
        set.filter(|it| it.check().is_ok()).unwrap_or_default()
    }

    fn watch_stages(&self) {
        self.book_settings.watch_any();
        self.watch_standings();
        self.customers.watch_any();
        self.activities.watch_any();
        self.receipts.watch_any();
        self.purchase_records.watch_any();
    }
}

impl App {
    /// After how many quiet days customers of this book count as dormant or lost; the reader runs again when that changes.
    pub fn quiet_days(self) -> QuietDays {
        self.watch_any::<BookSettings>();
        self.tables.try_with_value(Tables::quiet_days).unwrap_or_default()
    }

    /// Puts the days of all customers in order that nobody asked about yet, a few at a time while the page answers.
    pub fn prepare_stages(self) {
        spawn_local(async move {
            // whoever asked for it is drawn first
            TimeoutFuture::new(0).await;
            let unready = self.tables.try_with_value(Tables::unready).unwrap_or_default();
            for portion in unready.chunks(AHEAD) {
                // of a book that is being read, or was closed, nothing is known yet
                if !untrack(|| self.all_read()) {
                    return;
                }
                self.tables.try_update_value(|tables| {
                    // one that went meanwhile has none
                    for id in portion {
                        if tables.customers.has(*id) {
                            tables.ready_dealings(*id);
                        }
                    }
                });
                TimeoutFuture::new(0).await;
            }
        });
    }

    /// Looks what these customers are as of the date looked at, a few at a time while the page answers, and tells `then` of all of
    /// them in their order; nothing if the figures are not there, or as soon as nobody `waits` for it any more.
    pub fn look_ahead_at_stages(
        self,
        ids: Vec<CustomerId>,
        waits: impl Fn() -> bool + 'static,
        then: impl FnOnce(Vec<CustomerStage>) + 'static,
    ) {
        spawn_local(async move {
            let mut found = Vec::new();
            for portion in ids.chunks(AHEAD) {
                // whoever listed them is drawn first
                TimeoutFuture::new(0).await;
                if !untrack(|| self.all_read() && self.figures_ready()) || !waits() {
                    return;
                }
                let as_of = self.untracked_as_of();
                let looked_at = self.tables.try_update_value(|tables| {
                    let limits = tables.quiet_days();
                    found.extend(portion.iter().map(|id| tables.staged(*id, limits, as_of).stage));
                });
                if looked_at.is_none() {
                    return;
                }
            }
            if waits() {
                then(found);
            }
        });
    }

    /// What a customer is as of the date looked at; the reader runs again when that may have changed. Until
    /// [`App::figures_ready`] its contracts are those of another day.
    pub fn customer_stage(self, id: CustomerId) -> Option<Staged> {
        let as_of = self.as_of();
        self.tables.try_update_value(|tables| {
            tables.watch_stages();
            let limits = tables.quiet_days();
            tables.staged(id, limits, as_of)
        })
    }

    /// The same of many customers, in their order; what may change is noted once and not once for each.
    pub fn customer_stages(self, ids: impl IntoIterator<Item = CustomerId>) -> Vec<Staged> {
        let as_of = self.as_of();
        let found = self.tables.try_update_value(|tables| {
            tables.watch_stages();
            let limits = tables.quiet_days();
            ids.into_iter().map(|id| tables.staged(id, limits, as_of)).collect()
        });
        found.unwrap_or_default()
    }
}
