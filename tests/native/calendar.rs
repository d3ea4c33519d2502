//! Working calendars: what a day is, and what is not known about it.

use std::collections::BTreeSet;

use counterpart::domain::calendar::hours::{DayHours, Window, WorkWeek};
use counterpart::domain::calendar::moment::{Minute, Moment};
use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::calendar::{CalendarError, CalendarLine, DayKind, Direction, WorkCalendar, YearEntry};
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::week_day::WeekDay;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn window(from: &str, to: &str) -> Window {
    Window { from: Minute::parse(from).expect("a time"), to: Minute::parse(to).expect("a time") }
}

fn hours(windows: &[(&str, &str)]) -> DayHours {
    DayHours::new(windows.iter().map(|(from, to)| window(from, to)).collect()).expect("hours in order")
}

/// Mon–Fri 09:00–12:00 and 13:30–18:00; in 2026 Labour Day is off from Fri 1 to Tue 5 May, made up for on Sat 9 May.
fn office() -> WorkCalendar {
    let full = hours(&[("09:00", "12:00"), ("13:30", "18:00")]);
    let off = ["2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05"].map(day);
    let year = CalendarYear::new(2026, off, [day("2026-05-09")]).expect("a year");
    WorkCalendar::new(WorkWeek::monday_to_friday(&full), full).with_year(year)
}

#[test]
fn a_day_is_what_was_entered_and_otherwise_what_the_week_says() {
    use DayKind::{Holiday, MakeUp, WeeklyRest, Working};
    let calendar = office();
    for (date, kind, windows) in [
        ("2026-04-30", Working, 2),
        ("2026-05-01", Holiday, 0),
        ("2026-05-02", Holiday, 0),
        ("2026-05-06", Working, 2),
        ("2026-05-09", MakeUp, 2),
        ("2026-05-10", WeeklyRest, 0),
        ("2027-05-01", WeeklyRest, 0),
        ("2027-05-03", Working, 2),
    ] {
        assert_eq!(calendar.kind(day(date)), kind, "{date}");
        assert_eq!(calendar.is_working_day(day(date)), kind.is_working(), "{date}");
        assert_eq!(calendar.windows(day(date)).len(), windows, "{date}");
    }
    assert_eq!(calendar.entry(2026), YearEntry::Entered);
    assert_eq!(calendar.entry(2027), YearEntry::NotEntered);
    assert_eq!(calendar.years().map(CalendarYear::year).collect::<Vec<_>>(), [2026]);
}

#[test]
fn a_make_up_day_has_full_hours_unless_the_week_works_on_it_anyway() {
    let full = hours(&[("09:00", "12:00"), ("13:30", "18:00")]);
    let half = hours(&[("09:00", "12:00")]);
    for (saturday, expected) in [(DayHours::rest(), &full), (half.clone(), &half)] {
        let week = WorkWeek { saturday, ..WorkWeek::monday_to_friday(&full) };
        let year = CalendarYear::new(2026, [], [day("2026-05-09")]).expect("a year");
        let calendar = WorkCalendar::new(week, full.clone()).with_year(year);
        assert_eq!(calendar.windows(day("2026-05-09")), expected.windows());
    }
}

#[test]
fn the_nearest_working_day_skips_rest_and_shows_every_day_it_looked_at() {
    let calendar = office();
    for (from, next, previous) in [
        ("2026-04-30", "2026-05-06", "2026-04-29"),
        ("2026-05-08", "2026-05-09", "2026-05-07"),
        ("2026-05-10", "2026-05-11", "2026-05-09"),
        ("2026-05-06", "2026-05-07", "2026-04-30"),
    ] {
        let found = calendar.next_working_day(day(from)).expect("a working day");
        assert_eq!(found.value, day(next), "after {from}");
        let found = calendar.previous_working_day(day(from)).expect("a working day");
        assert_eq!(found.value, day(previous), "before {from}");
    }
    let found = calendar.nearest_working_day(day("2026-05-03"), Direction::Later).expect("a working day");
    let line = |date, kind| CalendarLine::Day { date: day(date), kind };
    assert_eq!(
        found.working,
        [
            line("2026-05-03", DayKind::Holiday),
            line("2026-05-04", DayKind::Holiday),
            line("2026-05-05", DayKind::Holiday),
            line("2026-05-06", DayKind::Working),
        ]
    );
}

#[test]
fn a_year_that_was_not_entered_is_named_in_the_working() {
    let calendar = office();
    for (from, flagged) in [("2026-12-30", &[][..]), ("2026-12-31", &[2027]), ("2027-03-01", &[2027])] {
        let found = calendar.next_working_day(day(from)).expect("a working day");
        let years: Vec<i32> = found
            .working
            .iter()
            .filter_map(|line| match line {
                CalendarLine::YearNotEntered { year } => Some(*year),
                CalendarLine::Day { .. } | CalendarLine::LocalHolidaysUnknown | CalendarLine::LocalCalendarKept => None,
            })
            .collect();
        assert_eq!(years, flagged, "after {from}");
    }
    let counted = calendar.working_days_from(day("2026-12-30"), 300, Direction::Later).expect("a working day");
    let flags = counted.working.iter().filter(|line| matches!(line, CalendarLine::YearNotEntered { .. })).count();
    assert_eq!(flags, 2, "2027 and 2028, once each");
}

