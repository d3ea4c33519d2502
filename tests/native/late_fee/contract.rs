//! Several instalments of one contract.

use counterpart::domain::exact::ExactError;
use counterpart::domain::late_fee::LateFeeError;
use counterpart::domain::late_fee::contract::{
    CapOfContract, ClaimableLine, ContractLine, contract_fee, contract_ledgers,
};
use counterpart::domain::late_fee::debt::{Debt, Part, Payment, Standing};
use counterpart::domain::late_fee::rule::{Cap, CapBase, GraceMode, LateFeeRule, LateRate, PaymentDay};
use counterpart::domain::late_fee::working::LedgerLine;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;

use super::{daily, dated, day, debt, fee, instalment, paid, paying, waiver, with_cap, with_grace};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

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
    let rule = with_cap(daily(500), Cap::ContractShare { ppm: Ppm(10_000) });
    check(&rule, &plan(), "2026-05-04", 190_000, 190_000, 20_190_000);
    check(&rule, &plan(), "2026-05-15", 200_000, 200_000, 20_200_000);
    let worked = contract_fee(&rule, Money::cny(20_000_000), &plan(), day("2026-05-15")).expect("a fee");
    // without it they would be 2,250.00 and 750.00
    let cap = CapOfContract { on: day("2026-05-05"), cap: Money::cny(200_000), cut: Money::cny(100_000) };
    assert_eq!(worked.working.last().copied(), Some(ContractLine::CapOfContract(cap)));
    assert_eq!(worked.working.len(), 3);

    let [mut first, second] = plan();
    first.claims.push(dated("2026-05-04", 170_000));
    let found = contract_fee(&rule, Money::cny(20_000_000), &[first, second], day("2026-05-15")).expect("a fee").value;
    assert_eq!(found.claimable, Money::cny(30_000), "statements together never go beyond the cap");
}

#[test]
fn what_all_of_a_contract_would_claim_shows_what_was_claimed_too_much() {
    // on 05-05 they reach the cap of 2,000.00 with 1,750.00 and 250.00
    let capped = with_cap(daily(500), Cap::ContractShare { ppm: Ppm(10_000) });
    let sum = |fen| ClaimableLine::Instalments { sum: Money::cny(fen) };
    let over = |fen| ClaimableLine::Overclaimed { amount: Money::cny(fen) };
    for (case, rule, claimed, claimable, working) in [
        ("nothing claimed", &capped, 0, 200_000, vec![sum(200_000)]),
        ("a part of the first", &capped, 170_000, 30_000, vec![sum(30_000)]),
        ("100.00 too much of the first", &capped, 185_000, 15_000, vec![sum(25_000), over(10_000)]),
        ("more too much than the second bears", &capped, 205_000, 0, vec![sum(25_000), over(30_000)]),
        // without a cap on both, what was claimed too much of the first says nothing of the 750.00 of the second
        ("no cap", &daily(500), 235_000, 75_000, vec![sum(75_000)]),
    ] {
        let [mut first, second] = plan();
        first.claims.push(dated("2026-05-04", claimed));
        let debts = [first, second];
        let ledgers = contract_ledgers(rule, Money::cny(20_000_000), &debts, day("2026-05-15")).expect("ledgers");
        let found = ledgers.claimable(Money::cny(20_000_000)).expect("a sum");
        assert_eq!((found.value, &found.working), (Money::cny(claimable), &working), "{case}");
        // the sum of the contract says it in a row of its own
        let rows = contract_fee(rule, Money::cny(20_000_000), &debts, day("2026-05-15")).expect("a fee").working;
        let told = rows.into_iter().find_map(|row| match row {
            ContractLine::Overclaimed { amount } => Some(over(amount.minor)),
            ContractLine::Instalment { .. } | ContractLine::CapOfContract(_) => None,
        });
        assert_eq!(told, working.get(1).copied(), "{case}");
    }
}

#[test]
fn a_pay_off_under_the_cap_leaves_the_fee_of_its_own_day_out_where_the_clause_does() {
    let mut rule = with_cap(daily(500), Cap::ContractShare { ppm: Ppm(10_000) });
    rule.payment_day = PaymentDay::NotCounted;
    // on 05-06: 36 + 6 days are 2,100.00, without the day itself 2,000.00
    check(&rule, &plan(), "2026-05-05", 200_000, 200_000, 20_190_000);
    check(&rule, &plan(), "2026-05-06", 200_000, 200_000, 20_200_000);
    check(&rule, &plan(), "2026-05-07", 200_000, 200_000, 20_200_000);
}

