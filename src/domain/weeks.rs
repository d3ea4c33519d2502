//! The weeks of a month as a calendar shows them: whole ones, from Monday to Sunday.

use super::date::Date;

/// The days from Monday to Sunday around a day. At the ends of 1900–9999 a week has fewer.
pub fn week_of(day: Date) -> Vec<Date> {
    let before = i64::from(day.weekday().num_days_from_monday());
    let offset = |at: i64| at.checked_sub(before).and_then(|days| day.plus_days(days).ok());
    (0..7).filter_map(offset).collect()
}

/// The weeks that a day's month touches, four to six of them.
pub fn weeks_of_month(day: Date) -> Vec<Vec<Date>> {
    let is_in_month = |it: &Date| (it.year(), it.month()) == (day.year(), day.month());
    let mut weeks = Vec::with_capacity(6);
    let mut at = Date::new(day.year(), day.month(), 1).ok();
    while let Some(start) = at.filter(is_in_month) {
        let week = week_of(start);
        at = week.last().and_then(|sunday| sunday.plus_days(1).ok());
        weeks.push(week);
    }
    weeks
}
