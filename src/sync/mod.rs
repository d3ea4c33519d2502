//! Moving a book between places: the file, lists from other programs, news between tabs.

pub mod list;
