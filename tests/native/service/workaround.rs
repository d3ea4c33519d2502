//! The time to a workaround (`contract-rules.md` 5.2): promised by the house alone, level by level, from the day it says so.

use counterpart::domain::agenda::Agenda;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::service::{Service, ServiceLevel, Urgency};
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::lifecycle::ticket::command::Event;
use counterpart::domain::period::Period;
use counterpart::domain::service_case::{Clocks, Target, clocks};
use counterpart::domain::service_clock::ServiceDue;
use counterpart::domain::service_clock::level::Priority;
use counterpart::domain::service_policy::{HouseLevel, PolicyError, ServicePolicy, WorkaroundLimit};
use counterpart::domain::service_promise::{Agreed, House, Standard};
use counterpart::domain::service_standards::Standards;
use counterpart::domain::ticket::{Course, Ticket};
use counterpart::i18n::{Locale, Text};

use super::{CONTRACT, acknowledged, assessed, assigned, at, changed_at, day, events, solved, ticket};

/// The values of 5.2.
fn promised() -> ServicePolicy {
    let limit = |urgency, within| WorkaroundLimit { urgency, within };
    let workarounds = vec![limit(Urgency::Urgent, Period::hours(8)), limit(Urgency::High, Period::working_days(1))];
    ServicePolicy { workarounds, ..ServicePolicy::default() }
}

fn contained() -> Event {
    Event::WorkedAround { note: "a spare meter is on loan".to_owned() }
}

/// Solved at eleven, and rejected by the customer.
fn rejected(when: &'static str) -> Vec<(&'static str, Event)> {
    vec![
        ("2026-05-18T10:00", Event::Started),
        ("2026-05-18T11:00", solved()),
        (when, Event::Reopened { reason: "it jumps again".to_owned() }),
    ]
}

fn reckon<'a>(house: impl Into<House<'a>>, it: &Ticket, told: &[(&str, Event)], now: &str) -> (Course, Clocks) {
    let course = it.course(&events(told), at(now));
    let found = clocks(it, &course, None, house, &WorkCalendar::standard(), at(now));
    (course, found)
}

#[test]
fn a_workaround_is_due_where_the_house_promises_one() {
    let policy = promised();
    // 18 May is a Monday; a working day is 9 hours, from 09:00 to 18:00
    for (urgency, due) in [
        (Urgency::Urgent, Some("2026-05-18T17:00")),
        (Urgency::High, Some("2026-05-18T18:00")),
        (Urgency::Medium, None),
        (Urgency::Low, None),
    ] {
        let it = ticket(TicketKind::Service, urgency, "2026-05-18T09:00");
        let (_, found) = reckon(&policy, &it, &[], "2026-05-18T09:00");
        let found = found.workaround.map(|clock| clock.expect("a clock").value.due);
        assert_eq!(found, due.map(|due| ServiceDue::At(at(due))), "{urgency:?}");
    }
    let it = ticket(TicketKind::Service, Urgency::Urgent, "2026-05-18T09:00");
    // nobody has to promise it, and a contract does not
    assert_eq!(reckon(&ServicePolicy::default(), &it, &[], "2026-05-19T09:00").1.workaround, None);
    let terms = Service::usual().terms();
    let place = WorkCalendar::standard();
    let agreed = Some(Agreed { contract: CONTRACT, terms: &terms, calendar: &place });
    let course = it.course([], at("2026-05-18T09:00"));
    let found = clocks(&it, &course, agreed, &policy, &WorkCalendar::standard(), at("2026-05-18T09:00"));
    assert_eq!(found.workaround, None);
    // of a ticket that came in before it was promised, none is due
    let later = changed_at(&Standards::default(), at("2026-05-19T09:00"), policy);
    assert_eq!(reckon(&later, &it, &[], "2026-05-20T09:00").1.workaround, None);
    let next = ticket(TicketKind::Service, Urgency::Urgent, "2026-05-19T09:00");
    assert!(reckon(&later, &next, &[], "2026-05-20T09:00").1.workaround_is_late());
}

