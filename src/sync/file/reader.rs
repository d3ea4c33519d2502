//! Reading a file strictly, a piece at a time.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::blobs::{BlobReader, FEATURE};
use super::fault::{FileFault, Problem};
use super::head::{Head, beginning, readable};
use super::scanner::{Part, Scanner, Taker};
use super::sniff::{BYTE_ORDER_MARK, ENOUGH, foreign};
use super::{FORMAT, Limits, VERSION, Version};
use crate::domain::lifecycle::digest::Digest as Sha;
use crate::record::canonical;
use crate::record::key::hexadecimal;
use crate::record::rec::Rec;
use crate::record::row::{RowFault, Rows, decode_row, encode_row, id_of, key_of, kind_of};
use crate::record::strict;
use crate::store::Blob;

/// A record of a file. Not to be believed before [`Reader::finish`] has said that the file is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileRecord {
    /// Letter for letter the row that is stored here: there is nothing to read.
    Known {
        /// Its id.
        id: Uuid,
    },
    /// Another than is stored here.
    Other(ReadRecord),
}

/// A record that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRecord {
    /// Its id.
    pub id: Uuid,
    /// The record.
    pub rec: Rec,
    /// Its canonical text: what would be stored.
    pub bytes: Vec<u8>,
    /// Its line in the file.
    pub line: u64,
}

/// What is known when a file has been read to its end and found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foot {
    /// How many records.
    pub records: u64,
    /// SHA-256 of the canonical text, in hexadecimal digits.
    pub digest: String,
    /// The signature over it, as written; whether it holds is not looked at here.
    pub signature: Option<String>,
}

/// Reads a file: [`feed`](Self::feed) it piece by piece, then [`finish`](Self::finish).
#[derive(Debug)]
pub struct Reader {
    scanner: Scanner,
    /// The first bytes, until there are enough to tell what the file is.
    start: Option<Vec<u8>>,
    parts: Parts,
    fault: Option<FileFault>,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new(Limits::default())
    }
}

impl Reader {
    /// At the beginning of a file.
    pub fn new(limits: Limits) -> Self {
        Self { scanner: Scanner::new(limits), start: Some(Vec::new()), parts: Parts::new(limits), fault: None }
    }

    /// At the beginning of a file of which only the bytes of these files are wanted: its records are passed over, and whether it
    /// is whole was found out before. What is given is what its digest says.
    pub fn for_blobs(limits: Limits, wanted: BTreeSet<Sha>) -> Self {
        let mut reader = Self::new(limits);
        reader.parts.blobs = BlobReader::wanting(wanted);
        reader.parts.only_blobs = true;
        reader
    }

    /// The wanted files that came whole since this was last asked.
    pub fn take_blobs(&mut self) -> Vec<Blob> {
        std::mem::take(&mut self.parts.blobs.ready)
    }

    /// The files whose bytes it carries, as far as it was read, and how many bytes each has.
    pub const fn carried(&self) -> &BTreeMap<Sha, u64> {
        &self.parts.blobs.carried
    }

    /// Takes in a piece and appends the records it completes. After a fault there is no going on. `rows` are the rows of
    /// the copy that the file is compared with; none will do, but then every record has to be read.
    pub fn feed(&mut self, piece: &[u8], rows: &impl Rows, records: &mut Vec<FileRecord>) -> Result<(), FileFault> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let fed = match self.start.take() {
            None => self.scan(piece, rows, records),
            Some(mut start) => {
                start.extend_from_slice(piece);
                if start.len() < ENOUGH {
                    self.start = Some(start);
                    Ok(())
                } else {
                    self.begin(&start, rows, records)
                }
            }
        };
        self.note(fed)
    }

    fn note(&mut self, fed: Result<(), FileFault>) -> Result<(), FileFault> {
        if let Err(fault) = &fed {
            self.fault = Some(fault.clone());
        }
        fed
    }

    fn begin(&mut self, start: &[u8], rows: &impl Rows, records: &mut Vec<FileRecord>) -> Result<(), FileFault> {
        if let Some(foreign) = foreign(start) {
            return Err(FileFault { line: 1, problem: Problem::Foreign(foreign) });
        }
        self.scan(start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start), rows, records)
    }

    fn scan(&mut self, piece: &[u8], rows: &impl Rows, records: &mut Vec<FileRecord>) -> Result<(), FileFault> {
        let parts = &mut self.parts;
        self.scanner.feed(piece, &mut Comparing { parts, rows, records })
    }

    /// The head, as soon as it has been read.
    pub fn head(&self) -> Option<&Head> {
        self.parts.head.as_ref()
    }

    /// Ends the file: whole, or at fault. A file shorter than a head is looked at only here.
    pub fn finish(mut self) -> Result<Foot, FileFault> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        if let Some(start) = self.start.take() {
            if start.is_empty() || BYTE_ORDER_MARK.starts_with(&start) {
                return Err(FileFault { line: 1, problem: Problem::Empty });
            }
            self.begin(&start, &BTreeMap::new(), &mut Vec::new())?;
        }
        let line = self.scanner.line();
        if !self.scanner.is_complete() {
            return Err(FileFault { line, problem: Problem::Incomplete });
        }
        self.parts.finish().map_err(|problem| FileFault { line, problem })
    }
}

