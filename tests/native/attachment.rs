//! Files of records: what is taken, what they are called, how they open; their bytes on the disk, in a file, and when they go.

use std::collections::{BTreeMap, BTreeSet};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::domain::attachment::{
    Attachment, AttachmentFault, AttachmentKind, Content, LARGEST, Opening, Proof, Subject, admit, file_name,
    media_type,
};
use counterpart::domain::date::Date;
use counterpart::domain::id::{AttachmentId, ContractId, CustomerId, EvaluationId, InvoiceId};
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::proof::Named;
use counterpart::kinds::Kind;
use counterpart::record::replica::Replica;
use counterpart::record::row::key_of;
use counterpart::record::transaction::Change;
use counterpart::store::blobs::{KEPT_MS, Sorted, digest_of, returns, sort_out, still_named};
use counterpart::store::memory::{Failure, MemoryDisk};
use counterpart::store::schema::ObjectStore;
use counterpart::store::{Batch, Blob, BlobFact, Durability, MemoryRepository, Repository, Row, RowKey, StoreError};
use counterpart::sync::attaching::keep_bytes;
use counterpart::sync::file::Limits;
use counterpart::sync::file::reader::Reader;
use counterpart::sync::intake::takeback::{Way, offers, take_back};
use counterpart::sync::intake::{Consent, Fresh, Intake, Introduction, Outcome, Preview};
use counterpart::sync::integrity::{Check, bad_files, examine};
use counterpart::sync::outlet::{Outlet, Progress, Surroundings};
use uuid::Uuid;

use crate::join_laws::desk::{Desk, NOW, id};

/// Nothing in memory ever waits.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

// ---- what is taken, and under which name ----------------------------------------------------------------------------

#[test]
fn names_are_kept_without_folders_and_without_what_cannot_be_seen() {
    for (typed, kept) in [
        ("合同 扫描件.pdf", Some("合同 扫描件.pdf")),
        ("C:\\Users\\lin\\Desktop\\offer.docx", Some("offer.docx")),
        ("../../etc/passwd", Some("passwd")),
        ("  a.txt  ", Some("a.txt")),
        ("a.txt...", Some("a.txt")),
        ("photo\u{202e}gpj.exe", Some("photogpj.exe")),
        ("a\u{200b}b\n.pdf", Some("ab.pdf")),
        ("", None),
        ("..", None),
        ("folder/", None),
        ("\u{feff}", None),
    ] {
        assert_eq!(file_name(typed).as_deref(), kept, "{typed:?}");
    }
    let long = format!("{}.pdf", "长".repeat(300));
    let kept = file_name(&long).expect("a name");
    assert_eq!(kept, format!("{}.pdf", "长".repeat(196)), "200 characters with the ending");
}

#[test]
fn a_media_type_is_what_the_browser_said_or_what_the_ending_says() {
    for (said, name, kept) in [
        ("application/pdf", "a.pdf", "application/pdf"),
        ("Image/PNG; charset=x", "a.png", "image/png"),
        ("", "Scan.PDF", "application/pdf"),
        ("", "photo.JPEG", "image/jpeg"),
        ("", "发票.ofd", "application/ofd"),
        ("", "a", "application/octet-stream"),
        ("nonsense", "a.zip", "application/zip"),
        ("a/b\r\nx: y", "a.csv", "text/csv"),
    ] {
        assert_eq!(media_type(said, name), kept, "{said:?} {name}");
    }
}

fn content(media_type: &str) -> Content {
    Content { sha256: digest_of(b"abc"), size: 3, media_type: media_type.to_owned() }
}

#[test]
fn nothing_that_a_browser_would_run_is_opened() {
    for (media_type, opening) in [
        ("image/png", Opening::Picture),
        ("image/jpeg", Opening::Picture),
        ("image/webp", Opening::Picture),
        ("application/pdf", Opening::Document),
        ("image/svg+xml", Opening::Download),
        ("text/html", Opening::Download),
        ("application/xhtml+xml", Opening::Download),
        ("text/javascript", Opening::Download),
        ("text/xml", Opening::Download),
        ("application/octet-stream", Opening::Download),
    ] {
        assert_eq!(content(media_type).opening(), opening, "{media_type}");
    }
}

