//! The book opens where there is no network, once it was open where there was one.

use crate::browser::{Browser, Look};
use crate::site::Copy;

#[tokio::test]
async fn the_site_cannot_be_reached_and_the_book_opens_all_the_same() {
    let site = Copy::serve("silent");
    let browser = Browser::start(Look::ZH).await;
    browser.driver.goto(&site.address).await.expect("the page loads");
    browser.press("#start-book").await;
    browser.write("#book-name", "宁波拓野仪表有限公司").await;
    browser.press(".start__name button[type=submit]").await;
    browser.find("#home-answer").await;
    let kept = "const done = arguments[0]; navigator.serviceWorker.ready.then(it => done(it.active.scriptURL))";
    let worker = browser.answer(kept, Vec::new()).await;
    assert_eq!(worker, format!("{}sw.js", site.address));

    site.fall_silent(true);
    browser.driver.refresh().await.expect("it reloads");
    browser.find("#home-answer").await;
    browser.see("宁波拓野仪表有限公司").await;
    let program = "const done = arguments[0]; \
                   fetch(document.documentElement.dataset.worker).then(it => done(it.ok), fault => done(String(fault)))";
    assert_eq!(browser.answer(program, Vec::new()).await, true, "and the worker for long work is there");
    let shelves = "const done = arguments[0]; caches.keys().then(all => done(all.length))";
    assert_eq!(browser.answer(shelves, Vec::new()).await, 1, "the files of one build are kept");

    // the network is back, with a newer version: the page asks the site first
    site.fall_silent(false);
    site.change("index.html", |page| page.replacen("<title>", "<title>新 ", 1));
    browser.driver.refresh().await.expect("it reloads");
    browser.find("#home-answer").await;
    let html =
        "const done = arguments[0]; fetch('./').then(it => it.text()).then(text => done(text.includes('<title>新 ')))";
    assert_eq!(browser.answer(html, Vec::new()).await, true, "what the site has now comes before what was kept");
    // a request that nobody answers is a fault to the browser's log
    browser.end_after_faults().await;
}
