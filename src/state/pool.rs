//! The public pool of the open book: what its rules say of each customer, and the change that moves one.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use super::pipeline::Chance;
use super::table::Tables;
use super::team::Whose;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::{CustomerId, PoolEventId};
use crate::domain::lifecycle::contract::status::{Ended, RunningTerm};
use crate::domain::pool::{
    Case, Fall, Move, Place, PoolEvent, PoolRules, Quiet, Staying, Verdict, fall, goes_from, place, verdict,
};
use crate::domain::quote::Quote;
use crate::domain::receipt::Receipt;
use crate::domain::team::member::Member;
use crate::domain::team::naming::name_key;

/// By customer, the days on which an opportunity or a quote moved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pursuits(HashMap<CustomerId, Vec<Date>>);

/// The days on which an opportunity moved.
fn moved_on(chance: &Chance) -> impl Iterator<Item = Date> {
    std::iter::once(chance.opportunity.began_on).chain(chance.standing.passed.iter().map(|(_, on, _)| *on))
}

impl App {
    /// Whether a contract with a customer is in force today, or money of one is still open, whatever date is looked at: what
    /// decides where it may go. Only [`figures_ready`](Self::figures_ready) tells whether that is known yet.
    pub fn is_live(self, customer: CustomerId) -> bool {
        self.is_live_on(customer, self.today.get())
    }

    fn is_live_on(self, customer: CustomerId, day: Date) -> bool {
        let looked_at = self.as_of();
        let live = |tables: &Tables| {
            tables.watch_standings();
            let class = tables.class_of(customer);
            let mut contracts = class.iter().flat_map(|id| tables.index.contracts_of(*id));
            contracts.any(|id| tables.peek_standing_on(id, day, looked_at).is_some_and(|it| it.is_live()))
        };
        self.tables.try_with_value(live).unwrap_or(false)
    }

    /// The event that put a customer into the pool, while it is there.
    pub fn in_pool(self, customer: &Customer) -> Option<Arc<PoolEvent>> {
        // most customers have an owner: nothing else is asked of them
        if !customer.owner.trim().is_empty() {
            return None;
        }
        let events = self.pool_events_of(customer.id);
        let told: Vec<&PoolEvent> = events.iter().map(AsRef::as_ref).collect();
        match place(&customer.owner, &told) {
            Place::Public(event) => events.iter().find(|it| it.id == event.id).cloned(),
            Place::Kept | Place::Unclaimed => None,
        }
    }

    /// The days on which something happened with an opportunity or a quote. Gather it once for many customers.
    pub fn pursuits(self) -> Pursuits {
        let mut all: HashMap<CustomerId, Vec<Date>> = HashMap::new();
        for chance in self.chances() {
            let days = all.entry(self.peek_survivor(chance.opportunity.customer)).or_default();
            days.extend(moved_on(&chance));
        }
        for quoted in self.quotes() {
            all.entry(self.peek_survivor(quoted.quote.customer)).or_default().push(quoted.quote.on);
        }
        Pursuits(all)
    }

    /// The same of one customer.
    pub fn pursuits_of(self, customer: CustomerId) -> Pursuits {
        let mut days: Vec<Date> = self.chances_of(customer).iter().flat_map(moved_on).collect();
        let class = self.standing_for(customer);
        days.extend(self.watch_all::<Quote>().iter().filter(|it| class.contains(&it.customer)).map(|it| it.on));
        Pursuits(HashMap::from([(customer, days)]))
    }

    /// What the rules say of a customer on `as_of`.
    pub fn pool_verdict(self, customer: &Customer, rules: &PoolRules, as_of: Date, pursuits: &Pursuits) -> Verdict {
        // what rules most of a book out is asked first: the days of a customer cost more
        if self.is_live_on(customer.id, as_of) {
            return Verdict::Stays(Staying::LiveContract);
        }
        self.with_pool_case(customer, pursuits, as_of, |case| verdict(case, rules, as_of))
    }

    /// When a customer falls into the pool unless more is done; `None` where it belongs there already, or does not fall.
    pub fn pool_fall(self, customer: &Customer, rules: &PoolRules, as_of: Date, pursuits: &Pursuits) -> Option<Fall> {
        if rules.quiet_days == 0 || self.is_live_on(customer.id, as_of) {
            return None;
        }
        self.with_pool_case(customer, pursuits, as_of, |case| fall(case, rules, as_of))
    }

