//! Customers that leave the book with all that hangs on them, and those that stay since something would be lost with them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::batch::Batch;
use crate::domain::activity::Activity;
use crate::domain::contact::Contact;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::dispute::Dispute;
use crate::domain::id::{ContactId, CustomerId, OpportunityId, QuoteId, SharingScopeId};
use crate::domain::merging::{Belongings, Holds};
use crate::domain::opportunity::{Opportunity, OpportunityEvent};
use crate::domain::pool::PoolEvent;
use crate::domain::preference::Preference;
use crate::domain::purchase_record::PurchaseRecord;
use crate::domain::quote::{Quote, QuoteEvent};
use crate::domain::receipt::Receipt;
use crate::domain::sharing::incident::Incident;
use crate::domain::sharing::scope::SharingScope;
use crate::domain::task::Task;
use crate::domain::ticket::Ticket;

/// So many customers are put into a batch between two frames.
const PORTION: usize = 500;

/// A customer that may not be deleted, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Which.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
    /// What keeps it.
    pub holds: Holds,
}

/// What of some customers can go.
#[derive(Default)]
struct Removal {
    batch: Batch,
    /// The names of those that go.
    gone: Vec<String>,
    /// They and all records that they stand for.
    class: HashSet<CustomerId>,
    refused: Vec<Refused>,
}

impl App {
    /// Deletes these customers with their people, follow-ups and offers, in one step that one undo takes back. A customer with
    /// contracts or receipts stays. `then` hears of those, once the others are gone.
    pub fn remove_customers(self, ids: Vec<CustomerId>, then: impl FnOnce(Vec<Refused>) + 'static) {
        spawn_local(async move {
            let Removal { batch, gone, class, refused } = loop {
                let removal = self.removal(&ids).await;
                // what was agreed or paid while this was put together holds too
                if !self.is_held(&removal.class) {
                    break removal;
                }
            };
            let text = self.untracked_text();
            let said = match gone.as_slice() {
                [] => return then(refused),
                [one] => text.customer_deleted(one),
                more => text.bulk_deleted(more.len()),
            };
            let batch = self.without_tickets(&class, self.without_tasks(&class, self.without_offers(&class, batch)));
            let batch = self.without_evaluations(&class, batch);
            let batch = self.without_sharing(&class, batch);
            // last: what else goes frees disputes of itself, and those of these customers go too
            let batch = self.without_disputes(&class, batch);
            let batch = self.without_parents(&class, self.without_people(&class, batch));
            self.save(batch, said, move || then(refused));
        });
    }

    async fn removal(self, ids: &[CustomerId]) -> Removal {
        let mut paid: HashMap<CustomerId, usize> = HashMap::new();
        for receipt in self.peek_all::<Receipt>() {
            let count = paid.entry(self.peek_survivor(receipt.customer)).or_default();
            *count = count.saturating_add(1);
        }
        let mut removal = Removal::default();
        for portion in ids.chunks(PORTION) {
            TimeoutFuture::new(0).await;
            for it in portion.iter().filter_map(|id| self.peek_party(*id)) {
                if removal.class.contains(&it.id) {
                    continue;
                }
                let contracts = untrack(|| self.contracts_of(it.id)).len();
                let receipts = paid.get(&it.id).copied().unwrap_or(0);
                if let Some(holds) = (Belongings { contracts, receipts, ..Belongings::default() }).holds() {
                    removal.refused.push(Refused { id: it.id, name: it.name.clone(), holds });
                    continue;
                }
                removal.gone.push(it.name.clone());
                let class = untrack(|| self.standing_for(it.id));
                removal.batch = self.without_customer(it.id, &class, std::mem::take(&mut removal.batch));
                removal.class.extend(class);
            }
        }
        removal
    }

    /// Whether agreements or money belong to any of these.
    fn is_held(self, class: &HashSet<CustomerId>) -> bool {
        self.peek_all::<ContractBrief>().iter().any(|it| class.contains(&it.customer))
            || self.peek_all::<Receipt>().iter().any(|it| class.contains(&it.customer))
    }

    /// A batch in which a person goes, with every entry of theirs: what was merged into it would stand for itself again.
    pub fn without_person(self, id: ContactId) -> Batch {
        let entries = self
            .tables
            .try_with_value(|tables| tables.index.people.members(tables.person(id), |id| tables.contacts.has(id)));
        let entries = entries.unwrap_or_default();
        let batch = entries.iter().fold(Batch::new(), |batch, id| batch.delete::<Contact>(*id));
        // nobody is to be asked for who is gone: only who they are listed with may name them
        let at = entries.iter().filter_map(|id| self.peek::<Contact>(*id)).map(|it| it.customer);
        let class: HashSet<CustomerId> = at.flat_map(|id| untrack(|| self.standing_for(id))).collect();
        let asked = class.into_iter().filter_map(|id| self.peek::<Customer>(id));
        let asked = asked.filter(|it| it.primary_contact.is_some_and(|id| entries.contains(&id)));
        asked.fold(batch, |batch, it| {
            batch.edit(Some(it.as_ref()), &Customer { primary_contact: None, ..Customer::clone(&it) })
        })
    }

