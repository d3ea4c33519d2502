//! What a lost loan costs whoever had it: ten pieces were agreed to be worth 1,000.00 in all; they were delivered on 2026-03-01.

use counterpart::domain::contract::party::{Side, Who};
use counterpart::domain::contract::support::{LossRule, SupportKind};
use counterpart::domain::date::Date;
use counterpart::domain::id::{ContractId, MaterialEventId, uuid_v7};
use counterpart::domain::lifecycle::material::Keeping;
use counterpart::domain::materials::amount::Amount;
use counterpart::domain::materials::course::Course;
use counterpart::domain::materials::loss::{
    Cost, Days, Known, Loss, Missing, Reckoned, Valuation, Wear, cost, rule_for,
};
use counterpart::domain::materials::record::{MaterialEvent, MaterialFact};
use counterpart::domain::materials::terms::Terms;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Quantity;
use counterpart::domain::settlement_list::line::{self, Group, Line, Standing, Word};
use counterpart::domain::settlement_list::loss::of_losses;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn pieces(n: i64) -> Amount {
    Amount::Quantity(Quantity { thousandths: n * 1_000 })
}

const fn fen(n: i64) -> Money {
    Money::cny(n)
}

const fn said(value: Option<Money>, wear: Option<Wear>) -> Valuation {
    Valuation { value, wear }
}

/// Two of the ten pieces, lost a year after they came.
fn two(rule: LossRule, agreed: Option<Money>) -> Known {
    let (given, on) = (day("2026-03-01"), day("2027-03-01"));
    Known { rule, agreed, promised: 10_000, before: 0, parts: 2_000, given, on }
}

#[test]
fn a_loss_costs_the_value_less_wear() {
    let (depreciated, law) = (LossRule::DepreciatedValue, LossRule::AsLaw);
    let agreed = Some(fen(100_000));
    let even = |months| Some(Wear::StraightLine { months });
    let sum = |minor| Some(Wear::Sum(fen(minor)));
    let owed = |agreed, value, wear, days: Option<(i64, i64)>, sum| {
        let days = days.map(|(used, life)| Days { used, life });
        Cost::Owed(Reckoned { agreed, value: fen(value), wear: fen(wear), days, sum: fen(sum) })
    };
    for (what, rule, worth, valued, expected) in [
        (
            "nothing said of wear",
            depreciated,
            agreed,
            said(None, None),
            Cost::Missing(Missing::Wear { value: fen(20_000) }),
        ),
        ("wear as a sum", depreciated, agreed, said(None, sum(5_000)), owed(agreed, 20_000, 5_000, None, 15_000)),
        ("no wear", depreciated, agreed, said(None, sum(0)), owed(agreed, 20_000, 0, None, 20_000)),
        // 2026-03-01 to 2028-03-01 are 731 days: 200.00 × 365 / 731 = 99.863…
        ("evenly", depreciated, agreed, said(None, even(24)), owed(agreed, 20_000, 9_986, Some((365, 731)), 10_014)),
        (
            "to its last day",
            depreciated,
            agreed,
            said(None, even(12)),
            owed(agreed, 20_000, 20_000, Some((365, 365)), 0),
        ),
        // 2026-03-01 to 2026-09-01 are 184 days
        (
            "beyond its life",
            depreciated,
            agreed,
            said(None, even(6)),
            owed(agreed, 20_000, 20_000, Some((184, 184)), 0),
        ),
        (
            "another value",
            depreciated,
            agreed,
            said(Some(fen(30_000)), sum(10_000)),
            owed(None, 30_000, 10_000, None, 20_000),
        ),
        (
            "more wear than value",
            depreciated,
            agreed,
            said(Some(fen(30_000)), sum(40_000)),
            owed(None, 30_000, 30_000, None, 0),
        ),
        ("no value", depreciated, None, said(None, even(24)), Cost::Missing(Missing::Value)),
        ("the law", law, agreed, said(None, None), Cost::Missing(Missing::Value)),
        ("a claim under the law", law, agreed, said(Some(fen(30_000)), None), owed(None, 30_000, 0, None, 30_000)),
        (
            "two currencies",
            depreciated,
            Some(Money::new(100_000, Currency::USD)),
            said(None, sum(1)),
            Cost::Missing(Missing::Sums),
        ),
        (
            "too large",
            depreciated,
            Some(fen(i64::MAX)),
            said(Some(fen(i64::MAX)), Some(Wear::Sum(fen(i64::MIN)))),
            Cost::Missing(Missing::Sums),
        ),
    ] {
        assert_eq!(cost(&two(rule, worth), valued), expected, "{what}");
    }
}

