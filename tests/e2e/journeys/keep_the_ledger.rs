//! The ledger of contracts: every contract with its money, filtered, added up, handed out, printed, as of any day.

use serde_json::json;
use thirtyfour::prelude::*;

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

/// Of every row of the ledger added up: whose it is, how many contracts, their money, and the two shares.
const GROUPS: &str = "return [...document.querySelectorAll('#ledger .cledger__groups > tbody > tr[data-row]')].map(row =>
    [row.cells[0].innerText, ...['contracts', 'amount', 'collected', 'open', 'overdue', 'invoiced', 'collected-share', 'invoiced-share']
        .map(it => row.querySelector(`[data-column=${it}]`).innerText)])";

/// The money of the contracts that an opened row is made of.
const MADE: &str = "return [...document.querySelectorAll('#ledger tr[data-made]')].map(row =>
    ['amount', 'collected', 'open', 'overdue', 'invoiced'].map(it => row.querySelector(`[data-column=${it}]`).innerText))";

/// How many contracts an opened row shows.
const MADE_OF: &str = "return String(document.querySelectorAll('#ledger tr[data-made]').length) === arguments[0]";

/// A share as it is shown, in 0.01 %.
fn basis_points(shown: &str) -> i64 {
    let digits = shown.strip_suffix('%').expect("a share");
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    whole.parse::<i64>().expect("digits") * 100 + format!("{part:0<2}").parse::<i64>().expect("digits")
}

/// The ledger added up by these, once it has every figure: the money of all its rows is that of the contracts, and each share is
/// that of the sums of its row, rounded down.
async fn added_up_by(browser: &Browser, by: &str, contracts: usize, sums: [i64; 5]) -> Vec<Vec<String>> {
    browser.press(&format!("#ledger [data-by={by}]")).await;
    browser.find(&format!("#ledger [data-by={by}][aria-current]")).await;
    browser.find("#ledger .cledger__groups[aria-busy=false] tbody tr").await;
    let groups = texts(browser, GROUPS).await;
    assert!(groups.len() > 1 && groups.len() < contracts, "{} rows by {by}", groups.len());
    let column = |column: usize| groups.iter().map(|row| fen(&row[column])).sum::<i64>();
    assert_eq!(column(1), i64::try_from(contracts).expect("few"), "contracts by {by}");
    assert_eq!(std::array::from_fn::<_, 5, _>(|it| column(it + 2)), sums, "by {by}");
    assert_eq!(totals(browser).await, sums, "by {by}");
    for row in groups.iter().filter(|row| fen(&row[2]) > 0) {
        for (part, share) in [(3, 7), (6, 8)] {
            assert_eq!(basis_points(&row[share]), fen(&row[part]) * 10_000 / fen(&row[2]), "by {by}: {row:?}");
        }
    }
    groups
}

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

    // added up by customer and by owner it is the same money
    let groups = added_up_by(&browser, "customer", rows.len(), sums).await;
    let (name, csv) = hand_out(&browser, "#export-ledger", "ledger-by-customer", "csv").await;
    assert_eq!(name, "contract-ledger-by-customer.csv");
    let table = of_csv(csv);
    assert_eq!(table.rows.len(), groups.len());
    for (row, shown) in groups.iter().enumerate() {
        assert_eq!(cell(&table, row, "Customer"), shown[0]);
        assert_eq!(cell(&table, row, "Contracts"), shown[1]);
        for (heading, shown) in ["Amount", "Collected", "Open", "Overdue", "Invoiced"].into_iter().zip(&shown[2..]) {
            assert_eq!(fen(cell(&table, row, heading)), fen(shown), "{heading} of {row}");
        }
    }
    // a row opens to the contracts that it is made of, and shuts by the same key
    let several = groups.iter().position(|row| fen(&row[1]) > 1).expect("a customer with several contracts");
    browser.press(&format!("#ledger .cledger__groups tbody > tr:nth-child({}) .working", several + 1)).await;
    browser.wait_for("its contracts", MADE_OF, &groups[several][1]).await;
    let made = texts(&browser, MADE).await;
    for (column, name) in COLUMNS.iter().enumerate() {
        let sum: i64 = made.iter().map(|row| fen(&row[column])).sum();
        assert_eq!(sum, fen(&groups[several][column + 2]), "{name}");
    }
    browser.keys(Key::Enter).await;
    browser.gone("#ledger tr[data-made]").await;
    // another view adds up by the same
    added_up_by(&browser, "owner", rows.len(), sums).await;
    browser.press_words("In force").await;
    browser.find(".views__item[href*='view=in_force'][aria-current]").await;
    assert!(browser.fragment().await.contains("by=owner"));
    // what is not signed promises nothing yet: there is nothing to add up
    browser.open("#/contracts/ledger?view=drafts&by=owner").await;
    browser.see_in("#ledger .empty__line", "None of these contracts is signed").await;
    browser.open("#/contracts/ledger").await;
    assert_eq!(ledger(&browser).await, rows);

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
