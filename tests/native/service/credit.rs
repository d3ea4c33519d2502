//! What a missed limit costs: which limits were missed, the share of the month's fee, the cap, and the parts that bear it.

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::service::{Remedy, Service, ServiceCredit, Urgency};
use counterpart::domain::exact::Worked;
use counterpart::domain::id::{ContractId, TicketEventId, TicketId, WaiverId};
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::lifecycle::ticket::command::Event;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;
use counterpart::domain::service_case::clocks;
use counterpart::domain::service_credit::{
    Credit, CreditError, Fee, FeeFrom, Limit, Missed, missed, month_of, service_credit,
};
use counterpart::domain::service_policy::ServicePolicy;
use counterpart::domain::service_promise::Agreed;
use counterpart::domain::ticket::TicketEvent;
use uuid::Uuid;

use super::{CONTRACT, acknowledged, assigned, at, day, events, solved, ticket};

/// 5 % for each limit, at most 10 % in a month.
const RULE: ServiceCredit = ServiceCredit::Share { each: Ppm(50_000), cap: Ppm(100_000) };

fn answer(on: &str) -> Missed {
    Missed { limit: Limit::Answer, on: day(on) }
}

fn solution(on: &str) -> Missed {
    Missed { limit: Limit::Solution, on: day(on) }
}

