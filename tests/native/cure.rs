//! Breaches that are to be cured: what a clerk may record, since when the contract may be ended for one, and what is said instead.
//! The clause leaves fifteen days.

use std::collections::BTreeSet;

use counterpart::domain::agenda::{Agenda, What};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::event::{ContractEvent, Fact as Told};
use counterpart::domain::contract::party::Side;
use counterpart::domain::cure::{
    Asked, Claim, Command, Cures, Fact, Known, NoCure, Refusal, Route, Short, Standing, cures, decide,
};
use counterpart::domain::date::Date;
use counterpart::domain::id::ContractEventId;
use counterpart::domain::lifecycle::contract::command::Command as LifeCommand;
use counterpart::domain::lifecycle::contract::event::{Event, Termination, TerminationGround};
use counterpart::domain::lifecycle::contract::refusal::Refusal as LifeRefusal;
use counterpart::domain::lifecycle::contract::status::Ahead;
use counterpart::domain::period::Period;
use counterpart::i18n::{Locale, Text};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::progress::{Counter, progress_with, sale};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

const fn id(n: u128) -> ContractEventId {
    ContractEventId(uuid::Uuid::from_u128(n))
}

const FIFTEEN: Period = Period::days(15);

fn asked(by: Side, last: &str) -> Fact {
    Fact::Asked(Asked {
        by,
        breach: "late delivery".to_owned(),
        clause: Some(ClauseId::Delivery),
        time: FIFTEEN,
        last_day: day(last),
    })
}

fn cured(n: u128) -> Fact {
    Fact::Cured { notice: id(n), how: "delivered".to_owned() }
}

