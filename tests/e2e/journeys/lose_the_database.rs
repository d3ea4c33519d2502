//! Browsers that lose, refuse, fill up or age their storage. Nothing is ever taken for a first visit that is none.

use serde_json::json;
use thirtyfour::prelude::*;

use super::draft_a_contract::draft;
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};
use crate::faults::{grown, records, replica_of};

const NAME: &str = "苏州澄川环保科技有限公司";

async fn with_a_book(look: Look) -> Browser {
    let browser = Browser::start(look).await;
    start_book(&browser).await;
    enter_customer(&browser, NAME, "0512 6288 0417").await;
    browser
}

#[tokio::test]
async fn s01_an_import_that_does_not_fit_changes_nothing_and_says_so() {
    let browser = with_a_book(Look::ZH).await;
    let before = browser.exported().await;
    let path = browser.downloads().join("brought.json");
    std::fs::write(&path, grown(&before, 5_000)).expect("a file");
    // started anew, as a browser remembers for a while how much room there was; and with less room than for one page of
    // records, as it counts each value against what was on disk before the transaction
    let browser = browser.start_again().await;
    browser.beside_the_app().await;
    let origin = browser.origin().await;
    let used = browser
        .answer("const done = arguments[0]; navigator.storage.estimate().then(it => done(it.usage))", Vec::new())
        .await;
    let quota = used.as_u64().expect("a number") + 100_000;
    browser.tool("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": quota })).await;
    browser.open("#/settings/book").await;
    browser.upload("#book-file", &path).await;
    browser.find("#bring-in").await;
    browser.press("#bring-in").await;
    browser.see("空间").await;
    browser.tool("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await;
    browser.driver.refresh().await.expect("it reloads");
    browser.open("#/customers").await;
    browser.see(NAME).await;
    browser.see_no("新客户 1").await;
    std::fs::remove_file(&path).expect("it goes");
    let after = browser.sound().await;
    assert_eq!(records(&before), records(&after), "the book has not changed");
    browser.end().await;
}

#[tokio::test]
async fn s02_a_full_disk_keeps_the_text_in_its_form_and_offers_the_export() {
    let browser = with_a_book(Look::ZH).await;
    browser.open("#/customers").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.write("#customer-name", "写不下的客户").await;
    browser
        .run(
            "window.put = IDBObjectStore.prototype.put;
             IDBObjectStore.prototype.put = function (...args) {
                 if (this.name === 'fresh') throw new DOMException('full', 'QuotaExceededError');
                 return put.apply(this, args);
             };",
        )
        .await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#form-alert", "空间").await;
    browser.see_in("#form-alert", "导出").await;
    let text = browser.run("return document.querySelector('#customer-name').value").await;
    assert_eq!(text, "写不下的客户");
    assert_eq!(browser.run("return document.querySelector('#saved-state').dataset.state").await, "failed");
    // with room again the same press saves
    browser.run("IDBObjectStore.prototype.put = put").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", "写不下的客户").await;
    browser.saved().await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn s02_with_nearly_no_space_new_records_wait_and_export_works() {
    let browser = with_a_book(Look::EN).await;
    browser
        .before_pages("StorageManager.prototype.estimate = async () => ({ usage: 95_000_000, quota: 100_000_000 });")
        .await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#band-tight", "95%").await;
    browser.open("#/customers").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.write("#customer-name", "One too many").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#form-alert", "space is nearly used up").await;
    browser.keys(Key::Escape).await;
    // an edit goes through, and so does the export
    browser.open("#/customers").await;
    browser.press(".cust__name a").await;
    browser.press_words("Edit").await;
    browser.write("#customer-owner", "Grace").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".rec__meta", "Grace").await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn s05_a_database_that_does_not_open_is_tried_once_more_and_nothing_is_deleted() {
    let browser = with_a_book(Look::ZH).await;
    browser
        .before_pages(
            "if (sessionStorage.getItem('broken')) {
                 window.opened = 0;
                 IDBFactory.prototype.open = function () {
                     window.opened += 1;
                     throw new DOMException('Internal error opening backing store', 'UnknownError');
                 };
             }",
        )
        .await;
    browser.run("sessionStorage.setItem('broken', 'yes')").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see("账簿没能打开").await;
    browser.see("您的数据没有被删除").await;
    assert_eq!(browser.run("return window.opened").await, 2, "once more, and not for ever");
    browser.run("sessionStorage.removeItem('broken')").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.open("#/customers").await;
    browser.see(NAME).await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn s06_where_storage_is_forbidden_the_app_does_not_pretend_to_save() {
    for getter in ["return undefined", "throw new DOMException('no', 'SecurityError')"] {
        let browser = Browser::start(Look::EN).await;
        let script =
            format!("Object.defineProperty(window, 'indexedDB', {{ configurable: true, get() {{ {getter}; }} }});");
        browser.before_pages(&script).await;
        browser.open("").await;
        browser.see_in("#stopped-reason", "does not let this site keep data").await;
        browser.end().await;
    }
}

#[tokio::test]
async fn s07_a_connection_that_is_closed_in_mid_edit_is_opened_again_and_the_text_is_saved() {
    let browser = Browser::start(Look::ZH).await;
    browser
        .before_pages(
            "window.connections = [];
             const open = IDBFactory.prototype.open;
             IDBFactory.prototype.open = function (...args) {
                 const request = open.apply(this, args);
                 request.addEventListener('success', () => window.connections.push(request.result));
                 return request;
             };",
        )
        .await;
    start_book(&browser).await;
    browser.open("#/customers").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.write("#customer-name", NAME).await;
    browser.run("connections.forEach(it => { it.close(); it.dispatchEvent(new Event('close')); })").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", NAME).await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("h1", NAME).await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn s09_data_cleared_under_an_open_tab_are_told_exported_from_memory_and_put_back() {
    let browser = with_a_book(Look::ZH).await;
    let first = browser.exported().await;
    let origin = browser.origin().await;
    let types = "indexeddb,local_storage";
    browser.tool("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": types })).await;
    // within one action
    browser.run("window.dispatchEvent(new Event('focus'))").await;
    browser.see_in("#lost-counts", "现在找到 0 条").await;
    browser.press("#export-held").await;
    let (_, held) = browser.downloaded(".json").await;
    assert!(String::from_utf8(held).expect("UTF-8").contains(NAME));
    browser.press("#put-back").await;
    browser.see("已放回").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.open("#/customers").await;
    browser.see(NAME).await;
    let second = browser.sound().await;
    assert_ne!(replica_of(&first), replica_of(&second), "a copy that was put back has a new id");
    browser.end().await;
}

