//! Ids of what the rows of a list make (`storage-and-sync.md` 2.2).
//!
//! Two people may bring one sheet in, each into their own copy of a book. Joined, the copies shall have one customer for each row
//! and not two. So a customer's id follows from the book, from its being of a list, and from what the row is known by: our number
//! for it or, without one, its registration code; and the name with it, as two firms' lists may both begin at C001, and a branch
//! bears the code of its head office. A person's id follows from the customer's and from the name, by which a list knows people
//! at a customer anyway. The name of the file has no part in it: a browser makes another one of the same file at its second
//! download.
//!
//! **All these ids lie together:** where an id that is typed in has its time, they have noughts. Rows are kept in pages in the order of
//! ids; were these scattered over the book, a list of some thousand rows would be in nearly every page of a large one and write it
//! anew. 74 bits of the digest are left: of 400 000 ids two are alike with a likelihood of 4 in 10^12. Nothing may take their order
//! for one of time.
//!
//! **A row gets a fresh id, as if it were typed in:**
//! * if it tells neither number nor code;
//! * if an earlier row of the list, told apart by the person, has the id;
//! * if any record of this copy has it, whatever became of that: one that was **deleted** (or whose import was undone) stays so, and
//!   is not made to come back by a list; one that was **erased** cannot come back; one that is **there**, though renamed or merged,
//!   was looked at as a duplicate, and who enters the row all the same means somebody else.
//!
//! A copy that has not heard of a deletion elsewhere may still take the id. That is an edit which the deletion had not seen: the
//! record lives and is shown as "deleted elsewhere, edited here". An erasure elsewhere takes what was written under the id with
//! it, as it does with any later edit.

use std::collections::HashSet;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::candidate::Candidate;
use crate::domain::id::{ContactId, CustomerId, NewId, uuid_v8};
use crate::kinds::Kind;

/// What stands for the source of a key: lists of customers and people, as opposed to any other source to come.
const SOURCE: &str = "list";

/// So many bytes at the beginning of an id say where in the book it lies; in one that is typed in they are its time.
const PLACE: usize = 6;

/// Where the ids of what rows make come from.
pub trait RowIds {
    /// For the customer that a row makes.
    fn customer(&mut self, row: &Candidate) -> CustomerId;
    /// For somebody of this name whom a row makes at a customer.
    fn contact(&mut self, customer: CustomerId, name: &str) -> ContactId;
}

/// Fresh ids, whatever a row is known by.
impl<I: NewId> RowIds for I {
    fn customer(&mut self, _: &Candidate) -> CustomerId {
        CustomerId::fresh(self)
    }

    fn contact(&mut self, _: CustomerId, _: &str) -> ContactId {
        ContactId::fresh(self)
    }
}

/// Ids that follow from what rows are known by (UUIDv8), the same in every copy of a book; fresh ones for all other rows.
#[derive(Debug)]
pub struct Keyed<I> {
    book: Uuid,
    fresh: I,
    taken: HashSet<Uuid>,
    /// What was given, fresh ones too.
    given: HashSet<Uuid>,
    /// Those of them that follow from something and are perhaps taken.
    doubtful: Vec<(Uuid, Kind)>,
}

impl<I: NewId> Keyed<I> {
    /// For the book (workspace) of this id. As far as is known, no id is taken.
    pub fn of(book: Uuid, fresh: I) -> Self {
        Self { book, fresh, taken: HashSet::new(), given: HashSet::new(), doubtful: Vec::new() }
    }

    /// The ids it gave that a record of the copy may have. If one has, the list has to be carried out again
    /// [without it](Self::without). People at a customer of the list are not among them: if the customer is new to the copy, so are
    /// they.
    pub fn doubtful(&self) -> &[(Uuid, Kind)] {
        &self.doubtful
    }

    /// The same for a list that is carried out again from its first row, as these ids are taken too.
    #[must_use]
    pub fn without(mut self, taken: impl IntoIterator<Item = Uuid>) -> Self {
        self.taken.extend(taken);
        self.given.clear();
        self.doubtful.clear();
        self
    }

    fn give(&mut self, kind: Kind, key: &[&str]) -> Uuid {
        let id = derived(self.book, kind, key);
        if self.taken.contains(&id) || self.given.contains(&id) {
            return self.fresh();
        }
        self.given.insert(id);
        self.doubtful.push((id, kind));
        id
    }

    fn fresh(&mut self) -> Uuid {
        let id = self.fresh.new_id();
        self.given.insert(id);
        id
    }
}

impl<I: NewId> RowIds for Keyed<I> {
    fn customer(&mut self, row: &Candidate) -> CustomerId {
        CustomerId(match key_of(row) {
            Some(key) => self.give(Kind::Customer, &key),
            None => self.fresh(),
        })
    }

    fn contact(&mut self, customer: CustomerId, name: &str) -> ContactId {
        let at = customer.to_string();
        let key = [at.as_str(), name];
        let at_new = self.given.contains(&customer.0);
        ContactId(if at_new { derived(self.book, Kind::Contact, &key) } else { self.give(Kind::Contact, &key) })
    }
}

/// What a row is known by; `None` if its list gives it no number and it tells no code.
fn key_of(row: &Candidate) -> Option<[&str; 3]> {
    let (by, key) = if row.number.is_empty() { ("code", &row.code) } else { ("number", &row.number) };
    (!key.is_empty()).then_some([by, key.as_str(), row.name.as_str()])
}

/// The UUIDv8 of a key: the first 16 bytes of a SHA-256, with noughts for the first [`PLACE`] of them.
fn derived(book: Uuid, kind: Kind, key: &[&str]) -> Uuid {
    let mut sum = Sha256::new();
    sum.update(book.as_bytes());
    for part in [SOURCE, kind.name()].iter().chain(key) {
        // each with its length in front, so that no two keys read the same
        sum.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        sum.update(part.as_bytes());
    }
    let mut digest: [u8; 32] = sum.finalize().into();
    digest.iter_mut().take(PLACE).for_each(|byte| *byte = 0);
    uuid_v8(&digest)
}
