//! Breaks in the service hours of a contract: no clock of working time runs in them (`domain.md` 6.8), the clause says them, and old
//! contracts read as they did.

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::field;
use counterpart::domain::contract::party::{ContractLanguage, Prevailing};
use counterpart::domain::contract::service::{Service, ServiceHours, ServicePause, Urgency};
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::period::{Period, Unit};
use counterpart::domain::problem::Reason;
use counterpart::domain::service_case::clocks;
use counterpart::domain::service_clock::ServiceDue;
use counterpart::domain::service_policy::ServicePolicy;
use counterpart::domain::service_promise::Agreed;
use counterpart::export::paper::{compose, plain_text};

use super::{CONTRACT, at, ticket};
use crate::paper::contracts::{distribution, latin_parties};

/// 12:00 to 13:30.
const NOON: ServicePause = ServicePause { from: 12 * 60, to: 13 * 60 + 30 };
/// 10:30 to 10:45.
const MORNING: ServicePause = ServicePause { from: 10 * 60 + 30, to: 10 * 60 + 45 };
/// 15:30 to 15:45.
const AFTERNOON: ServicePause = ServicePause { from: 15 * 60 + 30, to: 15 * 60 + 45 };

/// Two times of a day, as on the clock.
fn span(from: (u16, u16), to: (u16, u16)) -> ServicePause {
    ServicePause { from: from.0 * 60 + from.1, to: to.0 * 60 + to.1 }
}

#[test]
fn a_clock_of_working_hours_stands_still_over_the_break() {
    // 09:00 to 18:00; received, hours to answer, breaks, due
    let table = [
        ("2026-05-15T16:30", 4, vec![NOON], "2026-05-18T11:30"),
        ("2026-05-15T16:30", 8, vec![NOON], "2026-05-18T17:00"),
        ("2026-05-15T16:30", 8, vec![], "2026-05-18T15:30"),
        ("2026-05-18T11:00", 1, vec![NOON], "2026-05-18T12:00"),
        ("2026-05-18T11:30", 1, vec![NOON], "2026-05-18T14:00"),
        ("2026-05-18T12:30", 1, vec![NOON], "2026-05-18T14:30"),
        ("2026-05-18T10:00", 1, vec![MORNING, NOON, AFTERNOON], "2026-05-18T11:15"),
        // 1.25 h to noon, 2 h to half past three, 2.25 h to the end of the day, then half an hour
        ("2026-05-18T10:30", 6, vec![MORNING, NOON, AFTERNOON], "2026-05-19T09:30"),
        ("2026-05-18T15:40", 1, vec![NOON, AFTERNOON], "2026-05-18T16:45"),
    ];
    for (received, hours, pauses, due) in table {
        let mut service = Service::usual();
        service.hours.pauses.clone_from(&pauses);
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
        assert_eq!(respond, ServiceDue::At(at(due)), "{received} + {hours} h, {pauses:?}");
    }
}

#[test]
fn hours_read_and_write_as_they_did_with_no_break_and_with_one() {
    let table = [
        (r#"{"days":"working_days","from":540,"to":1080}"#, vec![], vec![(540, 1080)]),
        (
            r#"{"days":"working_days","from":540,"to":1080,"pause":{"from":720,"to":810}}"#,
            vec![NOON],
            vec![(540, 720), (810, 1080)],
        ),
        (
            r#"{"days":"working_days","from":540,"to":1080,"pause":[{"from":720,"to":810},{"from":930,"to":945}]}"#,
            vec![NOON, AFTERNOON],
            vec![(540, 720), (810, 930), (945, 1080)],
        ),
    ];
    for (kept, pauses, stretches) in table {
        let hours: ServiceHours = serde_json::from_str(kept).expect(kept);
        assert_eq!((&hours.pauses, hours.stretches()), (&pauses, stretches), "{kept}");
        assert_eq!(serde_json::to_string(&hours).expect("JSON"), kept);
        // the briefs of a book are kept in another form
        let packed = rmp_serde::to_vec(&serde_json::to_value(&hours).expect("a value")).expect("packed");
        assert_eq!(rmp_serde::from_slice::<ServiceHours>(&packed).expect("unpacked"), hours, "{kept}");
    }
}

#[test]
fn breaks_lie_inside_the_hours_one_after_the_other_and_there_are_three_at_most() {
    let high = 3;
    let too_many = Reason::CountOutOfRange { low: 0, high };
    let late = span((17, 0), (17, 15));
    // 09:00 to 18:00
    let table = [
        ("none", vec![], vec![]),
        ("three", vec![MORNING, NOON, AFTERNOON], vec![]),
        ("four", vec![MORNING, NOON, AFTERNOON, late], vec![too_many]),
        ("out of order", vec![NOON, MORNING], vec![Reason::NotInOrder]),
        ("one in another", vec![NOON, span((12, 30), (13, 0))], vec![Reason::NotInOrder]),
        ("one goes on where the other ends", vec![NOON, span((13, 30), (14, 0))], vec![Reason::NotInOrder]),
        ("before the hours", vec![span((8, 0), (8, 30))], vec![Reason::NotInOrder]),
        ("to the end of the hours", vec![span((17, 0), (18, 0))], vec![Reason::NotInOrder]),
        ("backwards", vec![span((13, 0), (12, 0))], vec![Reason::NotInOrder]),
        ("backwards, and too many", vec![AFTERNOON, NOON, MORNING, late], vec![Reason::NotInOrder, too_many]),
    ];
    for (case, pauses, expected) in table {
        let mut contract = distribution();
        let Clause::Included(service) = &mut contract.service else { panic!("a distribution has service") };
        service.hours.pauses = pauses;
        let found: Vec<Reason> = contract
            .check()
            .into_iter()
            .filter(|it| it.place.field == field::SERVICE_HOURS)
            .map(|it| it.reason)
            .collect();
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn the_clause_says_the_breaks_in_both_languages() {
    let both = ContractLanguage::Both { prevailing: Prevailing::Zh };
    let table = [
        (vec![], "服务时间为工作日09:00至18:00，", "from 09:00 to 18:00 on Working Days and"),
        (
            vec![NOON],
            "服务时间为工作日09:00至18:00（12:00至13:30休息），",
            "from 09:00 to 18:00 on Working Days, with a break from 12:00 to 13:30, and",
        ),
        (
            vec![NOON, AFTERNOON],
            "09:00至18:00（12:00至13:30、15:30至15:45休息），",
            "on Working Days, with breaks from 12:00 to 13:30 and from 15:30 to 15:45, and",
        ),
        (
            vec![MORNING, NOON, AFTERNOON],
            "09:00至18:00（10:30至10:45、12:00至13:30、15:30至15:45休息），",
            "with breaks from 10:30 to 10:45, from 12:00 to 13:30 and from 15:30 to 15:45, and",
        ),
    ];
    let (own, customer) = latin_parties();
    for (pauses, zh, en) in table {
        let mut contract = distribution();
        let Clause::Included(service) = &mut contract.service else { panic!("a distribution has service") };
        service.hours.pauses = pauses;
        let text = plain_text(&compose(&contract, &own, &customer, both));
        for said in [zh, en] {
            assert!(
                text.contains(said),
                "{said}: {}",
                text.lines().find(|it| it.contains("09:00")).unwrap_or_default()
            );
        }
    }
}
