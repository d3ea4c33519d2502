//! Amendments: their numbers, the plan that is made anew, which terms bind on a day, and late fees on both sides of a change.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpart::domain::account::{Account, Entries, account};
use counterpart::domain::agenda::{Agenda, What};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::amendment::binding::{Met, binding, bound, stands};
use counterpart::domain::contract::amendment::effect::effect;
use counterpart::domain::contract::amendment::refusal::{Fixed, Refusal, Setting};
use counterpart::domain::contract::amendment::replan::{Extra, check, is_settled, replanned};
use counterpart::domain::contract::amendment::{Amendment, Begins, State};
use counterpart::domain::contract::named::SigningParty;
use counterpart::domain::contract::party::PartyNames;
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Share};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::contract_number::next_amendment;
use counterpart::domain::date::Date;
use counterpart::domain::id::{
    AllocationId, AmendmentId, AmendmentStepId, CustomerId, InstalmentId, ReceiptId, uuid_v7,
};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::late_fee::dunning::DunningBook;
use counterpart::domain::late_fee::rate_table::RateTable;
use counterpart::domain::late_fee::rule::{DayCount, LateFeeRule, LateRate};
use counterpart::domain::late_fee::succession::{LateFeeBefore, joined, rule_for};
use counterpart::domain::lifecycle::contract::event::{
    Approval, Event, Signature, SignatureMethod, Submission, Version,
};
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::schedule::Happened;
use proptest::prelude::*;

use crate::paper::contracts::{day, payment_of, usual_with_goods};

pub(crate) fn instalment(n: u64) -> InstalmentId {
    InstalmentId(uuid_v7(n, [3; 10]))
}

#[test]
fn numbers_follow_the_highest_that_was_ever_used() {
    let table: &[(&str, &[&str], &str)] = &[
        ("HT-202605-0001", &[], "HT-202605-0001-BC01"),
        ("HT-202605-0001", &["HT-202605-0001-BC01"], "HT-202605-0001-BC02"),
        // a gap stays one, and the order makes no difference
        ("HT-202605-0001", &["HT-202605-0001-BC04", "HT-202605-0001-BC01"], "HT-202605-0001-BC05"),
        // two copies gave the same number: it is used
        ("HT-202605-0001", &["HT-202605-0001-BC01", "HT-202605-0001-BC01"], "HT-202605-0001-BC02"),
        // letter case, width and leading noughts are no difference
        ("HT-202605-0001", &["ht-202605-0001-bc2"], "HT-202605-0001-BC03"),
        ("HT-202605-0001", &["ＨＴ-202605-0001-ＢＣ０７"], "HT-202605-0001-BC08"),
        // numbers of another contract, or of another form, are not counted
        ("HT-202605-0001", &["HT-202605-0002-BC09", "补充协议一", "HT-202605-0001-BC"], "HT-202605-0001-BC01"),
        ("HT-202605-0001", &["HT-202605-0001-BC1a"], "HT-202605-0001-BC01"),
        // the counter grows past its padding
        ("HT-202605-0001", &["HT-202605-0001-BC99"], "HT-202605-0001-BC100"),
        ("合同-7", &["合同-7-BC01"], "合同-7-BC02"),
    ];
    for (contract, used, expected) in table {
        let next = next_amendment(contract, used.iter().copied()).expect("a number");
        assert_eq!(next.as_str(), *expected, "{contract} beside {used:?}");
    }
    assert!(next_amendment(&"9".repeat(40), []).is_err(), "a number has at most 40 characters");
}

/// The usual contract over so much, with these parts.
pub(crate) fn contract(total: i64, parts: &[(u64, Share, &str)]) -> Contract {
    let mut contract = usual_with_goods();
    set_total(&mut contract, total);
    let part = |(n, share, due): &(u64, Share, &str)| Instalment {
        id: instalment(*n),
        label: PartLabel::Progress,
        share: *share,
        due: Due::On(day(due)),
        condition: Wording::default(),
    };
    payment_of(&mut contract).plan = Plan::Instalments { parts: parts.iter().map(part).collect() };
    contract
}

