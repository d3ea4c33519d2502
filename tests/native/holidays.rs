//! Days of rest as the mainland kept them in 2025 and keeps them in 2026: what moves where.
//!
//! The days are those of the State Council's notices for the two years, entered here by hand.

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::date::Date;
use counterpart::domain::period::{Counting, Period, PeriodRule, Roll};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn days(spans: &[(&str, &str)]) -> Vec<Date> {
    let span = |(first, last): &(&str, &str)| {
        let (first, last) = (day(first), day(last));
        (0..=first.days_until(last)).map(move |n| first.plus_days(n).expect("a date"))
    };
    spans.iter().flat_map(span).collect()
}

/// Monday to Friday, with the holidays and make-up working days of both years.
pub(super) fn prc() -> WorkCalendar {
    let holidays_2025 = [
        ("2025-01-01", "2025-01-01"), // New Year
        ("2025-01-28", "2025-02-04"), // Spring Festival
        ("2025-04-04", "2025-04-06"), // Qingming
        ("2025-05-01", "2025-05-05"), // Labour Day
        ("2025-05-31", "2025-06-02"), // Dragon Boat
        ("2025-10-01", "2025-10-08"), // National Day and Mid-Autumn
    ];
    let make_up_2025 = ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"];
    let holidays_2026 = [
        ("2026-01-01", "2026-01-03"), // New Year
        ("2026-02-15", "2026-02-23"), // Spring Festival
        ("2026-04-04", "2026-04-06"), // Qingming
        ("2026-05-01", "2026-05-05"), // Labour Day
        ("2026-06-19", "2026-06-21"), // Dragon Boat
        ("2026-09-25", "2026-09-27"), // Mid-Autumn
        ("2026-10-01", "2026-10-07"), // National Day
    ];
    let make_up_2026 = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"];
    let year = |year, holidays: &[(&str, &str)], make_up: &[&str]| {
        CalendarYear::new(year, days(holidays), make_up.iter().copied().map(day)).expect("a year")
    };
    WorkCalendar::standard().with_year(year(2025, &holidays_2025, &make_up_2025)).with_year(year(
        2026,
        &holidays_2026,
        &make_up_2026,
    ))
}

#[test]
#[rustfmt::skip]
fn a_day_of_rest_gives_way_as_the_rule_says() {
    let calendar = prc();
    for (due, following, modified, preceding) in [
        // an ordinary weekend before a make-up Sunday: the Sunday is worked
        ("2025-01-25", "2025-01-26", "2025-01-26", "2025-01-24"),
        ("2025-01-26", "2025-01-26", "2025-01-26", "2025-01-26"),
        // Spring Festival runs over the end of January
        ("2025-01-28", "2025-02-05", "2025-01-27", "2025-01-27"),
        ("2025-02-03", "2025-02-05", "2025-02-05", "2025-01-27"),
        // a make-up Saturday, and the Sunday after it
        ("2025-02-08", "2025-02-08", "2025-02-08", "2025-02-08"),
        ("2025-02-09", "2025-02-10", "2025-02-10", "2025-02-08"),
        // Qingming on a weekend and the Friday before it
        ("2025-04-05", "2025-04-07", "2025-04-07", "2025-04-03"),
        // the Saturday before a make-up Sunday
        ("2025-04-26", "2025-04-27", "2025-04-27", "2025-04-25"),
        ("2025-05-01", "2025-05-06", "2025-05-06", "2025-04-30"),
        // the last day of May begins a holiday that ends in June
        ("2025-05-31", "2025-06-03", "2025-05-30", "2025-05-30"),
        ("2025-09-28", "2025-09-28", "2025-09-28", "2025-09-28"),
        ("2025-10-01", "2025-10-09", "2025-10-09", "2025-09-30"),
        ("2025-10-11", "2025-10-11", "2025-10-11", "2025-10-11"),
        ("2025-10-12", "2025-10-13", "2025-10-13", "2025-10-11"),
        // New Year leads back over the end of the year, and forward to a make-up Sunday
        ("2026-01-01", "2026-01-04", "2026-01-04", "2025-12-31"),
        ("2026-01-04", "2026-01-04", "2026-01-04", "2026-01-04"),
        // the last day of January is an ordinary Saturday
        ("2026-01-31", "2026-02-02", "2026-01-30", "2026-01-30"),
        // Spring Festival lies between two make-up Saturdays
        ("2026-02-14", "2026-02-14", "2026-02-14", "2026-02-14"),
        ("2026-02-15", "2026-02-24", "2026-02-24", "2026-02-14"),
        ("2026-02-23", "2026-02-24", "2026-02-24", "2026-02-14"),
        ("2026-02-28", "2026-02-28", "2026-02-28", "2026-02-28"),
        ("2026-03-01", "2026-03-02", "2026-03-02", "2026-02-28"),
        ("2026-05-02", "2026-05-06", "2026-05-06", "2026-04-30"),
        ("2026-05-09", "2026-05-09", "2026-05-09", "2026-05-09"),
        ("2026-05-10", "2026-05-11", "2026-05-11", "2026-05-09"),
        ("2026-06-20", "2026-06-22", "2026-06-22", "2026-06-18"),
        ("2026-09-20", "2026-09-20", "2026-09-20", "2026-09-20"),
        ("2026-09-26", "2026-09-28", "2026-09-28", "2026-09-24"),
        ("2026-10-03", "2026-10-08", "2026-10-08", "2026-09-30"),
        ("2026-10-10", "2026-10-10", "2026-10-10", "2026-10-10"),
        ("2026-10-11", "2026-10-12", "2026-10-12", "2026-10-10"),
        // an ordinary working day stays
        ("2026-06-15", "2026-06-15", "2026-06-15", "2026-06-15"),
    ] {
        for (roll, expected) in [
            (Roll::None, due),
            (Roll::Following, following),
            (Roll::ModifiedFollowing, modified),
            (Roll::Preceding, preceding),
        ] {
            let found = roll.apply(day(due), &calendar).expect("a day").value;
            assert_eq!(found, day(expected), "{due} {roll:?}");
        }
    }
}

