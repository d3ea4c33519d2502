//! The life of a dispute.

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::disputes::{
    Arbitration, ArbitrationLanguage, Arbitrators, Court, CourtLink, Disputes, Forum, Institution, LimitationNote,
    Meanwhile, Mediation, Negotiation,
};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::lifecycle::dispute::command::{Command, Event, Step};
use counterpart::domain::lifecycle::dispute::deadline::{AgreedTimes, Deadline, StatutoryTimes, limitation};
use counterpart::domain::lifecycle::dispute::forum::{AgreedForum, Facts, Talks, Way};
use counterpart::domain::lifecycle::dispute::{
    ArbitrationPhase, CourtPhase, Dispute, Filing, Guard, Ruling, Settlement, SettlementForm, Stage,
};
use counterpart::domain::lifecycle::due::Dueness;
use counterpart::domain::lifecycle::{Entry, Life, Refusal};
use counterpart::domain::money::Money;
use counterpart::domain::period::{Counting, Period, PeriodLine, PeriodRule, Roll};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, day};

fn text() -> String {
    "Shanghai".into()
}

fn sum() -> Money {
    Money::cny(500_000)
}

fn ruling() -> Ruling {
    Ruling { outcome: text(), sum: Some(sum()) }
}

fn settlement() -> Settlement {
    Settlement { form: SettlementForm::Receivable { amount: Money::cny(500_000) }, terms: "half now".into() }
}

fn deadline() -> Deadline {
    Deadline { on: day("2026-05-01"), what: "evidence".into() }
}

fn sample(step: Step) -> (Command, Event) {
    match step {
        Step::Negotiate => (Command::Negotiate, Event::NegotiationOpened),
        Step::Mediate => (Command::Mediate { body: text() }, Event::MediationOpened { body: text() }),
        Step::Arbitrate => (
            Command::Arbitrate { institution: text(), basis: text() },
            Event::ArbitrationFiled { institution: text(), basis: text() },
        ),
        Step::Litigate => {
            (Command::Litigate { court: text(), basis: text() }, Event::CourtFiled { court: text(), basis: text() })
        }
        Step::Accept => (Command::Accept, Event::Accepted),
        Step::FormTribunal => (Command::FormTribunal, Event::TribunalFormed),
        Step::Hear => (Command::Hear, Event::HearingOpened),
        Step::OpenTrial => (Command::OpenTrial, Event::TrialOpened),
        Step::Appeal => (Command::Appeal { court: text() }, Event::Appealed { court: text() }),
        Step::Decide => (
            Command::Decide { outcome: text(), sum: Some(sum()) },
            Event::Decided { outcome: text(), sum: Some(sum()) },
        ),
        Step::ApplyToSetAside => {
            (Command::ApplyToSetAside { court: text() }, Event::SettingAsideApplied { court: text() })
        }
        Step::UpholdAward => (Command::UpholdAward, Event::AwardUpheld),
        Step::SetAwardAside => (Command::SetAwardAside { reason: text() }, Event::AwardSetAside { reason: text() }),
        Step::Enforce => (Command::Enforce, Event::EnforcementOpened),
        Step::Settle => (Command::Settle { settlement: settlement() }, Event::Settled { settlement: settlement() }),
        Step::Withdraw => (Command::Withdraw { reason: text() }, Event::Withdrawn { reason: text() }),
        Step::Close => (Command::Close, Event::Closed),
        Step::SetDeadline => {
            (Command::SetDeadline { deadline: deadline() }, Event::DeadlineSet { deadline: deadline() })
        }
    }
}

fn since() -> Date {
    day("2026-02-01")
}

fn at(stage: Stage) -> Dispute {
    Dispute { stage, deadline: None }
}

fn filing() -> Filing {
    Filing { on: since(), before: text(), basis: String::new() }
}

fn arbitration(phase: ArbitrationPhase) -> Dispute {
    at(Stage::Arbitration { on: since(), filing: filing(), phase })
}

fn lawsuit(phase: CourtPhase) -> Dispute {
    at(Stage::Litigation { on: since(), filing: filing(), phase })
}

