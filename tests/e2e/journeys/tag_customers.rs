//! Tags: typed with suggestions, seen in the list, asked for, kept in a view, in a list for other programs and in the search.

use thirtyfour::Key;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// Waits until the chips of a box are these, in this order.
async fn chips(browser: &Browser, expected: &str) {
    browser
        .wait_for(
            &format!("the chips {expected}"),
            "return [...document.querySelectorAll('[data-tags] .chip')].map(it => it.dataset.tag).join('|') === arguments[0]",
            expected,
        )
        .await;
}

/// Types keys into the box of tags.
async fn type_tags(browser: &Browser, keys: &str) {
    browser.find("#customer-tags").await.send_keys(keys).await.expect("it takes keys");
}

#[tokio::test]
async fn tags_are_typed_by_key_and_the_list_is_asked_for_them() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512 6288 0417").await;
    browser.press("#edit-customer").await;
    // Enter, a comma, the same in another spelling, and one that is only half done
    type_tags(&browser, "年框客户").await;
    browser.keys(Key::Enter + "").await;
    chips(&browser, "年框客户").await;
    type_tags(&browser, "VIP，催款、vip、").await;
    chips(&browser, "年框客户|VIP|催款").await;
    // a comma alone is nothing
    type_tags(&browser, "，").await;
    browser.wait_for("an empty box", "return document.querySelector('#customer-tags').value === ''", "").await;
    browser.keys(Key::Backspace + "").await;
    chips(&browser, "年框客户|VIP").await;
    type_tags(&browser, "验收严").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in(".rec__tags", "年框客户").await;
    browser.see_in(".rec__tags", "验收严").await;

    // one is taken off by its cross; what is in use is proposed to the next customer
    browser.press("#edit-customer").await;
    browser.press("[data-tags] [data-tag=VIP] button").await;
    chips(&browser, "年框客户|验收严").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    enter_customer(&browser, "青岛海岳水务设备有限公司", "0532 8000 1111").await;
    browser.press("#edit-customer").await;
    browser
        .wait_for(
            "the tags in use among the proposals",
            "return [...document.querySelectorAll('#customer-tags-list option')].map(it => it.value).includes(arguments[0])",
            "年框客户",
        )
        .await;
    type_tags(&browser, "年框客户、出口").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    // the list shows them, and is asked for one, then for both
    browser.open("#/customers").await;
    browser.see_in(".cust__tags", "出口").await;
    browser.set("#filter-tag", "年框客户").await;
    browser.lists("2 位客户").await;
    browser.see_in(".custs__chips .chip", "标签 是 年框客户").await;
    browser.set("#filter-tag", "出口").await;
    browser.lists("1 位客户").await;
    browser.see_in(".cust__name", "青岛海岳").await;

    // kept under a name, found again after a reload, and widened by taking one off
    browser.press("#save-view").await;
    browser.write("#view-name", "出口年框").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/customers").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.lists("2 位客户").await;
    browser.press("[data-view]").await;
    browser.lists("1 位客户").await;
    browser.press(".chip[data-tag=出口] .chip__drop").await;
    browser.lists("2 位客户").await;
    let focus = "return document.activeElement?.id === arguments[0]";
    browser.wait_for("the focus where it can be asked for again", focus, "filter-tag").await;

    // a tag on a page leads to all who bear it; words find it too
    browser.open("#/customers").await;
    browser.write("[data-list-search]", "验收严").await;
    browser.lists("1 位客户").await;
    browser.press(".cust__name a").await;
    browser.press_words("年框客户").await;
    browser.lists("2 位客户").await;

    // they go out with the list
    browser.press("#export-customers").await;
    browser.press("dialog [data-form=csv]").await;
    let (_, bytes) = browser.downloaded(".csv").await;
    let list = String::from_utf8(bytes).expect("UTF-8");
    assert!(list.lines().next().is_some_and(|headings| headings.contains("标签")), "{list}");
    assert!(list.contains("年框客户; 验收严") && list.contains("年框客户; 出口"), "{list}");
    browser.end().await;
}
