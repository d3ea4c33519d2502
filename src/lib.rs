//! **Counterpart (契合)**: customers and the contracts with them, in one private book that lives in the browser.
//!
//! # The shape
//!
//! A **pure core** decides, a **recorded form** of its objects can be kept and brought together, and a **thin shell**
//! keeps, shows and exports them.
//!
//! ```text
//!      pure, runs in `cargo test` on any machine           touches the browser
//!  ┌────────┐   ┌────────┐   ┌───────┐      ┌───────┐   ┌──────┐   ┌───────┐
//!  │ domain │ ← │ record │ ← │ store │  ←   │ sync  │ ← │ state│ ← │  ui   │
//!  └────────┘   └────────┘   └───────┘      └───────┘   └──────┘   └───────┘
//!       ↑ i18n ← export      (trait, memory twin and file format are pure)
//! ```
//!
//! An arrow points at what is used. Nothing points right. `kinds` is the one list of record kinds and uses nothing.
//!
//! | Folder | Is | Never |
//! |---|---|---|
//! | [`domain`] | what the business means: money, dates, contracts, every calculation with its working | browser, clock, randomness, floats, words a person reads (amounts in words, words that are read, and what the sides are called are the exceptions) |
//! | [`record`] | the written form of a domain object: ids, clock, registers, join | the same |
//! | [`store`] | where records are kept: a trait, a twin in memory, IndexedDB through rexie in one module | signals, views |
//! | [`sync`] | the file that carries a book, reading lists from other programs, news between tabs | views |
//! | [`i18n`] | every word a person reads, Chinese and English side by side, and figures in their form | storage, routes |
//! | [`search`] | finding things by a piece of a name, its sound, its initials, a number | what the things are, the browser |
//! | [`export`] | contracts and letters as paper: articles, tables, amounts in words | storage, signals |
//! | `state` | the open book in memory and the one door for every change | `view!` |
//! | `ui` | what a person sees and touches | storage: it goes through `state` |
//! | `worker` | a second program, without views: files in and out, and what is heavy | signals, views, `state` |
//! | [`demo`] | the sample book, the same bytes for the same seed | everything but domain |
//!
//! All but `ui` and `worker` is a package of its own, `src/core.rs`: the same folders under the same names, so that
//! it can be built and measured apart. `search` is one of its own below that, `src/search/mod.rs`: every key typed goes through
//! it, so it is built for speed, and the rest to be small.
//!
//! # Invariants
//!
//! 1. Nothing is shown as saved before IndexedDB said `complete`. Disk before memory, memory before screen.
//! 2. There is one door for change, `state::App::commit`; undo is the inverse batch through the same door.
//! 3. No float ever holds an amount, rate or date. Money is whole minor units; every quantity is rounded once, by a named rule.
//! 4. Every status is a total function of the records and a date; nothing that depends on time is stored.
//! 5. The current time and randomness enter as arguments; `domain` and `record` give the same answer everywhere.
//! 6. Only `store::browser` names rexie. Only `i18n`, contract texts in `export`, the exceptions of `domain`, the legal forms in `search` and the demo's data hold Han characters.
//! 7. There is no crash path: errors are small enums that end in words a person can act on.
//!
//! `tests/native/architecture.rs` reads the sources and fails with the line that breaks one of these.

pub use counterpart_core::{demo, domain, export, i18n, kinds, record, search, store, sync};

#[cfg(target_arch = "wasm32")]
pub use counterpart_core::state;
#[cfg(feature = "ui")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;
