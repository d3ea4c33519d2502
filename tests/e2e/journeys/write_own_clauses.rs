//! Somebody who does not program writes a clause of their own, with placeholders and a blank; a contract takes it, fills the blank,
//! and takes a newer text over; the contract becomes a template, and another contract is drafted from it.

use super::draft_a_contract::draft;
use super::hand_lists_out::{cell, hand_out, of_csv};
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// Whether a box holds a text: `selector=text`.
const HOLDS: &str = "const [css, ...text] = arguments[0].split('=');
    return document.querySelector(css)?.value === text.join('=')";

#[tokio::test]
async fn an_own_clause_is_written_taken_filled_renewed_and_kept_in_a_template() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512 6288 0417").await;

    // the library is empty and says what belongs there
    browser.open("#/library").await;
    browser.see("还没有自有条款").await;
    browser.press("#new-own-clause").await;
    browser.find("#own-clause").await;
    browser.write("#own-heading-zh", "现场准备").await;
    browser.write("#own-heading-en", "Site works").await;
    browser.choose("#own-after", "交付与检验").await;

    // a blank with a sort, a range and what is usual
    browser.press("#own-blank-add").await;
    browser.write("#own-blank-0-zh", "准备天数").await;
    browser.set("#own-blank-0-sort", "number").await;
    browser.write("#own-blank-0-least", "1").await;
    browser.write("#own-blank-0-most", "30").await;
    browser.write("#own-blank-0-usual", "5").await;
    browser.see_in("#own-problems", "正文没有用到空白“准备天数”").await;

    // placeholders come from the menu to the cursor
    browser.write("#own-text-zh", "到货前").await;
    browser.choose("#own-insert", "准备天数").await;
    browser.wait_for("the blank in the text", HOLDS, "#own-text-zh=到货前{准备天数}").await;
    browser.choose("#own-insert", "对方").await;
    browser.wait_for("the other side in the text", HOLDS, "#own-text-zh=到货前{准备天数}{对方}").await;
    browser.see_in("#own-preview", "到货前5乙方").await;

    // what is misspelt is said with its place, and mended at a press
    browser.write("#own-text-zh", "{对方}在到货前{准备天数}日按{合同編号}备好现场。").await;
    browser.see_in("#own-problems", "第 1 款第 17 字").await;
    browser.see_in("#own-problems", "不认得占位“合同編号”").await;
    browser.press("#own-problems button").await;
    browser.see_in("#own-preview", "按HT-0001备好现场").await;
    browser.see_in("#own-problems", "还没有英文文字").await;
    browser.write("#own-text-en", "{them} shall prepare the site within {准备天数} days.").await;
    browser.see_in("#own-problems", "占位都认得").await;
    browser.press("[data-language='both']").await;
    browser.see_in("#own-preview", "Party B shall prepare the site within 5 days.").await;
    browser.saved().await;
    let clause = browser.fragment().await;

    // a draft takes it; the number is right, and so are those after it
    draft(&browser, "苏州澄川环保科技有限公司", "zh").await;
    browser.choose("#term-own_clauses", "现场准备").await;
    browser.press("#own-take").await;
    browser.see_in(".sheet", "第五条　现场准备").await;
    browser.see_in(".sheet", "甲方在到货前5日按HT-").await;
    // written at once: key by key it would be 4 first, which is allowed
    browser.set("[data-own-blank] input", "40").await;
    browser.see_in("[data-own-blank]", "高于允许的最大值").await;
    browser.see_in(".sheet", "甲方在到货前5日按HT-").await;
    browser.write("[data-own-blank] input", "7").await;
    browser.see_in(".sheet", "甲方在到货前7日按HT-").await;
    browser.saved().await;
    let contract = browser.fragment().await;

    // the library changes, the contract does not; it takes the newer text over when asked
    browser.open(&format!("#{clause}")).await;
    browser.write("#own-text-zh", "{对方}在到货前{准备天数}个工作日备好现场。").await;
    browser.saved().await;
    browser.open(&format!("#{contract}")).await;
    browser.see_in(".sheet", "甲方在到货前7日按HT-").await;
    browser.see_in(".own__newer", "条款库有更新的文字").await;
    browser.press("[data-newer='compare']").await;
    browser.see_in(".own__compared ins", "工作").await;
    browser.press("[data-newer='take']").await;
    browser.see_in(".sheet", "甲方在到货前7个工作日备好现场").await;
    browser.saved().await;

    // the contract becomes a template, without its goods
    browser.press("#save-template").await;
    browser.find("#own-template").await;
    browser.see("已新建模板").await;
    browser.write("#own-template-name", "含现场准备的买卖").await;
    browser.saved().await;
    browser.see_in(".sheet", "第五条　现场准备").await;

    // the clause leaves the library; contract and template keep it
    browser.open(&format!("#{clause}")).await;
    browser.press("#own-delete").await;
    browser.see("已从条款库删除“现场准备”").await;
    browser.see_in("#own-templates", "含现场准备的买卖").await;
    browser.saved().await;
    // what is left of the library goes out as it is listed
    let (name, csv) = hand_out(&browser, "#export-own-templates", "own-templates", "csv").await;
    assert_eq!((name.as_str(), cell(&of_csv(csv), 0, "名称")), ("自有模板.csv", "含现场准备的买卖"));
    browser.open(&format!("#{contract}")).await;
    browser.see_in(".sheet", "甲方在到货前7个工作日备好现场").await;

    // another contract starts from the template
    browser.open("#/contracts").await;
    browser.press("#new").await;
    browser.press("[data-key='T']").await;
    browser.choose("#contract-customer", "苏州澄川环保科技有限公司").await;
    browser.choose("#contract-template", "含现场准备的买卖").await;
    browser.see("合同种类、标的和文字按模板").await;
    browser.press("dialog button[type=submit]").await;
    browser.find("#terms-goods").await;
    browser.see_in(".sheet", "甲方在到货前7个工作日备好现场").await;
    browser.saved().await;
    browser.end().await;
}

#[tokio::test]
async fn the_library_of_the_demo_book_is_searched_archived_and_used_in_english() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.see_in("#home-answer", "decision").await;
    browser.keys("gl").await;
    browser.see_in("h1", "Clause library").await;
    browser.write("[data-list-search]", "spare").await;
    browser
        .wait_for("one clause", "return document.querySelectorAll(`${arguments[0]} li`).length === 1", "#own-clauses")
        .await;
    browser.press("#own-clauses a").await;
    browser.see_in("h1", "Spare parts").await;
    browser.see_in("#own-preview", "Party A shall be able to supply sensors, converters and seals.").await;
    browser.see_in("#own-preview", "no more than 90% of the list price").await;
    browser.press("#own-archive").await;
    browser.see("“Spare parts” archived").await;
    browser.saved().await;
    browser.press("#own-copy").await;
    browser.see_in("h1", "Spare parts (copy)").await;
    browser.saved().await;
    browser.press("#own-delete").await;
    browser.see("deleted from the library").await;
    browser.saved().await;
    browser.press("#library-archived").await;
    browser.see_in("#own-clauses", "Archived").await;
    browser.end().await;
}
