//! Prospect, active, dormant, lost: what its history makes of a customer, as of any day.

use super::keep_the_book::{enter_customer, start_book};
use super::look_back::look_at;
use crate::browser::{Browser, Look};

#[tokio::test]
async fn a_customer_falls_asleep_by_its_quiet_days_and_a_call_wakes_it() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = browser.fragment().await;
    browser.see_in("#customer-stage", "Prospect").await;
    browser.see_in("#customer-stage-working", "no contract, payment or purchase yet").await;

    // it bought something 231 days ago
    browser.press("#add-purchase").await;
    browser.write("#purchase-name", "Booster pump").await;
    browser.set("#purchase-on", "2025-10-01").await;
    browser.write("#purchase-amount", "36000").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#customer-stage", "Dormant").await;
    browser.see_in("#customer-stage-working", "231 days ago").await;

    // the list is asked for those who sleep, and the question is kept under a name
    browser.open("#/customers").await;
    browser.see_in(".cust__state", "Dormant").await;
    browser.set("#filter-stage", "dormant").await;
    browser.see_in("[data-fact=state]", "Dormant customers").await;
    browser.lists("1 customer").await;
    browser.open("#/customers?level=C&state=dormant").await;
    browser.lists("1 customer").await;
    browser.press("#save-view").await;
    browser.write("#view-name", "To wake").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in(".views__item[data-view]", "To wake").await;
    browser.open("#/customers?state=active").await;
    browser.see("No customer matches.").await;

    // as of other days it is something else
    browser.open(&format!("#{customer}")).await;
    look_at(&browser, "2025-09-30").await;
    browser.see_in("#customer-stage", "Prospect").await;
    look_at(&browser, "2026-03-30").await;
    browser.see_in("#customer-stage", "Active").await;
    look_at(&browser, "2027-09-22").await;
    browser.see_in("#customer-stage", "Lost").await;
    browser.press("#as-of-band button").await;

    // a book may say after how many days; one that is lost before it sleeps is refused
    browser.open("#/settings/stages").await;
    browser.set("#quiet-dormant", "240").await;
    browser.set("#quiet-lost", "200").await;
    browser.press("#save-quiet").await;
    browser.see_in("#quiet-lost-problem", "more days than for dormant").await;
    browser.set("#quiet-lost", "720").await;
    browser.press("#save-quiet").await;
    browser.see("The days are kept").await;
    browser.saved().await;
    browser.open(&format!("#{customer}")).await;
    browser.see_in("#customer-stage", "Active").await;
    browser.open("#/settings/stages").await;
    browser.set("#quiet-dormant", "230").await;
    browser.press("#save-quiet").await;
    browser.saved().await;
    browser.open(&format!("#{customer}")).await;

    // a call wakes it
    browser.see_in("#customer-stage", "Dormant").await;
    browser.press("#new-activity").await;
    browser.write("#activity-content", "They want a second pump.").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#customer-stage", "Active").await;
    browser.see_in("#customer-stage-working", "last contact").await;
    browser.end().await;
}
