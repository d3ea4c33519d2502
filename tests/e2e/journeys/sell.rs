//! From a lead to a contract: somebody asks, becomes a customer, is offered something, accepts, signs.

use thirtyfour::prelude::*;

use super::draft_a_contract::CUSTOMER_ZH;
use super::keep_the_book::{enter_customer, start_book};
use super::look_back::look_at;
use crate::browser::{Browser, Look};

/// Whether the button of this step of a lead has the focus.
const STEP_IN_FOCUS: &str = "return document.activeElement?.dataset.step === arguments[0]";

/// Enters the product EM-80 at 6 200 yuan, and a price list that gives it for 5 500 from a hundred pieces.
async fn enter_products(browser: &Browser) {
    browser.open("#/products").await;
    browser.press("#new-product").await;
    browser.write("#product-name", "Flow meter").await;
    browser.write("#product-code", "EM-80").await;
    browser.write("#product-spec", "DN80").await;
    browser.write("#product-unit", "pc").await;
    browser.write("#product-price", "6200").await;
    browser.write("#product-floor", "7000").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#product-floor-problem", "above the price").await;
    browser.write("#product-floor", "5000").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".products__name", "Flow meter").await;
    browser.saved().await;
    browser.press("#new-price-list").await;
    browser.write("#price-list-name", "By quantity").await;
    browser.set("#price-list-from", "2026-01-01").await;
    browser.write("#price-list-items", "EM-81, 100, 5500").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#price-list-items-problem", "Line 1: no such product: EM-81.").await;
    // a comma inside a figure parts the line elsewhere: what was read as the name is said
    browser.write("#price-list-items", "EM-80, 100, 5,500.00").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#price-list-items-problem", "Line 1: no such product: EM-80, 100.").await;
    browser.write("#price-list-items", "EM-80, 100, 5500.00").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".products__lists", "By quantity").await;
    browser.see_in(".products__lists", "In force").await;
    browser.saved().await;
}

/// Writes the boxes of the last line of a quote.
async fn write_line(browser: &Browser, boxes: [(&str, &str); 6]) {
    for (name, typed) in boxes {
        browser.write(&format!(".lines__row:last-child .lines__box[data-name={name}] input"), typed).await;
    }
}

/// The parts of the payment plan of a contract, each with what it comes to.
async fn is_planned(browser: &Browser, parts: [&str; 2]) {
    for (nth, part) in (1..).zip(parts) {
        browser.see_in(&format!("#plan tbody tr:nth-child({nth})"), part).await;
        browser.see_in(".sheet", part).await;
    }
}

/// Everything that lead, customer, person and quote know stands in the contract.
async fn is_filled_in(browser: &Browser) {
    browser.see_in("#contract-total", "548,800.00").await;
    for known in ["HT-202605-0001", "Harbour Pumps Ltd", "Grace Wu"] {
        browser.see_in(".deal__facts", known).await;
    }
    for party in ["宁波拓野仪表有限公司", "Harbour Pumps Ltd"] {
        browser.see_in(".sheet__parties", party).await;
    }
    browser.see_in(".sheet__number", "HT-202605-0001").await;
    browser.holds("#term-notices-their_addressee", "Ada Shore").await;
    for line in ["Flow meter", "DN80", "5,500.00", "Mounting kit", "M8", "1,000.00"] {
        browser.see_in(".sheet__table", line).await;
    }
    browser.holds("#term-price-discount", "2").await;
    for said in ["Flow meter", "550,000.00", "Mounting kit", "10,000.00", "Ada Shore"] {
        browser.see_in(".sheet", said).await;
    }
    // thirty and seventy of a hundred
    is_planned(browser, ["164,640.00", "384,160.00"]).await;
}

