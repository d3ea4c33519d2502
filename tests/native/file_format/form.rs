//! What the file looks like, and that everything in it comes back.

use std::collections::BTreeMap;

use counterpart::record::key::SecretKey;
use counterpart::record::replica::Replica;
use counterpart::record::row::encode_row;
use counterpart::record::transaction::Change;
use counterpart::sync::file::Limits;
use counterpart::sync::file::fault::Problem;
use counterpart::sync::file::head::Head;
use counterpart::sync::file::name::file_name;
use counterpart::sync::file::reader::Reader;
use counterpart::sync::file::signature::public_half;
use counterpart::sync::file::writer::{Writer, WriterFault};
use serde_json::{Value, json};
use uuid::Uuid;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::sample::{desk, read, read_in, text, with_right_sum};
use crate::join_laws::desk::{Desk, NOW, id};

#[test]
fn a_small_file_byte_by_byte() {
    let mut desk = Desk::new(0x9f3c_51d2_aa01_be77);
    desk.set(1, "name", "Müller GmbH");
    desk.set(2, "name", "B");
    desk.write(&[Change::Erase { id: id(2) }]).expect("erased");
    let expected = concat!(
        "{\"format\":\"counterpart-sync\",\"version\":\"1.0\",\"min_reader\":\"1.0\",\"features\":[],\"kind\":\"full\",\n",
        "\"head\":{\"app\":\"0.1.0\",\"count\":{\"_erased\":1,\"customer\":1},\"created\":\"2026-11-23T14:52:43.000Z\",",
        "\"export\":\"11111111-1111-4111-8111-111111111111\",\"generation\":1,",
        "\"hlc_max\":\"01a208e51e78-00000000-9f3c51d2aa01be77\",\"replica\":\"9f3c51d2aa01be77\",\"schema\":1,",
        "\"shapes\":{\"activity\":1,\"allocation\":1,\"amendment\":1,\"attachment\":1,\"book_settings\":1,\"commission_entry\":1,\"contact\":1,\"contract\":1,\"contract_event\":1,\"contract_version\":1,\"copy\":1,\"customer\":1,\"dispute\":1,\"dispute_event\":1,\"duty\":1,\"duty_event\":1,\"evaluation\":1,\"evaluation_event\":1,\"evaluation_plan\":1,\"fallback\":1,\"incentive_event\":1,\"incentive_plan\":1,\"incident\":1,\"incident_event\":1,\"invoice\":1,\"invoice_event\":1,\"late_fee_statement\":1,\"lead\":1,\"lead_event\":1,\"material\":1,\"material_event\":1,\"member\":1,\"negotiation_round\":1,\"opportunity\":1,\"opportunity_event\":1,\"own_clause\":1,\"own_entity\":1,\"own_template\":1,\"payout_run\":1,\"pool_event\":1,\"preference\":1,\"price_list\":1,\"product\":1,\"proposal\":1,\"proposal_event\":1,\"purchase_record\":1,\"quote\":1,\"quote_event\":1,\"receipt\":1,\"recovery_cost\":1,\"sales_stages\":1,\"sales_target\":1,\"saved_view\":1,\"sharing_event\":1,\"sharing_scope\":1,\"sharing_scope_event\":1,\"subject_request\":1,\"task\":1,\"ticket\":1,\"ticket_event\":1,\"undertaking\":1,\"waiver\":1},",
        "\"vv\":{\"9f3c51d2aa01be77\":3},\"workspace\":\"9b2d6a10-52c4-4b3e-8f00-000000000001\"},\n",
        "\"recs\":[\n",
        "{\"id\":\"0193f2a1-c0de-7000-8000-000000000001\",\"k\":\"customer\",",
        "\"d\":[[\"9f3c51d2aa01be77:1\",\"01a208e516a8-00000000-9f3c51d2aa01be77\"]],",
        "\"c\":{\"name\":[[\"Müller GmbH\",0]]}},\n",
        "{\"id\":\"0193f2a1-c0de-7000-8000-000000000002\",\"erased\":\"01a208e51e78-00000000-9f3c51d2aa01be77\"}\n",
        "],\n",
    );
    let file = String::from_utf8(desk.file()).expect("UTF-8");
    assert_eq!(file, with_right_sum(&format!("{expected}\"foot\"")));
    let parsed: Value = serde_json::from_str(&file).expect("JSON for any tool");
    assert_eq!(parsed["foot"]["n"], json!(2));
}

#[test]
fn d06_every_value_comes_back_as_it_was() {
    let desk = desk();
    let (records, foot) = read(&desk.file()).expect("whole");
    let back: BTreeMap<Uuid, _> = records.iter().map(|record| (record.id, record.rec.clone())).collect();
    assert_eq!(back, desk.recs);
    assert_eq!(foot.records, 3);
    for record in &records {
        assert_eq!(Ok(record.bytes.clone()), encode_row(record.id, &record.rec));
    }
    assert_eq!(records.iter().map(|record| record.line).collect::<Vec<_>>(), [4, 5, 6]);
}

