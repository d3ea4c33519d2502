//! From a complaint to arbitration: the customer is not satisfied, a dispute is opened from its ticket, the other way than the law's
//! asks for a written basis, what is claimed is fixed by filing, and the evidence goes out in one ZIP.

use std::io::{Cursor, Read as _};

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};
use crate::faults::records;

/// Takes a step of a ticket or a dispute, with these boxes filled in.
pub(super) async fn step(browser: &Browser, name: &str, boxes: &[(&str, &str)]) {
    browser.press(&format!("#steps [data-step={name}]")).await;
    browser.keep(boxes).await;
}

/// Writes down what a customer came with; its page is open then.
async fn write_down(browser: &Browser, customer: &str, title: &str, kind: &str) {
    browser.open("#/service").await;
    browser.press("#new-ticket").await;
    browser.find("#ticket-title").await;
    browser.choose("#ticket-customer", customer).await;
    browser.set("#ticket-kind", kind).await;
    browser.write("#ticket-title", title).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("main h1", title).await;
    step(browser, "assign", &[("step-to", "Ann Lee")]).await;
    browser.press("#steps [data-step=start]").await;
    browser.saved().await;
}

/// A service case that is solved, and of which the customer says that it is not.
async fn unsatisfied(browser: &Browser, customer: &str, title: &str) {
    write_down(browser, customer, title, "service").await;
    step(browser, "resolve", &[("step-answer", "Reset on site.")]).await;
    step(browser, "call_back", &[("step-result", "1"), ("step-note", "It still jumps.")]).await;
}

/// The same of a complaint, which is weighed and looked into, and whose answer is approved before it is told.
async fn complained(browser: &Browser, customer: &str, title: &str) {
    write_down(browser, customer, title, "complaint").await;
    step(browser, "acknowledge", &[]).await;
    step(browser, "assess", &[("step-impact", "One station")]).await;
    step(browser, "investigate", &[("step-facts", "Our fitter left the shield open.")]).await;
    step(browser, "draft", &[("step-cause", "An open shield"), ("step-remedy", "Set it anew")]).await;
    step(browser, "approve", &[("step-by", "Ann Lee")]).await;
    step(browser, "resolve", &[("step-answer", "Reset on site.")]).await;
    step(browser, "call_back", &[("step-result", "1"), ("step-note", "It still jumps.")]).await;
}

