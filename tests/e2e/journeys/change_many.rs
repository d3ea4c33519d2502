//! Many rows at once: chosen by box and by key, changed in one step, taken back in one step; what cannot go is named.

use thirtyfour::Key;

use super::draft_a_contract::draft;
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

const FIRMS: [&str; 4] = ["Anchor Meters Ltd", "Bollard Valves Ltd", "Capstan Pumps Ltd", "Dock Services Ltd"];

/// How many boxes are ticked.
const TICKED: &str = "return String(document.querySelectorAll('.pick input:checked').length) === arguments[0]";

async fn enter_firms(browser: &Browser) {
    for (n, name) in FIRMS.iter().enumerate() {
        enter_customer(browser, name, &format!("020 7946 000{n}")).await;
    }
    browser.open("#/customers?sort=name").await;
    browser.lists("4 customers").await;
}

#[tokio::test]
async fn rows_are_chosen_by_key_and_changed_in_one_step() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_firms(&browser).await;

    // J to the first row, X, then two more by Shift and the arrow
    browser.keys("j").await;
    browser.keys("x").await;
    browser.see_in("#bulk", "1 selected").await;
    browser.keys(Key::Shift + Key::Down).await;
    browser.keys(Key::Shift + Key::Down).await;
    browser.see_in("#bulk", "3 selected").await;
    browser.wait_for("three boxes", TICKED, "3").await;

    // tags for the three
    browser.press("[data-bulk=add-tags]").await;
    browser.press("#bulk-question button[type=submit]").await;
    browser.see_in("#bulk-value-problem", "at least one tag").await;
    browser.write("#bulk-value", "Exports").await;
    browser.press("#bulk-question button[type=submit]").await;
    browser.see("3 customers are changed").await;
    browser.saved().await;
    browser.set("#filter-tag", "Exports").await;
    browser.lists("3 customers").await;
    // what is not listed any more is not chosen any more
    browser.press(".chip[data-tag=Exports] .chip__drop").await;
    browser.lists("4 customers").await;
    browser.see_in("#bulk", "3 selected").await;
    browser.open("#/customers?q=Dock").await;
    browser.lists("1 customer").await;
    browser.wait_for("no bar", "return !document.querySelector('#bulk')", "").await;

    // all that are listed: an owner and a level, each one step
    browser.open("#/customers?sort=name").await;
    browser.lists("4 customers").await;
    browser.press("#choose-all").await;
    browser.see_in("#bulk", "4 selected").await;
    browser.press("[data-bulk=owner]").await;
    browser.write("#bulk-value", "Grace").await;
    browser.press("#bulk-question button[type=submit]").await;
    browser.see("4 customers are changed").await;
    browser.saved().await;
    browser.press("[data-bulk=level]").await;
    browser.set("#bulk-value", "A").await;
    browser.press("#bulk-question button[type=submit]").await;
    browser.saved().await;
    browser
        .wait_for(
            "every row of level A",
            "return [...document.querySelectorAll('.cust tbody .cust__level')].filter(it => it.innerText === 'A').length === 4",
            "",
        )
        .await;
    // the same again changes nothing and says so
    browser.press("[data-bulk=level]").await;
    browser.set("#bulk-value", "A").await;
    browser.press("#bulk-question button[type=submit]").await;
    browser.see("nothing to change").await;

    // Escape lets the rows go; two steps back: the levels, then the owner
    browser.keys(Key::Escape + "").await;
    browser.wait_for("no bar", "return !document.querySelector('#bulk')", "").await;
    browser.keys(Key::Control + "z").await;
    browser
        .wait_for(
            "no level A",
            "return ![...document.querySelectorAll('.cust__level')].some(it => it.innerText === 'A')",
            "",
        )
        .await;
    browser.see_in(".cust__owner", "Grace").await;
    browser.keys(Key::Control + "z").await;
    browser
        .wait_for("no owner", "return [...document.querySelectorAll('.cust__owner')].every(it => !it.innerText)", "")
        .await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in(".cust__tags", "Exports").await;
    browser.end().await;
}

