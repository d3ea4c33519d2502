//! The book goes out as a file: under a passphrase, stopped half-way, and with a worker that does not come.

use std::io::Read;

use counterpart::sync::file::reader::Reader;
use counterpart::sync::file::seal::{Passphrase, Sealed};
use counterpart::sync::file::signature::holds;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// Nothing but the app's own first page was loaded.
async fn worker_is_loaded(browser: &Browser) -> bool {
    let script = "return performance.getEntriesByType('resource').some(entry => entry.name.includes('worker'))";
    browser.driver.execute(script, Vec::new()).await.expect("the page answers").json().as_bool() == Some(true)
}

#[tokio::test]
async fn e01_a_book_goes_out_under_a_passphrase_and_only_that_opens_it() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    // once there is a book its first snapshot may be made at any time
    browser.find("#start-book").await;
    assert!(!worker_is_loaded(&browser).await, "the worker is loaded only when it is used");
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.open("#/settings/book").await;
    browser.find("#export-book").await;

    browser.write("#export-passphrase", "abc").await;
    browser.see_in("#export-strength", "Weak").await;
    browser.write("#export-passphrase", "café, two lanterns and a heron").await;
    browser.see_in("#export-strength", "Strong").await;
    browser.write("#export-again", "café, two lanterns and a herring").await;
    browser.press("#export-book").await;
    browser.see_in("#export-again-problem", "differ").await;
    browser.picture("export-passphrase-en").await;
    browser.write("#export-again", "café, two lanterns and a heron").await;
    browser.press("#export-book").await;
    let (name, file) = browser.downloaded(".json.age").await;
    assert!(name.starts_with("counterpart-"), "{name}");
    assert!(!file.windows(7).any(|window| window == b"Harbour"), "nothing can be read in it");

    // composed in pieces here
    let typed = Passphrase::read("cafe\u{301}, two lanterns and a heron").expect("a passphrase");
    let mut content = Vec::new();
    let opened = Sealed::begin(file.as_slice()).and_then(|sealed| sealed.open(&typed));
    opened.expect("it opens").read_to_end(&mut content).expect("whole");
    let mut reader = Reader::default();
    let mut records = Vec::new();
    reader.feed(&content, &std::collections::BTreeMap::new(), &mut records).expect("a book");
    let key = reader.head().and_then(|head| head.key).expect("the copy's key");
    let foot = reader.finish().expect("whole");
    assert!(holds(&key, &foot.digest, foot.signature.as_deref().unwrap_or_default()), "signed by this copy");
    assert!(String::from_utf8_lossy(&content).contains("Harbour Pumps Ltd"));

    // the passphrase is nowhere: not in the boxes, not in what the browser keeps for this site
    browser
        .wait_for(
            "an empty box and an empty storage",
            "return document.querySelector('#export-passphrase').value === ''
                && !JSON.stringify({ ...localStorage }).includes(arguments[0])",
            "heron",
        )
        .await;
    browser.end().await;
}

#[tokio::test]
async fn p22_an_export_that_is_stopped_leaves_no_file() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/settings/book").await;
    browser.write("#export-passphrase", "泵房后面的梧桐").await;
    browser.write("#export-again", "泵房后面的梧桐").await;
    // pressed and stopped within one turn of the page, so that the file cannot be ready in between
    let stopped = "
        document.querySelector('#export-book').click();
        const done = arguments[0];
        requestAnimationFrame(() => { document.querySelector('#export-going button').click(); done(true); });";
    browser.driver.execute_async(stopped, Vec::new()).await.expect("it is stopped");
    browser.see("已停止，没有生成文件").await;
    // the next one comes through, and is the only one
    browser.press("#export-book").await;
    let (name, _) = browser.downloaded(".json").await;
    assert!(!name.contains(".age"));
    let left: Vec<_> = std::fs::read_dir(browser.downloads()).expect("the folder").flatten().collect();
    assert!(left.is_empty(), "{left:?}");
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn k11_a_reload_during_an_export_leaves_no_half_file() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.open("#/settings/book").await;
    browser.write("#export-passphrase", "a long enough passphrase").await;
    browser.write("#export-again", "a long enough passphrase").await;
    browser
        .driver
        .execute("document.querySelector('#export-book').click(); location.reload();", Vec::new())
        .await
        .expect("it reloads");
    browser.find("#export-book").await;
    browser.see_no("The download of").await;
    browser.press("#export-book").await;
    let (name, _) = browser.downloaded(".json").await;
    assert!(!name.contains(".age"), "the broken-off one never came: {name}");
    let left: Vec<_> = std::fs::read_dir(browser.downloads()).expect("the folder").flatten().collect();
    assert!(left.is_empty(), "{left:?}");
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn t07_a_worker_of_another_build_is_sent_away_in_words() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/settings/book").await;
    let own = "const page = document.documentElement; const own = page.dataset.build; page.dataset.build = 'another'; return own";
    let own = browser.driver.execute(own, Vec::new()).await.expect("a build").json().clone();
    browser.press("#export-book").await;
    browser.see("this page is the older version").await;
    // and no other address is taken for a worker's
    let other = "document.documentElement.dataset.worker = location.origin + '/elsewhere.js'; document.documentElement.dataset.build = arguments[0]; try { new Worker(document.documentElement.dataset.worker); return false } catch { return true }";
    let refused = browser.driver.execute(other, vec![own]).await.expect("an answer");
    assert_eq!(refused.json().as_bool(), Some(true), "the policy knows one worker");
    browser.press("#export-book").await;
    browser.see("could not be loaded").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.press("#export-book").await;
    browser.see("The download of").await;
    browser.downloaded(".json").await;
    // what was tried on purpose is no fault of the page
    browser.driver.execute("window.__faults.length = 0", Vec::new()).await.expect("the page answers");
    browser.sound().await;
    browser.end().await;
}
