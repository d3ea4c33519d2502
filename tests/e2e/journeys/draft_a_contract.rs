//! Journey 4, first half: a contract with instalments and late fees; the paper follows the terms; money comes in; it prints.

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// Drafts a contract for a customer and gives it one line: 3 pieces at 33,333.33 and a fen more on top by the next line.
pub(super) async fn draft(browser: &Browser, customer: &str, language: &str) {
    browser.open("#/contracts").await;
    browser.press("#new").await;
    browser.press("[data-key='T']").await;
    browser.choose("#contract-customer", customer).await;
    browser.set("#contract-kind", "sale").await;
    browser.set("#contract-language", language).await;
    browser.press("dialog button[type=submit]").await;
    browser.find("#terms-goods").await;
    browser.press("#add-line").await;
    // an English paper asks for an English name
    let name = if language == "zh" { "电磁流量计" } else { "电磁流量计 Flow meter" };
    browser.write(".lines__row [name=name]", name).await;
    browser.write(".lines__row [name=unit]", "台").await;
    browser.write(".lines__row [name=quantity]", "1").await;
    browser.write(".lines__row [name=price]", "100000").await;
    browser.see_in("#contract-total", "100,000.00").await;
}

/// The customer with whom a contract is drafted, in English and in Chinese.
pub(super) const CUSTOMER: &str = "Harbour Pumps Ltd";
pub(super) const CUSTOMER_ZH: &str = "苏州澄川环保科技有限公司";

/// A new book in English in which a contract was just drafted with the first customer, on its page.
pub(super) async fn drafted() -> Browser {
    drafted_in(Look::EN).await
}

/// The same in the language of the browser, which is that of the contract too.
pub(super) async fn drafted_in(look: Look) -> Browser {
    let browser = Browser::start(look).await;
    start_book(&browser).await;
    let (customer, language) = browser.pick((CUSTOMER_ZH, "zh"), (CUSTOMER, "en"));
    enter_customer(&browser, customer, "020 7946 0001").await;
    draft(&browser, customer, language).await;
    browser
}

/// What the checker asks of a drafted contract before it is submitted: both sides' addresses, an institution, and a reason for
/// its warnings. Leaves the page of the contract open.
pub(super) async fn put_in_order(browser: &Browser) {
    browser.saved().await;
    let address = browser.fragment().await;
    let address = address.trim_end_matches("/check").to_owned();
    browser.open("#/settings").await;
    browser.write("#own-address", "216 Panhuo Road, Ningbo").await;
    browser.press(".settings__part button[type=submit]").await;
    browser.saved().await;
    browser.open(&format!("#{address}")).await;
    browser.set("#term-disputes-forum-institution", "cietac").await;
    browser.saved().await;
    browser.press(".deal__facts a").await;
    browser.press("#edit-customer").await;
    browser.write("#customer-address", "12 Example Quay").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open(&format!("#{address}/check")).await;
    browser.write("#accept-all-reason", "The parties know each other's standards").await;
    browser.press("#accept-all-button").await;
    browser.wait_for("every warning has a reason", "return !document.querySelector(arguments[0])", "#accept-all").await;
    browser.saved().await;
    browser.open(&format!("#{address}")).await;
}

/// What is read and chosen while a contract is signed: no errors; what each step says; the other side, and how it signs; who
/// has signed.
struct Signing {
    no_errors: &'static str,
    steps: [(&'static str, &'static str); 3],
    them: &'static str,
    method: &'static str,
    signed: [&'static str; 2],
}

const SIGNING: Signing = Signing {
    no_errors: "Errors 0",
    steps: [
        ("share", "Shared with the other side"),
        ("submit", "Version 1 submitted for approval"),
        ("approve", "the text is locked"),
    ],
    them: "The other side",
    method: "Outside e-signature",
    signed: ["The other side signed", "Our side signed"],
};

const SIGNING_ZH: Signing = Signing {
    no_errors: "错误 0",
    steps: [("share", "发给对方协商"), ("submit", "提交审批：第 1 版"), ("approve", "文本锁定")],
    them: "对方",
    method: "第三方电子签",
    signed: ["对方签署", "我方签署"],
};

/// Takes the contract on its page through its life: shared, submitted, approved, signed by both sides. Leaves the page of
/// its life open, and gives the address of the contract.
pub(super) async fn sign(browser: &Browser) -> String {
    let words = browser.pick(SIGNING_ZH, SIGNING);
    browser.saved().await;
    let address = browser.fragment().await;
    if browser.text_of("#check-summary").await.contains(words.no_errors) {
        // what was put in order before needs no more
        browser.find("#stepper").await;
    } else {
        put_in_order(browser).await;
    }
    browser.open(&format!("#{address}/life")).await;
    for (step, seen) in words.steps {
        browser.press(&format!("[data-step='{step}']")).await;
        browser.see_in(".timeline", seen).await;
    }
    // the other side may sign first, and by an outside service
    browser.choose("#step-party", words.them).await;
    browser.choose("#step-method", words.method).await;
    for seen in words.signed {
        browser.press("[data-step='sign']").await;
        browser.see_in(".timeline", seen).await;
    }
    browser.saved().await;
    address
}

/// Whether a box of the line holds this text.
const BOX_READS: &str = "const [name, text] = arguments[0].split('|');
    return document.querySelector(`.lines__row [name=${name}]`)?.value === text";

#[tokio::test]
async fn a_clerk_drafts_a_contract_and_the_paper_follows_every_term() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512 6288 0417").await;
    draft(&browser, "苏州澄川环保科技有限公司", "zh").await;
    assert!(browser.text_of(".sheet__number").await.contains("HT-202605-0001"));
    browser.see_in(".sheet", "壹拾万元整").await;
    browser.see_in(".sheet", "电磁流量计").await;

