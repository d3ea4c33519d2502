//! What the book holds on a person, for a copy of it (查阅、复制: PIPL art. 45): worked out of what an erasure would come to, by the
//! same list of what hangs on whom, so that nothing can be erased that was not handed out before.
//!
//! **Whole** is what is theirs: what an erasure takes, their own record, and of a customer that is a person all that was dealt with
//! them. **In passing** are records of another purpose that name them: of those only the passages that do, and a few fields that
//! are about them. Ids of ours are never told: what one names is told by its name, and somebody else not at all. An item that has an
//! id of its own and is no record (a line of a contract, a step) is told without it.
//!
//! **Ours** is what the house keeps to itself though it hangs on what is theirs: steps of a ticket of which they heard nothing,
//! offers and notes on a dispute, what became of an amendment among ourselves, and what a contract says to its own book and to nobody
//! else. Of these too only the passages.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};
use uuid::Uuid;

use super::own_words::OwnWords;
use super::{Erasing, GO_WITH, Subject, erasing, ids_in, mentions, subject_of};
use crate::domain::dispute::event::Fact;
use crate::domain::id::parse_canonical;
use crate::domain::lifecycle::contract::event::Event as ContractStep;
use crate::domain::lifecycle::ticket::command::Event;
use crate::kinds::Kind;
use crate::record::cell::Cell;
use crate::record::document::is_deleted;
use crate::record::rec::{ERASED, Rec};
use crate::record::row::decode_row;
use crate::record::terms::AT_HOME;
use crate::store::Row;
use crate::sync::intake::title;
use crate::sync::links::named;

/// What is held on somebody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// What they are called.
    pub name: String,
    /// What is held, by the ids of the records.
    pub entries: BTreeMap<Uuid, Entry>,
}

/// What one record holds on them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name of its kind.
    pub kind: String,
    /// Whether it is theirs, or has another purpose and names them.
    pub whole: bool,
    /// Whether it is deleted: it is not shown, and still in the book.
    pub deleted: bool,
    /// What it says, without ids.
    pub fields: Map<String, Value>,
}

/// Kinds that are a dealing with a customer who is named by these registers, beside those that go with one who goes.
const DEALINGS: &[(Kind, &str)] = &[
    (Kind::Contract, "customer"),
    (Kind::ContractVersion, "contract"),
    (Kind::Amendment, "contract"),
    (Kind::Receipt, "customer"),
    (Kind::Allocation, "receipt"),
    (Kind::LateFeeStatement, "contract"),
    (Kind::Waiver, "contract"),
    (Kind::Invoice, "contract"),
    (Kind::InvoiceEvent, "invoice"),
];

/// What is told of a record that names somebody by a reference, or is their promise, beside the passages that do.
const TOLD: &[(Kind, &[&str])] = &[
    (Kind::Opportunity, &["name"]),
    (Kind::Ticket, &["number", "received", "title", "description"]),
    (Kind::SharingEvent, &["at", "from", "recipient", "fields", "scope"]),
    (Kind::SubjectRequest, &["received", "asks", "note"]),
    (Kind::Incident, &["number", "title"]),
    (Kind::Undertaking, &["at", "covers", "since", "ended", "years", "liability"]),
];

/// Kinds whose names may be told to whom a record of them belongs. (Of a customer only where it is no person: see [`is_person`].)
const BY_NAME: &[Kind] = &[
    Kind::OwnEntity,
    Kind::Customer,
    Kind::Contract,
    Kind::Product,
    Kind::Opportunity,
    Kind::Quote,
    Kind::Ticket,
    Kind::Dispute,
    Kind::SharingScope,
    Kind::PriceList,
];

