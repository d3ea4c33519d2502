//! Terms of the clause and things that happen to a debt, beyond the worked examples.

use counterpart::domain::exact::ExactError;
use counterpart::domain::id::{AllocationId, ContractId, CustomerId};
use counterpart::domain::late_fee::LateFeeError;
use counterpart::domain::late_fee::debt::{Part, Payment, Purpose, ReceiptBook, Standing, principal_entries};
use counterpart::domain::late_fee::ledger::ledger;
use counterpart::domain::late_fee::rate_table::{RateStep, RateTable};
use counterpart::domain::late_fee::rule::{
    AllocationOrder, Cap, CapBase, DayCount, FeeBase, Fixing, GraceMode, LateFeeRule, LateRate, PaymentDay,
};
use counterpart::domain::late_fee::working::LedgerLine;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};

use super::{
    check, daily, dated, day, days_and_fees, debt, fee, instalment, multiple, paid, paying, receipt, waiver, with_cap,
    with_grace, with_order,
};

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
fn a_reversed_receipt_opens_its_segments_again_from_the_day_of_its_reversal() {
    let rule = with_order(daily(500), AllocationOrder::PrincipalFirst);
    let mut debt = debt(DUE, 10_000_000);
    let standing = Standing::ReversedOn(day("2026-05-01"));
    debt.payments.push(Payment { standing, ..paying("2026-04-10", 10_000_000) });
    check("before", &rule, &debt, "2026-04-30", 50_000, 0);
    check("after", &rule, &debt, "2026-05-01", 155_000, 10_000_000);
}

#[test]
fn statements_claim_what_is_new_and_add_up() {
    let rule = daily(500);
    let mut debt = debt(DUE, 333_333);
    let mut claimed = 0;
    for as_of in ["2026-04-10", "2026-04-17", "2026-05-01"] {
        let claim = fee(&rule, &debt, as_of).claimable;
        debt.claims.push(dated(as_of, claim.minor));
        claimed += claim.minor;
        assert_eq!(fee(&rule, &debt, as_of).claimable, Money::cny(0), "nothing is claimed twice");
    }
    assert_eq!(claimed, 5_167, "F in three statements");
    debt.payments.push(paying("2026-04-05", 333_333));
    let found = fee(&rule, &debt, "2026-05-01");
    assert_eq!(found.claimable, Money::cny(0), "a receipt entered late never makes a negative claim");
    assert!(found.overclaimed.minor > 4_000);
}

#[test]
fn a_fee_paid_without_a_statement_is_not_claimed_again() {
    let debt = paid(debt(DUE, 10_000_000), &[("2026-04-20", 4_000_000)]);
    let found = fee(&daily(500), &debt, "2026-05-15");
    assert_eq!((found.total, found.paid), (Money::cny(176_250), Money::cny(100_000)));
    assert_eq!((found.owed, found.claimable), (Money::cny(76_250), Money::cny(76_250)));
}

#[test]
fn a_waiver_gives_up_at_most_what_is_open() {
    let mut waived = debt(DUE, 10_000_000);
    waived.waivers.push(waiver("2026-04-20", Part::LateFee, 999_999));
    let found = fee(&daily(500), &waived, "2026-04-30");
    assert_eq!((found.total, found.waived, found.owed), (Money::cny(150_000), Money::cny(100_000), Money::cny(50_000)));

    let mut lowered = debt(DUE, 10_000_000);
    lowered.waivers.push(waiver("2026-04-20", Part::Principal, 4_000_000));
    check("principal given up", &daily(500), &lowered, "2026-05-15", 175_000, 6_000_000);
}

#[test]
fn an_overpayment_is_money_in_advance_and_never_a_negative_fee() {
    let debt = paid(debt(DUE, 10_000_000), &[("2026-03-31", 10_000_025), ("2026-04-20", 100)]);
    let found = fee(&daily(500), &debt, "2026-12-31");
    assert_eq!((found.total, found.advance, found.pay_off), (Money::cny(0), Money::cny(125), Money::cny(0)));
}

