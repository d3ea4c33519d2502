//! Incentives of the house (激励与提成, `domain.md` 5.4, 6.5): plans, what follows from the book under them, what was booked of
//! it, and the runs in which it is paid.
//!
//! Nothing that is due is stored: [`due`] derives it from receipts, contracts or invoices, and compares it with what was booked.
//! What was booked is never edited; the difference is booked, whatever it was that changed.

pub mod due;
pub mod entry;
pub mod event;
pub mod figures;
pub mod grades;
pub mod period;
pub mod plan;
pub mod run;
pub mod source;
