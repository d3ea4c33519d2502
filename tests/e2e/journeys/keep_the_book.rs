//! What was shown as saved is there: after a reload, in a second tab, after a crash, on another device.

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::browser::{Browser, Look};

/// Starts a book of one's own with one customer.
pub(crate) async fn start_book(browser: &Browser) {
    browser.open("").await;
    browser.press("#start-book").await;
    browser.write("#book-name", "宁波拓野仪表有限公司").await;
    browser.press(".start__name button[type=submit]").await;
    browser.find("#home-answer").await;
}

/// Enters a customer from anywhere by key.
pub(super) async fn enter_customer(browser: &Browser, name: &str, phone: &str) {
    browser.open("#/customers").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.write("#customer-name", name).await;
    browser.write("#customer-phone", phone).await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", name).await;
    browser.saved().await;
}

#[tokio::test]
async fn a_book_is_there_after_a_reload_and_in_a_second_tab() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512 6288 0417").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("h1", "苏州澄川环保科技有限公司").await;

    // a second tab shows it, and what the second tab writes the first one shows too
    let first = browser.driver.window().await.expect("a window");
    let second = browser.driver.new_tab().await.expect("a tab");
    browser.driver.switch_to_window(second).await.expect("the other tab");
    browser.watch().await;
    browser.open("#/customers").await;
    browser.see("苏州澄川环保科技有限公司").await;
    enter_customer(&browser, "青岛海岳水务设备有限公司", "0532 8000 1111").await;

    browser.driver.switch_to_window(first).await.expect("the first tab");
    browser.open("#/customers").await;
    browser.see("青岛海岳水务设备有限公司").await;
    browser.end().await;
}

#[tokio::test]
async fn two_tabs_edit_different_fields_and_both_edits_survive() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let address = browser.fragment().await;
    let first = browser.driver.window().await.expect("a window");

    // the first tab begins to edit the name …
    browser.press_words("Edit").await;
    browser.write("#customer-short-name", "Harbour").await;

    // … while the second changes the owner and saves
    let second = browser.driver.new_tab().await.expect("a tab");
    browser.driver.switch_to_window(second).await.expect("the other tab");
    browser.watch().await;
    browser.open(&format!("#{address}")).await;
    browser.press_words("Edit").await;
    browser.write("#customer-owner", "Grace").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".rec__meta", "Grace").await;
    browser.saved().await;

    browser.driver.switch_to_window(first).await.expect("the first tab");
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in(".rec__meta", "Grace").await;
    browser.press_words("Edit").await;
    browser
        .wait_for(
            "the short name in its box",
            "return document.querySelector('#customer-short-name')?.value === arguments[0]",
            "Harbour",
        )
        .await;
    browser.end().await;
}

#[tokio::test]
async fn a_killed_browser_loses_nothing_that_was_shown_as_saved() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "武汉江沅供水技术有限公司", "027 5000 0001").await;
    browser.kill();
    let browser = browser.start_again().await;
    browser.open("#/customers").await;
    browser.see("武汉江沅供水技术有限公司").await;
    browser.end().await;
}

#[tokio::test]
async fn a_form_that_was_left_half_filled_comes_back() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/customers").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.write("#customer-name", "还没填完的客户").await;
    browser.keys(Key::Escape).await;
    browser.see_no("开户行").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.see("上次没填完的内容已取回").await;
    browser
        .wait_for(
            "the name in its box",
            "return document.querySelector('#customer-name')?.value === arguments[0]",
            "还没填完的客户",
        )
        .await;
    browser.end().await;
}

#[tokio::test]
async fn a_step_is_taken_back_and_taken_again() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "南京栖梧生物制药有限公司", "025 5000 0002").await;
    browser.open("#/customers").await;
    browser.see("南京栖梧生物制药有限公司").await;
    browser.keys(Key::Control + "z").await;
    browser.see_no("南京栖梧生物制药有限公司").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see("南京栖梧生物制药有限公司").await;
    browser.end().await;
}

