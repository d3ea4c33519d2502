//! Tax inside and on top of amounts.
