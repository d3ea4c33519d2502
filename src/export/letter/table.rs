//! The tables of a letter: what is owed, what came in, how the late fee was reckoned.

use serde::{Deserialize, Serialize};

use super::{LetterFacts, LetterKind, Paid, Tone, letter_day, sum, total};
use crate::domain::account::PartAccount;
use crate::domain::collection::DueDay;
use crate::domain::contract::plan::Due;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::late_fee_statement::ClaimedPart;
use crate::domain::money::Money;
use crate::domain::receipt::PaymentMethod;
use crate::domain::statement_line::StatementLine;
use crate::i18n::{Text, format};

/// A table. Every row has as many cells as the head; one with a single cell goes over the whole width.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterTable {
    /// What it is; empty for the one that the letter speaks of.
    pub title: String,
    /// The words over each column, and whether it holds figures.
    pub head: Vec<(String, bool)>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// The sums; nothing where there is nothing to add.
    pub sums: Vec<String>,
    /// A word on the figures.
    pub note: String,
}

/// The head of a table of these columns.
pub(super) fn head_of<const N: usize>(columns: [(&str, bool); N]) -> Vec<(String, bool)> {
    Vec::from(columns.map(|(words, figures)| (words.to_owned(), figures)))
}

/// What is owed.
pub(super) fn main_table(
    text: Text,
    facts: &LetterFacts<'_>,
    parts: &[ClaimedPart],
) -> Result<LetterTable, ExactError> {
    match facts.kind {
        LetterKind::Account => account_table(text, facts),
        LetterKind::Reminder(tone) => reminder_table(text, facts, parts, tone),
        LetterKind::Demand => demand_table(text, facts, parts),
    }
}

fn reminder_table(
    text: Text,
    facts: &LetterFacts<'_>,
    parts: &[ClaimedPart],
    tone: Tone,
) -> Result<LetterTable, ExactError> {
    let day = letter_day(facts);
    let like = facts.account.total;
    // a friendly letter speaks of the price alone
    let with_fee = tone != Tone::Friendly;
    let mut head = head_of([
        (text.letter_part(), false),
        (text.letter_due(), false),
        (text.letter_days(), true),
        (text.letter_open(), true),
    ]);
    if with_fee {
        head.push((text.letter_fee_owed().to_owned(), true));
    }
    let rows = parts.iter().map(|part| {
        let mut row = vec![name(text, part), due(text, part.due), days(part, day), format::amount(part.principal)];
        if with_fee {
            row.push(format::amount(part.owed));
        }
        row
    });
    let rows: Vec<_> = rows.collect();
    let principal = sum(parts, like, |it| it.principal)?;
    let mut sums = vec![text.letter_sum().to_owned(), String::new(), String::new(), format::money(principal)];
    if with_fee {
        sums.push(format::money(sum(parts, like, |it| it.owed)?));
    }
    Ok(LetterTable { title: String::new(), head, rows, sums, note: String::new() })
}

fn demand_table(text: Text, facts: &LetterFacts<'_>, parts: &[ClaimedPart]) -> Result<LetterTable, ExactError> {
    let like = facts.account.total;
    let head = head_of([
        (text.letter_part(), false),
        (text.letter_due(), false),
        (text.letter_open(), true),
        (text.letter_fee(), true),
        (text.letter_paid(), true),
        (text.letter_waived(), true),
        (text.letter_fee_owed(), true),
        (text.letter_before(), true),
        (text.letter_claimed(), true),
        (text.letter_costs(), true),
    ]);
    let figures: [fn(&ClaimedPart) -> Money; 8] = [
        |it| it.principal,
        |it| it.accrued,
        |it| it.paid,
        |it| it.waived,
        |it| it.owed,
        |it| it.before,
        |it| it.claimed,
        |it| it.cost,
    ];
    let rows = parts.iter().map(|part| {
        let mut row = vec![name(text, part), due(text, part.due)];
        row.extend(figures.iter().map(|figure| format::amount(figure(part))));
        row
    });
    let rows: Vec<_> = rows.collect();
    let mut sums = vec![text.letter_sum().to_owned(), String::new()];
    for figure in figures {
        sums.push(format::amount(sum(parts, like, figure)?));
    }
    let note = format!("{} {}", text.letter_balance(), format::money(total(parts, like)?));
    Ok(LetterTable { title: String::new(), head, rows, sums, note })
}

