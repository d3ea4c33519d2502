//! What people wrote into a contract themselves.

use super::Contract;

impl Contract {
    /// The text of its clauses as far as people wrote it: built-in clauses that were written by hand, clauses of one's own as they
    /// were taken, the special terms (特别约定). Each in both languages; what a clause says by its terms is not among it.
    pub fn own_words(&self) -> Vec<&str> {
        let by_hand = self.by_hand.iter().filter(|(clause, _)| self.is_by_hand(**clause)).map(|(_, it)| &it.text);
        let own = self.own_clauses.values().flat_map(|it| [&it.heading, &it.text]);
        let all = by_hand.chain(own).chain(std::iter::once(&self.special));
        all.flat_map(|it| [it.zh.as_str(), it.en.as_str()]).filter(|it| !it.trim().is_empty()).collect()
    }
}
