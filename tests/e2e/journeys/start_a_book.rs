//! Journey 2: a book is begun with the firm's own name, the customers come in from a spreadsheet with odd columns, three bad rows
//! are mended, one customer is found by the initials of its name; one undo takes the whole list back, and redo brings it in again.

use std::path::Path;

use thirtyfour::Key;

use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

/// Waits for so many rows: good, bad, duplicates, skipped.
async fn counts(browser: &Browser, expected: &str) {
    let script = "const it = document.querySelector('#list-counts')?.dataset;
        return !!it && `${it.good} ${it.bad} ${it.duplicates} ${it.leftOut}` === arguments[0]";
    browser.wait_for("these counts of rows", script, expected).await;
}

/// Presses keys that no box shall take.
async fn page_keys(browser: &Browser, keys: impl Into<thirtyfour::TypingData>) {
    browser.driver.execute("document.activeElement?.blur()", Vec::new()).await.expect("the box lets go");
    browser.keys(keys).await;
}

/// Looks for something everywhere, and sees that it is found, or that nothing is.
async fn find_everywhere(browser: &Browser, typed: &str, found: Option<&str>) {
    page_keys(browser, Key::Control + "k").await;
    browser.write("#palette", typed).await;
    if let Some(words) = found {
        browser.see_in("#found", words).await;
    } else {
        let script = "const found = document.querySelector('#found');
            return !found || !found.innerText.includes(arguments[0])";
        browser.wait_for("nothing of the list", script, "上海宏图").await;
    }
    browser.keys(Key::Escape).await;
    browser.wait_for("no box", "return !document.querySelector('#palette')", "").await;
}

/// What is read on the way, in one language.
struct Words {
    look: Look,
    /// What a column is called that does not come in.
    left_out: &'static str,
    /// What is said of what came in.
    brought_in: &'static str,
    /// How many customers are listed: all, one, and none.
    listed: [&'static str; 3],
}

const EN: Words = Words {
    look: Look::EN,
    left_out: "Left out",
    brought_in: "482 customers brought in, 18 rows left out.",
    listed: ["482 customers", "1 customer", "No customers yet"],
};

const ZH: Words = Words {
    look: Look::ZH,
    left_out: "不导入",
    brought_in: "已导入 482 位客户，18 行没有导入。",
    listed: ["482 位客户", "1 位客户", "还没有客户"],
};

/// The list comes in without an odd column, and with three of its bad rows mended where they stand.
async fn bring_it_in(browser: &Browser, words: &Words) {
    browser.open("#/customers/import").await;
    browser.upload("#list-file", &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/customers-gb18030.csv")).await;
    counts(browser, "479 5 16 0").await;
    browser.choose("#list-field-10", words.left_out).await;
    browser.find("#list-guess").await;
    counts(browser, "479 5 16 0").await;
    for (cell, text, expected) in [
        ("#list-cell-51-1", "91310000MA1FL0000N", "480 4 16 0"),
        ("#list-cell-100-8", "2025-02-28", "481 3 16 0"),
        ("#list-cell-141-4", "feng@example.com", "482 2 16 0"),
    ] {
        browser.write(cell, text).await;
        browser.keys(Key::Enter).await;
        counts(browser, expected).await;
    }
    browser.press("#list-bring-in").await;
    browser.reads(".toast__text", words.brought_in).await;
    browser.lists(words.listed[0]).await;
    browser.saved().await;
}

/// Journey 2, from the first visit to a list that is there after a reload.
async fn begin(words: &Words) {
    const FOUND: &str = "上海宏图建材科技有限公司";
    let [all, one, none] = words.listed;
    let browser = Browser::start(words.look).await;
    start_book(&browser).await;
    browser.see("宁波拓野仪表有限公司").await;
    bring_it_in(&browser, words).await;

    // found by its initials from anywhere, and in the list; its person is there too
    find_everywhere(&browser, "shhtjc", Some(FOUND)).await;
    find_everywhere(&browser, "李英平", Some("李英平")).await;
    browser.write("[data-list-search]", "shhtjc").await;
    browser.lists(one).await;
    browser.see_in(".table.cust tbody", FOUND).await;
    browser.set("[data-list-search]", "").await;
    browser.lists(all).await;

    // one step back: no customer and nobody there
    page_keys(&browser, Key::Control + "z").await;
    browser.see_in("h1", none).await;
    browser.saved().await;
    find_everywhere(&browser, "shhtjc", None).await;
    find_everywhere(&browser, "李英平", None).await;

    // taken again, and there after a reload
    page_keys(&browser, Key::Control + Key::Shift + "z").await;
    browser.lists(all).await;
    browser.saved().await;
    find_everywhere(&browser, "李英平", Some("李英平")).await;
    browser.driver.refresh().await.expect("it reloads");
    browser.lists(all).await;
    find_everywhere(&browser, "shhtjc", Some(FOUND)).await;
    browser.end().await;
}

#[tokio::test]
async fn journey_2_a_book_is_begun_with_a_list_that_one_undo_takes_back() {
    begin(&EN).await;
}

#[tokio::test]
async fn journey_2_a_book_is_begun_with_a_list_that_one_undo_takes_back_in_chinese() {
    begin(&ZH).await;
}
