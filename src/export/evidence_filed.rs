//! How the sums of a claim that was filed came about, in an evidence bundle, on the page of the dispute, and in a table of it.

use super::evidence::{cells, fee_head};
use crate::domain::date::Date;
use crate::domain::dispute::filed::{FiledPart, Frozen};
use crate::domain::money::Money;
use crate::domain::statement_line::StatementLine;
use crate::i18n::{Text, format};

/// A row of the working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledRow {
    /// What the part is called.
    pub part: String,
    /// The days that bore a fee, if it is of such.
    pub span: Option<FiledSpan>,
    /// The sum.
    pub amount: Option<Money>,
    /// What the sum is, or what happened.
    pub words: String,
}

/// Days that bore a fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledSpan {
    /// The day before the first.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// How many.
    pub days: i64,
    /// What the rate was applied to.
    pub base: Money,
    /// The rate in words.
    pub rate: String,
}

/// Every late part as it stood on the day of filing: its price less what was paid and given up of it, each span of days that bore a
/// fee with its base and rate and what happened in between, the fee, and the costs of recovery. Nothing where the claim was filed
/// without its working, or the account made nothing of it.
pub fn filed_rows(text: Text, filed: &Frozen) -> Vec<FiledRow> {
    filed.working.iter().flat_map(|part| part_rows(text, part)).collect()
}

/// The same as a table of words under its head.
pub fn filed_table(text: Text, filed: &Frozen) -> Vec<Vec<String>> {
    let head = fee_head(text, text.disputes_head_amount());
    std::iter::once(head).chain(filed_rows(text, filed).iter().map(in_words)).collect()
}

fn in_words(row: &FiledRow) -> Vec<String> {
    let amount = row.amount.map(format::money).unwrap_or_default();
    match &row.span {
        Some(FiledSpan { from, to, days, base, rate }) => cells(&[
            &row.part,
            &from.to_string(),
            &to.to_string(),
            &days.to_string(),
            &format::money(*base),
            rate,
            &amount,
            &row.words,
        ]),
        None => cells(&[&row.part, "", "", "", "", "", &amount, &row.words]),
    }
}

fn part_rows(text: Text, part: &FiledPart) -> Vec<FiledRow> {
    let name = text.part_called(usize::try_from(part.number).unwrap_or_default(), part.label.as_ref());
    let sum = |words: &str, amount: Money| FiledRow {
        part: name.clone(),
        span: None,
        amount: Some(amount),
        words: words.to_owned(),
    };
    let some = |words: &str, amount: Money| (!amount.is_zero()).then(|| sum(words, amount));
    let late = text.days_late(u64::try_from(part.days_late).unwrap_or_default());
    let (price, fee) = (&part.principal, &part.late_fee);
    let mut rows = vec![sum(&text.filed_price(&text.date(part.due), &late), price.whole)];
    rows.extend(some(text.filed_price_paid(), price.paid));
    rows.extend(some(text.filed_price_waived(), price.waived));
    rows.push(sum(text.filed_price_open(), price.open));
    rows.extend(part.lines.iter().map(|line| line_row(text, &name, line)));
    if !fee.whole.is_zero() {
        rows.push(sum(text.ledger_total(), fee.whole));
        rows.extend(some(text.ledger_paid(), fee.paid));
        rows.extend(some(text.ledger_given_up(), fee.waived));
        rows.push(sum(text.filed_fee_open(), fee.open));
    }
    rows.extend(some(text.filed_cost_open(), part.cost));
    rows
}

fn line_row(text: Text, name: &str, line: &StatementLine) -> FiledRow {
    let part = name.to_owned();
    if let StatementLine::Accrued { from, to, days, base, rate, unit, amount } = line {
        let rate = format!("{}{}", format::percent(*rate), text.rate_unit(*unit));
        let span = FiledSpan { from: *from, to: *to, days: *days, base: *base, rate };
        FiledRow { part, span: Some(span), amount: Some(*amount), words: String::new() }
    } else {
        FiledRow { part, span: None, amount: None, words: text.statement_event(line).unwrap_or_default() }
    }
}