/// Makes the first line one piece at this price, and drops the others.
pub(crate) fn set_total(contract: &mut Contract, total: i64) {
    let (id, mut line) = contract.lines.iter().next().map(|(id, line)| (*id, line.clone())).expect("a line");
    line.quantity = counterpart::domain::rate::Quantity::whole(1).expect("one");
    line.unit_price = Money::cny(total);
    contract.lines = BTreeMap::from([(id, line)]);
    contract.price.discount = counterpart::domain::line::DocumentDiscount::None;
    assert_eq!(contract.total(), Ok(Money::cny(total)), "the price includes the tax");
}

/// The account of a contract to which so much was paid of each part, as of a day.
fn account_of(contract: &Contract, paid: &[(u64, i64, &str)], as_of: &str) -> Account {
    account_by(&contract.brief(), paid, as_of)
}

pub(crate) fn account_by(
    brief: &counterpart::domain::contract::brief::ContractBrief,
    paid: &[(u64, i64, &str)],
    as_of: &str,
) -> Account {
    let paid: Vec<(InstalmentId, i64, &str)> =
        paid.iter().map(|(n, amount, on)| (instalment(*n), *amount, *on)).collect();
    account_paid(brief, &paid, as_of)
}

/// As [`account_by`], for parts whose ids come from elsewhere.
pub(crate) fn account_paid(
    brief: &counterpart::domain::contract::brief::ContractBrief,
    paid: &[(InstalmentId, i64, &str)],
    as_of: &str,
) -> Account {
    let mut receipts = Vec::new();
    let mut allocations = Vec::new();
    for (place, (part, amount, on)) in (1_u64..).zip(paid) {
        let receipt = ReceiptId(uuid_v7(place, [5; 10]));
        receipts.push(Receipt {
            id: receipt,
            customer: CustomerId(uuid_v7(1, [6; 10])),
            on: day(on),
            amount: Money::cny(*amount),
            method: PaymentMethod::Transfer,
            reference: String::new(),
            reverses: None,
            note: String::new(),
            reason: String::new(),
            against: String::new(),
            bank_line: None,
            purpose: String::new(),
        });
        allocations.push(Allocation {
            id: AllocationId(uuid_v7(place, [7; 10])),
            receipt,
            contract: brief.id,
            instalment: *part,
            part: ClaimPart::Principal,
            amount: Money::cny(*amount),
            on: None,
        });
    }
    let book = ReceiptBook::new(&receipts);
    let allocations: Vec<&Allocation> = allocations.iter().collect();
    let dunning = DunningBook::default();
    let entries = Entries { receipts: &book, allocations: &allocations, dunning: &dunning };
    account(brief, &Happened::new(), None, &entries, &WorkCalendar::standard(), day(as_of)).expect("an account")
}

pub(crate) fn extra() -> Extra {
    Extra { id: instalment(99), due: Due::On(day("2026-12-31")) }
}

pub(crate) fn sums(plan: &Plan) -> Vec<i64> {
    plan.parts()
        .iter()
        .map(|part| match part.share {
            Share::Sum(sum) => sum.minor,
            Share::Of(_) | Share::Equal => panic!("every row has a sum"),
        })
        .collect()
}

const DAYS: [&str; 4] = ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"];

/// Before, the parts, what was paid of which, after, and the rows by hand.
type Row = (i64, Vec<(u64, Share)>, Vec<(u64, i64)>, i64, Vec<i64>);

