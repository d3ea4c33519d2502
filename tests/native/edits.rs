//! What an edit writes over what is stored, and what takes it back: fields that were emptied, records that go in the same step,
//! fields that belong together. The app lays its steps over the stored record by these functions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::adjustment::Adjustment;
use counterpart::domain::contract::amendment::Amendment;
use counterpart::domain::contract::circumstances::Circumstances;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::entity::Entity;
use counterpart::domain::local_calendar::LocalCalendar;
use counterpart::kinds::Kind;
use counterpart::record::conflict::{Weight, conflicts, weight};
use counterpart::record::document::{fields_of, is_deleted, read};
use counterpart::record::rec::Rec;
use counterpart::record::row::decode_row;
use counterpart::record::transaction::Change;
use counterpart::sync::rebasing::{rebased, rebased_part, taken_back, with_emptied};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::join_laws::desk::{Desk, id};

fn fixture<E: Entity>(kind: Kind) -> E {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records").join(kind.name()).join("current.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("a fixture")).expect("an entity")
}

/// Writes what the person changed, as the app does.
fn edit<E: Entity>(desk: &mut Desk, seen: &E, now: &E) -> Vec<Uuid> {
    let base = fields_of(seen).expect("an object");
    let fields = with_emptied(&base, fields_of(now).expect("an object"), E::SETS);
    let id: Uuid = now.id().into();
    let fields = rebased(desk.recs.get(&id), &base, &fields, E::SETS);
    desk.write(&[Change::Put { id, kind: E::KIND, sets: E::SETS, fields }]).expect("written")
}

fn stored<E: Entity>(desk: &Desk, id: E::Id) -> E {
    let id: Uuid = id.into();
    read(id, &desk.recs[&id]).expect("an entity")
}

/// Writes `full`, edits it to `emptied`, and takes that back; reads it after every step.
fn there_and_back<E: Entity + std::fmt::Debug>(full: &E, emptied: &E) {
    for (first, second) in [(full, emptied), (emptied, full)] {
        let mut desk = Desk::new(1);
        desk.put(first);
        let id: Uuid = first.id().into();
        let before = desk.recs[&id].clone();
        assert_eq!(edit(&mut desk, first, second), [id], "the edit is written");
        assert_eq!(&stored::<E>(&desk, first.id()), second, "and read");
        // as another tab reads it from the disk
        let (_, rec) = decode_row(&desk.rows()[&id]).expect("a row");
        assert_eq!(&read::<E>(id, &rec).expect("an entity"), second);

        let (base, fields) = taken_back(&before, &desk.recs[&id], E::SETS);
        let fields = rebased(Some(&desk.recs[&id]), &base, &fields, E::SETS);
        desk.write(&[Change::Put { id, kind: E::KIND, sets: E::SETS, fields }]).expect("written");
        assert_eq!(&stored::<E>(&desk, first.id()), first, "taken back");
    }
}

#[test]
fn a_field_that_is_left_out_when_it_says_nothing_can_be_emptied_and_filled_again() {
    let mut bare: Contract = fixture(Kind::Contract);
    bare.acknowledged = BTreeMap::new();
    bare.circumstances = Circumstances::default();
    let accepted = [("PRC-W01".to_owned(), "known to both".to_owned())];
    there_and_back(&Contract { acknowledged: BTreeMap::from(accepted), ..bare.clone() }, &bare);
    let licensed = Circumstances { licence: "SP-4711".to_owned(), ..Circumstances::default() };
    there_and_back(&Contract { circumstances: licensed, ..bare.clone() }, &bare);

    there_and_back(&Contract { adjustment: Some(Adjustment::usual()), ..bare.clone() }, &bare);

    let amendment: Amendment = fixture(Kind::Amendment);
    assert!(amendment.after.is_some());
    there_and_back(&amendment, &Amendment { after: None, ..amendment.clone() });

    let bare = BookSettings::default();
    let week = BTreeSet::from(LocalCalendar::USUAL);
    let full = bare.clone().with_local_calendar(Wording::same("Singapore"), week).expect("a calendar");
    there_and_back(&full, &bare);
}

#[test]
fn two_edits_of_one_record_in_one_step_both_stay() {
    let mut desk = Desk::new(1);
    let seen: Contract = fixture(Kind::Contract);
    desk.put(&seen);
    let id: Uuid = seen.id.into();
    let base = fields_of(&seen).expect("an object");
    let put = |now: &Contract| {
        let fields = rebased(Some(&desk.recs[&id]), &base, &fields_of(now).expect("an object"), Contract::SETS);
        Change::Put { id, kind: Kind::Contract, sets: Contract::SETS, fields }
    };
    let changes = [
        put(&Contract { note: "first".to_owned(), ..seen.clone() }),
        put(&Contract { owner: "second".to_owned(), ..seen.clone() }),
    ];
    desk.write(&changes).expect("written");
    let now: Contract = stored(&desk, seen.id);
    assert_eq!((now.note.as_str(), now.owner.as_str()), ("first", "second"));
}

