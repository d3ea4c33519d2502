//! A signature is drawn and a seal chosen for a signed contract: on paper and in the Word file, removed and brought back; and it
//! is said what they are not.

use std::io::Cursor;

use thirtyfour::Key;

use super::draft_a_contract::{drafted, sign};
use crate::browser::Browser;

/// A red ring on white, as a PNG of 16 by 16.
const RING: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x10, 0x00, 0x00, 0x00, 0x10, 0x08, 0x03, 0x00, 0x00, 0x00, 0x28, 0x2D, 0x0F, 0x53, 0x00, 0x00, 0x00, 0x06, 0x50,
    0x4C, 0x54, 0x45, 0xFF, 0xFF, 0xFF, 0xC2, 0x3B, 0x22, 0x2E, 0x3B, 0x3F, 0x8C, 0x00, 0x00, 0x00, 0x29, 0x49, 0x44,
    0x41, 0x54, 0x78, 0xDA, 0x63, 0x60, 0xC0, 0x06, 0x18, 0xA1, 0x00, 0x9D, 0x0F, 0x13, 0x81, 0xB1, 0x90, 0x68, 0x24,
    0xA5, 0xD8, 0x05, 0x90, 0x4D, 0x27, 0x57, 0x80, 0x90, 0x2D, 0x18, 0x0E, 0xC3, 0x74, 0x3A, 0xA6, 0xE7, 0x50, 0x00,
    0x00, 0x31, 0xF0, 0x00, 0x5D, 0xF8, 0x74, 0xE4, 0x15, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42,
    0x60, 0x82,
];

const OURS: &str = "#pictures [data-side=us] .pictures__place[data-impression=signature]";
const THEIRS: &str = "#pictures [data-side=them] .pictures__place[data-impression=seal]";

/// Whether a picture is seen.
const IS_SEEN: &str =
    "const it = document.querySelector(arguments[0]); return !!it && it.complete && it.naturalWidth > 0";
/// Whether nothing of this is there.
const NONE_THERE: &str = "return !document.querySelector(arguments[0])";

async fn stroke(browser: &Browser, (x, y): (i64, i64), by: (i64, i64)) {
    let pad = browser.find("#pad").await;
    browser
        .driver
        .action_chain()
        .move_to_element_with_offset(&pad, x, y)
        .click_and_hold()
        .move_by_offset(by.0 / 2, by.1)
        .move_by_offset(by.0 / 2, -by.1)
        .release()
        .perform()
        .await
        .expect("a stroke");
}