#[test]
fn a_file_is_taken_if_it_is_not_empty_not_too_large_and_fits() {
    let limit = 33_554_432;
    assert_eq!(LARGEST, limit);
    for (size, space, expected) in [
        (1, None, Ok(())),
        (limit, None, Ok(())),
        (limit + 1, None, Err(AttachmentFault::TooLarge)),
        (0, None, Err(AttachmentFault::Empty)),
        // a twentieth is left for the book: 95 of 100
        (10, Some((85, 100)), Ok(())),
        (11, Some((85, 100)), Err(AttachmentFault::NoRoom { size: 11 })),
        (1, Some((u64::MAX, 100)), Err(AttachmentFault::NoRoom { size: 1 })),
    ] {
        assert_eq!(admit(size, space), expected, "{size} in {space:?}");
    }
}

#[test]
fn a_pdf_with_a_contract_is_its_scan_as_a_rule() {
    let (contract, customer) = (Subject::Contract(ContractId(id(1))), Subject::Customer(CustomerId(id(2))));
    // of an evaluation the sheet that both sides signed
    let sheet = Subject::Evaluation(EvaluationId(id(3)));
    for (subject, media_type, kind) in [
        (contract, "application/pdf", AttachmentKind::Scan),
        (contract, "image/jpeg", AttachmentKind::Scan),
        (contract, "application/msword", AttachmentKind::Draft),
        (customer, "application/pdf", AttachmentKind::Other),
        (sheet, "image/jpeg", AttachmentKind::Scan),
        (sheet, "text/csv", AttachmentKind::Other),
        (Subject::Invoice(InvoiceId(id(4))), "application/ofd", AttachmentKind::Evidence),
    ] {
        assert_eq!(AttachmentKind::usual(subject, &content(media_type)), kind, "{media_type}");
    }
}

#[test]
fn a_file_may_be_the_evidence_of_a_duty_or_a_material_of_its_contract() {
    let duty = Proof::Duty("acceptance/once".to_owned());
    let material = Proof::Material("acceptance/once".to_owned());
    let with = |proves: Option<Proof>| Attachment { proves, ..attachment(5, "slip.pdf", b"abc") };
    // of which file, asked for which evidence
    for (file, asked, expected) in [
        (with(None), None, true),
        (with(Some(duty.clone())), None, true),
        (with(None), Some(&duty), false),
        (with(Some(duty.clone())), Some(&duty), true),
        (with(Some(duty.clone())), Some(&material), false),
        (with(Some(Proof::Duty("acceptance/2026-03-01".to_owned()))), Some(&duty), false),
    ] {
        assert_eq!(file.is_evidence_of(asked, &Named::default()), expected, "{:?} for {asked:?}", file.proves);
    }
    let written = serde_json::to_value(with(Some(duty.clone()))).expect("written");
    assert_eq!(written["proves"], serde_json::json!({ "kind": "duty", "key": "acceptance/once" }));
    assert_eq!(serde_json::from_value::<Attachment>(written.clone()).expect("read").proves, Some(duty));
    // one that was kept before files were the evidence of anything
    let mut old = written;
    old.as_object_mut().expect("an object").remove("proves");
    assert_eq!(serde_json::from_value::<Attachment>(old).expect("read").proves, None);
}

#[test]
fn a_file_may_belong_to_an_invoice() {
    let invoice = Subject::Invoice(InvoiceId(id(4)));
    assert_eq!((invoice.id(), invoice.kind()), (id(4), Kind::Invoice));
    let written = serde_json::to_value(invoice).expect("written");
    assert_eq!(written, serde_json::json!({ "kind": "invoice", "id": id(4).to_string() }));
    assert_eq!(serde_json::from_value::<Subject>(written).expect("read"), invoice);
}

// ---- the bytes on the disk ------------------------------------------------------------------------------------------

const DAY: u64 = 24 * 60 * 60 * 1000;

fn fact(sha256: Digest, kept_ms: u64, unneeded_ms: Option<u64>) -> BlobFact {
    BlobFact { sha256, size: 3, kept_ms, unneeded_ms }
}