#[tokio::test]
async fn journey_3_a_lead_becomes_a_won_opportunity_and_a_contract_with_everything_filled_in() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_products(&browser).await;

    // from anywhere: N, then L
    browser.open("#/").await;
    browser.find("#home-answer").await;
    browser.keys("n").await;
    browser.find("[data-key='L']").await;
    browser.keys("l").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#lead-company-problem", "company or a person").await;
    browser.write("#lead-company", "Harbour Pumps Ltd").await;
    browser.write("#lead-person", "Ada Shore").await;
    browser.write("#lead-phone", "020 7946 0001").await;
    browser.write("#lead-wish", "Meters for the second dock").await;
    browser.write("#lead-owner", "Grace Wu").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    // contacted, qualified, converted: customer, person and opportunity at once
    browser.open("#/leads").await;
    browser.see_in(".leads__state", "New").await;
    browser.press("[data-step=contact]").await;
    // the row is drawn anew, and the cursor stays on its next step
    browser.wait_for("the cursor is on the next step", STEP_IN_FOCUS, "qualify").await;
    browser.keys(Key::Enter + "").await;
    browser.wait_for("the cursor is on the last step", STEP_IN_FOCUS, "convert").await;
    browser.keys(Key::Enter + "").await;
    browser.write("#convert-amount", "80000").await;
    // an amount of nothing is not dropped without a word
    browser.set("#convert-opportunity", "").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#convert-opportunity-problem", "An amount needs an opportunity").await;
    browser.write("#convert-opportunity", "Meters for the second dock").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", "Harbour Pumps Ltd").await;
    browser.see_in("#opportunities", "Meters for the second dock").await;
    browser.see("Ada Shore").await;
    // one step back, one forth
    browser.keys(Key::Control + "z").await;
    browser.open("#/leads").await;
    browser.see_in(".leads__state", "Qualified").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_no("Meters for the second dock").await;
    browser.open("#/leads?view=converted").await;
    browser.see_in(".leads__state", "Converted").await;

    // who receives notices there
    browser.open("#/customers").await;
    browser.press_words("Harbour Pumps Ltd").await;
    browser.press("section[aria-label=Contacts] .rows__open").await;
    browser.press("#contact-roles [data-choice=notice]").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    // the opportunity: guessed first, then as quoted
    browser.open("#/pipeline").await;
    browser.see_in(".kan__col .kan__total", "80,000.00").await;
    browser.press(".kan__card").await;
    browser.see_in("h1", "Meters for the second dock").await;
    browser.press("[data-stage=proposal]").await;
    browser.see_in("#stages", "First contact → Proposal").await;
    // not won without a day to expect it by
    browser.press("#win-opportunity").await;
    browser.see("Set the expected close").await;

    browser.press("#new-quote").await;
    browser.press("#send-quote").await;
    browser.see("Add a line before it is sent").await;
    browser.press("#add-line").await;
    // the code brings the rest of the line
    browser.write(".lines__box[data-name=name] input", "em-80").await;
    browser.keys(Key::Tab + "").await;
    browser.see_in("#quote-paper", "Flow meter").await;
    browser.see_in("#quote-paper", "6,200.00").await;
    browser.write(".lines__box[data-name=quantity] input", "-1").await;
    browser.see_in(".lines__box[data-name=quantity] .lines__problem", "cannot be below zero").await;
    browser.write(".lines__box[data-name=quantity] input", "100").await;
    browser.see_in("#lines-total", "550,000.00").await;
    browser.write(".lines__box[data-name=tax] input", "101%").await;
    browser.see_in(".lines__box[data-name=tax] .lines__problem", "between 0% and 100%").await;
    browser.write(".lines__box[data-name=tax] input", "13%").await;
    browser.write(".lines__box[data-name=price] input", "-5500").await;
    browser.see_in(".lines__box[data-name=price] .lines__problem", "cannot be below zero").await;
    // a figure that another currency cannot hold keeps this one
    browser.write(".lines__box[data-name=price] input", "5500.50").await;
    browser.see_in("#lines-total", "550,050.00").await;
    browser.choose("#term-currency", "JPY").await;
    browser.see_in("#term-currency-problem", "JPY has no coin for ¥5,500.50").await;
    browser.holds("#term-currency", "CNY").await;
    browser.see_in("#lines-total", "550,050.00").await;
    // below the floor is said, not forbidden
    browser.write(".lines__box[data-name=price] input", "4900").await;
    browser.see_in("#below-floor", "below its floor price").await;
    browser.write(".lines__box[data-name=price] input", "5500").await;
    browser.write("#term-discount", "150%").await;
    browser.see_in("#term-discount-problem", "0% to 100%").await;
    // what was taken off may not be more than what is left, and such a quote is not sent
    browser.write("#term-discount", "300000").await;
    browser.see_in("#lines-total", "250,000.00").await;
    browser.write(".lines__box[data-name=quantity] input", "50").await;
    browser.write(".lines__box[data-name=price] input", "5500").await;
    browser.see_in("#lines-total", "The discount is more than the lines come to").await;
    browser.press("#send-quote").await;
    browser.see_in(".toast__text", "The discount is more than the lines come to").await;
    browser.see_in("#quote-state", "Draft").await;
    browser.write(".lines__box[data-name=quantity] input", "100").await;
    browser.write("#term-discount", "2%").await;
    browser.see_in("#lines-total", "539,000.00").await;
    // a second line, at a rate of its own
    browser.press("#add-line").await;
    let line = [
        ("name", "Mounting kit"),
        ("spec", "M8"),
        ("unit", "set"),
        ("quantity", "10"),
        ("price", "1000"),
        ("tax", "6%"),
    ];
    write_line(&browser, line).await;
    browser.see_in("#lines-total", "548,800.00").await;
    // the rest is open: no plan; then the plan of its contract is told as it is typed
    browser.write("#term-payment", "30 % in advance").await;
    browser.see_in("#quote-plan", "No whole payment plan").await;
    browser.write("#term-payment", "30% in advance, 70% within 30 days of delivery").await;
    browser.see_in("#quote-plan", "30% signing · 70% 30 days after delivery").await;
    browser.press("#send-quote").await;
    browser.see_in("#quote-state", "Sent").await;
    browser.see_in("#quote-locked", "stays as it was sent").await;
    // the opportunity is worth what was quoted
    let quoted = browser.fragment().await;
    browser.press(".deal__facts a[href*='pipeline']").await;
    browser.see_in(".rec__figures", "548,800.00").await;
    browser.see_in(".rec__figures", "by quote BJ-202605-0001, version 1").await;
    browser.open(&format!("#{quoted}")).await;
    browser.press("#accept-quote").await;
    browser.see_in("#quote-state", "Accepted").await;
    browser.press("#make-contract").await;
    is_filled_in(&browser).await;
    browser.saved().await;

    // the opportunity is won with it, and knows its contract
    browser.open("#/pipeline?view=list").await;
    browser.see_in(".chances__stage", "Won").await;
    browser.press(".chances__name a").await;
    browser.see("See the contract").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see("See the contract").await;
    browser.end().await;
}