#[test]
fn the_start_by_which_a_generation_began_stands_in_the_head() {
    let mut desk = Desk::new(1);
    desk.meta.start = Some(id(9));
    let file = String::from_utf8(desk.file()).expect("UTF-8");
    let start = |file: &str| {
        let (mut reader, mut records) = (Reader::default(), Vec::new());
        let fault = reader.feed(file.as_bytes(), &BTreeMap::<Uuid, Vec<u8>>::new(), &mut records).err();
        (reader.head().and_then(|head| head.start), fault.map(|fault| fault.problem))
    };
    assert!(file.contains("\"start\":\"0193f2a1-c0de-7000-8000-000000000009\""), "{file}");
    assert_eq!(start(&file), (Some(id(9)), None));
    assert_eq!(start(&text()), (None, None));
    let other = file.replace("0193f2a1-c0de-7000-8000-000000000009", "9");
    assert_eq!(start(&other), (None, Some(Problem::Part("start".to_owned()))));
}

#[test]
fn an_unsigned_file_under_an_id_of_its_own_says_whose_it_is() {
    let fresh = Head::of(&Desk::new(9).meta, "0.1.0", id(1), NOW, BTreeMap::new());
    let head = Head { unsigned_of: Some(Replica(7)), ..fresh.clone() };
    assert_eq!((fresh.shown_copy(), head.shown_copy()), (Replica(9), Replica(7)));
    // who signs says by that who it is
    let signed = Head { key: Some(public_half(&SecretKey([7; 32]))), ..head.clone() };
    assert_eq!(signed.shown_copy(), Replica(9));

    let mut file = Vec::new();
    Writer::begin(&head, &mut file).expect("a head").end(&mut file).expect("complete");
    let file = String::from_utf8(file).expect("UTF-8");
    assert!(file.contains("\"unsigned_of\":\"0000000000000007\""), "{file}");
    let read_back = |file: &str| {
        let (mut reader, mut records) = (Reader::default(), Vec::new());
        let fault = reader.feed(file.as_bytes(), &BTreeMap::<Uuid, Vec<u8>>::new(), &mut records).err();
        (reader.head().cloned(), fault.map(|fault| fault.problem))
    };
    assert_eq!(read_back(&file), (Some(head), None));
    let other = file.replace("\"0000000000000007\"", "\"7\"");
    assert_eq!(read_back(&other), (None, Some(Problem::Part("unsigned_of".to_owned()))));
}

#[test]
fn an_empty_book_is_a_file_too() {
    let (records, foot) = read(&Desk::new(1).file()).expect("whole");
    assert_eq!((records.len(), foot.records), (0, 0));
}

#[test]
fn a_file_may_arrive_in_pieces_of_any_size() {
    let file = desk().file();
    let whole = read(&file);
    for piece in [1, 2, 3, 7, 11, 64, 100, file.len()] {
        assert_eq!(read_in(&file, piece, Limits::default()), whole, "{piece}");
    }
}

#[test]
fn a_file_indented_anew_or_with_a_byte_order_mark_still_verifies() {
    let file = text();
    let whole = read(file.as_bytes()).expect("whole");
    let marked = read(format!("\u{feff}{file}\r\n").as_bytes()).expect("whole");
    assert_eq!(marked, whole);

    let spread = file.replace("],\n", " ] ,\r\n\n").replace("[[", "[ [\t").replace("\"k\":", "\n \"k\" : ");
    let (records, foot) = read(spread.as_bytes()).expect("whole");
    assert_eq!(foot, whole.1);
    assert!(records.iter().map(|record| &record.bytes).eq(whole.0.iter().map(|record| &record.bytes)));

    let resorted = file.replace("\"k\":\"customer\",", "").replace("}},\n", "},\"k\":\"customer\"},\n");
    assert_eq!(read(resorted.as_bytes()).map(|(_, foot)| foot), Ok(whole.1), "keys of a record in another order");
}

#[test]
fn equal_books_are_equal_files_except_for_id_and_time() {
    let (one, mut other) = (desk(), desk());
    assert_eq!(one.file(), other.file());
    other.now += 1;
    assert_eq!(text().lines().skip(2).count(), 6);
    let strip = |file: Vec<u8>| {
        let text = String::from_utf8(file).expect("UTF-8");
        let body: Vec<String> =
            text.lines().skip(2).take_while(|line| !line.starts_with("\"foot")).map(str::to_owned).collect();
        body
    };
    assert_eq!(strip(one.file()), strip(other.file()));
}

#[test]
fn the_name_of_a_file_tells_when_and_which_copy_and_nothing_else() {
    assert_eq!(
        file_name(NOW, Replica(0x9f3c_51d2_aa01_be77)).as_deref(),
        Some("counterpart-2026-11-23T1452Z-9f3c-full.json")
    );
    assert_eq!(file_name(0, Replica(1)).as_deref(), Some("counterpart-1970-01-01T0000Z-0000-full.json"));
    assert_eq!(file_name(u64::MAX, Replica(1)), None);
}

#[test]
fn a_writer_wants_its_rows_in_order_and_all_of_them() {
    let desk = desk();
    let rows: Vec<Vec<u8>> = desk.rows().into_values().collect();
    let head = Head::of(&desk.meta, "0.1.0", id(9), NOW, BTreeMap::from([("customer".to_owned(), 2)]));
    let mut out = Vec::new();
    let mut writer = Writer::begin(&head, &mut out).expect("a head");
    writer.row(&rows[1], &mut out).expect("the first row");
    assert_eq!(writer.row(&rows[0], &mut out), Err(WriterFault::Order { id: id(1) }));
    assert_eq!(writer.row(&rows[1], &mut out), Err(WriterFault::Order { id: id(2) }));
    assert_eq!(writer.row(b"{}", &mut out), Err(WriterFault::Row));
    assert_eq!(writer.end(&mut out), Err(WriterFault::Count { expected: 2, found: 1 }));
}
