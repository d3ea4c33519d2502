//! Journey 6: money comes late and in parts; the ledger is read line by line, the reminder goes out, some of the fee is waived, the
//! rest claimed, and a statement of account is sent.

use thirtyfour::prelude::*;

use super::count_a_receipt::written;
use super::draft_a_contract::{CUSTOMER, CUSTOMER_ZH, draft, sign};
use super::hand_lists_out::{cell, hand_out as handed_out, of_csv};
use super::hand_out_word::{bare, printed};
use super::keep_the_book::{enter_customer, start_book};
use super::look_back::look_at;
use crate::browser::{Browser, Look};

/// A contract of 100,000.00 that was due on 31 March, signed by both sides, in the language of the browser; its address.
pub(super) async fn late_contract(browser: &Browser) -> String {
    contract_due(browser, "2026-03-31", browser.pick("2026年3月31日", "31 March 2026")).await
}

/// The same, due on a day; as a box takes it, and as the contract says it.
async fn contract_due(browser: &Browser, due: &str, said: &str) -> String {
    let (customer, language) = browser.pick((CUSTOMER_ZH, "zh"), (CUSTOMER, "en"));
    start_book(browser).await;
    enter_customer(browser, customer, "020 7946 0001").await;
    draft(browser, customer, language).await;
    // nothing falls due before the day of the contract
    browser.set("#term-drafted_on", "2026-03-01").await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", due).await;
    browser.see_in(".sheet", said).await;
    sign(browser).await
}

