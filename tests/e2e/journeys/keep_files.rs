//! Files of a customer: added, opened, removed, brought back, and carried to another browser with the book.

use std::path::PathBuf;

use sha2::{Digest as _, Sha256};
use thirtyfour::Key;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// A PNG of one pixel.
pub(super) const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4, 0x89, 0x00, 0x00, 0x00, 0x0D, 0x49,
    0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0x38, 0xA0, 0xA0, 0xF0, 0x1F, 0x00, 0x04, 0xA4, 0x02, 0x00, 0x1D, 0xAB, 0xE1,
    0xF5, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
];
/// A web page that would show itself if it were ever run.
const PAGE: &[u8] = b"<!doctype html><script>document.title = 'run'</script>";

/// More than one part of a book's file, and no text.
fn paper() -> Vec<u8> {
    (0..700_000_u32).flat_map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes().into_iter().take(1)).collect()
}

/// A file in a folder that is not looked at for downloads.
pub(super) fn outside(browser: &Browser, name: &str, bytes: &[u8]) -> PathBuf {
    let folder = browser.downloads().join("outside");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

/// The SHA-256 of a file in hexadecimal, as the book writes it.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + format!("{byte:02x}").as_str())
}

/// The page of the one customer.
async fn customer_page(browser: &Browser) {
    browser.open("#/customers").await;
    browser.press_words("Harbour Pumps Ltd").await;
    browser.find("#files").await;
}

#[tokio::test]
async fn files_are_kept_opened_removed_and_travel_with_the_book() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    customer_page(&browser).await;
    browser.see_in("#files", "No files yet").await;

    // two files, one after the other in one choice
    let (paper, picture) = (outside(&browser, "paper.bin", &paper()), outside(&browser, "seal.png", PIXEL));
    let both = format!("{}\n{}", paper.display(), picture.display());
    browser.upload("#files-box", std::path::Path::new(&both)).await;
    browser.see_in("#files", "paper.bin").await;
    browser.see_in("#files", "seal.png").await;
    browser.saved().await;
    browser.see_in("#files", "700 kB").await;

    // the same once more is refused in words
    browser.upload("#files-box", &picture).await;
    browser.see_in("#files-refused", "The same content is here already").await;
    browser.upload("#files-box", &outside(&browser, "nothing.txt", b"")).await;
    browser.see_in("#files-refused", "The file is empty").await;

    // after a reload: equal byte for byte
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#files", "paper.bin").await;
    browser.press("[data-file='paper.bin'] [data-act=download]").await;
    let (name, bytes) = browser.downloaded("paper.bin").await;
    assert_eq!((name.as_str(), bytes == self::paper()), ("paper.bin", true));

    // a picture is looked at in the page, a web page is only handed out
    browser.press("[data-file='seal.png'] .rows__open").await;
    browser
        .wait_for(
            "the picture",
            "const it = document.querySelector('.look__picture'); return !!it && it.naturalWidth === 1",
            "",
        )
        .await;
    browser.picture("file-view-en").await;
    browser.press("#close-file").await;
    browser.wait_for("the page again", "return !document.querySelector('#file-view')", "").await;
    browser.upload("#files-box", &outside(&browser, "page.html", PAGE)).await;
    browser.see_in("#files", "page.html").await;
    browser.saved().await;
    browser.press("[data-file='page.html'] .rows__open").await;
    let (_, bytes) = browser.downloaded("page.html").await;
    assert_eq!(bytes, PAGE);
    browser.wait_for("a title that nobody wrote over", "return document.title !== 'run'", "").await;

    // another name and purpose; removed and brought back
    browser.press("[data-file='seal.png'] [data-act=edit]").await;
    browser.write("#file-name", "company seal.png").await;
    browser.set("#file-kind", "evidence").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#files", "Evidence").await;
    browser.press("[data-file='company seal.png'] [data-act=edit]").await;
    browser.press("#remove-file").await;
    browser.saved().await;
    browser
        .wait_for(
            "the file to be gone",
            "return !document.querySelector('#files').innerText.includes(arguments[0])",
            "company seal",
        )
        .await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("#files", "company seal.png").await;
    browser.press("[data-file='company seal.png'] .rows__open").await;
    browser.find("#file-view").await;
    browser.press("#close-file").await;

    // found by its name from anywhere
    browser.open("#/customers").await;
    browser.keys(Key::Control + "k").await;
    browser.write("#palette", "company seal").await;
    browser.see_in("#found", "company seal.png").await;
    browser.keys(Key::Escape + "").await;

    // with the book to a browser that has nothing
    browser.open("#/settings/book").await;
    browser.see("With files (3").await;
    browser.press("#export-book").await;
    let (_, file) = browser.downloaded(".json").await;
    let there = Browser::start(Look::EN).await;
    there.open("").await;
    there.upload("#restore-file", &outside(&there, "brought.json", &file)).await;
    there.press("#bring-in").await;
    there.find("#home-answer").await;
    customer_page(&there).await;
    there.press("[data-file='paper.bin'] [data-act=download]").await;
    let (_, bytes) = there.downloaded("paper.bin").await;
    assert!(bytes == self::paper(), "byte for byte");
    there.open("#/settings/book").await;
    there.press("#check-book").await;
    there.see_in("#check-found", "are sound").await;
    there.end().await;
    browser.end().await;
}

