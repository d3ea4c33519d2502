//! A fee over adjacent periods, and receipts of one day: laws with receipts, waivers and changes of rate.

use counterpart::domain::exact::{Ratio, Rounding};
use counterpart::domain::id::InstalmentId;
use counterpart::domain::late_fee::contract::{contract_fee, contract_ledgers};
use counterpart::domain::late_fee::debt::{Debt, Part, Payment, Purpose, Standing, Waiver};
use counterpart::domain::late_fee::ledger::ledger;
use counterpart::domain::late_fee::rule::{Cap, DayCount, Fixing, LateFeeRule, LateRate, MonthCount, PaymentDay};
use counterpart::domain::late_fee::working::LedgerLine;
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use proptest::prelude::*;

use super::laws::{DUE, debts, rules};
use super::{dated, day, debt, instalment, paying, receipt, table, waiver, with_cap};

/// Rates that hang on the day alone, with a change on 2026-04-25 and half-years that change on 2026-07-01.
fn rates_of_the_day() -> impl Strategy<Value = LateRate> {
    let steps = (0_i64..=5_000, 0_i64..=5_000).prop_map(|(a, b)| table(&[("1900-01-01", a), ("2026-04-25", b)]));
    let count = prop::sample::select(vec![
        DayCount::Actual365,
        DayCount::Actual360,
        DayCount::ActualActual,
        DayCount::Thirty360,
    ]);
    let fixing = prop::sample::select(vec![Fixing::Running, Fixing::HalfYearRefixed]);
    let month = prop::sample::select(vec![MonthCount::TwelveIn365, MonthCount::ThirtyDays]);
    prop_oneof![
        steps.clone().prop_map(|table| LateRate::Daily { table }),
        (steps.clone(), count.clone()).prop_map(|(table, day_count)| LateRate::Annual { table, day_count }),
        (steps.clone(), 0_i64..=100_000, count, fixing).prop_map(|(reference, margin, day_count, fixing)| {
            LateRate::ReferencePlus { reference, margin: Ppm(margin), day_count, fixing }
        }),
        (steps, month).prop_map(|(table, month)| LateRate::Monthly { table, month }),
    ]
}

/// What the book counted: receipts towards the price or the fee, and prices and fees given up.
fn counted_debts() -> impl Strategy<Value = Debt> {
    let part = prop::sample::select(vec![Part::Principal, Part::LateFee]);
    let receipt = (-10_i64..=120, 1_i64..=300_000, part.clone());
    let waiver = (-10_i64..=120, 0_i64..=100_000, part);
    let entries = (proptest::collection::vec(receipt, 0..6), proptest::collection::vec(waiver, 0..4));
    (0_i64..=1_000_000, entries).prop_map(|(principal, (receipts, waivers))| {
        let on = |after| day(DUE).plus_days(after).expect("a date");
        let mut debt = debt(DUE, principal);
        let payment =
            |(after, amount, part)| Payment { on: on(after), purpose: Purpose::Counted(part), ..paying(DUE, amount) };
        debt.payments = receipts.into_iter().map(payment).collect();
        let given_up = |(after, fen, part)| Waiver { on: on(after), part, amount: Money::cny(fen) };
        debt.waivers = waivers.into_iter().map(given_up).collect();
        debt
    })
}

/// The exact sum of the days of a working, after the cap.
fn days_added_up(lines: &[LedgerLine]) -> Ratio {
    let mut sum = Ratio::ZERO;
    for line in lines {
        if let LedgerLine::Accrued { exact, .. } = line {
            sum = sum.plus(*exact).expect("a sum");
        } else if let LedgerLine::CapReached { cut, .. } = line {
            sum = sum.minus(*cut).expect("a sum");
        }
    }
    sum
}

/// Mostly none; at times a part that the payer named, or that was counted by hand.
fn purposes() -> impl Strategy<Value = Purpose> {
    let part = prop::sample::select(vec![Part::Principal, Part::LateFee, Part::Cost]);
    (0_u8..6, part).prop_map(|(kind, part)| match kind {
        0 => Purpose::Stated(part),
        1 => Purpose::Counted(part),
        _ => Purpose::ByOrder,
    })
}

