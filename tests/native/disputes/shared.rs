//! What was shared and what was handed over under a contract in an evidence bundle: another program unpacks it and reads the same, with
//! the digests of the files; and what we noted for ourselves is apart from it.

use counterpart::domain::calendar::moment::Moment;
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::sharing::SecrecyLevel;
use counterpart::domain::id::{ContractId, CustomerId, MaterialEventId, SharingEventId, SharingScopeId, UndertakingId};
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::materials::amount::Amount;
use counterpart::domain::materials::loss::Valuation;
use counterpart::domain::materials::record::{MaterialEvent, MaterialFact};
use counterpart::domain::rate::Quantity;
use counterpart::domain::sharing::field::ShareField;
use counterpart::domain::sharing::given::{GivenFile, LeftOut, SharingEvent, WhyLeftOut};
use counterpart::domain::sharing::undertaking::Undertaking;
use counterpart::export::evidence::csv;
use counterpart::export::evidence_materials::{ToldMaterial, material_table, own_material_table};
use counterpart::export::evidence_sharing::{ToldShare, own_share_table, share_table, undertaking_table};
use counterpart::i18n::{Locale, Text};
use counterpart::sync::bundle::own::is_own;
use counterpart::sync::bundle::{Bundle, BundleBody, BundleEntry, BundleOrder, BundleWords, Manifest, sum};
use serde_json::json;
use uuid::Uuid;

use super::day;
use crate::list_files::independent::Lent;

const TEXT: Text = Text::new(Locale::En);

fn word(words: &str) -> String {
    words.to_owned()
}

/// A list that we gave, of which one person was left out; and one that we received.
fn shared() -> [SharingEvent; 2] {
    let scope = SharingScopeId(Uuid::from_u128(7));
    let moment = |at: &str| Moment::parse(at).expect("a moment");
    [
        SharingEvent {
            id: SharingEventId(Uuid::from_u128(1)),
            scope,
            from: Side::Us,
            at: moment("2026-03-02T10:30"),
            by: word("Zhao"),
            recipient: word("Harbour audit"),
            customers: Vec::new(),
            people: Vec::new(),
            fields: vec![ShareField::Name, ShareField::PersonPhone],
            count: 12,
            file: Some(GivenFile { name: word("share.csv"), sha256: Digest([0xab; 32]), size: 4096, sealed: true }),
            left_out: vec![LeftOut {
                customer: CustomerId(Uuid::from_u128(3)),
                person: None,
                why: WhyLeftOut::NoConsent,
            }],
            carried: Vec::new(),
            note: String::new(),
        },
        SharingEvent {
            id: SharingEventId(Uuid::from_u128(2)),
            scope,
            from: Side::Them,
            at: moment("2026-03-09T08:00"),
            by: String::new(),
            recipient: word("Sun"),
            customers: Vec::new(),
            people: Vec::new(),
            fields: Vec::new(),
            count: 3,
            file: None,
            left_out: Vec::new(),
            carried: Vec::new(),
            note: word("Kept in the safe"),
        },
    ]
}

fn told(events: &[SharingEvent]) -> Vec<ToldShare<'_>> {
    events.iter().map(|event| ToldShare { number: "GX-1", what: "Buyers", event }).collect()
}

#[test]
fn what_was_given_and_received_goes_out_with_its_digest_and_names_nobody() {
    let events = shared();
    let table = csv(&share_table(TEXT, &told(&events)));
    let theirs = Lent::new("shared.csv", table.as_bytes()).read_by_python();
    let digest = "ab".repeat(32);
    assert_eq!(
        theirs[1],
        json!([
            "GX-1",
            "2026-03-02T10:30",
            "Given by us",
            "Buyers",
            "Harbour audit",
            "Customer; Telephone",
            "12",
            "share.csv",
            "4096",
            digest
        ])
    );
    assert_eq!(theirs[2], json!(["GX-1", "2026-03-09T08:00", "Received by us", "Buyers", "", "", "3", "", "", ""]));
    for own in ["Zhao", "Sun", "safe"] {
        assert!(!table.contains(own), "{own}: {table}");
    }
    let own = own_share_table(TEXT, &told(&events));
    assert_eq!(own[1], ["GX-1", "2026-03-02T10:30", "Zhao", "", "1", ""]);
    assert_eq!(own[2], ["GX-1", "2026-03-09T08:00", "", "Sun", "", "Kept in the safe"]);
    let [mut plain, _] = shared();
    plain.by = String::new();
    plain.left_out = Vec::new();
    assert_eq!(own_share_table(TEXT, &told(&[plain])).len(), 1, "only the head");
}

