//! What follows when the grade stays low (S3, `fail_rule`): after so many low periods one after the other a plan to improve; if it
//! does not help, what the clause says.

use super::period::Span;
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::contract::targets::Failing;
use crate::domain::date::Date;

/// A plan to improve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Improvement {
    /// The day it was agreed.
    pub agreed: Date,
    /// Its last day.
    pub until: Date,
}

/// What the clause asks for at a low grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follows {
    /// Nothing yet: there are fewer low periods one after the other than the clause says.
    Nothing,
    /// A plan to improve is to be agreed.
    Plan,
    /// The plan runs.
    Runs(Improvement),
    /// The plan is over, and no period that ended after it was agreed was evaluated yet.
    Awaits(Improvement),
    /// The plan is over and the grade is still low: what the clause says may be done.
    Consequence(Improvement),
}

/// What was evaluated of the periods that ended low one after the other, around one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LowRow<T> {
    /// Up to that one, the latest first.
    pub up_to: Vec<T>,
    /// After it, the first first.
    pub later: Vec<T>,
}

/// The row of low periods that `of` stands in. `evaluated` is every period whose score stands, the latest first, with whether it ended
/// low; of one that was evaluated again the first of them counts.
pub fn low_row<T>(evaluated: impl IntoIterator<Item = (Span, bool, T)>, of: Span) -> LowRow<T> {
    let mut all: Vec<(Span, bool, T)> = evaluated.into_iter().collect();
    all.dedup_by_key(|(span, ..)| *span);
    let (after, before): (Vec<_>, Vec<_>) = all.into_iter().partition(|(span, ..)| span.last > of.last);
    let next = |span: Span| span.last.plus_days(1).ok();
    let mut row = LowRow { up_to: Vec::new(), later: Vec::new() };
    let mut first = None::<Span>;
    for (span, is_low, it) in before {
        if !is_low || first.is_some_and(|first| next(span) != Some(first.first)) {
            break;
        }
        first = Some(span);
        row.up_to.push(it);
    }
    let mut last = of;
    for (span, is_low, it) in after.into_iter().rev() {
        if !is_low || next(last) != Some(span.first) {
            break;
        }
        last = span;
        row.later.push(it);
    }
    row
}

/// What follows at the end of a row of low periods. `low` is how many there are one after the other, the last of them `span`; `plan`
/// is what was agreed at any of the row, also at a later one.
pub fn follows(failing: &Failing, low: usize, span: Span, plan: Option<Improvement>, as_of: Date) -> Follows {
    match plan {
        None if low == 0 || low < usize::from(failing.periods) => Follows::Nothing,
        None => Follows::Plan,
        Some(plan) if as_of <= plan.until => Follows::Runs(plan),
        // only a period that went on after the plan was agreed can show whether it helped
        Some(plan) if span.last <= plan.agreed => Follows::Awaits(plan),
        Some(plan) => Follows::Consequence(plan),
    }
}

/// The days of a plan to improve: by when it is agreed, while objections may still come; and its last day, counted from there.
///
/// # Errors
/// Days out of range; working days of a calendar without any.
pub fn plan_days(
    failing: &Failing,
    object_until: Option<Date>,
    today: Date,
    calendar: &WorkCalendar,
) -> Result<(Date, Date), CalendarError> {
    let agree = object_until.map_or(today, |until| until.max(today));
    let until = failing.plan.last_day(agree, calendar)?.value;
    Ok((agree, until))
}
