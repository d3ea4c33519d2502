//! Everything that happened with a customer, in one list: by sort, by person, and page by page.

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

#[tokio::test]
async fn what_happened_stands_in_one_list_and_is_filtered_by_sort() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    // graded anew
    browser.press("#edit-customer").await;
    browser.set("#customer-level", "A").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    // spoken to
    browser.press("#new-activity").await;
    browser.write("#activity-content", "They want to see figures for sea water.").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    browser.press("a[href$='/timeline']").await;
    browser.see_in("#timeline [data-sort=follow_up]", "They want to see figures for sea water.").await;
    browser.see_in("#timeline [data-sort=level]", "Level changed from C to A").await;
    browser.see_in("#timeline [data-sort=record]", "Customer entered").await;
    browser.see_in("#timeline [role=status]", "3 entries").await;
    let order = "return [...document.querySelectorAll('#timeline .timeline__item')].map(it => it.dataset.sort).join() === arguments[0]";
    browser.wait_for("the latest first", order, "follow_up,level,record").await;

    browser.choose("#timeline-sort", "Changes of level").await;
    browser.see_in("#timeline [role=status]", "1 entry").await;
    browser.see_no("They want to see figures for sea water.").await;
    browser.choose("#timeline-sort", "Everything").await;
    browser.see_in("#timeline [role=status]", "3 entries").await;
    // it follows what is done, and the address leads there again
    browser.press("#new-activity").await;
    browser.write("#activity-content", "Data sheet sent.").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#timeline [role=status]", "4 entries").await;
    // and what is changed from there
    browser.press("#timeline [data-sort=follow_up] .timeline__head button").await;
    browser.write("#activity-content", "Data sheet and curves sent.").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#timeline [data-sort=follow_up]", "Data sheet and curves sent.").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#timeline [data-sort=follow_up]", "Data sheet and curves sent.").await;
    browser.picture("timeline-en").await;
    browser.end().await;
}

#[tokio::test]
async fn the_demo_shows_money_contracts_and_talks_of_a_customer_by_day() {
    let browser = Browser::start(Look::ZH).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/customers?q=KH-0118").await;
    browser.lists("1 位客户").await;
    browser.press(".cust__name a").await;
    browser.press("a[href$='/timeline']").await;
    for sort in ["follow_up", "contract", "receipt", "status"] {
        browser.find(&format!("#timeline [data-sort={sort}]")).await;
    }
    // every day once
    let sorted = "const days = [...document.querySelectorAll('#timeline .timeline__day')].map(it => it.textContent);
        return days.length > 2 && new Set(days).size === days.length && arguments[0] === ''";
    browser.wait_for("every day once", sorted, "").await;
    // by person
    browser.choose("#timeline-by", "李景行").await;
    let only = "const all = [...document.querySelectorAll('#timeline .timeline__item')];
        return all.length > 0 && all.every(it => it.innerText.includes(arguments[0]))";
    browser.wait_for("only this person", only, "李景行").await;
    browser.picture("timeline-zh").await;
    browser.end().await;
}