/// The file without what belongs to one export only: its id and its time.
fn without_its_own_marks(bytes: &[u8]) -> Value {
    let mut file: Value = serde_json::from_slice(bytes).expect("JSON");
    for own in ["export", "created"] {
        file["head"][own] = Value::Null;
    }
    // the digest covers the head, and so differs with them
    file["foot"]["sha256"] = Value::Null;
    // another device is another copy: it has its own number, key and signature, says who writes there, and notes in its
    // trail that the file came in
    for own in ["replica", "vv", "hlc_max", "key", "audit_heads"] {
        file["head"][own] = Value::Null;
    }
    file["foot"]["sig"] = Value::Null;
    file["head"]["count"]["copy"] = Value::Null;
    file["foot"]["n"] = Value::Null;
    file["recs"].as_array_mut().expect("records").retain(|record| record["k"] != "copy");
    file
}

/// Where the trail of each copy stood when the file was written.
fn audit_heads(bytes: &[u8]) -> serde_json::Map<String, Value> {
    let file: Value = serde_json::from_slice(bytes).expect("JSON");
    let heads = file["head"]["audit_heads"].as_object().cloned().expect("heads of the trail");
    assert!(!heads.is_empty(), "something was written");
    heads
}

#[tokio::test]
async fn a_book_goes_to_another_device_as_one_file_and_is_the_same_there() {
    let here = Browser::start(Look::ZH).await;
    start_book(&here).await;
    enter_customer(&here, "厦门鹭屿新材料股份有限公司", "0592 500 0003").await;
    here.open("#/settings/book").await;
    here.press("#export-book").await;
    let (name, first) = here.downloaded(".json").await;
    assert!(name.starts_with("counterpart-"), "{name}");
    assert!(!name.contains('厦'), "no customer's name in a file name");

    let there = Browser::start(Look::EN).await;
    there.open("").await;
    let path = there.downloads().join("brought.json");
    std::fs::write(&path, &first).expect("a file");
    there.upload("#restore-file", &path).await;
    there.see("Before it comes in").await;
    there.press("#bring-in").await;
    there.find("#home-answer").await;
    there.open("#/customers").await;
    there.see("厦门鹭屿新材料股份有限公司").await;
    there.open("#/settings/book").await;
    there.press("#export-book").await;
    std::fs::remove_file(&path).expect("it goes");
    let (_, second) = there.downloaded(".json").await;
    assert_eq!(without_its_own_marks(&first), without_its_own_marks(&second), "the same book on both devices");
    for (copy, head) in audit_heads(&first) {
        assert_eq!(audit_heads(&second).get(&copy), Some(&head), "the trail of {copy} came along unaltered");
    }

    // the same file again brings nothing new
    std::fs::write(&path, &first).expect("a file");
    there.upload("#book-file", &path).await;
    there.see("Nothing new in the file").await;
    here.end().await;
    there.end().await;
}

#[tokio::test]
async fn a_damaged_or_foreign_file_is_refused_with_a_reason_and_changes_nothing() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.open("#/settings/book").await;
    browser.press("#export-book").await;
    let (_, good) = browser.downloaded(".json").await;
    let text = String::from_utf8(good).expect("UTF-8");
    let path = browser.downloads().join("try.json");
    for (content, reason) in [
        (text.replace("Harbour", "Harvest"), "damaged or was changed"),
        (text.chars().take(text.chars().count() / 2).collect(), "incomplete"),
        ("%PDF-1.7 …".to_owned(), "a PDF"),
        ("{\"a\":1}".to_owned(), "not a book"),
        (String::new(), "empty"),
    ] {
        std::fs::write(&path, content).expect("a file");
        browser.upload("#book-file", &path).await;
        browser.see_in("#file-refused", reason).await;
        browser.see_in("#file-refused", "Your book has not changed").await;
    }
    browser.open("#/customers").await;
    browser.see("Harbour Pumps Ltd").await;
    browser.end().await;
}
