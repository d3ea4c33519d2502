//! What holds for every clause and every debt.

use counterpart::domain::late_fee::LateFeeError;
use counterpart::domain::late_fee::debt::{Debt, Part, Payment, Purpose, Standing};
use counterpart::domain::late_fee::known::{KnownRule, Later};
use counterpart::domain::late_fee::ledger::{known_ledger, ledger};
use counterpart::domain::late_fee::rate_table::RateStep;
use counterpart::domain::late_fee::rule::{
    AllocationOrder, Cap, CapBase, DayCount, FeeBase, Fixing, Grace, GraceMode, LateFeeRule, LateRate, MonthCount,
    PaymentDay,
};
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use proptest::prelude::*;

use super::{dated, day, debt, paid, paying, receipt, table, waiver};

pub(super) const DUE: &str = "2026-03-31";

fn rates() -> impl Strategy<Value = LateRate> {
    let steps = (0_i64..=5_000, 0_i64..=5_000).prop_map(|(a, b)| table(&[("1900-01-01", a), ("2026-05-10", b)]));
    let count = prop::sample::select(vec![
        DayCount::Actual365,
        DayCount::Actual360,
        DayCount::ActualActual,
        DayCount::Thirty360,
    ]);
    let fixing =
        prop::sample::select(vec![Fixing::Running, Fixing::AtBreach, Fixing::HalfYearRefixed, Fixing::HalfYearFrozen]);
    let month = prop::sample::select(vec![MonthCount::TwelveIn365, MonthCount::ThirtyDays]);
    prop_oneof![
        steps.clone().prop_map(|table| LateRate::Daily { table }),
        (steps.clone(), count.clone()).prop_map(|(table, day_count)| LateRate::Annual { table, day_count }),
        (steps.clone(), 0_u32..=400, count.clone(), fixing.clone()).prop_map(
            |(reference, hundredths, day_count, fixing)| LateRate::ReferenceMultiple {
                reference,
                hundredths,
                day_count,
                fixing
            }
        ),
        (steps.clone(), 0_i64..=100_000, count, fixing).prop_map(|(reference, margin, day_count, fixing)| {
            LateRate::ReferencePlus { reference, margin: Ppm(margin), day_count, fixing }
        }),
        (steps, month).prop_map(|(table, month)| LateRate::Monthly { table, month }),
        (1_u32..=40, 0_i64..=20_000).prop_map(|(days, rate)| LateRate::StartedPeriod { days, rate: Ppm(rate) }),
        (0_i64..=100_000).prop_map(|amount| LateRate::FixedSum { amount: Money::cny(amount) }),
    ]
}

pub(super) fn rules() -> impl Strategy<Value = LateFeeRule> {
    let base = prop::sample::select(vec![FeeBase::UnpaidPrincipal, FeeBase::InstalmentTotal, FeeBase::ContractTotal]);
    let mode = prop::sample::select(vec![GraceMode::Retroactive, GraceMode::Prospective]);
    let grace = (0_u32..=15, mode).prop_map(|(days, mode)| Grace { days, mode });
    let of = prop::sample::select(vec![CapBase::Instalment, CapBase::OverdueSum, CapBase::Contract]);
    let cap = prop_oneof![
        Just(Cap::None),
        (0_i64..=100_000, of).prop_map(|(ppm, of)| Cap::Share { ppm: Ppm(ppm), of }),
        (0_i64..=100_000).prop_map(|amount| Cap::Amount(Money::cny(amount))),
        (0_i64..=100_000).prop_map(|ppm| Cap::ContractShare { ppm: Ppm(ppm) }),
        (0_i64..=100_000).prop_map(|amount| Cap::ContractAmount(Money::cny(amount))),
    ];
    let day_of_payment = prop::sample::select(vec![PaymentDay::Counted, PaymentDay::NotCounted]);
    let order = prop::sample::select(vec![
        AllocationOrder::CostInterestPrincipal,
        AllocationOrder::PrincipalFirst,
        AllocationOrder::Proportional,
        AllocationOrder::PayersChoice,
    ]);
    (rates(), base, grace, cap, day_of_payment, order).prop_map(|(rate, base, grace, cap, payment_day, order)| {
        LateFeeRule { rate, base, grace, cap, payment_day, order }
    })
}

