//! The public pool: when a neglected customer belongs there, who may take it out, and what its history tells.

use counterpart::domain::customer::Level;
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, PoolEventId};
use counterpart::domain::pool::{
    Case, Fall, Mark, Move, PickRefusal, Place, PoolEvent, PoolRules, Quiet, ReturnRefusal, Span, Staying, Verdict,
    fall, goes_from, may_give_back, may_pick, pick_in_turn, place, spans, verdict,
};
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// 90 quiet days, 14 protected ones, 3 customers a person, 30 days away, level A stays.
fn rules() -> PoolRules {
    PoolRules { quiet_days: 90, kept_days: 14, most: 3, away_days: 30, exempt: vec![Level::A] }
}

fn event(number: u128, on: &str, from: &str, to: &str, what: Move) -> PoolEvent {
    PoolEvent {
        id: PoolEventId(Uuid::from_u128(number)),
        customer: CustomerId(Uuid::from_u128(1)),
        on: day(on),
        by: "Qin".to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        what,
    }
}

fn neglected(number: u128, on: &str, from: &str) -> PoolEvent {
    event(number, on, from, "", Move::Neglected { since: day("2026-01-01"), days: 90 })
}

fn given_back(number: u128, on: &str, from: &str) -> PoolEvent {
    event(number, on, from, "", Move::GivenBack { reason: "no budget".to_owned() })
}

fn picked(number: u128, on: &str, to: &str) -> PoolEvent {
    event(number, on, "", to, Move::Picked)
}

fn handed(number: u128, on: &str, from: &str, to: &str) -> PoolEvent {
    event(number, on, from, to, Move::HandedOver { reason: String::new() })
}

