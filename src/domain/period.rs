//! Periods and how they are counted.
