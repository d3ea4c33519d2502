//! A book's file comes in through the worker: large ones, hostile ones, locked ones, and what is stopped half-way.

use std::io::Write;

use counterpart::sync::file::seal::{Passphrase, Sealing};
use thirtyfour::prelude::*;

use super::keep_the_book::{enter_customer, start_book};
use crate::books::{write_book, write_hollow};
use crate::browser::{Browser, Look};

const BEGINNING: &str = "{\"format\":\"counterpart-sync\",\"version\":\"1.0\",\"min_reader\":\"1.0\",\"features\":[],\"kind\":\"full\",\n\"head\":";

/// The file of the open book, as it is downloaded.
async fn exported(browser: &Browser) -> Vec<u8> {
    browser.open("#/settings/book").await;
    browser.press("#export-book").await;
    browser.downloaded(".json").await.1
}

fn sealed(content: &[u8], typed: &str) -> Vec<u8> {
    let passphrase = Passphrase::read(typed).expect("a passphrase");
    let mut sealing = Sealing::begin(Vec::new(), &passphrase).expect("it begins");
    sealing.write_all(content).expect("it takes bytes");
    sealing.finish().expect("it ends")
}

#[tokio::test]
async fn p05_p06_p08_files_made_to_choke_on_are_refused_at_once_with_the_line() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.open("#/settings/book").await;
    let path = browser.downloads().join("try.json");
    let brackets = "[".repeat(1_000_000);
    let megabytes = |n: u64| n * 1_000_000;
    for (id, beginning, size, words) in [
        ("P05", brackets.clone(), 1_000_001, "not a book"),
        ("P05", format!("{BEGINNING}{brackets}"), 1_000_200, "Line 2"),
        ("P06", BEGINNING.to_owned(), megabytes(5_000), "larger than 2 GB"),
        ("P08", format!("{BEGINNING}{{\"a\":\""), megabytes(200), "Line 2"),
    ] {
        write_hollow(&path, &beginning, size);
        browser.upload("#book-file", &path).await;
        browser.see_in("#file-refused", words).await;
        browser.see_in("#file-refused", "Your book has not changed").await;
        browser.open("#/customers").await;
        browser.see("Harbour Pumps Ltd").await;
        browser.open("#/settings/book").await;
        assert!(path.exists(), "{id}");
    }
    std::fs::remove_file(&path).expect("it goes");
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn p07_p22_a_large_book_streams_in_while_the_page_answers_and_can_be_stopped() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    let path = browser.downloads().join("large.json");
    let size = write_book(&path, 22_000, 800);
    assert!(size > 20_000_000, "{size}");
    let before = browser.memory();
    // the page answers a press while the file is read
    browser.upload("#restore-file", &path).await;
    let stop = "const done = arguments[0]; const look = () => {
        const button = document.querySelector('#file-reading button');
        if (button) { button.click(); done(true); } else requestAnimationFrame(look);
    }; look();";
    browser.driver.execute_async(stop, Vec::new()).await.expect("it is stopped");
    browser.see_no("large.json").await;
    browser.upload("#restore-file", &path).await;
    browser.find("#incoming").await;
    browser.see_in("#incoming", "22,000").await;
    // what is read is never held whole beside what it was read from (the goal: at most 256 MiB more)
    let grown = browser.memory().saturating_sub(before);
    assert!(grown < 256, "{grown} MiB more than before the file");
    // shown, and left: nothing is here
    browser.press_words("Cancel").await;
    browser.see_no("22,000").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.find("#start-book").await;
    browser.end().await;
}

#[tokio::test]
async fn e01_e02_e03_a_locked_book_asks_for_its_passphrase_and_a_broken_one_does_not_open() {
    let here = Browser::start(Look::EN).await;
    start_book(&here).await;
    enter_customer(&here, "Harbour Pumps Ltd", "020 7946 0001").await;
    let book = exported(&here).await;
    here.end().await;

    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    let path = browser.downloads().join("locked.json.age");
    let good = sealed(&book, "café and two lanterns");

    // asks for work that takes two thousand times as long: refused before a passphrase is asked for
    let header_end = good.windows(5).position(|window| window == b"\n--- ").expect("a header");
    let header = String::from_utf8_lossy(&good[..header_end]).replacen(" 17\n", " 30\n", 1);
    std::fs::write(&path, [header.as_bytes(), &good[header_end..]].concat()).expect("a file");
    browser.upload("#restore-file", &path).await;
    browser.see_in("#file-refused", "2^30").await;

    std::fs::write(&path, &good[..good.len() - 20]).expect("a file");
    browser.upload("#restore-file", &path).await;
    browser.write("#unlock-passphrase", "café and two lanterns").await;
    browser.keys(Key::Enter).await;
    browser.see_in("#file-refused", "damaged or incomplete").await;

    std::fs::write(&path, &good).expect("a file");
    browser.upload("#restore-file", &path).await;
    browser.write("#unlock-passphrase", "two lanterns").await;
    browser.picture("unlock-en").await;
    browser.keys(Key::Enter).await;
    browser.see_in("#unlock-passphrase-problem", "Wrong passphrase").await;
    browser.write("#unlock-passphrase", "café and two lanterns").await;
    browser.keys(Key::Enter).await;
    browser.find("#incoming").await;
    browser.press("#bring-in").await;
    browser.find("#home-answer").await;
    browser.open("#/customers").await;
    browser.see("Harbour Pumps Ltd").await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn p21_a_file_that_changed_after_it_was_looked_at_does_not_come_in() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    let first = exported(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let second = exported(&browser).await;
    browser.end().await;

    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    let path = browser.downloads().join("book.json");
    std::fs::write(&path, &second).expect("a file");
    browser.upload("#restore-file", &path).await;
    browser.find("#incoming").await;
    std::fs::write(&path, &first).expect("a file");
    browser.press("#bring-in").await;
    browser.see("changed after you looked at it").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.find("#start-book").await;
    browser.end().await;
}

#[tokio::test]
async fn k08_a_worker_that_runs_out_of_memory_leaves_the_page_alive() {
    let browser = Browser::start(Look::EN).await;
    browser.open_with_little_memory("").await;
    let path = browser.downloads().join("large.json");
    write_book(&path, 22_000, 800);
    browser.upload("#restore-file", &path).await;
    browser.see_in("#file-refused", "too large for this device").await;
    // the page is alive: a small book comes in
    browser.press("#start-book").await;
    browser.write("#book-name", "Harbour Pumps Ltd").await;
    browser.press(".start__name button[type=submit]").await;
    browser.find("#home-answer").await;
    // the crash itself is told in the console, on purpose
    browser.driver.execute("window.__faults.length = 0", Vec::new()).await.expect("the page answers");
    browser.end().await;
}
