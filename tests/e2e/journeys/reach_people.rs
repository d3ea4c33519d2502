//! A person at a customer: several numbers and addresses, what they decide and receive, whom to ask for first, and what they
//! agreed to. Found by every number, told in the history, and handed out.

use thirtyfour::Key;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// Whether the people of the page hold what a selector finds.
async fn holds(browser: &Browser, css: &str, there: bool) {
    let script =
        format!("return !!document.querySelector('#contacts') && !!document.querySelector({css:?}) === {there}");
    browser.wait_for(&format!("{css}: {there}"), &script, "").await;
}

#[tokio::test]
async fn a_person_with_several_numbers_is_found_by_each_and_what_they_agreed_to_is_told() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = browser.fragment().await;
    browser.press_words("Add a contact").await;
    browser.write("#contact-name", "Mary Ward").await;
    browser.write("#contact-title", "Head of purchasing").await;
    browser.write("#contact-department", "Purchasing").await;
    browser.press("#contact-roles [data-choice=decision]").await;
    browser.press("#contact-roles [data-choice=notice]").await;
    browser.write("#contact-phone", "07700 900001").await;
    browser.press("#contact-phone-add").await;
    browser.write("#contact-phone-2", "020 7946 0099").await;
    browser.press("#contact-phone-add").await;
    browser.write("#contact-phone-3", "020 7946 0055").await;
    browser.set("#contact-phone-3-label", "fax").await;
    browser.write("#contact-email", "mary@harbour.example").await;
    browser.press("#contact-email-add").await;
    browser.write("#contact-email-2", "ward@").await;
    browser.press("#contact-primary").await;
    browser.write("#consent-purpose", "Concluding and performing contracts").await;
    browser.press("dialog button[type=submit]").await;
    // what does not read is said where it stands, and a purpose wants its day
    browser.see_in("#contact-email-problem", "it needs an @ and a domain").await;
    browser.write("#contact-email-2", "ward@quay.example").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#consent-on-problem", "please add the day").await;
    browser.set("#consent-on", "2026-05-10").await;
    browser.set("#consent-way", "wechat").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#contacts", "Mary Ward").await;
    browser.saved().await;

    // all of it is on the page, after a reload as before
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#contacts", "Purchasing · Decides, Receives notices").await;
    browser.see_in("#contacts .tag", "Primary").await;
    browser.see_in("#contacts .person__reach li", "Office\n020 7946 0099").await;
    browser.see_in("#contacts .person__reach li", "Fax\n020 7946 0055").await;
    browser.see_in("#contacts", "Consent given").await;
    browser.see_in("#contacts", "Concluding and performing contracts").await;
    holds(&browser, "#contacts a[href='tel:02079460099']", true).await;
    holds(&browser, "#contacts a[href='mailto:ward@quay.example']", true).await;
    holds(&browser, "#contacts a[href='tel:02079460055']", false).await;

    // found from anywhere by any number and any address
    for typed in ["79460099", "020 7946 0055", "ward@quay"] {
        browser.open("#/").await;
        browser.find("#home-answer").await;
        browser.keys(Key::Control + "k").await;
        browser.write("#palette", typed).await;
        browser.see_in("#found", "Mary Ward").await;
        browser.keys(Key::Escape).await;
    }

    // and noticed when somebody enters them once more
    browser.open(&format!("#{customer}")).await;
    browser.press_words("Add a contact").await;
    browser.write("#contact-name", "M. W.").await;
    browser.press("#contact-phone-add").await;
    browser.write("#contact-phone", "07700 900777").await;
    browser.write("#contact-phone-2", "(020) 7946-0055").await;
    browser.see_in("#contact-alike", "Mary Ward").await;
    browser.keys(Key::Escape).await;

    // a withdrawal is kept beside what it withdraws
    browser.press_words("Mary Ward").await;
    browser.set("#consent-withdrawn-on", "2026-05-19").await;
    browser.set("#consent-withdrawn-way", "spoken").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#contacts", "Consent withdrawn").await;
    // a number goes with its line, and the next one takes its place
    browser.press_words("Mary Ward").await;
    browser.press("[aria-label^='Remove this number'][aria-label$='Telephone 2']").await;
    browser
        .wait_for(
            "the fax in the second line",
            "return document.querySelector('#contact-phone-2')?.value === arguments[0]",
            "020 7946 0055",
        )
        .await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    holds(&browser, "#contacts a[href='tel:02079460099']", false).await;
    browser.see_in("#contacts .person__reach li", "Fax\n020 7946 0055").await;

    // the history tells each of it, with the numbers before and after
    browser.open(&format!("#{customer}/changes")).await;
    browser.see_in("#changes .timeline", "Further numbers").await;
    browser.see_in("#changes .timeline", "Office 020 7946 0099").await;
    browser.see_in("#changes .timeline", "Primary contact").await;
    browser.see_in("#changes .timeline", "Consent withdrawn (Spoken)").await;

    // the card that goes out says all of it
    browser.open("#/customers").await;
    browser.lists("1 customer").await;
    browser.press("#export-customers").await;
    browser.press("dialog [data-form=vcf]").await;
    let (_, card) = browser.downloaded(".vcf").await;
    let card = String::from_utf8(card).expect("UTF-8");
    for line in [
        "ORG:Harbour Pumps Ltd;Purchasing\r\n",
        "TEL;TYPE=WORK,FAX;X-COUNTERPART-OF=PERSON:020 7946 0055\r\n",
        "EMAIL;TYPE=INTERNET:ward@quay.example\r\n",
        "X-COUNTERPART-ROLES:decision,notice\r\n",
    ] {
        assert!(card.contains(line), "{line:?} in {card}");
    }
    assert!(
        card.replace("\r\n ", "").contains(
            "X-COUNTERPART-CONSENT:2026-05-10;wechat;Concluding and performing contracts;2026-05-19;spoken\r\n"
        )
    );
    browser.end().await;
}
