//! Incentives: what follows from receipts under a plan, what is booked of it, and what a run pays.

use std::collections::BTreeMap;

use counterpart::domain::commission::{
    BasisLine, BonusCurve, BonusPoint, CommissionCap, CommissionMethod, CommissionPlan, Participant, RateTier,
    RateTiers, Retention, UnitTier, UnitTiers, UpperBound,
};
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::id::{
    AllocationId, CommissionEntryId, ContractId, CustomerId, EvaluationId, IncentiveEventId, IncentivePlanId,
    InstalmentId, MemberId, PayoutRunId, ReceiptId,
};
use counterpart::domain::incentive::due::{Book, DueError, PeriodDue, sum};
use counterpart::domain::incentive::entry::{BookedCommission, Cause, Standing};
use counterpart::domain::incentive::event::{Fact, IncentiveEvent};
use counterpart::domain::incentive::grades::{Appraisal, GradeFactor, Graded, GradesError, check, graded, usual};
use counterpart::domain::incentive::period::{Grain, PayPeriod};
use counterpart::domain::incentive::plan::{Goal, IncentivePlan, Metric, Reach, Release, Successor};
use counterpart::domain::incentive::run::{PayoutRun, collect, holds, payments};
use counterpart::domain::incentive::source::{Counted, Size, Source, collected};
use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::commission_entry::{Event, Facts, Guard, Hold, Stage};
use counterpart::domain::lifecycle::evaluation::{FrozenScore, Stage as Reviewed};
use counterpart::domain::lifecycle::incentive::{Event as PlanFact, Stage as PlanStage};
use counterpart::domain::lifecycle::payout_run::{Guard as RunGuard, Unpayable, WhyUnpaid};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::scorecard::period::Span;
use counterpart::domain::tax_part::TaxPart;
use counterpart::i18n::{Locale, Text};
use counterpart::record::conflict::conflicts;
use counterpart::record::document::read;
use proptest::prelude::*;
use uuid::Uuid;

use crate::join_laws::desk::{Desk as BookCopy, id};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn uuid(number: u64) -> Uuid {
    Uuid::from_u128(u128::from(number))
}

const LI: u64 = 1;
const ZHOU: u64 = 2;

fn rate_tiers() -> RateTiers {
    let tier = |upper, rate| RateTier { upper, rate: Ppm(rate) };
    RateTiers::new(vec![
        tier(UpperBound::UpTo(Money::cny(10_000_000)), 20_000),
        tier(UpperBound::UpTo(Money::cny(30_000_000)), 30_000),
        tier(UpperBound::Open, 50_000),
    ])
    .expect("tiers in order")
}

/// domain.md 6.5: to 100,000 2 %, to 300,000 3 %, above 5 %; by quarter, shared 60/40.
fn plan(method: CommissionMethod, hold: i64) -> IncentivePlan {
    IncentivePlan {
        id: IncentivePlanId(uuid(900)),
        name: "East".to_owned(),
        version: 1,
        follows: None,
        metric: Metric::Collected,
        reach: Reach::Everybody,
        pay: CommissionPlan { method, cap: CommissionCap::None, hold_back: Ppm(hold) },
        goal: None,
        net_of: None,
        currency: Currency::CNY,
        grain: Grain::Quarter,
        from: day("2026-01-01"),
        to: None,
        release: Release::Collected,
        grades: Vec::new(),
        participants: vec![
            Participant { member: MemberId(uuid(LI)), share: Ppm(600_000) },
            Participant { member: MemberId(uuid(ZHOU)), share: Ppm(400_000) },
        ],
        note: String::new(),
    }
}

/// A receipt of so many fen on a day, counted wholly towards the price of a contract.
fn receipt(number: u64, on: &str, fen: i64) -> (Receipt, Allocation) {
    let receipt = Receipt {
        id: ReceiptId(uuid(number)),
        customer: CustomerId(uuid(500)),
        on: day(on),
        amount: Money::cny(fen),
        method: PaymentMethod::Transfer,
        reference: String::new(),
        reverses: None,
        note: String::new(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    };
    let allocation = Allocation {
        id: AllocationId(uuid(number + 1_000)),
        receipt: receipt.id,
        contract: ContractId(uuid(600)),
        instalment: InstalmentId(uuid(700)),
        part: ClaimPart::Principal,
        amount: Money::cny(fen),
        on: None,
    };
    (receipt, allocation)
}

fn back(of: &Receipt, number: u64, on: &str) -> Receipt {
    Receipt {
        id: ReceiptId(uuid(number)),
        on: day(on),
        amount: of.amount.negated().expect("fits"),
        reverses: Some(of.id),
        ..of.clone()
    }
}

/// A book while it is kept: receipts, what was booked, what happened to it.
#[derive(Default)]
struct Desk {
    receipts: Vec<Receipt>,
    allocations: Vec<Allocation>,
    entries: Vec<BookedCommission>,
    events: Vec<IncentiveEvent>,
    appraisals: Vec<Told>,
    is_collected: bool,
    /// The tax rates of contracts with what their lines come to.
    taxes: BTreeMap<ContractId, Vec<TaxPart>>,
}

/// An evaluation of a member as somebody tells it.
struct Told {
    member: MemberId,
    span: Span,
    stage: Reviewed,
}

impl Told {
    /// Final on a day with a grade.
    fn confirmed(member: MemberId, (first, last): (&str, &str), on: &str, grade: &str) -> Self {
        let score = FrozenScore { hundredths: 9_000, grade: grade.to_owned() };
        let span = Span { first: day(first), last: day(last) };
        Self { member, span, stage: Reviewed::Confirmed { on: day(on), score } }
    }

    fn appraisal(&self) -> Appraisal<'_> {
        // the days tell them apart
        let number = u64::try_from(self.span.days()).expect("some") + 9_000;
        Appraisal { id: EvaluationId(uuid(number)), member: self.member, span: self.span, stage: &self.stage }
    }
}

impl Desk {
    fn receive(&mut self, (receipt, allocation): (Receipt, Allocation)) {
        self.receipts.push(receipt);
        self.allocations.push(allocation);
    }

    fn dues(&self, plan: &IncentivePlan, as_of: &str) -> Vec<PeriodDue> {
        let as_of = day(as_of);
        let rows = collected(&self.receipts, &self.allocations, as_of).expect("sums");
        let standings: Vec<Standing> = self.entries.iter().map(|it| it.standing(&self.events, as_of)).collect();
        let entries: Vec<(&BookedCommission, &Standing)> = self.entries.iter().zip(&standings).collect();
        let is_collected = |_: ContractId| self.is_collected;
        let appraisals: Vec<Appraisal<'_>> = self.appraisals.iter().map(Told::appraisal).collect();
        let grade = |member, period| graded(&plan.grades, &appraisals, member, period);
        let tax_of = |row: &Counted| self.taxes.get(&row.contract).cloned().unwrap_or_default();
        let is_collected = &is_collected;
        plan.dues(
            None,
            &Book { rows: Ok(&rows), entries: &entries, grade: &grade, is_collected, tax_of: &tax_of, as_of },
        )
    }

