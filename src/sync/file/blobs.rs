//! The bytes of files in a book's file: a list of its own behind the records, one part of a file on a line.
//!
//! ```text
//! {"format":"counterpart-sync", … ,"features":["blobs"], …
//! "recs":[ … ],
//! "blobs":[
//! {"at":0,"b64":"JVBERi0…","of":700000,"sha256":"9f3c…","sum":"1a2b3c4d"},
//! {"at":524288,"b64":"…","of":700000,"sha256":"9f3c…","sum":"…"}
//! ],
//! "foot":{ … }}
//! ```
//!
//! A file that carries bytes says so in `features`: a version that knows nothing of them refuses it instead of losing them. One
//! without bytes looks as it always did. Files stand in the order of their digests, their parts in order; `sum` is the CRC-32
//! of a part, by which a damaged one is told with its line. The digest of the whole file runs over these lines too, in their
//! canonical spelling. Bytes are read a part at a time and are never held together with the book.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::domain::attachment::LARGEST;
use crate::domain::lifecycle::digest::Digest;
use crate::store::Blob;

/// What a file that carries bytes has among its features.
pub const FEATURE: &str = "blobs";
/// So many bytes stand on a line, in base64: with everything around them less than the longest line.
pub const PART: usize = 512 << 10;
/// The same, as sizes are counted.
const PART_BYTES: u64 = 512 << 10;

/// What is wrong with a part of a file's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BlobFault {
    /// The line is no part of a file.
    #[error("this is no part of a file")]
    Form,
    /// The bytes of the part are not what their sum says.
    #[error("the part is damaged")]
    Sum,
    /// All parts together are not what the digest says.
    #[error("the parts are not the file they should be")]
    Digest,
    /// A part is missing, stands twice or belongs elsewhere.
    #[error("a part is missing or out of order")]
    Order,
    /// The file is larger than is taken.
    #[error("the file is larger than is taken")]
    TooLarge,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    at: u64,
    #[serde(borrow)]
    b64: Cow<'a, str>,
    of: u64,
    sha256: Digest,
    #[serde(borrow)]
    sum: Cow<'a, str>,
}

/// Appends the part of `blob` that begins at byte `at`, in its canonical spelling; answers where the next one begins, `None`
/// behind the last.
pub fn write_part(blob: &Blob, at: usize, out: &mut Vec<u8>) -> Option<usize> {
    let end = at.saturating_add(PART).min(blob.bytes.len());
    let bytes = blob.bytes.get(at..end).unwrap_or_default();
    spell(at, &STANDARD.encode(bytes), blob.bytes.len(), blob.sha256, crc32fast::hash(bytes), out);
    (end < blob.bytes.len()).then_some(end)
}

fn spell(at: impl ToString, b64: &str, of: impl ToString, sha256: Digest, sum: u32, out: &mut Vec<u8>) {
    out.reserve(b64.len().saturating_add(160));
    out.extend_from_slice(b"{\"at\":");
    out.extend_from_slice(at.to_string().as_bytes());
    out.extend_from_slice(b",\"b64\":\"");
    out.extend_from_slice(b64.as_bytes());
    out.extend_from_slice(
        format!("\",\"of\":{},\"sha256\":\"{sha256}\",\"sum\":\"{sum:08x}\"}}", of.to_string()).as_bytes(),
    );
}

/// How many lines the bytes of a file take.
pub const fn lines(size: u64) -> u64 {
    let whole = size.div_ceil(PART_BYTES);
    if whole == 0 { 1 } else { whole }
}

/// How many bytes of text they take, at most.
pub const fn text_len(size: u64) -> u64 {
    size.div_ceil(3).saturating_mul(4).saturating_add(lines(size).saturating_mul(200))
}

/// A file of which not all parts have come yet.
#[derive(Debug)]
struct Open {
    sha256: Digest,
    of: u64,
    at: u64,
    sum: Sha256,
    /// What has come so far, if it is wanted.
    bytes: Option<Vec<u8>>,
}

/// Reads the list of bytes, a line at a time.
#[derive(Debug, Default)]
pub(super) struct BlobReader {
    wanted: BTreeSet<Digest>,
    open: Option<Open>,
    last: Option<Digest>,
    /// Every file that came whole, and how many bytes it has.
    pub(super) carried: BTreeMap<Digest, u64>,
    /// Wanted ones that came whole.
    pub(super) ready: Vec<Blob>,
}

impl BlobReader {
    /// Keeps the bytes of these.
    pub(super) fn wanting(wanted: BTreeSet<Digest>) -> Self {
        Self { wanted, ..Self::default() }
    }

    /// Takes in a line and gives its canonical spelling.
    pub(super) fn take(&mut self, text: &[u8]) -> Result<Vec<u8>, BlobFault> {
        let line: Line<'_> = serde_json::from_slice(text).map_err(|_| BlobFault::Form)?;
        if line.of > LARGEST {
            return Err(BlobFault::TooLarge);
        }
        let bytes = STANDARD.decode(line.b64.as_bytes()).map_err(|_| BlobFault::Form)?;
        let sum = crc32fast::hash(&bytes);
        if line.sum != format!("{sum:08x}") {
            return Err(BlobFault::Sum);
        }
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let mut open = match self.open.take() {
            Some(open) if open.sha256 == line.sha256 && open.of == line.of && open.at == line.at && length > 0 => open,
            None if line.at == 0 && self.last.is_none_or(|last| last < line.sha256) && (length > 0 || line.of == 0) => {
                let wanted = self.wanted.contains(&line.sha256);
                Open { sha256: line.sha256, of: line.of, at: 0, sum: Sha256::new(), bytes: wanted.then(Vec::new) }
            }
            Some(_) | None => return Err(BlobFault::Order),
        };
        open.at = open.at.saturating_add(length);
        if open.at > open.of {
            return Err(BlobFault::Order);
        }
        open.sum.update(&bytes);
        if let Some(kept) = &mut open.bytes {
            kept.extend_from_slice(&bytes);
        }
        let mut spelt = Vec::new();
        spell(line.at, &line.b64, line.of, line.sha256, sum, &mut spelt);
        if open.at == open.of {
            self.end(open)?;
        } else {
            self.open = Some(open);
        }
        Ok(spelt)
    }

    fn end(&mut self, open: Open) -> Result<(), BlobFault> {
        let Open { sha256, of, sum, bytes, .. } = open;
        if Digest(sum.finalize().into()) != sha256 {
            return Err(BlobFault::Digest);
        }
        self.last = Some(sha256);
        self.carried.insert(sha256, of);
        self.ready.extend(bytes.map(|bytes| Blob { sha256, bytes }));
        Ok(())
    }

    /// The list has ended.
    pub(super) const fn finish(&self) -> Result<(), BlobFault> {
        if self.open.is_none() { Ok(()) } else { Err(BlobFault::Order) }
    }
}
