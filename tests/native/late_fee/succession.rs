//! A clause that was amended, and the caps on the whole contract of both its forms.

use counterpart::domain::late_fee::contract::CapOfContract;
use counterpart::domain::late_fee::debt::Debt;
use counterpart::domain::late_fee::rule::{Cap, LateFeeRule};
use counterpart::domain::late_fee::succession::{LateFeeBefore, succeeding_ledgers};
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;

use super::{daily, day, debt, instalment, with_cap};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Two instalments of 100,000.00 of a contract of 200,000.00, due on the last of March and of April: each bears 50.00 a day.
/// The clause was amended between the two.
fn plan() -> [Debt; 2] {
    [("2026-03-31", 1), ("2026-04-30", 2)].map(|(due, number)| Debt {
        instalment: instalment(number),
        contract_total: Money::cny(20_000_000),
        ..debt(due, 10_000_000)
    })
}

fn capped(cap: Cap) -> LateFeeRule {
    with_cap(daily(500), cap)
}

const fn of_price(ppm: i64) -> Cap {
    Cap::ContractShare { ppm: Ppm(ppm) }
}

/// The fee of the part under the clause that was replaced, and of the one under the clause that followed.
fn check(case: &str, before: Cap, now: Cap, as_of: &str, expected: (i64, i64)) -> Option<CapOfContract> {
    let before = [LateFeeBefore { until: day("2026-04-15"), rule: capped(before) }];
    let found =
        succeeding_ledgers(&before, &capped(now), Money::cny(20_000_000), &plan(), day(as_of)).expect("ledgers");
    let fees: Vec<i64> = found.fees.iter().map(|fee| fee.value.total.minor).collect();
    assert_eq!(fees, [expected.0, expected.1], "{case}, as of {as_of}");
    found.cap
}

#[test]
fn an_amended_clause_gives_no_second_cap_on_top_of_the_first() {
    let same = "1 % before and after: the fees of all parts come to 2,000.00 together on the fifth of May";
    assert_eq!(check(same, of_price(10_000), of_price(10_000), "2026-05-04", (170_000, 20_000)), None);
    let cap = CapOfContract { on: day("2026-05-05"), cap: Money::cny(200_000), cut: Money::cny(100_000) };
    assert_eq!(check(same, of_price(10_000), of_price(10_000), "2026-05-15", (175_000, 25_000)), Some(cap));
    check(same, of_price(10_000), of_price(10_000), "2027-05-15", (175_000, 25_000));
}

#[test]
fn each_part_stops_when_all_fees_come_to_the_cap_of_its_own_clause() {
    let raised = "1 % raised to 2 %: the old part stops at 2,000.00 together, the new one at 4,000.00";
    check(raised, of_price(10_000), of_price(20_000), "2026-05-15", (175_000, 75_000));
    let cap = check(raised, of_price(10_000), of_price(20_000), "2026-12-31", (175_000, 225_000));
    assert_eq!(cap.map(|it| it.on), Some(day("2026-06-14")));

    let lowered = "1 % lowered to 0.5 %: 1,000.00 were reached before the new part was due, the old one keeps its cap";
    check(lowered, of_price(10_000), of_price(5_000), "2026-05-15", (200_000, 0));

    let dropped = "1 % and then none: the new part goes on";
    check(dropped, of_price(10_000), Cap::None, "2026-05-15", (175_000, 75_000));

    let made = "none and then 1 %: the old part goes on, and what it bears counts";
    check(made, Cap::None, of_price(10_000), "2026-05-15", (225_000, 25_000));

    let sums = "a sum instead of a share";
    let sum = Cap::ContractAmount(Money::cny(200_000));
    check(sums, sum, sum, "2026-05-15", (175_000, 25_000));
}