/// Each instalment's fee in all, what was paid and given up of it, and its advance, under a cap that bounds them together.
fn check_shared(case: &str, rule: &LateFeeRule, debts: &[Debt], as_of: &str, expected: [(i64, i64, i64, i64); 2]) {
    let found = contract_ledgers(rule, Money::cny(20_000_000), debts, day(as_of)).expect("ledgers");
    let each = found.fees.iter().map(|fee| {
        let value = fee.value;
        (value.total.minor, value.paid.minor, value.waived.minor, value.advance.minor)
    });
    assert_eq!(each.collect::<Vec<_>>(), expected, "{case}");
    let sum = contract_fee(rule, Money::cny(20_000_000), debts, day(as_of)).expect("a fee").value;
    assert_eq!(sum.total.minor, expected[0].0 + expected[1].0, "{case}");
    assert_eq!(sum.total.minor, sum.paid.minor + sum.waived.minor + sum.owed.minor, "{case}");
}

#[test]
fn a_cap_of_the_instalment_and_a_cap_of_the_contract_are_two_things() {
    // on 05-15 they are 45 and 15 days late at 50.00 a day
    for (cap, of_each) in [
        (Cap::Share { ppm: Ppm(10_000), of: CapBase::Instalment }, [100_000, 75_000]),
        (Cap::Share { ppm: Ppm(10_000), of: CapBase::Contract }, [200_000, 75_000]),
        (Cap::Amount(Money::cny(200_000)), [200_000, 75_000]),
        (Cap::ContractShare { ppm: Ppm(10_000) }, [175_000, 25_000]),
        (Cap::ContractAmount(Money::cny(200_000)), [175_000, 25_000]),
        (Cap::ContractAmount(Money::cny(300_000)), [225_000, 75_000]),
        (Cap::ContractAmount(Money::cny(0)), [0, 0]),
    ] {
        let [first, second] = of_each.map(|total| (total, 0, 0, 0));
        check_shared(&format!("{cap:?}"), &with_cap(daily(500), cap), &plan(), "2026-05-15", [first, second]);
    }
    // one debt by itself may use the cap of the contract up
    let alone = with_cap(daily(500), Cap::ContractShare { ppm: Ppm(10_000) });
    assert_eq!(fee(&alone, &plan()[0], "2026-05-15").total, Money::cny(200_000));
}

#[test]
fn what_is_left_of_the_cap_on_its_last_day_is_shared() {
    // 50.00 each a day: on 05-04 they are 1,700.00 and 200.00
    for (cap, as_of, first, second) in [
        (190_000, "2026-05-03", 165_000, 15_000),
        (190_000, "2026-05-04", 170_000, 20_000),
        (190_000, "2026-05-05", 170_000, 20_000),
        (195_000, "2026-05-04", 170_000, 20_000),
        (195_000, "2026-05-05", 172_500, 22_500),
        (195_000, "2028-05-05", 172_500, 22_500),
        // a fen that does not divide goes to the earlier one
        (190_001, "2026-05-05", 170_001, 20_000),
        (190_003, "2026-05-05", 170_002, 20_001),
        // before the second is due the first is alone
        (100_000, "2026-05-15", 100_000, 0),
    ] {
        let rule = with_cap(daily(500), Cap::ContractAmount(Money::cny(cap)));
        check_shared(&format!("{cap} on {as_of}"), &rule, &plan(), as_of, [(first, 0, 0, 0), (second, 0, 0, 0)]);
    }
}

