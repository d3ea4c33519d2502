//! Figures in another dress: amounts and rates in words, Chinese and English, and back.
//!
//! Words are read strictly: what is read is worked out to a number, and the text must then be one of the accepted
//! spellings of exactly that number. A reader therefore never takes a text that the writer's rules would not allow.

pub mod english;
mod english_currency;
mod english_number;
pub mod rate_words;
pub mod rmb;
mod rmb_prefix;