#[test]
fn bytes_are_kept_once_however_often_they_come_and_mended_if_they_were_damaged() {
    let disk = MemoryDisk::default();
    let tab = disk.open();
    let blob = Blob::of(b"signed".to_vec());
    now(tab.put_blobs(std::slice::from_ref(&blob), 1_000)).expect("kept");
    now(tab.put_blobs(std::slice::from_ref(&blob), 5_000)).expect("kept");
    assert_eq!(disk.entries(ObjectStore::Blobs).len(), 1);
    let expected = BlobFact { sha256: blob.sha256, size: 6, kept_ms: 1_000, unneeded_ms: None };
    assert_eq!(now(tab.blob_facts()), Ok(vec![expected]), "as old as when they first came");
    disk.overwrite(ObjectStore::Blobs, &blob.sha256.to_string(), b"sighed".to_vec());
    now(tab.put_blobs(std::slice::from_ref(&blob), 9_000)).expect("kept");
    assert_eq!(now(tab.blob(blob.sha256)), Ok(Some(b"signed".to_vec())));
    assert_eq!(now(tab.blob(digest_of(b"other"))), Ok(None));
    assert_eq!(now(tab.load()).expect("loads").rows.len(), 0, "the book knows nothing of them");
}

#[test]
fn keeping_bytes_fails_whole_or_not_at_all_at_every_call() {
    let blobs = [Blob::of(b"one".to_vec()), Blob::of(b"two".to_vec())];
    for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost] {
        for nth in 1..40 {
            let disk = MemoryDisk::default();
            let tab = disk.open();
            tab.engine().fail_at(nth, failure);
            let answer = now(tab.put_blobs(&blobs, 1));
            if tab.engine().is_armed() {
                assert!(nth > 5, "there is more than one call that can fail");
                break;
            }
            let (bytes, facts) = (disk.entries(ObjectStore::Blobs).len(), disk.entries(ObjectStore::BlobFacts).len());
            let expected = if answer.is_ok() { 2 } else { 0 };
            assert_eq!((bytes, facts), (expected, expected), "{failure:?} at {nth}");
        }
    }
}

#[test]
fn when_bytes_are_noted_kept_and_removed() {
    let sha256 = digest_of(b"abc");
    let today = 100 * DAY;
    let noted = |fact| Sorted { noted: vec![fact], gone: vec![] };
    let gone = |fact| Sorted { noted: vec![], gone: vec![fact] };
    let named = BTreeSet::from([sha256]);
    let nobody = BTreeSet::new();
    let since = today - KEPT_MS;
    assert_eq!(KEPT_MS, 30 * DAY);
    for (what, fact_now, named, returns, expected) in [
        ("named, nothing to note", fact(sha256, DAY, None), &named, vec![], Sorted::default()),
        ("named again", fact(sha256, DAY, Some(2 * DAY)), &named, vec![], noted(fact(sha256, DAY, None))),
        ("named no more", fact(sha256, DAY, None), &nobody, vec![], noted(fact(sha256, DAY, Some(today)))),
        ("29 days", fact(sha256, DAY, Some(since + DAY)), &nobody, vec![], Sorted::default()),
        ("30 days", fact(sha256, DAY, Some(since)), &nobody, vec![], gone(fact(sha256, DAY, Some(since)))),
        ("a snapshot from between", fact(sha256, DAY, Some(since)), &nobody, vec![2 * DAY], Sorted::default()),
        (
            "a snapshot from before they came",
            fact(sha256, 2 * DAY, Some(since)),
            &nobody,
            vec![DAY],
            gone(fact(sha256, 2 * DAY, Some(since))),
        ),
        (
            "a snapshot from after",
            fact(sha256, DAY, Some(since)),
            &nobody,
            vec![since + 1],
            gone(fact(sha256, DAY, Some(since))),
        ),
        ("a snapshot of unknown age", fact(sha256, DAY, Some(since)), &nobody, vec![0], Sorted::default()),
    ] {
        assert_eq!(sort_out(&[fact_now], named, &returns, today), expected, "{what}");
    }
}

