//! Journey 13: two laptops apart for a week. Export here, import there, both ways; see what merged by itself, settle the one
//! real conflict, undo. And what is left when nobody settles (M07, M09, M10).

use std::path::PathBuf;

use thirtyfour::prelude::*;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

const FIRM: &str = "佛山南桁阀门有限公司";

/// The words of one language that the journey looks for.
struct Words {
    edit: &'static str,
    title: &'static str,
    merge_there: &'static str,
    merge_later: &'static str,
    merged: &'static str,
    undone: &'static str,
    decide: &'static str,
    settled: &'static str,
}

const ZH: Words = Words {
    edit: "修改",
    title: "处要您定",
    merge_there: "合并，取那边的 ¥200,000.00",
    merge_later: "合并，留 1 处以后再定",
    merged: "合好了",
    undone: "已撤销",
    decide: "两份副本有 1 处不一样，要您来定",
    settled: "已定，会随下一个文件带给其他副本",
};

const EN: Words = Words {
    edit: "Edit",
    title: "for you to settle",
    merge_there: "Merge, taking ¥200,000.00 from there",
    merge_later: "Merge, leaving 1 to settle later",
    merged: "The two are one again",
    undone: "Undone",
    decide: "The copies differ in 1 place; you decide",
    settled: "Settled. It travels to the other copies",
};

/// Says who uses this copy.
async fn name_copy(browser: &Browser, person: &str, device: &str) {
    browser.open("#/settings/book").await;
    browser.write("#copy-person", person).await;
    browser.write("#copy-device", device).await;
    browser.press("#save-copy").await;
    browser.saved().await;
}

/// Makes a file of the book.
async fn export(browser: &Browser) -> Vec<u8> {
    browser.open("#/settings/book").await;
    browser.press("#export-book").await;
    browser.downloaded(".json").await.1
}

/// A file as it arrives on another laptop.
fn carried(browser: &Browser, bytes: &[u8]) -> PathBuf {
    // beside the downloads, so that it is not taken for one
    let folder = browser.downloads().join("carried");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("book.json");
    std::fs::write(&path, bytes).expect("a file");
    path
}

/// Reads a file on the page that brings copies together.
async fn check(browser: &Browser, bytes: &[u8]) {
    let path = carried(browser, bytes);
    browser.open("#/together").await;
    browser.upload("#book-file", &path).await;
    browser.find("#brings").await;
}

/// Changes one field of the customer.
async fn edit(browser: &Browser, words: &Words, firm: &str, field: &str, value: &str) {
    open_firm(browser, firm).await;
    browser.press_words(words.edit).await;
    browser.write(field, value).await;
    browser.press("dialog button[type=submit]").await;
    browser.wait_for("the sheet to close", "return !document.querySelector('dialog')", "").await;
    browser.saved().await;
}

async fn open_firm(browser: &Browser, firm: &str) {
    browser.open("#/customers").await;
    browser.press_words(firm).await;
    browser.see_in("h1", firm).await;
}

/// Two laptops with the same book: 李景行 here, 周以宁 there.
async fn two_laptops(words: &Words, look: Look) -> (Browser, Browser) {
    let here = Browser::start(look).await;
    start_book(&here).await;
    name_copy(&here, "李景行", "台式机").await;
    enter_customer(&here, FIRM, "0757 8630 0000").await;
    edit(&here, words, FIRM, "#customer-credit-limit", "300000").await;
    let file = export(&here).await;

    let there = Browser::start(look).await;
    there.open("").await;
    let path = carried(&there, &file);
    there.upload("#restore-file", &path).await;
    there.find("#incoming").await;
    there.write("#copy-person", "周以宁").await;
    there.write("#copy-device", "MateBook").await;
    there.press("#bring-in").await;
    there.find("#home-answer").await;
    (here, there)
}

async fn chosen(browser: &Browser) -> u64 {
    let script = "return document.querySelectorAll('.conf__pair input:checked').length";
    let answer = browser.driver.execute(script, Vec::new()).await.expect("the page answers");
    answer.json().as_u64().expect("a number")
}

