//! What begins the limitation of a dispute anew: the last of what was entered, filed, and shown by the account of the contract.

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::dispute::claim::{Head, HeadSort, Source};
use counterpart::domain::dispute::deadlines::DeadlineOf;
use counterpart::domain::dispute::event::{DisputeEvent, Fact};
use counterpart::domain::dispute::matter::Matter;
use counterpart::domain::dispute::{Side, Subject};
use counterpart::domain::id::InstalmentId;
use counterpart::domain::interruption::{Interruption, InterruptionKind};
use counterpart::domain::lifecycle::dispute::command::Event as Step;
use counterpart::i18n::{Locale, Text};
use uuid::Uuid;

use super::{day, dispute, filed, told};
use InterruptionKind::{Demand, Entered, Filing, PartPayment, Promise};

const fn part(n: u128) -> InstalmentId {
    InstalmentId(Uuid::from_u128(n))
}

fn of(n: u128, kind: InterruptionKind, on: &str) -> Interruption {
    Interruption { instalment: Some(part(n)), kind, on: day(on) }
}

/// Filed on 20 April; the award was set aside on 1 October.
fn set_aside() -> Vec<DisputeEvent> {
    let step = |n, on: &str, step| told(n, on, Fact::Step(step));
    vec![
        filed(1, "2026-04-20"),
        step(2, "2026-04-25", Step::Accepted),
        step(3, "2026-05-10", Step::TribunalFormed),
        step(4, "2026-06-11", Step::HearingOpened),
        step(5, "2026-07-15", Step::Decided { outcome: "For us".to_owned(), sum: None }),
        step(6, "2026-08-01", Step::SettingAsideApplied { court: "Court".to_owned() }),
        step(7, "2026-10-01", Step::AwardSetAside { reason: "No agreement".to_owned() }),
    ]
}