#[test]
fn snapshots_and_imports_tell_their_moment_by_their_names() {
    let snapshots = [
        "2026-11-25|1764062000123|daily|17|4812|1204331".to_owned(),
        "2026-11-22".to_owned(),
        "2026-11-23T14:52:40.123Z before-import".to_owned(),
    ];
    let undos = ["00000000000000000004 1764062000999".to_owned(), "odd".to_owned()];
    assert_eq!(returns(&snapshots, &undos), [1_764_062_000_123, 0, 1_795_445_560_123, 1_764_062_000_999, 0]);
}

#[test]
fn sorting_out_waits_for_the_book_it_was_made_for() {
    let disk = MemoryDisk::default();
    let tab = disk.open();
    let blob = Blob::of(b"abc".to_vec());
    now(tab.put_blobs(std::slice::from_ref(&blob), 1)).expect("kept");
    let sorted = Sorted { noted: vec![], gone: vec![fact(blob.sha256, 1, None)] };
    assert_eq!(now(tab.sort_blobs(7, &sorted)), Ok(false), "the book is at another revision");
    assert_eq!(now(tab.blob(blob.sha256)), Ok(Some(b"abc".to_vec())));
    assert_eq!(now(tab.sort_blobs(0, &sorted)), Ok(true));
    assert_eq!((now(tab.blob(blob.sha256)), now(tab.blob_facts())), (Ok(None), Ok(vec![])));
}

#[test]
fn bytes_that_come_again_while_it_is_sorted_out_stay() {
    let disk = MemoryDisk::default();
    let (tab, other) = (disk.open(), disk.open());
    let (blob, nobody) = (Blob::of(b"abc".to_vec()), BTreeSet::new());
    let kept = |tab: &MemoryRepository| now(tab.blob_facts()).expect("reads");
    now(tab.put_blobs(std::slice::from_ref(&blob), DAY)).expect("kept");
    assert_eq!(now(tab.sort_blobs(0, &sort_out(&kept(&tab), &nobody, &[], 2 * DAY))), Ok(true));
    let sorted = sort_out(&kept(&tab), &nobody, &[], 40 * DAY);
    assert_eq!(sorted.gone, [fact(blob.sha256, DAY, Some(2 * DAY))], "removed 38 days ago");
    // attached again in another tab; the record that names them is still to be written
    now(other.put_blobs(std::slice::from_ref(&blob), 40 * DAY)).expect("kept");
    assert_eq!(now(tab.sort_blobs(0, &sorted)), Ok(true));
    assert_eq!(now(tab.blob(blob.sha256)), Ok(Some(b"abc".to_vec())));
    assert_eq!(kept(&tab), [fact(blob.sha256, DAY, None)]);
}

// ---- records, files and checks ----------------------------------------------------------------------------------------

fn attachment(number: u64, name: &str, bytes: &[u8]) -> Attachment {
    Attachment {
        id: AttachmentId(id(number)),
        subject: Subject::Customer(CustomerId(id(1))),
        name: name.to_owned(),
        content: Content {
            sha256: digest_of(bytes),
            size: u64::try_from(bytes.len()).expect("small"),
            media_type: "application/pdf".to_owned(),
        },
        kind: AttachmentKind::Scan,
        note: String::new(),
        added_on: Date::parse("2026-11-23").expect("a day"),
        by: "林岚".to_owned(),
        placed: None,
        shows: None,
        proves: None,
    }
}

fn rows_of(desk: &Desk) -> Vec<Row> {
    let row = |(id, bytes): (Uuid, Vec<u8>)| {
        let kind = key_of(&bytes).map_or("_erased", |(_, kind)| kind).to_owned();
        Row { key: RowKey { id, kind }, bytes }
    };
    desk.rows().into_iter().map(row).collect()
}

const SCAN: &[u8] = b"%PDF-1.7 a scan";
const LOST: &[u8] = b"bytes that are not here";

