//! The charts of the first page: every value is reached by Tab and says its figures, and the same figures stand in a table, in both
//! languages and themes.

use thirtyfour::prelude::*;

use super::see_who_owes::texts;
use crate::browser::{Browser, Look};

/// The charts that have a table.
const CHARTS: [&str; 5] = ["home-months", "home-ageing", "home-ending", "home-sales", "home-targets"];

/// The charts whose values say what the rows of the table say, each with how many cells a row has.
const VALUES: [(&str, usize); 4] = [("home-months", 4), ("home-ageing", 4), ("home-ending", 5), ("home-sales", 4)];

/// The values of a chart, in their order.
fn values(chart: &str) -> String {
    format!("[...document.querySelectorAll('#{chart} [role=img][tabindex=\"0\"]')]")
}

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

    for (chart, cells) in VALUES {
        read_values(&browser, chart, cells).await;
    }
    browser.end().await;
}

/// From the switch of a chart, Tab goes from value to value; each says what its row of the table says.
async fn read_values(browser: &Browser, chart: &str, cells: usize) {
    let switch = format!("#{chart} .section__head button[aria-pressed]");
    let values = values(chart);
    browser.press(&switch).await;
    browser.find(&format!("#{chart} .table tbody tr")).await;
    let table = format!("return [...document.querySelectorAll('#{chart} .table tbody tr')]");
    let rows = texts(browser, &format!("{table}.map(row => [...row.cells].map(it => it.innerText))")).await;
    browser.press(&switch).await;
    browser.find(&format!("#{chart} [role=img][tabindex='0']")).await;
    let at = format!("return document.activeElement === {values}[Number(arguments[0])]");
    for value in ["0", "1"] {
        browser.keys(Key::Tab).await;
        browser.wait_for(&format!("the cursor on value {value} of {chart}"), &at, value).await;
    }
    let said = texts(browser, &format!("return {values}.map(it => [it.getAttribute('aria-label')])")).await;
    assert!(said.len() > 1 && said.len() == rows.len(), "{said:?} beside {rows:?}");
    for (value, row) in said.iter().zip(&rows) {
        assert!(row.len() == cells && row.iter().all(|cell| value[0].contains(cell)), "{row:?} in {value:?}");
    }
}

#[tokio::test]
async fn the_charts_of_the_first_page_are_read_by_key_and_as_tables() {
    read(Look::EN).await;
}

#[tokio::test]
async fn the_charts_of_the_first_page_are_read_by_key_and_as_tables_in_chinese_and_in_the_dark() {
    read(Look::ZH.dark()).await;
}
