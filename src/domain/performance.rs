//! Weighted performance scores.
