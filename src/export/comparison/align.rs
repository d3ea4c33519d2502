//! Which line of the old paper is which of the new one.

use std::cmp::Ordering;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::lines::{Line, Shape};
use super::tokens::tokens;

/// Lines alike by less, in thousandths, are different lines.
const ALIKE: u32 = 400;
/// So far from its place a line is looked for among others that changed.
const REACH: usize = 12;
/// Beyond so many pairs of lines they are taken in their order.
const MOST: usize = 250_000;

/// A line with its other self.
#[derive(Clone, Copy)]
pub(super) enum Couple<'a> {
    /// It stands in both papers.
    Both(&'a Line, &'a Line),
    /// It stands in the old one only.
    Old(&'a Line),
    /// It stands in the new one only.
    New(&'a Line),
}

/// The lines of both, each with its other self where it has one, in an order that keeps both.
pub(super) fn align<'a>(old: &'a [Line], new: &'a [Line]) -> Vec<Couple<'a>> {
    let texts = |lines: &'a [Line]| -> Vec<(Shape, &'a str)> {
        lines.iter().map(|line| (line.shape, line.text.as_str())).collect()
    };
    let mut couples = Vec::with_capacity(old.len().max(new.len()));
    for op in capture_diff_slices(Algorithm::Myers, &texts(old), &texts(new)) {
        let gone = old.get(op.old_range()).unwrap_or_default();
        let come = new.get(op.new_range()).unwrap_or_default();
        match op {
            DiffOp::Equal { .. } => couples.extend(gone.iter().zip(come).map(|(old, new)| Couple::Both(old, new))),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => pair(gone, come, &mut couples),
        }
    }
    couples
}

/// What to do with the first lines of two rests.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Turn {
    /// The old line has no other self.
    #[default]
    Old,
    /// The new line has none.
    New,
    /// They are one line.
    Both,
}

/// Couples lines of which none reads the same: so that together they are as alike as can be, in their order.
fn pair<'a>(old: &'a [Line], new: &'a [Line], couples: &mut Vec<Couple<'a>>) {
    if old.len().saturating_mul(new.len()) > MOST {
        let both = old.len().min(new.len());
        couples.extend(old.iter().zip(new).map(|(old, new)| Couple::Both(old, new)));
        couples.extend(old.iter().skip(both).map(Couple::Old));
        couples.extend(new.iter().skip(both).map(Couple::New));
        return;
    }
    let turns = turns(old, new);
    let (mut at, mut to) = (0_usize, 0_usize);
    loop {
        let (before, after) = (old.get(at), new.get(to));
        let turn = turns.get(at).and_then(|row| row.get(to)).copied().unwrap_or_default();
        match (before, after) {
            (None, None) => break,
            (Some(line), None) => {
                couples.push(Couple::Old(line));
                at = at.saturating_add(1);
            }
            (None, Some(line)) => {
                couples.push(Couple::New(line));
                to = to.saturating_add(1);
            }
            (Some(before), Some(after)) => match turn {
                Turn::Both => {
                    couples.push(Couple::Both(before, after));
                    (at, to) = (at.saturating_add(1), to.saturating_add(1));
                }
                Turn::Old => {
                    couples.push(Couple::Old(before));
                    at = at.saturating_add(1);
                }
                Turn::New => {
                    couples.push(Couple::New(after));
                    to = to.saturating_add(1);
                }
            },
        }
    }
}

/// For every two rests what to do with their first lines, found from the end.
fn turns(old: &[Line], new: &[Line]) -> Vec<Vec<Turn>> {
    let bags: Vec<Vec<&str>> = new.iter().map(bag).collect();
    // how alike the rests behind the old line are; one more place for the empty rest
    let mut behind: Vec<u32> = vec![0; new.len().saturating_add(1)];
    let mut table: Vec<Vec<Turn>> = Vec::with_capacity(old.len());
    for (at, line) in old.iter().enumerate().rev() {
        let own = bag(line);
        let middle = at.saturating_mul(new.len()).checked_div(old.len()).unwrap_or(0);
        let mut sums: Vec<u32> = vec![0; behind.len()];
        let mut row: Vec<Turn> = vec![Turn::Old; new.len()];
        let mut last = 0_u32;
        for (to, (other, words)) in new.iter().zip(&bags).enumerate().rev() {
            let without_old = behind.get(to).copied().unwrap_or(0);
            let near = to.abs_diff(middle) <= REACH;
            let alike = alike(line, &own, other, words, near);
            let together = behind.get(to.saturating_add(1)).copied().unwrap_or(0).saturating_add(alike);
            let (turn, sum) = if alike > 0 && together >= without_old.max(last) {
                (Turn::Both, together)
            } else if without_old >= last {
                (Turn::Old, without_old)
            } else {
                (Turn::New, last)
            };
            if let (Some(place), Some(kept)) = (row.get_mut(to), sums.get_mut(to)) {
                (*place, *kept) = (turn, sum);
            }
            last = sum;
        }
        behind = sums;
        table.push(row);
    }
    table.reverse();
    table
}

/// The words of a line, sorted.
fn bag(line: &Line) -> Vec<&str> {
    let mut words = tokens(&line.text);
    words.retain(|word| !word.trim().is_empty());
    words.sort_unstable();
    words
}

/// How alike two lines are, in thousandths; nothing for lines that are not the same. A row of goods is the same row whatever
/// it reads.
fn alike(old: &Line, words: &[&str], new: &Line, others: &[&str], near: bool) -> u32 {
    if old.shape != new.shape {
        return 0;
    }
    match (old.item, new.item) {
        (Some(one), Some(other)) if one == other => return 1_000,
        (Some(_), Some(_)) => return 0,
        (Some(_) | None, None) | (None, Some(_)) => {}
    }
    if !near {
        return 0;
    }
    let (mut own, mut other, mut shared) = (words.iter().peekable(), others.iter().peekable(), 0_usize);
    while let (Some(one), Some(two)) = (own.peek(), other.peek()) {
        match one.cmp(two) {
            Ordering::Less => {
                own.next();
            }
            Ordering::Greater => {
                other.next();
            }
            Ordering::Equal => {
                shared = shared.saturating_add(1);
                own.next();
                other.next();
            }
        }
    }
    let both = words.len().saturating_add(others.len());
    let share = shared.saturating_mul(2_000).checked_div(both).and_then(|share| u32::try_from(share).ok());
    share.filter(|share| *share >= ALIKE).unwrap_or(0)
}
