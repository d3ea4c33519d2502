//! The lives of things: commands, events, refusals and derived states (`domain.md` 5.2 to 5.9).
//!
//! Each file is one life. A **command** is what a person asks for; `decide` turns it into an **event**, or gives a **refusal**
//! that says what to do instead. Events are kept for ever and never changed. `evolve` folds them, in the order of their
//! stamps, into a **stage**; it cannot fail. An event that does not fit where it comes, because two copies of a book were
//! joined (voided here, signed there), becomes an [`Anomaly`] that is shown until a person has settled it: nothing is dropped.
//! What depends on the day (overdue, expired) is never stored: it is a total function of stage, facts and a date.
//!
//! The contract has a life of its own shape in [`contract`]; all others are a [`Stage`].

pub mod approval;
pub mod commission_entry;
pub mod contract;
pub mod customer;
pub mod digest;
pub mod dispute;
pub mod due;
pub mod evaluation;
pub mod incentive;
pub mod incident;
pub mod invoice;
pub mod lead;
pub mod life;
pub mod material;
pub mod negotiation;
pub mod obligation;
pub mod opportunity;
pub mod payout_run;
pub mod quote;
pub mod receipt;
pub mod refusal;
pub mod sharing_scope;
pub mod target;
pub mod task;
pub mod ticket;

pub use life::{Anomaly, Entry, Life, Misfit, Offer, Stage};
pub use refusal::Refusal;
