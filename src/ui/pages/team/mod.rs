//! The team: who is in it, who reports to whom, and what each looks after.

mod form;
mod hand_over;
mod list;
mod shared;

pub(in crate::ui) use form::MemberSheet;
pub(in crate::ui) use hand_over::HandOverSheet;
pub(in crate::ui) use list::TeamPage;
