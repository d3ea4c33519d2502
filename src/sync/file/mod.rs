//! The file that carries a book: `counterpart-sync/1` (`storage-and-sync.md` 2.7).
//!
//! ```text
//! {"format":"counterpart-sync","version":"1.0","min_reader":"1.0","features":[],"kind":"full",
//! "head":{"app":"0.1.0","count":{"customer":2},"created":"2026-11-23T14:52:40.123Z", … },
//! "recs":[
//! {"id":"0193…","k":"customer","d":[…],"c":{…}},
//! {"id":"0194…","erased":"…"}
//! ],
//! "foot":{"n":2,"sha256":"…","sig":"…"}}
//! ```
//!
//! JSON for any tool, and one record per line, as [`record::row`](crate::record::row) writes it. The head comes first and
//! the sum of all before it last, so that the file can be written and read in one go. SHA-256 runs over the canonical
//! text from the first brace to the comma before `"foot"`; a file that another tool has indented anew still verifies.
//! `sig` is the signature of the copy that made it ([`signature`]), if it signs. Under a passphrase the same text is sealed
//! in an age container ([`seal`]).
//! Bytes of files, where it carries some, stand between records and foot ([`blobs`]).
//! There is no line end after the last brace: a file cut off anywhere is not a file.

pub mod blobs;
pub mod fault;
pub mod head;
pub mod name;
pub mod reader;
mod scanner;
pub mod seal;
pub mod signature;
pub mod sniff;
pub mod writer;

/// What the file calls itself.
pub const FORMAT: &str = "counterpart-sync";
/// The version this app writes, and the newest that it reads: major, minor.
pub const VERSION: Version = Version { major: 1, minor: 0 };

/// A version of the format, or the least that a reader must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Changes when older readers would misread the file.
    pub major: u32,
    /// Changes when there is something to know that older readers may pass over.
    pub minor: u32,
}

impl Version {
    /// Reads `1.0`.
    pub fn parse(text: &str) -> Option<Self> {
        let (major, minor) = text.split_once('.')?;
        let version = Self { major: major.parse().ok()?, minor: minor.parse().ok()? };
        (version.to_string() == text).then_some(version)
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// How large a file may be.
///
/// `storage-and-sync.md` 2.7 names 256 MiB and 1 000 000 records by default, for readers that hold a file in memory. The defaults
/// here are 2 GiB and 10 000 000 records, because a book must always read its own file: one of 100 000 customers with their
/// contracts has 1.4 to 1.9 million records and about a gigabyte of text, and under the smaller limits its export, and every other
/// copy's, could not be brought in or restored. What the smaller limits protect is protected otherwise: rows beyond
/// 64 MiB lie on the disk while a file comes in ([`shelf`](crate::sync::shelf)), a line is at most 1 MiB and 16 deep, and
/// the size is refused before the first byte is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The whole file without the bytes of files, in bytes. The size of the file is to be checked before its first byte is read.
    pub file: u64,
    /// The head, one record, or white space between two things, in bytes.
    pub line: usize,
    /// How deep brackets may be nested, counted from the first brace.
    pub depth: usize,
    /// How many records.
    pub records: u64,
    /// The list of the bytes of files, in bytes of text; it comes on top of `file`, as it is not held in memory.
    pub blobs: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file: 2 << 30, line: 1 << 20, depth: 16, records: 10_000_000, blobs: 2 << 30 }
    }
}

impl Limits {
    /// For what this copy wrote itself: however large a book has grown, its own snapshot is read.
    pub fn for_own() -> Self {
        Self { file: u64::MAX, records: u64::MAX, ..Self::default() }
    }
}
