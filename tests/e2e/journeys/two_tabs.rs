//! Two tabs of one book at once: nothing is lost, and nobody is overruled unasked.

use thirtyfour::prelude::*;

use counterpart::demo;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look, TODAY};
use crate::copy::Copy;
use crate::faults::records;

const NAME: &str = "苏州澄川环保科技有限公司";

/// Two tabs on the page of one customer; the first one is looked at.
async fn two_tabs(look: Look) -> (Browser, WindowHandle, WindowHandle) {
    let browser = Browser::start(look).await;
    start_book(&browser).await;
    enter_customer(&browser, NAME, "0512 6288 0417").await;
    let address = browser.fragment().await;
    let first = browser.driver.window().await.expect("a window");
    let second = browser.driver.new_tab().await.expect("a tab");
    browser.driver.switch_to_window(second.clone()).await.expect("the other tab");
    browser.watch().await;
    browser.open(&format!("#{address}")).await;
    browser.see_in("h1", NAME).await;
    browser.driver.switch_to_window(first.clone()).await.expect("the first tab");
    (browser, first, second)
}

impl Browser {
    async fn look_at(&self, tab: &WindowHandle) {
        self.driver.switch_to_window(tab.clone()).await.expect("the tab");
    }

    async fn change_phone(&self, phone: &str) {
        self.press_words("修改").await;
        self.write("#customer-phone", phone).await;
        self.press("dialog button[type=submit]").await;
    }
}

#[tokio::test]
async fn a_change_is_seen_in_the_other_tab_within_a_second() {
    let (browser, first, second) = two_tabs(Look::ZH).await;
    let mut delays = Vec::new();
    // a machine that has other things to do may be late once
    for phone in ["第一次改的电话", "第二次改的电话", "第三次改的电话", "第四次改的电话"] {
        browser.look_at(&second).await;
        browser
            .driver
            .execute(
                "const [words] = arguments, seen = () => document.body.innerText.includes(words);
                 window.seenAt = null;
                 new MutationObserver((_, it) => { if (seen()) { window.seenAt = performance.timeOrigin + performance.now(); it.disconnect(); } })
                     .observe(document.body, { subtree: true, childList: true, characterData: true });",
                vec![phone.into()],
            )
            .await
            .expect("it watches");
        browser.look_at(&first).await;
        browser.change_phone(phone).await;
        browser.saved().await;
        let saved = browser.run("return performance.timeOrigin + performance.now()").await;
        browser.look_at(&second).await;
        browser.see(phone).await;
        let seen = browser.run("return window.seenAt").await;
        delays.push(seen.as_f64().expect("a time") - saved.as_f64().expect("a time"));
        if delays.last().is_some_and(|late| *late < 1_000.0) {
            break;
        }
    }
    assert!(delays.iter().any(|late| *late < 1_000.0), "seen {delays:?} ms after it was saved");
    browser.end().await;
}

#[tokio::test]
async fn t01_the_second_to_save_the_same_field_is_offered_both_values() {
    for (choice, expected) in [("#contest-0-theirs", "0512 2222"), ("#contest-0-ours", "0512 1111")] {
        let (browser, first, second) = two_tabs(Look::ZH).await;
        browser.press_words("修改").await;
        browser.write("#customer-phone", "0512 1111").await;
        browser.look_at(&second).await;
        browser.change_phone("0512 2222").await;
        browser.saved().await;

        browser.look_at(&first).await;
        browser.press("dialog button[type=submit]").await;
        browser.see_in("#contest", "0512 2222").await;
        browser.see_in("#contest", "0512 1111").await;
        browser.picture("contest").await;
        let chosen = browser.run("return document.querySelectorAll('#contest input:checked').length").await;
        assert_eq!(chosen, 0, "neither is chosen beforehand");
        browser.press(choice).await;
        browser.press("#contest-save").await;
        browser.saved().await;
        browser.driver.refresh().await.expect("it reloads");
        browser.see(expected).await;
        browser.look_at(&second).await;
        browser.see(expected).await;
        browser.sound().await;
        browser.end().await;
    }
}

