//! The tables of money in an evidence bundle, and an amendment beside them: another program unpacks them and reckons the same sums.

use counterpart::domain::attachment::{Attachment, AttachmentKind, Content, Subject};
use counterpart::domain::calendar::moment::Moment;
use counterpart::domain::contract::named::SigningParty;
use counterpart::domain::contract::payment::InvoiceKind;
use counterpart::domain::contract::plan::PartLabel;
use counterpart::domain::contract::version::{Occasion, VersionBrief};
use counterpart::domain::duties::record::{DutyEvent, DutyFact};
use counterpart::domain::exact::ExactError;
use counterpart::domain::id::{
    AttachmentId, ContractId, ContractVersionId, DutyEventId, InstalmentId, InvoiceId, LateFeeStatementId,
    TicketEventId,
};
use counterpart::domain::invoice::{Invoice, InvoiceBuyer};
use counterpart::domain::late_fee::debt::CameIn;
use counterpart::domain::late_fee::working::RateUnit;
use counterpart::domain::late_fee_statement::{ClaimedPart, LateFeeStatement};
use counterpart::domain::lifecycle::contract::event::{Signature, SignatureMethod, Version};
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::lifecycle::invoice::Stage;
use counterpart::domain::lifecycle::obligation;
use counterpart::domain::lifecycle::ticket::command::Event as TicketFact;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;
use counterpart::domain::statement_line::StatementLine;
use counterpart::domain::ticket::Step as TicketStep;
use counterpart::export::evidence::{
    SignedText, csv, fee_table, invoice_table, own_version_table, signature_table, statement_line_table,
    statement_table, version_table,
};
use counterpart::export::evidence_duties::{ToldDuty, duty_table, own_duty_table};
use counterpart::export::evidence_files::own_file_table;
use counterpart::export::evidence_tickets::TicketSteps;
use counterpart::i18n::{Locale, Text};
use counterpart::sync::bundle::{Bundle, BundleBody, BundleEntry, BundleOrder, BundleWords, Manifest};
use serde_json::json;
use uuid::Uuid;

use super::day;
use crate::account::one_late_part;
use crate::list_files::independent::Lent;

const TEXT: Text = Text::new(Locale::En);

fn invoice(n: u128, number: &str, fen: i64, red_of: Option<u128>) -> Invoice {
    let id = |n| InvoiceId(Uuid::from_u128(n));
    Invoice {
        id: id(n),
        number: number.to_owned(),
        contract: ContractId(Uuid::from_u128(9)),
        instalments: vec![InstalmentId(Uuid::from_u128(1))],
        on: day("2026-04-02"),
        kind: InvoiceKind::SpecialVat,
        gross: Money::cny(fen),
        tax_rate: Ppm(130_000),
        buyer: Some(InvoiceBuyer { title: "=Harbour Pumps".to_owned(), ..InvoiceBuyer::default() }),
        red_of: red_of.map(id),
        by: String::new(),
        note: String::new(),
    }
}

/// The invoices of a contract: one that was issued, one that takes it back, and a draft.
fn invoices() -> String {
    let issued = Stage::Issued { on: day("2026-04-02"), number: "24957000000000000001".to_owned() };
    let all = [
        (invoice(1, "24957000000000000001", 11_300_000, None), issued.clone()),
        (invoice(2, "24957000000000000002", -11_300_000, Some(1)), issued),
        (invoice(3, "", 100, None), Stage::Draft),
    ];
    let rows: Vec<(&Invoice, &Stage)> = all.iter().map(|(invoice, stage)| (invoice, stage)).collect();
    csv(&invoice_table(TEXT, &rows, |_| "Part 1".to_owned()))
}

