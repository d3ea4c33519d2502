//! Files that are too large in one way or another (P05, P06, P08).

use std::collections::BTreeMap;

use counterpart::record::strict::JsonFault;
use counterpart::sync::file::Limits;
use counterpart::sync::file::fault::{FileFault, Problem};
use counterpart::sync::file::reader::Reader;

use uuid::Uuid;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::sample::{desk, fault, read_in, text};

const BEGINNING: &str =
    "{\"format\":\"counterpart-sync\",\"version\":\"1.0\",\"min_reader\":\"1.0\",\"features\":[],\"kind\":\"full\",\n";

#[cfg(target_arch = "wasm32")]
fn milliseconds() -> f64 {
    web_sys::window().and_then(|window| window.performance()).expect("a clock").now()
}

#[cfg(not(target_arch = "wasm32"))]
fn milliseconds() -> f64 {
    use std::time::{SystemTime, UNIX_EPOCH};
    SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs_f64() * 1000.0
}

#[test]
fn p05_a_million_brackets_are_refused_at_once() {
    let start = milliseconds();
    let brackets = "[".repeat(1_000_000);
    assert_eq!(fault(&brackets), (1, Problem::NotABook));
    assert_eq!(fault(format!("{BEGINNING}\"head\":{brackets}")), (2, Problem::TooDeep { limit: 16 }));
    let (head, _) =
        text().split_once("{\"id\"").map(|(head, rest)| (head.to_owned(), rest.to_owned())).expect("records");
    assert_eq!(fault(format!("{head}{{\"id\":{brackets}")), (4, Problem::TooDeep { limit: 16 }));
    let braces = "{\"a\":".repeat(1_000_000);
    assert_eq!(fault(format!("{head}{{\"id\":{braces}")), (4, Problem::TooDeep { limit: 16 }));
    let took = milliseconds() - start;
    assert!(took < 200.0, "four files of a megabyte each, {took} ms: 50 ms for one");
}

#[test]
fn a_value_may_be_as_deep_as_it_can_be_written() {
    let nested = |levels| (0..levels).fold(serde_json::json!(1), |inner, _| serde_json::json!([inner]));
    let mut desk = desk();
    desk.set(1, "note", nested(10));
    assert!(read_in(&desk.file(), 4096, Limits::default()).is_ok());
    let deeper = String::from_utf8(desk.file()).expect("UTF-8").replace("[[[[[[[[[[1]", "[[[[[[[[[[[1]]");
    assert_eq!(fault(deeper).1, Problem::TooDeep { limit: 16 });
}

/// Feeds `piece` until the reader has had enough; how many bytes that took.
fn until_refused(beginning: &str, piece: &[u8]) -> (usize, FileFault) {
    let none: BTreeMap<Uuid, Vec<u8>> = BTreeMap::new();
    let mut reader = Reader::default();
    let mut records = Vec::new();
    reader.feed(beginning.as_bytes(), &none, &mut records).expect("a beginning");
    for n in 0..400 {
        if let Err(fault) = reader.feed(piece, &none, &mut records) {
            assert_eq!(reader.feed(piece, &none, &mut records), Err(fault.clone()), "there is no going on");
            return (n * piece.len(), fault);
        }
    }
    panic!("never refused");
}

#[test]
fn p08_a_line_a_text_or_an_object_without_end_is_refused_after_its_limit() {
    let (head, _) =
        text().split_once("{\"id\"").map(|(head, rest)| (head.to_owned(), rest.to_owned())).expect("records");
    let limit = 1 << 20;
    let check = |beginning: &str, piece: &str, line: u64| {
        let (read, fault) = until_refused(beginning, piece.repeat(65_536 / piece.len()).as_bytes());
        assert_eq!(fault, FileFault { line, problem: Problem::TooLong { limit } });
        assert!(read <= 2 * limit, "stopped after {read} bytes");
    };
    check(&format!("{head}{{\"id\":\""), "x", 4);
    check(&format!("{head}{{\"id\":1,\"c\":{{"), "\"k\":0,", 4);
    check(&format!("{BEGINNING}\"head\":{{"), "\"k\":0,", 2);
    check("{\"form", "x", 1);
    check(&format!("{BEGINNING}\"head\":"), "9", 2);
    check(&head, " ", 4);
}

#[test]
fn p08_a_text_longer_than_64_kib_is_refused_with_its_line() {
    let long = text().replacen("Gasse", &"x".repeat(65_537), 1);
    assert_eq!(fault(long), (4, Problem::Json(JsonFault::Text)));
}

#[test]
fn p06_a_file_beyond_the_limit_is_refused_in_its_course() {
    let file = desk().file();
    let size = u64::try_from(file.len()).expect("small");
    let with = |limits| read_in(&file, 100, limits).map(|(records, _)| records.len()).map_err(|fault| fault.problem);
    assert_eq!(with(Limits { file: size, ..Limits::default() }), Ok(3));
    assert_eq!(with(Limits { file: size - 1, ..Limits::default() }), Err(Problem::TooLarge { limit: size - 1 }));
    assert_eq!(with(Limits { records: 3, ..Limits::default() }), Ok(3));
    assert_eq!(with(Limits { records: 2, ..Limits::default() }), Err(Problem::TooMany { limit: 2 }));
}
