//! Days that come again, always counted from the first.

use counterpart::domain::date::Date;
use counterpart::domain::repetition::{RepeatUnit, Repetition};
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

const fn every(every: u16, unit: RepeatUnit) -> Repetition {
    Repetition { every, unit }
}

#[test]
fn the_next_day_after_a_day() {
    use RepeatUnit::{Day, Month, Week};
    for (n, unit, first, last, expected) in [
        (1, Day, "2026-02-27", "2026-02-27", Some("2026-02-28")),
        (3, Day, "2026-01-01", "2026-01-03", Some("2026-01-04")),
        (3, Day, "2026-01-01", "2026-01-04", Some("2026-01-07")),
        (1, Week, "2026-05-20", "2026-05-26", Some("2026-05-27")),
        (2, Week, "2026-05-20", "2026-05-27", Some("2026-06-03")),
        // the example of `domain.md` 6.2: never from the day before
        (1, Month, "2026-01-31", "2026-01-31", Some("2026-02-28")),
        (1, Month, "2026-01-31", "2026-02-28", Some("2026-03-31")),
        (1, Month, "2026-01-31", "2026-03-31", Some("2026-04-30")),
        // no month end, but the day of the first: 28 February leads to 28 March
        (1, Month, "2026-02-28", "2026-02-28", Some("2026-03-28")),
        (1, Month, "2026-01-15", "2026-03-14", Some("2026-03-15")),
        (1, Month, "2026-01-15", "2026-03-15", Some("2026-04-15")),
        (3, Month, "2025-11-30", "2026-02-27", Some("2026-02-28")),
        (3, Month, "2025-11-30", "2026-02-28", Some("2026-05-30")),
        (12, Month, "2024-02-29", "2027-03-01", Some("2028-02-29")),
        // nothing comes before the first
        (1, Month, "2026-05-31", "2020-01-01", Some("2026-05-31")),
        // an interval of none is one
        (0, Day, "2026-01-01", "2026-01-01", Some("2026-01-02")),
        (1, Month, "2026-01-31", "9999-12-31", None),
        (999, Month, "2026-01-31", "9990-01-31", None),
    ] {
        let found = every(n, unit).next_after(day(first), day(last));
        assert_eq!(found, expected.map(day), "every {n} {unit:?} from {first}, after {last}");
    }
}

#[test]
fn how_often_in_words() {
    for (n, unit, zh, en) in [
        (1, RepeatUnit::Month, "每月", "every month"),
        (3, RepeatUnit::Month, "每 3 个月", "every 3 months"),
        (1, RepeatUnit::Week, "每周", "every week"),
        (2, RepeatUnit::Week, "每 2 周", "every 2 weeks"),
        (1, RepeatUnit::Day, "每天", "every day"),
        (10, RepeatUnit::Day, "每 10 天", "every 10 days"),
    ] {
        assert_eq!(Text::new(Locale::Zh).repetition(every(n, unit)), zh);
        assert_eq!(Text::new(Locale::En).repetition(every(n, unit)), en);
    }
}

fn any_unit() -> impl Strategy<Value = RepeatUnit> {
    prop_oneof![Just(RepeatUnit::Day), Just(RepeatUnit::Week), Just(RepeatUnit::Month)]
}

proptest! {
    /// The next day is one of the series, lies after the last, and none of the series lies between.
    #[test]
    fn the_next_day_is_the_first_of_the_series_after_the_last(
        n in 1_u16..40,
        unit in any_unit(),
        ahead in 0_i64..3_000,
        from in 0_i64..20_000,
    ) {
        let first = day("1990-01-01").plus_days(from).expect("in range");
        let last = first.plus_days(ahead).expect("in range");
        let series = every(n, unit);
        // walked through from the first day, one by one
        let walked = (0..3_001).map(|k| series.day(first, k).expect("in range")).find(|day| *day > last);
        prop_assert_eq!(series.next_after(first, last), walked);
    }

    /// A month later is the same day of the month, or the last one of a month that has no such day.
    #[test]
    fn months_keep_the_day_of_the_first(n in 1_u16..40, k in 0_i64..60, from in 0_i64..20_000) {
        let first = day("1990-01-01").plus_days(from).expect("in range");
        let there = every(n, RepeatUnit::Month).day(first, k).expect("in range");
        prop_assert!(there.day() == first.day() || (there.day() < first.day() && there.is_month_end()));
    }
}