/// Months with their shares, caps and credits in fen; and all of it.
type Reckoned = (Vec<(&'static str, i64, i64, i64)>, i64);

/// What it is, the fee, what was missed, what was credited before, what comes of it.
type Case = (&'static str, i64, Vec<Missed>, Vec<(&'static str, i64)>, Reckoned);

#[test]
fn each_missed_limit_is_a_share_of_the_fee_of_its_month_up_to_the_cap() {
    let table: [Case; 8] = [
        ("one", 1_200_000, vec![answer("2026-05-18")], vec![], (vec![("2026-05-01", 60_000, 120_000, 60_000)], 60_000)),
        (
            "both in one month",
            1_200_000,
            vec![answer("2026-05-18"), solution("2026-05-20")],
            vec![],
            (vec![("2026-05-01", 120_000, 120_000, 120_000)], 120_000),
        ),
        (
            "the cap leaves 900.00",
            1_200_000,
            vec![answer("2026-05-18"), solution("2026-05-20")],
            vec![("2026-05-01", 30_000)],
            (vec![("2026-05-01", 120_000, 120_000, 90_000)], 90_000),
        ),
        (
            "the cap is reached",
            1_200_000,
            vec![answer("2026-05-18")],
            vec![("2026-05-01", 70_000), ("2026-05-01", 50_000)],
            (vec![("2026-05-01", 60_000, 120_000, 0)], 0),
        ),
        (
            "another month has a cap of its own",
            1_200_000,
            vec![answer("2026-05-31"), solution("2026-06-01")],
            vec![("2026-05-01", 120_000)],
            (vec![("2026-05-01", 60_000, 120_000, 0), ("2026-06-01", 60_000, 120_000, 60_000)], 60_000),
        ),
        // 500.05 fen is 5.00, 500.50 fen is 5.01
        ("down", 10_001, vec![answer("2026-05-18")], vec![], (vec![("2026-05-01", 500, 1_000, 500)], 500)),
        ("half up", 10_010, vec![answer("2026-05-18")], vec![], (vec![("2026-05-01", 501, 1_001, 501)], 501)),
        (
            "rounded once",
            10_010,
            vec![answer("2026-05-18"), solution("2026-05-20")],
            vec![],
            (vec![("2026-05-01", 1_001, 1_001, 1_001)], 1_001),
        ),
    ];
    for (case, fee, all, before, (months, sum)) in table {
        let before: Vec<_> = before.into_iter().map(|(month, fen)| (day(month), Money::cny(fen))).collect();
        let fee = |_| Ok(Fee { amount: Money::cny(fee), from: FeeFrom::Plan });
        let Worked { value, working } = service_credit(RULE, &all, fee, &before).expect(case).expect(case);
        let found: Vec<_> =
            working.iter().map(|it| (it.month, it.share.minor, it.cap.minor, it.amount.minor)).collect();
        let months: Vec<_> = months.into_iter().map(|(month, share, cap, own)| (day(month), share, cap, own)).collect();
        assert_eq!((found, value), (months, Money::cny(sum)), "{case}");
    }
}

#[test]
fn nothing_is_credited_without_a_rule_or_a_miss_and_no_fee_is_said() {
    let fee = |_| Ok(Fee { amount: Money::cny(1_000_000), from: FeeFrom::Plan });
    assert_eq!(service_credit(ServiceCredit::None, &[answer("2026-05-18")], fee, &[]), Ok(None));
    assert_eq!(service_credit(RULE, &[], fee, &[]), Ok(None));
    let none = |month| Err(CreditError::NoFee { month });
    let found = service_credit(RULE, &[answer("2026-05-18")], none, &[]);
    assert_eq!(found, Err(CreditError::NoFee { month: day("2026-05-01") }));
    let dollars = [(day("2026-05-01"), Money::new(1, Currency::USD))];
    assert!(service_credit(RULE, &[answer("2026-05-18")], fee, &dollars).is_err(), "another currency");
    assert_eq!(month_of(day("2026-05-31")), Ok(day("2026-05-01")));
}

#[test]
fn the_limits_of_the_contract_are_missed_on_the_day_on_which_they_ran_out() {
    // Friday 16:30: an answer within 4 working hours is due on Monday 11:30, a solution within 3 working days on Wednesday
    let it = ticket(TicketKind::Complaint, Urgency::High, "2026-05-15T16:30");
    let terms = Service::usual().terms();
    let place = WorkCalendar::standard();
    let agreed = Some(Agreed { contract: CONTRACT, terms: &terms, calendar: &place });
    let on_time = [("2026-05-18T10:00", assigned()), ("2026-05-18T10:30", acknowledged())];
    let late =
        [("2026-05-18T10:00", assigned()), ("2026-05-19T10:30", acknowledged()), ("2026-05-19T11:00", Event::Started)];
    let table = [
        ("nothing is over yet", vec![], "2026-05-18T11:00", true, vec![]),
        ("no answer", vec![], "2026-05-19T09:00", true, vec![answer("2026-05-18")]),
        ("answered in time", on_time.to_vec(), "2026-05-19T09:00", true, vec![]),
        (
            "answered late, not solved",
            late.to_vec(),
            "2026-05-25T09:00",
            true,
            vec![answer("2026-05-18"), solution("2026-05-20")],
        ),
        ("of the house", late.to_vec(), "2026-05-25T09:00", false, vec![]),
    ];
    for (case, told, now, under, expected) in table {
        let course = it.course(&events(&told), at(now));
        let agreed = agreed.filter(|_| under);
        let clocks = clocks(&it, &course, agreed, &ServicePolicy::default(), &WorkCalendar::standard(), at(now));
        assert_eq!(missed(&clocks), expected, "{case}");
    }
}

/// A remedy as it is recorded: a credit of 600.00 that one part of the plan bears.
fn remedied() -> Event {
    let credit = Credit {
        contract: ContractId(Uuid::from_u128(9)),
        amount: Money::cny(60_000),
        lines: Vec::new(),
        waivers: vec![WaiverId(Uuid::from_u128(11))],
    };
    Event::Remedied { remedy: Remedy::Credit, note: String::new(), credit: Some(credit) }
}

#[test]
fn a_remedy_is_recorded_once_somebody_works_on_it_and_moves_nothing() {
    let it = ticket(TicketKind::Service, Urgency::High, "2026-05-15T16:30");
    let begun = [("2026-05-18T10:00", assigned()), ("2026-05-18T10:30", Event::Started)];
    let table = [
        ("new", vec![], false),
        ("assigned", begun[..1].to_vec(), false),
        ("at work", begun.to_vec(), true),
        ("solved", [&begun[..], &[("2026-05-18T12:00", solved())]].concat(), true),
    ];
    for (case, told, stands) in table {
        let before = it.course(&events(&told), at("2026-05-19T00:00"));
        let all = [told, vec![("2026-05-18T13:00", remedied())]].concat();
        let after = it.course(&events(&all), at("2026-05-19T00:00"));
        assert_eq!(after.state, before.state, "{case}");
        assert_eq!(after.steps.len(), before.steps.len() + usize::from(stands), "{case}");
    }
}

#[test]
fn a_remedy_reads_back_as_it_was_written() {
    let event = TicketEvent {
        id: TicketEventId(Uuid::from_u128(1)),
        ticket: TicketId(Uuid::from_u128(1)),
        at: at("2026-05-19T10:00"),
        by: "Fang".to_owned(),
        fact: remedied(),
        level: None,
    };
    let text = serde_json::to_string(&event).expect("JSON");
    assert_eq!(serde_json::from_str::<TicketEvent>(&text).expect("an event"), event);
    // one that tells only which remedy: what it may miss is nothing
    let bare = r#"{"remedied":{"remedy":"repair"}}"#;
    let read: Event = serde_json::from_str(bare).expect("a fact");
    assert_eq!(read, Event::Remedied { remedy: Remedy::Repair, note: String::new(), credit: None });
}