/// The stages that both ways share, or that follow them.
fn stages() -> Vec<(&'static str, Dispute)> {
    let on = since();
    every_stage!(Stage {
        Raised = Dispute::begin(on),
        Negotiation = at(Stage::Negotiation { on }),
        Mediation = at(Stage::Mediation { on, body: text() }),
        Arbitration = arbitration(ArbitrationPhase::Filed),
        Award = at(Stage::Award { on, ruling: ruling(), upheld: false }),
        SettingAside = at(Stage::SettingAside { on, court: text(), ruling: ruling() }),
        AwardSetAside = at(Stage::AwardSetAside { on, reason: text() }),
        Litigation = lawsuit(CourtPhase::Filed),
        Judgment = at(Stage::Judgment { on, ruling: ruling() }),
        Enforcement = at(Stage::Enforcement { on, ruling: ruling() }),
        Settled = at(Stage::Settled { on, settlement: settlement() }),
        Withdrawn = at(Stage::Withdrawn { on, reason: text() }),
        Closed = at(Stage::Closed { on, ended: Box::new(Stage::Judgment { on, ruling: ruling() }) }),
    })
}

const ARBITRATION: Facts = Facts { agreed: AgreedForum::Arbitration, talks: Talks::First };
const COURT: Facts = Facts { agreed: AgreedForum::Litigation, talks: Talks::NotRequired };

fn of(stages: Vec<(&'static str, Dispute)>, rows: Vec<(Step, &'static str)>, facts: Facts) -> Table<Dispute> {
    let guards = vec![
        ("court", Guard::OtherWay { way: Way::Litigation }),
        ("arbitral", Guard::OtherWay { way: Way::Arbitration }),
    ];
    Table { stages, rows, sample, now: day("2026-03-01"), facts, guards }
}

/// Before anybody decides and after; the clause names arbitrators and wants talks first.
#[rustfmt::skip]
fn outside_the_proceedings() -> Table<Dispute> {
    let stages = stages().into_iter().filter(|(name, _)| !["Arbitration", "Litigation", "Award", "SettingAside", "Judgment"].contains(name));
    of(stages.collect(), every_step!(Step {
        //                Raised           Negotiation      Mediation        AwardSetAside   Enforcement Settled Withdrawn Closed
        Negotiate:       "ok               past             past             past            past  ended ended ended",
        Mediate:         "*first:Negotiate ok               past             past            past  ended ended ended",
        Arbitrate:       "*first:Negotiate ok               ok               ok              past  ended ended ended",
        Litigate:        "*first:Negotiate ok               ok               ok              past  ended ended ended",
        Accept:          "first:Negotiate  first:Arbitrate  first:Arbitrate  first:Litigate  past  ended ended ended",
        FormTribunal:    "first:Negotiate  first:Arbitrate  first:Arbitrate  first:Litigate  past  ended ended ended",
        Hear:            "first:Negotiate  first:Arbitrate  first:Arbitrate  first:Litigate  past  ended ended ended",
        OpenTrial:       "first:Negotiate  first:Arbitrate  first:Arbitrate  first:Litigate  past  ended ended ended",
        Appeal:          "first:Negotiate  first:Arbitrate  first:Arbitrate  first:Litigate  past  ended ended ended",
        Decide:          "first:Negotiate  first:Arbitrate  first:Arbitrate  first:Litigate  past  ended ended ended",
        ApplyToSetAside: "first:Negotiate  first:Arbitrate  first:Arbitrate  first:Litigate  past  ended ended ended",
        UpholdAward:     "first:Negotiate  first:Arbitrate  first:Arbitrate  first:Litigate  past  ended ended ended",
        SetAwardAside:   "first:Negotiate  first:Arbitrate  first:Arbitrate  first:Litigate  past  ended ended ended",
        Enforce:         "first:Negotiate  first:Arbitrate  first:Arbitrate  first:Litigate  past  ended ended ended",
        Settle:          "ok               ok               ok               ok              ok    ended ended ended",
        Withdraw:        "ok               ok               ok               ok              past  ended ended ended",
        Close:           "first:Settle     first:Settle     first:Settle     ok              ok    ok    ok    ended",
        SetDeadline:     "ok               ok               ok               ok              ok    ended ended ended",
    }), ARBITRATION)
}

