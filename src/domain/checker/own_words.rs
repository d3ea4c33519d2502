//! A person's own words in a contract, made ready to be searched: once, for all runs of the rules over them.

use std::borrow::Cow;

use super::said::{Said, in_letters};
use crate::domain::contract::Contract;
use crate::domain::contract::wording::Wording;

/// Words that stand as the special terms for one run of the rules.
pub(super) struct OwnWords<'a> {
    /// As they were written.
    pub(super) written: Cow<'a, Wording>,
    /// Made ready.
    pub(super) said: Said,
    /// The same with the sides called by their letters, where that reads otherwise.
    lettered: Option<Said>,
}

impl<'a> OwnWords<'a> {
    /// These words, in a contract that calls its sides in its own way.
    pub(super) fn of(written: Cow<'a, Wording>, contract: &Contract) -> Self {
        let said = Said::of(&written);
        let lettered = match in_letters(&written, contract) {
            Cow::Borrowed(_) => None,
            Cow::Owned(words) => Some(Said::of(&words)),
        };
        Self { written, said, lettered }
    }

    /// Made ready, with the sides called by their letters.
    pub(super) fn in_letters(&self) -> &Said {
        self.lettered.as_ref().unwrap_or(&self.said)
    }
}

/// All words of a contract that are searched. Terms that are left out because they were written by hand change none of them.
pub(super) struct AllWords<'a> {
    /// The special terms.
    pub(super) special: OwnWords<'a>,
    /// The special terms and behind them the clauses of one's own, where there are any.
    pub(super) with_clauses: Option<OwnWords<'a>>,
}

impl<'a> AllWords<'a> {
    /// Those of this contract.
    pub(super) fn of(contract: &'a Contract) -> Self {
        let special = OwnWords::of(Cow::Borrowed(&contract.special), contract);
        let with_clauses = (!contract.own_clauses.is_empty()).then(|| {
            let mut words = contract.special.clone();
            for (_, article) in contract.own_in_order() {
                words.zh.push('\n');
                words.zh.push_str(&article.text.zh);
                words.en.push('\n');
                words.en.push_str(&article.text.en);
            }
            OwnWords::of(Cow::Owned(words), contract)
        });
        Self { special, with_clauses }
    }
}
