//! The bytes of files in a book's file.

use std::collections::{BTreeMap, BTreeSet};

use counterpart::domain::lifecycle::digest::Digest;
use counterpart::store::Blob;
use counterpart::store::blobs::digest_of;
use counterpart::sync::file::Limits;
use counterpart::sync::file::blobs::{BlobFault, PART, lines};
use counterpart::sync::file::fault::{FileFault, Problem};
use counterpart::sync::file::head::Head;
use counterpart::sync::file::reader::Reader;
use counterpart::sync::file::writer::{Writer, WriterFault};
use uuid::Uuid;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::sample::{desk, read, text};
use crate::join_laws::desk::{NOW, id};

/// Bytes that no part of which is like another.
fn bytes(length: usize, seed: u8) -> Vec<u8> {
    let mut state = u32::from(seed).wrapping_mul(0x9E37_79B9) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[0]
    };
    (0..length).map(|_| next()).collect()
}

/// One of two parts, one of a few bytes, and one of none, in the order of their digests.
fn blobs() -> Vec<Blob> {
    let mut all = vec![Blob::of(bytes(PART + 7, 1)), Blob::of(b"%PDF-1.7 signed".to_vec()), Blob::of(Vec::new())];
    all.sort_by_key(|blob| blob.sha256);
    all
}

/// The sample book with these bytes.
fn file(blobs: &[Blob]) -> String {
    let desk = desk();
    let rows = desk.rows();
    let count = BTreeMap::from([("customer".to_owned(), 2), ("_erased".to_owned(), 1)]);
    let mut out = Vec::new();
    let head = Head::of(&desk.meta, "0.1.0", id(9), NOW, count);
    let mut writer = Writer::begin_carrying(&head, &mut out).expect("a head");
    for row in rows.values() {
        writer.row(row, &mut out).expect("a row");
    }
    writer.begin_blobs(&mut out).expect("the list begins");
    for blob in blobs {
        let mut at = Some(0);
        while let Some(from) = at {
            at = writer.blob(blob, from, &mut out).expect("a part");
        }
    }
    writer.end(&mut out).expect("an end");
    String::from_utf8(out).expect("UTF-8")
}

fn carried(file: &str) -> Result<BTreeMap<Digest, u64>, FileFault> {
    let mut reader = Reader::default();
    let mut carried = BTreeMap::new();
    for piece in file.as_bytes().chunks(65_536) {
        reader.feed(piece, &BTreeMap::<Uuid, Vec<u8>>::new(), &mut Vec::new())?;
        carried.clone_from(reader.carried());
    }
    reader.finish().map(|_| carried)
}

fn fault(file: &str) -> (u64, Problem) {
    let fault = carried(file).expect_err("something is wrong with it");
    (fault.line, fault.problem)
}

fn taken(file: &str, wanted: BTreeSet<Digest>, piece: usize) -> Vec<Blob> {
    let mut reader = Reader::for_blobs(Limits::default(), wanted);
    let mut taken = Vec::new();
    for piece in file.as_bytes().chunks(piece) {
        reader.feed(piece, &BTreeMap::<Uuid, Vec<u8>>::new(), &mut Vec::new()).expect("sound");
        taken.extend(reader.take_blobs());
    }
    taken
}

#[test]
fn bytes_come_back_as_they_were_and_the_records_beside_them() {
    let all = blobs();
    let file = file(&all);
    let expected: BTreeMap<Digest, u64> =
        all.iter().map(|blob| (blob.sha256, u64::try_from(blob.bytes.len()).expect("small"))).collect();
    assert_eq!(carried(&file), Ok(expected));
    let (records, _) = read(file.as_bytes()).expect("whole");
    let (plain, _) = read(text().as_bytes()).expect("whole");
    assert!(records.iter().map(|it| &it.bytes).eq(plain.iter().map(|it| &it.bytes)));
    let wanted: BTreeSet<Digest> = all.iter().map(|blob| blob.sha256).collect();
    for piece in [1_000, 65_536, file.len()] {
        assert_eq!(taken(&file, wanted.clone(), piece), all, "in pieces of {piece}");
    }
    let one = BTreeSet::from([all[1].sha256]);
    assert_eq!(taken(&file, one, 4_096), all[1..2], "only what is wanted is kept");
    assert!(serde_json::from_str::<serde_json::Value>(&file).is_ok(), "JSON for any tool");
}

