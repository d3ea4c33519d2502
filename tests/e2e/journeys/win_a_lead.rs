//! Journey 3: a lead becomes a customer with a person and an opportunity, is quoted a price from the list, accepts; the opportunity is
//! won, and its contract begins with everything that is known filled in.

use thirtyfour::Key;

use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

/// Whether the button of this step of a lead has the focus.
const STEP_IN_FOCUS: &str = "return document.activeElement?.dataset.step === arguments[0]";

/// What is typed and read on the way, in one language.
struct Words {
    look: Look,
    company: &'static str,
    person: &'static str,
    wish: &'static str,
    owner: &'static str,
    /// What is sold from the list, and its unit.
    product: [&'static str; 2],
    /// What is sold beside it, and its unit.
    kit: [&'static str; 2],
    /// The price list: its name, that it counts, and what is said of a line that names nothing known, before the name and behind it.
    list: [&'static str; 4],
    /// What is said of a floor above the price.
    floor: &'static str,
    /// What a lead without a name lacks, and an amount without an opportunity.
    lead_lacks: [&'static str; 2],
    /// How the lead stands at first, after the second step, and at last.
    lead_stands: [&'static str; 3],
    /// The first move of the opportunity, and what bars its being won.
    chance: [&'static str; 2],
    /// What is said of a quote without lines, of a figure below zero, of a tax rate, of another currency, of a price below the
    /// floor, of a discount that is none, and of one that is too large.
    quote_faults: [&'static str; 7],
    /// Words of payment that leave a rest open, and what is said of them; words that are a plan, and the plan.
    payment: [&'static str; 4],
    /// How the quote stands: draft, sent, locked, accepted.
    quote_stands: [&'static str; 4],
    /// Whence the opportunity has its amount, how it ends, and where its contract is.
    won: [&'static str; 3],
}

const EN: Words = Words {
    look: Look::EN,
    company: "Harbour Pumps Ltd",
    person: "Ada Shore",
    wish: "Meters for the second dock",
    owner: "Grace Wu",
    product: ["Flow meter", "pc"],
    kit: ["Mounting kit", "set"],
    list: ["By quantity", "In force", "Line 1: no such product: ", "."],
    floor: "above the price",
    lead_lacks: ["company or a person", "An amount needs an opportunity"],
    lead_stands: ["New", "Qualified", "Converted"],
    chance: ["First contact → Proposal", "Set the expected close"],
    quote_faults: [
        "Add a line before it is sent",
        "cannot be below zero",
        "between 0% and 100%",
        "JPY has no coin for ¥5,500.50",
        "below its floor price",
        "0% to 100%",
        "The discount is more than the lines come to",
    ],
    payment: [
        "30 % in advance",
        "No whole payment plan",
        "30% in advance, 70% within 30 days of delivery",
        "30% signing · 70% 30 days after delivery",
    ],
    quote_stands: ["Draft", "Sent", "stays as it was sent", "Accepted"],
    won: ["by quote BJ-202605-0001, version 1", "Won", "See the contract"],
};

const ZH: Words = Words {
    look: Look::ZH,
    company: "苏州澄川环保科技有限公司",
    person: "沈雅",
    wish: "二号站流量计",
    owner: "顾明川",
    product: ["电磁流量计", "台"],
    kit: ["安装套件", "套"],
    list: ["数量价", "生效中", "第 1 行：没有“", "”这个产品"],
    floor: "底价不能高于单价",
    lead_lacks: ["公司和联系人至少写一个", "写了金额，就要写商机"],
    lead_stands: ["新建", "合格", "已转化"],
    chance: ["初步接触 → 方案报价", "先写预计成交日期，再记赢单"],
    quote_faults: [
        "先写明细，再发出",
        "不能小于零",
        "税率在 0% 到 100% 之间",
        "JPY 没有 ¥5,500.50 这么小的金额",
        "低于底价",
        "写金额，或 0% 到 100%",
        "优惠超过了明细合计",
    ],
    payment: [
        "30% 预付",
        "读不出完整的付款计划",
        "30% 预付，余款货到 30 天",
        "转为合同时的付款计划：30% 签订 · 70% 交付后 30 日",
    ],
    quote_stands: ["草稿", "已发出", "已发出的报价不再改动", "已接受"],
    won: ["按报价 BJ-202605-0001 第 1 版", "赢单", "看合同"],
};

/// Enters the product EM-80 at 6 200 yuan, and a price list that gives it for 5 500 from a hundred pieces.
async fn enter_products(browser: &Browser, words: &Words) {
    let [name, unit] = words.product;
    browser.open("#/products").await;
    browser.press("#new-product").await;
    browser.write("#product-name", name).await;
    browser.write("#product-code", "EM-80").await;
    browser.write("#product-spec", "DN80").await;
    browser.write("#product-unit", unit).await;
    browser.write("#product-price", "6200").await;
    browser.write("#product-floor", "7000").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#product-floor-problem", words.floor).await;
    browser.write("#product-floor", "5000").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".products__name", name).await;
    browser.saved().await;

    let [list, counts, unknown, end] = words.list;
    browser.press("#new-price-list").await;
    browser.write("#price-list-name", list).await;
    browser.set("#price-list-from", "2026-01-01").await;
    // a comma inside a figure parts the line elsewhere: what was read as the name is said
    for (typed, read) in [("EM-81, 100, 5500", "EM-81"), ("EM-80, 100, 5,500.00", "EM-80, 100")] {
        browser.write("#price-list-items", typed).await;
        browser.press("dialog button[type=submit]").await;
        browser.see_in("#price-list-items-problem", &format!("{unknown}{read}{end}")).await;
    }
    browser.write("#price-list-items", "EM-80, 100, 5500.00").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".products__lists", list).await;
    browser.see_in(".products__lists", counts).await;
    browser.saved().await;
}

/// Somebody asks: N and L from anywhere, and a lead is written down.
async fn note_the_lead(browser: &Browser, words: &Words) {
    browser.open("#/").await;
    browser.find("#home-answer").await;
    browser.keys("n").await;
    browser.find("[data-key='L']").await;
    browser.keys("l").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#lead-company-problem", words.lead_lacks[0]).await;
    for (name, typed) in [
        ("company", words.company),
        ("person", words.person),
        ("phone", "0512 6288 0417"),
        ("wish", words.wish),
        ("owner", words.owner),
    ] {
        browser.write(&format!("#lead-{name}"), typed).await;
    }
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
}

/// Contacted, qualified, converted: customer, person and opportunity at once; one step back, one forth.
async fn convert_it(browser: &Browser, words: &Words) {
    let [fresh, qualified, converted] = words.lead_stands;
    browser.open("#/leads").await;
    browser.see_in(".leads__state", fresh).await;
    browser.press("[data-step=contact]").await;
    // the row is drawn anew, and the cursor stays on its next step
    browser.wait_for("the cursor is on the next step", STEP_IN_FOCUS, "qualify").await;
    browser.keys(Key::Enter).await;
    browser.wait_for("the cursor is on the last step", STEP_IN_FOCUS, "convert").await;
    browser.keys(Key::Enter).await;
    browser.write("#convert-amount", "80000").await;
    // an amount of nothing is not dropped without a word
    browser.set("#convert-opportunity", "").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#convert-opportunity-problem", words.lead_lacks[1]).await;
    browser.write("#convert-opportunity", words.wish).await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", words.company).await;
    browser.see_in("#opportunities", words.wish).await;
    browser.see_in("#contacts", words.person).await;
    browser.keys(Key::Control + "z").await;
    browser.open("#/leads").await;
    browser.see_in(".leads__state", qualified).await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_no(words.wish).await;
    browser.open("#/leads?view=converted").await;
    browser.see_in(".leads__state", converted).await;

    // who receives notices there
    browser.open("#/customers").await;
    browser.press_words(words.company).await;
    browser.press("#contacts .rows__open").await;
    browser.press("#contact-roles [data-choice=notice]").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
}

/// The opportunity is guessed first, and is not won without a day to expect it by.
async fn follow_the_opportunity(browser: &Browser, words: &Words) {
    let [moved, barred] = words.chance;
    browser.open("#/pipeline").await;
    browser.see_in(".kan__col .kan__total", "80,000.00").await;
    browser.press(".kan__card").await;
    browser.see_in("h1", words.wish).await;
    browser.press("[data-stage=proposal]").await;
    browser.see_in("#stages", moved).await;
    browser.press("#win-opportunity").await;
    browser.see(barred).await;
}

/// Writes into a box of the first line of a quote.
async fn write_first(browser: &Browser, name: &str, typed: &str) {
    browser.write(&format!(".lines__box[data-name={name}] input"), typed).await;
}

/// Writes the boxes of the last line of a quote.
async fn write_last(browser: &Browser, boxes: [(&str, &str); 6]) {
    for (name, typed) in boxes {
        browser.write(&format!(".lines__row:last-child .lines__box[data-name={name}] input"), typed).await;
    }
}

/// The first line of the quote: its code brings the rest; every box that cannot be reckoned with says so.
async fn price_it(browser: &Browser, words: &Words) {
    let [no_lines, below_zero, rate, coin, floor, no_discount, too_much] = words.quote_faults;
    browser.press("#new-quote").await;
    browser.press("#send-quote").await;
    browser.see(no_lines).await;
    browser.press("#add-line").await;
    write_first(browser, "name", "em-80").await;
    browser.keys(Key::Tab).await;
    browser.see_in("#quote-paper", words.product[0]).await;
    browser.see_in("#quote-paper", "6,200.00").await;
    write_first(browser, "quantity", "-1").await;
    browser.see_in(".lines__box[data-name=quantity] .lines__problem", below_zero).await;
    write_first(browser, "quantity", "100").await;
    browser.see_in("#lines-total", "550,000.00").await;
    write_first(browser, "tax", "101%").await;
    browser.see_in(".lines__box[data-name=tax] .lines__problem", rate).await;
    write_first(browser, "tax", "13%").await;
    write_first(browser, "price", "-5500").await;
    browser.see_in(".lines__box[data-name=price] .lines__problem", below_zero).await;
    // a figure that another currency cannot hold keeps this one
    write_first(browser, "price", "5500.50").await;
    browser.see_in("#lines-total", "550,050.00").await;
    browser.choose("#term-currency", "JPY").await;
    browser.see_in("#term-currency-problem", coin).await;
    browser.holds("#term-currency", "CNY").await;
    browser.see_in("#lines-total", "550,050.00").await;
    // below the floor is said, not forbidden
    write_first(browser, "price", "4900").await;
    browser.see_in("#below-floor", floor).await;
    write_first(browser, "price", "5500").await;
    browser.write("#term-discount", "150%").await;
    browser.see_in("#term-discount-problem", no_discount).await;
    // what was taken off may not be more than what is left, and such a quote is not sent
    browser.write("#term-discount", "300000").await;
    browser.see_in("#lines-total", "250,000.00").await;
    write_first(browser, "quantity", "50").await;
    write_first(browser, "price", "5500").await;
    browser.see_in("#lines-total", too_much).await;
    browser.press("#send-quote").await;
    browser.see_in(".toast__text", too_much).await;
    browser.see_in("#quote-state", words.quote_stands[0]).await;
    write_first(browser, "quantity", "100").await;
    browser.write("#term-discount", "2%").await;
    browser.see_in("#lines-total", "539,000.00").await;
}

/// A second line at a rate of its own, and the plan of payment, told as it is typed; then it is sent, and accepted.
async fn send_it(browser: &Browser, words: &Words) {
    let [name, unit] = words.kit;
    browser.press("#add-line").await;
    let line = [("name", name), ("spec", "M8"), ("unit", unit), ("quantity", "10"), ("price", "1000"), ("tax", "6%")];
    write_last(browser, line).await;
    browser.see_in("#lines-total", "548,800.00").await;
    let [open, unread, payment, plan] = words.payment;
    browser.write("#term-payment", open).await;
    browser.see_in("#quote-plan", unread).await;
    browser.write("#term-payment", payment).await;
    browser.see_in("#quote-plan", plan).await;
    let [_, sent, locked, accepted] = words.quote_stands;
    browser.press("#send-quote").await;
    browser.see_in("#quote-state", sent).await;
    browser.see_in("#quote-locked", locked).await;
    // the opportunity is worth what was quoted
    let quoted = browser.fragment().await;
    browser.press(".deal__facts a[href*='pipeline']").await;
    browser.see_in(".rec__figures", "548,800.00").await;
    browser.see_in(".rec__figures", words.won[0]).await;
    browser.open(&format!("#{quoted}")).await;
    browser.press("#accept-quote").await;
    browser.see_in("#quote-state", accepted).await;
}

/// Everything that lead, customer, person and quote know stands in the contract.
async fn is_filled_in(browser: &Browser, words: &Words) {
    browser.see_in("#contract-total", "548,800.00").await;
    for known in ["HT-202605-0001", words.company, words.owner] {
        browser.see_in(".deal__facts", known).await;
    }
    for party in ["宁波拓野仪表有限公司", words.company] {
        browser.see_in(".sheet__parties", party).await;
    }
    browser.see_in(".sheet__number", "HT-202605-0001").await;
    browser.holds("#term-notices-their_addressee", words.person).await;
    for line in [words.product[0], "DN80", "5,500.00", words.kit[0], "M8", "1,000.00"] {
        browser.see_in(".sheet__table", line).await;
    }
    browser.holds("#term-price-discount", "2").await;
    for said in [words.product[0], "550,000.00", words.kit[0], "10,000.00", words.person] {
        browser.see_in(".sheet", said).await;
    }
    // thirty and seventy of a hundred
    for (nth, part) in [(1, "164,640.00"), (2, "384,160.00")] {
        browser.see_in(&format!("#plan tbody tr:nth-child({nth})"), part).await;
        browser.see_in(".sheet", part).await;
    }
}

/// Journey 3, from the call to the contract.
async fn win(words: &Words) {
    let browser = Browser::start(words.look).await;
    start_book(&browser).await;
    enter_products(&browser, words).await;
    note_the_lead(&browser, words).await;
    convert_it(&browser, words).await;
    follow_the_opportunity(&browser, words).await;
    price_it(&browser, words).await;
    send_it(&browser, words).await;
    browser.press("#make-contract").await;
    is_filled_in(&browser, words).await;
    browser.saved().await;

    // the opportunity is won with it, and knows its contract
    let [_, won, contract] = words.won;
    browser.open("#/pipeline?view=list").await;
    browser.see_in(".chances__stage", won).await;
    browser.press(".chances__name a").await;
    browser.see(contract).await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see(contract).await;
    browser.end().await;
}

#[tokio::test]
async fn journey_3_a_lead_becomes_a_won_opportunity_and_a_contract_with_everything_filled_in() {
    win(&EN).await;
}

#[tokio::test]
async fn journey_3_a_lead_becomes_a_won_opportunity_and_a_contract_with_everything_filled_in_in_chinese() {
    win(&ZH).await;
}
