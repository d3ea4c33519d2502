//! The people of our own side (团队): who they are, who reports to whom, and who is meant by a name.

pub mod circle;
pub mod member;
pub mod naming;
pub mod reports;
pub mod spellings;