proptest! {
    /// The fee up to c is the fee up to b and the fee of a debt that is what was open on b, with what came after it.
    #[test]
    fn the_fee_of_two_adjacent_periods_is_the_fee_of_both(
        rate in rates_of_the_day(),
        payment_day in prop::sample::select(vec![PaymentDay::Counted, PaymentDay::NotCounted]),
        debt in counted_debts(),
        to_b in 0_i64..=100,
        to_c in 0_i64..=100,
    ) {
        let rule = LateFeeRule { payment_day, ..LateFeeRule::plain(rate) };
        let b = debt.due.plus_days(to_b).expect("a date");
        let c = b.plus_days(to_c).expect("a date");
        let first = ledger(&rule, &debt, b).expect("a fee").value;
        let mut rest = Debt { due: b, principal: first.open.principal, ..debt.clone() };
        rest.payments.retain(|payment| payment.on > b);
        rest.waivers.retain(|waiver| waiver.on > b);
        let second = ledger(&rule, &rest, c).expect("a fee").value;
        let both = ledger(&rule, &debt, c).expect("a fee").value;
        let added = first.accrued.plus(second.accrued).expect("a sum");
        prop_assert_eq!(both.accrued, added);
        prop_assert_eq!(i128::from(both.total.minor), added.round(Rounding::HalfUp).expect("rounds"));
        prop_assert_eq!(both.open.principal, second.open.principal);
    }

    /// Every clause, every order, grace and cap: a statement that claims nothing cuts the days in two and changes nothing.
    #[test]
    fn days_that_are_reckoned_in_two_pieces_come_to_the_same(
        rule in rules(),
        debt in debts(),
        cut in 0_i64..=120,
        after in 0_i64..=200,
    ) {
        let as_of = debt.due.plus_days(after).expect("a date");
        let mut in_pieces = debt.clone();
        in_pieces.claims.push(dated(&debt.due.plus_days(cut).expect("a date").to_string(), 0));
        let whole = ledger(&rule, &debt, as_of).expect("a fee");
        let pieces = ledger(&rule, &in_pieces, as_of).expect("a fee");
        prop_assert_eq!(pieces.value, whole.value);
        prop_assert_eq!(days_added_up(&pieces.working), whole.value.accrued);
        prop_assert_eq!(days_added_up(&whole.working), whole.value.accrued);
    }

    /// Receipts and waivers come in between: each statement claims the fee to its day less what earlier ones claimed, or was
    /// paid or given up unclaimed; and right after it there is nothing to claim.
    #[test]
    fn statements_over_adjacent_periods_add_up_to_the_fen(
        rule in rules(),
        mut debt in debts(),
        cuts in proptest::collection::vec(1_i64..=60, 1..8),
    ) {
        // what was taken back changes what statements before it should have said: they are corrected, not added
        debt.payments.retain(|payment| payment.standing == Standing::Stands);
        let mut as_of = debt.due;
        let (mut claimed, mut unclaimed, mut demanded) = (0, 0, 0);
        for cut in cuts {
            as_of = as_of.plus_days(cut).expect("a date");
            let found = ledger(&rule, &debt, as_of).expect("a fee").value;
            let settled = found.paid.minor + found.waived.minor;
            unclaimed += (settled - demanded).max(0);
            prop_assert_eq!(found.claimable.minor, found.total.minor - demanded.max(settled));
            debt.claims.push(dated(&as_of.to_string(), found.claimable.minor));
            claimed += found.claimable.minor;
            demanded = found.total.minor;
            let after = ledger(&rule, &debt, as_of).expect("a fee").value;
            prop_assert_eq!((after.claimable.minor, after.overclaimed.minor), (0, 0));
            prop_assert_eq!(claimed + unclaimed, after.total.minor);
        }
    }

    /// Whatever the clause: rate, base, grace, cap, order inside the debt, and whether the day of payment bears a fee.
    #[test]
    fn the_order_of_receipts_of_one_day_does_not_matter(
        rule in rules(),
        (amounts, shuffled) in proptest::collection::vec((1_i64..=400_000, purposes()), 2..6).prop_flat_map(|drawn| {
            // each receipt has a number of its own
            let amounts: Vec<(u8, i64, Purpose)> =
                (1_u8..).zip(drawn).map(|(number, (amount, purpose))| (number, amount, purpose)).collect();
            (Just(amounts.clone()), Just(amounts).prop_shuffle())
        }),
        after in -5_i64..=60,
        later in 0_i64..=60,
    ) {
        let on = day(DUE).plus_days(after).expect("a date");
        let as_of = on.plus_days(later).expect("a date");
        let with = |receipts: &[(u8, i64, Purpose)]| {
            let mut debt = debt(DUE, 1_000_000);
            debt.costs.push(dated("2026-04-20", 5_000));
            debt.waivers.push(waiver("2026-04-25", Part::LateFee, 300));
            let payment = |(number, amount, purpose): &(u8, i64, Purpose)| Payment {
                receipt: receipt(*number),
                on,
                purpose: *purpose,
                ..paying(DUE, *amount)
            };
            debt.payments = receipts.iter().map(payment).collect();
            ledger(&rule, &debt, as_of).expect("a fee")
        };
        let found = with(&amounts);
        prop_assert_eq!(&found, &with(&shuffled));
        // money that was meant for different parts cannot come as one
        if amounts.iter().all(|(_, _, purpose)| *purpose == Purpose::ByOrder) {
            let all: i64 = amounts.iter().map(|(_, amount, _)| amount).sum();
            prop_assert_eq!(found.value, with(&[(1, all, Purpose::ByOrder)]).value, "nor whether they came as one");
        }
    }

    #[test]
    fn the_fees_of_a_contract_stop_together_at_their_cap(
        rule in rules(),
        debts in proptest::collection::vec((debts(), 0_i64..=40), 1..4),
        cap in 0_i64..=20_000,
        after in 0_i64..=150,
    ) {
        let as_of = day(DUE).plus_days(after).expect("a date");
        let total = Money::cny(3_000_000);
        let debts: Vec<Debt> = (1_u8..)
            .zip(debts)
            .map(|(number, (debt, later))| {
                let due = debt.due.plus_days(later).expect("a date");
                let id: InstalmentId = instalment(number);
                Debt { instalment: id, due, ..debt }
            })
            .collect();
        let free = contract_ledgers(&with_cap(rule.clone(), Cap::None), total, &debts, as_of).expect("ledgers");
        let capped = with_cap(rule, Cap::ContractAmount(Money::cny(cap)));
        let bound = contract_ledgers(&capped, total, &debts, as_of).expect("ledgers");
        let sum: i64 = free.fees.iter().map(|fee| fee.value.total.minor).sum();
        let found = contract_fee(&capped, total, &debts, as_of).expect("a fee").value;
        prop_assert_eq!(found.total.minor, sum.min(cap));
        prop_assert_eq!(found.total.minor, found.paid.minor + found.waived.minor + found.owed.minor);
        prop_assert!(found.claimable.minor <= found.owed.minor);
        for (fee, without) in bound.fees.iter().zip(&free.fees) {
            prop_assert!(fee.value.total.minor <= without.value.total.minor);
            prop_assert!(fee.value.owed.minor >= 0 && fee.value.pay_off.minor >= 0);
        }
        if let Some(reached) = bound.cap {
            prop_assert!(reached.on <= as_of);
            prop_assert_eq!(reached.cut.minor, sum - cap);
        } else {
            prop_assert!(sum < cap || sum == 0);
        }
    }

    #[test]
    fn the_fees_of_a_contract_never_fall_as_time_passes(
        rule in rules(),
        debts in proptest::collection::vec(counted_debts(), 1..4),
        cap in 0_i64..=20_000,
        first in 0_i64..=150,
        later in 0_i64..=200,
    ) {
        let on = day(DUE).plus_days(first).expect("a date");
        let after = on.plus_days(later).expect("a date");
        let rule = with_cap(rule, Cap::ContractAmount(Money::cny(cap)));
        let of_each = |as_of| {
            let found = contract_ledgers(&rule, Money::cny(3_000_000), &debts, as_of).expect("ledgers");
            found.fees.iter().map(|fee| fee.value.total.minor).collect::<Vec<_>>()
        };
        let (before, now) = (of_each(on), of_each(after));
        prop_assert!(before.iter().zip(&now).all(|(before, now)| before <= now), "{:?} then {:?}", before, now);
    }
}