#[test]
fn a_small_file_of_bytes_letter_by_letter() {
    let blob = Blob::of(b"abc".to_vec());
    let file = file(&[blob]);
    // SHA-256 of "abc" as FIPS 180-4 gives it, CRC-32 of it as every table does, "YWJj" by RFC 4648
    let line = concat!(
        "],\n\"blobs\":[\n",
        "{\"at\":0,\"b64\":\"YWJj\",\"of\":3,",
        "\"sha256\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",\"sum\":\"352441c2\"}\n",
        "],\n\"foot\"",
    );
    assert!(file.contains(line), "{file}");
    assert!(file.starts_with(
        "{\"format\":\"counterpart-sync\",\"version\":\"1.0\",\"min_reader\":\"1.0\",\"features\":[\"blobs\"],"
    ));
}

#[test]
fn how_many_lines_bytes_take() {
    for (size, expected) in [(0, 1), (1, 1), (524_288, 1), (524_289, 2), (33_554_432, 64)] {
        assert_eq!(lines(size), expected, "{size}");
    }
    assert_eq!(u64::try_from(PART).expect("small"), 524_288);
}

#[test]
fn a_file_without_bytes_looks_as_it_always_did() {
    assert!(!text().contains("blobs"));
    assert_eq!(carried(&text()), Ok(BTreeMap::new()));
    let empty = file(&[]);
    assert_eq!(carried(&empty), Ok(BTreeMap::new()), "announced, and none there");
}

/// The line of the file, from 1, on which this stands.
fn line_of(file: &str, words: &str) -> u64 {
    let at = file.lines().position(|line| line.contains(words)).expect("it stands there");
    u64::try_from(at + 1).expect("small")
}

#[test]
fn a_damaged_part_is_refused_with_its_line() {
    let all = blobs();
    let file = file(&all);
    let b64 = |blob: &Blob| {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(&blob.bytes[..blob.bytes.len().min(12)])
    };
    let pdf = all.iter().find(|blob| blob.bytes.starts_with(b"%PDF")).expect("is there");
    let line = line_of(&file, &b64(pdf));
    let beginning = b64(pdf);
    let changed = beginning.replacen('J', "K", 1);
    assert_ne!(beginning, changed);
    assert_eq!(fault(&file.replacen(&beginning, &changed, 1)), (line, Problem::Blob(BlobFault::Sum)));

    // with the sum of the part made right, the digest of the file tells
    let forged = pdf.bytes.iter().map(|byte| byte ^ 1).collect::<Vec<u8>>();
    let sum = |bytes: &[u8]| format!("\"sum\":\"{:08x}\"", crc32fast::hash(bytes));
    let whole = {
        use base64::Engine as _;
        let spell = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
        file.replacen(&spell(&pdf.bytes), &spell(&forged), 1).replacen(&sum(&pdf.bytes), &sum(&forged), 1)
    };
    assert_eq!(fault(&whole), (line, Problem::Blob(BlobFault::Digest)));

    for (from, to, expected) in [
        ("\"of\":15,", "\"of\":16,", BlobFault::Order),
        ("\"of\":15,", "\"of\":14,", BlobFault::Order),
        ("\"of\":15,", "\"of\":33554433,", BlobFault::TooLarge),
        ("\"of\":15,", "\"of\":15,\"of\":15,", BlobFault::Form),
        ("\"of\":15,", "\"of\":15,\"mood\":1,", BlobFault::Form),
        ("\"of\":15,", "", BlobFault::Form),
    ] {
        let told = fault(&file.replacen(from, to, 1));
        assert_eq!(told.1, Problem::Blob(expected), "{from} → {to}");
    }
}

