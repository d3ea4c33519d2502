//! Quotes: their lines, their paper, their versions, and the contract made from one.

pub(in crate::ui) mod contract;
mod paper;
mod reject;
mod rows;
mod show;
pub(in crate::ui) mod start;
mod steps;
mod terms;

pub(in crate::ui) use reject::RejectSheet;
pub(in crate::ui) use rows::QuoteRows;
pub(in crate::ui) use show::QuotePage;
