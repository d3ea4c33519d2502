//! How the sums of a claim that was filed came about, in an evidence bundle and on the page of the dispute.

use super::evidence::{cells, fee_head, fee_line};
use crate::domain::dispute::filed::{FiledPart, Frozen};
use crate::domain::money::Money;
use crate::i18n::{Text, format};

/// Every late part as it stood on the day of filing: its price less what was paid and given up of it, each span of days that bore a
/// fee with its base and rate and what happened in between, the fee, and the costs of recovery. Only the head where the claim was
/// filed without its working, or the account made nothing of it.
pub fn filed_table(text: Text, filed: &Frozen) -> Vec<Vec<String>> {
    let head = fee_head(text, text.disputes_head_amount());
    std::iter::once(head).chain(filed.working.iter().flat_map(|part| part_rows(text, part))).collect()
}

fn part_rows(text: Text, part: &FiledPart) -> Vec<Vec<String>> {
    let name = text.part_called(usize::try_from(part.number).unwrap_or_default(), part.label.as_ref());
    let sum = |words: &str, amount: Money| cells(&[&name, "", "", "", "", "", &format::money(amount), words]);
    let some = |words: &str, amount: Money| (!amount.is_zero()).then(|| sum(words, amount));
    let late = text.days_late(u64::try_from(part.days_late).unwrap_or_default());
    let (price, fee) = (&part.principal, &part.late_fee);
    let mut rows = vec![sum(&text.filed_price(&text.date(part.due), &late), price.whole)];
    rows.extend(some(text.filed_price_paid(), price.paid));
    rows.extend(some(text.filed_price_waived(), price.waived));
    rows.push(sum(text.filed_price_open(), price.open));
    rows.extend(part.lines.iter().map(|line| fee_line(text, &name, line)));
    if !fee.whole.is_zero() {
        rows.push(sum(text.ledger_total(), fee.whole));
        rows.extend(some(text.ledger_paid(), fee.paid));
        rows.extend(some(text.ledger_given_up(), fee.waived));
        rows.push(sum(text.filed_fee_open(), fee.open));
    }
    rows.extend(some(text.filed_cost_open(), part.cost));
    rows
}
