//! Customers that are likely the same, and two of them made one.

pub(super) mod alike;
mod compare;
mod duplicates;
mod fields;
pub(super) mod merged;
mod moves;
mod pick;
mod sides;
mod two;
mod words;

pub(in crate::ui) use compare::ComparePage;
pub(in crate::ui) use duplicates::DuplicatesPage;
pub(super) use duplicates::groups;
pub(in crate::ui) use pick::PickPage;