#[tokio::test]
async fn what_may_go_is_deleted_and_what_may_not_is_named_with_the_reason() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_firms(&browser).await;
    draft(&browser, FIRMS[2], "en").await;
    browser.saved().await;

    browser.open("#/customers?sort=name").await;
    browser.lists("4 customers").await;
    // a box appears on its row; Shift takes the rows between
    let row = browser.find(".cust tbody tr:nth-child(2)").await;
    browser.driver.action_chain().move_to_element_center(&row).perform().await.expect("the pointer moves");
    browser.press(".cust tbody tr:nth-child(2) .pick input").await;
    browser.see_in("#bulk", "1 selected").await;
    let third = browser.find(".cust tbody tr:nth-child(4) .pick input").await;
    browser
        .driver
        .action_chain()
        .key_down(Key::Shift)
        .click_element(&third)
        .key_up(Key::Shift)
        .perform()
        .await
        .expect("a press with Shift");
    browser.see_in("#bulk", "3 selected").await;

    // the chosen ones go out as a list
    browser.press("#export-chosen").await;
    browser.press("dialog [data-form=csv]").await;
    let (_, bytes) = browser.downloaded(".csv").await;
    let list = String::from_utf8(bytes).expect("UTF-8");
    assert!(list.contains(FIRMS[0]) && list.contains(FIRMS[2]) && !list.contains(FIRMS[3]), "{list}");

    browser.press("[data-bulk=delete]").await;
    browser.see_in("#bulk-refused", "1 was not deleted").await;
    browser.see_in("#bulk-refused", "Capstan Pumps Ltd").await;
    browser.see_in("#bulk-refused", "1 contract belongs to this customer").await;
    browser.press("#bulk-refused button").await;
    browser.saved().await;
    browser.lists("2 customers").await;
    browser.see_in("#bulk", "1 selected").await;
    browser.press("#choose-none").await;
    browser.keys(Key::Control + "z").await;
    browser.lists("4 customers").await;
    browser.end().await;
}

#[tokio::test]
async fn rows_are_chosen_and_changed_on_a_phone() {
    let browser = Browser::start(Look::EN.phone()).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/customers?q=澄川").await;
    browser.lists("1 customer").await;
    browser.press("#choose-all").await;
    browser.see_in("#bulk", "1 selected").await;
    browser.press("[data-bulk=source]").await;
    browser.write("#bulk-value", "Fair in Suzhou").await;
    browser.press("#bulk-question button[type=submit]").await;
    browser.see("1 customer is changed").await;
    browser.saved().await;
    browser.press(".cust__name a").await;
    browser.see_in(".facts", "Fair in Suzhou").await;
    browser.end().await;
}

#[tokio::test]
async fn leads_opportunities_and_tasks_are_changed_in_one_step_too() {
    let browser = Browser::start(Look::EN).await;
    browser.open_demo().await;
    for (address, ask, value, cells, shown) in [
        ("#/leads", "owner", "Grace Hull", ".leads__owner", "Grace Hull"),
        ("#/pipeline?view=list", "close", "2027-12-31", ".chances__close", "31 Dec 2027"),
        ("#/tasks", "assignee", "Grace Hull", ".tasks__item .rows__sub", "Grace Hull"),
    ] {
        browser.open(address).await;
        browser.press("#choose-all").await;
        let boxes = browser.run("return document.querySelectorAll('.pick input').length").await;
        let boxes = boxes.as_u64().expect("a number");
        assert!(boxes > 1, "{address}: {boxes} rows to choose");
        browser.see_in("#bulk", &format!("{boxes} selected")).await;
        let so = format!(
            "return String([...document.querySelectorAll({cells:?})].filter(it => it.innerText.includes({shown:?})).length) === arguments[0]"
        );
        browser.wait_for("no row that is so already", &so, "0").await;
        browser.press(&format!("[data-bulk={ask}]")).await;
        browser.set("#bulk-value", value).await;
        browser.press("#bulk-question button[type=submit]").await;
        browser.see(&format!("{boxes} rows are changed")).await;
        browser.wait_for("every row so", &so, &boxes.to_string()).await;
        browser.saved().await;
        // one step back takes all of it back
        browser.keys(Key::Escape + "").await;
        browser.gone("#bulk").await;
        browser.keys(Key::Control + "z").await;
        browser.wait_for("no row so any more", &so, "0").await;
        browser.saved().await;
    }
    // a reason has to be given for what is given up
    browser.open("#/leads").await;
    browser.press("#choose-all").await;
    browser.press("[data-bulk=give-up]").await;
    browser.press("#bulk-question button[type=submit]").await;
    browser.see_in("#bulk-value-problem", "reason").await;
    browser.end().await;
}

