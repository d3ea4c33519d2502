//! A book of a hundred thousand records, in every run of all journeys (`make e2e`): it is on the screen in time, and within its
//! memory. What a larger one takes, and everything else that is measured, `make bench` prints (see [`crate::figures`]).
#![allow(clippy::print_stdout, reason = "figures are for people")]

use crate::figures::{Sheet, large_book, starts};

/// With the people there, a contract and what happened to it each comes to 13 records or more.
const CUSTOMERS: usize = 7_500;

#[tokio::test]
async fn s22_a_hundred_thousand_records_are_on_the_screen_in_time_and_within_their_memory() {
    println!("{CUSTOMERS} customers and as many contracts");
    let sheet = Sheet;
    let (copy, browser) = large_book(&sheet, CUSTOMERS).await;
    let records = copy.rows.len();
    drop(copy);
    assert!(records >= 100_000, "{records} records");
    starts(&browser, &sheet, CUSTOMERS, records).await;
    browser.end().await;
}
