//! A neglected customer goes to the public pool, a colleague takes it, and the history tells who had it, when and why.

use thirtyfour::Key;

use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

/// Adds a member by the page of the team.
async fn add_member(browser: &Browser, name: &str, boss: Option<&str>) {
    browser.press("#new-member").await;
    browser.write("#member-name", name).await;
    if let Some(boss) = boss {
        browser.choose("#member-reports-to", boss).await;
    }
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#members", name).await;
    browser.saved().await;
}

#[tokio::test]
async fn a_neglected_customer_goes_to_the_pool_a_colleague_takes_it_and_the_history_tells() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;

    // two people, one of them at this desk; nobody may report in a circle
    browser.open("#/team").await;
    browser.see("No members yet").await;
    add_member(&browser, "Grace", None).await;
    add_member(&browser, "Li", Some("Grace")).await;
    browser.press_words("Grace").await;
    browser.choose("#member-reports-to", "Li").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#member-reports-to-problem", "Grace → Li → Grace").await;
    browser.choose("#member-reports-to", "Nobody").await;
    browser.press("#this-is-me").await;
    browser.saved().await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".side__foot", "Grace").await;

    // a customer of Li's that nobody spoke with since January
    browser.open("#/customers").await;
    browser.press("#new").await;
    browser.press("[data-key='C']").await;
    browser.write("#customer-name", "Harbour Pumps Ltd").await;
    browser.write("#customer-owner", "li").await;
    browser.set("#customer-since", "2026-01-05").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#keeping", "135 days ago; the rule is 90 days").await;

    // mine, my team's, all
    browser.open("#/customers").await;
    browser.lists("1 customer").await;
    browser.press("[data-whose=mine]").await;
    browser.lists("0 customers").await;
    browser.press("[data-whose=team]").await;
    browser.lists("1 customer").await;
    browser.press("[data-whose=all]").await;

    // it is proposed, with its working, and a person puts it into the pool
    browser.press_words("Neglected").await;
    browser.see_in(".pool__why", "no follow-up since it became a customer on 5 Jan, 135 days ago").await;
    browser.press_words("Put into the pool").await;
    browser.saved().await;
    browser.see("No customer belongs into the pool today").await;

    // a colleague takes it
    browser.press_words("Public pool").await;
    browser.see_in(".cust__owner", "li").await;
    browser.press("[data-pick]").await;
    browser.saved().await;
    browser.see("The pool is empty").await;
    // the page of what fell tells what comes next, and the calendar of one's own has its day
    browser.press_words("Neglected").await;
    browser.see_in("#pool-next", "Next: Harbour Pumps Ltd falls into the pool on 3 Jun").await;
    browser.open("#/calendar?view=agenda").await;
    browser.press("[data-whose=mine]").await;
    browser.see_in(".agenda", "Harbour Pumps Ltd: falls into the pool unless somebody follows up").await;
    browser.open("#/customers").await;
    browser.see_in(".cust__owner", "Grace").await;
    browser.press(".cust__name a").await;
    browser.see_in("#keeping", "taken from the pool by Grace").await;
    browser.see_in("#keeping", "135 days without a word, the last on 5 Jan").await;
    browser.see_in("#keeping", "before – 20 May").await;
    browser.see_in("#keeping", "protected until 3 Jun").await;
    // when it would fall, and why then
    browser.see_in("#pool-fall", "falls into the pool on 3 Jun unless somebody follows up").await;
    browser.see_in("#pool-fall", "no follow-up since it became a customer on 5 Jan 2026; the rule is 90 days").await;

    // giving it back needs a reason, and then it is somebody else's turn
    browser.press("#give-back").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#give-back-reason-problem", "Write a reason").await;
    browser.write("#give-back-reason", "They build their own pumps now").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in(".rec__meta", "in the pool").await;
    browser.see_in("#keeping", "given back by Grace: They build their own pumps now").await;
    browser.see_in("#keeping", "It is your colleagues' turn until 19 Jun").await;
    browser.press("#pool-pick").await;
    browser.see_in(".toast", "You gave this customer up on 20 May").await;

    // the last step goes back whole: the owner and the line of the history
    browser.keys(Key::Control + "z").await;
    browser.see_in(".rec__meta", "Grace").await;
    browser
        .wait_for(
            "no word of the return",
            "return !document.querySelector('#keeping').textContent.includes('their own pumps')",
            "",
        )
        .await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#keeping", "taken from the pool by Grace").await;
    browser.end().await;
}

#[tokio::test]
async fn whoever_leaves_hands_over_all_customers_in_one_step() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/team").await;
    add_member(&browser, "李景行", None).await;
    add_member(&browser, "程书意", Some("李景行")).await;
    for name in ["温州兰山泵业有限公司", "嘉兴禾丰印染有限公司"] {
        browser.open("#/customers").await;
        browser.press("#new").await;
        browser.press("[data-key='C']").await;
        browser.write("#customer-name", name).await;
        browser.write("#customer-owner", "程书意").await;
        browser.press("dialog button[type=submit]").await;
        browser.see_in("h1", name).await;
        browser.saved().await;
    }

    // the last day is past: the page offers to hand over what is left
    browser.open("#/team").await;
    browser.press_words("程书意").await;
    browser.set("#member-to", "2026-05-19").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.press_words("移交 2 位客户").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#hand-over-to-problem", "请选择交给谁").await;
    browser.choose("#hand-over-to", "李景行").await;
    browser.write("#hand-over-reason", "离职").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("2 位客户已移交李景行").await;
    browser.open("#/customers?owner=李景行").await;
    browser.lists("2 位客户").await;
    browser.press(".cust__name a").await;
    browser.see_in("#keeping", "程书意移交李景行 · 离职").await;

    // and back in one step
    browser.keys(Key::Control + "z").await;
    browser.see_in(".rec__meta", "程书意").await;
    browser.open("#/customers?owner=程书意").await;
    browser.lists("2 位客户").await;
    browser.end().await;
}