    /// Books every difference; says the causes and amounts in fen: earned, held.
    fn book(&mut self, plan: &IncentivePlan, as_of: &str) -> Vec<(MemberId, Cause, i64, i64)> {
        let mut said = Vec::new();
        for due in self.dues(plan, as_of) {
            for change in due.changes {
                said.push((change.member, change.cause, change.earned.minor, change.held.minor));
                let number = u64::try_from(self.entries.len()).expect("few") + 2_000;
                self.entries.push(BookedCommission {
                    id: CommissionEntryId(uuid(number)),
                    plan: plan.id,
                    member: change.member,
                    period: due.period,
                    cause: change.cause,
                    on: day(as_of),
                    by: String::new(),
                    earned: change.earned,
                    held: change.held,
                    counted: change.counted,
                    reverses: None,
                    reason: String::new(),
                });
            }
        }
        said
    }

    fn tell(&mut self, entry: CommissionEntryId, on: &str, event: Event) {
        let number = u64::try_from(self.events.len()).expect("few") + 5_000;
        self.events.push(IncentiveEvent {
            id: IncentiveEventId(uuid(number)),
            plan: None,
            entry: Some(entry),
            run: None,
            on: day(on),
            by: String::new(),
            fact: Fact::Entry(event),
            terms: None,
        });
    }

    fn pay_all(&mut self, on: &str) {
        for id in self.entries.iter().map(|it| it.id).collect::<Vec<_>>() {
            self.tell(id, on, Event::Approved { by: "Qin".to_owned() });
            self.tell(id, on, Event::Paid);
        }
    }
}

fn li() -> MemberId {
    MemberId(uuid(LI))
}

fn zhou() -> MemberId {
    MemberId(uuid(ZHOU))
}

/// What is told of a plan, the first number first.
fn told_of(
    plan: &IncentivePlan,
    number: u64,
    on: &str,
    fact: PlanFact,
    terms: Option<IncentivePlan>,
) -> IncentiveEvent {
    IncentiveEvent {
        id: IncentiveEventId(uuid(number)),
        plan: Some(plan.id),
        entry: None,
        run: None,
        on: day(on),
        by: "Qin".to_owned(),
        fact: Fact::Plan(fact),
        terms: terms.map(Box::new),
    }
}

#[test]
fn an_approved_plan_holds_by_the_terms_that_were_approved() {
    // what the record says now, what was recorded, the day; the terms that hold in its place; whether it is still a draft
    type Case<'a> = (&'a str, &'a IncentivePlan, Vec<IncentiveEvent>, &'a str, Option<&'a IncentivePlan>, bool);
    let at = |rate: i64, upper| RateTier { upper, rate: Ppm(rate) };
    let flat = |rate| CommissionMethod::Marginal(RateTiers::new(vec![at(rate, UpperBound::Open)]).expect("a tier"));
    let (seen, later, third) = (plan(flat(20_000), 0), plan(flat(90_000), 0), plan(flat(50_000), 0));
    let approved = || PlanFact::Approved { by: "Qin".to_owned() };
    let retired = || PlanFact::Retired { reason: "new year".to_owned() };
    let told = |number, on, fact, terms| told_of(&seen, number, on, fact, terms);
    let yes = |number, terms: &IncentivePlan| told(number, "2026-02-01", approved(), Some(terms.clone()));
    let foreign = IncentivePlan { id: IncentivePlanId(uuid(901)), ..seen.clone() };
    let cases: [Case<'_>; 9] = [
        ("a draft is as its record says", &later, vec![], "2026-03-01", None, true),
        ("approved and not changed", &seen, vec![yes(1, &seen)], "2026-03-01", None, false),
        ("changed on another copy", &later, vec![yes(1, &seen)], "2026-03-01", Some(&seen), false),
        ("before the day of the approval", &later, vec![yes(1, &seen)], "2026-01-31", None, true),
        (
            "an approval that kept no terms",
            &later,
            vec![told(1, "2026-02-01", approved(), None)],
            "2026-03-01",
            None,
            false,
        ),
        (
            "approved on two copies: the first",
            &later,
            vec![yes(2, &third), yes(1, &seen)],
            "2026-03-01",
            Some(&seen),
            false,
        ),
        (
            "retired since",
            &later,
            vec![yes(1, &seen), told(2, "2026-02-20", retired(), None)],
            "2026-03-01",
            Some(&seen),
            false,
        ),
        (
            "retired before it was approved: nothing yet",
            &later,
            vec![told(1, "2026-02-01", retired(), None)],
            "2026-03-01",
            None,
            true,
        ),
        ("terms of another plan are none", &later, vec![yes(1, &foreign)], "2026-03-01", None, false),
    ];
    for (what, record, events, on, expected, is_draft) in cases {
        let found = record.in_force(&events, day(on));
        assert_eq!(found.approved, expected, "{what}");
        assert_eq!(found.stage.is_editable(), is_draft, "{what}");
    }
}

#[test]
fn two_copies_that_approve_and_change_a_draft_apart_pay_by_what_was_approved() {
    let (mut ours, mut theirs) = (BookCopy::new(0xa), BookCopy::new(0xb));
    let participants = vec![Participant { member: MemberId(id(1)), share: Ppm::WHOLE }];
    let one = plan(CommissionMethod::Marginal(rate_tiers()), 0);
    let draft = IncentivePlan { id: IncentivePlanId(id(900)), participants, ..one };
    ours.put(&draft);
    theirs.receive(&ours.file());
    // here it is approved at 2 %; there, not knowing of that, the draft is changed to 9 %
    let approved = PlanFact::Approved { by: "Qin".to_owned() };
    let event = told_of(&draft, 9_000, "2026-01-10", approved, Some(draft.clone()));
    ours.put(&IncentiveEvent { id: IncentiveEventId(id(9_000)), ..event });
    theirs.now += 60_000;
    let nine = RateTiers::new(vec![RateTier { upper: UpperBound::Open, rate: Ppm(90_000) }]).expect("a tier");
    let pay = CommissionPlan { method: CommissionMethod::Marginal(nine), ..draft.pay.clone() };
    theirs.put(&IncentivePlan { pay, ..draft.clone() });
    let (from_us, from_them) = (ours.file(), theirs.file());
    ours.receive(&from_them);
    theirs.receive(&from_us);
    assert_eq!(ours.rows(), theirs.rows());

    for copy in [&ours, &theirs] {
        assert_eq!(conflicts(copy.rec(900)).count(), 0, "only one copy wrote the rate: nobody is asked");
        let record: IncentivePlan = read(id(900), copy.rec(900)).expect("a plan");
        assert_ne!(record, draft, "the record is what was written last");
        let event: IncentiveEvent = read(id(9_000), copy.rec(9_000)).expect("an event");
        let found = record.in_force([&event], day("2026-02-20"));
        assert_eq!(found.stage, PlanStage::Approved { on: day("2026-01-10"), by: "Qin".to_owned() });
        let terms = found.approved.expect("the approved terms hold");
        // 100,000.00 at 2 % are 2,000.00; at 9 % they would be 9,000.00
        let mut desk = Desk::default();
        desk.receive(receipt(10, "2026-02-10", 10_000_000));
        let dues = desk.dues(terms, "2026-02-20");
        let earned = dues[0].reckoned.as_ref().expect("reckoned").accrual.earned;
        assert_eq!(earned, Money::cny(200_000));
    }
}

