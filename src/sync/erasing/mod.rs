//! What is erased when a person asks for it (删除权: PIPL art. 47), what stays, and why: worked out of the rows of the whole
//! book, deleted ones included, since they are in it and go out with its file.
//!
//! **What goes.** Every entry of the person and all that is about them alone: follow-ups with them, what they like, the lead as
//! which they came in, the files of all of these, pictures of their signature on the paper of a contract. Of a customer that is a person: the record and all that hangs on it.
//!
//! **What stays.** A customer with contracts or receipts is a party: its record stays, and what belongs to that dealing. What was
//! agreed, and what is in the accounts, stays as it was written; so does the note of what was given to whom. What only names the
//! person in a text stays and is told, for somebody to look at.

mod after;
mod drafts;
mod ground;
mod held;
mod own_words;
mod trace;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

pub use after::{drop_files, earlier_states, remove_earlier_states};
pub use drafts::ids_in;
pub use ground::Ground;
pub use held::{Entry, Held, held};
pub use trace::Traces;

use crate::domain::id::{ContactId, CustomerId, LeadId, parse_canonical};
use crate::domain::lifecycle::digest::Digest;
use crate::kinds::Kind;
use crate::record::cell::Cell;
use crate::record::document::is_deleted;
use crate::record::rec::{ERASED, Rec};
use crate::record::row::decode_row;
use crate::store::Row;
use crate::sync::intake::title;
use crate::sync::links::named;

/// Whose data go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A person at a customer.
    Person(ContactId),
    /// A customer that is a person.
    Customer(CustomerId),
    /// Somebody who asked and is no customer.
    Lead(LeadId),
}

impl Subject {
    const fn id(self) -> Uuid {
        match self {
            Self::Person(ContactId(id)) | Self::Customer(CustomerId(id)) | Self::Lead(LeadId(id)) => id,
        }
    }

    const fn kind(self) -> Kind {
        match self {
            Self::Person(_) => Kind::Contact,
            Self::Customer(_) => Kind::Customer,
            Self::Lead(_) => Kind::Lead,
        }
    }
}

/// A record that stays, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stays {
    /// Why.
    pub ground: Ground,
    /// The name of its kind.
    pub kind: String,
    /// What people call it; empty where it has no name.
    pub title: String,
    /// Which.
    pub id: Uuid,
    /// Whether it is deleted: it is not shown, and still in the book and its file.
    pub deleted: bool,
}

/// A record that stays and no longer names the one that goes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Freed {
    /// Which.
    pub id: Uuid,
    /// Its kind.
    pub kind: Kind,
    /// The register that is emptied.
    pub field: &'static str,
    /// What it named.
    pub named: Uuid,
}

/// What keeps a customer's record in the book: how many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ties {
    /// Contracts that are not deleted.
    pub contracts: usize,
    /// Receipts.
    pub receipts: usize,
}

impl Ties {
    const fn is_none(self) -> bool {
        self.contracts == 0 && self.receipts == 0
    }
}

/// What an erasure comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erasing {
    /// What the person is called.
    pub name: String,
    /// What is erased, in the order of ids.
    pub goes: BTreeMap<Uuid, Kind>,
    /// What lets go of it.
    pub freed: Vec<Freed>,
    /// What stays, by why and kind.
    pub stays: Vec<Stays>,
    /// Why the record of a customer stays; nothing where it goes.
    pub party: Option<Ties>,
    /// The bytes of the files that go.
    pub files: BTreeSet<Digest>,
    /// The record that was asked about, and all that were merged into it: those of a party stay.
    pub subjects: BTreeSet<Uuid>,
    /// By what the person is recognised in texts.
    pub traces: Traces,
}

