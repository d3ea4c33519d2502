//! Journey 1: choose the language, try the demo, see what needs attention, move the date, leave without a trace.

use crate::browser::{Browser, Look};

#[tokio::test]
async fn a_stranger_tries_the_demo_moves_the_date_and_leaves_no_trace() {
    let browser = Browser::start(Look::ZH).await;
    browser.open("").await;
    browser.see("您的客户与合同，都在一本私人账簿里。").await;
    browser.press("#language").await;
    browser.see("Your customers and the contracts with them, in one private book.").await;

    browser.press("#open-demo").await;
    browser.see("This is the demo book").await;
    browser.see_in("#home-answer", "need your decision today").await;
    let today = browser.text_of("#figures").await;

    // a month on, more is late
    browser.press("#as-of").await;
    browser.press_words("A month ahead").await;
    browser.see_in("#as-of-band", "20 Jun 2026").await;
    let later = browser.text_of("#figures").await;
    assert_ne!(today, later, "the figures follow the date");
    browser.press_words("Back to today").await;
    browser.see_no("You are looking at the book as of").await;
    assert_eq!(browser.text_of("#figures").await, today, "and come back with it");

    // a page that is opened beside this one is of the day that the address of its figure names
    browser.open("#/money/receivables?as_of=2026-06-20").await;
    browser.see_in("#as-of-band", "20 Jun 2026").await;
    browser.press_words("Back to today").await;
    browser.see_no("You are looking at the book as of").await;

    browser.press_words("Leave the demo").await;
    browser.see("Start your own book").await;
    let left = browser
        .driver
        .execute_async(
            "const done = arguments[0]; indexedDB.databases().then(all => done(all.map(it => it.name)))",
            Vec::new(),
        )
        .await
        .expect("the page answers");
    let left: Vec<String> = left.convert().expect("names");
    assert!(!left.contains(&"counterpart-demo".to_owned()), "the demo left {left:?}");
    browser.end().await;
}

#[tokio::test]
async fn an_address_that_was_sent_by_mail_opens_the_same_place_after_a_reload() {
    let browser = Browser::start(Look::ZH).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.see("件事等您决定").await;
    browser.press("a[href='#/contracts']").await;
    browser.press_words("流量仪表供货与服务合同").await;
    browser.see_in("h1", "流量仪表供货与服务合同").await;
    let address = browser.fragment().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("h1", "流量仪表供货与服务合同").await;
    assert_eq!(browser.fragment().await, address);
    browser.end().await;
}