#[test]
fn what_is_collected_earns_what_the_tiers_say() {
    // fen collected; fen by bands; fen on the whole (domain.md 6.5)
    let rows = [
        (10_000_000, 200_000, 200_000),
        (10_000_001, 200_000, 300_000),
        (30_000_000, 800_000, 900_000),
        (30_000_001, 800_000, 1_500_000),
        (45_000_000, 1_550_000, 2_250_000),
    ];
    for (fen, marginal, whole) in rows {
        for (method, earned) in
            [(CommissionMethod::Marginal(rate_tiers()), marginal), (CommissionMethod::Whole(rate_tiers()), whole)]
        {
            let mut desk = Desk::default();
            desk.receive(receipt(10, "2026-02-10", fen));
            let dues = desk.dues(&plan(method, 0), "2026-02-20");
            assert_eq!(dues.len(), 1);
            let reckoned = dues[0].reckoned.as_ref().expect("reckoned");
            assert_eq!(reckoned.accrual.earned, Money::cny(earned), "{fen} fen");
            assert_eq!(reckoned.total, Size::Money(Money::cny(fen)));
            assert_eq!(dues[0].rows.len(), 1, "every receipt is a row of the working");
        }
    }
}

/// A grade by its name, with its factor.
type Named = Option<(String, i64)>;

const FIRST_QUARTER: (&str, &str) = ("2026-01-01", "2026-03-31");

#[test]
fn a_grade_multiplies_what_the_tiers_of_the_catalogue_say() {
    // contract-rules.md 5.4, without tax: to 800,000 2 %, to 1,000,000 3 %, to 1,200,000 5 %, above 6 %
    let tier = |yuan: i64, rate| RateTier { upper: UpperBound::UpTo(Money::cny(yuan * 100)), rate: Ppm(rate) };
    let open = RateTier { upper: UpperBound::Open, rate: Ppm(60_000) };
    let tiers = vec![tier(800_000, 20_000), tier(1_000_000, 30_000), tier(1_200_000, 50_000), open];
    let tiers = RateTiers::new(tiers).expect("tiers in order");
    // fen collected, marginal, whole; with A 1.10, B 1.00, C 0.80, D nothing, in fen
    let table = [
        (70_000_000, [1_540_000, 1_400_000, 1_120_000, 0], [1_540_000, 1_400_000, 1_120_000, 0]),
        (100_000_000, [2_420_000, 2_200_000, 1_760_000, 0], [3_300_000, 3_000_000, 2_400_000, 0]),
        // 22,000.05 × 1.10 = 24,200.055; half up once
        (100_000_100, [2_420_006, 2_200_005, 1_760_004, 0], [5_500_006, 5_000_005, 4_000_004, 0]),
        (130_000_000, [4_180_000, 3_800_000, 3_040_000, 0], [8_580_000, 7_800_000, 6_240_000, 0]),
    ];
    for (fen, marginal, whole) in table {
        let methods =
            [(CommissionMethod::Marginal(tiers.clone()), marginal), (CommissionMethod::Whole(tiers.clone()), whole)];
        for (method, earned) in methods {
            for (grade, earned) in ["A", "B", "C", "D"].into_iter().zip(earned) {
                let participants = vec![Participant { member: li(), share: Ppm::WHOLE }];
                let plan = IncentivePlan { grades: usual(), participants, ..plan(method.clone(), 0) };
                let mut desk = Desk::default();
                desk.receive(receipt(10, "2026-02-10", fen));
                desk.appraisals.push(Told::confirmed(li(), FIRST_QUARTER, "2026-04-10", grade));
                let dues = desk.dues(&plan, "2026-04-20");
                let reckoned = dues[0].reckoned.as_ref().expect("reckoned");
                assert_eq!(reckoned.accrual.earned, Money::cny(earned), "{fen} fen, {grade}");
            }
        }
    }
}

#[test]
fn each_member_is_paid_by_the_own_grade_once_the_evaluation_is_final() {
    let plan = IncentivePlan { grades: usual(), ..plan(CommissionMethod::Marginal(rate_tiers()), 200_000) };
    let mut desk = Desk::default();
    desk.receive(receipt(10, "2026-02-10", 45_000_000));
    // while there is none, in full: 15,500.00 at 60/40, a fifth held
    assert_eq!(
        desk.book(&plan, "2026-04-01"),
        [(li(), Cause::Receipt, 930_000, 186_000), (zhou(), Cause::Receipt, 620_000, 124_000)]
    );
    // A: 17,050.00 × 60 %; C: 12,400.00 × 40 %
    desk.appraisals.push(Told::confirmed(li(), FIRST_QUARTER, "2026-04-10", "A"));
    desk.appraisals.push(Told::confirmed(zhou(), FIRST_QUARTER, "2026-04-12", "c"));
    assert_eq!(
        desk.book(&plan, "2026-04-20"),
        [(li(), Cause::Recompute, 93_000, 18_600), (zhou(), Cause::Recompute, -124_000, -24_800)]
    );
    assert_eq!(desk.book(&plan, "2026-04-20"), [], "nothing is left to be booked");
    let dues = desk.dues(&plan, "2026-04-20");
    let reckoned = dues[0].reckoned.as_ref().expect("reckoned");
    assert_eq!(reckoned.accrual.earned, Money::cny(1_023_000 + 496_000), "the whole is what its members get");
    // a plan without a table asks for no grade
    let without = IncentivePlan { grades: Vec::new(), ..plan };
    let dues = desk.dues(&without, "2026-04-20");
    assert_eq!(dues[0].reckoned.as_ref().expect("reckoned").accrual.earned, Money::cny(1_550_000));
}

