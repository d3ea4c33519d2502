//! Amendments: a signed contract is changed by a document of its own, whose terms bind once both sides have signed it.

use super::draft_a_contract::{drafted, sign};
use crate::browser::{Browser, Look};

/// Takes the amendment on its page through its life.
async fn sign_amendment(browser: &Browser, page: &str, seen: [&str; 4]) {
    browser.open(&format!("#{page}/life")).await;
    for (step, seen) in ["submit", "approve", "sign", "sign"].into_iter().zip(seen) {
        browser.press(&format!("[data-step='{step}']")).await;
        browser.see_in("#amendment-history", seen).await;
    }
    browser.saved().await;
}

#[tokio::test]
async fn a_clerk_amends_a_signed_contract_and_its_new_amount_binds() {
    let browser = drafted().await;
    let address = {
        browser.saved().await;
        browser.fragment().await
    };
    // a draft is simply changed
    browser.open(&format!("#{address}/amendments")).await;
    browser.see_in("#amend-refused", "not signed yet").await;
    browser.open(&format!("#{address}")).await;
    let address = sign(&browser).await;

    browser.open(&format!("#{address}/amendments")).await;
    browser.write("#amend-reason", "One meter more").await;
    browser.press("#amend").await;
    browser.see_in(".deal__name", "-BC01").await;
    browser.saved().await;
    let page = browser.fragment().await;

    // nothing is changed yet
    browser.open(&format!("#{page}/effect")).await;
    browser.see_in("#amendment-barred", "It changes nothing yet").await;

    // the document follows what is typed
    browser.open(&format!("#{page}")).await;
    browser.write(".lines__row [name=quantity]", "2").await;
    browser.see_in(".sheet", "Supplementary Agreement").await;
    browser.see_in(".sheet", "Change of Article 3 (Price)").await;
    browser.see_in(".sheet", "200,000.00").await;
    browser.see_in(".sheet", "does not expressly change stays in force").await;
    browser.saved().await;
    browser.picture("amendment-en").await;

    // what it comes to, before it goes on
    browser.open(&format!("#{page}/effect")).await;
    browser.see_in("[data-effect='amount']", "200,000.00").await;
    browser.see_in("[data-effect='ends']", "stays").await;
    browser.find("#amendment-fits").await;
    browser.picture("amendment-effect-en").await;

    // beside the contract as it was signed
    browser.open(&format!("#{page}/compare")).await;
    browser.see_in(".compare__sheet ins", "200,000.00").await;

    // another one is not begun meanwhile
    browser.open(&format!("#{address}/amendments")).await;
    browser.see_in("#amend-refused", "-BC01 is still open").await;

    sign_amendment(
        &browser,
        &page,
        ["submitted for approval", "the text is locked", "Our side signed", "The other side signed"],
    )
    .await;
    browser.see_in("#amendment-state", "Binds since").await;

    // the contract is worth the new amount, and so it stays
    browser.open(&format!("#{address}")).await;
    browser.see_in("#contract-total", "200,000.00").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#contract-total", "200,000.00").await;
    browser.open(&format!("#{address}/amendments")).await;
    browser.see_in("#amendments", "One meter more").await;
    browser.see_in("#amended-amount", "100,000.00 when signed").await;
    // and its life tells of the amendment
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#contract-beside", "-BC01").await;
    browser.open(&format!("#{address}/amendments")).await;

    // the next one goes on from it, and is withdrawn
    browser.write("#amend-reason", "A mistake").await;
    browser.press("#amend").await;
    browser.see_in(".deal__name", "-BC02").await;
    browser.saved().await;
    let second = browser.fragment().await;
    browser.open(&format!("#{second}/life")).await;
    browser.write("#step-words", "Not wanted").await;
    browser.press("[data-step='withdraw']").await;
    browser.see_in("#amendment-state", "Withdrawn on").await;
    browser.saved().await;
    browser.end().await;
}

#[tokio::test]
async fn the_demo_has_one_in_force_and_one_that_waits_for_the_customer() {
    let browser = Browser::start(Look::ZH).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/contracts?q=切削液计量供货合同").await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/amendments']").await;
    browser.see_in("#amendments", "对方扩产，合同期限延长六个月").await;
    browser.see_in("#amendments", "起生效").await;
    browser.press("#amendments tbody a").await;
    browser.see_in(".sheet", "补充协议").await;
    browser.see_in(".sheet", "除本协议明确变更的内容外，原合同的其他约定继续有效").await;
    browser.picture("amendment-zh").await;

    browser.open("#/contracts?q=自动化集成供货合同").await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/amendments']").await;
    browser.see_in("#amendments", "部分签署").await;
    browser.press("#amendments tbody a").await;
    browser.press(".deal__tabs a[href$='/effect']").await;
    browser.see_in("#effect", "已有收款，不变").await;
    browser.picture("amendment-effect-zh").await;
    browser.press(".deal__tabs a[href$='/life']").await;
    browser.press("[data-step='sign']").await;
    browser.see_in("#amendment-state", "已签署").await;
    browser.saved().await;
    browser.end().await;
}
