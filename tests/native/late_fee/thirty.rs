//! Months of thirty days: 30E/360 (2006 ISDA Definitions, s. 4.16(g)).

use counterpart::domain::late_fee::ledger::ledger;
use counterpart::domain::late_fee::rule::{AllocationOrder, Cap, DayCount, Fixing, GraceMode, PaymentDay};
use counterpart::domain::late_fee::working::LedgerLine;
use counterpart::domain::money::Money;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{annual, check, day, days_and_fees, debt, fee, multiple, paid, with_cap, with_grace};

/// 4.5 % of 100 000.00 is 4 500.00 a year, 12.50 a day of 360.
const DAY: i64 = 1_250;

#[test]
fn days_are_those_of_the_definitions() {
    let rule = annual(45_000, DayCount::Thirty360);
    // 360 × years + 30 × months + days, with a 31st taken for a 30th at either end
    for (due, as_of, days) in [
        ("2026-01-30", "2026-01-31", 0),
        ("2026-01-31", "2026-02-28", 28),
        ("2026-02-27", "2026-02-28", 1),
        ("2026-02-28", "2026-03-01", 3),
        ("2024-02-28", "2024-02-29", 1),
        ("2024-02-29", "2024-03-01", 2),
        ("2026-02-28", "2026-03-30", 32),
        ("2026-02-28", "2026-03-31", 32),
        ("2026-03-31", "2026-04-30", 30),
        ("2006-08-20", "2007-02-20", 180),
        ("2006-08-31", "2007-02-28", 178),
        ("2007-02-28", "2007-08-31", 182),
        ("2007-08-31", "2008-02-29", 179),
        ("2008-02-29", "2008-08-31", 181),
        ("2006-09-30", "2006-10-31", 30),
        ("2006-10-31", "2006-11-28", 28),
        ("2023-12-31", "2024-12-31", 360),
        ("2026-03-31", "2027-03-31", 360),
    ] {
        check(&format!("from {due}"), &rule, &debt(due, 10_000_000), as_of, days * DAY, 10_000_000);
    }
}

#[test]
fn adjacent_periods_add_up_where_the_bond_basis_does_not() {
    // 30 January to 31 March is 60 days; the Bond Basis has 28 to 28 February and 33 from it, 61
    let rule = annual(45_000, DayCount::Thirty360);
    check("to 28 February", &rule, &debt("2026-01-30", 10_000_000), "2026-02-28", 28 * DAY, 10_000_000);
    check("from 28 February", &rule, &debt("2026-02-28", 10_000_000), "2026-03-31", 32 * DAY, 10_000_000);
    check("both", &rule, &debt("2026-01-30", 10_000_000), "2026-03-31", 60 * DAY, 10_000_000);
}

#[test]
fn a_part_payment_and_a_change_of_the_rate_cut_the_days() {
    // half of it came on 31 May: 60 days on all of it, then 30 to 30 June on what was left
    let mut rule = annual(45_000, DayCount::Thirty360);
    rule.order = AllocationOrder::PrincipalFirst;
    let halved = paid(debt("2026-03-31", 10_000_000), &[("2026-05-31", 5_000_000)]);
    check("in two pieces", &rule, &halved, "2026-06-30", 60 * DAY + 30 * DAY / 2, 5_000_000);
    // one and a half times 3 % to 30 June, and 6 % from 1 July on: 90 days, then 31 of which the last adds none
    let lpr = [("2026-01-20", 30_000), ("2026-07-01", 60_000)];
    let rule = multiple(&lpr, 150, DayCount::Thirty360, Fixing::Running);
    check("two rates", &rule, &debt("2026-03-31", 10_000_000), "2026-07-31", 90 * DAY + 30 * DAY * 2, 10_000_000);
    assert_eq!(days_and_fees(&rule, &debt("2026-03-31", 10_000_000), "2026-07-31"), [(91, 112_500), (31, 75_000)]);
}

#[test]
fn the_day_of_payment_and_the_grace_are_kept() {
    let mut rule = annual(45_000, DayCount::Thirty360);
    rule.payment_day = PaymentDay::NotCounted;
    // the day before 1 March is 28 February: one day after the 27th
    let settled = paid(debt("2026-02-27", 10_000_000), &[("2026-03-01", 10_001_250)]);
    assert_eq!(fee(&rule, &settled, "2026-12-31").total, Money::cny(DAY));
    let rule = with_grace(annual(45_000, DayCount::Thirty360), 2, GraceMode::Retroactive);
    check("in the grace", &rule, &debt("2026-02-27", 10_000_000), "2026-03-01", 0, 10_000_000);
    check("after it", &rule, &debt("2026-02-27", 10_000_000), "2026-03-02", 5 * DAY, 10_000_000);
}

#[test]
fn a_cap_is_reached_on_a_day_that_there_is() {
    // the 29th of February 2026 has passed on 1 March
    for (cap, reached) in [
        (1, "2026-02-28"),
        (2, "2026-03-01"),
        (4, "2026-03-01"),
        (8, "2026-03-05"),
        (33, "2026-03-30"),
        (34, "2026-04-01"),
    ] {
        let rule = with_cap(annual(45_000, DayCount::Thirty360), Cap::Amount(Money::cny(cap * DAY)));
        let debt = debt("2026-02-27", 10_000_000);
        check("capped", &rule, &debt, "2026-12-31", cap * DAY, 10_000_000);
        let worked = ledger(&rule, &debt, day("2026-12-31")).expect("a fee").working;
        let on = worked.iter().find_map(|line| {
            let LedgerLine::CapReached { on, .. } = line else { return None };
            Some(*on)
        });
        assert_eq!(on, Some(day(reached)), "{cap} days");
    }
}
