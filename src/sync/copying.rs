//! Copying out of another book: a file of a book that is not this one is never joined (`storage-and-sync.md` 2.2), but chosen
//! customers of it, with what hangs on them, can be written here as new records.
//!
//! What is copied: the customer, its people, what was said and done, what it likes, its contracts as drafts. What is not: money
//! and events, which are facts of the other book; quotes and chances; fields that the other team defined. Every record gets a
//! new id, so that nothing of one book is ever taken for the same thing in the other.
//!
//! A file of this book from before it was [started again](super::restart) is looked at in the same way; what was erased here stays
//! out of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::intake::who::{Copies as Writers, Who};
use super::shelf::Text;
use crate::domain::activity::Activity;
use crate::domain::contact::Contact;
use crate::domain::contract::Contract;
use crate::domain::customer::Customer;
use crate::domain::entity::Entity;
use crate::domain::id::{
    ActivityId, ContactId, ContractId, CustomerId, NewId, OwnEntityId, PreferenceId, parse_canonical,
};
use crate::domain::merging::Merges;
use crate::domain::preference::Preference;
use crate::kinds::Kind;
use crate::record::document::{is_deleted, read};
use crate::record::rec::Rec;
use crate::record::row::decode_row;
use crate::sync::file::head::Head;

/// A customer that can be copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// Its id in the other book.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
    /// Its number there; may be empty.
    pub number: String,
    /// How many people.
    pub contacts: usize,
    /// How often it was spoken to, and what it likes.
    pub notes: usize,
    /// How many contracts.
    pub contracts: usize,
}

/// What a file of another book has to be copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offering {
    /// The copy that made the file.
    pub by: Who,
    /// The company whose book it is; empty if the file does not say.
    pub owner: String,
    /// When it was made, in milliseconds.
    pub exported_ms: u64,
    /// Its customers, by name.
    pub customers: Vec<Offered>,
    /// Records of the kinds that are copied which this version cannot read.
    pub unread: usize,
    /// The generation of a file of this very book, from before it was started again; `None` for another book.
    #[serde(default)]
    pub older: Option<u32>,
}

/// New records, ready to be written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Copies {
    /// The customers.
    pub customers: Vec<Customer>,
    /// Their people.
    pub contacts: Vec<Contact>,
    /// What was said and done.
    pub activities: Vec<Activity>,
    /// What they like and dislike.
    pub preferences: Vec<Preference>,
    /// Their contracts, without number: drafts.
    pub contracts: Vec<Contract>,
    /// Records that could not be read and are left out.
    pub unread: usize,
}

impl Copies {
    /// How many records.
    pub fn len(&self) -> usize {
        let parts = [self.contacts.len(), self.activities.len(), self.preferences.len(), self.contracts.len()];
        parts.iter().fold(self.customers.len(), |sum, part| sum.saturating_add(*part))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fits them into this book: a customer's number that is `taken` here, or twice among them, is left empty, as none is ever
    /// given anew silently; contracts are `own`'s, and without an own company there are none. Space around a number does not
    /// matter. Answers how many numbers were left empty.
    pub fn fit(&mut self, taken: impl Fn(&str) -> bool, own: Option<OwnEntityId>) -> usize {
        let mut given = BTreeSet::new();
        let mut emptied = 0_usize;
        for customer in &mut self.customers {
            let number = customer.number.trim();
            if !number.is_empty() && (taken(number) || !given.insert(number.to_owned())) {
                customer.number.clear();
                emptied = emptied.saturating_add(1);
            }
        }
        match own {
            Some(own) => self.contracts.iter_mut().for_each(|contract| contract.own_entity = own),
            None => self.contracts.clear(),
        }
        emptied
    }
}

/// What is copied of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Customer,
    Contact,
    Activity,
    Preference,
    Contract,
}

impl Part {
    /// People first: others name them.
    const ALL: [Self; 5] = [Self::Contact, Self::Customer, Self::Activity, Self::Preference, Self::Contract];

