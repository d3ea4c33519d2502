//! Deleted records are cleared out on one device, and another device starts again with its file.

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};
use crate::faults::records;

const STAYS: &str = "苏州澄川环保科技有限公司";
const GOES: &str = "青岛海岳水务设备有限公司";

#[tokio::test]
async fn what_is_deleted_is_cleared_out_here_and_with_the_next_file_elsewhere() {
    let here = Browser::start(Look::ZH).await;
    start_book(&here).await;
    enter_customer(&here, STAYS, "0512 6288 0417").await;
    enter_customer(&here, GOES, "0532 8000 1111").await;
    let first = here.exported().await;
    here.open("#/customers").await;
    here.press_words(GOES).await;
    here.see_in("h1", GOES).await;
    here.press("[aria-label='资料'] .section__act").await;
    here.see("已删除").await;
    here.saved().await;
    let deleted = here.exported().await;
    assert_eq!(count(&deleted), count(&first), "a deleted record is in the file still");

    here.open("#/settings/book").await;
    here.press("#restart-book").await;
    here.write("#restart-word", "不").await;
    here.press("#restart-go").await;
    here.see("账簿没有变化").await;
    here.write("#restart-word", "清掉").await;
    here.press("#restart-go").await;
    here.see("已清掉 1 条已删除的记录").await;
    here.see_in("#snapshots", "恢复或带入之前").await;
    let second = here.exported().await;
    assert_eq!(count(&second), count(&first) - 1);
    assert_eq!(generation(&second), 2);
    // a file of before is not merged any more; what is in it can be copied
    let path = here.downloads().join("brought.json");
    std::fs::write(&path, &first).expect("a file");
    here.open("#/together").await;
    here.upload("#book-file", &path).await;
    here.see_in("#copying-title", "账簿重新开始之前的文件").await;
    here.see("第 1 代的文件，不能再合并").await;
    here.see_in("#copying-customers", GOES).await;
    // what lies among the downloads is taken for one
    std::fs::remove_file(&path).expect("it goes");
    here.sound().await;
    here.end().await;

    // a device that has not heard of the deletion, and has written since
    let there = Browser::start(Look::ZH).await;
    there.open("").await;
    let path = there.downloads().join("brought.json");
    std::fs::write(&path, &first).expect("a file");
    there.upload("#restore-file", &path).await;
    there.press("#bring-in").await;
    there.find("#home-answer").await;
    enter_customer(&there, "武汉江沅供水技术有限公司", "027 5000 0001").await;
    std::fs::write(&path, &second).expect("a file");
    there.open("#/together").await;
    there.upload("#book-file", &path).await;
    there.see("那边把账簿重新开始了（第 2 代）").await;
    there.see("那边已删除的有 1 条").await;
    there.press("[name=agree]").await;
    there.press("#bring-in").await;
    there.see("合好了").await;
    there.saved().await;
    there.open("#/customers").await;
    there.see("武汉江沅供水技术有限公司").await;
    there.see(STAYS).await;
    there.see_no(GOES).await;
    std::fs::remove_file(&path).expect("it goes");
    assert_eq!(generation(&there.sound().await), 2);
    there.end().await;
}

fn count(file: &[u8]) -> usize {
    records(file).as_array().expect("records").len()
}

fn generation(file: &[u8]) -> u64 {
    let file: serde_json::Value = serde_json::from_slice(file).expect("JSON");
    file["head"]["generation"].as_u64().expect("a number")
}