#[test]
fn rows_that_were_paid_stand_and_the_others_share_what_is_left() {
    let equal = |n| (n, Share::Equal);
    let of = |n, percent: i64| (n, Share::Of(Ppm(percent * 10_000)));
    let sum = |n, fen| (n, Share::Sum(Money::cny(fen)));
    let table: Vec<Row> = vec![
        // the first of three is paid: the others halve the rest
        (30_000, vec![equal(1), equal(2), equal(3)], vec![(1, 10_000)], 36_000, vec![10_000, 13_000, 13_000]),
        // the left-over fen goes to the earlier one
        (30_000, vec![equal(1), equal(2), equal(3)], vec![(1, 10_000)], 35_001, vec![10_000, 12_501, 12_500]),
        // one that is paid in part stands too
        (30_000, vec![equal(1), equal(2), equal(3)], vec![(1, 10_000), (2, 1)], 25_000, vec![10_000, 10_000, 5_000]),
        // 30/40/30 %: of 70 000 that are left, 40 and 30 parts of 70
        (100_000, vec![of(1, 30), of(2, 40), of(3, 30)], vec![(1, 30_000)], 135_000, vec![30_000, 60_000, 45_000]),
        // sums keep their proportion: 2 to 1
        (
            60_000,
            vec![sum(1, 30_000), sum(2, 20_000), sum(3, 10_000)],
            vec![(1, 5)],
            75_000,
            vec![30_000, 30_000, 15_000],
        ),
        // nothing paid: all of it anew
        (30_000, vec![equal(1), equal(2), equal(3)], vec![], 60_000, vec![20_000, 20_000, 20_000]),
        // everything paid: one row more takes the rest
        (20_000, vec![equal(1), equal(2)], vec![(1, 10_000), (2, 10_000)], 23_000, vec![10_000, 10_000, 3_000]),
        // the new amount is what was paid: the others go
        (30_000, vec![equal(1), equal(2), equal(3)], vec![(1, 10_000)], 10_000, vec![10_000]),
    ];
    for (before, parts, paid, after, expected) in table {
        let parts: Vec<(u64, Share, &str)> =
            parts.iter().zip(DAYS).map(|((n, share), due)| (*n, *share, due)).collect();
        let basis = contract(before, &parts);
        let paid: Vec<(u64, i64, &str)> = paid.iter().map(|(n, amount)| (*n, *amount, "2026-01-10")).collect();
        let rows = account_of(&basis, &paid, "2026-01-15").parts;
        let mut terms = basis.clone();
        set_total(&mut terms, after);
        let plan = replanned(&rows, &terms, extra()).expect("a plan");
        assert_eq!(sums(&plan), expected, "{before} becomes {after}, {paid:?} paid");
        payment_of(&mut terms).plan = plan;
        assert_eq!(check(&rows, &terms), Ok(()), "{before} becomes {after}: what was planned anew may go on");
    }
}

#[test]
fn a_plan_that_touches_what_was_paid_or_misses_the_amount_is_refused() {
    let parts: Vec<(u64, Share, &str)> = (1_u64..=3).zip(DAYS).map(|(n, due)| (n, Share::Equal, due)).collect();
    let basis = contract(30_000, &parts);
    let rows = account_of(&basis, &[(1, 10_000, "2026-01-10")], "2026-01-15").parts;
    let with = |total, parts: &[(u64, Share, &str)]| {
        let mut terms = basis.clone();
        set_total(&mut terms, total);
        let plan = contract(total, parts);
        payment_of(&mut terms).plan = plan.payment.terms().map(|it| it.plan.clone()).expect("a plan");
        terms
    };
    let fixed = |amounts: [i64; 3]| -> Vec<(u64, Share, &str)> {
        (1_u64..=3).zip(amounts).zip(DAYS).map(|((n, fen), due)| (n, Share::Sum(Money::cny(fen)), due)).collect()
    };
    let (was, now) = (Money::cny(10_000), Money::cny(12_000));
    assert_eq!(check(&rows, &with(36_000, &parts)), Err(Refusal::PaidRowChanged { number: 1, was, now }));
    assert_eq!(
        check(&rows, &with(36_000, &fixed([10_000, 13_000, 12_999]))),
        Err(Refusal::Missing { by: Money::cny(1) })
    );
    assert_eq!(
        check(&rows, &with(36_000, &fixed([10_000, 13_000, 13_250]))),
        Err(Refusal::Excess { by: Money::cny(250) })
    );
    assert_eq!(check(&rows, &with(36_000, &parts[1..])), Err(Refusal::PaidRowMissing { number: 1 }));
    let mut moved = fixed([10_000, 13_000, 13_000]);
    moved[0].2 = "2026-04-01";
    assert_eq!(check(&rows, &with(36_000, &moved)), Err(Refusal::PaidRowMoved { number: 1 }));
    assert_eq!(check(&rows, &with(36_000, &fixed([10_000, 13_000, 13_000]))), Ok(()));
    // less than what came in
    assert_eq!(replanned(&rows, &with(9_000, &parts), extra()), Err(Refusal::Excess { by: Money::cny(1_000) }));
}