#[tokio::test]
async fn the_payment_that_a_quote_says_is_the_plan_of_its_contract_in_chinese() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, CUSTOMER_ZH, "0512 6288 0417").await;
    browser.open("#/pipeline").await;
    browser.press("#new-opportunity").await;
    browser.choose("#opportunity-customer", CUSTOMER_ZH).await;
    browser.write("#opportunity-name", "二号站流量计").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/pipeline").await;
    browser.press(".kan__card").await;
    browser.press("#new-quote").await;
    browser.press("#add-line").await;
    let line = [
        ("name", "电磁流量计"),
        ("spec", "DN80"),
        ("unit", "台"),
        ("quantity", "100"),
        ("price", "5500"),
        ("tax", "13%"),
    ];
    write_line(&browser, line).await;
    browser.see_in("#lines-total", "550,000.00").await;
    browser.write("#term-payment", "30% 预付").await;
    browser.see_in("#quote-plan", "读不出完整的付款计划").await;
    browser.write("#term-payment", "30% 预付，余款货到 30 天").await;
    browser.see_in("#quote-plan", "转为合同时的付款计划：30% 签订 · 70% 交付后 30 日").await;
    browser.press("#send-quote").await;
    browser.see_in("#quote-state", "已发出").await;
    browser.press("#accept-quote").await;
    browser.see_in("#quote-state", "已接受").await;
    browser.press("#make-contract").await;
    browser.see_in("#contract-total", "550,000.00").await;
    is_planned(&browser, ["165,000.00", "385,000.00"]).await;
    browser.saved().await;
    browser.end().await;
}

