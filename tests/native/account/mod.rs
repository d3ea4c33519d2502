//! The account of a contract: what its parts come to with costs of recovery, waivers and claims, and with a cap on all of them.

mod known_rates;
#[cfg(not(target_arch = "wasm32"))]
mod laws;
mod settled;

use counterpart::domain::account::{Account, Entries, Happened, account};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::collection::{Dated, InstalmentStatus};
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::general::Definitions;
use counterpart::domain::contract::payment::{Payment, Plan};
use counterpart::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share};
use counterpart::domain::contract::term::{Term, TermLength};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::id::{AllocationId, ContractId, CustomerId, InstalmentId, ReceiptId, uuid_v7};
use counterpart::domain::late_fee::LateFeeError;
use counterpart::domain::late_fee::contract::CapOfContract;
use counterpart::domain::late_fee::debt::{Part, ReceiptBook, Waiver};
use counterpart::domain::late_fee::dunning::{Dunning, DunningBook};
use counterpart::domain::late_fee::rate_table::RateTable;
use counterpart::domain::late_fee::rule::{Cap, CapBase, LateFeeRule, LateRate};
use counterpart::domain::late_fee::working::LedgerLine;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn part_id(number: u64) -> InstalmentId {
    InstalmentId(uuid_v7(number, [1; 10]))
}

/// 0.05 % a day.
fn rule(cap: Cap) -> LateFeeRule {
    let table = RateTable::constant(Ppm(500)).expect("a table");
    LateFeeRule { cap, ..LateFeeRule::plain(LateRate::Daily { table }) }
}

/// A contract of 200,000.00 in two parts of 100,000.00: the first due on 2026-03-31, the second on this day.
fn contract(second: Due, cap: Cap) -> ContractBrief {
    let part = |number, due| Instalment {
        id: part_id(number),
        label: PartLabel::Progress,
        share: Share::Sum(Money::cny(10_000_000)),
        due,
        condition: Wording::default(),
    };
    let parts = vec![part(1, Due::On(day("2026-03-31"))), part(2, second)];
    ContractBrief {
        service: None,
        targets: None,
        sold: Vec::new(),
        sharing: None,
        tax: Vec::new(),
        loss: None,
        limitation_months: 36,
        exercise_window: None,
        personal: None,
        protection: None,
        secrecy: None,
        late_delivery: None,
        id: ContractId(uuid_v7(1, [2; 10])),
        number: String::new(),
        title: Wording::default(),
        customer: CustomerId(uuid_v7(1, [3; 10])),
        owner: String::new(),
        joining: Vec::new(),
        drafted_from: None,
        total: Money::cny(20_000_000),
        unreckoned: None,
        definitions: Definitions::usual(),
        term: Term::usual(TermLength::Months { start: day("2026-01-01"), months: 12 }),
        payment: Clause::Included(Payment::usual(Plan::Instalments { parts }, rule(cap))),
        late_fees_before: Vec::new(),
        history: counterpart::domain::contract::amendment::history::History::default(),
        promises: Vec::new(),
    }
}

fn at_the_end_of_april() -> Due {
    Due::On(day("2026-04-30"))
}

/// Money that came in and was counted: towards which part of the plan, on which day, what of it, how much, and until when it
/// stood.
#[derive(Debug, Clone, Copy)]
struct In {
    part: u64,
    on: Date,
    what: ClaimPart,
    fen: i64,
    reversed: Option<Date>,
}

fn came(part: u64, on: &str, what: ClaimPart, fen: i64) -> In {
    In { part, on: day(on), what, fen, reversed: None }
}

fn reckoned(contract: &ContractBrief, all: &[In], dunning: &DunningBook, as_of: Date) -> Result<Account, String> {
    let mut receipts = Vec::new();
    let mut allocations = Vec::new();
    for (number, entry) in (1..).zip(all) {
        let id = ReceiptId(uuid_v7(number, [4; 10]));
        let receipt = |id, on, minor, reverses| Receipt {
            id,
            customer: contract.customer,
            on,
            amount: Money::cny(minor),
            method: PaymentMethod::Transfer,
            reference: String::new(),
            reverses,
            note: String::new(),
            reason: String::new(),
            against: String::new(),
            bank_line: None,
            purpose: String::new(),
        };
        receipts.push(receipt(id, entry.on, entry.fen, None));
        if let Some(on) = entry.reversed {
            receipts.push(receipt(ReceiptId(uuid_v7(number, [5; 10])), on, -entry.fen, Some(id)));
        }
        allocations.push(Allocation {
            id: AllocationId(uuid_v7(number, [6; 10])),
            receipt: id,
            contract: contract.id,
            instalment: part_id(entry.part),
            part: entry.what,
            amount: Money::cny(entry.fen),
            on: None,
        });
    }
    let (book, own) = (ReceiptBook::new(&receipts), allocations.iter().collect::<Vec<_>>());
    let entries = Entries { receipts: &book, allocations: &own, dunning };
    let found = account(contract, &Happened::new(), None, &entries, &WorkCalendar::standard(), as_of)
        .map_err(|why| why.to_string())?;
    for part in &found.parts {
        let worked = entries.position(part, as_of).expect("a position");
        assert_eq!(worked.value, part.position, "its working ends where part {} stands", part.number);
    }
    Ok(found)
}