/// The breach was known on 27 February 2026; three years.
#[test]
fn it_runs_from_the_last_that_began_it_anew() {
    type Row = (&'static str, Side, Option<&'static str>, Option<Interruption>, Vec<DisputeEvent>, &'static str);
    let paid = || Some(of(1, PartPayment, "2026-05-12"));
    let table: [(Row, Option<(InterruptionKind, &str)>); 7] = [
        (("nothing", Side::Us, None, None, vec![], "2029-02-27"), None),
        (("entered", Side::Us, Some("2026-03-10"), None, vec![], "2029-03-10"), Some((Entered, "2026-03-10"))),
        (("a payment", Side::Us, None, paid(), vec![], "2029-05-12"), Some((PartPayment, "2026-05-12"))),
        (
            ("a payment before a later entry", Side::Us, Some("2026-06-01"), paid(), vec![], "2029-06-01"),
            Some((Entered, "2026-06-01")),
        ),
        (("before the breach was known", Side::Us, Some("2026-02-01"), None, vec![], "2029-02-27"), None),
        // what they pay us begins no claim of theirs anew
        (("they claim", Side::Them, None, paid(), vec![], "2029-02-27"), None),
        (("filed, and set aside", Side::Us, None, None, set_aside(), "2029-04-20"), Some((Filing, "2026-04-20"))),
    ];
    for ((case, claimant, entered, shown, events, last), anew) in table {
        let mut it = dispute(None);
        it.claimant = claimant;
        it.anew_on = entered.map(day);
        let course = it.course(&events, day("2026-10-02"));
        let all = it.deadlines(&course, &WorkCalendar::standard(), shown).expect("days");
        let found = all.into_iter().find(|it| it.of == DeadlineOf::Limitation).expect("a limitation");
        assert_eq!(found.day, day(last), "{case}");
        assert_eq!(found.anew.map(|it| (it.kind, it.on)), anew.map(|(kind, on)| (kind, day(on))), "{case}");
    }
}

#[test]
fn a_claim_for_several_parts_runs_from_the_part_that_is_barred_first() {
    let all = [
        of(1, Demand, "2026-04-10"),
        of(1, PartPayment, "2026-05-12"),
        of(2, Promise, "2026-04-30"),
        of(2, Demand, "2026-07-01"),
    ];
    let by = |parts: &[u128], on: &str| {
        let parts: Vec<InstalmentId> = parts.iter().map(|n| part(*n)).collect();
        Interruption::latest_of_all(&all, &parts, day(on)).map(|it| (it.kind, it.on.to_string()))
    };
    for (parts, on, expected) in [
        (&[1][..], "2026-04-09", None),
        (&[1], "2026-05-01", Some((Demand, "2026-04-10"))),
        (&[1], "2026-06-01", Some((PartPayment, "2026-05-12"))),
        (&[1, 2], "2026-06-01", Some((Promise, "2026-04-30"))),
        (&[1, 2], "2026-07-01", Some((PartPayment, "2026-05-12"))),
        // of one of them nothing is known
        (&[1, 3], "2026-07-01", None),
        (&[], "2026-07-01", None),
    ] {
        assert_eq!(by(parts, on), expected.map(|(kind, on)| (kind, on.to_owned())), "{parts:?} by {on}");
    }
}

/// Whose claim, about what and which parts; what it began anew of what a customer owes.
type Begun = (Side, Subject, Vec<u128>, Vec<(Option<u128>, InterruptionKind, &'static str)>);

/// Filed on 20 April 2026; a demand was entered for 10 March.
#[test]
fn only_a_claim_of_ours_for_money_begins_anew_what_a_customer_owes() {
    let both = |of| vec![(of, Filing, "2026-04-20"), (of, Entered, "2026-03-10")];
    let table: [Begun; 6] = [
        (Side::Us, Subject::Payment, vec![], both(None)),
        (Side::Us, Subject::Payment, vec![1], both(Some(1))),
        (Side::Us, Subject::Quality, vec![1, 2], [both(Some(1)), both(Some(2))].concat()),
        (Side::Us, Subject::Quality, vec![], vec![]),
        // that they went to court keeps no claim of ours alive
        (Side::Them, Subject::Payment, vec![], vec![]),
        (Side::Them, Subject::Payment, vec![1], vec![]),
    ];
    // a dispute about something else that claims the price too
    let mut price = dispute(None);
    price.subject = Subject::Delivery;
    price.heads = vec![Head { sort: HeadSort::Principal, source: Source::Account, note: String::new() }];
    let course = price.course(&[filed(1, "2026-04-20")], day("2026-05-01"));
    let anew = Interruption { instalment: None, kind: Filing, on: day("2026-04-20") };
    assert_eq!(price.begins_anew(&course, day("2026-05-01")), [anew]);
    for (claimant, subject, parts, expected) in table {
        let mut it = dispute(None);
        (it.claimant, it.subject, it.anew_on) = (claimant, subject, Some(day("2026-03-10")));
        it.further = parts.iter().map(|n| Matter::Instalment(part(*n))).collect();
        let begun = |as_of: &str| {
            let course = it.course(&[filed(1, "2026-04-20")], day(as_of));
            it.begins_anew(&course, day(as_of))
        };
        let wanted = |(of, kind, on): (Option<u128>, InterruptionKind, &str)| Interruption {
            instalment: of.map(part),
            kind,
            on: day(on),
        };
        let wanted: Vec<Interruption> = expected.into_iter().map(wanted).collect();
        assert_eq!(begun("2026-05-01"), wanted, "{claimant:?} {subject:?} {parts:?}");
        let by_then: Vec<Interruption> = wanted.iter().copied().filter(|it| it.kind == Entered).collect();
        assert_eq!(begun("2026-04-19"), by_then, "before it was filed");
        assert!(begun("2026-03-09").is_empty(), "before the demand");
    }
}

#[test]
fn its_ground_is_said_in_both_languages() {
    for (kind, zh, en) in [
        (Demand, "发出催款单", "we demanded payment"),
        (Promise, "对方承诺付款", "they promised to pay"),
        (PartPayment, "对方支付部分款项", "they paid a part"),
        (Filing, "申请仲裁或起诉", "it was filed"),
        (Entered, "按本争议登记的日期", "the day entered on this dispute"),
    ] {
        assert_eq!(Text::new(Locale::Zh).interruption(kind), zh);
        assert_eq!(Text::new(Locale::En).interruption(kind), en);
    }
}