#[tokio::test]
async fn what_is_won_or_lost_keeps_its_owner_when_all_opportunities_get_another() {
    let browser = Browser::start(Look::EN).await;
    browser.open_demo().await;
    browser.open("#/pipeline?view=list").await;
    browser.press("#choose-all").await;
    browser.press("[data-bulk=owner]").await;
    browser.write("#bulk-value", "Grace Hull").await;
    browser.press("#bulk-question button[type=submit]").await;
    browser.see("rows are changed").await;
    browser.saved().await;
    let script = "const rows = [...document.querySelectorAll('.chances tbody tr')];
         const hers = it => it.querySelector('.chances__owner').textContent === arguments[0];
         const open = rows.filter(it => it.querySelector('.pick'));
         const over = rows.filter(it => !it.querySelector('.pick'));
         return open.length > 0 && open.every(hers) && over.length > 0 && !over.some(hers)";
    browser.wait_for("the open ones with Grace Hull, the others without", script, "Grace Hull").await;
    // where only won ones are listed there is nothing to choose
    browser.open("#/pipeline?view=list&stage=won").await;
    browser.find(".chances tbody tr").await;
    browser.gone("#choose-all").await;
    browser.end().await;
}

#[tokio::test]
async fn the_keys_of_a_list_are_told_where_its_rows_can_be_chosen() {
    let (by_key, let_go) = ("Select or deselect the row", "Clear selection");
    let browser = Browser::start(Look::EN).await;
    browser.open_demo().await;
    // by key or by box, by box alone, not at all
    let lists = [
        ("#/leads", "Leads", false, true),
        ("#/pipeline?view=list", "Pipeline", false, true),
        ("#/pipeline", "Pipeline", false, false),
        ("#/tasks", "To do", false, true),
        ("#/customers", "Customers", true, true),
        ("#/customers?pool=public", "Customers", false, false),
    ];
    for (list, title, is_by_key, is_let_go) in lists {
        browser.open(list).await;
        browser.see_in("h1", title).await;
        if is_let_go {
            browser.find("#choose-all").await;
        } else {
            browser.gone("#choose-all").await;
        }
        browser.keys("?").await;
        browser.see("Keys of this page").await;
        for (words, is_told) in [(by_key, is_by_key), (let_go, is_let_go)] {
            if is_told {
                browser.see(words).await;
            } else {
                browser.see_no(words).await;
            }
        }
        browser.keys(Key::Escape + "").await;
        browser.see_no("Keys of this page").await;
    }
    browser.end().await;
}

#[tokio::test]
async fn a_day_that_is_typed_in_part_is_asked_for_and_clears_none() {
    let browser = Browser::start(Look::EN).await;
    browser.open_demo().await;
    browser.open("#/tasks").await;
    browser.press("#choose-all").await;
    browser.press("[data-bulk=due]").await;
    browser.write("#bulk-value", "12").await;
    browser.wait_for("half a day", "return document.querySelector('#bulk-value').validity.badInput", "").await;
    browser.press("#bulk-question button[type=submit]").await;
    browser.see_in("#bulk-value-problem", "choose a date").await;
    browser.end().await;
}

#[tokio::test]
async fn a_day_that_is_typed_in_part_is_asked_for_in_a_form_too() {
    let browser = Browser::start(Look::EN).await;
    browser.open_demo().await;
    browser.open("#/pipeline").await;
    browser.press(".kan__card").await;
    browser.press("#edit-opportunity").await;
    browser.set("#opportunity-close", "").await;
    browser.write("#opportunity-close", "12").await;
    browser.wait_for("half a day", "return document.querySelector('#opportunity-close').validity.badInput", "").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#form-alert", "choose a date").await;
    let asked = "return document.activeElement?.id === arguments[0]";
    browser.wait_for("the cursor in the day", asked, "opportunity-close").await;
    // a whole day goes through
    browser.set("#opportunity-close", "2026-06-30").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.gone("#form-alert").await;
    browser.end().await;
}
