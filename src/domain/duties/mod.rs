//! What both sides owe under a contract (义务, `domain.md` 5.3): derived from its clauses, with days, and written by hand.
//!
//! [`terms`] reads the promises out of the clauses, [`days`] finds when each of them falls due, [`rows`] puts beside them what was
//! recorded. Nothing of a derived duty is stored: its id follows from clause, subject and period, so that every copy of a book
//! means the same one, and what was recorded stays with it when a figure of its term changes.

pub mod days;
pub mod doing;
pub mod excused;
pub mod matter;
pub mod promise;
pub mod record;
pub mod rows;
pub mod terms;
pub mod timeline;

/// How many days ahead a duty is told of.
pub const LEAD_DAYS: u16 = 7;
/// How many days back and ahead what recurs is looked at: a quarter.
pub const REACH_DAYS: i64 = 92;
