//! Rules while a contract is performed (`contract-rules.md` 2.9), on a sale of 100,000.00 signed on 1 January 2026.

use counterpart::domain::account::Entries;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::checker::finding::Value;
use counterpart::domain::checker::performance::performing;
use counterpart::domain::checker::performed::{EvaluationDue, ForceMajeureEvent, OpenComplaint, Performed, Transfer};
use counterpart::domain::collection::Dated;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::circumstances::Answer;
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::event::Fact;
use counterpart::domain::contract::field;
use counterpart::domain::contract::general::GoverningLaw;
use counterpart::domain::contract::party::SubjectKind;
use counterpart::domain::contract::payment::{Earnest, Plan};
use counterpart::domain::contract::plan::{Due, Event, Instalment, PartLabel, Share};
use counterpart::domain::contract::sharing::{EndAction, ShareMode, SharedItem};
use counterpart::domain::contract::term::TermLength;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::id::{InstalmentId, ReceiptId};
use counterpart::domain::interruption::{Interruption, InterruptionKind};
use counterpart::domain::late_fee::debt::{Part, Payment, Purpose, ReceiptBook, Standing};
use counterpart::domain::late_fee::dunning::{Dunning, DunningBook};
use counterpart::domain::lifecycle::contract::event::Event as LifeEvent;
use counterpart::domain::lifecycle::dispute::deadline::StatutoryTimes;
use counterpart::domain::money::Money;
use counterpart::domain::problem::{Item, Place};
use counterpart::domain::progress::progress;
use counterpart::domain::rate::Ppm;
use counterpart::domain::service_clock::{ServiceDue, ServiceStanding, ServiceState};

use super::deal::{day, shared};
use crate::progress::{Counter, progress_on, sale};

/// A rule with a contract that it speaks of and one that it does not.
pub(super) struct Case {
    pub(super) rule: &'static str,
    speaks: fn(&mut Stage),
    rests: fn(&mut Stage),
    place: Place,
    values: fn() -> Vec<Value>,
}

/// What is known of the contract.
struct Stage {
    contract: Contract,
    today: &'static str,
    facts: Vec<Fact>,
    interruptions: Vec<Interruption>,
    evaluations: Vec<EvaluationDue>,
    complaints: Vec<OpenComplaint>,
    transfers: Vec<Transfer>,
    returned: Vec<usize>,
    known: Vec<&'static str>,
    force: Vec<ForceMajeureEvent>,
    settled: Option<&'static str>,
}

fn part() -> InstalmentId {
    InstalmentId(uuid::Uuid::from_u128(7))
}

fn price() -> Money {
    Money::cny(10_000_000)
}

const fn at(field: &'static str) -> Place {
    Place::of(field)
}

const fn of_part() -> Place {
    Place { field: field::PAYMENT_PLAN, item: Item::Instalment(InstalmentId(uuid::Uuid::from_u128(7))) }
}

/// All of the price is due on Monday 2 March 2026; 0.05 % a day when late.
fn stage() -> Stage {
    let mut contract = sale(&mut Counter(0));
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    payment.plan = Plan::LumpSum { id: part(), due: Due::On(day("2026-03-02")) };
    Stage {
        contract,
        today: "2026-01-05",
        facts: Vec::new(),
        interruptions: Vec::new(),
        evaluations: Vec::new(),
        complaints: Vec::new(),
        transfers: Vec::new(),
        returned: Vec::new(),
        known: Vec::new(),
        force: Vec::new(),
        settled: None,
    }
}

fn told(stage: &Stage) -> Vec<(&'static str, Place, Vec<Value>)> {
    let calendar = WorkCalendar::standard();
    let found = progress_on(&stage.contract, &stage.facts, stage.today, &calendar);
    let known: Vec<_> = stage.known.iter().map(|on| day(on)).collect();
    let performed = Performed {
        interruptions: &stage.interruptions,
        evaluations: &stage.evaluations,
        complaints: &stage.complaints,
        transfers: &stage.transfers,
        returned: &stage.returned,
        grounds_known: &known,
        force_majeure: &stage.force,
        earnest_settled: stage.settled.map(day),
        ..Performed::new(&stage.contract, &found, &calendar, StatutoryTimes::default(), day(stage.today))
    };
    performing(&performed).into_iter().map(|it| (it.rule.code(), it.place, it.values)).collect()
}

fn demand(stage: &mut Stage, on: &str) {
    stage.interruptions.push(Interruption { instalment: Some(part()), kind: InterruptionKind::Demand, on: day(on) });
}