#[test]
fn what_we_noted_on_a_statement_does_not_go_out_with_it() {
    let nothing = Money::cny(0);
    let part = ClaimedPart {
        instalment: InstalmentId(Uuid::from_u128(1)),
        number: 1,
        label: None,
        due: Some(day("2026-03-31")),
        principal: Money::cny(10_000_000),
        cost: nothing,
        accrued: Money::cny(50_000),
        paid: nothing,
        waived: nothing,
        before: nothing,
        claimed: Money::cny(50_000),
        owed: Money::cny(50_000),
        lines: Vec::new(),
    };
    let statement = LateFeeStatement {
        id: LateFeeStatementId(Uuid::from_u128(5)),
        number: "CK-202604-0001".to_owned(),
        contract: ContractId(Uuid::from_u128(9)),
        on: day("2026-04-10"),
        parts: vec![part.clone()],
        by: "Li".to_owned(),
        note: "They will settle for half".to_owned(),
        reverses: None,
    };
    // parts that no amount holds together, or of two currencies, have no sum, and the table says so
    let with = |claimed| {
        let parts = vec![part.clone(), ClaimedPart { claimed, ..part.clone() }];
        LateFeeStatement { parts, ..statement.clone() }
    };
    for (claimed, why, words) in [
        (Money::cny(i64::MAX), ExactError::Overflow, "The figure is too large to be computed exactly."),
        (
            Money::new(1, Currency::USD),
            ExactError::CurrencyMismatch,
            "The two amounts are in different currencies and cannot be added.",
        ),
    ] {
        let statement = with(claimed);
        assert_eq!(statement.sum(|part| part.claimed), Err(why));
        let table = csv(&statement_table(TEXT, [&statement]));
        assert!(table.contains(words) && !table.contains("500.00"), "{table}");
    }
    let table = csv(&statement_table(TEXT, [&statement]));
    assert!(table.contains("CK-202604-0001") && table.contains("2026-04-10") && table.contains("500.00"), "{table}");
    assert!(table.contains("Statement number") && !table.contains("Dispute"), "{table}");
    assert!(!table.contains("half") && !table.contains("Li"), "{table}");
}

#[test]
fn each_statement_goes_out_with_the_lines_that_it_froze() {
    // 100,000.00 was due on 31 March. Ten days at 0.05 % are 500.00, of which 100.00 was paid and 50.00 given up; 200.00 were claimed
    // on 5 April, so that the statement of 10 April claims 150.00, and 350.00 are owed
    let yuan = |n: i64| Money::cny(n * 100);
    let (due, on) = (day("2026-03-31"), day("2026-04-10"));
    let part = ClaimedPart {
        instalment: InstalmentId(Uuid::from_u128(1)),
        number: 1,
        label: Some(PartLabel::Progress),
        due: Some(due),
        principal: yuan(100_000),
        cost: yuan(0),
        accrued: yuan(500),
        paid: yuan(100),
        waived: yuan(50),
        before: yuan(200),
        claimed: yuan(150),
        owed: yuan(350),
        lines: vec![
            StatementLine::Accrued {
                from: due,
                to: on,
                days: 10,
                base: yuan(100_000),
                rate: Ppm(500),
                unit: RateUnit::Day,
                amount: yuan(500),
            },
            StatementLine::Claimed { on: day("2026-04-05"), amount: yuan(200) },
        ],
    };
    let statement = LateFeeStatement {
        id: LateFeeStatementId(Uuid::from_u128(5)),
        number: "CK-202604-0001".to_owned(),
        contract: ContractId(Uuid::from_u128(9)),
        on,
        parts: vec![part],
        by: "Li".to_owned(),
        note: "They will settle for half".to_owned(),
        reverses: None,
    };
    let table = csv(&statement_line_table(TEXT, [&statement]));
    assert!(!table.contains("half") && !table.contains("Li\""), "what we noted stays here: {table}");
    let theirs = Lent::new("statement-lines.csv", table.as_bytes()).read_by_python();
    let sum = |amount: &str, words: &str| {
        json!(["CK-202604-0001", "2026-04-10", "Part 1 · Progress", "", "", "", "", "", amount, words])
    };
    let columns = ["Part of the payment plan", "After", "Until", "Days", "Base", "Rate", "Fee", "What happened"];
    let head = [&["Statement number", "Day"][..], &columns].concat();
    assert_eq!(theirs[0], json!(head));
    let span = ["2026-03-31", "2026-04-10", "10", "¥100,000.00", "0.05% a day", "¥500.00", ""];
    let accrued = [&["CK-202604-0001", "2026-04-10", "Part 1 · Progress"][..], &span].concat();
    assert_eq!(theirs[1], json!(accrued));
    assert_eq!(theirs[2], sum("", "5 Apr 2026: ¥200.00 claimed"));
    assert_eq!(theirs[3], sum("¥500.00", "In all (rounded once, at the end)"));
    assert_eq!(theirs[4], sum("¥100.00", "Less: fee already paid"));
    assert_eq!(theirs[5], sum("¥50.00", "Less: fee waived"));
    assert_eq!(theirs[6], sum("¥200.00", "Claimed before"));
    assert_eq!(theirs[7], sum("¥150.00", "Claimed now"));
    assert_eq!(theirs[8], sum("¥350.00", "Late fee owed"));
    assert_eq!(theirs.as_array().map(Vec::len), Some(9));
    assert_eq!(statement_line_table(TEXT, []).len(), 1, "only the head");
}

