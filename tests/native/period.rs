//! Counting periods, forwards and backwards.

use counterpart::domain::calendar::hours::{DayHours, WorkWeek};
use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::calendar::{CalendarError, CalendarLine, WorkCalendar};
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::period::{Counting, Period, PeriodLine, PeriodRule, Roll, Unit};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// Mon–Fri, 2026 entered without holidays, and with these make-up days.
fn calendar(make_up_days: &[&str]) -> WorkCalendar {
    let year = CalendarYear::new(2026, [], make_up_days.iter().copied().map(day)).expect("a year");
    WorkCalendar::standard().with_year(year)
}

fn check(period: Period, from: &str, rule: PeriodRule, roll: Roll, expected: &str) {
    let found = period.due(day(from), Counting { rule, roll }, &calendar(&[])).expect("a day");
    assert_eq!(found.value, day(expected), "{period:?} from {from}, {rule:?}, {roll:?}");
    assert_eq!(found.working[0], PeriodLine::From { on: day(from) }, "the working begins where the period does");
}

#[test]
fn periods_end_as_the_civil_code_says() {
    use PeriodRule::{ClearDays, StatutoryCn};
    for (period, from, rule, roll, expected) in [
        // L11: 30 days after delivery
        (Period::days(30), "2026-03-12", StatutoryCn, Roll::None, "2026-04-11"),
        (Period::days(30), "2026-03-12", StatutoryCn, Roll::Following, "2026-04-13"),
        // L12: one month after 31 January
        (Period::months(1), "2026-01-31", StatutoryCn, Roll::None, "2026-02-28"),
        (Period::months(1), "2026-01-31", StatutoryCn, Roll::Following, "2026-03-02"),
        // 6.7: after 90 days is day 91
        (Period::days(90), "2026-06-30", StatutoryCn, Roll::None, "2026-09-28"),
        (Period::days(90), "2026-06-30", ClearDays, Roll::None, "2026-09-29"),
        (Period::days(0), "2026-03-12", StatutoryCn, Roll::None, "2026-03-12"),
        (Period::days(0), "2026-03-12", ClearDays, Roll::None, "2026-03-13"),
        (Period::months(12), "2024-02-29", StatutoryCn, Roll::None, "2025-02-28"),
        (Period::years(1), "2024-02-29", StatutoryCn, Roll::None, "2025-02-28"),
        (Period::years(4), "2024-02-29", StatutoryCn, Roll::None, "2028-02-29"),
        (Period::working_days(1), "2026-05-15", StatutoryCn, Roll::None, "2026-05-18"),
        (Period::working_days(15), "2026-05-15", StatutoryCn, Roll::None, "2026-06-05"),
        (Period::working_days(5), "2026-05-15", ClearDays, Roll::None, "2026-05-23"),
        (Period::working_days(5), "2026-05-15", ClearDays, Roll::Following, "2026-05-25"),
    ] {
        check(period, from, rule, roll, expected);
    }
    let fires = Period::days(90).first_day_after(day("2026-06-30"), &calendar(&[])).expect("a day");
    assert_eq!(fires.value, day("2026-09-29"));
}

#[test]
fn a_day_of_rest_moves_by_the_chosen_rule() {
    let plain = calendar(&[]);
    let made_up = calendar(&["2026-02-28"]);
    for (date, calendar, none, following, modified, preceding) in [
        // 6.2: Saturday 28 February 2026
        ("2026-02-28", &plain, "2026-02-28", "2026-03-02", "2026-02-27", "2026-02-27"),
        ("2026-02-28", &made_up, "2026-02-28", "2026-02-28", "2026-02-28", "2026-02-28"),
        ("2026-05-16", &plain, "2026-05-16", "2026-05-18", "2026-05-18", "2026-05-15"),
        ("2026-05-31", &plain, "2026-05-31", "2026-06-01", "2026-05-29", "2026-05-29"),
        ("2026-05-15", &plain, "2026-05-15", "2026-05-15", "2026-05-15", "2026-05-15"),
    ] {
        for (roll, expected) in [
            (Roll::None, none),
            (Roll::Following, following),
            (Roll::ModifiedFollowing, modified),
            (Roll::Preceding, preceding),
        ] {
            let rolled = roll.apply(day(date), calendar).expect("a day");
            assert_eq!(rolled.value, day(expected), "{date} {roll:?}");
            let moved = rolled.working.iter().any(|line| matches!(line, PeriodLine::Moved { .. }));
            assert_eq!(moved, date != expected, "{date} {roll:?}: a move is shown");
        }
    }
}

#[test]
fn a_move_in_a_year_that_was_not_entered_is_flagged() {
    let flag = PeriodLine::Calendar(CalendarLine::YearNotEntered { year: 2027 });
    let rolled = Roll::Following.apply(day("2027-01-01"), &calendar(&[])).expect("a day");
    assert_eq!(rolled.value, day("2027-01-01"), "New Year is not guessed");
    assert!(rolled.working.contains(&flag));
    let unmoved = Roll::None.apply(day("2027-01-01"), &calendar(&[])).expect("a day");
    assert!(unmoved.working.is_empty(), "a date that is not rolled asks nothing of the calendar");
    let counted = Period::working_days(3).last_day(day("2026-12-30"), &calendar(&[])).expect("a day");
    assert!(counted.working.contains(&flag));
}

