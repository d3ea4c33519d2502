//! Where records are kept.
//!
//! Rows are opaque bytes here; what they mean is the business of [`record`](crate::record), which also makes the excerpts that a
//! start reads in their place.
//!
//! ```text
//! Repository          what the app asks for: load, commit, changed_since, drafts, backups
//!    ↑
//! PagedRepository     the one place that knows the layout: pages of rows, excerpts of pages, and fresh rows laid over them
//!    ↑
//! Engine              transactions over bytes under text keys
//!    ↑        ↑
//! MemoryEngine  browser::BrowserEngine (IndexedDB through rexie)
//! ```
//!
//! Everything above `Engine` is the same code in a browser and in `cargo test`, so that the failures tried at every call
//! natively are tried on what really runs.

pub mod blobs;
#[cfg(target_arch = "wasm32")]
pub mod browser;
mod committing;
pub mod engine;
pub mod error;
pub mod excerpts;
mod folding;
mod found;
pub mod head;
pub mod layout;
mod looking;
pub mod memory;
pub mod page;
pub mod paged;
#[cfg(target_arch = "wasm32")]
pub mod preferences;
pub mod quarantine;
pub mod repository;
pub mod rescue;
pub mod room;
pub mod row;
pub mod safety;
pub mod schema;
pub mod sentinel;
pub mod snapshot;
mod start;
mod trail;
pub mod walk;

pub use blobs::{Blob, BlobFact};
#[cfg(target_arch = "wasm32")]
pub use browser::BrowserRepository;
pub use error::StoreError;
pub use memory::MemoryRepository;
pub use paged::PagedRepository;
pub use repository::{
    Batch, Changes, Damaged, Draft, Durability, Excerpts, Glance, Loaded, Repository, Row, RowKey, Supply, Tidied,
};
