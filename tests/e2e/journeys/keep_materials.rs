//! Journey 10: samples and training are promised in a contract, prepared, delivered in parts, accepted, one comes back; promised
//! against delivered; a slip to sign; what was written down by hand; the duty is settled by it.

use thirtyfour::Key;

use super::draft_a_contract::{drafted, sign};
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

#[tokio::test]
async fn samples_and_training_are_promised_delivered_accepted_and_given_back() {
    let browser = drafted().await;
    browser.press("#terms-support > summary").await;
    browser.find("#terms-support[open]").await;
    browser.press("#terms-support .terms__switch").await;
    browser.see_in("#terms-support > summary", "In the contract").await;
    browser.write("#term-support-training_hours", "16").await;
    browser.press("#term-support-items > .button").await;
    browser.write("#term-support-items-0-what", "Pressure gauge").await;
    browser.write("#term-support-items-0-quantity", "3").await;
    browser.write("#term-support-items-0-worth", "1200").await;
    browser.see_in(".sheet", "Pressure gauge").await;
    let address = sign(&browser).await;
    let materials = format!("#{address}/materials");

    // what the annex lists is there by itself
    browser.open(&materials).await;
    browser.see_in("[data-material='give.sample']", "Pressure gauge").await;
    browser.see_in("[data-material='give.sample']", "To be prepared").await;
    browser.see_in("[data-material='train']", "16 hours").await;

    // ready by one press; more than there is, and nobody named, is refused
    browser.press("[data-material='give.sample'] [data-prepare]").await;
    browser.saved().await;
    browser.see_in("[data-material='give.sample']", "Ready").await;
    browser.press("[data-material='give.sample'] [data-next]").await;
    browser.write("#material-much", "4").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#material-much-problem", "No more than 3").await;
    browser.write("#material-much", "2").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#material-who-problem", "Say who received it").await;
    browser.write("#material-who", "Ann Lee").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("[data-material='give.sample']", "Delivered in part").await;
    step(&browser, "give.sample", "2", "Bob Hill").await;
    step(&browser, "give.sample", "1", "Ann Lee").await;
    step(&browser, "give.sample", "1", "Bob Hill").await;
    browser.see_in("[data-material='give.sample']", "To come back").await;
    step(&browser, "give.sample", "1", "").await;
    browser.see_in("[data-against='give.sample'] td:nth-of-type(2)", "3").await;
    browser.see_in("[data-against='give.sample'] td:nth-of-type(4)", "1").await;
    browser.see_in("[data-against='give.sample'] td:nth-of-type(5)", "2").await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("[data-against='give.sample'] td:nth-of-type(5)", "3").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_in("[data-against='give.sample'] td:nth-of-type(5)", "2").await;

    // half of the hours
    step(&browser, "train", "8", "Ann Lee").await;
    step(&browser, "train", "8", "Bob Hill").await;
    browser.see_in("[data-heap='training'] td:nth-of-type(1)", "16 hours").await;
    browser.see_in("[data-heap='training'] td:nth-of-type(2)", "8 hours").await;
    browser.picture("materials-en").await;

    // the history, and nothing is taken back that something else stands on
    browser.press("[data-material='give.sample'] .rows__open").await;
    browser.see_in("#material-history", "delivered 2").await;
    browser.see_in("#material-history", "Bob Hill accepted 2").await;
    browser.keys(Key::Escape).await;

    // the duty is settled by it, and what is open leads to the material
    browser.open(&format!("#{address}/duties")).await;
    browser.see_in("[data-part=settled]", "Give samples: Pressure gauge").await;
    browser.see_in("[data-part=waiting]", "Give the loan back: Pressure gauge").await;
    browser.press("[data-part=waiting] [data-material]").await;
    browser.see_in("#material-figures", "To come back").await;
    browser.keys(Key::Escape).await;

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
    browser.open("#/customers").await;
    browser.press(".cust__name a").await;
    browser.see_in("#customer-materials", "Pressure gauge").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#customer-materials", "Display stand").await;
    browser.end().await;
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
    browser.end().await;
}
