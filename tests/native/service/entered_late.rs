//! A holiday that was entered only after its day had passed: the clocks of that year are reckoned anew, those of breaches too.

use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::calendar::{CalendarLine, WorkCalendar};
use counterpart::domain::contract::service::Urgency;
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::lifecycle::ticket::command::Event;
use counterpart::domain::service_case::{Clocks, clocks};
use counterpart::domain::service_clock::level::Priority;
use counterpart::domain::service_clock::{ClockLine, ServiceState};
use counterpart::domain::service_policy::ServicePolicy;

use super::{acknowledged, assessed, assigned, at, day, events, ticket};

/// Monday 18 May 2026 as a holiday.
fn entered() -> WorkCalendar {
    let year = CalendarYear::new(2026, [day("2026-05-18")], []).expect("a year");
    WorkCalendar::standard().with_year(year)
}

/// A complaint of Friday 16:30, to be answered within four working hours: 90 minutes of Friday, 150 of the next working day.
fn reckon(told: &[(&str, Event)], calendar: &WorkCalendar) -> Clocks {
    let it = ticket(TicketKind::Complaint, Urgency::High, "2026-05-15T16:30");
    let now = at("2026-05-19T17:00");
    let course = it.course(&events(told), now);
    clocks(&it, &course, None, &ServicePolicy::default(), calendar, now)
}

/// Answered on Monday at 14:00: 390 minutes by the week alone, and the 90 of Friday where the Monday was a day of rest.
#[test]
fn a_holiday_entered_later_shows_that_no_clock_ran_on_it() {
    let told = [("2026-05-18T13:50", assigned()), ("2026-05-18T14:00", acknowledged())];
    let missing = ClockLine::Calendar(CalendarLine::YearNotEntered { year: 2026 });
    for (case, calendar, state, left, is_told) in [
        ("no year entered", WorkCalendar::standard(), ServiceState::Breached, -150, true),
        ("the holiday entered", entered(), ServiceState::Met, 150, false),
    ] {
        let found = reckon(&told, &calendar);
        assert_eq!(found.answer_is_late(), state == ServiceState::Breached, "{case}");
        let answer = found.respond.expect("a clock");
        assert_eq!((answer.value.state, answer.value.left), (state, left), "{case}");
        assert_eq!(answer.working.contains(&missing), is_told, "{case}: the doubt is told while it lasts");
    }
}

/// Answered on Monday at 13:40 and found to be less urgent at 14:00: by the week alone the answer was late under the level that held
/// until then.
#[test]
fn a_breach_under_an_earlier_level_is_reckoned_anew_with_the_holiday_too() {
    let late = at("2026-05-18T14:00");
    let told = [
        ("2026-05-18T13:30", assigned()),
        ("2026-05-18T13:35", acknowledged()),
        ("2026-05-18T13:40", Event::Started),
        ("2026-05-18T14:00", assessed(Priority::P3)),
    ];
    for (case, calendar, broken) in [
        ("no year entered", WorkCalendar::standard(), Some((Urgency::High, late))),
        ("the holiday entered", entered(), None),
    ] {
        assert_eq!(reckon(&told, &calendar).broken.respond, broken, "{case}");
    }
}
