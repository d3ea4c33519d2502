//! Files of books of any size, and files that are none.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

use counterpart::kinds::Kind;
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::record::transaction::{Change, write};
use counterpart::sync::file::head::Head;
use counterpart::sync::file::writer::Writer;
use uuid::Uuid;

/// 2026-05-20T09:30+08:00, the moment at which all journeys begin.
const NOW: u64 = 1_779_240_600_000;

/// Hands the rows of a book of so many customers over, one by one in the order of ids, and gives the clocks behind the last.
fn each_row(customers: u64, note: &str, mut take: impl FnMut(&[u8])) -> Meta {
    let mut meta = Meta::fresh(Uuid::from_u64_pair(0x9b2d_6a10_52c4_4b3e, 0x8f00_0000_0000_0002), Replica(0x77));
    for number in 1..=customers {
        let change = Change::Put {
            id: Uuid::from_u64_pair(0x0193_f2a1_c0de_7000, 0x8000_0000_0000_0000 | number),
            kind: Kind::Customer,
            sets: &[],
            fields: BTreeMap::from([
                ("name".to_owned(), format!("Customer {number}").into()),
                ("note".to_owned(), note.to_owned().into()),
            ]),
        };
        let written = write(&meta, &BTreeMap::new(), &[change], NOW).expect("written");
        meta = written.meta;
        written.rows.iter().for_each(|row| take(&row.bytes));
    }
    meta
}

/// Writes a book of so many customers, each with a note of so many bytes, and holds none of it. Answers with the size of the file.
pub(crate) fn write_book(path: &Path, customers: u64, note: usize) -> u64 {
    let note = "n".repeat(note);
    // the head speaks of everything behind it, whatever is noted there
    let meta = each_row(customers, "", |_| ());
    let count = BTreeMap::from([("customer".to_owned(), customers)]);
    let head = Head::of(&meta, "0.1.0", Uuid::from_u128(0x1111_1111_1111_4111_8111_1111_1111_1111), NOW, count);
    let mut file = BufWriter::new(File::create(path).expect("a file"));
    let mut piece = Vec::new();
    let mut writer = Writer::begin(&head, &mut piece).expect("a head");
    each_row(customers, &note, |row| {
        writer.row(row, &mut piece).expect("in order");
        file.write_all(&piece).expect("written");
        piece.clear();
    });
    writer.end(&mut piece).expect("complete");
    file.write_all(&piece).expect("written");
    file.flush().expect("written");
    std::fs::metadata(path).expect("a file").len()
}

/// A file that begins so and goes on with zeros to this size; it takes no room on the disk.
pub(crate) fn write_hollow(path: &Path, beginning: &str, size: u64) {
    let mut file = File::create(path).expect("a file");
    file.write_all(beginning.as_bytes()).expect("written");
    file.seek(SeekFrom::Start(size - 1)).expect("a place");
    file.write_all(&[0]).expect("written");
}
