//! What is owed for what was lost or spoilt, as lines of a settlement list (clause S7, loss rule).

use super::line::{Line, Sort, Word, figure};
use crate::domain::contract::party::{Side, Who};
use crate::domain::materials::loss::{Cost, Loss, Missing, debtor};

/// A line for each loss of a material: what is owed for it by whoever had it. Where something has to be put in first, the line is
/// open without a sum. `giver` lent it.
pub fn of_losses(key: &str, giver: Side, losses: &[Loss]) -> Vec<Line> {
    let whose = match debtor(giver) {
        Side::Us => Who::Us,
        Side::Them => Who::Them,
    };
    losses.iter().map(|loss| of_loss(key, whose, loss)).collect()
}

fn of_loss(key: &str, whose: Who, loss: &Loss) -> Line {
    let sort = Sort::Lost { material: key.to_owned(), entry: loss.entry };
    let (amount, working) = match loss.cost {
        Cost::Owed(it) => {
            let mut steps = Vec::new();
            steps.extend(it.agreed.map(|agreed| (Word::AgreedWorth, agreed)));
            steps.push((Word::Value, it.value));
            steps.push((Word::Wear, it.wear));
            (Some(it.sum), steps)
        }
        Cost::Missing(Missing::Wear { value }) => (None, vec![(Word::Value, value)]),
        Cost::Missing(Missing::Value | Missing::Sums) => (None, Vec::new()),
    };
    // worn out altogether: nothing is owed
    let is_open = amount.is_none_or(|sum| !sum.is_zero());
    let working = working.into_iter().map(figure).collect();
    Line { amount, quantity: Some(loss.lost), working, ..Line::plain(sort, whose, is_open, None) }
}
