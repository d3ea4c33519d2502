//! Storage and widgets in a real browser; and the native tests of the record layer and the file, and the tables of what is
//! reckoned and of every life, once more, as they are: the same answers there. The laws stay native, since the crate that draws
//! their cases is not built for the browser; only the fold of every life draws its own.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

#[path = "../native/account/mod.rs"]
mod account;
#[path = "../native/ageing.rs"]
mod ageing;
#[path = "../native/allotment.rs"]
mod allotment;
#[path = "../native/amount_words/mod.rs"]
mod amount_words;
#[path = "../native/apportion.rs"]
mod apportion;
#[path = "../native/calendar.rs"]
mod calendar;
#[path = "../native/collection.rs"]
mod collection;
#[path = "../native/commission.rs"]
mod commission;
#[path = "../native/contract_number.rs"]
mod contract_number;
#[path = "../native/corpus/mod.rs"]
mod corpus;
#[path = "../native/cure.rs"]
mod cure;
#[path = "../native/databases/fixture.rs"]
mod database_fixture;
#[path = "../native/date.rs"]
mod date;
#[path = "../native/exact.rs"]
mod exact;
#[path = "../native/fairness.rs"]
mod fairness;
#[path = "../native/file_format/mod.rs"]
mod file_format;
#[path = "../native/forecast.rs"]
mod forecast;
#[path = "../native/holidays.rs"]
mod holidays;
#[path = "../native/join_laws/mod.rs"]
mod join_laws;
mod keeping;
#[path = "../native/late_fee/mod.rs"]
mod late_fee;
#[path = "../native/ledger_groups.rs"]
mod ledger_groups;
#[path = "../native/lifecycle/mod.rs"]
mod lifecycle;
#[path = "../native/line.rs"]
mod line;
#[path = "../native/money.rs"]
mod money;
#[path = "../native/numbering.rs"]
mod numbering;
#[path = "../native/performance.rs"]
mod performance;
#[path = "../native/period.rs"]
mod period;
#[path = "../native/progress.rs"]
mod progress;
#[path = "../native/rate.rs"]
mod rate;
#[path = "../native/receivables.rs"]
mod receivables;
#[path = "../native/registration_code.rs"]
mod registration_code;
mod rows;
mod sabotage;
#[path = "../native/schedule.rs"]
mod schedule;
#[path = "../native/service_clock.rs"]
mod service_clock;
#[path = "../native/service_quality.rs"]
mod service_quality;
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