#[test]
fn where_a_customer_is_promised_a_solution_sooner_no_workaround_is_due() {
    let policy = promised();
    let it = ticket(TicketKind::Service, Urgency::Urgent, "2026-05-18T09:00");
    let within = Some(Period::hours(8));
    for (resolve, expected) in [
        (Period::hours(4), None),
        (Period::hours(7), None),
        // not later than the solution
        (Period::hours(8), within),
        (Period::hours(12), within),
    ] {
        let level = ServiceLevel { urgency: Urgency::Urgent, respond: Period::hours(1), resolve };
        let theirs = [HouseLevel { kind: TicketKind::Service, level }];
        let house = || House::from(&policy).with_own(theirs.as_slice().into());
        let standard = Standard::of(&it, Urgency::Urgent, None, house(), &WorkCalendar::standard());
        assert_eq!(standard.workaround_within, expected, "{resolve:?}");
        let (_, found) = reckon(house(), &it, &[], "2026-05-18T09:00");
        assert_eq!(found.workaround.is_some(), expected.is_some(), "{resolve:?}");
    }
}

#[test]
fn it_is_late_until_the_effect_is_contained_and_stays_late() {
    let it = ticket(TicketKind::Service, Urgency::High, "2026-05-18T09:00");
    let begun = || vec![("2026-05-18T09:30", assigned()), ("2026-05-18T09:30", acknowledged())];
    let with = |more: Vec<(&'static str, Event)>| [begun(), more].concat();
    for (told, now, next, is_late, was_late) in [
        (vec![], "2026-05-18T09:05", Target::Answer, false, false),
        (begun(), "2026-05-18T18:00", Target::Workaround, false, false),
        (begun(), "2026-05-19T09:01", Target::Workaround, true, true),
        (with(vec![("2026-05-18T12:00", contained())]), "2026-05-19T12:00", Target::Solution, false, false),
        (with(vec![("2026-05-19T10:00", contained())]), "2026-05-19T12:00", Target::Solution, false, true),
        // what is solved needs no workaround
        (
            with(vec![("2026-05-18T10:00", Event::Started), ("2026-05-18T11:00", solved())]),
            "2026-05-20T12:00",
            Target::Solution,
            false,
            false,
        ),
        // a solution that was rejected contained nothing: the workaround is awaited as before, but for the four hours of it
        (with(rejected("2026-05-18T15:00")), "2026-05-18T16:00", Target::Workaround, false, false),
        (with(rejected("2026-05-18T15:00")), "2026-05-19T13:00", Target::Workaround, false, false),
        (with(rejected("2026-05-18T15:00")), "2026-05-19T13:01", Target::Workaround, true, true),
        (
            with([rejected("2026-05-18T15:00"), vec![("2026-05-18T17:00", contained())]].concat()),
            "2026-05-19T12:00",
            Target::Solution,
            false,
            false,
        ),
        // what was contained before stays contained when the solution is rejected
        (
            with([vec![("2026-05-18T09:45", contained())], rejected("2026-05-18T15:00")].concat()),
            "2026-05-19T12:00",
            Target::Solution,
            false,
            false,
        ),
        // and by the solution that stands, where none came before
        (
            with([rejected("2026-05-18T15:00"), vec![("2026-05-18T17:00", solved())]].concat()),
            "2026-05-20T12:00",
            Target::Solution,
            false,
            false,
        ),
        (
            with([rejected("2026-05-18T15:00"), vec![("2026-05-19T14:00", solved())]].concat()),
            "2026-05-20T12:00",
            Target::Solution,
            false,
            true,
        ),
    ] {
        let (course, found) = reckon(&promised(), &it, &told, now);
        let said = (found.next(&course).0, found.is_late(&course), found.workaround_is_late());
        assert_eq!(said, (next, is_late, was_late), "{told:?} at {now}");
    }
}

#[test]
fn a_workaround_that_was_missed_stays_missed_when_the_level_is_set_anew() {
    let it = ticket(TicketKind::Complaint, Urgency::High, "2026-05-18T09:00");
    let told = |when: &'static str| {
        vec![
            ("2026-05-18T09:30", assigned()),
            ("2026-05-18T09:30", acknowledged()),
            ("2026-05-18T10:00", Event::Started),
            (when, assessed(Priority::P3)),
        ]
    };
    for (when, is_late) in [("2026-05-19T10:00", true), ("2026-05-18T17:00", false)] {
        let (course, found) = reckon(&promised(), &it, &told(when), "2026-05-19T12:00");
        assert_eq!((found.workaround.is_none(), found.workaround_is_late()), (true, is_late), "{when}");
        assert!(!found.is_late(&course), "the level that holds now promises none: none is to be done");
    }
}

