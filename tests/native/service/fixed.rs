//! What of a ticket stays once something happened to it.

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::service::Urgency;
use counterpart::domain::id::CustomerId;
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::lifecycle::ticket::command::Event;
use counterpart::domain::service_case::{Target, clocks};
use counterpart::domain::service_policy::ServicePolicy;
use counterpart::domain::ticket::Ticket;
use counterpart::domain::ticket_fixed::Fixed;
use counterpart::i18n::{Locale, Text};
use uuid::Uuid;

use super::{acknowledged, assigned, at, events, ticket};

/// Received on a Monday at nine: high is answered within four working hours, medium within a working day of nine.
fn came_in(kind: TicketKind) -> Ticket {
    ticket(kind, Urgency::High, "2026-05-11T09:00")
}

fn fixed(it: &Ticket, told: &[(&str, Event)], changed: &Ticket) -> Vec<Fixed> {
    let now = at("2026-05-11T17:00");
    let course = it.course(&events(told), now);
    let house = ServicePolicy::default();
    it.fixed(changed, &course, |it| clocks(it, &course, None, &house, &WorkCalendar::standard(), now))
}

#[test]
fn what_the_clocks_of_a_ticket_start_from_stays_once_something_happened_to_it() {
    // what is changed, the ticket, what happened to it, the change, what of it is refused
    type Case<'a> = (&'a str, &'a Ticket, Vec<(&'a str, Event)>, Ticket, Vec<Fixed>);
    let in_time = || vec![("2026-05-11T10:00", assigned()), ("2026-05-11T10:05", acknowledged())];
    let late = || vec![("2026-05-11T15:00", assigned()), ("2026-05-11T15:05", acknowledged())];
    let (service, complaint) = (came_in(TicketKind::Service), came_in(TicketKind::Complaint));
    let at_level = |of: &Ticket, severity| Ticket { severity, ..of.clone() };
    let other_customer = Ticket { customer: CustomerId(Uuid::from_u128(3)), ..service.clone() };
    let no_contract = Ticket { contract: None, ..service.clone() };
    let earlier = Ticket { received: at("2026-05-11T08:59"), ..service.clone() };
    let words = Ticket { title: "Meter stands".to_owned(), wish: "a new one".to_owned(), ..service.clone() };
    let all = Ticket { received: at("2026-05-11T09:30"), contract: None, ..complaint.clone() };
    let was_late = Fixed::LevelWasLate(Target::Answer);
    let (medium, urgent) = (Urgency::Medium, Urgency::Urgent);
    let cases: [Case<'_>; 12] = [
        ("nothing happened yet", &service, vec![], all.clone(), vec![]),
        ("nothing happened yet, though it is late", &service, vec![], at_level(&service, medium), vec![]),
        ("its kind", &service, in_time(), complaint.clone(), vec![Fixed::Kind]),
        ("whose it is", &service, in_time(), other_customer, vec![Fixed::Customer]),
        ("its contract", &service, in_time(), no_contract, vec![Fixed::Contract]),
        ("when it came in", &service, in_time(), earlier, vec![Fixed::Received]),
        ("several at once", &service, in_time(), all, vec![Fixed::Kind, Fixed::Contract, Fixed::Received]),
        ("words", &service, late(), words, vec![]),
        ("a level under which nothing was late", &service, in_time(), at_level(&service, medium), vec![]),
        ("a slower level once the answer was late", &service, late(), at_level(&service, medium), vec![was_late]),
        ("a faster level, under which it was late too", &service, late(), at_level(&service, urgent), vec![]),
        ("of a complaint", &complaint, in_time(), at_level(&complaint, urgent), vec![Fixed::LevelOfComplaint]),
    ];
    for (what, it, told, changed, expected) in cases {
        assert_eq!(fixed(it, &told, &changed), expected, "{what}");
    }
}

#[test]
fn what_was_late_when_a_step_was_entered_stays_so_whatever_another_copy_made_of_the_level() {
    // when it was given to somebody and when it was answered, with what its record said of its level then; whether that was late
    type Case<'a> = (&'a str, [(&'a str, Option<Urgency>); 2], bool);
    let (high, medium) = (Some(Urgency::High), Some(Urgency::Medium));
    let cases: [Case<'_>; 5] = [
        ("answered late", [("2026-05-11T15:00", high), ("2026-05-11T15:05", high)], true),
        ("answered in time", [("2026-05-11T10:00", high), ("2026-05-11T10:05", high)], false),
        ("in time by the level that it has", [("2026-05-11T15:00", medium), ("2026-05-11T15:05", medium)], false),
        ("changed before it was late", [("2026-05-11T10:00", high), ("2026-05-11T15:05", medium)], false),
        ("nobody kept the level", [("2026-05-11T15:00", None), ("2026-05-11T15:05", None)], false),
    ];
    let record = Ticket { severity: Urgency::Medium, ..came_in(TicketKind::Service) };
    let now = at("2026-05-11T17:00");
    for (what, [given, told], is_late) in cases {
        let mut all = events(&[(given.0, assigned()), (told.0, acknowledged())]);
        for (event, (_, level)) in all.iter_mut().zip([given, told]) {
            event.level = level;
        }
        let course = record.course(&all, now);
        let house = ServicePolicy::default();
        let found = clocks(&record, &course, None, &house, &WorkCalendar::standard(), now);
        assert_eq!(found.was_late(Target::Answer), is_late, "{what}");
        assert_eq!(found.broken.respond, is_late.then(|| (Urgency::High, at(told.0))), "{what}");
        assert_eq!(record.urgency(&course), Urgency::Medium, "{what}");
    }
}

#[test]
fn why_a_level_stays_is_said() {
    let fixed = Fixed::LevelWasLate(Target::Answer);
    for (locale, expected) in [
        (Locale::Zh, "响应在原来的级别下已经超时，换这个级别会把它抹掉。"),
        (Locale::En, "Answer: late at the level that it has; this one would wipe that out."),
    ] {
        assert_eq!(Text::new(locale).ticket_fixed_problem(fixed), expected);
    }
}
