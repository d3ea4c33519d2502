//! The scan of an invoice is kept with it: added from the list of the book, there again after a reload, and found where the contract
//! and the customer tell of it.

use thirtyfour::Key;

use super::draft_a_contract::{drafted_in, sign};
use super::keep_files::{PIXEL, outside};
use crate::browser::{Browser, Look};

/// The scan.
const SCAN: &str = "26332000000004512602.png";

/// What is read on the way, in one language.
struct Words {
    look: Look,
    /// That there is none yet.
    none: &'static str,
    /// What it is taken for.
    kind: &'static str,
    /// The way to the files once there is one.
    counted: &'static str,
    /// That the same is not taken twice.
    twice: &'static str,
}

const EN: Words = Words {
    look: Look::EN,
    none: "No files yet",
    kind: "Evidence",
    counted: "Files 1",
    twice: "The same content is here already",
};

const ZH: Words =
    Words {
        look: Look::ZH, none: "还没有附件", kind: "证据", counted: "附件 1", twice: "同样的内容已在这里"
    };

/// Opens the files of the one invoice, and sees the scan there.
async fn see_scan(browser: &Browser, words: &Words) {
    let way = ".table.invoices [data-act=files]";
    browser.reads(way, words.counted).await;
    browser.press(way).await;
    browser.see_in(&format!("#invoice-files [data-file='{SCAN}']"), words.kind).await;
}

async fn keep(words: &Words) {
    let browser = drafted_in(words.look).await;
    let address = sign(&browser).await;
    browser.open(&format!("#{address}/money")).await;
    browser.press("#new-invoice").await;
    browser.set("#invoice-kind", "ordinary").await;
    browser.write("#invoice-gross", "60000").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#invoices tbody", "60,000.00").await;
    browser.saved().await;

    // from the list of the book
    browser.open("#/money?view=invoices").await;
    browser.press(".table.invoices [data-act=files]").await;
    browser.see_in("#invoice-files", words.none).await;
    let scan = outside(&browser, SCAN, PIXEL);
    browser.upload("#sheet-files-box", &scan).await;
    browser.see_in(&format!("#invoice-files [data-file='{SCAN}']"), words.kind).await;
    browser.saved().await;
    browser.upload("#sheet-files-box", &scan).await;
    browser.see_in("#files-refused", words.twice).await;

    // after a reload: equal byte for byte
    browser.driver.refresh().await.expect("it reloads");
    see_scan(&browser, words).await;
    browser.press(&format!("#invoice-files [data-file='{SCAN}'] [data-act=download]")).await;
    assert_eq!(browser.downloaded(SCAN).await.1, PIXEL);
    browser.keys(Key::Escape).await;

    // the contract has it with its invoices, the customer in its time line
    browser.open(&format!("#{address}/money")).await;
    see_scan(&browser, words).await;
    browser.keys(Key::Escape).await;
    browser.press(".deal__facts a[href^='#/customers/']").await;
    browser.press(".rec__tabs a[href$='/timeline']").await;
    browser.see_in("#timeline", SCAN).await;
    browser.end().await;
}

#[tokio::test]
async fn the_scan_of_an_invoice_is_kept_with_it() {
    keep(&EN).await;
}

#[tokio::test]
async fn the_scan_of_an_invoice_is_kept_with_it_in_chinese() {
    keep(&ZH).await;
}
