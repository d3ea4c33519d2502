//! Records that are likely of one party, each in one group.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

use super::doubles::{Doubles, Key};
use super::sign::By;

/// Likely one party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<K> {
    /// The records, in the order of their ids.
    pub members: Vec<K>,
    /// The strongest sign that any two of them share.
    pub by: By,
}

/// Groups that grow together, each with the one registration code in it, and with the groups it must not be joined to.
struct Growing<K> {
    leads: BTreeMap<K, K>,
    codes: BTreeMap<K, Key>,
    by: BTreeMap<K, By>,
    apart: BTreeMap<K, BTreeSet<K>>,
}

impl<K: Copy + Ord> Growing<K> {
    fn lead(&self, key: K) -> K {
        let mut at = key;
        while let Some(next) = self.leads.get(&at).filter(|next| **next != at) {
            at = *next;
        }
        at
    }

    /// Keeps two records in two groups.
    fn part(&mut self, a: K, b: K) {
        self.apart.entry(a).or_default().insert(b);
        self.apart.entry(b).or_default().insert(a);
    }

    /// Joins two groups, unless their codes differ or they are kept apart.
    fn join(&mut self, a: K, b: K, by: By) -> bool {
        let (a, b) = (self.lead(a), self.lead(b));
        let (lead, other) = if a <= b { (a, b) } else { (b, a) };
        if self.apart.get(&lead).is_some_and(|apart| apart.contains(&other)) {
            return false;
        }
        let code = match (self.codes.get(&lead), self.codes.get(&other)) {
            (Some(one), Some(two)) if one != two => return false,
            (one, two) => one.or(two).copied(),
        };
        if let Some(code) = code {
            self.codes.insert(lead, code);
        }
        let strongest = [self.by.get(&lead), self.by.get(&other)].into_iter().flatten().copied().fold(by, By::min);
        self.by.insert(lead, strongest);
        for apart in self.apart.remove(&other).unwrap_or_default() {
            // whoever was kept apart from the one is so from both now
            if let Some(of_it) = self.apart.get_mut(&apart) {
                of_it.remove(&other);
            }
            self.part(lead, apart);
        }
        self.leads.insert(other, lead);
        self.leads.entry(lead).or_insert(lead);
        true
    }
}

impl<K: Copy + Ord + Hash> Doubles<K> {
    /// The groups of likely duplicates; the surest first, of these in the order of the ids. `stands`: the record that a record counts as,
    /// `None` for one that counts as nothing. `links`: pairs that something outside of this shows to be the same; `apart`: pairs
    /// that somebody said are two, so that they stand in no group together.
    pub fn groups(
        &self,
        stands: impl Fn(K) -> Option<K>,
        links: impl IntoIterator<Item = (K, K, By)>,
        apart: impl IntoIterator<Item = (K, K)>,
    ) -> Vec<Group<K>> {
        let mut growing =
            Growing { leads: BTreeMap::new(), codes: BTreeMap::new(), by: BTreeMap::new(), apart: BTreeMap::new() };
        for (a, b) in apart.into_iter().filter_map(|(a, b)| stands(a).zip(stands(b))).filter(|(a, b)| a != b) {
            growing.part(a, b);
        }
        let mut shared: Vec<(By, Vec<K>)> = self
            .shared()
            .map(|(by, bearers)| {
                let mut keys: Vec<K> = bearers.filter_map(&stands).collect();
                keys.sort_unstable();
                keys.dedup();
                (by, keys)
            })
            .chain(links.into_iter().map(|(a, b, by)| (by, vec![a.min(b), a.max(b)])))
            .filter(|(_, keys)| keys.first() != keys.last())
            .collect();
        // the surest signs first: a doubtful one must not bring two codes between those who share a sure one
        shared.sort_unstable();
        for key in shared.iter().flat_map(|(_, keys)| keys) {
            if let Some(code) = self.entry_of(*key).and_then(|entry| entry.code) {
                growing.codes.insert(*key, code);
            }
        }
        for (by, keys) in shared {
            let mut kinds: Vec<K> = Vec::new();
            for key in keys {
                if !kinds.iter().any(|kind| growing.join(*kind, key, by)) {
                    kinds.push(key);
                }
            }
        }
        let mut members: BTreeMap<K, Vec<K>> = BTreeMap::new();
        for key in growing.leads.keys() {
            members.entry(growing.lead(*key)).or_default().push(*key);
        }
        let mut groups: Vec<Group<K>> = members
            .into_iter()
            .filter_map(|(lead, members)| Some(Group { members, by: growing.by.get(&lead).copied()? }))
            .collect();
        groups.sort_by_key(|group| group.by);
        groups
    }
}
