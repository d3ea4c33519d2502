//! A small book, its file, and the answer to a file.

use std::collections::BTreeMap;

use counterpart::record::transaction::Change;
use counterpart::sync::file::Limits;
use counterpart::sync::file::fault::{FileFault, Problem};
use counterpart::sync::file::reader::{FileRecord, Foot, ReadRecord, Reader};
use serde_json::json;

use crate::join_laws::desk::{Desk, id};

/// Two copies' work: siblings, a deleted and an erased record, texts of many scripts.
pub(super) fn desk() -> Desk {
    let (mut a, mut b) = (Desk::new(0x9f3c_51d2_aa01_be77), Desk::new(2));
    a.set(1, "name", "Müller \"GmbH\" \\ 契合\n\u{2028}\u{0}");
    a.set(
        1,
        "address",
        json!({"lines": ["Gasse 1", "é e\u{301} 👩\u{200d}🚀 \u{202e}abc"], "zip": null, "n": -5, "ok": true}),
    );
    a.set(2, "name", "B");
    a.set(3, "name", "C");
    b.receive(&a.file());
    a.set(1, "phone", "1");
    b.set(1, "phone", "2");
    a.receive(&b.file());
    a.write(&[Change::Delete { id: id(2) }, Change::Erase { id: id(3) }]).expect("written");
    a
}

/// Reads a file in pieces of this many bytes.
pub(super) fn read_in(file: &[u8], piece: usize, limits: Limits) -> Result<(Vec<ReadRecord>, Foot), FileFault> {
    let mut reader = Reader::new(limits);
    let mut records = Vec::new();
    for piece in file.chunks(piece) {
        reader.feed(piece, &BTreeMap::new(), &mut records)?;
    }
    let other = |record| match record {
        FileRecord::Other(record) => record,
        FileRecord::Known { id } => panic!("{id} is not known here"),
    };
    Ok((records.into_iter().map(other).collect(), reader.finish()?))
}

pub(super) fn read(file: &[u8]) -> Result<(Vec<ReadRecord>, Foot), FileFault> {
    read_in(file, 4096, Limits::default())
}

/// What is wrong with a file, and in which line.
pub(super) fn fault(file: impl AsRef<[u8]>) -> (u64, Problem) {
    match read(file.as_ref()) {
        Err(fault) => (fault.line, fault.problem),
        Ok((records, _)) => panic!("read {} records", records.len()),
    }
}

pub(super) fn text() -> String {
    String::from_utf8(desk().file()).expect("UTF-8")
}

/// The same book with so many more customers.
pub(super) fn text_with(customers: u64) -> String {
    let mut desk = desk();
    (0..customers).for_each(|number| desk.set(100 + number, "name", format!("客户 {number} \"GmbH\"")));
    String::from_utf8(desk.file()).expect("UTF-8")
}

/// The file with its sum made right again, as a forger or a fuzzer would.
pub(super) fn with_right_sum(file: &str) -> String {
    use sha2::{Digest, Sha256};
    let (body, _) = file.split_once("\"foot\"").expect("a foot");
    let sum: Vec<String> = Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect();
    let n = file.lines().filter(|line| line.starts_with("{\"id\"")).count();
    format!("{body}\"foot\":{{\"n\":{n},\"sha256\":\"{}\"}}}}", sum.concat())
}