impl Held {
    /// As one JSON value: under `held` what is theirs and under `named_in` what names them, each by kind.
    pub fn told(&self) -> Value {
        let part = |whole: bool| {
            let mut kinds: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
            // what names them and says nothing that may be told is a note of ours: not even that there is one is told
            let told = |entry: &&Entry| entry.whole == whole && (whole || !entry.fields.is_empty());
            for entry in self.entries.values().filter(told) {
                let mut fields = entry.fields.clone();
                if entry.deleted {
                    fields.insert("deleted".to_owned(), Value::Bool(true));
                }
                kinds.entry(&entry.kind).or_default().push(Value::Object(fields));
            }
            kinds.into_iter().map(|(kind, all)| (kind.to_owned(), Value::Array(all))).collect::<Map<_, _>>()
        };
        let parts = [
            ("name", Value::from(self.name.as_str())),
            ("held", Value::Object(part(true))),
            ("named_in", Value::Object(part(false))),
        ];
        Value::Object(parts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}

/// What a book of these rows holds on `subject`: nothing if there is no such record, or it is erased.
pub fn held(rows: &[Row], subject: Subject) -> Held {
    let seen = erasing(rows, subject);
    let found = reach(rows, subject, &seen);
    let by_id: HashMap<Uuid, &Row> = rows.iter().map(|row| (row.key.id, row)).collect();
    let words = Words { rows: &by_id, seen: &seen };
    let entry = |id: Uuid| {
        let row = by_id.get(&id)?;
        let (_, rec) = decode_row(&row.bytes).ok()?;
        let whole = found.whole.contains(&id) && !Kind::of(&row.key.kind).is_some_and(|kind| is_own(kind, &rec));
        let fields = if whole { words.all(&rec) } else { words.passages(&rec) };
        Some((id, Entry { kind: row.key.kind.clone(), whole, deleted: is_deleted(&rec), fields }))
    };
    let ids: BTreeSet<Uuid> = found.whole.union(&found.passing).copied().collect();
    Held { name: seen.name.clone(), entries: ids.into_iter().filter_map(entry).collect() }
}

/// Which records hold something on somebody.
struct Reach {
    whole: BTreeSet<Uuid>,
    passing: BTreeSet<Uuid>,
    /// Records they have a part in: what happened in these, and their files, are told.
    carries: BTreeSet<Uuid>,
    /// Contracts of somebody else that they sign too (guarantors and other further parties), with their versions: what they put their
    /// name to is told, and nothing of how it was carried out.
    joined: BTreeSet<Uuid>,
}

fn reach(rows: &[Row], subject: Subject, seen: &Erasing) -> Reach {
    let theirs: BTreeSet<Uuid> = seen.goes.keys().chain(&seen.subjects).copied().collect();
    let passing = seen.freed.iter().map(|it| it.id).chain(seen.stays.iter().map(|it| it.id));
    let mut found = Reach {
        passing: passing.filter(|id| !theirs.contains(id)).collect(),
        carries: theirs.clone(),
        joined: BTreeSet::new(),
        whole: theirs.clone(),
    };
    let mut known = (usize::MAX, usize::MAX);
    // what they have a part in brings more, and nothing ever leaves that set
    while known != (found.carries.len(), found.whole.len()) {
        known = (found.carries.len(), found.whole.len());
        for row in rows {
            let Some(kind) = Kind::of(&row.key.kind) else { continue };
            let counts = |id: Uuid| found.carries.contains(&id) || found.joined.contains(&id);
            if found.whole.contains(&row.key.id) || !mentions(&row.bytes, counts) {
                continue;
            }
            let Ok((id, rec)) = decode_row(&row.bytes) else { continue };
            if is_whole(kind, &rec, subject, &theirs, &found.carries) {
                found.passing.remove(&id);
                found.whole.insert(id);
                found.carries.insert(id);
            } else if matches!(subject, Subject::Customer(_)) && is_joined(kind, &rec, &theirs, &found.joined) {
                found.passing.remove(&id);
                found.whole.insert(id);
                found.joined.insert(id);
            } else if named(kind, &rec).iter().any(|(_, to, _)| theirs.contains(to)) {
                found.passing.insert(id);
                if kind == Kind::Ticket {
                    found.carries.insert(id);
                }
            }
        }
    }
    found
}

/// Whether a record is theirs because of what it hangs on.
fn is_whole(kind: Kind, rec: &Rec, subject: Subject, theirs: &BTreeSet<Uuid>, carries: &BTreeSet<Uuid>) -> bool {
    let names = named(kind, rec);
    if kind == Kind::Attachment {
        let is_of_it = subject_of(rec).is_some_and(|id| carries.contains(&id));
        return is_of_it || names.iter().any(|(field, to, _)| *field == "placed" && theirs.contains(to));
    }
    // an entry of somebody else; or what was done among ourselves about what they came with
    if matches!(kind, Kind::Customer | Kind::Contact) || is_own(kind, rec) {
        return false;
    }
    let is_of_person = |field: &str| matches!(field, "contact" | "further_contacts");
    // what was said to somebody else is about them, though it began with this lead
    let is_with_another =
        kind == Kind::Activity && names.iter().any(|(field, to, _)| is_of_person(field) && !theirs.contains(to));
    names.iter().any(|(field, to, _)| {
        let link = (kind, *field);
        let hangs = carries.contains(to) && GO_WITH.contains(&link) && !(is_with_another && *field == "lead");
        hangs || matches!(subject, Subject::Customer(_)) && carries.contains(to) && DEALINGS.contains(&link)
    })
}

/// Whether a record is a contract of somebody else that they sign too, or a version of one.
fn is_joined(kind: Kind, rec: &Rec, theirs: &BTreeSet<Uuid>, joined: &BTreeSet<Uuid>) -> bool {
    named(kind, rec).iter().any(|(field, to, _)| match (kind, *field) {
        (Kind::Contract, "signing") => theirs.contains(to),
        (Kind::ContractVersion, "contract") => joined.contains(to),
        _ => false,
    })
}

/// Whether a record is ours though it hangs on what is theirs. Nothing of the kind goes to the other side of a dispute either.
fn is_own(kind: Kind, rec: &Rec) -> bool {
    kind == Kind::TicketEvent && is_among_us(rec) || kind == Kind::DisputeEvent && !is_step(rec)
}

/// Whether a record is of a natural person who is a customer: somebody else than whoever asked, where it is not theirs.
fn is_person(kind: Kind, rec: &Rec) -> bool {
    kind == Kind::Customer && rec.show("kind").and_then(Value::as_str) == Some("person")
}

/// Whether an entry of a dispute is a step between both sides, and no offer, note or day of ours.
fn is_step(rec: &Rec) -> bool {
    let fact = rec.show("fact").cloned().map(serde_json::from_value::<Fact>);
    matches!(fact, Some(Ok(fact)) if fact.is_between())
}

/// Whether a register of what is theirs is for ourselves.
fn is_for_us(kind: Option<Kind>, name: &str) -> bool {
    let register = name.split_once('/').map_or(name, |(set, _)| set);
    let is_of_book = kind == Some(Kind::Contract) && is_at_home(register);
    // why we kept, changed or gave up something, and what we noted of a claim: on no paper of theirs
    let gives_reasons = matches!(kind, Some(Kind::ContractVersion | Kind::Amendment | Kind::Waiver | Kind::Receipt));
    let takes_notes = matches!(kind, Some(Kind::DisputeEvent | Kind::LateFeeStatement | Kind::Receipt | Kind::Invoice));
    is_of_book
        || gives_reasons && register == "reason"
        || takes_notes && register == "note"
        || names_one_of_us(kind, register)
}

/// Whether a register says who of us wrote a paper or looks after a matter.
fn names_one_of_us(kind: Option<Kind>, register: &str) -> bool {
    let is_written = matches!(
        kind,
        Some(Kind::ContractVersion | Kind::Waiver | Kind::LateFeeStatement | Kind::Invoice | Kind::DisputeEvent)
    );
    let is_looked_after = matches!(kind, Some(Kind::Dispute | Kind::Quote));
    is_written && register == "by" || is_looked_after && register == "owner"
}

/// Whether a contract says this to its own book and to nobody else. (Who the two sides are, both know.)
fn is_at_home(register: &str) -> bool {
    AT_HOME.contains(&register) && !matches!(register, "customer" | "own_entity")
}

/// Whether a register holds the terms of a contract as a whole.
fn holds_terms(kind: Option<Kind>, name: &str) -> bool {
    matches!(kind, Some(Kind::ContractVersion | Kind::Amendment)) && matches!(name, "terms" | "basis")
}

/// Whether the customer heard nothing of a step of a ticket.
fn is_among_us(rec: &Rec) -> bool {
    let fact = rec.show("fact").cloned().map(serde_json::from_value::<Event>);
    matches!(fact, Some(Ok(fact)) if fact.is_among_us())
}

/// Whether the other side has no part in a step of an amendment: who approved or withdrew it is ours, the draft and the signatures are
/// between both.
fn is_step_of_ours(kind: Option<Kind>, name: &str, step: &Value) -> bool {
    let is_step = kind == Some(Kind::Amendment) && name.starts_with("steps/");
    let is_between = |step: Value| {
        matches!(serde_json::from_value(step), Ok(ContractStep::Shared { .. } | ContractStep::Signed { .. }))
    };
    is_step && !is_between(step.clone())
}

/// Says values in words.
struct Words<'a> {
    rows: &'a HashMap<Uuid, &'a Row>,
    seen: &'a Erasing,
}

impl Words<'_> {
    fn is_theirs(&self, id: Uuid) -> bool {
        self.seen.subjects.contains(&id) || self.seen.goes.get(&id).is_some_and(|kind| *kind == Kind::Lead)
    }

