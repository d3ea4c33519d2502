//! Somebody who may become a customer.

use serde::{Deserialize, Serialize};

use super::contact::Contact;
use super::date::Date;
use super::entity::Entity;
use super::id::{ContactId, CustomerId, LeadEventId, LeadId};
use super::lifecycle::lead::{Event, Stage};
use super::lifecycle::life::{Entry, Life};
use super::merging::joined;
use crate::kinds::Kind;

/// A firm or person who may become a customer (线索, `domain.md` 5.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// Its id.
    pub id: LeadId,
    /// The firm; empty for a person on its own.
    #[serde(default)]
    pub company: String,
    /// Who asked (姓名).
    #[serde(default)]
    pub person: String,
    /// Job title (职务).
    #[serde(default)]
    pub title: String,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// E-mail.
    #[serde(default)]
    pub email: String,
    /// WeChat name.
    #[serde(default)]
    pub wechat: String,
    /// Where it came from (来源).
    #[serde(default)]
    pub source: String,
    /// What they want, in their words.
    #[serde(default)]
    pub wish: String,
    /// How promising we think it is, 0 to 100 (评分).
    #[serde(default)]
    pub score: u8,
    /// Who looks after it, by name.
    #[serde(default)]
    pub owner: String,
    /// The day it came in.
    pub came_on: Date,
}

/// A fact in the life of a lead: contacted, qualified, given up. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadEvent {
    /// Its id.
    pub id: LeadEventId,
    /// The lead.
    pub lead: LeadId,
    /// The day it happened.
    pub on: Date,
    /// What happened.
    pub fact: Event,
}

impl Lead {
    /// What people call it: the firm, or the person.
    pub fn name(&self) -> &str {
        if self.company.is_empty() { &self.person } else { &self.company }
    }

    /// Who asked, or the firm where nobody is named.
    pub fn asker(&self) -> &str {
        if self.person.is_empty() { &self.company } else { &self.person }
    }

    /// Who asked, as a new person at a customer.
    pub fn contact(&self, id: ContactId, customer: CustomerId) -> Contact {
        let mut contact = Contact::named(id, customer, self.asker());
        contact.title.clone_from(&self.title);
        contact.phone.clone_from(&self.phone);
        contact.email.clone_from(&self.email);
        contact.wechat.clone_from(&self.wechat);
        contact
    }

    /// A person who is known already, with what the lead adds: nothing that is written is written over, and a new number or
    /// address stands behind those that are known.
    pub fn add_to(&self, known: &Contact) -> Contact {
        let told = self.contact(known.id, known.customer);
        joined(known, &Contact { name: String::new(), ..told })
    }

    /// Where it stands on `as_of`, by its events in any order.
    pub fn life<'a>(&self, events: impl IntoIterator<Item = &'a LeadEvent>, as_of: Date) -> Life<Stage> {
        let mut own: Vec<&LeadEvent> = events.into_iter().filter(|event| event.lead == self.id).collect();
        // ids are made in the order of time: the order in which things were entered
        own.sort_by_key(|event| event.id);
        let entries: Vec<Entry<Date, Event>> =
            own.into_iter().map(|event| Entry::new(event.on, event.fact.clone())).collect();
        Life::begin(Stage::New).known_on(&entries, as_of)
    }
}

impl Entity for Lead {
    type Id = LeadId;
    const KIND: Kind = Kind::Lead;

    fn id(&self) -> LeadId {
        self.id
    }
}

impl Entity for LeadEvent {
    type Id = LeadEventId;
    const KIND: Kind = Kind::LeadEvent;

    fn id(&self) -> LeadEventId {
        self.id
    }
}