    const fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Customer => Some(Self::Customer),
            Kind::Contact => Some(Self::Contact),
            Kind::Activity => Some(Self::Activity),
            Kind::Preference => Some(Self::Preference),
            Kind::Contract => Some(Self::Contract),
            Kind::OwnEntity
            | Kind::ContractEvent
            | Kind::Receipt
            | Kind::Allocation
            | Kind::Product
            | Kind::PriceList
            | Kind::Lead
            | Kind::LeadEvent
            | Kind::Opportunity
            | Kind::OpportunityEvent
            | Kind::Quote
            | Kind::QuoteEvent
            | Kind::SalesStages
            | Kind::Member
            | Kind::IncentivePlan
            | Kind::CommissionEntry
            | Kind::PayoutRun
            | Kind::IncentiveEvent
            | Kind::PoolEvent
            | Kind::BookSettings
            | Kind::SavedView
            | Kind::Attachment
            | Kind::Task
            | Kind::SalesTarget
            | Kind::Dispute
            | Kind::DisputeEvent
            | Kind::Ticket
            | Kind::TicketEvent
            | Kind::OwnClause
            | Kind::OwnTemplate
            | Kind::Fallback
            | Kind::EvaluationPlan
            | Kind::Evaluation
            | Kind::EvaluationEvent
            | Kind::SharingScope
            | Kind::SharingScopeEvent
            | Kind::SharingEvent
            | Kind::Undertaking
            | Kind::SubjectRequest
            | Kind::Incident
            | Kind::IncidentEvent
            | Kind::Waiver
            | Kind::RecoveryCost
            | Kind::LateFeeStatement
            | Kind::Invoice
            | Kind::InvoiceEvent
            | Kind::ContractVersion
            | Kind::Amendment
            | Kind::NegotiationRound
            | Kind::Proposal
            | Kind::ProposalEvent
            | Kind::Duty
            | Kind::DutyEvent
            | Kind::Material
            | Kind::MaterialEvent
            | Kind::PurchaseRecord
            | Kind::Copy => None,
        }
    }
}

/// A record of the other book.
#[derive(Debug)]
struct Kept {
    part: Part,
    /// The customer it belongs to; of a customer itself.
    customer: CustomerId,
    text: Text,
}

/// What is known of a customer of the other book.
#[derive(Debug)]
struct Known {
    name: String,
    number: String,
}

/// What was read of another book.
#[derive(Debug, Default)]
pub struct OtherBook {
    records: BTreeMap<Uuid, Kept>,
    customers: BTreeMap<CustomerId, Known>,
    /// Which customers stand for which.
    parties: Merges<CustomerId>,
    /// Which entries of people stand for which.
    people: Merges<ContactId>,
    /// Records that say who writes in which copy, and the names of own companies.
    copies: Vec<Text>,
    owner: String,
    unread: usize,
}

impl OtherBook {
    /// Takes in a record of the file; what is deleted there, or not copied, is passed over.
    pub fn take(&mut self, id: Uuid, rec: &Rec, keep: impl FnOnce() -> Text) {
        let Some(kind) = Kind::of(rec.kind()).filter(|_| !is_deleted(rec)) else { return };
        if kind == Kind::Copy {
            return self.copies.push(keep());
        }
        if kind == Kind::OwnEntity && self.owner.is_empty() {
            self.owner = super::intake::title(rec);
        }
        let Some(part) = Part::of(kind) else { return };
        // what was only with a lead comes with no customer
        if part == Part::Activity && rec.show("customer").is_none_or(Value::is_null) && rec.show("lead").is_some() {
            return;
        }
        let customer = match part {
            Part::Customer => {
                read::<Customer>(id, rec).ok().map(|Customer { id, name, number, merged_into, .. }| {
                    self.parties.note(id, merged_into);
                    self.customers.insert(id, Known { name, number });
                    id
                })
            }
            Part::Contact => read::<Contact>(id, rec).ok().map(|Contact { id, customer, merged_into, .. }| {
                self.people.note(id, merged_into);
                customer
            }),
            Part::Activity | Part::Preference | Part::Contract => {
                rec.show("customer").and_then(Value::as_str).and_then(parse_canonical).map(CustomerId::from)
            }
        };
        match customer {
            Some(customer) => drop(self.records.insert(id, Kept { part, customer, text: keep() })),
            None => self.unread = self.unread.saturating_add(1),
        }
    }

    /// The customer that stands for this one; `None` if there is none.
    fn stands(&self, id: CustomerId) -> Option<CustomerId> {
        let is_there = |id: CustomerId| self.customers.contains_key(&id);
        is_there(id).then(|| self.parties.survivor(id, is_there))
    }

    /// The entry that stands for this one, as everything that names a person is read.
    fn person(&self, id: ContactId) -> ContactId {
        let is_there = |id: ContactId| self.records.get(&id.0).is_some_and(|it| it.part == Part::Contact);
        self.people.survivor(id, is_there)
    }

    /// What can be chosen.
    pub fn offering(&self, head: &Head) -> Offering {
        let mut counts: BTreeMap<CustomerId, [usize; 3]> = BTreeMap::new();
        for (id, kept) in &self.records {
            let Some([contacts, notes, contracts]) = self.stands(kept.customer).map(|id| counts.entry(id).or_default())
            else {
                continue;
            };
            let count = match kept.part {
                // an entry that another one stands for is no person more
                Part::Contact if self.person((*id).into()).0 != *id => continue,
                Part::Contact => contacts,
                Part::Activity | Part::Preference => notes,
                Part::Contract => contracts,
                Part::Customer => continue,
            };
            *count = count.saturating_add(1);
        }
        let customers = counts.into_iter().filter_map(|(id, [contacts, notes, contracts])| {
            let Known { name, number, .. } = self.customers.get(&id)?;
            Some(Offered { id, name: name.clone(), number: number.clone(), contacts, notes, contracts })
        });
        let mut customers: Vec<Offered> = customers.collect();
        customers.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
        let writers = Writers::of(head.replica, self.copies.iter().map(Text::bytes));
        Offering {
            by: Who { here: false, ..writers.who(head.shown_copy()) },
            owner: self.owner.clone(),
            exported_ms: head.created_ms,
            customers,
            unread: self.unread,
            older: None,
        }
    }

