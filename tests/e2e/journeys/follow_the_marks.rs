//! The checker's marks in the margin of the paper: seen while drafting, opened by mouse or keys, to the term and back; gone once
//! the text is locked.

use thirtyfour::Key;

use super::draft_a_contract::{draft, drafted, sign};
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

const FOCUS: &str = "return document.activeElement?.id === arguments[0]";
const ON_MARK: &str = "return document.activeElement?.matches(arguments[0])";
const GONE: &str = "return !document.querySelector(arguments[0])";

#[tokio::test]
async fn a_mark_on_the_paper_leads_to_its_term_and_back() {
    let browser = drafted().await;
    browser.saved().await;
    let address = browser.fragment().await;

    // 20 % in advance, 60 % on delivery, 10 % on acceptance: a tenth is missing
    browser.write("#plan [name=share]", "20").await;
    browser.see_in("#check-summary", "Errors").await;
    browser.press("#desk .mark__button[aria-label*='PAY-03']").await;
    browser.see_in("#desk .mark__words [data-rule='PAY-03']", "Percentages add up to 90%.").await;
    browser.see_in("#desk .mark__words [data-rule='PAY-03']", "arithmetic").await;

    // Escape closes it and leaves the cursor on the mark; Enter opens it again
    browser.keys(Key::Escape).await;
    browser.wait_for("it is closed", GONE, ".mark__words").await;
    browser.wait_for("the cursor on the mark", ON_MARK, ".mark__button[aria-label*='PAY-03']").await;
    browser.keys(Key::Enter).await;
    browser.see_in("#desk .mark__words [data-rule='PAY-03']", "Percentages add up to 90%.").await;

    // to the term, and back
    browser.press("#desk .mark__words [data-rule='PAY-03'] .button[data-kind='quiet']").await;
    browser.wait_for("the cursor in the plan", FOCUS, "term-payment-plan").await;
    browser.press("#back-to-paper").await;
    browser.wait_for("the cursor on the mark", ON_MARK, ".mark__button[aria-label*='PAY-03']").await;
    browser.wait_for("no way back is left", GONE, "#back-to-paper").await;

    // one press mends it, and the mark is gone
    browser.keys(Key::Enter).await;
    browser.press("#desk .mark__words [data-mend='PAY-03']").await;
    browser.wait_for("the mark is gone", GONE, ".mark__button[aria-label*='PAY-03']").await;
    browser.saved().await;

    // what is locked is marked no more
    browser.find("#desk .mark__button").await;
    sign(&browser).await;
    browser.open(&format!("#{address}")).await;
    browser.find("#desk .sheet__article").await;
    browser.wait_for("no marks", GONE, "#desk .mark").await;
    browser.end().await;
}

#[tokio::test]
async fn a_mark_says_in_chinese_how_heavy_it_is() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "上海丰信机电有限公司", "021 6000 0001").await;
    draft(&browser, "上海丰信机电有限公司", "zh").await;
    browser.write("#plan [name=share]", "20").await;
    browser.press("#desk .mark__button[aria-label*='PAY-03']").await;
    browser.see_in("#desk .mark__words [data-rule='PAY-03']", "错误").await;
    browser.see_in("#desk .mark__words [data-rule='PAY-03']", "到条款 PAY-03").await;
    browser.end().await;
}
