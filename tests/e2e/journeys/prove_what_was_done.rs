//! What shows that something was done is dropped where that is recorded: a duty that demands proof is done by a file alone, and a
//! material is delivered with its slip. The files are then with the contract, which says what each of them shows.

use thirtyfour::Key;

use super::draft_a_contract::{drafted_in, sign};
use super::keep_files::outside;
use super::keep_the_duties::write_down;
use crate::browser::{Browser, Look};

/// What shows that the duty was done, and that the material was delivered.
const CERTIFICATE: &str = "certificate.txt";
const SLIP: &str = "slip.txt";

/// Whether a menu shows this choice: `selector|words`.
const CHOSEN: &str = "const [css, words] = arguments[0].split('|');
    return document.querySelector(css)?.selectedOptions[0]?.text === words";

/// What is typed and read on the way, in one language.
struct Words {
    look: Look,
    duty: &'static str,
    /// That nothing shows it yet, and that it waits for the other side.
    standing: [&'static str; 2],
    /// The choice of no file.
    none: &'static str,
    material: &'static str,
    /// Who received it.
    to: &'static str,
    /// What the contract says of each file.
    shows: [&'static str; 2],
}

const EN: Words = Words {
    look: Look::EN,
    duty: "Send the test certificates",
    standing: ["This duty needs proof", "Waiting to be confirmed"],
    none: "No file",
    material: "Display stand",
    to: "Bob Hill",
    shows: ["Evidence of: Send the test certificates", "Evidence of: Display stand"],
};

const ZH: Words = Words {
    look: Look::ZH,
    duty: "寄送检定证书",
    standing: ["这项义务要有凭证", "待对方确认"],
    none: "没有附件",
    material: "展示架",
    to: "韩雪",
    shows: ["证明：寄送检定证书", "证明：展示架"],
};

/// Adds a file in the open sheet, where the box beside it shows none, and then shows this one.
async fn add(browser: &Browser, words: &Words, choice: &str, name: &str, said: &str) {
    browser.wait_for("no file in the box", CHOSEN, &format!("{choice}|{}", words.none)).await;
    browser.upload("#sheet-files-box", &outside(browser, name, said.as_bytes())).await;
    browser.see_in("#sheet-files", name).await;
    browser.wait_for("the new file in the box", CHOSEN, &format!("{choice}|{name}")).await;
    browser.saved().await;
}

/// A duty that demands proof: without any it is refused, and a file is enough.
async fn do_duty(browser: &Browser, words: &Words, address: &str) {
    let [refused, waits] = words.standing;
    browser.open(&format!("#{address}/duties")).await;
    write_down(browser, words.duty, "us", "2026-05-22", "needed").await;
    browser.see_in("[data-part=week]", words.duty).await;
    browser.open("#/duties").await;
    browser.press_words(words.duty).await;
    browser.press("#duty-steps [data-next]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#duty-words-problem", refused).await;
    add(browser, words, "#duty-file", CERTIFICATE, "Certificate 4711").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("[data-part=week]", waits).await;
    browser.saved().await;
    browser.press_words(words.duty).await;
    browser.see_in("#duty-history", CERTIFICATE).await;
    browser.keys(Key::Escape).await;
}

/// A material that goes out with its slip.
async fn deliver(browser: &Browser, words: &Words, address: &str) {
    browser.open(&format!("#{address}/materials")).await;
    browser.press("#new-material").await;
    browser.write("#material-what", words.material).await;
    browser.set("#material-kind", "display").await;
    browser.set("#material-due", "2026-05-22").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.press("[data-part=soon] [data-next]").await;
    browser.write("#material-who", words.to).await;
    // the certificate is with the same contract, and shows nothing of this
    add(browser, words, "#material-file", SLIP, "Received in good order").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("[data-part=waiting]", words.material).await;
    browser.saved().await;
    browser.press("[data-part=waiting] .rows__open").await;
    browser.see_in("#material-history", SLIP).await;
    browser.keys(Key::Escape).await;
}

async fn prove(words: &Words) {
    let browser = drafted_in(words.look).await;
    let address = sign(&browser).await;
    do_duty(&browser, words, &address).await;
    deliver(&browser, words, &address).await;

    // both are with the contract, also after a reload
    browser.open(&format!("#{address}/life")).await;
    browser.find("#files").await;
    browser.driver.refresh().await.expect("it reloads");
    for (name, shows) in [CERTIFICATE, SLIP].into_iter().zip(words.shows) {
        browser.see_in(&format!("#files [data-file='{name}']"), shows).await;
    }
    browser.end().await;
}

#[tokio::test]
async fn a_file_dropped_beside_a_step_shows_that_it_was_done() {
    prove(&EN).await;
}

#[tokio::test]
async fn a_file_dropped_beside_a_step_shows_that_it_was_done_in_chinese() {
    prove(&ZH).await;
}
