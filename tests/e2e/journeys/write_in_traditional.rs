//! A Chinese contract for Hong Kong or Taiwan: its terms choose traditional characters, and the paper and the Word file are written in
//! them; what a person typed stays as it was typed. Taken back, it reads as before.

use super::count_a_receipt::written;
use super::draft_a_contract::{CUSTOMER_ZH, draft};
use super::hand_out_word::bare;
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// What the app writes, in simplified and in traditional characters.
const SIMPLIFIED: [&str; 3] = ["违约金", "合同编号", "壹拾万元整"];
const TRADITIONAL: [&str; 3] = ["違約金", "合同編號", "壹拾萬元整"];
/// What was typed: our name, the name of the customer, and that of the goods.
const TYPED: [&str; 3] = ["宁波拓野仪表有限公司", CUSTOMER_ZH, "电磁流量计"];

/// Whether the paper says nothing of this.
const SAYS_NO: &str = "return !document.querySelector('#desk .sheet').innerText.includes(arguments[0])";

/// The paper beside the terms, and the Word file of it, have the one and not the other.
async fn read(browser: &Browser, ours: [&str; 3], others: [&str; 3]) {
    for words in ours.into_iter().chain(TYPED) {
        browser.see_in("#desk .sheet", words).await;
    }
    for words in others {
        browser.wait_for(&format!("no “{words}” on the paper"), SAYS_NO, words).await;
    }
    browser.press("#word").await;
    let (_, file) = browser.downloaded(".docx").await;
    let text = bare(&written(file));
    for words in ours.into_iter().chain(TYPED) {
        assert!(text.contains(words), "{words} in {text}");
    }
    for words in others {
        assert!(!text.contains(words), "no {words} in {text}");
    }
}

/// The choice by its words: simplified, and traditional.
async fn write(look: Look, [simplified, traditional]: [&str; 2]) {
    let browser = Browser::start(look).await;
    start_book(&browser).await;
    enter_customer(&browser, CUSTOMER_ZH, "0512 6288 0417").await;
    draft(&browser, CUSTOMER_ZH, "zh").await;
    read(&browser, SIMPLIFIED, TRADITIONAL).await;

    browser.choose("#term-general-script", traditional).await;
    browser.find("#desk .sheet[lang='zh-Hant']").await;
    read(&browser, TRADITIONAL, SIMPLIFIED).await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.find("#desk .sheet[lang='zh-Hant']").await;
    browser.see_in("#desk .sheet", TRADITIONAL[0]).await;

    browser.choose("#term-general-script", simplified).await;
    browser.find("#desk .sheet[lang='zh-CN']").await;
    read(&browser, SIMPLIFIED, TRADITIONAL).await;
    browser.end().await;
}

#[tokio::test]
async fn a_chinese_contract_is_written_in_traditional_characters() {
    write(Look::ZH, ["简体", "繁体（自行输入的文字不转换）"]).await;
}

#[tokio::test]
async fn a_chinese_contract_is_written_in_traditional_characters_from_english() {
    write(Look::EN, ["Simplified", "Traditional (what you type stays as typed)"]).await;
}