    /// What an id names; nothing that may be told of somebody else.
    fn called(&self, id: Uuid) -> Option<String> {
        if self.is_theirs(id) {
            return Some(self.seen.name.clone());
        }
        let row = self.rows.get(&id).filter(|row| row.key.kind != ERASED)?;
        let kind = Kind::of(&row.key.kind)?;
        let (_, rec) = decode_row(&row.bytes).ok().filter(|_| BY_NAME.contains(&kind))?;
        if is_person(kind, &rec) {
            return None;
        }
        Some(title(&rec)).filter(|title| !title.is_empty()).map(|title| without_ids(&title))
    }

    /// A key of a set or a field: some are ids.
    fn key(&self, key: &str) -> Option<String> {
        match parse_canonical(key) {
            Some(id) => self.called(id),
            None => Some(without_ids(key)),
        }
    }

    /// Whether a key is an id that names no record: what stands under it is an item of the record itself.
    fn names_none(&self, key: &str) -> bool {
        parse_canonical(key).is_some_and(|id| !self.is_theirs(id) && !self.rows.contains_key(&id))
    }

    /// The name of a register: an item of a set stands behind a stroke.
    fn register(&self, name: &str) -> Option<String> {
        match name.split_once('/') {
            None => Some(without_ids(name)),
            Some((set, item)) => self.key(item).map(|item| format!("{set}/{item}")),
        }
    }

