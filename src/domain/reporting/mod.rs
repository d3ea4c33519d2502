//! Reports: what was done, what came of it, and who looks after whom, within a time, added up by person, team, line of reporting,
//! customer or month, beside the time before (`domain.md` 6.10).
//!
//! Records are told as facts, each on its day; a table adds facts up and forgets none: every figure can name those that it stands
//! on. So what the rows say is what the whole says, and twelve months are a year.

pub mod activity;
pub mod aims;
pub mod collecting;
pub mod coverage;
pub mod fact;
pub mod figure;
pub mod people;
pub mod selling;
pub mod serving;
pub mod sums;
pub mod table;
pub mod time;