/// A customer with a scan, the same scan once more, and a file whose bytes are in another copy.
fn furnished() -> (MemoryDisk, Desk) {
    let mut desk = Desk::new(7);
    desk.set(1, "name", "Harbour Pumps Ltd");
    desk.put(&attachment(2, "scan.pdf", SCAN));
    desk.put(&attachment(3, "the same.pdf", SCAN));
    desk.put(&attachment(4, "elsewhere.pdf", LOST));
    let disk = MemoryDisk::default();
    let tab = disk.open();
    now(tab.put_blobs(&[Blob::of(SCAN.to_vec()), Blob::of(b"nobody names them".to_vec())], NOW)).expect("kept");
    let batch = Batch { puts: rows_of(&desk), meta: desk.meta.encode().expect("text"), ..Batch::default() };
    now(tab.commit(&batch, Durability::Strict)).expect("stored");
    (disk, desk)
}

/// The file of a book, with the bytes of its files, and how many of them could not be read.
fn exported(tab: &MemoryRepository, carrying: bool) -> (Vec<u8>, u64) {
    let mut byte = 0_u8;
    let mut random = |bytes: &mut [u8]| {
        for place in bytes {
            byte = byte.wrapping_add(41);
            *place = byte;
        }
    };
    let mut surroundings = Surroundings { app: "0.1.0", now_ms: NOW, random: &mut random, known: None };
    let mut outlet = if carrying {
        now(Outlet::begin_carrying(tab, &mut surroundings)).expect("it begins")
    } else {
        now(Outlet::begin(tab, &mut surroundings)).expect("it begins")
    };
    let mut file = Vec::new();
    loop {
        let mut piece = Vec::new();
        let progress = outlet.next(300, &mut piece).expect("it goes on");
        file.append(&mut piece);
        match progress {
            Progress::Going { done, total } => assert!(done <= total),
            Progress::WantsRows => now(outlet.fetch(tab)).expect("reads"),
            Progress::Wants(sha256) => outlet.give(sha256, now(tab.blob(sha256)).expect("reads")),
            Progress::Done => return (file, outlet.lost()),
        }
    }
}

fn fresh(number: u64) -> Fresh {
    Fresh { replica: Replica(number), workspace: id(90), export: id(91), known: None }
}

fn intake(tab: &MemoryRepository, file: &[u8]) -> Intake {
    let mut intake = now(Intake::begin(tab, fresh(99), Limits::default())).expect("it begins");
    for piece in file.chunks(500) {
        intake.feed(piece, NOW).expect("sound");
    }
    intake
}

fn apply(tab: &MemoryRepository, intake: &mut Intake, preview: &Preview) -> Outcome {
    let introduction = Introduction { person: "Lin".to_owned(), device: "laptop".to_owned() };
    let consent = Consent {
        digest: preview.origin.digest.clone(),
        agreed: preview.questions.clone(),
        settlements: vec![],
        introduction: Some(introduction),
    };
    now(intake.apply(tab, &consent, NOW + 1)).expect("it comes in")
}

/// Takes the wanted bytes of a file, as the worker does.
fn take(tab: &MemoryRepository, file: &[u8], wanted: BTreeSet<Digest>) {
    let mut reader = Reader::for_blobs(Limits::default(), wanted);
    for piece in file.chunks(100) {
        reader.feed(piece, &BTreeMap::<Uuid, Vec<u8>>::new(), &mut Vec::new()).expect("sound");
        now(tab.put_blobs(&reader.take_blobs(), NOW)).expect("kept");
    }
}

#[test]
fn a_book_with_files_goes_to_another_device_bytes_and_all() {
    let (disk, _) = furnished();
    let (file, lost) = exported(&disk.open(), true);
    assert_eq!(lost, 0);
    let there = MemoryDisk::default();
    let tab = there.open();
    let mut coming = intake(&tab, &file);
    let preview = coming.finish(NOW).expect("it reads");
    let scan = digest_of(SCAN);
    assert_eq!((preview.files.wanted, preview.files.bytes), (1, 15), "the scan once; nobody's bytes stay at home");
    assert_eq!(coming.wanted(), BTreeSet::from([scan]));
    assert!(matches!(apply(&tab, &mut coming, &preview), Outcome::Written(_)));
    assert_eq!(now(tab.blob(scan)), Ok(None), "records first: what is not here yet is said to be in another copy");
    take(&tab, &file, coming.wanted());
    assert_eq!(now(tab.blob(scan)), Ok(Some(SCAN.to_vec())));

    // the same file again brings neither records nor bytes
    let mut again = intake(&tab, &file);
    let preview = again.finish(NOW).expect("it reads");
    assert_eq!((preview.nothing_new, preview.files.wanted), (true, 0));
}