type Rows = Vec<(u128, &'static str, Fact)>;

fn told_so_far(rows: &Rows) -> Cures {
    cures(FIFTEEN, rows.iter().map(|(n, on, fact)| (id(*n), day(on), fact)), day("2026-12-31"))
}

#[test]
fn a_notice_to_cure_and_the_cure_are_written_or_refused_with_the_reason() {
    let ask = |breach: &str| Command::Ask { by: Side::Us, breach: breach.to_owned(), clause: Some(ClauseId::Delivery) };
    let cure = |n, how: &str| Command::Cure { notice: id(n), how: how.to_owned() };
    let none: Rows = Vec::new();
    let open: Rows = vec![(1, "2026-06-01", asked(Side::Us, "2026-06-16"))];
    let done: Rows = vec![(1, "2026-06-01", asked(Side::Us, "2026-06-16")), (2, "2026-06-10", cured(1))];
    let written = Fact::Asked(Asked {
        by: Side::Us,
        breach: "late delivery".to_owned(),
        clause: Some(ClauseId::Delivery),
        time: FIFTEEN,
        last_day: day("2026-06-16"),
    });
    let calendar = WorkCalendar::standard();
    let counting = sale(&mut Counter(0)).definitions.counting();
    for (what, rows, in_force, asks, on, expected) in [
        // fifteen days from the day after the notice arrived
        ("in order", &none, true, ask(" late delivery "), "2026-06-01", Ok(written)),
        ("a draft", &none, false, ask("late"), "2026-06-01", Err(Refusal::NotInForce)),
        ("nothing said", &none, true, ask("  "), "2026-06-01", Err(Refusal::BreachMissing)),
        ("tomorrow", &none, true, ask("late"), "2027-01-01", Err(Refusal::InFuture { on: day("2027-01-01") })),
        ("put right", &open, true, cure(1, "delivered"), "2026-06-10", Ok(cured(1))),
        ("put right late", &open, true, cure(1, "delivered"), "2026-07-10", Ok(cured(1))),
        ("nothing shows it", &open, true, cure(1, " "), "2026-06-10", Err(Refusal::HowMissing)),
        ("another notice", &open, true, cure(9, "delivered"), "2026-06-10", Err(Refusal::NoSuchNotice)),
        (
            "before it was asked for",
            &open,
            true,
            cure(1, "delivered"),
            "2026-05-31",
            Err(Refusal::CuredFirst { asked_on: day("2026-06-01") }),
        ),
        ("twice", &done, true, cure(1, "x"), "2026-06-11", Err(Refusal::AlreadyCured { on: day("2026-06-10") })),
    ] {
        let so_far = told_so_far(rows);
        let known = Known {
            notices: &so_far.notices,
            time: so_far.time,
            counting,
            calendar: &calendar,
            in_force,
            today: day("2026-12-31"),
        };
        assert_eq!(decide(&known, asks, day(on)), expected, "{what}");
    }
}

#[test]
fn a_breach_ends_the_contract_only_once_its_notice_ran_out() {
    let none: Rows = Vec::new();
    let open: Rows = vec![(1, "2026-06-01", asked(Side::Us, "2026-06-16"))];
    let done: Rows = vec![(1, "2026-06-01", asked(Side::Us, "2026-06-16")), (2, "2026-06-20", cured(1))];
    let again: Rows = vec![
        (1, "2026-06-01", asked(Side::Us, "2026-06-16")),
        (2, "2026-06-10", cured(1)),
        (3, "2026-07-01", asked(Side::Us, "2026-07-16")),
    ];
    let ran_out = |n, last: &str| Ok(Some(Route::RanOut { notice: id(n), last_day: day(last) }));
    let without = |why| Ok(Some(Route::Without { why }));
    let first = Err(Short::NoticeFirst { time: FIFTEEN });
    let runs = |last: &str| Err(Short::Runs { last_day: day(last) });
    let (us, them) = (Side::Us, Side::Them);
    for (what, rows, by, claimed, time, on, shown, expected) in [
        ("no notice", &none, us, None, FIFTEEN, "2026-06-10", true, first),
        ("before the notice", &open, us, None, FIFTEEN, "2026-05-31", true, first),
        ("the day of the notice", &open, us, None, FIFTEEN, "2026-06-01", true, runs("2026-06-16")),
        ("the last day", &open, us, None, FIFTEEN, "2026-06-16", true, runs("2026-06-16")),
        ("the day after it", &open, us, None, FIFTEEN, "2026-06-17", false, ran_out(1, "2026-06-16")),
        ("the notice of the other side", &open, them, None, FIFTEEN, "2026-06-17", true, first),
        ("ran out, not cured yet", &done, us, None, FIFTEEN, "2026-06-19", true, ran_out(1, "2026-06-16")),
        ("cured late", &done, us, None, FIFTEEN, "2026-06-20", true, Err(Short::Cured { on: day("2026-06-20") })),
        ("a second breach runs", &again, us, None, FIFTEEN, "2026-07-16", true, runs("2026-07-16")),
        ("a second breach ran out", &again, us, None, FIFTEEN, "2026-07-17", true, ran_out(3, "2026-07-16")),
        ("refusal", &none, us, Some(NoCure::Refused), FIFTEEN, "2026-06-10", true, without(NoCure::Refused)),
        ("refusal, not shown", &none, us, Some(NoCure::Refused), FIFTEEN, "2026-06-10", false, Err(Short::Unshown)),
        ("purpose", &open, us, Some(NoCure::Defeated), FIFTEEN, "2026-06-10", true, without(NoCure::Defeated)),
        ("no time in the clause", &none, us, None, Period::days(0), "2026-06-10", false, without(NoCure::ByClause)),
    ] {
        let claim = Claim { by, without: claimed, time, notices: told_so_far(rows).notices, ahead: Ahead::default() };
        assert_eq!(claim.route(TerminationGround::MaterialBreach, day(on), shown), expected, "{what}");
        for ground in TerminationGround::ALL.iter().filter(|it| **it != TerminationGround::MaterialBreach) {
            assert_eq!(claim.route(*ground, day(on), shown), Ok(None), "{what}: no breach");
        }
    }
}

#[test]
fn the_life_of_a_contract_waits_for_the_time_to_cure() {
    let contract = sale(&mut Counter(0));
    let calendar = WorkCalendar::standard();
    let notice = [("2026-06-01", Told::Cure(asked(Side::Us, "2026-06-16")))];
    for (what, facts, on, waits) in [
        ("no notice", &notice[..0], "2026-06-17", true),
        ("the last day", &notice[..], "2026-06-16", true),
        ("the day after", &notice[..], "2026-06-17", false),
    ] {
        let found = progress_with(&contract, facts, on, &calendar);
        let termination = Termination {
            notice_on: day(on),
            effective_on: day(on),
            ground: TerminationGround::MaterialBreach,
            evidence: String::new(),
            note: String::new(),
        };
        let asks = LifeCommand::Terminate { termination, claim: found.claim(Side::Us, None, &calendar) };
        match found.life.decide(asks, day(on), &found.facts) {
            Ok(event) => assert!(!waits && matches!(event, Event::Terminated { .. }), "{what}"),
            Err(refusal) => assert!(waits && matches!(refusal, LifeRefusal::Uncured { .. }), "{what}: {refusal:?}"),
        }
    }
}

#[test]
fn the_last_day_stands_in_the_calendar_until_the_breach_is_cured() {
    let contract = sale(&mut Counter(0));
    let calendar = WorkCalendar::standard();
    let notice = ("2026-06-01", Told::Cure(asked(Side::Us, "2026-06-16")));
    let known = progress_with(&contract, std::slice::from_ref(&notice), "2026-06-01", &calendar);
    let first = known.cures.notices[0].id;
    assert_eq!(known.cures.notices[0].standing(day("2026-06-16")), Standing::Runs);
    assert_eq!(known.cures.notices[0].standing(day("2026-06-17")), Standing::RanOut { since: day("2026-06-17") });
    let rights = |by, as_of| known.cures.rights_since(by, day(as_of));
    assert_eq!(rights(Side::Us, "2026-06-16"), []);
    assert_eq!(rights(Side::Us, "2026-06-17"), [day("2026-06-17")]);
    assert_eq!(rights(Side::Them, "2026-06-17"), []);
    let put_right = ("2026-06-10", Told::Cure(Fact::Cured { notice: first, how: "delivered".to_owned() }));
    for (what, facts, days) in
        [("asked", vec![notice.clone()], vec!["2026-06-16"]), ("cured", vec![notice, put_right], vec![])]
    {
        let found = progress_with(&contract, &facts, "2026-06-12", &calendar);
        let mut agenda = Agenda::new(day("2026-06-12"));
        agenda.contract(&contract.brief(), &found);
        let own = agenda.into_entries().into_iter().filter(|it| matches!(it.what, What::Cure { .. }));
        let own: Vec<String> = own.map(|it| it.day.to_string()).collect();
        assert_eq!(own, days, "{what}");
    }
}

#[test]
fn every_refusal_has_words_of_its_own_in_both_languages() {
    let on = day("2026-06-16");
    for language in [Locale::Zh, Locale::En] {
        let text = Text::new(language);
        let all = [
            text.cure_short(Short::NoticeFirst { time: FIFTEEN }),
            text.cure_short(Short::Runs { last_day: on }),
            text.cure_short(Short::Cured { on }),
            text.cure_short(Short::Unshown),
            text.cure_refusal(Refusal::NotInForce),
            text.cure_refusal(Refusal::InFuture { on }),
            text.cure_refusal(Refusal::BreachMissing),
            text.cure_refusal(Refusal::NoSuchNotice),
            text.cure_refusal(Refusal::HowMissing),
            text.cure_refusal(Refusal::AlreadyCured { on }),
            text.cure_refusal(Refusal::CuredFirst { asked_on: on }),
        ];
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }
}

/// Rows are read from disk: what a copy wrote reads back the same, and what may be left out stays empty.
#[test]
fn facts_read_back_as_they_were_written() {
    let contract = sale(&mut Counter(0)).id;
    let route = Some(Route::RanOut { notice: id(1), last_day: day("2026-06-16") });
    for fact in [asked(Side::Them, "2026-06-16"), cured(1), Fact::Ended { by: Side::Us, route }] {
        let row = ContractEvent { id: id(2), contract, on: day("2026-06-20"), fact: Told::Cure(fact) };
        let written = serde_json::to_string(&row).expect("it is written");
        assert_eq!(serde_json::from_str::<ContractEvent>(&written).expect("it reads"), row);
    }
    let short = r#"{"ended":{"by":"us"}}"#;
    assert_eq!(serde_json::from_str::<Fact>(short).expect("it reads"), Fact::Ended { by: Side::Us, route: None });
}
