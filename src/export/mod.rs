//! Domain values as documents.

pub mod paper;
pub mod word;