fn payments() -> impl Strategy<Value = Vec<Payment>> {
    let purpose = prop::sample::select(vec![
        Purpose::ByOrder,
        Purpose::Stated(Part::Principal),
        Purpose::Stated(Part::LateFee),
        Purpose::Counted(Part::Principal),
        Purpose::Counted(Part::LateFee),
    ]);
    let standing = prop_oneof![
        3 => Just(Standing::Stands),
        1 => (0_i64..=120).prop_map(|after| Standing::ReversedOn(day(DUE).plus_days(after).expect("a date"))),
    ];
    let payment = (1_u8..=200, -20_i64..=100, 1_i64..=400_000, purpose, standing).prop_map(
        |(number, after, amount, purpose, standing)| Payment {
            receipt: receipt(number),
            on: day(DUE).plus_days(after).expect("a date"),
            amount: Money::cny(amount),
            purpose,
            standing,
        },
    );
    proptest::collection::vec(payment, 0..8)
}

pub(super) fn debts() -> impl Strategy<Value = Debt> {
    (0_i64..=1_000_000, payments()).prop_map(|(principal, payments)| {
        let mut debt = debt(DUE, principal);
        debt.contract_total = Money::cny(3_000_000);
        debt.payments = payments;
        debt.costs.push(dated("2026-04-20", 5_000));
        debt.waivers.push(waiver("2026-05-05", Part::LateFee, 300));
        debt.waivers.push(waiver("2026-05-06", Part::Principal, 20_000));
        debt
    })
}