/// Every part of the plan with what came in and what is open.
pub(super) fn account_table(text: Text, facts: &LetterFacts<'_>) -> Result<LetterTable, ExactError> {
    let account = facts.account;
    let head = head_of([
        (text.letter_part(), false),
        (text.letter_due(), false),
        (text.letter_amount(), true),
        (text.letter_paid(), true),
        (text.letter_waived(), true),
        (text.letter_open(), true),
        (text.letter_fee_owed(), true),
    ]);
    let owed =
        |part: &PartAccount| part.late_fee.as_ref().map_or(Money::zero(account.total.currency), |fee| fee.value.owed);
    let rows = account.parts.iter().map(|part| {
        let position = part.position;
        let day = match (part.due, part.term) {
            (DueDay::On(day), _) | (DueDay::AwaitsEvent, Due::On(day)) => text.date(day),
            (DueDay::AwaitsEvent, Due::After { event, within }) => text.after_event(event, within),
        };
        vec![
            text.part_called(part.number, part.label.as_ref()),
            day,
            format::amount(position.amount),
            format::amount(position.collected),
            format::amount(position.waived),
            format::amount(position.open),
            format::amount(owed(part)),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let sums = vec![
        text.letter_sum().to_owned(),
        String::new(),
        format::money(account.total),
        format::money(account.collected),
        format::money(account.waived),
        format::money(account.open),
        format::money(account.late_fees),
    ];
    let balance = account.open.plus(account.late_fees)?.plus(account.costs)?;
    let mut note = String::new();
    if !account.costs.is_zero() {
        note = format!("{} {} · ", text.letter_costs(), format::money(account.costs));
    }
    let note = format!("{note}{} {}", text.letter_balance(), format::money(balance));
    Ok(LetterTable { title: String::new(), head, rows, sums, note })
}

/// Whether no money came in for some of it: what was set off is paid all the same.
pub(super) fn has_set_off(paid: &[Paid]) -> bool {
    paid.iter().any(|it| it.method == PaymentMethod::SetOff)
}

/// What came in, or was set off.
pub(super) fn receipts_table(text: Text, facts: &LetterFacts<'_>) -> Result<LetterTable, ExactError> {
    let rows = facts.paid.iter().map(|paid| {
        let advance = (!paid.advance.is_zero()).then(|| text.line_received_advance(&format::money(paid.advance)));
        let reference = Some(paid.reference.clone()).filter(|it| !it.is_empty());
        vec![
            text.date(paid.on),
            text.payment_method(paid.method).to_owned(),
            reference.into_iter().chain(advance).collect::<Vec<_>>().join(" · "),
            format::amount(paid.counted),
        ]
    });
    let all = Money::sum(facts.paid.iter().map(|it| it.counted), facts.account.total.currency)?;
    let set_off = has_set_off(facts.paid);
    Ok(LetterTable {
        title: if set_off { text.letter_account_set_off() } else { text.letter_account_received() }.to_owned(),
        head: head_of([
            (text.receipt_on(), false),
            (text.letter_method(), false),
            (text.letter_reference(), false),
            (text.letter_counted(), true),
        ]),
        rows: rows.collect(),
        sums: vec![text.letter_sum().to_owned(), String::new(), String::new(), format::money(all)],
        note: if set_off { text.letter_set_off_note().to_owned() } else { String::new() },
    })
}

/// How the late fee of each part was reckoned.
pub(super) fn annexes(text: Text, parts: &[ClaimedPart]) -> Vec<LetterTable> {
    let worked = parts.iter().filter(|part| !part.lines.is_empty() && !part.accrued.is_zero());
    worked.map(|part| annex(text, part)).collect()
}

/// The same in a letter about several contracts: each says to which it belongs.
pub(super) fn annexes_under(text: Text, number: &str, parts: &[ClaimedPart]) -> Vec<LetterTable> {
    let worked = parts.iter().filter(|part| !part.lines.is_empty() && !part.accrued.is_zero());
    let titled = |part: &ClaimedPart| text.letter_annex_under(number, &name(text, part));
    worked.map(|part| LetterTable { title: titled(part), ..annex(text, part) }).collect()
}

fn annex(text: Text, part: &ClaimedPart) -> LetterTable {
    let row = |line: &StatementLine| match line {
        StatementLine::Accrued { from, to, days, base, rate, unit, amount } => vec![
            text.date(*from),
            text.date(*to),
            days.to_string(),
            format::amount(*base),
            format!("{}{}", format::percent(*rate), text.rate_unit(*unit)),
            format::amount(*amount),
        ],
        StatementLine::Reference { .. }
        | StatementLine::Grace { .. }
        | StatementLine::GraceMissed { .. }
        | StatementLine::Capped { .. }
        | StatementLine::Cost { .. }
        | StatementLine::Received { .. }
        | StatementLine::Waived { .. }
        | StatementLine::Claimed { .. } => text.statement_event(line).into_iter().collect(),
    };
    let blank = String::new;
    LetterTable {
        title: text.letter_annex(&name(text, part)),
        head: head_of([
            (text.letter_from_day(), false),
            (text.letter_to_day(), false),
            (text.letter_n_days(), true),
            (text.letter_base(), true),
            (text.letter_rate(), true),
            (text.letter_line_fee(), true),
        ]),
        rows: part.lines.iter().map(row).collect(),
        sums: vec![text.letter_sum().to_owned(), blank(), blank(), blank(), blank(), format::money(part.accrued)],
        note: text.letter_rounding().to_owned(),
    }
}

fn name(text: Text, part: &ClaimedPart) -> String {
    text.part_called(usize::try_from(part.number).unwrap_or(usize::MAX), part.label.as_ref())
}

fn due(text: Text, day: Option<Date>) -> String {
    day.map(|day| text.date(day)).unwrap_or_default()
}

fn days(part: &ClaimedPart, as_of: Date) -> String {
    part.due.map(|due| due.days_until(as_of).max(0).to_string()).unwrap_or_default()
}
