//! Calendar dates.

use chrono::{NaiveDate, Weekday};
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

const OUT: Result<Date, ExactError> = Err(ExactError::DateOutOfRange);

#[test]
fn dates_stay_between_1900_and_9999() {
    for (text, good) in [
        ("1900-01-01", true),
        ("9999-12-31", true),
        ("1899-12-31", false),
        ("10000-01-01", false),
        ("2023-02-29", false),
        ("2024-02-29", true),
        ("2024-02-30", false),
        ("1900-02-29", false),
        ("2000-02-29", true),
        ("2024-13-01", false),
        ("2024-00-01", false),
        ("2024-01-00", false),
        ("0000-00-00", false),
        ("2024-2-29", false),
        ("2024-02-9", false),
        ("2024-02-29 ", false),
        ("2024-02-29-", false),
        ("2024-02", false),
        ("2024/02/29", false),
        ("+024-02-29", false),
        ("2024-02-+9", false),
        ("２０２４-02-29", false),
        ("", false),
    ] {
        assert_eq!(Date::parse(text).is_ok(), good, "{text:?}");
    }
    assert_eq!(Date::new(1899, 12, 31), OUT);
    assert_eq!(Date::new(10_000, 1, 1), OUT);
    assert_eq!(Date::new(2026, 4, 31), OUT);
    let outside = NaiveDate::from_ymd_opt(1899, 12, 31).expect("a date");
    assert_eq!(Date::try_from(outside), OUT);
}

#[test]
fn a_date_says_its_parts_and_has_one_spelling() {
    let date = day("2026-05-07");
    assert_eq!((date.year(), date.month(), date.day(), date.weekday()), (2026, 5, 7, Weekday::Thu));
    assert_eq!(Some(date.naive()), NaiveDate::from_ymd_opt(2026, 5, 7));
    assert_eq!((date.to_string(), format!("{date:?}")), ("2026-05-07".to_owned(), "2026-05-07".to_owned()));
    assert_eq!(serde_json::to_string(&date).expect("writes"), r#""2026-05-07""#);
    assert_eq!(serde_json::from_str::<Date>(r#""2026-05-07""#).expect("reads"), date);
    assert!(serde_json::from_str::<Date>(r#""2026-5-7""#).is_err());
}

#[test]
fn days_are_counted_across_months_years_and_leap_days() {
    for (from, days, to) in [
        ("2026-03-31", 45, "2026-05-15"),
        ("2026-05-15", -45, "2026-03-31"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2023-02-28", 1, "2023-03-01"),
        ("2025-12-31", 1, "2026-01-01"),
        ("2026-05-15", 0, "2026-05-15"),
        ("1900-01-01", 2_958_463, "9999-12-31"),
    ] {
        assert_eq!(day(from).plus_days(days), Ok(day(to)), "{from} and {days} days");
        assert_eq!(day(from).days_until(day(to)), days, "{from} to {to}");
        assert_eq!(day(to).days_until(day(from)), -days, "{to} to {from}");
    }
}

#[test]
fn months_lead_to_the_same_day_or_the_last_of_the_month() {
    for (from, months, to) in [
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-01-31", 2, "2026-03-31"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-05-31", -3, "2026-02-28"),
        ("2026-12-31", -3, "2026-09-30"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-01-15", 0, "2026-01-15"),
    ] {
        assert_eq!(day(from).plus_months(months), Ok(day(to)), "{from} and {months} months");
    }
}

#[test]
fn the_ends_of_months_and_the_leap_years_are_known() {
    for (date, end, is_end, leap) in [
        ("2026-02-01", "2026-02-28", false, false),
        ("2026-02-28", "2026-02-28", true, false),
        ("2024-02-28", "2024-02-29", false, true),
        ("1900-02-28", "1900-02-28", true, false),
        ("2000-02-29", "2000-02-29", true, true),
        ("2026-04-30", "2026-04-30", true, false),
        ("9999-12-01", "9999-12-31", false, false),
    ] {
        let found = day(date);
        assert_eq!(
            (found.month_end(), found.is_month_end(), found.is_leap_year()),
            (Ok(day(end)), is_end, leap),
            "{date}"
        );
    }
}

#[test]
fn leaving_the_calendar_is_an_error_at_both_ends() {
    let (first, last) = (day("1900-01-01"), day("9999-12-31"));
    for found in [
        last.plus_days(1),
        last.plus_months(1),
        last.plus_days(i64::MAX),
        last.plus_months(i32::MAX),
        first.plus_days(-1),
        first.plus_months(-1),
        first.plus_days(i64::MIN),
        first.plus_months(i32::MIN),
    ] {
        assert_eq!(found, OUT);
    }
    assert_eq!(last.month_end(), Ok(last));
}

#[cfg(not(target_arch = "wasm32"))]
fn any_date() -> impl Strategy<Value = Date> {
    (0_i64..2_958_464).prop_map(|days| day("1900-01-01").plus_days(days).expect("in range"))
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn days_there_and_back_are_nothing(date in any_date(), days in -400_000_i64..400_000) {
        if let Ok(there) = date.plus_days(days) {
            prop_assert_eq!(date.days_until(there), days);
            prop_assert_eq!(there.plus_days(-days), Ok(date));
        }
    }

    #[test]
    fn months_keep_the_day_or_end_the_month(date in any_date(), months in -1_200_i32..1_200) {
        if let Ok(there) = date.plus_months(months) {
            let count = |date: Date| date.year() * 12 + i32::try_from(date.month()).expect("a month");
            prop_assert_eq!(count(there) - count(date), months);
            prop_assert!(there.day() == date.day() || there.day() < date.day() && there.is_month_end());
        }
    }

    #[test]
    fn a_date_reads_back_as_it_is_written(date in any_date()) {
        prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
    }
}