#[tokio::test]
async fn t01_who_does_not_choose_writes_nothing_and_keeps_the_text() {
    let (browser, first, second) = two_tabs(Look::ZH).await;
    browser.press_words("修改").await;
    browser.write("#customer-phone", "0512 1111").await;
    browser.look_at(&second).await;
    browser.change_phone("0512 2222").await;
    browser.saved().await;
    browser.look_at(&first).await;
    browser.press("dialog button[type=submit]").await;
    browser.press("#contest-later").await;
    browser.see_in("#form-alert", "没有存上").await;
    assert_eq!(browser.run("return document.querySelector('#customer-phone').value").await, "0512 1111");
    browser.look_at(&second).await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see("0512 2222").await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn t02_of_two_tabs_that_bring_a_file_in_one_waits_and_goes_on_with_the_book_as_it_is_then() {
    bring_in_twice(1, false).await;
}

#[tokio::test]
async fn t02_what_came_in_meanwhile_and_changes_what_was_shown_is_shown_before_anything_is_written() {
    bring_in_twice(0, true).await;
}

/// Two tabs bring in the edits of two other copies, of the first customer and of the customer at this place.
async fn bring_in_twice(second_customer: usize, shown_anew: bool) {
    // one book, and two other copies of it that each edited another customer
    let book = demo::many(5, 2, Date::parse(TODAY).expect("a date")).expect("a book");
    let mut base = Copy::new(0x702);
    base.put(std::slice::from_ref(&book.own_entity));
    base.put(&book.customers);
    let edited_elsewhere = |replica: u64, at: usize, phone: &str| {
        let mut copy = base.elsewhere(replica);
        copy.put(&[Customer { phone: phone.to_owned(), ..book.customers[at].clone() }]);
        copy.file()
    };
    let browser = Browser::start(Look::ZH).await;
    let path = |name: &str| browser.downloads().join(name);
    for (name, file) in [
        ("base.json", base.file()),
        ("first.json", edited_elsewhere(0x7021, 0, "0512 1111")),
        ("second.json", edited_elsewhere(0x7022, second_customer, "0512 2222")),
    ] {
        std::fs::write(path(name), file).expect("a file");
    }
    browser.open("").await;
    browser.upload("#restore-file", &path("base.json")).await;
    browser.press("#bring-in").await;
    browser.find("#home-answer").await;
    let first = browser.driver.window().await.expect("a window");
    let second = browser.driver.new_tab().await.expect("a tab");
    browser.look_at(&second).await;
    browser.watch().await;
    for (tab, file) in [(&first, "first.json"), (&second, "second.json")] {
        browser.look_at(tab).await;
        browser.open("#/together").await;
        browser.upload("#book-file", &path(file)).await;
        browser.find("#bring-in").await;
    }

    // both press at the same time: a third one has the turn until both wait for theirs
    browser
        .run("navigator.locks.request('counterpart.write', () => new Promise(done => { window.letGo = done; }))")
        .await;
    for (tab, waiting) in [(&second, "1"), (&first, "2")] {
        browser.look_at(tab).await;
        browser.press("#bring-in").await;
        let wait = "const [wanted] = arguments;
            navigator.locks.query().then(it => { window.waiting = it.pending.filter(one => one.name === 'counterpart.write').length; });
            return window.waiting === Number(wanted)";
        browser.wait_for("its wait for the turn", wait, waiting).await;
    }
    browser.look_at(&second).await;
    browser.run("window.letGo()").await;
    browser.see("合好了").await;
    browser.look_at(&first).await;
    if shown_anew {
        browser.see("核对期间账簿有了新的改动，请再看一眼。").await;
        browser.see("写法不同，先按较晚的显示").await;
        browser.end().await;
        return;
    }
    browser.see("合好了").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    for name in ["base.json", "first.json", "second.json"] {
        std::fs::remove_file(path(name)).expect("it goes");
    }
    let file = String::from_utf8(browser.sound().await).expect("UTF-8");
    assert!(file.contains("0512 1111") && file.contains("0512 2222"), "both are in the book");
    browser.end().await;
}

#[tokio::test]
async fn t03_who_edits_what_another_tab_deletes_is_told_and_keeps_the_text() {
    let (browser, first, second) = two_tabs(Look::ZH).await;
    browser.press_words("修改").await;
    browser.write("#customer-phone", "0512 1111").await;
    browser.look_at(&second).await;
    browser.press("[aria-label='资料'] .section__act").await;
    browser.see("已删除").await;
    browser.look_at(&first).await;
    browser.see_in("#form-alert", "在另一个标签页被删除了").await;
    assert_eq!(browser.run("return document.querySelector('#customer-phone').value").await, "0512 1111");
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#contest", "被删除了").await;
    browser.press("#contest-save").await;
    browser.saved().await;
    browser.open("#/customers").await;
    browser.see(NAME).await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn what_another_tab_cleared_out_is_not_brought_back_by_half() {
    let (browser, first, second) = two_tabs(Look::ZH).await;
    browser.change_phone("0512 1111").await;
    browser.saved().await;
    browser.look_at(&second).await;
    browser.see("0512 1111").await;
    browser.press("[aria-label='资料'] .section__act").await;
    browser.see("已删除").await;
    browser.saved().await;
    browser.open("#/settings/book").await;
    browser.press("#restart-book").await;
    browser.write("#restart-word", "清掉").await;
    browser.press("#restart-go").await;
    browser.see("已清掉 1 条已删除的记录").await;
    // the edit was of a record that is no more
    browser.look_at(&first).await;
    browser.open("#/customers").await;
    browser.keys(Key::Control + "z").await;
    browser.see("没有可以撤销的操作").await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn t09_a_tab_that_sleeps_on_its_turn_holds_nobody_up_for_long() {
    let (browser, first, second) = two_tabs(Look::ZH).await;
    browser.look_at(&second).await;
    browser.run("navigator.locks.request('counterpart.write', () => new Promise(() => {}))").await;
    browser.look_at(&first).await;
    browser.change_phone("0512 1111").await;
    browser.see_in(".facts", "0512 1111").await;
    browser.saved().await;
    // what replaces the whole book asks before it takes the turn away
    browser.open("#/settings/book").await;
    browser.press("#snapshot-now").await;
    browser.press("#snapshots .snaps__row [data-kind=word]").await;
    browser.write("#restore-word", "恢复").await;
    browser.press("#restore-go").await;
    browser.find("#restore-busy").await;
    browser.press("#restore-seize").await;
    browser.see("已恢复").await;
    browser.open("#/customers").await;
    browser.see(NAME).await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn t09_a_turn_whose_tab_is_gone_is_free_at_once() {
    let (browser, first, second) = two_tabs(Look::ZH).await;
    browser.look_at(&second).await;
    browser.run("navigator.locks.request('counterpart.write', () => new Promise(() => {}))").await;
    browser.driver.close_window().await.expect("it closes");
    browser.look_at(&first).await;
    browser.change_phone("0512 1111").await;
    browser.see_in(".facts", "0512 1111").await;
    browser.saved().await;
    // what replaces the whole book finds nobody to take the turn away from
    browser.open("#/settings/book").await;
    browser.press("#snapshot-now").await;
    browser.press("#snapshots .snaps__row [data-kind=word]").await;
    browser.write("#restore-word", "恢复").await;
    browser.press("#restore-go").await;
    browser.see("已恢复").await;
    browser.open("#/customers").await;
    browser.see(NAME).await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn k12_a_page_that_comes_back_from_the_cache_reads_what_it_missed_before_it_writes() {
    let (browser, first, second) = two_tabs(Look::ZH).await;
    // the first tab hears nothing, as a page in the cache does not
    browser.look_at(&second).await;
    browser.run("BroadcastChannel.prototype.postMessage = () => {}").await;
    browser.change_phone("0512 2222").await;
    browser.saved().await;
    browser.look_at(&first).await;
    browser.run("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await;
    browser.see("0512 2222").await;
    browser.change_phone("0512 3333").await;
    browser.see_in(".facts", "0512 3333").await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn two_presses_while_another_tab_has_the_turn_make_one_record() {
    let (browser, first, second) = two_tabs(Look::ZH).await;
    browser.look_at(&second).await;
    browser
        .run("navigator.locks.request('counterpart.write', () => new Promise(done => { window.letGo = done; }))")
        .await;
    browser.look_at(&first).await;
    browser.open("#/customers").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.write("#customer-name", "只要一份的客户").await;
    browser.run("const it = document.querySelector('dialog button[type=submit]'); it.click(); it.click();").await;
    let wait = "const [wanted] = arguments;
        navigator.locks.query().then(it => { window.waiting = it.pending.filter(one => one.name === 'counterpart.write').length; });
        return window.waiting >= Number(wanted)";
    browser.wait_for("its wait for the turn", wait, "1").await;
    // and a third one while it waits
    browser.run("document.querySelector('dialog button[type=submit]')?.click()").await;
    browser.look_at(&second).await;
    browser.run("window.letGo()").await;
    browser.look_at(&first).await;
    browser.see_in("h1", "只要一份的客户").await;
    browser.saved().await;
    let all = records(&browser.exported().await);
    let named = |it: &&serde_json::Value| it["k"] == "customer" && it["c"]["name"][0][0] == "只要一份的客户";
    assert_eq!(all.as_array().expect("records").iter().filter(named).count(), 1, "one record");
    browser.end().await;
}
