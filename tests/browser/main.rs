//! Storage and widgets in a real browser; and the native tests of the record layer and the file once more, as they are.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

#[path = "../native/corpus/mod.rs"]
mod corpus;
#[path = "../native/file_format/mod.rs"]
mod file_format;
#[path = "../native/join_laws/mod.rs"]
mod join_laws;
mod keeping;
mod rows;
mod sabotage;
mod shelf;
mod store_audit;
mod store_blobs;
mod store_faults;
mod store_preferences;
mod store_rexie;
mod store_speed;
#[path = "../native/values.rs"]
mod values;
mod workbooks;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
