//! What both sides owe under a signed contract: listed from its clauses, written by hand, done with proof, confirmed, waived,
//! broken, taken back; on the board, on the first page, in the calendar.

use thirtyfour::Key;

use super::draft_a_contract::{drafted, sign};
use super::look_back::look_at;
use crate::browser::{Browser, Look};

/// Writes a duty down on the page of a contract.
pub(super) async fn write_down(browser: &Browser, title: &str, bearer: &str, due: &str, evidence: &str) {
    browser.press("#new-duty").await;
    browser.write("#duty-title", title).await;
    browser.set("#duty-bearer", bearer).await;
    browser.set("#duty-due", due).await;
    browser.set("#duty-evidence", evidence).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
}

#[tokio::test]
async fn duties_of_both_sides_are_listed_done_confirmed_waived_and_broken() {
    let browser = drafted().await;
    let address = sign(&browser).await;
    let duties = format!("#{address}/duties");

    // the clauses say what is owed, and what it waits for; payments are shown and settled elsewhere
    browser.open(&duties).await;
    browser.see_in("#contract-duties", "Issue the invoice").await;
    browser.see_in("[data-part=waiting]", "Counted from the end of the contract").await;
    browser.see_in("#contract-duties", "Payments are settled by receipts").await;
    browser.see_in("[data-lasting=keep_secret]", "Keep secrets for 36 months after the end").await;

    // by hand; what is missing is said
    browser.press("#new-duty").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#duty-title-problem", "in a few words").await;
    browser.keys(Key::Escape).await;
    write_down(&browser, "Clear the site", "them", "2026-05-18", "free").await;
    write_down(&browser, "Send the test certificates", "us", "2026-05-22", "needed").await;
    write_down(&browser, "Name a contact", "both", "2026-05-20", "free").await;
    browser.see_in("[data-part=overdue]", "Clear the site").await;

    // the board, and the first page
    browser.open("#/duties").await;
    browser.see_in("[data-part=overdue] [data-side=them]", "Clear the site").await;
    browser.see_in("[data-part=overdue]", "Harbour Pumps Ltd").await;
    browser.see_in("[data-part=week]", "Send the test certificates").await;
    browser.see_in("[data-part=week]", "in 2 days").await;
    browser.see_in(".side__item[href='#/duties'] .side__count", "2").await;
    browser.open("#/duties?view=ours").await;
    browser.find("[data-part=week]").await;
    browser.wait_for("nothing of theirs", "return !document.querySelector('[data-side=them]')", "").await;
    browser.open("").await;
    browser.see_in(".decide", "Harbour Pumps Ltd owes: Clear the site").await;
    browser.open("#/calendar?view=agenda").await;
    browser.see_in(".agenda", "Send the test certificates").await;
    // ours is dragged to another day, as we wrote its day down; what they owe stays where it is
    browser.open("#/calendar").await;
    let line = browser.find("[data-day='2026-05-22'] [data-lift^='duty.']").await;
    let day = browser.find("[data-day='2026-05-21']").await;
    line.js_drag_to(&day).await.expect("it is dragged");
    browser.see_in("[data-day='2026-05-21'] .cal__lines", "Send the test certificates").await;
    browser.saved().await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("[data-day='2026-05-22'] .cal__lines", "Send the test certificates").await;
    browser.see_in("[data-day='2026-05-18'] .cal__lines", "Clear the site").await;
    browser.gone("[data-day='2026-05-18'] [data-lift]").await;

    // theirs: nobody has said who uses this copy, so it is asked who says so
    browser.open("#/duties").await;
    browser.press("[data-part=overdue] [data-next]").await;
    browser.write("#duty-by", "").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#duty-by-problem", "say who").await;
    browser.write("#duty-by", "Ann Lee").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.wait_for("nothing is late", "return !document.querySelector('[data-part=overdue]')", "").await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("[data-part=overdue]", "Clear the site").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.wait_for("nothing is late again", "return !document.querySelector('[data-part=overdue]')", "").await;

    // ours with proof: without it nothing is done; then it waits for the other side
    browser.press_words("Send the test certificates").await;
    browser.press("#duty-steps [data-next]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#duty-words-problem", "needs proof").await;
    browser.write("#duty-words", "Slip 4711").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("[data-part=week]", "Waiting to be confirmed").await;
    browser.press_words("They confirmed it").await;
    browser.write("#duty-by", "Bob Hill").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/duties?view=done").await;
    browser.see_in("[data-part=settled]", "Send the test certificates").await;
    browser.press_words("Send the test certificates").await;
    browser.see_in("#duty-history", "done: Slip 4711").await;
    browser.see_in("#duty-history", "confirmed by Bob Hill").await;
    browser.press("#duty-history [data-event] [data-back]").await;
    browser.see_in("#duty-history", "an entry was taken back").await;
    browser.keys(Key::Escape).await;
    browser.picture("duties-en").await;

    // given up, and broken: both say why
    browser.open("#/duties").await;
    browser.press_words("Send the test certificates").await;
    browser.press("#duty-steps [data-step=waive]").await;
    browser.write("#duty-by", "Ann Lee").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#duty-words-problem", "say why").await;
    browser.write("#duty-words", "They test themselves.").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.press_words("Name a contact").await;
    browser.press("#duty-steps [data-step=breach]").await;
    browser.write("#duty-words", "Nobody was named for weeks.").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#no-duties", "No duty needs action").await;

    // why this day; and on a later day what was open is late
    browser.open(&duties).await;
    browser.press_words("Issue the invoice").await;
    browser.see_in("#duty-working", "signing").await;
    browser.keys(Key::Escape).await;
    look_at(&browser, "2026-07-20").await;
    browser.see_in("[data-part=overdue]", "Issue the invoice").await;
    browser.press_words("Back to today").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("[data-part=settled]", "Broken").await;

    // a dispute is begun from the one that was broken, and names it
    browser.press_words("Name a contact").await;
    browser.press("#duty-dispute").await;
    browser.holds("dialog #dispute-title", "Name a contact").await;
    browser.holds("dialog #dispute-subject", "other").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#dispute-links [data-matter^='duty/']", "Name a contact").await;
    browser.saved().await;
    browser.end().await;
}

#[tokio::test]
async fn the_demo_has_duties_of_both_sides_also_on_a_phone() {
    let browser = Browser::start(Look::ZH.phone()).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/duties").await;
    browser.see_in("[data-part=overdue] [data-side=them]", "检验并提出异议").await;
    browser.see_in("[data-part=week]", "寄送首批检定证书原件").await;
    browser.picture("duties-phone-zh").await;
    browser.press("[data-part=overdue] .rows__open").await;
    browser.see_in("#duty-working", "交付").await;
    browser.press("#duty-term").await;
    browser.find(".sheet").await;
    browser.open("#/duties?view=done").await;
    browser.see_in("[data-part=settled]", "违约").await;
    browser.see_in("[data-part=settled]", "已豁免").await;
    browser.open("#/duties?view=open&area=s8").await;
    browser
        .wait_for("only of the clause on payment", "return document.querySelectorAll('[data-duty]').length > 0", "")
        .await;
    browser.end().await;
}
