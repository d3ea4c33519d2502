//! Several instalments of one contract.

use counterpart::domain::exact::ExactError;
use counterpart::domain::late_fee::LateFeeError;
use counterpart::domain::late_fee::contract::{ContractLine, contract_fee};
use counterpart::domain::late_fee::debt::Debt;
use counterpart::domain::late_fee::rule::{Cap, CapBase, LateFeeRule, PaymentDay};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;

use super::{daily, dated, day, debt, instalment, paid, with_cap};

/// Two instalments of 100,000.00 of a contract of 200,000.00, due on the last of March and of April.
fn plan() -> [Debt; 2] {
    [("2026-03-31", 1), ("2026-04-30", 2)].map(|(due, number)| Debt {
        instalment: instalment(number),
        contract_total: Money::cny(20_000_000),
        ..debt(due, 10_000_000)
    })
}

/// The fee in all, what is owed of it and the pay-off, as of a day.
fn check(rule: &LateFeeRule, debts: &[Debt], as_of: &str, total: i64, owed: i64, pay_off: i64) {
    let found = contract_fee(rule, Money::cny(20_000_000), debts, day(as_of)).expect("a fee").value;
    assert_eq!((found.total.minor, found.owed.minor, found.pay_off.minor), (total, owed, pay_off), "as of {as_of}");
}

#[test]
fn the_fees_of_instalments_are_added() {
    // 45 days and 15 days at 500 ppm
    check(&daily(500), &plan(), "2026-05-15", 300_000, 300_000, 20_300_000);
    let [first, second] = plan();
    let debts = [paid(first, &[("2026-05-15", 10_225_000)]), second];
    check(&daily(500), &debts, "2026-05-15", 300_000, 75_000, 10_075_000);
}

#[test]
fn a_cap_on_the_contract_bounds_them_together() {
    // 1 % of 200,000.00
    let rule = with_cap(daily(500), Cap::Share { ppm: Ppm(10_000), of: CapBase::Contract });
    check(&rule, &plan(), "2026-05-04", 190_000, 190_000, 20_190_000);
    check(&rule, &plan(), "2026-05-15", 200_000, 200_000, 20_200_000);
    let worked = contract_fee(&rule, Money::cny(20_000_000), &plan(), day("2026-05-15")).expect("a fee");
    // the first instalment alone reached the cap; the second has 750.00 beyond it
    let last = worked.working.last().copied();
    assert_eq!(last, Some(ContractLine::CapOfContract { cap: Money::cny(200_000), cut: Money::cny(75_000) }));
    assert_eq!(worked.working.len(), 3);

    let [mut first, second] = plan();
    first.claims.push(dated("2026-05-04", 170_000));
    let found = contract_fee(&rule, Money::cny(20_000_000), &[first, second], day("2026-05-15")).expect("a fee").value;
    assert_eq!(found.claimable, Money::cny(30_000), "statements together never go beyond the cap");
}

#[test]
fn a_pay_off_under_the_cap_leaves_the_fee_of_its_own_day_out_where_the_clause_does() {
    let mut rule = with_cap(daily(500), Cap::Share { ppm: Ppm(10_000), of: CapBase::Contract });
    rule.payment_day = PaymentDay::NotCounted;
    // on 05-06: 36 + 6 days are 2,100.00, without the day itself 2,000.00
    check(&rule, &plan(), "2026-05-05", 200_000, 200_000, 20_190_000);
    check(&rule, &plan(), "2026-05-06", 200_000, 200_000, 20_200_000);
    check(&rule, &plan(), "2026-05-07", 200_000, 200_000, 20_200_000);
}

#[test]
fn no_instalment_is_no_fee_and_currencies_do_not_mix() {
    check(&daily(500), &[], "2026-05-15", 0, 0, 0);
    let foreign = contract_fee(&daily(500), Money::zero(Currency::USD), &plan(), day("2026-05-15"));
    assert_eq!(foreign, Err(LateFeeError::Exact(ExactError::CurrencyMismatch)));
}
