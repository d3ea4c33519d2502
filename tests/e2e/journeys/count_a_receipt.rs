//! Journey 6, its side roads: a receipt is counted by hand, what is left of it is used later, it is counted anew; the letter goes out
//! as a Word file. A debt is set off, which pays it and is no money that came in.

use std::io::{Cursor, Read};

use super::draft_a_contract::{draft, sign};
use super::hand_lists_out::{cell, hand_out, of_csv};
use super::keep_the_book::{enter_customer, start_book};
use super::look_back::look_at;
use crate::browser::{Browser, Look};

/// What is read in a Word file: the texts of its runs, one after the other.
pub(super) fn written(file: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a package");
    let mut xml = String::new();
    archive.by_name("word/document.xml").expect("the text").read_to_string(&mut xml).expect("text");
    let texts = xml.split("<w:t").skip(1).filter_map(|piece| {
        let (attributes, rest) = piece.split_once('>')?;
        // `<w:tbl>` and the like begin with the same letters
        (attributes.is_empty() || attributes.starts_with(' ')).then(|| rest.split("</w:t>").next().unwrap_or_default())
    });
    texts.collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_receipt_is_counted_by_hand_its_advance_used_and_all_of_it_counted_anew() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    draft(&browser, "Harbour Pumps Ltd", "en").await;
    // nothing falls due before the day of the contract; a day late costs 0.05 %
    browser.set("#term-drafted_on", "2026-03-01").await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-03-31").await;
    browser.see_in(".sheet", "31 March 2026").await;
    let address = sign(&browser).await;
    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#instalments", "50 days late").await;

    // what the payer said is recognized; the suggestion is changed by hand, and bounded
    browser.press("#new").await;
    browser.press("[data-key='R']").await;
    browser.choose("#receipt-customer", "Harbour Pumps Ltd").await;
    browser.write("#receipt-amount", "40000").await;
    browser.set("#receipt-on", "2026-04-20").await;
    browser.write("#receipt-purpose", "for your HT-202605-0001, part 1").await;
    browser.see_in("#counted-said", "The payer named HT-202605-0001").await;
    browser.see_in("#counted", "named by the payer").await;
    browser.see_in("#counted", "39,000.00").await;
    browser.press("#counted [data-act=by-hand]").await;
    browser.see_in("#counted-sum", "¥40,000.00 counted, nothing is left over").await;
    browser.write(".count__row[data-part=late_fee] input", "0").await;
    browser.write(".count__row[data-part=principal] input", "100000.01").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#counted", "No more than ¥100,000.00 is open here").await;
    browser.write(".count__row[data-part=principal] input", "50000").await;
    browser.see_in("#counted-sum", "¥10,000.00 more is counted than there is").await;
    browser.write(".count__row[data-part=principal] input", "30000").await;
    browser.see_in("#counted-sum", "¥30,000.00 counted, ¥10,000.00 kept as an advance").await;
    browser.picture("receipt-form-en").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    // 20 days on 100,000.00 and 30 on 70,000.00
    browser.see_in("#instalments", "70,000.00").await;
    browser.see_in("#fees-sum", "2,050.00").await;
    browser.see_in("#advances-sum", "¥10,000.00 in all").await;
    browser.see_in("#receipts", "for your HT-202605-0001, part 1").await;
    // the receipt says what it pays
    browser.see_in("#receipts", "¥30,000.00 towards HT-202605-0001 · Part 1 · principal").await;

    // the advance is used today for the price alone
    browser.press("#advances [data-act=use-advance]").await;
    browser.see_in("#counted-sum", "¥10,000.00 counted, nothing is left over").await;
    browser.write(".count__row[data-part=late_fee] input", "0").await;
    browser.write(".count__row[data-part=principal] input", "10000").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("¥10,000.00 of the advance used").await;
    browser.see_in("#instalments", "60,000.00").await;
    browser.see_in("#fees-sum", "2,050.00").await;
    browser.gone("#advances").await;
    browser.see_in("#receipts", "¥40,000.00 towards HT-202605-0001 · Part 1 · principal").await;
    // ten days before it was an advance still
    look_at(&browser, "2026-05-10").await;
    browser.see_in("#receipts", "¥10,000.00 of it in advance").await;
    browser.see_in("#receipts", "¥30,000.00 towards HT-202605-0001 · Part 1 · principal").await;
    browser.press("#as-of-band .band__act").await;

    // counted anew in the law's order, all of it from its own day: 1,000.00 of fee, and 30 days on 61,000.00
    browser.press("#receipts [data-act=recount]").await;
    browser.see_in("#counted-history", "¥30,000.00").await;
    browser.see_in("#counted-history", "¥10,000.00").await;
    browser.press("#counted [data-act=oldest]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Allocated anew").await;
    browser.see_in("#instalments", "61,000.00").await;
    browser.see_in("#fees-sum", "915.00").await;
    browser.see_in("#receipts", "¥39,000.00 towards HT-202605-0001 · Part 1 · principal").await;
    browser.see_in("#receipts", "¥1,000.00 towards HT-202605-0001 · Part 1 · late fee").await;
    // and so does the list for other programs
    browser.open("#/money?view=receipts").await;
    let (_, csv) = hand_out(&browser, "#export-money", "receipts", "csv").await;
    let receipts = of_csv(csv);
    let towards = "HT-202605-0001 · Part 1 · principal ¥39,000.00, HT-202605-0001 · Part 1 · late fee ¥1,000.00";
    assert_eq!(cell(&receipts, 0, "Counted towards"), towards);
    assert_eq!(cell(&receipts, 0, "What the payer said"), "for your HT-202605-0001, part 1");
    assert_eq!(cell(&receipts, 0, "Not counted yet"), "0.00");
    browser.open(&format!("#{address}/money")).await;

    // nothing recorded was edited: the counter-rows stand beside what they take back
    browser.press(".top__lang").await;
    browser.press("#receipts [data-act=recount]").await;
    browser.see_in("#counted-history", "-¥10,000.00").await;
    browser.see_in("dialog", "重新核销").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#counted-sum-problem", "金额没有变化").await;
    browser.press("dialog .sheetside__head button").await;

    // the letter that is looked at goes out as a Word file
    browser.open(&format!("#{address}/letters")).await;
    browser.set("#letter-kind", "firm").await;
    browser.see_in("#letter", "61,000.00").await;
    browser.press("#letter-word").await;
    let (name, file) = browser.downloaded(".docx").await;
    assert!(name.ends_with("HT-202605-0001.docx"), "{name}");
    // what is left of the price, and the working of the fee: 30 days on it
    let letter = written(file);
    for said in ["61,000.00", "915.00", "30 61,000.00 0.05%/日 915.00"] {
        assert!(letter.contains(said), "{said} in {letter}");
    }

    // a set-off names the other debt and counts from the day of its notice: 915.00 of fee, 4,085.00 of the price
    browser.open(&format!("#{address}/money")).await;
    browser.press("#new").await;
    browser.press("[data-key='R']").await;
    browser.choose("#receipt-customer", "Harbour Pumps Ltd").await;
    browser.write("#receipt-amount", "5000").await;
    browser.set("#receipt-method", "set_off").await;
    browser.see_in("#set-off-help", "民法典第五百六十八条").await;
    browser.see_in("dialog [data-agreed]", "HT-202605-0001").await;
    browser.gone("#receipt-reference").await;
    browser.see_in("#counted", "4,085.00").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#receipt-against-problem", "请写明拿我方哪笔债务来抵").await;
    browser.write("#receipt-against", "我方采购合同 JH-88").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("已记抵销 ¥5,000.00").await;
    browser.see_in("#instalments", "56,915.00").await;
    browser.see_in("#receipts", "我方采购合同 JH-88").await;
    // the paper says so too
    browser.open(&format!("#{address}/letters")).await;
    browser.set("#letter-kind", "account").await;
    browser.see_in("#letter", "已收款项和抵销").await;
    browser.see_in("#letter", "我方采购合同 JH-88").await;
    // over the receipts of the book it stands apart from what came in
    browser.open("#/money?view=receipts").await;
    browser.see_in("#money-answer", "，另抵销 ¥5,000.00").await;
    browser.end().await;
}