/// Kinds that go with what they name in these registers. (A lead goes with the event in which it became a customer.)
const GO_WITH: &[(Kind, &str)] = &[
    (Kind::Customer, "merged_into"),
    (Kind::Contact, "merged_into"),
    (Kind::Contact, "customer"),
    (Kind::Activity, "contact"),
    (Kind::Activity, "further_contacts"),
    (Kind::Activity, "customer"),
    (Kind::Activity, "lead"),
    (Kind::Preference, "contact"),
    (Kind::Preference, "customer"),
    (Kind::LeadEvent, "fact"),
    (Kind::LeadEvent, "lead"),
    (Kind::PurchaseRecord, "customer"),
    (Kind::Task, "customer"),
    (Kind::PoolEvent, "customer"),
    (Kind::Opportunity, "customer"),
    (Kind::OpportunityEvent, "opportunity"),
    (Kind::Quote, "customer"),
    (Kind::QuoteEvent, "quote"),
    (Kind::Dispute, "customer"),
    (Kind::DisputeEvent, "dispute"),
    (Kind::Ticket, "customer"),
    (Kind::TicketEvent, "ticket"),
    (Kind::Evaluation, "customer"),
    (Kind::EvaluationEvent, "evaluation"),
    (Kind::SharingScope, "customer"),
    (Kind::SharingScopeEvent, "scope"),
    (Kind::SharingEvent, "scope"),
];

/// Of a customer who is a party of contracts only these go: what is about the person and not about the dealing.
const GO_FROM_A_PARTY: &[Kind] = &[Kind::Contact, Kind::Activity, Kind::Preference, Kind::LeadEvent, Kind::Task];

/// Registers that are emptied where they name what goes.
const LET_GO: &[(Kind, &str)] = &[
    (Kind::Customer, "primary_contact"),
    (Kind::Customer, "parent"),
    (Kind::Activity, "lead"),
    (Kind::Activity, "contact"),
    (Kind::Activity, "further_contacts"),
    (Kind::Opportunity, "contact"),
    (Kind::Opportunity, "further_contacts"),
    (Kind::Ticket, "contact"),
    (Kind::Incident, "customer"),
    (Kind::Incident, "scope"),
];

/// What erasing `subject` comes to in a book of these rows. Nothing goes if there is no such record, or it is erased already.
pub fn erasing(rows: &[Row], subject: Subject) -> Erasing {
    let class = class_of(rows, subject);
    let party = match subject {
        Subject::Person(_) | Subject::Lead(_) => Ties::default(),
        Subject::Customer(_) => party(rows, &class),
    };
    let mut erasing =
        Erasing { party: (!party.is_none()).then_some(party), subjects: class.clone(), ..Erasing::default() };
    if erasing.party.is_none() {
        erasing.goes.extend(class.iter().map(|id| (*id, subject.kind())));
    }
    spread(rows, &class, &mut erasing);
    for row in rows {
        if !class.contains(&row.key.id) && !erasing.goes.contains_key(&row.key.id) {
            continue;
        }
        let Ok((id, rec)) = decode_row(&row.bytes) else { continue };
        // the lead as which a person came in tells of nobody else
        let is_lead = row.key.kind == Kind::Lead.name() && subject.kind() == Kind::Contact;
        if class.contains(&id) || is_lead {
            erasing.traces.learn(&rec);
        }
        if id == subject.id() {
            erasing.name = name(&rec);
        }
        if row.key.kind == Kind::Attachment.name() {
            erasing.files.extend(digests(&rec));
        }
    }
    remain(rows, &class, &mut erasing);
    erasing
}

/// What a person is called: of a lead not its firm.
fn name(rec: &Rec) -> String {
    let person = rec.show("person").and_then(Value::as_str).filter(|name| !name.is_empty());
    person.map_or_else(|| title(rec), str::to_owned)
}

