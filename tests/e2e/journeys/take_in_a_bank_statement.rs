//! The statement of a bank comes in: whose every sum is and what it would settle is seen, changed, recorded in one step, taken
//! back in one step; the same statement once more records nothing.

use std::path::{Path, PathBuf};

use super::draft_a_contract::{draft, sign};
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// A contract of 100,000.00 that was due on 31 March, signed by both sides; its address. A day late costs 0.05 %.
async fn late_contract(browser: &Browser, customer: &str) -> String {
    start_book(browser).await;
    enter_customer(browser, customer, "021 5888 0001").await;
    draft(browser, customer, "en").await;
    // nothing falls due before the day of the contract
    browser.set("#term-drafted_on", "2026-03-01").await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-03-31").await;
    browser.see_in(".sheet", "31 March 2026").await;
    sign(browser).await
}

/// Waits for so many lines: that came in, to be recorded, to confirm, unknown, known, to mend, left aside.
async fn counts(browser: &Browser, expected: &str) {
    let script = "const it = document.querySelector('#stmt-counts')?.dataset;
        return !!it && [it.lines, it.taken, it.asked, it.unknown, it.known, it.bad, it.aside].join(' ') === arguments[0]";
    browser.wait_for("these counts of lines", script, expected).await;
}

#[tokio::test]
async fn a_chinese_statement_is_matched_mended_recorded_and_known_again() {
    let browser = Browser::start(Look::EN).await;
    let address = late_contract(&browser, "上海丰信仪表有限公司").await;
    browser.press(".top__lang").await;
    browser.open("#/money").await;
    browser.press("#import-statement").await;
    browser.reads("h1", "导入银行流水").await;

    // GB18030, three rows above the headings, a total and a remark below the lines
    browser.upload("#stmt-file", &sample("statement-icbc-gb18030.csv")).await;
    counts(&browser, "4 1 1 2 0 1 3").await;
    // 20 days cost 1,000.00, and 25 on the rest 762.50
    browser.see_in("tr[data-row='1'] .stmt__settles", "违约金 1,000.00").await;
    browser.see_in("tr[data-row='1'] .stmt__settles", "本金 39,000.00").await;
    browser.see_in("tr[data-row='4'] .stmt__for", "付款人与客户简称相同").await;
    browser.see_in("tr[data-row='4'] .stmt__for", "金额等于一期未收款加违约金").await;
    browser.see_in("tr[data-row='4'] .stmt__settles", "本金 61,000.00").await;
    browser.see_in("#stmt-stated", "¥106,774.85").await;
    // a name without its 有限公司 is asked about
    browser.reads("#stmt-agree", "确认这 1 笔").await;
    browser.picture("statement-matched-zh").await;
    browser.press("tr[data-row='4'] [data-act=decide]").await;
    counts(&browser, "4 2 0 2 0 1 3").await;

    // a day that does not exist is mended in place; then the sums are those of the bank
    browser.see_in("#stmt-why-6", "没有这一天").await;
    browser.set("#stmt-cell-6-1", "2026-05-31").await;
    counts(&browser, "5 2 0 3 0 0 3").await;
    browser.see_in("#stmt-stated", "一致").await;
    browser.see_in("#stmt-totals [data-sum=all]", "¥107,074.85").await;

    // an unknown payer paid for a customer that is known
    browser.press("tr[data-row='5'] [data-act=change]").await;
    browser.write("#stmt-find", "丰信").await;
    browser.press("#stmt-who label").await;
    browser.press("#stmt-use").await;
    counts(&browser, "5 3 0 2 0 0 3").await;
    browser.see_in("tr[data-row='5'] .stmt__settles", "全部作预收款").await;
    browser.reads("#stmt-record", "登记 3 笔收款，共 ¥106,762.50").await;

    // one step, and one step back
    browser.press("#stmt-record").await;
    browser.see_in("#stmt-result", "3 笔收款，共 ¥106,762.50").await;
    browser.see_in("#stmt-result", "¥5,000.00").await;
    browser.press("#stmt-undo").await;
    counts(&browser, "5 3 0 2 0 0 3").await;
    browser.press("#stmt-record").await;
    browser.see_in("#stmt-result", "3 笔收款").await;
    browser.saved().await;

    // the same statement again: nothing of it is recorded twice
    browser.press("#stmt-another").await;
    browser.upload("#stmt-file", &sample("statement-icbc-gb18030.csv")).await;
    counts(&browser, "4 0 0 1 3 1 3").await;
    browser.reads("#stmt-record", "没有可以登记的进账").await;
    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#receipts", "20260420000187").await;
    browser.see_in("#instalments", "已结清").await;

    // the workbook of another bank, its newest line first: nobody here is known, one payer paid for a customer that is
    browser.open("#/money/import").await;
    browser.upload("#stmt-file", &sample("statement-ccb.xlsx")).await;
    counts(&browser, "2 0 0 2 0 0 2").await;
    browser.see_in("#stmt-stated", "¥108,000.50").await;
    browser.press("tr[data-row='3'] [data-act=change]").await;
    browser.write("#stmt-find", "丰信").await;
    browser.press("#stmt-who label").await;
    browser.press("#stmt-use").await;
    counts(&browser, "2 1 0 1 0 0 2").await;
    browser.reads("#stmt-record", "登记 1 笔收款，共 ¥20,000.00").await;
    browser.press("#stmt-record").await;
    browser.see_in("#stmt-result", "¥20,000.00").await;
    browser.saved().await;
    browser.open("#/money?view=receipts").await;
    browser.see_in("#receipts", "00015-3315000XJ9").await;
    browser.end().await;
}

