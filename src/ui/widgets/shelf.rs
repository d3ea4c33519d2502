//! Things of a page that are few enough to be held all, found by what people remember of them.

use std::sync::Arc;

use crate::state::{Finder, Texts, Wanted};

/// The things, in the order in which a page shows them, and what finds them.
pub(crate) struct Shelf<T>(Arc<(Vec<T>, Finder<usize>)>);

impl<T> Clone for Shelf<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Shelf<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: Clone> Shelf<T> {
    /// Puts things in order and reads of each what it is called, and what else is written of it.
    pub(crate) fn of(things: Vec<T>, texts: impl Fn(&T) -> (Vec<String>, Vec<String>)) -> Self {
        let mut finder = Finder::default();
        for (place, thing) in things.iter().enumerate() {
            let (names, others) = texts(thing);
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let others: Vec<&str> = others.iter().map(String::as_str).collect();
            finder.put(place, Texts { names: &names, others: &others });
        }
        Self(Arc::new((things, finder)))
    }

    /// Everything, in its order.
    pub(crate) fn all(&self) -> &[T] {
        &self.0.0
    }

    /// What answers, in the order of the shelf; everything while nothing is asked.
    pub(crate) fn found(&self, typed: &str) -> Vec<T> {
        let (things, finder) = &*self.0;
        let wanted = Wanted::new(typed);
        if wanted.is_empty() {
            return things.clone();
        }
        let hits = finder.find(&wanted, None);
        let answers = |place: &usize| finder.place(*place).is_some_and(|place| hits.has(place));
        (0..things.len()).filter(answers).filter_map(|place| things.get(place).cloned()).collect()
    }

    /// The best of what answers, best first.
    pub(crate) fn best(&self, wanted: &Wanted, most: usize) -> Vec<T> {
        let (things, finder) = &*self.0;
        finder.best(wanted, most).into_iter().filter_map(|place| things.get(place).cloned()).collect()
    }
}
