//! From an entity to its record, its text and back.

use std::collections::BTreeMap;

use counterpart::domain::contract::circumstances::Size;
use counterpart::domain::customer::{Customer, Level, PartyKind, TradeRole};
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, ReceiptId};
use counterpart::domain::invoice_profile::InvoiceProfile;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::receipt::{PaymentMethod, Receipt};
use counterpart::kinds::Kind;
use counterpart::record::canonical::{self, MAX_INTEGER, Unwritable};
use counterpart::record::document::{Opened, ReadFault, is_deleted, open_row, read};
use counterpart::record::life::Life;
use counterpart::record::meta::Meta;
use counterpart::record::rec::Rec;
use counterpart::record::replica::Replica;
use counterpart::record::row::{decode_row, encode_row, id_of};
use counterpart::record::strict::{self, JsonFault};
use counterpart::record::transaction::{Change, WriteFault, write};
use serde_json::{Value, json};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::desk::{Desk, Late, NOW, early, id};

fn customer(number: u64, name: &str) -> Customer {
    Customer {
        id: CustomerId(id(number)),
        number: "KH-0118".to_owned(),
        name: name.to_owned(),
        short_name: String::new(),
        kind: PartyKind::Organisation,
        role: TradeRole::Customer,
        level: Level::C,
        scale: Size::Unknown,
        code: String::new(),
        industry: String::new(),
        source: String::new(),
        address: serde_json::from_value(json!({})).unwrap_or_default(),
        legal_representative: String::new(),
        phone: String::new(),
        email: String::new(),
        primary_contact: None,
        invoice: InvoiceProfile::default(),
        bank: serde_json::from_value(json!({})).expect("no bank"),
        credit_limit: Some(Money::new(12_345, Currency::CNY)),
        service_levels: Vec::new(),
        service_times: BTreeMap::new(),
        owner: String::new(),
        since: None,
        note: String::new(),
        tags: Vec::new(),
        parent: None,
        merged_into: None,
        not_same: BTreeMap::new(),
        own: BTreeMap::new(),
    }
}

#[test]
fn an_entity_comes_back_as_it_was_put() {
    let mut desk = Desk::new(1);
    let müller = customer(1, "Müller GmbH");
    desk.put(&müller);
    assert_eq!(read::<Customer>(id(1), desk.rec(1)), Ok(müller));
    let opened = open_row(&encode_row(id(1), desk.rec(1)).expect("text"));
    assert_eq!(opened, Ok((id(1), Opened::Plain(customer(1, "Müller GmbH")))));
    assert!(matches!(read::<Receipt>(id(1), desk.rec(1)), Err(ReadFault::OtherKind { found }) if found == "customer"));
}

#[test]
fn a_transaction_has_one_name_and_one_stamp() {
    let mut desk = Desk::new(1);
    desk.put(&customer(1, "A"));
    let changes =
        [Change::put(&customer(2, "B")).expect("an object"), Change::put(&customer(3, "C")).expect("an object")];
    desk.write(&changes).expect("written");
    assert_eq!(desk.meta.seq(), 2);
    let mut writes: Vec<_> = [2, 3].iter().flat_map(|n| desk.rec(*n).versions().map(|v| (v.dot, v.hlc))).collect();
    writes.dedup();
    assert_eq!(writes.len(), 1);
    assert_eq!(writes[0].1, desk.meta.hlc);
}

#[test]
fn only_fields_that_changed_are_written() {
    let mut desk = Desk::new(1);
    desk.put(&customer(1, "A"));
    let mut renamed = customer(1, "B");
    "021-5555".clone_into(&mut renamed.phone);
    desk.put(&renamed);
    let second: Vec<&str> =
        desk.rec(1).cells().filter(|(_, cell)| cell.show().dot.seq == 2).map(|(name, _)| name).collect();
    assert_eq!(second, ["name", "phone"]);

    let before = desk.meta.clone();
    desk.put(&renamed);
    assert_eq!(desk.meta, before, "a transaction that changes nothing takes no number");
}

