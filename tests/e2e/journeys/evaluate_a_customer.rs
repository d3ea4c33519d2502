//! Evaluations: a period of a contract's clause is evaluated, confirmed by both sides and followed by a task; an objection is
//! answered; a low grade is followed by what the clause asks for; a plan of one's own is written with its weights.

use super::draft_a_contract::{drafted, sign};
use super::hand_out_word::{bare, printed};
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

pub(super) async fn enter(browser: &Browser, metric: u8, value: &str, note: &str) {
    browser.press(&format!("[data-enter='{metric}']")).await;
    browser.keep(&[("evaluation-value", value), ("evaluation-note", note)]).await;
}

/// Opens the form of a plan of one's own of this name, whose first metric measures this.
async fn begin_a_plan(browser: &Browser, name: &str, measured: &str) {
    browser.open("#/evaluations/plans").await;
    browser.press("#new-evaluation-plan").await;
    browser.write("#plan-name", name).await;
    browser.set("#measured-1", measured).await;
}

/// Begins to evaluate the customer at this address by a plan of one's own.
pub(super) async fn evaluate_by(browser: &Browser, customer: &str, plan: &str) {
    browser.open(customer).await;
    browser.press("#new-evaluation-here").await;
    browser.choose("#evaluation-plan", plan).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
}

