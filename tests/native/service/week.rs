//! Days of the week with service hours of their own (S4 `service_hours`): the clock keeps them, the clause says them, and contracts
//! without them read as they did.

use std::collections::BTreeSet;

use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::calendar::{CalendarLine, WorkCalendar};
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::field;
use counterpart::domain::contract::party::{ContractLanguage, Prevailing};
use counterpart::domain::contract::service::{
    Service, ServiceDay, ServiceDays, ServiceHours, ServiceStretch, Urgency, WeekDay,
};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::local_calendar::LocalCalendar;
use counterpart::domain::period::{Period, Unit};
use counterpart::domain::problem::{Place, Reason};
use counterpart::domain::service_case::clocks;
use counterpart::domain::service_clock::{ClockLine, ServiceDue};
use counterpart::domain::service_policy::ServicePolicy;
use counterpart::domain::service_promise::Agreed;
use counterpart::export::paper::{compose, plain_text};

use super::{CONTRACT, at, day, ticket};
use crate::paper::contracts::{distribution, latin_parties};

/// A day with these hours, from and to.
fn on(day: WeekDay, hours: &[(u16, u16)]) -> ServiceDay {
    let stretches = hours.iter().map(|(from, to)| ServiceStretch { from: from * 60, to: to * 60 }).collect();
    ServiceDay { day, stretches }
}

fn with(week: Vec<ServiceDay>) -> Contract {
    let mut contract = distribution();
    let Clause::Included(service) = &mut contract.service else { panic!("a distribution has service") };
    service.hours.week = week;
    contract
}

#[test]
fn a_clock_of_working_hours_runs_on_the_days_of_work_of_the_place() {
    let week = [WeekDay::Sunday, WeekDay::Monday, WeekDay::Tuesday, WeekDay::Wednesday, WeekDay::Thursday];
    let free = CalendarYear::new(2026, [day("2026-05-18")], []).expect("a year");
    let riyadh = LocalCalendar { name: Wording::same("Riyadh"), week: BTreeSet::from(week), years: vec![free] };
    let book = WorkCalendar::standard().with_place(riyadh.calendar());
    // received on Friday 15 May 2026; hours to answer, and by when in Riyadh and in a place whose days are not kept
    for (place, days, hours, due) in [
        ("Riyadh", ServiceDays::WorkingDays, 4, "2026-05-17T13:00"),
        // Monday is free there
        ("Riyadh", ServiceDays::WorkingDays, 10, "2026-05-19T10:00"),
        ("Oslo", ServiceDays::WorkingDays, 4, "2026-05-18T11:30"),
        // what the clause says of the days goes before the place
        ("Riyadh", ServiceDays::MondayToSaturday, 4, "2026-05-16T11:30"),
    ] {
        let mut service = Service::usual();
        service.hours.days = days;
        if let Some(level) = service.levels.iter_mut().find(|level| level.urgency == Urgency::High) {
            level.respond = Period { n: hours, unit: Unit::WorkingHour };
        }
        let terms = service.terms();
        let it = ticket(TicketKind::Service, Urgency::High, "2026-05-15T16:30");
        let agreed = Some(Agreed { contract: CONTRACT, terms: &terms, calendar: book.at(["", place]) });
        let course = it.course([], it.received);
        let found = clocks(&it, &course, agreed, &ServicePolicy::default(), &book, it.received);
        let respond = found.respond.expect("a clock");
        assert_eq!(respond.value.due, ServiceDue::At(at(due)), "{place} {days:?} {hours}");
        let is_told = respond.working.contains(&ClockLine::Calendar(CalendarLine::LocalCalendarKept));
        assert_eq!(is_told, place == "Riyadh" && days == ServiceDays::WorkingDays, "{place} {days:?}");
    }
}