#[test]
fn a_book_that_came_without_bytes_takes_them_later() {
    let (disk, _) = furnished();
    let (plain, _) = exported(&disk.open(), false);
    assert!(!String::from_utf8_lossy(&plain).contains("\"blobs\""));
    let there = MemoryDisk::default();
    let tab = there.open();
    let mut coming = intake(&tab, &plain);
    let preview = coming.finish(NOW).expect("it reads");
    assert_eq!(preview.files.wanted, 0);
    assert!(matches!(apply(&tab, &mut coming, &preview), Outcome::Written(_)));

    let (carrying, _) = exported(&disk.open(), true);
    let mut later = intake(&tab, &carrying);
    let preview = later.finish(NOW).expect("it reads");
    assert_eq!((preview.nothing_new, preview.files.wanted), (true, 1), "its records are here, its bytes are not");
    take(&tab, &carrying, later.wanted());
    assert_eq!(now(tab.blob(digest_of(SCAN))), Ok(Some(SCAN.to_vec())));
}

#[test]
fn a_book_with_files_mends_bytes_that_are_damaged_here() {
    let (disk, _) = furnished();
    let (file, _) = exported(&disk.open(), true);
    let there = MemoryDisk::default();
    let tab = there.open();
    let mut coming = intake(&tab, &file);
    let preview = coming.finish(NOW).expect("it reads");
    assert!(matches!(apply(&tab, &mut coming, &preview), Outcome::Written(_)));
    take(&tab, &file, coming.wanted());

    let scan = digest_of(SCAN);
    let wanted = |tab: &MemoryRepository| {
        let mut again = intake(tab, &file);
        now(again.look_at_bytes(tab)).expect("reads");
        let preview = again.finish(NOW).expect("it reads");
        assert_eq!(preview.files.wanted, again.wanted().len());
        again.wanted()
    };
    assert_eq!(wanted(&tab), BTreeSet::new(), "sound bytes are not taken twice");
    there.overwrite(ObjectStore::Blobs, &scan.to_string(), b"%PDF-1.7 a scam".to_vec());
    assert_eq!(wanted(&tab), BTreeSet::from([scan]), "damaged");
    there.lose(ObjectStore::Blobs, &scan.to_string());
    assert_eq!(wanted(&tab), BTreeSet::from([scan]), "gone, though something is known of them");
    take(&tab, &file, wanted(&tab));
    assert_eq!(now(tab.blob(scan)), Ok(Some(SCAN.to_vec())));
    assert_eq!(wanted(&tab), BTreeSet::new());
}

#[test]
fn damaged_bytes_stay_out_of_the_file_and_are_told() {
    let (disk, _) = furnished();
    disk.overwrite(ObjectStore::Blobs, &digest_of(SCAN).to_string(), b"%PDF-1.7 a scam".to_vec());
    let (file, lost) = exported(&disk.open(), true);
    assert_eq!(lost, 1);
    let there = MemoryDisk::default();
    let preview = intake(&there.open(), &file).finish(NOW).expect("the file itself is whole");
    assert_eq!(preview.files.wanted, 0);
}

#[test]
fn the_check_names_files_whose_bytes_are_missing_or_damaged() {
    let (disk, _) = furnished();
    let told = |disk: &MemoryDisk| {
        let tab = disk.open();
        let loaded = now(tab.load()).expect("loads");
        let mut check = Check::default();
        loaded.rows.iter().for_each(|row| check.take(row));
        let bad = now(bad_files(&tab, check.files(), &mut |_| ())).expect("reads");
        bad.into_iter().map(|it| (it.name, it.damaged)).collect::<Vec<_>>()
    };
    let mut sound = told(&disk);
    sound.sort();
    assert_eq!(sound, [("elsewhere.pdf".to_owned(), false)]);
    disk.overwrite(ObjectStore::Blobs, &digest_of(SCAN).to_string(), b"no scan".to_vec());
    let mut damaged = told(&disk);
    damaged.sort();
    let name = |name: &str, damaged| (name.to_owned(), damaged);
    assert_eq!(damaged, [name("elsewhere.pdf", false), name("scan.pdf", true), name("the same.pdf", true)]);
}