/// The parts of a file beside the rows that it is compared with.
struct Comparing<'a, R> {
    parts: &'a mut Parts,
    rows: &'a R,
    records: &'a mut Vec<FileRecord>,
}

impl<R: Rows> Taker for Comparing<'_, R> {
    fn known(&mut self, text: &[u8], line: u64) -> Result<Option<usize>, FileFault> {
        let known = self.parts.known(text, line, self.rows).map_err(|problem| FileFault { line, problem })?;
        Ok(known.map(|(id, length)| {
            self.records.push(FileRecord::Known { id });
            length
        }))
    }

    fn take(&mut self, part: Part, line: u64) -> Result<(), FileFault> {
        self.parts.take(part, line, self.rows, self.records).map_err(|problem| FileFault { line, problem })
    }
}

/// The keys of a file, in their order.
const KEYS: [&str; 9] = ["format", "version", "min_reader", "features", "kind", "head", "recs", "blobs", "foot"];
/// Where among them the one stands that only some files have.
const BLOBS: usize = 7;

#[derive(Debug)]
struct Parts {
    limits: Limits,
    /// How many of [`KEYS`] have been read.
    read: usize,
    version: String,
    min_reader: String,
    head: Option<Head>,
    sum: Sha256,
    count: BTreeMap<String, u64>,
    ids: Vec<(Uuid, u64)>,
    foot: Option<Foot>,
    /// Whether it says that it carries the bytes of files.
    carries: bool,
    only_blobs: bool,
    list: List,
    blobs: BlobReader,
    some_blobs: bool,
}

/// Which list is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Records,
    Blobs,
}

impl Parts {
    fn new(limits: Limits) -> Self {
        Self {
            limits,
            read: 0,
            version: String::new(),
            min_reader: String::new(),
            head: None,
            sum: Sha256::new(),
            count: BTreeMap::new(),
            ids: Vec::new(),
            foot: None,
            carries: false,
            only_blobs: false,
            list: List::Records,
            blobs: BlobReader::default(),
            some_blobs: false,
        }
    }

    fn take(&mut self, part: Part, line: u64, rows: &impl Rows, records: &mut Vec<FileRecord>) -> Result<(), Problem> {
        match part {
            Part::Entry { key, value } => {
                let name = self.key(&key)?;
                self.entry(name, &value)
            }
            Part::RecordsBegin => self.key(b"\"recs\"").map(|_| ()),
            Part::BlobsBegin => {
                self.key(b"\"blobs\"")?;
                self.list = List::Blobs;
                self.sum.update(b"\"blobs\":[");
                Ok(())
            }
            Part::Record(text) if self.list == List::Blobs => {
                let spelt = self.blobs.take(&text)?;
                self.sum.update(if self.some_blobs { b",\n".as_slice() } else { b"\n" });
                self.sum.update(&spelt);
                self.some_blobs = true;
                Ok(())
            }
            Part::Record(_) if self.only_blobs => Ok(()),
            Part::Record(text) => {
                records.push(self.record(&text, line, rows)?);
                Ok(())
            }
            Part::RecordsEnd => {
                self.blobs.finish()?;
                self.sum.update(b"\n],\n");
                Ok(())
            }
            Part::End => Ok(()),
        }
    }