#[test]
fn the_final_evaluation_that_covers_the_period_counts_the_shortest_and_of_those_the_last() {
    let quarter = PayPeriod { from: day("2026-01-01"), to: day("2026-03-31") };
    let half = Told::confirmed(li(), ("2026-01-01", "2026-06-30"), "2026-07-10", "C");
    let own = Told::confirmed(li(), FIRST_QUARTER, "2026-04-10", "A");
    let again = Told::confirmed(li(), FIRST_QUARTER, "2026-04-11", "D");
    let month = Told::confirmed(li(), ("2026-03-01", "2026-03-31"), "2026-04-02", "D");
    let other = Told::confirmed(zhou(), FIRST_QUARTER, "2026-04-10", "D");
    let unknown = Told::confirmed(li(), FIRST_QUARTER, "2026-04-12", "S");
    let mut open = Told::confirmed(li(), FIRST_QUARTER, "2026-04-10", "D");
    let score = FrozenScore { hundredths: 9_000, grade: "D".to_owned() };
    open.stage = Reviewed::Submitted { on: day("2026-04-10"), score, confirmed: Vec::new() };
    let found = |told: &[&Told]| {
        let all: Vec<Appraisal<'_>> = told.iter().map(|it| it.appraisal()).collect();
        graded(&usual(), &all, li(), quarter).map(|Graded { grade, factor, .. }| (grade, factor.0))
    };
    let is = |grade: &str, factor| Some((grade.to_owned(), factor));
    let table: [(&[&Told], Named); 7] = [
        (&[], None),
        (&[&month, &other, &open], None),
        (&[&half], is("C", 800_000)),
        (&[&half, &own], is("A", 1_100_000)),
        (&[&own, &again], is("D", 0)),
        (&[&again, &own, &half], is("D", 0)),
        // a grade that the table does not name leaves what was earned as it is
        (&[&unknown], is("S", 1_000_000)),
    ];
    for (told, expected) in table {
        assert_eq!(found(told), expected);
    }
    assert_eq!(graded(&[], &[own.appraisal()], li(), quarter), None, "no table, no grade");
}

#[test]
fn a_table_of_factors_names_every_grade_once() {
    let row = |grade: &str, factor| GradeFactor { grade: grade.to_owned(), factor: Ppm(factor) };
    let table = [
        (usual(), Ok(())),
        (vec![row(" ", 1)], Err(GradesError::NoName { row: 1 })),
        (vec![row("A", 1), row("a ", 2)], Err(GradesError::Twice { row: 2 })),
        (vec![row("A", -1)], Err(GradesError::OutOfRange { row: 1 })),
        (vec![row("A", 10_000_000), row("B", 10_000_001)], Err(GradesError::OutOfRange { row: 2 })),
    ];
    for (grades, expected) in table {
        assert_eq!(check(&grades), expected, "{grades:?}");
    }
}

#[test]
fn a_refund_in_the_period_books_the_difference() {
    let plan = plan(CommissionMethod::Marginal(rate_tiers()), 0);
    let mut desk = Desk::default();
    desk.receive(receipt(10, "2026-02-10", 40_000_000));
    desk.receive(receipt(11, "2026-02-12", 5_000_000));
    // 15,500.00 at 60/40
    assert_eq!(
        desk.book(&plan, "2026-02-20"),
        [(li(), Cause::Receipt, 930_000, 0), (zhou(), Cause::Receipt, 620_000, 0)]
    );
    assert_eq!(desk.book(&plan, "2026-02-20"), [], "nothing is left to be booked");
    // 50,000 goes back before anything was paid: 13,000.00, that is −2,500.00
    let counter = back(&desk.receipts[1].clone(), 12, "2026-03-02");
    desk.receipts.push(counter);
    assert_eq!(
        desk.book(&plan, "2026-03-02"),
        [(li(), Cause::Refund, -150_000, 0), (zhou(), Cause::Refund, -100_000, 0)]
    );
    let all = sum(&desk.entries, Currency::CNY).expect("a sum");
    assert_eq!(all.earned, Money::cny(1_300_000));
}

#[test]
fn what_was_paid_is_clawed_back_in_the_period_of_the_receipt() {
    let plan = plan(CommissionMethod::Marginal(rate_tiers()), 0);
    let mut desk = Desk::default();
    desk.receive(receipt(10, "2026-02-10", 40_000_000));
    desk.receive(receipt(11, "2026-02-12", 5_000_000));
    desk.book(&plan, "2026-04-02");
    desk.pay_all("2026-04-05");
    let counter = back(&desk.receipts[1].clone(), 12, "2026-05-02");
    desk.receipts.push(counter);
    assert_eq!(
        desk.book(&plan, "2026-05-03"),
        [(li(), Cause::ClawBack, -150_000, 0), (zhou(), Cause::ClawBack, -100_000, 0)]
    );
    let first = PayPeriod { from: day("2026-01-01"), to: day("2026-03-31") };
    assert!(desk.entries.iter().all(|it| it.period == first), "in the period of the receipt that went back");
    // what is owed waits: a run pays nobody less than nothing
    let waiting = desk.entries.iter().filter(|it| it.cause == Cause::ClawBack);
    let collected = collect(waiting).expect("sums");
    assert_eq!(collected.entries, []);
    assert_eq!(collected.waiting, [(li(), Money::cny(-150_000)), (zhou(), Money::cny(-100_000))]);
    // and is taken off the next payment
    desk.receive(receipt(13, "2026-05-06", 10_000_000));
    desk.book(&plan, "2026-05-10");
    let open = desk.entries.iter().filter(|it| it.on >= day("2026-05-01"));
    let collected = collect(open).expect("sums");
    assert_eq!(collected.paid, [], "2,000.00 at 60/40 is less than what either owes");
    assert_eq!(collected.waiting, [(li(), Money::cny(-30_000)), (zhou(), Money::cny(-20_000))]);
}

#[test]
fn a_part_is_held_until_everything_is_collected_and_then_set_free() {
    let plan = plan(CommissionMethod::Marginal(rate_tiers()), 200_000);
    let mut desk = Desk::default();
    desk.receive(receipt(10, "2026-02-10", 45_000_000));
    // 15,500.00, of which 3,100.00 waits
    assert_eq!(
        desk.book(&plan, "2026-02-20"),
        [(li(), Cause::Receipt, 930_000, 186_000), (zhou(), Cause::Receipt, 620_000, 124_000)]
    );
    let payable = sum(&desk.entries, Currency::CNY).expect("a sum").payable;
    assert_eq!(payable, Money::cny(1_240_000));
    desk.is_collected = true;
    assert_eq!(
        desk.book(&plan, "2026-06-01"),
        [(li(), Cause::Release, 0, -186_000), (zhou(), Cause::Release, 0, -124_000)]
    );
    let all = sum(&desk.entries, Currency::CNY).expect("a sum");
    assert_eq!((all.held, all.payable), (Money::cny(0), Money::cny(1_550_000)));
    assert_eq!(desk.book(&plan, "2026-06-01"), []);
}

