//! Materials and support (物料与资源支持, `domain.md` 5.6): promised by clause S7 or written down by hand, delivered, accepted, given
//! back, used up.
//!
//! [`terms`] says what was promised, [`record`] what is kept of what became of it, [`tally`] how much of it is where; what may be
//! recorded is decided by [`its life`](super::lifecycle::material), whose stage is the tally. Nothing of
//! what a clause promises is stored: it is known by the key of its promise, as its duty is, and both are settled together.

pub mod amount;
pub mod course;
pub mod loss;
pub mod record;
pub mod settled;
pub mod sums;
pub mod tally;
pub mod terms;
