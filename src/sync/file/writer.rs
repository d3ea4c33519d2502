//! Writing a file, a few records at a time.

use sha2::{Digest, Sha256};
use thiserror::Error;
use uuid::Uuid;

use super::VERSION;
use super::blobs::write_part;
use super::head::{Head, beginning};
use crate::record::canonical::Unwritable;
use crate::record::key::hexadecimal;
use crate::record::row::id_of;
use crate::store::Blob;

/// Why a file cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WriterFault {
    /// The head has no written form.
    #[error(transparent)]
    Head(#[from] Unwritable),
    /// A row is not the text of a record.
    #[error("a row is not the text of a record")]
    Row,
    /// A row does not follow the one before in the order of ids.
    #[error("record {id} is out of order")]
    Order {
        /// The record.
        id: Uuid,
    },
    /// The bytes of files were announced and did not come, or the other way round.
    #[error("the bytes of files are not where they should be")]
    Blobs,
    /// There are more or fewer rows than the head said.
    #[error("{found} rows instead of {expected}")]
    Count {
        /// What the head said.
        expected: u64,
        /// How many rows there were.
        found: u64,
    },
}

/// Writes a file piece by piece: each call appends to a buffer that the caller may empty in between.
#[derive(Debug)]
pub struct Writer {
    sum: Sha256,
    expected: u64,
    found: u64,
    last: Option<Uuid>,
    blobs: Blobs,
}

/// Where the list of the bytes of files stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blobs {
    /// There is none.
    None,
    /// It comes behind the records.
    Announced,
    /// It began; whether a part stands in it.
    Here { some: bool },
}

impl Writer {
    /// Writes the head.
    pub fn begin(head: &Head, out: &mut Vec<u8>) -> Result<Self, WriterFault> {
        Self::begin_as(head, Blobs::None, out)
    }

    /// Writes the head of a file that carries the bytes of files.
    pub fn begin_carrying(head: &Head, out: &mut Vec<u8>) -> Result<Self, WriterFault> {
        Self::begin_as(head, Blobs::Announced, out)
    }

    fn begin_as(head: &Head, blobs: Blobs, out: &mut Vec<u8>) -> Result<Self, WriterFault> {
        let start = out.len();
        let version = VERSION.to_string();
        beginning(&version, &version, blobs != Blobs::None, out)?;
        head.write(out)?;
        out.extend_from_slice(b",\n\"recs\":[");
        let mut writer = Self { sum: Sha256::new(), expected: head.total(), found: 0, last: None, blobs };
        writer.sum.update(out.get(start..).unwrap_or_default());
        Ok(writer)
    }

    /// Writes a record: a stored row as it is. Rows come in the order of ids.
    pub fn row(&mut self, row: &[u8], out: &mut Vec<u8>) -> Result<(), WriterFault> {
        let id = id_of(row).ok_or(WriterFault::Row)?;
        if self.last.is_some_and(|last| last >= id) {
            return Err(WriterFault::Order { id });
        }
        let separator: &[u8] = if self.last.is_some() { b",\n" } else { b"\n" };
        out.extend_from_slice(separator);
        out.extend_from_slice(row);
        self.sum.update(separator);
        self.sum.update(row);
        self.last = Some(id);
        self.found = self.found.saturating_add(1);
        Ok(())
    }

    /// All records are written: begins the list of the bytes of files.
    pub fn begin_blobs(&mut self, out: &mut Vec<u8>) -> Result<(), WriterFault> {
        if self.blobs != Blobs::Announced {
            return Err(WriterFault::Blobs);
        }
        let beginning = b"\n],\n\"blobs\":[";
        out.extend_from_slice(beginning);
        self.sum.update(beginning);
        self.blobs = Blobs::Here { some: false };
        Ok(())
    }

    /// Writes the part of a file's bytes that begins at `at`; answers where the next one begins. Files come in the order of their
    /// digests, their parts in order.
    pub fn blob(&mut self, blob: &Blob, at: usize, out: &mut Vec<u8>) -> Result<Option<usize>, WriterFault> {
        let Blobs::Here { some } = self.blobs else { return Err(WriterFault::Blobs) };
        let start = out.len();
        out.extend_from_slice(if some { b",\n" } else { b"\n" });
        let next = write_part(blob, at, out);
        self.sum.update(out.get(start..).unwrap_or_default());
        self.blobs = Blobs::Here { some: true };
        Ok(next)
    }

    /// Writes the end of a file that is not signed.
    pub fn end(self, out: &mut Vec<u8>) -> Result<(), WriterFault> {
        self.close()?.write(None, out);
        Ok(())
    }

    /// All records are written: what the last line has to say.
    pub fn close(mut self) -> Result<End, WriterFault> {
        if self.found != self.expected {
            return Err(WriterFault::Count { expected: self.expected, found: self.found });
        }
        if self.blobs == Blobs::Announced {
            return Err(WriterFault::Blobs);
        }
        self.sum.update(b"\n],\n");
        Ok(End { records: self.found, digest: hexadecimal(&self.sum.finalize()) })
    }
}

/// The last line of a file, not yet written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// How many records.
    pub records: u64,
    /// SHA-256 of the canonical text, in hexadecimal digits; this is what is signed.
    pub digest: String,
}

impl End {
    /// Writes it, with a signature if there is one.
    pub fn write(&self, signature: Option<&str>, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\n],\n\"foot\":{\"n\":");
        out.extend_from_slice(self.records.to_string().as_bytes());
        out.extend_from_slice(b",\"sha256\":\"");
        out.extend_from_slice(self.digest.as_bytes());
        if let Some(signature) = signature {
            out.extend_from_slice(b"\",\"sig\":\"");
            out.extend_from_slice(signature.as_bytes());
        }
        out.extend_from_slice(b"\"}}");
    }
}
