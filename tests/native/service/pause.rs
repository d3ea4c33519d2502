//! A break at noon in the service hours of a contract: no clock of working time runs in it (`domain.md` 6.8).

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::service::{Service, ServiceHours, ServicePause, Urgency};
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::period::{Period, Unit};
use counterpart::domain::service_case::{Agreed, clocks};
use counterpart::domain::service_clock::ServiceDue;
use counterpart::domain::service_policy::ServicePolicy;

use super::{CONTRACT, at, ticket};

/// 12:00 to 13:30.
const NOON: ServicePause = ServicePause { from: 12 * 60, to: 13 * 60 + 30 };

#[test]
fn a_clock_of_working_hours_stands_still_over_the_break() {
    // 09:00 to 18:00; received, hours to answer, break, due
    let table = [
        ("2026-05-15T16:30", 4, Some(NOON), "2026-05-18T11:30"),
        ("2026-05-15T16:30", 8, Some(NOON), "2026-05-18T17:00"),
        ("2026-05-15T16:30", 8, None, "2026-05-18T15:30"),
        ("2026-05-18T11:00", 1, Some(NOON), "2026-05-18T12:00"),
        ("2026-05-18T11:30", 1, Some(NOON), "2026-05-18T14:00"),
        ("2026-05-18T12:30", 1, Some(NOON), "2026-05-18T14:30"),
    ];
    for (received, hours, pause, due) in table {
        let mut service = Service::usual();
        service.hours.pause = pause;
        if let Some(level) = service.levels.iter_mut().find(|level| level.urgency == Urgency::High) {
            level.respond = Period { n: hours, unit: Unit::WorkingHour };
        }
        let it = ticket(TicketKind::Service, Urgency::High, received);
        let terms = service.terms();
        let agreed = Some(Agreed { contract: CONTRACT, terms: &terms });
        let course = it.course([], at(received));
        let calendar = WorkCalendar::standard();
        let found = clocks(&it, &course, agreed, &ServicePolicy::default(), &calendar, at(received));
        let respond = found.respond.expect("a clock").value.due;
        assert_eq!(respond, ServiceDue::At(at(due)), "{received} + {hours} h, {pause:?}");
    }
}

#[test]
fn hours_without_a_break_read_and_write_as_they_did() {
    let old = r#"{"days":"working_days","from":540,"to":1080}"#;
    let hours: ServiceHours = serde_json::from_str(old).expect("hours");
    assert_eq!(hours.stretches(), [(540, 1080)]);
    assert_eq!(serde_json::to_string(&hours).expect("JSON"), old);
    let with = ServiceHours { pause: Some(NOON), ..hours };
    assert_eq!(with.stretches(), [(540, 720), (810, 1080)]);
}
