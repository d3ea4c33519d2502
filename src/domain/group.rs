//! Groups of companies (集团): which customer is the parent (上级单位) of which.
//!
//! A merge, or two copies that are brought together, may close a circle that nobody entered. It is never refused then, but
//! read: the smallest id in it, which is the oldest record, stands at its top. So every question here ends on any book.

use std::collections::{BTreeMap, BTreeSet};

/// Who belongs to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups<K> {
    above: BTreeMap<K, K>,
    below: BTreeMap<K, BTreeSet<K>>,
}

/// Why a customer may not have a parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CircleFault<K> {
    /// It would be its own parent.
    Itself,
    /// The parent stands below it: the way from there up to just below the customer.
    Below(Vec<K>),
}

impl<K: Copy + Ord> Groups<K> {
    /// The groups of a book. `links`: each customer that has a parent, with that parent.
    pub fn new(links: impl IntoIterator<Item = (K, K)>) -> Self {
        let mut above: BTreeMap<K, K> = links.into_iter().filter(|(id, parent)| id != parent).collect();
        for top in tops_of_circles(&above) {
            above.remove(&top);
        }
        let mut below: BTreeMap<K, BTreeSet<K>> = BTreeMap::new();
        for (id, parent) in &above {
            below.entry(*parent).or_default().insert(*id);
        }
        Self { above, below }
    }

    /// The parent.
    pub fn parent(&self, id: K) -> Option<K> {
        self.above.get(&id).copied()
    }

    /// The parent, its parent, and so on up to the head of the group.
    pub fn parents(&self, id: K) -> Vec<K> {
        std::iter::successors(self.parent(id), |at| self.parent(*at)).collect()
    }

    /// The head of the group: the customer itself if nothing stands above it.
    pub fn head(&self, id: K) -> K {
        self.parents(id).last().copied().unwrap_or(id)
    }

    /// The customer and everything below it, each with how many steps below; what belongs to one follows it.
    pub fn members(&self, id: K) -> Vec<(K, usize)> {
        let mut found = Vec::new();
        let mut open = vec![(id, 0_usize)];
        while let Some((next, depth)) = open.pop() {
            found.push((next, depth));
            let below = self.below.get(&next).into_iter().flatten().rev();
            open.extend(below.map(|it| (*it, depth.saturating_add(1))));
        }
        found
    }

    /// Whether it belongs to a group: something stands above or below it.
    pub fn is_in_one(&self, id: K) -> bool {
        self.above.contains_key(&id) || self.below.contains_key(&id)
    }

    /// Whether `id` may belong to `parent`.
    ///
    /// # Errors
    /// A circle would close.
    pub fn check(&self, id: K, parent: K) -> Result<(), CircleFault<K>> {
        if id == parent {
            return Err(CircleFault::Itself);
        }
        let above = self.parents(parent);
        if !above.contains(&id) {
            return Ok(());
        }
        let way = std::iter::once(parent).chain(above).take_while(|at| *at != id);
        Err(CircleFault::Below(way.collect()))
    }
}

/// The smallest of every circle.
fn tops_of_circles<K: Copy + Ord>(above: &BTreeMap<K, K>) -> Vec<K> {
    let mut tops = Vec::new();
    let mut seen: BTreeSet<K> = BTreeSet::new();
    for start in above.keys() {
        let mut way: Vec<K> = Vec::new();
        let mut at = *start;
        while seen.insert(at) {
            way.push(at);
            match above.get(&at) {
                Some(next) => at = *next,
                None => break,
            }
        }
        // it ended where this way itself had been
        if let Some(begin) = way.iter().position(|it| *it == at).filter(|_| above.contains_key(&at)) {
            tops.extend(way.iter().skip(begin).min());
        }
    }
    tops
}
