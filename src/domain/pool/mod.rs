//! The public pool (公海): customers that nobody looks after, how they get there, and who may take them (`domain.md` 5.2).
//!
//! The owner of a customer is one register, so that older books and imports keep theirs. What happened to it are facts that are
//! written once: who had it, when, why. Both survive when copies are brought together, and neither contradicts the other: a
//! customer is in the pool while it has no owner and the last fact put it there.

pub mod event;
pub mod picking;
pub mod rules;

pub use event::{Move, Place, PoolEvent, Span, goes_from, in_order, last, place, spans};
pub use picking::{PickRefusal, ReturnRefusal, may_give_back, may_pick, pick_in_turn};
pub use rules::{Case, Fall, Mark, PoolRules, Quiet, Staying, Verdict, fall, verdict};