#[test]
fn a_part_is_set_free_on_its_day() {
    let mut plan = plan(CommissionMethod::Marginal(rate_tiers()), 100_000);
    plan.release = Release::AfterDays(90);
    let mut desk = Desk::default();
    desk.receive(receipt(10, "2026-02-10", 10_000_000));
    desk.book(&plan, "2026-02-20");
    // the quarter ends on 31 March; 90 days later is 29 June
    assert_eq!(desk.book(&plan, "2026-06-28"), []);
    assert_eq!(
        desk.book(&plan, "2026-06-29"),
        [(li(), Cause::Release, 0, -12_000), (zhou(), Cause::Release, 0, -8_000)]
    );
}

#[test]
fn a_bonus_hangs_on_the_target_and_units_on_their_number() {
    let point = |attained, paid| BonusPoint { attainment: Ppm(attained), payout: Ppm(paid) };
    let curve = BonusCurve::new(vec![
        point(0, 0),
        point(800_000, 500_000),
        point(1_000_000, 1_000_000),
        point(1_200_000, 1_500_000),
    ])
    .expect("a curve");
    let mut bonus = plan(CommissionMethod::OnTarget { bonus: Money::cny(1_000_000), curve }, 0);
    bonus.goal = Some(Goal::Money(Money::cny(10_000_000)));
    // per cent of the target; fen (domain.md 6.5: 110 % is 12,500.00)
    for (attained, fen) in [(0, 0), (80, 500_000), (110, 1_250_000), (130, 1_500_000)] {
        let counted = Size::Money(Money::cny(attained * 100_000));
        let reckoned = bonus.reckon(counted, Retention::Holding).expect("reckoned");
        assert_eq!(reckoned.accrual.earned, Money::cny(fen), "{attained} %");
    }
    bonus.goal = None;
    assert!(bonus.reckon(Size::Money(Money::cny(1)), Retention::Holding).is_err(), "no target to compare with");
    let unit = |upper, fen| UnitTier { upper, each: Money::cny(fen) };
    let hundred = UpperBound::UpTo(Quantity { thousandths: 100_000 });
    let units = UnitTiers::new(vec![unit(hundred, 500), unit(UpperBound::Open, 800)]).expect("tiers");
    let mut per_unit = plan(CommissionMethod::PerUnit(units), 0);
    per_unit.metric = Metric::Units;
    let counted = Size::Units(Quantity { thousandths: 120_000 });
    let reckoned = per_unit.reckon(counted, Retention::Holding).expect("reckoned");
    // 100 at 5.00 and 20 at 8.00
    assert_eq!(reckoned.accrual.earned, Money::cny(66_000));
}

#[test]
fn only_principal_counts_and_without_tax_where_the_plan_says_so() {
    let mut desk = Desk::default();
    desk.receive(receipt(10, "2026-02-10", 11_300_000));
    let (fee, mut allocation) = receipt(11, "2026-02-11", 500_000);
    allocation.part = ClaimPart::LateFee;
    desk.receive((fee, allocation));
    let mut plan = plan(CommissionMethod::Marginal(rate_tiers()), 0);
    plan.net_of = Some(Ppm(130_000));
    let dues = desk.dues(&plan, "2026-02-20");
    // 113,000.00 at 13 % counts as 100,000.00
    assert_eq!(dues[0].reckoned.as_ref().expect("reckoned").accrual.earned, Money::cny(200_000));
}

/// The rates of a contract in ppm, each with the fen that its lines come to.
type Rates = &'static [(i64, i64)];

/// 2.5 % of everything without its tax, and 13 % where nobody can say how much that is.
fn net_plan() -> IncentivePlan {
    let tiers = RateTiers::new(vec![RateTier { upper: UpperBound::Open, rate: Ppm(25_000) }]).expect("tiers");
    IncentivePlan { net_of: Some(Ppm(130_000)), ..plan(CommissionMethod::Marginal(tiers), 0) }
}

/// What comes in of contracts of these rates, one after the other, a day apart.
fn net_desk(rows: &[(Rates, i64)]) -> Desk {
    let mut desk = Desk::default();
    for (number, (rates, fen)) in (0_u64..).zip(rows) {
        let (receipt, mut allocation) = receipt(10 + number, &format!("2026-02-{:02}", 10 + number), *fen);
        allocation.contract = ContractId(uuid(610 + number));
        let part = |(rate, gross): &(i64, i64)| TaxPart { rate: Ppm(*rate), gross: Money::cny(*gross) };
        desk.taxes.insert(allocation.contract, rates.iter().map(part).collect());
        desk.receive((receipt, allocation));
    }
    desk
}

#[test]
fn every_row_counts_without_the_tax_of_the_lines_that_it_belongs_to() {
    type Counted = (Rates, i64);
    const AT_13: Rates = &[(130_000, 50_000_000)];
    const AT_6: Rates = &[(60_000, 50_000_000)];
    const EXEMPT: Rates = &[(0, 50_000_000)];
    // three quarters at 13 %, a quarter at 6 %
    const MIXED: Rates = &[(60_000, 10_000), (130_000, 30_000)];
    // half exempt, half at 13 %
    const HALF: Rates = &[(0, 1), (130_000, 1)];
    const NO_AMOUNTS: Rates = &[(60_000, 0), (130_000, 0)];
    // rows of a contract's rates and fen received; fen without tax; fen earned at 2.5 %
    let table: [(&[Counted], i64, i64); 8] = [
        (&[(AT_13, 11_300_000), (AT_6, 10_600_000)], 20_000_000, 500_000),
        // of 400.00: 100.00 ÷ 1.06 = 94.34, 300.00 ÷ 1.13 = 265.49; 2.5 % of 359.83 is 8.995…
        (&[(MIXED, 40_000)], 35_983, 900),
        (&[(EXEMPT, 100_000), (AT_13, 113_000)], 200_000, 5_000),
        // of 1.01: 0.51 exempt, the fen left over goes to the first; 0.50 ÷ 1.13 = 0.44
        (&[(HALF, 101)], 95, 2),
        // each row is rounded by itself: 0.33 ÷ 1.13 = 0.29, three times
        (&[(AT_13, 33), (AT_13, 33), (AT_13, 33)], 87, 2),
        // nobody can say how much has which rate: that of the plan
        (&[(NO_AMOUNTS, 113_000)], 100_000, 2_500),
        (&[(&[], 113_000)], 100_000, 2_500),
        (&[(AT_13, 0)], 0, 0),
    ];
    for (rows, net, earned) in table {
        let dues = net_desk(rows).dues(&net_plan(), "2026-03-20");
        let reckoned = dues[0].reckoned.as_ref().expect("reckoned");
        assert_eq!(reckoned.tax.last(), Some(&BasisLine::Net(Money::cny(net))), "{rows:?}");
        assert_eq!(reckoned.accrual.earned, Money::cny(earned), "{rows:?}");
        assert_eq!(reckoned.total, Size::Money(Money::cny(rows.iter().map(|(_, fen)| fen).sum())), "with tax");
    }
    let dues = net_desk(table[0].0).dues(&net_plan(), "2026-03-20");
    let told: Vec<(u64, i64, i64, i64)> = dues[0].reckoned.as_ref().expect("reckoned").tax[1..3]
        .iter()
        .map(|line| match line {
            BasisLine::Row { contract, tax, .. } => {
                let number = u64::try_from(contract.0.as_u128()).expect("a small number");
                (number, tax.from.minor, tax.rate.0, tax.rounded.minor)
            }
            BasisLine::Collected { .. } | BasisLine::WithoutTax(_) | BasisLine::Net(_) => panic!("a row: {line:?}"),
        })
        .collect();
    assert_eq!(told, [(610, 11_300_000, 130_000, 10_000_000), (611, 10_600_000, 60_000, 10_000_000)]);
}

