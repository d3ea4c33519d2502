//! What the page asks of the worker, and what the worker answers: JSON, with a file beside it where there is one.
//!
//! ```text
//! page                         worker
//!  │ ◀──────────── Ready ────────┤   listening
//!  ├─ Export ───────────────────▶│   opens the book itself
//!  │ ◀──────────── Progress ─────┤   as often as a piece is done
//!  │ ◀──────────── File ─────────┤   beside it the file
//!
//! page                         worker
//!  ├─ Read, the file ───────────▶│
//!  │ ◀──────────── Locked ───────┤   if it is under a passphrase
//!  ├─ Passphrase ───────────────▶│
//!  │ ◀──────────── Shown ────────┤   what would change; nothing is written
//!  ├─ Apply ────────────────────▶│
//!  │ ◀──────────── Files ────────┤   if it carries bytes of files that are not here
//!  │ ◀──────────── Outcome ──────┤
//!  │ ◀──────────── Other ────────┤   instead of Shown, if it is of another book
//!  ├─ Copy, which customers ────▶│
//!  │ ◀──────────── Copies ───────┤   the page writes them like any change
//! ```
//!
//! One worker does one errand and is then let go; letting it go is also how an errand is broken off. Nothing that a worker
//! reads or writes out changes the book, but for one transaction at the end, which happens whole or not at all.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::copying::{Copies, Offering};
use super::intake::takeback::{Offer, TakenBack, Way};
use super::intake::{Consent, Outcome, Preview};
use super::integrity::Finding;
use crate::domain::id::CustomerId;
use crate::store::sentinel::Noted;
use crate::store::snapshot::Why;

/// What the page asks.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Errand {
    /// Write the book out as a file.
    Export {
        /// Which book.
        book: Database,
        /// Seal the file with this. As it was typed; it is never kept.
        passphrase: Option<String>,
        /// Whether the bytes of files go out with it.
        #[serde(default)]
        files: bool,
    },
    /// Read the file beside this, and show what it would change.
    Read {
        /// Which book it is compared with.
        book: Database,
    },
    /// Try this passphrase on the file that is locked.
    Passphrase {
        /// As it was typed.
        typed: String,
    },
    /// Make new records of these customers of another book, and of what hangs on them.
    Copy {
        /// Which.
        customers: BTreeSet<CustomerId>,
    },
    /// Write what was shown, as agreed.
    Apply {
        /// What was agreed to.
        consent: Consent,
    },
    /// Take the bytes of files that the file carries and that are not here.
    TakeFiles,
    /// Tell which imports can be taken back.
    Offers {
        /// Of which book.
        book: Database,
        /// When this copy was last written to a file, in milliseconds.
        exported_ms: Option<u64>,
    },
    /// Read every row and look whether all is sound.
    Check {
        /// Which book.
        book: Database,
    },
    /// Make a snapshot.
    Snapshot {
        /// Of which book.
        book: Database,
        /// The day, in the zone of the device.
        day: String,
        /// Why.
        why: Why,
    },
    /// Put a snapshot in the place of the book.
    PutBack {
        /// Of which book.
        book: Database,
        /// Which snapshot.
        name: String,
        /// The day, in the zone of the device.
        day: String,
        /// Who asks for it; empty if nobody has said.
        person: String,
    },
    /// Forget what is deleted, and begin the next generation of the book.
    Restart {
        /// Which book.
        book: Database,
        /// The day, in the zone of the device.
        day: String,
        /// Who asks for it; empty if nobody has said.
        person: String,
    },
    /// Read the workbook beside this.
    ReadWorkbook {
        /// The language of the answer, as the browser names it.
        language: String,
    },
    /// Write the table beside this as a workbook.
    WriteWorkbook {
        /// The language of the answer, as the browser names it.
        language: String,
    },
    /// Seal the file beside this.
    Seal {
        /// The language of the answer, as the browser names it.
        language: String,
        /// As it was typed; it is never kept.
        passphrase: String,
    },
    /// Write the days beside this as a calendar file.
    WriteCalendar {
        /// The language of the answer, as the browser names it.
        language: String,
    },
    /// Write the evidence bundle that the order beside this asks for.
    WriteBundle {
        /// Which book its attachments are read from.
        book: Database,
    },
    /// Write the contract beside this as a Word file.
    WriteWord {
        /// The language of the answer, as the browser names it.
        language: String,
    },
    /// Take an import back.
    TakeBack {
        /// Of which book.
        book: Database,
        /// Which import.
        name: String,
        /// The way that was offered.
        way: Way,
        /// When this copy was last written to a file, in milliseconds.
        exported_ms: Option<u64>,
    },
}

/// Which book, and in which language to answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Database {
    /// The name of its database.
    pub name: String,
    /// The language of the answers, as the browser names it.
    pub language: String,
    /// What was noted of it apart from it, which a worker cannot read, in case its head is lost.
    #[serde(default)]
    pub known: Option<Noted>,
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Report {
    /// It listens.
    Ready,
    /// How far it is.
    Progress(Share),
    /// The file is made; it stands beside this report.
    File {
        /// What it is called.
        name: String,
        /// Which revision of the book it holds.
        #[serde(default)]
        rev: u64,
        /// How many stored rows are no records and are not in it.
        left_out: u64,
        /// How many files' bytes are damaged or gone and are not in it.
        #[serde(default)]
        files_lost: u64,
        /// Whether it is signed; not where there was no room left to keep a key.
        signed: bool,
    },
    /// The file is under a passphrase.
    Locked {
        /// What was wrong with the one that was tried.
        wrong: Option<String>,
    },
    /// What the file would change.
    Shown(Box<Preview>),
    /// What came of taking the bytes of files.
    Files {
        /// How many files are here now that were not.
        taken: usize,
        /// Why not all of them, in words.
        trouble: Option<String>,
    },
    /// The file is of another book; what can be copied out of it.
    Other(Box<Offering>),
    /// The new records; nothing is written.
    Copies(Box<Copies>),
    /// What came of writing it.
    Outcome(Box<Outcome>),
    /// The imports that can be taken back.
    Offers(Vec<Offer>),
    /// What came of taking one back.
    TakenBack(TakenBack),
    /// What the check found.
    Checked(Finding),
    /// The snapshot is made.
    Snapshot {
        /// The revision it holds.
        rev: u64,
    },
    /// The snapshot is the book now.
    PutBack {
        /// How many records it has.
        records: usize,
    },
    /// The book was started again.
    Restarted {
        /// How many deleted records were forgotten.
        gone: usize,
    },
    /// The workbook is read: its sheets stand beside this, as lines of JSON.
    Sheets,
    /// The workbook is written; it stands beside this.
    Workbook,
    /// The file is sealed; it stands beside this.
    Sealed,
    /// The calendar file is written; it stands beside this.
    Calendar,
    /// The evidence bundle is written; it stands beside this.
    Bundle,
    /// The Word file is written; it stands beside this.
    Word,
    /// It cannot be done; why, and what to do, in the person's language.
    Refused {
        /// In words.
        words: String,
    },
    /// The worker itself failed; the page says it in words.
    Broken(Breakage),
}

/// So much of so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Share {
    /// Done.
    pub done: u64,
    /// In all; 0 while that is not known.
    pub total: u64,
}

/// How a worker fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Breakage {
    /// It is of another build than the page: the site was updated.
    Stale,
    /// It cannot be loaded.
    Unloaded,
    /// It stopped in the middle: out of memory, or a fault of ours.
    Stopped,
}
