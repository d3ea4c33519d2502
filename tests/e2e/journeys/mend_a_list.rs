//! A list is mended where it is looked at: bad rows cell by cell, columns as the last time, the rest in Excel.

use std::path::{Path, PathBuf};

use counterpart::sync::list::layout::guess;
use counterpart::sync::list::table::Table;
use thirtyfour::Key;

use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

/// A folder of this journey, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("counterpart-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("written");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}

/// Waits for so many rows: good, bad, duplicates, skipped.
async fn counts(browser: &Browser, expected: &str) {
    let script = "const it = document.querySelector('#list-counts')?.dataset;
        return !!it && `${it.good} ${it.bad} ${it.duplicates} ${it.leftOut}` === arguments[0]";
    browser.wait_for("these counts of rows", script, expected).await;
}

/// Waits until the cursor is in a box.
async fn cursor_in(browser: &Browser, id: &str) {
    browser.wait_for(&format!("the cursor in {id}"), "return document.activeElement?.id === arguments[0]", id).await;
}

/// Writes into the box that has the cursor, and goes on to the next one that is wrong.
async fn mend(browser: &Browser, id: &str, text: &str) {
    browser.write(&format!("#{id}"), text).await;
    browser.keys(Key::Enter).await;
}

/// Waits until columns come in as these, from the first.
async fn columns_are(browser: &Browser, words: &[&str]) {
    let script = "const all = [...document.querySelectorAll('#list-columns select')];
        return all.map(it => it.selectedOptions[0]?.text).join(' | ') === arguments[0]";
    browser.wait_for("these columns", script, &words.join(" | ")).await;
}

