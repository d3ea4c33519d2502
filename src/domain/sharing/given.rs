//! What was given or received under a scope (共享记录): written once, with the file's digest and what the check of consent said.

use serde::{Deserialize, Serialize};

use super::field::ShareField;
use crate::domain::calendar::moment::Moment;
use crate::domain::consent::{Consent, ConsentStatus};
use crate::domain::contract::party::Side;
use crate::domain::contract::sharing::LegalBasis;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{ContactId, CustomerId, SharingEventId, SharingScopeId};
use crate::domain::lifecycle::digest::Digest;
use crate::kinds::Kind;

/// Something that was given, or received. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharingEvent {
    /// Its id.
    pub id: SharingEventId,
    /// Under which scope.
    pub scope: SharingScopeId,
    /// Who gave it.
    pub from: Side,
    /// When.
    pub at: Moment,
    /// Who of us did it, by name.
    #[serde(default)]
    pub by: String,
    /// Who received it.
    #[serde(default)]
    pub recipient: String,
    /// Which customers.
    #[serde(default)]
    pub customers: Vec<CustomerId>,
    /// Which people.
    #[serde(default)]
    pub people: Vec<ContactId>,
    /// Which fields.
    #[serde(default)]
    pub fields: Vec<ShareField>,
    /// How many rows the file has, or how many persons were in what was received.
    #[serde(default)]
    pub count: u32,
    /// The file; nothing where none is known.
    #[serde(default)]
    pub file: Option<GivenFile>,
    /// Who was left out, and why.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// Who is in it without consent, on what ground.
    #[serde(default)]
    pub carried: Vec<Carried>,
    /// What was received and what was done with it; a word on what was given.
    #[serde(default)]
    pub note: String,
}

/// A file that was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenFile {
    /// What it is called: nobody's name.
    pub name: String,
    /// Its SHA-256, as it was handed out.
    pub sha256: Digest,
    /// Its size in bytes.
    pub size: u64,
    /// Whether it is under a passphrase.
    #[serde(default)]
    pub sealed: bool,
}

/// Somebody who was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LeftOut {
    /// At which customer.
    pub customer: CustomerId,
    /// Who; nobody: the customer is a person.
    #[serde(default)]
    pub person: Option<ContactId>,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why somebody was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyLeftOut {
    /// Nothing is known of their consent (PIPL art. 23).
    NoConsent,
    /// They withdrew it, or refused (PIPL art. 15).
    Withdrawn,
    /// Too few stand behind a figure that counts them: it would lead back to them (S1.c).
    TooFew,
    /// What is known of them is marked as sensitive: it never goes out (PIPL art. 29).
    Sensitive,
}

/// Somebody whose data went out without consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Carried {
    /// At which customer.
    pub customer: CustomerId,
    /// Who; nobody: the customer is a person.
    #[serde(default)]
    pub person: Option<ContactId>,
    /// On what ground.
    pub basis: LegalBasis,
}

impl SharingEvent {
    /// The day on which a person whose data we gave took their consent back, or refused, as far as that is known by `as_of`: nothing
    /// more may be done with it, and whoever received it is to be told (PIPL arts 15 and 47). Nothing of whom a ground of law carries,
    /// of whom is not in it, and of what the other side gave.
    pub fn withdrawn_by(&self, person: ContactId, consent: &Consent, as_of: Date) -> Option<Date> {
        let is_in = self.from == Side::Us && self.at.date() <= as_of && self.people.contains(&person);
        let is_carried = self.carried.iter().any(|it| it.person == Some(person));
        let is_withdrawn = consent.status(as_of) == ConsentStatus::Withdrawn;
        consent.withdrawn.map(|it| it.on).filter(|_| is_in && !is_carried && is_withdrawn)
    }
}

impl Entity for SharingEvent {
    type Id = SharingEventId;
    const KIND: Kind = Kind::SharingEvent;

    fn id(&self) -> SharingEventId {
        self.id
    }
}
