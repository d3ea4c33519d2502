//! What a customer is as of a day, from the days on which it was heard of and what its contracts come to (`domain.md` 5.2).

use std::sync::Arc;

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::event::Fact;
use counterpart::domain::customer_days::{Dealing, DealingDays, contract_day, staged};
use counterpart::domain::date::Date;
use counterpart::domain::lifecycle::contract::event::{Event, Termination, TerminationGround};
use counterpart::domain::lifecycle::customer::{CustomerHistory, CustomerStage, QuietDays};
use counterpart::domain::standing::CustomerStanding;
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;

use super::progress::{Counter, day, progress_on, sale};

fn days(all: &[(&str, Dealing)]) -> DealingDays {
    DealingDays::of(all.iter().map(|(on, what)| (day(on), *what)))
}

fn stage(days: &[DealingDays], as_of: &str) -> CustomerStage {
    staged(&CustomerStanding::default(), days.iter(), QuietDays::default(), day(as_of)).stage
}

#[test]
fn a_customer_without_contracts_is_what_its_calls_payments_and_purchases_make_of_it() {
    use CustomerStage::{Active, Dormant, Lost, Prospect};
    use Dealing::{Contact, Purchase, Receipt};
    for (case, known, as_of, expected) in [
        ("nothing is known", vec![], "2026-05-20", Prospect),
        ("calls alone make nobody a buyer", vec![("2026-05-01", Contact)], "2026-05-20", Prospect),
        ("it bought today", vec![("2026-05-20", Purchase)], "2026-05-20", Active),
        ("it is to buy tomorrow", vec![("2026-05-21", Purchase)], "2026-05-20", Prospect),
        ("180 days after it paid", vec![("2024-01-01", Receipt)], "2024-06-29", Active),
        ("181 days after it paid", vec![("2024-01-01", Receipt)], "2024-06-30", Dormant),
        ("720 days after it paid", vec![("2024-01-01", Receipt)], "2025-12-21", Dormant),
        ("721 days after it paid", vec![("2024-01-01", Receipt)], "2025-12-22", Lost),
        ("a call wakes it", vec![("2024-01-01", Receipt), ("2025-12-20", Contact)], "2025-12-22", Active),
        ("the day before the call", vec![("2024-01-01", Receipt), ("2025-12-20", Contact)], "2025-12-19", Dormant),
        (
            "calls before it ever bought",
            vec![("2023-01-01", Contact), ("2024-01-01", Purchase)],
            "2023-12-31",
            Prospect,
        ),
    ] {
        assert_eq!(stage(&[days(&known)], as_of), expected, "{case}");
    }
}

#[test]
fn records_of_one_party_are_read_together() {
    let bought = days(&[("2024-01-01", Dealing::Purchase)]);
    let called = days(&[("2026-05-01", Dealing::Contact)]);
    assert_eq!(stage(std::slice::from_ref(&bought), "2026-05-20"), CustomerStage::Lost);
    assert_eq!(stage(std::slice::from_ref(&called), "2026-05-20"), CustomerStage::Prospect);
    assert_eq!(stage(&[bought, called], "2026-05-20"), CustomerStage::Active);
}