#[tokio::test]
async fn a_foreign_statement_asks_for_the_day_and_takes_what_is_agreed_to() {
    let browser = Browser::start(Look::EN).await;
    late_contract(&browser, "Harbour Pumps Ltd").await;
    browser.open("#/money/import").await;
    browser.upload("#stmt-file", &sample("statement-en.csv")).await;

    // 04/05 may be in April or in May: asked, not guessed
    counts(&browser, "0 0 0 0 0 3 1").await;
    browser.see_in("#stmt-order-asked", "Please choose").await;
    browser.set("#stmt-order", "day").await;
    counts(&browser, "3 1 1 1 0 0 1").await;
    // 34 days on 100,000.00
    browser.see_in("tr[data-row='1'] .stmt__settles", "late fee 1,700.00").await;
    browser.see_in("tr[data-row='1'] .stmt__settles", "principal 100,000.00").await;
    browser.see_in("tr[data-row='3'] .stmt__settles", "Please confirm").await;
    browser.picture("statement-matched-en").await;

    // what is agreed to is recorded, what is skipped is not
    browser.press("#stmt-agree").await;
    counts(&browser, "3 2 0 1 0 0 1").await;
    browser.press("tr[data-row='1'] [data-act=decide]").await;
    counts(&browser, "3 1 0 1 0 0 1").await;
    browser.press("tr[data-row='1'] [data-act=decide]").await;
    counts(&browser, "3 2 0 1 0 0 1").await;
    browser.reads("#stmt-record", "Record 2 receipts, ¥104,200.00").await;
    browser.press("#stmt-record").await;
    browser.see_in("#stmt-result", "¥2,500.00 of it settled no part").await;
    browser.saved().await;
    browser.open("#/money?view=receipts").await;
    browser.see_in("#receipts", "FT26124KX8821").await;
    browser.see_in("#receipts", "FT26126KX9013").await;
    browser.end().await;
}

#[tokio::test]
async fn lines_are_pasted_and_columns_remembered() {
    let browser = Browser::start(Look::EN).await;
    late_contract(&browser, "Harbour Pumps Ltd").await;
    browser.open("#/money/import").await;
    let lines = "When\tSum\tWho\n2026-05-11\t250.00\tHarbour Pumps Ltd\n";
    let paste = |text: &str| {
        format!(
            "const it = document.querySelector('#stmt-pasted'); it.closest('details').open = true; it.value = {text:?}; return true"
        )
    };
    browser.wait_for("a place to paste", "return !!document.querySelector('#stmt-pasted')", "").await;
    browser.wait_for("pasted lines", &paste(lines), "").await;
    browser.press("#stmt-read-pasted").await;
    browser.see_in(".import__trouble", "No column holds the day").await;
    browser.choose("#stmt-column-0", "Day").await;
    browser.choose("#stmt-column-1", "Money in").await;
    browser.choose("#stmt-column-2", "Payer").await;
    counts(&browser, "1 1 0 0 0 0 0").await;

    // the next one of the same bank is read in the same way
    let lines = "When\tSum\tWho\n2026-05-12\t260.00\tHarbour Pumps Ltd\n2026-05-13\t270.00\tHarbour Pumps Ltd\n";
    browser.wait_for("pasted lines", &paste(lines), "").await;
    browser.press("#stmt-read-pasted").await;
    counts(&browser, "2 2 0 0 0 0 0").await;
    browser.see_in("#stmt-columns-note", "matched these headings before").await;
    browser.end().await;
}
