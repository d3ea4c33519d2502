//! A person asks to be erased (PIPL art. 47): what goes and what stays is read first, a word is typed, and neither undo nor the
//! file of before brings them back (M08, J9).

use std::path::PathBuf;

use thirtyfour::Key;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// Makes a file of the book.
async fn export(browser: &Browser) -> Vec<u8> {
    browser.open("#/settings/book").await;
    browser.press("#export-book").await;
    browser.downloaded(".json").await.1
}

/// A file as it arrives from elsewhere.
fn carried(browser: &Browser, bytes: &[u8]) -> PathBuf {
    let folder = browser.downloads().join("carried");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("book.json");
    std::fs::write(&path, bytes).expect("a file");
    path
}

async fn enter_person(browser: &Browser, words: &str, name: &str, phone: &str) {
    browser.press_words(words).await;
    browser.write("#contact-name", name).await;
    browser.write("#contact-phone", phone).await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#contacts", name).await;
    browser.saved().await;
}

fn holds(file: &[u8], words: &str) -> bool {
    String::from_utf8_lossy(file).contains(words)
}

#[tokio::test]
async fn who_was_erased_stays_gone_whatever_is_undone_or_brought_in() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512 6288 0417").await;
    let customer = browser.fragment().await;
    enter_person(&browser, "加联系人", "林晓彤", "138 0013 8000").await;
    enter_person(&browser, "加联系人", "王磊", "139 0013 9000").await;
    let earlier = export(&browser).await;
    assert!(holds(&earlier, "林晓彤"));

    browser.open(&format!("#{customer}")).await;
    browser.press_words("林晓彤").await;
    browser.press("#erase-person").await;
    browser.see_in("#erase h2", "依法删除：林晓彤").await;
    browser.see_in("#erase-goes", "联系人").await;
    browser.see_in("#erase", "账簿里没有别的记录提到此人").await;
    browser.picture("erase-asked").await;
    // the word, and no other
    browser.write("#erase-word", "好").await;
    browser.press("#erase-go").await;
    browser.see_in("#erase-word-problem", "什么都没有删除").await;
    browser.write("#erase-word", "删除").await;
    browser.press("#erase-go").await;
    browser.see_in("#erase-report", "已清除 1 条记录").await;
    browser.picture("erase-done").await;
    browser.press("#erase-close").await;
    browser.see_in("#contacts", "王磊").await;
    browser.see_no("林晓彤").await;

    // no step of before comes back
    browser.keys(Key::Control + "z").await;
    browser.see("没有可以撤销").await;
    browser.see_no("林晓彤").await;
    let after = export(&browser).await;
    assert!(!holds(&after, "林晓彤") && !holds(&after, "138 0013 8000") && holds(&after, "王磊"));

    // nor does the file of before bring them back, and it is told that something stays out
    let path = carried(&browser, &earlier);
    browser.open("#/together").await;
    browser.upload("#book-file", &path).await;
    browser.see_in("#kept-out", "1 条在这里已依法删除的记录").await;
    browser.picture("erase-kept-out").await;
    browser.open(&format!("#{customer}")).await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#contacts", "王磊").await;
    browser.see_no("林晓彤").await;
    browser.end().await;
}

#[tokio::test]
async fn a_request_is_answered_from_the_page_of_sharing_and_earlier_copies_are_removed() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    enter_person(&browser, "Add a contact", "Mary Ward", "07700 900001").await;
    browser.open("#/settings/book").await;
    browser.press("#snapshot-now").await;
    browser.see_in("#snapshots", "by hand").await;

    browser.open("#/sharing?view=requests").await;
    browser.see("Please type whom to find").await;
    browser.write("[data-list-search]", "Mary").await;
    browser.see_in("#asks", "Harbour Pumps Ltd").await;
    // what she asks is put on record, with the day by which it is answered
    browser.press("#asks [data-act=record]").await;
    let named = "return document.querySelector('#request-name')?.value === arguments[0]";
    browser.wait_for("her name", named, "Mary Ward").await;
    browser.choose("#request-asks", "Erasure").await;
    browser.write("#request-note", "Mary Ward rang on Monday").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#requests", "Waits for an answer").await;
    browser.see_in("#requests", "Mary Ward").await;
    browser.saved().await;

    // what is wrong about her is put right from here
    browser.press("#asks [data-act=correct]").await;
    browser.holds("#contact-phone", "07700 900001").await;
    browser.write("#contact-phone", "07700 900077").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#asks", "07700 900077").await;
    browser.saved().await;

    browser.press("#asks [data-act=erase]").await;
    browser.see_in("#erase h2", "Erase for good: Mary Ward").await;
    browser.write("#erase-word", "erase").await;
    browser.press("#erase-go").await;
    browser.see_in("#erase-report", "Records erased: 1").await;
    browser.press("#erase-copies-remove").await;
    browser.see_in("#erase-copies", "are removed").await;
    browser.press("#erase-close").await;
    browser.see("Nobody like that is found").await;
    // that answered it; of her only a number is left
    browser.see_in("#requests", "Erased on").await;
    browser.see_in("#requests", "Somebody who was erased").await;
    browser.see_no("Mary Ward").await;
    let after = export(&browser).await;
    assert!(holds(&after, "subject_request") && !holds(&after, "Mary Ward"));
    // one that is refused says why
    browser.open("#/sharing?view=requests").await;
    browser.press("#new-request").await;
    browser.write("#request-name", "Tom Hale").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.press("#requests [data-act=answer]").await;
    browser.choose("#request-step", "Refused").await;
    browser.choose("#request-ground", "Nothing is held on them").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#requests", "Nothing is held on them").await;
    browser.saved().await;

    // who asked for something and is no customer is found as well
    browser.open("#/leads").await;
    browser.press("#new-lead").await;
    browser.write("#lead-company", "Dock Works Ltd").await;
    browser.write("#lead-person", "Ada Shore").await;
    browser.write("#lead-wish", "Meters").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/sharing?view=requests").await;
    browser.write("[data-list-search]", "Ada").await;
    browser.see_in("#asks [data-lead]", "Dock Works Ltd").await;
    browser.press("#asks [data-act=erase]").await;
    browser.see_in("#erase h2", "Erase for good: Ada Shore").await;
    browser.write("#erase-word", "erase").await;
    browser.press("#erase-go").await;
    browser.see_in("#erase-report", "Records erased: 1").await;
    browser.press("#erase-close").await;
    browser.see("Nobody like that is found").await;
    browser.end().await;
}