/// Ten days after the day of the first part, which nobody paid.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn one_late_part() -> Account {
    let deal = contract(Due::On(day("2026-06-30")), Cap::None);
    reckoned(&deal, &[], &DunningBook::none(), day("2026-04-10")).expect("an account")
}

/// What was done to get the first part in.
#[derive(Default)]
struct Done<'a> {
    costs: &'a [(&'a str, i64)],
    waivers: &'a [(&'a str, Part, i64)],
    claims: &'a [(&'a str, i64)],
}

impl Done<'_> {
    fn book(&self) -> DunningBook {
        let dated = |(on, fen): &(&str, i64)| Dated { on: day(on), amount: Money::cny(*fen) };
        let waiver =
            |(on, part, fen): &(&str, Part, i64)| Waiver { on: day(on), part: *part, amount: Money::cny(*fen) };
        let dunning = Dunning {
            costs: self.costs.iter().map(dated).collect(),
            waivers: self.waivers.iter().map(waiver).collect(),
            claims: self.claims.iter().map(dated).collect(),
        };
        DunningBook::new([(part_id(1), dunning)])
    }
}

/// Open, overdue, given up; late fees owed, claimable; costs.
fn figures(account: &Account) -> [i64; 6] {
    [account.open, account.overdue, account.waived, account.late_fees, account.claimable.value, account.costs]
        .map(|it| it.minor)
}