#[test]
fn a_contract_in_force_keeps_a_customer_and_its_end_begins_the_quiet_days() {
    let contract = sale(&mut Counter(0));
    let ended = Fact::Life(Event::Terminated {
        termination: Arc::new(Termination {
            notice_on: day("2026-03-01"),
            effective_on: day("2026-03-31"),
            ground: TerminationGround::Mutual,
            evidence: String::new(),
            note: String::new(),
        }),
    });
    for (case, more, as_of, last, stage) in [
        ("before it was signed", vec![], "2025-12-31", None, CustomerStage::Prospect),
        ("the day it was signed", vec![], "2026-01-01", Some("2026-01-01"), CustomerStage::Active),
        ("notice is given, and it runs", vec![ended.clone()], "2026-03-15", Some("2026-01-01"), CustomerStage::Active),
        ("180 days after its end", vec![ended.clone()], "2026-09-27", Some("2026-03-31"), CustomerStage::Active),
        ("181 days after its end", vec![ended], "2026-09-28", Some("2026-03-31"), CustomerStage::Dormant),
    ] {
        let progress = progress_on(&contract, &more, as_of, &WorkCalendar::standard());
        assert_eq!(contract_day(&progress), last.map(day), "{case}");
        let standing = CustomerStanding::of([&progress]).expect("a standing").value;
        let found = staged(&standing, std::iter::empty(), QuietDays::default(), day(as_of));
        assert_eq!(found.stage, stage, "{case}");
    }
}

#[test]
fn a_stage_says_what_it_follows_from_in_both_languages() {
    for (known, as_of, zh, en) in [
        (vec![], "2026-05-20", "还没有签约、付款或购买", "no contract, payment or purchase yet"),
        (
            vec![("2026-05-10", Dealing::Receipt)],
            "2026-05-20",
            "上次收款：2026年5月10日，10 天前",
            "last receipt on 10 May 2026, 10 days ago",
        ),
        (
            vec![("2025-10-01", Dealing::Purchase)],
            "2026-05-20",
            "超过 180 天没有往来；上次购买：2025年10月1日，231 天前",
            "more than 180 days without dealings; last purchase on 1 Oct 2025, 231 days ago",
        ),
    ] {
        let (known, as_of) = (days(&known), day(as_of));
        let found = staged(&CustomerStanding::default(), std::iter::once(&known), QuietDays::default(), as_of);
        assert_eq!(Text::new(Locale::Zh).stage_working(&found, as_of), zh);
        assert_eq!(Text::new(Locale::En).stage_working(&found, as_of), en);
    }
}

fn any_days() -> impl Strategy<Value = Vec<(Date, Dealing)>> {
    let what = prop_oneof![Just(Dealing::Contact), Just(Dealing::Purchase), Just(Dealing::Receipt)];
    let on = (0_i64..3_000).prop_map(|n| day("2020-01-01").plus_days(n).expect("a date"));
    prop::collection::vec((on, what), 0..8)
}

proptest! {
    /// Without contracts it is the rule of `domain.md` 5.2 as it stands for a whole history.
    #[test]
    fn kept_days_tell_the_same_as_the_whole_history(all in any_days(), n in 0_i64..3_000) {
        let as_of = day("2020-01-01").plus_days(n).expect("a date");
        let of = |contact: bool| {
            all.iter().filter(|(_, what)| (*what == Dealing::Contact) == contact).map(|(on, _)| *on).collect()
        };
        let history = CustomerHistory { deals: of(false), activities: of(true), contracts: vec![] };
        let limits = QuietDays::default();
        let kept = DealingDays::of(all.iter().copied());
        let found = staged(&CustomerStanding::default(), std::iter::once(&kept), limits, as_of);
        prop_assert_eq!(found.stage, history.stage(limits, as_of));
        prop_assert_eq!(found.last.map(|(on, _)| on), history.last_activity(as_of));
    }
}

#[test]
fn limits_that_nothing_can_be_measured_by_are_refused() {
    use counterpart::domain::lifecycle::customer::QuietFault::{LostFirst, OutOfRange};

    for (dormant_after, lost_after, expected) in [
        (180, 720, Ok(())),
        (1, 2, Ok(())),
        (3649, 3650, Ok(())),
        (0, 720, Err(OutOfRange { lost: false })),
        (180, 3651, Err(OutOfRange { lost: true })),
        (180, 180, Err(LostFirst)),
        (181, 180, Err(LostFirst)),
    ] {
        assert_eq!(QuietDays { dormant_after, lost_after }.check(), expected, "{dormant_after} and {lost_after}");
    }
}
