//! Journey 10: samples and training are promised in a contract, prepared, delivered in parts, accepted, one comes back, one is lost
//! and some is used up; promised against delivered; a slip to sign; what was written down by hand; the duty is settled by it.

use thirtyfour::Key;

use super::draft_a_contract::{drafted_in, sign};
use super::look_back::look_at;
use crate::browser::{Browser, Look};

/// Takes the next step of a material on the page of its contract, with a quantity and a name where there is a box for it.
async fn step(browser: &Browser, key: &str, much: &str, who: &str) {
    browser.press(&format!("[data-material='{key}'] [data-next]")).await;
    browser.write("#material-much", much).await;
    if !who.is_empty() {
        browser.write("#material-who", who).await;
    }
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
}

/// What is typed and read on the way, in one language.
struct Words {
    look: Look,
    included: &'static str,
    gauge: &'static str,
    hours: [&'static str; 2],
    /// To be prepared, ready, delivered in part, to come back.
    standing: [&'static str; 4],
    too_much: &'static str,
    to_whom: &'static str,
    /// Who receives, and who accepts.
    people: [&'static str; 2],
    /// What the history says of a delivery, of an acceptance, and of what came back.
    history: [&'static str; 3],
    /// That a reason is asked for, why one is lost, and what the history says of that and of what is used up.
    lost: [&'static str; 4],
    /// The duty that is settled, and the one that waits.
    duties: [&'static str; 2],
    picture: &'static str,
}

const EN: Words = Words {
    look: Look::EN,
    included: "In the contract",
    gauge: "Pressure gauge",
    hours: ["16 hours", "8 hours"],
    standing: ["To be prepared", "Ready", "Delivered in part", "To come back"],
    too_much: "No more than 3",
    to_whom: "Say who received it",
    people: ["Ann Lee", "Bob Hill"],
    history: ["delivered 2", "Bob Hill accepted 2", "returned 1"],
    lost: ["Please say why", "Fell into the well", "lost or spoilt 1", "used up 8 hours"],
    duties: ["Give samples: Pressure gauge", "Give the loan back: Pressure gauge"],
    picture: "materials-en",
};

const ZH: Words = Words {
    look: Look::ZH,
    included: "写入合同",
    gauge: "压力表",
    hours: ["16 小时", "8 小时"],
    standing: ["待准备", "已备好", "部分交付", "待归还"],
    too_much: "最多 3",
    to_whom: "写明交给谁",
    people: ["方亦清", "韩雪"],
    history: ["交付 2", "韩雪签收 2", "归还 1"],
    lost: ["请写明原因", "掉进井里", "遗失或损坏 1", "消耗 8 小时"],
    duties: ["提供样品：压力表", "归还借用物：压力表"],
    picture: "materials-zh",
};

/// A contract that promises three samples and two days of training, signed by both sides; its address.
async fn promise(browser: &Browser, words: &Words) -> String {
    browser.press("#terms-support > summary").await;
    browser.find("#terms-support[open]").await;
    browser.press("#terms-support .terms__switch").await;
    browser.see_in("#terms-support > summary", words.included).await;
    browser.write("#term-support-training_hours", "16").await;
    browser.press("#term-support-items > .button").await;
    browser.write("#term-support-items-0-what", words.gauge).await;
    browser.write("#term-support-items-0-quantity", "3").await;
    browser.write("#term-support-items-0-worth", "1200").await;
    browser.see_in(".sheet", words.gauge).await;
    sign(browser).await
}

/// Delivered in parts, accepted, one given back, half of the hours given; promised against delivered, and the duties.
async fn deliver(browser: &Browser, words: &Words, address: &str) {
    let [hers, his] = words.people;
    let [to_prepare, ready, in_part, to_come_back] = words.standing;
    let gauge = "[data-material='give.sample']";
    // what the annex lists is there by itself
    browser.open(&format!("#{address}/materials")).await;
    browser.see_in(gauge, words.gauge).await;
    browser.see_in(gauge, to_prepare).await;
    browser.see_in("[data-material='train']", words.hours[0]).await;

    // ready by one press; more than there is, and nobody named, is refused
    browser.press(&format!("{gauge} [data-prepare]")).await;
    browser.saved().await;
    browser.see_in(gauge, ready).await;
    browser.press(&format!("{gauge} [data-next]")).await;
    browser.write("#material-much", "4").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#material-much-problem", words.too_much).await;
    browser.write("#material-much", "2").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#material-who-problem", words.to_whom).await;
    browser.write("#material-who", hers).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in(gauge, in_part).await;
    step(browser, "give.sample", "2", his).await;
    step(browser, "give.sample", "1", hers).await;
    step(browser, "give.sample", "1", his).await;
    browser.see_in(gauge, to_come_back).await;
    step(browser, "give.sample", "1", "").await;

    // promised, delivered, accepted, given back, still to come back
    let against = async |column: u8, figure: &str| {
        browser.see_in(&format!("[data-against='give.sample'] td:nth-of-type({column})"), figure).await;
    };
    for (column, figure) in [(1, "3"), (2, "3"), (3, "3"), (4, "1"), (5, "2")] {
        against(column, figure).await;
    }
    browser.keys(Key::Control + "z").await;
    against(5, "3").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    against(5, "2").await;

    // half of the hours
    step(browser, "train", "8", hers).await;
    step(browser, "train", "8", his).await;
    for (column, hours) in [(1, words.hours[0]), (2, words.hours[1]), (3, words.hours[1]), (6, words.hours[1])] {
        browser.see_in(&format!("[data-heap='training'] td:nth-of-type({column})"), hours).await;
    }
    browser.picture(words.picture).await;

    // the history, and nothing is taken back that something else stands on
    browser.press(&format!("{gauge} .rows__open")).await;
    for told in words.history {
        browser.see_in("#material-history", told).await;
    }
    browser.keys(Key::Escape).await;
    lose_and_use_up(browser, words).await;

    // the duty is settled by it, and what is open leads to the material
    browser.open(&format!("#{address}/duties")).await;
    browser.see_in("[data-part=settled]", words.duties[0]).await;
    browser.see_in("[data-part=waiting]", words.duties[1]).await;
    browser.press("[data-part=waiting] [data-material]").await;
    browser.see_in("#material-figures", to_come_back).await;
    browser.keys(Key::Escape).await;
}

/// One of the two that are out is lost, which asks for a reason and names what it costs; the hours that were given are used up.
async fn lose_and_use_up(browser: &Browser, words: &Words) {
    let [why, reason, lost, used_up] = words.lost;
    browser.press("[data-material='give.sample'] .rows__open").await;
    browser.press("#material-steps [data-step=lose]").await;
    browser.write("#material-much", "1").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#material-words-problem", why).await;
    browser.write("#material-words", reason).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("[data-against='give.sample'] td:nth-of-type(5)", "1").await;
    browser.press("[data-material='give.sample'] .rows__open").await;
    for told in [lost, reason] {
        browser.see_in("#material-history", told).await;
    }
    browser.find("#material-losses").await;
    browser.keys(Key::Escape).await;

    browser.press("[data-material='train'] .rows__open").await;
    browser.press("#material-steps [data-step=consume]").await;
    browser.write("#material-much", "8").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.press("[data-material='train'] .rows__open").await;
    browser.see_in("#material-history", used_up).await;
    browser.keys(Key::Escape).await;
}

#[tokio::test]
async fn samples_and_training_are_promised_delivered_accepted_and_given_back_in_chinese() {
    let browser = drafted_in(ZH.look).await;
    let address = promise(&browser, &ZH).await;
    deliver(&browser, &ZH, &address).await;
    browser.end().await;
}

#[tokio::test]
async fn samples_and_training_are_promised_delivered_accepted_and_given_back() {
    let browser = drafted_in(EN.look).await;
    let address = promise(&browser, &EN).await;
    let materials = format!("#{address}/materials");
    deliver(&browser, &EN, &address).await;

    // by hand, to be back by a day
    browser.open(&materials).await;
    browser.press("#new-material").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#material-what-problem", "Say what it is").await;
    browser.write("#material-what", "Display stand").await;
    browser.set("#material-kind", "display").await;
    browser.write("#material-worth", "24800").await;
    browser.set("#material-due", "2026-05-22").await;
    browser.set("#material-keeping", "back").await;
    browser.set("#material-return-by", "2026-06-30").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("[data-part=soon]", "Display stand").await;
    browser.open("").await;
    browser.see_in(".decide", "Harbour Pumps Ltd: deliver Display stand").await;
    browser.open("#/calendar?view=agenda").await;
    browser.see_in(".agenda", "deliver Display stand").await;

    // the slip: what goes on it is picked; its deliveries are recorded with its number
    browser.open(&materials).await;
    browser.press("#open-slip").await;
    browser.see_in("#slip-paper", "Display stand").await;
    browser.see_in("#slip-capitals", "贰万肆仟捌佰元整").await;
    browser.press("[data-pick='train']").await;
    browser
        .wait_for("only the stand", "return document.querySelectorAll('#slip-paper tbody tr').length === 1", "")
        .await;
    browser.write("#slip-to", "Bob Hill").await;
    browser.write("#slip-number", "HS-7").await;
    browser.picture("handover-slip-en").await;
    browser.press("#record-slip").await;
    browser.saved().await;

    // the board, the customer, and a later day
    browser.open("#/materials").await;
    browser.see_in("[data-part=waiting]", "Display stand").await;
    browser.press("[data-part=waiting] .rows__open").await;
    browser.see_in("#material-history", "HS-7").await;
    browser.press("#material-steps [data-next]").await;
    browser.write("#material-who", "Bob Hill").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/materials?view=out").await;
    browser.see_in("[data-part=later]", "Display stand").await;
    look_at(&browser, "2026-07-04").await;
    browser.see_in("[data-part=late]", "Display stand").await;
    browser.press_words("Back to today").await;
    borrow(&browser, &materials).await;
    browser.open("#/customers").await;
    browser.press(".cust__name a").await;
    browser.see_in("#customer-materials", "Pressure gauge").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#customer-materials", "Display stand").await;
    browser.end().await;
}

/// What they lend us is written down on the page of the contract, comes, is accepted, and goes back.
async fn borrow(browser: &Browser, materials: &str) {
    browser.open(materials).await;
    browser.press("#new-material").await;
    browser.write("#material-what", "Test fluid").await;
    browser.set("#material-giver", "them").await;
    browser.set("#material-due", "2026-05-25").await;
    browser.set("#material-keeping", "back").await;
    browser.set("#material-return-by", "2026-06-15").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    let theirs = "[data-side=them]";
    browser.see_in(theirs, "Test fluid").await;
    // it came, and was accepted; we prepare nothing of it
    browser.gone("[data-side=them] [data-prepare]").await;
    for (step, who) in [("Record that it came", "Ann Lee"), ("Record the acceptance", "Bob Hill")] {
        browser.reads("[data-side=them] [data-next]", step).await;
        browser.press("[data-side=them] [data-next]").await;
        browser.write("#material-who", who).await;
        browser.press("dialog button[type=submit]").await;
        browser.saved().await;
    }
    browser.see_in(theirs, "To come back").await;
    browser.open("#/materials?view=theirs").await;
    browser.see_in(theirs, "Test fluid").await;
    browser.reads("[data-side=them] [data-next]", "Record a return").await;
    browser.press("[data-side=them] [data-next]").await;
    browser.write("#material-words", "Bottle sealed, slip GH-3").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    // settled: nothing of theirs is left to see to
    browser.gone("[data-side=them]").await;
    browser.open(materials).await;
    browser.see_in(theirs, "Returned").await;
}

/// The slip in Chinese: what goes on it, how much of what, whose, and a place to sign for each side; nothing is recorded by printing it.
async fn hand_over_on_paper(browser: &Browser) {
    browser.press("#open-slip").await;
    browser.write("#slip-to", "南恒仓储主管").await;
    browser.write("#slip-number", "JJ-2026-07").await;
    for told in [
        "物料交接单",
        "JJ-2026-07",
        "移交方",
        "接收方",
        "南恒仓储主管",
        "2026年5月20日",
        "阀组展示架",
        "展具",
        "签字（盖章）",
    ] {
        browser.see_in("#slip-paper", told).await;
    }
    browser.see_in("#slip-paper", "接收方已清点上列物料，数量与外观相符。").await;
    browser.picture("handover-slip-zh").await;
    browser.press(".page__acts a[href$='/materials']").await;
    browser.see_in("[data-part=soon]", "阀组展示架").await;
}

#[tokio::test]
async fn the_demo_has_materials_also_on_a_phone() {
    let browser = Browser::start(Look::ZH.phone()).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/materials").await;
    browser.see_in("[data-part=late]", "电磁流量计演示台").await;
    browser.see_in("[data-part=soon]", "现场安装技术支持").await;
    browser.picture("materials-phone-zh").await;
    browser.open("#/materials?view=theirs").await;
    browser.see_in("[data-side=them]", "典型工况介质样品").await;
    browser.open("#/materials?view=out").await;
    browser.see_in("[data-material='give.sample']", "便携式超声流量计样机").await;
    browser.open("#/materials?view=all").await;
    browser.see_in("[data-heap='funds']", "¥12,000.00").await;
    browser.end().await;
}

#[tokio::test]
async fn a_stand_is_promised_delivered_and_accepted_in_chinese() {
    let browser = Browser::start(Look::ZH).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/contracts?q=阀组配套仪表供货合同").await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/materials']").await;
    browser.press("#new-material").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#material-what-problem", "写明是什么物料或支持").await;
    browser.write("#material-what", "阀组展示架").await;
    browser.set("#material-kind", "display").await;
    browser.set("#material-due", "2026-05-22").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("[data-part=soon]", "阀组展示架").await;
    hand_over_on_paper(&browser).await;
    browser.press("[data-part=soon] [data-prepare]").await;
    browser.saved().await;
    browser.see_in("[data-part=soon]", "已备好").await;
    browser.press("[data-part=soon] [data-next]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#material-who-problem", "写明交给谁").await;
    browser.write("#material-who", "南恒仓储主管").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/materials").await;
    browser.see_in("[data-part=waiting]", "阀组展示架").await;

    // accepted by name, it is settled
    browser.press_words("阀组展示架").await;
    browser.press("#material-steps [data-next]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#material-who-problem", "请写明签收人").await;
    browser.write("#material-who", "南恒质检员").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/materials?view=all").await;
    browser.see_in("[data-part=settled]", "阀组展示架").await;
    browser.end().await;
}
