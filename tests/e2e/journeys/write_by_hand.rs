//! A built-in clause is written by hand: the app says what that means before, marks it wherever it is read, reckons nothing from it, and
//! shows both texts word by word before it is bound again. Where a contract would have no sense without a clause, it says why not.

use thirtyfour::Key;

use super::draft_a_contract::drafted;

/// Whether a box begins with a text: `selector=text`.
const BEGINS: &str = "const [css, ...text] = arguments[0].split('=');
    return !!document.querySelector(css)?.value.startsWith(text.join('='))";

#[tokio::test]
async fn a_clause_is_written_by_hand_unchecked_and_bound_again() {
    let browser = drafted().await;
    browser.saved().await;
    let address = browser.fragment().await;
    let late = |part: &str| format!("#by-hand-late_payment-{part}");

    // what the amount is made of stays bound, with the reason
    browser.press("#by-hand-price-begin").await;
    browser.see_in("#terms-goods", "The amount is the sum of the lines").await;

    // the consequence is said first; the words begin with the generated text
    browser.press(&late("begin")).await;
    browser.see_in("#terms-late", "The app then reckons no amount, day, period or duty from this article").await;
    browser.press(&late("confirm")).await;
    browser.see_in("#terms-late", "Written by hand — not computed").await;
    browser.wait_for("the generated words", BEGINS, &format!("{}=If Party A pays late", late("en"))).await;
    browser.see_in("#written-by-hand", "late payment").await;

    // placeholders are offered, and what is wrong is said
    browser.write(&late("en"), "{them} shall pay what the courts award; see {article: paymint}.").await;
    browser.see_in("#terms-late", "No placeholder is called “article: paymint”").await;
    browser.write(&late("en"), "{them} shall pay what the courts award; see {article: payment}.").await;
    browser.see_in(".sheet", "Party A shall pay what the courts award; see Article").await;
    browser.saved().await;

    // it is kept, and the checker and the money say what they do not know
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in(".sheet", "Party A shall pay what the courts award; see Article").await;
    // and it is found from anywhere by its words
    browser.keys(Key::Control + "k").await;
    browser.write("#palette", "what the courts award").await;
    browser.see_in("#found", "Clauses and notes of contracts").await;
    browser.keys(Key::Escape).await;
    browser.open(&format!("#{address}/check")).await;
    browser.see_in("[data-rule='GEN-08']", "The article on late payment is written by hand").await;
    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#fees", "no late fee is reckoned from it").await;

    // what the contract puts on either side says which articles it does not know
    browser.open(&format!("#{address}")).await;
    browser.press("#terms-delivery > summary").await;
    browser.press("#by-hand-delivery-begin").await;
    browser.press("#by-hand-delivery-confirm").await;
    browser.see_in("#written-by-hand", "delivery and inspection").await;
    browser.saved().await;
    browser.open(&format!("#{address}/duties")).await;
    browser.see_in("[data-not-reckoned='duties']", "delivery and inspection").await;

    // both texts stand beside each other before it is bound again
    browser.open(&format!("#{address}")).await;
    browser.press(&late("bind")).await;
    browser.see_in(".byhand__compared del", "courts").await;
    browser.press(&late("bind-confirm")).await;
    browser.see_in(".sheet", "0.05%").await;
    browser.wait_for("no mark is left", "return !document.querySelector(arguments[0])", &late("en")).await;
    browser.saved().await;
    browser.end().await;
}
