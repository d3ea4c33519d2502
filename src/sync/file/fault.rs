//! Why a file is not read.

use thiserror::Error;
use uuid::Uuid;

use super::Version;
use super::blobs::BlobFault;
use crate::record::canonical::Unwritable;
use crate::record::row::RowFault;
use crate::record::strict::JsonFault;

/// What is wrong, and where. Nothing of the file is used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct FileFault {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// There is nothing in it (but perhaps a byte order mark).
    #[error("the file is empty")]
    Empty,
    /// It is something else, by its first bytes.
    #[error("the file is {0:?}")]
    Foreign(Foreign),
    /// Its bytes are not UTF-8: perhaps it was saved by a text editor in another encoding.
    #[error("the text is not UTF-8")]
    NotUtf8,
    /// It is not JSON.
    #[error("this is not JSON: {0}")]
    Json(#[from] JsonFault),
    /// It is JSON, but no book.
    #[error("the file holds no book")]
    NotABook,
    /// It ends too early.
    #[error("the file is incomplete")]
    Incomplete,
    /// Its sum or its number of records is not what its last line says.
    #[error("the file is damaged")]
    Damaged,
    /// It goes on behind its end.
    #[error("there is something behind the end")]
    Trailing,
    /// It is larger than is read.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The head, a record or a gap is longer than is read.
    #[error("longer than {limit} bytes")]
    TooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// Nested deeper than is read.
    #[error("nested deeper than {limit}")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// More records than are read.
    #[error("more than {limit} records")]
    TooMany {
        /// The limit.
        limit: u64,
    },
    /// Made by a newer version of the app, in a way that this one would misread.
    #[error("the file needs format {needed}, this app reads {ours}")]
    Newer {
        /// What the file needs.
        needed: Version,
        /// What this app reads.
        ours: Version,
    },
    /// Uses something that this version of the app does not know and must not pass over.
    #[error("the file uses {feature:?}, which this app (format {ours}) does not know")]
    Feature {
        /// Its name.
        feature: String,
        /// What this app reads.
        ours: Version,
    },
    /// Not a whole book: shared extracts can be copied in, not brought together.
    #[error("a file of kind {0:?} is not a whole book")]
    OtherKind(String),
    /// A part of the file is missing, misspelt or in the wrong place.
    #[error("the part {0:?} is missing, misspelt or out of place")]
    Part(String),
    /// A line is no record.
    #[error("no record: {0}")]
    Row(RowFault),
    /// A record stands twice.
    #[error("record {id} stands here and in line {first}")]
    Twice {
        /// The record.
        id: Uuid,
        /// The line where it stands first.
        first: u64,
    },
    /// A record does not stand in the order of ids.
    #[error("record {id} is out of order")]
    Order {
        /// The record.
        id: Uuid,
    },
    /// The bytes of a file are not what they should be.
    #[error("bytes of a file: {0}")]
    Blob(#[from] BlobFault),
    /// A record can be read but not written again: nested too deeply.
    #[error("no record: {0}")]
    Unwritable(#[from] Unwritable),
}

/// What a file is, when it is no book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A zip archive, or a Word or Excel document, which is one.
    Zip,
    /// A PDF.
    Pdf,
    /// A web page.
    Html,
    /// Another XML document.
    Xml,
    /// Text in UTF-16.
    Utf16,
    /// A picture.
    Picture,
    /// A gzip archive.
    Gzip,
    /// A file encrypted with age: it needs its passphrase first.
    Age,
    /// An old Word or Excel document.
    OldOffice,
}
