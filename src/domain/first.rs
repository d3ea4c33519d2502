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

/// The first `most` of `all` in the order of their places, in that order; of those of one place the ones that came first. Only so many
/// are held at a time: hundreds of thousands may be looked through.
pub fn first_placed<P: Ord, T>(all: impl IntoIterator<Item = (P, T)>, most: usize) -> Vec<T> {
    let mut first: Vec<(P, T)> = Vec::with_capacity(most.saturating_add(1));
    for (place, it) in all {
        let is_behind = first.last().is_some_and(|(last, _)| *last <= place);
        if is_behind && first.len() >= most {
            continue;
        }
        let at = first.partition_point(|(known, _)| *known <= place);
        first.insert(at, (place, it));
        first.truncate(most);
    }
    first.into_iter().map(|(_, it)| it).collect()
}
