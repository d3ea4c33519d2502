//! Journey 4: a contract with instalments and a late fee is drafted; the checker stops it, for it offers both arbitration and a court;
//! one click mends it; it is printed, and goes to the other side as a Word file.

use super::draft_a_contract::drafted_in;
use super::hand_out_word::goes_out;
use crate::browser::{Browser, Look};

/// What is read on the way, in one language.
struct Words {
    look: Look,
    /// What a late fee of 0.03 % a day is on the paper, and what it comes to in a year.
    fee: [&'static str; 2],
    /// That the parts make the price.
    sum: &'static str,
    /// What the paper says of disputes, what is wrong with that, what bars submission, and what mends it.
    disputes: [&'static str; 4],
    /// What is printed and written: the mark of a draft first.
    paper: [&'static str; 7],
}

const EN: Words = Words {
    look: Look::EN,
    fee: ["0.03% per day", "10.95%"],
    sum: "The parts add up to the price",
    disputes: [
        "for arbitration or bring it before",
        "an arbitration clause that also allows a lawsuit is void",
        "Errors to mend before it can be submitted",
        "Keep one final method only",
    ],
    paper: ["DRAFT", "Contract no.", "One Hundred Thousand", "Party A", "Article 1", "33,333.34", "0.03% per day"],
};

const ZH: Words = Words {
    look: Look::ZH,
    fee: ["万分之三", "相当于每年 10.95%"],
    sum: "各期之和等于总价",
    disputes: [
        "任何一方可以将争议提交中国国际经济贸易仲裁委员会仲裁，也可以向",
        "约定可仲裁也可起诉的，仲裁协议无效",
        "处错误，改正后才能提交",
        "只留一种最终方式",
    ],
    paper: ["草稿", "合同编号", "壹拾万元整", "电磁流量计", "第一条", "33,333.34", "万分之三"],
};

/// Three equal parts, split to the fen; a late fee of 0.03 % a day; disputes to arbitration or to a court.
async fn fill_in(browser: &Browser, words: &Words) {
    browser.set("#term-payment-plan", "equal").await;
    for part in ["33,333.34", "33,333.33"] {
        browser.see_in("#plan", part).await;
        browser.see_in(".sheet", part).await;
    }
    browser.see_in("#plan-sum", words.sum).await;
    let [rate, yearly] = words.fee;
    browser.write("#term-payment-late_fee-rate", "0.03").await;
    browser.see_in(".sheet", rate).await;
    browser.see_in("#terms-late", yearly).await;
    browser.set("#term-disputes-forum", "either").await;
    browser.set("#term-disputes-forum-institution", "cietac").await;
    browser.see_in(".sheet", words.disputes[0]).await;
}

/// It cannot be submitted; one click leaves the institution that is named, on the terms and on the paper.
async fn is_stopped_and_mended(browser: &Browser, address: &str, words: &Words) {
    let [printed, says, barred, mend] = words.disputes;
    browser.see_in("#findings [data-rule='DSP-01']", says).await;
    browser.saved().await;
    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-step='submit']").await;
    browser.see(barred).await;

    browser.open(&format!("#{address}/check")).await;
    browser.see_in("[data-rule='DSP-01']", says).await;
    browser.reads("[data-mend='DSP-01']", mend).await;
    browser.press("[data-mend='DSP-01']").await;
    let gone = "return !document.querySelector(`[data-rule='${arguments[0]}']`)";
    browser.wait_for("the finding is gone", gone, "DSP-01").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.open(&format!("#{address}")).await;
    browser.holds("#term-disputes-forum", "arbitration").await;
    let printed_no_more = "return !!document.querySelector('.sheet')
        && !document.querySelector('.sheet').innerText.includes(arguments[0])";
    browser.wait_for("the paper offers no court", printed_no_more, printed).await;
}

/// Journey 4, from the first term to the file.
async fn draft_it(words: &Words) {
    let browser = drafted_in(words.look).await;
    fill_in(&browser, words).await;
    let address = browser.fragment().await;
    is_stopped_and_mended(&browser, &address, words).await;
    browser.see_in(".sheet", words.fee[0]).await;
    goes_out(&browser, &words.paper).await;
    browser.end().await;
}

#[tokio::test]
async fn journey_4_a_contract_in_parts_is_stopped_by_the_checker_mended_printed_and_written_for_word() {
    draft_it(&EN).await;
}

#[tokio::test]
async fn journey_4_a_contract_in_parts_is_stopped_by_the_checker_mended_printed_and_written_for_word_in_chinese() {
    draft_it(&ZH).await;
}
