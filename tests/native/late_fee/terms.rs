//! Terms of the clause beyond the worked examples.

use counterpart::domain::exact::ExactError;
use counterpart::domain::late_fee::LateFeeError;
use counterpart::domain::late_fee::ledger::ledger;
use counterpart::domain::late_fee::rate_table::{RateStep, RateTable};
use counterpart::domain::late_fee::rule::{
    AllocationOrder, Cap, CapBase, DayCount, FeeBase, Fixing, GraceMode, LateFeeRule, LateRate, PaymentDay,
};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;

use super::{check, daily, dated, day, days_and_fees, debt, fee, multiple, paid, with_cap, with_grace, with_order};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const DUE: &str = "2026-03-31";

#[test]
fn a_fee_may_be_a_share_of_the_instalment_or_the_contract_while_anything_is_open() {
    let part_paid = paid(debt(DUE, 10_000_000), &[("2026-04-10", 4_000_000)]);
    // the payment is divided 500.00 to the fee (1,500.00 when the contract is the base) and the rest to the principal
    for (base, total, open) in [
        (FeeBase::UnpaidPrincipal, 50_000 + 30_250, 6_050_000),
        (FeeBase::InstalmentTotal, 100_000, 6_050_000),
        (FeeBase::ContractTotal, 300_000, 6_150_000),
    ] {
        let mut rule = daily(500);
        rule.base = base;
        let mut debt = part_paid.clone();
        debt.contract_total = Money::cny(30_000_000);
        check(&format!("{base:?}"), &rule, &debt, "2026-04-20", total, open);
    }
}

#[test]
fn a_cap_is_a_share_of_the_instalment_the_overdue_sum_or_the_contract_or_a_sum() {
    for (cap, total) in [
        (Cap::None, 6_000_000),
        (Cap::Share { ppm: Ppm(50_000), of: CapBase::Instalment }, 500_000),
        // 40,000.00 came in time
        (Cap::Share { ppm: Ppm(50_000), of: CapBase::OverdueSum }, 300_000),
        (Cap::Share { ppm: Ppm(50_000), of: CapBase::Contract }, 1_500_000),
        (Cap::Amount(Money::cny(123_456)), 123_456),
        (Cap::Amount(Money::cny(0)), 0),
    ] {
        let mut debt = paid(debt(DUE, 10_000_000), &[("2026-03-31", 4_000_000)]);
        debt.contract_total = Money::cny(30_000_000);
        check(&format!("{cap:?}"), &with_cap(daily(1_000), cap), &debt, "2028-12-25", total, 6_000_000);
    }
}

#[test]
fn the_payment_day_bears_a_fee_unless_the_clause_says_not() {
    let mut rule = with_order(daily(500), AllocationOrder::PrincipalFirst);
    let debt = paid(debt(DUE, 10_000_000), &[("2026-04-20", 4_000_000), ("2026-05-15", 6_000_000)]);
    check("counted", &rule, &debt, "2026-05-15", 175_000, 0);
    rule.payment_day = PaymentDay::NotCounted;
    // 19 days on 100,000.00, 25 on 60,000.00
    check("not counted", &rule, &debt, "2026-05-15", 170_000, 0);
    assert_eq!(days_and_fees(&rule, &debt, "2026-05-15"), [(19, 95_000), (25, 75_000)]);
}

#[test]
fn the_pay_off_of_a_day_leaves_its_own_fee_out_when_the_payment_day_is_not_counted() {
    let mut rule = daily(500);
    let debt = debt(DUE, 10_000_000);
    assert_eq!(fee(&rule, &debt, "2026-04-20").pay_off, Money::cny(10_100_000));
    rule.payment_day = PaymentDay::NotCounted;
    let found = fee(&rule, &debt, "2026-04-20");
    assert_eq!((found.owed, found.pay_off), (Money::cny(100_000), Money::cny(10_095_000)));
    let settled = paid(debt, &[("2026-04-20", 10_095_000)]);
    check("settled", &rule, &settled, "2026-12-31", 95_000, 0);
    assert_eq!(fee(&rule, &settled, "2026-12-31").pay_off, Money::cny(0));
}

