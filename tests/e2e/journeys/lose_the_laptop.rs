//! Journey 14: the laptop is lost. The book had gone out under a passphrase; a fresh browser takes it in, everything is there,
//! and it says so.

use serde_json::Value;
use thirtyfour::prelude::*;

use super::draft_a_contract::draft;
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};
use crate::faults::{records, replica_of};

const FIRMS: [(&str, &str); 2] =
    [("苏州澄川环保科技有限公司", "0512 6288 0417"), ("青岛海岳水务设备有限公司", "0532 8000 1111")];

/// How many records a file holds, counted by its own lines.
fn count(file: &[u8]) -> usize {
    let file: Value = serde_json::from_slice(file).expect("JSON");
    file["recs"].as_array().expect("records").len()
}

/// What is typed, what is said of a wrong passphrase, and what is said at the end around the number of records.
struct Words {
    passphrase: &'static str,
    wrong: &'static str,
    said: (&'static str, &'static str),
}

async fn journey(look: Look, words: &Words) {
    let lost = Browser::start(look).await;
    start_book(&lost).await;
    for (name, phone) in FIRMS {
        enter_customer(&lost, name, phone).await;
    }
    draft(&lost, FIRMS[0].0, "zh").await;
    lost.saved().await;
    // what is in the book, to compare with; and the only thing that leaves the laptop
    let before = lost.exported().await;
    lost.write("#export-passphrase", words.passphrase).await;
    lost.write("#export-again", words.passphrase).await;
    lost.press("#export-book").await;
    let (name, sealed) = lost.downloaded(".json.age").await;
    assert!(!String::from_utf8_lossy(&sealed).contains(FIRMS[0].0), "nothing can be read in it");
    lost.end().await;

    let fresh = Browser::start(look).await;
    fresh.open("").await;
    fresh.find("#start-book").await;
    let path = fresh.downloads().join(name);
    std::fs::write(&path, &sealed).expect("a file");
    fresh.upload("#restore-file", &path).await;
    fresh.write("#unlock-passphrase", "not this one").await;
    fresh.keys(Key::Enter).await;
    fresh.see_in("#unlock-passphrase-problem", words.wrong).await;
    fresh.write("#unlock-passphrase", words.passphrase).await;
    fresh.keys(Key::Enter).await;
    fresh.find("#incoming").await;
    fresh.write("#copy-person", "李景行").await;
    fresh.write("#copy-device", "MateBook").await;
    fresh.press("#bring-in").await;
    // every record of the file, and the one that says who uses this copy
    fresh.see(&format!("{}{}{}", words.said.0, count(&before) + 1, words.said.1)).await;
    fresh.find("#home-answer").await;

    fresh.open("#/customers").await;
    for (name, _) in FIRMS {
        fresh.see(name).await;
    }
    fresh.press_words(FIRMS[0].0).await;
    fresh.see(FIRMS[0].1).await;
    fresh.open("#/contracts").await;
    fresh.see(FIRMS[0].0).await;
    let after = fresh.sound().await;
    assert_eq!(records(&before), records(&after), "everything is there");
    assert_ne!(replica_of(&before), replica_of(&after), "a restored copy has a new id");
    fresh.end().await;
}

#[tokio::test]
async fn the_laptop_is_lost_and_a_fresh_browser_restores_the_sealed_book_and_says_so() {
    let words = Words {
        passphrase: "泵房后面的梧桐与两盏灯", wrong: "口令不对", said: ("已恢复，共 ", " 条记录")
    };
    journey(Look::ZH, &words).await;
}

#[tokio::test]
async fn the_laptop_is_lost_and_a_fresh_browser_restores_the_sealed_book_and_says_so_in_english() {
    let words = Words {
        passphrase: "café, two lanterns and a heron",
        wrong: "Wrong passphrase",
        said: ("Restored: all ", " records are here"),
    };
    journey(Look::EN, &words).await;
}