#[tokio::test]
async fn s10_a_database_that_is_gone_is_a_loss_and_the_backup_brings_it_back() {
    let browser = with_a_book(Look::ZH).await;
    let backup = browser.exported().await;
    let path = browser.downloads().join("backup.json");
    std::fs::write(&path, &backup).expect("a file");
    browser.lose_database().await;
    browser.open("").await;
    browser.see_in("#lost-counts", "上次这里有 3 条记录，现在找到 0 条").await;
    browser.picture("lost").await;
    // it stays a loss until somebody decides
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#lost-counts", "上次这里有 3 条记录").await;
    browser.upload("#restore-file", &path).await;
    browser.press("#bring-in").await;
    browser.find("#home-answer").await;
    browser.open("#/customers").await;
    browser.see(NAME).await;
    std::fs::remove_file(&path).expect("it goes");
    let after = browser.exported().await;
    assert_ne!(replica_of(&backup), replica_of(&after), "a restored copy has a new id");
    assert_eq!(records(&backup), records(&after), "and the same content");
    browser.driver.refresh().await.expect("it reloads");
    browser.open("#/customers").await;
    browser.see(NAME).await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn s11_with_both_gone_the_first_visit_asks_for_a_backup() {
    let browser = with_a_book(Look::EN).await;
    browser.lose_database().await;
    browser.run("localStorage.clear()").await;
    browser.open("").await;
    browser.see("Do you have a backup?").await;
    browser.end().await;
}

#[tokio::test]
async fn s12_an_old_profile_is_told_and_gets_a_new_id_before_the_first_write() {
    let browser = with_a_book(Look::ZH).await;
    let before = replica_of(&browser.exported().await);
    let old = browser.database().await;
    browser.open("").await;
    enter_customer(&browser, "青岛海岳水务设备有限公司", "0532 8000 1111").await;
    browser.put_database_back(old).await;
    browser.open("").await;
    browser.see_in("#band-behind", "上次有 4 条记录，现在 3 条").await;
    let after = replica_of(&browser.exported().await);
    assert_ne!(before, after);
    // and from then on it is an ordinary book
    enter_customer(&browser, "武汉江沅供水技术有限公司", "027 5000 0001").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("h1", "武汉江沅供水技术有限公司").await;
    browser.see_no("上次有 4 条记录").await;
    assert_eq!(replica_of(&browser.sound().await), after);
    browser.end().await;
}

#[tokio::test]
async fn s13_a_damaged_row_is_set_aside_told_and_exported_byte_for_byte() {
    let browser = with_a_book(Look::ZH).await;
    let before = records(&browser.exported().await);
    let mut all = browser.database().await;
    // the row of the customer
    let name: Vec<serde_json::Value> = NAME.bytes().map(|byte| json!(byte)).collect();
    let entries = all["fresh"].as_array_mut().expect("entries").iter_mut();
    let entry = entries
        .map(|entry| &mut entry[1])
        .find(|bytes| bytes.as_array().expect("bytes").windows(name.len()).any(|it| it == name))
        .expect("the customer's row");
    let last = entry.as_array().expect("bytes").len() - 9;
    entry[last] = json!(entry[last].as_u64().expect("a byte") ^ 0x40);
    let damaged = entry.clone();
    browser.put_database_back(all).await;
    browser.open("").await;
    browser.see_in("#band-damaged", "1 处数据读不出来").await;
    browser.open("#/rescue").await;
    browser.see_in("#rescue-own", "1 处损坏").await;
    browser.picture("rescue").await;
    browser.press("#rescue-own [data-act=everything]").await;
    let (name, file) = browser.downloaded("rescue.json").await;
    assert!(name.starts_with("counterpart-"), "{name}");
    let file: serde_json::Value = serde_json::from_slice(&file).expect("JSON");
    let kept = file["stores"]["quarantine"][0][1].as_str().expect("a text");
    let decode = "return [...Uint8Array.from(atob(arguments[0]), it => it.charCodeAt(0))]";
    let kept = browser.driver.execute(decode, vec![kept.into()]).await.expect("answers").json().clone();
    assert_eq!(kept, damaged, "byte for byte");
    // the other records are there, and go out as ever
    let mut left = before.as_array().expect("records").clone();
    left.retain(|it| it["k"] != "customer");
    assert!(!left.is_empty());
    assert_eq!(records(&browser.exported().await), json!(left));
    browser.end().await;
}

#[tokio::test]
async fn s15_a_lost_head_is_rebuilt_under_a_new_id_and_told() {
    let browser = with_a_book(Look::ZH).await;
    let before = browser.exported().await;
    let mut all = browser.database().await;
    all["meta"] = json!([]);
    browser.put_database_back(all).await;
    browser.open("").await;
    browser.find("#band-rebuilt").await;
    browser.open("#/customers").await;
    browser.see(NAME).await;
    let after = browser.sound().await;
    assert_ne!(replica_of(&before), replica_of(&after));
    assert_eq!(records(&before), records(&after), "nothing of the content is missing");
    browser.end().await;
}

#[tokio::test]
async fn s16_a_browser_that_never_answers_whether_it_keeps_the_book_holds_nothing_up() {
    for (answer, words) in
        [("new Promise(() => {})", "does not say whether"), ("Promise.resolve(false)", "has not promised")]
    {
        let browser = Browser::start(Look::EN).await;
        let script = format!(
            "StorageManager.prototype.persist = StorageManager.prototype.persisted = function () {{ return {answer}; }};"
        );
        browser.before_pages(&script).await;
        start_book(&browser).await;
        browser.open("#/settings/book").await;
        browser.see_in("#kept-line", words).await;
        browser.sound().await;
        browser.end().await;
    }
}

#[tokio::test]
async fn s17_a_private_window_is_told_that_closing_it_takes_the_book() {
    // Chromium hides that a window is private, so the first page says it to everybody
    let browser = Browser::start(Look::ZH.private()).await;
    browser.open("").await;
    browser.see("若在无痕窗口里打开，关掉窗口就没有了").await;
    browser.end().await;
    // other browsers refuse something there, and the page says what that means
    let browser = Browser::start(Look::ZH).await;
    browser
        .before_pages(
            "StorageManager.prototype.getDirectory = async () => { throw new DOMException('no', 'SecurityError') };",
        )
        .await;
    start_book(&browser).await;
    browser.see_in("#band-private", "关掉窗口，账簿就没有了").await;
    browser.end().await;
    let browser = Browser::start(Look::ZH).await;
    browser.open("").await;
    browser.find("#open-demo").await;
    browser.see_no("关掉窗口，账簿就没有了").await;
    browser.end().await;
}

#[tokio::test]
async fn s18_choices_that_are_full_or_garbled_fall_back_and_touch_no_data() {
    let browser = with_a_book(Look::ZH).await;
    browser.run("for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{\"not\": ours');").await;
    browser
        .before_pages("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
        .await;
    browser.driver.refresh().await.expect("it reloads");
    browser.open("#/customers").await;
    browser.see(NAME).await;
    enter_customer(&browser, "青岛海岳水务设备有限公司", "0532 8000 1111").await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn k07_after_a_crash_nothing_more_is_written_and_a_reload_works() {
    let browser = with_a_book(Look::ZH).await;
    // a part of the next form that the program takes for granted cannot be made
    browser.run("Node.prototype.cloneNode = () => { throw new Error('sabotage') }").await;
    browser.press("#new").await;
    browser.see("程序出错，已停下").await;
    browser.see("救援页").await;
    // what is asked of the broken page, such as taking the last entry back, is not done
    browser.run("window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))").await;
    browser
        .run("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))")
        .await;
    browser.driver.refresh().await.expect("it reloads");
    browser.open("#/customers").await;
    browser.see(NAME).await;
    browser.sound().await;
    browser.end_after_faults().await;
}

#[tokio::test]
async fn k09_a_renderer_that_crashes_over_an_unsaved_form_gives_the_text_back() {
    let browser = with_a_book(Look::ZH).await;
    browser.open("#/customers").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.write("#customer-name", "还没填完的客户").await;
    let next = browser.driver.new_tab().await.expect("a tab");
    // the answer dies with the page
    let crash = browser.driver.cdp();
    let _dead = tokio::time::timeout(std::time::Duration::from_secs(3), crash.send_raw("Page.crash", json!({}))).await;
    browser.driver.switch_to_window(next).await.expect("the other tab");
    browser.watch().await;
    browser.open("#/customers").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.see("上次没填完的内容已取回").await;
    let text = browser.run("return document.querySelector('#customer-name').value").await;
    assert_eq!(text, "还没填完的客户");
    browser.sound().await;
    browser.end_after_faults().await;
}

#[tokio::test]
async fn k10_three_days_of_sleep_in_mid_edit_lose_no_draft_and_turn_the_day() {
    let browser = with_a_book(Look::EN).await;
    browser.open("#/customers").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.write("#customer-name", "Half a customer").await;
    browser
        .run(
            "const awake = Date;
             window.Date = class extends awake {
                 constructor(...parts) { parts.length ? super(...parts) : super(awake.now() + 3 * 86400000); }
                 static now() { return awake.now() + 3 * 86400000; }
             };
             window.dispatchEvent(new Event('focus'));",
        )
        .await;
    browser.see_in("#as-of", "23 May").await;
    let text = browser.run("return document.querySelector('#customer-name').value").await;
    assert_eq!(text, "Half a customer");
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", "Half a customer").await;
    browser.saved().await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn s02_an_edit_of_a_contract_that_was_refused_comes_with_the_next_one() {
    let browser = with_a_book(Look::ZH).await;
    draft(&browser, NAME, "zh").await;
    browser.saved().await;
    browser
        .run(
            "window.put = IDBObjectStore.prototype.put;
             IDBObjectStore.prototype.put = function (...args) {
                 if (this.name === 'fresh') throw new DOMException('full', 'QuotaExceededError');
                 return put.apply(this, args);
             };",
        )
        .await;
    browser.write(".lines__row [name=name]", "超声波水表").await;
    let failed = "return document.querySelector('#saved-state')?.dataset.state === 'failed'";
    browser.wait_for("the refusal", failed, "").await;
    // with room again the next edit takes along what was refused
    browser.run("IDBObjectStore.prototype.put = put").await;
    browser.write(".lines__row [name=unit]", "套").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in(".sheet", "超声波水表").await;
    let unit = "return document.querySelector('.lines__row [name=unit]')?.value === arguments[0]";
    browser.wait_for("the later edit", unit, "套").await;
    browser.sound().await;
    browser.end().await;
}
