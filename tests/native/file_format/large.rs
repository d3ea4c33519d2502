//! A file of any size is read in pieces: what a reader holds does not grow with it (P07).

use std::collections::BTreeMap;
use std::process::Command;

use counterpart::kinds::Kind;
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::record::transaction::{Change, write};
use counterpart::sync::file::Limits;
use counterpart::sync::file::head::Head;
use counterpart::sync::file::reader::Reader;
use counterpart::sync::file::writer::Writer;
use uuid::Uuid;

/// So many customers, each with a note of so many letters: 252 MB in all.
const CUSTOMERS: u64 = 4_200;
const NOTE: usize = 60_000;
/// What the reader may hold beyond what the process had, in KiB: the largest line many times over, a tenth of the file.
const PEAK: u64 = 24 * 1024;
const NOW: u64 = 1_779_240_600_000;
/// Set in the process that reads the file.
const READS: &str = "COUNTERPART_READS_A_LARGE_FILE";

/// A figure of this process in KiB, as the system tells it; nothing where it does not.
fn memory(figure: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(figure))?;
    line.trim_start_matches(':').trim().trim_end_matches("kB").trim().parse().ok()
}

/// Hands the rows of the book over, one by one, and gives the clocks behind the last.
fn each_row(note: &str, mut take: impl FnMut(&[u8])) -> Meta {
    let mut meta = Meta::fresh(Uuid::from_u64_pair(0x9b2d_6a10_52c4_4b3e, 0x8f00_0000_0000_0007), Replica(0x77));
    for number in 1..=CUSTOMERS {
        let fields = BTreeMap::from([
            ("name".to_owned(), format!("Customer {number}").into()),
            ("note".to_owned(), note.to_owned().into()),
        ]);
        let id = Uuid::from_u64_pair(0x0193_f2a1_c0de_7000, 0x8000_0000_0000_0000 | number);
        let change = Change::Put { id, kind: Kind::Customer, sets: &[], fields };
        let written = write(&meta, &BTreeMap::new(), &[change], NOW).expect("written");
        meta = written.meta;
        written.rows.iter().for_each(|row| take(&row.bytes));
    }
    meta
}

/// Writes the file and reads it, a piece at a time: gives its size, and how much more memory that took at its most.
fn read_a_large_file() -> (usize, Option<u64>) {
    let note = "n".repeat(NOTE);
    let meta = each_row("", |_| ());
    let count = BTreeMap::from([("customer".to_owned(), CUSTOMERS)]);
    let head = Head::of(&meta, "0.1.0", Uuid::from_u128(0x1111_1111_1111_4111_8111_1111_1111_1111), NOW, count);
    let before = memory("VmRSS");
    let (mut reader, mut records) = (Reader::new(Limits::default()), Vec::new());
    let (mut size, mut read, none) = (0, 0, BTreeMap::<Uuid, Vec<u8>>::new());
    let mut feed = |piece: &mut Vec<u8>| {
        reader.feed(piece, &none, &mut records).expect("a sound piece");
        size += piece.len();
        read += records.len();
        records.clear();
        piece.clear();
    };
    let mut piece = Vec::new();
    let mut writer = Writer::begin(&head, &mut piece).expect("a head");
    each_row(&note, |row| {
        writer.row(row, &mut piece).expect("in order");
        feed(&mut piece);
    });
    writer.end(&mut piece).expect("complete");
    feed(&mut piece);
    let foot = reader.finish().expect("a whole file");
    assert_eq!((u64::try_from(read), foot.records), (Ok(CUSTOMERS), CUSTOMERS));
    (size, memory("VmHWM").zip(before).map(|(most, before)| most.saturating_sub(before)))
}

/// In a process of its own: the memory of this one belongs to all the tests that run in it.
#[test]
fn p07_a_quarter_of_a_gigabyte_is_read_in_pieces_and_never_held() {
    if std::env::var_os(READS).is_some() {
        let (size, grown) = read_a_large_file();
        assert!(size > 250_000_000, "{size}");
        assert!(grown.is_none_or(|grown| grown < PEAK), "{grown:?} KiB more than before");
        return;
    }
    let name = "file_format::large::p07_a_quarter_of_a_gigabyte_is_read_in_pieces_and_never_held";
    let own = std::env::current_exe().expect("this program");
    let run = Command::new(own).args([name, "--exact", "--nocapture"]).env(READS, "1").output().expect("it runs");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && said.contains("1 passed"), "{said}\n{}", String::from_utf8_lossy(&run.stderr));
}
