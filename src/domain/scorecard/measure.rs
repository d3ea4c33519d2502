//! What is counted, as inputs of metrics: sums, shares and means with how many they stand on (`contract-rules.md` 5.2, `domain.md`
//! 6.6). Where nothing could arise there is no value: neither 0 nor 100.

use super::period::Span;
use super::plan::Form;
use super::record::Input;
use crate::domain::date::Date;
use crate::domain::exact::{Rounding, divide};
use crate::domain::id::SalesTargetId;
use crate::domain::late_fee::debt::Payment;
use crate::domain::money::Money;
use crate::domain::performance::{Measurement, MetricValue};
use crate::domain::rate::{Ppm, Quantity};
use crate::domain::sales_target::SalesTarget;

/// A part of a payment plan that fell due, with what came in for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DuePart {
    /// The day it fell due.
    pub due: Date,
    /// What was to be paid.
    pub amount: Money,
    /// What came in for it, and when; negative when it was taken back.
    pub paid: Vec<(Date, Money)>,
}

/// What came in for a part by `as_of`, each on its day: what was taken back by then never came (`domain.md` 6.3).
pub fn came_by(payments: &[Payment], as_of: Date) -> Vec<(Date, Money)> {
    payments.iter().filter(|it| it.counts_on(as_of)).map(|it| (it.on, it.amount)).collect()
}

/// A sum of money.
pub const fn amount(sum: Money) -> Input {
    Input { measurement: Measurement::Measured(MetricValue::Amount(sum)), counted: None, note: String::new() }
}

/// A sum that cannot be reckoned is missing.
pub fn amount_or_missing(sum: Option<Money>) -> Input {
    sum.map_or_else(Input::missing, amount)
}

/// How many.
pub fn count(n: usize) -> Input {
    let whole = i64::try_from(n).ok().and_then(|n| Quantity::whole(n).ok());
    whole.map_or_else(Input::missing, |n| value(MetricValue::Number(n), None))
}

/// What was entered on targets within a period and by `as_of`, all together; nothing where no entry falls into it. Entries are
/// in thousandths of what is counted.
pub fn entered<'a>(
    targets: impl IntoIterator<Item = &'a SalesTarget>,
    span: Span,
    as_of: Date,
    form: Form,
) -> Option<Input> {
    let mut own = targets.into_iter().flat_map(|it| entries(it, span, as_of));
    let first = own.next()?;
    let thousandths = own.try_fold(first, i64::checked_add)?;
    Some(value(form.value(Quantity { thousandths })?, None))
}

/// The latest of these targets, which stand in the order of their years, that has an entry within a period and by `as_of`: there it
/// can be read.
pub fn last_entered<'a>(
    targets: impl IntoIterator<Item = &'a SalesTarget>,
    span: Span,
    as_of: Date,
) -> Option<SalesTargetId> {
    let has_any = |it: &&SalesTarget| entries(it, span, as_of).next().is_some();
    targets.into_iter().filter(has_any).last().map(|it| it.id)
}

/// What was entered on a target within a period and by `as_of`.
fn entries(target: &SalesTarget, span: Span, as_of: Date) -> impl Iterator<Item = i64> {
    target.done.values().filter(move |it| span.has(it.on) && it.on <= as_of).map(|it| it.figure)
}

/// So many of so many, in parts per million cut off: it never says 100 % while one is missing. Of none there is no share.
pub fn share(counted: usize, of: usize) -> Input {
    if of == 0 {
        return Input::not_applicable();
    }
    let (Ok(part), Ok(whole)) = (u32::try_from(counted), u32::try_from(of)) else { return Input::missing() };
    let ppm = divide(i128::from(part).saturating_mul(1_000_000), i128::from(whole), Rounding::Floor);
    let ppm = ppm.ok().and_then(|ppm| i64::try_from(ppm).ok());
    ppm.map_or_else(Input::missing, |ppm| value(MetricValue::Share(Ppm(ppm)), Some((part, whole))))
}

/// The mean of values in thousandths, rounded half up. Of none there is no mean.
pub fn mean(thousandths: &[i64]) -> Input {
    if thousandths.is_empty() {
        return Input::not_applicable();
    }
    let Ok(n) = u32::try_from(thousandths.len()) else { return Input::missing() };
    let sum = thousandths.iter().fold(0_i128, |sum, it| sum.saturating_add(i128::from(*it)));
    let mean = divide(sum, i128::from(n), Rounding::HalfUp).ok().and_then(|it| i64::try_from(it).ok());
    mean.map_or_else(Input::missing, |thousandths| value(MetricValue::Number(Quantity { thousandths }), Some((n, n))))
}

/// Collected by `last` of what fell due (回款率), in parts per million cut off. What was paid beyond a part does not count for
/// others; where nothing fell due there is no rate.
pub fn collection_rate(parts: &[DuePart], last: Date) -> Input {
    money_share(parts, |_| last)
}

/// Paid by its day, of what fell due (按时付款率).
pub fn paid_in_time(parts: &[DuePart]) -> Input {
    money_share(parts, |part| part.due)
}

fn money_share(parts: &[DuePart], until: impl Fn(&DuePart) -> Date) -> Input {
    let (mut whole, mut came) = (0_i128, 0_i128);
    for part in parts {
        let until = until(part);
        let paid = part.paid.iter().filter(|(on, _)| *on <= until);
        let paid = paid.fold(0_i128, |sum, (_, amount)| sum.saturating_add(amount.wide()));
        whole = whole.saturating_add(part.amount.wide());
        came = came.saturating_add(paid.clamp(0, part.amount.wide().max(0)));
    }
    if whole <= 0 {
        return Input::not_applicable();
    }
    let ppm = divide(came.saturating_mul(1_000_000), whole, Rounding::Floor);
    let ppm = ppm.ok().and_then(|ppm| i64::try_from(ppm).ok());
    ppm.map_or_else(Input::missing, |ppm| value(MetricValue::Share(Ppm(ppm)), None))
}

const fn value(value: MetricValue, counted: Option<(u32, u32)>) -> Input {
    Input { measurement: Measurement::Measured(value), counted, note: String::new() }
}
