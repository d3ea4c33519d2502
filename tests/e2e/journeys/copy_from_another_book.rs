//! A file of another book is no copy of this one: its customers are looked through, some are copied in, and one undo takes
//! them back.

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

const FIRM: &str = "佛山南桁阀门有限公司";
const LEFT: &str = "青岛海岳水务设备有限公司";

#[tokio::test]
async fn customers_of_another_book_are_chosen_copied_and_taken_back() {
    let there = Browser::start(Look::ZH).await;
    start_book(&there).await;
    enter_customer(&there, FIRM, "0757 8630 0000").await;
    enter_customer(&there, LEFT, "0532 8000 1111").await;
    there.open("#/settings/book").await;
    there.press("#export-book").await;
    let (_, file) = there.downloaded(".json").await;
    there.end().await;

    let here = Browser::start(Look::ZH).await;
    start_book(&here).await;
    enter_customer(&here, "苏州澄川环保科技有限公司", "0512 6288 0417").await;
    let folder = here.downloads().join("carried");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("other.json");
    std::fs::write(&path, &file).expect("a file");
    here.open("#/together").await;
    here.upload("#book-file", &path).await;
    here.see_in("#copying-title", "另一本账簿的文件").await;
    here.see_in("#copying-customers", FIRM).await;
    here.see_in("#copying-customers", LEFT).await;
    here.see_in("#copying-sum", "请先选要复制的客户").await;

    // by a piece of its name, then its box
    here.write("#copying-search", "南桁").await;
    here.wait_for("one row", "return document.querySelectorAll('#copying-customers li').length === 1", "").await;
    here.press("#copying-customers input").await;
    here.see_in("#copying-sum", "将新增客户 1 个").await;
    here.press("#copy-in").await;
    here.see("已复制 1 个客户，共 1 条记录").await;
    here.saved().await;

    // one undo takes it back, from wherever one is
    here.press_words("撤销").await;
    here.saved().await;
    here.open("#/customers").await;
    here.see("苏州澄川环保科技有限公司").await;
    here.see_no(FIRM).await;

    // copied again, it stays and is there after a reload; the other one stayed behind
    here.open("#/together").await;
    here.upload("#book-file", &path).await;
    here.write("#copying-search", "南桁").await;
    here.press("#copying-all").await;
    here.press("#copy-in").await;
    here.see("已复制 1 个客户").await;
    here.saved().await;
    here.open("#/customers").await;
    here.driver.refresh().await.expect("it reloads");
    here.see(FIRM).await;
    here.see_no(LEFT).await;
    here.end().await;
}

#[tokio::test]
async fn a_name_that_is_here_already_is_told_before_anything_is_copied() {
    let there = Browser::start(Look::EN).await;
    start_book(&there).await;
    enter_customer(&there, FIRM, "0757 8630 0000").await;
    there.open("#/settings/book").await;
    there.press("#export-book").await;
    let (_, file) = there.downloaded(".json").await;
    there.end().await;

    let here = Browser::start(Look::EN).await;
    start_book(&here).await;
    enter_customer(&here, FIRM, "0757 1").await;
    let path = here.downloads().join("other-book.json");
    std::fs::write(&path, &file).expect("a file");
    here.open("#/together").await;
    here.upload("#book-file", &path).await;
    here.see_in("#copying-customers", "same name here").await;
    here.press("#copying-customers input").await;
    here.see_in("#copying-sum", "bear the name of a customer here: 1").await;
    // left, nothing has happened
    here.press("#copying-leave").await;
    here.find("#book-file").await;
    here.open("#/customers").await;
    here.wait_for("one customer", "return document.querySelectorAll('tr[data-row]').length === 1", "").await;
    here.end().await;
}