#[test]
fn items_of_a_set_are_registers_of_their_own() {
    let mut desk = Desk::new(1);
    desk.put(&early(1, "Pumps", &[(1, 5), (2, 7)]));
    desk.put(&early(1, "Pumps", &[(1, 6), (3, 1)]));
    let line = |line: u64| format!("lines/{}", id(1000 + line));
    let shown = |n: u64| desk.rec(1).cell(&line(n)).map(|cell| (cell.show().val.clone(), cell.show().dot.seq));
    assert_eq!(shown(1), Some((json!({"name": "line 1", "quantity": 6}), 2)));
    assert_eq!(shown(2), Some((Value::Null, 2)), "a removed item is null");
    assert_eq!(shown(3), Some((json!({"name": "line 3", "quantity": 1}), 2)));
    assert_eq!(read(id(1), desk.rec(1)), Ok(early(1, "Pumps", &[(1, 6), (3, 1)])));

    desk.put(&early(1, "Pumps", &[]));
    assert_eq!(read(id(1), desk.rec(1)), Ok(early(1, "Pumps", &[])));
}

#[test]
fn m17_an_older_shape_is_lifted_and_a_newer_one_is_kept() {
    let mut desk = Desk::new(1);
    desk.put(&early(1, "Pumps", &[(1, 5)]));
    let lifted: Late = read(id(1), desk.rec(1)).expect("lifted");
    assert_eq!((lifted.subject.as_str(), lifted.remark.as_str()), ("Pumps", ""));

    desk.put(&Late { remark: "urgent".to_owned(), ..lifted });
    assert_eq!(desk.show(1, "_v"), json!(2));

    let older = read::<super::desk::Early>(id(1), desk.rec(1)).expect("the old fields are still there");
    desk.put(&super::desk::Early { lines: early(1, "", &[(1, 9)]).lines, ..older });
    let newer: Late = read(id(1), desk.rec(1)).expect("still the new shape");
    assert_eq!((newer.subject.as_str(), newer.remark.as_str()), ("Pumps", "urgent"));
    assert_eq!(newer.lines.values().next().map(|line| line.quantity), Some(9));
    assert_eq!(desk.show(1, "_v"), json!(2), "the shape is never lowered");
}

/// Records of two shapes lie side by side while they are lifted one by one; wherever that stops, all are read.
#[test]
fn k04_records_of_mixed_shapes_are_read_while_they_are_lifted_one_by_one() {
    let mut desk = Desk::new(1);
    let count = 20;
    (1..=count).for_each(|number| desk.put(&early(number, &format!("contract {number}"), &[(1, 5)])));
    for lifted in 0..=count {
        for number in 1..=count {
            let found: Late = read(id(number), desk.rec(number)).expect("either shape is read");
            assert_eq!(found.subject, format!("contract {number}"));
            let shape = desk.show(number, "_v");
            assert_eq!(shape, if number <= lifted { json!(2) } else { Value::Null }, "lifted so far: {lifted}");
        }
        if lifted < count {
            let next = lifted + 1;
            let found: Late = read(id(next), desk.rec(next)).expect("read");
            desk.put(&found);
        }
    }
    // and an older build still reads what it knows
    assert!((1..=count).all(|number| read::<super::desk::Early>(id(number), desk.rec(number)).is_ok()));
}

#[test]
fn deleting_restoring_and_putting_again() {
    let mut desk = Desk::new(1);
    desk.put(&customer(1, "A"));
    desk.write(&[Change::Delete { id: id(1) }]).expect("deleted");
    assert_eq!(desk.rec(1).life(), Life::Deleted);
    let opened = open_row::<Customer>(&encode_row(id(1), desk.rec(1)).expect("text"));
    assert_eq!(opened, Ok((id(1), Opened::Whole(desk.rec(1).clone()))));
    assert_eq!(desk.show(1, "_life"), json!({"deleted": {"0000000000000001": 2}}));
    assert_eq!(desk.write(&[Change::Delete { id: id(1) }]), Ok(vec![]), "it is deleted already");

    desk.write(&[Change::Restore { id: id(1) }]).expect("restored");
    assert_eq!(desk.rec(1).life(), Life::Live);
    desk.write(&[Change::Delete { id: id(1) }]).expect("deleted");
    desk.put(&customer(1, "A"));
    assert_eq!(desk.rec(1).life(), Life::Live, "undoing a deletion puts the record back as it was");

    desk.write(&[
        Change::Settle { id: id(1), field: "name".to_owned(), value: json!("Z") },
        Change::Delete { id: id(1) },
    ])
    .expect("written");
    assert!(is_deleted(desk.rec(1)), "what the same transaction wrote was known to the deleter");
}

