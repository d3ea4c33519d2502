//! Sales targets: written with a distribution that adds up, agreed, followed as money comes in, and shown where people look.

use thirtyfour::Key;

use super::draft_a_contract::{drafted, sign};
use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

#[tokio::test]
async fn a_target_is_spread_agreed_and_reached() {
    let browser = drafted().await;
    let address = sign(&browser).await;

    // what is missing is said
    browser.open("#/targets").await;
    browser.see_in("#no-targets", "No sales targets yet").await;
    browser.press("#new-target").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#target-base-problem", "above zero").await;

    // this year by the quarter, equally at first: what is left over goes to the earlier ones
    browser.set("#target-grain", "quarter").await;
    browser.write("#target-base", "1000.01").await;
    browser.write("#target-stretch", "900").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#target-stretch-problem", "above the level before").await;
    browser.write("#target-stretch", "1500").await;
    browser.see_in("#target-sum", "exact").await;
    browser
        .wait_for(
            "the first quarter",
            "return document.querySelector('#target-part-0').value === arguments[0]",
            "250.01",
        )
        .await;
    browser.write("#target-part-0", "100").await;
    browser.keys(Key::Tab).await;
    browser.see_in("#target-sum", "¥150.01 missing").await;

    // it may be kept as a draft; agreed it is only when its parts make the whole
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/targets?view=draft").await;
    browser.see_in("[data-target]", "The firm").await;
    browser.press("[data-target] .rows__open").await;
    browser.press("#agree-target").await;
    browser.write("#target-by", "Ann Lee").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#target-by-problem", "¥150.01 missing").await;
    browser.keys(Key::Escape).await;
    browser.press("#edit-target").await;
    browser.press("#fill-last").await;
    browser.see_in("#target-sum", "exact").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.press("#agree-target").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#target-status", "Running").await;

    // undone and done again: agreed is a step like any other
    browser.keys(Key::Control + "z").await;
    browser.see_in("#target-status", "Draft").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_in("#target-status", "Running").await;
    browser.saved().await;

    // the contract that was signed counts, with its working and its record
    browser.see_in("#target-rows", "Contract signed").await;
    browser.see_in("#target-rows", "Harbour Pumps Ltd").await;
    browser.see_in("#target-working", "Attained: actual").await;
    browser.see_in("#target-facts", "Agreed by Ann Lee").await;
    browser.press("#target-cells .section__act").await;
    browser.see_in("#target-cells", "Q1 2026").await;
    browser.picture("target-en").await;

    // on the first page
    browser.open("").await;
    browser.see_in("#home-targets", "The firm").await;
    browser.open("#/targets").await;
    browser.see_in("[data-target]", "Signed").await;

    // one for the other side of the contract stands on its page
    browser.press("#new-target").await;
    browser.set("#target-scope", "contract").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#target-contract-problem", "choose a contract").await;
    let id = address.rsplit('/').next().unwrap_or_default().to_owned();
    browser.set("#target-contract", &id).await;
    browser.set("#target-metric", "collected").await;
    browser.write("#target-base", "5000").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#contract-targets", "Collected").await;
    browser.end().await;
}

#[tokio::test]
async fn the_demo_shows_who_is_on_track_also_on_a_phone() {
    let browser = Browser::start(Look::ZH.phone()).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.see_in("#home-targets", "全公司").await;
    browser.open("#/targets").await;
    browser.see_in(".targets__rows", "华东组").await;
    browser.see_in(".targets__rows", "周以宁").await;
    browser.see_in(".targets__rows", "照此可达").await;
    browser.picture("targets-phone-zh").await;
    browser.open("#/targets?view=closed").await;
    browser.see_in(".targets__rows", "全公司").await;
    browser.end().await;
}

#[tokio::test]
async fn a_target_is_spread_and_agreed_in_chinese() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/targets").await;
    browser.see_in("#no-targets", "还没有销售目标").await;
    browser.press("#new-target").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#target-base-problem", "请写大于零的数").await;
    browser.set("#target-grain", "quarter").await;
    browser.write("#target-base", "1000.01").await;
    browser.see_in("#target-sum", "合计 ¥1,000.01，正好").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/targets?view=draft").await;
    browser.press("[data-target] .rows__open").await;
    browser.see_in("#target-status", "草稿").await;
    browser.press("#agree-target").await;
    browser.write("#target-by", "王砚秋").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#target-facts", "王砚秋").await;
    browser.end().await;
}
