//! Reading the audit trail: what the page of a record lists, and whether the trail is whole.

use std::rc::Rc;

use serde_json::Value;
use uuid::Uuid;

use super::app::App;
use super::book::records;
use crate::domain::book_copy::BookCopy;
use crate::domain::entity::Entity;
use crate::record::audit::{self, Act, Entry, Examination, Examiner, What};
use crate::record::replica::Replica;
use crate::store::{Repository, Row, RowKey, StoreError};

/// How many links are read at a time.
const LINKS: u32 = 500;

/// ChangedBy changed something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangedBy {
    /// A person, by name.
    Person(String),
    /// Somebody at this copy, whose name nobody has said.
    ThisCopy,
    /// Somebody at another copy: the beginning of its id.
    OtherCopy(String),
}

/// How a change is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// It was written here.
    Here,
    /// It came in a file.
    CameIn,
    /// By the stamps of the record: what stood there before is not known here.
    ByStamp,
}

/// One change of a record, for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Alteration {
    /// When, in milliseconds.
    pub at_ms: u64,
    /// By whom.
    pub who: ChangedBy,
    /// What it was.
    pub act: Act,
    /// What became of the record.
    pub what: What,
    /// How it is known.
    pub source: Source,
    /// The fields, each before and after.
    pub fields: Vec<(String, Option<Value>, Option<Value>)>,
    /// Whether the audit trail says otherwise than what is read here.
    pub contradicted: bool,
}

/// Whether the audit trail is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// How many changes are noted here.
    pub links: u64,
    /// The end of this copy's chain, to write down; nothing before the first change.
    pub fingerprint: Option<(u64, String)>,
    /// How many places are not as they were written.
    pub faults: usize,
}

impl App {
    /// The person who uses this copy; empty as long as nobody has said.
    pub fn person(self) -> String {
        let copy = self.replica().and_then(|replica| self.peek::<BookCopy>(replica.record_id().into()));
        copy.map(|copy| copy.person.clone()).unwrap_or_default()
    }

    fn who(self, name: &str, replica: Replica, me: Replica) -> ChangedBy {
        if !name.is_empty() {
            return ChangedBy::Person(name.to_owned());
        }
        let copy = self.peek::<BookCopy>(replica.record_id().into());
        match copy.filter(|copy| !copy.is_nameless()) {
            Some(copy) => {
                let parts = [copy.person.trim(), copy.device.trim()];
                ChangedBy::Person(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
            }
            None if replica == me => ChangedBy::ThisCopy,
            None => ChangedBy::OtherCopy(replica.to_string().chars().take(4).collect()),
        }
    }

    /// The changes of a record, the latest first.
    pub async fn alterations<E: Entity>(self, id: E::Id) -> Result<Vec<Alteration>, StoreError> {
        let id: Uuid = id.into();
        let Some((repository, me)) = self.with_book(|book| (Rc::clone(&book.repository), book.meta.replica)) else {
            return Ok(Vec::new());
        };
        let key = RowKey { id, kind: E::KIND.name().to_owned() };
        let rows: Vec<Row> = repository.get(&[key]).await?;
        let (good, _) = records(rows);
        let rec = good.first().map(|(_, rec)| rec);
        let kept = repository.history(id).await?;
        let items = audit::history(rec, kept.iter().map(|(key, bytes)| (key.as_str(), bytes.as_slice())));
        let mut alterations = Vec::with_capacity(items.len());
        for item in items {
            let contradicted = match &item.link {
                None => false,
                Some((key, row)) => {
                    let links = repository.links(just_before(key), 10).await?;
                    let link = links.iter().find(|(found, _)| found == key);
                    link.and_then(|(_, bytes)| Entry::of_link(bytes))
                        .is_none_or(|entry| entry.vouches_for(id, row) == Some(false))
                }
            };
            alterations.push(Alteration {
                at_ms: item.at.ms,
                who: self.who(&item.who, item.at.replica, me),
                act: item.act,
                what: item.what,
                source: match item.written {
                    audit::Written::Here => Source::Here,
                    audit::Written::CameIn { .. } => Source::CameIn,
                    audit::Written::ByStamp => Source::ByStamp,
                },
                fields: item.fields.into_iter().map(|(name, shift)| (name, shift.from, shift.to)).collect(),
                contradicted,
            });
        }
        Ok(alterations)
    }

    /// Why storage did not do what was asked, in the reader's language.
    pub fn fault_words(self, fault: &StoreError) -> String {
        self.untracked_text().store_fault(fault)
    }

    /// Goes through the whole audit trail.
    pub async fn check_trail(self) -> Result<Checked, StoreError> {
        let Some((repository, meta)) = self.with_book(|book| (Rc::clone(&book.repository), book.meta.clone())) else {
            return Ok(Checked { links: 0, fingerprint: None, faults: 0 });
        };
        let mut examiner = Examiner::new(&meta.audit, meta.replica);
        let mut after = String::new();
        loop {
            let links = repository.links(&after, LINKS).await?;
            let Some((last, _)) = links.last() else { break };
            after.clone_from(last);
            for (key, bytes) in &links {
                examiner.take(key, bytes);
            }
        }
        let Examination { lengths, findings } = examiner.finish();
        let own = meta.audit.head(meta.replica);
        Ok(Checked {
            links: lengths.iter().fold(0, |sum, length| sum.saturating_add(length.links)),
            fingerprint: (own.n > 0).then(|| (own.n, own.fingerprint())),
            faults: findings.len(),
        })
    }
}

/// A text before `key`, with nine other links in between at the most: keys of links end in a digit.
fn just_before(key: &str) -> &str {
    let mut characters = key.chars();
    characters.next_back();
    characters.as_str()
}
