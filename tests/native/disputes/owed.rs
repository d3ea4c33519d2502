//! A settlement among what is owed: what it comes to, when it may not be put there, and how it is taken back.

use counterpart::domain::date::Date;
use counterpart::domain::dispute::course::Course;
use counterpart::domain::dispute::event::{DisputeEvent, Fact, OwedPart, Payment};
use counterpart::domain::dispute::owed::{BackError, Entered, OwedError};
use counterpart::domain::id::{
    AllocationId, AmendmentId, ContractId, CustomerId, DisputeEventId, DisputeId, InstalmentId, ReceiptId,
    RecoveryCostId, WaiverId,
};
use counterpart::domain::late_fee::dunning::Settled;
use counterpart::domain::lifecycle::dispute::command::Event as Step;
use counterpart::domain::lifecycle::dispute::{Settlement, SettlementForm};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::recovery_cost::{CostKind, RecoveryCost};
use counterpart::domain::waiver::Waiver;
use uuid::Uuid;

use super::{day, dispute, told};

const CONTRACT: ContractId = ContractId(Uuid::from_u128(20));

fn settled(form: SettlementForm, payments: &[(&str, i64)]) -> DisputeEvent {
    let payments = payments.iter().map(|(on, fen)| Payment { on: day(on), amount: Money::cny(*fen) }).collect();
    let settlement = Settlement { form, terms: "Half of it".to_owned() };
    told(3, "2026-05-06", Fact::Settled { step: Step::Settled { settlement }, payments, waivers: Vec::new() })
}

fn sum(fen: i64) -> SettlementForm {
    SettlementForm::Receivable { amount: Money::cny(fen) }
}

fn owed(n: u128, on: &str) -> DisputeEvent {
    let part = |n, due, fen| OwedPart { id: InstalmentId(Uuid::from_u128(n)), due: day(due), amount: Money::cny(fen) };
    let parts = vec![part(31, "2026-05-31", 300_000), part(32, "2026-06-30", 200_000)];
    told(n, on, Fact::Owed { contract: CONTRACT, parts, waivers: vec![WaiverId(Uuid::from_u128(41))] })
}

fn course(events: &[DisputeEvent], as_of: &str) -> Course {
    dispute(None).course(events, day(as_of))
}

