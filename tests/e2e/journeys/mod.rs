//! One file per journey.
