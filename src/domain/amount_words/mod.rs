//! Amounts in words, Chinese and English, and back.
