//! The messages, one file per area. Each file is a `messages!` list; plural-sensitive English is a method beside it.

mod list_import;
mod shell;