fn complaint(stage: &mut Stage, left: i64) {
    let standing = ServiceStanding { state: ServiceState::Running, due: ServiceDue::Stopped { left: 0 }, left };
    stage.complaints = vec![OpenComplaint { number: "TS-0007".into(), limit: 480, standing }];
}

fn evaluate(stage: &mut Stage, today: &'static str) {
    stage.today = today;
    stage.evaluations =
        vec![EvaluationDue { from: day("2026-01-01"), to: day("2026-03-31"), until: day("2026-04-15") }];
}

fn register(stage: &mut Stage) {
    let Clause::Included(sharing) = &mut stage.contract.sharing else { panic!("a clause on sharing") };
    sharing.mode = ShareMode::OursToThem;
    let kept = SharedItem { end_action: EndAction::KeepByLaw, ..shared() };
    sharing.register = vec![shared(), kept];
}

fn transfer(stage: &mut Stage, on: &str, withdrawn: Option<&str>) {
    register(stage);
    stage.today = "2026-09-01";
    stage.transfers = vec![Transfer { row: Some(0), on: day(on), withdrawn_on: withdrawn.map(day) }];
}

fn ended(stage: &mut Stage, returned: &[usize]) {
    register(stage);
    stage.today = "2027-01-05";
    stage.returned = returned.to_vec();
}

fn retention(stage: &mut Stage, label: PartLabel) {
    stage.today = "2026-03-03";
    let Clause::Included(payment) = &mut stage.contract.payment else { panic!("a sale is paid") };
    let whole = Instalment {
        id: part(),
        label,
        share: Share::Of(Ppm::WHOLE),
        due: Due::On(day("2026-03-02")),
        condition: Wording::default(),
    };
    payment.plan = Plan::Instalments { parts: vec![whole] };
}

fn event(stage: &mut Stage, told_on: Option<&str>) {
    stage.today = "2026-04-01";
    stage.force = vec![ForceMajeureEvent { began_on: day("2026-03-02"), told_on: told_on.map(day) }];
}

fn short(stage: &mut Stage) {
    stage.contract.term.length = TermLength::Fixed { start: day("2026-01-01"), end: day("2026-01-20") };
    stage.today = "2026-02-01";
}

pub(super) const CASES: &[Case] = &[
    Case {
        rule: "EXE-01",
        // ten days at 0.05 % of 100,000.00
        speaks: |it| it.today = "2026-03-12",
        rests: |it| it.today = "2026-03-02",
        place: of_part(),
        values: || vec![Value::Money(price()), Value::Count(10), Value::Money(Money::cny(50_000))],
    },
    Case {
        rule: "EXE-02",
        // barred on 2029-03-02; 180 days before that is 2028-09-03
        speaks: |it| it.today = "2028-09-03",
        rests: |it| it.today = "2028-09-02",
        place: of_part(),
        values: || vec![Value::Money(price()), Value::Date(day("2029-03-02"))],
    },
    Case {
        rule: "EXE-03",
        speaks: |it| {
            it.today = "2026-05-02";
            demand(it, "2026-05-01");
        },
        // a demand that is still to come
        rests: |it| {
            it.today = "2026-04-30";
            demand(it, "2026-05-01");
        },
        place: of_part(),
        values: || vec![Value::Date(day("2026-05-01"))],
    },
    Case {
        rule: "EXE-04",
        // delivered on Thursday 29 January; ten days end on Sunday 8 February, which gives way to Monday
        speaks: |it| {
            it.today = "2026-02-07";
            it.facts = vec![Fact::Happened(Event::Delivery)];
        },
        rests: |it| {
            it.today = "2026-02-06";
            it.facts = vec![Fact::Happened(Event::Delivery)];
        },
        place: at(field::DELIVERY_INSPECTION),
        values: || vec![Value::Date(day("2026-02-09"))],
    },
    Case {
        rule: "EXE-05",
        speaks: |it| evaluate(it, "2026-04-08"),
        rests: |it| evaluate(it, "2026-04-07"),
        place: at(field::TARGETS_EVALUATE),
        values: || vec![Value::Span(day("2026-01-01"), day("2026-03-31"))],
    },
    Case {
        rule: "EXE-06",
        // 360 of 480 minutes are three quarters
        speaks: |it| complaint(it, 120),
        rests: |it| complaint(it, 121),
        place: at(field::SERVICE_LEVELS),
        values: || vec![Value::Text("TS-0007".into()), Value::Rate(Ppm(750_000))],
    },
    Case {
        rule: "EXE-07",
        // thirty days before 31 December 2026 is 1 December
        speaks: |it| it.today = "2026-11-16",
        rests: |it| it.today = "2026-11-15",
        place: at(field::TERM_RENEWAL),
        values: || vec![Value::Date(day("2026-12-01"))],
    },
    Case {
        rule: "EXE-08",
        // it ended on 31 December; fifteen days later is Friday 15 January
        speaks: |it| ended(it, &[]),
        rests: |it| ended(it, &[0]),
        place: at(field::SHARING_RETURN),
        values: || vec![Value::Count(1), Value::Date(day("2027-01-15"))],
    },
    Case {
        rule: "EXE-09",
        speaks: |it| transfer(it, "2026-08-03", Some("2026-08-02")),
        rests: |it| transfer(it, "2026-08-01", Some("2026-08-02")),
        place: Place::row(field::SHARING_REGISTER, 0),
        values: Vec::new,
    },
    Case {
        rule: "EXE-10",
        // six months from 1 February are over on Saturday 1 August, which gives way to Monday
        speaks: |it| {
            it.known = vec!["2026-02-01"];
            it.today = "2026-07-04";
        },
        rests: |it| {
            it.known = vec!["2026-02-01"];
            it.today = "2026-07-03";
        },
        place: at(field::TERM_EXERCISE),
        values: || vec![Value::Date(day("2026-08-03"))],
    },
    Case {
        rule: "EXE-11",
        speaks: |it| {
            it.today = "2026-05-02";
            demand(it, "2026-05-01");
        },
        rests: |it| it.today = "2026-05-02",
        place: at(field::PAYMENT_ACCELERATION),
        values: Vec::new,
    },
    Case {
        rule: "EXE-12",
        // five days end on Saturday 7 March, which gives way to Monday
        speaks: |it| event(it, Some("2026-03-10")),
        rests: |it| event(it, Some("2026-03-09")),
        place: at(field::FORCE_NOTICE),
        values: Vec::new,
    },
    Case {
        rule: "EXE-13",
        // delivered on 29 January
        speaks: |it| {
            short(it);
            it.facts = vec![Fact::Happened(Event::Delivery)];
        },
        rests: short,
        place: at(field::TERM_END),
        values: Vec::new,
    },
    Case {
        rule: "EXE-14",
        speaks: |it| retention(it, PartLabel::Retention),
        rests: |it| retention(it, PartLabel::Balance),
        place: of_part(),
        values: || vec![Value::Money(price())],
    },
];