/// From the filing to an award that a court has looked at.
#[rustfmt::skip]
fn before_arbitrators() -> Table<Dispute> {
    use ArbitrationPhase::{Accepted, Filed, Hearing, TribunalFormed};
    let award = |upheld| at(Stage::Award { on: since(), ruling: ruling(), upheld });
    let attacked = at(Stage::SettingAside { on: since(), court: text(), ruling: ruling() });
    let stages = vec![
        ("Filed", arbitration(Filed)), ("Accepted", arbitration(Accepted)), ("TribunalFormed", arbitration(TribunalFormed)),
        ("Hearing", arbitration(Hearing)), ("Award", award(false)), ("SettingAside", attacked), ("AwardUpheld", award(true)),
    ];
    of(stages, every_step!(Step {
        //                Filed         Accepted            TribunalFormed Hearing       Award                 SettingAside      AwardUpheld
        Negotiate:       "past          past                past           past          past                  past              past",
        Mediate:         "past          past                past           past          past                  past              past",
        Arbitrate:       "past          past                past           past          past                  past              past",
        Litigate:        "past          past                past           past          past                  past              past",
        Accept:          "ok            past                past           past          past                  past              past",
        FormTribunal:    "first:Accept  ok                  past           past          past                  past              past",
        Hear:            "first:Accept  first:FormTribunal  ok             past          past                  past              past",
        OpenTrial:       "court         court               court          court         court                 court             court",
        Appeal:          "court         court               court          court         court                 court             court",
        Decide:          "first:Accept  first:FormTribunal  first:Hear     ok            past                  past              past",
        ApplyToSetAside: "first:Accept  first:FormTribunal  first:Hear     first:Decide  ok                    past              past",
        UpholdAward:     "first:Accept  first:FormTribunal  first:Hear     first:Decide  first:ApplyToSetAside ok                past",
        SetAwardAside:   "first:Accept  first:FormTribunal  first:Hear     first:Decide  first:ApplyToSetAside ok                past",
        Enforce:         "first:Accept  first:FormTribunal  first:Hear     first:Decide  ok                    first:UpholdAward ok",
        Settle:          "ok            ok                  ok             ok            ok                    ok                ok",
        Withdraw:        "ok            ok                  ok             ok            past                  past              past",
        Close:           "first:Accept  first:FormTribunal  first:Hear     first:Decide  ok                    first:UpholdAward ok",
        SetDeadline:     "ok            ok                  ok             ok            ok                    ok                ok",
    }), ARBITRATION)
}

/// From the filing to a judgment in effect.
#[rustfmt::skip]
fn in_court() -> Table<Dispute> {
    use CourtPhase::{Accepted, Appeal, Filed, FirstInstance};
    let stages = vec![
        ("Filed", lawsuit(Filed)), ("Accepted", lawsuit(Accepted)), ("FirstInstance", lawsuit(FirstInstance)),
        ("Appeal", lawsuit(Appeal)), ("Judgment", at(Stage::Judgment { on: since(), ruling: ruling() })),
    ];
    of(stages, every_step!(Step {
        //                Filed         Accepted         FirstInstance Appeal        Judgment
        Negotiate:       "past          past             past          past          past",
        Mediate:         "past          past             past          past          past",
        Arbitrate:       "past          past             past          past          past",
        Litigate:        "past          past             past          past          past",
        Accept:          "ok            past             past          past          past",
        FormTribunal:    "arbitral      arbitral         arbitral      arbitral      arbitral",
        Hear:            "arbitral      arbitral         arbitral      arbitral      arbitral",
        OpenTrial:       "first:Accept  ok               past          past          past",
        Appeal:          "first:Accept  first:OpenTrial  ok            past          past",
        Decide:          "first:Accept  first:OpenTrial  ok            ok            past",
        ApplyToSetAside: "arbitral      arbitral         arbitral      arbitral      arbitral",
        UpholdAward:     "arbitral      arbitral         arbitral      arbitral      arbitral",
        SetAwardAside:   "arbitral      arbitral         arbitral      arbitral      arbitral",
        Enforce:         "first:Accept  first:OpenTrial  first:Decide  first:Decide  ok",
        Settle:          "ok            ok               ok            ok            ok",
        Withdraw:        "ok            ok               ok            ok            past",
        Close:           "first:Accept  first:OpenTrial  first:Decide  first:Decide  ok",
        SetDeadline:     "ok            ok               ok            ok            ok",
    }), COURT)
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    outside_the_proceedings().check();
    before_arbitrators().check();
    in_court().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    let begin = Dispute::begin(day("2026-01-01"));
    outside_the_proceedings().check_fold(&begin, &[], any_day);
    in_court().check_fold(&begin, &[Event::Accepted, Event::TrialOpened], any_day);
}

