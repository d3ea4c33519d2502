//! Not losing the book: what is concluded from what is found, which snapshots are kept, what can be got out of a wreck,
//! and what the check of a book finds. `storage-and-sync.md` 2.10 and 3: S10, S11, S12, S13, S14, S15, T01.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use base64::Engine as _;
use counterpart::domain::contact::Contact;
use counterpart::domain::contract::circumstances::Size;
use counterpart::domain::customer::{Customer, Level, PartyKind, TradeRole};
use counterpart::domain::id::{ContactId, CustomerId};
use counterpart::domain::invoice_profile::InvoiceProfile;
use counterpart::domain::own_entity::BankAccount;
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::record::transaction::{Change, write};
use counterpart::store::rescue::Dump;
use counterpart::store::safety::{Age, Space, age, space};
use counterpart::store::schema::ObjectStore;
use counterpart::store::sentinel::{LastExport, Noted, Seen, Sentinel, Standing, judge, mark};
use counterpart::store::snapshot::{Label, Why, surplus};
use counterpart::store::{Batch, Durability, Repository, Row, RowKey, memory::MemoryDisk};
use counterpart::sync::contest::{Contested, Fields, beginning, contested, settle};
use counterpart::sync::file::reader::Reader;
use counterpart::sync::integrity::{Check, Finding, examine};
use counterpart::sync::salvage::{Marks, salvage};
use serde_json::{Value, json};
use uuid::Uuid;

const NOW: u64 = 1_779_240_600_000;
const DAY: u64 = 86_400_000;

/// Nothing in memory ever waits.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

// ---- the sentinel ------------------------------------------------------------------------------------------------

fn known(rev: u64, count: u64, digest8: &str) -> Sentinel {
    Sentinel {
        workspace: "w".to_owned(),
        rev,
        count,
        digest8: digest8.to_owned(),
        last_export: LastExport::Never,
        exported_rev: 0,
        generation: 1,
        start: None,
    }
}

#[test]
fn s15_a_copy_whose_head_is_lost_stays_in_the_generation_that_was_noted() {
    let workspace = Uuid::from_u64_pair(0x9b2d_6a10_52c4_4b3e, 0x8f00_0000_0000_0001);
    let start = Some(Uuid::from_u128(9));
    let noted = Sentinel { workspace: workspace.to_string(), generation: 3, start, ..known(12, 4_812, "aaaaaaaa") };
    let rebuilt = |workspace: Uuid| Meta::rebuilt(workspace, Replica(2), []);
    let noted = noted.noted().expect("which book");
    assert_eq!(noted, Noted { workspace, generation: 3, start });
    let told = noted.in_generation(rebuilt(workspace));
    assert_eq!((told.generation, told.start, told.replica), (3, start, Replica(2)));
    // of another book, or noted before there were generations, nothing is known
    let other = Uuid::from_u128(5);
    assert_eq!(noted.in_generation(rebuilt(other)), rebuilt(other));
    let old = r#"{"workspace":"9b2d6a10-52c4-4b3e-8f00-000000000001","rev":12,"count":9,"digest8":"aaaaaaaa","last_export":"never"}"#;
    let old: Sentinel = serde_json::from_str(old).expect("a note of before");
    let old = old.noted().expect("which book");
    assert_eq!(old.in_generation(rebuilt(workspace)), rebuilt(workspace));
    // a garbled note names no book
    assert_eq!(known(12, 9, "aaaaaaaa").noted(), None);
}

fn seen(workspace: &str, rev: u64, count: u64, digest8: &str) -> Seen {
    Seen { workspace: workspace.to_owned(), rev, count, digest8: digest8.to_owned() }
}

#[test]
fn s10_s11_s12_what_is_concluded_from_what_is_found() {
    let sentinel = known(12, 4_812, "aaaaaaaa");
    for (what, known, found, expected) in [
        ("both gone", None, None, Standing::FirstVisit),
        ("no note", None, Some(seen("w", 3, 9, "x")), Standing::Sound),
        ("as noted", Some(&sentinel), Some(seen("w", 12, 4_812, "aaaaaaaa")), Standing::Sound),
        ("a tab died before its note", Some(&sentinel), Some(seen("w", 13, 4_813, "bbbbbbbb")), Standing::Sound),
        ("the database is gone", Some(&sentinel), None, Standing::Gone { expected: 4_812 }),
        (
            "an old profile",
            Some(&sentinel),
            Some(seen("w", 11, 4_000, "cccccccc")),
            Standing::Behind { expected: 4_812, found: 4_000 },
        ),
        (
            "an old profile that went on to the same number",
            Some(&sentinel),
            Some(seen("w", 12, 4_811, "dddddddd")),
            Standing::Behind { expected: 4_812, found: 4_811 },
        ),
        (
            "another book",
            Some(&sentinel),
            Some(seen("v", 99, 7, "aaaaaaaa")),
            Standing::Behind { expected: 4_812, found: 7 },
        ),
    ] {
        assert_eq!(judge(known, found.as_ref()), expected, "{what}");
    }
}