proptest! {
    #[test]
    fn replanned_rows_come_to_the_new_amount_and_paid_ones_stay(
        weights in prop::collection::vec(1_i64..1_000, 1..8),
        paid in prop::collection::vec(any::<bool>(), 8),
        before in 10_000_i64..100_000_000,
        after in 10_000_i64..200_000_000,
    ) {
        // sums in proportion to the weights, the last taking the rest
        let whole: i64 = weights.iter().sum();
        let mut amounts: Vec<i64> = weights.iter().map(|weight| before * weight / whole).collect();
        let given: i64 = amounts.iter().sum();
        *amounts.last_mut().expect("one") += before - given;
        let parts: Vec<(u64, Share, &str)> =
            (1_u64..).zip(&amounts).map(|(n, fen)| (n, Share::Sum(Money::cny(*fen)), DAYS[0])).collect();
        prop_assume!(amounts.iter().all(|fen| *fen > 0));
        let basis = contract(before, &parts);
        let counted: Vec<(u64, i64, &str)> = (1_u64..)
            .zip(&amounts)
            .zip(&paid)
            .filter(|(_, paid)| **paid)
            .map(|((n, fen), _)| (n, (*fen).min(7), "2026-01-10"))
            .collect();
        let rows = account_of(&basis, &counted, "2026-01-15").parts;
        let mut terms = basis.clone();
        set_total(&mut terms, after);
        match replanned(&rows, &terms, extra()) {
            Ok(plan) => {
                let planned = sums(&plan);
                prop_assert_eq!(planned.iter().sum::<i64>(), after);
                for row in rows.iter().filter(|row| is_settled(row)) {
                    let kept = plan.parts().iter().find(|part| part.id == row.id).expect("it stands");
                    prop_assert_eq!(kept.share, Share::Sum(row.position.amount));
                    prop_assert_eq!(kept.due, row.term);
                }
            }
            Err(Refusal::Excess { by }) => {
                let settled: i64 =
                    rows.iter().filter(|row| is_settled(row)).map(|row| row.position.amount.minor).sum();
                prop_assert_eq!(by.minor, settled - after);
            }
            // so little is left that a row would be nothing
            Err(other) => prop_assert!(matches!(other, Refusal::Plan(_)), "{:?}", other),
        }
    }
}

/// An amendment of a contract that both sides signed on a day.
pub(crate) fn amendment(n: u64, terms: &Contract, signed_on: Option<&str>, begins: Begins) -> Amendment {
    let id = AmendmentId(uuid_v7(n, [8; 10]));
    let mut steps = BTreeMap::new();
    if let Some(on) = signed_on.map(day) {
        let version = Version { number: 1, sha256: Digest([1; 32]) };
        let signed = |party| Event::Signed {
            signature: Arc::new(Signature {
                party,
                signer: "周清和".into(),
                capacity: String::new(),
                on,
                method: SignatureMethod::Seal,
                evidence: String::new(),
                sha256: version.sha256,
            }),
        };
        let submission =
            Submission { version, approvers: vec!["王砚秋".into()], effective: begins.into(), parties: None };
        let approval = Approval { on, version, by: "王砚秋".into(), comment: String::new() };
        let events = [
            Event::Submitted { on, submission: Arc::new(submission) },
            Event::Approved(Arc::new(approval)),
            signed(SigningParty::Us),
            signed(SigningParty::Them),
        ];
        for (place, event) in (1_u64..).zip(events) {
            steps.insert(AmendmentStepId(uuid_v7(place, [9; 10])), event);
        }
    }
    Amendment {
        id,
        contract: terms.id,
        number: format!("{}-BC{n:02}", terms.number),
        after: None,
        basis: None,
        drafted_on: day("2026-05-01"),
        reason: String::new(),
        begins,
        terms: terms.to_amend(id),
        steps,
    }
}