#[test]
fn the_clause_speaks_of_what_we_lend() {
    let rule = Some(LossRule::DepreciatedValue);
    for (giver, clause, expected) in [
        (Side::Us, rule, LossRule::DepreciatedValue),
        (Side::Us, None, LossRule::AsLaw),
        (Side::Them, rule, LossRule::AsLaw),
        (Side::Them, None, LossRule::AsLaw),
    ] {
        assert_eq!(rule_for(giver, clause), expected, "{giver:?} {clause:?}");
    }
}

fn event(number: u64, on: &str, fact: MaterialFact) -> MaterialEvent {
    MaterialEvent {
        id: MaterialEventId(uuid_v7(number, [0; 10])),
        contract: ContractId(uuid_v7(1, [0; 10])),
        material: "give.stand".to_owned(),
        title: "展架".to_owned(),
        on: day(on),
        by: "李".to_owned(),
        fact,
        file: None,
    }
}

fn lost(n: i64, valued: Valuation) -> MaterialFact {
    MaterialFact::Lost { amount: pieces(n), reason: "摔坏".to_owned(), valued }
}

const TERMS: fn(i64) -> Terms =
    |n| Terms { kind: SupportKind::Display, amount: pieces(n), keeping: Keeping::Returnable };

fn told(n: i64) -> Vec<MaterialEvent> {
    let to = || "周".to_owned();
    vec![
        event(1, "2026-03-01", MaterialFact::Delivered { amount: pieces(n), to: to(), receipt: String::new() }),
        event(2, "2026-03-02", MaterialFact::Accepted { amount: pieces(n), by: to() }),
    ]
}

/// Three pieces worth 100.00 in all are lost one by one: the shares are those of 33.33, 66.67 and 100.00.
#[test]
fn shares_of_the_worth_add_up() {
    let none = said(None, Some(Wear::Sum(fen(0))));
    let mut all = told(3);
    all.extend([3, 4, 5].map(|n| event(n, "2026-04-01", lost(1, none))));
    let rule = |_| LossRule::DepreciatedValue;
    let found = Course::of("give.stand", &all).losses(TERMS(3), Some(fen(10_000)), rule, day("2026-05-01"));
    let sums: Vec<Option<i64>> = found.iter().map(owed).collect();
    assert_eq!(sums, [Some(3_333), Some(3_334), Some(3_333)]);
}

fn owed(loss: &Loss) -> Option<i64> {
    if let Cost::Owed(it) = loss.cost { Some(it.sum.minor) } else { None }
}

/// What counts on which day: the rule of the day of the loss, nothing that was taken back, nothing that comes later, nothing that
/// was not there to be lost.
#[test]
fn a_loss_counts_from_its_day_by_the_rule_of_its_day() {
    let said = said(None, Some(Wear::StraightLine { months: 24 }));
    let mut all = told(10);
    all.push(event(3, "2027-03-01", lost(2, said)));
    all.push(event(4, "2027-03-05", lost(3, said)));
    all.push(event(5, "2027-03-06", MaterialFact::TakesBack(MaterialEventId(uuid_v7(4, [0; 10])))));
    all.push(event(6, "2027-06-01", lost(1, said)));
    all.push(event(7, "2027-06-02", lost(9, said)));
    let rule = |on: Date| if on < day("2027-05-01") { LossRule::DepreciatedValue } else { LossRule::AsLaw };
    let course = Course::of("give.stand", &all);
    for (as_of, expected) in
        [("2027-02-28", vec![]), ("2027-03-31", vec![Some(10_014)]), ("2027-12-31", vec![Some(10_014), None])]
    {
        let found = course.losses(TERMS(10), Some(fen(100_000)), rule, day(as_of));
        assert_eq!(found.iter().map(owed).collect::<Vec<_>>(), expected, "{as_of}");
    }
}

/// What happened from 1 March 2026 on, on which day.
type Handed<'a> = (&'a str, &'a [(&'a str, MaterialFact)], Option<i64>);