#[test]
fn costs_waivers_and_claims_of_a_part_reach_the_account() {
    use ClaimPart::{Cost, LateFee, Principal};
    let nothing = Done::default;
    // 50.00 a day for each part: on 05-15 the first is 45 days late, the second 15
    let plain = [20_000_000, 20_000_000, 0, 300_000, 300_000, 0];
    for (case, all, done, as_of, expected) in [
        ("nothing was done", vec![], nothing(), "2026-05-15", plain),
        (
            "a statement claimed 1,000.00: 1,250.00 and the 750.00 of the other part are left to claim",
            vec![],
            Done { claims: &[("2026-04-20", 100_000)], ..nothing() },
            "2026-05-15",
            [20_000_000, 20_000_000, 0, 300_000, 200_000, 0],
        ),
        (
            "500.00 of the fee given up",
            vec![],
            Done { waivers: &[("2026-04-20", Part::LateFee, 50_000)], ..nothing() },
            "2026-05-15",
            [20_000_000, 20_000_000, 0, 250_000, 250_000, 0],
        ),
        (
            "more given up than the 1,000.00 that had accrued on the day",
            vec![],
            Done { waivers: &[("2026-04-20", Part::LateFee, 500_000)], ..nothing() },
            "2026-05-15",
            [20_000_000, 20_000_000, 0, 200_000, 200_000, 0],
        ),
        (
            "40,000.00 of the price given up: 20 days on 100,000.00 and 25 on 60,000.00",
            vec![],
            Done { waivers: &[("2026-04-20", Part::Principal, 4_000_000)], ..nothing() },
            "2026-05-15",
            [16_000_000, 16_000_000, 4_000_000, 250_000, 250_000, 0],
        ),
        (
            "60,000.00 paid in time, then all given up: only the 40,000.00 that were open, after 20 days",
            vec![came(1, "2026-03-31", Principal, 6_000_000)],
            Done { waivers: &[("2026-04-20", Part::Principal, 10_000_000)], ..nothing() },
            "2026-05-15",
            [10_000_000, 10_000_000, 4_000_000, 115_000, 115_000, 0],
        ),
        (
            "a price given up before its day costs nothing",
            vec![],
            Done { waivers: &[("2026-03-20", Part::Principal, 10_000_000)], ..nothing() },
            "2026-05-15",
            [10_000_000, 10_000_000, 10_000_000, 75_000, 75_000, 0],
        ),
        (
            "a lawyer's letter",
            vec![],
            Done { costs: &[("2026-04-20", 80_000)], ..nothing() },
            "2026-05-15",
            [20_000_000, 20_000_000, 0, 300_000, 300_000, 80_000],
        ),
        (
            "a lawyer's letter, paid in part",
            vec![came(1, "2026-04-25", Cost, 50_000)],
            Done { costs: &[("2026-04-20", 80_000)], ..nothing() },
            "2026-05-15",
            [20_000_000, 20_000_000, 0, 300_000, 300_000, 30_000],
        ),
        (
            "claimed, then paid: the payment answers the claim",
            vec![came(1, "2026-04-25", LateFee, 100_000)],
            Done { claims: &[("2026-04-20", 100_000)], ..nothing() },
            "2026-05-15",
            [20_000_000, 20_000_000, 0, 200_000, 200_000, 0],
        ),
        (
            "600.00 paid before anything was claimed, then the other 400.00 claimed: neither is claimed again",
            vec![came(1, "2026-04-20", LateFee, 60_000)],
            Done { claims: &[("2026-04-20", 40_000)], ..nothing() },
            "2026-05-15",
            [20_000_000, 20_000_000, 0, 240_000, 200_000, 0],
        ),
        (
            "the same on the day of the claim",
            vec![came(1, "2026-04-20", LateFee, 60_000)],
            Done { claims: &[("2026-04-20", 40_000)], ..nothing() },
            "2026-04-20",
            [20_000_000, 10_000_000, 0, 40_000, 0, 0],
        ),
        (
            "what comes after the day asked about is not read",
            vec![],
            Done {
                costs: &[("2026-05-16", 80_000)],
                waivers: &[("2026-05-16", Part::LateFee, 50_000), ("2026-05-16", Part::Principal, 50_000)],
                claims: &[("2026-05-16", 100_000)],
            },
            "2026-05-15",
            plain,
        ),
        (
            "a cost before anything is due",
            vec![],
            Done { costs: &[("2026-03-10", 80_000)], ..nothing() },
            "2026-03-15",
            [20_000_000, 0, 0, 0, 0, 80_000],
        ),
    ] {
        let contract = contract(at_the_end_of_april(), Cap::None);
        let found = reckoned(&contract, &all, &done.book(), day(as_of)).expect("an account");
        assert_eq!(figures(&found), expected, "{case}");
    }
}

#[test]
fn a_receipt_taken_back_lets_a_waiver_of_its_time_count() {
    let contract = contract(at_the_end_of_april(), Cap::None);
    let all = [In { reversed: Some(day("2026-05-01")), ..came(1, "2026-03-31", ClaimPart::Principal, 10_000_000) }];
    let done = Done { waivers: &[("2026-04-20", Part::Principal, 10_000_000)], ..Done::default() };
    for (as_of, status, expected) in [
        ("2026-04-30", InstalmentStatus::Paid, [10_000_000, 0, 0, 0, 0, 0]),
        // 20 days on 100,000.00 until it was given up; the second part is a day late
        ("2026-05-01", InstalmentStatus::Waived, [10_000_000, 10_000_000, 10_000_000, 105_000, 105_000, 0]),
    ] {
        let found = reckoned(&contract, &all, &done.book(), day(as_of)).expect("an account");
        assert_eq!((found.parts[0].status, figures(&found)), (status, expected), "{as_of}");
    }
}

#[test]
fn the_working_of_a_part_tells_what_was_done() {
    let contract = contract(at_the_end_of_april(), Cap::None);
    let done = Done {
        costs: &[("2026-04-20", 80_000)],
        waivers: &[("2026-04-20", Part::LateFee, 30_000)],
        claims: &[("2026-04-20", 70_000)],
    };
    let found = reckoned(&contract, &[], &done.book(), day("2026-04-30")).expect("an account");
    let fee = found.parts[0].late_fee.as_ref().expect("a fee");
    let mut told = Vec::new();
    for line in &fee.working {
        if let LedgerLine::Accrued { days, base, .. } = line {
            told.push(format!("{days} days on {}", base.minor));
        } else if let LedgerLine::Cost { on, amount } = line {
            told.push(format!("{on} cost {}", amount.minor));
        } else if let LedgerLine::Waived { on, counted, .. } = line {
            told.push(format!("{on} given up {}", counted.minor));
        } else if let LedgerLine::Claimed { on, amount } = line {
            told.push(format!("{on} claimed {}", amount.minor));
        } else if let LedgerLine::Total { rounded, .. } = line {
            told.push(format!("total {}", rounded.minor));
        } else {
            told.push(format!("{line:?}"));
        }
    }
    assert_eq!(
        told,
        [
            "20 days on 10000000",
            "2026-04-20 cost 80000",
            "2026-04-20 given up 30000",
            "2026-04-20 claimed 70000",
            "10 days on 10000000",
            "total 150000"
        ]
    );
    let to_pay = fee.value.pay_off_parts().expect("parts");
    assert_eq!([to_pay.cost, to_pay.late_fee, to_pay.principal].map(|it| it.minor), [80_000, 120_000, 10_000_000]);
    assert!(found.parts[1].late_fee.is_none(), "the other part is due on the day, and nothing was done about it");
}

