//! A new version of the app arrives while tabs are open; old and new meet at one database. Nothing is lost.

use counterpart::store::schema::DATABASE_VERSION;
use thirtyfour::prelude::*;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};
use crate::faults::records;
use crate::site::{ASK_FOR_NEXT_VERSION, Copy};
use crate::steps::PATIENCE;

const NAME: &str = "苏州澄川环保科技有限公司";
const OTHER: &str = "青岛海岳水务设备有限公司";

/// A new tab of the same site in which the next version of the app opens this page, and lifts the database to its own.
async fn next_version_elsewhere(browser: &Browser, fragment: &str) -> WindowHandle {
    let tab = browser.driver.new_tab().await.expect("a tab");
    browser.driver.switch_to_window(tab.clone()).await.expect("the other tab");
    browser.watch().await;
    browser.before_pages(ASK_FOR_NEXT_VERSION).await;
    browser.open_next_version(fragment).await;
    tab
}

/// What holds of the book in the next version of the app, as [`Browser::sound`] says; its records, as a text.
async fn sound_in_next_version(browser: &Browser) -> String {
    browser.open_next_version("#/settings/book").await;
    records(&browser.sound_here(PATIENCE).await).to_string()
}

#[tokio::test]
async fn t04_t06_a_newer_version_takes_over_the_draft_is_kept_and_the_old_one_deletes_nothing() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, NAME, "0512 6288 0417").await;
    browser.open("#/customers").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.write("#customer-name", "还没填完的客户").await;
    let old = browser.driver.window().await.expect("a window");
    let new = next_version_elsewhere(&browser, "#/customers").await;
    browser.see(NAME).await;
    browser.driver.switch_to_window(old).await.expect("the old tab");
    browser.see_in("#band-superseded", "请重新载入").await;
    // it cannot pretend to save
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#form-alert", "新版本").await;

    // the old version opened again: told, and nothing is touched
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#stopped-reason", "更新的版本").await;
    let all = browser.database().await;
    let text = |store: &str| {
        let entries = all[store].as_array().expect("entries").iter();
        let bytes = entries.flat_map(|entry| entry[1].as_array().expect("bytes").iter());
        String::from_utf8_lossy(
            &bytes.map(|it| u8::try_from(it.as_u64().expect("a byte")).expect("a byte")).collect::<Vec<u8>>(),
        )
        .into_owned()
    };
    assert!(text("drafts").contains("还没填完的客户"), "the draft is there");
    assert!([text("fresh"), text("pages")].concat().contains(NAME), "the record is there");
    // and the rescue reads even this
    browser.open("#/rescue").await;
    browser.see_in("#rescue-own", &format!("数据库版本 {}", DATABASE_VERSION + 1)).await;
    assert_eq!(browser.faults().await, Vec::<String>::new(), "the old version met no fault");

    // in the new one the draft is taken up where the old one was left, and saved
    browser.driver.switch_to_window(new).await.expect("the new tab");
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.see("上次没填完的内容已取回").await;
    browser.holds("#customer-name", "还没填完的客户").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", "还没填完的客户").await;
    browser.saved().await;
    let kept = sound_in_next_version(&browser).await;
    assert!(kept.contains(NAME) && kept.contains("还没填完的客户"), "both are kept");
    browser.end().await;
}

