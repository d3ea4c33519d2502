//! A contract is suspended on a ground that is named, ended on another with the day of the notice and of the end, and is not put
//! away while money of it is open.

use super::draft_a_contract::{drafted, sign};

#[tokio::test]
async fn a_contract_is_ended_on_a_ground_and_waits_for_its_settlement() {
    let browser = drafted().await;
    sign(&browser).await;

    // another ground has to be named
    browser.find("[data-of='suspend'] #step-suspension").await;
    browser.press("[data-step='suspend']").await;
    browser.see_in("body", "Please give the reason.").await;
    browser.set("#step-suspension", "unsafe_credit").await;
    browser.press("[data-step='suspend']").await;
    browser.see_in(".timeline", "The other side may be unable to perform").await;

    // it ends by agreement on the day of the notice, unless somebody says another
    browser.see_in("[data-of='terminate']", "if left empty").await;
    browser.set("#step-ground", "material_breach").await;
    // for a breach the other side is asked to cure it first, or it is said why not
    browser.see_in("#step-cure-way", "asked in writing to cure it").await;
    browser.set("#step-cure", "refused").await;
    browser.write("#step-words", "They wrote that they will not deliver").await;
    browser.write("#step-evidence", "Registered letter, file 12").await;
    browser.press("[data-step='terminate']").await;
    browser.see_in(".timeline", "Material breach").await;
    browser.see_in(".timeline", "Registered letter, file 12").await;
    browser.saved().await;

    // what is open keeps it from being put away
    browser.see_in("#settlement-open", "Open items of the settlement list").await;
    browser.see_in("#steps-none", "There is no step to take now.").await;
    let gone = "return !document.querySelector(arguments[0])";
    browser.wait_for("no box waits for a step", gone, "#step-words").await;
    browser.wait_for("it is not put away yet", gone, "[data-step='archive']").await;
    browser.end().await;
}