proptest! {
    #[test]
    fn a_fee_never_falls_as_time_passes(rule in rules(), debt in debts(), first in -5_i64..=150, later in 0_i64..=400) {
        let earlier = day(DUE).plus_days(first).expect("a date");
        let after = earlier.plus_days(later).expect("a date");
        let before = ledger(&rule, &debt, earlier).expect("a fee").value;
        let now = ledger(&rule, &debt, after).expect("a fee").value;
        prop_assert!(before.total.minor <= now.total.minor, "{:?} then {:?}", before, now);
    }

    #[test]
    fn the_order_of_entry_does_not_matter(rule in rules(), debt in debts(), after in -5_i64..=200) {
        let as_of = day(DUE).plus_days(after).expect("a date");
        let mut turned = debt.clone();
        turned.payments.reverse();
        turned.waivers.reverse();
        prop_assert_eq!(ledger(&rule, &debt, as_of), ledger(&rule, &turned, as_of));
    }

    #[test]
    fn payment_in_full_by_the_due_day_costs_nothing(rule in rules(), principal in 1_i64..=1_000_000, early in 0_i64..=30, after in 0_i64..=400) {
        let on = day(DUE).plus_days(-early).expect("a date").to_string();
        let debt = paid(debt(DUE, principal), &[(&on, principal)]);
        let as_of = day(DUE).plus_days(after).expect("a date");
        prop_assert_eq!(ledger(&rule, &debt, as_of).expect("a fee").value.total, Money::cny(0));
    }

    #[test]
    fn every_fen_that_came_in_is_somewhere(rule in rules(), debt in debts(), after in -5_i64..=200) {
        let as_of = day(DUE).plus_days(after).expect("a date");
        let found = ledger(&rule, &debt, as_of).expect("a fee").value;
        let received: i64 = debt.payments.iter().filter(|p| p.counts_on(as_of)).map(|p| p.amount.minor).sum();
        let costs: i64 = debt.costs.iter().filter(|c| c.on <= as_of).map(|c| c.amount.minor).sum();
        let to_cost = costs - found.open.cost.minor;
        let rest = received - found.advance.minor - found.paid.minor - to_cost;
        // what is left went to the principal, less what was given up of it
        let gone = debt.principal.minor - found.open.principal.minor;
        prop_assert!((gone - 20_000..=gone).contains(&rest));
        prop_assert_eq!(found.total.minor, found.paid.minor + found.waived.minor + found.owed.minor);
        prop_assert!(found.claimable.minor <= found.owed.minor, "a statement never claims what is not owed");
        for amount in [found.owed, found.claimable, found.overclaimed, found.pay_off, found.advance, found.open.principal] {
            prop_assert!(amount.minor >= 0);
        }
    }

    #[test]
    fn paying_the_pay_off_settles_the_debt(rule in rules(), mut debt in debts(), after in 0_i64..=200) {
        let as_of = day(DUE).plus_days(after).expect("a date");
        debt.payments.retain(|payment| payment.on < as_of && payment.standing == Standing::Stands);
        let pay_off = ledger(&rule, &debt, as_of).expect("a fee").value.pay_off;
        if pay_off.minor > 0 {
            debt.payments.push(Payment { receipt: receipt(250), ..paying(&as_of.to_string(), pay_off.minor) });
        }
        debt.waivers.retain(|waiver| waiver.on <= as_of);
        debt.costs.retain(|cost| cost.on <= as_of);
        let year_later = as_of.plus_days(365).expect("a date");
        let settled = ledger(&rule, &debt, year_later).expect("a fee").value;
        prop_assert_eq!((settled.pay_off, settled.open.principal), (Money::cny(0), Money::cny(0)));
    }

    #[test]
    fn the_ledger_agrees_with_counting_every_single_day(
        principal in 0_i64..=1_000_000,
        receipts in proptest::collection::vec((-10_i64..=80, 1_i64..=300_000), 0..6),
        old in 0_i64..=2_000,
        new in 0_i64..=2_000,
        changed in 1_i64..=60,
        counted: bool,
        after in 0_i64..=120,
    ) {
        let due = day(DUE);
        let on = |offset| due.plus_days(offset).expect("a date");
        let mut debt = debt(DUE, principal);
        debt.payments = receipts.iter().map(|(offset, amount)| paying(&on(*offset).to_string(), *amount)).collect();
        let change = on(changed).to_string();
        let mut rule = LateFeeRule::plain(LateRate::Daily { table: table(&[("1900-01-01", old), (&change, new)]) });
        rule.order = AllocationOrder::PrincipalFirst;
        rule.payment_day = if counted { PaymentDay::Counted } else { PaymentDay::NotCounted };

        let mut millionths = 0_i64;
        for offset in 1..=after {
            let paid_by_then = |paid: i64| if counted { paid < offset } else { paid <= offset };
            let came: i64 = receipts.iter().filter(|(paid, _)| paid_by_then(*paid)).map(|(_, amount)| amount).sum();
            millionths += (principal - came).max(0) * if offset < changed { old } else { new };
        }
        let found = ledger(&rule, &debt, on(after)).expect("a fee").value.total;
        prop_assert_eq!(found.minor, (millionths + 500_000) / 1_000_000);
    }

    #[test]
    fn no_figure_and_no_day_makes_it_fail_but_by_name(
        rule in rules(),
        principal in prop_oneof![Just(i64::MAX), Just(i64::MIN), Just(0), Just(-1), any::<i64>()],
        contract in prop_oneof![Just(i64::MAX), any::<i64>()],
        amount in any::<i64>(),
        due in prop::sample::select(vec!["1900-01-01", "2024-02-29", "9999-12-30", "9999-12-31"]),
        on in prop::sample::select(vec!["1900-01-01", "2024-03-01", "9999-12-31"]),
        as_of in prop::sample::select(vec!["1900-01-01", "1900-01-02", "2026-12-31", "9999-12-31"]),
    ) {
        let mut debt = paid(debt(due, principal), &[(on, amount)]);
        debt.contract_total = Money::cny(contract);
        let found = ledger(&rule, &debt, day(as_of));
        if principal < 0 || contract < 0 {
            prop_assert_eq!(found, Err(LateFeeError::NegativeAmount));
        } else if amount <= 0 {
            prop_assert_eq!(found, Err(LateFeeError::PaymentNotPositive));
        }
    }
}

proptest! {
    #[test]
    fn a_later_rate_never_changes_the_fees_of_days_before_it(
        rule in rules(),
        first in 0_i64..=5_000,
        second in 0_i64..=5_000,
        gap in 1_i64..=60,
        before in 1_i64..=120,
        principal in 1_i64..=10_000_000,
    ) {
        let debt = debt(DUE, principal);
        // after the last line of the clause's own table
        let from = day("2026-05-11");
        let next = from.plus_days(gap).expect("a day");
        let known = [RateStep { from, rate: Ppm(first) }];
        let more = [RateStep { from, rate: Ppm(first) }, RateStep { from: next, rate: Ppm(second) }];
        let fee = |later: Option<&[RateStep]>, on| {
            known_ledger(KnownRule { rule: &rule, later: later.map(Later::all) }, &debt, on).map(|fee| fee.value)
        };
        let on = from.plus_days(-before).expect("a day");
        prop_assert_eq!(fee(None, on), fee(Some(&known), on));
        prop_assert_eq!(fee(None, on), ledger(&rule, &debt, on).map(|fee| fee.value));
        let on = next.plus_days(-before).expect("a day");
        prop_assert_eq!(fee(Some(&known), on), fee(Some(&more), on));
    }
}