#[test]
fn who_promised_secrecy_goes_out_without_our_notes() {
    let promise = Undertaking {
        id: UndertakingId(Uuid::from_u128(1)),
        bearer: word("Bo Ek"),
        at: word("Harbour"),
        contract: Some(ContractId(Uuid::from_u128(9))),
        covers: word("The list of buyers"),
        level: SecrecyLevel::OrdinarySecret,
        since: day("2026-01-05"),
        ended: Some(day("2026-06-30")),
        years: 3,
        liability: word("50,000"),
        note: word("He hesitated"),
    };
    let rows = undertaking_table(TEXT, [&promise]);
    assert_eq!(rows[1], ["Bo Ek", "Harbour", "The list of buyers", "2026-01-05", "2026-06-30", "3", "50,000"]);
    assert_eq!((rows.len(), rows[0].len()), (2, 7));
}

fn pieces(n: i64) -> Amount {
    Amount::Quantity(Quantity { thousandths: n * 1_000 })
}

/// Three of five samples were delivered and accepted; the rest was given up.
fn samples() -> Vec<MaterialEvent> {
    let event = |n: u128, on: &str, by: &str, fact| MaterialEvent {
        id: MaterialEventId(Uuid::from_u128(n)),
        contract: ContractId(Uuid::from_u128(9)),
        material: word("samples"),
        title: word("Samples"),
        on: day(on),
        by: word(by),
        fact,
        file: None,
    };
    let delivered = MaterialFact::Delivered { amount: pieces(3), to: word("Ek"), receipt: word("JJ-1") };
    vec![
        event(1, "2026-02-01", "Zhao", delivered),
        event(2, "2026-02-03", "", MaterialFact::Accepted { amount: pieces(3), by: word("Ek") }),
        event(3, "2026-02-10", "", MaterialFact::Cancelled { reason: word("they are slow payers") }),
    ]
}

#[test]
fn what_happened_to_materials_goes_out_without_who_of_us_recorded_it() {
    let events = samples();
    let all = [ToldMaterial {
        title: word("Samples"),
        giver: Side::Us,
        amount: pieces(5),
        unit: word("pieces"),
        due: Some(day("2026-01-31")),
        events: events.iter().collect(),
        files: vec![word("waybill.jpg"), word("slip.pdf")],
    }];
    let rows = material_table(TEXT, &all);
    let told = "2026-02-01 delivered 3 pieces, to Ek, JJ-1; 2026-02-03 Ek accepted 3 pieces; 2026-02-10 Cancelled";
    assert_eq!(rows[0].last().map(String::as_str), Some("Evidence"));
    assert_eq!(rows[1], ["Samples", "From us", "5 pieces", "2026-01-31", told, "waybill.jpg; slip.pdf"]);
    let own = own_material_table(TEXT, &all);
    let noted = "2026-02-01 delivered 3 pieces, to Ek, JJ-1 · Zhao; \
                 2026-02-10 what is left was cancelled: they are slow payers";
    assert_eq!(own[1], ["Samples", "From us", "5 pieces", "2026-01-31", noted]);
    assert_eq!((rows.len(), own.len(), own[0].len()), (2, 2, 5));
}

#[test]
fn what_we_wrote_of_a_loss_or_of_the_state_of_what_came_back_stays_with_us() {
    let event = |n: u128, on: &str, fact| MaterialEvent {
        id: MaterialEventId(Uuid::from_u128(n)),
        contract: ContractId(Uuid::from_u128(9)),
        material: word("samples"),
        title: word("Samples"),
        on: day(on),
        by: String::new(),
        fact,
        file: None,
    };
    let lost =
        |reason: &str| MaterialFact::Lost { amount: pieces(2), reason: word(reason), valued: Valuation::default() };
    let returned = |note: &str| MaterialFact::Returned { amount: pieces(2), note: word(note) };
    let events = [
        event(1, "2026-02-11", MaterialFact::Refused { amount: pieces(2), reason: word("wet") }),
        event(2, "2026-02-12", returned("scratched by our fitters")),
        event(3, "2026-02-13", lost("our van was left open")),
        event(4, "2026-02-14", returned("")),
    ];
    let all = [ToldMaterial {
        title: word("Samples"),
        giver: Side::Them,
        amount: pieces(8),
        unit: word("pieces"),
        due: None,
        events: events.iter().collect(),
        files: Vec::new(),
    }];
    let told = "2026-02-11 2 pieces refused: wet; 2026-02-12 returned 2 pieces; 2026-02-13 lost or spoilt 2 pieces; \
                2026-02-14 returned 2 pieces";
    assert_eq!(material_table(TEXT, &all)[1][4], told, "that it happened, and how much");
    let noted = "2026-02-12 returned 2 pieces, scratched by our fitters; \
                 2026-02-13 lost or spoilt 2 pieces: our van was left open";
    assert_eq!(own_material_table(TEXT, &all)[1][4], noted);
}