#[test]
fn a_rule_speaks_of_its_case_and_not_of_the_day_before() {
    for case in CASES {
        let mut spoken = stage();
        (case.speaks)(&mut spoken);
        let found: Vec<_> = told(&spoken).into_iter().filter(|(rule, ..)| *rule == case.rule).collect();
        assert_eq!(found, [(case.rule, case.place, (case.values)())]);

        let mut silent = stage();
        (case.rests)(&mut silent);
        let found = told(&silent);
        assert!(found.iter().all(|(rule, ..)| *rule != case.rule), "{}: {found:?}", case.rule);
    }
}

#[test]
fn a_contract_that_nobody_signed_is_not_performed() {
    let stage = stage();
    let calendar = WorkCalendar::standard();
    let today = day("2026-06-01");
    let (receipts, dunning) = (ReceiptBook::default(), DunningBook::none());
    let entries = Entries { receipts: &receipts, allocations: &[], dunning: &dunning };
    let draft = progress(&stage.contract.brief(), &[], &entries, &calendar, today).expect("a standing");
    let performed = Performed::new(&stage.contract, &draft, &calendar, StatutoryTimes::default(), today);
    assert!(performing(&performed).is_empty());
}

#[test]
fn days_of_grace_are_no_days_of_delay() {
    for (today, late) in [("2026-03-05", false), ("2026-03-06", true)] {
        let mut graced = stage();
        graced.today = today;
        let Clause::Included(payment) = &mut graced.contract.payment else { panic!("a sale is paid") };
        payment.late_fee.grace.days = 3;
        assert_eq!(told(&graced).iter().any(|(rule, ..)| *rule == "EXE-01"), late, "{today}");
    }
}

#[test]
fn earnest_money_is_settled_when_the_contract_is_over() {
    for (today, settled, told_of) in [
        ("2026-12-31", None, false),
        ("2027-01-02", None, true),
        ("2027-01-02", Some("2027-01-03"), true),
        ("2027-01-03", Some("2027-01-03"), false),
    ] {
        let mut over = stage();
        over.today = today;
        over.settled = settled;
        let Clause::Included(payment) = &mut over.contract.payment else { panic!("a sale is paid") };
        payment.earnest = Earnest::Sum(Money::cny(1_000_000));
        let expected = ("EXE-14", at(field::PAYMENT_EARNEST), vec![Value::Money(Money::cny(1_000_000))]);
        assert_eq!(told(&over).contains(&expected), told_of, "{today} {settled:?}");
    }
}

