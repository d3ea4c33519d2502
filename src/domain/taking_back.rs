//! How a receipt is taken back (冲正): a counter-entry of the same amount, the other way, decided by the
//! [life](crate::domain::lifecycle::receipt) of the receipt (`domain.md` 5.7).

use super::date::Date;
use super::id::ReceiptId;
use super::lifecycle::receipt::{Command, Event, Facts, Guard, Stage};
use super::lifecycle::{Entry, Life, Refusal, Stage as _};
use super::receipt::Receipt;

/// The life of a receipt, told by the counter-entries that name it, in any order: the earliest took it back, and of one day the one
/// that was entered first. Another one, from another device, is an anomaly.
pub fn life<'a>(of: ReceiptId, rows: impl IntoIterator<Item = &'a Receipt>) -> Life<Stage> {
    let mut counters: Vec<&Receipt> = rows.into_iter().filter(|it| it.reverses == Some(of)).collect();
    counters.sort_unstable_by_key(|it| (it.on, it.id));
    let events: Vec<Entry<Date, Event>> = counters
        .into_iter()
        .map(|it| Entry::new(it.on, Event::Reversed { by: it.id, reason: it.reason.clone() }))
        .collect();
    Life::begin(Stage::Recorded).replay(&events)
}

/// Whether a row is in a sum of what came in: every receipt is, and of the counter-entries that name one of them only that which took it
/// back. `rows` holds all of those.
pub fn counts<'a>(row: &Receipt, rows: impl IntoIterator<Item = &'a Receipt>) -> bool {
    row.reverses.is_none_or(|of| matches!(life(of, rows).stage, Stage::Reversed { by, .. } if by == row.id))
}

/// What a decision about a receipt needs to know.
pub const fn facts(receipt: &Receipt) -> Facts {
    Facts { amount: receipt.amount, reverses: receipt.reverses }
}

/// The counter-entry that takes a receipt back today, where it stands at `stage`. A receipt of a later day is taken back on that
/// day: no counter-entry is older than its receipt.
///
/// # Errors
/// Why it may not be taken back: it was, it is a counter-entry itself, no reason is given, its amount has no opposite.
pub fn counter(
    receipt: &Receipt,
    stage: &Stage,
    by: ReceiptId,
    reason: &str,
    today: Date,
) -> Result<Receipt, Refusal<Stage>> {
    let command = Command::Reverse { by, reason: reason.trim().to_owned() };
    let done = stage.decide(Entry::new(today, command), today, &facts(receipt))?;
    let Event::Reversed { by, reason } = done.what;
    let amount = receipt.amount;
    let amount = amount.negated().map_err(|_| Refusal::Guard(Guard::NoCounterAmount { amount }))?;
    Ok(Receipt {
        id: by,
        on: done.on.max(receipt.on),
        amount,
        reverses: Some(receipt.id),
        reason,
        note: String::new(),
        bank_line: None,
        ..receipt.clone()
    })
}