#[test]
fn parts_that_are_missing_twice_or_out_of_order_are_refused() {
    let all = blobs();
    let file = file(&all);
    let of = |blob: &Blob| format!("\"of\":{},", blob.bytes.len());
    let large = all.iter().find(|blob| blob.bytes.len() > PART).expect("is there");
    let lines: Vec<&str> = file.lines().collect();
    let parts: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].contains(&of(large))).collect();
    assert_eq!(parts.len(), 2, "two parts");
    let without = |skipped: usize| {
        let kept = lines.iter().enumerate().filter(|(at, _)| *at != skipped).map(|(_, line)| *line);
        kept.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(fault(&without(parts[0])).1, Problem::Blob(BlobFault::Order), "the first part is missing");
    let twice = lines.iter().enumerate().flat_map(|(at, line)| vec![*line; if at == parts[0] { 2 } else { 1 }]);
    assert_eq!(fault(&twice.collect::<Vec<_>>().join("\n")).1, Problem::Blob(BlobFault::Order), "twice");
    let mut swapped = lines.clone();
    swapped.swap(parts[0], parts[1]);
    assert_eq!(fault(&swapped.join("\n")).1, Problem::Blob(BlobFault::Order), "the second before the first");
}

#[test]
fn a_list_that_was_not_announced_or_did_not_come_is_refused() {
    let file = file(&blobs());
    let unannounced = file.replacen("[\"blobs\"]", "[]", 1);
    assert_eq!(fault(&unannounced).1, Problem::Part("blobs".to_owned()));
    let announced = text().replacen("\"features\":[]", "\"features\":[\"blobs\"]", 1);
    assert_eq!(fault(&announced).1, Problem::Part("foot".to_owned()));
    let twice = file.replacen("[\"blobs\"]", "[\"blobs\",\"blobs\"]", 1);
    assert_eq!(fault(&twice).1, Problem::Part("features".to_owned()));
}

#[test]
fn a_file_cut_off_anywhere_in_its_bytes_is_no_file() {
    let mut both = vec![Blob::of(b"abc".to_vec()), Blob::of(b"abcd".to_vec())];
    both.sort_by_key(|blob| blob.sha256);
    let small = file(&both);
    let begin = small.find("\"blobs\":[\n").expect("the list");
    for end in begin..small.len() {
        assert!(carried(&small[..end]).is_err(), "cut off after {end} bytes");
    }
    let changed = small.replacen("\"at\":0", "\"at\" : 0", 1);
    assert!(carried(&changed).is_ok(), "white space is no damage");
}

#[test]
fn the_bytes_count_against_a_limit_of_their_own() {
    let file = file(&blobs());
    let begin = u64::try_from(file.find("\"blobs\":[\n").expect("the list")).expect("small");
    let all = u64::try_from(file.len()).expect("small");
    let with = |limits: Limits| {
        let mut reader = Reader::new(limits);
        let fed = file
            .as_bytes()
            .chunks(1_000)
            .try_for_each(|piece| reader.feed(piece, &BTreeMap::<Uuid, Vec<u8>>::new(), &mut Vec::new()));
        fed.and_then(|()| reader.finish().map(|_| ())).map_err(|fault| fault.problem)
    };
    let limits = Limits::default();
    assert_eq!(with(Limits { file: begin + 1_000, blobs: all, ..limits }), Ok(()), "its records fit");
    let tight = begin + 1_000 + 100_000;
    assert_eq!(
        with(Limits { file: begin + 1_000, blobs: 100_000, ..limits }),
        Err(Problem::TooLarge { limit: tight }),
        "its bytes do not"
    );
    assert_eq!(
        with(Limits { file: begin - 1_500, blobs: all, ..limits }),
        Err(Problem::TooLarge { limit: begin - 1_500 }),
        "its records do not, whatever it announces"
    );
}

#[test]
fn a_writer_wants_the_list_where_it_belongs() {
    let desk = desk();
    let head = Head::of(&desk.meta, "0.1.0", id(9), NOW, BTreeMap::new());
    let mut out = Vec::new();
    let mut plain = Writer::begin(&head, &mut out).expect("a head");
    assert_eq!(plain.begin_blobs(&mut out), Err(WriterFault::Blobs));
    let mut carrying = Writer::begin_carrying(&head, &mut out).expect("a head");
    assert_eq!(carrying.blob(&Blob::of(b"abc".to_vec()), 0, &mut out), Err(WriterFault::Blobs));
    assert_eq!(carrying.end(&mut out), Err(WriterFault::Blobs), "announced and not begun");
}

#[test]
fn the_digest_of_bytes_is_the_one_of_the_standard() {
    for (bytes, expected) in [
        (&b""[..], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ] {
        assert_eq!(digest_of(bytes).to_string(), expected);
    }
}