#[test]
fn a_part_payment_inside_the_grace_lowers_the_base_from_its_date_either_way() {
    for (mode, total, rows) in [
        // 3 days on 100,000.00, 2 on 60,000.00 inside the grace; then 5 days
        (GraceMode::Retroactive, 36_000, vec![(3, 15_000), (2, 6_000), (5, 15_000)]),
        (GraceMode::Prospective, 15_000, vec![(5, 15_000)]),
    ] {
        let rule = with_grace(daily(500), 5, mode);
        let debt = paid(debt(DUE, 10_000_000), &[("2026-04-03", 4_000_000)]);
        check("inside the grace", &rule, &debt, "2026-04-05", 0, 6_000_000);
        check("after it", &rule, &debt, "2026-04-10", total, 6_000_000);
        assert_eq!(days_and_fees(&rule, &debt, "2026-04-10"), rows, "{mode:?}");
    }
}

#[test]
fn a_grace_beyond_the_calendar_is_not_over() {
    for mode in [GraceMode::Retroactive, GraceMode::Prospective] {
        let rule = with_grace(daily(500), u32::MAX, mode);
        check("endless grace", &rule, &debt("9999-12-30", 100), "9999-12-31", 0, 100);
    }
}

#[test]
fn a_fixed_sum_is_owed_once_late() {
    let rule = LateFeeRule::plain(LateRate::FixedSum { amount: Money::cny(4_000) });
    let debt = debt(DUE, 10_000_000);
    check("on the due day", &rule, &debt, DUE, 0, 10_000_000);
    check("a day late", &rule, &debt, "2026-04-01", 4_000, 10_000_000);
    check("a year late", &rule, &debt, "2027-03-31", 4_000, 10_000_000);
    let graced = with_grace(rule, 5, GraceMode::Retroactive);
    check("inside the grace", &graced, &debt, "2026-04-05", 0, 10_000_000);
    check("after the grace", &graced, &debt, "2026-04-06", 4_000, 10_000_000);
}

#[test]
fn a_started_period_bears_the_base_of_its_first_day() {
    let rule = with_order(
        LateFeeRule::plain(LateRate::StartedPeriod { days: 7, rate: Ppm(10_000) }),
        AllocationOrder::PrincipalFirst,
    );
    // weeks begin on 04-01, 04-08, 04-15; the payment day 04-08 still bears the old base
    let debt = paid(debt(DUE, 8_000_000), &[("2026-04-08", 4_000_000)]);
    check("two weeks on the old base", &rule, &debt, "2026-04-14", 160_000, 4_000_000);
    check("a third on the new one", &rule, &debt, "2026-04-15", 200_000, 4_000_000);
}

#[test]
fn terms_and_figures_that_cannot_be_are_refused_by_name() {
    let as_of = day("2026-05-15");
    let refusal = |rule: &LateFeeRule, debt: &_| ledger(rule, debt, as_of).expect_err("refused");
    let good = debt(DUE, 10_000_000);
    let mut negative_cost = good.clone();
    negative_cost.costs.push(dated(DUE, -1));
    let mut foreign = good.clone();
    foreign.costs.push(counterpart::domain::collection::Dated { on: day(DUE), amount: Money::new(1, Currency::USD) });
    for (name, rule, debt, why) in [
        ("negative rate", daily(-1), good.clone(), LateFeeError::NegativeRate),
        (
            "no days",
            LateFeeRule::plain(LateRate::StartedPeriod { days: 0, rate: Ppm(1) }),
            good.clone(),
            LateFeeError::EmptyPeriod,
        ),
        ("negative cap", with_cap(daily(1), Cap::Amount(Money::cny(-1))), good.clone(), LateFeeError::NegativeAmount),
        (
            "negative cap of all",
            with_cap(daily(1), Cap::ContractShare { ppm: Ppm(-1) }),
            good.clone(),
            LateFeeError::NegativeAmount,
        ),
        ("negative principal", daily(1), super::debt(DUE, -1), LateFeeError::NegativeAmount),
        ("negative cost", daily(1), negative_cost, LateFeeError::NegativeAmount),
        ("payment of nothing", daily(1), paid(good.clone(), &[(DUE, 0)]), LateFeeError::PaymentNotPositive),
        ("negative payment", daily(1), paid(good.clone(), &[(DUE, -1)]), LateFeeError::PaymentNotPositive),
        ("another currency", daily(1), foreign, LateFeeError::Exact(ExactError::CurrencyMismatch)),
        (
            "no rate yet",
            multiple(&[("2026-04-02", 30_000)], 150, DayCount::Actual365, Fixing::Running),
            good.clone(),
            LateFeeError::NoRate { on: day("2026-04-01") },
        ),
        (
            "reference below zero",
            multiple(&[("2026-01-01", -5_000)], 150, DayCount::Actual365, Fixing::Running),
            good.clone(),
            LateFeeError::NegativeRate,
        ),
        ("too large", daily(i64::MAX), super::debt(DUE, i64::MAX), LateFeeError::Exact(ExactError::Overflow)),
    ] {
        assert_eq!(refusal(&rule, &debt), why, "{name}");
    }
}

