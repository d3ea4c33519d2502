//! The audit trail: who changed what, and when (`storage-and-sync.md` 5.6).
//!
//! Every transaction of a copy adds one [`Entry`] to that copy's chain: *h(n) = SHA-256(h(n−1), canonical(entry))*. An
//! entry names records, fields and what was done, and of every value the digest only, so it may outlive an erasure. The
//! heads of all chains that a copy knows travel in the file it exports; a copy that changes its past afterwards no longer
//! agrees with the files it has given away. That makes the trail **tamper-evident against copies that were exported**, and
//! no more: who owns the device can write the whole of it anew, or cut off its end, as long as nobody holds such a file.
//!
//! What people read stands beside the chain and outside of it: one [`Readable`] row per record and change, with the values
//! before and after. These rows stay on the device, are never exported, and are dropped with the record's erasure; what
//! they say is checked against the digests of the chain ([`Entry::vouches_for`]).
//!
//! ```text
//!   transaction ──note_write──▶ Trail { links, readable, forgotten } ──▶ one transaction with the rows themselves
//!   import      ──note_rows───▶   │ entry with digests    │ values, per record, local
//!                                 ▼                       ▼
//!                         Examiner: is it whole?     history(): what the page of a record lists
//! ```
//!
//! A change of more than [`MOST_LISTED`] records (an import, a list of customers) is one entry with counts and one digest
//! over its rows. Of such a change the records that were there before are kept to read as far as [`MOST_READABLE`]; of the
//! others the stamps of their own versions tell who wrote what is shown and when.

mod chain;
mod entry;
mod examiner;
mod history;
mod note;
mod readable;

pub use chain::{Chains, Head};
pub use entry::{Act, Entry, FileFacts, RecordNote, Sum, What, value_digest};
pub use examiner::{Examination, Examiner, Finding, Length};
pub use history::{Item, Written, history};
pub use note::{Author, Noting, RowChange, note_each, note_rows, note_write};
pub use readable::{Readable, Shift, readable_keys};

use uuid::Uuid;

/// How many records an entry lists one by one.
pub const MOST_LISTED: usize = 32;
/// How many records of one change are kept to read, value by value.
pub const MOST_READABLE: usize = 2_000;

/// What the store is to write with a change, or not at all: keys and bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trail {
    /// New links of the chain.
    pub links: Vec<(String, Vec<u8>)>,
    /// What people may read of the change, per record.
    pub readable: Vec<(String, Vec<u8>)>,
    /// Records that were erased, or forgotten when the book was started again: what was kept to read of them goes.
    pub forgotten: Vec<Uuid>,
}

impl Trail {
    /// Whether there is nothing to write.
    pub const fn is_empty(&self) -> bool {
        self.links.is_empty() && self.readable.is_empty() && self.forgotten.is_empty()
    }
}