#[test]
fn what_is_given_back_takes_off_what_its_row_had_counted_without_tax() {
    const MIXED: Rates = &[(60_000, 10_000), (130_000, 30_000)];
    const AT_6: Rates = &[(60_000, 50_000_000)];
    let mut desk = net_desk(&[(MIXED, 40_001), (AT_6, 10_600_000)]);
    // of 400.01: 100.00 at 6 % and 300.01 at 13 %, 94.34 and 265.50; 2.5 % of 100,359.84 is 2,508.996
    assert_eq!(
        desk.book(&net_plan(), "2026-03-20"),
        [(li(), Cause::Receipt, 150_540, 0), (zhou(), Cause::Receipt, 100_360, 0)]
    );
    let receipt = desk.receipts[0].clone();
    desk.receipts.push(back(&receipt, 30, "2026-04-15"));
    // left are 100,000.00: 2,500.00, shared 1,500.00 and 1,000.00
    assert_eq!(
        desk.book(&net_plan(), "2026-04-20"),
        [(li(), Cause::Refund, -540, 0), (zhou(), Cause::Refund, -360, 0)]
    );
    let receipt = desk.receipts[1].clone();
    desk.receipts.push(back(&receipt, 31, "2026-04-21"));
    assert_eq!(
        desk.book(&net_plan(), "2026-04-22"),
        [(li(), Cause::Refund, -150_000, 0), (zhou(), Cause::Refund, -100_000, 0)]
    );
}

#[test]
fn a_plan_takes_out_tax_in_its_own_currency_and_supposed_amounts_have_the_rate_of_the_plan() {
    const AT_10: Rates = &[(100_000, 1_000)];
    let mut desk = net_desk(&[(AT_10, 11_000), (AT_10, 5_000)]);
    desk.allocations[0].amount = Money::new(11_000, Currency::JPY);
    let yen = IncentivePlan { currency: Currency::JPY, ..net_plan() };
    let dues = desk.dues(&yen, "2026-03-20");
    let reckoned = dues[0].reckoned.as_ref().expect("reckoned");
    // 11,000 yen at 10 % are 10,000; what came in yuan does not count
    assert_eq!(reckoned.accrual.earned, Money::new(250, Currency::JPY));
    let supposed = net_plan().reckon(Size::Money(Money::cny(11_300_000)), Retention::Holding).expect("reckoned");
    assert_eq!(supposed.accrual.earned, Money::cny(250_000));
}

#[test]
fn money_counts_in_its_period_and_within_the_days_of_the_plan() {
    let mut desk = Desk::default();
    desk.receive(receipt(10, "2026-03-31", 1_000_000));
    desk.receive(receipt(11, "2026-04-01", 2_000_000));
    desk.receive(receipt(12, "2025-12-31", 4_000_000));
    let plan = plan(CommissionMethod::Marginal(rate_tiers()), 0);
    let totals = |dues: &[PeriodDue]| {
        dues.iter().map(|it| it.reckoned.as_ref().expect("reckoned").accrual.earned.minor).collect::<Vec<_>>()
    };
    assert_eq!(totals(&desk.dues(&plan, "2026-05-20")), [20_000, 40_000]);
    assert_eq!(totals(&desk.dues(&plan, "2026-03-31")), [20_000], "a period that has not begun is not there");
    // the version that takes its place counts from April on
    let retired = PlanStage::Retired { on: day("2026-03-10"), reason: "replaced".to_owned() };
    let next = |from, approved_on| Some(Successor { from: day(from), approved_on: day(approved_on) });
    assert_eq!(plan.last_day(&retired, next("2026-04-01", "2026-03-10")), Some(day("2026-03-31")));
    // retired by hand before: it does not count again until the next version does
    assert_eq!(plan.last_day(&retired, next("2026-07-01", "2026-06-20")), Some(day("2026-03-10")));
    assert_eq!(plan.last_day(&retired, None), Some(day("2026-03-10")));
    assert_eq!(plan.last_day(&PlanStage::Draft, None), None);
}

#[test]
fn what_was_set_free_stays_free_when_more_comes_in() {
    // 2 % of 100,000.00; a tenth waits until all is collected, which it is
    let plan = plan(CommissionMethod::Marginal(rate_tiers()), 100_000);
    let mut desk = Desk { is_collected: true, ..Desk::default() };
    desk.receive(receipt(10, "2026-02-10", 10_000_000));
    assert_eq!(
        desk.book(&plan, "2026-02-20"),
        [(li(), Cause::Receipt, 120_000, 0), (zhou(), Cause::Receipt, 80_000, 0)]
    );
    // 3 % of 10,000.00 of a contract that is not fully collected: a tenth of that waits, and nobody owes anything
    desk.is_collected = false;
    desk.receive(receipt(11, "2026-02-25", 1_000_000));
    assert_eq!(
        desk.book(&plan, "2026-02-26"),
        [(li(), Cause::Receipt, 18_000, 1_800), (zhou(), Cause::Receipt, 12_000, 1_200)]
    );
    assert!(desk.book(&plan, "2026-02-27").is_empty(), "what is booked is not held back again");
    desk.is_collected = true;
    assert_eq!(
        desk.book(&plan, "2026-03-01"),
        [(li(), Cause::Release, 0, -1_800), (zhou(), Cause::Release, 0, -1_200)]
    );
}

