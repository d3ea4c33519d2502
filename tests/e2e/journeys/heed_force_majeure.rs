//! Force majeure and transfers of a signed contract: told, proved, over; told, agreed; what follows stands on its page, in the
//! calendar, in the check and in the letters.

use thirtyfour::Key;

use super::draft_a_contract::{drafted, sign};
use crate::browser::Browser;

/// Writes a notice of force majeure of our side down; it began on this day.
async fn tell(browser: &Browser, what: &str, began: &str) {
    browser.press("#force-new").await;
    browser.set("#force-began", began).await;
    browser.write("#force-what", what).await;
    browser.press("#force-tell").await;
    browser.see_in("#force-majeure .matters__list", what).await;
    browser.saved().await;
}

#[tokio::test]
async fn force_majeure_is_told_proved_and_over() {
    let browser = drafted().await;
    let address = sign(&browser).await;
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#force-majeure", "No event of force majeure is recorded").await;

    // told nineteen days after it began: later than the five that the clause allows
    tell(&browser, "Flood at the works", "2026-05-01").await;
    browser.see_in("#force-majeure", "the exemption may be lost in part").await;
    browser.open(&format!("#{address}/check")).await;
    browser.find("[data-rule='EXE-12']").await;
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#force-majeure .matters__list", "Flood at the works").await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("#force-majeure", "No event of force majeure is recorded").await;

    // told in time: its days stand in the calendar
    tell(&browser, "Flood at the works", "2026-05-18").await;
    browser.open("#/calendar?view=agenda").await;
    browser.see_in(".agenda", "last day to prove our force majeure").await;
    browser.open(&format!("#{address}/letters")).await;
    browser.find("#letter-kind option[value^='force.']").await;

    // proof asks for a document
    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-force='prove']").await;
    browser.see("Please name the document").await;
    browser.write("#force-document", "Certificate 7 of the chamber").await;
    browser.press("[data-force='prove']").await;
    browser.see_in("#force-majeure .matters__list", "Certificate 7 of the chamber").await;
    browser.press("[data-force='end']").await;
    browser.see_in("#force-majeure .matters__list", "Lasted until").await;
    browser.see_in(".timeline", "Force majeure over").await;
    browser.saved().await;
    browser.end().await;
}

#[tokio::test]
async fn a_contract_passes_to_another_party_with_consent() {
    let browser = drafted().await;
    let address = sign(&browser).await;
    browser.open(&format!("#{address}/life")).await;
    browser.press("#transfer-new").await;
    browser.set("#transfer-by", "them").await;
    browser.set("#transfer-sort", "contract").await;
    browser.write("#transfer-document", "Deed of novation").await;
    browser.press("#transfer-tell").await;
    browser.see("Please say to whom").await;
    browser.write("#transfer-to", "Quay Pumps Ltd").await;
    browser.press("#transfer-tell").await;
    browser.see_in("#transfers .matters__list", "Waits for consent").await;
    browser.saved().await;
    browser.write("#transfer-answer", "Letter of 20 May").await;
    browser.press("[data-transfer='agree']").await;
    browser.see_in("#transfers .matters__list", "Effective from").await;
    browser.see_in("#stands-now", "now Quay Pumps Ltd").await;
    browser.see_in(".deal__facts", "Harbour Pumps Ltd").await;
    browser.saved().await;
    browser.end().await;
}
