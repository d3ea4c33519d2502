//! A record that is letter for letter the row that is stored here is taken as it is: in pieces of any length the file has the
//! same records, the same sum and the same faults as if nothing were known.

use std::collections::BTreeMap;

use counterpart::record::transaction::Change;
use counterpart::sync::file::Limits;
use counterpart::sync::file::fault::{FileFault, Problem};
use counterpart::sync::file::reader::{FileRecord, Foot, Reader};
use uuid::Uuid;

use crate::join_laws::desk::{Desk, id};

type Rows = BTreeMap<Uuid, Vec<u8>>;

fn read(file: &[u8], piece: usize, rows: &Rows, limits: Limits) -> Result<(Vec<FileRecord>, Foot), FileFault> {
    let mut reader = Reader::new(limits);
    let mut records = Vec::new();
    for piece in file.chunks(piece) {
        reader.feed(piece, rows, &mut records)?;
    }
    Ok((records, reader.finish()?))
}

fn known(records: &[FileRecord]) -> Vec<(Uuid, bool)> {
    let each = records.iter().map(|record| match record {
        FileRecord::Known { id } => (*id, true),
        FileRecord::Other(record) => (record.id, false),
    });
    each.collect()
}

/// A book of five records, of which the third has another text in the file, the fourth is new there, the fifth erased.
fn apart() -> (Rows, Vec<u8>) {
    let mut here = Desk::new(1);
    for number in [1, 2, 3, 5] {
        here.set(number, "name", "a \"],\"c\":{ b } \\ {[");
    }
    here.write(&[Change::Erase { id: id(5) }]).expect("written");
    let mut there = Desk::new(2);
    there.receive(&here.file());
    there.set(3, "name", "changed there");
    there.set(4, "name", "new there");
    (here.rows(), there.file())
}

#[test]
fn what_is_known_is_found_in_pieces_of_any_length() {
    let (rows, file) = apart();
    let expected = [(id(1), true), (id(2), true), (id(3), false), (id(4), false), (id(5), true)];
    let (plain, foot) = read(&file, file.len(), &Rows::new(), Limits::default()).expect("whole");
    assert!(known(&plain).iter().all(|(_, known)| !known));
    for piece in [1, 2, 3, 7, 50, 100, 250, 333, 1_000, file.len()] {
        let (records, found) = read(&file, piece, &rows, Limits::default()).expect("whole");
        assert_eq!(known(&records), expected, "in pieces of {piece}");
        assert_eq!(found, foot, "in pieces of {piece}");
    }
}

#[test]
fn a_file_that_was_indented_anew_is_read_whole_and_verifies() {
    let (rows, file) = apart();
    let text = String::from_utf8(file).expect("text").replace("\n{\"id\"", "\n  { \"id\"");
    let (records, _) = read(text.as_bytes(), 100, &rows, Limits::default()).expect("whole");
    assert!(known(&records).iter().all(|(_, known)| !known), "its text is another");
}

#[test]
fn faults_behind_known_records_are_told_in_the_same_line() {
    let (rows, file) = apart();
    let text = String::from_utf8(file).expect("text");
    let second = text.lines().find(|line| line.contains(&id(2).to_string())).expect("a line").trim_end_matches(',');
    let damages = [
        ("a comma is missing", text.replacen(&format!("{second},"), second, 1)),
        ("a bracket too many", text.replacen(second, &format!("{second}}}"), 1)),
        ("something between", text.replacen(second, &format!("{second} x"), 1)),
        ("one twice", text.replacen(second, &format!("{second},\n{second}"), 1)),
        ("one is gone", text.replacen(&format!("{second},\n"), "", 1)),
        ("another letter", text.replace("new there", "New there")),
        ("cut off", text[..text.find(second).expect("there") + 40].to_owned()),
    ];
    for (what, damaged) in damages {
        assert_ne!(damaged, text, "{what}");
        let plain = read(damaged.as_bytes(), 64, &Rows::new(), Limits::default()).expect_err(what);
        for piece in [1, 64, 300, damaged.len()] {
            let fault = read(damaged.as_bytes(), piece, &rows, Limits::default()).expect_err(what);
            assert_eq!(fault, plain, "{what}, in pieces of {piece}");
        }
    }
}

#[test]
fn limits_hold_for_known_records_too() {
    let (rows, file) = apart();
    let longest = rows.values().map(Vec::len).max().expect("rows");
    for (limits, expected) in [
        (Limits { line: longest - 1, ..Limits::default() }, Problem::TooLong { limit: longest - 1 }),
        (Limits { depth: 4, ..Limits::default() }, Problem::TooDeep { limit: 4 }),
        (Limits { records: 2, ..Limits::default() }, Problem::TooMany { limit: 2 }),
    ] {
        let fault = read(&file, 128, &rows, limits).expect_err("beyond a limit");
        assert_eq!(fault.problem, expected);
    }
}