#[test]
fn the_check_tells_how_far_it_is_with_the_bytes_of_files() {
    let (disk, _) = furnished();
    let mut told = Vec::new();
    let finding = now(examine(&disk.open(), &mut |share| told.push((share.done, share.total)))).expect("reads");
    assert_eq!((finding.files_missing, finding.files_damaged), (1, 0));
    // four records are the third quarter; of 53 bytes, twice the 15 of the scan and 23 that are not here, the last
    let expected = [(9, 16), (10, 16), (11, 16), (12, 16), (174, 212), (189, 212), (212, 212)];
    assert!(told.ends_with(&expected), "{told:?}");
}

#[test]
fn the_check_follows_a_file_to_the_record_it_belongs_to() {
    let mut desk = Desk::new(7);
    desk.put(&attachment(2, "scan.pdf", SCAN));
    let mut check = Check::default();
    for row in &rows_of(&desk) {
        check.take(row);
    }
    let report = check.finish();
    assert_eq!(report.dangling.len(), 1);
    assert_eq!((report.dangling[0].field, report.dangling[0].target), ("subject", id(1)));
}

#[test]
fn what_names_bytes_still_is_looked_for_in_the_rows_themselves() {
    let (_, mut desk) = furnished();
    let digests = [digest_of(SCAN), digest_of(LOST), digest_of(b"abc")];
    assert_eq!(still_named(&rows_of(&desk), &digests), BTreeSet::from([digests[0], digests[1]]));
    desk.write(&[Change::Delete { id: id(4) }]).expect("deleted");
    assert_eq!(still_named(&rows_of(&desk), &digests), BTreeSet::from([digests[0]]), "one of the scans is left");
    // a kind that only a newer version knows
    let mut newer = rows_of(&desk).into_iter().filter(|row| row.key.id == id(2)).collect::<Vec<_>>();
    let text = String::from_utf8(newer[0].bytes.clone()).expect("text");
    newer[0].bytes = text.replace("\"k\":\"attachment\"", "\"k\":\"hologram\"").into_bytes();
    assert!(newer[0].bytes.windows(8).any(|window| window == b"hologram"));
    assert_eq!(still_named(&newer, &digests), BTreeSet::from([digests[0]]));
}

/// What the records of a book name.
fn named_in(tab: &MemoryRepository) -> BTreeSet<Digest> {
    let mut check = Check::default();
    now(tab.load()).expect("loads").rows.iter().for_each(|row| check.take(row));
    check.files().iter().map(|(_, _, content)| content.sha256).collect()
}

const CARD: &[u8] = b"a card";

/// A file is chosen, as the app takes it: first its bytes, then the record that says of them what was kept.
fn attach(tab: &MemoryRepository, desk: &Desk) -> Result<u64, StoreError> {
    let kept = keep_bytes(tab, digest_of(CARD), CARD.to_vec(), "image/png".to_owned(), NOW);
    let card = Attachment { content: now(kept)?, ..attachment(5, "card.png", CARD) };
    assert_eq!((card.content.size, card.content.media_type.as_str()), (6, "image/png"));
    let mut desk = desk.clone();
    desk.put(&card);
    let puts = rows_of(&desk).into_iter().filter(|row| row.key.id == id(5)).collect();
    let meta = desk.meta.encode().expect("text");
    now(tab.commit(&Batch { expected_rev: 1, puts, meta, ..Batch::default() }, Durability::Relaxed))
}