#[test]
fn a_table_without_a_rate_for_the_day_does_not_matter_when_nothing_is_late() {
    let rule = multiple(&[("2027-01-01", 30_000)], 150, DayCount::Actual365, Fixing::AtBreach);
    check("paid in time", &rule, &paid(debt(DUE, 100), &[(DUE, 100)]), "2026-12-31", 0, 0);
}

#[test]
fn a_rate_table_has_lines_and_its_days_go_up() {
    assert_eq!(RateTable::new(Vec::new()), Err(LateFeeError::EmptyRateTable));
    let step = |from: &str| RateStep { from: day(from), rate: Ppm(1) };
    for days in [["2026-01-01", "2026-01-01"], ["2026-01-02", "2026-01-01"]] {
        assert_eq!(RateTable::new(days.map(step).to_vec()), Err(LateFeeError::RateTableOrder));
    }
    assert!(serde_json::from_str::<RateTable>("[]").is_err());
}

#[test]
fn a_clause_is_written_with_plain_names_and_reads_back() {
    let mut rule = with_cap(
        with_grace(
            multiple(&[("2026-01-20", 30_000)], 150, DayCount::Actual365, Fixing::AtBreach),
            5,
            GraceMode::Prospective,
        ),
        Cap::Share { ppm: Ppm(50_000), of: CapBase::OverdueSum },
    );
    rule.payment_day = PaymentDay::NotCounted;
    let written = serde_json::to_value(&rule).expect("writes");
    assert_eq!(written["rate"]["kind"], "reference_multiple");
    assert_eq!(written["rate"]["reference"][0]["from"], "2026-01-20");
    assert_eq!(written["cap"]["share"]["of"], "overdue_sum");
    assert_eq!(serde_json::from_value::<LateFeeRule>(written).expect("reads"), rule);
    for (cap, written) in [
        (Cap::ContractShare { ppm: Ppm(50_000) }, serde_json::json!({"contract_share": {"ppm": 50_000}})),
        (Cap::ContractAmount(Money::cny(1)), serde_json::json!({"contract_amount": {"amt": "1", "cur": "CNY"}})),
        // as it was always written: the bound of each instalment
        (
            Cap::Share { ppm: Ppm(50_000), of: CapBase::Contract },
            serde_json::json!({"share": {"ppm": 50_000, "of": "contract"}}),
        ),
    ] {
        assert_eq!(serde_json::to_value(cap).expect("writes"), written);
        assert_eq!(serde_json::from_value::<Cap>(written).expect("reads"), cap);
    }
    let plain = serde_json::json!({"rate": {"kind": "daily", "table": [{"from": "1900-01-01", "rate": 500}]}});
    assert_eq!(
        serde_json::from_value::<LateFeeRule>(plain).expect("reads"),
        daily(500),
        "everything else has a default"
    );
}