#[test]
fn an_erased_record_keeps_no_value_and_takes_none() {
    let mut desk = Desk::new(1);
    desk.put(&customer(1, "A"));
    desk.write(&[Change::Erase { id: id(1) }]).expect("erased");
    assert_eq!(desk.rec(1), &Rec::Erased { hlc: desk.meta.hlc });
    let again = desk.write(&[Change::put(&customer(1, "A")).expect("an object")]);
    assert_eq!(again, Err(WriteFault::Erased { id: id(1) }));
    assert_eq!(desk.write(&[Change::Erase { id: id(9) }]), Err(WriteFault::Missing { id: id(9) }));
}

#[test]
fn a_row_that_is_written_once_does_not_change() {
    let receipt = Receipt {
        id: ReceiptId(id(1)),
        customer: CustomerId(id(2)),
        on: Date::parse("2026-11-23").expect("a date"),
        amount: Money::new(10_000, Currency::CNY),
        method: PaymentMethod::Transfer,
        reference: String::new(),
        reverses: None,
        note: String::new(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    };
    let mut desk = Desk::new(1);
    desk.put(&receipt);
    desk.put(&receipt);
    let altered = Receipt { amount: Money::new(1, Currency::CNY), ..receipt.clone() };
    let fault = desk.write(&[Change::put(&altered).expect("an object")]);
    assert_eq!(fault, Err(WriteFault::WrittenOnce { id: id(1) }));

    // the same value under another name is no change; another value beside it is one
    let anew = |values: Vec<Value>| Change::Reopen { id: id(1), field: "on".to_owned(), values };
    desk.write(&[anew(vec![json!("2026-11-23")])]).expect("written anew");
    assert_eq!(desk.rec(1).cell("on").map(|cell| cell.show().dot.seq), Some(2));
    let fault = desk.write(&[anew(vec![json!("2026-11-23"), json!("2026-11-24")])]);
    assert_eq!(fault, Err(WriteFault::WrittenOnce { id: id(1) }));

    desk.write(&[Change::Delete { id: id(1) }]).expect("its making can be undone");
    desk.put(&receipt);
    assert_eq!(desk.rec(1).life(), Life::Live);
}

#[test]
fn an_id_belongs_to_one_kind() {
    let mut desk = Desk::new(1);
    desk.put(&customer(1, "A"));
    let fault = desk.write(&[Change::put(&early(1, "Pumps", &[])).expect("an object")]);
    assert_eq!(fault, Err(WriteFault::OtherKind { id: id(1), found: "customer".to_owned() }));
}

#[test]
fn all_changes_are_written_or_none() {
    let mut desk = Desk::new(1);
    let changes = [Change::put(&customer(1, "A")).expect("an object"), Change::Delete { id: id(2) }];
    assert_eq!(desk.write(&changes), Err(WriteFault::Missing { id: id(2) }));
    assert_eq!((desk.recs.len(), desk.meta.seq()), (0, 0));
}

#[test]
fn the_text_of_a_record_is_its_line_in_a_file() {
    let mut desk = Desk::new(0x9f3c_51d2_aa01_be77);
    desk.set(1, "name", "Müller \"GmbH\"\n");
    desk.set(1, "note", json!({"b": 1, "a": [null, true, -5]}));
    let text = encode_row(id(1), desk.rec(1)).expect("text");
    assert_eq!(
        String::from_utf8_lossy(&text),
        "{\"id\":\"0193f2a1-c0de-7000-8000-000000000001\",\"k\":\"customer\",\
         \"d\":[[\"9f3c51d2aa01be77:1\",\"01a208e516a8-00000000-9f3c51d2aa01be77\"],\
         [\"9f3c51d2aa01be77:2\",\"01a208e51a90-00000000-9f3c51d2aa01be77\"]],\
         \"c\":{\"name\":[[\"Müller \\\"GmbH\\\"\\n\",0]],\"note\":[[{\"a\":[null,true,-5],\"b\":1},1]]}}"
    );
    assert_eq!(id_of(&text), Some(id(1)));
    assert_eq!(decode_row(&text), Ok((id(1), desk.rec(1).clone())));

    let erased = Rec::Erased { hlc: desk.meta.hlc };
    let text = encode_row(id(1), &erased).expect("text");
    assert_eq!(
        String::from_utf8_lossy(&text),
        "{\"id\":\"0193f2a1-c0de-7000-8000-000000000001\",\"erased\":\"01a208e51a90-00000000-9f3c51d2aa01be77\"}"
    );
    assert_eq!(decode_row(&text), Ok((id(1), erased)));
}

#[test]
fn the_canonical_spelling_sorts_keys_and_escapes_little() {
    let check = |value: Value, expected: &str| {
        assert_eq!(
            canonical::bytes(&value).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
            Ok(expected.to_owned())
        );
    };
    check(json!({"b": {}, "a": [], "": 0}), r#"{"":0,"a":[],"b":{}}"#);
    check(
        json!("\u{0}\u{8}\u{9}\u{a}\u{b}\u{c}\u{d}\u{1f} \"\\/\u{7f}\u{2028}€😀"),
        "\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\u{7f}\u{2028}€😀\"",
    );
    check(json!([MAX_INTEGER, -MAX_INTEGER, 0]), "[9007199254740991,-9007199254740991,0]");
    for outside in [json!(MAX_INTEGER + 1), json!(-MAX_INTEGER - 1), json!(1.5), json!(u64::MAX)] {
        assert_eq!(canonical::bytes(&outside), Err(Unwritable::Number), "{outside}");
    }
    assert_eq!(canonical::bytes(&json!("x".repeat(65_536))).map(|bytes| bytes.len()), Ok(65_538));
    assert_eq!(canonical::bytes(&json!("x".repeat(65_537))), Err(Unwritable::Text));
    let nested = |levels: usize| (0..levels).fold(json!(1), |inner, _| json!([inner]));
    assert!(canonical::bytes(&nested(10)).is_ok());
    assert_eq!(canonical::bytes(&nested(11)), Err(Unwritable::Depth));
}

#[test]
fn p12_a_number_is_read_exactly_or_not_at_all() {
    for text in [
        "1e400",
        "1e2",
        "1.0",
        "-0",
        "-0.0",
        "0.1",
        "9007199254740992",
        "9007199254740993",
        "-9007199254740992",
        "18446744073709551616",
    ] {
        assert_eq!(strict::value(text.as_bytes()), Err(JsonFault::Number), "{text}");
    }
    for text in ["NaN", "Infinity", "0x10", "01", "+1", ".5", "1.", "--1"] {
        assert!(matches!(strict::value(text.as_bytes()), Err(JsonFault::Form(_))), "{text}");
    }
    assert_eq!(strict::value(b"9007199254740991"), Ok(json!(MAX_INTEGER)));
}

#[test]
fn a_value_that_no_file_can_carry_is_not_written() {
    let long = BTreeMap::from([("note".to_owned(), json!("x".repeat(65_537)))]);
    let meta = Meta::fresh(super::desk::WORKSPACE, Replica(1));
    let change = Change::Put { id: id(1), kind: Kind::Customer, sets: &[], fields: long };
    let fault = write(&meta, &BTreeMap::new(), &[change], NOW);
    assert_eq!(fault, Err(WriteFault::Unwritable { id: id(1), reason: Unwritable::Text }));

    let many: BTreeMap<String, Value> = (0..17).map(|n| (format!("note{n}"), json!("x".repeat(65_000)))).collect();
    let change = Change::Put { id: id(1), kind: Kind::Customer, sets: &[], fields: many };
    let fault = write(&meta, &BTreeMap::new(), &[change], NOW);
    assert_eq!(fault, Err(WriteFault::Unwritable { id: id(1), reason: Unwritable::Record }));
}

#[test]
fn what_the_copy_knows_of_itself_survives_storage() {
    let mut desk = Desk::new(7);
    desk.set(1, "name", "A");
    let text = desk.meta.encode().expect("text");
    assert_eq!(Meta::decode(&text).expect("read"), desk.meta);
    let rebuilt = Meta::rebuilt(super::desk::WORKSPACE, Replica(8), desk.recs.values());
    assert_eq!((rebuilt.vv, rebuilt.hlc), (desk.meta.vv.clone(), desk.meta.hlc));
}
