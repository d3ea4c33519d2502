//! The ledger of contracts added up by customer and by owner.

use std::sync::Arc;

use counterpart::domain::exact::ExactError;
use counterpart::domain::id::{ContractId, CustomerId, uuid_v7};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::receivables::grouping::{GroupKey, Grouping};
use counterpart::domain::receivables::ledger::{LedgerLine, LedgerSums, totals};
use counterpart::domain::receivables::ledger_groups::{LedgerGroup, by_group};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const fn customer(number: u64) -> CustomerId {
    CustomerId(uuid::Uuid::from_u64_pair(1, number))
}

fn contract(number: u64) -> ContractId {
    ContractId(uuid_v7(number, [2; 10]))
}

/// A contract: its number, whose it is, who looks after it, whether it is signed, its currency, and in whole units its amount, what
/// came in of it, what was waived, what is open, what is overdue of that, and what was invoiced.
type Row = (u64, u64, &'static str, bool, &'static str, [i64; 6]);

const BOOK: [Row; 6] = [
    (11, 1, "Li", true, "CNY", [1_000, 600, 0, 400, 100, 1_000]),
    (12, 1, "Zhou", true, "CNY", [500, 0, 20, 480, 0, 0]),
    (13, 1, "Li", true, "USD", [70, 70, 0, 0, 0, 35]),
    (21, 2, "Zhou", true, "CNY", [300, 100, 0, 200, 150, 50]),
    (22, 2, "Zhou", false, "CNY", [9_000, 0, 0, 0, 0, 0]),
    (31, 3, "", true, "CNY", [0, 0, 0, 0, 0, 0]),
];

fn line((_, _, _, binding, code, units): &Row) -> LedgerLine {
    let currency = Currency::of(code).expect("a currency");
    let [amount, collected, waived, open, overdue, invoiced] = units.map(|it| Money::new(it * 100, currency));
    let sums = LedgerSums { amount, collected, waived, open, overdue, invoiced };
    LedgerLine { sums, binding: *binding, parts: 1, settled: 0 }
}

fn grouped(rows: &[Row], by: Grouping) -> Vec<LedgerGroup> {
    let lines: Vec<LedgerLine> = rows.iter().map(line).collect();
    let keyed = rows.iter().zip(&lines).map(|((number, who, owner, ..), line)| {
        let key = match by {
            Grouping::Customer => GroupKey::Customer(customer(*who)),
            Grouping::Owner => GroupKey::Owner(Arc::from(*owner)),
            Grouping::Contract => GroupKey::Contract(contract(*number)),
        };
        (key, contract(*number), line)
    });
    by_group(keyed).expect("sums")
}

/// A row as a clerk reads it: whose, the currency, the contracts, the six amounts in whole units, and the shares in 0.01 %.
type Read = (String, &'static str, Vec<u64>, [i64; 6], [Option<i64>; 2]);

fn read(group: &LedgerGroup) -> Read {
    let number = |id: &ContractId| (1..100).find(|it| contract(*it) == *id).expect("one of the book");
    let name = match &group.key {
        GroupKey::Customer(id) => format!("customer {}", id.0.as_u64_pair().1),
        GroupKey::Owner(name) => format!("owner {name}"),
        GroupKey::Contract(id) => format!("contract {}", number(id)),
    };
    let LedgerSums { amount, collected, waived, open, overdue, invoiced } = group.total.sums;
    let units = [amount, collected, waived, open, overdue, invoiced].map(|it| it.minor / 100);
    let sums = group.total.sums;
    let shares = [sums.collected_share(), sums.invoiced_share()].map(|it| it.map(|it| it.value.0));
    assert_eq!(group.total.contracts, group.contracts.len(), "{name}: a row counts what it is made of");
    (name, amount.currency.code(), group.contracts.iter().map(number).collect(), units, shares)
}

/// The same, as the tables below write it.
type Said<'a> = (&'a str, &'static str, &'a [u64], [i64; 6], [Option<i64>; 2]);

