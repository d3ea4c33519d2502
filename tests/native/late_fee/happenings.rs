//! What happens to a debt: reversals, statements, waivers, overpayments.

use counterpart::domain::id::{AllocationId, ContractId, CustomerId};
use counterpart::domain::late_fee::debt::{Part, Payment, Purpose, ReceiptBook, Standing, principal_entries};
use counterpart::domain::late_fee::ledger::ledger;
use counterpart::domain::late_fee::rule::AllocationOrder;
use counterpart::domain::late_fee::working::LedgerLine;
use counterpart::domain::money::Money;
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};

use super::{check, daily, dated, day, debt, fee, instalment, paid, paying, receipt, waiver, with_order};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const DUE: &str = "2026-03-31";

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
fn what_was_paid_or_given_up_before_any_claim_is_not_claimed_and_does_not_use_up_a_later_claim() {
    // 50.00 a day; each row: what was claimed, paid or given up of the fee on a day, and what is claimable on a later one
    for (case, claims, payments, waivers, as_of, claimable, overclaimed) in [
        ("nothing", vec![], vec![], vec![], "2026-04-20", 100_000, 0),
        ("paid first", vec![], vec![("2026-04-20", 60_000)], vec![], "2026-04-20", 40_000, 0),
        ("paid, then claimed", vec![("2026-04-20", 40_000)], vec![("2026-04-20", 60_000)], vec![], "2026-04-20", 0, 0),
        ("a day later", vec![("2026-04-20", 40_000)], vec![("2026-04-20", 60_000)], vec![], "2026-04-21", 5_000, 0),
        (
            "claimed, then paid: the payment answers the claim",
            vec![("2026-04-20", 100_000)],
            vec![("2026-04-21", 60_000)],
            vec![],
            "2026-04-21",
            5_000,
            0,
        ),
        (
            "claimed, then more paid than was claimed",
            vec![("2026-04-10", 50_000)],
            vec![("2026-04-20", 80_000)],
            vec![],
            "2026-04-20",
            20_000,
            0,
        ),
        (
            "given up, then claimed",
            vec![("2026-04-20", 70_000)],
            vec![],
            vec![("2026-04-10", 30_000)],
            "2026-04-20",
            0,
            0,
        ),
        (
            "paid, given up and claimed too much: 600.00 were left to claim",
            vec![("2026-04-20", 65_000)],
            vec![("2026-04-12", 30_000)],
            vec![("2026-04-10", 10_000)],
            "2026-04-20",
            0,
            5_000,
        ),
    ] {
        let mut debt = debt(DUE, 10_000_000);
        debt.claims = claims.iter().map(|(on, amount)| dated(on, *amount)).collect();
        debt.waivers = waivers.iter().map(|(on, amount)| waiver(on, Part::LateFee, *amount)).collect();
        debt.payments = payments
            .iter()
            .map(|(on, amount)| Payment { purpose: Purpose::Counted(Part::LateFee), ..paying(on, *amount) })
            .collect();
        let found = fee(&daily(500), &debt, as_of);
        assert_eq!((found.claimable.minor, found.overclaimed.minor), (claimable, overclaimed), "{case}");
    }
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
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    };
    let allocation = |number, part, amount| Allocation {
        id: AllocationId(receipt(99).0),
        receipt: receipt(number),
        contract: ContractId(receipt(9).0),
        instalment: instalment(1),
        part,
        amount: Money::cny(amount),
        on: None,
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
    for (as_of, entries) in [
        ("2026-04-09", vec![]),
        ("2026-04-30", vec![dated("2026-04-10", 5_000), dated("2026-04-20", 2_000)]),
        ("2026-05-01", vec![dated("2026-04-20", 2_000)]),
    ] {
        assert_eq!(principal_entries(&payments, day(as_of)), entries, "as of {as_of}");
    }
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
    let to_pay = worked.value.pay_off_parts().expect("parts");
    assert_eq!((to_pay.late_fee.minor, to_pay.principal.minor), (76_250, 6_100_000));
}
