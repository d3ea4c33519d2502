//! Journey 5: the customer asks for changes. Round two is recorded, two are accepted, one is countered, the versions are compared,
//! two people approve, and a scanned copy shows the signatures. And the draft as a package, to another book and back.

use std::path::PathBuf;

use super::draft_a_contract::{draft, put_in_order};
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

fn outside(browser: &Browser, name: &str, bytes: &[u8]) -> PathBuf {
    let folder = browser.downloads().join("outside");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

/// Two people approve: one always, one from an amount on.
async fn name_approvers(browser: &Browser) {
    browser.open("#/settings/approval").await;
    browser.press("#approval-add").await;
    browser.see_in("#approval-who-problem", "请写由谁审批").await;
    browser.write("#approval-who", "韩雪").await;
    browser.press("#approval-add").await;
    browser.see_in("#approval-rules", "韩雪").await;
    browser.saved().await;
    browser.write("#approval-who", "周以宁").await;
    browser.set("#approval-when", "from").await;
    browser.write("#approval-amount", "150000").await;
    browser.press("#approval-add").await;
    browser.see_in("#approval-rules", "¥150,000.00 起").await;
    browser.saved().await;
}

#[tokio::test]
async fn round_two_is_recorded_answered_compared_approved_by_two_and_signed() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    name_approvers(&browser).await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512 6288 0417").await;
    draft(&browser, "苏州澄川环保科技有限公司", "zh").await;
    browser.saved().await;
    let address = browser.fragment().await;

    // round one: the draft goes out as a package, and is kept as the first version
    browser.open(&format!("#{address}/negotiation")).await;
    browser.see("还没有谈过").await;
    browser.write("#package-note", "请在七日内答复").await;
    browser.press("#package-out").await;
    browser.see("已做成合同包，记为第 1 轮").await;
    browser.saved().await;
    let (_, package) = browser.downloaded(".contract.json").await;
    let package = String::from_utf8(package).expect("text");
    assert!(package.contains("电磁流量计") && package.contains("请在七日内答复"));

    // round two: what they ask for is typed in, in the boxes of the draft
    browser.set("#round-channel", "meeting").await;
    browser.write("#round-note", "对方采购来厂面谈").await;
    browser.press("#round-open").await;
    browser.see("已开第 2 轮").await;
    browser.saved().await;
    browser.press("[data-round='2'] [data-propose]").await;
    browser.see_in("#propose-count", "改动了 0 个条款").await;
    browser.write(".lines__row [name=quantity]", "2").await;
    browser.write("#term-payment-late_fee-rate", "0.03").await;
    browser.write("#term-special", "安装辅材由卖方随货提供。").await;
    browser.see_in("#propose-count", "改动了 3 个条款").await;
    browser.write("#reason-subject", "二期也要一台").await;
    browser.press("#propose-save").await;
    browser.see("已记录 3 项提议").await;
    browser.see_in("#talks-open", "待答复 3 项").await;
    browser.saved().await;

    // nothing is in the draft yet; what accepting would do is said first
    browser.see_in("#contract-total", "100,000.00").await;
    browser.see_in("[data-clause='Subject']", "二期也要一台").await;
    browser.see_in("[data-clause='Subject'] .talks__effect", "¥100,000.00 → ¥200,000.00").await;
    browser.see_in("[data-clause='LatePayment'] .talks__text ins", "三").await;
    browser.picture("negotiation-zh").await;

    // one is accepted with the mouse and taken back, then again
    browser.press("[data-clause='Subject'] [data-answer='accept']").await;
    browser.see_in("#contract-total", "200,000.00").await;
    browser.see_in("#talks-open", "待答复 2 项").await;
    browser.press_words("撤销").await;
    browser.see_in("#contract-total", "100,000.00").await;
    browser.see_in("#talks-open", "待答复 3 项").await;
    browser.saved().await;
    browser.press("[data-clause='Subject'] [data-answer='accept']").await;
    browser.see_in("#contract-total", "200,000.00").await;
    browser.saved().await;

    // another one by the keyboard
    browser.press("[data-clause='LatePayment'] h3").await;
    browser.keys("a").await;
    browser.see_in("[data-clause='LatePayment']", "已接受").await;
    browser.see_in("#talks-open", "待答复 1 项").await;
    browser.saved().await;

    // a rejection without a reason is refused; a counter starts from what they asked for
    browser.press("[data-clause='SpecialTerms'] [data-answer='reject']").await;
    browser.see("拒绝要写明理由").await;
    browser.press("[data-clause='SpecialTerms'] [data-answer='counter']").await;
    browser.see("对“特别约定”还价").await;
    browser.write("#term-special", "安装辅材由卖方提供，每台不超过五百元。").await;
    browser.press("#propose-save").await;
    browser.see_in("#talks-open", "待答复 1 项").await;
    browser.see("已还价").await;
    browser.saved().await;
    browser.see_in("#gave [data-side='them']", "¥100,000.00").await;

    // the round ends in a version, which is compared with the first
    browser.write("[data-round='2'] .talks__close input", "数量两台，违约金万分之三").await;
    browser.press("[data-round='2'] [data-close]").await;
    browser.see("第 2 轮已结束，结果留存为第 2 版").await;
    browser.saved().await;
    browser.open(&format!("#{address}/versions")).await;
    browser.see_in("[data-version='2']", "数量两台，违约金万分之三").await;
    browser.press("#compare-go").await;
    browser.see_in(".compare__sheet ins", "贰拾万元整").await;

    // it is finalised although one point is open: only when asked twice
    browser.open(&format!("#{address}")).await;
    put_in_order(&browser).await;
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#open-points", "还有 1 项提议没有答复").await;
    browser.see_in("#approvals-will", "韩雪、周以宁").await;
    browser.press("[data-step='submit']").await;
    browser.see("再按一次“提交审批”").await;
    browser.press("[data-step='submit']").await;
    browser.see_in("#approvals-missing", "还差：韩雪、周以宁").await;
    browser.saved().await;

    // the second one approves first, by name
    browser.set("#step-approver", "周以宁").await;
    browser.press("[data-step='approve']").await;
    browser.see_in("#approvals-missing", "还差：韩雪").await;
    browser.saved().await;
    browser.press("[data-step='approve']").await;
    browser.see_in("#stepper [aria-current]", "待签署").await;
    browser.saved().await;

    // taken back and changed, the old approvals count no more
    browser.write("#step-words", "对方又要一台").await;
    browser.press("[data-step='reopen']").await;
    browser.see_in("#stepper [aria-current]", "协商中").await;
    browser.saved().await;
    browser.open(&format!("#{address}")).await;
    browser.write(".lines__row [name=quantity]", "3").await;
    browser.see_in("#contract-total", "300,000.00").await;
    browser.saved().await;
    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-step='submit']").await;
    browser.see("再按一次“提交审批”").await;
    browser.press("[data-step='submit']").await;
    browser.see_in("#approvals", "作废").await;
    browser.see_in("#approvals-missing", "还差：韩雪、周以宁").await;
    browser.saved().await;
    browser.press("[data-step='approve']").await;
    browser.see_in("#approvals-missing", "还差：周以宁").await;
    browser.saved().await;
    browser.press("[data-step='approve']").await;
    browser.see_in("#stepper [aria-current]", "待签署").await;
    browser.saved().await;

    // signed by both, with a scanned copy
    browser.upload("#files-box", &outside(&browser, "签署页.pdf", b"%PDF-1.4 scan")).await;
    browser.see_in("#files", "签署页.pdf").await;
    browser.saved().await;
    for seen in ["部分签署", "已签署"] {
        browser.choose("#step-scan", "签署页.pdf").await;
        browser.press("[data-step='sign']").await;
        browser.see_in(".timeline", "签署页.pdf").await;
        browser.saved().await;
        if seen == "已签署" {
            browser
                .wait_for("no more to sign", "return !document.querySelector(arguments[0])", "[data-step='sign']")
                .await;
        }
    }
    browser.end().await;
}