async fn journey(words: &Words, look: Look, name: &str) {
    let (here, there) = two_laptops(words, look).await;

    // a week apart: the limit on both sides, the rest on one
    edit(&here, words, FIRM, "#customer-credit-limit", "500000").await;
    edit(&here, words, FIRM, "#customer-owner", "陈昱安").await;
    edit(&there, words, FIRM, "#customer-credit-limit", "200000").await;
    edit(&there, words, FIRM, "#customer-phone", "0757 8630 4471").await;
    enter_customer(&there, "武汉江沅供水技术有限公司", "027 8830 4471").await;
    let from_there = export(&there).await;

    // here it is looked at first: who, when, both values, nothing chosen for anybody
    check(&here, &from_there).await;
    here.see_in("#check-title", words.title).await;
    here.see_in(".conf__file", "周以宁").await;
    here.see_in(".conf__file", "MateBook").await;
    for (value, who) in [("¥500,000.00", "李景行"), ("¥200,000.00", "周以宁")] {
        let script = format!(
            "return [...document.querySelectorAll('.conf__side')].some(it => it.innerText.includes('{value}') && it.innerText.includes(arguments[0]))"
        );
        here.wait_for(&format!("{value} by {who}"), &script, who).await;
    }
    assert_eq!(chosen(&here).await, 0, "neither side is chosen beforehand");
    here.see_in(".conf__auto", "陈昱安").await;
    here.see_in(".conf__auto", "0757 8630 4471").await;
    here.see_in("#bring-in", words.merge_later).await;
    here.picture(&format!("together-open-{name}")).await;
    press_value(&here, "¥200,000.00").await;
    here.see_in("#bring-in", words.merge_there).await;
    here.picture(&format!("together-{name}")).await;
    here.press("#bring-in").await;
    here.see(words.merged).await;
    here.picture(&format!("together-done-{name}")).await;

    // at once it can be undone as if nothing had come in
    here.press("[data-way='rollback']").await;
    here.see(words.undone).await;
    open_firm(&here, FIRM).await;
    here.see_in(".rec__figures", "500,000.00").await;
    here.see_no("0757 8630 4471").await;
    here.open("#/customers").await;
    here.see_no("武汉江沅供水技术有限公司").await;

    // and done again
    check(&here, &from_there).await;
    press_value(&here, "¥200,000.00").await;
    here.press("#bring-in").await;
    here.see(words.merged).await;
    open_firm(&here, FIRM).await;
    here.see_in(".rec__figures", "200,000.00").await;
    here.see_in("main", "陈昱安").await;
    here.open("#/customers").await;
    here.see("武汉江沅供水技术有限公司").await;

    // the other way: nothing is left to settle there
    let from_here = export(&here).await;
    check(&there, &from_here).await;
    there.wait_for("no disagreement", "return !document.querySelector('.conf__pair')", "").await;
    there.press("#bring-in").await;
    there.see(words.merged).await;
    open_firm(&there, FIRM).await;
    there.see_in(".rec__figures", "200,000.00").await;
    there.see_in("main", "陈昱安").await;

    // once a file was made of it, undoing writes the old values as new edits
    here.open("#/together").await;
    here.press("[data-way='revert']").await;
    here.see(words.undone).await;
    open_firm(&here, FIRM).await;
    here.see_in(".rec__figures", "500,000.00").await;
    here.end().await;
    there.end().await;
}

/// Chooses the side that says this value.
pub(super) async fn press_value(browser: &Browser, value: &str) {
    let path = format!("//label[contains(@class,'conf__side')][.//*[contains(normalize-space(.), '{value}')]]");
    let side = browser.driver.query(By::XPath(path)).first().await.expect("a side with the value");
    side.click().await.expect("it can be chosen");
}

#[tokio::test]
async fn two_laptops_apart_for_a_week_are_brought_together() {
    journey(&ZH, Look::ZH, "zh").await;
}

#[tokio::test]
async fn two_laptops_apart_for_a_week_are_brought_together_in_english_and_dark() {
    journey(&EN, Look::EN.dark(), "en-dark").await;
}

#[tokio::test]
async fn m09_a_conflict_left_for_later_waits_on_the_page_until_it_is_settled() {
    let words = &EN;
    let (here, there) = two_laptops(words, Look::EN).await;
    edit(&here, words, FIRM, "#customer-credit-limit", "500000").await;
    edit(&there, words, FIRM, "#customer-credit-limit", "200000").await;
    check(&here, &export(&there).await).await;
    here.press("#bring-in").await;
    here.see(words.merged).await;

    here.open("#/").await;
    here.see(words.decide).await;
    open_firm(&here, FIRM).await;
    here.press(".conf__mark").await;
    here.see_in("#conflicts", "¥500,000.00").await;
    here.see_in("#conflicts", "¥200,000.00").await;
    here.picture("conflicts-en").await;
    press_value(&here, "¥500,000.00").await;
    here.press("#conflicts button[data-kind='main']").await;
    here.see(words.settled).await;
    here.find("#no-conflicts").await;
    open_firm(&here, FIRM).await;
    here.see_in(".rec__figures", "500,000.00").await;
    here.wait_for("no mark", "return !document.querySelector('.conf__mark')", "").await;
    here.sound().await;
    here.end().await;
    there.sound().await;
    there.end().await;
}

#[tokio::test]
async fn m10_two_people_who_settle_differently_are_asked_anew() {
    let words = &ZH;
    let (here, there) = two_laptops(words, Look::ZH.phone()).await;
    edit(&here, words, FIRM, "#customer-credit-limit", "500000").await;
    edit(&there, words, FIRM, "#customer-credit-limit", "200000").await;
    let (from_here, from_there) = (export(&here).await, export(&there).await);
    for (browser, file, value) in [(&here, &from_there, "¥500,000.00"), (&there, &from_here, "¥200,000.00")] {
        check(browser, file).await;
        press_value(browser, value).await;
        browser.picture("together-phone").await;
        browser.press("#bring-in").await;
        browser.see(words.merged).await;
    }
    check(&here, &export(&there).await).await;
    here.see_in(".conf__pair", "¥500,000.00").await;
    here.see_in(".conf__pair", "¥200,000.00").await;
    here.sound().await;
    here.end().await;
    there.sound().await;
    there.end().await;
}

#[tokio::test]
async fn m07_a_customer_deleted_there_and_edited_here_stays_and_is_asked_about() {
    let words = &EN;
    let (here, there) = two_laptops(words, Look::EN).await;
    edit(&here, words, FIRM, "#customer-phone", "0757 1111 2222").await;
    open_firm(&there, FIRM).await;
    there.press_words("Delete").await;
    there.saved().await;
    check(&here, &export(&there).await).await;
    here.see_in(".conf__pair", "Keep it").await;
    here.see_in(".conf__pair", "Delete it").await;
    here.press("#bring-in").await;
    here.see(words.merged).await;
    open_firm(&here, FIRM).await;
    here.see_in(".conf__mark", "1 to settle").await;
    here.press(".conf__mark").await;
    press_value(&here, "Keep it").await;
    here.press("#conflicts button[data-kind='main']").await;
    here.find("#no-conflicts").await;
    open_firm(&here, FIRM).await;
    here.sound().await;
    here.end().await;
    there.sound().await;
    there.end().await;
}
