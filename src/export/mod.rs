//! Domain values as documents.