#[test]
fn an_entry_that_was_taken_back_keeps_the_day_of_its_payment() {
    let plan = plan(CommissionMethod::Marginal(rate_tiers()), 0);
    let mut desk = Desk::default();
    desk.receive(receipt(10, "2026-02-10", 10_000_000));
    desk.book(&plan, "2026-02-20");
    desk.pay_all("2026-02-22");
    let first = desk.entries[0].clone();
    desk.tell(first.id, "2026-02-25", Event::Reversed { by: CommissionEntryId(uuid(9)), reason: "slip".to_owned() });
    let standing = first.standing(&desk.events, day("2026-03-01"));
    assert!(matches!(standing.stage, Stage::Reversed { .. }));
    assert_eq!(standing.paid_on, Some(day("2026-02-22")));
    let before = first.standing(&desk.events, day("2026-02-23"));
    assert!(matches!(before.stage, Stage::Paid { .. }));
}

/// An entry of a member with what is earned and what waits, in fen.
fn entry(number: u64, member: MemberId, earned: i64, held: i64) -> BookedCommission {
    BookedCommission {
        id: CommissionEntryId(uuid(number)),
        plan: IncentivePlanId(uuid(900)),
        member,
        period: PayPeriod { from: day("2026-01-01"), to: day("2026-03-31") },
        cause: Cause::Receipt,
        on: day("2026-02-20"),
        by: String::new(),
        earned: Money::cny(earned),
        held: Money::cny(held),
        counted: Vec::new(),
        reverses: None,
        reason: String::new(),
    }
}

/// What was booked for one account (earned, held), and what holds each entry back.
#[test]
fn an_entry_that_waits_as_a_whole_is_held_until_its_account_is_free() {
    type Case<'a> = (&'a str, Vec<(i64, i64)>, Vec<Option<Hold>>);
    let wait = Some(Hold::UntilCollected);
    let fault = Some(Hold::Unreckoned(ExactError::Overflow));
    let cases: [Case<'_>; 6] = [
        ("all of it waits", vec![(500, 500)], vec![wait]),
        ("the part that is free is paid, the other waits by its amount", vec![(500, 100)], vec![None]),
        ("the next one is paid though the first waits", vec![(500, 500), (300, 0)], vec![wait, None]),
        ("set free", vec![(500, 500), (0, -500)], vec![None, None]),
        ("what is owed is taken off", vec![(500, 500), (-200, 0)], vec![wait, None]),
        ("no sum", vec![(i64::MAX, i64::MAX), (1, 1)], vec![fault, fault]),
    ];
    for (what, booked, expected) in cases {
        let all: Vec<BookedCommission> =
            (1_u64..).zip(booked).map(|(number, (earned, held))| entry(number, li(), earned, held)).collect();
        let other = entry(90, zhou(), 700, 0);
        let found = holds(all.iter().chain([&other]));
        assert_eq!(all.iter().map(|it| found.get(&it.id).copied()).collect::<Vec<_>>(), expected, "{what}");
        assert_eq!(found.get(&other.id), None, "{what}: another account");
    }
}

/// Where the second of two entries stands and what holds it, and why the run of both does not pay it, in words.
#[test]
fn a_run_is_paid_by_the_lives_of_its_entries_and_names_the_one_that_may_not_be() {
    let on = day("2026-04-10");
    let approved = || Stage::Approved { on: day("2026-04-01"), by: "Qin".to_owned() };
    let (first, second) = (entry(1, li(), 930_000, 0), entry(2, zhou(), 620_000, 0));
    let entries = vec![first.id, second.id];
    let run = PayoutRun { id: PayoutRunId(uuid(800)), number: String::new(), on, by: String::new(), entries };
    let paid = Stage::Paid { on: day("2026-04-05") };
    let back = Stage::Reversed { on: day("2026-04-06"), by: CommissionEntryId(uuid(3)), reason: "slip".to_owned() };
    let first_stands = Standing { stage: approved(), paid_on: None };
    let decide = |stage: Stage, hold| {
        let second_stands = Standing { stage, paid_on: None };
        let facts = Facts { hold, in_run: true };
        payments(&run, [(&first, &first_stands, Facts::FREE), (&second, &second_stands, facts)], on)
    };
    assert_eq!(decide(approved(), Hold::Free), Ok(vec![(first.id, Event::Paid), (second.id, Event::Paid)]));
    let cases = [
        (
            paid.clone(),
            Hold::Free,
            WhyUnpaid::Life(Refusal::AlreadyPast { stage: paid }),
            "周敏，2026-Q1，¥6,200.00：已经发放。作废这张发放单，重新生成。",
            "周敏, 2026-Q1, ¥6,200.00: It is paid already. Cancel this run and make a new one.",
        ),
        (
            back.clone(),
            Hold::Free,
            WhyUnpaid::Life(Refusal::Ended { stage: back }),
            "周敏，2026-Q1，¥6,200.00：已经冲销。作废这张发放单，重新生成。",
            "周敏, 2026-Q1, ¥6,200.00: It was taken back. Cancel this run and make a new one.",
        ),
        (
            approved(),
            Hold::UntilCollected,
            WhyUnpaid::Life(Refusal::Guard(Guard::HeldUntilCollected)),
            "周敏，2026-Q1，¥6,200.00：还在暂扣中。作废这张发放单，重新生成。",
            "周敏, 2026-Q1, ¥6,200.00: It is still held back. Cancel this run and make a new one.",
        ),
    ];
    for (stage, hold, why, zh, en) in cases {
        let unpaid = Unpayable { entry: second.id, why };
        assert_eq!(decide(stage, hold), Err(unpaid.clone()));
        let refusal = Refusal::Guard(RunGuard::Unpayable(unpaid));
        for (locale, words) in [(Locale::Zh, zh), (Locale::En, en)] {
            let text = Text::new(locale);
            let name = |id| (id == second.id).then(|| text.booking_named("周敏", second.period, second.earned));
            assert_eq!(text.payout_refusal(&refusal, name), words);
        }
    }
    // an entry that another copy of the book has not brought yet
    let alone = payments(&run, [(&first, &first_stands, Facts::FREE)], on);
    assert_eq!(alone, Err(Unpayable { entry: second.id, why: WhyUnpaid::Missing }));
}

