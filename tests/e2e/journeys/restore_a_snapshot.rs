//! Going back: snapshots, the check of the book, and a backup that is read back.

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};
use crate::faults::{records, replica_of};

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
    // a place that gives back something else is no backup
    browser.run("File.prototype.arrayBuffer = async () => new ArrayBuffer(3)").await;
    browser.press("#save-book").await;
    browser.see("不能当备份").await;
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