#[test]
fn of_a_record_that_went_meanwhile_an_edit_writes_the_whole_and_what_takes_one_back_nothing() {
    let seen: Contract = fixture(Kind::Contract);
    let now = Contract { note: "edited".to_owned(), ..seen.clone() };
    let mut desk = Desk::new(1);
    desk.put(&seen);
    let id: Uuid = seen.id.into();
    let before = desk.recs[&id].clone();
    edit(&mut desk, &seen, &now);
    let (base, fields) = taken_back(&before, &desk.recs[&id], Contract::SETS);
    // it was forgotten: another tab started the book again
    let after = desk.recs.remove(&id).expect("it was there");
    assert_eq!(rebased_part(None, &base, &fields, Contract::SETS), None);
    let there = rebased_part(Some(&after), &base, &fields, Contract::SETS).expect("it is there");
    assert_eq!(there["note"], before.show("note").cloned().unwrap_or(Value::Null));
    edit(&mut desk, &seen, &now);
    assert_eq!(stored::<Contract>(&desk, seen.id), now);
}

#[test]
fn a_record_that_is_deleted_in_a_step_is_not_brought_back_by_an_edit_in_it() {
    let put = |note: &str| Change::Put {
        id: id(1),
        kind: Kind::Dispute,
        sets: &[],
        fields: BTreeMap::from([("note".to_owned(), json!(note))]),
    };
    let gone = |changes: &[Change]| {
        let mut desk = Desk::new(1);
        desk.write(&[put("there")]).expect("written");
        desk.write(changes).expect("written");
        (is_deleted(desk.rec(1)), desk.show(1, "note"))
    };
    assert_eq!(gone(&[Change::Delete { id: id(1) }, put("freed")]), (true, json!("there")));
    assert_eq!(gone(&[put("freed"), Change::Delete { id: id(1) }]), (true, json!("freed")));
    // who means it says so
    let back = [Change::Delete { id: id(1) }, Change::Restore { id: id(1) }, put("kept")];
    assert_eq!(gone(&back), (false, json!("kept")));
}

#[test]
fn an_edit_in_a_later_step_still_brings_a_deleted_record_back() {
    let mut desk = Desk::new(1);
    desk.set(1, "name", "Harbour Pumps Ltd");
    desk.write(&[Change::Delete { id: id(1) }]).expect("written");
    desk.set(1, "name", "Harbour Pumps plc");
    assert!(!is_deleted(desk.rec(1)));
}

fn show(rec: &Rec, names: &[&str]) -> Vec<Value> {
    names.iter().map(|name| rec.show(name).cloned().unwrap_or(Value::Null)).collect()
}

/// A record as it was, as one copy made it, and as the other one did, in the fields of this order.
struct Apart {
    kind: Kind,
    fields: &'static [&'static str],
    before: Value,
    ours: Value,
    theirs: Value,
}

#[test]
fn what_belongs_together_is_shown_as_one_of_two_people_saw_it() {
    let row = |kind, fields, before, ours, theirs| Apart { kind, fields, before, ours, theirs };
    let table = [
        row(Kind::SalesTarget, &["currency", "base"], json!(["CNY", 100]), json!(["EUR", 100]), json!(["CNY", 700])),
        row(Kind::SalesTarget, &["base", "stretch"], json!([100, 120]), json!([100, 150]), json!([200, 120])),
        row(Kind::SalesTarget, &["base", "parts"], json!([4, [2, 2]]), json!([4, [1, 3]]), json!([6, [2, 2]])),
        row(
            Kind::SalesTarget,
            &["from", "to", "grain"],
            json!(["2026-01-01", "2026-12-31", "quarter"]),
            json!(["2026-07-01", "2026-12-31", "quarter"]),
            json!(["2026-01-01", "2026-06-30", "month"]),
        ),
        row(
            Kind::SharingScope,
            &["begins", "valid_to", "return_days"],
            json!(["2026-01-01", "2026-12-31", 30]),
            json!(["2027-01-01", "2027-12-31", 30]),
            json!(["2026-01-01", "2026-06-30", 10]),
        ),
        row(
            Kind::Dispute,
            &["known_on", "anew_on", "limitation_months"],
            json!(["2026-01-01", null, 36]),
            json!(["2026-01-01", "2026-05-01", 36]),
            json!(["2026-02-01", null, 48]),
        ),
        row(
            Kind::Undertaking,
            &["since", "ended", "years"],
            json!(["2026-01-01", null, 3]),
            json!(["2026-01-01", "2026-05-01", 3]),
            json!(["2026-01-01", null, 5]),
        ),
        row(
            Kind::Material,
            &["amount", "unit"],
            json!([{"quantity": 2000}, "piece"]),
            json!([{"quantity": 2000}, "hour"]),
            json!([{"quantity": 5000}, "piece"]),
        ),
        row(
            Kind::Duty,
            &["due", "repeats"],
            json!(["2026-01-31", null]),
            json!(["2026-02-28", null]),
            json!(["2026-01-31", "monthly"]),
        ),
        row(
            Kind::PriceList,
            &["valid_from", "valid_to"],
            json!(["2026-01-01", "2026-12-31"]),
            json!(["2027-01-01", "2026-12-31"]),
            json!(["2026-01-01", "2026-06-30"]),
        ),
    ];
    for Apart { kind, fields, before, ours, theirs } in table {
        let put = |values: &Value| Change::Put {
            id: id(1),
            kind,
            sets: &[],
            fields: fields
                .iter()
                .zip(values.as_array().expect("a list"))
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
        };
        for ours_is_later in [false, true] {
            let (mut a, mut b) = (Desk::new(1), Desk::new(2));
            a.write(&[put(&before)]).expect("written");
            b.receive(&a.file());
            (a.now, b.now) = if ours_is_later { (a.now + 60_000, b.now) } else { (a.now, b.now + 60_000) };
            a.write(&[put(&ours)]).expect("written");
            b.write(&[put(&theirs)]).expect("written");
            let (from_a, from_b) = (a.file(), b.file());
            a.receive(&from_b);
            b.receive(&from_a);
            let shown = show(a.rec(1), fields);
            let one = if ours_is_later { &ours } else { &theirs };
            assert_eq!(&json!(shown), one, "{} is whole", kind.name());
            assert_eq!(shown, show(b.rec(1), fields), "both show the same");
            assert!(conflicts(a.rec(1)).count() > 0, "and somebody is asked");
        }
    }
}

