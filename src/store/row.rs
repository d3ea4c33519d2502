//! One row as bytes: a mark, its length, which row it is, its content, and a check sum.
//!
//! ```text
//! mark 4 | content length u32 | state u8 | kind length u8 | revision u64 | id 16 | kind | content | CRC-32 u32
//! ```
//!
//! Numbers are little endian. The check sum covers everything between mark and itself. The mark lets a reader find the
//! next row behind damaged bytes.

use std::cmp::Ordering;

use uuid::Uuid;

use crate::store::{
    error::StoreError,
    repository::{Fault, Row, RowKey},
};

/// What every row begins with.
pub const MARK: [u8; 4] = [0xA7, b'r', b'o', b'w'];
const FIXED: usize = 4 + 1 + 1 + 8 + 16;
const SUM: usize = 4;
const LIVE: u8 = 1;
const REMOVED: u8 = 2;

/// What a stored row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content<'a> {
    /// The row is this.
    Live(&'a [u8]),
    /// The row was removed; whatever a page says of it no longer counts.
    Removed,
}

/// A row in storage, borrowed from the bytes it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored<'a> {
    /// The record's id.
    pub id: Uuid,
    /// The name of its kind.
    pub kind: &'a str,
    /// The revision that wrote it. Of two rows for one key the greater revision counts.
    pub rev: u64,
    /// What it says.
    pub content: Content<'a>,
}

impl<'a> Stored<'a> {
    /// A row that `rev` writes.
    pub fn live(row: &'a Row, rev: u64) -> Self {
        Self { id: row.key.id, kind: &row.key.kind, rev, content: Content::Live(&row.bytes) }
    }

    /// A row that `rev` removes.
    pub fn removed(key: &'a RowKey, rev: u64) -> Self {
        Self { id: key.id, kind: &key.kind, rev, content: Content::Removed }
    }

    /// Which row.
    pub fn key(&self) -> RowKey {
        RowKey { id: self.id, kind: self.kind.to_owned() }
    }

    /// The order of rows in pages: by id, then kind.
    pub fn compare(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id).then_with(|| self.kind.cmp(other.kind))
    }

    /// The key under which the row is kept, ordered as rows are: the id in 32 hexadecimal digits, then the kind.
    pub fn text_key(&self) -> String {
        text_key(self.id, self.kind)
    }

    /// How many bytes [`encode`](Self::encode) appends.
    pub fn encoded_len(&self) -> usize {
        let content = match self.content {
            Content::Live(bytes) => bytes.len(),
            Content::Removed => 0,
        };
        [MARK.len(), FIXED, SUM, self.kind.len()].iter().fold(content, |sum, part| sum.saturating_add(*part))
    }

    /// Appends the row to `out` and answers with its check sum.
    ///
    /// # Errors
    /// [`StoreError::Unkeepable`] for a kind's name that is not 1 to 64 of `a-z 0-9 _`, and beyond 4 GiB.
    pub fn encode(&self, out: &mut Vec<u8>) -> Result<u32, StoreError> {
        let (state, content): (u8, &[u8]) = match self.content {
            Content::Live(bytes) => (LIVE, bytes),
            Content::Removed => (REMOVED, &[]),
        };
        let length = u32::try_from(content.len()).map_err(|_| StoreError::Unkeepable)?;
        let kind_length = kind_length(self.kind).ok_or(StoreError::Unkeepable)?;
        out.extend_from_slice(&MARK);
        let start = out.len();
        out.extend_from_slice(&length.to_le_bytes());
        out.push(state);
        out.push(kind_length);
        out.extend_from_slice(&self.rev.to_le_bytes());
        out.extend_from_slice(self.id.as_bytes());
        out.extend_from_slice(self.kind.as_bytes());
        out.extend_from_slice(content);
        let sum = crc32fast::hash(out.get(start..).unwrap_or_default());
        out.extend_from_slice(&sum.to_le_bytes());
        Ok(sum)
    }
}

/// The key under which a row is kept.
pub fn text_key(id: Uuid, kind: &str) -> String {
    let mut buffer = Uuid::encode_buffer();
    let id = id.simple().encode_lower(&mut buffer);
    let mut key = String::with_capacity(id.len().saturating_add(kind.len()));
    key.push_str(id);
    key.push_str(kind);
    key
}

/// A row that was read, its check sum, and the bytes behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read<'a> {
    /// The row.
    pub row: Stored<'a>,
    /// Its check sum.
    pub sum: u32,
    /// What follows.
    pub rest: &'a [u8],
}

/// Reads the row at the beginning of `bytes`.
///
/// # Errors
/// [`Fault::Check`] if only the check sum is wrong, [`Fault::Shape`] if it is no row.
pub fn read(bytes: &[u8]) -> Result<Read<'_>, Fault> {
    let body = bytes.strip_prefix(&MARK).ok_or(Fault::Shape)?;
    let (length, rest) = body.split_first_chunk::<4>().ok_or(Fault::Shape)?;
    let ([state, kind_length], rest) = rest.split_first_chunk::<2>().ok_or(Fault::Shape)?;
    let (rev, rest) = rest.split_first_chunk::<8>().ok_or(Fault::Shape)?;
    let (id, rest) = rest.split_first_chunk::<16>().ok_or(Fault::Shape)?;
    let (kind, rest) = rest.split_at_checked(usize::from(*kind_length)).ok_or(Fault::Shape)?;
    let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| Fault::Shape)?;
    let (content, rest) = rest.split_at_checked(length).ok_or(Fault::Shape)?;
    let (sum, rest) = rest.split_first_chunk::<SUM>().ok_or(Fault::Shape)?;

    let covered = body.len().saturating_sub(rest.len()).saturating_sub(SUM);
    let sum = u32::from_le_bytes(*sum);
    if crc32fast::hash(body.get(..covered).unwrap_or_default()) != sum {
        return Err(Fault::Check);
    }
    let kind = str::from_utf8(kind).map_err(|_| Fault::Shape)?;
    kind_length_of(kind)?;
    let content = match (*state, length) {
        (LIVE, _) => Content::Live(content),
        (REMOVED, 0) => Content::Removed,
        _ => return Err(Fault::Shape),
    };
    let row = Stored { id: Uuid::from_bytes(*id), kind, rev: u64::from_le_bytes(*rev), content };
    Ok(Read { row, sum, rest })
}

fn kind_length_of(kind: &str) -> Result<u8, Fault> {
    kind_length(kind).ok_or(Fault::Shape)
}

/// The length of a kind's name, if it may be one: with these characters text keys sort alike in Rust and in a browser.
fn kind_length(kind: &str) -> Option<u8> {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_';
    let length = u8::try_from(kind.len()).ok()?;
    ((1..=64).contains(&length) && kind.bytes().all(plain)).then_some(length)
}
