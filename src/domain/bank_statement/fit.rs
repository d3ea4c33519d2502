//! Which open parts of a customer come to an amount.

use super::numbers::Billed;
use super::reason::Reason;
use crate::domain::allotment::OpenPart;
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;

/// Several parts are looked for among so many, the earliest due first.
pub const MOST_PARTS: usize = 16;
/// So many sums are tried before the search ends without an answer.
const MOST_TRIES: usize = 20_000;

/// Parts that come to an amount, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The parts, the earliest due first.
    pub parts: Vec<InstalmentId>,
    /// In what way they come to it.
    pub reason: Reason,
}

/// The parts that come to `amount`: one part, one part with its late fee, what an invoice is for, then several together, with
/// their late fees or without. Of several answers the one that is due earliest. The search is bounded.
pub fn fit(amount: Money, open: &[OpenPart], invoices: &[&Billed]) -> Option<Fit> {
    let of_currency: Vec<&OpenPart> = open.iter().filter(|it| it.principal().currency == amount.currency).collect();
    let one = |part: &&&OpenPart| part.principal() == amount && !amount.is_zero();
    if let Some(part) = of_currency.iter().find(one) {
        return Some(Fit { parts: vec![part.debt.instalment], reason: Reason::OnePart });
    }
    if let Some(part) = of_currency.iter().find(|it| it.whole() == Some(amount)) {
        return Some(Fit { parts: vec![part.debt.instalment], reason: Reason::PartWithFee });
    }
    if let Some(invoice) = invoices.iter().find(|it| it.gross == amount) {
        let parts = of_currency.iter().filter(|it| it.contract == invoice.contract).map(|it| it.debt.instalment);
        let parts = parts.filter(|it| invoice.instalments.is_empty() || invoice.instalments.contains(it)).collect();
        return Some(Fit { parts, reason: Reason::InvoiceAmount(invoice.number.clone()) });
    }
    let principals: Vec<i64> = of_currency.iter().map(|it| it.principal().minor).collect();
    let wholes: Vec<i64> = of_currency.iter().map(|it| it.whole().map_or(0, |whole| whole.minor)).collect();
    let found = several(amount.minor, &principals).or_else(|| several(amount.minor, &wholes))?;
    let parts: Vec<InstalmentId> =
        found.iter().filter_map(|at| of_currency.get(*at)).map(|it| it.debt.instalment).collect();
    let reason = Reason::SeveralParts(parts.len());
    Some(Fit { parts, reason })
}

/// The places of two or more of `amounts` that add up to `wanted`: the first ones if they do, else whichever are found first.
fn several(wanted: i64, amounts: &[i64]) -> Option<Vec<usize>> {
    let mut sum = 0_i64;
    for (at, amount) in amounts.iter().enumerate() {
        sum = sum.checked_add(*amount)?;
        if sum == wanted && at > 0 {
            return Some((0..=at).collect());
        }
    }
    if sum < wanted {
        return None;
    }
    let mut search = Search { amounts: amounts.get(..amounts.len().min(MOST_PARTS))?, tries: 0, taken: Vec::new() };
    let found = search.go(wanted, 0);
    (found && search.taken.len() > 1).then_some(search.taken)
}

/// Takes or leaves one amount after the other.
struct Search<'a> {
    amounts: &'a [i64],
    tries: usize,
    taken: Vec<usize>,
}

impl Search<'_> {
    fn go(&mut self, left: i64, from: usize) -> bool {
        if left == 0 {
            return true;
        }
        for at in from..self.amounts.len() {
            self.tries = self.tries.saturating_add(1);
            if self.tries > MOST_TRIES {
                return false;
            }
            let amount = self.amounts.get(at).copied().unwrap_or_default();
            if amount <= 0 || amount > left {
                continue;
            }
            self.taken.push(at);
            if self.go(left.saturating_sub(amount), at.saturating_add(1)) {
                return true;
            }
            self.taken.pop();
        }
        false
    }
}