#[tokio::test]
async fn a_complaint_goes_to_arbitration_and_its_evidence_into_one_zip() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.press("#new-activity").await;
    browser.write("#activity-content", "They rang about the third meter.").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    complained(&browser, "Harbour Pumps Ltd", "Meter three jumps").await;

    // the ticket offers it, and what it knows is not typed again
    browser.press("#steps [data-step=dispute]").await;
    browser.find("#dispute-title").await;
    browser.holds("#dispute-claimant", "them").await;
    browser.set("#dispute-known", "2026-05-15").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("main h1", "Meter three jumps").await;
    let dispute = format!("#{}", browser.fragment().await);
    browser.see_in("#dispute-links", "Meter three jumps").await;
    browser.see_in("#dispute-state", "Raised").await;
    // three years from knowing, with its working
    browser.see_in("[data-deadline=limitation]", "2029").await;
    browser.press("[data-deadline=limitation] summary").await;
    browser.see_in("[data-deadline=limitation] table", "15 May 2026").await;

    // what is claimed
    browser.press("#add-head").await;
    browser.keep(&[("head-sort", "damages"), ("head-amount", "1800"), ("head-note", "One day lost")]).await;
    browser.see_in("#claims-total", "1,800.00").await;

    // an offer is turned down
    browser.press("#add-offer").await;
    browser.keep(&[("act-amount", "900"), ("act-terms", "Half of it")]).await;
    browser.press("#dispute-offers [data-act=answer]").await;
    browser.keep(&[("act-answer", "rejected")]).await;
    browser.see_in("#dispute-offers", "Rejected").await;

    // nothing was agreed: arbitration needs a basis in writing
    browser.press("#steps [data-step=arbitrate]").await;
    browser.fill(&[("act-body", "CIETAC")]).await;
    browser.see_in("#act-basis-problem", "does not provide for arbitration").await;
    browser.keep(&[("act-basis", "Agreement of 20 May 2026")]).await;
    browser.see_in("#dispute-state", "Arbitration filed").await;
    browser.see_in("#claims-filed", "1,800.00").await;
    browser.see_in("#dispute-history", "Agreement of 20 May 2026").await;

    // a day that must not be missed is on the first page, and in the list
    browser.press("#note-deadline").await;
    browser.keep(&[("act-day", "2026-05-20"), ("act-what", "Hand in the readings")]).await;
    browser.see_in("#dispute-deadlines", "Hand in the readings").await;
    browser.open("#/disputes").await;
    browser.see_in(".disputes__table", "Hand in the readings").await;
    browser.open("").await;
    browser.see_in(".decide", "Hand in the readings").await;

    // the evidence: what is unticked stays here, and offers and the audit trail are unless somebody ticks them
    browser.open(&dispute).await;
    browser.press("#make-bundle").await;
    browser.find("#bundle-list[data-ready] [data-entry='chain.json']").await;
    browser.press("[data-entry='changes.csv'] input").await;
    browser.press("[data-entry='notes.html'] input").await;
    browser.picture("bundle-en").await;
    browser.press("dialog button[type=submit]").await;
    let (name, bytes) = browser.downloaded(".zip").await;
    assert!(!name.contains("Harbour"), "{name}");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    for path in ["index.html", "manifest.json", "1-dispute/course.html", "8-audit/changes.csv"] {
        assert!(names.iter().any(|it| it == path), "{path} in {names:?}");
    }
    assert!(names.iter().any(|it| it.starts_with("4-tickets/")), "{names:?}");
    assert!(!names.iter().any(|it| it.contains("chain.json")), "{names:?}");
    assert!(!names.iter().any(|it| it.contains("offers-and-notes")), "{names:?}");
    // of the ticket goes out what the customer was told, and not what we did among ourselves
    assert!(!names.iter().any(|it| it.contains("own-steps")), "{names:?}");
    let of_ticket = names.iter().find(|it| it.starts_with("4-tickets/")).expect("a ticket");
    let mut ticket = String::new();
    archive.by_name(of_ticket).expect("there").read_to_string(&mut ticket).expect("text");
    assert!(ticket.contains("Complaint") && ticket.contains("Reset on site."), "{ticket}");
    assert!(!ticket.contains("Assigned to") && !ticket.contains("left the shield open"), "{ticket}");
    let mut course = String::new();
    archive.by_name("1-dispute/course.html").expect("there").read_to_string(&mut course).expect("text");
    assert!(course.contains("Agreement of 20 May 2026"), "{course}");
    assert!(!course.contains("Half of it"), "{course}");
    // what was said with the customer was ticked, and its changes are in the audit extract
    let mut notes = String::new();
    archive.by_name("6-correspondence/notes.html").expect("there").read_to_string(&mut notes).expect("text");
    assert!(notes.contains("They rang about the third meter."), "{notes}");
    let mut changes = String::new();
    archive.by_name("8-audit/changes.csv").expect("there").read_to_string(&mut changes).expect("text");
    assert!(changes.lines().any(|line| line.contains(",\"activity\",")), "{changes}");
    browser.end().await;
}

