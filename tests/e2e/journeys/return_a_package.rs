//! The other side marks up a draft in a book of its own: it goes there as a package and comes back as proposals.

use super::draft_a_contract::{CUSTOMER, CUSTOMER_ZH, draft};
use super::keep_the_book::{enter_customer, start_book};
use super::negotiation::outside;
use crate::browser::{Browser, Look};

/// What is typed and read while a package goes there and back, in one language.
struct Package {
    look: Look,
    /// What their book calls us.
    supplier: &'static str,
    /// That the package is made: by us, and by them.
    made: [&'static str; 2],
    /// What is said of a file that is none, and of one that was read before.
    refused: [&'static str; 2],
    /// From whose side the draft is written.
    perspective: &'static str,
    /// How many clauses they changed, of how many the draft went on meanwhile, and that they were taken in.
    back: [&'static str; 3],
    /// That the terms of a proposal have changed since.
    moved: &'static str,
}

const PACKAGE: Package = Package {
    look: Look::EN,
    supplier: "Our Supplier Ltd",
    made: ["The package is made and noted as round 1", "The package is made and noted as round 2"],
    refused: ["This is no contract package", "This package was taken in before"],
    perspective: "is written from the side of",
    back: [
        "Clauses changed by the other side: 1",
        "The draft has changed the terms of 1",
        "Taken in as round 2, proposals: 1",
    ],
    moved: "The draft has changed these terms",
};

const PACKAGE_ZH: Package = Package {
    look: Look::ZH,
    supplier: "宁波供方仪表有限公司",
    made: ["已做成合同包，记为第 1 轮", "已做成合同包，记为第 2 轮"],
    refused: ["这不是合同包", "这个合同包已经读入过"],
    perspective: "这份草稿是从",
    back: ["对方改动了 1 处条款", "其中 1 项所依据的条款", "已记为第 2 轮，提议 1 项"],
    moved: "现稿里这些条款在提议之后又改过",
};

/// In their book the package becomes a draft, which they change and hand back.
async fn marked_up(sent: &[u8], customer: &str, words: &Package) -> Vec<u8> {
    let theirs = Browser::start(words.look).await;
    start_book(&theirs).await;
    enter_customer(&theirs, words.supplier, "020 7946 0002").await;
    theirs.open("#/contracts/package").await;
    theirs.upload("#package-open-file", &outside(&theirs, "no.json", b"{}")).await;
    theirs.see(words.refused[0]).await;
    theirs.upload("#package-open-file", &outside(&theirs, "sent.json", sent)).await;
    theirs.see_in("#package-facts", customer).await;
    theirs.choose("#package-customer", words.supplier).await;
    theirs.press("#package-open").await;
    theirs.see_in("#contract-total", "100,000.00").await;
    theirs.see_in(".sheet", customer).await;
    theirs.write(".lines__row [name=quantity]", "3").await;
    theirs.see_in("#contract-total", "300,000.00").await;
    theirs.saved().await;
    let there = theirs.fragment().await;
    theirs.open(&format!("#{there}/negotiation")).await;
    theirs.see_in("#perspective", words.perspective).await;
    theirs.press("#package-out").await;
    theirs.see(words.made[1]).await;
    theirs.saved().await;
    let (_, back) = theirs.downloaded(".contract.json").await;
    theirs.end().await;
    back
}

/// The draft goes out as a package, comes back changed, and its changes become proposals.
async fn there_and_back(words: &Package) {
    let ours = Browser::start(words.look).await;
    let (customer, language) = ours.pick((CUSTOMER_ZH, "zh"), (CUSTOMER, "en"));
    start_book(&ours).await;
    enter_customer(&ours, customer, "020 7946 0001").await;
    draft(&ours, customer, language).await;
    ours.saved().await;
    let address = ours.fragment().await;
    ours.open(&format!("#{address}/negotiation")).await;
    ours.press("#package-out").await;
    ours.see(words.made[0]).await;
    ours.saved().await;
    let (_, sent) = ours.downloaded(".contract.json").await;
    let back = marked_up(&sent, customer, words).await;

    // our draft went on meanwhile
    ours.open(&format!("#{address}")).await;
    ours.write(".lines__row [name=quantity]", "2").await;
    ours.see_in("#contract-total", "200,000.00").await;
    ours.saved().await;
    ours.open(&format!("#{address}/negotiation")).await;

    // back in ours: shown first, then proposals; the draft stays as it is
    let [changed, went_on, taken] = words.back;
    ours.upload("#package-file", &outside(&ours, "back.json", &back)).await;
    ours.see_in("#package-seen", changed).await;
    ours.see_in("#package-moved", went_on).await;
    ours.press("#package-take").await;
    ours.see(taken).await;
    ours.saved().await;
    ours.see_in("#contract-total", "200,000.00").await;
    ours.see_in("[data-clause='Subject'] [data-moved]", words.moved).await;
    ours.press("[data-clause='Subject'] [data-answer='accept']").await;
    ours.see_in("#contract-total", "300,000.00").await;
    ours.saved().await;
    // the same file again says nothing new
    ours.upload("#package-file", &outside(&ours, "again.json", &back)).await;
    ours.see(words.refused[1]).await;
    ours.end().await;
}

#[tokio::test]
async fn a_package_is_opened_in_another_book_marked_up_and_returned() {
    there_and_back(&PACKAGE).await;
}

#[tokio::test]
async fn a_package_is_opened_in_another_book_marked_up_and_returned_in_chinese() {
    there_and_back(&PACKAGE_ZH).await;
}