#[test]
fn late_fees_go_out_line_by_line() {
    // 100,000.00 was due on 03-31; ten days at 0.05 % are 500.00
    let table = csv(&fee_table(TEXT, &one_late_part(), &CameIn::new()));
    let theirs = Lent::new("late-fees.csv", table.as_bytes()).read_by_python();
    assert_eq!(
        theirs,
        json!([
            ["Part of the payment plan", "After", "Until", "Days", "Base", "Rate", "Fee", "What happened"],
            ["Part 1 · Progress", "2026-03-31", "2026-04-10", "10", "¥100,000.00", "0.05% a day", "¥500.00", ""],
            ["Part 1 · Progress", "", "", "", "", "", "¥500.00", "In all (rounded once, at the end)"],
            ["Part 1 · Progress", "", "", "", "", "", "¥500.00", "Fee owed now"],
        ])
    );
}

#[test]
fn invoices_go_out_with_their_tax_and_what_took_them_back() {
    let theirs = Lent::new("invoices.csv", invoices().as_bytes()).read_by_python();
    let row = |number: &str, gross: &str, net: &str, tax: &str, red: &str| {
        json!([
            number,
            "2026-04-02",
            "Special VAT invoice",
            "Part 1",
            gross,
            net,
            tax,
            "Issued",
            "'=Harbour Pumps",
            red
        ])
    };
    let rows = theirs.as_array().expect("rows");
    assert_eq!(rows.len(), 3, "a draft is no invoice: {theirs}");
    assert_eq!(rows[1], row("24957000000000000001", "¥113,000.00", "¥100,000.00", "¥13,000.00", ""));
    let red = row("24957000000000000002", "'-¥113,000.00", "'-¥100,000.00", "'-¥13,000.00", "24957000000000000001");
    assert_eq!(rows[2], red);
}

#[test]
fn no_cell_of_a_table_is_run_by_a_spreadsheet() {
    for (written, guarded) in [
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠SUM(1)", "'＠SUM(1)"),
        ("\n=1+1", "'\n=1+1"),
        ("1 = 1", "1 = 1"),
    ] {
        assert_eq!(csv(&[vec![written.to_owned()]]), format!("\u{feff}\"{guarded}\"\r\n"));
    }
}

#[test]
fn the_bundle_carries_them_with_their_sums() {
    let entry = |folder: &str, name: &str, body: String| BundleEntry {
        folder: folder.to_owned(),
        name: name.to_owned(),
        group: folder.to_owned(),
        what: name.to_owned(),
        day: None,
        body: BundleBody::Text(body),
    };
    let word = |words: &str| words.to_owned();
    let order = BundleOrder {
        number: word("ZY-202604-0001"),
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
            entry("2-contract", "amendment-HT-202601-0001-BC01.html", word("<p>One meter more</p>")),
            entry("3-money", "late-fees.csv", csv(&fee_table(TEXT, &one_late_part(), &CameIn::new()))),
            entry("3-money", "invoices.csv", invoices()),
        ],
    };
    let mut bundle = Bundle::default();
    for entry in &order.entries {
        bundle.add(entry, None).expect("packed");
    }
    let zip = bundle.finish(&order).expect("a bundle");
    let theirs = Lent::new("money-bundle.zip", &zip).read_by_python();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("a ZIP");
    let manifest: Manifest = serde_json::from_reader(archive.by_name("manifest.json").expect("there")).expect("read");
    let index = std::io::read_to_string(archive.by_name("index.html").expect("there")).expect("a page");
    for path in ["2-contract/amendment-HT-202601-0001-BC01.html", "3-money/late-fees.csv", "3-money/invoices.csv"] {
        let listed = manifest.files.iter().find(|it| it.path == path).and_then(|it| it.sha256.clone()).expect(path);
        assert_eq!(theirs[path]["sha256"], json!(listed), "{path}");
        assert!(index.contains(&listed) && index.contains(path), "{path}: {index}");
    }
}

/// The text of which every byte of the digest is this.
const fn sum(byte: u8) -> Digest {
    Digest([byte; 32])
}

fn signed(party: SigningParty, on: &str, sha256: Digest) -> Signature {
    Signature {
        party,
        signer: "Bo Ek".to_owned(),
        capacity: "director".to_owned(),
        on: day(on),
        method: SignatureMethod::WetAndSeal,
        evidence: "scan.pdf".to_owned(),
        sha256,
    }
}

