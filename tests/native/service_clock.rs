//! The service clock: until when to answer and to solve.

use counterpart::domain::calendar::hours::{DayHours, Window, WorkWeek};
use counterpart::domain::calendar::moment::{Minute, Moment};
use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::calendar::{CalendarError, CalendarLine, WorkCalendar};
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::service_clock::level::{
    Priority, Promise, ServiceLevel, ServiceLimit, ServiceTarget, ServiceTime,
};
use counterpart::domain::service_clock::{
    ClockKind, ClockLine, Completion, MOST_MINUTES, Pause, PauseEnd, PauseReason, ServiceCase, ServiceClockError,
    ServiceDue, ServiceState, service_due, service_standing,
};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn at(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

fn hours(windows: &[(&str, &str)]) -> DayHours {
    let minute = |text| Minute::parse(text).expect("a time");
    DayHours::new(windows.iter().map(|(from, to)| Window { from: minute(from), to: minute(to) }).collect())
        .expect("hours in order")
}

/// Mon–Fri in these hours, 2026 entered with these make-up days.
fn calendar(windows: &[(&str, &str)], make_up_days: &[&str]) -> WorkCalendar {
    let year = CalendarYear::new(2026, [], make_up_days.iter().copied().map(day)).expect("a year");
    WorkCalendar::new(WorkWeek::monday_to_friday(&hours(windows)), hours(windows)).with_year(year)
}

/// With a break at noon (domain.md 6.8).
const OFFICE: &[(&str, &str)] = &[("09:00", "12:00"), ("13:30", "18:00")];
/// Without (contract-rules.md 5.2).
const DAY: &[(&str, &str)] = &[("09:00", "18:00")];

fn business(minutes: u32) -> ServiceLimit {
    ServiceLimit { time: ServiceTime::Minutes(minutes), clock: ClockKind::Business }
}

fn round_the_clock(minutes: u32) -> ServiceLimit {
    ServiceLimit { time: ServiceTime::Minutes(minutes), clock: ClockKind::Calendar }
}

fn pause(from: &str, to: &str) -> Pause {
    let end = if to.is_empty() { PauseEnd::Open } else { PauseEnd::At(at(to)) };
    Pause { from: at(from), end, reason: PauseReason::AwaitingCustomer }
}

fn check(received: &str, limit: ServiceLimit, pauses: &[Pause], calendar: &WorkCalendar, expected: &str) {
    let case = ServiceCase { received: at(received), pauses };
    let worked = service_due(case, limit, calendar).expect("a deadline");
    assert_eq!(worked.value, ServiceDue::At(at(expected)), "{limit:?} from {received}, {pauses:?}");
    let counted: i64 = worked
        .working
        .iter()
        .map(|line| match line {
            ClockLine::Counted { minutes, .. } => *minutes,
            ClockLine::Limit { .. } | ClockLine::Paused(_) | ClockLine::Calendar(_) | ClockLine::Used { .. } => 0,
        })
        .sum();
    let Some(ClockLine::Limit { limit: agreed, minutes }) = worked.working.first() else {
        panic!("the limit is first")
    };
    assert_eq!(*agreed, limit);
    assert_eq!(counted, i64::from(*minutes), "the rows of the working add up to the limit");
}

#[test]
fn minutes_are_added_inside_the_windows_only() {
    let office = calendar(OFFICE, &[]);
    let with_saturday = calendar(OFFICE, &["2026-05-16"]);
    let plain = calendar(DAY, &[]);
    for (received, minutes, calendar, expected) in [
        // domain.md 6.8
        ("2026-05-15T16:30", 240, &office, "2026-05-18T11:30"),
        ("2026-05-15T16:30", 240, &with_saturday, "2026-05-16T11:30"),
        ("2026-05-15T16:30", 480, &office, "2026-05-18T17:00"),
        ("2026-05-14T16:30", 480, &office, "2026-05-15T17:00"),
        // contract-rules.md 5.2
        ("2026-03-06T16:30", 240, &plain, "2026-03-09T11:30"),
        ("2026-03-06T17:59", 60, &plain, "2026-03-09T09:59"),
        ("2026-03-06T18:00", 60, &plain, "2026-03-09T10:00"),
        ("2026-03-07T11:00", 240, &plain, "2026-03-09T13:00"),
        ("2026-03-09T08:15", 540, &plain, "2026-03-09T18:00"),
        ("2026-03-09T09:00", 1_620, &plain, "2026-03-11T18:00"),
        // at the edges
        ("2026-05-15T12:00", 1, &office, "2026-05-15T13:31"),
        ("2026-05-15T11:59", 1, &office, "2026-05-15T12:00"),
        ("2026-05-16T03:00", 0, &office, "2026-05-16T03:00"),
    ] {
        check(received, business(minutes), &[], calendar, expected);
    }
    for (received, minutes, expected) in [
        ("2026-05-15T16:30", 60, "2026-05-15T17:30"),
        ("2026-05-15T16:30", 1_440, "2026-05-16T16:30"),
        ("2026-12-31T23:00", 60, "2027-01-01T00:00"),
    ] {
        check(received, round_the_clock(minutes), &[], &office, expected);
    }
}

#[test]
fn what_a_pause_leaves_over_is_counted_from_its_end() {
    let office = calendar(OFFICE, &[]);
    let friday_to_saturday = pause("2026-05-15T11:00", "2026-05-16T10:00");
    for (pauses, expected) in [
        // 4.5 hours are left and count from Monday; adding the pause to the old deadline would say Saturday 16:00
        (vec![friday_to_saturday], "2026-05-18T15:00"),
        (vec![friday_to_saturday, friday_to_saturday], "2026-05-18T15:00"),
        (
            vec![pause("2026-05-15T13:30", "2026-05-16T10:00"), pause("2026-05-15T11:00", "2026-05-15T14:00")],
            "2026-05-18T15:00",
        ),
        (vec![pause("2026-05-15T12:00", "2026-05-15T13:30")], "2026-05-15T17:00"),
        (vec![pause("2026-05-15T11:00", "2026-05-15T11:00")], "2026-05-15T17:00"),
        (vec![pause("2026-05-15T11:00", "2026-05-15T11:01")], "2026-05-15T17:01"),
        (vec![pause("2026-05-13T09:00", "2026-05-14T17:30")], "2026-05-15T18:00"),
        (vec![pause("2026-05-15T17:00", "")], "2026-05-15T17:00"),
    ] {
        check("2026-05-14T16:30", business(480), &pauses, &office, expected);
    }
    let day_and_night = [pause("2026-05-15T11:00", "2026-05-16T10:00")];
    check("2026-05-15T10:00", round_the_clock(120), &day_and_night, &office, "2026-05-16T11:00");
}

#[test]
fn an_open_pause_stops_the_clock_and_keeps_what_is_left() {
    let office = calendar(OFFICE, &[]);
    for (pauses, left) in [
        ([pause("2026-05-15T11:00", "")], 270),
        ([pause("2026-05-14T16:30", "")], 480),
        ([pause("2026-05-10T09:00", "")], 480),
        ([pause("2026-05-15T16:59", "")], 1),
    ] {
        let case = ServiceCase { received: at("2026-05-14T16:30"), pauses: &pauses };
        let due = service_due(case, business(480), &office).expect("a deadline").value;
        assert_eq!(due, ServiceDue::Stopped { left }, "{pauses:?}");
    }
}

#[test]
fn the_working_shows_what_counted_and_what_did_not() {
    let pauses = [pause("2026-05-15T11:00", "2026-05-16T10:00")];
    let case = ServiceCase { received: at("2026-05-14T16:30"), pauses: &pauses };
    let worked = service_due(case, business(480), &calendar(OFFICE, &[])).expect("a deadline");
    let counted = |from, to, minutes| ClockLine::Counted { from: at(from), to: at(to), minutes };
    assert_eq!(
        worked.working,
        [
            ClockLine::Limit { limit: business(480), minutes: 480 },
            counted("2026-05-14T16:30", "2026-05-14T18:00", 90),
            counted("2026-05-15T09:00", "2026-05-15T11:00", 120),
            ClockLine::Paused(pauses[0]),
            counted("2026-05-18T09:00", "2026-05-18T12:00", 180),
            counted("2026-05-18T13:30", "2026-05-18T15:00", 90),
        ]
    );
    let case = ServiceCase { received: at("2026-12-31T17:00"), pauses: &[] };
    let worked = service_due(case, business(120), &calendar(OFFICE, &[])).expect("a deadline");
    assert_eq!(worked.working[1], ClockLine::Calendar(CalendarLine::YearNotEntered { year: 2027 }));
    let worked = service_due(case, round_the_clock(1_440), &calendar(OFFICE, &[])).expect("a deadline");
    assert_eq!(
        worked.working,
        [
            ClockLine::Limit { limit: round_the_clock(1_440), minutes: 1_440 },
            counted("2026-12-31T17:00", "2027-01-01T17:00", 1_440),
        ],
        "the calendar clock asks nothing of the calendar"
    );
    // two working days are the minutes of two full days of the calendar
    let two_days = ServiceLimit { time: ServiceTime::BizDays(2), clock: ClockKind::Business };
    let case = ServiceCase { received: at("2026-05-14T09:00"), pauses: &[] };
    let worked = service_due(case, two_days, &calendar(OFFICE, &[])).expect("a deadline");
    assert_eq!(worked.working.first(), Some(&ClockLine::Limit { limit: two_days, minutes: 900 }));
}

#[test]
fn a_standing_shows_what_of_the_limit_was_used() {
    let office = calendar(OFFICE, &[]);
    let case = ServiceCase { received: at("2026-05-14T16:30"), pauses: &[] };
    // 90 minutes on Thursday, 60 by ten on Friday
    for (done, as_of, by, minutes) in [
        (Completion::Awaited, "2026-05-15T10:00", "2026-05-15T10:00", 150),
        (Completion::At(at("2026-05-14T17:00")), "2026-05-15T10:00", "2026-05-14T17:00", 30),
        // done later than the moment that is asked about: not known yet
        (Completion::At(at("2026-05-16T10:00")), "2026-05-14T18:00", "2026-05-14T18:00", 90),
    ] {
        let worked = service_standing(case, business(480), done, at(as_of), &office).expect("a standing");
        assert_eq!(worked.working.last(), Some(&ClockLine::Used { by: at(by), minutes }), "{done:?} as of {as_of}");
        assert_eq!(worked.value.left, 480 - minutes);
    }
}

#[test]
fn where_a_limit_stands_at_a_moment() {
    use ServiceState::{Breached, Met, Paused, Running};
    let office = calendar(OFFICE, &[]);
    let pauses = [pause("2026-05-15T11:00", "2026-05-16T10:00")];
    // received Thursday 16:30, eight hours; due Monday 15:00
    for (done, as_of, state, left) in [
        ("", "2026-05-14T16:30", Running, 480),
        ("", "2026-05-14T16:00", Running, 480),
        ("", "2026-05-15T10:00", Running, 330),
        ("", "2026-05-15T11:00", Paused, 270),
        ("", "2026-05-16T09:59", Paused, 270),
        ("", "2026-05-16T10:00", Running, 270),
        ("", "2026-05-18T14:59", Running, 1),
        ("", "2026-05-18T15:00", Running, 0),
        ("", "2026-05-18T15:01", Breached, -1),
        ("", "2026-05-19T09:30", Breached, -210),
        ("2026-05-18T15:00", "2026-05-20T09:00", Met, 0),
        ("2026-05-18T10:00", "2026-05-20T09:00", Met, 210),
        ("2026-05-15T12:00", "2026-05-20T09:00", Met, 270),
        ("2026-05-18T15:01", "2026-05-20T09:00", Breached, -1),
        // what is done later is not known yet
        ("2026-05-18T10:00", "2026-05-15T10:00", Running, 330),
        // doing it later does not mend a breach
        ("2026-06-30T09:00", "2026-06-30T09:00", Breached, -13_680),
        ("2026-06-30T09:00", "2027-06-30T09:00", Breached, -13_680),
    ] {
        let done = if done.is_empty() { Completion::Awaited } else { Completion::At(at(done)) };
        let case = ServiceCase { received: at("2026-05-14T16:30"), pauses: &pauses };
        let found = service_standing(case, business(480), done, at(as_of), &office).expect("a standing").value;
        assert_eq!((found.state, found.left), (state, left), "{done:?} as of {as_of}");
    }
}

#[test]
fn what_is_done_before_the_next_working_minute_is_in_time() {
    let office = calendar(OFFICE, &[]);
    let case = ServiceCase { received: at("2026-05-15T17:00"), pauses: &[] };
    for (done, state) in [
        ("2026-05-15T18:00", ServiceState::Met),
        ("2026-05-17T12:00", ServiceState::Met),
        ("2026-05-18T09:00", ServiceState::Met),
        ("2026-05-18T09:01", ServiceState::Breached),
    ] {
        let (done, as_of) = (Completion::At(at(done)), at("2026-06-01T09:00"));
        let found = service_standing(case, business(60), done, as_of, &office).expect("a standing").value;
        assert_eq!(found.state, state, "{done:?}");
        assert_eq!(found.due, ServiceDue::At(at("2026-05-15T18:00")));
    }
}

#[test]
fn what_is_done_by_what_begins_a_pause_keeps_the_end_it_had() {
    use ServiceState::{Met, Paused};
    let office = calendar(OFFICE, &[]);
    let known = ServiceDue::At(at("2026-05-15T17:00"));
    // received Thursday 16:30, eight hours; the customer is asked at ten on Friday, 90 + 60 minutes later
    for (until, done, as_of, state, due) in [
        ("", "2026-05-15T10:00", "2026-05-20T09:00", Met, known),
        ("2026-05-18T09:00", "2026-05-15T10:00", "2026-05-20T09:00", Met, known),
        ("", "2026-05-15T10:00", "2026-05-15T10:00", Met, known),
        // what is not done waits from the first minute of the pause
        ("", "", "2026-05-15T10:00", Paused, ServiceDue::Stopped { left: 330 }),
        ("2026-05-18T09:00", "", "2026-05-15T10:00", Paused, ServiceDue::Stopped { left: 330 }),
    ] {
        let pauses = [pause("2026-05-15T10:00", until)];
        let case = ServiceCase { received: at("2026-05-14T16:30"), pauses: &pauses };
        let completion = if done.is_empty() { Completion::Awaited } else { Completion::At(at(done)) };
        let found = service_standing(case, business(480), completion, at(as_of), &office).expect("a standing").value;
        assert_eq!((found.state, found.due, found.left), (state, due, 330), "{done:?} as of {as_of}");
    }
}

#[test]
fn the_four_levels_a_new_book_starts_with() {
    use ServiceTarget::{Resolve, Respond, Workaround};
    let plain = calendar(DAY, &[]);
    for (priority, target, expected) in [
        (Priority::P1, Respond, Some("2026-03-02T10:00")),
        (Priority::P1, Workaround, Some("2026-03-02T17:00")),
        (Priority::P1, Resolve, Some("2026-03-03T09:00")),
        (Priority::P2, Respond, Some("2026-03-02T13:00")),
        (Priority::P2, Workaround, Some("2026-03-02T18:00")),
        (Priority::P2, Resolve, Some("2026-03-04T18:00")),
        (Priority::P3, Respond, Some("2026-03-02T18:00")),
        (Priority::P3, Workaround, None),
        (Priority::P3, Resolve, Some("2026-03-10T18:00")),
        (Priority::P4, Respond, Some("2026-03-03T18:00")),
        (Priority::P4, Workaround, None),
        (Priority::P4, Resolve, Some("2026-03-20T18:00")),
    ] {
        let level = ServiceLevel::DEFAULTS.into_iter().find(|level| level.priority == priority).expect("a level");
        match (level.promise(target), expected) {
            (Promise::Within(limit), Some(expected)) => check("2026-03-02T09:00", limit, &[], &plain, expected),
            (promise, expected) => assert_eq!((promise, expected), (Promise::Nothing, None), "{priority:?} {target:?}"),
        }
    }
}

#[test]
fn a_clock_without_an_answer_says_why() {
    let office = calendar(OFFICE, &[]);
    let never = WorkCalendar::new(WorkWeek::default(), DayHours::rest());
    let received = at("2026-05-14T16:30");
    let no_day = ServiceClockError::Calendar(CalendarError::NoWorkingDay { near: received.date() });
    let out = ServiceClockError::Exact(ExactError::DateOutOfRange);
    let days = |days, clock| ServiceLimit { time: ServiceTime::BizDays(days), clock };
    let backwards = [pause("2026-05-15T11:00", "2026-05-15T10:00")];
    let last = at("9999-12-31T17:30");
    for (received, limit, pauses, calendar, expected) in [
        (received, business(1), &[][..], &never, no_day),
        (received, business(MOST_MINUTES + 1), &[], &office, ServiceClockError::LimitTooLong),
        (received, business(u32::MAX), &[], &office, ServiceClockError::LimitTooLong),
        (received, days(u16::MAX, ClockKind::Business), &[], &office, ServiceClockError::LimitTooLong),
        (received, days(1, ClockKind::Calendar), &[], &office, ServiceClockError::BizDayOnCalendarClock),
        (received, days(1, ClockKind::Business), &[], &never, ServiceClockError::EmptyFullDay),
        (received, business(1), &backwards, &office, ServiceClockError::PauseOrder),
        (last, business(31), &[], &office, out),
        (last, round_the_clock(390), &[], &office, out),
    ] {
        let found = service_due(ServiceCase { received, pauses }, limit, calendar).map(|worked| worked.value);
        assert_eq!(found, Err(expected), "{limit:?} from {received}");
    }
    check("9999-12-31T17:30", business(30), &[], &office, "9999-12-31T18:00");
    check("9999-12-31T17:30", round_the_clock(389), &[], &office, "9999-12-31T23:59");
    let case = ServiceCase { received: at("1900-01-01T00:00"), pauses: &[] };
    let as_of = at("9999-12-31T23:59");
    let found = service_standing(case, business(60), Completion::Awaited, as_of, &office).expect("a standing").value;
    assert_eq!(found.state, ServiceState::Breached);
}

/// Minute by minute: the first `limit` minutes inside a window and outside all pauses.
#[cfg(not(target_arch = "wasm32"))]
struct Naive<'a> {
    calendar: &'a WorkCalendar,
    clock: ClockKind,
    pauses: &'a [Pause],
}

