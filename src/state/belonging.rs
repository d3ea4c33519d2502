//! What belongs to a customer, or to a contract, looked up in the index.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::table::Tables;
use crate::domain::activity::Activity;
use crate::domain::attachment::{Attachment, Subject};
use crate::domain::contact::Contact;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::event::ContractEvent;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::pool::PoolEvent;
use crate::domain::preference::Preference;
use crate::domain::purchase_record::PurchaseRecord;
use crate::domain::receipt::{Allocation, Receipt};

impl Tables {
    /// The contracts of a customer; the reader runs again when any contract changes.
    pub(super) fn contracts_of(&self, customer: CustomerId) -> Vec<Arc<ContractBrief>> {
        self.briefs.watch_any();
        self.customers.watch_any();
        let ids = self.class_of(customer).into_iter().flat_map(|id| self.index.contracts_of(id).collect::<Vec<_>>());
        ids.filter_map(|id| self.briefs.peek(id)).collect()
    }

    /// The contracts of others in which a customer takes part, the oldest first; the reader runs again when any contract changes.
    pub(super) fn contracts_joined_by(&self, customer: CustomerId) -> Vec<Arc<ContractBrief>> {
        self.briefs.watch_any();
        self.customers.watch_any();
        let class = self.class_of(customer);
        let listed = class.iter().flat_map(|id| self.index.joined_by(*id)).filter_map(|id| self.briefs.peek(*id));
        let joins = |it: &Arc<ContractBrief>| it.joining.iter().any(|id| class.contains(id));
        let mut all: Vec<_> = listed.filter(|it| joins(it) && !class.contains(&it.customer)).collect();
        all.sort_unstable_by_key(|it| it.id);
        all.dedup_by_key(|it| it.id);
        all
    }

    /// The contracts that were drafted from another one; the reader runs again when any contract changes.
    pub(super) fn followers_of(&self, contract: ContractId) -> Vec<Arc<ContractBrief>> {
        self.briefs.watch_any();
        let listed = self.index.followers_of(contract).iter().filter_map(|id| self.briefs.peek(*id));
        listed.filter(|it| it.drafted_from == Some(contract)).collect()
    }

    /// The people at a customer; the reader runs again when any contact changes.
    pub(super) fn contacts_of(&self, customer: CustomerId) -> Vec<Arc<Contact>> {
        self.contacts.watch_any();
        self.customers.watch_any();
        let class = self.class_of(customer);
        let listed = class.iter().flat_map(|id| self.index.contacts_of(*id)).filter_map(|id| self.contacts.peek(*id));
        let mut people: Vec<_> =
            listed.filter(|it| class.contains(&it.customer) && self.person(it.id) == it.id).collect();
        // one who was moved from a record to another of the same party is listed under both
        people.sort_unstable_by_key(|it| it.id);
        people.dedup_by_key(|it| it.id);
        people
    }

    /// What was said and done with a customer; the reader runs again when anything is recorded.
    pub(super) fn activities_of(&self, customer: CustomerId) -> Vec<Arc<Activity>> {
        self.activities.watch_any();
        self.customers.watch_any();
        let class = self.class_of(customer);
        let listed =
            class.iter().flat_map(|id| self.index.activities_of(*id)).filter_map(|id| self.activities.peek(*id));
        let mut all: Vec<_> = listed.filter(|it| it.customer.is_some_and(|it| class.contains(&it))).collect();
        all.sort_unstable_by_key(|it| it.id);
        all.dedup_by_key(|it| it.id);
        all
    }

    /// What happened to a customer's place; the reader runs again when anything is recorded.
    pub(super) fn pool_events_of(&self, customer: CustomerId) -> Vec<Arc<PoolEvent>> {
        self.pool_events.watch_any();
        let class = self.class_of(customer);
        let listed = class.iter().flat_map(|id| self.index.pool_events_of(*id));
        let mut all: Vec<_> = listed.filter_map(|id| self.pool_events.peek(*id)).collect();
        all.sort_unstable_by_key(|it| it.id);
        all.dedup_by_key(|it| it.id);
        all
    }

    /// What a customer bought outside the contracts of the book; the reader runs again when any such thing is written down.
    pub(super) fn purchase_records_of(&self, customer: CustomerId) -> Vec<Arc<PurchaseRecord>> {
        self.purchase_records.watch_any();
        let class = self.class_of(customer);
        let listed = class.iter().flat_map(|id| self.index.purchase_records_of(*id));
        let mut all: Vec<_> = listed.filter_map(|id| self.purchase_records.peek(*id)).collect();
        all.retain(|it| class.contains(&it.customer));
        all.sort_unstable_by_key(|it| it.id);
        all.dedup_by_key(|it| it.id);
        all
    }

    /// What a customer likes and dislikes; the reader runs again when anything is noted.
    pub(super) fn preferences_of(&self, customer: CustomerId) -> Vec<Arc<Preference>> {
        self.preferences.watch_any();
        let class = self.class_of(customer);
        let listed =
            class.iter().flat_map(|id| self.index.preferences_of(*id)).filter_map(|id| self.preferences.peek(*id));
        let mut all: Vec<_> = listed.filter(|it| class.contains(&it.customer)).collect();
        all.sort_unstable_by_key(|it| it.id);
        all.dedup_by_key(|it| it.id);
        all
    }

    /// The files of a record, of all records that a customer stands for; the reader runs again when any file changes.
    pub(super) fn files_of(&self, subject: Subject) -> Vec<Arc<Attachment>> {
        self.attachments.watch_any();
        let subjects = if let Subject::Customer(id) = subject {
            self.customers.watch_any();
            self.class_of(id).into_iter().map(Subject::Customer).collect()
        } else {
            vec![subject]
        };
        let listed = subjects.iter().flat_map(|it| self.index.files_of(*it));
        let mut all: Vec<_> = listed.filter_map(|id| self.attachments.peek(*id)).collect();
        all.retain(|it| subjects.contains(&it.subject));
        all.sort_unstable_by_key(|it| (std::cmp::Reverse(it.added_on), std::cmp::Reverse(it.id)));
        all.dedup_by_key(|it| it.id);
        all
    }

    /// What happened to a contract; the reader runs again when anything happens to one.
    pub(super) fn events_of(&self, contract: ContractId) -> Vec<Arc<ContractEvent>> {
        self.contract_events.watch_any();
        self.index.events_of(contract).iter().filter_map(|id| self.contract_events.peek(*id)).collect()
    }

    /// What was counted towards a contract; the reader runs again when anything is counted.
    pub(super) fn allocations_of(&self, contract: ContractId) -> Vec<Arc<Allocation>> {
        self.allocations.watch_any();
        self.index.allocations_of(contract).iter().filter_map(|id| self.allocations.peek(*id)).collect()
    }
}

impl App {
    /// The receipts of which something was counted towards a contract, with their counter-entries; the reader runs again when
    /// any receipt changes or anything is counted.
    pub fn receipts_towards(self, contract: ContractId) -> Vec<Arc<Receipt>> {
        let found = self.tables.try_with_value(|tables| {
            tables.receipts.watch_any();
            tables.allocations.watch_any();
            tables.paid_rows(contract).receipts
        });
        found.unwrap_or_default()
    }
}
