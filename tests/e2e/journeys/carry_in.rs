//! A book's file comes in through the worker: large ones, hostile ones, locked ones, and what is stopped half-way.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::{Duration, Instant};

use counterpart::demo;
use counterpart::domain::date::Date;
use counterpart::sync::file::reader::FileRecord;
use counterpart::sync::file::seal::{Passphrase, Sealing};
use serde_json::json;
use thirtyfour::prelude::*;
use uuid::Uuid;

use super::keep_the_book::{enter_customer, start_book};
use crate::books::{write_book, write_hollow};
use crate::browser::{Browser, Look, TODAY};
use crate::copy::{Copy, read_file};
use crate::faults::records;

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
    let key = |n: u32| format!("\"k{n}\":1,");
    let keys: String = (0..1_000_000).map(key).collect();
    let before = browser.memory();
    browser.forget_peak();
    for (id, beginning, size, words) in [
        ("P05", brackets.clone(), 1_000_001, "not a book"),
        ("P05", format!("{BEGINNING}{brackets}"), 1_000_200, "Line 2"),
        ("P06", BEGINNING.to_owned(), megabytes(5_000), "larger than 2 GB"),
        ("P08", format!("{BEGINNING}{{\"a\":\""), megabytes(200), "Line 2"),
        ("P08", format!("{BEGINNING}{{\"a\":\"{}", "x".repeat(64_000_000)), megabytes(65), "Line 2"),
        ("P08", format!("{BEGINNING}{{{keys}"), megabytes(20), "Line 2"),
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
    let grown = browser.peak().unwrap_or_else(|| browser.memory()).saturating_sub(before);
    assert!(grown < GROWTH_AT_MOST, "{grown} MiB more than before files of up to five gigabytes");
    std::fs::remove_file(&path).expect("it goes");
    browser.sound().await;
    browser.end().await;
}

/// What a large file may take on a machine that does other things too.
const LONG: Duration = Duration::from_mins(3);
/// So much more memory the page and its worker may take for a file, in MiB. Of rows 64 are kept in memory, and what the worker has
/// read lies about until it is collected, more of it on a busy machine; a file of half a gigabyte held whole, as bytes or as rows, is
/// beyond it.
const GROWTH_AT_MOST: u64 = 400;

/// Counts what workers write to files beside the database and read from them.
const COUNT_SCRATCH: &str = "
    window.__scratch = { read: 0, write: 0 };
    new BroadcastChannel('scratch').onmessage = ({ data: [way, bytes] }) => { window.__scratch[way] += bytes; };
";

/// How many bytes workers have written to such files, or read from them, since the page was loaded.
async fn parked(browser: &Browser, way: &str) -> u64 {
    browser.run(&format!("return window.__scratch.{way}")).await.as_u64().expect("a number")
}

/// Waits until no such file is left.
async fn nothing_is_parked(browser: &Browser) {
    let look = "
        const done = arguments[0];
        (async () => {
            const names = [];
            for await (const folder of (await navigator.storage.getDirectory()).values()) {
                if (folder.kind !== 'directory') names.push(folder.name);
                else for await (const name of folder.keys()) names.push(folder.name + '/' + name);
            }
            done(names);
        })();";
    let began = Instant::now();
    let mut tick = tokio::time::interval(Duration::from_millis(100));
    loop {
        let left = browser.answer(look, Vec::new()).await;
        if left == json!([]) {
            return;
        }
        assert!(began.elapsed() < Duration::from_secs(15), "left on the disk: {left}");
        tick.tick().await;
    }
}