/// The record and all that were merged into it, one into the other.
fn class_of(rows: &[Row], subject: Subject) -> BTreeSet<Uuid> {
    let kind = subject.kind();
    let is_there = rows.iter().any(|row| row.key.id == subject.id() && row.key.kind == kind.name());
    let mut class: BTreeSet<Uuid> = is_there.then(|| subject.id()).into_iter().collect();
    let mut known = 0;
    while known < class.len() {
        known = class.len();
        for row in rows.iter().filter(|row| row.key.kind == kind.name()) {
            if class.contains(&row.key.id) || !mentions(&row.bytes, |id| class.contains(&id)) {
                continue;
            }
            let Ok((id, rec)) = decode_row(&row.bytes) else { continue };
            if named(kind, &rec).iter().any(|(field, to, _)| *field == "merged_into" && class.contains(to)) {
                class.insert(id);
            }
        }
    }
    class
}

/// What makes any of these a party.
fn party(rows: &[Row], class: &BTreeSet<Uuid>) -> Ties {
    let of = |kind: Kind| {
        let all = rows.iter().filter(|row| row.key.kind == kind.name());
        all.filter(|row| mentions(&row.bytes, |id| class.contains(&id)))
            .filter_map(|row| decode_row(&row.bytes).ok())
            .filter(|(_, rec)| !is_deleted(rec))
            // who joins a side is a party as well
            .filter(|(_, rec)| {
                let mut names = named(kind, rec).into_iter();
                names.any(|(field, to, _)| matches!(field, "customer" | "signing") && class.contains(&to))
            })
            .count()
    };
    Ties { contracts: of(Kind::Contract), receipts: of(Kind::Receipt) }
}

/// Adds what goes with what goes, until nothing more does.
fn spread(rows: &[Row], class: &BTreeSet<Uuid>, erasing: &mut Erasing) {
    let mut known = usize::MAX;
    while known != erasing.goes.len() {
        known = erasing.goes.len();
        for row in rows {
            let Some(kind) = Kind::of(&row.key.kind) else { continue };
            let may =
                matches!(kind, Kind::Attachment | Kind::SubjectRequest) || GO_WITH.iter().any(|(of, _)| *of == kind);
            if !may || erasing.goes.contains_key(&row.key.id) || class.contains(&row.key.id) {
                continue;
            }
            let counts = |id: Uuid| erasing.goes.contains_key(&id) || class.contains(&id);
            if !mentions(&row.bytes, counts) {
                continue;
            }
            let Ok((id, rec)) = decode_row(&row.bytes) else { continue };
            if !goes_with(kind, &rec, class, erasing) {
                continue;
            }
            erasing.goes.insert(id, kind);
            if kind == Kind::LeadEvent {
                let leads = named(kind, &rec).into_iter().filter(|(field, ..)| *field == "lead");
                erasing.goes.extend(leads.filter(|(_, id, _)| is_stored(rows, *id)).map(|(_, id, of)| (id, of)));
            }
        }
    }
}

/// Whether a record goes with what goes by now, or hangs on a party and is about the person all the same.
fn goes_with(kind: Kind, rec: &Rec, class: &BTreeSet<Uuid>, erasing: &Erasing) -> bool {
    if kind == Kind::Attachment {
        let is_of_it = subject_of(rec).is_some_and(|id| erasing.goes.contains_key(&id));
        // a picture of a hand goes with whose it is: the paper that it stands on stays without it
        let signers = named(kind, rec).into_iter().filter(|(field, ..)| *field == "placed");
        return is_of_it || signers.into_iter().any(|(_, to, _)| erasing.goes.contains_key(&to));
    }
    let names = named(kind, rec);
    if kind == Kind::SubjectRequest {
        // one on record is emptied and stays; one that was deleted proves nothing
        let is_theirs = |to: &Uuid| erasing.goes.contains_key(to) || class.contains(to);
        return is_deleted(rec) && names.iter().any(|(_, to, _)| is_theirs(to));
    }
    // what was said to somebody else at the customer is about them, though it began with this lead, or this person was there too
    let is_of_person = |field: &str| matches!(field, "contact" | "further_contacts");
    let is_with_another = kind == Kind::Activity
        && names.iter().any(|(field, to, _)| is_of_person(field) && !erasing.goes.contains_key(to));
    names.into_iter().any(|(field, to, _)| {
        let gone = erasing.goes.contains_key(&to) && !(is_with_another && field != "customer");
        let of_party = erasing.party.is_some() && class.contains(&to) && GO_FROM_A_PARTY.contains(&kind);
        (gone || of_party) && GO_WITH.contains(&(kind, field))
    })
}