fn case<'a>(owner: &'a str, touched: &[&str], events: &[&'a PoolEvent]) -> Case<'a> {
    Case {
        owner,
        level: Level::C,
        live: false,
        since: Some(day("2025-06-01")),
        touched: touched.iter().map(|it| day(it)).collect(),
        dealt: Vec::new(),
        events: events.to_vec(),
    }
}

fn quiet(since: &str, mark: Mark, days: u32) -> Quiet {
    Quiet { since: day(since), mark, days }
}

#[test]
fn a_customer_falls_on_the_day_its_quiet_days_are_full() {
    let called = case("Li", &["2026-02-01", "2026-02-10"], &[]);
    let last = |days| quiet("2026-02-10", Mark::FollowUp, days);
    for (as_of, expected) in [
        ("2026-02-10", Verdict::Stays(Staying::Fresh { quiet: last(0), left: 90 })),
        ("2026-05-10", Verdict::Stays(Staying::Fresh { quiet: last(89), left: 1 })),
        ("2026-05-11", Verdict::Falls(last(90))),
        ("2026-06-10", Verdict::Falls(last(120))),
        // before the calls nobody knew of them: it counts from the day it became a customer
        ("2025-08-30", Verdict::Falls(quiet("2025-06-01", Mark::Since, 90))),
    ] {
        assert_eq!(verdict(&called, &rules(), day(as_of)), expected, "{as_of}");
    }
}

#[test]
fn the_later_of_follow_up_and_contract_counts() {
    let dealt = |on: &str| Case { dealt: vec![day(on)], ..case("Li", &["2026-01-05"], &[]) };
    for (contract, expected) in [
        ("2025-12-31", Verdict::Falls(quiet("2026-01-05", Mark::FollowUp, 145))),
        ("2026-01-20", Verdict::Falls(quiet("2026-01-20", Mark::Contract, 130))),
        ("2026-04-01", Verdict::Stays(Staying::Fresh { quiet: quiet("2026-04-01", Mark::Contract, 59), left: 31 })),
        // a day to come is not read
        ("2026-05-31", Verdict::Falls(quiet("2026-01-05", Mark::FollowUp, 145))),
    ] {
        assert_eq!(verdict(&dealt(contract), &rules(), day("2026-05-30")), expected, "{contract}");
    }
}

#[test]
fn some_never_fall() {
    let old = || case("Li", &["2026-01-05"], &[]);
    let fell = neglected(7, "2026-05-01", "Li");
    let as_of = day("2026-05-30");
    for (what, case, rules, expected) in [
        ("a live contract", Case { live: true, ..old() }, rules(), Staying::LiveContract),
        ("level A", Case { level: Level::A, ..old() }, rules(), Staying::Exempt),
        ("no rule", old(), PoolRules { quiet_days: 0, ..rules() }, Staying::NoRule),
        ("there already", Case { owner: "", events: vec![&fell], ..old() }, rules(), Staying::InPool),
        ("no day at all", Case { since: None, touched: Vec::new(), ..old() }, rules(), Staying::Undated),
    ] {
        assert_eq!(verdict(&case, &rules, as_of), Verdict::Stays(expected), "{what}");
    }
    // nobody was ever named: it falls like any other
    assert_eq!(
        verdict(&case("", &["2026-01-05"], &[]), &rules(), as_of),
        Verdict::Falls(quiet("2026-01-05", Mark::FollowUp, 145))
    );
}

#[test]
fn who_takes_a_customer_has_the_protected_days_to_begin() {
    let (fell, taken) = (neglected(1, "2026-04-01", "Li"), picked(2, "2026-05-10", "Zhou"));
    let until = day("2026-05-24");
    for (touched, as_of, expected) in [
        (vec![], "2026-05-10", Verdict::Stays(Staying::Protected { until })),
        (vec![], "2026-05-23", Verdict::Stays(Staying::Protected { until })),
        // nothing was done: the call of January still counts
        (vec![], "2026-05-24", Verdict::Falls(quiet("2026-01-01", Mark::FollowUp, 143))),
        (
            vec!["2026-05-20"],
            "2026-05-24",
            Verdict::Stays(Staying::Fresh { quiet: quiet("2026-05-20", Mark::FollowUp, 4), left: 86 }),
        ),
    ] {
        let days: Vec<&str> = std::iter::once("2026-01-01").chain(touched).collect();
        let case = case("Zhou", &days, &[&taken, &fell]);
        assert_eq!(verdict(&case, &rules(), day(as_of)), expected, "{as_of}");
    }
}

/// The day of the fall as a clerk reads it: `2026-05-11 since 2026-02-10`, with a star where the protected days put it off.
fn falls(case: &Case<'_>, rules: &PoolRules, as_of: &str) -> Option<String> {
    let Fall { day, since, was_protected, .. } = fall(case, rules, day(as_of))?;
    Some(format!("{day} since {since}{}", if was_protected { " *" } else { "" }))
}

#[test]
fn the_day_on_which_a_customer_falls_is_known_before() {
    let called = || case("Li", &["2026-02-10"], &[]);
    let dealt = |on: &str| Case { dealt: vec![day(on)], ..called() };
    let taken = picked(2, "2026-05-10", "Zhou");
    let lately = Case { events: vec![&taken], ..case("Zhou", &["2026-01-01"], &[]) };
    let called_twice = case("Li", &["2026-02-10", "2026-03-20"], &[]);
    let called_lately = Case { events: vec![&taken], ..case("Zhou", &["2026-05-12"], &[]) };
    let fell = neglected(1, "2026-05-01", "Li");
    for (what, case, as_of, expected) in [
        ("90 days after the call", called(), "2026-03-01", Some("2026-05-11 since 2026-02-10")),
        ("tomorrow", called(), "2026-05-10", Some("2026-05-11 since 2026-02-10")),
        ("it belongs there already", called(), "2026-05-11", None),
        ("a contract ends before then", dealt("2026-04-01"), "2026-03-01", Some("2026-06-30 since 2026-04-01")),
        ("a contract ends on that day", dealt("2026-05-11"), "2026-03-01", Some("2026-08-09 since 2026-05-11")),
        ("a contract ends after it", dealt("2026-05-12"), "2026-03-01", Some("2026-05-11 since 2026-02-10")),
        // looked at before that call nobody knows of it
        ("a call that is to come", called_twice, "2026-03-01", Some("2026-05-11 since 2026-02-10")),
        ("taken lately, nothing done", lately, "2026-05-15", Some("2026-05-24 since 2026-01-01 *")),
        ("taken lately, and called", called_lately, "2026-05-15", Some("2026-08-10 since 2026-05-12")),
        ("a live contract", Case { live: true, ..called() }, "2026-03-01", None),
        ("level A", Case { level: Level::A, ..called() }, "2026-03-01", None),
        ("there already", Case { owner: "", events: vec![&fell], ..called() }, "2026-05-02", None),
        ("no day at all", Case { since: None, touched: Vec::new(), ..called() }, "2026-03-01", None),
    ] {
        assert_eq!(falls(&case, &rules(), as_of).as_deref(), expected, "{what}");
    }
    let never = PoolRules { quiet_days: 0, ..rules() };
    assert_eq!(falls(&called(), &never, "2026-03-01"), None, "no rule");
}

#[test]
fn a_customer_may_be_taken_unless_there_is_a_reason_against_it() {
    let fell = neglected(1, "2026-05-01", "Li");
    let back = given_back(2, "2026-05-01", "zhou ");
    let again = given_back(3, "2026-03-01", "Shen");
    let day_of = day("2026-05-30");
    let taken = |owner: &str| Err(PickRefusal::Taken { owner: owner.to_owned() });
    let gave_up = |on: &str, until: &str| Err(PickRefusal::GaveUp { on: day(on), until: day(until) });
    for (who, owner, events, held, expected) in [
        ("Shen", "", vec![&fell], 0, Ok(())),
        ("Shen", "", vec![], 2, Ok(())),
        ("", "", vec![&fell], 0, Err(PickRefusal::NoName)),
        (" ", "", vec![&fell], 0, Err(PickRefusal::NoName)),
        ("Shen", "Wang", vec![&fell], 0, taken("Wang")),
        ("Shen", "", vec![&fell], 3, Err(PickRefusal::Full { most: 3 })),
        ("Shen", "", vec![&fell], 9, Err(PickRefusal::Full { most: 3 })),
        // neglecting counts like giving back, and names are read as people mean them
        ("Li", "", vec![&fell], 0, gave_up("2026-05-01", "2026-05-31")),
        ("Zhou", "", vec![&back], 0, gave_up("2026-05-01", "2026-05-31")),
        ("Shen", "", vec![&again, &fell], 0, Ok(())),
    ] {
        assert_eq!(may_pick(who, owner, &events, &rules(), held, day_of), expected, "{who}, {owner}, {held}");
    }
    // a day later it is anybody's
    assert_eq!(may_pick("Li", "", &[&fell], &rules(), 0, day("2026-05-31")), Ok(()));
    // no limit
    assert_eq!(may_pick("Shen", "", &[&fell], &PoolRules { most: 0, ..rules() }, 500, day_of), Ok(()));
}

#[test]
fn a_customer_is_given_back_with_a_reason_and_never_with_a_live_contract() {
    for (owner, live, reason, expected) in [
        ("Li", false, " moved away ", Ok(Move::GivenBack { reason: "moved away".to_owned() })),
        ("Li", false, " ", Err(ReturnRefusal::NoReason)),
        ("Li", true, "moved away", Err(ReturnRefusal::LiveContract)),
        (" ", false, "moved away", Err(ReturnRefusal::NobodyHasIt)),
    ] {
        assert_eq!(may_give_back(owner, live, reason), expected, "{owner}, {live}, {reason}");
    }
}

#[test]
fn the_history_tells_who_had_it_when() {
    let (handed, fell, taken) =
        (handed(1, "2026-01-10", "Li", "Zhou"), neglected(2, "2026-04-10", "Zhou"), picked(3, "2026-04-10", "Shen"));
    let expected = vec![
        Span { who: Some("Li"), from: None, to: Some(day("2026-01-10")), began: None },
        Span { who: Some("Zhou"), from: Some(day("2026-01-10")), to: Some(day("2026-04-10")), began: Some(&handed) },
        Span { who: None, from: Some(day("2026-04-10")), to: Some(day("2026-04-10")), began: Some(&fell) },
        Span { who: Some("Shen"), from: Some(day("2026-04-10")), to: None, began: Some(&taken) },
    ];
    assert_eq!(spans(&[&taken, &handed, &fell]), expected);
    assert_eq!(spans(&[&fell, &taken, &handed, &fell]), expected, "an event told twice is one event");
    assert_eq!(spans(&[]), []);
}

#[test]
fn the_owner_and_the_last_event_tell_where_a_customer_is() {
    let (fell, taken) = (neglected(1, "2026-04-10", "Zhou"), picked(2, "2026-04-10", "Shen"));
    assert_eq!(place("Shen", &[&taken, &fell]), Place::Kept);
    assert_eq!(place("", &[&fell]), Place::Public(&fell));
    // somebody emptied the name by hand: nobody's, but not in the pool
    assert_eq!(place("", &[&fell, &taken]), Place::Unclaimed);
    // another copy named an owner meanwhile: a name counts more than the pool
    assert_eq!(place("Li", &[&fell]), Place::Kept);
    assert_eq!(place(" ", &[]), Place::Unclaimed);
}

#[test]
fn a_history_ends_with_whoever_looks_after_the_customer() {
    let (to_li, fell, left) =
        (handed(1, "2026-01-10", "", "Li"), neglected(2, "2026-04-10", "Li"), handed(3, "2026-05-02", "Li", " "));
    for (case, before, now, told, expected) in [
        ("nothing is new", "Li", "Li", &[&to_li][..], None),
        ("another spelling is the same name", "Li", " LI", &[&to_li], None),
        ("another owner", "Li", "Zhou", &[&to_li], Some("Li")),
        ("somebody for nobody", "", "Zhou", &[], Some("")),
        ("nobody any more", "Li", "", &[], Some("Li")),
        ("nobody as before", " ", "", &[&fell, &to_li], None),
        ("out of the pool", "", "Zhou", &[&to_li, &fell], Some("")),
        // two records made one: the owner stays, and the other history ended with somebody else
        ("the other one was Li's", "Zhou", "Zhou", &[&to_li], Some("Li")),
        ("the other one is in the pool", "Zhou", "Zhou", &[&to_li, &fell], Some("")),
        ("the other one was given up", "Zhou", "Zhou", &[&left], Some("")),
        ("nobody has either, Li had the other", "", "", &[&to_li], Some("Li")),
    ] {
        assert_eq!(goes_from(before, now, told), expected, "{case}");
    }
}

#[test]
fn whom_nobody_was_given_to_is_nobodys_and_protected_no_more() {
    let (taken, left) = (picked(1, "2026-05-01", "Li"), handed(2, "2026-05-02", "Li", ""));
    assert_eq!(place("", &[&taken, &left]), Place::Unclaimed);
    let spans = spans(&[&left, &taken]);
    assert_eq!(spans.iter().map(|it| it.who).collect::<Vec<_>>(), [Some("Li"), None]);
    let long_quiet = |events: &[&PoolEvent]| verdict(&case("", &[], events), &rules(), day("2026-05-03"));
    assert_eq!(long_quiet(&[&taken]), Verdict::Stays(Staying::Protected { until: day("2026-05-15") }));
    assert!(matches!(long_quiet(&[&taken, &left]), Verdict::Falls(_)));
}

fn any_event() -> impl Strategy<Value = PoolEvent> {
    let name = || prop::sample::select(vec!["", "Li", "Zhou", "Shen"]);
    (0_u128..40, 0_i64..400, name(), name(), 0_u8..4).prop_map(|(number, offset, from, to, what)| PoolEvent {
        on: day("2025-06-01").plus_days(offset).unwrap(),
        ..event(
            number,
            "2025-06-01",
            from,
            to,
            match what {
                0 => Move::Neglected { since: day("2025-01-01"), days: 151 },
                1 => Move::GivenBack { reason: "x".to_owned() },
                2 => Move::Picked,
                _ => Move::HandedOver { reason: String::new() },
            },
        )
    })
}

/// Events with ids of their own, and the same in another order.
fn any_history() -> impl Strategy<Value = (Vec<PoolEvent>, Vec<PoolEvent>)> {
    prop::collection::vec(any_event(), 0..12).prop_flat_map(|mut events| {
        events.sort_by_key(|event| event.id);
        events.dedup_by_key(|event| event.id);
        (Just(events.clone()), Just(events).prop_shuffle())
    })
}

proptest! {
    #[test]
    fn the_order_in_which_copies_meet_changes_nothing(
        (told, other) in any_history(), owner in prop::sample::select(vec!["", "Li"]), offset in 0_i64..500,
    ) {
        let (told, other): (Vec<_>, Vec<_>) = (told.iter().collect(), other.iter().collect());
        prop_assert_eq!(place(owner, &told), place(owner, &other));
        prop_assert_eq!(spans(&told), spans(&other));
        let as_of = day("2025-06-01").plus_days(offset).unwrap();
        let of = |events: &[&PoolEvent]| verdict(&case(owner, &["2025-07-01"], events), &rules(), as_of);
        prop_assert_eq!(of(&told), of(&other));
        prop_assert_eq!(
            may_pick("Li", owner, &told, &rules(), 0, as_of), may_pick("Li", owner, &other, &rules(), 0, as_of)
        );
    }

    #[test]
    fn the_spans_follow_each_other_without_a_gap((told, _) in any_history()) {
        let told: Vec<_> = told.iter().collect();
        let all = spans(&told);
        for pair in all.windows(2) {
            prop_assert_eq!(pair[0].to, pair[1].from);
        }
        prop_assert!(all.last().is_none_or(|last| last.to.is_none()));
    }

    #[test]
    fn nobody_takes_more_than_the_rules_allow(most in 0_u32..8, held in 0_u32..10, wanted in 0_usize..20) {
        let fell = neglected(1, "2026-01-01", "Li");
        let events = [&fell];
        let rules = PoolRules { most, ..rules() };
        let all = (0..wanted).map(|number| (number, "", events.as_slice()));
        let (taken, refused) = pick_in_turn("Shen", all, &rules, held, day("2026-05-30"));
        prop_assert_eq!(taken.len() + refused.len(), wanted);
        if most > 0 {
            let after = held + u32::try_from(taken.len()).unwrap();
            prop_assert!(after <= most.max(held));
        }
    }

    /// From the day that was told on the rules want it in the pool, and on none before.
    #[test]
    fn a_customer_falls_on_the_day_that_was_told_and_on_none_before(
        (told, _) in any_history(), dealt in prop::collection::vec(0_i64..700, 0..4), offset in 30_i64..500, quiet_days in 1_u32..120,
    ) {
        let day_of = |offset| day("2025-06-01").plus_days(offset).unwrap();
        let as_of = day_of(offset);
        // what is told of its place later is not known yet
        let told: Vec<_> = told.iter().filter(|it| it.on <= as_of).collect();
        let it = Case { dealt: dealt.into_iter().map(day_of).collect(), ..case("Li", &["2025-07-01"], &told) };
        let rules = PoolRules { quiet_days, ..rules() };
        if let Some(told) = fall(&it, &rules, as_of) {
            prop_assert!(told.day > as_of);
            let falls = |on: Date| matches!(verdict(&it, &rules, on), Verdict::Falls(_));
            prop_assert!(falls(told.day));
            let between = as_of.days_until(told.day);
            prop_assert!((0..between).all(|days| !falls(as_of.plus_days(days).unwrap())));
        }
    }

    #[test]
    fn a_customer_with_a_live_contract_is_never_proposed(
        (told, _) in any_history(), owner in prop::sample::select(vec!["", "Li"]), quiet_days in 0_u32..200, offset in 0_i64..2_000,
    ) {
        let told: Vec<_> = told.iter().collect();
        let live = Case { live: true, ..case(owner, &["2025-07-01"], &told) };
        let as_of = day("2025-06-01").plus_days(offset).unwrap();
        let rules = PoolRules { quiet_days, ..rules() };
        prop_assert_eq!(verdict(&live, &rules, as_of), Verdict::Stays(Staying::LiveContract));
        prop_assert!(may_give_back(owner, true, "why").is_err());
    }
}
