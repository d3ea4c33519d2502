//! The charts of the first page: a column is reached by Tab and says its figures, and the same figures stand in a table, in both
//! languages and themes.

use thirtyfour::prelude::*;

use super::see_who_owes::texts;
use crate::browser::{Browser, Look};

/// The charts that have a table.
const CHARTS: [&str; 5] = ["home-months", "home-ageing", "home-ending", "home-sales", "home-targets"];

/// What each column of the months says.
const SAID: &str = "return [...document.querySelectorAll('#home-months svg g[tabindex=\"0\"]')]
    .map(it => [it.getAttribute('aria-label')])";

/// The same as a table: the month, and three figures.
const TABLE: &str = "return [...document.querySelectorAll('#home-months .table tbody tr')]
    .map(row => [...row.cells].map(it => it.innerText))";

/// Whether the column of this number holds the cursor.
const AT: &str = "return document.activeElement ===
    document.querySelectorAll('#home-months svg g[tabindex=\"0\"]')[Number(arguments[0])]";

async fn read(look: Look) {
    let browser = Browser::start(look).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    for chart in CHARTS {
        let switch = format!("#{chart} .section__head button[aria-pressed]");
        browser.press(&switch).await;
        browser.find(&format!("#{chart} .table tbody tr")).await;
        browser.press(&switch).await;
        browser.gone(&format!("#{chart} .table")).await;
    }

    // from the switch of the months, Tab goes from column to column
    browser.press("#home-months .section__head button[aria-pressed]").await;
    browser.find("#home-months .table tbody tr").await;
    let rows = texts(&browser, TABLE).await;
    browser.press("#home-months .section__head button[aria-pressed]").await;
    browser.find("#home-months svg g").await;
    for column in ["0", "1"] {
        browser.keys(Key::Tab).await;
        browser.wait_for(&format!("the cursor on column {column}"), AT, column).await;
    }

    // every column says what its row says
    let said = texts(&browser, SAID).await;
    assert!(said.len() > 1 && said.len() == rows.len(), "{said:?} beside {rows:?}");
    for (column, row) in said.iter().zip(&rows) {
        assert!(row.len() == 4 && row.iter().all(|cell| column[0].contains(cell)), "{row:?} in {column:?}");
    }
    browser.end().await;
}

#[tokio::test]
async fn the_charts_of_the_first_page_are_read_by_key_and_as_tables() {
    read(Look::EN).await;
}

#[tokio::test]
async fn the_charts_of_the_first_page_are_read_by_key_and_as_tables_in_chinese_and_in_the_dark() {
    read(Look::ZH.dark()).await;
}
