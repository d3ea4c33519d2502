//! A demo book of the size that somebody wants to see, made while the page stays free, and stopped half-way.

use crate::browser::{Browser, Look};

/// Whether a demo lies in the browser.
async fn demo_lies_there(browser: &Browser) -> bool {
    let names = "const done = arguments[0]; indexedDB.databases().then(all => done(all.map(it => it.name)))";
    let names = browser.driver.execute_async(names, Vec::new()).await.expect("the page answers");
    let names: Vec<String> = names.convert().expect("names");
    names.contains(&"counterpart-demo".to_owned())
}

#[tokio::test]
async fn a_demo_of_a_thousand_customers_is_made_and_is_there_after_a_reload() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.find("#open-demo").await;
    browser.choose("#demo-size", "1,000 customers").await;
    browser.see_in("#demo-takes", "MB").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.see("This is the demo book").await;
    browser.open("#/customers").await;
    browser.lists("1,000 customers").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.lists("1,000 customers").await;
    browser.press_words("Leave the demo").await;
    browser.see("Start your own book").await;
    assert!(!demo_lies_there(&browser).await, "no trace stays");
    browser.end().await;
}

#[tokio::test]
async fn a_large_demo_is_stopped_half_way_and_leaves_nothing() {
    let browser = Browser::start(Look::ZH).await;
    browser.open("").await;
    browser.find("#open-demo").await;
    browser.choose("#demo-size", "100,000 位客户").await;
    browser.see_in("#demo-takes", "随时可以停").await;
    browser.press("#open-demo").await;
    // it tells how far it is
    let under_way = "const bar = document.querySelector('#demo-growing progress');
        return !!bar && bar.value > 0 && arguments[0] === ''";
    browser.wait_for("a demo on its way", under_way, "").await;
    browser.picture("demo-growing-zh").await;
    browser.press("#demo-growing button").await;
    browser.see("已停止，没有留下演示账簿").await;
    assert!(!demo_lies_there(&browser).await, "what was made is erased");

    // the usual one opens as ever
    browser.choose("#demo-size", "小公司").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.end().await;
}

#[tokio::test]
async fn a_demo_that_was_cut_off_by_a_reload_is_made_anew() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.find("#open-demo").await;
    browser.choose("#demo-size", "10,000 customers").await;
    browser.press("#open-demo").await;
    let under_way = "const bar = document.querySelector('#demo-growing progress');
        return !!bar && bar.value > 0 && arguments[0] === ''";
    browser.wait_for("a demo on its way", under_way, "").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see("Start your own book").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/customers").await;
    // the small firm, and not a part of the large one
    browser
        .wait_for(
            "fewer than fifty customers",
            "const words = document.querySelector('.custs__bar [role=status]')?.innerText ?? '';
             const count = Number.parseInt(words); return count > 9 && count < 50 && arguments[0] === ''",
            "",
        )
        .await;
    browser.end().await;
}
