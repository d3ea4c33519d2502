//! Commission as `domain.md` 6.5 and `contract-rules.md` 5.4 work it out: tiers both ways, what is held back, shares, a bonus on target, a refund.

use thirtyfour::Key;

use crate::browser::{Browser, Look};
use crate::journeys::draft_a_contract::{drafted_in, sign};
use crate::journeys::incentives::{add_member, receive};

/// Asks to take back the receipt in whose row this stands.
const TAKE_BACK: &str = "const rows = [...document.querySelectorAll('#receipts tr[data-row]')];
    const row = rows.find(it => it.innerText.includes(arguments[0]));
    row?.querySelector('button').click(); return !!row";

/// Writes a plan that counts all contracts, with these boxes and shares.
async fn write_plan(browser: &Browser, name: &str, boxes: &[(&str, &str)], shares: &[(&str, &str)]) {
    browser.open("#/incentives").await;
    browser.press("#new-plan").await;
    browser.write("#plan-name", name).await;
    browser.set("#plan-reach", "all").await;
    for (name, typed) in boxes {
        browser.set(&format!("#plan-{name}"), typed).await;
    }
    for (nth, (who, part)) in (1..).zip(shares) {
        browser.choose(&format!("#plan-who{nth}"), who).await;
        browser.set(&format!("#plan-part{nth}"), part).await;
    }
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#plan-page h1", name).await;
}

/// Supposes that so much counts.
async fn suppose(browser: &Browser, amount: &str) {
    browser.write("#what-if-amount", amount).await;
    browser.keys(Key::Tab).await;
}

/// The tiers of `domain.md` 6.5.
const TIERS: [(&str, &str); 5] = [("to1", "100000"), ("rate1", "2"), ("to2", "300000"), ("rate2", "3"), ("rate3", "5")];

/// The tiers of `contract-rules.md` 5.4.
const RULES: [(&str, &str); 7] = [
    ("to1", "800000"),
    ("rate1", "2"),
    ("to2", "1000000"),
    ("rate2", "3"),
    ("to3", "1200000"),
    ("rate3", "5"),
    ("rate4", "6"),
];

/// What the table of `contract-rules.md` 5.4 says: so much collected, each band at its rate, all at the rate reached.
const COLLECTED: [(&str, &str, &str); 6] = [
    ("700000", "¥14,000.00", "¥14,000.00"),
    ("800000", "¥16,000.00", "¥16,000.00"),
    ("1000000", "¥22,000.00", "¥30,000.00"),
    ("1000001", "¥22,000.05", "¥50,000.05"),
    ("1100000", "¥27,000.00", "¥55,000.00"),
    ("1300000", "¥38,000.00", "¥78,000.00"),
];

