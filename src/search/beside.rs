//! Rows that are found by the things beside them: a receipt by who paid it, an invoice by its contract.

use super::finder::Hits;

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

/// The rows that answer, in their order: by words of their own, as `is_named` knows, or by a thing beside them. Where none answers as
/// it was typed, those are taken beside which something differs by a slip, and `true` says so.
pub fn found_beside<R: Clone>(rows: &[R], beside: &[Beside<'_>], is_named: impl Fn(&R) -> bool) -> (Vec<R>, bool) {
    let answers = |row: usize, with_slips: bool| beside.iter().any(|it| it.answers(row, with_slips));
    let typed = rows.iter().enumerate().filter(|(row, it)| answers(*row, false) || is_named(it));
    let typed: Vec<R> = typed.map(|(_, it)| it.clone()).collect();
    if !typed.is_empty() {
        return (typed, false);
    }
    let near = rows.iter().enumerate().filter(|(row, _)| answers(*row, true));
    let near: Vec<R> = near.map(|(_, it)| it.clone()).collect();
    let is_guess = !near.is_empty();
    (near, is_guess)
}