#[tokio::test]
async fn p07_p22_a_large_book_streams_in_while_the_page_answers_and_can_be_stopped() {
    let browser = Browser::start(Look::EN).await;
    browser.before_pages(COUNT_SCRATCH).await;
    browser.open("").await;
    let path = browser.downloads().join("large.json");
    let size = write_book(&path, 8_500, 60_000);
    assert!(size > 500_000_000, "{size}");
    let before = browser.memory();
    browser.forget_peak();
    // the page answers a press while the file is read, when a part of it lies on the disk already
    browser.upload("#restore-file", &path).await;
    let stop = "const done = arguments[0]; const look = () => {
        const button = document.querySelector('#file-reading button');
        if (button && window.__scratch.write > 0) { button.click(); done(true); } else requestAnimationFrame(look);
    }; look();";
    browser.driver.execute_async(stop, Vec::new()).await.expect("it is stopped");
    browser.see_no("large.json").await;
    nothing_is_parked(&browser).await;
    browser.upload("#restore-file", &path).await;
    browser.find_within("#incoming", LONG).await;
    browser.see_in("#incoming", "8,500").await;
    // neither the file nor its rows are ever held whole, at no moment
    let most = browser.peak().unwrap_or_else(|| browser.memory());
    let grown = most.saturating_sub(before);
    assert!(grown < GROWTH_AT_MOST, "{grown} MiB more than before the file");
    let written = parked(&browser, "write").await;
    assert!(written > size / 2, "{written} of {size} bytes were parked on the disk");
    // shown, and left: nothing is here
    browser.press_words("Cancel").await;
    browser.see_no("8,500").await;
    nothing_is_parked(&browser).await;
    browser.driver.refresh().await.expect("it reloads");
    browser.find("#start-book").await;
    std::fs::remove_file(&path).expect("it goes");
    // and what begins there then is sound
    start_book(&browser).await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn p22_a_book_beyond_the_budget_comes_in_by_the_disk_and_leaves_nothing_there() {
    let mut there = Copy::new(0x77);
    let mut book = demo::many(3, 1_600, Date::parse(TODAY).expect("a date")).expect("a book");
    for customer in &mut book.customers {
        customer.note = "n".repeat(60_000);
    }
    there.put(std::slice::from_ref(&book.own_entity));
    there.put(&book.customers);
    there.put(&book.contacts);
    drop(book);

    let browser = Browser::start(Look::EN).await;
    browser.before_pages(COUNT_SCRATCH).await;
    browser.open("").await;
    let path = browser.downloads().join("large.json");
    let file = there.file();
    // more than the rows that are kept in memory
    assert!(file.len() > 90 << 20, "{}", file.len());
    std::fs::write(&path, file).expect("a file");
    browser.upload("#restore-file", &path).await;
    browser.find_within("#incoming", LONG).await;
    assert!(parked(&browser, "write").await > 20 << 20);
    browser.press("#bring-in").await;
    browser.find_within("#home-answer", LONG).await;
    assert!(parked(&browser, "read").await > 20 << 20, "they were written from the disk");
    // at the latest with the next start
    browser.driver.refresh().await.expect("it reloads");
    browser.find("#home-answer").await;
    nothing_is_parked(&browser).await;
    std::fs::remove_file(&path).expect("it goes");

    // every row is there, letter for letter
    let out = browser.sound_within(LONG).await;
    let (_, records, _) = read_file(&out, &BTreeMap::new());
    let found: BTreeMap<Uuid, Vec<u8>> = records
        .into_iter()
        .filter_map(|it| match it {
            // this browser says who uses it
            FileRecord::Other(it) if it.rec.kind() != "copy" => Some((it.id, it.bytes)),
            FileRecord::Other(_) | FileRecord::Known { .. } => None,
        })
        .collect();
    assert!(found == there.rows, "{} rows instead of {}", found.len(), there.rows.len());
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
    let count =
        "window.__pauses = []; new BroadcastChannel('pauses').onmessage = ({ data }) => window.__pauses.push(data);";
    browser.before_pages(count).await;
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
    // whoever has no passphrase leaves the file where it is
    browser.upload("#restore-file", &path).await;
    browser.find("#unlock-passphrase").await;
    browser.press_words("Cancel").await;
    browser.wait_for("the file let go", "return !document.querySelector('#unlock')", "").await;
    browser.upload("#restore-file", &path).await;
    browser.write("#unlock-passphrase", "two lanterns").await;
    browser.picture("unlock-en").await;
    browser.keys(Key::Enter).await;
    browser.see_in("#unlock-passphrase-problem", "Wrong passphrase").await;
    // who tries many waits longer each time
    for pauses in [json!([500, 1_000]), json!([500, 1_000, 2_000])] {
        browser.write("#unlock-passphrase", "three lanterns").await;
        browser.keys(Key::Enter).await;
        let paused = "const wanted = JSON.parse(arguments[0]);
                      // before them the worker waited for locks of other tabs
                      const pauses = window.__pauses.slice(-wanted.length);
                      return JSON.stringify(pauses) === JSON.stringify(wanted)";
        browser.wait_for("a longer pause", paused, &pauses.to_string()).await;
        browser.find("#unlock-passphrase-problem").await;
    }
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
    // as it was looked at, it comes in, and is sound
    std::fs::write(&path, &second).expect("a file");
    browser.upload("#restore-file", &path).await;
    browser.press("#bring-in").await;
    browser.find("#home-answer").await;
    std::fs::remove_file(&path).expect("it goes");
    let kept = records(&browser.sound().await).to_string();
    assert!(kept.contains("Harbour Pumps Ltd"), "what was acknowledged is there");
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
    std::fs::remove_file(&path).expect("it goes");
    let kept = records(&browser.sound().await).to_string();
    assert!(kept.contains("Harbour Pumps Ltd"), "the small book is there");
    browser.end().await;
}
