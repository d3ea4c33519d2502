//! Moving a book between places: the file, lists from other programs, news between tabs.

pub mod file;
pub mod list;
pub mod plan;
