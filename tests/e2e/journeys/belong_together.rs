//! Companies of one group: the parent is chosen, a circle is refused in words, and what the whole group owes is seen on the
//! page of each.

use thirtyfour::Key;

use super::draft_a_contract::{draft, sign};
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

#[tokio::test]
async fn a_group_owes_what_its_companies_owe_and_nobody_is_its_own_parent() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Holding plc", "020 7946 0001").await;
    let head = browser.fragment().await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0002").await;
    let pumps = browser.fragment().await;
    // the last part of the page is drawn, and so would the group be
    browser.find("#keeping").await;
    browser.wait_for("no group yet", "return !document.querySelector('#group')", "").await;

    // the pumps belong to the holding
    browser.press("#edit-customer").await;
    browser.choose("#customer-parent", "Harbour Holding plc").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#group", "2 companies").await;
    browser.see_in("#group", "Harbour Holding plc").await;

    // the other way round it would be a circle; so it would be with itself, which is not even offered
    browser.open(&format!("#{head}")).await;
    browser.press("#edit-customer").await;
    browser.choose("#customer-parent", "Harbour Pumps Ltd").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#customer-parent-problem", "Harbour Holding plc → Harbour Pumps Ltd → Harbour Holding plc").await;
    browser.write("#customer-parent", "Harbour").await;
    browser.see_in("#customer-parent-list", "Harbour Pumps Ltd").await;
    browser
        .wait_for(
            "itself not among the choices",
            "return !document.querySelector('#customer-parent-list').textContent.includes(arguments[0])",
            "Harbour Holding plc",
        )
        .await;
    browser.choose("#customer-parent", "No parent company").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    // a contract of the one and a contract of the other: the page of each shows both, and the sum
    for company in ["Harbour Pumps Ltd", "Harbour Holding plc"] {
        draft(&browser, company, "en").await;
        sign(&browser).await;
    }
    for page in [&head, &pumps] {
        browser.open(&format!("#{page}")).await;
        browser.see_in("#group tbody tr:nth-child(1)", "Harbour Holding plc").await;
        browser.see_in("#group tbody tr:nth-child(1)", "¥100,000.00").await;
        browser.see_in("#group tbody tr:nth-child(2)", "¥100,000.00").await;
        browser.see_in("#group tfoot", "¥200,000.00").await;
    }
    // it is there after a reload, and goes back with one undo
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#group tfoot", "¥200,000.00").await;
    browser.press("#edit-customer").await;
    browser.choose("#customer-parent", "No parent company").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.wait_for("no group", "return !document.querySelector('#group')", "").await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("#group", "2 companies").await;

    // what is merged away takes its companies along to the one that stays
    enter_customer(&browser, "Harbour Group plc", "020 7946 0009").await;
    let group = browser.fragment().await;
    let ids = [&group, &head].map(|page| page.trim_start_matches("/customers/").to_owned());
    browser.open(&format!("#/customers/merge/{}/{}", ids[0], ids[1])).await;
    browser.press("[data-side='first'] input").await;
    browser.press("#merge-go").await;
    browser.see_in("h1", "Harbour").await;
    browser.open(&format!("#{pumps}")).await;
    browser.see_in("#group tbody tr:nth-child(1)", "Harbour Group plc").await;
    browser.see_in("#group tfoot", "¥200,000.00").await;
    browser.end().await;
}
