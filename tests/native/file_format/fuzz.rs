//! P29: bytes altered anyhow, and the sum made right again so that the alterations reach the inside.

use std::cell::Cell;
use std::io::Read;
use std::sync::LazyLock;

use counterpart::domain::contract::Contract;
use counterpart::kinds::Kind;
use counterpart::record::audit::{Entry, Readable};
use counterpart::record::document;
use counterpart::record::meta::Meta;
use counterpart::record::row::{decode_row, encode_row, id_of, key_of};
use counterpart::record::shown::decode_shown;
use counterpart::record::strict;
use counterpart::record::transaction::Change;
use counterpart::sync::file::Limits;
use counterpart::sync::file::reader::Reader;
use counterpart::sync::file::seal::{ACCEPTED_WORK, Sealed};
use counterpart::sync::list::form::form;
use counterpart::sync::list::layout::guess;
use counterpart::sync::list::table::Table;
use proptest::prelude::*;
use serde_json::Value;

use super::sample::{desk, read, read_in, text, with_right_sum};
use crate::join_laws::desk::{Desk, Late, id};
use crate::seed::cases;

/// One alteration of a text.
#[derive(Debug, Clone)]
enum Cut {
    /// Some bytes give way to others.
    Replace(prop::sample::Index, usize, Vec<u8>),
    /// A piece stands twice.
    Repeat(prop::sample::Index, usize),
    /// A piece moves to another place.
    Move(prop::sample::Index, usize, prop::sample::Index),
    /// A bit flips.
    Flip(prop::sample::Index, u8),
    /// A word of the format stands where it does not belong.
    Word(prop::sample::Index, &'static str),
}

const WORDS: [&str; 22] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "-0",
    "1e999",
    "99999999999999999999",
    "\"id\":",
    "\"erased\":",
    "\"_life\":",
    "{\"deleted\":{}}",
    "[[[[[[[[[[[[[[[[[[",
    "\u{feff}",
    "\n",
];

/// The head of a sealed file, as age writes it.
const SEALED_HEAD: &str = "age-encryption.org/v1\n-> scrypt bBzJ3Gj8jWcWbDQjXKUSmQ 17\n\
    mFyVjVdG2wXuvVOD5v0pXlcVQ6c0eDVdDlTwE8xbqUo\n--- 7n6iSx3mC0R2cGzF8k0u6pQWl2oVnP3mXzH1bJ5sTyE\n0123456789abcdef";

/// What is altered, made once for all cases.
static TEXT: LazyLock<String> = LazyLock::new(text);
static ROW: LazyLock<Vec<u8>> = LazyLock::new(|| desk().rows().into_values().next().expect("a record"));

/// Counts what is read.
struct Counted<'a, R>(R, &'a Cell<usize>);

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.0.read(buffer)?;
        self.1.set(self.1.get() + n);
        Ok(n)
    }
}

#[test]
fn p29_the_head_that_is_altered_is_a_sound_one() {
    assert!(Sealed::begin(SEALED_HEAD.as_bytes()).is_ok());
}

fn cut() -> impl Strategy<Value = Cut> {
    let place = any::<prop::sample::Index>;
    prop_oneof![
        (place(), 0_usize..40, prop::collection::vec(any::<u8>(), 0..12))
            .prop_map(|(at, n, put)| Cut::Replace(at, n, put)),
        (place(), 1_usize..400).prop_map(|(at, n)| Cut::Repeat(at, n)),
        (place(), 1_usize..400, place()).prop_map(|(at, n, to)| Cut::Move(at, n, to)),
        (place(), 0_u8..8).prop_map(|(at, bit)| Cut::Flip(at, bit)),
        (place(), prop::sample::select(&WORDS[..])).prop_map(|(at, word)| Cut::Word(at, word)),
    ]
}

