//! A breach is put to the other side first: the time to cure runs, it is cured or runs out, and only then the contract may be ended
//! for it. The notices come out of what was recorded, in either language, to print or as a Word file.

use super::draft_a_contract::{drafted, sign};
use crate::browser::Browser;

/// Records our notice to cure, which arrived on this day.
async fn ask(browser: &Browser, breach: &str, on: &str) {
    browser.press("#cure-new").await;
    browser.set("#cure-on", on).await;
    browser.set("#cure-clause", "payment").await;
    browser.write("#cure-breach", breach).await;
    browser.press("#cure-ask").await;
    browser.see_in("#cures .matters__list", breach).await;
    browser.saved().await;
}

#[tokio::test]
async fn a_breach_is_to_be_cured_before_the_contract_is_ended_for_it() {
    let browser = drafted().await;
    let address = sign(&browser).await;
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#cures", "No notice to cure is recorded").await;

    // without a notice the contract is not ended for a breach
    browser.set("#step-ground", "material_breach").await;
    browser.see_in("#step-cure-way", "Record the notice under").await;
    browser.press("[data-step='terminate']").await;
    browser.see_in("body", "the other side is asked in writing to cure it within 15 days").await;
    browser.press(".toast button").await;

    // while its time runs neither; the last day stands in the calendar
    ask(&browser, "The advance was not paid", "2026-05-18").await;
    browser.see_in("#step-cure-way", "The time to cure runs until 2 Jun 2026").await;
    browser.open("#/calendar?view=agenda").await;
    browser.see_in(".agenda", "last day to cure their breach").await;
    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-cure='done']").await;
    browser.see("Please say how it was put right").await;
    browser.write("#cure-how", "Paid on 20 May").await;
    browser.press("[data-cure='done']").await;
    browser.see_in("#cures .matters__list", "Cured on").await;
    browser.saved().await;

    // another one ran out
    browser.set("#step-ground", "material_breach").await;
    ask(&browser, "The works were never opened to us", "2026-05-01").await;
    browser.see_in("#cures .matters__list", "the contract may be ended from").await;
    browser.see_in("#step-cure-way", "The time to cure ran out on").await;
    browser.see_in(".timeline", "Notice to cure by").await;

    // the notice stands as a draft before it is recorded
    browser.open(&format!("#{address}/notices")).await;
    browser.find("#notice-which option[value='end-draft']").await;
    browser.find("#notice-which option[value^='cure.']").await;
    browser.open(&format!("#{address}/life")).await;
    browser.set("#step-ground", "material_breach").await;
    browser.press("[data-step='terminate']").await;
    browser.see_in(".timeline", "the time to cure ran out on").await;
    browser.saved().await;

    browser.open(&format!("#{address}/notices")).await;
    browser.set("#notice-which", "end").await;
    browser.see_in("#notice .sheet", "Notice of Termination").await;
    browser.see_in("#notice .sheet", "The works were never opened to us").await;
    browser.see_in("#notice .sheet", "the parties settle accounts, return materials").await;
    browser.set("#notice-language", "zh").await;
    browser.see_in("#notice .sheet", "解除合同通知书").await;
    browser.press("#notice-word").await;
    let (name, file) = browser.downloaded(".docx").await;
    assert!(name.starts_with("Notice of Termination") && file.starts_with(b"PK"), "{name}");
    browser.end().await;
}