#[test]
fn a_part_whose_day_is_not_known_bears_costs_and_waivers_but_no_fee() {
    let after_delivery = Due::After { event: Event::Delivery, within: Period::days(10) };
    let contract = contract(after_delivery, Cap::None);
    let entry = |fen| vec![Dated { on: day("2026-02-01"), amount: Money::cny(fen) }];
    let waivers = vec![Waiver { on: day("2026-02-02"), part: Part::Principal, amount: Money::cny(1_000_000) }];
    let book = DunningBook::new([
        (part_id(2), Dunning { costs: entry(30_000), ..Dunning::default() }),
        (part_id(2), Dunning { costs: entry(20_000), waivers, ..Dunning::default() }),
    ]);
    let found = reckoned(&contract, &[], &book, day("2026-03-31")).expect("an account");
    assert_eq!(figures(&found), [19_000_000, 0, 1_000_000, 0, 0, 50_000]);
    assert!(found.parts[1].late_fee.is_some(), "its costs are shown");
}

#[test]
fn a_cap_of_the_account_bounds_each_part_or_all_of_them() {
    let per_cent = Ppm(10_000);
    let reached = CapOfContract { on: day("2026-05-05"), cap: Money::cny(200_000), cut: Money::cny(100_000) };
    for (cap, fees, together) in [
        (Cap::None, [225_000, 75_000], None),
        (Cap::Share { ppm: per_cent, of: CapBase::Instalment }, [100_000, 75_000], None),
        // 1 % of 200,000.00, for each part
        (Cap::Share { ppm: per_cent, of: CapBase::Contract }, [200_000, 75_000], None),
        (Cap::Amount(Money::cny(200_000)), [200_000, 75_000], None),
        // 1 % of 200,000.00, for both: reached on 05-05, when they were 35 and 5 days late
        (Cap::ContractShare { ppm: per_cent }, [175_000, 25_000], Some(reached)),
        (Cap::ContractAmount(Money::cny(200_000)), [175_000, 25_000], Some(reached)),
    ] {
        let contract = contract(at_the_end_of_april(), cap);
        let found = reckoned(&contract, &[], &DunningBook::none(), day("2026-05-15")).expect("an account");
        let of_parts = [0, 1].map(|at| found.parts[at].late_fee.as_ref().expect("a fee").value.total.minor);
        assert_eq!((of_parts, found.late_fee_cap), (fees, together), "{cap:?}");
        assert_eq!(found.late_fees.minor, fees[0] + fees[1], "{cap:?}");
    }
}

#[test]
fn what_was_done_in_another_currency_or_below_nothing_is_refused() {
    let contract = contract(at_the_end_of_april(), Cap::None);
    let waived = |part, amount| {
        let waivers = vec![Waiver { on: day("2026-04-01"), part, amount }];
        DunningBook::new([(part_id(1), Dunning { waivers, ..Dunning::default() })])
    };
    for (part, amount, why) in [
        (Part::Principal, Money::new(1, Currency::USD), ExactError::CurrencyMismatch.to_string()),
        (Part::LateFee, Money::new(1, Currency::USD), ExactError::CurrencyMismatch.to_string()),
        (Part::Principal, Money::cny(-1), LateFeeError::NegativeAmount.to_string()),
        (Part::Cost, Money::cny(-1), LateFeeError::NegativeAmount.to_string()),
    ] {
        let refused = reckoned(&contract, &[], &waived(part, amount), day("2026-05-15"));
        assert_eq!(refused.expect_err("refused"), why, "{part:?} {amount:?}");
    }
}
