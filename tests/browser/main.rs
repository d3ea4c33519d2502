//! Storage and widgets in a real browser; and the native tests of the record layer and the file, and the tables of what is
//! reckoned, once more, as they are: the same answers there.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

#[path = "../native/amount_words/mod.rs"]
mod amount_words;
#[path = "../native/commission.rs"]
mod commission;
#[path = "../native/contract_number.rs"]
mod contract_number;
#[path = "../native/corpus/mod.rs"]
mod corpus;
#[path = "../native/databases/fixture.rs"]
mod database_fixture;
#[path = "../native/file_format/mod.rs"]
mod file_format;
#[path = "../native/join_laws/mod.rs"]
mod join_laws;
mod keeping;
#[path = "../native/late_fee/mod.rs"]
mod late_fee;
#[path = "../native/performance.rs"]
mod performance;
#[path = "../native/period.rs"]
mod period;
#[path = "../native/registration_code.rs"]
mod registration_code;
mod rows;
mod sabotage;
#[path = "../native/schedule.rs"]
mod schedule;
#[path = "../native/service_clock.rs"]
mod service_clock;
mod shelf;
#[path = "../native/split.rs"]
mod split;
mod store_audit;
mod store_blobs;
mod store_faults;
mod store_preferences;
mod store_rexie;
mod store_speed;
mod store_versions;
#[path = "../native/tax.rs"]
mod tax;
#[path = "../native/term/mod.rs"]
mod term;
#[path = "../native/values.rs"]
mod values;
mod workbooks;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