    /// What the registers of a record say, each under its name; items under ids of their own as a list under the name of their set.
    fn registers(&self, rec: &Rec, say: impl Fn(&str, &Value) -> Option<Value>) -> Map<String, Value> {
        let mut fields = Map::new();
        let mut lists: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for (name, cell) in own(rec) {
            let field = OwnWords::of(self.rows, name);
            let words = |it: &Value| field.as_ref().map_or_else(|| say(name, it), |field| say(name, &field.said(it)));
            let Some(said) = every(cell, words) else { continue };
            let called = field.as_ref().map(|it| format!("own/{}", without_ids(it.name())));
            // two fields of one name tell what they hold all the same
            if let Some(called) = called.filter(|it| !fields.contains_key(it)) {
                fields.insert(called, said);
                continue;
            }
            match name.split_once('/') {
                Some((set, item)) if self.names_none(item) => lists.entry(set).or_default().push(said),
                Some(_) | None => fields.extend(self.register(name).map(|name| (name, said))),
            }
        }
        fields.extend(lists.into_iter().map(|(set, items)| (set.to_owned(), Value::Array(items))));
        fields
    }

    /// What the fields of an object say, each under its name; items under ids of their own as a list, behind what has a name.
    fn object(&self, fields: &Map<String, Value>, say: impl Fn(&str, &Value) -> Option<Value>) -> Option<Value> {
        let mut named = Map::new();
        let mut items = Vec::new();
        for (name, inside) in fields {
            if self.names_none(name) {
                items.extend(say(name, inside));
            } else if let Some(key) = self.key(name) {
                named.extend(say(name, inside).map(|said| (key, said)));
            }
        }
        if items.is_empty() {
            return (!named.is_empty()).then_some(Value::Object(named));
        }
        let named = (!named.is_empty()).then_some(Value::Object(named));
        Some(Value::Array(named.into_iter().chain(items).collect()))
    }

    /// A value without ids and without what is empty.
    fn plain(&self, value: &Value) -> Option<Value> {
        match value {
            Value::Null => None,
            Value::Bool(_) | Value::Number(_) => Some(value.clone()),
            Value::String(text) => self.key(text).filter(|text| !text.is_empty()).map(Value::from),
            Value::Array(items) => {
                let items: Vec<Value> = items.iter().filter_map(|item| self.plain(item)).collect();
                (!items.is_empty()).then_some(Value::Array(items))
            }
            Value::Object(fields) => self.object(fields, |_, inside| self.plain(inside)),
        }
    }

    /// The terms of a contract without what it says to its own book; of that what names them.
    fn terms(&self, value: &Value) -> Option<Value> {
        let Value::Object(fields) = value else { return self.plain(value) };
        self.object(fields, |name, inside| if is_at_home(name) { self.passage(inside) } else { self.plain(inside) })
    }