#[test]
fn without_talks_in_the_clause_a_side_goes_to_mediation_arbitrators_or_court_at_once() {
    let raised = Dispute::begin(since());
    let on = day("2026-03-01");
    for (step, commands) in [
        (Step::Arbitrate, Facts { talks: Talks::NotRequired, ..ARBITRATION }),
        (Step::Litigate, COURT),
        (Step::Mediate, COURT),
        (Step::Negotiate, COURT),
    ] {
        let (command, event) = sample(step);
        check_decided(&raised, on, command, &commands, event);
    }
    let first = Refusal::NeedsFirst { step: Step::Litigate };
    check_refused(&raised, on, Command::Enforce, &COURT, &first);
}

#[test]
fn where_the_clause_does_not_name_arbitrators_a_court_decides_first() {
    let talks = at(Stage::Negotiation { on: since() });
    for agreed in [AgreedForum::Litigation, AgreedForum::Either, AgreedForum::Silent] {
        let first = Refusal::NeedsFirst { step: Step::Litigate };
        check_refused(&talks, day("2026-03-01"), sample(Step::Decide).0, &Facts { agreed, ..ARBITRATION }, &first);
    }
}

#[test]
fn the_other_way_than_the_clause_says_needs_a_written_basis() {
    use AgreedForum::{Arbitration, Either, Litigation, Silent};
    let on = day("2026-03-01");
    let stage = at(Stage::Negotiation { on: since() });
    for (agreed, arbitration, court) in
        [(Arbitration, true, false), (Litigation, false, true), (Either, false, true), (Silent, false, true)]
    {
        let facts = Facts { agreed, ..ARBITRATION };
        let missing = Refusal::Guard(Guard::BasisMissing { agreed });
        for basis in ["", "agreement of 2026-02-20"] {
            let arbitrate = Command::Arbitrate { institution: text(), basis: basis.into() };
            if arbitration || !basis.is_empty() {
                let filed = Event::ArbitrationFiled { institution: text(), basis: basis.into() };
                check_decided(&stage, on, arbitrate, &facts, filed);
            } else {
                check_refused(&stage, on, arbitrate, &facts, &missing);
            }
            let litigate = Command::Litigate { court: text(), basis: basis.into() };
            if court || !basis.is_empty() {
                let filed = Event::CourtFiled { court: text(), basis: basis.into() };
                check_decided(&stage, on, litigate, &facts, filed);
            } else {
                check_refused(&stage, on, litigate, &facts, &missing);
            }
        }
    }
}

#[test]
fn after_an_award_was_set_aside_a_side_sues_or_arbitrates_under_a_new_agreement() {
    let on = day("2026-03-01");
    let stage = at(Stage::AwardSetAside { on: since(), reason: text() });
    let again = |basis: &str| Command::Arbitrate { institution: text(), basis: basis.into() };
    check_refused(&stage, on, again(" "), &ARBITRATION, &Refusal::Guard(Guard::AgreementUsedUp));
    let filed = Event::ArbitrationFiled { institution: text(), basis: "agreement of 2026-02-20".into() };
    check_decided(&stage, on, again("agreement of 2026-02-20"), &ARBITRATION, filed);
    let litigate = Command::Litigate { court: text(), basis: String::new() };
    let filed = Event::CourtFiled { court: text(), basis: String::new() };
    check_decided(&stage, on, litigate, &ARBITRATION, filed);
}

#[test]
fn a_case_keeps_its_day_its_court_and_its_sum_to_the_end() {
    let told = |on: &str, event: Event| Entry::new(day(on), event);
    let events = [
        told("2026-01-05", Event::NegotiationOpened),
        told("2026-02-10", sample(Step::Litigate).1),
        told("2026-02-17", Event::Accepted),
        told("2026-04-01", Event::TrialOpened),
        told("2026-06-01", Event::Appealed { court: "the High Court".into() }),
        told("2026-09-01", sample(Step::Decide).1),
        told("2026-10-01", Event::EnforcementOpened),
        told("2026-12-01", Event::Closed),
    ];
    let on = |as_of: &str| Life::begin(Dispute::begin(day("2026-01-01"))).known_on(&events, day(as_of));
    let filed = Filing { on: day("2026-02-10"), before: text(), basis: text() };
    let appealed = Filing { on: day("2026-06-01"), before: "the High Court".into(), basis: String::new() };
    for (as_of, expected) in [
        ("2026-01-01", Stage::Raised { on: day("2026-01-01") }),
        ("2026-01-05", Stage::Negotiation { on: day("2026-01-05") }),
        ("2026-02-16", Stage::Litigation { on: day("2026-02-10"), filing: filed.clone(), phase: CourtPhase::Filed }),
        ("2026-05-31", Stage::Litigation { on: day("2026-04-01"), filing: filed, phase: CourtPhase::FirstInstance }),
        ("2026-08-31", Stage::Litigation { on: day("2026-06-01"), filing: appealed, phase: CourtPhase::Appeal }),
        ("2026-09-01", Stage::Judgment { on: day("2026-09-01"), ruling: ruling() }),
        ("2026-11-30", Stage::Enforcement { on: day("2026-10-01"), ruling: ruling() }),
    ] {
        let life = on(as_of);
        assert_eq!((life.stage.stage, life.anomalies), (expected, vec![]), "{as_of}");
    }
    assert!(!on("2026-12-01").stage.is_open());
}

