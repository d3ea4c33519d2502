//! Every list goes out for other programs as it is filtered: text and workbook, amounts as numbers, the currency beside them.

use counterpart::sync::list::layout::{HeadingRow, Layout, Separator};
use counterpart::sync::list::table::Table;
use counterpart::sync::list::workbook;
use thirtyfour::prelude::*;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

const LAYOUT: Layout = Layout { separator: Separator::Comma, headings: HeadingRow::Record(0) };

pub(super) fn of_csv(bytes: Vec<u8>) -> Table {
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.starts_with('\u{feff}'), "with a byte order mark");
    Table::read(&text, LAYOUT).expect("a table")
}

pub(super) fn of_workbook(bytes: &[u8]) -> Table {
    let sheets = workbook::read(bytes).expect("a workbook");
    Table::of(&sheets[0].records, LAYOUT).expect("a table")
}

/// Presses a form in the menu of a list and waits for the file.
pub(super) async fn hand_out(browser: &Browser, button: &str, sheet: &str, form: &str) -> (String, Vec<u8>) {
    browser.press(button).await;
    browser.press(&format!("dialog [data-sheet='{sheet}'][data-form={form}]")).await;
    browser.downloaded(&format!(".{form}")).await
}

/// The same list in both forms: the same rows.
async fn in_both_forms(browser: &Browser, button: &str, sheet: &str) -> Table {
    let (_, csv) = hand_out(browser, button, sheet, "csv").await;
    let (_, book) = hand_out(browser, button, sheet, "xlsx").await;
    let (text, book) = (of_csv(csv), of_workbook(&book));
    assert_eq!(text.headings, book.headings, "{sheet}");
    assert_eq!(text.rows.len(), book.rows.len(), "{sheet}");
    text
}

/// The same list on paper: what the browser is asked to print says this, and with the next key it is out of the page again.
pub(super) async fn on_paper(browser: &Browser, button: &str, sheet: &str, says: &[&str]) {
    let printer = "window.print = () => { window.onPaper = document.querySelector('body > .printout')?.innerText }";
    browser.run(printer).await;
    browser.press(button).await;
    browser.press(&format!("dialog [data-sheet='{sheet}'][data-form=paper]")).await;
    for words in says {
        let script = "return !!window.onPaper?.includes(arguments[0])";
        browser.wait_for(&format!("“{words}” on the paper"), script, words).await;
    }
    browser.keys(Key::Escape).await;
    browser.gone("body > .printout").await;
}

/// How many rows the page itself draws.
async fn drawn(browser: &Browser, css: &str) -> usize {
    browser.find(css).await;
    browser.driver.find_all(By::Css(css)).await.expect("rows").len()
}

pub(super) fn cell<'a>(table: &'a Table, row: usize, heading: &str) -> &'a str {
    let column = table.headings.iter().position(|it| it == heading).unwrap_or_else(|| panic!("no column {heading}"));
    table.rows[row].cell(column)
}

async fn demo(browser: &Browser) {
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
}