    /// What happened to an invoice; of why we did it only what names them.
    fn happening(&self, value: &Value) -> Option<Value> {
        let Value::Object(fields) = value else { return self.plain(value) };
        let told = self.object(fields, |_, inside| {
            let Value::Object(inside) = inside else { return self.plain(inside) };
            self.object(inside, |name, it| if name == "reason" { self.passage(it) } else { self.plain(it) })
        });
        // that it happened is told even where nothing more is
        told.or_else(|| fields.keys().next().and_then(|step| self.key(step)).map(Value::from))
    }

    /// What of a value names them.
    fn passage(&self, value: &Value) -> Option<Value> {
        let is_their_id = |value: &Value| value.as_str().and_then(parse_canonical).is_some_and(|id| self.is_theirs(id));
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => None,
            Value::String(text) => {
                (is_their_id(value) || self.seen.traces.is_in_text(text)).then(|| self.plain(value)).flatten()
            }
            Value::Array(items) => {
                let items: Vec<Value> = items.iter().filter_map(|item| self.passage(item)).collect();
                (!items.is_empty()).then_some(Value::Array(items))
            }
            // what is said of them in one line belongs together
            Value::Object(fields) if fields.values().any(is_their_id) => self.plain(value),
            Value::Object(fields) => self.object(fields, |_, inside| self.passage(inside)),
        }
    }

    /// All that a record says, in every version that differs; of what is for ourselves the passages that name them.
    fn all(&self, rec: &Rec) -> Map<String, Value> {
        let kind = Kind::of(rec.kind());
        let say = |name: &str, value: &Value| {
            if is_for_us(kind, name) || is_step_of_ours(kind, name, value) {
                self.passage(value)
            } else if kind == Some(Kind::InvoiceEvent) && name == "fact" {
                self.happening(value)
            } else if holds_terms(kind, name) {
                self.terms(value)
            } else {
                self.plain(value)
            }
        };
        self.registers(rec, say)
    }

    /// What of a record names them, and the few fields that are about them.
    fn passages(&self, rec: &Rec) -> Map<String, Value> {
        let kind = Kind::of(rec.kind());
        let links = kind.map(|kind| named(kind, rec)).unwrap_or_default();
        let is_promise = rec.show("bearer").and_then(Value::as_str).is_some_and(|it| self.seen.traces.is_whole(it));
        let is_linked = is_promise || links.iter().any(|(_, to, _)| self.is_theirs(*to));
        let told = TOLD.iter().filter(|(of, _)| is_linked && Some(*of) == kind).flat_map(|(_, fields)| fields.iter());
        let told: BTreeSet<&str> = told.copied().collect();
        // of which contract it is, its number says
        let is_told = |name: &str| name == "contract" || told.contains(name);
        let say = |name: &str, value: &Value| if is_told(name) { self.plain(value) } else { self.passage(value) };
        let mut fields = self.registers(rec, say);
        if kind.is_some_and(|kind| BY_NAME.contains(&kind) && !is_person(kind, rec)) {
            fields.insert("called".to_owned(), Value::from(without_ids(&title(rec))));
        }
        if let Some(purpose) = self.purpose(rec).filter(|_| told.contains("scope")) {
            fields.insert("purpose".to_owned(), purpose);
        }
        fields
    }

    /// What something was given for.
    fn purpose(&self, rec: &Rec) -> Option<Value> {
        let scope = rec.show("scope")?.as_str().and_then(parse_canonical)?;
        let (_, scope) = decode_row(&self.rows.get(&scope)?.bytes).ok()?;
        self.plain(scope.show("purpose")?)
    }
}

/// The registers that say something: not what the book notes for itself, nor which entry stands for which.
fn own(rec: &Rec) -> impl Iterator<Item = (&str, &Cell)> {
    rec.cells().filter(|(name, _)| !name.starts_with('_') && *name != "merged_into")
}

/// What a register says: one value, or all that were written apart and differ.
fn every(cell: &Cell, say: impl Fn(&Value) -> Option<Value>) -> Option<Value> {
    let mut said: Vec<Value> = Vec::new();
    for value in cell.versions().filter_map(|version| say(&version.val)) {
        if !said.contains(&value) {
            said.push(value);
        }
    }
    if said.len() > 1 { Some(Value::Array(said)) } else { said.pop() }
}

/// A text without the ids that stand in it.
fn without_ids(text: &str) -> String {
    let ids = ids_in(text).into_iter();
    ids.fold(text.to_owned(), |text, id| text.replace(&id.hyphenated().to_string(), ""))
}