/// What lets go, and what stays.
fn remain(rows: &[Row], class: &BTreeSet<Uuid>, erasing: &mut Erasing) {
    for row in rows {
        if row.key.kind == ERASED || erasing.goes.contains_key(&row.key.id) {
            continue;
        }
        let links = mentions(&row.bytes, |id| erasing.goes.contains_key(&id));
        let is_party = class.contains(&row.key.id);
        if !links && !is_party && !erasing.traces.may_be_in(&row.bytes) {
            continue;
        }
        let Ok((id, rec)) = decode_row(&row.bytes) else { continue };
        let deleted = is_deleted(&rec);
        let kind = Kind::of(&row.key.kind);
        let names: Vec<(&'static str, Uuid)> = kind
            .map(|kind| named(kind, &rec))
            .unwrap_or_default()
            .into_iter()
            .filter(|(_, to, _)| erasing.goes.contains_key(to))
            .map(|(field, to, _)| (field, to))
            .collect();
        if let Some(kind) = kind.filter(|_| !deleted) {
            let let_go = names.iter().filter(|(field, _)| LET_GO.contains(&(kind, *field)));
            erasing.freed.extend(let_go.map(|&(field, named)| Freed { id, kind, field, named }));
        }
        let ground = if is_party {
            Some(Ground::Party)
        } else if matches!(kind, Some(Kind::SharingEvent | Kind::SubjectRequest)) && !names.is_empty() {
            Some(Ground::Disclosure)
        } else {
            erasing.traces.is_in(&rec).then(|| Ground::of(kind))
        };
        if let Some(ground) = ground {
            erasing.stays.push(Stays { ground, kind: row.key.kind.clone(), title: title(&rec), id, deleted });
        }
    }
    erasing.freed.sort();
    erasing.stays.sort();
}

fn is_stored(rows: &[Row], id: Uuid) -> bool {
    rows.iter().any(|row| row.key.id == id && row.key.kind != ERASED)
}

/// What a file belongs to.
fn subject_of(rec: &Rec) -> Option<Uuid> {
    rec.show("subject")?.get("id")?.as_str().and_then(parse_canonical)
}

/// The bytes that an attachment names, in every version of it.
fn digests(rec: &Rec) -> Vec<Digest> {
    let contents = rec.cell("content").into_iter().flat_map(Cell::versions);
    let texts = contents.filter_map(|version| version.val.get("sha256").and_then(Value::as_str));
    texts.filter_map(Digest::parse).collect()
}

/// How long an id is as text, and where its hyphens stand.
const ID: usize = 36;
const HYPHENS: [usize; 4] = [8, 13, 18, 23];

/// Whether a row's text holds an id of this sort, in quotes or as the key of a set, without reading the row.
fn mentions(bytes: &[u8], counts: impl Fn(Uuid) -> bool) -> bool {
    let ends = memchr::memchr_iter(b'"', bytes);
    let mut begins = ends.filter_map(|quote| quote.checked_sub(ID));
    begins.any(|from| {
        let text = bytes.get(from..from.saturating_add(ID));
        // of a hundred quotes of a book hardly one ends an id: nothing else is read as one
        let text = text.filter(|text| HYPHENS.iter().all(|at| text.get(*at) == Some(&b'-')));
        text.and_then(|text| str::from_utf8(text).ok()).and_then(parse_canonical).is_some_and(&counts)
    })
}
