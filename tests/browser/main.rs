//! Storage and widgets in a real browser.
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
mod keeping;
mod rows;
mod sabotage;
mod shelf;
mod store_faults;
mod store_preferences;
mod store_rexie;
mod store_speed;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
