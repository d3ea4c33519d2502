//! Days by months of thirty days: 30E/360 (2006 ISDA Definitions, s. 4.16(g), "Eurobond Basis").
//!
//! Of the two usual readings of 30/360 the other, the Bond Basis (s. 4.16(f)), lowers a 31st at the end only where the period began
//! on a 30th or 31st. A day then has no number of its own, and two adjacent periods do not come to the period of both. Here each day
//! has a number that hangs on nothing but the day, so that adjacent periods add up exactly.

use crate::domain::date::Date;
use crate::domain::exact::ExactError;

/// Days of a month.
const MONTH: i64 = 30;
/// Months of a year.
const YEAR: i64 = 12;

/// Days after `from` up to and including `to`: the 31st of a month adds none to its 30th, and 1 March comes three days after
/// 28 February, two after 29 February.
///
/// # Errors
/// None in practice: the years of the calendar are far from overflow.
pub(super) fn days(from: Date, to: Date) -> Result<i64, ExactError> {
    number(to)?.checked_sub(number(from)?).ok_or(ExactError::Overflow)
}

/// The first day on which so many days, at least one, have passed since `from`. A 29th or 30th of February that there is none of
/// has passed on 1 March.
///
/// # Errors
/// A day beyond the calendar.
pub(super) fn day_after(from: Date, days: i64) -> Result<Date, ExactError> {
    let at = number(from)?.checked_add(days).ok_or(ExactError::Overflow)?;
    let (months, day) = parts(at, MONTH)?;
    let (year, month) = parts(months, YEAR)?;
    let year = i32::try_from(year).map_err(|_| ExactError::DateOutOfRange)?;
    let month = u32::try_from(month).ok().and_then(|month| month.checked_add(1)).ok_or(ExactError::DateOutOfRange)?;
    let first = Date::new(year, month, 1)?;
    let found = first.plus_days(day)?;
    if found.month() == month { Ok(found) } else { first.plus_months(1) }
}

/// The number of a day in a calendar of months of thirty days that begins with the year 0.
fn number(day: Date) -> Result<i64, ExactError> {
    let months = i64::from(day.year()).checked_mul(YEAR).and_then(|n| n.checked_add(i64::from(day.month())));
    let days = months.and_then(|n| n.checked_sub(1)).and_then(|n| n.checked_mul(MONTH));
    let number = days.and_then(|n| n.checked_add(i64::from(day.day().min(30)))).and_then(|n| n.checked_sub(1));
    number.ok_or(ExactError::Overflow)
}

/// How many whole `of` there are in a number, and what is left.
fn parts(number: i64, of: i64) -> Result<(i64, i64), ExactError> {
    number.checked_div(of).zip(number.checked_rem(of)).ok_or(ExactError::DivideByZero)
}