#[tokio::test]
async fn leads_opportunities_and_prices_go_out_as_they_are_listed() {
    let browser = Browser::start(Look::EN).await;
    demo(&browser).await;

    browser.open("#/leads?view=all").await;
    let leads = drawn(&browser, "table.leads tbody tr").await;
    let table = in_both_forms(&browser, "#export-leads", "leads").await;
    assert_eq!(table.rows.len(), leads);
    assert_eq!(table.headings[0], "Company");
    browser.open("#/leads?view=given_up").await;
    let given_up = drawn(&browser, "table.leads tbody tr").await;
    assert!(given_up < leads);
    let (name, csv) = hand_out(&browser, "#export-leads", "leads", "csv").await;
    assert_eq!(name, "leads.csv");
    let table = of_csv(csv);
    assert_eq!(table.rows.len(), given_up, "what is filtered away stays");
    assert!(!cell(&table, 0, "Reason").is_empty());
    on_paper(&browser, "#export-leads", "leads", &["Leads as of ", "Reason", cell(&table, 0, "Company")]).await;

    browser.open("#/pipeline?view=list").await;
    let chances = drawn(&browser, "table.chances tbody tr").await;
    let table = in_both_forms(&browser, "#export-opportunities", "opportunities").await;
    assert_eq!(table.rows.len(), chances);
    assert!((0..chances).any(|row| cell(&table, row, "Currency") == "CNY"));
    // from the board the same goes out
    browser.open("#/pipeline").await;
    let (_, csv) = hand_out(&browser, "#export-opportunities", "opportunities", "csv").await;
    assert_eq!(of_csv(csv).rows.len(), chances);
    // how the forecast comes about says which probability somebody set by hand
    browser.press(".kan__card").await;
    browser.press("#edit-opportunity").await;
    browser.write("#opportunity-amount", "50000").await;
    browser.write("#opportunity-probability", "35").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/pipeline").await;
    let table = in_both_forms(&browser, "#export-opportunities", "forecast-working").await;
    let basis: Vec<&str> = (0..table.rows.len()).map(|row| cell(&table, row, "Probability basis")).collect();
    assert_eq!(basis.iter().filter(|it| **it == "set by hand").count(), 1, "{basis:?}");
    assert!(basis.len() > 1 && basis.iter().all(|it| ["set by hand", "by stage"].contains(it)), "{basis:?}");

    browser.open("#/products").await;
    let products = drawn(&browser, "table.products tbody tr").await;
    assert_eq!(in_both_forms(&browser, "#export-products", "products").await.rows.len(), products);
    let prices = in_both_forms(&browser, "#export-products", "prices").await;
    assert!(!prices.rows.is_empty());
    assert!(cell(&prices, 0, "Unit price").parse::<f64>().is_ok(), "a price is a number");
    browser.end().await;
}

#[tokio::test]
async fn contracts_money_follow_ups_and_purchases_go_out_in_the_language_of_the_page() {
    let browser = Browser::start(Look::ZH).await;
    demo(&browser).await;

    browser.open("#/contracts?view=in_force").await;
    let running = drawn(&browser, "table.cons tbody tr[data-row]").await;
    let table = in_both_forms(&browser, "#export-contracts", "contracts").await;
    assert_eq!(table.rows.len(), running);
    assert_eq!(table.headings[0], "合同编号");
    assert!(cell(&table, 0, "金额").parse::<f64>().is_ok(), "an amount is a number");
    assert_eq!(cell(&table, 0, "币种"), "CNY");

    browser.open("#/money?view=receipts").await;
    let receipts = drawn(&browser, "#receipts tbody tr").await;
    let table = in_both_forms(&browser, "#export-money", "receipts").await;
    assert_eq!(table.rows.len(), receipts);
    // what was taken back is a number below nothing, in the text too
    assert!((0..receipts).any(|row| cell(&table, row, "金额").parse::<f64>().is_ok_and(|amount| amount < 0.0)));
    browser.open("#/money?view=all").await;
    browser.find("#instalments tbody tr").await;
    assert!(!in_both_forms(&browser, "#export-money", "instalments").await.rows.is_empty());

    // what is to be done, tasks and steps, and what is filtered away stays
    browser.open("#/tasks").await;
    let to_do = drawn(&browser, ".tasks__item").await;
    let table = in_both_forms(&browser, "#export-tasks", "tasks").await;
    assert_eq!(table.rows.len(), to_do);
    assert_eq!(table.headings[0], "要做什么");
    assert!((0..to_do).all(|row| cell(&table, row, "状态") == "待办"));
    browser.open("#/tasks?view=done").await;
    let done = drawn(&browser, ".tasks__mark").await;
    let (name, csv) = hand_out(&browser, "#export-tasks", "tasks", "csv").await;
    assert_eq!((name.as_str(), of_csv(csv).rows.len()), ("待办.csv", done));

    // of one customer: its follow-ups, and what it bought
    browser.open("#/customers?q=KH-0118").await;
    browser.lists("1 位客户").await;
    browser.press(".cust__name a").await;
    let table = in_both_forms(&browser, "#export-follow-ups", "follow-ups").await;
    assert!(!table.rows.is_empty());
    assert!((0..table.rows.len()).all(|row| cell(&table, row, "客户").starts_with("苏州澄川")));
    browser.press("#show-purchases").await;
    browser.find("#bought").await;
    let lines = drawn(&browser, "#bought-by-day tbody tr").await;
    let table = in_both_forms(&browser, "#export-purchases", "purchases").await;
    assert!(table.rows.len() >= lines);
    browser.end().await;
}