#[test]
fn places_outcomes_terms_and_reasons_are_asked_for() {
    let on = day("2026-03-01");
    let talks = at(Stage::Negotiation { on: since() });
    let blank = String::new;
    for command in [
        Command::Mediate { body: blank() },
        Command::Arbitrate { institution: blank(), basis: blank() },
        Command::Litigate { court: blank(), basis: text() },
    ] {
        check_refused(&talks, on, command, &ARBITRATION, &Refusal::NameMissing);
    }
    let settlement = Settlement { form: SettlementForm::Amendment, terms: " ".into() };
    let unnamed = Deadline { on, what: " ".into() };
    for command in [
        Command::Settle { settlement },
        Command::Withdraw { reason: blank() },
        Command::SetDeadline { deadline: unnamed },
    ] {
        check_refused(&talks, on, command, &ARBITRATION, &Refusal::ReasonMissing);
    }
    let hearing = arbitration(ArbitrationPhase::Hearing);
    let undecided = Command::Decide { outcome: blank(), sum: None };
    check_refused(&hearing, on, undecided, &ARBITRATION, &Refusal::ReasonMissing);
    let trial = lawsuit(CourtPhase::FirstInstance);
    check_refused(&trial, on, Command::Appeal { court: blank() }, &COURT, &Refusal::NameMissing);
    let award = at(Stage::Award { on: since(), ruling: ruling(), upheld: false });
    let nowhere = Command::ApplyToSetAside { court: blank() };
    check_refused(&award, on, nowhere, &ARBITRATION, &Refusal::NameMissing);
    let attacked = at(Stage::SettingAside { on: since(), court: text(), ruling: ruling() });
    let silent = Command::SetAwardAside { reason: blank() };
    check_refused(&attacked, on, silent, &ARBITRATION, &Refusal::ReasonMissing);
}

#[test]
fn a_dispute_is_open_until_its_file_is_closed() {
    let closed: Vec<_> = stages().into_iter().filter(|(_, it)| !it.is_open()).map(|(name, _)| name).collect();
    assert_eq!(closed, ["Closed"]);
}

/// Talks for 30 days, mediation for two months, counted as the statute does; a day of rest gives way to the next working day.
fn times() -> AgreedTimes {
    AgreedTimes {
        negotiation: Some(Period::days(30)),
        mediation: Some(Period::months(2)),
        counting: Counting { rule: PeriodRule::StatutoryCn, roll: Roll::Following },
    }
}

#[test]
fn clause_and_law_set_the_next_day_that_must_not_be_missed() {
    let calendar = WorkCalendar::standard();
    let on = day("2026-03-02");
    let award = |upheld| Stage::Award { on, ruling: ruling(), upheld };
    for (stage, expected) in [
        // 30 days from 2 March are 1 April, a Wednesday
        (Stage::Raised { on }, Some("2026-04-01")),
        (Stage::Negotiation { on }, Some("2026-04-01")),
        // 2 May 2026 is a Saturday
        (Stage::Mediation { on, body: text() }, Some("2026-05-04")),
        // what the law sets does not wait for a working day of the contract
        (award(false), Some("2026-06-02")),
        (award(true), Some("2028-03-02")),
        (Stage::Judgment { on, ruling: ruling() }, Some("2028-03-02")),
        (Stage::AwardSetAside { on, reason: text() }, None),
        (Stage::Enforcement { on, ruling: ruling() }, None),
        (Stage::Arbitration { on, filing: filing(), phase: ArbitrationPhase::Filed }, None),
    ] {
        let found = at(stage.clone()).next_deadline(times(), StatutoryTimes::default(), &calendar).expect("a day");
        assert_eq!(found.map(|worked| worked.value), expected.map(day), "{stage:?}");
    }
    let no_talks = AgreedTimes { negotiation: None, mediation: None, ..times() };
    let none = Dispute::begin(on).next_deadline(no_talks, StatutoryTimes::default(), &calendar);
    assert_eq!(none, Ok(None));
}

