//! A workbook and a telephone's contact cards come in, and what is listed goes out for other programs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use counterpart::sync::list::card::{self, Card};
use counterpart::sync::list::columns::{Field, propose};
use counterpart::sync::list::encoding::Encoding;
use counterpart::sync::list::layout::{guess, guess_headings};
use counterpart::sync::list::table::{Row, Table};
use counterpart::sync::list::workbook;

use super::hand_lists_out::{of_csv, of_workbook};
use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

async fn counts(browser: &Browser, good: u32, bad: u32, duplicates: u32) {
    let script = "const it = document.querySelector('#list-counts')?.dataset;
        return !!it && `${it.good} ${it.bad} ${it.duplicates}` === arguments[0]";
    browser.wait_for("these counts of rows", script, &format!("{good} {bad} {duplicates}")).await;
}

/// Hands the listed customers out.
async fn hand_out(browser: &Browser, form: &str) -> (String, Vec<u8>) {
    browser.press("#export-customers").await;
    browser.press(&format!("dialog [data-form={form}]")).await;
    browser.downloaded(&format!(".{form}")).await
}

/// The names in the first sheet of a workbook.
fn names_in_workbook(bytes: &[u8]) -> BTreeSet<String> {
    let sheets = workbook::read(bytes).expect("a workbook");
    let records = &sheets[0].records;
    let layout = guess_headings(records.iter().map(|record| record.cells.iter().map(String::as_str)));
    names(&Table::of(records, layout).expect("a table"))
}

fn names(table: &Table) -> BTreeSet<String> {
    let column = propose(&table.headings).iter().position(|field| *field == Some(Field::Name)).expect("a name");
    table.rows.iter().map(|row| row.cell(column).trim().to_owned()).collect()
}

fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    Some(encoding_rs::Encoding::for_label(label.as_bytes())?.decode(bytes).0.into_owned())
}

#[tokio::test]
async fn a_workbook_comes_in_and_goes_out_with_every_customer() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/customers/import").await;
    browser.upload("#list-file", &sample("customers.xlsx")).await;
    counts(&browser, 479, 5, 16).await;
    browser.see_in("#list-sheet", "客户台账（502 行）").await;
    // the other sheet has a day and no customer
    browser.set("#list-sheet", "1").await;
    browser.see("表头下面没有数据").await;
    browser.set("#list-sheet", "0").await;
    counts(&browser, 479, 5, 16).await;
    browser.press("#list-bring-in").await;
    browser.lists("479 位客户").await;
    browser.saved().await;

    browser.open("#/customers").await;
    browser.lists("479 位客户").await;
    let (name, file) = hand_out(&browser, "xlsx").await;
    assert_eq!(name, "客户.xlsx");
    let out = names_in_workbook(&file);
    let sample = names_in_workbook(&std::fs::read(sample("customers.xlsx")).expect("the sample"));
    assert_eq!(out.difference(&sample).count(), 0, "nobody else");
    let (_, csv) = hand_out(&browser, "csv").await;
    let csv = String::from_utf8(csv).expect("UTF-8");
    assert!(csv.starts_with('\u{feff}'));
    let table = Table::read(&csv, guess(&csv)).expect("a table");
    assert_eq!(table.rows.len(), 479);
    assert_eq!(names(&table), out, "the same customers");
    browser.end().await;
}

#[tokio::test]
async fn contact_cards_come_in_and_the_listed_customers_go_out_as_cards() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/customers/import").await;
    browser.upload("#list-file", &sample("contacts.vcf")).await;
    counts(&browser, 39, 0, 1).await;
    browser.press("#list-bring-in").await;
    browser.saved().await;
    browser.open("#/customers").await;
    browser.lists("39 customers").await;
    let bytes = std::fs::read(sample("contacts.vcf")).expect("the sample");
    let wanted: BTreeSet<String> = card::read(&bytes, Encoding::Utf8, &decode)
        .into_iter()
        .map(|card| card.organisation)
        .filter(|name| name.contains("武汉"))
        .collect();
    assert!(wanted.len() > 2);
    browser.write("[data-list-search]", "武汉").await;
    browser.lists(&format!("{} customers", wanted.len())).await;
    let (name, file) = hand_out(&browser, "vcf").await;
    assert_eq!(name, "customers.vcf");
    let out = card::read(&file, Encoding::Utf8, &decode);
    assert_eq!(out.len(), wanted.len(), "one card for each who is listed");
    assert_eq!(out.into_iter().map(|card| card.organisation).collect::<BTreeSet<_>>(), wanted);
    browser.end().await;
}

