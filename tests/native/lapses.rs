//! What is lost unless somebody acts by a day: claims that may be time-barred, rights to end a contract, earnest money. A sale of
//! 100,000.00, signed on 1 January 2026 for a year; all of its price is due on Monday 2 March 2026.

use counterpart::domain::account::Entries;
use counterpart::domain::agenda::{Agenda, What};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::collection::Dated;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::circumstances::Answer;
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::event::{ContractEvent, Fact};
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::payment::{Earnest, Plan};
use counterpart::domain::contract::plan::Due;
use counterpart::domain::cure::{self, Asked, Cures, Route};
use counterpart::domain::id::{AllocationId, ContractEventId, InstalmentId, ReceiptId};
use counterpart::domain::interruption::{Interruption, InterruptionKind};
use counterpart::domain::lapses::{EarnestEnd, earnest_came};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::late_fee::dunning::{Dunning, DunningBook};
use counterpart::domain::money::Money;
use counterpart::domain::overview::matter::{Matter, matters};
use counterpart::domain::pay_promise;
use counterpart::domain::period::Period;
use counterpart::domain::progress::{Around, Progress, progress};
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::i18n::{Locale, Text};
use uuid::Uuid;

use crate::progress::{Counter, day, progress_with, sale, signed};

const PART: InstalmentId = InstalmentId(Uuid::from_u128(7));

fn contract() -> Contract {
    let mut contract = sale(&mut Counter(0));
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    payment.plan = Plan::LumpSum { id: PART, due: Due::On(day("2026-03-02")) };
    contract
}