#[test]
fn working_days_are_counted_without_the_day_they_are_counted_from() {
    let calendar = office();
    for (from, count, direction, expected) in [
        ("2026-04-30", 0, Direction::Later, "2026-04-30"),
        ("2026-04-30", 1, Direction::Later, "2026-05-06"),
        ("2026-04-30", 4, Direction::Later, "2026-05-09"),
        ("2026-04-30", 5, Direction::Later, "2026-05-11"),
        ("2026-05-11", 5, Direction::Earlier, "2026-04-30"),
        ("2026-05-02", 1, Direction::Later, "2026-05-06"),
    ] {
        let counted = calendar.working_days_from(day(from), count, direction).expect("a working day");
        assert_eq!(counted.value, day(expected), "{count} from {from}");
    }
}

#[test]
fn a_week_works_on_the_days_that_were_chosen() {
    for chosen in WeekDay::ALL {
        let week = WorkWeek::on(&BTreeSet::from([chosen]), &DayHours::office());
        for other in WeekDay::ALL {
            assert_eq!(week.works_on(other), other == chosen, "{other:?} where {chosen:?} was chosen");
        }
    }
}

/// Sunday to Thursday, no year entered.
fn riyadh() -> WorkCalendar {
    use WeekDay::{Monday, Sunday, Thursday, Tuesday, Wednesday};
    let week = WorkWeek::on(&BTreeSet::from([Sunday, Monday, Tuesday, Wednesday, Thursday]), &DayHours::office());
    WorkCalendar::new(week, DayHours::office()).of_place(["利雅得", " Riyadh ", ""])
}

#[test]
fn a_place_goes_by_the_calendar_that_is_kept_for_it_else_by_monday_to_friday() {
    let book = office().with_place(riyadh());
    // whether Friday 15 May 2026 and Sunday 17 May are working days
    for (place, is_kept, friday, sunday) in [
        (["利雅得", ""], true, false, true),
        (["", "Riyadh"], true, false, true),
        (["", " ＲＩＹＡＤＨ"], true, false, true),
        (["利雅得", "Jeddah"], true, false, true),
        (["吉达", "Jeddah"], false, true, false),
        // a place without a name is nobody's
        (["", " "], false, true, false),
    ] {
        let found = book.at(place);
        assert_eq!((found.is_of_place(), found.is_week_alone()), (is_kept, !is_kept), "{place:?}");
        let works = ["2026-05-15", "2026-05-17"].map(|date| found.is_working_day(day(date)));
        assert_eq!(works, [friday, sunday], "{place:?}");
    }
    assert!(!book.is_of_place() && !book.is_week_alone());
    assert_eq!(riyadh().at(["", "riyadh"]), &riyadh(), "a place goes by its own");
    let alone = book.by_itself();
    assert_eq!(alone, office());
    assert!(alone.at(["", "Riyadh"]).is_week_alone(), "the other places are gone");
    let week = office().week_alone();
    assert_eq!((week.is_week_alone(), week.entry(2026)), (true, YearEntry::NotEntered));
    assert!(week.is_working_day(day("2026-05-01")), "a holiday that nobody keeps");
}

#[test]
fn the_working_says_once_whose_days_of_rest_are_counted() {
    let seen = |date, kind| CalendarLine::Day { date: day(date), kind };
    let (riyadh, weekdays) = (riyadh(), WorkCalendar::weekdays());
    let nearest = |of: &WorkCalendar, date| of.nearest_working_day(day(date), Direction::Later).expect("a day");
    let worked = nearest(&riyadh, "2026-05-15");
    assert_eq!(worked.value, day("2026-05-17"));
    assert_eq!(
        worked.working,
        [
            CalendarLine::LocalCalendarKept,
            CalendarLine::YearNotEntered { year: 2026 },
            seen("2026-05-15", DayKind::WeeklyRest),
            seen("2026-05-16", DayKind::WeeklyRest),
            seen("2026-05-17", DayKind::Working),
        ]
    );
    let worked = nearest(weekdays, "2026-05-16");
    assert_eq!(worked.value, day("2026-05-18"));
    assert_eq!(
        worked.working,
        [
            CalendarLine::LocalHolidaysUnknown,
            seen("2026-05-16", DayKind::WeeklyRest),
            seen("2026-05-17", DayKind::WeeklyRest),
            seen("2026-05-18", DayKind::Working),
        ]
    );
    let counted = |of: &WorkCalendar, date| of.working_days_from(day(date), 2, Direction::Later).expect("a day");
    let worked = counted(&riyadh, "2026-05-14");
    assert_eq!(worked.value, day("2026-05-18"));
    assert_eq!(worked.working, [CalendarLine::LocalCalendarKept, CalendarLine::YearNotEntered { year: 2026 }]);
    let worked = counted(weekdays, "2026-05-15");
    assert_eq!(worked.value, day("2026-05-19"));
    assert_eq!(worked.working, [CalendarLine::LocalHolidaysUnknown]);
}