#[tokio::test]
async fn t05_an_older_tab_that_does_not_let_go_is_named_within_two_seconds() {
    let browser = Browser::start(Look::ZH).await;
    browser.beside_the_app().await;
    browser
        .answer(
            "const done = arguments[0], r = indexedDB.open('counterpart', 1);
             r.onupgradeneeded = () => ['meta', 'pages', 'fresh', 'drafts', 'backups', 'quarantine'].forEach(it => r.result.createObjectStore(it));
             r.onsuccess = () => { window.held = r.result; done(true); };",
            Vec::new(),
        )
        .await;
    let old = browser.driver.window().await.expect("a window");
    let new = browser.driver.new_tab().await.expect("a tab");
    browser.driver.switch_to_window(new.clone()).await.expect("the new tab");
    browser.watch().await;
    // from when the old tab is asked to let go
    browser.before_pages("
        let began;
        const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (...all) {
            if (all[0] === 'counterpart') began ??= performance.now();
            return open.apply(this, all);
        };
        new MutationObserver((_, it) => { if (document.querySelector('#band-blocked')) { window.told = performance.now() - began; it.disconnect(); } })
            .observe(document, { subtree: true, childList: true });").await;
    browser.open("").await;
    browser.see_in("#band-blocked", "请关掉它").await;
    let told = browser.run("return window.told").await.as_f64().expect("a time");
    assert!(told < 2_000.0, "told after {told} ms");
    browser.driver.switch_to_window(old).await.expect("the old tab");
    browser.run("held.close()").await;
    browser.driver.switch_to_window(new).await.expect("the new tab");
    browser.find("#start-book").await;
    browser.end().await;
}

#[tokio::test]
async fn t07_files_of_two_builds_stop_the_start_and_load_the_page_once_more() {
    let site = Copy::serve("mixed");
    site.change("index.html", |page| {
        let (before, rest) = page.split_once("<meta name=\"build\" content=\"").expect("the name of the build");
        let (_, after) = rest.split_once('"').expect("its end");
        format!("{before}<meta name=\"build\" content=\"of-another-build\"{after}")
    });
    let browser = Browser::start(Look::EN).await;
    browser.before_pages("sessionStorage.setItem('loads', Number(sessionStorage.getItem('loads') || 0) + 1)").await;
    browser.driver.goto(&site.address).await.expect("the page loads");
    browser.see("could not load completely").await;
    assert_eq!(browser.run("return sessionStorage.getItem('loads')").await, "2", "once more, and not for ever");
    browser.end_after_faults().await;
}

#[tokio::test]
async fn t08_a_new_version_is_offered_in_every_tab_and_taken_only_by_a_reload() {
    let site = Copy::serve("update");
    let browser = Browser::start(Look::EN).await;
    let mut tabs = vec![browser.driver.window().await.expect("a window")];
    while tabs.len() < 5 {
        tabs.push(browser.driver.new_tab().await.expect("a tab"));
    }
    for tab in &tabs {
        browser.driver.switch_to_window(tab.clone()).await.expect("the tab");
        browser.watch().await;
        browser.driver.goto(&site.address).await.expect("the page loads");
        browser.find("#start-book").await;
        browser.run("window.stillHere = true").await;
    }
    let between = "return navigator.serviceWorker.controller === null";
    assert_eq!(
        browser.run(between).await,
        true,
        "what is kept for use without a network stands between no page and its site"
    );
    site.change("build.json", |_| "{\"build\":\"the-next-one\"}".to_owned());
    for tab in tabs.iter().rev() {
        browser.driver.switch_to_window(tab.clone()).await.expect("the tab");
        browser
            .wait_for(
                "the new version",
                "window.dispatchEvent(new Event('focus')); return document.querySelector('#band-new-version') !== null",
                "",
            )
            .await;
        assert_eq!(browser.run("return window.stillHere").await, true, "nothing is forced");
    }
    browser.press_words("Reload").await;
    browser.wait_for("the page loaded anew", "return window.stillHere === undefined", "").await;
    browser.find("#start-book").await;
    // and in none but this one
    for tab in &tabs[1..] {
        browser.driver.switch_to_window(tab.clone()).await.expect("the tab");
        assert_eq!(browser.run("return window.stillHere").await, true, "every tab goes over when its person says so");
    }
    browser.end().await;
}

/// Journey 15.
#[tokio::test]
async fn two_tabs_are_open_a_new_version_arrives_and_nothing_is_lost() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, NAME, "0512 6288 0417").await;
    let first = browser.driver.window().await.expect("a window");
    let second = browser.driver.new_tab().await.expect("a tab");
    browser.driver.switch_to_window(second.clone()).await.expect("the other tab");
    browser.watch().await;
    enter_customer(&browser, OTHER, "0532 8000 1111").await;
    let address = browser.fragment().await;
    browser.press_words("修改").await;
    browser.write("#customer-owner", "周以宁").await;

    browser.driver.switch_to_window(first.clone()).await.expect("the first tab");
    browser.open("#/customers").await;
    browser.see(OTHER).await;
    let new = next_version_elsewhere(&browser, "#/customers").await;
    // the newer version finds everything: both records …
    browser.see(NAME).await;
    browser.see(OTHER).await;
    browser.driver.switch_to_window(first).await.expect("the first tab");
    browser.see_in("#band-superseded", "请重新载入").await;
    browser.driver.switch_to_window(second).await.expect("the second tab");
    browser.see_in("#band-superseded", "请重新载入").await;

    // … and what was being typed
    browser.driver.switch_to_window(new).await.expect("the new tab");
    browser.open_next_version(&format!("#{address}")).await;
    browser.see_in("h1", OTHER).await;
    browser.press_words("修改").await;
    browser.see("上次没填完的内容已取回").await;
    browser.holds("#customer-owner", "周以宁").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".rec__meta", "周以宁").await;
    browser.saved().await;
    let kept = sound_in_next_version(&browser).await;
    assert!(kept.contains(NAME) && kept.contains(OTHER) && kept.contains("周以宁"), "all of it is kept");
    browser.end().await;
}