/// Two versions of a contract: the second was signed by both sides; the other side signed an amendment; and one signature names a
/// text that nobody kept.
#[test]
fn a_signature_is_tied_to_the_version_by_the_digest_of_what_was_signed() {
    let version = |number, byte| Version { number, sha256: sum(byte) };
    let (ours, theirs) = (SigningParty::Us, SigningParty::Them);
    let own = [signed(ours, "2026-03-01", sum(2)), signed(theirs, "2026-03-02", sum(2))];
    let stray = signed(theirs, "2026-03-03", sum(9));
    let amended = signed(theirs, "2026-06-01", sum(5));
    let texts = [
        SignedText { called: "HT-1", submitted: &[version(2, 2)], signatures: &[&own[0], &own[1], &stray] },
        SignedText { called: "Amendment 1", submitted: &[version(1, 5)], signatures: &[&amended] },
    ];
    let rows = signature_table(TEXT, &[version(1, 1)], &texts);
    let found: Vec<[&str; 5]> =
        rows.iter().skip(1).map(|it| [0, 1, 4, 6, 7].map(|cell: usize| it[cell].as_str())).collect();
    let (two, five, nine) = ("02".repeat(32), "05".repeat(32), "09".repeat(32));
    assert_eq!(
        found,
        [
            ["HT-1", TEXT.our_side(), "2026-03-01", two.as_str(), "Version 2"],
            ["HT-1", TEXT.their_side(), "2026-03-02", two.as_str(), "Version 2"],
            ["HT-1", TEXT.their_side(), "2026-03-03", nine.as_str(), "no version of it was kept"],
            ["Amendment 1", TEXT.their_side(), "2026-06-01", five.as_str(), "Version 1"],
        ]
    );
    assert!(rows.iter().all(|it| it.len() == rows[0].len()));
}

#[test]
fn the_versions_of_a_contract_go_out_with_their_digests() {
    let version = VersionBrief {
        id: ContractVersionId(Uuid::from_u128(1)),
        contract: ContractId(Uuid::from_u128(9)),
        number: 3,
        on: day("2026-02-27"),
        by: "Li".to_owned(),
        occasion: Occasion::default(),
        reason: "for signing".to_owned(),
        sha256: sum(3),
    };
    let rows = version_table(TEXT, [&version]);
    assert_eq!(rows[1], ["Version 3", "2026-02-27", "03".repeat(32).as_str()]);
    assert_eq!((rows.len(), rows[0].len()), (2, 3));
    // who of us kept it, and why, is nothing for the other side
    let own = own_version_table(TEXT, [&version]);
    assert_eq!(own[1], ["Version 3", "2026-02-27", "Li", "for signing"]);
    assert_eq!((own.len(), own[0].len()), (2, 4));
    let unsaid = VersionBrief { by: String::new(), reason: String::new(), ..version };
    assert_eq!(own_version_table(TEXT, [&unsaid]).len(), 1, "only the head");
}

