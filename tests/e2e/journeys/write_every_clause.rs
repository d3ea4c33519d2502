//! Journey 4, the terms: clauses are taken in and out, every kind of plan and rate is chosen, lists grow, and the paper follows.

use super::draft_a_contract::drafted;
use crate::browser::Browser;

/// A part of the terms that is folded away is opened by its heading.
async fn open_part(browser: &Browser, part: &str) {
    browser.press(&format!("#{part} > summary")).await;
    browser.find(&format!("#{part}[open]")).await;
}

/// Presses the words on the paper with their part folded away, and says whether the cursor came into their box.
const LEADS: &str = "const words = [...document.querySelectorAll('.sheet ins, .sheet .sheet__term')]
        .find(it => it.textContent.includes(arguments[0]));
    if (!words) return false;
    document.querySelector('#terms-ending').removeAttribute('open');
    words.click();
    return document.activeElement?.id === 'term-term-cure'";

/// Whether a box of the first part of the plan reads what is said: `name=text`.
const READS: &str = "const [name, text] = arguments[0].split('=');
    return document.querySelector(`#plan tbody tr:nth-child(1) [name=${name}]`)?.value === text";

#[tokio::test]
async fn clauses_are_taken_in_and_out_and_the_paper_follows() {
    let browser = drafted().await;

    // a sale does without targets, and says why; taken in, they bring their annex
    open_part(&browser, "terms-targets").await;
    browser.see_in("#terms-targets > summary", "Does not apply here").await;
    browser.write("#terms-targets-reason", "the customer buys for itself").await;
    browser.see_in(".sheet", "the customer buys for itself").await;
    browser.press("#terms-targets .terms__switch").await;
    browser.see_in("#terms-targets > summary", "In the contract").await;
    browser.see_in(".sheet", "Scores map to grades as follows").await;
    browser.see_in(".sheet", "Net Sales").await;
    browser.set("#term-targets-cycle", "month").await;

    // weights that do not make the whole are said, and no longer once they do
    browser.write("#term-targets-measures-0-weight", "50").await;
    browser.see_in("#weights-sum", "they make 110%").await;
    browser.write("#term-targets-measures-0-weight", "40").await;
    browser
        .wait_for("the weights make the whole", "return document.querySelector('#weights-sum').textContent === ''", "")
        .await;

    // a duty of one's own goes into the division of work
    open_part(&browser, "terms-development").await;
    browser.press("#terms-development .terms__switch").await;
    browser.press("#term-development-duties > .button").await;
    browser.write("#term-development-duties-6-words", "Run one stand at the autumn fair").await;
    browser.see_in(".sheet", "Run one stand at the autumn fair").await;
    browser.press("#term-development-duties .terms__row:nth-of-type(1) .terms__rowhead .button").await;
    browser
        .wait_for(
            "one row less",
            "return document.querySelectorAll('#term-development-duties .terms__row').length === 6",
            "",
        )
        .await;
    browser.see_in(".sheet", "Run one stand at the autumn fair").await;
    browser.saved().await;

    browser.driver.refresh().await.expect("it reloads");
    browser.see_in(".sheet", "Run one stand at the autumn fair").await;
    browser.see_in(".sheet", "Scores map to grades as follows").await;
    browser.end().await;
}

#[tokio::test]
async fn every_plan_and_rate_is_chosen_in_words() {
    let browser = drafted().await;

    // a part of the plan waits for an event, or falls on a day
    browser.set("#plan tbody tr:nth-child(1) [name=when]", "acceptance").await;
    browser.write("#plan tbody tr:nth-child(1) [name=within]", "1O").await;
    browser.see_in("#plan tbody tr:nth-child(1)", "Please write a number.").await;
    browser.write("#plan tbody tr:nth-child(1) [name=within]", "17").await;
    browser.see_in(".sheet", "17 days").await;
    browser.set("#plan tbody tr:nth-child(1) [name=unit]", "month").await;
    browser.see_in(".sheet", "17 months").await;

    // a part of a plan by milestones waits for its own again once it waited for something else; as shares it stays what it is
    browser.write("#plan tbody tr:nth-child(1) [name=label]", "Mobilisation").await;
    browser.set("#term-payment-plan", "milestones").await;
    browser.set("#plan tbody tr:nth-child(1) [name=when]", "signing").await;
    browser.set("#plan tbody tr:nth-child(1) [name=when]", "").await;
    browser.wait_for("the part reads so", READS, "when=").await;
    browser.set("#term-payment-plan", "shares").await;
    browser.wait_for("the part reads so", READS, "when=day").await;
    browser.wait_for("the part reads so", READS, "label=Mobilisation").await;

    browser.set("#term-payment-plan", "monthly").await;
    browser.write("#term-payment-plan-day", "20").await;
    browser.see_in(".sheet", "Accounts are made up on day 20 of each month").await;
    browser.write("#term-payment-plan-day", "0").await;
    browser.see_in("#terms-payment", "Please write a day from 1 to 28.").await;
    browser.see_in(".sheet", "Accounts are made up on day 20 of each month").await;
    browser.set("#term-payment-plan", "prepaid").await;
    browser.see_in(".sheet", "deducts actual supplies from it").await;

    browser.set("#term-payment-late_fee", "multiple").await;
    browser.see_in(".sheet", "1.5 times the one-year loan prime rate").await;
    browser.set("#term-payment-late_fee", "started").await;
    browser.write("#term-payment-late_fee-rate", "0.7").await;
    browser.see_in(".sheet", "0.7% for every 7 days begun").await;
    browser.set("#term-payment-late_fee-cap-of", "whole").await;
    browser.write("#term-payment-late_fee-cap", "5").await;
    browser.see_in(".sheet", "on all instalments together do not exceed 5%").await;

    // a period has its unit
    open_part(&browser, "terms-ending").await;
    browser.write("#term-term-cure", "11").await;
    browser.see_in(".sheet", "11 days").await;
    browser.set("#terms-ending .field:has(#term-term-cure) select", "working_day").await;
    browser.see_in(".sheet", "11 Working Days").await;

    // a unit chosen before its number counts for it; emptied, there is no period again
    browser.set("#terms-ending .field:has(#term-term-our_notice) select", "month").await;
    browser.write("#term-term-our_notice", "7").await;
    browser.see_in(".sheet", "7 months").await;
    browser.set("#term-term-our_notice", "").await;
    browser.see_no("7 months").await;

    // a word on the paper leads to its box, into a part that is folded
    browser.wait_for("the cursor in its box", LEADS, "11 Working Days").await;
    browser.end().await;
}
