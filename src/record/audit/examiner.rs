//! Whether the stored chains are whole.

use std::collections::BTreeMap;

use super::chain::{Chains, Head, decode_link, read_link_key};
use super::entry::Entry;
use crate::record::replica::Replica;

/// What is wrong with a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Something is stored here that is no link.
    Illegible {
        /// Its key.
        key: String,
    },
    /// Links are missing before this one, or at the end of the chain.
    Missing {
        /// The copy.
        replica: Replica,
        /// The number of the first that is missing.
        n: u64,
    },
    /// This link was changed, or one before it.
    Altered {
        /// The copy.
        replica: Replica,
        /// The number of the link.
        n: u64,
    },
    /// The last link is not the one that the head of the database names.
    OtherHead {
        /// The copy.
        replica: Replica,
        /// The number of the last link.
        n: u64,
    },
    /// A file that we gave away once tells of another past than ours.
    OtherPast {
        /// The number of the link that the file tells of.
        n: u64,
    },
}

/// How many links a chain has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// The copy.
    pub replica: Replica,
    /// How many links.
    pub links: u64,
}

/// What looking at all links comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Examination {
    /// The chains that were found, in the order of copies.
    pub lengths: Vec<Length>,
    /// What is wrong; nothing if all is whole.
    pub findings: Vec<Finding>,
}

/// Looks at the links one by one, in the order of their keys.
#[derive(Debug)]
pub struct Examiner<'a> {
    chains: &'a Chains,
    me: Replica,
    current: Option<(Replica, Head)>,
    done: BTreeMap<Replica, Head>,
    found: Examination,
}

impl<'a> Examiner<'a> {
    /// Begins with what the head of the database says; `me` is this copy.
    pub fn new(chains: &'a Chains, me: Replica) -> Self {
        Self { chains, me, current: None, done: BTreeMap::new(), found: Examination::default() }
    }

    /// Takes in the next link as it is stored.
    pub fn take(&mut self, key: &str, bytes: &[u8]) {
        let (Some((replica, n)), Some((hash, text))) = (read_link_key(key), decode_link(bytes)) else {
            self.found.findings.push(Finding::Illegible { key: key.to_owned() });
            return;
        };
        let before = match self.current {
            Some((current, head)) if current == replica => head,
            Some((other, head)) => {
                self.done.insert(other, head);
                Head::start(replica)
            }
            None => Head::start(replica),
        };
        if before.n.checked_add(1) != Some(n) {
            self.found.findings.push(Finding::Missing { replica, n: before.n.saturating_add(1) });
        }
        let follows = before.followed_by(text).is_some_and(|head| head.hash == hash && head.n == n);
        let names_itself = Entry::of_link(bytes).is_some_and(|entry| entry.n == n && entry.by == replica);
        if before.n.checked_add(1) == Some(n) && !(follows && names_itself) {
            self.found.findings.push(Finding::Altered { replica, n });
        }
        if replica == self.me && self.chains.witness.is_some_and(|witness| witness.n == n && witness.hash != hash) {
            self.found.findings.push(Finding::OtherPast { n });
        }
        // what follows is judged by what is stored here, so that one altered link is told once
        self.current = Some((replica, Head { n, hash }));
    }

    /// The outcome, when all links were taken in.
    pub fn finish(mut self) -> Examination {
        if let Some((replica, head)) = self.current.take() {
            self.done.insert(replica, head);
        }
        for (replica, head) in &self.done {
            self.found.lengths.push(Length { replica: *replica, links: head.n });
            match self.chains.heads.get(replica) {
                Some(known) if known.n > head.n => {
                    self.found.findings.push(Finding::Missing { replica: *replica, n: head.n.saturating_add(1) });
                }
                Some(known) if known != head => {
                    self.found.findings.push(Finding::OtherHead { replica: *replica, n: head.n });
                }
                // a head that was lost with the head of the database can no longer bear witness
                Some(_) | None => {}
            }
        }
        let own = self.done.get(&self.me).map_or(0, |head| head.n);
        if own == 0 && self.chains.head(self.me).n > 0 {
            self.found.findings.push(Finding::Missing { replica: self.me, n: 1 });
        }
        if let Some(witness) = self.chains.witness.filter(|witness| witness.n > own) {
            self.found.findings.push(Finding::OtherPast { n: witness.n });
        }
        self.found
    }
}
