//! Journey 11 in Chinese: as a signed contract agreed, a list goes out as a sealed workbook: who withdrew is left out, only the passphrase opens it, its digest is kept.

use std::io::{Cursor, Read, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use calamine::{Data, Reader, Xlsx};
use counterpart::sync::file::seal::{Passphrase, Sealed};

use super::keep_files::{outside, sha256};
use super::keep_the_book::enter_customer;
use super::sharing::{Agreed, agreed_by_contract};
use crate::browser::{Browser, Look};

/// A person of the customer whose page is open, who agreed; with the day on which they withdrew, if they did.
async fn enter_person(browser: &Browser, name: &str, phone: &str, withdrawn: Option<&str>) {
    browser.press_words("加联系人").await;
    browser.write("#contact-name", name).await;
    browser.write("#contact-phone", phone).await;
    browser.write("#consent-purpose", "联合走访").await;
    browser.set("#consent-on", "2026-04-10").await;
    if let Some(day) = withdrawn {
        browser.set("#consent-withdrawn-on", day).await;
    }
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#contacts", name).await;
    browser.saved().await;
}

/// The words of the first sheet, row by row.
pub(super) fn rows_of(workbook: Vec<u8>) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(workbook)).expect("a workbook");
    let sheet = workbook.worksheet_range_at(0).expect("a sheet").expect("it reads");
    let rows = sheet.rows().map(|row| row.iter().map(Data::to_string).collect());
    rows.collect()
}

/// What the standard age tool makes of a sealed file. It takes passphrases from a terminal only, so it gets one.
fn opened_by_age(file: &Path, passphrase: &str) -> Vec<u8> {
    let open = file.with_extension("open");
    let command = format!("age -d -o {} {}", open.display(), file.display());
    let mut process = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("`script` is there");
    let typed = format!("{passphrase}\n");
    process.stdin.take().expect("its input").write_all(typed.as_bytes()).expect("it takes the passphrase");
    let said = process.wait_with_output().expect("it ends");
    std::fs::read(&open).unwrap_or_else(|fault| panic!("{fault}: {}", String::from_utf8_lossy(&said.stdout)))
}

#[tokio::test]
async fn a_list_is_given_as_a_sealed_workbook_and_who_withdrew_is_left_out() {
    // what is agreed by contract: whom, what, for what, how long, and only in a sealed file
    let agreed = Agreed {
        what: "客户名称、联系人、联系人电话",
        purpose: "夏季联合走访",
        recipients: "对方两名客户经理",
        channel: "file",
        states: ["草稿", "已批准", "共享中"],
    };
    let (browser, scope, _) = agreed_by_contract(Look::ZH, &agreed).await;
    enter_customer(&browser, "青岛海岳水务设备有限公司", "0532 0000 0001").await;
    enter_person(&browser, "梁竹青", "138 0000 0001", None).await;
    enter_person(&browser, "郑砚田", "138 0000 0002", Some("2026-05-12")).await;
    browser.open(&scope).await;

    // an open file is not what was agreed
    browser.press("#give").await;
    browser.press("#pick-all").await;
    browser.set("#share-form", "xlsx").await;
    browser.press("#share-make").await;
    browser.see_in("#share-passphrase-problem", "约定以加密文件传递，请填口令。").await;
    browser.write("#share-passphrase", "泵房后面的梧桐").await;
    browser.press("#share-make").await;
    browser.see_in("#left-out", "郑砚田").await;
    browser.see_in("#left-out", "已撤回或拒绝同意（个保法第十五条）").await;
    browser.picture("sharing-sealed-zh").await;
    browser.press("#share-out").await;
    let (name, sealed) = browser.downloaded(".xlsx.age").await;
    assert_eq!(name, "GX-2026-0001-20260520.xlsx.age", "nobody's name");

    // what went out opens with the passphrase alone, and holds only who agreed and what was agreed
    let open = |typed: &str| {
        let typed = Passphrase::read(typed).expect("a passphrase");
        Sealed::begin(sealed.as_slice()).and_then(|it| it.open(&typed))
    };
    assert!(open("泵房后面的榆树").is_err());
    let mut workbook = Vec::new();
    open("泵房后面的梧桐").expect("it opens").read_to_end(&mut workbook).expect("whole");
    let theirs = opened_by_age(&outside(&browser, "list.xlsx.age", &sealed), "泵房后面的梧桐");
    assert!(theirs == workbook, "the standard age tool reads the same");
    let rows = rows_of(workbook);
    let line = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let head = rows.iter().position(|row| row.first().is_some_and(|it| it == "序号")).expect("a head");
    assert_eq!(
        rows.get(head..),
        Some(
            &[
                line(&["序号", "客户名称", "联系人", "联系人电话"]),
                line(&["1", "青岛海岳水务设备有限公司", "梁竹青", "138 0000 0001"]),
            ][..]
        )
    );

    // it is in the register with the digest of the file that left
    let sum = sha256(&sealed);
    for _ in 0..2 {
        browser.see_in("#given", &sum).await;
        browser.see_in("#given", "对方两名客户经理").await;
        browser.see_in("#given", "剔除 1 人").await;
        browser.saved().await;
        browser.driver.refresh().await.expect("it reloads");
    }

    // when it is over the register is closed with who confirmed what became of it
    browser.press("#steps [data-step=close]").await;
    browser.set("#step-ending", "destroyed").await;
    browser.write("#step-confirmed", "澄川环保 梁经理").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#scope-state", "已返还或销毁").await;
    browser.see_in("#scope-history", "澄川环保 梁经理").await;
    browser.saved().await;
    browser.end().await;
}
