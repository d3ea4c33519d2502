//! Who changed what, when: on the page of a record, and as a chain that can be checked.

use serde_json::json;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// Changes a box of the customer's form and saves.
async fn edit(browser: &Browser, customer: &str, css: &str, value: &str) {
    browser.open(customer).await;
    browser.press_words("修改").await;
    browser.write(css, value).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
}

#[tokio::test]
async fn the_changes_of_a_customer_are_listed_with_the_value_before_and_after() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512 6288 0417").await;
    let customer = format!("#{}", browser.fragment().await);
    edit(&browser, &customer, "#customer-phone", "0512 6288 9999").await;
    browser.open(&format!("{customer}/changes")).await;
    browser.see_in("#changes .timeline", "0512 6288 0417").await;
    browser.see_in("#changes .timeline", "0512 6288 9999").await;
    browser.see_in("#changes .timeline", "电话").await;
    browser.see_in("#changes .timeline", "新建").await;

    // taking it back is a change like any other
    browser.driver.execute("document.body.focus()", Vec::new()).await.expect("the page answers");
    edit(&browser, &customer, "#customer-owner", "周以宁").await;
    browser.press_words("撤销").await;
    browser.open(&format!("{customer}/changes")).await;
    browser.see_in("#changes .timeline", "撤销：改了 1 处").await;
    browser.picture("changes-zh").await;
    browser.end().await;
}

#[tokio::test]
async fn the_chain_is_checked_and_an_altered_entry_is_found() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.open("#/settings/book").await;
    browser.press("#check-trail").await;
    browser.see_in("#trail-outcome", "Entries: 2").await;
    browser.see_in("#trail-fingerprint", "Fingerprint of entry 2").await;
    browser.see("tamper-evident against copies you have exported").await;
    browser.see_no("tamper-proof").await;

    // somebody meddles with the database
    browser
        .driver
        .execute_async(
            "const done = arguments[0];
             const open = indexedDB.open('counterpart');
             open.onsuccess = () => {
                 const database = open.result;
                 const transaction = database.transaction('audit', 'readwrite');
                 const store = transaction.objectStore('audit');
                 const cursor = store.openCursor();
                 cursor.onsuccess = () => {
                     if (!cursor.result) return;
                     const bytes = cursor.result.value;
                     bytes[bytes.length - 4] ^= 1;
                     cursor.result.update(bytes);
                 };
                 transaction.oncomplete = () => { database.close(); done(true); };
             };",
            Vec::new(),
        )
        .await
        .expect("the page answers");
    browser.press("#check-trail").await;
    browser.see_in("#trail-outcome", "Places that are not as they were written: 1").await;
    browser.end().await;
}

/// Names as they arrive from mail and web pages.
const ODD: &str = "Aviv \u{202e}exe.gpj\u{202c} שלום 👩\u{200d}🚀 e\u{301}";

#[tokio::test]
async fn d06_an_odd_name_is_stored_unchanged_and_shown_apart_from_its_neighbours() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/customers").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.set("#customer-name", ODD).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.find(".rec__name h1").await;
    browser
        .wait_for(
            "the name, letter for letter",
            "return document.querySelector('.rec__name h1').textContent === arguments[0]",
            ODD,
        )
        .await;
    // whatever direction is in a name, it ends with the name: every place that shows it isolates it
    let apart = "const texts = [...document.querySelectorAll('body *')].filter(it => !it.children.length && it.textContent.includes('exe.gpj') && it.tagName !== 'TITLE');
         return texts.length > 0 && texts.every(it => it.closest('bdi, [dir=auto], input, textarea'))";
    browser.wait_for("an isolated name on its page", apart, "").await;
    browser.open("#/customers").await;
    browser.wait_for("an isolated name in the list", apart, "").await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn d05_a_date_stays_the_same_day_in_another_time_zone() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = browser.fragment().await;
    browser.press_words("Edit").await;
    browser.set("#customer-since", "2026-03-29").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in(".facts", "29 Mar 2026").await;
    for zone in ["Europe/Berlin", "America/Los_Angeles", "Pacific/Apia", "Pacific/Kiritimati"] {
        browser
            .driver
            .cdp()
            .send_raw("Emulation.setTimezoneOverride", json!({ "timezoneId": zone }))
            .await
            .expect("a zone");
        browser.driver.refresh().await.expect("it reloads");
        browser.open(&format!("#{customer}")).await;
        browser.see_in(".facts", "29 Mar 2026").await;
    }
    browser.sound().await;
    browser.end().await;
}