    /// What `read` makes of what is known on a day of a customer without a live contract.
    fn with_pool_case<R>(
        self,
        customer: &Customer,
        pursuits: &Pursuits,
        as_of: Date,
        read: impl FnOnce(&Case<'_>) -> R,
    ) -> R {
        let events = self.pool_events_of(customer.id);
        let case = Case {
            owner: &customer.owner,
            level: customer.level,
            live: false,
            since: customer.since,
            touched: self
                .activities_of(customer.id)
                .iter()
                .map(|it| it.on)
                .chain(pursuits.0.get(&customer.id).into_iter().flatten().copied())
                .collect(),
            dealt: self.dealings(customer.id, as_of),
            events: events.iter().map(AsRef::as_ref).collect(),
        };
        read(&case)
    }

    /// The days by `as_of` on which something happened with a contract of the customer, and the last days of its contracts.
    fn dealings(self, customer: CustomerId, as_of: Date) -> Vec<Date> {
        let mut days = Vec::new();
        for contract in self.contracts_of(customer) {
            days.extend(self.events_of(contract.id).iter().map(|it| it.on).filter(|on| *on <= as_of));
            let counted = self.allocations_of(contract.id);
            let came = counted.iter().filter_map(|it| self.peek::<Receipt>(it.receipt)).map(|it| it.on);
            days.extend(came.filter(|on| *on <= as_of));
            if let Some(standing) = self.contract_standing(contract.id).filter(|it| it.is_binding())
                && let RunningTerm::Fixed { end, .. } = standing.facts.term
            {
                // one that was ended before its term binds nobody on the last day of that
                let over = standing.status.ended().map(|ended| match ended {
                    Ended::Completed { on } | Ended::Terminated { on } | Ended::Expired { last_day: on } => on,
                });
                days.push(over.map_or(end, |over| over.min(end)));
            }
        }
        days
    }

    /// The customers that belong into the pool on `as_of`, the quietest first; none while the book is still being read.
    pub fn falling(self, as_of: Date) -> Vec<(Arc<Customer>, Quiet)> {
        let all = self.customers();
        if !self.figures_ready() {
            return Vec::new();
        }
        let (rules, pursuits) = (self.book_settings().pool, self.pursuits());
        let mut falling: Vec<(Arc<Customer>, Quiet)> = all
            .into_iter()
            .filter_map(|it| match self.pool_verdict(&it, &rules, as_of, &pursuits) {
                Verdict::Falls(quiet) => Some((it, quiet)),
                Verdict::Stays(_) => None,
            })
            .collect();
        falling.sort_by(|a, b| a.1.since.cmp(&b.1.since).then_with(|| a.0.id.cmp(&b.0.id)));
        falling
    }

    /// The customers of these people that will fall into the pool unless more is done, the next one first; none while the book is still
    /// being read.
    pub fn pool_falls(self, whose: Whose) -> Vec<(Arc<Customer>, Fall)> {
        if !self.figures_ready() || self.book_settings().pool.quiet_days == 0 {
            return Vec::new();
        }
        let mut falls = self.falls_among(whose, &self.pursuits());
        falls.sort_by_key(|(customer, fall)| (fall.day, customer.id));
        falls
    }

    /// The first of them alone. `pursuits`: [those](Self::pursuits) of the whole book.
    pub fn next_pool_fall(self, whose: Whose, pursuits: &Pursuits) -> Option<(Arc<Customer>, Fall)> {
        if !self.figures_ready() || self.book_settings().pool.quiet_days == 0 {
            return None;
        }
        self.falls_among(whose, pursuits).into_iter().min_by_key(|(customer, fall)| (fall.day, customer.id))
    }

    fn falls_among(self, whose: Whose, pursuits: &Pursuits) -> Vec<(Arc<Customer>, Fall)> {
        let (rules, as_of) = (self.book_settings().pool, self.as_of());
        let (all, mut circle) = (self.customers(), self.circle(whose));
        let own = all.into_iter().filter(|it| circle.has(&it.owner));
        own.filter_map(|it| self.pool_fall(&it, &rules, as_of, pursuits).map(|fall| (it, fall))).collect()
    }

    /// How many customers without a live contract a person looks after today. See [`is_live`](Self::is_live).
    pub fn held_by(self, name: &str) -> u32 {
        let key = name_key(name);
        let held = self.customers().into_iter().filter(|it| name_key(&it.owner) == key);
        u32::try_from(held.filter(|it| !self.is_live(it.id)).count()).unwrap_or(u32::MAX)
    }

    /// Adds to a batch that `customer` goes to `to` (to nobody, if that is empty), and that this happened today.
    pub fn moved(self, batch: Batch, customer: &Customer, to: &str, what: Move) -> Batch {
        let now = Customer { owner: to.to_owned(), ..customer.clone() };
        batch.edit(Some(customer), &now).put(&self.move_of(customer, to, what))
    }

    /// Adds to a batch what has to be noted when the owner of a customer becomes another one by its form, a list or a merge:
    /// the history shall end with whoever looks after it. `told`: that history. In a book without members that has none of it,
    /// the changes of the record tell enough.
    pub fn with_new_owner(
        self,
        batch: Batch,
        before: &Customer,
        now: &str,
        told: &[Arc<PoolEvent>],
        reason: String,
    ) -> Batch {
        let keeps = !told.is_empty() || !self.peek_all::<Member>().is_empty();
        let told: Vec<&PoolEvent> = told.iter().map(AsRef::as_ref).collect();
        match goes_from(&before.owner, now, &told).filter(|_| keeps) {
            Some(from) => {
                let event = self.move_of(before, now, Move::HandedOver { reason });
                batch.put(&PoolEvent { from: from.to_owned(), ..event })
            }
            None => batch,
        }
    }

    /// The same where the owner was typed or came with a list; nothing if it is who it was.
    pub fn with_owner_of(self, batch: Batch, before: &Customer, now: &Customer) -> Batch {
        if name_key(&before.owner) == name_key(&now.owner) {
            return batch;
        }
        let told = untrack(|| self.pool_events_of(before.id));
        self.with_new_owner(batch, before, &now.owner, &told, String::new())
    }

    /// What is noted when `customer` goes to `to` today.
    pub fn move_of(self, customer: &Customer, to: &str, what: Move) -> PoolEvent {
        PoolEvent {
            id: PoolEventId::fresh(&mut BrowserIds),
            customer: customer.id,
            on: self.today.get_untracked(),
            by: self.person(),
            from: customer.owner.trim().to_owned(),
            to: to.to_owned(),
            what,
        }
    }
}
