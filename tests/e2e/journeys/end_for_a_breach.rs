//! Journey 7, the end: a breach is put to the other side first; the time to cure runs, it is cured or runs out, and only then the
//! contract may be ended for it. The notices come out of what was recorded, in either language, to print or as a Word file.

use super::count_a_receipt::written;
use super::draft_a_contract::{drafted_in, sign};
use super::hand_out_word::bare;
use crate::browser::{Browser, Look};

/// What is typed and read on the way, in one language.
struct Words {
    look: Look,
    /// That nothing is recorded yet, where it is to be recorded, and what is asked for first.
    first: [&'static str; 3],
    /// The breach that is cured: what it is, until when, what the calendar says, what is lacking, how it is cured, that it is.
    cured: [&'static str; 6],
    /// The breach that is not: what it is, that the contract may be ended, that the time ran out, and what the timeline says.
    missed: [&'static str; 4],
    /// What the timeline says of the end.
    ended: &'static str,
    /// The notice: what it is called, and what is still to be done.
    notice: [&'static str; 2],
    /// The other language of notices, and what it is called in it.
    other: [&'static str; 2],
}

const EN: Words = Words {
    look: Look::EN,
    first: [
        "No notice to cure is recorded",
        "Record the notice under",
        "the other side is asked in writing to cure it within 15 days",
    ],
    cured: [
        "The advance was not paid",
        "The time to cure runs until 2 Jun 2026",
        "last day to cure their breach",
        "Please say how it was put right",
        "Paid on 20 May",
        "Cured on 20 May 2026",
    ],
    missed: [
        "The works were never opened to us",
        "the contract may be ended from 15 May 2026",
        "The time to cure ran out on 14 May 2026",
        "Notice to cure by",
    ],
    ended: "the time to cure ran out on 14 May 2026",
    notice: ["Notice of Termination", "the parties settle accounts, return materials"],
    other: ["zh", "解除合同通知书"],
};

const ZH: Words = Words {
    look: Look::ZH,
    first: ["没有登记过催告", "请先在下方“违约与催告”登记催告", "因违约解除前要先书面催告"],
    cured: [
        "预付款没有支付",
        "改正期至 2026年6月2日",
        "改正违约的最后一天",
        "请写明怎样改正的",
        "5月20日已付",
        "2026年5月20日 已改正",
    ],
    missed: ["一直没有开放施工现场", "自 2026年5月15日 起可以解除", "催告期已于 2026年5月14日 届满", "催告，改正期至"],
    ended: "催告期 2026年5月14日 届满未改正",
    notice: ["解除合同通知书", "双方应结清款项、返还物料并处理共享信息"],
    other: ["en", "Notice of Termination"],
};

/// Records our notice to cure, which arrived on this day.
async fn ask(browser: &Browser, breach: &str, on: &str) {
    browser.press("#cure-new").await;
    browser.set("#cure-on", on).await;
    browser.set("#cure-clause", "payment").await;
    browser.write("#cure-breach", breach).await;
    browser.press("#cure-ask").await;
    browser.see_in("#cures .matters__list", breach).await;
    browser.saved().await;
}

/// Without a notice the contract is not ended for a breach; nor while the time of one runs, which is then cured.
async fn is_cured(browser: &Browser, address: &str, words: &Words) {
    let [none, record, first] = words.first;
    browser.see_in("#cures", none).await;
    browser.set("#step-ground", "material_breach").await;
    browser.see_in("#step-cure-way", record).await;
    browser.press("[data-step='terminate']").await;
    browser.see_in(".toast__text", first).await;
    browser.press(".toast button").await;

    // its last day stands in the calendar
    let [breach, until, last_day, no_how, how, cured] = words.cured;
    ask(browser, breach, "2026-05-18").await;
    browser.see_in("#step-cure-way", until).await;
    browser.open("#/calendar?view=agenda").await;
    browser.see_in(".agenda", last_day).await;
    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-cure='done']").await;
    browser.see(no_how).await;
    browser.write("#cure-how", how).await;
    browser.press("[data-cure='done']").await;
    browser.see_in("#cures .matters__list", cured).await;
    browser.saved().await;
}

/// The notice as it went out: on the screen in both languages, and as a Word file in that of the browser.
async fn goes_out(browser: &Browser, breach: &str, words: &Words) {
    let [title, settle] = words.notice;
    browser.set("#notice-which", "end").await;
    for it in [title, breach, settle] {
        browser.see_in("#notice .sheet", it).await;
    }
    let own = browser.pick("zh", "en");
    let [language, other] = words.other;
    browser.set("#notice-language", language).await;
    browser.see_in("#notice .sheet", other).await;
    browser.set("#notice-language", own).await;
    browser.see_in("#notice .sheet", title).await;
    browser.press("#notice-word").await;
    let (name, file) = browser.downloaded(".docx").await;
    assert!(name.starts_with(title), "{name}");
    let notice = bare(&written(file));
    for it in [title, breach, settle] {
        assert!(notice.contains(&bare(it)), "{it} in {notice}");
    }
}

/// Journey 7 where the contract is ended, from the breach to the notice.
async fn end(words: &Words) {
    let browser = drafted_in(words.look).await;
    let address = sign(&browser).await;
    browser.open(&format!("#{address}/life")).await;
    is_cured(&browser, &address, words).await;

    // another one ran out
    let [breach, may_end, ran_out, told] = words.missed;
    browser.set("#step-ground", "material_breach").await;
    ask(&browser, breach, "2026-04-29").await;
    browser.see_in("#cures .matters__list", may_end).await;
    browser.see_in("#step-cure-way", ran_out).await;
    browser.see_in(".timeline", told).await;

    // the notice stands as a draft before it is recorded
    browser.open(&format!("#{address}/notices")).await;
    let offers = "return !!document.querySelector(arguments[0])";
    browser.wait_for("the draft of the notice", offers, "#notice-which option[value='end-draft']").await;
    browser.wait_for("the notice to cure", offers, "#notice-which option[value^='cure.']").await;
    browser.open(&format!("#{address}/life")).await;
    browser.set("#step-ground", "material_breach").await;
    browser.press("[data-step='terminate']").await;
    browser.see_in(".timeline", words.ended).await;
    browser.saved().await;
    browser.open(&format!("#{address}/notices")).await;
    goes_out(&browser, breach, words).await;
    browser.end().await;
}

#[tokio::test]
async fn journey_7_a_breach_is_to_be_cured_before_the_contract_is_ended_for_it() {
    end(&EN).await;
}

#[tokio::test]
async fn journey_7_a_breach_is_to_be_cured_before_the_contract_is_ended_for_it_in_chinese() {
    end(&ZH).await;
}