#[test]
fn a_noted_deadline_comes_before_the_others_and_ends_with_its_stage() {
    let calendar = WorkCalendar::standard();
    let talks = at(Stage::Negotiation { on: since() });
    assert_eq!(talks.dueness(day("2026-04-30"), 7), Dueness::Undated);
    let noted = Life::begin(talks).evolve(&Entry::new(day("2026-03-01"), sample(Step::SetDeadline).1)).stage;
    let next = noted.next_deadline(times(), StatutoryTimes::default(), &calendar).expect("a day").expect("a deadline");
    assert_eq!(next.value, day("2026-05-01"));
    for (as_of, expected) in [
        ("2026-04-23", Dueness::NotDue),
        ("2026-04-24", Dueness::DueSoon { days: 7 }),
        ("2026-05-01", Dueness::DueToday),
        ("2026-05-02", Dueness::Overdue { days: 1 }),
    ] {
        assert_eq!(noted.dueness(day(as_of), 7), expected, "{as_of}");
    }
    let filed = Life::begin(noted).evolve(&Entry::new(day("2026-04-10"), sample(Step::Arbitrate).1)).stage;
    assert_eq!(filed.deadline, None);
}

#[test]
fn a_claim_becomes_time_barred_three_years_after_the_breach_was_known() {
    for (known_on, months, expected) in [
        ("2026-03-31", 36, "2029-03-31"),
        // 2027 has no 29 February
        ("2024-02-29", 36, "2027-02-28"),
        // the international sale of goods
        ("2026-03-31", 48, "2030-03-31"),
    ] {
        let worked = limitation(day(known_on), months).expect("a day");
        let counted = PeriodLine::Counted { period: Period::months(months), on: day(expected) };
        assert_eq!(worked.value, day(expected), "{known_on}");
        assert_eq!(worked.working, [PeriodLine::From { on: day(known_on) }, counted], "{known_on}");
    }
    assert_eq!(limitation(day("9997-01-01"), 36), Err(ExactError::DateOutOfRange));
    assert_eq!(StatutoryTimes::default().limitation, 36);
}

#[test]
fn the_clause_of_the_contract_says_who_decides_and_what_comes_before() {
    let arbitration = Arbitration {
        institution: Institution::Shiac,
        seat: Wording::default(),
        language: ArbitrationLanguage::Chinese,
        arbitrators: Arbitrators::Three,
    };
    assert_eq!(AgreedForum::from(&Forum::Arbitration(arbitration.clone())), AgreedForum::Arbitration);
    let court = Court { link: CourtLink::DefendantDomicile, name: Wording::default() };
    assert_eq!(AgreedForum::from(&Forum::Litigation(court.clone())), AgreedForum::Litigation);
    let either = Forum::Either { arbitration: arbitration.clone(), court };
    assert_eq!(AgreedForum::from(&either), AgreedForum::Either);
    assert_eq!(AgreedForum::from(&Forum::Open), AgreedForum::Silent);
    let clause = Disputes {
        negotiation: Negotiation::Within(Period::days(30)),
        mediation: Mediation::At { body: Wording::default(), within: Period::months(2) },
        forum: Forum::Arbitration(arbitration),
        meanwhile: Meanwhile::GoesOn,
        limitation: LimitationNote::NotStated,
    };
    assert_eq!(Facts::from(&clause), ARBITRATION);
    assert_eq!(AgreedTimes::of(&clause, times().counting), times());
    let at_once = Disputes { negotiation: Negotiation::None, mediation: Mediation::None, forum: either, ..clause };
    assert_eq!(Facts::from(&at_once), Facts { agreed: AgreedForum::Either, talks: Talks::NotRequired });
    let nothing = AgreedTimes::of(&at_once, times().counting);
    assert_eq!((nothing.negotiation, nothing.mediation), (None, None));
}
