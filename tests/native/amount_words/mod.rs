//! Amounts in words and back.

mod english;
mod rate_words;
mod rmb;