#[tokio::test]
async fn a_workbook_that_is_not_read_is_refused_in_words() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/customers/import").await;
    let folder = std::env::temp_dir().join(format!("counterpart-lists-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let good = std::fs::read(sample("customers.xlsx")).expect("the sample");
    let half = &good[..good.len() / 2];
    for (name, bytes, words) in
        [("old.xls", &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], "旧格式的工作簿"), ("half.xlsx", half, "可能已损坏")]
    {
        let path = folder.join(name);
        std::fs::write(&path, bytes).expect("written");
        browser.upload("#list-file", &path).await;
        browser.see_in("#list-refused", words).await;
        browser.see_in("#list-refused", name).await;
    }
    browser.upload("#list-file", &sample("customers.xlsx")).await;
    counts(&browser, 479, 5, 16).await;
    std::fs::remove_dir_all(&folder).expect("the folder is taken away");
    browser.end().await;
}

/// A new book into which a file of customers came, of whom this many rows are good, bad and duplicates, each on the disk.
async fn holding(file: &Path, [good, bad, duplicates]: [u32; 3]) -> Browser {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/customers/import").await;
    browser.upload("#list-file", file).await;
    counts(&browser, good, bad, duplicates).await;
    browser.press("#list-bring-in").await;
    browser.lists(&format!("{good} 位客户")).await;
    browser.saved().await;
    browser
}

/// What a file says, cell by cell, whatever order its rows are in; the headings of a table as one row more.
fn said(form: &str, bytes: &[u8]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = if form == "vcf" {
        let cards = card::read(bytes, Encoding::Utf8, &decode).into_iter();
        cards.map(|card| vec![format!("{:?}", Card { line: 0, ..card })]).collect()
    } else {
        let table = if form == "csv" { of_csv(bytes.to_vec()) } else { of_workbook(bytes) };
        let cells = |row: &Row| -> Vec<String> {
            (0..table.headings.len()).map(|column| row.cell(column).to_owned()).collect()
        };
        let rows: Vec<Vec<String>> = table.rows.iter().map(cells).collect();
        [vec![table.headings.clone()], rows].concat()
    };
    rows.sort();
    rows
}

#[tokio::test]
async fn what_goes_out_comes_in_again_in_another_book_and_goes_out_the_same() {
    let folder = std::env::temp_dir().join(format!("counterpart-again-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, form, found, rows) in [
        ("customers-gb18030.csv", "csv", [479, 5, 16], 480),
        ("customers.xlsx", "xlsx", [479, 5, 16], 480),
        ("contacts.vcf", "vcf", [39, 0, 1], 39),
    ] {
        let here = holding(&sample(name), found).await;
        let (_, out) = hand_out(&here, form).await;
        here.end().await;
        let file = folder.join(format!("again.{form}"));
        std::fs::write(&file, &out).expect("written");
        // every row is good there, and none is like another
        let there = holding(&file, [found[0], 0, 0]).await;
        let (_, again) = hand_out(&there, form).await;
        there.end().await;
        let (out, again) = (said(form, &out), said(form, &again));
        assert_eq!(out.len(), rows, "{form}");
        for (ours, theirs) in out.iter().zip(&again) {
            assert_eq!(ours, theirs, "{form}");
        }
        assert_eq!(again.len(), rows, "{form}");
    }
    std::fs::remove_dir_all(&folder).expect("the folder is taken away");
}