/// What a contract itself shows of its earnest money once both sides have done everything on 1 June 2026.
#[test]
fn earnest_money_counts_towards_a_price_that_was_paid() {
    for (what, price, settled) in [("nothing is open", false, Some("2026-06-01")), ("the price is open", true, None)] {
        let mut done = stage();
        if !price {
            done.contract.lines.clear();
        }
        let complete = LifeEvent::Completed { on: day("2026-06-01"), by: "Li".into() };
        let found = progress_on(&done.contract, &[Fact::Life(complete)], "2026-06-02", &WorkCalendar::standard());
        assert!(found.status.ended().is_some(), "{what}");
        let calendar = WorkCalendar::standard();
        let known = Performed::new(&done.contract, &found, &calendar, StatutoryTimes::default(), day("2026-06-02"));
        assert_eq!(known.earnest_settled, settled.map(day), "{what}");
    }
}

/// What the book shows of a part that fell due on Monday 2 March 2026.
#[test]
fn a_demand_and_a_payment_after_the_day_begin_the_limitation_anew() {
    use InterruptionKind::{Demand, PartPayment};
    let claim = |on: &str| Dated { on: day(on), amount: Money::cny(50_000) };
    let paid = |on: &str, standing| Payment {
        receipt: ReceiptId(uuid::Uuid::from_u128(9)),
        on: day(on),
        amount: Money::cny(1_000_000),
        purpose: Purpose::Counted(Part::Principal),
        standing,
    };
    for (what, claims, payments, shown) in [
        ("nothing was done", vec![], vec![], vec![]),
        ("a statement", vec![claim("2026-04-01")], vec![], vec![(Demand, "2026-04-01")]),
        ("a payment of a part", vec![], vec![paid("2026-05-04", Standing::Stands)], vec![(PartPayment, "2026-05-04")]),
        ("paid in part on the due day", vec![], vec![paid("2026-03-02", Standing::Stands)], vec![]),
        (
            "a receipt that was taken back",
            vec![],
            vec![paid("2026-05-04", Standing::ReversedOn(day("2026-05-06")))],
            vec![],
        ),
    ] {
        let stage = Stage { today: "2026-06-01", ..stage() };
        let found = progress_on(&stage.contract, &[], stage.today, &WorkCalendar::standard());
        let account = found.account.expect("an account");
        let dunning = Dunning { claims, ..Dunning::default() };
        let interruptions = Interruption::shown(&account.parts[0], Some(&dunning), &payments);
        let found: Vec<_> = interruptions.iter().map(|it| (it.kind, it.on)).collect();
        let shown: Vec<_> = shown.into_iter().map(|(kind, on)| (kind, day(on))).collect();
        assert_eq!(found, shown, "{what}");
        assert!(interruptions.iter().all(|it| it.instalment == Some(part())));
    }
}

#[test]
fn goods_across_the_border_have_four_years() {
    // Civil Code art. 594, under the law of the mainland alone; goods with services are not named there, and the shorter time is safe
    let mut contract = stage().contract;
    let england = GoverningLaw::Of(Wording::new("英格兰", "England"));
    for (foreign, subject, law, months) in [
        (Answer::Yes, SubjectKind::Goods, GoverningLaw::MainlandChina, 48),
        (Answer::Yes, SubjectKind::Mixed, GoverningLaw::MainlandChina, 36),
        (Answer::Yes, SubjectKind::Services, GoverningLaw::MainlandChina, 36),
        (Answer::Yes, SubjectKind::Goods, england, 36),
        (Answer::No, SubjectKind::Goods, GoverningLaw::MainlandChina, 36),
        (Answer::Unknown, SubjectKind::Goods, GoverningLaw::MainlandChina, 36),
    ] {
        contract.circumstances.foreign_related = foreign;
        contract.subject_kind = subject;
        contract.general.law = law.clone();
        let expected = StatutoryTimes { limitation: months, ..StatutoryTimes::default() };
        assert_eq!(StatutoryTimes::of(&contract), expected, "{foreign:?} {subject:?} {law:?}");
    }
    // nobody knows what law an article by hand names
    contract.circumstances.foreign_related = Answer::Yes;
    contract.subject_kind = SubjectKind::Goods;
    contract.general.law = GoverningLaw::MainlandChina;
    contract.write_by_hand(ClauseId::GoverningLaw, Wording::new("适用新加坡法律。", "The law of Singapore applies."));
    assert_eq!(StatutoryTimes::of(&contract), StatutoryTimes::default());
}
