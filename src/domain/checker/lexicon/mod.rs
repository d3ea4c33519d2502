//! Phrases by which rules know what people wrote in their own words. Data of the rules, in Chinese and English (lower case).

pub(super) mod begun;
pub(super) mod customers;
pub(super) mod form;
pub(super) mod information;
pub mod script;
pub(super) mod sides;
pub(super) mod total;