#[test]
fn the_terms_of_an_amendment_bind_from_its_day_and_not_before() {
    let basis = contract(30_000, &[(1, Share::Equal, DAYS[0])]);
    let mut more = basis.clone();
    set_total(&mut more, 40_000);
    let mut again = basis.clone();
    set_total(&mut again, 50_000);
    let all = [
        amendment(1, &more, Some("2026-05-20"), Begins::On(day("2026-06-01"))),
        amendment(2, &again, Some("2026-07-10"), Begins::OnSigning),
        amendment(3, &basis, None, Begins::OnSigning),
    ];
    // the day, the amount that binds, and where the first stands
    let table = [
        ("2026-05-19", 30_000, State::Draft),
        ("2026-05-20", 30_000, State::Signed { from: day("2026-06-01") }),
        ("2026-05-31", 30_000, State::Signed { from: day("2026-06-01") }),
        ("2026-06-01", 40_000, State::Binds { since: day("2026-06-01") }),
        ("2026-07-09", 40_000, State::Binds { since: day("2026-06-01") }),
        ("2026-07-10", 50_000, State::Binds { since: day("2026-06-01") }),
    ];
    let brief = basis.brief();
    for (on, amount, state) in table {
        let now = bound(&brief, &all, day(on));
        assert_eq!(now.as_ref().map_or(brief.total, |it| it.total), Money::cny(amount), "on {on}");
        assert_eq!(now.map_or(brief.id, |it| it.id), brief.id, "it is the same contract");
        assert_eq!(all[0].state(day(on)), state, "on {on}");
    }
    let order: Vec<AmendmentId> = binding(&all, day("2026-12-31")).into_iter().map(|(_, it)| it.id).collect();
    assert_eq!(order, [all[0].id, all[1].id]);
    // the second was drawn up without the first
    let met = |all: &[Amendment]| -> Vec<Met> { stands(all, day("2026-12-31")).into_iter().map(|it| it.met).collect() };
    assert_eq!(met(&all), [Met::InTurn, Met::Whole], "nobody kept from what it was drawn up");
    let follows = [all[0].clone(), Amendment { after: Some(all[0].id), ..all[1].clone() }];
    assert_eq!(met(&follows), [Met::InTurn, Met::InTurn]);
}

#[test]
fn an_amendment_binds_no_earlier_than_the_one_that_it_follows() {
    let basis = contract(30_000, &[(1, Share::Equal, DAYS[0])]);
    let first = amendment(1, &basis, Some("2026-05-20"), Begins::On(day("2026-06-01")));
    let early = amendment(2, &basis, Some("2026-05-25"), Begins::On(day("2026-05-01")));
    let second = Amendment { after: Some(first.id), ..early };
    let third = Amendment { after: Some(second.id), ..amendment(3, &basis, Some("2026-05-26"), Begins::OnSigning) };
    let all = [third, second, first];
    let begun = |on: &str| -> Vec<(Date, String)> {
        binding(&all, day(on)).into_iter().map(|(from, it)| (from, it.number.clone())).collect()
    };
    assert!(begun("2026-05-31").is_empty());
    let number = |n: usize| (day("2026-06-01"), format!("{}-BC{n:02}", basis.number));
    assert_eq!(begun("2026-06-01"), [number(1), number(2), number(3)]);
}

#[test]
fn the_calendar_names_the_day_until_the_terms_bind() {
    let basis = contract(30_000, &[(1, Share::Equal, DAYS[0])]);
    let begins = Begins::On(day("2026-06-01"));
    let signed = amendment(1, &basis, Some("2026-05-20"), begins);
    let draft = amendment(1, &basis, None, begins);
    let no_day = amendment(1, &basis, None, Begins::OnSigning);
    let entries = |it: &Amendment, as_of: &str| -> Vec<(Date, bool)> {
        let mut agenda = Agenda::new(day(as_of));
        agenda.amendment(it, basis.customer);
        let all = agenda.into_entries();
        all.into_iter().map(|entry| (entry.day, matches!(entry.what, What::Amendment { open: true, .. }))).collect()
    };
    let nothing: Vec<(Date, bool)> = Vec::new();
    assert_eq!(entries(&draft, "2026-05-25"), [(day("2026-06-01"), true)]);
    assert_eq!(entries(&signed, "2026-05-19"), [(day("2026-06-01"), true)], "not yet signed");
    assert_eq!(entries(&signed, "2026-05-25"), [(day("2026-06-01"), false)]);
    assert_eq!(entries(&signed, "2026-06-01"), nothing);
    assert_eq!(entries(&no_day, "2026-05-25"), nothing);
}