#[test]
fn a_clock_of_working_hours_runs_in_the_hours_of_each_day() {
    // Friday 9 to 12 and 13 to 15, Saturday 10 to 14, no Wednesday; every other working day 9 to 18
    let week = vec![
        on(WeekDay::Friday, &[(9, 12), (13, 15)]),
        on(WeekDay::Saturday, &[(10, 14)]),
        on(WeekDay::Wednesday, &[]),
    ];
    // received, hours to answer, due; 15 May 2026 is a Friday
    let table = [
        ("2026-05-15T11:30", 2, "2026-05-15T14:30"),
        ("2026-05-15T14:30", 1, "2026-05-16T10:30"),
        // half an hour, the four of Saturday, and an hour and a half
        ("2026-05-15T14:30", 6, "2026-05-18T10:30"),
        ("2026-05-16T09:00", 1, "2026-05-16T11:00"),
        ("2026-05-17T12:00", 1, "2026-05-18T10:00"),
        ("2026-05-19T17:00", 2, "2026-05-21T10:00"),
    ];
    for (received, hours, due) in table {
        let mut service = Service::usual();
        service.hours.week.clone_from(&week);
        if let Some(level) = service.levels.iter_mut().find(|level| level.urgency == Urgency::High) {
            level.respond = Period { n: hours, unit: Unit::WorkingHour };
        }
        let it = ticket(TicketKind::Service, Urgency::High, received);
        let terms = service.terms();
        let place = WorkCalendar::standard();
        let agreed = Some(Agreed { contract: CONTRACT, terms: &terms, calendar: &place });
        let course = it.course([], at(received));
        let calendar = WorkCalendar::standard();
        let found = clocks(&it, &course, agreed, &ServicePolicy::default(), &calendar, at(received));
        let respond = found.respond.expect("a clock").value.due;
        assert_eq!(respond, ServiceDue::At(at(due)), "{received} + {hours} h");
    }
}

#[test]
fn hours_of_single_days_make_no_day_more_or_less_a_working_day() {
    // 15 May 2026 is a Friday; 10 working days after it are 29 May, 5 are 22 May, and 3 of nine hours from 11:30 end on Wednesday
    let mornings = WeekDay::ALL[..5].iter().map(|day| on(*day, &[(9, 12)])).collect();
    let table = [
        ("none", vec![]),
        ("Saturday too", vec![on(WeekDay::Saturday, &[(9, 12)])]),
        ("no Wednesday", vec![on(WeekDay::Wednesday, &[])]),
        ("mornings", mornings),
    ];
    for (case, week) in table {
        let mut service = Service::usual();
        service.hours.week = week;
        let it = ticket(TicketKind::Complaint, Urgency::High, "2026-05-15T11:30");
        let terms = service.terms();
        let place = WorkCalendar::standard();
        let agreed = Some(Agreed { contract: CONTRACT, terms: &terms, calendar: &place });
        let now = at("2026-05-15T11:30");
        let found = clocks(&it, &it.course([], now), agreed, &ServicePolicy::default(), &WorkCalendar::standard(), now);
        let standard = &found.standard;
        assert_eq!(standard.answer_until(now), Some(at("2026-05-29T23:59")), "{case}");
        assert_eq!(standard.next_update(now.date()), Some(day("2026-05-22")), "{case}");
        let resolve = found.resolve.expect("a clock").value.due;
        assert_eq!(resolve, ServiceDue::At(at("2026-05-20T11:30")), "{case}");
    }
}

#[test]
fn hours_of_single_days_are_kept_beside_the_others() {
    let plain = r#"{"days":"working_days","from":540,"to":1080}"#;
    let hours: ServiceHours = serde_json::from_str(plain).expect(plain);
    assert!(hours.week.is_empty());
    assert_eq!(serde_json::to_string(&hours).expect("JSON"), plain, "an old record keeps its bytes");
    let own = r#"{"days":"working_days","from":540,"to":1080,"week":[{"day":"friday","stretches":[{"from":540,"to":720},{"from":780,"to":900}]},{"day":"wednesday","stretches":[]}]}"#;
    let hours: ServiceHours = serde_json::from_str(own).expect(own);
    assert_eq!(hours.week, [on(WeekDay::Friday, &[(9, 12), (13, 15)]), on(WeekDay::Wednesday, &[])]);
    assert_eq!(serde_json::to_string(&hours).expect("JSON"), own);
    // the briefs of a book are kept in another form
    let packed = rmp_serde::to_vec_named(&hours).expect("packed");
    assert_eq!(rmp_serde::from_slice::<ServiceHours>(&packed).expect("unpacked"), hours);
}

