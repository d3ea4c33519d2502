//! Taking a file apart byte by byte, before any parser sees it: where each part begins and ends, how deep, how long, in
//! which line. Works on pieces of any length.

use memchr::memchr3;

use super::Limits;
use super::fault::{FileFault, Problem};
use crate::record::strict::JsonFault;

/// A piece of the file that is complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A key of the outermost object and its value, as text. `recs` comes as its elements instead.
    Entry {
        /// The key with its quotes.
        key: Vec<u8>,
        /// The value.
        value: Vec<u8>,
    },
    /// The list of records begins.
    RecordsBegin,
    /// The list of the bytes of files begins.
    BlobsBegin,
    /// One element of the list that began last.
    Record(Vec<u8>),
    /// That list ended.
    RecordsEnd,
    /// The last brace.
    End,
}

/// What may come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expect {
    Open,
    FirstKey,
    Key,
    Colon,
    Value,
    AfterValue,
    FirstRecord,
    Record,
    AfterRecord,
    Nothing,
}

/// The value that is being taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// None: between two things.
    Gap,
    /// Plain text between brackets, this many open.
    Brackets(usize),
    /// A text, with this many brackets open.
    Text(usize),
    /// Behind a backslash in a text.
    Escape(usize),
    /// A number or word at the outermost level.
    Word,
}

/// Where the list of the bytes of files stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blobs {
    /// The file has not said that it carries any.
    None,
    /// It has, and the list is still to come.
    Announced,
    /// It began.
    Here,
}

/// Whether a byte neither begins nor ends anything, nor a line.
const fn is_plain(byte: u8) -> bool {
    !matches!(byte, b'\n' | b'"' | b'\\' | b'[' | b']' | b'{' | b'}')
}

/// Who takes the parts of a file.
pub(super) trait Taker {
    /// How many bytes at the beginning of `text` are a record that is known letter for letter; it is taken with that, and its
    /// bytes are not looked at one by one. `None` if it is another, or not all of it is there yet.
    fn known(&mut self, text: &[u8], line: u64) -> Result<Option<usize>, FileFault>;

    /// Takes a part.
    fn take(&mut self, part: Part, line: u64) -> Result<(), FileFault>;
}

/// Takes a file apart.
#[derive(Debug)]
pub(super) struct Scanner {
    limits: Limits,
    expect: Expect,
    inside: Inside,
    taken: Vec<u8>,
    key: Vec<u8>,
    gap: usize,
    read: u64,
    blobs: Blobs,
    line: u64,
    begun: u64,
}

impl Scanner {
    /// At the beginning of a file.
    pub(super) const fn new(limits: Limits) -> Self {
        Self {
            limits,
            expect: Expect::Open,
            inside: Inside::Gap,
            taken: Vec::new(),
            key: Vec::new(),
            gap: 0,
            read: 0,
            blobs: Blobs::None,
            line: 1,
            begun: 1,
        }
    }