#[test]
fn the_last_day_of_a_period_is_judged_by_the_holidays_that_were_entered() {
    use PeriodRule::{ClearDays, StatutoryCn};
    let next = |rule| Counting { rule, roll: Roll::Following };
    for (from, period, rule, expected, by_the_week_alone) in [
        // 30 days from 30 August 2025 end on Mon 29 September; one more day is Tue 30
        ("2025-08-30", Period::days(30), StatutoryCn, "2025-09-29", "2025-09-29"),
        ("2025-08-31", Period::days(30), ClearDays, "2025-10-09", "2025-10-01"),
        // a month from 1 September 2025 ends on the first day of the long holiday
        ("2025-09-01", Period::months(1), StatutoryCn, "2025-10-09", "2025-10-01"),
        // a month from 31 January 2026 ends on the last day of February, which is a make-up Saturday
        ("2026-01-31", Period::months(1), StatutoryCn, "2026-02-28", "2026-03-02"),
        ("2025-02-28", Period::years(1), StatutoryCn, "2026-02-28", "2026-03-02"),
        // five working days over Spring Festival 2026: 11, 12, 13, the make-up 14, and 24 February
        ("2026-02-10", Period::working_days(5), StatutoryCn, "2026-02-24", "2026-02-17"),
        // and over National Day 2025: 26, the make-up 28, 29 and 30 September, and 9 October
        ("2025-09-25", Period::working_days(5), StatutoryCn, "2025-10-09", "2025-10-02"),
    ] {
        let due = |calendar: &WorkCalendar| period.due(day(from), next(rule), calendar).expect("a day").value;
        assert_eq!(due(&prc()), day(expected), "{period:?} from {from}");
        assert_eq!(due(&WorkCalendar::standard()), day(by_the_week_alone), "{period:?} from {from}");
    }
}

#[test]
fn a_deadline_counted_backwards_never_moves_later() {
    for (end, notice, last_day, act_by) in [
        // Thu 1 October 2026 is a holiday: act by Wed 30 September
        ("2026-10-31", Period::days(30), "2026-10-01", "2026-09-30"),
        // the make-up Saturday is a day to act on
        ("2026-03-30", Period::days(30), "2026-02-28", "2026-02-28"),
        ("2026-05-31", Period::months(3), "2026-02-28", "2026-02-28"),
        ("2026-03-19", Period::months(1), "2026-02-19", "2026-02-14"),
        ("2026-08-31", Period::days(30), "2026-08-01", "2026-07-31"),
    ] {
        let found = notice.before(day(end), &prc()).expect("a deadline").value;
        assert_eq!((found.last_day, found.act_by), (day(last_day), day(act_by)), "{notice:?} before {end}");
    }
}
