//! How long the reckonings take that a screen waits for, and how they grow: `cargo bench --bench exact`.
//!
//! Statuses of 100 000 contracts, and statuses and ageing of 100 000 instalments, have 50 ms each, natively: where statuses of
//! contracts or ageing take longer, the run fails; statuses that go by money and disputes too are printed beside. The growth table
//! shows that nothing is quadratic: ten times as many take about ten times as long.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark stops at the first surprise and prints what it found"
)]

#[cfg(not(target_arch = "wasm32"))]
mod native;

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    native::run();
}