#[test]
fn a_settled_sum_is_owed_by_its_days_else_at_once() {
    let cny = Some(Currency::CNY);
    let all: &[(&str, i64)] = &[("2026-05-31", 300_000), ("2026-06-30", 200_000)];
    let due = |rows: &[(&str, i64)]| -> Vec<(Date, i64)> { rows.iter().map(|(on, fen)| (day(on), *fen)).collect() };
    let table = [
        ("nothing settled", vec![], cny, Err(OwedError::NotSettled)),
        ("in two", vec![settled(sum(500_000), all)], cny, Ok(due(all))),
        ("no day", vec![settled(sum(500_000), &[])], cny, Ok(due(&[("2026-05-06", 500_000)]))),
        ("an amendment", vec![settled(SettlementForm::Amendment, &[])], cny, Err(OwedError::NoSum)),
        ("we owe", vec![settled(sum(-500_000), &[])], cny, Err(OwedError::WeOwe)),
        ("no contract", vec![settled(sum(500_000), all)], None, Err(OwedError::NoContract)),
        (
            "other money",
            vec![settled(sum(500_000), all)],
            Some(Currency::USD),
            Err(OwedError::OtherCurrency { of_contract: Currency::USD }),
        ),
        ("already", vec![settled(sum(500_000), all), owed(4, "2026-05-07")], cny, Err(OwedError::Already)),
    ];
    for (case, events, currency, expected) in table {
        let found = course(&events, "2026-05-08").to_be_owed(currency);
        let found = found.map(|all| all.into_iter().map(|it| (it.on, it.amount.minor)).collect::<Vec<_>>());
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn what_was_put_there_stands_until_it_is_taken_back() {
    let back = told(5, "2026-05-20", Fact::OwedBack { owed: DisputeEventId(Uuid::from_u128(4)) });
    let events = [settled(sum(500_000), &[]), owed(4, "2026-05-07"), back, owed(6, "2026-06-01")];
    let under = |as_of: &str| course(&events, as_of).settled_under(CONTRACT);
    let part = |n, due, fen| Settled {
        id: InstalmentId(Uuid::from_u128(n)),
        dispute: DisputeId(Uuid::from_u128(1)),
        due: day(due),
        amount: Money::cny(fen),
    };
    let both = vec![part(31, "2026-05-31", 300_000), part(32, "2026-06-30", 200_000)];
    let table = [
        ("not yet", "2026-05-06", vec![]),
        ("there", "2026-05-07", both.clone()),
        ("taken back", "2026-05-20", vec![]),
        ("put there again", "2026-06-01", both),
    ];
    for (case, as_of, expected) in table {
        assert_eq!(under(as_of), expected, "{case}");
    }
    let other = ContractId(Uuid::from_u128(21));
    assert!(course(&events, "2026-05-07").settled_under(other).is_empty());
    assert_eq!(course(&events, "2026-05-07").owed().map(|it| it.waivers.len()), Some(1));
}

fn receipt(n: u128, on: &str, reverses: Option<u128>) -> Receipt {
    Receipt {
        id: ReceiptId(Uuid::from_u128(n)),
        customer: CustomerId(Uuid::from_u128(2)),
        on: day(on),
        amount: Money::cny(if reverses.is_some() { -80_000 } else { 80_000 }),
        method: PaymentMethod::Transfer,
        reference: String::new(),
        reverses: reverses.map(|n| ReceiptId(Uuid::from_u128(n))),
        note: String::new(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    }
}

/// What of the receipt 60 was counted towards which part of the plan, or of the settlement.
fn counted(instalment: u128, part: ClaimPart, fen: i64) -> Allocation {
    Allocation {
        id: AllocationId(Uuid::from_u128(70)),
        receipt: ReceiptId(Uuid::from_u128(60)),
        contract: CONTRACT,
        instalment: InstalmentId(Uuid::from_u128(instalment)),
        part,
        amount: Money::cny(fen),
        on: None,
    }
}

fn cost(n: u128, instalment: u128, reverses: Option<u128>) -> RecoveryCost {
    RecoveryCost {
        id: RecoveryCostId(Uuid::from_u128(n)),
        contract: CONTRACT,
        instalment: InstalmentId(Uuid::from_u128(instalment)),
        on: day("2026-05-10"),
        amount: Money::cny(if reverses.is_some() { -80_000 } else { 80_000 }),
        kind: CostKind::Lawyer,
        by: String::new(),
        note: String::new(),
        reverses: reverses.map(|n| RecoveryCostId(Uuid::from_u128(n))),
    }
}

fn given_up(n: u128, instalment: u128, reverses: Option<u128>) -> Waiver {
    Waiver {
        id: WaiverId(Uuid::from_u128(n)),
        contract: CONTRACT,
        instalment: InstalmentId(Uuid::from_u128(instalment)),
        part: ClaimPart::Principal,
        on: day("2026-05-10"),
        amount: Money::cny(if reverses.is_some() { -80_000 } else { 80_000 }),
        by: String::new(),
        reason: String::new(),
        reverses: reverses.map(|n| WaiverId(Uuid::from_u128(n))),
    }
}

/// The case, what was entered, and why the sums of 31 and 32 cannot be taken back on 20 May.
type Back = (&'static str, Vec<Receipt>, Vec<Allocation>, Vec<Waiver>, Vec<RecoveryCost>, Result<(), BackError>);

#[test]
fn sums_are_not_taken_back_while_anything_that_stands_names_one() {
    use ClaimPart::{Cost, LateFee, Principal};
    let paid = || vec![receipt(60, "2026-05-12", None)];
    let back = |on| vec![receipt(60, "2026-05-12", None), receipt(61, on, Some(60))];
    let table: Vec<Back> = vec![
        ("nothing was entered", vec![], vec![], vec![], vec![], Ok(())),
        ("paid", paid(), vec![counted(32, Principal, 80_000)], vec![], vec![], Err(BackError::Paid)),
        ("its late fee is paid", paid(), vec![counted(31, LateFee, 80_000)], vec![], vec![], Err(BackError::Paid)),
        (
            "nothing but its cost is paid, and wholly",
            paid(),
            vec![counted(31, Cost, 80_000)],
            vec![],
            vec![cost(80, 31, None)],
            Err(BackError::Paid),
        ),
        (
            "the receipt was taken back, the cost stands",
            back("2026-05-15"),
            vec![counted(31, Cost, 80_000)],
            vec![],
            vec![cost(80, 31, None)],
            Err(BackError::Costs),
        ),
        (
            "both were taken back",
            back("2026-05-20"),
            vec![counted(31, Cost, 80_000)],
            vec![],
            vec![cost(80, 31, None), cost(81, 31, Some(80))],
            Ok(()),
        ),
        (
            "the receipt is taken back tomorrow",
            back("2026-05-21"),
            vec![counted(31, Principal, 80_000)],
            vec![],
            vec![],
            Err(BackError::Paid),
        ),
        (
            "counted, and taken out again",
            paid(),
            vec![counted(31, Principal, 80_000), counted(31, Principal, -80_000)],
            vec![],
            vec![],
            Ok(()),
        ),
        (
            "another part of the contract",
            paid(),
            vec![counted(33, Principal, 80_000)],
            vec![given_up(90, 33, None)],
            vec![cost(80, 33, None)],
            Ok(()),
        ),
        ("a cost", vec![], vec![], vec![], vec![cost(80, 32, None)], Err(BackError::Costs)),
        ("given up", vec![], vec![], vec![given_up(90, 31, None)], vec![], Err(BackError::Waived)),
        (
            "given up, and taken back",
            vec![],
            vec![],
            vec![given_up(90, 31, None), given_up(91, 31, Some(90))],
            vec![],
            Ok(()),
        ),
    ];
    let course = course(&[settled(sum(500_000), &[]), owed(4, "2026-05-07")], "2026-05-20");
    let owed = course.owed().expect("it stands there");
    for (case, receipts, allocations, waivers, costs, expected) in &table {
        let entered = Entered {
            receipts: &receipts.iter().collect::<Vec<_>>(),
            allocations: &allocations.iter().collect::<Vec<_>>(),
            waivers: &waivers.iter().collect::<Vec<_>>(),
            costs: &costs.iter().collect::<Vec<_>>(),
        };
        assert_eq!(owed.may_go_back(&entered, day("2026-05-20")), *expected, "{case}");
    }
}

#[test]
fn the_days_of_payments_are_watched_where_they_are_owed() {
    let calendar = counterpart::domain::calendar::WorkCalendar::standard();
    let it = dispute(None);
    let days = |events: &[DisputeEvent]| {
        let course = it.course(events, day("2026-05-08"));
        it.deadlines(&course, &calendar, None).expect("days").into_iter().map(|it| it.day).collect::<Vec<_>>()
    };
    let mut events = vec![settled(sum(500_000), &[("2026-05-31", 300_000), ("2026-06-30", 200_000)])];
    assert_eq!(days(&events), [day("2026-05-31"), day("2026-06-30")]);
    events.push(owed(4, "2026-05-07"));
    assert!(days(&events).is_empty());
}

#[test]
fn an_amendment_that_carries_it_out_is_named() {
    let amended = |n, of| told(n, "2026-05-07", Fact::Amended { amendment: AmendmentId(Uuid::from_u128(of)) });
    let events = [settled(SettlementForm::Amendment, &[]), amended(4, 51), amended(5, 52)];
    assert_eq!(course(&events, "2026-05-06").amended(), None);
    assert_eq!(course(&events, "2026-05-07").amended(), Some(AmendmentId(Uuid::from_u128(52))));
}
