//! The life of a dispute.

use counterpart::domain::contract::disputes::{
    Arbitration, ArbitrationLanguage, Arbitrators, Court, CourtLink, Forum, Institution,
};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::exact::ExactError;
use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::dispute::command::{Command, Event, Step};
use counterpart::domain::lifecycle::dispute::forum::AgreedForum;
use counterpart::domain::lifecycle::dispute::{Guard, Settlement, SettlementForm, Stage, limitation};
use counterpart::domain::money::Money;
use counterpart::domain::period::{Period, PeriodLine};

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, day};

fn text() -> String {
    "Shanghai".into()
}

fn settlement() -> Settlement {
    Settlement { form: SettlementForm::Receivable { amount: Money::cny(500_000) }, terms: "half now".into() }
}

fn sample(step: Step) -> (Command, Event) {
    match step {
        Step::Mediate => (Command::Mediate { body: text() }, Event::MediationOpened { body: text() }),
        Step::Arbitrate => (
            Command::Arbitrate { institution: text(), basis: text() },
            Event::ArbitrationFiled { institution: text(), basis: text() },
        ),
        Step::Litigate => {
            (Command::Litigate { court: text(), basis: text() }, Event::CourtFiled { court: text(), basis: text() })
        }
        Step::Decide => (Command::Decide { outcome: text() }, Event::Decided { outcome: text() }),
        Step::Enforce => (Command::Enforce, Event::EnforcementOpened),
        Step::Settle => (Command::Settle { settlement: settlement() }, Event::Settled { settlement: settlement() }),
        Step::Withdraw => (Command::Withdraw { reason: text() }, Event::Withdrawn { reason: text() }),
        Step::Close => (Command::Close, Event::Closed),
    }
}

fn stages() -> Vec<(&'static str, Stage)> {
    let on = day("2026-02-01");
    every_stage!(Stage {
        Negotiation = Stage::begin(on),
        Mediation = Stage::Mediation { on, body: text() },
        Arbitration = Stage::Arbitration { on, institution: text(), basis: String::new() },
        Litigation = Stage::Litigation { on, court: text(), basis: String::new() },
        Decided = Stage::Decided { on, outcome: text() },
        Enforcement = Stage::Enforcement { on, outcome: text() },
        Settled = Stage::Settled { on, settlement: settlement() },
        Withdrawn = Stage::Withdrawn { on, reason: text() },
        Closed = Stage::Closed { on, ended: Box::new(Stage::Decided { on, outcome: text() }) },
    })
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    Table {
        stages: stages(),
        rows: every_step!(Step {
            //          Negotiation      Mediation        Arbitration   Litigation    Decided Enforcement Settled Withdrawn Closed
            Mediate:   "ok               past             past          past          past    past        ended   ended     ended",
            Arbitrate: "ok               ok               past          past          past    past        ended   ended     ended",
            Litigate:  "ok               ok               past          past          past    past        ended   ended     ended",
            Decide:    "first:Arbitrate  first:Arbitrate  ok            ok            past    past        ended   ended     ended",
            Enforce:   "first:Arbitrate  first:Arbitrate  first:Decide  first:Decide  ok      past        ended   ended     ended",
            Settle:    "ok               ok               ok            ok            ok      ok          ended   ended     ended",
            Withdraw:  "ok               ok               ok            ok            past    past        ended   ended     ended",
            Close:     "first:Settle     first:Settle     first:Decide  first:Decide  ok      ok          ok      ok        ended",
        }),
        sample,
        now: day("2026-03-01"),
        facts: AgreedForum::Arbitration,
        guards: vec![],
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    table().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    table().check_fold(&Stage::begin(day("2026-01-01")), &[], any_day);
}

#[test]
fn where_the_clause_does_not_name_arbitrators_a_court_decides_first() {
    let stage = Stage::begin(day("2026-02-01"));
    for agreed in [AgreedForum::Litigation, AgreedForum::Either, AgreedForum::Silent] {
        let first = Refusal::NeedsFirst { step: Step::Litigate };
        check_refused(&stage, day("2026-03-01"), Command::Decide { outcome: text() }, &agreed, &first);
    }
}

#[test]
fn the_other_way_than_the_clause_says_needs_a_written_basis() {
    use AgreedForum::{Arbitration, Either, Litigation, Silent};
    let on = day("2026-03-01");
    let stage = Stage::begin(day("2026-02-01"));
    for (agreed, arbitration, court) in
        [(Arbitration, true, false), (Litigation, false, true), (Either, false, true), (Silent, false, true)]
    {
        let missing = Refusal::Guard(Guard::BasisMissing { agreed });
        for basis in ["", "agreement of 2026-02-20"] {
            let arbitrate = Command::Arbitrate { institution: text(), basis: basis.into() };
            if arbitration || !basis.is_empty() {
                let filed = Event::ArbitrationFiled { institution: text(), basis: basis.into() };
                check_decided(&stage, on, arbitrate, &agreed, filed);
            } else {
                check_refused(&stage, on, arbitrate, &agreed, &missing);
            }
            let litigate = Command::Litigate { court: text(), basis: basis.into() };
            if court || !basis.is_empty() {
                let filed = Event::CourtFiled { court: text(), basis: basis.into() };
                check_decided(&stage, on, litigate, &agreed, filed);
            } else {
                check_refused(&stage, on, litigate, &agreed, &missing);
            }
        }
    }
}

#[test]
fn places_outcomes_terms_and_reasons_are_asked_for() {
    let on = day("2026-03-01");
    let agreed = AgreedForum::Arbitration;
    let talks = Stage::begin(day("2026-02-01"));
    let blank = String::new;
    for command in [
        Command::Mediate { body: blank() },
        Command::Arbitrate { institution: blank(), basis: blank() },
        Command::Litigate { court: blank(), basis: text() },
    ] {
        check_refused(&talks, on, command, &agreed, &Refusal::NameMissing);
    }
    let settlement = Settlement { form: SettlementForm::Amendment, terms: " ".into() };
    for command in [Command::Settle { settlement }, Command::Withdraw { reason: blank() }] {
        check_refused(&talks, on, command, &agreed, &Refusal::ReasonMissing);
    }
    let filed = Stage::Arbitration { on, institution: text(), basis: blank() };
    check_refused(&filed, on, Command::Decide { outcome: blank() }, &agreed, &Refusal::ReasonMissing);
}

#[test]
fn a_dispute_is_open_until_its_file_is_closed() {
    let closed: Vec<_> = stages().into_iter().filter(|(_, stage)| !stage.is_open()).map(|(name, _)| name).collect();
    assert_eq!(closed, ["Closed"]);
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
}

#[test]
fn the_clause_of_the_contract_says_who_decides() {
    let arbitration = Arbitration {
        institution: Institution::Shiac,
        seat: Wording::default(),
        language: ArbitrationLanguage::Chinese,
        arbitrators: Arbitrators::Three,
    };
    assert_eq!(AgreedForum::from(&Forum::Arbitration(arbitration.clone())), AgreedForum::Arbitration);
    let court = Court { link: CourtLink::DefendantDomicile, name: Wording::default() };
    assert_eq!(AgreedForum::from(&Forum::Litigation(court.clone())), AgreedForum::Litigation);
    assert_eq!(AgreedForum::from(&Forum::Either { arbitration, court }), AgreedForum::Either);
}