#[test]
fn nothing_is_paid_of_a_fee_beyond_the_cap_of_the_contract() {
    let rule = with_cap(daily(500), Cap::ContractShare { ppm: Ppm(10_000) });
    let [first, second] = plan();
    // each pays what it would owe without the cap: 2,250.00 and 750.00, and the price
    let one = [paid(first.clone(), &[("2026-05-15", 10_225_000)]), second.clone()];
    check_shared("one", &rule, &one, "2026-05-15", [(175_000, 175_000, 0, 50_000), (25_000, 0, 0, 0)]);
    check(&rule, &one, "2026-05-15", 200_000, 25_000, 10_025_000);
    let both = [one[0].clone(), paid(second.clone(), &[("2026-05-15", 10_075_000)])];
    check_shared("both", &rule, &both, "2026-06-15", [(175_000, 175_000, 0, 50_000), (25_000, 25_000, 0, 50_000)]);
    check(&rule, &both, "2026-06-15", 200_000, 0, 0);

    // 40,000.00 on 04-20 pay 1,000.00 of the fee: 61,000.00 are left, 30.50 a day. On 05-08 they are 1,549.00 and 400.00, and
    // of the 51.00 that are left 19.32 and 31.68 fall on the next day
    let part_paid = [paid(first.clone(), &[("2026-04-20", 4_000_000)]), second.clone()];
    check_shared("day before", &rule, &part_paid, "2026-05-08", [(154_900, 100_000, 0, 0), (40_000, 0, 0, 0)]);
    check_shared("part paid", &rule, &part_paid, "2026-05-15", [(156_832, 100_000, 0, 0), (43_168, 0, 0, 0)]);

    // taken back on 05-12: from then on it never came
    let mut taken_back = first.clone();
    let standing = Standing::ReversedOn(day("2026-05-12"));
    taken_back.payments.push(Payment { standing, ..paying("2026-04-20", 4_000_000) });
    let debts = [taken_back, second.clone()];
    check_shared("it stands", &rule, &debts, "2026-05-11", [(156_832, 100_000, 0, 0), (43_168, 0, 0, 0)]);
    check_shared("it never came", &rule, &debts, "2026-05-12", [(175_000, 0, 0, 0), (25_000, 0, 0, 0)]);

    // what is given up was within the cap
    let mut given_up = first;
    given_up.waivers.push(waiver("2026-04-20", Part::LateFee, 50_000));
    check_shared("given up", &rule, &[given_up, second], "2026-05-15", [(175_000, 0, 50_000, 0), (25_000, 0, 0, 0)]);
}

#[test]
fn a_cap_of_the_contract_holds_for_fees_that_come_at_once() {
    let none = (0, 0, 0, 0);
    let cap = |rule, minor| with_cap(rule, Cap::ContractAmount(Money::cny(minor)));
    // six days at once when the grace has passed, of which the cap leaves 200.00
    let graced = cap(with_grace(daily(500), 5, GraceMode::Retroactive), 20_000);
    check_shared("in the grace", &graced, &plan(), "2026-04-05", [none, none]);
    check_shared("after it", &graced, &plan(), "2026-04-06", [(20_000, 0, 0, 0), none]);
    check_shared("much later", &graced, &plan(), "2026-06-30", [(20_000, 0, 0, 0), none]);
    let once = cap(LateFeeRule::plain(LateRate::FixedSum { amount: Money::cny(30_000) }), 50_000);
    check_shared("one late", &once, &plan(), "2026-04-30", [(30_000, 0, 0, 0), none]);
    check_shared("both late", &once, &plan(), "2026-05-01", [(30_000, 0, 0, 0), (20_000, 0, 0, 0)]);
}

#[test]
fn the_working_of_each_instalment_says_when_the_cap_of_the_contract_was_reached() {
    let rule = with_cap(daily(500), Cap::ContractAmount(Money::cny(195_000)));
    let found = contract_ledgers(&rule, Money::cny(20_000_000), &plan(), day("2026-05-15")).expect("ledgers");
    for (fee, share) in found.fees.iter().zip([172_500, 22_500]) {
        let reached = fee.working.iter().find_map(|line| {
            let LedgerLine::ContractCapReached { on, share, cut } = line else { return None };
            Some((*on, share.minor, cut.numerator(), cut.denominator()))
        });
        assert_eq!(reached, Some((day("2026-05-05"), share, 2_500, 1)));
    }
}

#[test]
fn no_instalment_is_no_fee_and_currencies_do_not_mix() {
    check(&daily(500), &[], "2026-05-15", 0, 0, 0);
    let foreign = contract_fee(&daily(500), Money::zero(Currency::USD), &plan(), day("2026-05-15"));
    assert_eq!(foreign, Err(LateFeeError::Exact(ExactError::CurrencyMismatch)));
    let dollars = with_cap(daily(500), Cap::ContractAmount(Money::new(1, Currency::USD)));
    let foreign = contract_fee(&dollars, Money::cny(20_000_000), &plan(), day("2026-05-15"));
    assert_eq!(foreign, Err(LateFeeError::Exact(ExactError::CurrencyMismatch)));
}