#[test]
fn what_fees_days_and_parties_hang_on_is_protected_in_the_newer_kinds_too() {
    let protected: &[(Kind, &[&str])] = &[
        (Kind::BookSettings, &["lpr", "ecb", "boe", "rest_days", "local_days/singapore", "service", "approval"]),
        (Kind::BookSettings, &["standards/2026-05-18T09:00"]),
        (Kind::Ticket, &["number", "customer", "contract", "kind", "severity", "received"]),
        (
            Kind::SharingScope,
            &["number", "customer", "contract", "fields", "personal", "basis", "begins", "valid_to", "return_days"],
        ),
        (Kind::Undertaking, &["bearer", "contract", "covers", "since", "ended", "years"]),
        (Kind::SubjectRequest, &["received", "name", "asks", "law", "course/0193f2a1-c0de-7000-8000-000000000001"]),
        (Kind::Incident, &["number", "customer", "contract", "scope", "severity", "notice_hours", "cost"]),
    ];
    let quiet: &[(Kind, &[&str])] = &[
        (Kind::BookSettings, &["own_fields/0193f2a1-c0de-7000-8000-000000000001", "own_order", "reminders/x", "pool"]),
        (Kind::Ticket, &["title", "description", "wish", "by"]),
        (Kind::SharingScope, &["note", "basis_note"]),
        (Kind::Undertaking, &["note"]),
        (Kind::SubjectRequest, &["note"]),
        (Kind::Incident, &["title", "description", "records", "by"]),
        (Kind::Task, &["title", "note"]),
        (Kind::SavedView, &["name"]),
        (Kind::OwnClause, &["heading", "fallback", "fairness"]),
        (Kind::Fallback, &["name", "changes", "kept_on", "currency", "when", "archived"]),
    ];
    for (table, expected) in [(protected, Weight::Protected), (quiet, Weight::Quiet)] {
        for (kind, fields) in table {
            for field in *fields {
                assert_eq!(weight(kind.name(), field), expected, "{} {field}", kind.name());
            }
        }
    }
}

#[test]
fn a_conflict_that_was_settled_can_be_opened_again_and_every_copy_sees_it() {
    let (mut a, mut b) = (Desk::new(1), Desk::new(2));
    a.set(1, "name", "as it was");
    b.receive(&a.file());
    a.set(1, "name", "ours");
    b.now += 60_000;
    b.set(1, "name", "theirs");
    a.receive(&b.file());
    a.now = b.now + 60_000;
    let values = |desk: &Desk| -> Vec<Value> {
        let cell = desk.rec(1).cell("name").expect("a register");
        cell.versions().map(|version| version.val.clone()).collect()
    };
    let stood = values(&a);
    assert_eq!(stood, [json!("theirs"), json!("ours")]);

    a.write(&[Change::Settle { id: id(1), field: "name".to_owned(), value: json!("ours") }]).expect("written");
    b.receive(&a.file());
    assert_eq!((values(&a), values(&b)), (vec![json!("ours")], vec![json!("ours")]));

    a.write(&[Change::Reopen { id: id(1), field: "name".to_owned(), values: stood.clone() }]).expect("written");
    assert_eq!(values(&a), stood);
    assert_eq!(conflicts(a.rec(1)).count(), 1);
    // through text, to the other copy, and back
    let (_, rec) = decode_row(&a.rows()[&id(1)]).expect("a row");
    assert_eq!(&rec, a.rec(1));
    b.receive(&a.file());
    a.receive(&b.file());
    assert_eq!((values(&a), values(&b)), (stood.clone(), stood));
    // and is settled again by whoever knows of both
    b.now = a.now + 60_000;
    b.write(&[Change::Settle { id: id(1), field: "name".to_owned(), value: json!("theirs") }]).expect("written");
    a.receive(&b.file());
    assert_eq!(values(&a), [json!("theirs")]);
}
