//! Keeping a list under a name, and noting what a customer likes.

use thirtyfour::Key;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

#[tokio::test]
async fn a_filtered_list_gets_a_name_and_is_there_for_everybody() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    enter_customer(&browser, "Quay Valves Ltd", "020 7946 0002").await;
    browser.press_words("Edit").await;
    browser.set("#customer-level", "A").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    browser.open("#/customers?level=A&sort=name").await;
    browser.lists("1 customer").await;
    browser.press("#save-view").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#view-name-problem", "give the view a name").await;
    browser.write("#view-name", "Key accounts").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in(".views__item[aria-current=true]", "Key accounts").await;

    // from anywhere, after a reload
    browser.open("#/customers").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.lists("2 customers").await;
    browser.press("[data-view]").await;
    browser.lists("1 customer").await;
    assert_eq!(browser.fragment().await, "/customers?level=A&sort=name");

    // deleted, and back in one step
    browser.press("#edit-view").await;
    browser.press("#delete-view").await;
    browser.saved().await;
    browser.find("#save-view").await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("[data-view]", "Key accounts").await;
    browser.end().await;
}

#[tokio::test]
async fn what_a_customer_likes_is_noted_and_what_is_confidential_is_not_shown_in_passing() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512 6288 0417").await;
    browser.see_in("#likings", "还没有记下偏好").await;

    browser.press("#new-liking").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#liking-value-problem", "写一句").await;
    browser.set("#liking-category", "delivery").await;
    browser.set("#liking-strength", "4").await;
    browser.write("#liking-value", "周一不收货").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#likings", "周一不收货").await;
    browser.see_in("#likings", "交付").await;
    browser.see_in("#likings", "4/5").await;

    browser.press("#new-liking").await;
    browser.write("#liking-value", "孩子今年高考").await;
    browser.set("#liking-sensitive", "yes").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#likings", "敏感内容，点开看").await;
    browser.see_no("孩子今年高考").await;
    browser.press_words("敏感内容").await;
    browser
        .wait_for(
            "the words in the box",
            "return document.querySelector('#liking-value')?.value === arguments[0]",
            "孩子今年高考",
        )
        .await;
    browser.end().await;
}
