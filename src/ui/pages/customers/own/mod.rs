//! The fields that the team defined, wherever a customer is: in its form, its details, the list, and many at once.

mod bulk;
mod facts;
mod filter;
mod input;

pub(super) use bulk::OwnBulk;
pub(super) use facts::OwnFacts;
pub(super) use filter::{OwnChips, OwnFilter, asked, fits};
pub(super) use input::{OwnBoxes, OwnInputs};
