//! The messages, one file per area. Each file is a `messages!` list; plural-sensitive English is a method beside it.

mod activity;
mod audit;
mod book;
mod contract;
mod customer;
mod depth;
mod fault;
mod file;
mod import_page;
mod intake;
mod keeping;
mod lead;
mod life;
mod list_file;
mod list_import;
mod merging;
mod money;
mod pipeline;
mod pool;
mod product;
mod quote;
mod settings;
mod shell;
mod team;
mod together;