fn altered(mut bytes: Vec<u8>, cuts: &[Cut]) -> Vec<u8> {
    for cut in cuts {
        let at = |place: &prop::sample::Index, bytes: &[u8]| place.index(bytes.len() + 1).min(bytes.len());
        match cut {
            Cut::Replace(place, n, put) => {
                let from = at(place, &bytes);
                let to = (from + n).min(bytes.len());
                bytes.splice(from..to, put.iter().copied());
            }
            Cut::Repeat(place, n) => {
                let from = at(place, &bytes);
                let piece = bytes[from..(from + n).min(bytes.len())].to_vec();
                bytes.splice(from..from, piece);
            }
            Cut::Move(place, n, to) => {
                let from = at(place, &bytes);
                let piece: Vec<u8> = bytes.drain(from..(from + n).min(bytes.len())).collect();
                let to = at(to, &bytes);
                bytes.splice(to..to, piece);
            }
            Cut::Flip(place, bit) => {
                let from = at(place, &bytes);
                if let Some(byte) = bytes.get_mut(from) {
                    *byte ^= 1 << bit;
                }
            }
            Cut::Word(place, word) => {
                let from = at(place, &bytes);
                bytes.splice(from..from, word.bytes());
            }
        }
    }
    bytes
}

fn cuts() -> impl Strategy<Value = Vec<Cut>> {
    prop::collection::vec(cut(), 1..5)
}

/// How much a value holds, in bytes of text and pieces: what reading may have cost in memory.
fn weight(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
        Value::String(text) => 1 + text.len(),
        Value::Array(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Value::Object(fields) => 1 + fields.iter().map(|(name, value)| name.len() + weight(value)).sum::<usize>(),
    }
}