/// What was done about the debt.
#[derive(Default)]
struct Done {
    promised: Option<&'static str>,
    demanded: Option<&'static str>,
    /// When, and how many fen.
    paid: Option<(&'static str, i64)>,
    filed: Option<&'static str>,
    /// The part that it was filed about; nothing: all of them.
    of: Option<InstalmentId>,
}

fn standing(contract: &Contract, done: &Done, as_of: &str) -> Progress {
    let mut ids = Counter(1_000);
    let life = signed().into_iter().map(|event| (event.on(), Fact::Life(event)));
    let promise = |on| {
        let fact = pay_promise::Fact::Made { instalment: PART, document: "mail".to_owned(), pay_by: None };
        (day(on), Fact::Promise(fact))
    };
    let events: Vec<ContractEvent> = life
        .chain(done.promised.map(promise))
        .map(|(on, fact)| ContractEvent { id: ContractEventId::fresh(&mut ids), contract: contract.id, on, fact })
        .collect();
    let events: Vec<&ContractEvent> = events.iter().collect();
    let receipt = ReceiptId(Uuid::from_u128(9));
    let receipts: Vec<Receipt> = done
        .paid
        .iter()
        .map(|(on, fen)| Receipt {
            id: receipt,
            customer: contract.customer,
            on: day(on),
            amount: Money::cny(*fen),
            method: PaymentMethod::Transfer,
            reference: String::new(),
            reverses: None,
            note: String::new(),
            bank_line: None,
            purpose: String::new(),
            reason: String::new(),
            against: String::new(),
        })
        .collect();
    let counted: Vec<Allocation> = done
        .paid
        .iter()
        .map(|(_, fen)| Allocation {
            id: AllocationId(Uuid::from_u128(10)),
            receipt,
            contract: contract.id,
            instalment: PART,
            part: ClaimPart::Principal,
            amount: Money::cny(*fen),
            on: None,
        })
        .collect();
    let counted: Vec<&Allocation> = counted.iter().collect();
    let claims = done.demanded.iter().map(|on| Dated { on: day(on), amount: Money::cny(50_000) }).collect();
    let dunning = DunningBook::new([(PART, Dunning { claims, ..Dunning::default() })]);
    let book = ReceiptBook::new(receipts.iter());
    let entries = Entries { receipts: &book, allocations: &counted, dunning: &dunning };
    let found = progress(&contract.brief(), &events, &entries, &WorkCalendar::standard(), day(as_of));
    let filed =
        done.filed.iter().map(|on| Interruption { instalment: done.of, kind: InterruptionKind::Filing, on: day(on) });
    let begun_anew = filed.filter(|it| it.on <= day(as_of)).collect();
    found.expect("a standing").around(Around { begun_anew, ..Around::default() }, day(as_of))
}

/// The days of one sort that stand in the calendar: `2029-03-02 100000.00`.
fn days(contract: &Contract, found: &Progress, as_of: &str, is: fn(&What) -> bool) -> Vec<String> {
    let mut agenda = Agenda::new(day(as_of));
    agenda.contract(&contract.brief(), found);
    let own = agenda.into_entries().into_iter().filter(|it| is(&it.what));
    let amount =
        |it: Option<Money>| it.map(|it| format!(" {}.{:02}", it.minor / 100, it.minor % 100)).unwrap_or_default();
    own.map(|it| format!("{}{}", it.day, amount(it.amount))).collect()
}

#[test]
fn an_overdue_claim_may_be_time_barred_three_years_after_what_was_done_last() {
    let nothing = Done::default();
    let promised = Done { promised: Some("2026-05-04"), ..Done::default() };
    let demanded = Done { demanded: Some("2026-06-01"), ..Done::default() };
    let paid = Done { paid: Some(("2026-04-15", 4_000_000)), ..Done::default() };
    let filed = Done { filed: Some("2026-07-01"), ..Done::default() };
    let before = Done { promised: Some("2026-02-01"), filed: Some("2026-02-10"), ..Done::default() };
    let all = Done {
        promised: Some("2026-05-04"),
        demanded: Some("2026-06-01"),
        paid: Some(("2026-04-15", 4_000_000)),
        filed: Some("2026-07-01"),
        of: Some(PART),
    };
    let other = Done { filed: Some("2026-07-01"), of: Some(InstalmentId(Uuid::from_u128(8))), ..Done::default() };
    let whole = Done { paid: Some(("2026-04-15", 10_000_000)), ..Done::default() };
    for (what, done, as_of, expected) in [
        ("on the day it is due it is not late", &nothing, "2026-03-02", None),
        ("the day after", &nothing, "2026-03-03", Some("2029-03-02 100000.00")),
        ("a promise", &promised, "2026-08-01", Some("2029-05-04 100000.00")),
        ("a promise that is to come", &promised, "2026-05-03", Some("2029-03-02 100000.00")),
        ("a demand", &demanded, "2026-08-01", Some("2029-06-01 100000.00")),
        ("a payment of a part", &paid, "2026-08-01", Some("2029-04-15 60000.00")),
        ("a filing", &filed, "2026-08-01", Some("2029-07-01 100000.00")),
        ("a filing about another part", &other, "2026-08-01", Some("2029-03-02 100000.00")),
        ("before it was due nothing ran", &before, "2026-08-01", Some("2029-03-02 100000.00")),
        ("the last of all", &all, "2026-08-01", Some("2029-07-01 60000.00")),
        ("paid in full", &whole, "2026-08-01", None),
        ("on the last day", &nothing, "2029-03-02", Some("2029-03-02 100000.00")),
        ("when it is over nobody can keep it alive", &nothing, "2029-03-03", None),
    ] {
        let contract = contract();
        let found = standing(&contract, done, as_of);
        let told = days(&contract, &found, as_of, |it| matches!(it, What::Limitation { .. }));
        assert_eq!(told, expected.into_iter().collect::<Vec<_>>(), "{what}");
    }
    // goods that are sold across the border: four years (art. 594)
    let mut abroad = contract();
    abroad.circumstances.foreign_related = Answer::Yes;
    let found = standing(&abroad, &nothing, "2026-03-03");
    let told = days(&abroad, &found, "2026-03-03", |it| matches!(it, What::Limitation { .. }));
    assert_eq!(told, ["2030-03-02 100000.00"]);
}

/// A notice to cure is a demand of what it is about (Civil Code arts 195 (1), 563 (1) (3)).
#[test]
fn a_notice_to_pay_begins_the_limitation_of_what_was_late_anew() {
    let to_pay = |by, clause| {
        let (time, last_day) = (Period::days(15), day("2026-06-16"));
        Fact::Cure(cure::Fact::Asked(Asked { by, breach: "the price".to_owned(), clause, time, last_day }))
    };
    let (payment, late) = (Some(ClauseId::Payment), Some(ClauseId::LatePayment));
    for (what, on, fact, as_of, expected) in [
        ("for the price", "2026-06-01", to_pay(Side::Us, payment), "2026-08-01", "2029-06-01 100000.00"),
        ("for what late payment costs", "2026-06-01", to_pay(Side::Us, late), "2026-08-01", "2029-06-01 100000.00"),
        ("it is to come", "2026-06-01", to_pay(Side::Us, payment), "2026-05-31", "2029-03-02 100000.00"),
        (
            "before it was due nothing ran",
            "2026-02-10",
            to_pay(Side::Us, payment),
            "2026-08-01",
            "2029-03-02 100000.00",
        ),
        ("the customer's own", "2026-06-01", to_pay(Side::Them, payment), "2026-08-01", "2029-03-02 100000.00"),
        ("of delivery", "2026-06-01", to_pay(Side::Us, Some(ClauseId::Delivery)), "2026-08-01", "2029-03-02 100000.00"),
        ("of nothing in particular", "2026-06-01", to_pay(Side::Us, None), "2026-08-01", "2029-03-02 100000.00"),
    ] {
        let contract = contract();
        let found = progress_with(&contract, &[(on, fact)], as_of, &WorkCalendar::standard());
        let told = days(&contract, &found, as_of, |it| matches!(it, What::Limitation { .. }));
        assert_eq!(told, [expected], "{what}");
        let kind = found.lapses.claims.first().and_then(|it| it.anew).map(|it| it.kind);
        assert_eq!(kind.is_some(), expected.starts_with("2029-06"), "{what}");
        assert!(kind.is_none_or(|it| it == InterruptionKind::Demand), "{what}");
    }
}

#[test]
fn a_claim_says_why_it_may_be_time_barred_on_its_day() {
    let promised = Done { promised: Some("2026-05-04"), ..Done::default() };
    let found = standing(&contract(), &promised, "2026-08-01");
    let claim = found.lapses.claims.first().expect("a claim");
    assert_eq!(claim.anew.map(|it| it.kind), Some(InterruptionKind::Promise));
    assert_eq!(
        Text::new(Locale::Zh).limitation_why(claim),
        "2026年3月2日到期；2026年5月4日承诺付款，时效重新起算；时效 36 个月，到2029年5月4日"
    );
    assert_eq!(
        Text::new(Locale::En).limitation_why(claim),
        "due on 2 Mar 2026; runs anew from the promise to pay of 4 May 2026; the limitation of 36 months ends on 4 May 2029"
    );
}

/// 180 days before 2 March 2029 is 3 September 2028. What comes nearer stands earlier.
#[test]
fn a_claim_asks_for_a_demand_half_a_year_before_its_last_day() {
    for (as_of, rank) in [
        ("2028-09-02", None),
        ("2028-09-03", Some(0)),
        ("2028-12-02", Some(-90)),
        ("2029-01-30", Some(-149)),
        // 30 days before: nothing that is late comes first any more
        ("2029-01-31", Some(-999_970)),
        ("2029-03-02", Some(-1_000_000)),
        ("2029-03-03", None),
    ] {
        let found = standing(&contract(), &Done::default(), as_of);
        let told = matters(&found, day(as_of));
        let told = told.iter().find(|(_, it)| matches!(it, Matter::Barred(_))).map(|(rank, _)| *rank);
        assert_eq!(told, rank, "{as_of}");
    }
    let near = standing(&contract(), &Done::default(), "2029-02-20");
    let told = matters(&near, day("2029-02-20"));
    let first = told.iter().min_by_key(|(rank, _)| *rank).map(|(_, it)| it);
    assert!(matches!(first, Some(Matter::Barred(_))), "the part is 1,086 days late: {told:?}");
}

fn asked(by: Side) -> (&'static str, Fact) {
    let asked = Asked {
        by,
        breach: "late delivery".to_owned(),
        clause: Some(ClauseId::Delivery),
        time: Period::days(15),
        last_day: day("2026-06-16"),
    };
    ("2026-06-01", Fact::Cure(cure::Fact::Asked(asked)))
}

/// A notice of ours ran out on 16 June 2026: the contract may be ended for six months from the 17th, which are over on Thursday
/// 17 December.
#[test]
fn a_right_to_end_lapses_when_its_time_is_over_unless_it_is_used() {
    let first = progress_with(&contract(), &[asked(Side::Us)], "2026-06-01", &WorkCalendar::standard());
    let notice = first.cures.notices[0].id;
    let put_right = ("2026-06-20", Fact::Cure(cure::Fact::Cured { notice, how: "delivered".to_owned() }));
    let route = Route::RanOut { notice, last_day: day("2026-06-16") };
    let ended = ("2026-07-01", Fact::Cure(cure::Fact::Ended { by: Side::Us, route: Some(route) }));
    for (what, facts, as_of, expected) in [
        ("its time to cure runs", vec![asked(Side::Us)], "2026-06-16", None),
        ("it ran out", vec![asked(Side::Us)], "2026-06-17", Some("2026-12-17")),
        ("on the last day", vec![asked(Side::Us)], "2026-12-17", Some("2026-12-17")),
        ("it has lapsed", vec![asked(Side::Us)], "2026-12-18", None),
        ("put right after all", vec![asked(Side::Us), put_right], "2026-07-01", None),
        ("used", vec![asked(Side::Us), ended], "2026-07-02", None),
        ("a right of theirs", vec![asked(Side::Them)], "2026-06-17", None),
    ] {
        let contract = contract();
        let found = progress_with(&contract, &facts, as_of, &WorkCalendar::standard());
        let told = days(&contract, &found, as_of, |it| matches!(it, What::RightLapse { .. }));
        assert_eq!(told, expected.into_iter().collect::<Vec<_>>(), "{what}");
    }
    for (as_of, rank) in [("2026-11-16", None), ("2026-11-17", Some(31)), ("2026-12-17", Some(1))] {
        let found = progress_with(&contract(), &[asked(Side::Us)], as_of, &WorkCalendar::standard());
        let told = matters(&found, day(as_of));
        let told = told.iter().find(|(_, it)| matches!(it, Matter::Lapse(_))).map(|(rank, _)| *rank);
        assert_eq!(told, rank, "{as_of}");
    }
    let found = progress_with(&contract(), &[asked(Side::Us)], "2026-06-17", &WorkCalendar::standard());
    assert_eq!(
        Text::new(Locale::En).right_why(&found.lapses.rights[0]),
        "may be terminated from 17 Jun 2026 on; 6 months later: 17 Dec 2026"
    );
}

#[test]
fn a_right_may_be_used_as_long_as_was_agreed_else_for_a_year() {
    let mut it = contract();
    assert_eq!(it.brief().exercise_window, Some(Period::months(6)));
    it.term.exercise_window = Period::days(0);
    assert_eq!(it.brief().exercise_window, Some(Period::years(1)));
}

#[test]
fn earnest_money_is_due_on_signing_until_it_has_come() {
    let mut contract = contract();
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    payment.earnest = Earnest::Sum(Money::cny(1_000_000));
    let paid = |fen| Done { paid: Some(("2026-01-10", fen)), ..Done::default() };
    for (what, done, expected) in [
        ("nothing came", Done::default(), Some("2026-01-01 10000.00")),
        ("a part of it came", paid(400_000), Some("2026-01-01 6000.00")),
        ("it came", paid(1_000_000), None),
        ("more than it came", paid(5_000_000), None),
    ] {
        let found = standing(&contract, &done, "2026-02-01");
        let told = days(&contract, &found, "2026-02-01", |it| matches!(it, What::Earnest { .. }));
        assert_eq!(told, expected.into_iter().collect::<Vec<_>>(), "{what}");
        let asks = matters(&found, day("2026-02-01"));
        // 31 days since the signing
        let rank = asks.iter().find(|(_, it)| matches!(it, Matter::Earnest(_))).map(|(rank, _)| *rank);
        assert_eq!(rank, expected.map(|_| -31), "{what}");
    }
    let over = standing(&contract, &Done::default(), "2027-02-01");
    assert_eq!(over.lapses.earnest, None, "the contract is over: it is the settlement that counts");
}

/// Civil Code art. 586: it is as much as was handed over, and never more than was agreed.
#[test]
fn no_more_than_came_is_earnest_money() {
    let sum = Money::cny(1_000_000);
    for (paid, expected) in
        [(None, 0), (Some(400_000), 400_000), (Some(1_000_000), 1_000_000), (Some(5_000_000), 1_000_000)]
    {
        let done = Done { paid: paid.map(|fen| ("2026-01-10", fen)), ..Done::default() };
        let found = standing(&contract(), &done, "2026-02-01");
        assert_eq!(earnest_came(sum, &found), Some(Money::cny(expected)), "{paid:?}");
    }
}

#[test]
fn who_broke_the_contract_decides_what_becomes_of_the_earnest_money() {
    let sum = Money::cny(1_000_000);
    let route = Some(Route::Without { why: cure::NoCure::ByClause });
    for (ended, expected, words) in [
        (None, EarnestEnd::Released(sum), None),
        (Some((Side::Them, None)), EarnestEnd::Released(sum), None),
        (
            Some((Side::Them, route)),
            EarnestEnd::Doubled(Money::cny(2_000_000)),
            Some("因我方违约被解除：双倍返还定金 ¥20,000.00"),
        ),
        (Some((Side::Us, route)), EarnestEnd::Kept(sum), Some("对方违约：定金 ¥10,000.00 可以不退")),
    ] {
        let cures = Cures { time: Period::days(15), notices: Vec::new(), ended };
        let found = EarnestEnd::of(sum, &cures).expect("an amount");
        assert_eq!(found, expected);
        assert_eq!(Text::new(Locale::Zh).earnest_end(found).as_deref(), words);
    }
}