fn check(by: Grouping, expected: &[Said<'_>]) {
    let found: Vec<Read> = grouped(&BOOK, by).iter().map(read).collect();
    let expected: Vec<Read> = expected
        .iter()
        .map(|(name, code, contracts, units, shares)| ((*name).to_owned(), *code, contracts.to_vec(), *units, *shares))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn the_share_of_a_customer_is_that_of_the_sums_each_currency_by_itself() {
    // customer 1: 600 of 1,500 came in, which is no middle of 60 % and 0 %; 1,000 of 1,500 was invoiced, rounded down
    // the draft of customer 2 promises nothing yet; customer 3 was promised nothing, and has no share
    check(
        Grouping::Customer,
        &[
            ("customer 2", "CNY", &[21], [300, 100, 0, 200, 150, 50], [Some(3_333), Some(1_666)]),
            ("customer 1", "CNY", &[11, 12], [1_500, 600, 20, 880, 100, 1_000], [Some(4_000), Some(6_666)]),
            ("customer 3", "CNY", &[31], [0, 0, 0, 0, 0, 0], [None, None]),
            ("customer 1", "USD", &[13], [70, 70, 0, 0, 0, 35], [Some(10_000), Some(5_000)]),
        ],
    );
}

#[test]
fn an_owner_has_the_contracts_of_several_customers_and_nobody_is_a_row_too() {
    check(
        Grouping::Owner,
        &[
            ("owner Zhou", "CNY", &[12, 21], [800, 100, 20, 680, 150, 50], [Some(1_250), Some(625)]),
            ("owner Li", "CNY", &[11], [1_000, 600, 0, 400, 100, 1_000], [Some(6_000), Some(10_000)]),
            ("owner ", "CNY", &[31], [0, 0, 0, 0, 0, 0], [None, None]),
            ("owner Li", "USD", &[13], [70, 70, 0, 0, 0, 35], [Some(10_000), Some(5_000)]),
        ],
    );
}

#[test]
fn whoever_they_are_added_up_by_the_rows_come_to_the_totals_of_the_ledger() {
    let lines: Vec<LedgerLine> = BOOK.iter().map(line).collect();
    let totals = totals(&lines).expect("totals");
    assert_eq!(totals.len(), 2);
    for by in Grouping::ALL {
        let groups = grouped(&BOOK, by);
        for total in &totals {
            let currency = total.sums.amount.currency;
            let rows = groups.iter().map(|it| it.total).filter(|it| it.sums.amount.currency == currency);
            let (mut contracts, mut amounts) = (0, [0; 6]);
            for row in rows {
                contracts += row.contracts;
                for (sum, more) in amounts.iter_mut().zip(all(&row.sums)) {
                    *sum += more;
                }
            }
            assert_eq!((contracts, amounts), (total.contracts, all(&total.sums)), "{by:?} {}", currency.code());
        }
    }
}

fn all(sums: &LedgerSums) -> [i64; 6] {
    let LedgerSums { amount, collected, waived, open, overdue, invoiced } = *sums;
    [amount, collected, waived, open, overdue, invoiced].map(|it| it.minor)
}

#[test]
fn of_those_with_as_much_overdue_comes_first_who_owes_most_and_then_whose_contracts_promise_most() {
    let row = |number: u64, units: [i64; 6]| (number, number, "Li", true, "CNY", units);
    let rows = [
        row(4, [8, 3, 0, 5, 0, 0]),
        row(1, [8, 3, 0, 5, 0, 0]),
        row(2, [9, 0, 0, 9, 0, 0]),
        row(3, [20, 15, 0, 5, 0, 0]),
        row(5, [2, 1, 0, 1, 1, 0]),
    ];
    let found: Vec<String> = grouped(&rows, Grouping::Customer).iter().map(|it| read(it).0).collect();
    assert_eq!(found, ["customer 5", "customer 2", "customer 3", "customer 1", "customer 4"]);
}

#[test]
fn sums_too_large_to_be_told_are_refused_and_of_nothing_there_are_no_rows() {
    assert_eq!(by_group([]), Ok(Vec::new()));
    let mut most = line(&(11, 1, "Li", true, "CNY", [0; 6]));
    most.sums.amount = Money::cny(i64::MAX);
    let key = || GroupKey::Customer(customer(1));
    assert_eq!(by_group([(key(), contract(11), &most), (key(), contract(12), &most)]), Err(ExactError::Overflow));
}