#[test]
fn what_is_ours_stays_here_unless_somebody_ticks_it() {
    let text = || BundleBody::Text(String::new());
    let bytes = || BundleBody::Bytes { sha256: Digest::parse(&sum(b"scan")).expect("a digest"), size: 4 };
    for (folder, name, body, ours) in [
        ("1-dispute", "course.html", text(), false),
        ("1-dispute", "offers-and-notes.html", text(), true),
        ("2-contract", "terms.html", text(), false),
        ("2-contract", "versions.csv", text(), false),
        ("2-contract", "versions-own-steps.csv", text(), true),
        ("2-contract", "own-steps.html", text(), true),
        ("3-money", "receipts.csv", text(), false),
        ("4-tickets", "GD-202603-0001.html", text(), false),
        ("4-tickets", "GD-202603-0001-own-steps.html", text(), true),
        ("4-leak", "XM-1-own-steps.html", text(), true),
        ("4-sharing", "shared.csv", text(), false),
        ("4-sharing", "shared-own-steps.csv", text(), true),
        ("5-duties", "duties-own-steps.csv", text(), true),
        ("5-materials", "materials.csv", text(), false),
        ("5-materials", "materials-own-steps.csv", text(), true),
        ("5-targets", "evaluations.csv", text(), false),
        // what was noted of talks, with its files
        ("6-correspondence", "notes.html", text(), true),
        ("6-correspondence", "minutes.txt", bytes(), true),
        ("7-files", "scan.pdf", bytes(), false),
        ("7-files", "files-own-steps.csv", text(), true),
        ("8-audit", "changes.csv", text(), true),
    ] {
        let entry =
            BundleEntry { folder: word(folder), name: word(name), group: word("g"), what: word("w"), day: None, body };
        assert_eq!(is_own(&entry), ours, "{folder}/{name}");
    }
}

#[test]
fn the_bundle_carries_them_with_their_sums() {
    let entry = |folder: &str, name: &str, body: BundleBody| BundleEntry {
        folder: word(folder),
        name: word(name),
        group: word(folder),
        what: word(name),
        day: None,
        body,
    };
    let events = shared();
    // the minutes that hang on a follow-up lie with the notes, and the scan with the files
    let (minutes, scan) = (b"minutes".to_vec(), b"scan".to_vec());
    let bytes = |of: &[u8]| BundleBody::Bytes {
        sha256: Digest::parse(&sum(of)).expect("a digest"),
        size: u64::try_from(of.len()).expect("small"),
    };
    let order = BundleOrder {
        number: word("ZY-202604-0002"),
        title: word("Evidence"),
        made_on: day("2026-04-10"),
        language: word("en"),
        words: BundleWords {
            file: word("File"),
            what: word("What"),
            day: word("Day"),
            size: word("Size"),
            made: word("Made"),
            lost: word("Not here"),
            note: word("Sums"),
        },
        entries: vec![
            entry("4-sharing", "shared.csv", BundleBody::Text(csv(&share_table(TEXT, &told(&events))))),
            entry("6-correspondence", "minutes.txt", bytes(&minutes)),
            entry("7-files", "scan.pdf", bytes(&scan)),
        ],
    };
    let mut bundle = Bundle::default();
    for (entry, found) in order.entries.iter().zip([None, Some(minutes.as_slice()), Some(scan.as_slice())]) {
        bundle.add(entry, found).expect("packed");
    }
    let zip = bundle.finish(&order).expect("a bundle");
    let theirs = Lent::new("shared-bundle.zip", &zip).read_by_python();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("a ZIP");
    let manifest: Manifest = serde_json::from_reader(archive.by_name("manifest.json").expect("there")).expect("read");
    for path in ["4-sharing/shared.csv", "6-correspondence/minutes.txt", "7-files/scan.pdf"] {
        let listed = manifest.files.iter().find(|it| it.path == path).and_then(|it| it.sha256.clone()).expect(path);
        assert_eq!(theirs[path]["sha256"], json!(listed), "{path}");
    }
}