#[test]
fn each_clock_of_what_is_still_to_be_done_stands_in_the_agenda() {
    let keys = |kinds: &[&str]| kinds.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let all = ["2026-05-18 ticket-answer", "2026-05-18 ticket-workaround", "2026-05-20 ticket"];
    let assigned_and_told = vec![("2026-05-18T09:30", assigned()), ("2026-05-18T09:30", acknowledged())];
    let contained_too = [assigned_and_told.clone(), vec![("2026-05-18T12:00", contained())]].concat();
    let done = [assigned_and_told.clone(), vec![("2026-05-18T10:00", Event::Started), ("2026-05-18T11:00", solved())]]
        .concat();
    for (why, kind, told, expected) in [
        ("nothing was done", TicketKind::Service, vec![], keys(&all)),
        (
            "a complaint is acknowledged besides, within a working day",
            TicketKind::Complaint,
            vec![],
            keys(&["2026-05-18 ticket-acknowledgement", all[0], all[1], all[2]]),
        ),
        ("answered", TicketKind::Complaint, assigned_and_told, keys(&[all[1], all[2]])),
        ("contained", TicketKind::Service, contained_too, keys(&[all[2]])),
        ("solved", TicketKind::Service, done, keys(&[])),
    ] {
        let it = ticket(kind, Urgency::High, "2026-05-18T09:00");
        let (course, found) = reckon(&promised(), &it, &told, "2026-05-18T12:00");
        let mut agenda = Agenda::new(day("2026-05-18"));
        agenda.ticket_clocks(&it, &found, &course);
        let id = format!(".{}", it.id);
        let said: Vec<String> =
            agenda.into_entries().iter().map(|it| format!("{} {}", it.day, it.key().replace(&id, ""))).collect();
        assert_eq!(said, expected, "{why}");
    }
}

#[test]
fn a_workaround_moves_nothing_and_comes_before_the_solution() {
    let it = ticket(TicketKind::Service, Urgency::High, "2026-05-18T09:00");
    let begun = vec![("2026-05-18T09:30", assigned()), ("2026-05-18T10:00", Event::Started)];
    let now = "2026-05-18T12:00";
    let before = it.course(&events(&begun), at(now));
    let after = it.course(&events(&[begun.clone(), vec![("2026-05-18T11:00", contained())]].concat()), at(now));
    assert_eq!(after.state, before.state);
    assert_eq!((before.contained_at(), after.contained_at()), (None, Some(at("2026-05-18T11:00"))));
    // after the solution there is nothing to contain
    let late = [begun, vec![("2026-05-18T11:00", solved()), ("2026-05-18T11:30", contained())]].concat();
    let course = it.course(&events(&late), at(now));
    assert_eq!((course.steps.len(), course.contained_at()), (3, Some(at("2026-05-18T11:00"))));
}

#[test]
fn a_workaround_is_not_promised_later_than_the_solution_and_reads_in_both_languages() {
    assert_eq!(promised().check_after(&ServicePolicy::default()), Ok(()));
    let limit = WorkaroundLimit { urgency: Urgency::High, within: Period::working_days(4) };
    let slow = ServicePolicy { workarounds: vec![limit], ..ServicePolicy::default() };
    assert_eq!(
        slow.check_after(&ServicePolicy::default()),
        Err(PolicyError::WorkaroundLater { urgency: Urgency::High })
    );
    assert_eq!(
        Text::new(Locale::Zh).policy_words(&promised()),
        "P1 紧急：8 小时内给出临时方案；P2 重要：1 个工作日内给出临时方案"
    );
    assert_eq!(
        Text::new(Locale::En).policy_words(&promised()),
        "P1 urgent: workaround within 8 hours; P2 high: workaround within 1 working day"
    );
    let written = serde_json::to_value(ServicePolicy::default()).expect("JSON");
    assert!(written.get("workarounds").is_none(), "{written}");
}
