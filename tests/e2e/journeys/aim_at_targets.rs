//! Sales targets: written with a distribution that adds up, agreed, followed as money comes in, and shown where people look.

use thirtyfour::Key;

use super::draft_a_contract::{CUSTOMER, CUSTOMER_ZH, drafted_in, sign};
use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

/// What is typed and read on the way, in one language.
struct Words {
    look: Look,
    customer: &'static str,
    none: &'static str,
    /// Why a level, the next level and a contract are asked for once more.
    problems: [&'static str; 3],
    /// That the parts make the target, and what is missing.
    sums: [&'static str; 2],
    firm: &'static str,
    agreed_by: &'static str,
    /// A draft, and running.
    status: [&'static str; 2],
    /// Of what the target is, and what counted.
    signed: [&'static str; 2],
    attained: &'static str,
    agreed: &'static str,
    /// Since when a level is reached, in words and in the working.
    reached: [&'static str; 2],
    /// Where one is heading that is not.
    pace: &'static str,
    quarter: &'static str,
    collected: &'static str,
    picture: &'static str,
}

const EN: Words = Words {
    look: Look::EN,
    customer: CUSTOMER,
    none: "No sales targets yet",
    problems: ["above zero", "above the level before", "choose a contract"],
    sums: ["Together ¥1,000.01: exact", "¥150.01 missing"],
    firm: "The firm",
    agreed_by: "Ann Lee",
    status: ["Draft", "Running"],
    signed: ["Signed", "Contract signed"],
    attained: "Attained: actual",
    agreed: "Agreed by Ann Lee",
    reached: ["Reached on", "The stretch, ¥1,500.00, is reached on"],
    pace: "On track for",
    quarter: "Q1 2026",
    collected: "Collected",
    picture: "target-en",
};

const ZH: Words = Words {
    look: Look::ZH,
    customer: CUSTOMER_ZH,
    none: "还没有销售目标",
    problems: ["请写大于零的数", "要高于前一档", "请选一份合同"],
    sums: ["合计 ¥1,000.01，正好", "还差 ¥150.01"],
    firm: "全公司",
    agreed_by: "王砚秋",
    status: ["草稿", "进行中"],
    signed: ["签约额", "合同签署"],
    attained: "达成率：完成",
    agreed: "王砚秋 确认",
    reached: ["已达到", "冲刺 ¥1,500.00 达到之日"],
    pace: "照此可达",
    quarter: "2026 年第 1 季度",
    collected: "回款额",
    picture: "target-zh",
};

/// Journey 9, at the beginning: a target with its distribution, and what was reached of it.
async fn aim(words: &Words) {
    let browser = drafted_in(words.look).await;
    let [draft, running] = words.status;
    let [exact, lacking] = words.sums;
    let address = sign(&browser).await;

    // what is missing is said
    browser.open("#/targets").await;
    browser.see_in("#no-targets", words.none).await;
    browser.press("#new-target").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#target-base-problem", words.problems[0]).await;

    // this year by the quarter, equally at first: what is left over goes to the earlier ones
    browser.set("#target-grain", "quarter").await;
    browser.write("#target-base", "1000.01").await;
    browser.write("#target-stretch", "900").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#target-stretch-problem", words.problems[1]).await;
    browser.write("#target-stretch", "1500").await;
    browser.see_in("#target-sum", exact).await;
    browser.holds("#target-part-0", "250.01").await;
    browser.write("#target-part-0", "100").await;
    browser.keys(Key::Tab).await;
    browser.see_in("#target-sum", lacking).await;

    // it may be kept as a draft; agreed it is only when its parts make the whole
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/targets?view=draft").await;
    browser.see_in("[data-target]", words.firm).await;
    browser.press("[data-target] .rows__open").await;
    browser.press("#agree-target").await;
    browser.write("#target-by", words.agreed_by).await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#target-by-problem", lacking).await;
    browser.keys(Key::Escape).await;
    browser.press("#edit-target").await;
    browser.press("#fill-last").await;
    browser.see_in("#target-sum", exact).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.press("#agree-target").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#target-status", running).await;

    // undone and done again: agreed is a step like any other
    browser.keys(Key::Control + "z").await;
    browser.see_in("#target-status", draft).await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_in("#target-status", running).await;
    browser.saved().await;

    // the contract that was signed counts, with its working and its record
    browser.see_in("#target-rows", words.signed[1]).await;
    browser.see_in("#target-rows", words.customer).await;
    browser.see_in("#target-working", words.attained).await;
    browser.see_in("#target-facts", words.agreed).await;
    // it is more than the stretch level: since when is said of both
    let [reached, since] = words.reached;
    browser.see_in("#target-pace", reached).await;
    browser.see_in("#target-levels li:nth-child(2)", reached).await;
    browser.see_in("#target-working", since).await;
    browser.press("#target-cells .section__act").await;
    browser.see_in("#target-cells", words.quarter).await;
    browser.picture(words.picture).await;

    // on the first page
    browser.open("").await;
    browser.see_in("#home-targets", words.firm).await;
    browser.see_in("#home-targets [data-level]", reached).await;
    browser.open("#/targets").await;
    browser.see_in("[data-target]", words.signed[0]).await;

    // one for the other side of the contract stands on its page
    browser.press("#new-target").await;
    browser.set("#target-scope", "contract").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#target-contract-problem", words.problems[2]).await;
    let id = address.rsplit('/').next().unwrap_or_default().to_owned();
    browser.set("#target-contract", &id).await;
    browser.set("#target-metric", "collected").await;
    browser.write("#target-base", "5000").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#contract-targets", words.collected).await;
    browser.see_in("#contract-targets", words.pace).await;
    // and one click from the customer
    browser.open(&format!("#{address}")).await;
    browser.press(".deal__facts a").await;
    browser.see_in("#customer-targets", words.collected).await;
    browser.end().await;
}

#[tokio::test]
async fn a_target_is_spread_agreed_and_reached() {
    aim(&EN).await;
}

#[tokio::test]
async fn a_target_is_spread_agreed_and_reached_in_chinese() {
    aim(&ZH).await;
}

#[tokio::test]
async fn the_demo_shows_who_is_on_track_also_on_a_phone() {
    let browser = Browser::start(Look::ZH.phone()).await;
    browser.open_demo().await;
    browser.see_in("#home-targets", "全公司").await;
    browser.open("#/targets").await;
    browser.see_in(".targets__rows", "华东组").await;
    browser.see_in(".targets__rows", "周以宁").await;
    browser.see_in(".targets__rows", "照此可达").await;
    browser.picture("targets-phone-zh").await;
    // and on the sheet of the member who bears it
    browser.open("#/team").await;
    browser.press("#members [data-member='周以宁'] .rows__open").await;
    browser.see_in("#member-targets", "照此可达").await;
    browser.keys(Key::Escape).await;
    browser.open("#/targets?view=closed").await;
    browser.see_in(".targets__rows", "全公司").await;
    browser.end().await;
}

#[tokio::test]
async fn what_the_book_does_not_measure_is_entered_on_the_target() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/targets").await;
    browser.press("#new-target").await;
    browser.set("#target-metric", "own").await;
    browser.write("#target-base", "48").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#target-measure-problem", "Say what is counted").await;
    browser.write("#target-measure", "Visits").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/targets?view=draft").await;
    browser.see_in("[data-target]", "Visits").await;
    browser.press("[data-target] .rows__open").await;
    browser.see_in("#target-done", "Nothing is entered yet").await;
    browser.write("#target-done-figure", "5").await;
    browser.press("#enter-done").await;
    browser.saved().await;
    browser.see_in("#target-actual", "5").await;
    browser.press("[data-act=undo-done]").await;
    browser.saved().await;
    browser.see_in("#target-done", "Nothing is entered yet").await;
    browser.end().await;
}
