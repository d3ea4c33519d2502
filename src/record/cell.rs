//! A register: the versions of one field that nobody has superseded.

use super::version::{Dot, Ver};

/// The versions of one field: never none, one as a rule, several ("siblings") after writes that did not know of each
/// other. Writing replaces them all; joining keeps what the other copy had not seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    shown: Ver,
    /// In falling rank, so that equal cells are equal values.
    others: Vec<Ver>,
}

impl Cell {
    /// A register that was just written.
    pub const fn written(version: Ver) -> Self {
        Self { shown: version, others: Vec::new() }
    }

    /// A register of these versions in any order; of a version that is there twice, the greater stamp. `None` for none.
    pub fn of(mut versions: Vec<Ver>) -> Option<Self> {
        if versions.len() > 1 {
            versions.sort_by(|a, b| b.rank(a));
            let mut distinct: Vec<Ver> = Vec::with_capacity(versions.len());
            for version in versions {
                if !distinct.iter().any(|kept| kept.is_same(&version)) {
                    distinct.push(version);
                }
            }
            versions = distinct;
        }
        let mut rest = versions.into_iter();
        let shown = rest.next()?;
        Some(Self { shown, others: rest.collect() })
    }

    /// The version with the greatest stamp: the one a person sees.
    pub const fn show(&self) -> &Ver {
        &self.shown
    }

    /// The siblings, the latest first.
    pub fn siblings(&self) -> &[Ver] {
        &self.others
    }

    /// Every version, the shown one first.
    pub fn versions(&self) -> impl Iterator<Item = &Ver> {
        std::iter::once(&self.shown).chain(&self.others)
    }

    /// How many versions there are; at least 1.
    pub fn len(&self) -> usize {
        self.others.len().saturating_add(1)
    }

    /// Never: a cell has a version.
    pub const fn is_empty(&self) -> bool {
        false
    }

    /// Whether the siblings disagree. Two people who wrote the same do not.
    pub fn conflict(&self) -> bool {
        self.others.iter().any(|other| other.val != self.shown.val)
    }

    /// Whether this very version is here.
    pub fn holds(&self, version: &Ver) -> bool {
        self.versions().any(|kept| kept.is_same(version))
    }

    /// Whether a version of this write is here, whatever its value.
    pub fn names(&self, dot: Dot) -> bool {
        self.versions().any(|kept| kept.dot == dot)
    }
}
