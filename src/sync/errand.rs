//! What the page asks of the worker, and what the worker answers: JSON, with a file beside it where there is one.
//!
//! ```text
//! page                         worker
//!  │ ◀──────────── Ready ────────┤   listening
//!  ├─ Export ───────────────────▶│   opens the book itself
//!  │ ◀──────────── Progress ─────┤   as often as a piece is done
//!  │ ◀──────────── File ─────────┤   beside it the file
//! ```
//!
//! One worker does one errand and is then let go; letting it go is also how an errand is broken off. Nothing that a worker
//! reads or writes out changes the book, but for one transaction at the end, which happens whole or not at all.

use serde::{Deserialize, Serialize};

/// What the page asks.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Errand {
    /// Write the book out as a file.
    Export {
        /// The name of the book's database.
        database: String,
        /// The language of the answers, as the browser names it.
        language: String,
        /// Seal the file with this. As it was typed; it is never kept.
        passphrase: Option<String>,
    },
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
        /// How many stored rows are no records and are not in it.
        left_out: u64,
    },
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