    /// The chosen customers and what hangs on them, as new records.
    pub fn copies(&self, chosen: &BTreeSet<CustomerId>, ids: &mut impl NewId) -> Copies {
        let mut copying = Copying { book: self, chosen, customers: BTreeMap::new(), contacts: BTreeMap::new() };
        for id in chosen.iter().filter(|id| self.stands(**id) == Some(**id)) {
            copying.customers.insert(*id, CustomerId::fresh(ids));
        }
        let mut copies = Copies::default();
        for part in Part::ALL {
            for (id, kept) in self.records.iter().filter(|(_, kept)| kept.part == part) {
                let Some(customer) = copying.customer(kept.customer) else { continue };
                let rec = decode_row(&kept.text.bytes()).map(|(_, rec)| rec);
                let read = rec.is_ok_and(|rec| copying.copy(*id, &rec, (part, customer), ids, &mut copies));
                if !read {
                    copies.unread = copies.unread.saturating_add(1);
                }
            }
        }
        copies
    }
}

/// A copy under way: which new record stands for which of the other book.
struct Copying<'a> {
    book: &'a OtherBook,
    chosen: &'a BTreeSet<CustomerId>,
    customers: BTreeMap<CustomerId, CustomerId>,
    contacts: BTreeMap<ContactId, ContactId>,
}

impl Copying<'_> {
    /// The new customer for one of the other book.
    fn customer(&self, id: CustomerId) -> Option<CustomerId> {
        let stands = self.book.stands(id).filter(|stands| self.chosen.contains(stands))?;
        self.customers.get(&stands).copied()
    }

    /// The new entry for a person of the other book, by whichever entry they are named there.
    fn contact(&self, id: Option<ContactId>) -> Option<ContactId> {
        id.and_then(|id| self.contacts.get(&self.book.person(id)).copied())
    }

    /// Adds a record to the copies. `false` if it cannot be read.
    fn copy(
        &mut self,
        id: Uuid,
        rec: &Rec,
        (part, customer): (Part, CustomerId),
        ids: &mut impl NewId,
        copies: &mut Copies,
    ) -> bool {
        match part {
            Part::Customer => {
                let Ok(it) = read::<Customer>(id, rec) else { return false };
                // a record that another stands for is there with that one
                if self.book.stands(it.id) == Some(it.id) {
                    copies.customers.push(Customer {
                        id: customer,
                        parent: it.parent.and_then(|parent| self.customer(parent)),
                        primary_contact: self.contact(it.primary_contact),
                        merged_into: None,
                        not_same: BTreeMap::new(),
                        own: BTreeMap::new(),
                        ..it
                    });
                }
                true
            }
            Part::Contact => {
                let Ok(it) = read::<Contact>(id, rec) else { return false };
                // an entry that another one stands for is there with that one
                if self.book.person(it.id) == it.id {
                    let new = ContactId::fresh(ids);
                    self.contacts.insert(it.id, new);
                    copies.contacts.push(Contact { id: new, customer, merged_into: None, ..it });
                }
                true
            }
            Part::Activity => taken(read::<Activity>(id, rec).ok(), &mut copies.activities, |it| Activity {
                id: ActivityId::fresh(ids),
                customer: Some(customer),
                lead: None,
                opportunity: None,
                contact: self.contact(it.contact),
                further_contacts: it.further_contacts.iter().filter_map(|id| self.contact(Some(*id))).collect(),
                ..it
            }),
            Part::Preference => taken(read::<Preference>(id, rec).ok(), &mut copies.preferences, |it| Preference {
                id: PreferenceId::fresh(ids),
                customer,
                contact: self.contact(it.contact),
                ..it
            }),
            Part::Contract => taken(read::<Contract>(id, rec).ok(), &mut copies.contracts, |it| Contract {
                id: ContractId::fresh(ids),
                customer,
                number: String::new(),
                drafted_from: None,
                signing: it.signing.in_words(),
                ..it
            }),
        }
    }
}

fn taken<E: Entity>(read: Option<E>, list: &mut Vec<E>, change: impl FnOnce(E) -> E) -> bool {
    match read {
        Some(it) => {
            list.push(change(it));
            true
        }
        None => false,
    }
}