    // three equal parts split to the fen, the first takes the odd one
    browser.set("#term-payment-plan", "equal").await;
    browser.see_in("#plan", "33,333.34").await;
    browser.see_in("#plan", "33,333.33").await;
    browser.see_in("#plan-sum", "各期之和等于总价").await;
    browser.see_in(".sheet", "33,333.34").await;

    // the late fee reads on paper as it is typed, and the changed words are marked
    browser.write("#term-payment-late_fee-rate", "0.03").await;
    browser.see_in(".sheet", "万分之三").await;
    browser.see_in("#terms-late", "相当于每年 10.95%").await;
    browser.find("ins.sheet__new").await;

    // a rate that does not read is refused beside its box, and the paper keeps the last good one
    browser.write("#term-payment-late_fee-rate", "abc").await;
    browser.see_in("#terms-late", "请写百分数").await;
    browser.see_in(".sheet", "万分之三").await;
    browser.saved().await;

    browser.driver.refresh().await.expect("it reloads");
    browser.see_in(".sheet", "万分之三").await;
    browser.see_in("#plan", "33,333.34").await;
    browser.end().await;
}

#[tokio::test]
async fn a_line_prints_its_code_and_is_called_by_its_english_name_in_an_english_paper() {
    let browser = drafted().await;
    browser.write(".lines__row [name=code]", "EM-80").await;
    browser.see_in(".sheet", "EM-80").await;
    browser.write(".lines__row [name=name_en]", "Magnetic flow meter").await;
    browser.see_in(".sheet", "Magnetic flow meter").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in(".sheet", "EM-80").await;
    browser.see_in(".sheet", "Magnetic flow meter").await;
    browser.end().await;
}

#[tokio::test]
async fn what_is_still_being_typed_when_another_page_is_opened_is_kept() {
    let browser = drafted().await;
    browser.saved().await;
    let address = browser.fragment().await;
    for (name, typed) in [("price", "123456.78"), ("name", "Pressure gauge")] {
        // the cursor is still in the box: it has not told yet that it was changed
        browser.write(&format!(".lines__row [name={name}]"), typed).await;
        browser.wait_for("the cursor in the box", "return document.activeElement?.name === arguments[0]", name).await;
        browser.open("#/customers").await;
        browser.lists("1 customer").await;
        browser.wait_for("the contract is left", "return !document.querySelector('.lines__row')", "").await;
        let faults = browser.faults().await;
        assert!(faults.is_empty(), "leaving the box of {name} met faults: {faults:#?}");

        // the app goes on, and what was typed is there
        browser.open(&format!("#{address}")).await;
        browser.wait_for("the box as it was left", BOX_READS, &format!("{name}|{typed}")).await;
        browser.see_in("#contract-total", "123,456.78").await;
        browser.saved().await;
    }

    // on disk too
    browser.driver.refresh().await.expect("it reloads");
    browser.wait_for("the price", BOX_READS, "price|123456.78").await;
    browser.wait_for("the name", BOX_READS, "name|Pressure gauge").await;
    browser.see_in(".sheet", "123,456.78").await;
    browser.see_in(".sheet", "Pressure gauge").await;
    browser.end().await;
}

