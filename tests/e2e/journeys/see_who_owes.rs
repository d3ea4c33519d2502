//! Who owes what, how late it is, and what comes next: the same money as in the list of instalments, whatever it is added up
//! by, as of any day.

use serde_json::Value;

use super::hand_lists_out::{cell, hand_out, of_csv};
use super::look_back::look_at;
use crate::browser::{Browser, Look};

/// Every open instalment as the list of money shows it: where it stands, and what is open.
const LISTED: &str = "return [...document.querySelectorAll('#instalments > tbody > tr[data-row]')].map(row =>
    [row.querySelector('.inst__state').innerText, row.querySelector('.inst__left').innerText])";

/// Of every row of the table: what is overdue, and all that is open.
const ROWS: &str = "return [...document.querySelectorAll('.recv__ages > tbody > tr[data-row]')].map(row =>
    ['overdue', 'total'].map(it => row.querySelector(`[data-column=${it}]`).innerText))";

/// Of every month and what is not by month: its name, and how much.
const MONTHS: &str = "return [...document.querySelectorAll('.recv__months > tbody > tr[data-row]')].map(row =>
    [row.dataset.when, row.cells[2].innerText])";

/// So many instalments make up the figure that is open.
const MADE_OF: &str = "return String(document.querySelectorAll('.recv__host #instalments > tbody > tr[data-row]').length) === arguments[0]";

/// An amount as it is shown, in fen; a dash is nothing.
pub(super) fn fen(shown: &str) -> i64 {
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() { 0 } else { digits.parse().expect("an amount") }
}

/// An amount in fen as it is shown.
pub(super) fn shown(fen: i64) -> String {
    if fen == 0 {
        return "–".to_owned();
    }
    let mut yuan = String::new();
    let digits = (fen / 100).to_string();
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            yuan.push(',');
        }
        yuan.push(digit);
    }
    format!("{yuan}.{:02}", fen % 100)
}

/// Rows of texts that a script answers.
pub(super) async fn texts(browser: &Browser, script: &str) -> Vec<Vec<String>> {
    let answer = browser.driver.execute(script, Vec::new()).await.expect("the page answers");
    let row = |row: &Value| -> Vec<String> {
        let cells = row.as_array().expect("a row").iter();
        cells.map(|it| it.as_str().unwrap_or_default().trim().to_owned()).collect()
    };
    answer.json().as_array().expect("rows").iter().map(row).collect()
}

/// Waits until the row of totals has this in a column.
async fn total(browser: &Browser, column: &str, fen: i64) {
    browser.reads(&format!("#receivables .recv__ages > tfoot [data-column='{column}']"), &shown(fen)).await;
}

/// What is listed, in fen by column: not due, four ages, overdue, all; added up here.
async fn listed(browser: &Browser) -> [i64; 7] {
    browser.open("#/money").await;
    browser.find("#instalments tbody tr").await;
    let rows = texts(browser, LISTED).await;
    assert!((20..200).contains(&rows.len()), "{} instalments are open, and all of them are drawn", rows.len());
    let mut sums = [0_i64; 7];
    for row in rows {
        let (state, open) = (&row[0], fen(&row[1]));
        let days: String = state.chars().filter(char::is_ascii_digit).collect();
        let days: u32 = if state.contains("late") { days.parse().expect("days") } else { 0 };
        let column = match days {
            0 => 0,
            1..=30 => 1,
            31..=60 => 2,
            61..=90 => 3,
            91.. => 4,
        };
        sums[column] += open;
        sums[5] += if days > 0 { open } else { 0 };
        sums[6] += open;
    }
    sums
}

const COLUMNS: [&str; 7] = ["0", "1", "2", "3", "4", "overdue", "total"];

#[tokio::test]
async fn receivables_are_the_open_instalments_by_age_whoever_they_are_added_up_by() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    let sums = listed(&browser).await;
    // by the story of the sample book: 96,000.00 since 3 days, 149,200.00 since 12, and 70,000.00 since 50
    assert_eq!((sums[1], sums[2]), (24_520_000, 7_000_000));

    browser.press(".views__item[href='#/money/receivables']").await;
    for (column, sum) in COLUMNS.iter().zip(sums) {
        total(&browser, column, sum).await;
    }
    browser.see_in("#receivables-answer", &format!("¥{} of it overdue", shown(sums[5]))).await;

    // a figure opens into what it is made of, and shuts again
    browser.press(".recv__ages > tfoot [data-column='1'] .working").await;
    browser.wait_for("two instalments", MADE_OF, "2").await;
    browser.see_in("#made-of", "Parts: 2, together ¥245,200.00").await;
    browser.picture("receivables-opened-en").await;
    browser.press(".recv__ages > tfoot [data-column='1'] .working").await;
    browser.wait_for("nothing opened", "return !document.querySelector('.recv__host')", "").await;

    // added up by anything it is the same money, and who has most overdue comes first
    for by in ["customer", "owner", "contract"] {
        browser.press(&format!("[data-by={by}]")).await;
        browser.find(&format!("[data-by={by}][aria-current]")).await;
        total(&browser, "total", sums[6]).await;
        let rows = texts(&browser, ROWS).await;
        let overdue: Vec<i64> = rows.iter().map(|row| fen(&row[0])).collect();
        assert!(overdue.is_sorted_by(|a, b| a >= b), "by {by}: {overdue:?}");
        assert_eq!(overdue.iter().sum::<i64>(), sums[5], "by {by}");
        assert_eq!(rows.iter().map(|row| fen(&row[1])).sum::<i64>(), sums[6], "by {by}");
    }

    // what comes next: what is overdue by itself, then twelve months
    let months = texts(&browser, MONTHS).await;
    assert_eq!((months[0][0].as_str(), fen(&months[0][1])), ("overdue", sums[5]));
    assert_eq!((months[1][0].as_str(), months[12][0].as_str()), ("2026-05", "2027-04"));
    assert_eq!(months.iter().map(|row| fen(&row[1])).sum::<i64>(), sums[6]);

    // the table goes out, and whoever adds it up has the same
    let (name, csv) = hand_out(&browser, "#export-receivables", "receivables", "csv").await;
    assert_eq!(name, "receivables.csv");
    let table = of_csv(csv);
    let column = |heading: &str| (0..table.rows.len()).map(|row| fen(cell(&table, row, heading))).sum::<i64>();
    assert_eq!((column("Overdue"), column("Receivable")), (sums[5], sums[6]));

    // a month on more is late, part by part; back on the day all is as it was
    look_at(&browser, "2026-06-20").await;
    for (column, parts) in [("1", "7"), ("2", "3"), ("3", "1"), ("4", "2")] {
        browser.press(&format!(".recv__ages > tfoot [data-column='{column}'] .working")).await;
        browser.wait_for(&format!("{parts} instalments"), MADE_OF, parts).await;
    }
    let later = listed(&browser).await;
    browser.open("#/money/receivables").await;
    for (column, sum) in COLUMNS.iter().zip(later) {
        total(&browser, column, sum).await;
    }
    assert!(later[5] > sums[5]);
    assert_eq!(later[6], sums[6], "nothing came in meanwhile");
    browser.press_words("Back to today").await;
    for (column, sum) in COLUMNS.iter().zip(sums) {
        total(&browser, column, sum).await;
    }
    browser.end().await;
}
