//! Domain values as documents.

pub mod letter;
pub mod paper;
pub mod word;