/// A report that was looked after by one of us, done late, and given up for a reason of ours; and a training of which nothing was
/// written for ourselves.
#[test]
fn what_we_wrote_of_a_duty_for_ourselves_does_not_go_out_with_it() {
    let word = |it: &str| it.to_owned();
    let event = |n: u128, on: &str, fact| DutyEvent {
        id: DutyEventId(Uuid::from_u128(n)),
        contract: ContractId(Uuid::from_u128(9)),
        duty: word("meet/once"),
        title: word("Report"),
        due: None,
        on: day(on),
        by: word("Wang"),
        fact,
        file: None,
    };
    let broken = obligation::Event::BreachDeclared { note: word("Zhao forgot it") };
    let waived = obligation::Event::Waived { by: word("Wang"), reason: word("they would sue") };
    let shown = || obligation::Event::Submitted { evidence: word("report.pdf") };
    let all = [
        event(1, "2026-03-01", DutyFact::Owner(word("Zhao"))),
        event(2, "2026-03-05", DutyFact::TakesBack(DutyEventId(Uuid::from_u128(1)))),
        event(3, "2026-04-02", DutyFact::Steps(vec![obligation::Event::Started, broken])),
        event(4, "2026-04-09", DutyFact::Steps(vec![waived])),
        event(5, "2026-04-10", DutyFact::Steps(vec![shown()])),
        event(6, "2026-04-11", DutyFact::TakesBack(DutyEventId(Uuid::from_u128(5)))),
    ];
    let plain = event(7, "2026-04-12", DutyFact::Steps(vec![shown()]));
    let duty = |title: &str, events, files: &[&str]| ToldDuty {
        title: word(title),
        bearer: "We",
        due: Some(day("2026-03-31")),
        events,
        files: files.iter().map(|it| (*it).to_owned()).collect(),
    };
    let duties =
        [duty("Report", all.iter().collect(), &["report.pdf", "mail.pdf"]), duty("Training", vec![&plain], &[])];
    let told =
        "2026-04-02 begun; Broken; 2026-04-09 Waived; 2026-04-10 done: report.pdf; 2026-04-11 an entry was taken back";
    let rows = duty_table(TEXT, &duties);
    assert_eq!(rows[0], ["Duty", "Whose duty", "Day", "What happened so far", "Evidence"]);
    // the files that show it stand beside it
    assert_eq!(rows[1], ["Report", "We", "2026-03-31", told, "report.pdf; mail.pdf"]);
    assert_eq!(rows[2], ["Training", "We", "2026-03-31", "2026-04-12 done: report.pdf", ""]);
    let own = own_duty_table(TEXT, &duties);
    let noted = "2026-03-01 looked after by Zhao; 2026-03-05 an entry was taken back; 2026-04-02 begun; Broken: Zhao forgot it; \
                 2026-04-09 waived by Wang: they would sue";
    assert_eq!(own[1], ["Report", "We", "2026-03-31", noted]);
    assert_eq!((rows.len(), own.len(), own[0].len()), (3, 2, 4));
}

#[test]
fn the_steps_of_a_ticket_name_nobody_of_us_to_the_other_side() {
    let word = |it: &str| it.to_owned();
    let step = |n: u128, at: &str, by: &str, fact: TicketFact| TicketStep {
        id: TicketEventId(Uuid::from_u128(n)),
        at: Moment::parse(at).expect("a moment"),
        by: word(by),
        fact,
        level: None,
    };
    let asked = TicketFact::CustomerAsked { question: word("Which meter?\nAnd since when?") };
    let steps = [
        step(1, "2026-05-15T16:30", "Zhao", TicketFact::Acknowledged { channel: word("by phone") }),
        step(2, "2026-05-15T16:40", "Zhao", TicketFact::Started),
        step(3, "2026-05-16T09:00", "", asked),
        step(4, "2026-05-18T10:00", "Sun", TicketFact::Resumed),
    ];
    let both = TicketSteps::of(TEXT, &steps);
    let told = "2026-05-15T16:30  Acknowledged to the customer\n    by phone\n\
                2026-05-16T09:00  Customer asked; the clock stops\n    Which meter?\n    And since when?\n\
                2026-05-18T10:00  Customer answered; the clock runs\n";
    let own = "2026-05-15T16:30  Acknowledged to the customer  Zhao\n\
               2026-05-15T16:40  Work began  Zhao\n\
               2026-05-18T10:00  Customer answered; the clock runs  Sun\n";
    assert_eq!((both.told.as_str(), both.own.as_str()), (told, own));
    assert_eq!(TicketSteps::of(TEXT, &[]), TicketSteps::default());
}

#[test]
fn what_we_noted_on_a_file_stands_apart_from_it() {
    let file = |name: &str, by: &str, note: &str| Attachment {
        id: AttachmentId(Uuid::from_u128(1)),
        subject: Subject::Contract(ContractId(Uuid::from_u128(9))),
        name: name.to_owned(),
        content: Content { sha256: sum(1), size: 3, media_type: "application/pdf".to_owned() },
        kind: AttachmentKind::Scan,
        note: note.to_owned(),
        added_on: day("2026-03-02"),
        by: by.to_owned(),
        placed: None,
        shows: None,
        proves: None,
    };
    let all = [file("signed.pdf", "Li", "page 3 is missing"), file("slip.pdf", "", ""), file("mail.pdf", "", "ask Bo")];
    let rows = own_file_table(TEXT, &all);
    assert_eq!(rows[0], ["File name", "Added on", "Added by", "Note"]);
    assert_eq!(rows[1], ["signed.pdf", "2026-03-02", "Li", "page 3 is missing"]);
    assert_eq!(rows[2], ["mail.pdf", "2026-03-02", "", "ask Bo"]);
    assert_eq!(rows.len(), 3, "of the other file nothing was noted");
}