#[tokio::test]
async fn a_dispute_names_several_tickets_and_all_are_in_its_evidence() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    unsatisfied(&browser, "Harbour Pumps Ltd", "Meter four jumps").await;
    let other = browser.fragment().await;
    let other = other.rsplit('/').next().expect("an id").to_owned();
    unsatisfied(&browser, "Harbour Pumps Ltd", "Meter three jumps").await;
    browser.press("#steps [data-step=dispute]").await;
    browser.find("#dispute-title").await;
    browser.set("#dispute-known", "2026-05-15").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#dispute-links", "Meter three jumps").await;

    browser.press("#add-matter").await;
    browser.set("#dispute-matter", &format!("ticket/{other}")).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#dispute-links", "Meter four jumps").await;
    let dispute = format!("#{}", browser.fragment().await);
    // the ticket says so too
    browser.press_words("Meter four jumps").await;
    browser.see_in("main h1", "Meter four jumps").await;
    browser.see_in("main", "ZY-202605-0001").await;
    browser.open(&dispute).await;

    browser.press("#make-bundle").await;
    browser.find("#bundle-list[data-ready] [data-entry='chain.json']").await;
    browser.press("dialog button[type=submit]").await;
    let (_, bytes) = browser.downloaded(".zip").await;
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    assert_eq!(names.iter().filter(|it| it.starts_with("4-tickets/")).count(), 2, "{names:?}");

    // the dispute is about it no more
    let named = format!("[data-matter='ticket/{other}']");
    browser.press(&format!("{named} [data-act=unlink]")).await;
    browser.gone(&named).await;
    browser.saved().await;
    let focus = "return document.activeElement?.id === arguments[0]";
    browser.wait_for("the focus beside what is left", focus, "add-matter").await;
    browser.end().await;
}

#[tokio::test]
async fn the_sample_book_shows_disputes_at_several_stages_in_chinese() {
    let browser = Browser::start(Look::ZH).await;
    browser.open_demo().await;
    browser.open("#/disputes").await;
    browser.see_in(".disputes__table", "货款逾期，催款两次未付").await;
    browser.see_in(".disputes__table", "仲裁已受理").await;
    browser.picture("disputes-zh").await;
    browser.open("#/disputes?view=closed").await;
    browser.see_in(".disputes__table", "两台超声波流量计返修费用").await;
    browser.open("#/disputes").await;
    browser.press_words("连接件短少造成的误工").await;
    browser.see_in("#dispute-ladder", "协商").await;
    browser.see_in("#dispute-offers", "按五天误工赔偿").await;
    browser.picture("dispute-zh").await;
    browser.end().await;
}

#[tokio::test]
async fn a_complaint_goes_to_arbitration_in_chinese() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "青岛海岳水务设备有限公司", "0532 0000 0001").await;
    unsatisfied(&browser, "青岛海岳水务设备有限公司", "三号泵站示值跳变").await;
    browser.press("#steps [data-step=dispute]").await;
    browser.find("#dispute-title").await;
    browser.set("#dispute-known", "2026-05-15").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#dispute-state", "提出").await;
    browser.see_in("[data-deadline=limitation]", "诉讼时效届满").await;
    browser.press("#add-head").await;
    browser.keep(&[("head-sort", "damages"), ("head-amount", "1800"), ("head-note", "误工一天")]).await;
    browser.see_in("#claims-total", "1,800.00").await;
    browser.press("#steps [data-step=arbitrate]").await;
    browser.fill(&[("act-body", "中国国际经济贸易仲裁委员会")]).await;
    browser.see_in("#act-basis-problem", "合同没有约定仲裁").await;
    browser.keep(&[("act-basis", "2026年5月20日补签的仲裁协议")]).await;
    browser.see_in("#dispute-state", "已申请仲裁").await;
    browser.see_in("#dispute-history", "2026年5月20日补签的仲裁协议").await;
    browser.end().await;
}

#[tokio::test]
async fn a_customer_goes_with_the_dispute_that_came_of_a_ticket() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = format!("#{}", browser.fragment().await);
    unsatisfied(&browser, "Harbour Pumps Ltd", "Meter three jumps").await;
    browser.press("#steps [data-step=dispute]").await;
    browser.find("#dispute-title").await;
    browser.set("#dispute-known", "2026-05-15").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#dispute-state", "Raised").await;

    browser.open(&customer).await;
    browser.press_words("Delete").await;
    browser.saved().await;
    browser.open("#/disputes").await;
    browser.see_no("Meter three jumps").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.find("main h1").await;
    browser.see_no("Meter three jumps").await;
    let all = records(&browser.exported().await);
    let disputes: Vec<_> = all.as_array().expect("records").iter().filter(|it| it["k"] == "dispute").collect();
    assert_eq!(disputes.len(), 1, "{disputes:?}");
    assert!(disputes[0]["c"]["_life"][0][0].is_object(), "it is deleted: {}", disputes[0]);
    browser.end().await;
}
