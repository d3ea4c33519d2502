//! What the first page says of the contracts as of a day (`domain.md` 6.10): what came in, what is late, what runs, what ends.
//! Amounts of different currencies are never added: each has figures of its own.

pub mod day;
pub mod figures;
pub mod gather;
pub mod matter;
pub mod pressing;
pub mod share;
pub mod span;