#[test]
fn what_bars_an_amendment_is_said_one_thing_at_a_time() {
    // nothing is late yet: an overdue row that is raised is a case of its own
    let basis = contract(30_000, &[(1, Share::Equal, DAYS[1]), (2, Share::Equal, DAYS[2])]);
    let account = account_of(&basis, &[], "2026-05-01");
    let with = |change: &dyn Fn(&mut Contract)| {
        let mut terms = basis.clone();
        change(&mut terms);
        amendment(1, &terms, None, Begins::OnSigning)
    };
    let go_on = |it: &Amendment, others: &[&Amendment]| {
        let setting = Setting {
            basis: &basis,
            signed_on: Some(day("2026-01-02")),
            account: Some(&account),
            all: others,
            today: day("2026-05-01"),
        };
        it.may_go_on(&setting)
    };
    assert_eq!(go_on(&with(&|_| {}), &[]), Err(Refusal::NothingChanged));
    assert_eq!(go_on(&with(&|it| it.note = "a note of our own".into()), &[]), Err(Refusal::NothingChanged));
    assert_eq!(go_on(&with(&|it| it.number = "HT-9".into()), &[]), Err(Refusal::Fixed(Fixed::Number)));
    let other = |it: &mut Contract| it.customer = CustomerId(uuid_v7(77, [1; 10]));
    assert_eq!(go_on(&with(&other), &[]), Err(Refusal::Fixed(Fixed::Parties)));
    let called = |it: &mut Contract| it.party_names = PartyNames::SellerBuyer;
    assert_eq!(go_on(&with(&called), &[]), Err(Refusal::Fixed(Fixed::Parties)));
    let larger = with(&|it| set_total(it, 40_000));
    assert_eq!(go_on(&larger, &[]), Ok(()));
    let twin = Amendment { id: AmendmentId(uuid_v7(55, [8; 10])), ..larger.clone() };
    assert_eq!(go_on(&larger, &[&twin]), Err(Refusal::NumberTaken));
    let in_force = amendment(2, &basis, Some("2026-04-01"), Begins::OnSigning);
    assert_eq!(go_on(&larger, &[&in_force]), Err(Refusal::OtherBasis));
    // signed, its day ahead: the next one would leave its terms out
    let ahead = amendment(3, &basis, Some("2026-04-01"), Begins::On(day("2026-09-01")));
    assert_eq!(go_on(&larger, &[&ahead]), Err(Refusal::OtherBasis));
    let next = Amendment { after: Some(in_force.id), begins: Begins::On(day("2026-03-31")), ..larger.clone() };
    assert_eq!(go_on(&next, &[&in_force]), Err(Refusal::BeforeAmendment { from: day("2026-04-01") }));
    let next = Amendment { begins: Begins::On(day("2026-04-01")), ..next };
    assert_eq!(go_on(&next, &[&in_force]), Ok(()));
    let early = Amendment { begins: Begins::On(day("2026-01-01")), ..larger };
    assert_eq!(go_on(&early, &[]), Err(Refusal::BeforeContract { signed_on: day("2026-01-02") }));
}

#[test]
fn the_effect_names_amount_rows_and_end_before_and_after() {
    let basis = contract(30_000, &[(1, Share::Equal, DAYS[0]), (2, Share::Equal, DAYS[1])]);
    let rows = account_of(&basis, &[(1, 15_000, "2026-01-10")], "2026-05-01").parts;
    let mut terms = basis.clone();
    set_total(&mut terms, 40_000);
    payment_of(&mut terms).plan = replanned(&rows, &terms, extra()).expect("a plan");
    let comes = effect(&basis, &terms, &rows);
    assert_eq!((comes.amount.before, comes.amount.after), (Money::cny(30_000), Money::cny(40_000)));
    let told: Vec<(bool, Option<i64>, Option<i64>)> = comes
        .rows
        .iter()
        .map(|row| (row.settled, row.amount.before.map(|it| it.minor), row.amount.after.map(|it| it.minor)))
        .collect();
    assert_eq!(told, [(true, Some(15_000), Some(15_000)), (false, Some(15_000), Some(25_000))]);
    assert!(comes.ends.stays() && comes.duties.is_empty() && !comes.late_fee && !comes.service);
}