/// `domain.md` 6.5: tiers both ways, what is held back, shares, a bonus on target, and a refund.
async fn commission(look: Look) {
    let browser = drafted_in(look).await;
    browser.write(".lines__row [name=price]", "500000").await;
    browser.see_in("#contract-total", "500,000.00").await;
    browser.set("#term-drafted_on", "2026-03-01").await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-05-20").await;
    sign(&browser).await;
    browser.open("#/team").await;
    add_member(&browser, "Ann Lee").await;
    add_member(&browser, "Bob Hill").await;

    // a bound belongs to the tier below it; on the whole one fen more moves 6,000.00
    let held = TIERS.into_iter().chain([("hold", "20")]).collect::<Vec<_>>();
    write_plan(&browser, "A", &held, &[("Ann Lee", "100")]).await;
    let plan = format!("#{}", browser.fragment().await);
    for (collected, by_bands, on_the_whole) in [
        ("100000", "¥2,000.00", "¥2,000.00"),
        ("100000.01", "¥2,000.00", "¥3,000.00"),
        ("300000", "¥8,000.00", "¥9,000.00"),
        ("300000.01", "¥8,000.00", "¥15,000.00"),
        ("450000", "¥15,500.00", "¥22,500.00"),
    ] {
        suppose(&browser, collected).await;
        // the way that differs in every row is read first, so that nothing of the row before is read
        browser.reads("#what-if-whole", on_the_whole).await;
        browser.reads("#what-if-marginal", by_bands).await;
    }
    browser.reads("#what-if-answer", "¥15,500.00").await;
    browser.see_in("#what-if .incentives__cliffs", "¥300,000.00").await;
    // 100,000.00 at 2 %, 200,000.00 at 3 %, 150,000.00 at 5 %; a fifth of it is held back
    for step in ["2,000.00", "6,000.00", "7,500.00", "¥3,100.00", "¥12,400.00"] {
        browser.see_in("#what-if .incentives__working", step).await;
    }
    browser.picture(browser.pick("example-commission-zh", "example-commission-en")).await;

    // what was collected counts as what was supposed
    browser.press("#approve-plan").await;
    browser.write("#incentive-by", "Grace Wu").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    receive(&browser, "400000", "400,000.00").await;
    receive(&browser, "50000", "50,000.00").await;
    browser.open(&plan).await;
    browser.see_in("#plan-periods summary", "¥15,500.00").await;
    browser.press("#plan-periods [data-book]").await;
    browser.saved().await;
    for booked in ["15,500.00", "3,100.00", "12,400.00"] {
        browser.see_in("#plan-entries", booked).await;
    }

    // 50,000.00 goes back in the period: 13,000.00 are due, and the difference is an entry of its own
    browser.open("#/money?view=receipts").await;
    browser.wait_for("the sheet that asks why", TAKE_BACK, "50,000.00").await;
    browser.write("#reverse-words", "Sent back").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open(&plan).await;
    browser.see_in("#plan-periods summary", "¥13,000.00").await;
    browser.see_in("#plan-periods [data-change]", "-2,500.00").await;
    browser.press("#plan-periods [data-book]").await;
    browser.saved().await;
    browser.see_in("#plan-entries [data-entry]", "-2,500.00").await;

    // shares of 15,500.01: the odd fen goes to the larger part
    write_plan(&browser, "B", &TIERS, &[("Ann Lee", "60"), ("Bob Hill", "40")]).await;
    suppose(&browser, "450000.20").await;
    browser.reads("#what-if-answer", "¥15,500.01").await;
    browser.see_in("#what-if .incentives__working", "¥9,300.01").await;
    browser.see_in("#what-if .incentives__working", "¥6,200.00").await;

    write_plan(&browser, "D", &RULES, &[("Ann Lee", "100")]).await;
    for (collected, by_bands, on_the_whole) in COLLECTED {
        suppose(&browser, collected).await;
        browser.reads("#what-if-whole", on_the_whole).await;
        browser.reads("#what-if-marginal", by_bands).await;
    }

    // a bonus of 10,000.00 on target: 110 % earns 125 % of it; above the last point it stays
    let points = [
        ("method", "on_target"),
        ("bonus", "10000"),
        ("goal", "100000"),
        ("to1", "0"),
        ("rate1", "0"),
        ("to2", "80"),
        ("rate2", "50"),
        ("to3", "100"),
        ("rate3", "100"),
        ("to4", "120"),
        ("rate4", "150"),
    ];
    write_plan(&browser, "C", &points, &[("Ann Lee", "100")]).await;
    for (sold, earned) in [("120000", "¥15,000.00"), ("110000", "¥12,500.00"), ("180000", "¥15,000.00")] {
        suppose(&browser, sold).await;
        browser.reads("#what-if-answer", earned).await;
    }
    suppose(&browser, "110000").await;
    browser.see_in("#what-if .incentives__working", "110%").await;
    browser.see_in("#what-if .incentives__working", "125%").await;
    browser.end().await;
}

#[tokio::test]
async fn the_documents_examples_stand_on_the_screen_for_commission() {
    commission(Look::EN).await;
}

#[tokio::test]
async fn the_documents_examples_stand_on_the_screen_for_commission_in_chinese() {
    commission(Look::ZH).await;
}
