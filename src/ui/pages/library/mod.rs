//! The clause library, at `#/library`: clauses and templates of one's own, and each clause on a page of its own, at
//! `#/library/clauses/:id`. A template's page is a contract's: terms beside the paper.

mod acts;
mod blanks;
mod clause;
mod entry;
mod fallbacks;
mod insert;
mod list;
mod preview;
mod problems;
mod words;

pub(in crate::ui) use acts::TemplateActs;
pub(in crate::ui) use clause::ClausePage;
pub(in crate::ui) use entry::entry_page;
pub(in crate::ui) use insert::{InsertMenu, put_placeholder};
pub(in crate::ui) use list::LibraryPage;
pub(in crate::ui) use problems::{faults, told};
pub(in crate::ui) use words::{AfterChoice, WordsArea};
