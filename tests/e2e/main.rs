//! Journeys over WebDriver on the release build, named for what a person does.
//!
//! Every journey runs in a browser of its own with an empty profile, on a static file server under a sub-path, with the
//! day and the time zone set by the test. It fails on a policy violation, a console error, or a request to another origin.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a test stops at the first surprise"
)]

#[path = "../bench/native/articles.rs"]
mod articles;
mod books;
mod browser;
mod copy;
mod faults;
mod figures;
mod hundred_thousand;
mod journeys;
mod kill;
mod kill_while_lifting;
mod older;
mod pace;
mod processes;
mod site;
mod steps;
