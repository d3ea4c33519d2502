//! What every customer is as of the date looked at: prospect, active, dormant or lost (`domain.md` 5.2).
//!
//! The days of calls, receipts and purchases of each customer are kept in order as rows come in, whatever date is looked at; what
//! its contracts add stands in its [`CustomerStanding`](super::CustomerStanding), which is reckoned for the date anyway. So a stage
//! takes two look-ups and a search in a short list, and another date or a filter reads no record.

use std::collections::{BTreeSet, HashMap};

use leptos::prelude::WithValue as _;

use super::accounts::CustomerStanding;
use super::app::App;
use super::table::Tables;
use crate::domain::customer_days::{Dealing, DealingDays, Staged, staged};
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::lifecycle::customer::QuietDays;
use crate::domain::receipt::Receipt;

/// The days of every customer, by the record they were noted for.
#[derive(Debug, Default)]
pub(super) struct Dealings {
    days: HashMap<CustomerId, DealingDays>,
    /// Customers of which a day was changed or taken back: theirs are put together anew.
    stale: BTreeSet<CustomerId>,
}

impl Dealings {
    /// Notes that something of a customer came in: a day that is new, or nothing where a row that was there is another or went.
    pub(super) fn note(&mut self, customer: CustomerId, new: Option<(Date, Dealing)>) {
        match new {
            Some((day, what)) => self.days.entry(customer).or_default().add(day, what),
            None => {
                self.stale.insert(customer);
            }
        }
    }

    fn of(&self, customer: CustomerId) -> Option<&DealingDays> {
        self.days.get(&customer)
    }
}

impl Tables {
    /// Puts the days of those together anew of which one was changed.
    pub(super) fn settle_dealings(&mut self) {
        for id in std::mem::take(&mut self.index.dealings.stale) {
            let days = self.dealing_days(id);
            if days.is_empty() {
                self.index.dealings.days.remove(&id);
            } else {
                self.index.dealings.days.insert(id, days);
            }
        }
    }

    fn dealing_days(&self, id: CustomerId) -> DealingDays {
        let index = &self.index;
        let said = index.activities_of(id).iter().filter_map(|it| self.activities.peek(*it));
        let said = said.filter(|it| it.customer == Some(id)).map(|it| (it.on, Dealing::Contact));
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

    fn staged(&self, id: CustomerId, as_of: Date) -> Staged {
        let nothing = CustomerStanding::default();
        let id = self.survivor(id);
        let standing = self.peek_customer_standing(id).unwrap_or(&nothing);
        let limits = QuietDays::default();
        let days = |id: &CustomerId| self.index.dealings.of(*id);
        if self.index.merges.has_others(id) {
            let class = self.class_of(id);
            return staged(standing, class.iter().filter_map(days), limits, as_of);
        }
        staged(standing, days(&id).into_iter(), limits, as_of)
    }

    fn watch_stages(&self) {
        self.watch_standings();
        self.customers.watch_any();
        self.activities.watch_any();
        self.receipts.watch_any();
        self.purchase_records.watch_any();
    }
}

impl App {
    /// What a customer is as of the date looked at; the reader runs again when that may have changed. Until
    /// [`App::figures_ready`] its contracts are those of another day.
    pub fn customer_stage(self, id: CustomerId) -> Option<Staged> {
        let as_of = self.as_of();
        self.tables.try_with_value(|tables| {
            tables.watch_stages();
            tables.staged(id, as_of)
        })
    }

    /// The same of many customers, in their order; what may change is noted once and not once for each.
    pub fn customer_stages(self, ids: impl IntoIterator<Item = CustomerId>) -> Vec<Staged> {
        let as_of = self.as_of();
        let found = self.tables.try_with_value(|tables| {
            tables.watch_stages();
            ids.into_iter().map(|id| tables.staged(id, as_of)).collect()
        });
        found.unwrap_or_default()
    }
}