pub(crate) fn daily(ppm: i64) -> LateRate {
    LateRate::Daily { table: RateTable::constant(Ppm(ppm)).expect("a rate") }
}

fn annual(ppm: i64, day_count: DayCount) -> LateRate {
    LateRate::Annual { table: RateTable::constant(Ppm(ppm)).expect("a rate"), day_count }
}

#[test]
fn a_new_rate_runs_from_its_day_and_the_days_before_keep_the_old_one() {
    // 100 000.00 due on 31 March, 0.05 % a day until 20 April, 0.03 % from 21 April on
    let mut basis = contract(10_000_000, &[(1, Share::Equal, "2026-03-31")]);
    payment_of(&mut basis).late_fee = LateFeeRule::plain(daily(500));
    let mut terms = basis.clone();
    payment_of(&mut terms).late_fee = LateFeeRule::plain(daily(300));
    let all = [amendment(1, &terms, Some("2026-04-10"), Begins::On(day("2026-04-21")))];
    let late = |as_of: &str| {
        let signed = basis.brief();
        let brief = bound(&signed, &all, day(as_of)).unwrap_or(signed);
        account_by(&brief, &[], as_of).late_fees
    };
    assert_eq!(late("2026-04-20"), Money::cny(100_000), "20 days at 0.05 %");
    assert_eq!(late("2026-04-21"), Money::cny(103_000), "and one at 0.03 %");
    assert_eq!(late("2026-05-15"), Money::cny(175_000), "20 days at 0.05 % and 25 at 0.03 %");
}

#[test]
fn parts_due_later_have_the_new_clause_and_earlier_ones_keep_theirs() {
    let now = LateFeeRule::plain(daily(300));
    let old = LateFeeRule::plain(daily(500));
    let before = [LateFeeBefore { until: day("2026-04-21"), rule: old.clone() }];
    assert_eq!(rule_for(&before, &now, day("2026-04-21")), now);
    let earlier = rule_for(&before, &now, day("2026-04-20"));
    let LateRate::Daily { table } = &earlier.rate else { panic!("a rate a day") };
    assert_eq!((table.on(day("2026-04-20")), table.on(day("2026-04-21"))), (Ok(Ppm(500)), Ok(Ppm(300))));
    // a fixed sum cannot be told as a rate: the part keeps its clause
    let once = LateFeeRule::plain(LateRate::FixedSum { amount: Money::cny(5_000) });
    assert_eq!(rule_for(&before, &once, day("2026-04-20")), old);
}

#[test]
fn rates_of_different_kinds_meet_in_one_table_where_they_can() {
    let from = day("2026-04-21");
    let on = |rate: &LateRate, text: &str| {
        let LateRate::Annual { table, .. } = rate else { panic!("a rate a year") };
        table.on(day(text)).expect("a rate").0
    };
    let met = joined(&daily(500), &annual(73_000, DayCount::Actual365), from).expect("one table");
    assert_eq!((on(&met, "2026-04-20"), on(&met, "2026-04-21")), (182_500, 73_000), "500 × 365");
    let met = joined(&annual(72_000, DayCount::Actual360), &daily(100), from).expect("one table");
    assert_eq!((on(&met, "2026-04-20"), on(&met, "2026-04-21")), (72_000, 36_000), "100 × 360");
    let met = joined(&annual(72_000, DayCount::NotStated), &daily(200), from).expect("one table");
    assert_eq!((on(&met, "2026-04-20"), on(&met, "2026-04-21")), (72_000, 73_000), "200 × 365");
    let met =
        joined(&annual(72_000, DayCount::Thirty360), &annual(36_000, DayCount::Thirty360), from).expect("a table");
    assert_eq!((on(&met, "2026-04-20"), on(&met, "2026-04-21")), (72_000, 36_000), "both by months of thirty days");
    assert_eq!(joined(&annual(72_000, DayCount::Actual360), &annual(72_000, DayCount::Actual365), from), None);
    assert_eq!(joined(&annual(72_000, DayCount::Actual360), &annual(72_000, DayCount::Thirty360), from), None);
    assert_eq!(joined(&daily(500), &LateRate::StartedPeriod { days: 7, rate: Ppm(10_000) }, from), None);
}