/// What the browser keeps of files, lost (`false`) or written over (`true`) behind the back of the page.
const HARM: &str = "
    const damage = arguments[0], done = arguments[1];
    const open = indexedDB.open('counterpart');
    open.onsuccess = () => {
        const db = open.result, t = db.transaction(['blobs', 'blob_facts'], 'readwrite');
        const blobs = t.objectStore('blobs'), facts = t.objectStore('blob_facts');
        if (damage) {
            blobs.getAllKeys().onsuccess = event => {
                for (const key of event.target.result) blobs.put(new Uint8Array([1, 2, 3]), key);
            };
        } else {
            blobs.clear();
            facts.clear();
        }
        t.oncomplete = () => { db.close(); done(true); };
    };";

#[tokio::test]
async fn adding_the_same_file_again_mends_bytes_that_are_lost_or_damaged() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    customer_page(&browser).await;
    let picture = outside(&browser, "seal.png", PIXEL);
    browser.upload("#files-box", &picture).await;
    browser.see_in("#files", "seal.png").await;
    browser.saved().await;

    // lost
    browser.answer(HARM, vec![false.into()]).await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("[data-file='seal.png']", "In another copy").await;
    browser.upload("#files-box", &picture).await;
    browser.see("The content of “seal.png” is whole again").await;
    browser
        .wait_for(
            "the bytes to be here",
            "return !document.querySelector(\"[data-file='seal.png']\").innerText.includes(arguments[0])",
            "In another copy",
        )
        .await;
    browser.press("[data-file='seal.png'] [data-act=download]").await;
    assert_eq!(browser.downloaded("seal.png").await.1, PIXEL);

    // damaged: the check says so, and no longer says it once it is mended
    browser.answer(HARM, vec![true.into()]).await;
    browser.open("#/settings/book").await;
    browser.press("#check-book").await;
    browser.see_in("#check-found", "its content is damaged").await;
    customer_page(&browser).await;
    browser.press("[data-file='seal.png'] [data-act=download]").await;
    browser.see("is damaged and was not opened").await;
    browser.upload("#files-box", &picture).await;
    browser.see("The content of “seal.png” is whole again").await;
    browser.press("[data-file='seal.png'] [data-act=download]").await;
    assert_eq!(browser.downloaded("seal.png").await.1, PIXEL);
    browser.open("#/settings/book").await;
    browser.find("#check-book").await;
    browser.wait_for("no finding", "return document.querySelector('#check-found')?.innerText === ''", "").await;
    // whole bytes are not taken twice
    customer_page(&browser).await;
    browser.upload("#files-box", &picture).await;
    browser.see_in("#files-refused", "The same content is here already").await;
    browser.end().await;
}

#[tokio::test]
async fn a_book_that_came_without_its_files_says_so_and_takes_them_later() {
    let here = Browser::start(Look::EN).await;
    start_book(&here).await;
    enter_customer(&here, "Harbour Pumps Ltd", "020 7946 0001").await;
    customer_page(&here).await;
    here.upload("#files-box", &outside(&here, "seal.png", PIXEL)).await;
    here.see_in("#files", "seal.png").await;
    here.saved().await;
    here.open("#/settings/book").await;
    here.press("#export-files").await;
    here.press("#export-book").await;
    let (_, without) = here.downloaded(".json").await;
    here.press("#export-files").await;
    here.press("#export-book").await;
    let (_, with) = here.downloaded(".json").await;
    assert!(with.len() > without.len());
    here.end().await;

    let there = Browser::start(Look::EN).await;
    there.open("").await;
    there.upload("#restore-file", &outside(&there, "without.json", &without)).await;
    there.press("#bring-in").await;
    there.find("#home-answer").await;
    customer_page(&there).await;
    there.see_in("[data-file='seal.png']", "In another copy").await;
    there.press("[data-file='seal.png'] [data-act=download]").await;
    there.see("The content of this file is in another copy").await;
    there.open("#/settings/book").await;
    there.press("#check-book").await;
    there.see_in("#check-found", "its content is in another copy").await;

    there.upload("#book-file", &outside(&there, "with.json", &with)).await;
    there.see("Nothing new in the file").await;
    there.press("#take-files").await;
    there.see_in("#files-taken", "Files taken: 1").await;
    customer_page(&there).await;
    there.press("[data-file='seal.png'] [data-act=download]").await;
    let (_, bytes) = there.downloaded("seal.png").await;
    assert_eq!(bytes, PIXEL);
    there.end().await;
}