#[cfg(not(target_arch = "wasm32"))]
impl Naive<'_> {
    fn counts(&self, moment: Moment) -> bool {
        let inside = |window: &Window| window.from <= moment.minute() && moment.minute() < window.to;
        let open = match self.clock {
            ClockKind::Business => self.calendar.windows(moment.date()).iter().any(inside),
            ClockKind::Calendar => true,
        };
        let paused = |pause: &Pause| {
            pause.from <= moment
                && match pause.end {
                    PauseEnd::Open => true,
                    PauseEnd::At(end) => moment < end,
                }
        };
        open && !self.pauses.iter().any(paused)
    }

    fn used(&self, from: i64, to: i64) -> i64 {
        let counts = |minute: &i64| self.counts(Moment::after_1900(*minute).expect("a moment"));
        i64::try_from((from..to).filter(counts).count()).expect("a count")
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn any_minutes() -> impl Strategy<Value = i64> {
    // from Monday 2026-04-27, two weeks
    0_i64..14 * 1_440
}

#[cfg(not(target_arch = "wasm32"))]
fn any_pauses() -> impl Strategy<Value = Vec<(i64, Option<i64>)>> {
    prop::collection::vec((any_minutes(), prop::option::weighted(0.9, 0_i64..2_000)), 0..4)
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn the_clock_agrees_with_counting_minute_by_minute(
        received in any_minutes(),
        limit in 0_u32..2_000,
        clock in prop::sample::select(vec![ClockKind::Business, ClockKind::Calendar]),
        pauses in any_pauses(),
        as_of in any_minutes(),
    ) {
        let off = [day("2026-05-01"), day("2026-05-04"), day("2026-05-05")];
        let year = CalendarYear::new(2026, off, [day("2026-05-09")]).expect("a year");
        let odd = hours(&[("00:00", "00:45"), ("09:00", "12:00"), ("13:30", "18:00"), ("23:30", "24:00")]);
        let calendar = WorkCalendar::new(WorkWeek::monday_to_friday(&odd), hours(OFFICE)).with_year(year);
        let base = at("2026-04-27T00:00").since_1900().expect("in range");
        let moment = |minutes: i64| Moment::after_1900(base + minutes).expect("a moment");
        let pauses: Vec<Pause> = pauses
            .iter()
            .map(|(from, length)| Pause {
                from: moment(*from),
                end: length.map_or(PauseEnd::Open, |length| PauseEnd::At(moment(from + length))),
                reason: PauseReason::AwaitingCustomer,
            })
            .collect();
        let limit_of = ServiceLimit { time: ServiceTime::Minutes(limit), clock };
        let case = ServiceCase { received: moment(received), pauses: &pauses };
        let naive = Naive { calendar: &calendar, clock, pauses: &pauses };
        let limit = i64::from(limit);
        match service_due(case, limit_of, &calendar).expect("a deadline").value {
            ServiceDue::At(due) => {
                let due = due.since_1900().expect("in range");
                prop_assert_eq!(naive.used(base + received, due), limit);
                prop_assert!(limit == 0 || naive.used(base + received, due - 1) == limit - 1, "the first such moment");
            }
            ServiceDue::Stopped { left } => {
                // every pause begins within two weeks and nothing counts in an open one
                let used = naive.used(base + received, base + 30 * 1_440);
                prop_assert_eq!(used, limit - i64::from(left));
                prop_assert!(left > 0);
            }
        }
        let found = service_standing(case, limit_of, Completion::Awaited, moment(as_of), &calendar)
            .expect("a standing")
            .value;
        prop_assert_eq!(found.left, limit - naive.used(base + received, base + as_of));
        prop_assert_eq!(found.state == ServiceState::Breached, found.left < 0);
    }

    #[test]
    fn a_breach_is_permanent(
        received in any_minutes(),
        limit in 0_u32..1_000,
        pauses in any_pauses(),
        first in any_minutes(),
        later in 0_i64..20_000,
        done in any_minutes(),
    ) {
        let calendar = calendar(OFFICE, &[]);
        let base = at("2026-04-27T00:00").since_1900().expect("in range");
        let moment = |minutes: i64| Moment::after_1900(base + minutes).expect("a moment");
        let end = |from: i64, length: Option<i64>| length.map_or(PauseEnd::Open, |l| PauseEnd::At(moment(from + l)));
        let pauses: Vec<Pause> = pauses
            .iter()
            .map(|(from, l)| Pause { from: moment(*from), end: end(*from, *l), reason: PauseReason::Solved })
            .collect();
        let case = ServiceCase { received: moment(received), pauses: &pauses };
        let state = |as_of: i64| {
            service_standing(case, business(limit), Completion::At(moment(done)), moment(as_of), &calendar)
                .expect("a standing")
                .value
                .state
        };
        if state(first) == ServiceState::Breached {
            prop_assert_eq!(state(first + later), ServiceState::Breached);
        }
    }
}
