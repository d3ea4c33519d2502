//! The ledger of contracts: every contract with its money, filtered, added up, handed out, printed, as of any day.

use serde_json::json;

use super::hand_lists_out::{cell, hand_out, of_csv};
use super::look_back::look_at;
use super::see_who_owes::{fen, texts};
use crate::browser::{Browser, Look};

const COLUMNS: [&str; 5] = ["amount", "collected", "open", "overdue", "invoiced"];

/// Of every row: its number, the day of signing, and its money.
const ROWS: &str = "return [...document.querySelectorAll('#ledger tbody > tr[data-row]')].map(row =>
    [row.cells[0].innerText, row.cells[3].innerText,
     ...['amount', 'collected', 'open', 'overdue', 'invoiced'].map(it => row.querySelector(`[data-column=${it}]`).innerText)])";

/// Of every row, of how many parts nothing is open.
const PARTS: &str = "return [...document.querySelectorAll('#ledger tbody > tr[data-row] [data-column=parts]')]
    .map(it => [it.innerText.trim()])";

/// The same of the row of totals.
const TOTALS: &str = "return [['amount', 'collected', 'open', 'overdue', 'invoiced'].map(it =>
    document.querySelector(`#ledger tfoot [data-column=${it}]`).innerText)]";

/// The row of totals, in fen.
async fn totals(browser: &Browser) -> [i64; 5] {
    browser.find("#ledger tfoot [data-column=amount]").await;
    let row = texts(browser, TOTALS).await;
    std::array::from_fn(|column| fen(&row[0][column]))
}

/// Adds the rows up here.
fn added_up(rows: &[Vec<String>]) -> [i64; 5] {
    std::array::from_fn(|column| rows.iter().map(|row| fen(&row[column + 2])).sum())
}

/// The ledger, once it has every figure.
async fn ledger(browser: &Browser) -> Vec<Vec<String>> {
    browser.find("#ledger table[aria-busy=false] tbody tr").await;
    texts(browser, ROWS).await
}