#[test]
fn a_calendar_without_working_days_says_so() {
    let never = WorkCalendar::new(WorkWeek::default(), DayHours::rest());
    let near = day("2026-05-01");
    assert_eq!(never.nearest_working_day(near, Direction::Later), Err(CalendarError::NoWorkingDay { near }));
    let last = day("9999-12-31");
    assert_eq!(office().next_working_day(last), Err(CalendarError::Exact(ExactError::DateOutOfRange)));
    assert_eq!(office().previous_working_day(day("1900-01-01")), Err(CalendarError::Exact(ExactError::DateOutOfRange)));
}

#[test]
fn wrong_entries_are_refused() {
    let may = day("2026-05-01");
    assert_eq!(CalendarYear::new(2027, [may], []), Err(CalendarError::DayOfAnotherYear { date: may }));
    assert_eq!(CalendarYear::new(2027, [], [may]), Err(CalendarError::DayOfAnotherYear { date: may }));
    assert_eq!(CalendarYear::new(2026, [may], [may]), Err(CalendarError::HolidayAndMakeUp { date: may }));
    for wrong in [
        vec![window("12:00", "09:00")],
        vec![window("09:00", "09:00")],
        vec![window("09:00", "12:00"), window("11:00", "18:00")],
        vec![window("09:00", "12:00"), window("12:00", "18:00")],
        vec![window("13:00", "18:00"), window("09:00", "12:00")],
    ] {
        assert_eq!(DayHours::new(wrong.clone()), Err(CalendarError::WindowOrder), "{wrong:?}");
    }
    assert_eq!(hours(&[("09:00", "12:00"), ("13:30", "18:00")]).minutes(), 450);
    assert_eq!(hours(&[("00:00", "24:00")]).minutes(), 1_440);
}

#[test]
fn a_time_of_day_has_one_spelling() {
    for (text, minutes) in [
        ("00:00", Some(0)),
        ("09:30", Some(570)),
        ("23:59", Some(1_439)),
        ("24:00", Some(1_440)),
        ("24:01", None),
        ("9:30", None),
        ("09:60", None),
        ("0930", None),
        ("09:30:00", None),
        ("+9:30", None),
        ("", None),
    ] {
        assert_eq!(Minute::parse(text).ok().map(Minute::since_midnight), minutes, "{text:?}");
    }
}

#[test]
fn midnight_belongs_to_the_day_it_begins() {
    let evening = Moment::new(day("2026-12-31"), Minute::END).expect("a moment");
    assert_eq!(evening.to_string(), "2027-01-01T00:00");
    assert_eq!(Moment::parse("2027-01-01T00:00"), Ok(evening));
    assert!(Moment::parse("2026-12-31T24:00").is_err(), "one moment, one spelling");
    assert_eq!(format!("{evening:?} {:?}", Minute::END), "2027-01-01T00:00 24:00", "as it reads where a check fails");
    assert!(Moment::new(day("9999-12-31"), Minute::END).is_err());
    for text in ["1900-01-01T00:00", "2026-02-28T23:59", "9999-12-31T23:59"] {
        let moment = Moment::parse(text).expect("a moment");
        assert_eq!(Moment::after_1900(moment.since_1900().expect("in range")), Ok(moment));
        assert_eq!(moment.to_string(), text);
    }
    for minutes in [-1, i64::MIN, i64::MAX] {
        assert!(Moment::after_1900(minutes).is_err(), "{minutes}");
    }
}

#[test]
fn a_calendar_is_read_back_as_it_was_written() {
    let calendar = office();
    let written = serde_json::to_value(&calendar).expect("writes");
    assert_eq!(written["years"][0]["make_up_days"][0], "2026-05-09");
    assert_eq!(written["week"]["monday"][1]["from"], "13:30");
    assert_eq!(serde_json::from_value::<WorkCalendar>(written.clone()).expect("reads"), calendar);
    let mut wrong = written;
    wrong["years"][0]["year"] = 2027.into();
    assert!(serde_json::from_value::<WorkCalendar>(wrong).is_err(), "days of 2026 under 2027");
}

#[test]
fn a_date_that_does_not_exist_or_lies_outside_1900_to_9999_is_refused_everywhere() {
    for (text, good) in [
        ("0000-00-00", false),
        ("2023-02-29", false),
        ("1899-12-31", false),
        ("1900-01-01", true),
        ("9999-12-31", true),
        ("10000-01-01", false),
        ("262143-12-31", false),
    ] {
        assert_eq!(Date::parse(text).is_ok(), good, "{text}");
        assert_eq!(Moment::parse(&format!("{text}T09:00")).is_ok(), good, "{text} at nine");
        assert_eq!(serde_json::from_value::<Date>(text.into()).is_ok(), good, "{text} in a file");
    }
}
