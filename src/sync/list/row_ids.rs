//! Ids of what the rows of a list make (`storage-and-sync.md` 2.2).
//!
//! Two people may bring one sheet in, each into their own copy of a book. Joined, the copies shall have one customer for each row
//! and not two. So a customer's id follows from the book, from its being of a list, and from what the row is known by: our number
//! for it or, without one, its registration code; and the name with it, as two firms' lists may both begin at C001, and a branch
//! bears the code of its head office. The name of the file has no part in it: a browser makes another one of the same file at its
//! second download.
//!
//! **People get fresh ids**, those at a customer as much as a customer of which the list says that it is a person. An erasure
//! leaves the id behind, for ever and in every copy, and has to leave no value with it (`storage-and-sync.md` 2.5; PIPL art.
//! 47): an id that followed from a name would let whoever has the book try names on it. A salt that both copies have is in the
//! book, so whoever tries has it too; and of telephone numbers there are so few that an id with one in it would give that away
//! as well. What follows from the place in the row instead tells nothing, but where the sheet was worked on in between it makes
//! one entry of two people. The price: people of a sheet that two copies brought in apart are there twice at their one
//! customer, as they would be if they were typed in twice. Each copy's entry is met by telephone, e-mail or name when it is
//! opened, and there the two are made one; a list that is brought in later finds the person by name and makes no third.
//!
//! **All these ids lie together:** where an id that is typed in has its time, they have noughts. Rows are kept in pages in the order of
//! ids; were these scattered over the book, a list of some thousand rows would be in nearly every page of a large one and write it
//! anew. 74 bits of the digest are left: of 400 000 ids two are alike with a likelihood of 4 in 10^12. Nothing may take their order
//! for one of time.
//!
//! **A row gets a fresh id, as if it were typed in:**
//! * if it tells neither number nor code, or of a person;
//! * if an earlier row of the list, told apart by the person, has the id;
//! * if any record of this copy has it, whatever became of that: one that was **deleted** (or whose import was undone) stays so, and
//!   is not made to come back by a list; one that was **erased** cannot come back; one that is **there**, though renamed or merged,
//!   was looked at as a duplicate, and who enters the row all the same means somebody else.
//!
//! A copy that has not heard of a deletion elsewhere may still take the id. That is an edit which the deletion had not seen: the
//! record lives and is shown as "deleted elsewhere, edited here". So it is with a whole sheet that two copies brought in and one of
//! them took back before they were joined: in the joined book each customer of it that has a key lives and is shown so, once, to be
//! kept or deleted; the copy that still worked with them loses nothing. The people whom the one took back stay deleted, those of the
//! other are there. An erasure elsewhere takes what was written under the id with it, as it does with any later edit.

use std::collections::HashSet;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::candidate::Candidate;
use crate::domain::customer::PartyKind;
use crate::domain::id::{ContactId, CustomerId, NewId, uuid_v8};
use crate::kinds::Kind;
use crate::record::rec::ERASED;

/// What stands for the source of a key: lists of customers and people, as opposed to any other source to come.
const SOURCE: &str = "list";

/// So many bytes at the beginning of an id say where in the book it lies; in one that is typed in they are its time.
const PLACE: usize = 6;

/// Where the ids of what rows make come from.
pub trait RowIds {
    /// For the customer that a row makes.
    fn customer(&mut self, row: &Candidate) -> CustomerId;
    /// For somebody whom a row makes at a customer.
    fn contact(&mut self) -> ContactId;
}

/// Fresh ids, whatever a row is known by.
impl<I: NewId> RowIds for I {
    fn customer(&mut self, _: &Candidate) -> CustomerId {
        CustomerId::fresh(self)
    }

    fn contact(&mut self) -> ContactId {
        ContactId::fresh(self)
    }
}

/// Ids of customers that follow from what rows are known by (UUIDv8), the same in every copy of a book; fresh ones for all others.
#[derive(Debug)]
pub struct Keyed<I> {
    book: Uuid,
    fresh: I,
    taken: HashSet<Uuid>,
    /// What was given and follows from something: perhaps it is taken.
    given: HashSet<Uuid>,
}

impl<I: NewId> Keyed<I> {
    /// For the book (workspace) of this id. As far as is known, no id is taken.
    pub fn of(book: Uuid, fresh: I) -> Self {
        Self { book, fresh, taken: HashSet::new(), given: HashSet::new() }
    }

    /// What a record of the copy is kept under if it has an id that was given: that of a customer, deleted or not, and the mark of an
    /// erased record, which is of no kind any more. If there is one, the list has to be carried out again
    /// [without the id](Self::without); what that gives is among these.
    pub fn keys(&self) -> impl Iterator<Item = (Uuid, &str)> {
        self.given.iter().flat_map(|id| [(*id, Kind::Customer.name()), (*id, ERASED)])
    }

    /// The same for a list that is carried out again from its first row, as these ids are taken too.
    #[must_use]
    pub fn without(mut self, taken: impl IntoIterator<Item = Uuid>) -> Self {
        self.taken.extend(taken);
        self.given.clear();
        self
    }
}

impl<I: NewId> RowIds for Keyed<I> {
    fn customer(&mut self, row: &Candidate) -> CustomerId {
        let follows = key_of(row).map(|key| derived(self.book, Kind::Customer, &key));
        let follows = follows.filter(|id| !self.taken.contains(id) && self.given.insert(*id));
        CustomerId(follows.unwrap_or_else(|| self.fresh.new_id()))
    }

    fn contact(&mut self) -> ContactId {
        ContactId::fresh(&mut self.fresh)
    }
}

/// What a row is known by; `None` if its list gives it no number and it tells no code, and for a person.
fn key_of(row: &Candidate) -> Option<[&str; 3]> {
    if row.kind == Some(PartyKind::Person) {
        return None;
    }
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