#[tokio::test]
async fn the_figures_of_the_first_page_and_its_charts_go_out_as_they_are_shown() {
    let browser = Browser::start(Look::EN).await;
    demo(&browser).await;
    browser.find(".decide:not([data-old]) .decide__row").await;
    for (chart, sheet, heading) in [
        ("home-months", "months", "Month"),
        ("home-ageing", "ageing", "Age"),
        ("home-ending", "ending", "Month"),
        ("home-sales", "stages", "Stage"),
    ] {
        browser.press(&format!("#{chart} .section__head button[aria-pressed]")).await;
        let rows = drawn(&browser, &format!("#{chart} .table tbody tr")).await;
        let table = in_both_forms(&browser, "#export-home", sheet).await;
        assert_eq!((table.rows.len(), table.headings[0].as_str()), (rows, heading), "{sheet}");
        assert_eq!(cell(&table, 0, "Currency"), "CNY", "{sheet}");
    }
    browser.press("#home-targets .section__head button[aria-pressed]").await;
    let rows = drawn(&browser, "#home-targets .table tbody tr").await;
    assert_eq!(in_both_forms(&browser, "#export-home", "targets").await.rows.len(), rows, "targets");
    let figures = in_both_forms(&browser, "#export-home", "figures").await;
    assert_eq!(cell(&figures, 0, "Metric"), "Received this month");
    let shown = browser.text_of("#figures .figures__item .figures__value a").await;
    let shown: String = shown.chars().filter(|it| it.is_ascii_digit() || "-.".contains(*it)).collect();
    assert_eq!(cell(&figures, 0, "Amount"), shown, "the figure of the page");
    // all that waits goes out, though the first few are drawn; the rest is drawn by key
    let said = browser.text_of("#home-answer").await;
    let waiting: usize = said.split(' ').next().and_then(|it| it.parse().ok()).expect("how many wait");
    let shown = drawn(&browser, ".decide__row").await;
    assert!(shown < waiting, "{shown} of {waiting}");
    assert_eq!(in_both_forms(&browser, "#export-home", "decisions").await.rows.len(), waiting);
    for _ in 0..waiting.div_ceil(shown) - 1 {
        browser.run("document.querySelector('#more-decisions').focus()").await;
        let before = drawn(&browser, ".decide__row").await;
        browser.keys(Key::Enter).await;
        let next = format!(".decide__row:nth-child({})", before + 1);
        browser.find(&next).await;
    }
    browser.gone("#more-decisions").await;
    assert_eq!(drawn(&browser, ".decide__row").await, waiting);
    browser.end().await;
}

#[tokio::test]
async fn customers_go_out_in_the_columns_that_are_shown() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    // what waits in a book of one's own is that it is exported: the first page leads there
    browser.press(".decide__row button").await;
    browser.find("#export-book").await;
    enter_customer(&browser, "=Harbour Pumps Ltd", "+44 20 7946 0001").await;
    enter_customer(&browser, "Quay Valves Ltd", "+44 20 7946 0002").await;
    browser.open("#/customers?columns=phone,overdue&sort=name").await;
    browser.lists("2 customers").await;
    let table = in_both_forms(&browser, "#export-customers", "shown").await;
    assert_eq!(table.headings, ["Name", "Telephone", "Overdue", "Currency"]);
    assert_eq!(table.rows.len(), 2);
    assert_eq!(cell(&table, 0, "Name"), "=Harbour Pumps Ltd", "read back as it was");
    assert_eq!(cell(&table, 0, "Telephone"), "+44 20 7946 0001");
    let (_, csv) = hand_out(&browser, "#export-customers", "shown", "csv").await;
    let text = String::from_utf8(csv).expect("UTF-8");
    assert!(text.contains("\"'=Harbour"), "no spreadsheet runs it: {text}");
    browser.end().await;
}
