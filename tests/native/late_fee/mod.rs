//! Late-payment damages: the worked examples of the rules, then what holds for every debt.

mod allocation;
mod contract;
mod convention;
mod examples;
mod happenings;
mod known;
#[cfg(not(target_arch = "wasm32"))]
mod laws;
#[cfg(not(target_arch = "wasm32"))]
mod periods;
mod precedence;
mod succession;
mod terms;
mod thirty;

use counterpart::domain::collection::Dated;
use counterpart::domain::date::Date;
use counterpart::domain::exact::Rounding;
use counterpart::domain::id::{InstalmentId, ReceiptId};
use counterpart::domain::late_fee::debt::{Debt, Part, Payment, Purpose, Standing, Waiver};
use counterpart::domain::late_fee::ledger::{LateFee, ledger};
use counterpart::domain::late_fee::rate_table::{RateStep, RateTable};
use counterpart::domain::late_fee::rule::{
    AllocationOrder, Cap, DayCount, Fixing, Grace, GraceMode, LateFeeRule, LateRate,
};
use counterpart::domain::late_fee::working::LedgerLine;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;

pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

pub(crate) fn instalment(number: u8) -> InstalmentId {
    InstalmentId::parse(&format!("01900000-0000-7000-8000-0000000000{number:02x}")).expect("an id")
}

pub(crate) fn receipt(number: u8) -> ReceiptId {
    ReceiptId::parse(&format!("01900000-0000-7000-8000-0000000001{number:02x}")).expect("an id")
}

/// Rates by their first day, in ppm.
pub(crate) fn table(steps: &[(&str, i64)]) -> RateTable {
    RateTable::new(steps.iter().map(|(from, rate)| RateStep { from: day(from), rate: Ppm(*rate) }).collect())
        .expect("a table")
}

/// So many ppm a day.
pub(crate) fn daily(ppm: i64) -> LateFeeRule {
    LateFeeRule::plain(LateRate::Daily { table: table(&[("1900-01-01", ppm)]) })
}

/// So many ppm a year.
pub(crate) fn annual(ppm: i64, day_count: DayCount) -> LateFeeRule {
    LateFeeRule::plain(LateRate::Annual { table: table(&[("1900-01-01", ppm)]), day_count })
}

/// A multiple of a reference rate.
pub(crate) fn multiple(reference: &[(&str, i64)], hundredths: u32, day_count: DayCount, fixing: Fixing) -> LateFeeRule {
    let reference = table(reference);
    LateFeeRule::plain(LateRate::ReferenceMultiple { reference, hundredths, day_count, fixing })
}

/// A debt in minor units.
pub(crate) fn debt(due: &str, principal: i64) -> Debt {
    Debt::new(instalment(1), day(due), Money::cny(principal))
}

pub(crate) fn in_currency(due: &str, principal: i64, currency: Currency) -> Debt {
    Debt::new(instalment(1), day(due), Money::new(principal, currency))
}

pub(crate) fn paying(on: &str, amount: i64) -> Payment {
    Payment {
        receipt: receipt(1),
        on: day(on),
        amount: Money::cny(amount),
        purpose: Purpose::ByOrder,
        standing: Standing::Stands,
    }
}

/// The debt with these payments.
pub(crate) fn paid(mut debt: Debt, payments: &[(&str, i64)]) -> Debt {
    let currency = debt.principal.currency;
    debt.payments
        .extend(payments.iter().map(|(on, amount)| Payment { amount: Money::new(*amount, currency), ..paying(on, 0) }));
    debt
}

pub(crate) fn dated(on: &str, amount: i64) -> Dated {
    Dated { on: day(on), amount: Money::cny(amount) }
}

pub(crate) fn waiver(on: &str, part: Part, amount: i64) -> Waiver {
    Waiver { on: day(on), part, amount: Money::cny(amount) }
}

/// Where the debt stands on a day.
pub(crate) fn fee(rule: &LateFeeRule, debt: &Debt, as_of: &str) -> LateFee {
    ledger(rule, debt, day(as_of)).expect("a fee").value
}

/// The rows of the working that bear a fee: days and what they bear, in minor units rounded for reading.
pub(crate) fn days_and_fees(rule: &LateFeeRule, debt: &Debt, as_of: &str) -> Vec<(i64, i128)> {
    let worked = ledger(rule, debt, day(as_of)).expect("a fee");
    let rows = worked.working.iter().filter_map(|line| {
        let LedgerLine::Accrued { days, exact, .. } = line else { return None };
        Some((*days, exact.round(Rounding::HalfUp).expect("rounds")))
    });
    rows.collect()
}

/// The one check of this subject: the fee in all, and what is open of the principal, as of a day.
pub(crate) fn check(name: &str, rule: &LateFeeRule, debt: &Debt, as_of: &str, total: i64, principal_open: i64) {
    let found = fee(rule, debt, as_of);
    assert_eq!(found.total.minor, total, "{name}: the fee as of {as_of}");
    assert_eq!(found.open.principal.minor, principal_open, "{name}: the principal open as of {as_of}");
}

pub(crate) fn with_grace(mut rule: LateFeeRule, days: u32, mode: GraceMode) -> LateFeeRule {
    rule.grace = Grace { days, mode };
    rule
}

pub(crate) fn with_cap(mut rule: LateFeeRule, cap: Cap) -> LateFeeRule {
    rule.cap = cap;
    rule
}

pub(crate) fn with_order(mut rule: LateFeeRule, order: AllocationOrder) -> LateFeeRule {
    rule.order = order;
    rule
}