#[test]
fn a_deadline_counted_backwards_never_moves_later() {
    for (end, notice, last_day, act_by) in [
        ("2026-12-31", Period::days(30), "2026-12-01", "2026-12-01"),
        ("2027-01-31", Period::days(60), "2026-12-02", "2026-12-02"),
        ("2026-12-31", Period::months(3), "2026-09-30", "2026-09-30"),
        ("2026-05-31", Period::months(3), "2026-02-28", "2026-02-27"),
        ("2026-08-31", Period::days(30), "2026-08-01", "2026-07-31"),
        ("2026-08-31", Period::working_days(5), "2026-08-24", "2026-08-24"),
        ("2026-08-30", Period::working_days(1), "2026-08-28", "2026-08-28"),
        ("2026-08-30", Period::days(0), "2026-08-30", "2026-08-28"),
        ("2028-02-29", Period::years(1), "2027-02-28", "2027-02-26"),
    ] {
        let found = notice.before(day(end), &calendar(&[])).expect("a day").value;
        assert_eq!((found.last_day, found.act_by), (day(last_day), day(act_by)), "{notice:?} before {end}");
    }
}

#[test]
fn a_period_that_leaves_the_calendar_is_refused() {
    let out = Err(CalendarError::Exact(ExactError::DateOutOfRange));
    let last = day("9999-12-31");
    for period in
        [Period::days(1), Period::months(1), Period::years(1), Period::working_days(1), Period::months(u16::MAX)]
    {
        assert_eq!(period.last_day(last, &calendar(&[])).map(|found| found.value), out, "{period:?}");
        assert_eq!(period.before(day("1900-01-01"), &calendar(&[])).map(|found| found.value.last_day), out);
    }
    assert_eq!(Period::days(0).first_day_after(last, &calendar(&[])).map(|found| found.value), out);
    assert_eq!(Period::days(0).last_day(last, &calendar(&[])).map(|found| found.value), Ok(last));
    assert_eq!(Period::days(300).times(300), Err(ExactError::Overflow));
    let ends_on_rest = WorkCalendar::standard().with_year(CalendarYear::new(9999, [last], []).expect("a year"));
    let rolled = Roll::ModifiedFollowing.apply(last, &ends_on_rest).expect("9999 ends a month as well");
    assert_eq!(rolled.value, day("9999-12-30"));
    assert_eq!(Roll::Following.apply(last, &ends_on_rest).map(|found| found.value), out);
    let never = WorkCalendar::new(WorkWeek::default(), DayHours::rest());
    assert!(matches!(
        Period::working_days(1).last_day(day("2026-01-01"), &never),
        Err(CalendarError::NoWorkingDay { .. })
    ));
}

#[test]
fn lengths_are_compared_roughly_and_hours_become_the_days_they_start() {
    for (period, hours, days) in [
        (Period::hours(0), 0, 0),
        (Period::hours(1), 1, 1),
        (Period::hours(24), 24, 1),
        (Period::hours(25), 25, 2),
        (Period { n: 8, unit: Unit::WorkingHour }, 8, 1),
        (Period::days(3), 72, 3),
        (Period::working_days(3), 72, 3),
        (Period::months(2), 1_440, 60),
        (Period::years(1), 8_760, 365),
        (Period::years(u16::MAX), 574_086_600, 23_920_275),
    ] {
        assert_eq!((period.about_hours(), period.about_days()), (hours, days), "{period:?}");
    }
    for (one, other, longer) in [
        (Period::days(30), Period::hours(24), Period::days(30)),
        (Period::hours(24), Period::days(30), Period::days(30)),
        // of two as long the first
        (Period::months(1), Period::days(30), Period::months(1)),
        (Period::days(30), Period::months(1), Period::days(30)),
    ] {
        assert_eq!(one.max_length(other), longer, "{one:?} or {other:?}");
    }
    for (period, by_the_day) in [
        (Period::hours(25), Period::days(2)),
        (Period { n: 24, unit: Unit::WorkingHour }, Period::days(1)),
        (Period::working_days(5), Period::working_days(5)),
        (Period::months(1), Period::months(1)),
    ] {
        assert_eq!(period.by_the_day(), by_the_day, "{period:?}");
    }
    for hours in [Period::hours(5), Period { n: 5, unit: Unit::WorkingHour }] {
        let refused = hours.last_day(day("2026-03-12"), &calendar(&[])).map(|found| found.value);
        assert_eq!(refused, Err(CalendarError::Hours));
        assert_eq!(hours.before(day("2026-03-12"), &calendar(&[])).map(|found| found.value), Err(CalendarError::Hours));
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn any_date() -> impl Strategy<Value = Date> {
    (0_i64..2_958_464).prop_map(|days| day("1900-01-01").plus_days(days).expect("in range"))
}

#[cfg(not(target_arch = "wasm32"))]
fn any_unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![Unit::Day, Unit::WorkingDay, Unit::Month, Unit::Year])
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn no_period_panics_and_forwards_is_never_earlier(from in any_date(), n in any::<u16>(), unit in any_unit()) {
        let period = Period { n: if unit == Unit::WorkingDay { n % 600 } else { n }, unit };
        for roll in [Roll::None, Roll::Following] {
            let counting = Counting { rule: PeriodRule::StatutoryCn, roll };
            if let Ok(found) = period.due(from, counting, &calendar(&[])) {
                prop_assert!(found.value >= from);
            }
        }
        if let Ok(found) = period.before(from, &calendar(&[])) {
            prop_assert!(found.value.last_day <= from);
            prop_assert!(found.value.act_by <= found.value.last_day);
        }
    }

    #[test]
    fn a_rolled_day_is_a_working_day_and_rolling_it_again_changes_nothing(date in any_date()) {
        for roll in [Roll::Following, Roll::ModifiedFollowing, Roll::Preceding] {
            if let Ok(rolled) = roll.apply(date, &calendar(&[])) {
                prop_assert!(calendar(&[]).is_working_day(rolled.value));
                prop_assert_eq!(roll.apply(rolled.value, &calendar(&[])).expect("a day").value, rolled.value);
            }
        }
    }
}