/// Takes a lead of Ada Shore at Harbour Pumps up to its last step, and opens what it becomes.
async fn lead_of_ada(browser: &Browser, email: &str) {
    browser.open("#/leads").await;
    browser.press("#new-lead").await;
    browser.write("#lead-company", "Harbour Pumps Ltd").await;
    browser.write("#lead-person", "Ada Shore").await;
    browser.write("#lead-phone", "020 7946 0001").await;
    browser.write("#lead-email", email).await;
    browser.press("dialog button[type=submit]").await;
    browser.press("[data-step=contact]").await;
    browser.press("[data-step=qualify]").await;
    browser.press("[data-step=convert]").await;
    browser.find("#convert-customer").await;
}

/// How many people the page of a customer names.
const PEOPLE: &str = "const people = document.querySelectorAll('section[aria-label=Contacts] .rows__item');
    return String(people.length) === arguments[0]";

/// Whether a menu shows this choice.
const CHOSEN: &str = "const [menu, words] = arguments[0].split('|');
    return document.querySelector(menu)?.selectedOptions[0]?.textContent === words";

#[tokio::test]
async fn who_asks_a_second_time_stays_one_person() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    // the first time without an address
    lead_of_ada(&browser, " ").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", "Harbour Pumps Ltd").await;
    browser.wait_for("one person", PEOPLE, "1").await;

    // the second time with one: known, and added to
    lead_of_ada(&browser, "ada@harbour.example").await;
    browser.wait_for("the customer is known", CHOSEN, "#convert-customer|Known: Harbour Pumps Ltd").await;
    browser.wait_for("the person is known", CHOSEN, "#convert-person|Known: Ada Shore · 020 7946 0001").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", "Harbour Pumps Ltd").await;
    browser.see_in("section[aria-label=Contacts]", "ada@harbour.example").await;
    browser.wait_for("still one person", PEOPLE, "1").await;

    // unless somebody says that it is another one
    lead_of_ada(&browser, "shore@harbour.example").await;
    browser.choose("#convert-person", "New: Ada Shore").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("section[aria-label=Contacts]", "shore@harbour.example").await;
    browser.wait_for("two people", PEOPLE, "2").await;
    browser.end().await;
}

#[tokio::test]
async fn a_quote_that_is_turned_down_gets_a_second_version() {
    let browser = Browser::start(Look::EN).await;
    browser.open_demo().await;
    browser.open("#/pipeline?q=产线冷却水监测").await;
    browser.press(".kan__card").await;
    browser.press(".quotes__number a").await;
    browser.press("#send-quote").await;
    browser.press("#reject-quote").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#reject-words-problem", "reason").await;
    browser.write("#reject-words", "Too dear").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#quote-state", "Turned down").await;
    browser.press("#next-version").await;
    browser.see_in("h1", "Version 2").await;
    browser.see_in("#quote-state", "Draft").await;
    assert!(browser.driver.find_all(By::Css(".lines__row")).await.expect("lines").len() == 2, "the lines come along");

    // words that are no plan stand in the contract as they are
    browser.write("#term-payment", "30 % in advance").await;
    browser.see_in("#quote-plan", "No whole payment plan").await;
    browser.press("#send-quote").await;
    browser.press("#accept-quote").await;
    browser.press("#make-contract").await;
    browser.see_in(".sheet", "30 % in advance").await;
    browser.saved().await;
    browser.end().await;
}

/// Where the card of a name stands: the label of its column.
pub(super) async fn column_of(browser: &Browser, what: &str, column: &str) {
    let script = "const [what, column] = arguments[0].split('|');
        const card = [...document.querySelectorAll('.kan__card')].find(it => it.textContent.includes(what));
        return card?.closest('.kan__col')?.getAttribute('aria-label') === column";
    browser.wait_for(&format!("{what} in {column}"), script, &format!("{what}|{column}")).await;
}

/// Puts the focus on the card of a name.
pub(super) const FOCUS: &str =
    "const card = [...document.querySelectorAll('.kan__card')].find(it => it.textContent.includes(arguments[0]));
    card?.focus(); return !!card && document.activeElement === card";

/// Waits until the card of a name has the focus.
pub(super) async fn focus_on(browser: &Browser, what: &str) {
    let script = "const it = document.activeElement;
        return it.matches('.kan__card') && it.textContent.includes(arguments[0])";
    browser.wait_for(&format!("the focus on {what}"), script, what).await;
}

