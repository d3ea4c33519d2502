//! What a customer bought: read from the signed contracts when it is opened, summed by product, as of the day looked at.

use thirtyfour::Key;

use super::draft_a_contract::{draft, sign};
use super::keep_the_book::{enter_customer, start_book};
use super::look_back::look_at;
use crate::browser::{Browser, Look};

#[tokio::test]
async fn what_a_customer_bought_is_read_from_its_signed_contracts() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = browser.fragment().await;
    draft(&browser, "Harbour Pumps Ltd", "en").await;
    // a draft is no purchase
    browser.saved().await;
    let contract = browser.fragment().await;
    browser.open(&format!("#{customer}")).await;
    browser.find("#opportunities").await;
    browser.see_in("#purchases", "Nothing bought yet").await;

    // two pieces of it, signed by both sides
    browser.open(&format!("#{contract}")).await;
    browser.write(".lines__row [name=quantity]", "2").await;
    browser.see_in("#contract-total", "200,000.00").await;
    sign(&browser).await;

    browser.open(&format!("#{customer}")).await;
    browser.see_in("#purchases", "1 in all").await;
    // the last part of the page is drawn, and of this one the head and nothing else, not even that it is being read
    browser.find("#keeping").await;
    browser.find("#show-purchases[aria-expanded=false]").await;
    browser
        .wait_for(
            "nothing read yet",
            "return !document.querySelector('#bought, #purchases > :not(.section__head)')",
            "",
        )
        .await;
    browser.press("#show-purchases").await;
    browser.see_in("#bought tbody", "电磁流量计").await;
    browser.see_in("#bought tbody", "¥100,000.00").await;
    browser.see_in("#bought tfoot", "¥200,000.00").await;
    // a sum opens into the purchases that make it
    browser.press("#bought .bought__sum").await;
    browser.see_in("#bought .bought__made", "HT-202605-0001").await;
    browser.press("#bought .bought__sum").await;
    browser.see_in("#bought-by-day", "HT-202605-0001").await;

    // on the day before it was not bought yet
    look_at(&browser, "2026-05-19").await;
    browser.see_in("#purchases", "Nothing bought yet").await;
    browser.open(&format!("#{contract}")).await;
    browser.find(".sheet").await;
    browser.end().await;
}

#[tokio::test]
async fn the_demo_shows_what_was_bought_with_the_last_price() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/customers?q=澄川").await;
    browser.press(".cust__name a").await;
    browser.press("#show-purchases").await;
    browser.find("#bought tbody tr").await;
    // what stands line by line adds up to what stands by product
    browser
        .wait_for(
            "the same sum in both tables",
            "const fen = it => Math.round(Number(it.lastElementChild.innerText.replace(/[^0-9.]/g, '')) * 100);
             const sum = css => [...document.querySelectorAll(css)].reduce((sum, it) => sum + fen(it), 0);
             if (document.querySelector('#more-purchases') || document.querySelector('#more-bought')) {
                 document.querySelector('#more-purchases, #more-bought').click();
                 return false;
             }
             const [lines, products] = [sum('#bought-by-day tbody tr'), sum('#bought tbody tr')];
             return lines > 0 && lines === products && sum('#bought tfoot tr') === lines",
            "",
        )
        .await;
    browser.press("#bought-by-day tbody a").await;
    browser.find(".sheet").await;
    browser.end().await;
}

#[tokio::test]
async fn what_was_bought_before_the_book_is_written_down_and_counts() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.press("#add-purchase").await;
    // what is missing is said at its place
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#purchase-name-problem", "what was bought").await;
    browser.see_in("#purchase-amount-problem", "what was paid").await;
    browser.write("#purchase-name", "Booster pump").await;
    browser.set("#purchase-on", "2024-03-05").await;
    browser.write("#purchase-quantity", "3").await;
    browser.write("#purchase-unit", "pc").await;
    browser.write("#purchase-amount", "36,000").await;
    browser.write("#purchase-reference", "XS-17").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#purchases", "1 written down").await;
    browser.press("#show-purchases").await;
    browser.see_in("#bought tbody", "¥12,000.00").await;
    browser.see_in("#bought tfoot", "¥36,000.00").await;
    browser.see_in("#bought-by-day", "XS-17 · Written down").await;

    // it is edited where it stands, and one undo takes the edit back
    browser.press("#bought-by-day [data-record]").await;
    browser.write("#purchase-quantity", "4").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#bought tbody", "¥9,000.00").await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("#bought tbody", "¥12,000.00").await;

    // it is still there after a reload, and not before its day
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#purchases", "1 written down").await;
    look_at(&browser, "2024-03-04").await;
    browser.see_in("#purchases", "Nothing bought yet").await;
}

#[tokio::test]
async fn a_list_of_purchases_is_brought_in_mended_and_taken_back() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512-6700 0001").await;
    let customer = browser.fragment().await;
    let list = "日期,客户,产品,规格型号,数量,单位,金额,单号\n\
                2024-03-05,苏州澄川环保科技,电磁流量计,DN100,12,台,\"103,200.00\",XS-1\n\
                2024-04-18,苏州澄川环保科技有限公司,液位计,,2,台,1.2万,XS-2\n\
                2024-05-02,谁也不是,液位计,,1,台,5800,XS-3\n";
    let path = browser.downloads().join("销售明细.csv");
    std::fs::write(&path, list).expect("a file");
    browser.open("#/customers/purchases").await;
    browser.upload("#bought-file", &path).await;
    browser.see_in("#bought-counts", "可导入 2 行，账册已有 0 行，待改 1 行").await;
    browser.see_in("#bought-bad", "账册里没有这位客户").await;
    browser.see_in("#bought-good", "¥12,000.00").await;

    // the bad row is mended in its place
    browser.write("#bought-cell-3-1", "苏州澄川环保科技有限公司").await;
    browser.keys(Key::Tab).await;
    browser.see_in("#bought-counts", "可导入 3 行，账册已有 0 行，待改 0 行").await;
    browser.press("#bought-bring-in").await;
    browser.saved().await;
    // what was brought in is known from now on
    browser.see_in("#bought-counts", "可导入 0 行，账册已有 3 行").await;

    browser.open(&format!("#{customer}")).await;
    browser.see_in("#purchases", "另补记 3 条").await;
    browser.press("#show-purchases").await;
    browser.see_in("#bought tfoot", "¥121,000.00").await;
    browser.see_in("#bought-by-day", "XS-1 · 导入").await;

    // one undo takes the whole list back, one redo brings it again
    browser.keys(Key::Control + "z").await;
    browser.see_in("#purchases", "还没有购买记录").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_in("#purchases", "另补记 3 条").await;
}
