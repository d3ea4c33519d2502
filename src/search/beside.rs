//! Rows that are found by the things beside them: a receipt by who paid it, an invoice by its contract.

use super::columns::Places;
use super::hits::Hits;

/// Things that stand beside the rows of a list: what was found of them, and where they stand in it.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// What was found.
    pub hits: &'a Hits,
    /// The place of the thing beside each row, in the order of the rows; nothing for a row that has none.
    pub places: &'a [Option<usize>],
}

impl Beside<'_> {
    fn answers(&self, row: usize, with_slips: bool) -> bool {
        let place = self.places.get(row).copied().flatten();
        (with_slips || !self.hits.guessed) && place.is_some_and(|place| self.hits.has(place))
    }
}

/// Of so many rows those beside which something was found.
fn found_at(beside: &[Beside<'_>], rows: usize, with_slips: bool) -> Places {
    let mut found = Places::default();
    for row in (0..rows).filter(|row| beside.iter().any(|it| it.answers(*row, with_slips))) {
        found.add(row);
    }
    found
}

/// The rows that answer, in their order: by words of their own, as `is_named` knows, or by a thing beside them. Where none answers as
/// it was typed, those are taken beside which something differs by a slip, and `true` says so.
pub fn found_beside<R: Clone>(rows: &[R], beside: &[Beside<'_>], is_named: impl Fn(&R) -> bool) -> (Vec<R>, bool) {
    let found = found_at(beside, rows.len(), false);
    let typed = rows.iter().enumerate().filter(|(row, it)| found.has(*row) || is_named(it));
    let typed: Vec<R> = typed.map(|(_, it)| it.clone()).collect();
    if !typed.is_empty() {
        return (typed, false);
    }
    let near = found_at(beside, rows.len(), true);
    let near: Vec<R> = rows.iter().enumerate().filter(|(row, _)| near.has(*row)).map(|(_, it)| it.clone()).collect();
    let is_guess = !near.is_empty();
    (near, is_guess)
}