/// What is typed and read on the way, in one language.
struct Words {
    look: Look,
    customer: &'static str,
    late: &'static str,
    /// How what is open came about: what was agreed, and what each receipt left of it.
    open: [&'static str; 3],
    /// The rows of the ledger: what each says of the days, or of the money that came.
    ledger: [[&'static str; 4]; 5],
    /// What a waiver lacks, what is said of one that is too large, and why it is given.
    waiver: [&'static str; 3],
    /// That a statement was frozen, what it is called, and that there is nothing new to claim.
    claim: [&'static str; 3],
    /// The name of the file of the reminder, and what it says.
    reminder: [&'static str; 4],
    /// What the demand says.
    demand: [&'static str; 5],
    /// What the annex of the demand is called, with its sum.
    annex: [&'static str; 2],
    /// The other language of letters, and what the demand is called in it.
    other: [&'static str; 2],
    /// What a friendly reminder is called, and what it does not speak of.
    friendly: [&'static str; 2],
    /// The name of the file of the statement of account, and what it says.
    account: [&'static str; 5],
    /// What stands beside a letter, and is not printed with it.
    beside: &'static str,
}

const EN: Words = Words {
    look: Look::EN,
    customer: CUSTOMER,
    late: "50 days late",
    open: [
        "Agreed ¥100,000.00",
        "¥39,000.00 towards principal, ¥61,000.00 left",
        "¥9,390.00 towards principal, ¥51,610.00 left",
    ],
    ledger: [
        ["20", "100,000.00", "0.05% a day", "1,000.00"],
        ["20 Apr 2026", "received ¥40,000.00", "¥1,000.00 to late fee", "¥39,000.00 to principal"],
        ["20", "61,000.00", "0.05% a day", "610.00"],
        ["10 May 2026", "received ¥10,000.00", "¥610.00 to late fee", "¥9,390.00 to principal"],
        ["10", "51,610.00", "0.05% a day", "258.05"],
    ],
    waiver: ["Please say why", "Only ¥258.05 is open", "Late for the first time"],
    claim: [
        "Statement CK-202605-0001 frozen: ¥200.00 of late fee claimed",
        "Statement CK-202605-0001",
        "There is no new late fee to claim",
    ],
    reminder: [
        "Reminder",
        "late-payment damages of ¥258.05 were owed",
        "20 61,000.00 0.05% a day 610.00",
        "10 51,610.00 0.05% a day 258.05",
    ],
    demand: [
        "Demand for payment",
        "Ref. CK-202605-0001",
        "The total is ¥53,310.00",
        "Please pay in full by 30 May 2026",
        "¥39,000.00 to principal",
    ],
    annex: ["Annex: working of the late fee", "1,868.05"],
    other: ["zh", "付款通知书"],
    friendly: ["Payment reminder", "Late fee"],
    account: [
        "Statement of account",
        "Payments received",
        "¥50,000.00",
        "Balance ¥53,310.00",
        "neither changes any due date nor waives late-payment damages",
    ],
    beside: "Only the letter is printed",
};

const ZH: Words = Words {
    look: Look::ZH,
    customer: CUSTOMER_ZH,
    late: "迟 50 天",
    open: ["本期应收 ¥100,000.00", "抵本金 ¥39,000.00，未收 ¥61,000.00", "抵本金 ¥9,390.00，未收 ¥51,610.00"],
    ledger: [
        ["20", "100,000.00", "0.05%/日", "1,000.00"],
        ["2026年4月20日", "收款 ¥40,000.00", "抵违约金 ¥1,000.00", "抵本金 ¥39,000.00"],
        ["20", "61,000.00", "0.05%/日", "610.00"],
        ["2026年5月10日", "收款 ¥10,000.00", "抵违约金 ¥610.00", "抵本金 ¥9,390.00"],
        ["10", "51,610.00", "0.05%/日", "258.05"],
    ],
    waiver: ["请写明减免的原因", "只有 ¥258.05 未清，不能减免更多", "初次逾期，协商减免"],
    claim: ["已开催款单 CK-202605-0001，主张违约金 ¥200.00", "催款单 CK-202605-0001", "没有可新主张的违约金"],
    reminder: [
        "催款函",
        "截至该日应付的逾期违约金为¥258.05",
        "20 61,000.00 0.05%/日 610.00",
        "10 51,610.00 0.05%/日 258.05",
    ],
    demand: [
        "付款通知书",
        "编号：CK-202605-0001",
        "以上合计 ¥53,310.00（大写：人民币伍万叁仟叁佰壹拾元整）",
        "请贵方于2026年5月30日前（含当日）付清",
        "抵本金 ¥39,000.00",
    ],
    annex: ["违约金的计算", "1,868.05"],
    other: ["en", "Demand for payment"],
    friendly: ["付款提醒函", "违约金"],
    account: ["对账单", "已收款项", "¥50,000.00", "未付合计 ¥53,310.00", "也不视为放弃逾期违约金"],
    beside: "打印时只印右边的函件",
};

/// Records a receipt of a day, once it shows that it counts towards these sums.
async fn receive(browser: &Browser, customer: &str, amount: &str, on: &str, counted: [&str; 2]) {
    browser.press("#new").await;
    browser.press("[data-key='R']").await;
    browser.choose("#receipt-customer", customer).await;
    browser.write("#receipt-amount", amount).await;
    browser.set("#receipt-on", on).await;
    for sum in counted {
        browser.see_in("#counted", sum).await;
    }
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
}

/// What is open opens into what came in of the price, and no fee.
async fn read_what_is_open(browser: &Browser, words: &Words) {
    browser.press("#instalments .inst__left .working").await;
    for (nth, said) in (1..).zip(words.open) {
        browser.see_in(&format!("#instalments .ledger__host tbody tr:nth-child({nth})"), said).await;
    }
    browser.gone(&format!("#instalments .ledger__host tbody tr:nth-child({})", words.open.len() + 1)).await;
    browser.gone("#instalments .ledger__table").await;
}

/// 20 days on 100,000.00, 20 on 61,000.00 and 10 on 51,610.00, with what came between them, line by line.
async fn read_the_ledger(browser: &Browser, words: &Words) {
    browser.press("#instalments .inst__fee .working").await;
    for (nth, said) in (1..).zip(words.ledger) {
        for it in said {
            browser.see_in(&format!("#instalments .ledger__table tbody tr:nth-child({nth})"), it).await;
        }
    }
    browser.gone(&format!("#instalments .ledger__table tbody tr:nth-child({})", words.ledger.len() + 1)).await;
    browser.see_in("#instalments .ledger__table tfoot", "1,868.05").await;
    browser.see_in("#instalments .ledger__table tfoot", "¥258.05").await;
}

/// The letter of a kind goes out as a Word file, which says the same. The first of these words names the file.
async fn hand_out<const N: usize>(browser: &Browser, kind: &str, said: [&str; N]) {
    browser.set("#letter-kind", kind).await;
    browser.see_in("#letter .sheet__title", said[0]).await;
    browser.press("#letter-word").await;
    let (name, file) = browser.downloaded(".docx").await;
    assert!(name.starts_with(said[0]) && name.ends_with("HT-202605-0001.docx"), "{name}");
    let letter = bare(&written(file));
    for it in said {
        assert!(letter.contains(&bare(it)), "{it} in {letter}");
    }
}

/// Part of the fee is given up with a reason; the costs of a lawyer come to it, are undone and done again; what is left is claimed,
/// once.
async fn claim_what_is_left(browser: &Browser, words: &Words) {
    let [no_reason, too_much, reason] = words.waiver;
    browser.press("#instalments [data-act=waive]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#waive-reason-problem", no_reason).await;
    browser.write("#waive-amount", "258.06").await;
    browser.write("#waive-reason", reason).await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#waive-amount-problem", too_much).await;
    browser.write("#waive-amount", "58.05").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#claims", reason).await;
    browser.see_in("#fees-sum", "200.00").await;

    browser.press("#instalments [data-act=cost]").await;
    browser.write("#cost-amount", "1500").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#fees-sum", "1,500.00").await;
    browser.keys(Key::Control + "z").await;
    let gone = "return !document.querySelector('#fees-sum').innerText.includes(arguments[0])";
    browser.wait_for("the cost to be gone", gone, "1,500.00").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_in("#fees-sum", "1,500.00").await;

    let [frozen, number, nothing] = words.claim;
    browser.press("#freeze-claim").await;
    browser.see_in("#claimable", "¥200.00").await;
    browser.press("dialog button[type=submit]").await;
    browser.see(frozen).await;
    browser.see_in("#claims", number).await;
    browser.press("#freeze-claim").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#freeze-number-problem", nothing).await;
    browser.keys(Key::Escape).await;
}

/// The demand in both languages, with its working; a reminder that speaks softly names the price alone.
async fn read_the_letters(browser: &Browser, words: &Words) {
    browser.set("#letter-kind", "demand").await;
    for it in words.demand {
        browser.see_in("#letter", it).await;
    }
    let own = browser.pick("zh", "en");
    let [language, title] = words.other;
    browser.set("#letter-language", language).await;
    browser.see_in("#letter .sheet__title", title).await;
    browser.set("#letter-language", own).await;
    let [friendly, unsaid] = words.friendly;
    browser.set("#letter-kind", "friendly").await;
    browser.see_in("#letter .sheet__title", friendly).await;
    assert!(!browser.text_of("#letter").await.contains(unsaid), "no fee is spoken of");
    is_printed_alone(browser, &[friendly, "51,610.00"], words.beside).await;
}

/// What the browser prints is the letter that is looked at, and nothing beside it.
async fn is_printed_alone(browser: &Browser, said: &[&str], beside: &str) {
    let language = browser.pick("zh", "en");
    let folder = std::env::temp_dir().join(format!("counterpart-letter-{language}-{}", std::process::id()));
    // one font draws the sign of the currency wide, another narrow
    let plain = |text: &str| bare(text).replace(['¥', '￥'], "");
    browser.see(beside).await;
    let (pages, _) = printed(browser, &folder).await;
    let all = plain(&pages.concat());
    std::fs::remove_dir_all(&folder).expect("tidied up");
    for it in said {
        assert!(all.contains(&plain(it)), "{it} in {all}");
    }
    assert!(!all.contains(&plain(beside)), "{beside} in {all}");
}

/// Journey 6, from the first late day to the statement of account.
async fn collect(words: &Words) {
    let browser = Browser::start(words.look).await;
    let address = late_contract(&browser).await;

    // today is 20 May 2026: 50 days at 0.05 % of 100,000.00
    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#instalments", words.late).await;
    browser.see_in("#instalments", "2,500.00").await;
    browser.see_in("#fees-sum", "2,500.00").await;

    // money comes late and in parts; of each the fee up to its day first, then the price
    receive(&browser, words.customer, "40000", "2026-04-20", ["1,000.00", "39,000.00"]).await;
    browser.see_in("#instalments", "61,000.00").await;
    browser.see_in("#instalments", "915.00").await;
    receive(&browser, words.customer, "10000", "2026-05-10", ["610.00", "9,390.00"]).await;
    browser.see_in("#instalments", "51,610.00").await;
    browser.see_in("#instalments", "258.05").await;
    read_what_is_open(&browser, words).await;
    read_the_ledger(&browser, words).await;

    // the reminder, by the ledger as it stands
    browser.open(&format!("#{address}/letters")).await;
    hand_out(&browser, "firm", words.reminder).await;
    browser.open(&format!("#{address}/money")).await;
    browser.press("#instalments .inst__fee .working").await;
    claim_what_is_left(&browser, words).await;

    // 51,610.00, 200.00 and 1,500.00 are demanded, and stated with what came in
    browser.open(&format!("#{address}/letters")).await;
    read_the_letters(&browser, words).await;
    let [title, _, sum, by, annex] = words.demand;
    hand_out(&browser, "demand", [title, sum, by, annex]).await;
    browser.picture(&format!("demand-{}", browser.pick("zh", "en"))).await;
    // on paper the demand has its annex with it
    let [working, fee] = words.annex;
    is_printed_alone(&browser, &[title, words.demand[1], working, fee], words.beside).await;
    hand_out(&browser, "account", words.account).await;
    is_printed_alone(&browser, &words.account[..4], words.beside).await;

    // nothing was only in memory
    browser.driver.refresh().await.expect("it reloads");
    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#claims", words.claim[1]).await;
    browser.see_in("#claims", words.waiver[2]).await;
    browser.picture(&format!("claims-{}", browser.pick("zh", "en"))).await;

    // the day before the contract was not signed, and nothing had been given up or claimed
    look_at(&browser, "2026-05-19").await;
    browser.gone("#claims").await;
    browser.press("#as-of-band .band__act").await;
    browser.see_in("#claims", words.claim[1]).await;

    // a month on: 31 days more on 51,610.00 are 799.955; of 2,668.005, rounded once, 1,610.00 were paid, and 58.05 given up
    look_at(&browser, "2026-06-20").await;
    browser.press("#instalments .inst__fee .working").await;
    browser.see_in("#instalments .ledger__table tbody tr", "799.96").await;
    for sum in ["2,668.01", "−1,610.00", "−58.05", "¥999.96"] {
        browser.see_in("#instalments .ledger__table tfoot tr", sum).await;
    }
    browser.press("#as-of-band .band__act").await;
    browser.reads("#instalments .inst__fee", "200.00").await;
    browser.end().await;
}

#[tokio::test]
async fn journey_6_money_comes_late_and_in_parts_and_is_reminded_of_claimed_and_stated() {
    collect(&EN).await;
}

#[tokio::test]
async fn journey_6_money_comes_late_and_in_parts_and_is_reminded_of_claimed_and_stated_in_chinese() {
    collect(&ZH).await;
}

#[tokio::test]
async fn of_a_part_that_is_not_late_something_is_given_up_as_well() {
    let browser = Browser::start(Look::EN).await;
    let address = contract_due(&browser, "2026-06-30", "30 June 2026").await;
    browser.open(&format!("#{address}/money")).await;
    browser.press("#instalments .inst__fee .working").await;
    browser.see_in("#instalments .ledger__host", "No late fee").await;
    browser.press("#instalments [data-act=waive]").await;
    browser.write("#waive-amount", "100").await;
    browser.write("#waive-reason", "One meter was scratched").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#claims", "One meter was scratched").await;
    browser.see_in("#instalments", "99,900.00").await;
    browser.press("#instalments [data-act=cost]").await;
    browser.write("#cost-amount", "80").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#fees-sum", "80.00").await;
    browser.end().await;
}

#[tokio::test]
async fn a_statement_that_was_a_mistake_is_taken_back_and_claims_no_more() {
    let browser = Browser::start(Look::EN).await;
    let address = late_contract(&browser).await;
    browser.open(&format!("#{address}/money")).await;
    browser.press("#freeze-claim").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("¥2,500.00 of late fee claimed").await;
    browser.press("#claims button").await;
    browser.see("Taken back by a counter-entry").await;
    browser.see_in("#claims", "-2,500.00").await;
    browser.press("#freeze-claim").await;
    browser.see_in("#claimable", "¥2,500.00").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Statement CK-202605-0002 frozen").await;
    browser.saved().await;

    // both tables go out: the fee as it stands, and each statement with its counter-entry
    let (name, csv) = handed_out(&browser, "#export-contract-money", "fees", "csv").await;
    assert_eq!(name, "late-fees.csv");
    let fees = of_csv(csv);
    assert_eq!(fees.rows.len(), 1);
    for (heading, sum) in [
        ("Accrued", "2500.00"),
        ("Paid", "0.00"),
        ("Waived", "0.00"),
        ("Owed", "2500.00"),
        ("Claimed", "2500.00"),
        ("New to claim", "0.00"),
        ("Costs", "0.00"),
        ("Currency", "CNY"),
    ] {
        assert_eq!(cell(&fees, 0, heading), sum, "{heading}");
    }
    let (name, csv) = handed_out(&browser, "#export-contract-money", "claims", "csv").await;
    assert_eq!(name, "recovery.csv");
    let claims = of_csv(csv);
    let mut rows: Vec<[&str; 5]> = (0..claims.rows.len())
        .map(|row| ["Date", "What", "Amount", "Currency", "State"].map(|heading| cell(&claims, row, heading)))
        .collect();
    rows.sort_unstable();
    assert_eq!(
        rows,
        [
            ["2026-05-20", "Statement CK-202605-0001", "-2500.00", "CNY", "Counter-entry"],
            ["2026-05-20", "Statement CK-202605-0001", "2500.00", "CNY", "Reversed"],
            ["2026-05-20", "Statement CK-202605-0002", "2500.00", "CNY", ""],
        ]
    );

    // they promise to pay by a day: it stands beside what is overdue, and in the calendar
    browser.press("#promise-new").await;
    browser.set("#promise-by", "2026-05-19").await;
    browser.press("#promise-record").await;
    browser.see("cannot lie before that of the promise").await;
    browser.set("#promise-by", "2026-06-05").await;
    browser.write("#promise-document", "Mail of 20 May").await;
    browser.press("#promise-record").await;
    browser.see("Promise to pay recorded").await;
    browser.see_in("#promises", "promised to pay by 5 Jun 2026").await;
    browser.see_in("#promises", "Mail of 20 May").await;
    let (_, csv) = handed_out(&browser, "#export-promises", "promises", "csv").await;
    assert_eq!(cell(&of_csv(csv), 0, "Pays by"), "2026-06-05");
    browser.open("").await;
    browser.see_in(".decide", "promised to pay by 5 Jun").await;
    browser.open("#/calendar?day=2026-06-05").await;
    browser.see_in("#calendar-day", "promised to pay by this day").await;
    browser.end().await;
}
