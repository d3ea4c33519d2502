//! What is known of a hundred thousand things in single bits, bit by bit instead of thing by thing: who has all of a few bits is
//! told from a few short rows, and the things themselves are not looked at.

use super::signature::ones;

/// For each bit the places that have it. A bit that nobody has takes no memory.
#[derive(Debug, Default)]
pub struct Columns(Vec<Places>);

/// A set of places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places(Vec<u64>);

impl Columns {
    /// Gives a place a bit.
    pub fn set(&mut self, column: usize, place: usize) {
        if self.0.len() <= column {
            self.0.resize_with(column.saturating_add(1), Places::default);
        }
        if let Some(places) = self.0.get_mut(column) {
            places.add(place);
        }
    }

    /// Takes it away again.
    pub fn clear(&mut self, column: usize, place: usize) {
        if let Some(places) = self.0.get_mut(column) {
            places.remove(place);
        }
    }

    /// The places that have all of these bits; nobody where there are none.
    pub fn with_all(&self, columns: &[usize]) -> Places {
        let Some((first, others)) = columns.split_first() else { return Places::default() };
        let mut all = self.0.get(*first).cloned().unwrap_or_default();
        for column in others {
            match self.0.get(*column) {
                Some(places) => all.keep(places),
                None => return Places::default(),
            }
        }
        all
    }

    /// Those of some places that lack so many of these bits at most: two, one or none.
    pub fn lacking_few(&self, columns: &[usize], most: usize, of: &Places) -> Places {
        let [mut one, mut two, mut three] = [Places::default(), Places::default(), Places::default()];
        for column in columns {
            let mut lacking = of.clone();
            if let Some(places) = self.0.get(*column) {
                lacking.leave(places);
            }
            // who lacked some already lacks one more
            three.join(&both(&two, &lacking));
            two.join(&both(&one, &lacking));
            one.join(&lacking);
        }
        let mut left = of.clone();
        left.leave(match most {
            0 => &one,
            1 => &two,
            _ => &three,
        });
        left
    }

    /// The places that have any of these bits.
    pub fn with_any(&self, columns: &[usize]) -> Places {
        let mut any = Places::default();
        for places in columns.iter().filter_map(|column| self.0.get(*column)) {
            any.join(places);
        }
        any
    }
}

/// What is in two of them.
fn both(one: &Places, other: &Places) -> Places {
    let mut both = one.clone();
    both.keep(other);
    both
}

impl Places {
    /// Puts a place in.
    pub fn add(&mut self, place: usize) {
        let word = place >> 6;
        if self.0.len() <= word {
            self.0.resize(word.saturating_add(1), 0);
        }
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= 1 << (place & 63);
        }
    }

    /// Takes a place out.
    pub fn remove(&mut self, place: usize) {
        if let Some(bits) = self.0.get_mut(place >> 6) {
            *bits &= !(1 << (place & 63));
        }
    }

    /// Whether a place is in.
    pub fn has(&self, place: usize) -> bool {
        self.0.get(place >> 6).is_some_and(|bits| bits >> (place & 63) & 1 == 1)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        let ones = self.0.iter().map(|bits| usize::try_from(bits.count_ones()).unwrap_or(0));
        ones.fold(0, usize::saturating_add)
    }

    /// Keeps only what is in `other` too.
    pub fn keep(&mut self, other: &Self) {
        self.0.truncate(other.0.len());
        self.0.iter_mut().zip(&other.0).for_each(|(here, there)| *here &= there);
    }

    /// Takes in what is in `other`.
    pub fn join(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(here, there)| *here |= there);
    }

    /// Leaves out what is in `other`.
    pub fn leave(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(here, there)| *here &= !there);
    }

    /// The places, in their order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(word, bits)| ones(*bits).map(move |bit| word << 6 | bit))
    }
}