#[test]
fn s12_the_mark_of_a_head_differs_with_the_head() {
    assert_eq!(mark(b"clock 1").len(), 8);
    assert_ne!(mark(b"clock 1"), mark(b"clock 2"));
    // CRC-32 of "123456789", as every table of check sums has it
    assert_eq!(mark(b"123456789"), "cbf43926");
}

#[test]
fn a_note_of_an_earlier_version_is_read() {
    let text = r#"{"workspace":"w","rev":12,"count":4812,"digest8":"aaaaaaaa","last_export":"never"}"#;
    // it knows of no generation, which is before all that are numbered
    let read = Sentinel { generation: 0, ..known(12, 4_812, "aaaaaaaa") };
    assert_eq!(serde_json::from_str::<Sentinel>(text).ok(), Some(read));
}

// ---- age of the backup, and space --------------------------------------------------------------------------------

#[test]
fn how_old_a_backup_is() {
    let at = |days: u64| LastExport::At(NOW - days * DAY);
    for (last, changes, expected) in [
        (at(0), 0, Age::Fresh),
        (at(7), 200, Age::Fresh),
        (at(8), 0, Age::Ageing),
        (at(30), 200, Age::Ageing),
        (at(31), 0, Age::Old),
        (at(0), 201, Age::Old),
        (LastExport::Never, 0, Age::Ageing),
        (LastExport::Never, 20, Age::Ageing),
        (LastExport::Never, 21, Age::Old),
        // a clock that went back makes nothing older
        (LastExport::At(NOW + DAY), 0, Age::Fresh),
    ] {
        assert_eq!(age(last, changes, NOW), expected, "{last:?} {changes}");
    }
}

#[test]
fn s02_from_nine_tenths_on_space_is_tight() {
    for (used, quota, expected) in [
        (0, 0, Space::Ample),
        (89, 100, Space::Ample),
        (90, 100, Space::Tight { percent: 90 }),
        (100, 100, Space::Tight { percent: 100 }),
        (u64::MAX, u64::MAX, Space::Tight { percent: 100 }),
        (5, 100_000, Space::Ample),
    ] {
        assert_eq!(space(used, quota), expected, "{used} of {quota}");
    }
}

// ---- snapshots ---------------------------------------------------------------------------------------------------

fn label(day: &str, at_ms: u64, why: Why) -> String {
    Label { day: day.to_owned(), at_ms, why, rev: 3, count: Some(40), bytes: Some(5_000) }.name()
}

#[test]
fn a_label_says_what_it_was_given() {
    let written = Label {
        day: "2026-05-20".to_owned(),
        at_ms: NOW,
        why: Why::BeforeRestore,
        rev: 17,
        count: Some(4_812),
        bytes: Some(1_204_331),
    };
    assert_eq!(written.name(), format!("2026-05-20|{NOW}|before-restore|17|4812|1204331"));
    assert_eq!(Label::read(&written.name()), written);
    let other = Label::read("2026-05-20T09:30 before an import");
    assert_eq!((other.day.as_str(), other.why, other.count), ("2026-05-20", Why::Other, None));
}

#[rustfmt::skip]
#[test]
fn seven_days_and_four_weeks_are_kept() {
    // ninety days, one snapshot each, 2026-03-01 (a Sunday) to 2026-05-29 (a Friday)
    let first = counterpart::domain::date::Date::new(2026, 3, 1).expect("a date");
    let mut kept: Vec<String> = Vec::new();
    for day in 0..90_i64 {
        let date = first.plus_days(day).expect("a date").to_string();
        kept.push(label(&date, NOW + u64::try_from(day).expect("small") * DAY, Why::Daily));
        let gone = surplus(&kept);
        kept.retain(|name| !gone.contains(name));
    }
    let days: Vec<String> = kept.iter().map(|name| Label::read(name).day).collect();
    // the last day of each of the four weeks before the seven days (the newest of them is still being replaced), and the
    // seven days
    let expected = [
        "2026-05-03", "2026-05-10", "2026-05-17", "2026-05-22", "2026-05-23", "2026-05-24", "2026-05-25", "2026-05-26",
        "2026-05-27", "2026-05-28", "2026-05-29",
    ];
    assert_eq!(days, expected);
}