#[tokio::test]
async fn a_signed_contract_is_locked_and_its_money_is_counted_to_the_day() {
    let browser = drafted().await;
    browser.see_in(".sheet", "Say RMB One Hundred Thousand Only").await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-05-29").await;
    browser.see_in(".sheet", "29 May 2026").await;
    let address = sign(&browser).await;
    browser.see_in("#stepper [aria-current]", "In force").await;
    // how its term was counted: twelve months from the day it was drafted, notice thirty days before the end
    browser.press("#term-working summary").await;
    browser.see_in("#term-working", "12 months later").await;
    browser.see_in("#term-working", "First term: 20 May 2026 to 19 May 2027").await;
    browser.see_in("#term-working", "30 days before").await;
    browser.see_in("#term-working", "19 Apr 2027").await;
    browser.open(&format!("#{address}")).await;
    browser.see("The contract is signed and its terms are locked").await;

    // the customer takes another name: what was signed goes on naming the one that signed
    browser.open("#/customers").await;
    browser.press_words("Harbour Pumps Ltd").await;
    browser.press("#edit-customer").await;
    browser.write("#customer-name", "Harbour Pumps International Ltd").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", "Harbour Pumps International Ltd").await;
    browser.saved().await;
    browser.open(&format!("#{address}")).await;
    browser.see_in(".sheet__parties", "Harbour Pumps Ltd").await;
    assert!(!browser.text_of(".sheet").await.contains("Pumps International"), "the text stays as it was signed");

    // a month later it is late: a Friday, so that no rest day moves it; 22 days at 0.05 % of 100,000
    browser.open(&format!("#{address}/money")).await;
    browser.press("#as-of").await;
    browser.press_words("A month ahead").await;
    browser.see_in("#instalments", "22 days late").await;
    browser.see_in("#instalments", "1,100.00").await;
    browser.press("#instalments .inst__fee .working").await;
    browser.see_in(".ledger", "0.05% a day").await;
    browser.see_in(".ledger", "101,100.00").await;
    browser.press_words("Back to today").await;

    // forty thousand come in on time
    browser.press("#new").await;
    browser.press("[data-key='R']").await;
    browser.choose("#receipt-customer", "Harbour Pumps International Ltd").await;
    browser.write("#receipt-amount", "40000").await;
    browser.see_in("#counted", "40,000.00").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Receipt of ¥40,000.00 recorded").await;
    browser.see_in("#instalments", "60,000.00").await;

    // money that had come before, and is told of now, pays no more than is left, whatever was open on its day
    browser.press("#new").await;
    browser.press("[data-key='R']").await;
    browser.choose("#receipt-customer", "Harbour Pumps International Ltd").await;
    browser.write("#receipt-amount", "100000").await;
    browser.set("#receipt-on", "2026-05-10").await;
    browser.see_in("#counted dl", "60,000.00").await;
    browser.see_in("#counted", "40,000.00 kept as an advance").await;
    browser.end().await;
}

#[tokio::test]
async fn a_plan_by_agreed_amounts_is_typed_signed_and_paid() {
    let browser = drafted().await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-05-29").await;
    // two halves of the price to begin with
    browser.set("#term-payment-plan", "sums").await;
    browser.see_in("#plan-sum", "The parts add up to the price").await;
    browser.write("#plan tbody tr:first-child [name=sum]", "30000").await;
    browser.see_in("#plan-sum", "The parts are ¥20,000.00 short of the price.").await;
    browser.write("#plan tbody tr:last-child [name=sum]", "70000").await;
    browser.see_in("#plan-sum", "The parts add up to the price").await;
    browser.see_in(".sheet", "70,000.00").await;
    let address = sign(&browser).await;

    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#instalments", "30,000.00").await;
    browser.see_in("#instalments", "70,000.00").await;
    browser.press("#new").await;
    browser.press("[data-key='R']").await;
    browser.choose("#receipt-customer", CUSTOMER).await;
    browser.write("#receipt-amount", "30000").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Receipt of ¥30,000.00 recorded").await;
    browser.see_in("#instalments tbody tr:first-child .inst__state", "Paid").await;

    // the day before, nothing had come in yet
    browser.open("#/money?view=receipts").await;
    browser.see_in("#receipts", "30,000.00").await;
    browser.press("#as-of").await;
    browser.set("#as-of-date", "2026-05-19").await;
    browser.find("#as-of-band").await;
    browser.gone("#receipts").await;
    browser.end().await;
}

#[tokio::test]
async fn regular_parts_fill_the_plan_from_the_first_day() {
    let browser = drafted().await;
    browser.set("#term-payment-plan", "equal").await;
    browser.press("#plan-regular summary").await;
    browser.set("#plan-regular-first", "2027-01-31").await;
    browser.write("#plan-regular-count", "4").await;
    browser.press("#plan-regular-fill").await;
    for seen in ["31 January 2027", "28 February 2027", "31 March 2027", "30 April 2027", "25,000.00"] {
        browser.see_in(".sheet", seen).await;
    }
    browser.see_in("#plan-sum", "The parts add up to the price").await;
    // or a sum each, whatever that comes to
    browser.write("#plan-regular-each", "2万").await;
    browser.press("#plan-regular-fill").await;
    browser.see_in("#plan-sum", "The parts are ¥20,000.00 short of the price.").await;
    browser.holds("#plan-regular-each", "20000.00").await;
    browser.end().await;
}

#[tokio::test]
async fn a_contract_prints_as_paper_only() {
    let browser = Browser::start(Look::ZH).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.see("件事等您决定").await;
    browser.press("a[href='#/contracts']").await;
    browser.press_words("流量仪表供货与服务合同").await;
    browser.find(".sheet").await;
    browser
        .driver
        .cdp()
        .send_raw("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" }))
        .await
        .expect("print");
    let seen = browser
        .driver
        .execute(
            "const seen = css => [...document.querySelectorAll(css)].some(it => it.offsetParent !== null || getComputedStyle(it).display !== 'none' && it.getClientRects().length > 0);
             return [seen('.sheet'), seen('.side'), seen('.top'), seen('.deal__terms'), seen('.bands')]",
            Vec::new(),
        )
        .await
        .expect("the page answers");
    let seen: Vec<bool> = seen.convert().expect("answers");
    assert_eq!(seen, [true, false, false, false, false], "the sheet, and nothing of the frame");
    browser.end().await;
}
