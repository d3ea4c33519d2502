//! Of a contract with clauses of one's own, one of those is broken: the notice to cure names it, chosen among them as the paper prints
//! them, and the notice that goes out says which article that is.

use super::draft_a_contract::{drafted_in, sign};
use crate::browser::{Browser, Look};

/// A clause of one's own: its heading, its text, and after which of the built-in clauses it stands, counted from nought; by itself it
/// stands at the end.
struct Own {
    heading: [&'static str; 2],
    text: [&'static str; 2],
    after: Option<&'static str>,
}

/// At the end.
const PARTS: Own = Own {
    heading: ["备件供应", "Spare parts"],
    text: ["{我方}应能供应传感器和密封件。", "{us} shall be able to supply sensors and seals."],
    after: None,
};

/// After the clause on delivery.
const SITE: Own = Own {
    heading: ["现场准备", "Site works"],
    text: [
        "{对方}应在到货前备好基础和电源。",
        "{them} shall have the foundation and the power supply ready before the goods arrive.",
    ],
    after: Some("3"),
};

/// Whether these stand in this order among the choices of the clause that was broken.
const IN_ORDER: &str = "const words = [...document.querySelectorAll('#cure-clause option')].map(it => it.text);
    const [first, second] = arguments[0].split('|').map(it => words.indexOf(it));
    return first > 0 && first < second";

/// Writes it into the library.
async fn write(browser: &Browser, own: &Own) {
    browser.open("#/library").await;
    browser.press("#new-own-clause").await;
    browser.write("#own-heading-zh", own.heading[0]).await;
    browser.write("#own-heading-en", own.heading[1]).await;
    if let Some(after) = own.after {
        browser.set("#own-after", after).await;
    }
    browser.write("#own-text-zh", own.text[0]).await;
    browser.write("#own-text-en", own.text[1]).await;
    browser.reads("h1", browser.pick(own.heading[0], own.heading[1])).await;
    browser.saved().await;
}

/// `breach` is what is broken, and `article` how the notice tells of the clause.
async fn breach(look: Look, breach: &str, article: &str) {
    let browser = drafted_in(look).await;
    browser.saved().await;
    let address = browser.fragment().await;
    let [site, parts] = [&SITE, &PARTS].map(|it| browser.pick(it.heading[0], it.heading[1]));
    for own in [&PARTS, &SITE] {
        write(&browser, own).await;
    }
    // taken in the other way round than they are printed
    browser.open(&format!("#{address}")).await;
    for heading in [parts, site] {
        browser.choose("#term-own_clauses", heading).await;
        browser.press("#own-take").await;
        browser.see_in(".sheet", heading).await;
    }
    let address = sign(&browser).await;

    browser.press("#cure-new").await;
    browser.wait_for("the clauses as they are printed", IN_ORDER, &format!("{site}|{parts}")).await;
    browser.set("#cure-on", "2026-05-18").await;
    browser.choose("#cure-clause", site).await;
    browser.write("#cure-breach", breach).await;
    browser.press("#cure-ask").await;
    browser.see_in("#cures .matters__list", breach).await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#cures .matters__list", site).await;

    // the notice tells of the article
    browser.open(&format!("#{address}/notices")).await;
    let offered = "return !!document.querySelector(arguments[0])";
    browser.wait_for("the notice to cure", offered, "#notice-which option[value^='cure.']").await;
    let which = browser.run("return document.querySelector(\"#notice-which option[value^='cure.']\").value").await;
    browser.set("#notice-which", which.as_str().expect("a value")).await;
    browser.see_in("#notice .sheet", breach).await;
    browser.see_in("#notice .sheet", article).await;
    browser.end().await;
}

#[tokio::test]
async fn a_notice_to_cure_names_a_clause_of_ones_own() {
    breach(Look::EN, "The foundation is not there", "This is a breach of Article 5 (Site works) of the contract").await;
}

#[tokio::test]
async fn a_notice_to_cure_names_a_clause_of_ones_own_in_chinese() {
    breach(Look::ZH, "基础一直没有做好", "上述情况违反了合同第五条（现场准备）的约定").await;
}
