//! Journey 9, second half: a plan is approved, money comes in, commission is booked, approved and paid in a run; the money goes back
//! and the commission is clawed back; the statement says all of it.

use thirtyfour::Key;

use super::draft_a_contract::{CUSTOMER, CUSTOMER_ZH, drafted_in, sign};
use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

/// Adds a member by the page of the team.
pub(super) async fn add_member(browser: &Browser, name: &str) {
    browser.press("#new-member").await;
    browser.write("#member-name", name).await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#members", name).await;
    browser.saved().await;
}

/// Money of the customer comes in today, and is counted as it says.
pub(super) async fn receive(browser: &Browser, amount: &str, counted: &str) {
    browser.press("#new").await;
    browser.press("[data-key='R']").await;
    browser.choose("#receipt-customer", browser.pick(CUSTOMER_ZH, CUSTOMER)).await;
    browser.write("#receipt-amount", amount).await;
    browser.see_in("#counted", counted).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
}

/// Whether the box of the plan for what is supposed reads so.
const ANSWER: &str = "return document.querySelector('#what-if-answer')?.textContent === arguments[0]";

/// What is typed and read on the way, in one language.
struct Words {
    look: Look,
    due: &'static str,
    /// Two that share, and who approves.
    people: [&'static str; 3],
    no_plan: &'static str,
    no_name: &'static str,
    /// That the shares do not make a whole, and that they do.
    shares: [&'static str; 2],
    plan: &'static str,
    /// The stages of a plan: a draft, approved.
    stages: [&'static str; 2],
    nobody: &'static str,
    tier: &'static str,
    gets: &'static str,
    nothing_booked: &'static str,
    all_booked: &'static str,
    to_approve: &'static str,
    /// The stages of a run: made, paid.
    run: [&'static str; 2],
    home: &'static str,
    clawed: &'static str,
    /// The first version of the plan, and the second.
    versions: [&'static str; 2],
    statement: &'static str,
    mistake: &'static str,
    picture: &'static str,
}

const EN: Words = Words {
    look: Look::EN,
    due: "20 May 2026",
    people: ["Ann Lee", "Bob Hill", "Grace Wu"],
    no_plan: "No incentive plan yet",
    no_name: "Give the plan a name",
    shares: ["have to be 100", "The shares add up to 100%"],
    plan: "Sales east",
    stages: ["Draft", "Approved"],
    nobody: "Say who approves",
    tier: "Tier 2, from ¥50,000.00",
    gets: "Ann Lee gets 60%",
    nothing_booked: "Nothing was booked yet",
    all_booked: "agrees with the book",
    to_approve: "2 entries",
    run: ["Waiting for approval", "Paid"],
    home: "Approve payout run FF-2026-001",
    clawed: "Clawed back",
    versions: ["Sales east v1", "Sales east v2"],
    statement: "commission-statement",
    mistake: "Booked too early",
    picture: "incentives-en",
};

const ZH: Words = Words {
    look: Look::ZH,
    due: "2026年5月20日",
    people: ["方亦清", "韩雪", "王砚秋"],
    no_plan: "还没有激励方案",
    no_name: "写上方案的名称",
    shares: ["要正好 100%", "份额合计 100%"],
    plan: "华东回款提成",
    stages: ["草稿", "已批准"],
    nobody: "写上是谁批准的",
    tier: "第 2 档，从 ¥50,000.00 起",
    gets: "方亦清 分 60%",
    nothing_booked: "还没有计提",
    all_booked: "账册与已计提的一致",
    to_approve: "2 笔",
    run: ["待批准", "已发放"],
    home: "批准提成发放单 FF-2026-001",
    clawed: "追回",
    versions: ["华东回款提成 第 1 版", "华东回款提成 第 2 版"],
    statement: "提成对账单",
    mistake: "计提过早",
    picture: "incentives-zh",
};

/// Journey 9, second half: a plan, the money, the commission, the run, and the money that goes back.
async fn commission(words: &Words) {
    let browser = drafted_in(words.look).await;
    let [first, second, approver] = words.people;
    let hers = |figure: &str| format!("#member-figures [data-member='{first}'] [data-figure={figure}]");
    // nothing falls due before the day of the contract
    browser.set("#term-drafted_on", "2026-03-01").await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-05-20").await;
    browser.see_in(".sheet", words.due).await;
    sign(&browser).await;
    browser.open("#/team").await;
    add_member(&browser, first).await;
    add_member(&browser, second).await;

    // a plan: what is missing is said, and the shares are added up while they are typed
    browser.open("#/incentives").await;
    browser.see_in("#no-plans", words.no_plan).await;
    browser.press("#new-plan").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#plan-name-problem", words.no_name).await;
    browser.see_in("#plan-part1-problem", words.shares[0]).await;
    browser.write("#plan-name", words.plan).await;
    browser.set("#plan-reach", "all").await;
    browser.write("#plan-to1", "50000").await;
    browser.write("#plan-rate1", "2").await;
    browser.write("#plan-rate2", "4").await;
    browser.choose("#plan-who1", first).await;
    browser.write("#plan-part1", "60").await;
    browser.see_in("#shares-sum", "60%").await;
    browser.choose("#plan-who2", second).await;
    browser.write("#plan-part2", "40").await;
    browser.see_in("#shares-sum", words.shares[1]).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#plan-stage", words.stages[0]).await;

    // what if, by keys too: 50,000.00 at 2 %; on the whole one minor unit more jumps
    browser.wait_for("half of the slider", ANSWER, "¥1,000.00").await;
    browser.write("#what-if-amount", "100000").await;
    browser.keys(Key::Tab).await;
    browser.wait_for("the end of the slider", ANSWER, "¥3,000.00").await;
    browser.see_in("#what-if-marginal", "3,000.00").await;
    browser.see_in("#what-if-whole", "4,000.00").await;

    // approved by name; from then on there is nothing to edit
    browser.press("#approve-plan").await;
    browser.write("#incentive-by", "").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#incentive-by-problem", words.nobody).await;
    browser.write("#incentive-by", approver).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#plan-stage", words.stages[1]).await;
    browser.gone("#edit-plan").await;
    let plan = browser.fragment().await;

    // 80,000.00 comes in
    receive(&browser, "80000", "80,000.00").await;

    // 1,000.00 and 1,200.00: tier by tier, and who gets what; booked in one step that can be undone
    browser.open(&format!("#{plan}")).await;
    browser.see_in("#plan-periods", "2,200.00").await;
    browser.see_in("#plan-periods", words.tier).await;
    browser.see_in("#plan-periods", words.gets).await;
    browser.see_in("#plan-periods", "1,320.00").await;
    browser.press("#plan-periods [data-book]").await;
    browser.saved().await;
    browser.see_in("#plan-entries", "1,320.00").await;
    browser.see_in("#plan-entries", "880.00").await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("#plan-entries", words.nothing_booked).await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_in("#plan-entries", "1,320.00").await;

    // approved and put into a run, which waits on the first page
    browser.open("#/incentives").await;
    browser.see_in("#all-booked", words.all_booked).await;
    browser.see_in("#to-approve", words.to_approve).await;
    browser.press("#approve-entries").await;
    browser.write("#incentive-by", approver).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in(&hers("approved"), "1,320.00").await;
    browser.open("#/incentives/runs").await;
    browser.press("#make-run").await;
    browser.saved().await;
    browser.see_in("[data-run='FF-2026-001']", words.run[0]).await;
    browser.open("").await;
    browser.see_in(".decide", words.home).await;
    browser.open("#/incentives/runs").await;
    browser.press("[data-run='FF-2026-001'] [data-approve]").await;
    browser.write("#incentive-by", approver).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.press("[data-run='FF-2026-001'] [data-pay]").await;
    browser.saved().await;
    browser.see_in("[data-run='FF-2026-001']", words.run[1]).await;

    // the money goes back: what was paid for it is clawed back
    browser.open("#/money?view=receipts").await;
    browser.press("#receipts [data-act=reverse]").await;
    browser.write("#reverse-words", words.mistake).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/incentives").await;
    browser.see_in("#to-book", "2,200.00").await;
    browser.press("#to-book [data-book]").await;
    browser.saved().await;
    browser.see_in(&hers("clawed"), "1,320.00").await;
    browser.see_in(&hers("paid"), "1,320.00").await;
    browser.picture(words.picture).await;

    // the statement has both, with the cause, and goes out
    browser.press(&format!("#member-figures [data-member='{first}'] a")).await;
    browser.see_in("#entries", words.clawed).await;
    browser.see_in("#entries", words.versions[0]).await;
    browser.press("#export-statement").await;
    browser.press("[data-form=csv]").await;
    let (name, bytes) = browser.downloaded(".csv").await;
    assert!(name.starts_with(words.statement), "{name}");
    assert!(String::from_utf8_lossy(&bytes).contains(words.clawed));

    // an entry that was a mistake is taken back, with a reason; the difference is there again
    browser.open(&format!("#{plan}")).await;
    browser.press("#plan-entries [data-cause=clawback] [data-reverse]").await;
    browser.press("dialog button[type=submit]").await;
    browser.find("#incentive-why[aria-invalid=true]").await;
    browser.write("#incentive-why", words.mistake).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.find("#plan-periods [data-book]").await;

    // a new version begins from this one
    browser.press("#version-plan").await;
    browser.write("#plan-rate2", "5").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#plan-page h1", words.versions[1]).await;
    browser.see_in("#plan-stage", words.stages[0]).await;
    browser.end().await;
}

#[tokio::test]
async fn commission_follows_receipts_is_paid_in_a_run_and_clawed_back() {
    commission(&EN).await;
}

#[tokio::test]
async fn commission_follows_receipts_is_paid_in_a_run_and_clawed_back_in_chinese() {
    commission(&ZH).await;
}

#[tokio::test]
async fn the_demo_has_plans_of_every_method_also_on_a_phone() {
    let browser = Browser::start(Look::ZH.phone()).await;
    browser.open_demo().await;
    browser.open("#/incentives").await;
    for words in ["分段累进", "全额", "按件", "达标奖金"] {
        browser.see_in("#plans", words).await;
    }
    browser.find("#member-figures [data-row]").await;
    browser.picture("incentives-phone-zh").await;
    browser.open("#/incentives/runs").await;
    browser.see_in("#runs", "已发放").await;
    browser.see_in("#runs", "待批准").await;
    browser.open("#/incentives?period=2026").await;
    browser.press("[data-plan=华南回款提成] a").await;
    browser.see_in("#plan-entries", "追回").await;
    browser.end().await;
}

#[tokio::test]
async fn a_plan_in_dollars_reckons_in_dollars() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/team").await;
    add_member(&browser, "Ann Lee").await;
    browser.open("#/incentives").await;
    browser.press("#new-plan").await;
    browser.write("#plan-name", "Sales overseas").await;
    browser.set("#plan-currency", "USD").await;
    browser.write("#plan-rate1", "2").await;
    browser.choose("#plan-who1", "Ann Lee").await;
    browser.write("#plan-part1", "100").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#plan-stage", "Draft").await;
    browser.write("#what-if-amount", "100000").await;
    browser.keys(Key::Tab).await;
    browser.wait_for("two per cent of it", ANSWER, "$2,000.00").await;
    browser.end().await;
}

#[tokio::test]
async fn a_plan_per_unit_holds_a_part_back_until_the_contract_is_collected() {
    let browser = drafted_in(Look::EN).await;
    browser.set("#term-drafted_on", "2026-03-01").await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-05-20").await;
    browser.see_in(".sheet", EN.due).await;
    sign(&browser).await;
    browser.open("#/team").await;
    add_member(&browser, "Ann Lee").await;

    // an amount for each unit goes with units, not with money
    browser.open("#/incentives").await;
    browser.press("#new-plan").await;
    browser.write("#plan-name", "Per meter").await;
    browser.set("#plan-reach", "all").await;
    browser.set("#plan-method", "per_unit").await;
    browser.write("#plan-rate1", "500").await;
    browser.write("#plan-hold", "20").await;
    browser.choose("#plan-who1", "Ann Lee").await;
    browser.write("#plan-part1", "100").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#plan-metric-problem", "Per unit goes with units sold").await;
    browser.set("#plan-metric", "units").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#plan-terms", "Per unit").await;
    browser.see_in("#plan-terms", "once every contract that counted is fully collected").await;
    browser.press("#approve-plan").await;
    browser.write("#incentive-by", "Grace Wu").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    let plan = format!("#{}", browser.fragment().await);

    // one meter was sold: 500.00, of which a fifth waits
    browser.see_in("#plan-periods", "Held back 20%: ¥100.00").await;
    browser.press("#plan-periods [data-book]").await;
    browser.saved().await;
    browser.see_in("#plan-entries", "400.00").await;

    // the money is in: what waited is set free, and booked
    receive(&browser, "100000", "100,000.00").await;
    browser.open(&plan).await;
    browser.see_in("#plan-periods [data-change]", "Held part released").await;
    browser.press("#plan-periods [data-book]").await;
    browser.saved().await;
    browser.see_in("#plan-entries [data-cause=release]", "-100.00").await;
    browser.gone("#plan-periods [data-book]").await;
    browser.end().await;
}

#[tokio::test]
async fn a_plan_pays_by_grades_and_says_which_evaluation_counts() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/team").await;
    add_member(&browser, "Ann Lee").await;
    browser.open("#/incentives").await;
    browser.press("#new-plan").await;
    browser.write("#plan-name", "Sales north").await;
    browser.set("#plan-reach", "all").await;
    browser.write("#plan-rate1", "2").await;
    browser.see_in("dialog", "covers the whole period").await;
    browser.press("#plan-usual-grades").await;
    browser.write("#plan-factor1", "x").await;
    browser.choose("#plan-who1", "Ann Lee").await;
    browser.write("#plan-part1", "100").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#plan-factor1-problem", "between 0 and 1000").await;
    browser.write("#plan-factor1", "120").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#plan-terms", "A 120% · B 100% · C 80% · D 0%").await;
    // frozen with the approval; without a final evaluation all is earned in full
    browser.press("#approve-plan").await;
    browser.write("#incentive-by", "Grace Wu").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#plan-periods", "no final evaluation covers the period").await;
    browser.end().await;
}