#[tokio::test]
async fn cards_are_moved_by_key_by_menu_and_by_mouse_and_a_lost_one_says_why() {
    let browser = Browser::start(Look::EN).await;
    browser.open_demo().await;
    browser.open("#/pipeline").await;
    column_of(&browser, "余热回收点位", "First contact").await;
    browser.wait_for("the card has the focus", FOCUS, "余热回收点位").await;
    // the focus goes with the card: one key after the other
    for (key, column) in [("]", "Needs"), ("]", "Proposal"), ("[", "Needs"), ("[", "First contact")] {
        browser.keys(key).await;
        column_of(&browser, "余热回收点位", column).await;
        focus_on(&browser, "余热回收点位").await;
    }
    browser.saved().await;

    // from its menu, as a finger does
    let menu =
        "const card = [...document.querySelectorAll('.kan__card')].find(it => it.textContent.includes(arguments[0]));
        card?.querySelector('.kan__move').click(); return !!card";
    browser.wait_for("the menu of the card", menu, "余热回收点位").await;
    browser.find(".menu [data-stage=initial][aria-current]").await;
    browser.press(".menu [data-stage=needs]").await;
    column_of(&browser, "余热回收点位", "Needs").await;
    focus_on(&browser, "余热回收点位").await;
    browser.saved().await;

    // by mouse: taken up in one column, put down in another
    let card = browser
        .driver
        .query(By::XPath("//li[contains(@class,'kan__card')][contains(.,'余热回收点位')]"))
        .first()
        .await
        .expect("the card");
    let column = browser.find(".kan__col[aria-label='Proposal'] .kan__head").await;
    card.js_drag_to(&column).await.expect("it is dragged");
    column_of(&browser, "余热回收点位", "Proposal").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    column_of(&browser, "余热回收点位", "Proposal").await;

    // lost: with a reason that is counted
    browser.wait_for("the card has the focus", FOCUS, "余热回收点位").await;
    browser.keys(Key::Enter + "").await;
    browser.press("#lose-opportunity").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#lose-reason-problem", "reason").await;
    browser.choose("#lose-reason", "No answer").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#stages", "Lost: No answer").await;
    browser.open("#/pipeline").await;
    browser.see_in(".kan__why", "No answer 1").await;

    // the forecast shows how it is reckoned: 1 286 400 at seven tenths, as quoted with calibration
    browser.open("#/pipeline?view=forecast").await;
    browser.see_in(".forecast__working", "1,287,300.00").await;
    browser.see_in(".forecast__working", "901,110.00").await;
    browser.end().await;
}

#[tokio::test]
async fn a_team_sets_up_its_own_stages() {
    let browser = Browser::start(Look::EN).await;
    browser.open_demo().await;
    browser.open("#/settings/stages").await;
    browser.press("#add-stage").await;
    browser.press("#save-stages").await;
    browser.see("Stage 5 has no name").await;
    browser.write(".stages__row:last-child input", "Trial").await;
    browser.press("#save-stages").await;
    browser.see("Sales stages saved").await;
    browser.saved().await;
    // on the same page, a second edit counts as the first did
    browser.write(".stages__row:last-child input", "Pilot").await;
    browser.press("#save-stages").await;
    browser.saved().await;
    browser.open("#/pipeline").await;
    browser.find(".kan__col[aria-label='Pilot']").await;
    // a stage in use stays, also when one looks at a day on which nothing had begun
    look_at(&browser, "2025-01-01").await;
    browser.open("#/settings/stages").await;
    browser.press(".stages__row:first-child button[aria-label='Remove stage']").await;
    browser.see("3 opportunities are in “First contact”").await;
    browser.end().await;
}

#[tokio::test]
async fn an_opportunity_begins_in_the_column_in_which_it_is_added() {
    let browser = Browser::start(Look::EN).await;
    browser.open_demo().await;
    browser.open("#/pipeline").await;
    browser.press(".kan__col:nth-of-type(2) .kan__add").await;
    let second = "const box = document.querySelector('#opportunity-stage'); return !!box && box.selectedIndex === 1 && arguments[0] === ''";
    browser.wait_for("the second stage in the form", second, "").await;
}
