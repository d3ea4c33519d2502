//! A spreadsheet as such firms really keep it comes in: preview, bad rows with reasons, one undo.

use std::path::Path;

use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

#[tokio::test]
async fn a_spreadsheet_from_excel_comes_in_and_its_bad_rows_are_listed() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/customers/import").await;
    browser.upload("#list-file", &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/customers-gb18030.csv")).await;
    browser
        .wait_for(
            "479 good, 5 bad and 16 duplicate rows",
            "const it = document.querySelector('#list-counts')?.dataset; return !!it && it.good === '479' && it.bad === '5' && it.duplicates === '16'",
            "",
        )
        .await;
    for row in ["51", "78", "89", "100", "141"] {
        browser.see_in("#list-bad", row).await;
    }
    browser.press("#list-bring-in").await;
    browser.open("#/customers").await;
    browser.lists("479 位客户").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.lists("479 位客户").await;
    browser.end().await;
}
