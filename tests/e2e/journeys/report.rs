//! What was done and what came of it is reported by person, team, line, customer and month; every figure opens into what it stands
//! on, and goes out as a file. Who looks after whom.

use thirtyfour::Key;

use super::hand_lists_out::{cell, hand_out, of_csv};
use super::hand_out_word::{bare, printed};
use super::keep_the_book::{enter_customer, start_book};
use super::share_a_sealed_list::rows_of;
use crate::browser::{Browser, Look};

async fn demo(browser: &Browser) {
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
}

/// The report of the teams as another program reads its workbook, and on paper: the rows of the text file, and each in it.
async fn team_goes_out(browser: &Browser) {
    browser.open("#/reports?time=year&by=team").await;
    browser.see_in("[data-report-table]", "华东组").await;
    let table = of_csv(hand_out(browser, "#export-report", "report", "csv").await.1);
    let rows = rows_of(hand_out(browser, "#export-report", "report", "xlsx").await.1);
    assert_eq!(rows[0], table.headings);
    assert_eq!(rows.len() - 1, table.rows.len());
    let column = |heading: &str| rows[0].iter().position(|it| it == heading).expect("a column");
    for heading in ["Of", "Contacts"] {
        let at = column(heading);
        for (row, read) in rows[1..].iter().enumerate() {
            assert_eq!(read[at], cell(&table, row, heading), "{heading} of row {row}");
        }
    }

    browser.run("window.print = () => {}").await;
    browser.press("#export-report").await;
    browser.press("dialog [data-sheet='report'][data-form=paper]").await;
    browser.wait_for("the paper", "return !!document.querySelector('body > .printout')", "").await;
    let folder = std::env::temp_dir().join(format!("counterpart-report-{}", std::process::id()));
    let (_, drawn) = printed(browser, &folder).await;
    std::fs::remove_dir_all(&folder).expect("tidied up");
    let paper = bare(&drawn.concat());
    for row in 0..table.rows.len() {
        let name = cell(&table, row, "Of");
        assert!(paper.contains(&bare(name)), "{name} in {paper}");
    }
    for words in ["华东组", "Contacts"] {
        assert!(paper.contains(words), "{words} in {paper}");
    }
    browser.keys(Key::Escape).await;
    browser.gone("body > .printout").await;
}

#[tokio::test]
async fn a_book_is_reported_on_and_every_figure_opens() {
    let browser = Browser::start(Look::EN).await;
    demo(&browser).await;

    // by two keys from anywhere
    browser.keys("go").await;
    browser.see_in("main h1", "Reports").await;
    browser.open("#/reports?time=year").await;
    browser.find("[data-report-table] tbody tr[data-row]").await;
    browser.see_in("[data-report-table] thead", "Customers reached").await;
    browser.press("[data-report-table] tfoot [data-figure=contacts] button").await;
    browser.find("[data-working=contacts] tr[data-fact]").await;
    browser.see_in("[data-working=contacts]", "Stands on").await;
    browser.picture("reports-opened-en").await;

    // in a file there are as many rows as on the page, and that of all together
    let table = of_csv(hand_out(&browser, "#export-report", "report", "csv").await.1);
    assert_eq!(table.headings[0], "Of");
    assert_eq!(cell(&table, table.rows.len() - 1, "Of"), "All together");
    assert!(cell(&table, table.rows.len() - 1, "Contacts").parse::<u32>().is_ok_and(|all| all > 0));
    let (_, workbook) = hand_out(&browser, "#export-report", "report", "xlsx").await;
    assert!(workbook.starts_with(b"PK"));

    // up the line, by team, by customer, by month
    for (by, words) in [("team", "华东组"), ("line", "All together"), ("customer", "All together"), ("month", "2026")]
    {
        browser.press(&format!(".reports__bar a[data-by={by}]")).await;
        browser.find(&format!(".reports__bar a[data-by={by}][aria-current]")).await;
        browser.see_in("[data-report-table]", words).await;
    }

    team_goes_out(&browser).await;

    // a row leads to that one alone, month by month, and back
    browser.open("#/reports?time=year").await;
    browser.press("[data-report-table] tbody tr[data-row] .reports__who a").await;
    browser.find("#report-only").await;
    browser.see_in("[data-report-table]", "2026").await;
    browser.press("#report-only a").await;
    browser.wait_for("all of it again", "return !document.querySelector('#report-only')", "").await;

    // the other reports keep what is asked
    browser.open("#/reports?view=pipeline&time=year").await;
    browser.see_in("[data-report-table] thead", "Conversion").await;
    browser.press("[data-report-table] tfoot [data-figure=added] button").await;
    browser.find("[data-working=added] tr[data-fact] a[href^='#/pipeline/']").await;
    browser.open("#/reports?view=collection&time=year&by=customer").await;
    browser.see_in("[data-report-table] thead", "Collected on time").await;
    browser.press("[data-report-table] tfoot [data-figure=due] button").await;
    browser.find("[data-working=due] tr[data-fact] a[href*='/money']").await;
    browser.open("#/reports?view=service&time=year").await;
    browser.see_in("[data-report-table] thead", "Solved in time").await;
    browser.open("#/reports?view=targets&time=year&by=month").await;
    browser.see_in("[data-report-table]", "The firm").await;
    browser.picture("reports-en").await;

    // a time of one's own that is none is said
    browser.open("#/reports?time=own&from=2026-05-01&to=2026-04-01").await;
    browser.see_in("#report-span", "cannot come before").await;
    browser.end().await;
}

#[tokio::test]
async fn who_looks_after_whom_is_told_also_on_a_phone() {
    let browser = Browser::start(Look::ZH.phone()).await;
    demo(&browser).await;
    browser.open("#/reports?view=coverage").await;
    browser.find("#coverage-loads tbody tr[data-row]").await;
    browser.see_in("#coverage-untouched h2", "90 天以上没有联系的客户").await;
    browser.set("#coverage-days", "30").await;
    browser.see_in("#coverage-untouched h2", "30 天以上没有联系的客户").await;
    let table = of_csv(hand_out(&browser, "#export-report", "coverage", "csv").await.1);
    assert_eq!(table.headings[0], "负责人");
    browser.open("#/reports?time=year").await;
    browser.see_in("[data-report-table] thead", "联系到的客户").await;
    browser.picture("reports-phone-zh").await;
    browser.end().await;
}

#[tokio::test]
async fn an_empty_book_says_that_there_is_nothing_yet() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/reports").await;
    browser.see_in("#report-nothing", "没有可报的").await;
    browser.open("#/reports?view=targets").await;
    browser.see_in("#report-nothing", "没有这一类目标").await;
    browser.open("#/reports?view=coverage").await;
    browser.see_in("#report-nothing", "还没有客户").await;
    enter_customer(&browser, "青岛海岳水务设备有限公司", "0532 0000 0001").await;
    browser.open("#/reports?view=coverage").await;
    browser.see_in("#coverage-untouched", "青岛海岳水务设备有限公司").await;
    browser.see_in("#coverage-untouched", "从未").await;
    browser.end().await;
}