#[test]
fn figures_beyond_what_an_amount_holds_are_a_refusal_and_nothing_is_booked() {
    let plan = plan(CommissionMethod::Marginal(rate_tiers()), 0);
    let mut desk = Desk::default();
    desk.receive(receipt(10, "2026-02-10", i64::MAX));
    desk.receive(receipt(11, "2026-02-11", 1));
    let due = &desk.dues(&plan, "2026-02-20")[0];
    assert_eq!(due.reckoned, Err(DueError::Exact(ExactError::Overflow)));
    assert_eq!(due.changes, []);
    // what counts cannot be gathered at all
    let book = Book {
        rows: Err(ExactError::Overflow),
        entries: &[],
        grade: &|_, _| None,
        is_collected: &|_| true,
        tax_of: &|_| Vec::new(),
        as_of: day("2026-02-20"),
    };
    let dues = plan.dues(None, &book);
    assert_eq!(dues.len(), 1);
    assert_eq!(dues[0].reckoned, Err(DueError::Exact(ExactError::Overflow)));
    assert_eq!(dues[0].changes, []);
    // the opposite of the least amount
    let least = entry(1, li(), i64::MIN, 0);
    let counter = least.counter(CommissionEntryId(uuid(2)), day("2026-03-01"), String::new(), "slip");
    assert_eq!(counter, Err(ExactError::Overflow));
    let counter =
        entry(1, li(), 500, 100).counter(CommissionEntryId(uuid(2)), day("2026-03-01"), String::new(), "slip");
    let counter = counter.expect("fits");
    assert_eq!((counter.earned, counter.held, counter.cause), (Money::cny(-500), Money::cny(-100), Cause::Reversal));
    assert_eq!(counter.reverses, Some(CommissionEntryId(uuid(1))));
}

#[test]
fn periods_are_named_and_read_again() {
    let table = [
        ("2026-02", Grain::Month, "2026-02-01", "2026-02-28"),
        ("2026-Q1", Grain::Quarter, "2026-01-01", "2026-03-31"),
        ("2026", Grain::Year, "2026-01-01", "2026-12-31"),
    ];
    for (name, grain, from, to) in table {
        let period = PayPeriod { from: day(from), to: day(to) };
        assert_eq!(grain.around(day("2026-02-14")), Ok(period));
        assert_eq!(period.to_string(), name);
        assert_eq!(PayPeriod::parse(name), Some(period));
    }
    for name in ["", "26-Q5", "2026-Q0", "2026-13", "x"] {
        assert_eq!(PayPeriod::parse(name), None, "{name}");
    }
    let cut = Grain::Quarter.periods(day("2026-02-10"), day("2026-04-01"));
    assert_eq!(cut.len(), 2);
    assert_eq!(cut[0], PayPeriod { from: day("2026-02-10"), to: day("2026-03-31") });
}

proptest! {
    /// Whatever came in and went back, in whatever order it was booked: the entries make what is due, and when all went back,
    /// nothing is left.
    #[test]
    fn entries_make_what_is_due_and_a_refund_of_all_leaves_nothing(
        amounts in prop::collection::vec(1_i64..60_000_000, 1..6),
        hold in 0_i64..=1_000_000,
        share in 1_i64..1_000_000,
    ) {
        let mut plan = plan(CommissionMethod::Whole(rate_tiers()), hold);
        plan.participants[0].share = Ppm(share);
        plan.participants[1].share = Ppm(1_000_000 - share);
        let mut desk = Desk::default();
        for (number, fen) in (10_u64..).zip(&amounts) {
            desk.receive(receipt(number, "2026-02-10", *fen));
            desk.book(&plan, "2026-02-10");
            let dues = desk.dues(&plan, "2026-02-10");
            let due = dues[0].reckoned.as_ref().expect("reckoned");
            let booked = sum(&desk.entries, Currency::CNY).expect("a sum");
            prop_assert_eq!(booked, due.accrual);
            let parts = due.members.iter().map(|it| it.accrual.earned.minor).sum::<i64>();
            prop_assert_eq!(parts, due.accrual.earned.minor);
        }
        let all: Vec<Receipt> = desk.receipts.clone();
        for (number, receipt) in (100_u64..).zip(&all) {
            desk.receipts.push(back(receipt, number, "2026-02-20"));
        }
        desk.book(&plan, "2026-02-20");
        let left = sum(&desk.entries, Currency::CNY).expect("a sum");
        prop_assert_eq!((left.earned.minor, left.held.minor, left.payable.minor), (0, 0, 0));
        prop_assert!(desk.dues(&plan, "2026-02-20").iter().all(|it| it.changes.is_empty()));
    }
}

#[test]
fn two_that_took_the_same_receipt_back_take_it_off_once() {
    let mut desk = Desk::default();
    desk.receive(receipt(10, "2026-02-10", 1_000_000));
    let once = back(&desk.receipts[0].clone(), 11, "2026-02-12");
    let again = back(&desk.receipts[0].clone(), 12, "2026-02-11");
    desk.receipts.extend([once, again]);
    let rows: Vec<Counted> = collected(&desk.receipts, &desk.allocations, day("2026-03-01")).expect("sums");
    let sources: Vec<Source> = rows.iter().map(|it| it.source).collect();
    assert_eq!(sources, [Source::Receipt(ReceiptId(uuid(10))), Source::Reversal(ReceiptId(uuid(12)))]);
}

#[test]
fn what_was_set_off_is_no_money_collected_and_neither_is_its_reversal() {
    let mut desk = Desk::default();
    desk.receive(receipt(10, "2026-02-10", 1_000_000));
    let (other, counted) = receipt(11, "2026-02-11", 500_000);
    let set_off = Receipt { method: PaymentMethod::SetOff, ..other };
    let counter = back(&set_off, 12, "2026-02-20");
    desk.receive((set_off, counted));
    desk.receipts.push(counter);
    for as_of in ["2026-02-11", "2026-03-01"] {
        let rows: Vec<Counted> = collected(&desk.receipts, &desk.allocations, day(as_of)).expect("sums");
        let sources: Vec<Source> = rows.iter().map(|it| it.source).collect();
        assert_eq!(sources, [Source::Receipt(ReceiptId(uuid(10)))], "{as_of}");
    }
}

#[test]
fn what_is_held_back_stands_in_the_agenda_on_the_day_it_is_set_free() {
    use counterpart::domain::agenda::Agenda;
    let quarter = PayPeriod { from: day("2026-01-01"), to: day("2026-03-31") };
    let of = |release| IncentivePlan { release, ..plan(CommissionMethod::Marginal(rate_tiers()), 200_000) };
    for (why, release, held, expected) in [
        ("thirty days after the quarter", Release::AfterDays(30), 5_000, Some("2026-04-30")),
        ("nothing waits", Release::AfterDays(30), 0, None),
        ("once all is collected, which is no day", Release::Collected, 5_000, None),
    ] {
        let mut agenda = Agenda::new(day("2026-04-02"));
        agenda.release(&of(release), quarter, Money::cny(held));
        let found: Vec<(Date, String, Option<Money>)> =
            agenda.into_entries().iter().map(|it| (it.day, it.key(), it.amount)).collect();
        let key = format!("release.{}.2026-Q1", IncentivePlanId(uuid(900)));
        let told = expected.map(|on| (day(on), key, Some(Money::cny(held))));
        assert_eq!(found, told.into_iter().collect::<Vec<_>>(), "{why}");
    }
}