#[test]
fn of_two_of_one_day_the_later_is_kept_and_others_are_counted_apart() {
    let (early, late) = (label("2026-05-20", 1, Why::Daily), label("2026-05-20", 2, Why::Daily));
    assert_eq!(surplus(&[late.clone(), early.clone()]), std::slice::from_ref(&early));
    assert_eq!(surplus(&[early.clone(), late]), [early]);
    let by_hand: Vec<String> = (0..7).map(|n| label("2026-05-20", n, Why::ByHand)).collect();
    assert_eq!(surplus(&by_hand), by_hand[..2]);
    // one from before an import tells its moment in another way, and is the latest here
    let before_import = "2026-11-23T14:52:40.123Z before-import".to_owned();
    let mixed = [vec![before_import], by_hand[..5].to_vec()].concat();
    assert_eq!(surplus(&mixed), by_hand[..1], "the oldest goes, however it is named");
}

// ---- a book to damage --------------------------------------------------------------------------------------------

fn customer(number: u128, name: &str) -> Customer {
    Customer {
        id: CustomerId::from(Uuid::from_u128(0x0193_f2a1_c0de_7000_8000_0000_0000_0000 + number)),
        number: String::new(),
        name: name.to_owned(),
        short_name: String::new(),
        kind: PartyKind::Organisation,
        role: TradeRole::Customer,
        level: Level::A,
        scale: Size::Unknown,
        code: String::new(),
        industry: String::new(),
        source: String::new(),
        address: counterpart::domain::address::Address::default(),
        legal_representative: String::new(),
        phone: String::new(),
        email: String::new(),
        primary_contact: None,
        invoice: InvoiceProfile::default(),
        bank: BankAccount::default(),
        credit_limit: None,
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

fn contact(number: u128, of: &Customer) -> Contact {
    let id = ContactId::from(Uuid::from_u128(0x0193_f2a1_c0de_7000_9000_0000_0000_0000 + number));
    Contact::named(id, of.id, "周以宁")
}

/// The rows of these changes, and what the copy then knows of itself.
fn written(changes: &[Change]) -> (Vec<Row>, Meta) {
    let meta = Meta::fresh(Uuid::from_u128(7), Replica(9));
    let written = write(&meta, &BTreeMap::new(), changes, NOW).expect("writes");
    let rows = written
        .rows
        .into_iter()
        .map(|row| Row { key: RowKey { id: row.id, kind: row.rec.kind().to_owned() }, bytes: row.bytes });
    (rows.collect(), written.meta)
}

fn put(entity: &impl counterpart::domain::entity::Entity) -> Change {
    Change::put(entity).expect("has a written form")
}

/// Three customers and a contact, stored; the last customer lies fresh over the pages.
fn stored() -> (MemoryDisk, Vec<Row>, Meta) {
    let all: Vec<Customer> = (0..3).map(|n| customer(n, &format!("客户 {n}"))).collect();
    let mut changes: Vec<Change> = all.iter().map(put).collect();
    changes.push(put(&contact(0, &all[0])));
    let (rows, meta) = written(&changes);
    let disk = MemoryDisk::default();
    let batch = Batch { puts: rows.clone(), meta: meta.encode().expect("writes"), ..Batch::default() };
    now(disk.open().commit(&batch, Durability::Strict)).expect("commits");
    (disk, rows, meta)
}

fn dump_of(disk: &MemoryDisk) -> Dump {
    let stores = ObjectStore::ALL.iter().map(|store| (store.name().to_owned(), disk.entries(*store))).collect();
    Dump { version: 1, stores, unread: Vec::new() }
}

fn marks() -> Marks {
    Marks {
        app: "0.1.0".to_owned(),
        export: Uuid::from_u128(1),
        replica: Replica(5),
        workspace: Uuid::from_u128(8),
        known: None,
        now_ms: NOW,
    }
}

/// The ids in a book's file, and its head; a strict reader has found it whole.
fn read_file(bytes: &[u8]) -> (usize, counterpart::sync::file::head::Head) {
    let mut reader = Reader::default();
    let mut records = Vec::new();
    reader.feed(bytes, &BTreeMap::<Uuid, Vec<u8>>::new(), &mut records).expect("reads");
    let head = reader.head().cloned().expect("has a head");
    reader.finish().expect("is whole");
    (records.len(), head)
}

// ---- the rescue --------------------------------------------------------------------------------------------------

#[test]
fn a_sound_database_gives_the_whole_book() {
    let (disk, rows, meta) = stored();
    let survey = dump_of(&disk).survey();
    assert_eq!(survey.kinds, BTreeMap::from([("contact".to_owned(), 1), ("customer".to_owned(), 3)]));
    let file = salvage(survey.loaded, &marks()).expect("makes a file");
    let (records, head) = read_file(&file.bytes);
    assert_eq!((records, file.left_out.len()), (rows.len(), 0));
    assert_eq!((head.workspace, head.replica), (meta.workspace, meta.replica));
}

#[test]
fn s13_of_a_damaged_row_the_bytes_are_kept_and_the_others_come_out() {
    let (disk, rows, _) = stored();
    let (key, mut bytes) = disk.entries(ObjectStore::Fresh)[0].clone();
    let at = bytes.len() - 9;
    bytes[at] ^= 0x40;
    disk.overwrite(ObjectStore::Fresh, &key, bytes.clone());
    let dump = dump_of(&disk);
    let survey = dump.survey();
    assert_eq!(survey.loaded.damaged.len(), 1);
    assert_eq!(survey.loaded.damaged[0].bytes, bytes, "byte for byte");
    let file = salvage(survey.loaded, &marks()).expect("makes a file");
    assert_eq!(read_file(&file.bytes).0, rows.len() - 1);

    let text: Value = serde_json::from_slice(&dump.write(NOW).expect("writes")).expect("is JSON");
    let entry = text["stores"]["fresh"].as_array().expect("a list").iter().find(|entry| entry[0] == key.as_str());
    let value = entry.expect("is there")[1].as_str().expect("a text");
    let back = base64::engine::general_purpose::STANDARD.decode(value).expect("base64");
    assert_eq!(back, bytes, "byte for byte");
}

#[test]
fn s14_rows_that_are_no_records_stay_behind_and_are_told() {
    for bytes in [Vec::new(), b"{}".to_vec(), vec![0; 100_000]] {
        let (disk, rows, meta) = stored();
        let odd = Row { key: RowKey { id: Uuid::from_u128(3), kind: "customer".to_owned() }, bytes: bytes.clone() };
        let meta = meta.encode().expect("writes");
        let batch = Batch { expected_rev: 1, puts: vec![odd.clone()], meta, ..Batch::default() };
        now(disk.open().commit(&batch, Durability::Strict)).expect("commits");
        let file = salvage(dump_of(&disk).survey().loaded, &marks()).expect("makes a file");
        assert_eq!(read_file(&file.bytes).0, rows.len());
        assert_eq!(file.left_out, [odd]);
    }
}

#[test]
fn s15_without_the_head_the_book_comes_out_under_a_new_id() {
    let (disk, rows, _) = stored();
    disk.lose(ObjectStore::Meta, "head");
    let survey = dump_of(&disk).survey();
    assert_eq!(survey.loaded.meta, None);
    let file = salvage(survey.loaded, &marks()).expect("makes a file");
    let (records, head) = read_file(&file.bytes);
    assert_eq!(records, rows.len());
    assert_eq!((head.workspace, head.replica), (marks().workspace, marks().replica));
    assert_eq!(head.vv.get(Replica(9)), 1, "what was written is known");
}

#[test]
fn s15_without_the_head_the_book_comes_out_in_the_generation_that_was_noted() {
    let (disk, ..) = stored();
    let start = Some(Uuid::from_u128(9));
    let noted = |workspace: Uuid| Marks { known: Some(Noted { workspace, generation: 3, start }), ..marks() };
    let began = |marks: &Marks| {
        let file = salvage(dump_of(&disk).survey().loaded, marks).expect("makes a file");
        let (_, head) = read_file(&file.bytes);
        (head.generation, head.start)
    };
    assert_eq!(began(&noted(marks().workspace)), (1, None), "the head knows better than the note");
    disk.lose(ObjectStore::Meta, "head");
    assert_eq!(began(&noted(marks().workspace)), (3, start));
    assert_eq!(began(&noted(Uuid::from_u128(5))), (1, None), "that of another book says nothing");
}

#[test]
fn a_snapshot_in_parts_comes_out_whole() {
    let (disk, ..) = stored();
    let name = "2026-11-23T14:52:40.123Z before-import";
    let second = format!("{name} 001");
    for (name, part) in [("2026-11-23", "of a day"), (name, "one "), (second.as_str(), "two")] {
        now(disk.open().put_backup(name, part.as_bytes())).expect("kept");
    }
    let dump = dump_of(&disk);
    assert_eq!(dump.survey().snapshots, ["2026-11-23", name]);
    assert_eq!(dump.backup(name), Some(b"one two".to_vec()));
    assert_eq!(dump.backup("2026-11-23"), Some(b"of a day".to_vec()));
    assert_eq!(dump.backup("2026-11-24"), None);
}

#[test]
fn a_dump_carries_drafts_quarantine_and_stores_it_does_not_know() {
    let (disk, ..) = stored();
    now(disk.open().put_draft("customer/new", b"{\"name\":\"half")).expect("keeps a draft");
    let mut dump = dump_of(&disk);
    dump.stores.insert("later".to_owned(), vec![("k\"1".to_owned(), vec![0, 255])]);
    dump.unread.push(("pages".to_owned(), "p".to_owned()));
    let text: Value = serde_json::from_slice(&dump.write(NOW).expect("writes")).expect("is JSON");
    assert_eq!(text["format"], "counterpart-rescue");
    assert_eq!(text["stores"]["later"], json!([["k\"1", "AP8="]]));
    assert_eq!(text["stores"]["drafts"], json!([["customer/new", "eyJuYW1lIjoiaGFsZg=="]]));
    assert_eq!(text["unread"], json!([["pages", "p"]]));
    assert_eq!(dump.survey().drafts, ["customer/new"]);
}

// ---- the check ---------------------------------------------------------------------------------------------------

fn check(rows: &[Row]) -> counterpart::sync::integrity::Report {
    let mut check = Check::default();
    for row in rows {
        check.take(row);
    }
    check.finish()
}

#[test]
fn a_sound_book_has_no_findings_and_equal_books_one_fingerprint() {
    let (_, rows, _) = stored();
    let report = check(&rows);
    assert!(report.is_sound(), "{report:?}");
    assert_eq!(report.records(), 4);
    assert_eq!(report.fingerprint.len(), 16);
    assert_eq!(report.fingerprint, check(&rows).fingerprint);
    assert_ne!(report.fingerprint, check(&rows[1..]).fingerprint);
}

#[test]
fn the_check_tells_rows_that_do_not_read_and_references_that_lead_nowhere() {
    let (_, mut rows, _) = stored();
    let named = customer(0, "").id;
    rows.retain(|row| row.key.id != Uuid::from(named));
    let report = check(&rows);
    assert_eq!(report.unreadable, []);
    assert_eq!(report.dangling.len(), 1);
    assert_eq!((report.dangling[0].target, report.dangling[0].deleted), (named.into(), false));
    // as the page tells it
    let finding = Finding::new(report, &rows, 2, 3);
    assert!(!finding.is_sound());
    assert_eq!((finding.dangling, finding.damaged, finding.quarantined), (1, 2, 3));
    let loose: Vec<_> = finding.named.iter().map(|it| (&*it.kind, &*it.title, &*it.field, it.deleted)).collect();
    assert_eq!(loose, [("contact", "周以宁", "customer", false)]);

    let mut odd = rows.clone();
    odd[0].bytes = b"no record".to_vec();
    let report = check(&odd);
    assert_eq!(report.unreadable, [odd[0].key.clone()]);
    assert!(!report.is_sound());

    // a row under another row's key is not what it says it is
    let mut swapped = rows.clone();
    swapped[0].bytes = rows[1].bytes.clone();
    assert_eq!(check(&swapped).unreadable, [rows[0].key.clone()]);
}

#[test]
fn a_check_of_what_is_on_the_disk_tells_how_far_it_is_and_changes_nothing() {
    let (_, rows, _) = stored();
    let disk = MemoryDisk::default();
    let batch = Batch { puts: rows, meta: b"meta".to_vec(), ..Batch::default() };
    now(disk.open().commit(&batch, Durability::Strict)).expect("commits");
    let before: Vec<_> = ObjectStore::ALL.iter().map(|store| disk.entries(*store)).collect();
    let mut told = Vec::new();
    let finding = now(examine(&disk.open(), &mut |share| told.push((share.done, share.total)))).expect("reads");
    assert_eq!((finding.records, finding.is_sound()), (4, true));
    assert_eq!(told.first(), Some(&(0, 2)), "nothing yet");
    assert_eq!(told.last(), Some(&(8, 8)), "each of four records was read and looked at");
    for pair in told.windows(2) {
        let [(done, total), (next, next_total)] = pair else { panic!("two") };
        assert!(done * next_total <= next * total, "it never goes back: {told:?}");
    }
    let after: Vec<_> = ObjectStore::ALL.iter().map(|store| disk.entries(*store)).collect();
    assert!(before == after);
}

// ---- two tabs at once --------------------------------------------------------------------------------------------

fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect()
}

#[test]
fn t01_what_two_tabs_changed_at_once_is_asked_and_nothing_else() {
    let base = fields(&[("name", "A"), ("phone", "1"), ("note", "")]);
    for (what, ours, stored, expected) in [
        ("only ours", fields(&[("name", "A"), ("phone", "2"), ("note", "")]), base.clone(), vec![]),
        ("only theirs", base.clone(), fields(&[("name", "A"), ("phone", "3"), ("note", "")]), vec![]),
        (
            "other fields",
            fields(&[("name", "B"), ("phone", "1"), ("note", "")]),
            fields(&[("name", "A"), ("phone", "3"), ("note", "")]),
            vec![],
        ),
        (
            "the same to the same",
            fields(&[("name", "A"), ("phone", "3"), ("note", "")]),
            fields(&[("name", "A"), ("phone", "3"), ("note", "")]),
            vec![],
        ),
        (
            "the same to something else",
            fields(&[("name", "A"), ("phone", "2"), ("note", "")]),
            fields(&[("name", "A"), ("phone", "3"), ("note", "")]),
            vec![("phone", Some("3"), Some("2"))],
        ),
        (
            "removed there, changed here",
            fields(&[("name", "A"), ("phone", "2"), ("note", "")]),
            fields(&[("name", "A"), ("note", "")]),
            vec![("phone", None, Some("2"))],
        ),
    ] {
        let expected: Vec<Contested> = expected
            .into_iter()
            .map(|(field, theirs, ours)| Contested {
                field: field.to_owned(),
                theirs: theirs.map(|it| json!(it)),
                ours: ours.map(|it| json!(it)),
            })
            .collect();
        assert_eq!(contested(&base, &ours, &stored), expected, "{what}");
    }
    let blind = contested(&Fields::new(), &fields(&[("phone", "2")]), &base);
    assert_eq!(blind, [], "where nobody looked nothing is contested");
}

#[test]
fn t01_what_was_chosen_is_no_longer_contested() {
    for (take_theirs, phone) in [(true, "3"), (false, "2")] {
        let (mut base, mut ours) = (fields(&[("phone", "1")]), fields(&[("phone", "2")]));
        let stored = fields(&[("phone", "3")]);
        let question = contested(&base, &ours, &stored);
        settle(&mut base, &mut ours, &question[0], take_theirs);
        assert_eq!(ours, fields(&[("phone", phone)]));
        assert_eq!(contested(&base, &ours, &stored), []);
    }
}

#[test]
fn of_a_record_that_every_copy_begins_only_what_somebody_touched_is_written() {
    let fields = |text: &str| -> Fields { serde_json::from_str(text).expect("fields") };
    let usual = fields(r#"{"pool":{"quiet_days":0},"own_order":[]}"#);
    for (wanted, written) in [
        (r#"{"pool":{"quiet_days":0},"own_order":[],"own_fields/1":{"name":"a"}}"#, r#"{"own_fields/1":{"name":"a"}}"#),
        (r#"{"pool":{"quiet_days":60},"own_order":[]}"#, r#"{"pool":{"quiet_days":60}}"#),
        // a record of nothing would be none
        (r#"{"pool":{"quiet_days":0},"own_order":[]}"#, r#"{"pool":{"quiet_days":0},"own_order":[]}"#),
    ] {
        assert_eq!(beginning(fields(wanted), &usual), fields(written), "{wanted}");
    }
}