/// What is typed and read on the way, in one language.
struct Words {
    look: Look,
    weight: &'static str,
    /// The stages: draft, awaiting confirmation, confirmed, closed.
    stages: [&'static str; 4],
    missing: &'static str,
    unrated: &'static str,
    barred: &'static str,
    /// Where the values come from.
    sources: [&'static str; 2],
    comment: &'static str,
    until: &'static str,
    /// What is printed: the metrics of the clause, and where each side signs.
    paper: [&'static str; 7],
    nobody: &'static str,
    /// Who signs for the other side, and for ours.
    people: [&'static str; 2],
    /// What each of them says to it.
    remarks: [&'static str; 2],
    action: &'static str,
    picture: &'static str,
}

const EN: Words = Words {
    look: Look::EN,
    weight: "Net sales 40%",
    stages: ["Draft", "Awaiting confirmation", "Confirmed by both", "Closed"],
    missing: "To be entered",
    unrated: "Values are missing",
    barred: "Metrics without a value: 2",
    sources: ["Their list of June", "Survey of 40 users"],
    comment: "As measured",
    until: "objections until",
    paper: [
        "Net sales",
        "New customers",
        "Collection rate",
        "Satisfaction",
        "Complaint time",
        "Us · Signature",
        "The other side · Signature",
    ],
    nobody: "Say who signed",
    people: ["Bo Ek", "Ann Lee"],
    remarks: ["We count twenty from July", "Agreed at the visit of May"],
    action: "Train their two new shifts",
    picture: "evaluation-en",
};

const ZH: Words = Words {
    look: Look::ZH,
    weight: "净销售额 40%",
    stages: ["草稿", "待双方确认", "双方已确认", "已关闭"],
    missing: "待录入",
    unrated: "还有数值未录入",
    barred: "还有 2 个指标没有数值",
    sources: ["对方六月的名单", "四十位用户的回访"],
    comment: "按实测数据",
    until: "异议期至",
    paper: ["净销售额", "新客户数", "回款率", "满意度", "投诉处理时长", "我方 · 签字", "对方 · 签字"],
    nobody: "写明签字人",
    people: ["韩启明", "王砚秋"],
    remarks: ["七月起按二十家计", "五月走访时已谈定"],
    action: "培训对方两个新班组",
    picture: "evaluation-zh",
};

/// Printed, it says the metrics with their points and the grade, and has a place for each side to sign.
async fn is_printed(browser: &Browser, words: &Words) {
    let (score, grade) = (browser.text_of("#evaluation-score").await, browser.text_of("#evaluation-grade").await);
    let folder = std::env::temp_dir().join(format!("counterpart-{}-{}", words.picture, std::process::id()));
    let (pages, drawn) = printed(browser, &folder).await;
    std::fs::remove_dir_all(folder).expect("tidied up");
    // beside each other columns are read line by line, and as they were drawn cell by cell
    let paper = format!("{}{}", bare(&pages.concat()), bare(&drawn.concat()));
    let figures = ["13.50", "14.40", score.as_str(), grade.as_str()];
    for said in words.paper.into_iter().chain(figures) {
        assert!(!said.is_empty() && paper.contains(&bare(said)), "{said} in {paper}");
    }
}

/// Journey 9, first half: the scorecard that both sides agree.
async fn evaluate(words: &Words) {
    let browser = Browser::start(words.look).await;
    let [draft, waiting, confirmed, closed] = words.stages;
    browser.open_demo().await;

    // the clause says it all: whom, what, how much, by when
    browser.open("#/evaluations/plans").await;
    browser.see_in("#clause-plans", words.weight).await;
    browser.open("#/evaluations").await;
    browser.see_in(".side__item[href='#/evaluations'] .side__count", "3").await;
    browser.press("[data-due] button").await;
    browser.saved().await;
    browser.see_in("#evaluation-state", draft).await;

    // what is entered by hand is missing, and nothing is submitted without it
    browser.see_in("[data-metric='1']", words.missing).await;
    browser.see_in("#evaluation-unrated", words.unrated).await;
    browser.press(".offered__barred summary").await;
    browser.see_in("[data-barred=submit]", words.barred).await;
    browser.press("[data-enter='1']").await;
    browser.press("dialog button[type=submit]").await;
    browser.find("#evaluation-note-problem:not([hidden])").await;
    browser.keep(&[("evaluation-value", "18"), ("evaluation-note", words.sources[0])]).await;
    browser.see_in("[data-metric='1'] [data-points]", "13.50").await;
    enter(&browser, 3, "4.32", words.sources[1]).await;
    browser.see_in("[data-metric='3'] [data-points]", "14.40").await;
    browser.see_in("[data-metric='3']", words.sources[1]).await;

    // put to both sides: the values are frozen
    browser.press("#evaluation-next[data-step=submit]").await;
    browser.keep(&[("evaluation-words", words.comment)]).await;
    browser.see_in("#evaluation-state", waiting).await;
    browser.gone("[data-enter]").await;
    browser.see_in("#evaluation-until", words.until).await;
    browser.picture(words.picture).await;

    // the sheet goes out for both sides to sign
    browser.press("#evaluation-word").await;
    let (_, sheet) = browser.downloaded(".docx").await;
    assert!(sheet.starts_with(b"PK"));
    is_printed(&browser, words).await;

    // each side confirms by name, and may say something to it
    browser.press("#evaluation-next[data-step=confirm]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#evaluation-name-problem", words.nobody).await;
    browser.keep(&[("evaluation-name", words.people[0]), ("evaluation-words", words.remarks[0])]).await;
    browser.see_in("[data-side=them]", words.people[0]).await;
    browser.press("#evaluation-next[data-step=confirm]").await;
    browser.keep(&[("evaluation-name", words.people[1]), ("evaluation-words", words.remarks[1])]).await;
    browser.see_in("#evaluation-state", confirmed).await;
    for (side, said) in ["them", "us"].into_iter().zip(words.remarks) {
        browser.see_in(&format!("[data-side={side}]"), said).await;
        browser.see_in("#evaluation-history", said).await;
    }

    // what was agreed is a task
    browser.press("#agree-action").await;
    browser.keep(&[("evaluation-words", words.action), ("evaluation-name", words.people[1])]).await;
    browser.see_in("#evaluation-actions", words.action).await;
    browser.press("#evaluation-next[data-step=close]").await;
    browser.saved().await;
    browser.see_in("#evaluation-state", closed).await;
    browser.open("#/tasks").await;
    browser.see_in("main", words.action).await;
    browser.end().await;
}

#[tokio::test]
async fn a_period_of_a_clause_is_evaluated_confirmed_by_both_and_followed_by_a_task() {
    evaluate(&EN).await;
}

#[tokio::test]
async fn a_period_of_a_clause_is_evaluated_confirmed_by_both_and_followed_by_a_task_in_chinese() {
    evaluate(&ZH).await;
}

#[tokio::test]
async fn an_objection_is_answered_and_the_evaluation_put_to_both_sides_again() {
    let browser = Browser::start(Look::ZH).await;
    browser.open_demo().await;
    browser.open("#/evaluations?view=waiting").await;
    browser.press(".evals [data-evaluation] .evals__who a").await;
    browser.see_in("#evaluation-state", "待双方确认").await;
    browser.press("#steps [data-step=object]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#evaluation-words-problem", "写明理由").await;
    browser.keep(&[("evaluation-words", "少算一笔回款")]).await;
    browser.see_in("#evaluation-state", "有异议").await;
    browser.see_in("#evaluation-history", "少算一笔回款").await;
    let address = format!("#{}", browser.fragment().await);
    browser.open("#/evaluations?view=disputed").await;
    browser.see_in(".evals", "有异议").await;
    browser.open(&address).await;
    browser.press("#evaluation-next[data-step=submit]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#evaluation-words-problem", "先答复异议").await;
    browser.keep(&[("evaluation-words", "该笔属下一季")]).await;
    browser.see_in("#evaluation-state", "待双方确认").await;
    browser.see_in("#evaluation-history", "该笔属下一季").await;

    // with the answer both sides confirm it
    for (side, name) in [("them", "韩启明"), ("us", "王砚秋")] {
        browser.press("#evaluation-next[data-step=confirm]").await;
        browser.keep(&[("evaluation-side", side), ("evaluation-name", name)]).await;
        browser.see_in(&format!("[data-side={side}]"), name).await;
    }
    browser.see_in("#evaluation-state", "双方已确认").await;
    browser.end().await;
}

/// The clause follows one low month by a plan to improve: it is offered with the evaluation, and kept as tasks.
#[tokio::test]
async fn a_low_grade_is_followed_by_the_plan_that_the_clause_asks_for() {
    let browser = drafted().await;
    browser.set("#term-drafted_on", "2026-03-01").await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-05-20").await;
    browser.set("#term-term-length-start", "2026-04-01").await;
    browser.press("#terms-targets > summary").await;
    browser.find("#terms-targets[open]").await;
    browser.press("#terms-targets .terms__switch").await;
    browser.see_in("#terms-targets > summary", "In the contract").await;
    browser.set("#term-targets-cycle", "month").await;
    browser.write("#term-targets-failing-periods", "1").await;
    browser.see_in(".sheet", "improvement plan of at least").await;
    sign(&browser).await;

    // April is over: nothing was sold, one customer of twenty was won, and the users are not satisfied
    browser.open("#/evaluations").await;
    browser.press("[data-due] button").await;
    browser.saved().await;
    browser.see_in("#evaluation-state", "Draft").await;
    enter(&browser, 1, "1", "Their list of April").await;
    enter(&browser, 3, "1", "Survey of 40 users").await;
    browser.press("#evaluation-next[data-step=submit]").await;
    browser.keep(&[("evaluation-words", "As measured")]).await;
    browser.see_in("#evaluation-state", "Awaiting confirmation").await;
    browser.see_in("#evaluation-grade", "D").await;

    // what the clause says of it, and what may be done now
    for said in ["Periods in a row at grade D or below: 1", "Agree an improvement plan of at least 60 days"] {
        browser.see_in("#evaluation-consequence", said).await;
    }
    browser.press("#agree-plan").await;
    browser.saved().await;
    browser.see_in("#evaluation-follows", "runs until").await;
    browser.gone("#agree-plan").await;
    browser.open("#/tasks").await;
    browser.see_in("main", "a plan to improve of at least 60 days").await;
    browser.see_in("main", "Check whether the plan to improve of").await;
    browser.end().await;
}

#[tokio::test]
async fn a_plan_of_ones_own_shows_what_its_weights_add_up_to() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = format!("#{}", browser.fragment().await);
    begin_a_plan(&browser, "Distributors", "collected").await;
    browser.write("#target-1", "300000").await;
    browser.write("#weight-1", "60").await;
    browser.see_in("#plan-weights", "60%").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#weight-1-problem", "they have to make 100%").await;
    browser.press("#add-metric").await;
    browser.set("#measured-2", "satisfaction").await;
    browser.set("#source-2", "hand").await;
    browser.write("#target-2", "4.5").await;
    browser.write("#weight-2", "40").await;
    browser.see_in("#plan-weights", "add up to 100%").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#own-plans", "Distributors").await;

    // nothing came in: nought of the target, and the rest is entered
    evaluate_by(&browser, &customer, "Distributors").await;
    browser.see_in("main h1", "Harbour Pumps Ltd").await;
    browser.reads("[data-metric='0'] [data-points]", "0.00").await;
    enter(&browser, 1, "4.5", "Call of 2 May").await;
    browser.see_in("#evaluation-score", "40.00").await;
    browser.see_in("#evaluation-grade", "D").await;
    browser.open(&customer).await;
    browser.see_in("#evaluations", "Draft").await;
    // the next one goes by the same plan until somebody chooses otherwise: the period is that which was evaluated
    browser.press("#new-evaluation-here").await;
    browser.find("#evaluation-plan").await;
    browser.press("dialog button[type=submit]").await;
    browser.find("#evaluation-last-problem:not([hidden])").await;
    browser.end().await;
}

#[tokio::test]
async fn what_a_plan_measures_of_its_own_has_a_name_a_unit_and_a_target() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = format!("#{}", browser.fragment().await);
    begin_a_plan(&browser, "Resellers", "own").await;
    browser.write("#name-1", "Demonstrations").await;
    browser.write("#unit-1", "visits").await;
    browser.write("#target-1", "20").await;
    browser.write("#weight-1", "100").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#own-plans", "Demonstrations (visits)").await;

    evaluate_by(&browser, &customer, "Resellers").await;
    browser.see_in("[data-metric='0']", "Demonstrations (visits)").await;
    enter(&browser, 0, "15", "Diary of the reseller").await;
    // 15 of 20
    browser.see_in("#evaluation-score", "75.00").await;
    browser.see_in("#evaluation-grade", "C").await;
    browser.end().await;
}
