//! Contracts: the list, the draft with its paper, its money and its life.

mod addressee;
pub(in crate::ui) mod amendments;
mod amiss;
mod approving;
mod asked;
pub(in crate::ui) mod balance;
mod beside;
mod by_hand;
mod check;
pub(in crate::ui) mod draft;
pub(in crate::ui) mod editor;
pub(in crate::ui) mod empty;
mod following;
pub(in crate::ui) mod ledger;
pub(in crate::ui) mod life;
pub(in crate::ui) mod list;
mod marks;
mod matters;
pub(in crate::ui) mod negotiation;
pub(in crate::ui) mod new;
mod notices;
mod paper;
mod particulars;
mod parties;
pub(in crate::ui) mod show;
pub(in crate::ui) mod template;
mod term_working;
mod terms;
mod versions;

pub(in crate::ui) use amendments::{agreed_amendments, begun_amendment};
pub(in crate::ui) use amiss::{Attention, PartySheet};
pub(in crate::ui) use by_hand::NotReckoned;
pub(in crate::ui) use check::lead_soon;
pub(in crate::ui) use new::NewContractSheet;
pub(in crate::ui) use paper::OneArticle;
pub(in crate::ui) use parties::{example_parties, paper_of, paper_of_version};