/// Ten pieces worth 1,000.00, of which two are lost on 2027-03-01; even wear of two years from the day when they came.
#[test]
fn wear_runs_from_when_something_was_there() {
    let came = |n| MaterialFact::Delivered { amount: pieces(n), to: "周".to_owned(), receipt: String::new() };
    let signed = |n| MaterialFact::Accepted { amount: pieces(n), by: "周".to_owned() };
    let refused = |n| MaterialFact::Refused { amount: pieces(n), reason: "有划痕".to_owned() };
    let table: [Handed<'_>; 4] = [
        // 2026-03-01 to 2028-03-01 are 731 days: 200.00 × 365 / 731 = 99.863…
        ("signed for", &[("2026-03-01", came(10)), ("2026-03-02", signed(10))], Some(10_014)),
        // 2026-06-01 to 2028-06-01 are 731 days: 200.00 × 273 / 731 = 74.692…
        (
            "all of it refused, and delivered again",
            &[
                ("2026-03-01", came(10)),
                ("2026-03-02", refused(10)),
                ("2026-06-01", came(10)),
                ("2026-06-02", signed(10)),
            ],
            Some(12_531),
        ),
        (
            "a part of it refused, and delivered again",
            &[
                ("2026-03-01", came(10)),
                ("2026-03-02", refused(4)),
                ("2026-06-01", came(4)),
                ("2026-06-02", signed(10)),
            ],
            Some(10_014),
        ),
        (
            "delivered in two",
            &[("2026-03-01", came(5)), ("2026-06-01", came(5)), ("2026-06-02", signed(10))],
            Some(10_014),
        ),
    ];
    let rule = |_| LossRule::DepreciatedValue;
    for (case, handed, expected) in table {
        let entries = handed.iter().zip(1_u64..).map(|((on, fact), n)| event(n, on, fact.clone()));
        let two = lost(2, said(None, Some(Wear::StraightLine { months: 24 })));
        let all: Vec<MaterialEvent> = entries.chain([event(9, "2027-03-01", two)]).collect();
        let found = Course::of("give.stand", &all).losses(TERMS(10), Some(fen(100_000)), rule, day("2027-05-01"));
        assert_eq!(found.iter().map(owed).collect::<Vec<_>>(), [expected], "{case}");
    }
}

#[test]
fn what_is_owed_for_a_loss_stands_on_the_settlement_list() {
    let loss =
        |cost| Loss { entry: MaterialEventId(uuid_v7(3, [0; 10])), on: day("2027-03-01"), lost: pieces(2), cost };
    let paid = |agreed, sum| {
        let (value, wear) = (fen(20_000), fen(20_000 - sum));
        loss(Cost::Owed(Reckoned { agreed, value, wear, days: None, sum: fen(sum) }))
    };
    let open = |line: &Line| line.standing == Standing::Open;
    for (what, giver, it, expected) in [
        ("they lost ours", Side::Us, paid(None, 15_000), (Group::Theirs, Who::Them, Some(fen(15_000)), true, 2)),
        ("we lost theirs", Side::Them, paid(None, 15_000), (Group::Ours, Who::Us, Some(fen(15_000)), true, 2)),
        (
            "by its share",
            Side::Us,
            paid(Some(fen(100_000)), 15_000),
            (Group::Theirs, Who::Them, Some(fen(15_000)), true, 3),
        ),
        ("worn out", Side::Us, paid(None, 0), (Group::Theirs, Who::Them, Some(fen(0)), false, 2)),
        ("no value", Side::Us, loss(Cost::Missing(Missing::Value)), (Group::Theirs, Who::Them, None, true, 0)),
        (
            "no wear",
            Side::Us,
            loss(Cost::Missing(Missing::Wear { value: fen(20_000) })),
            (Group::Theirs, Who::Them, None, true, 1),
        ),
    ] {
        let lines = of_losses("give.stand", giver, &[it]);
        let [line] = lines.as_slice() else { panic!("one line: {what}") };
        let found = (line.group(), line.whose, line.amount, open(line), line.working.len());
        assert_eq!(found, expected, "{what}");
        assert!(line.key().starts_with("material/give.stand/lost/"), "{what}");
    }
    let line = &of_losses("give.stand", Side::Us, &[paid(Some(fen(100_000)), 15_000)])[0];
    let steps = [(Word::AgreedWorth, fen(100_000)), (Word::Value, fen(20_000)), (Word::Wear, fen(5_000))];
    assert_eq!(line.working, steps.map(|(word, sum)| line::Reckoned::Figure(word, sum)));
}

/// A record from before anything was said of costs reads as one that says nothing, and is written as it was.
#[test]
fn an_entry_without_a_valuation_is_written_as_before() {
    let before = r#"{"lost":{"amount":{"quantity":2000},"reason":"broken"}}"#;
    let fact: MaterialFact = serde_json::from_str(before).expect("a fact");
    let plain = MaterialFact::Lost { amount: pieces(2), reason: "broken".to_owned(), valued: Valuation::default() };
    assert_eq!(fact, plain);
    assert_eq!(serde_json::to_string(&fact).expect("written"), before);
}

proptest! {
    /// Whatever the wear, what is owed lies between nothing and the value, and value = wear + sum.
    #[test]
    fn nobody_owes_more_than_the_value(value in 1_i64..1_000_000_000, months in 1_u16..=600, days in 0_i64..20_000) {
        let given = day("2026-03-01");
        let on = given.plus_days(days).expect("a day");
        let known = Known { given, on, ..two(LossRule::DepreciatedValue, None) };
        let found = cost(&known, said(Some(fen(value)), Some(Wear::StraightLine { months })));
        let Cost::Owed(it) = found else { return Err(TestCaseError::fail("it is reckoned")) };
        prop_assert!(it.sum.minor >= 0 && it.wear.minor >= 0);
        prop_assert_eq!(it.sum.minor + it.wear.minor, value);
    }
}
