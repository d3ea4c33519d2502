//! Going back: snapshots, the check of the book, and a backup that is read back.

use std::time::Duration;

use counterpart::demo;
use counterpart::domain::date::Date;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look, TODAY};
use crate::copy::Copy;
use crate::faults::{records, replica_of};

/// How long a large file may take.
const LONG: Duration = Duration::from_mins(3);
const NAME: &str = "苏州澄川环保科技有限公司";

#[tokio::test]
async fn a_snapshot_is_made_by_itself_and_put_back_after_a_word_is_typed() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, NAME, "0512 6288 0417").await;
    browser.open("#/settings/book").await;
    browser.see_in("#snapshots", "自动").await;
    browser.press("#snapshot-now").await;
    browser.see_in("#snapshots", "手动").await;
    browser.see_in("#snapshots", "3 条记录").await;
    browser.picture("snapshots").await;
    let before = browser.exported().await;

    enter_customer(&browser, "录错的客户", "1").await;
    browser.open("#/settings/book").await;
    browser.press("#snapshots .snaps__row:first-child [data-kind=word]").await;
    browser.write("#restore-word", "不").await;
    browser.press("#restore-go").await;
    browser.see("账簿没有变化").await;
    browser.write("#restore-word", "恢复").await;
    browser.press("#restore-go").await;
    browser.see("已恢复，共 3 条记录").await;
    browser.see_in("#snapshots", "恢复或带入之前").await;
    let after = browser.exported().await;
    assert_ne!(replica_of(&before), replica_of(&after), "a restored copy has a new id");
    assert_eq!(records(&before), records(&after));
    browser.driver.refresh().await.expect("it reloads");
    browser.open("#/customers").await;
    browser.see(NAME).await;
    browser.see_no("录错的客户").await;

    // and forward again: what was here before is a snapshot too
    browser.open("#/settings/book").await;
    browser.press("#snapshots .snaps__row:first-child [data-kind=word]").await;
    browser.write("#restore-word", "恢复").await;
    browser.press("#restore-go").await;
    browser.see("已恢复，共 4 条记录").await;
    browser.open("#/customers").await;
    browser.see("录错的客户").await;
    browser.end().await;
}

#[tokio::test]
async fn the_check_finds_a_sound_book_sound() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/settings/book").await;
    browser.press("#check-book").await;
    browser.see_in("#check-found", "records are sound").await;
    browser.see_in("#check-found", "Fingerprint").await;
    browser.end().await;
}

#[tokio::test]
async fn a_backup_is_called_saved_only_when_it_was_read_back() {
    let browser = Browser::start(Look::ZH).await;
    // the dialog of the browser, answered by a file of the site's own folder
    browser
        .before_pages(
            "window.showSaveFilePicker = async ({ suggestedName }) =>
                 (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });",
        )
        .await;
    start_book(&browser).await;
    enter_customer(&browser, NAME, "0512 6288 0417").await;
    browser.see_in("#backup-age", "还没有备份").await;
    browser.open("#/settings/book").await;
    browser.press("#save-book").await;
    browser.see("并读回核对无误").await;
    browser.see_in("#backup-age", "今天已备份").await;
    // a place that gives back something else is no backup: less, or as much with one other byte
    let less = "Object.defineProperty(File.prototype, 'size', { get: () => 3 })";
    let other = "File.prototype.slice = function (from, to) {
            const part = Blob.prototype.slice.call(this, from, to);
            return new Blob([part.slice(0, part.size - 1), '?']);
        }";
    for gives_back in [less, other] {
        browser.driver.refresh().await.expect("it reloads");
        browser.find("#save-book").await;
        browser.run(gives_back).await;
        browser.press("#save-book").await;
        browser.see("不能当备份").await;
    }
    browser.end().await;
}

/// The dialog of the browser, answered by a file of the site's own folder; how much of files is read at a time and in all.
const READ_BACK: &str = "
    window.showSaveFilePicker = async ({ suggestedName }) => {
        const folder = await navigator.storage.getDirectory();
        return window.__place = await folder.getFileHandle(suggestedName, { create: true });
    };
    const whole = Blob.prototype.arrayBuffer;
    window.__read = { most: 0, sum: 0 };
    Blob.prototype.arrayBuffer = async function () {
        const read = window.__read;
        read.most = Math.max(read.most, this.size);
        read.sum += this.size;
        return whole.call(this);
    };
";

#[tokio::test]
async fn a_large_backup_is_read_back_in_parts() {
    let mut there = Copy::new(0x77);
    let mut book = demo::many(3, 400, Date::parse(TODAY).expect("a date")).expect("a book");
    for customer in &mut book.customers {
        customer.note = "n".repeat(60_000);
    }
    there.put(std::slice::from_ref(&book.own_entity));
    there.put(&book.customers);
    drop(book);
    let browser = Browser::start(Look::ZH).await;
    browser.before_pages(READ_BACK).await;
    browser.open("").await;
    let path = browser.downloads().join("large.json");
    std::fs::write(&path, there.file()).expect("a file");
    browser.upload("#restore-file", &path).await;
    browser.find_within("#incoming", LONG).await;
    browser.press("#bring-in").await;
    browser.find_within("#home-answer", LONG).await;
    std::fs::remove_file(&path).expect("it goes");
    browser.open("#/settings/book").await;
    browser.find("#save-book").await;
    browser.run("Object.assign(window.__read, { most: 0, sum: 0 })").await;
    browser.press("#save-book").await;
    browser.see("并读回核对无误").await;
    let found = "const done = arguments[0]; window.__place.getFile().then(file => {
            const { most, sum } = window.__read;
            done([file.size, most, sum]);
        });";
    let found = browser.answer(found, Vec::new()).await;
    let [size, most, sum] = [0_usize, 1, 2].map(|at| found[at].as_f64().expect("a number"));
    assert!(size > 20e6, "{size} bytes");
    assert!(most > 0.0 && most <= f64::from(1 << 20), "{most} bytes at once");
    assert!((sum - 2.0 * size).abs() < 0.5, "{sum} bytes read: every byte of both, of {size}");
    browser.end().await;
}

#[tokio::test]
async fn k11_a_download_is_said_to_have_started_and_never_to_be_saved() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/settings/book").await;
    browser.press("#export-book").await;
    browser.see("has started").await;
    browser.see("Please check that it arrived").await;
    browser.downloaded(".json").await;
    browser.sound().await;
    browser.end().await;
}