    /// The line reached.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    /// Takes in a piece; hands on every part that it completes.
    pub(super) fn feed(&mut self, piece: &[u8], part: &mut impl Taker) -> Result<(), FileFault> {
        let length = u64::try_from(piece.len()).unwrap_or(u64::MAX);
        self.read = self.read.saturating_add(length);
        let limit = match self.blobs {
            Blobs::None | Blobs::Announced => self.limits.file,
            Blobs::Here => self.limits.file.saturating_add(self.limits.blobs),
        };
        // the piece in which the list begins is looked at when that is known
        let may_begin = self.blobs == Blobs::Announced && self.read.saturating_sub(length) <= limit;
        if self.read > limit && !may_begin {
            return Err(self.fault(Problem::TooLarge { limit }));
        }
        let mut rest = piece;
        while let Some((byte, after)) = rest.split_first() {
            match self.inside {
                Inside::Gap => {
                    let known = if self.awaits_record(*byte) { part.known(rest, self.line)? } else { None };
                    rest = if let Some(behind) = known.and_then(|known| rest.get(known..)) {
                        (self.expect, self.gap, self.begun) = (Expect::AfterRecord, 0, self.line);
                        behind
                    } else {
                        self.gap(*byte, part)?;
                        after
                    };
                }
                Inside::Word if matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n') => {
                    self.complete(part)?;
                }
                Inside::Word => {
                    self.taken.push(*byte);
                    rest = after;
                    self.check_length()?;
                }
                Inside::Brackets(_) | Inside::Text(_) | Inside::Escape(_) => {
                    let (used, complete) = self.run(rest)?;
                    let (run, after) = rest.split_at_checked(used).unwrap_or((rest, &[]));
                    self.taken.extend_from_slice(run);
                    self.check_length()?;
                    rest = after;
                    if complete {
                        self.complete(part)?;
                    }
                }
            }
        }
        if may_begin && self.blobs != Blobs::Here && self.read > limit {
            return Err(self.fault(Problem::TooLarge { limit }));
        }
        Ok(())
    }

    /// Whether the last brace has been read.
    pub(super) fn is_complete(&self) -> bool {
        self.expect == Expect::Nothing
    }

    /// Whether this byte begins a record.
    fn awaits_record(&self, byte: u8) -> bool {
        byte == b'{' && matches!(self.expect, Expect::FirstRecord | Expect::Record)
    }

    fn check_length(&self) -> Result<(), FileFault> {
        if self.taken.len() > self.limits.line {
            return Err(FileFault { line: self.begun, problem: Problem::TooLong { limit: self.limits.line } });
        }
        Ok(())
    }

    /// Goes through a value until it or the piece ends: how many bytes, and whether the value is complete.
    fn run(&mut self, bytes: &[u8]) -> Result<(usize, bool), FileFault> {
        let (mut open, mut in_text, mut escaped) = match self.inside {
            Inside::Brackets(open) => (open, false, false),
            Inside::Text(open) => (open, true, false),
            Inside::Escape(open) => (open, true, true),
            Inside::Gap | Inside::Word => return Ok((0, true)),
        };
        // brackets that are open around a value: the outermost object, and for records their list
        let around = if self.expect == Expect::AfterRecord { 2 } else { 1 };
        // every byte of a file comes by here: most are of no interest
        let mut at = 0_usize;
        while let Some(byte) = bytes.get(at) {
            if escaped {
                escaped = false;
                self.line = self.line.saturating_add(u64::from(*byte == b'\n'));
                at = at.saturating_add(1);
                continue;
            }
            if in_text {
                let Some(skipped) = memchr3(b'"', b'\\', b'\n', bytes.get(at..).unwrap_or_default()) else { break };
                at = at.saturating_add(skipped);
            } else if is_plain(*byte) {
                at = at.saturating_add(1);
                continue;
            }
            match bytes.get(at) {
                Some(b'\n') => self.line = self.line.saturating_add(1),
                Some(b'"') => in_text = !in_text,
                Some(b'\\') if in_text => escaped = true,
                Some(b'{' | b'[') if !in_text => {
                    open = open.saturating_add(1);
                    if open.saturating_add(around) > self.limits.depth {
                        return Err(self.fault(Problem::TooDeep { limit: self.limits.depth }));
                    }
                }
                Some(b'}' | b']') if !in_text => open = open.saturating_sub(1),
                _ => {}
            }
            at = at.saturating_add(1);
            if open == 0 && !in_text {
                self.inside = Inside::Brackets(0);
                return Ok((at, true));
            }
        }
        self.inside = match (escaped, in_text) {
            (true, _) => Inside::Escape(open),
            (false, true) => Inside::Text(open),
            (false, false) => Inside::Brackets(open),
        };
        Ok((bytes.len(), false))
    }

    /// A byte between two things.
    fn gap(&mut self, byte: u8, part: &mut impl Taker) -> Result<(), FileFault> {
        if matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
            self.line = self.line.saturating_add(u64::from(byte == b'\n'));
            self.gap = self.gap.saturating_add(1);
            if self.gap > self.limits.line {
                return Err(self.fault(Problem::TooLong { limit: self.limits.line }));
            }
            return Ok(());
        }
        self.gap = 0;
        self.begun = self.line;
        match (self.expect, byte) {
            (Expect::Open, b'{') => self.expect = Expect::FirstKey,
            (Expect::Open, _) => return Err(self.fault(Problem::NotABook)),
            (Expect::FirstKey | Expect::Key, b'"') => {
                self.expect = Expect::Colon;
                self.take(byte, Inside::Text(0));
            }
            (Expect::Colon, b':') => self.expect = Expect::Value,
            (Expect::Value, b'[') if self.key == b"\"recs\"" => {
                self.expect = Expect::FirstRecord;
                part.take(Part::RecordsBegin, self.line)?;
            }
            (Expect::Value, b'[') if self.key == b"\"blobs\"" => {
                self.expect = Expect::FirstRecord;
                self.blobs = Blobs::Here;
                part.take(Part::BlobsBegin, self.line)?;
            }
            (Expect::Value, _) => {
                self.expect = Expect::AfterValue;
                self.value(byte)?;
            }
            (Expect::AfterValue, b',') => self.expect = Expect::Key,
            (Expect::FirstKey | Expect::AfterValue, b'}') => {
                self.expect = Expect::Nothing;
                part.take(Part::End, self.line)?;
            }
            (Expect::FirstRecord | Expect::AfterRecord, b']') => {
                self.expect = Expect::AfterValue;
                part.take(Part::RecordsEnd, self.line)?;
            }
            (Expect::AfterRecord, b',') => self.expect = Expect::Record,
            (Expect::FirstRecord | Expect::Record, b'{') => {
                self.expect = Expect::AfterRecord;
                self.value(byte)?;
            }
            (Expect::Nothing, _) => return Err(self.fault(Problem::Trailing)),
            (
                Expect::FirstKey
                | Expect::Key
                | Expect::Colon
                | Expect::AfterValue
                | Expect::FirstRecord
                | Expect::Record
                | Expect::AfterRecord,
                _,
            ) => {
                return Err(self.fault(Problem::Json(JsonFault::Form(format!("unexpected byte {byte:#04x}")))));
            }
        }
        Ok(())
    }

    fn value(&mut self, first: u8) -> Result<(), FileFault> {
        let inside = match first {
            b'"' => Inside::Text(0),
            b'{' | b'[' => Inside::Brackets(1),
            b',' | b':' | b'}' | b']' => {
                return Err(self.fault(Problem::Json(JsonFault::Form("a value is missing".to_owned()))));
            }
            _ => Inside::Word,
        };
        self.take(first, inside);
        Ok(())
    }

    fn take(&mut self, first: u8, inside: Inside) {
        self.taken.clear();
        self.taken.push(first);
        self.inside = inside;
    }

    /// A key, value or record has ended.
    fn complete(&mut self, part: &mut impl Taker) -> Result<(), FileFault> {
        self.inside = Inside::Gap;
        let taken = std::mem::take(&mut self.taken);
        match self.expect {
            Expect::Colon => {
                self.key = taken;
                Ok(())
            }
            Expect::AfterRecord => part.take(Part::Record(taken), self.begun),
            Expect::AfterValue => {
                if self.key == b"\"features\""
                    && self.blobs == Blobs::None
                    && taken.windows(7).any(|window| window == b"\"blobs\"")
                {
                    self.blobs = Blobs::Announced;
                }
                part.take(Part::Entry { key: std::mem::take(&mut self.key), value: taken }, self.begun)
            }
            Expect::Open
            | Expect::FirstKey
            | Expect::Key
            | Expect::Value
            | Expect::FirstRecord
            | Expect::Record
            | Expect::Nothing => Ok(()),
        }
    }

    fn fault(&self, problem: Problem) -> FileFault {
        FileFault { line: self.line, problem }
    }
}
