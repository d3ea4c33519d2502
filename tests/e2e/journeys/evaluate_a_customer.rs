//! Evaluations: a period of a contract's clause is evaluated, confirmed by both sides and followed by a task; an objection is
//! answered; a plan of one's own is written with its weights.

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

async fn demo(browser: &Browser) {
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
}

/// Fills in the boxes of the sheet that is open, and keeps it.
async fn fill(browser: &Browser, boxes: &[(&str, &str)]) {
    browser.find("dialog button[type=submit]").await;
    for (name, words) in boxes {
        browser.set(&format!("dialog #{name}"), words).await;
    }
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
}

async fn enter(browser: &Browser, metric: u8, value: &str, note: &str) {
    browser.press(&format!("[data-enter='{metric}']")).await;
    fill(browser, &[("evaluation-value", value), ("evaluation-note", note)]).await;
}

#[tokio::test]
async fn a_period_of_a_clause_is_evaluated_confirmed_by_both_and_followed_by_a_task() {
    let browser = Browser::start(Look::EN).await;
    demo(&browser).await;

    // the clause says it all: whom, what, how much, by when
    browser.open("#/evaluations/plans").await;
    browser.see_in("#clause-plans", "Net sales 40%").await;
    browser.open("#/evaluations").await;
    browser.see_in(".side__item[href='#/evaluations'] .side__count", "3").await;
    browser.press("[data-due] button").await;
    browser.saved().await;
    browser.see_in("#evaluation-state", "Draft").await;

    // what is entered by hand is missing, and nothing is submitted without it
    browser.see_in("[data-metric='1']", "To be entered").await;
    browser.see_in("#evaluation-unrated", "Values are missing").await;
    browser.press(".offered__barred summary").await;
    browser.see_in("[data-barred=submit]", "Metrics without a value: 2").await;
    browser.press("[data-enter='1']").await;
    browser.press("dialog button[type=submit]").await;
    browser.find("#evaluation-note-problem:not([hidden])").await;
    fill(&browser, &[("evaluation-value", "18"), ("evaluation-note", "Their list of June")]).await;
    browser.see_in("[data-metric='1'] [data-points]", "13.50").await;
    enter(&browser, 3, "4.32", "Survey of 40 users").await;
    browser.see_in("[data-metric='3'] [data-points]", "14.40").await;
    browser.see_in("[data-metric='3']", "Survey of 40 users").await;

    // put to both sides: the values are frozen
    browser.press("#evaluation-next[data-step=submit]").await;
    fill(&browser, &[("evaluation-words", "As measured")]).await;
    browser.see_in("#evaluation-state", "Awaiting confirmation").await;
    browser.wait_for("nothing is entered any more", "return !document.querySelector('[data-enter]')", "").await;
    browser.see_in("#evaluation-until", "objections until").await;
    browser.picture("evaluation-en").await;

    // the sheet goes out for both sides to sign
    browser.press("#evaluation-word").await;
    let (_, sheet) = browser.downloaded(".docx").await;
    assert!(sheet.starts_with(b"PK"));

    // each side confirms by name
    browser.press("#evaluation-next[data-step=confirm]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#evaluation-name-problem", "Say who signed").await;
    fill(&browser, &[("evaluation-name", "Bo Ek")]).await;
    browser.see_in("[data-side=them]", "Bo Ek").await;
    browser.press("#evaluation-next[data-step=confirm]").await;
    fill(&browser, &[("evaluation-name", "Ann Lee")]).await;
    browser.see_in("#evaluation-state", "Confirmed by both").await;

    // what was agreed is a task
    browser.press("#agree-action").await;
    fill(&browser, &[("evaluation-words", "Train their two new shifts"), ("evaluation-name", "Ann Lee")]).await;
    browser.see_in("#evaluation-actions", "Train their two new shifts").await;
    browser.press("#evaluation-next[data-step=close]").await;
    browser.saved().await;
    browser.see_in("#evaluation-state", "Closed").await;
    browser.open("#/tasks").await;
    browser.see_in("main", "Train their two new shifts").await;
    browser.end().await;
}

#[tokio::test]
async fn an_objection_is_answered_and_the_evaluation_put_to_both_sides_again() {
    let browser = Browser::start(Look::ZH).await;
    demo(&browser).await;
    browser.open("#/evaluations?view=waiting").await;
    browser.press(".evals [data-evaluation] .evals__who a").await;
    browser.see_in("#evaluation-state", "待双方确认").await;
    browser.press("#steps [data-step=object]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#evaluation-words-problem", "写明理由").await;
    fill(&browser, &[("evaluation-words", "少算一笔回款")]).await;
    browser.see_in("#evaluation-state", "有异议").await;
    browser.see_in("#evaluation-history", "少算一笔回款").await;
    let address = format!("#{}", browser.fragment().await);
    browser.open("#/evaluations?view=disputed").await;
    browser.see_in(".evals", "有异议").await;
    browser.open(&address).await;
    browser.press("#evaluation-next[data-step=submit]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#evaluation-words-problem", "先答复异议").await;
    fill(&browser, &[("evaluation-words", "该笔属下一季")]).await;
    browser.see_in("#evaluation-state", "待双方确认").await;
    browser.see_in("#evaluation-history", "该笔属下一季").await;
    browser.end().await;
}

#[tokio::test]
async fn a_plan_of_ones_own_shows_what_its_weights_add_up_to() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = format!("#{}", browser.fragment().await);
    browser.open("#/evaluations/plans").await;
    browser.press("#new-evaluation-plan").await;
    browser.write("#plan-name", "Distributors").await;
    browser.set("#measured-1", "collected").await;
    browser.write("#target-1", "300000").await;
    browser.write("#weight-1", "60").await;
    browser.see_in("#plan-weights", "60%").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#weight-1-problem", "they have to make 100%").await;
    browser.press("#add-metric").await;
    browser.set("#measured-2", "satisfaction").await;
    browser.set("#source-2", "hand").await;
    browser.write("#target-2", "4.5").await;
    browser.write("#weight-2", "40").await;
    browser.see_in("#plan-weights", "add up to 100%").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#own-plans", "Distributors").await;

    // nothing came in: nought of the target, and the rest is entered
    browser.open(&customer).await;
    browser.press("#new-evaluation-here").await;
    browser.choose("#evaluation-plan", "Distributors").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("main h1", "Harbour Pumps Ltd").await;
    browser.see_in("[data-metric='0'] [data-points]", "0.00").await;
    enter(&browser, 1, "4.5", "Call of 2 May").await;
    browser.see_in("#evaluation-score", "40.00").await;
    browser.see_in("#evaluation-grade", "D").await;
    browser.open(&customer).await;
    browser.see_in("#evaluations", "Draft").await;
    browser.end().await;
}
