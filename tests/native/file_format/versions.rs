//! Files of other versions (P15 to P17).

use counterpart::record::transaction::Change;
use counterpart::sync::file::Version;
use counterpart::sync::file::fault::Problem;
use serde_json::json;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::sample::{fault, read, text, with_right_sum};
use crate::join_laws::desk::{Desk, id};

const OURS: Version = Version { major: 1, minor: 0 };

fn altered(from: &str, to: &str) -> String {
    let file = text();
    assert!(file.contains(from), "{from}");
    with_right_sum(&file.replacen(from, to, 1))
}

#[test]
fn p15_a_newer_minor_version_is_read_and_what_it_added_stays() {
    let newer = altered("\"version\":\"1.0\"", "\"version\":\"1.7\"");
    assert!(read(newer.as_bytes()).is_ok());
    let newer = altered("\"schema\":1", "\"mood\":{\"b\":1},\"schema\":9").replace("\"mood\":{\"b\":1},", "");
    let with_more = newer.replace("\"hlc_max\"", "\"greeting\":\"hello\",\"hlc_max\"");
    assert!(read(with_right_sum(&with_more).as_bytes()).is_ok(), "the head may say more");

    // a newer app's field and kind travel through this one, which edits the record in between
    let mut newer = Desk::new(1);
    newer.set(1, "name", "Anna");
    newer.set(1, "aura", json!({"colour": "green", "strength": [1, 2]}));
    let mut ours = Desk::new(2);
    ours.receive(&newer.file());
    ours.set(1, "name", "Anne");
    newer.receive(&ours.file());
    assert_eq!(newer.show(1, "aura"), json!({"colour": "green", "strength": [1, 2]}));
    assert_eq!(newer.show(1, "name"), json!("Anne"));
}

#[test]
fn p16_a_newer_major_version_or_an_unknown_feature_is_refused_with_both_versions() {
    let newer = |major, minor| Problem::Newer { needed: Version { major, minor }, ours: OURS };
    assert_eq!(fault(altered("\"version\":\"1.0\"", "\"version\":\"2.0\"")), (1, newer(2, 0)));
    assert_eq!(fault(altered("\"min_reader\":\"1.0\"", "\"min_reader\":\"1.4\"")), (1, newer(1, 4)));
    let feature = Problem::Feature { feature: "tides".to_owned(), ours: OURS };
    assert_eq!(fault(altered("\"features\":[]", "\"features\":[\"tides\"]")), (1, feature));
    assert_eq!(fault(altered("\"version\":\"1.0\"", "\"version\":\"01.0\"")), (1, Problem::Part("version".to_owned())));
}

#[test]
fn a_shared_extract_is_no_book() {
    assert_eq!(fault(altered("\"kind\":\"full\"", "\"kind\":\"share\"")), (1, Problem::OtherKind("share".to_owned())));
    assert_eq!(fault(altered("counterpart-sync", "counterpart-report")), (1, Problem::NotABook));
}

/// Written by this release and never edited; later releases must read it to the same records.
#[test]
fn p17_the_golden_file_of_the_first_release_is_read() {
    let golden = include_bytes!("../../fixtures/books/v1.json");
    let (records, foot) = read(golden).expect("whole");
    assert_eq!(foot.digest, "4c2681acaa31ac0514bf8e326ad7426bc19a0c13fc9bf56b803b3667e9998527");
    assert_eq!(records.iter().map(|record| record.id).collect::<Vec<_>>(), [id(1), id(2), id(3)]);
    let mut desk = Desk::new(5);
    desk.receive(golden);
    assert_eq!(desk.show(1, "phone"), json!("1"));
    desk.write(&[Change::Restore { id: id(2) }]).expect("restored");
    assert_eq!(desk.show(2, "name"), json!("B"));
}
