//! Moving a book between places: the file, lists from other programs, news between tabs.

pub mod attaching;
pub mod bundle;
pub mod contest;
pub mod copying;
pub mod erasing;
pub mod errand;
pub mod file;
pub mod intake;
pub mod integrity;
pub mod links;
pub mod list;
pub mod outlet;
pub mod package;
pub mod plan;
pub mod rebasing;
pub mod restart;
pub mod salvage;
pub mod shelf;
pub mod snapshot;
mod spared;