#[tokio::test]
async fn the_ledger_adds_up_is_filtered_goes_out_and_agrees_with_the_receivables() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/contracts").await;
    browser.press("#open-ledger").await;
    let rows = ledger(&browser).await;
    let sums = totals(&browser).await;
    assert!(rows.len() > 15, "{} contracts", rows.len());
    assert_eq!(added_up(&rows), sums);
    assert!(rows.iter().all(|row| !row[1].is_empty()), "only what is signed");

    // what is open and what is overdue is what the receivables say
    browser.open("#/money/receivables").await;
    browser.find(".recv__ages > tfoot [data-column=total] .working").await;
    let open = fen(&browser.text_of(".recv__ages > tfoot [data-column=total]").await);
    let overdue = fen(&browser.text_of(".recv__ages > tfoot [data-column=overdue]").await);
    assert_eq!((sums[2], sums[3]), (open, overdue));

    // what is in drafting is seen among all, and changes no total
    browser.open("#/contracts/ledger?view=all").await;
    let all = ledger(&browser).await;
    assert!(all.len() > rows.len());
    assert!(all.iter().any(|row| row[1].is_empty() && fen(&row[2]) > 0 && fen(&row[4]) == 0));
    assert_eq!(totals(&browser).await, sums);

    // what is not fully collected, and by the share that was
    let owed = rows.iter().filter(|row| fen(&row[4]) > 0).count();
    assert!(owed > 0 && owed < rows.len(), "{owed} of {}", rows.len());
    browser.open("#/contracts/ledger?view=uncollected").await;
    browser.lists(&format!("{owed} contracts")).await;
    assert!(ledger(&browser).await.iter().all(|row| fen(&row[4]) > 0));
    browser.open("#/contracts/ledger?view=uncollected&sort=-collected-share").await;
    // the head of the column offers the other way only once the list stands in this one
    browser.find("#ledger th[aria-sort=descending] a[href*='sort=collected-share']").await;
    let shares = |row: &[String]| i128::from(fen(&row[3])) * 10_000 / i128::from(fen(&row[2]).max(1));
    let found = ledger(&browser).await;
    assert!(found.is_sorted_by(|a, b| shares(a) >= shares(b)), "{found:?}");

    // by year of signing, which another view keeps
    browser.open("#/contracts/ledger").await;
    ledger(&browser).await;
    browser.choose("#ledger-year", "2025").await;
    let of_year: Vec<_> = rows.iter().filter(|row| row[1].ends_with("2025")).cloned().collect();
    assert!(!of_year.is_empty() && of_year.len() < rows.len());
    browser.lists(&format!("{} contracts", of_year.len())).await;
    assert_eq!(added_up(&ledger(&browser).await), added_up(&of_year));
    assert_eq!(totals(&browser).await, added_up(&of_year));
    browser.press_words("In force").await;
    browser.find(".views__item[href*='view=in_force'][aria-current]").await;
    assert!(browser.fragment().await.contains("year=2025"));

    // by words
    browser.open("#/contracts/ledger").await;
    browser.write("[data-list-search]", "HT-202510-0001").await;
    browser.lists("1 contract").await;
    let one = ledger(&browser).await;
    assert_eq!(one[0][0], "HT-202510-0001");
    assert_eq!(totals(&browser).await, added_up(&one));

    // in both forms the same rows, and whoever adds them up has the totals
    browser.open("#/contracts/ledger").await;
    browser.lists(&format!("{} contracts", rows.len())).await;
    let (name, csv) = hand_out(&browser, "#export-ledger", "ledger", "csv").await;
    assert_eq!(name, "contract-ledger.csv");
    let table = of_csv(csv);
    assert_eq!(table.rows.len(), rows.len());
    for (heading, sum) in ["Amount", "Collected", "Open", "Overdue", "Invoiced"].into_iter().zip(sums) {
        let column: i64 = (0..table.rows.len()).map(|row| fen(cell(&table, row, heading))).sum();
        assert_eq!(column, sum, "{heading}");
    }
    // of how many parts of its plan nothing is open: as on the page, and all of them where nothing is open at all
    let shown = texts(&browser, PARTS).await;
    for (row, shown) in shown.iter().enumerate() {
        let [parts, settled] = ["Instalments", "Instalments settled"].map(|heading| cell(&table, row, heading));
        // whose terms cannot be reckoned with says neither
        let expected = if parts.is_empty() { "–".to_owned() } else { format!("{settled}/{parts}") };
        assert_eq!(shown[0], expected, "row {row}");
        assert!(parts == settled || fen(cell(&table, row, "Open")) > 0, "row {row}");
    }
    let in_part = |it: &str| it.split_once('/').is_some_and(|(settled, parts)| settled != "0" && settled != parts);
    assert!(shown.iter().any(|it| in_part(&it[0])), "some are settled in part: {shown:?}");
    let (name, book) = hand_out(&browser, "#export-ledger", "ledger", "xlsx").await;
    assert_eq!(name, "contract-ledger.xlsx");
    assert!(!book.is_empty());

    // on paper it says whose book it is, and of which day; what is for the screen stays there
    let book = browser.text_of(".side__name").await;
    let media = json!({ "media": "print" });
    browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await.expect("as on paper");
    browser.see_in(".statement", &book).await;
    browser.see_in(".statement", "Contract ledger as of 20 May 2026").await;
    let hidden = "return getComputedStyle(document.querySelector('.side')).display === 'none'
        && getComputedStyle(document.querySelector('#ledger .custs__bar')).display === 'none'";
    browser.wait_for("nothing of the screen on the paper", hidden, "").await;
    let media = json!({ "media": "" });
    browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await.expect("as on the screen");
    browser.find(".side__name").await;

    // a month on more of it is overdue, and nothing else has changed
    look_at(&browser, "2026-06-20").await;
    let grown = "return Number(document.querySelector('#ledger tfoot [data-column=overdue]')
        .innerText.replace(/[^0-9]/g, '')) > Number(arguments[0])";
    browser.wait_for("more overdue", grown, &sums[3].to_string()).await;
    let later = ledger(&browser).await;
    assert_eq!(later.len(), rows.len());
    let of_later = totals(&browser).await;
    assert_eq!(added_up(&later), of_later);
    for (column, name) in COLUMNS.iter().enumerate().filter(|(_, name)| **name != "overdue") {
        assert_eq!(of_later[column], sums[column], "{name}");
    }
    browser.press_words("Back to today").await;
    let back = "return document.querySelector('#ledger tfoot [data-column=overdue]')
        .innerText.replace(/[^0-9]/g, '') === arguments[0]";
    browser.wait_for("what is overdue today", back, &sums[3].to_string()).await;
    assert_eq!(ledger(&browser).await, rows);
    browser.end().await;
}