#[tokio::test]
async fn a_signature_is_drawn_and_a_seal_chosen_for_the_paper_of_a_signed_contract() {
    let browser = drafted().await;
    let address = sign(&browser).await;
    // on the page of its life, beside what a picture is not
    browser.see_in("#pictures", "articles 13 and 14").await;
    browser.see_in("#pictures", "attach the certified file").await;
    browser.see_in("#pictures [data-side=us]", "Signed by").await;
    browser.see_in(OURS, "No picture").await;

    browser.press(&format!("{OURS} [data-act=place]")).await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#picture-problem", "Draw a signature first").await;
    stroke(&browser, (-120, 10), (160, -40)).await;
    browser.see_in("#pad-strokes", "Strokes: 1").await;
    stroke(&browser, (-40, 0), (120, 30)).await;
    stroke(&browser, (60, 20), (40, 10)).await;
    browser.see_in("#pad-strokes", "Strokes: 3").await;
    browser.press("#pad-undo").await;
    browser.see_in("#pad-strokes", "Strokes: 2").await;

    // what is drawn outlives the sheet and the page
    browser.keys(Key::Escape + "").await;
    browser.wait_for("the sheet is closed", NONE_THERE, "#pad").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.press(&format!("{OURS} [data-act=place]")).await;
    browser.see_in("#pad-strokes", "Strokes: 2").await;
    browser.picture("place-signature-en").await;
    browser.press("dialog button[type=submit]").await;
    browser.wait_for("the signature", IS_SEEN, &format!("{OURS} img")).await;
    browser.saved().await;

    // a seal is chosen from a file, which has to be a picture
    browser.press(&format!("{THEIRS} [data-act=place]")).await;
    let folder = browser.downloads().join("outside");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("seal.txt"), b"no picture").expect("a file");
    std::fs::write(folder.join("seal.png"), RING).expect("a file");
    browser.upload("#picture-box", &folder.join("seal.txt")).await;
    browser.see_in("#picture-problem", "no PNG, JPEG or WebP picture").await;
    browser.upload("#picture-box", &folder.join("seal.png")).await;
    browser.wait_for("the seal before it is placed", IS_SEEN, "#picture-preview").await;
    browser.find("#picture-white").await;
    browser.press("dialog button[type=submit]").await;
    browser.wait_for("the seal", IS_SEEN, &format!("{THEIRS} img")).await;
    browser.saved().await;
    browser.picture("placed-life-en").await;

    // on paper, with a line that says what they are not
    browser.open(&format!("#{address}")).await;
    for impression in ["signature", "seal"] {
        let picture = format!(".sheet__picture[data-impression={impression}]");
        browser.wait_for("the picture on paper", IS_SEEN, &picture).await;
    }
    browser.see_in(".sheet__picturenote", "no reliable electronic signatures").await;
    browser.picture("placed-paper-en").await;
    // and in the Word file
    browser.press("#word").await;
    let (_, file) = browser.downloaded(".docx").await;
    let archive = zip::ZipArchive::new(Cursor::new(file)).expect("a package");
    let media =
        archive.file_names().filter(|it| it.as_ref().is_ok_and(|name| name.starts_with("word/media/rId"))).count();
    assert_eq!(media, 2, "a signature and a seal");

    // the version that was signed shows them too, and leads to them
    browser.open(&format!("#{address}/versions")).await;
    browser.press("[data-version='1'] a").await;
    browser.wait_for("the seal on the version", IS_SEEN, ".compare .sheet__picture[data-impression=seal]").await;
    browser.press("#version-pictures").await;

    // removed, and brought back
    browser.press(&format!("{THEIRS} [data-act=remove]")).await;
    browser.see_in(THEIRS, "No picture").await;
    browser.saved().await;
    browser.keys(Key::Control + "z").await;
    browser.wait_for("the seal again", IS_SEEN, &format!("{THEIRS} img")).await;

    // what was drawn once is offered again
    browser.press("#pictures [data-side=us] [data-impression=signature] [data-act=place]").await;
    browser.press("#pictures-again button").await;
    browser.wait_for("the earlier signature", IS_SEEN, "#picture-preview").await;
    browser.end().await;
}

#[tokio::test]
async fn a_seal_that_the_house_keeps_under_a_name_is_offered_first() {
    let browser = drafted().await;
    let address = sign(&browser).await;
    browser.open("#/settings").await;
    browser.see_in("#house-pictures", "articles 13 and 14").await;
    browser.press("#keep-house-picture").await;
    browser.see_in("#house-pictures", "Choose a picture first.").await;
    let folder = browser.downloads().join("outside");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("seal.png"), RING).expect("a file");
    browser.upload("#picture-box", &folder.join("seal.png")).await;
    browser.wait_for("the seal before it is kept", IS_SEEN, "#picture-preview").await;
    browser.write("#house-picture-name", "Contract seal").await;
    browser.press("#keep-house-picture").await;
    browser.wait_for("the seal that is kept", IS_SEEN, ".pictures__kept img").await;
    browser.saved().await;

    let ours = "#pictures [data-side=us] .pictures__place[data-impression=seal]";
    browser.open(&format!("#{address}/life")).await;
    browser.press(&format!("{ours} [data-act=place]")).await;
    browser.see_in("#pictures-kept", "Contract seal").await;
    browser.press("#pictures-kept button").await;
    browser.press("dialog button[type=submit]").await;
    browser.wait_for("the seal on our side", IS_SEEN, &format!("{ours} img")).await;
    browser.saved().await;
    browser.end().await;
}
