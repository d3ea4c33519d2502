//! Amounts in words and back.

mod rmb;
