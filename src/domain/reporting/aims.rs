//! What was aimed at within a time, and what was done: of targets that run in it.

use super::figure::share;
use super::time::{before, months};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio, Rounding};
use crate::domain::rate::Ppm;
use crate::domain::sales_measure::MeasuredRow;
use crate::domain::sales_target::SalesTarget;
use crate::domain::sales_target::cells::{PlanError, Span};

/// What a target comes to within a time, in the smallest part of its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aimed {
    /// The days of it that lie in the time.
    pub span: Span,
    /// What was aimed at in them.
    pub aim: i64,
    /// What of that should be done by the day that is looked at.
    pub expected: i64,
    /// What was done.
    pub actual: i64,
    /// What was done in the time before.
    pub before: i64,
    /// What was done of what was aimed at, rounded down; nothing where nothing was aimed at.
    pub share: Option<Ppm>,
    /// What was done of what should be, rounded down; nothing before it begins.
    pub pace: Option<Ppm>,
}

/// What a target aims at from its first day to the end of a day. A part that runs counts by its days, rounded down: so what lies
/// between two days is the difference, and months add up to their year whatever way they are cut.
fn up_to(target: &SalesTarget, day: Date) -> Result<i64, PlanError> {
    let mut sum = 0_i64;
    for (span, plan) in target.plan().cells()? {
        let exact = Ratio::whole(i128::from(plan))
            .times(Ratio::new(i128::from(span.gone(day)), i128::from(span.days()))?)?
            .round(Rounding::Floor)?;
        let part = i64::try_from(exact).map_err(|_| ExactError::Overflow)?;
        sum = sum.checked_add(part).ok_or(ExactError::Overflow)?;
    }
    Ok(sum)
}

fn done(rows: &[MeasuredRow], target: &SalesTarget, span: Span) -> Result<i64, ExactError> {
    let own = target.counted(rows).into_iter().filter(|(on, _)| span.holds(*on));
    own.map(|(_, figure)| figure).try_fold(0_i64, |sum, it| sum.checked_add(it).ok_or(ExactError::Overflow))
}

/// The days of a target that lie in a time.
fn common(target: &SalesTarget, span: Span) -> Option<Span> {
    let common = Span { from: span.from.max(target.from), to: span.to.min(target.to) };
    (common.from <= common.to).then_some(common)
}

/// What a target comes to within a time; nothing where it does not run in it. `rows` are what was done in the target's own days and
/// in the time before.
///
/// # Errors
/// A plan that does not work out; overflow.
pub fn aimed(target: &SalesTarget, rows: &[MeasuredRow], span: Span, as_of: Date) -> Result<Option<Aimed>, PlanError> {
    let Some(own) = common(target, span) else { return Ok(None) };
    let first = own.from.plus_days(-1)?;
    let begun = up_to(target, first)?;
    let since = |day: Date| up_to(target, day)?.checked_sub(begun).ok_or(PlanError::Exact(ExactError::Overflow));
    let aim = since(own.to)?;
    let expected = if as_of < own.from { 0 } else { since(own.to.min(as_of))? };
    let actual = done(rows, target, Span { from: own.from, to: own.to.min(as_of) })?;
    let earlier = done(rows, target, before(span)?)?;
    let of = |whole: i64| share(i128::from(actual), i128::from(whole));
    Ok(Some(Aimed {
        span: own,
        aim,
        expected,
        actual,
        before: earlier,
        share: of(aim)?,
        pace: if as_of < own.from { None } else { of(expected)? },
    }))
}

/// The same month by month.
///
/// # Errors
/// As [`aimed`].
pub fn aimed_by_month(
    target: &SalesTarget,
    rows: &[MeasuredRow],
    span: Span,
    as_of: Date,
) -> Result<Vec<Aimed>, PlanError> {
    let each = months(span)?.into_iter().map(|month| aimed(target, rows, month, as_of));
    each.filter_map(Result::transpose).collect()
}