#[test]
fn what_the_book_has_counted_stays_where_it_was_counted() {
    let mut debt = debt(DUE, 10_000_000);
    for (part, amount) in [(Part::Principal, 4_000_000), (Part::LateFee, 120_000)] {
        debt.payments.push(Payment { purpose: Purpose::Counted(part), ..paying("2026-04-20", amount) });
    }
    let found = fee(&daily(500), &debt, "2026-05-15");
    // 1,000.00 accrued by 04-20: 200.00 of what was counted to the fee is in advance
    assert_eq!(
        (found.total, found.paid, found.advance),
        (Money::cny(175_000), Money::cny(100_000), Money::cny(20_000))
    );
}

#[test]
fn the_allocations_of_a_book_become_payments() {
    let receipt_of = |number, on: &str, amount, reverses| Receipt {
        id: receipt(number),
        customer: CustomerId(receipt(9).0),
        on: day(on),
        amount: Money::cny(amount),
        method: PaymentMethod::Transfer,
        reference: String::new(),
        reverses,
        note: String::new(),
    };
    let allocation = |number, part, amount| Allocation {
        id: AllocationId(receipt(99).0),
        receipt: receipt(number),
        contract: ContractId(receipt(9).0),
        instalment: instalment(1),
        part,
        amount: Money::cny(amount),
    };
    let receipts = [
        receipt_of(1, "2026-04-10", 5_000, None),
        receipt_of(2, "2026-04-20", 3_000, None),
        receipt_of(3, "2026-05-01", -5_000, Some(receipt(1))),
    ];
    let allocations = [
        allocation(1, ClaimPart::Principal, 5_000),
        allocation(2, ClaimPart::Principal, 3_000),
        allocation(2, ClaimPart::Principal, -1_000),
        allocation(2, ClaimPart::LateFee, 1_000),
        allocation(3, ClaimPart::Principal, -5_000),
        allocation(4, ClaimPart::Principal, 7_000),
    ];
    let payments = ReceiptBook::new(&receipts).payments(&allocations).expect("payments");
    let found: Vec<_> = payments.iter().map(|p| (p.receipt, p.on, p.amount.minor, p.purpose, p.standing)).collect();
    assert_eq!(
        found,
        [
            (
                receipt(1),
                day("2026-04-10"),
                5_000,
                Purpose::Counted(Part::Principal),
                Standing::ReversedOn(day("2026-05-01"))
            ),
            (receipt(2), day("2026-04-20"), 1_000, Purpose::Counted(Part::LateFee), Standing::Stands),
            (receipt(2), day("2026-04-20"), 2_000, Purpose::Counted(Part::Principal), Standing::Stands),
        ]
    );
    let entries = principal_entries(&payments).expect("entries");
    assert_eq!(entries, [dated("2026-04-10", 5_000), dated("2026-05-01", -5_000), dated("2026-04-20", 2_000)]);
}

#[test]
fn the_working_tells_the_story_in_rows() {
    let debt = paid(debt(DUE, 10_000_000), &[("2026-04-20", 4_000_000)]);
    let worked = ledger(&daily(500), &debt, day("2026-05-15")).expect("a fee");
    let mut kinds = Vec::new();
    for line in &worked.working {
        if let LedgerLine::Accrued { days, base, running, .. } = line {
            kinds.push(format!("{days} d on {} = {}", base.minor, running.numerator()));
        } else if let LedgerLine::Received { paid, principal_left, .. } = line {
            kinds.push(format!("paid {} of the fee, {} left", paid.late_fee.minor, principal_left.minor));
        } else if let LedgerLine::Total { rounded, .. } = line {
            kinds.push(format!("total {}", rounded.minor));
        } else {
            kinds.push(format!("{line:?}"));
        }
    }
    assert_eq!(
        kinds,
        [
            "20 d on 10000000 = 100000",
            "paid 100000 of the fee, 6100000 left",
            "25 d on 6100000 = 176250",
            "total 176250"
        ]
    );
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
    let plain = serde_json::json!({"rate": {"kind": "daily", "table": [{"from": "1900-01-01", "rate": 500}]}});
    assert_eq!(
        serde_json::from_value::<LateFeeRule>(plain).expect("reads"),
        daily(500),
        "everything else has a default"
    );
}