/// What the rescue page says of the book on the disk, once it says of unfinished forms what is expected.
async fn unfinished(browser: &Browser, expected: bool) -> bool {
    let mut found = !expected;
    // the disk is written beside the page: the page is asked again until it has been
    for _ in 0..50 {
        browser.open("#/customers").await;
        browser.open("#/rescue").await;
        browser.see_in("#rescue-own", "readable records").await;
        found = browser.text_of("#rescue-own").await.contains("1 unfinished form");
        if found == expected {
            break;
        }
    }
    found
}

#[tokio::test]
async fn an_unfinished_form_of_another_tab_goes_with_whom_it_names() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = browser.fragment().await;
    enter_person(&browser, "Add a contact", "Mary Ward", "07700 900001").await;

    // another tab begins to change her entry, and leaves it
    let first = browser.driver.window().await.expect("a window");
    let second = browser.driver.new_tab().await.expect("a tab");
    browser.driver.switch_to_window(second.clone()).await.expect("the other tab");
    browser.watch().await;
    browser.open(&format!("#{customer}")).await;
    browser.press("#contacts .rows__open").await;
    browser.write("#contact-title", "Head of purchasing").await;
    browser.keys(Key::Escape).await;
    assert!(unfinished(&browser, true).await, "it is kept as a draft");

    browser.driver.switch_to_window(first).await.expect("the first tab");
    browser.press("#contacts .rows__open").await;
    browser.press("#erase-person").await;
    browser.write("#erase-word", "erase").await;
    browser.press("#erase-go").await;
    browser.see_in("#erase-report", "Records erased: 1").await;
    browser.press("#erase-close").await;

    browser.driver.switch_to_window(second).await.expect("the other tab");
    assert!(!unfinished(&browser, false).await, "nothing of it is left");
    browser.end().await;
}

/// What is handed out of the one person that is found, as its readers see it.
async fn handed_out(browser: &Browser) -> serde_json::Value {
    browser.press("#asks [data-act=export]").await;
    let (name, bytes) = browser.downloaded(".json").await;
    assert_eq!(name, "person-data.json", "the file's name tells nobody's");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[tokio::test]
async fn who_asks_gets_a_copy_of_what_is_held_in_either_language() {
    for (look, add, find) in [(Look::ZH, "加联系人", "林晓彤"), (Look::EN, "Add a contact", "Mary Ward")] {
        let browser = Browser::start(look).await;
        start_book(&browser).await;
        enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
        enter_person(&browser, add, find, "07700 900001").await;
        browser.open("#/sharing?view=requests").await;
        browser.write("[data-list-search]", find).await;
        browser.see_in("#asks", "Harbour Pumps Ltd").await;
        let told = handed_out(&browser).await;
        assert_eq!(told["name"], find);
        let contact = &told["held"]["contact"][0];
        assert_eq!((&contact["phone"], &contact["customer"]), (&"07700 900001".into(), &"Harbour Pumps Ltd".into()));
        assert!(contact.get("id").is_none());

        // who asked for something and is no customer gets theirs as well
        browser.open("#/leads").await;
        browser.press("#new-lead").await;
        browser.write("#lead-company", "Dock Works Ltd").await;
        browser.write("#lead-person", "Ada Shore").await;
        browser.write("#lead-wish", "Meters").await;
        browser.press("dialog button[type=submit]").await;
        browser.saved().await;
        browser.open("#/sharing?view=requests").await;
        browser.write("[data-list-search]", "Ada").await;
        browser.see_in("#asks [data-lead]", "Dock Works Ltd").await;
        let told = handed_out(&browser).await;
        assert_eq!((&told["name"], &told["held"]["lead"][0]["wish"]), (&"Ada Shore".into(), &"Meters".into()));
        browser.end().await;
    }
}
