//! Journey 5: the customer asks for changes. Round two is recorded, two are accepted, one is countered, the versions are compared,
//! two people approve, and a scanned copy shows the signatures.

use std::path::PathBuf;

use super::draft_a_contract::{CUSTOMER, CUSTOMER_ZH, draft, put_in_order};
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// A file of these bytes, beside the downloads, so that it is not taken for one.
pub(super) fn outside(browser: &Browser, name: &str, bytes: &[u8]) -> PathBuf {
    let folder = browser.downloads().join("outside");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

/// What is typed and read on the way, in one language.
struct Words {
    look: Look,
    /// Who approves always, and who from an amount on; both of them; what is said where nobody is named, and of the amount.
    approvers: [&'static str; 2],
    both: &'static str,
    approval: [&'static str; 2],
    /// Before the talks, what is said to the other side, and that the package is made.
    sent: [&'static str; 3],
    /// What the fee on late payment may fall back on, that it is kept, how it is offered in talks, and that it changes one clause.
    fallback: [&'static str; 4],
    /// What came of the meeting, and that its round is open.
    round: [&'static str; 2],
    /// How many clauses were changed: at first, and then.
    changed: [&'static str; 2],
    /// The special terms that they ask for, and those that we offer instead.
    special: [&'static str; 2],
    /// Why they ask for another one, and that all they ask for is recorded.
    asked: [&'static str; 2],
    /// How many points are open: three, two, one.
    open: [&'static str; 3],
    /// What the paper marks of the rate, and of the amount.
    marked: [&'static str; 2],
    /// What takes a step back; that one is accepted; what a rejection lacks; what a counter is called, and that it was made.
    answers: [&'static str; 5],
    /// How the round ends, and that its outcome is a version.
    closed: [&'static str; 2],
    /// That a point is open, and that it is asked once more for.
    finalise: [&'static str; 2],
    /// That somebody is still missing.
    missing: &'static str,
    /// How the contract stands: to be signed, being negotiated, in force.
    stands: [&'static str; 3],
    /// That the text is locked; why it is opened again; that earlier approvals count no more.
    locked: [&'static str; 3],
    /// The name of the scanned copy.
    scan: &'static str,
    picture: &'static str,
}

const EN: Words = Words {
    look: Look::EN,
    approvers: ["Ann Lee", "Tom Reed"],
    both: "Ann Lee, Tom Reed",
    approval: ["Please say who approves", "From ¥150,000.00"],
    sent: ["No talks yet", "Please answer within seven days", "The package is made and noted as round 1"],
    fallback: [
        "0.04% a day",
        "“0.04% a day” is kept as a fallback",
        "Late payment · 0.04% a day",
        "Clauses changed: 1",
    ],
    round: ["Their buyer came to see us", "Round 2 is open"],
    changed: ["Clauses changed: 0", "Clauses changed: 3"],
    special: [
        "The Seller supplies the fittings with the goods.",
        "The Seller supplies fittings worth up to five hundred yuan a piece.",
    ],
    asked: ["They need one for the second stage too", "Proposals recorded: 3"],
    open: ["Open points: 3", "Open points: 2", "Open points: 1"],
    marked: ["0.03%", "200,000.00"],
    answers: ["Undo", "Accepted", "Say why it is rejected", "Counter on “", "Countered"],
    closed: ["Two pieces, a fee of 0.03%", "Round 2 is closed; its outcome is version 2"],
    finalise: ["Proposals still unanswered: 1", "press “Submit for approval” once more"],
    missing: "Still missing: ",
    stands: ["To sign", "Negotiating", "In force"],
    locked: ["the text is locked", "They want one more", "No longer counts"],
    scan: "signed-page.pdf",
    picture: "negotiation-en",
};

const ZH: Words = Words {
    look: Look::ZH,
    approvers: ["韩雪", "周以宁"],
    both: "韩雪、周以宁",
    approval: ["请写由谁审批", "¥150,000.00 起"],
    sent: ["还没有谈过", "请在七日内答复", "已做成合同包，记为第 1 轮"],
    fallback: ["日万分之四", "已存为备选条款“日万分之四”", "逾期付款 · 日万分之四", "改动了 1 个条款"],
    round: ["对方采购来厂面谈", "已开第 2 轮"],
    changed: ["改动了 0 个条款", "改动了 3 个条款"],
    special: ["安装辅材由卖方随货提供。", "安装辅材由卖方提供，每台不超过五百元。"],
    asked: ["二期也要一台", "已记录 3 项提议"],
    open: ["待答复 3 项", "待答复 2 项", "待答复 1 项"],
    marked: ["三", "贰拾万元整"],
    answers: ["撤销", "已接受", "拒绝要写明理由", "对“特别约定”还价", "已还价"],
    closed: ["数量两台，违约金万分之三", "第 2 轮已结束，结果留存为第 2 版"],
    finalise: ["还有 1 项提议没有答复", "再按一次“提交审批”"],
    missing: "还差：",
    stands: ["待签署", "协商中", "履行中"],
    locked: ["文本锁定", "对方又要一台", "已作废"],
    scan: "签署页.pdf",
    picture: "negotiation-zh",
};

/// Two people approve: one always, one from an amount on.
async fn name_approvers(browser: &Browser, words: &Words) {
    let [always, from] = words.approvers;
    browser.open("#/settings/approval").await;
    browser.press("#approval-add").await;
    browser.see_in("#approval-who-problem", words.approval[0]).await;
    browser.write("#approval-who", always).await;
    browser.press("#approval-add").await;
    browser.see_in("#approval-rules", always).await;
    browser.saved().await;
    browser.write("#approval-who", from).await;
    browser.set("#approval-when", "from").await;
    browser.write("#approval-amount", "150000").await;
    browser.press("#approval-add").await;
    browser.see_in("#approval-rules", words.approval[1]).await;
    browser.saved().await;
}

/// Before the talks, what the fee on late payment may fall back on is kept from the draft, which stays as it was; the check tells of it.
async fn keep_a_fallback(browser: &Browser, address: &str, words: &Words) {
    let [name, kept, ..] = words.fallback;
    browser.write("#term-payment-late_fee-rate", "0.04").await;
    browser.press("#keep-late_payment-open").await;
    browser.write("#keep-late_payment-name", name).await;
    browser.press("#keep-late_payment-save").await;
    browser.see(kept).await;
    browser.write("#term-payment-late_fee-rate", "0.05").await;
    browser.saved().await;
    browser.open(&format!("#{address}/check")).await;
    browser.see_in("#check-fallbacks", name).await;
}

/// Round one: the draft goes out as a package, and is kept as the first version.
async fn send_the_draft(browser: &Browser, words: &Words) {
    let [none, note, made] = words.sent;
    browser.see(none).await;
    browser.write("#package-note", note).await;
    browser.press("#package-out").await;
    browser.see(made).await;
    browser.saved().await;
    let (_, package) = browser.downloaded(".contract.json").await;
    let package = String::from_utf8(package).expect("text");
    assert!(package.contains("电磁流量计") && package.contains(note));
}

/// Round two: what they ask for is typed in, in the boxes of the draft. Nothing of it is in the draft yet; what accepting would do is
/// said first.
async fn record_round_two(browser: &Browser, words: &Words) {
    let [why, opened] = words.round;
    browser.set("#round-channel", "meeting").await;
    browser.write("#round-note", why).await;
    browser.press("#round-open").await;
    browser.see(opened).await;
    browser.saved().await;
    browser.press("[data-round='2'] [data-propose]").await;
    browser.see_in("#propose-count", words.changed[0]).await;
    let [fallback, _, offered, one] = words.fallback;
    browser.choose("#propose-use-fallback", offered).await;
    browser.see_in("#propose-count", one).await;
    browser.write(".lines__row [name=quantity]", "2").await;
    browser.write("#term-payment-late_fee-rate", "0.03").await;
    browser.write("#term-special", words.special[0]).await;
    browser.see_in("#propose-count", words.changed[1]).await;
    let [reason, recorded] = words.asked;
    browser.write("#reason-subject", reason).await;
    browser.press("#propose-save").await;
    browser.see(recorded).await;
    browser.see_in("#talks-open", words.open[0]).await;
    browser.saved().await;

    browser.see_in("#contract-total", "100,000.00").await;
    browser.see_in("[data-clause='Subject']", reason).await;
    browser.see_in("[data-clause='Subject'] .talks__effect", "¥100,000.00 → ¥200,000.00").await;
    browser.see_in("[data-clause='LatePayment'] .talks__text ins", words.marked[0]).await;
    browser.see_in("[data-clause='LatePayment']", fallback).await;
    browser.picture(words.picture).await;
}

/// Two are accepted, the first of them with the mouse and taken back meanwhile, the second by the keyboard; one is countered.
async fn answer_it(browser: &Browser, words: &Words) {
    let [undo, accepted, no_reason, counter, countered] = words.answers;
    let [three, two, one] = words.open;
    browser.press("[data-clause='Subject'] [data-answer='accept']").await;
    browser.see_in("#contract-total", "200,000.00").await;
    browser.see_in("#talks-open", two).await;
    browser.press_words(undo).await;
    browser.see_in("#contract-total", "100,000.00").await;
    browser.see_in("#talks-open", three).await;
    browser.saved().await;
    browser.press("[data-clause='Subject'] [data-answer='accept']").await;
    browser.see_in("#contract-total", "200,000.00").await;
    browser.saved().await;

    browser.press("[data-clause='LatePayment'] h3").await;
    browser.keys("a").await;
    browser.see_in("[data-clause='LatePayment']", accepted).await;
    browser.see_in("#talks-open", one).await;
    browser.saved().await;

    // a rejection without a reason is refused; a counter starts from what they asked for
    browser.press("[data-clause='SpecialTerms'] [data-answer='reject']").await;
    browser.see(no_reason).await;
    browser.press("[data-clause='SpecialTerms'] [data-answer='counter']").await;
    browser.see(counter).await;
    browser.write("#term-special", words.special[1]).await;
    browser.press("#propose-save").await;
    browser.see_in("#talks-open", one).await;
    browser.see_in("[data-clause='SpecialTerms']", countered).await;
    browser.saved().await;
    browser.see_in("#gave [data-side='them']", "¥100,000.00").await;
}

/// The round ends in a version, which is compared with the first.
async fn close_and_compare(browser: &Browser, address: &str, words: &Words) {
    let [outcome, closed] = words.closed;
    browser.write("[data-round='2'] .talks__close input", outcome).await;
    browser.press("[data-round='2'] [data-close]").await;
    browser.see(closed).await;
    browser.saved().await;
    browser.open(&format!("#{address}/versions")).await;
    browser.see_in("[data-version='2']", outcome).await;
    browser.press("#compare-go").await;
    browser.see_in(".compare__sheet ins", words.marked[1]).await;
}

/// It is submitted although one point is open: only when asked twice.
async fn submit(browser: &Browser, words: &Words) {
    browser.press("[data-step='submit']").await;
    browser.see(words.finalise[1]).await;
    browser.press("[data-step='submit']").await;
}

/// Who is still missing approves; then it is to be signed.
async fn the_last_one_approves(browser: &Browser, missing: &str, words: &Words) {
    browser.see_in("#approvals-missing", &format!("{}{missing}", words.missing)).await;
    browser.saved().await;
    browser.press("[data-step='approve']").await;
    browser.see_in("#stepper [aria-current]", words.stands[0]).await;
    browser.see_in(".timeline", words.locked[0]).await;
    browser.saved().await;
}

/// Two approve, one of them by name; taken back and changed, their approvals count no more, and both approve anew.
async fn approve_it(browser: &Browser, address: &str, words: &Words) {
    let [first, second] = words.approvers;
    let everybody = format!("{}{}", words.missing, words.both);
    browser.see_in("#open-points", words.finalise[0]).await;
    browser.see_in("#approvals-will", words.both).await;
    submit(browser, words).await;
    browser.see_in("#approvals-missing", &everybody).await;
    browser.saved().await;
    browser.set("#step-approver", second).await;
    browser.press("[data-step='approve']").await;
    the_last_one_approves(browser, first, words).await;

    let [_, why, cancelled] = words.locked;
    browser.write("#step-words", why).await;
    browser.press("[data-step='reopen']").await;
    browser.see_in("#stepper [aria-current]", words.stands[1]).await;
    browser.saved().await;
    browser.open(&format!("#{address}")).await;
    browser.write(".lines__row [name=quantity]", "3").await;
    browser.see_in("#contract-total", "300,000.00").await;
    browser.saved().await;
    browser.open(&format!("#{address}/life")).await;
    submit(browser, words).await;
    browser.see_in("#approvals", cancelled).await;
    browser.see_in("#approvals-missing", &everybody).await;
    browser.saved().await;
    browser.press("[data-step='approve']").await;
    the_last_one_approves(browser, second, words).await;
}

/// Signed by both, with a scanned copy.
async fn sign_with_a_scan(browser: &Browser, words: &Words) {
    browser.upload("#files-box", &outside(browser, words.scan, b"%PDF-1.4 scan")).await;
    browser.see_in("#files", words.scan).await;
    browser.saved().await;
    for signed in 1..=2 {
        browser.choose("#step-scan", words.scan).await;
        browser.press("[data-step='sign']").await;
        let told = "return String([...document.querySelectorAll('.timeline__body')]
            .filter(it => it.innerText.includes(arguments[0].split('|')[0])).length) === arguments[0].split('|')[1]";
        browser.wait_for("who signed with the scan", told, &format!("{}|{signed}", words.scan)).await;
        browser.saved().await;
    }
    browser.gone("[data-step='sign']").await;
    browser.see_in("#stepper [aria-current]", words.stands[2]).await;
}

/// Journey 5, from the first package to the signatures.
async fn negotiate(words: &Words) {
    let browser = Browser::start(words.look).await;
    let (customer, language) = browser.pick((CUSTOMER_ZH, "zh"), (CUSTOMER, "en"));
    start_book(&browser).await;
    name_approvers(&browser, words).await;
    enter_customer(&browser, customer, "0512 6288 0417").await;
    draft(&browser, customer, language).await;
    browser.saved().await;
    let address = browser.fragment().await;
    keep_a_fallback(&browser, &address, words).await;
    browser.open(&format!("#{address}/negotiation")).await;
    send_the_draft(&browser, words).await;
    record_round_two(&browser, words).await;
    answer_it(&browser, words).await;
    close_and_compare(&browser, &address, words).await;
    browser.open(&format!("#{address}")).await;
    put_in_order(&browser).await;
    browser.open(&format!("#{address}/life")).await;
    approve_it(&browser, &address, words).await;
    sign_with_a_scan(&browser, words).await;
    browser.end().await;
}

#[tokio::test]
async fn journey_5_round_two_is_recorded_answered_compared_approved_by_two_and_signed() {
    negotiate(&EN).await;
}

#[tokio::test]
async fn journey_5_round_two_is_recorded_answered_compared_approved_by_two_and_signed_in_chinese() {
    negotiate(&ZH).await;
}

#[tokio::test]
async fn the_demo_has_a_contract_in_its_second_round() {
    let browser = Browser::start(Look::ZH).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/contracts?q=产线冷却水监测供货合同").await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/negotiation']").await;
    browser.see_in("[data-round='2']", "安装辅材").await;
    browser.see_in("[data-round='1']", "已还价").await;
    browser.see_in("[data-round='1']", "质保十八个月").await;
    browser.see_in("#talks-open", "待答复 2 项").await;
    browser.see_in("#gave [data-side='them']", "对方").await;
    browser.end().await;
}
