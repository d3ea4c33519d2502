//! Which records are of one party: the one rule for what is typed, for lists that are brought in and for the book itself.

mod index;
mod rule;