#[tokio::test]
async fn a_package_is_opened_in_another_book_marked_up_and_returned() {
    let ours = Browser::start(Look::EN).await;
    start_book(&ours).await;
    enter_customer(&ours, "Harbour Pumps Ltd", "020 7946 0001").await;
    draft(&ours, "Harbour Pumps Ltd", "en").await;
    ours.saved().await;
    let address = ours.fragment().await;
    ours.open(&format!("#{address}/negotiation")).await;
    ours.press("#package-out").await;
    ours.see("The package is made and noted as round 1").await;
    ours.saved().await;
    let (_, sent) = ours.downloaded(".contract.json").await;

    // their book
    let theirs = Browser::start(Look::EN).await;
    start_book(&theirs).await;
    enter_customer(&theirs, "Our Supplier Ltd", "020 7946 0002").await;
    theirs.open("#/contracts/package").await;
    theirs.upload("#package-open-file", &outside(&theirs, "no.json", b"{}")).await;
    theirs.see("This is no contract package").await;
    theirs.upload("#package-open-file", &outside(&theirs, "sent.json", &sent)).await;
    theirs.see_in("#package-facts", "Harbour Pumps Ltd").await;
    theirs.choose("#package-customer", "Our Supplier Ltd").await;
    theirs.press("#package-open").await;
    theirs.see_in("#contract-total", "100,000.00").await;
    theirs.see_in(".sheet", "Harbour Pumps Ltd").await;
    theirs.write(".lines__row [name=quantity]", "3").await;
    theirs.see_in("#contract-total", "300,000.00").await;
    theirs.saved().await;
    let there = theirs.fragment().await;
    theirs.open(&format!("#{there}/negotiation")).await;
    theirs.see_in("#perspective", "is written from the side of").await;
    theirs.press("#package-out").await;
    theirs.see("The package is made and noted as round 2").await;
    theirs.saved().await;
    let (_, back) = theirs.downloaded(".contract.json").await;
    theirs.end().await;

    // our draft went on meanwhile
    ours.open(&format!("#{address}")).await;
    ours.write(".lines__row [name=quantity]", "2").await;
    ours.see_in("#contract-total", "200,000.00").await;
    ours.saved().await;
    ours.open(&format!("#{address}/negotiation")).await;

    // back in ours: shown first, then proposals; the draft stays as it is
    ours.upload("#package-file", &outside(&ours, "back.json", &back)).await;
    ours.see_in("#package-seen", "Clauses changed by the other side: 1").await;
    ours.see_in("#package-moved", "The draft has changed the terms of 1").await;
    ours.press("#package-take").await;
    ours.see("Taken in as round 2, proposals: 1").await;
    ours.saved().await;
    ours.see_in("#contract-total", "200,000.00").await;
    ours.see_in("[data-clause='Subject'] [data-moved]", "The draft has changed these terms").await;
    ours.press("[data-clause='Subject'] [data-answer='accept']").await;
    ours.see_in("#contract-total", "300,000.00").await;
    ours.saved().await;
    // the same file again says nothing new
    ours.upload("#package-file", &outside(&ours, "again.json", &back)).await;
    ours.see("This package was taken in before").await;
    ours.end().await;
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