    /// Checks that this key comes next.
    fn key(&mut self, text: &[u8]) -> Result<&'static str, Problem> {
        let key = utf8(text).and_then(|text| Ok(strict::value(text)?))?;
        let name = key.as_str().unwrap_or_default();
        let place = KEYS.iter().position(|known| *known == name);
        let passed = usize::from(self.read == BLOBS && !self.carries);
        let due = self.read.saturating_add(passed);
        match (place, KEYS.get(due)) {
            (Some(place), Some(next)) if place == due => {
                self.read = due.saturating_add(1);
                Ok(next)
            }
            (Some(place), _) if place < self.read => Err(strict::JsonFault::DuplicateKey(name.to_owned()).into()),
            // another JSON file, not a book with its parts in disorder
            _ if self.read == 0 => Err(Problem::NotABook),
            _ => Err(Problem::Part(name.to_owned())),
        }
    }

    fn entry(&mut self, name: &'static str, text: &[u8]) -> Result<(), Problem> {
        let value = strict::value(utf8(text)?)?;
        let part = || Problem::Part(name.to_owned());
        let word = || value.as_str().ok_or_else(part);
        match name {
            "format" if word()? != FORMAT => return Err(Problem::NotABook),
            "version" => word()?.clone_into(&mut self.version),
            "min_reader" => {
                word()?.clone_into(&mut self.min_reader);
                let version = Version::parse(&self.version).ok_or_else(|| Problem::Part("version".to_owned()))?;
                readable(version, Version::parse(&self.min_reader).ok_or_else(part)?)?;
            }
            "features" => {
                for feature in value.as_array().ok_or_else(part)? {
                    let feature = feature.as_str().ok_or_else(part)?;
                    if feature != FEATURE {
                        return Err(Problem::Feature { feature: feature.to_owned(), ours: VERSION });
                    }
                    if std::mem::replace(&mut self.carries, true) {
                        return Err(part());
                    }
                }
            }
            "kind" if word()? != "full" => return Err(Problem::OtherKind(word()?.to_owned())),
            "head" => self.head(&value)?,
            "foot" => {
                let records = value.get("n").and_then(Value::as_u64).ok_or_else(part)?;
                let digest = value.get("sha256").and_then(Value::as_str).ok_or_else(part)?.to_owned();
                let signature = match value.get("sig") {
                    None => None,
                    Some(signature) => Some(signature.as_str().ok_or_else(part)?.to_owned()),
                };
                self.foot = Some(Foot { records, digest, signature });
            }
            "recs" | "blobs" => return Err(part()),
            _ => {}
        }
        Ok(())
    }

    fn head(&mut self, value: &Value) -> Result<(), Problem> {
        let head = Head::read(value)?;
        if head.total() > self.limits.records {
            return Err(Problem::TooMany { limit: self.limits.records });
        }
        let mut text = Vec::new();
        beginning(&self.version, &self.min_reader, self.carries, &mut text)?;
        canonical::write(value, &mut text)?;
        text.extend_from_slice(b",\n\"recs\":[");
        self.sum.update(&text);
        self.head = Some(head);
        Ok(())
    }

    /// A record at the beginning of `text` that is letter for letter the row that is stored here, and how long it is. A row
    /// that was written by this app keeps to every limit but those that are set lower than usual.
    fn known(&mut self, text: &[u8], line: u64, rows: &impl Rows) -> Result<Option<(Uuid, usize)>, Problem> {
        let Some((id, row)) = id_of(text).and_then(|id| Some((id, rows.row(id)?))) else { return Ok(None) };
        let within = row.len() <= self.limits.line && self.limits.depth >= Limits::default().depth;
        let Some(kind) = kind_of(&row).filter(|_| within && text.starts_with(&row)) else { return Ok(None) };
        self.count(id, kind, &row, line)?;
        Ok(Some((id, row.len())))
    }

    fn record(&mut self, text: &[u8], line: u64, rows: &impl Rows) -> Result<FileRecord, Problem> {
        if let Some((id, kind)) = key_of(text).filter(|(id, _)| rows.row(*id).as_deref() == Some(text)) {
            self.count(id, kind, text, line)?;
            return Ok(FileRecord::Known { id });
        }
        let (id, rec) = decode_row(utf8(text)?).map_err(|fault| match fault {
            RowFault::Json(fault) => Problem::Json(fault),
            other @ (RowFault::Id
            | RowFault::Missing(_)
            | RowFault::Unexpected(_)
            | RowFault::Write
            | RowFault::Reference(_)
            | RowFault::Versions(_)) => Problem::Row(other),
        })?;
        let bytes = encode_row(id, &rec)?;
        self.count(id, rec.kind(), &bytes, line)?;
        Ok(FileRecord::Other(ReadRecord { id, rec, bytes, line }))
    }

    /// Adds a record to the sum and the counts.
    fn count(&mut self, id: Uuid, kind: &str, bytes: &[u8], line: u64) -> Result<(), Problem> {
        if self.ids.last().is_some_and(|(last, _)| *last >= id) {
            let earlier = self.ids.binary_search_by_key(&id, |(known, _)| *known).ok();
            return Err(match earlier.and_then(|place| self.ids.get(place)) {
                Some((_, first)) => Problem::Twice { id, first: *first },
                None => Problem::Order { id },
            });
        }
        let separator: &[u8] = if self.ids.is_empty() { b"\n" } else { b",\n" };
        self.sum.update(separator);
        self.sum.update(bytes);
        self.ids.push((id, line));
        if u64::try_from(self.ids.len()).unwrap_or(u64::MAX) > self.limits.records {
            return Err(Problem::TooMany { limit: self.limits.records });
        }
        match self.count.get_mut(kind) {
            Some(n) => *n = n.saturating_add(1),
            None => drop(self.count.insert(kind.to_owned(), 1)),
        }
        Ok(())
    }

    fn finish(self) -> Result<Foot, Problem> {
        let (Some(head), Some(foot)) = (self.head, self.foot) else { return Err(Problem::Incomplete) };
        let digest = hexadecimal(&self.sum.finalize());
        let whole = foot.digest == digest
            && head.count.iter().filter(|(_, n)| **n > 0).eq(self.count.iter())
            && foot.records == head.total();
        if whole { Ok(foot) } else { Err(Problem::Damaged) }
    }
}

fn utf8(text: &[u8]) -> Result<&[u8], Problem> {
    if str::from_utf8(text).is_ok() { Ok(text) } else { Err(Problem::NotUtf8) }
}