#[tokio::test]
async fn bad_rows_are_mended_in_place_and_the_rest_in_a_spreadsheet() {
    let browser = Browser::start(Look::ZH).await;
    let folder = Folder::new("mend");
    start_book(&browser).await;
    browser.open("#/customers/import").await;
    browser.upload("#list-file", &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/customers-gb18030.csv")).await;
    counts(&browser, "479 5 16 0").await;

    // a good value makes the row good, Enter goes on to the next cell that is wrong; the row stays where it is
    mend(&browser, "list-cell-51-1", "91310000MA1FL0000N").await;
    cursor_in(&browser, "list-cell-78-0").await;
    counts(&browser, "480 4 16 0").await;
    browser.find("[data-row='51'][data-standing=good]").await;
    mend(&browser, "list-cell-78-0", "杭州某某有限公司").await;
    cursor_in(&browser, "list-cell-89-7").await;
    counts(&browser, "481 3 16 0").await;

    // another bad value says why at once, and what was typed stays
    mend(&browser, "list-cell-100-8", "2025-02-31").await;
    cursor_in(&browser, "list-cell-141-4").await;
    browser.see_in("#list-why-100", "2025-02-31").await;
    // a name that is known makes it a duplicate, with its choice among them; then it is mended once more
    mend(&browser, "list-cell-78-0", "青岛启航食品股份有限公司").await;
    counts(&browser, "480 3 17 0").await;
    browser.see_in("#list-why-78", "重复的行").await;
    browser.find("#list-choice-78").await;
    mend(&browser, "list-cell-78-0", "杭州某某有限公司").await;
    counts(&browser, "481 3 16 0").await;

    // one is left out, taken back in, and left out again
    browser.press("#list-skip-89").await;
    counts(&browser, "481 2 16 1").await;
    browser.see_in("#list-why-89", "已跳过").await;
    browser.press("#list-skip-89").await;
    counts(&browser, "481 3 16 0").await;
    browser.press("#list-skip-89").await;
    counts(&browser, "481 2 16 1").await;

    // reading the file in a wrong encoding and back loses nothing
    browser.set("#list-encoding", "utf-8").await;
    browser.find(".import__trouble .status").await;
    browser.set("#list-encoding", "gb18030").await;
    counts(&browser, "481 2 16 1").await;
    browser.see_in("#list-why-100", "2025-02-31").await;

    // the rows that are still bad go out with the reason behind them, without the one that is left out
    browser.press("#list-save-bad").await;
    let (name, file) = browser.downloaded(".csv").await;
    assert_eq!(name, "客户-待修改.csv");
    let text = String::from_utf8(file).expect("UTF-8");
    assert!(text.starts_with('\u{feff}'), "Excel knows it by its mark");
    let table = Table::read(&text, guess(&text)).expect("a table");
    assert_eq!(table.headings.last().map(String::as_str), Some("导入时的问题"));
    let names: Vec<&str> = table.rows.iter().map(|row| row.cell(0)).collect();
    assert_eq!(names, ["深圳广源机械（集团）有限公司", "苏州启航包装有限公司"]);
    assert!(table.rows[0].cell(11).contains("没有这一天"), "{}", table.rows[0].cell(11));

    browser.press("#list-bring-in").await;
    // left out: 16 duplicates, 2 rows that are still bad, 1 that was skipped
    browser.reads(".toast__text", "已导入 481 位客户，19 行没有导入。").await;
    browser.lists("481 位客户").await;
    browser.saved().await;

    // mended elsewhere, they come in, and what was wrong does not
    let mended = folder
        .file("mended.csv", &text.replace("2025-02-31", "2025-02-28").replace("not an email", "feng@example.com"));
    browser.open("#/customers/import").await;
    browser.upload("#list-file", &mended).await;
    counts(&browser, "2 0 0 0").await;
    browser.press("#list-bring-in").await;
    browser.reads(".toast__text", "已导入 2 位客户。").await;
    browser.lists("483 位客户").await;
    browser.saved().await;
    browser.open("#/customers?q=深圳广源机械").await;
    browser.press(".cust__name a").await;
    browser.see("喜欢电话沟通").await;
    browser.see_no("导入时的问题").await;
    browser.end().await;
}

#[tokio::test]
async fn ten_thousand_bad_rows_are_turned_page_by_page() {
    let browser = Browser::start(Look::EN).await;
    let folder = Folder::new("pages");
    let bad: Vec<String> = (1..=10_000).map(|n| format!("Number {n} Ltd,none given\n")).collect();
    // row 10,001 is good, and the 120 behind it are the same as it
    let same = "Always The Same Ltd,same@example.com\n".repeat(121);
    let text = format!("Company,E-mail\n{}{same}", bad.concat());
    start_book(&browser).await;
    browser.open("#/customers/import").await;
    browser.upload("#list-file", &folder.file("many.csv", &text)).await;
    counts(&browser, "1 10000 120 0").await;
    browser
        .wait_for(
            "fifty rows of each lot",
            "return document.querySelectorAll('.import__row').length === 50 && document.querySelectorAll('.import__same').length === 50",
            "",
        )
        .await;

    // Enter turns the page
    mend(&browser, "list-cell-50-1", "fifty@example.com").await;
    cursor_in(&browser, "list-cell-51-1").await;
    counts(&browser, "2 9999 120 0").await;
    browser.see_in("#list-bad [data-pages]", "51–100 of 10,000").await;
    // what was typed into a box is kept when the page is turned
    browser.write("#list-cell-51-1", "still nothing").await;
    browser.press("#list-bad [data-turn=back]").await;
    browser.see_in("#list-bad [data-pages]", "1–50 of 10,000").await;
    browser.find("[data-row='50'][data-standing=good]").await;
    browser.press("#list-bad [data-turn=on]").await;
    browser.see_in("#list-why-51", "still nothing").await;

    // the duplicates too
    browser.press("#list-duplicates [data-turn=on]").await;
    browser.press("#list-duplicates [data-turn=on]").await;
    browser.see_in("#list-duplicates [data-pages]", "101–120 of 120").await;
    browser.set("#list-choice-10121", "enter").await;
    browser.see_in("#list-bring-in", "Bring in 3 customers").await;
    browser.press("#list-duplicates [data-turn=back]").await;
    browser.see_in("#list-duplicates [data-pages]", "51–100 of 120").await;
    browser.press("#list-bring-in").await;
    browser.reads(".toast__text", "3 customers brought in, 10,118 rows left out.").await;
    browser.lists("3 customers").await;
    browser.saved().await;
    browser.end().await;
}

#[tokio::test]
async fn the_columns_of_a_list_are_set_as_the_last_time() {
    let browser = Browser::start(Look::EN).await;
    let folder = Folder::new("columns");
    let first = folder.file("first.csv", "Company,Colour,Phone\nQuay Valves Ltd,Blue,020 7946 0001\n");
    let second = folder.file("second.csv", "PHONE,Company,colour\n020 7946 0002,Harbour Pumps Ltd,Red\n");
    let other = folder.file("other.csv", "Company,Colour\nMarsh Meters Ltd,Green\n");
    start_book(&browser).await;
    browser.open("#/customers/import").await;
    browser.upload("#list-file", &first).await;
    columns_are(&browser, &["Customer name", "Kept in the note", "Phone"]).await;
    browser.see_in("#list-columns-note", "Matched by their headings").await;
    browser.choose("#list-field-1", "Industry").await;
    browser.find("#list-guess").await;

    // after a reload, for another file with the same headings in another order
    browser.driver.refresh().await.expect("it reloads");
    browser.upload("#list-file", &second).await;
    columns_are(&browser, &["Phone", "Customer name", "Industry"]).await;
    browser.see_in("#list-columns-note", "as you chose then").await;
    // a list with other headings is guessed
    browser.upload("#list-file", &other).await;
    columns_are(&browser, &["Customer name", "Kept in the note"]).await;
    browser.see_in("#list-columns-note", "Matched by their headings").await;

    // back to the guess, and that is remembered too
    browser.upload("#list-file", &second).await;
    columns_are(&browser, &["Phone", "Customer name", "Industry"]).await;
    browser.press("#list-guess").await;
    columns_are(&browser, &["Phone", "Customer name", "Kept in the note"]).await;
    browser.see_in("#list-columns-note", "Matched by their headings").await;
    browser.upload("#list-file", &first).await;
    columns_are(&browser, &["Customer name", "Kept in the note", "Phone"]).await;

    // whatever stands there in its place does no harm
    browser
        .driver
        .execute("localStorage.setItem('counterpart.list_columns', '{\"lists\":[[7')", Vec::new())
        .await
        .expect("it is written");
    browser.upload("#list-file", &second).await;
    columns_are(&browser, &["Phone", "Customer name", "Kept in the note"]).await;
    counts(&browser, "1 0 0 0").await;
    browser.end().await;
}
