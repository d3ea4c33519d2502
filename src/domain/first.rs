//! The first few of many, without putting all of them in order.

use std::cmp::Ordering;

/// The first `most` of `all` in the order of `compare`, in that order; of equal ones those that came first, as a stable sort would
/// leave them.
pub fn first_of<T>(all: Vec<T>, most: usize, mut compare: impl FnMut(&T, &T) -> Ordering) -> Vec<T> {
    let mut placed: Vec<(usize, T)> = all.into_iter().enumerate().collect();
    let mut in_order = |one: &(usize, T), other: &(usize, T)| compare(&one.1, &other.1).then(one.0.cmp(&other.0));
    if let Some(last) = most.checked_sub(1).filter(|last| *last < placed.len()) {
        placed.select_nth_unstable_by(last, &mut in_order);
    }
    placed.truncate(most);
    placed.sort_unstable_by(in_order);
    placed.into_iter().map(|(_, it)| it).collect()
}