proptest! {
    #![proptest_config(cases(10_000))]

    /// A file that was altered is refused, or is a whole file that can be brought in; nothing panics, and what is read is
    /// never larger than what was given.
    #[test]
    fn p29_a_file_altered_anyhow_is_refused_or_sound(cuts in cuts(), piece in 1_usize..400) {
        let file = altered(TEXT.clone().into_bytes(), &cuts);
        drop(read_in(&file, piece, Limits::default()));
        let Ok(repaired) = String::from_utf8(file) else { return Ok(()) };
        if !repaired.contains("\"foot\"") {
            return Ok(());
        }
        let repaired = with_right_sum(&repaired);
        let Ok((records, _)) = read(repaired.as_bytes()) else { return Ok(()) };
        let held: usize = records.iter().map(|record| record.bytes.len()).sum();
        prop_assert!(held <= 4 * repaired.len(), "{held} bytes out of {}", repaired.len());
        let weights: usize = records.iter().flat_map(|record| record.rec.versions()).map(|version| weight(&version.val)).sum();
        prop_assert!(weights <= 4 * repaired.len());
        for record in &records {
            let written = encode_row(record.id, &record.rec).expect("what was read can be written");
            prop_assert_eq!(&written, &record.bytes);
            prop_assert_eq!(decode_row(&written).expect("and read again"), (record.id, record.rec.clone()));
        }
        // what passes can be brought in or is refused for a reason, by a copy that knows the book and by one that does not
        for mut receiver in [Desk::new(77), desk()] {
            let mut found = Vec::new();
            let mut reader = Reader::default();
            let rows = receiver.rows();
            if reader.feed(repaired.as_bytes(), &rows, &mut found).is_err() || reader.head().is_none() || reader.finish().is_err() {
                continue;
            }
            let plan = receiver.plan(repaired.as_bytes());
            if plan.refusals.is_empty() {
                receiver.receive(repaired.as_bytes());
                prop_assert!(receiver.state().recs.values().all(|rec| !rec.kind().is_empty() || rec.cells().next().is_some()));
            }
        }
    }

    /// One record, altered anyhow.
    #[test]
    fn p29_a_record_altered_anyhow_is_refused_or_reads_as_it_is_written(cuts in cuts()) {
        let row = altered(ROW.clone(), &cuts);
        let _read = (id_of(&row), key_of(&row).is_some(), decode_shown(&row).is_ok());
        if let Ok((id, rec)) = decode_row(&row)
            && let Ok(written) = encode_row(id, &rec)
        {
            prop_assert_eq!(decode_row(&written), Ok((id, rec)));
            prop_assert_eq!(id_of(&written), Some(id));
        }
    }

    /// Heads, links of the trail, rows to read and bare values: read or refused.
    #[test]
    fn p29_bytes_of_any_origin_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), piece in 1_usize..50) {
        drop(read_in(&bytes, piece, Limits::default()));
        let _records = (decode_row(&bytes).is_ok(), decode_shown(&bytes).is_ok(), strict::value(&bytes).is_ok());
        let _heads = (Meta::decode(&bytes).is_ok(), Entry::of_link(&bytes).is_some(), Readable::decode(&bytes).is_some());
    }

    /// A list from another program, altered anyhow: read within its size, or refused.
    #[test]
    fn p29_a_list_altered_anyhow_is_read_within_its_size_or_refused(cuts in cuts(), delimiter in prop::sample::select(&[",", ";", "\t"][..])) {
        let list = "name,phone,note\n\"Müller, \"\"GmbH\"\"\",021-5555,\"two\nlines\"\n契合,,=1+1\n".replace(',', delimiter);
        let bytes = altered(list.into_bytes(), &cuts);
        let _form = form(&bytes);
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(table) = Table::read(&text, guess(&text)) {
            let held: usize = table.rows.iter().flat_map(|row| &row.cells).map(String::len).sum();
            prop_assert!(held <= 4 * text.len(), "{held} bytes out of {}", text.len());
        }
    }

    /// The head of a sealed file, altered anyhow: refused, or one that asks for work that is accepted. No passphrase is tried, and
    /// of a file without end only the beginning is read.
    #[test]
    fn p29_the_head_of_a_sealed_file_altered_anyhow_is_refused_or_asks_for_accepted_work(cuts in cuts(), endless in any::<bool>()) {
        let head = altered(SEALED_HEAD.as_bytes().to_vec(), &cuts);
        let given = head.len();
        let read = Cell::new(0_usize);
        let rest = std::io::repeat(b'-').take(if endless { 1 << 40 } else { 0 });
        let opened = Sealed::begin(Counted(head.as_slice().chain(rest), &read));
        prop_assert!(read.get() <= given + (64 << 10), "{} bytes of {given} were read", read.get());
        if opened.is_ok() {
            let text = String::from_utf8_lossy(&head).into_owned();
            let stanza = text.split('\n').nth(1).unwrap_or_default();
            let work = stanza.rsplit(' ').next().and_then(|work| work.parse::<u8>().ok());
            // an armoured file would hide it: none of these alterations makes one
            prop_assert!(work.is_some_and(|work| ACCEPTED_WORK.contains(&work)), "{stanza}");
        }
    }

    /// A record of an older shape with anything in its fields: lifted, or refused by a reason.
    #[test]
    fn p29_any_values_are_lifted_or_refused(values in prop::collection::btree_map("title|subject|remark|lines|_v|_life|[a-z]{1,4}", json(), 0..6)) {
        let mut desk = Desk::new(1);
        let change = Change::Put { id: id(1), kind: Kind::Contract, sets: &[], fields: values };
        if desk.write(&[change]).is_ok() && desk.recs.contains_key(&id(1)) {
            let _late = document::read::<Late>(id(1), desk.rec(1));
            let _contract = document::read::<Contract>(id(1), desk.rec(1));
            let _life = desk.rec(1).life();
        }
    }
}

/// Any JSON value, three deep.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-9_007_199_254_740_991_i64..9_007_199_254_740_991).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{0,6}", inner, 0..4)
                .prop_map(|it| Value::Object(it.into_iter().collect())),
        ]
    })
}
