//! The mark across every page of a paper that is not final (`contract-rules.md` P0 `status_mark`, 2.1). It stands outside the
//! text: no digest is taken of it.

use crate::domain::contract::party::ContractLanguage;

/// What the mark says, in the languages of the paper.
pub const fn draft_mark(language: ContractLanguage) -> &'static str {
    match language {
        ContractLanguage::Zh => "草稿",
        ContractLanguage::En => "DRAFT",
        ContractLanguage::Both { .. } => "草稿 DRAFT",
    }
}
