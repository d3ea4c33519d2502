//! The tables of money in an evidence bundle, and an amendment beside them: another program unpacks them and reckons the same sums.

use counterpart::domain::contract::payment::InvoiceKind;
use counterpart::domain::id::{ContractId, InstalmentId, InvoiceId};
use counterpart::domain::invoice::{Invoice, InvoiceBuyer};
use counterpart::domain::lifecycle::invoice::Stage;
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use counterpart::export::evidence::{csv, fee_table, invoice_table};
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
fn late_fees_go_out_line_by_line() {
    // 100,000.00 was due on 03-31; ten days at 0.05 % are 500.00
    let table = csv(&fee_table(TEXT, &one_late_part()));
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
            entry("3-money", "late-fees.csv", csv(&fee_table(TEXT, &one_late_part()))),
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