    /// A customer goes with what was merged into it and what was noted of it by itself. What hangs on customers and is found only
    /// by reading all of its kind goes once for all of them.
    fn without_customer(self, id: CustomerId, class: &[CustomerId], batch: Batch) -> Batch {
        let batch = class.iter().fold(batch, |batch, id| batch.delete::<Customer>(*id));
        let batch = untrack(|| self.activities_of(id)).iter().fold(batch, |batch, it| batch.delete::<Activity>(it.id));
        let batch =
            untrack(|| self.pool_events_of(id)).iter().fold(batch, |batch, it| batch.delete::<PoolEvent>(it.id));
        let bought = untrack(|| self.purchase_records_of(id));
        let batch = bought.iter().fold(batch, |batch, it| batch.delete::<PurchaseRecord>(it.id));
        untrack(|| self.preferences_of(id)).iter().fold(batch, |batch, it| batch.delete::<Preference>(it.id))
    }

    /// What was to be done for customers goes with them.
    fn without_tasks(self, class: &HashSet<CustomerId>, batch: Batch) -> Batch {
        let tasks = self.peek_all::<Task>();
        let theirs = tasks.iter().filter(|it| it.customer.is_some_and(|customer| class.contains(&customer)));
        theirs.fold(batch, |batch, it| batch.delete::<Task>(it.id))
    }

    /// What customers came with goes with them, and what happened to that.
    fn without_tickets(self, class: &HashSet<CustomerId>, batch: Batch) -> Batch {
        let tickets = self.peek_all::<Ticket>();
        let theirs = tickets.iter().filter(|it| class.contains(&it.customer));
        theirs.fold(batch, |batch, it| self.without_ticket(it.id, batch))
    }

    /// What was disputed with customers goes with them.
    fn without_disputes(self, class: &HashSet<CustomerId>, batch: Batch) -> Batch {
        let disputes = self.peek_all::<Dispute>();
        let theirs = disputes.iter().filter(|it| class.contains(&it.customer));
        theirs.fold(batch, |batch, it| self.without_dispute(it.id, batch))
    }

    /// What was shared with customers goes with them; a leak stays, and names them no more.
    fn without_sharing(self, class: &HashSet<CustomerId>, batch: Batch) -> Batch {
        let scopes = self.peek_all::<SharingScope>();
        let theirs = scopes.iter().filter(|it| class.contains(&it.customer));
        let gone: HashSet<SharingScopeId> = theirs.map(|it| it.id).collect();
        let batch = gone.iter().fold(batch, |batch, id| self.without_scope(*id, batch));
        let leaks = self.peek_all::<Incident>();
        let named = leaks.iter().filter(|it| it.customer.is_some_and(|id| class.contains(&id)));
        named.fold(batch, |batch, it| {
            let scope = it.scope.filter(|id| !gone.contains(id));
            batch.edit(Some(it.as_ref()), &Incident { customer: None, scope, ..Incident::clone(it) })
        })
    }

    /// Their people go with them, and not only those who are listed: an entry that another one stood for would be listed next.
    fn without_people(self, class: &HashSet<CustomerId>, batch: Batch) -> Batch {
        let people = self.peek_all::<Contact>().into_iter().filter(|it| class.contains(&it.customer));
        people.fold(batch, |batch, it| batch.delete::<Contact>(it.id))
    }

    /// What was offered to customers, and what might have been sold, goes with them.
    fn without_offers(self, class: &HashSet<CustomerId>, batch: Batch) -> Batch {
        let chances: HashSet<OpportunityId> =
            self.peek_all::<Opportunity>().iter().filter(|it| class.contains(&it.customer)).map(|it| it.id).collect();
        let quotes: HashSet<QuoteId> =
            self.peek_all::<Quote>().iter().filter(|it| class.contains(&it.customer)).map(|it| it.id).collect();
        let batch = chances.iter().fold(batch, |batch, id| batch.delete::<Opportunity>(*id));
        let batch = quotes.iter().fold(batch, |batch, id| batch.delete::<Quote>(*id));
        let moved = self.peek_all::<OpportunityEvent>();
        let batch = moved
            .iter()
            .filter(|it| chances.contains(&it.opportunity))
            .fold(batch, |batch, it| batch.delete::<OpportunityEvent>(it.id));
        let answered = self.peek_all::<QuoteEvent>();
        let told = answered.iter().filter(|it| quotes.contains(&it.quote));
        told.fold(batch, |batch, it| batch.delete::<QuoteEvent>(it.id))
    }

    /// What belonged to a customer that goes belongs to nobody.
    fn without_parents(self, class: &HashSet<CustomerId>, batch: Batch) -> Batch {
        let all = self.peek_all::<Customer>();
        let below = all.iter().filter(|it| it.parent.is_some_and(|parent| class.contains(&parent)));
        below.filter(|it| !class.contains(&it.id)).fold(batch, |batch, it| {
            batch.edit(Some(Arc::as_ref(it)), &Customer { parent: None, ..Customer::clone(it) })
        })
    }
}
