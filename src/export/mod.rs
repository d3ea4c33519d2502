//! Domain values as documents.

pub mod paper;