#[test]
fn s03_whatever_call_fails_no_record_names_bytes_that_are_not_there() {
    let (disk, desk) = furnished();
    let card = digest_of(CARD);
    for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost] {
        // how often nothing was kept, and how often bytes that nobody names
        let (mut nothing, mut alone) = (0, 0);
        for nth in 1.. {
            let copy = disk.copied();
            let tab = copy.open();
            tab.engine().fail_at(nth, failure);
            let answer = attach(&tab, &desk);
            if tab.engine().is_armed() {
                assert_eq!(answer, Ok(2));
                assert!(nth > 6, "{failure:?} was tried at {nth} calls");
                break;
            }
            let (tab, named) = (copy.open(), named_in(&copy.open()));
            let bytes = now(tab.blob(card)).expect("reads");
            assert_eq!(named.contains(&card), answer.is_ok(), "{failure:?} at call {nth}: {answer:?}");
            match (answer, bytes) {
                (_, Some(bytes)) if named.contains(&card) => assert_eq!(bytes, CARD, "{failure:?} at call {nth}"),
                (Ok(_), _) => panic!("{failure:?} at call {nth}: a record without its bytes"),
                (Err(_), None) => nothing += 1,
                (Err(_), Some(_)) => {
                    alone += 1;
                    // they are known as bytes that nobody needs, and go by the rule
                    let facts = now(tab.blob_facts()).expect("reads");
                    let sorted = sort_out(&facts, &named, &[], NOW);
                    assert!(sorted.noted.iter().any(|it| it.sha256 == card), "{failure:?} at call {nth}");
                }
            }
            if !named.contains(&card) {
                assert_eq!(attach(&tab, &desk), Ok(2), "{failure:?} at call {nth}, again");
            }
        }
        let told = matches!(failure, Failure::Refused | Failure::AbortedSilently);
        assert_eq!((nothing > 0, alone > 0), (told, told), "{failure:?} is told, or mended by a second attempt");
    }
}

/// Sorts out which bytes are needed, as an open book does.
fn tidy_bytes(tab: &MemoryRepository, now_ms: u64) {
    let returns = returns(&now(tab.backups()).expect("reads"), &now(tab.undos()).expect("reads"));
    let sorted = sort_out(&now(tab.blob_facts()).expect("reads"), &named_in(tab), &returns, now_ms);
    let rev = now(tab.rev()).expect("reads");
    assert_eq!(now(tab.sort_blobs(rev, &sorted)), Ok(true));
}

/// What is erased for good in another copy names nothing here from then on. Its bytes go once nothing can bring the record
/// back, and not before: taking the import back brings both.
#[test]
fn the_bytes_of_an_erased_file_stay_until_nothing_can_bring_it_back() {
    let scan = digest_of(SCAN);
    for (erased, left) in [(vec![id(2)], true), (vec![id(2), id(3)], false)] {
        let (disk, mut desk) = furnished();
        let tab = disk.open();
        let is_here = |tab: &MemoryRepository| now(tab.blob(scan)).expect("reads").is_some();
        let changes: Vec<Change> = erased.iter().map(|id| Change::Erase { id: *id }).collect();
        // another copy that has seen all of it
        desk.meta = desk.meta.clone().renamed(Replica(8));
        desk.write(&changes).expect("erased");
        let file = desk.file();
        let mut coming = intake(&tab, &file);
        let preview = coming.finish(NOW).expect("it reads");
        assert_eq!(preview.erased.len(), erased.len());
        assert!(matches!(apply(&tab, &mut coming, &preview), Outcome::Written(_)));
        assert_eq!((named_in(&tab).contains(&scan), is_here(&tab)), (left, true), "{erased:?}");

        let back = disk.copied().open();
        let name = now(offers(&back, None)).expect("reads").remove(0).name;
        now(take_back(&back, &name, Way::Rollback, None, fresh(98), NOW + 2)).expect("taken back");
        assert_eq!((named_in(&back).contains(&scan), is_here(&back)), (true, true), "{erased:?}, taken back");

        tidy_bytes(&tab, NOW + DAY);
        tidy_bytes(&tab, NOW + 32 * DAY);
        assert!(is_here(&tab), "{erased:?}, while the import can be taken back");
        for name in now(tab.undos()).expect("reads") {
            now(tab.remove_undo(&name)).expect("forgotten");
        }
        tidy_bytes(&tab, NOW + 32 * DAY);
        assert!(is_here(&tab), "{erased:?}, while the safety copy can be put back");
        for name in now(tab.backups()).expect("reads") {
            now(tab.remove_backup(&name)).expect("forgotten");
        }
        tidy_bytes(&tab, NOW + 32 * DAY);
        assert_eq!(is_here(&tab), left, "{erased:?}");
    }
}