#[test]
fn a_day_is_told_once_in_order_and_some_day_is_left() {
    let too_many = Reason::CountOutOfRange { low: 0, high: 4 };
    let five = [(8, 9), (10, 11), (12, 13), (14, 15), (16, 17)];
    let closed = WeekDay::ALL.map(|day| on(day, &[])).to_vec();
    let row = |row| Place::row(field::SERVICE_WEEK, row);
    let table = [
        ("none", vec![], vec![]),
        ("four", vec![on(WeekDay::Friday, &five[..4])], vec![]),
        ("to midnight", vec![on(WeekDay::Friday, &[(20, 24)])], vec![]),
        ("five", vec![on(WeekDay::Friday, &five)], vec![(row(0), too_many)]),
        ("past midnight", vec![on(WeekDay::Friday, &[(20, 25)])], vec![(row(0), Reason::NotInOrder)]),
        ("backwards", vec![on(WeekDay::Friday, &[(15, 9)])], vec![(row(0), Reason::NotInOrder)]),
        ("out of order", vec![on(WeekDay::Friday, &[(13, 15), (9, 12)])], vec![(row(0), Reason::NotInOrder)]),
        ("without a break", vec![on(WeekDay::Friday, &[(9, 12), (12, 15)])], vec![(row(0), Reason::NotInOrder)]),
        (
            "twice",
            vec![on(WeekDay::Friday, &[(9, 12)]), on(WeekDay::Monday, &[]), on(WeekDay::Friday, &[])],
            vec![(row(2), Reason::Twice)],
        ),
        ("never", closed, vec![(Place::of(field::SERVICE_WEEK), Reason::Missing)]),
    ];
    for (case, week, expected) in table {
        let problems = with(week).check().into_iter().filter(|it| it.place.field == field::SERVICE_WEEK);
        assert_eq!(problems.map(|it| (it.place, it.reason)).collect::<Vec<_>>(), expected, "{case}");
    }
}

#[test]
fn the_clause_says_the_hours_of_single_days_in_both_languages() {
    let both = ContractLanguage::Both { prevailing: Prevailing::Zh };
    let (own, customer) = latin_parties();
    let said = |contract: &Contract| plain_text(&compose(contract, &own, &customer, both));
    let mut contract = with(vec![
        on(WeekDay::Friday, &[(9, 12), (13, 15)]),
        on(WeekDay::Saturday, &[(10, 14)]),
        on(WeekDay::Wednesday, &[]),
    ]);
    let text = said(&contract);
    for words in [
        "确认。下列各日的服务时间另行约定：周五09:00至12:00、13:00至15:00；周六10:00至14:00；周三不提供服务。上述各日遇法定休假日的，不提供服务；",
        "Other hours of service hold on these days: from 09:00 to 12:00 and from 13:00 to 15:00 on Fridays; from 10:00 to 14:00 on \
         Saturdays; no service on Wednesdays. There is no service on any of them that is a public holiday;",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    // where not only working days count holidays change nothing
    let Clause::Included(service) = &mut contract.service else { panic!("a distribution has service") };
    service.hours.days = ServiceDays::EveryDay;
    let text = said(&contract);
    assert!(text.contains("周三不提供服务。") && !text.contains("法定休假日的，不提供服务"), "{text}");
    let plain = said(&distribution());
    assert!(!plain.contains("另行约定：周") && !plain.contains("Other hours of service"), "{plain}");
}
