//! Receivables by age, what is to come by month, and the ledger of contracts, also added up.

use super::{Column, Heading};
use crate::domain::ageing::AgeingSums;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::receivables::aged::AgedRow;
use crate::domain::receivables::grouping::Grouping;
use crate::domain::receivables::ledger::{LedgerSums, LedgerTotal};
use crate::sync::list::ledger::Cell;

/// What a customer, one of our people or a contract has open as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivableRow {
    /// The customer; empty in a table by owner.
    pub customer: String,
    /// Who looks after it; empty in a table by customer.
    pub owner: String,
    /// The number of the contract; empty unless the table is by contract.
    pub contract: String,
    /// By column, and in all.
    pub sums: AgeingSums,
    /// All that is late.
    pub overdue: Money,
}

impl ReceivableRow {
    /// A row of the page, with nobody named yet.
    pub const fn of(row: &AgedRow) -> Self {
        Self {
            customer: String::new(),
            owner: String::new(),
            contract: String::new(),
            sums: row.sums,
            overdue: row.overdue,
        }
    }
}

const CUSTOMER: Column<ReceivableRow> = (Heading::Customer, |it| Cell::words(&it.customer));
const OWNER: Column<ReceivableRow> = (Heading::Owner, |it| Cell::words(&it.owner));
const CONTRACT: Column<ReceivableRow> = (Heading::Contract, |it| Cell::words(&it.contract));

const SUMS: [Column<ReceivableRow>; 8] = [
    (Heading::NotDue, |it| Cell::Amount(it.sums.current)),
    (Heading::Age1To30, |it| Cell::Amount(it.sums.days_1_to_30)),
    (Heading::Age31To60, |it| Cell::Amount(it.sums.days_31_to_60)),
    (Heading::Age61To90, |it| Cell::Amount(it.sums.days_61_to_90)),
    (Heading::AgeOver90, |it| Cell::Amount(it.sums.over_90)),
    (Heading::Overdue, |it| Cell::Amount(it.overdue)),
    (Heading::Receivable, |it| Cell::Amount(it.sums.total)),
    (Heading::Currency, |it| Cell::currency(Some(it.sums.total.currency))),
];

/// The columns of receivables that are added up so.
pub fn receivables(by: Grouping) -> Vec<Column<ReceivableRow>> {
    let named = match by {
        Grouping::Customer => vec![CUSTOMER],
        Grouping::Owner => vec![OWNER],
        Grouping::Contract => vec![CONTRACT, CUSTOMER, OWNER],
    };
    named.into_iter().chain(SUMS).collect()
}

/// What is to come in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedRow {
    /// The month as `2026-05`, or in words when else it is to come.
    pub when: String,
    /// How many instalments.
    pub parts: usize,
    /// How much.
    pub amount: Money,
}

/// The columns of what is to come.
pub const EXPECTED: [Column<ExpectedRow>; 4] = [
    (Heading::Month, |it| Cell::words(&it.when)),
    (Heading::Parts, |it| Cell::Count(u64::try_from(it.parts).unwrap_or(u64::MAX))),
    (Heading::Amount, |it| Cell::Amount(it.amount)),
    (Heading::Currency, |it| Cell::currency(Some(it.amount.currency))),
];

/// A customer that owes more than its limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverRow {
    /// The customer.
    pub customer: String,
    /// How much it owes.
    pub used: Money,
    /// How much it may owe.
    pub limit: Money,
    /// By how much that is too much.
    pub over: Money,
}

/// The columns of the customers over their limit.
pub const OVER: [Column<OverRow>; 5] = [
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::CreditUsed, |it| Cell::Amount(it.used)),
    (Heading::CreditLimit, |it| Cell::Amount(it.limit)),
    (Heading::CreditOver, |it| Cell::Amount(it.over)),
    (Heading::Currency, |it| Cell::currency(Some(it.limit.currency))),
];

/// A contract in the ledger as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The customer.
    pub customer: String,
    /// When both sides had signed.
    pub signed: Option<Date>,
    /// Its money, where its terms can be reckoned with.
    pub sums: Option<LedgerSums>,
    /// The same of one that binds: what was not signed owes nothing, and its columns stay empty as on the page.
    pub owed: Option<LedgerSums>,
    /// How many parts the plan of one that binds has, and of how many of them nothing is open.
    pub parts: Option<(usize, usize)>,
    /// The share that came in.
    pub collected_share: Option<Ppm>,
    /// The share that was invoiced.
    pub invoiced_share: Option<Ppm>,
    /// Its status, in words.
    pub state: String,
    /// The last day of its term, if it has one.
    pub ends: Option<Date>,
    /// Who looks after it.
    pub owner: String,
}

fn count(count: Option<usize>) -> Cell {
    count.map_or_else(Cell::empty, |count| Cell::Count(u64::try_from(count).unwrap_or(u64::MAX)))
}

fn share(share: Option<Ppm>) -> Cell {
    share.map_or_else(Cell::empty, Cell::Share)
}

/// The columns of the ledger.
pub const LEDGER: [Column<LedgerRow>; 18] = [
    (Heading::Contract, |it| Cell::words(&it.number)),
    (Heading::Title, |it| Cell::words(&it.title)),
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::Signed, |it| Cell::day(it.signed)),
    (Heading::Amount, |it| Cell::amount(it.sums.map(|sums| sums.amount))),
    (Heading::Collected, |it| Cell::amount(it.owed.map(|sums| sums.collected))),
    (Heading::Waived, |it| Cell::amount(it.owed.map(|sums| sums.waived))),
    (Heading::Open, |it| Cell::amount(it.owed.map(|sums| sums.open))),
    (Heading::Overdue, |it| Cell::amount(it.owed.map(|sums| sums.overdue))),
    (Heading::Invoiced, |it| Cell::amount(it.owed.map(|sums| sums.invoiced))),
    (Heading::CollectedShare, |it| share(it.collected_share)),
    (Heading::InvoicedShare, |it| share(it.invoiced_share)),
    (Heading::Parts, |it| count(it.parts.map(|(parts, _)| parts))),
    (Heading::PartsSettled, |it| count(it.parts.map(|(_, settled)| settled))),
    (Heading::Currency, |it| Cell::currency(it.sums.map(|sums| sums.amount.currency))),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::Ends, |it| Cell::day(it.ends)),
    (Heading::Owner, |it| Cell::words(&it.owner)),
];

/// What the signed contracts of a customer or of one of our people come to in one currency, as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerGroupRow {
    /// The customer, or who looks after the contracts.
    pub who: String,
    /// How many contracts, and their money.
    pub total: LedgerTotal,
    /// The share of the sum that came in.
    pub collected_share: Option<Ppm>,
    /// The share of the sum that was invoiced.
    pub invoiced_share: Option<Ppm>,
}

const GROUP_SUMS: [Column<LedgerGroupRow>; 10] = [
    (Heading::Contracts, |it| count(Some(it.total.contracts))),
    (Heading::Amount, |it| Cell::Amount(it.total.sums.amount)),
    (Heading::Collected, |it| Cell::Amount(it.total.sums.collected)),
    (Heading::Waived, |it| Cell::Amount(it.total.sums.waived)),
    (Heading::Open, |it| Cell::Amount(it.total.sums.open)),
    (Heading::Overdue, |it| Cell::Amount(it.total.sums.overdue)),
    (Heading::Invoiced, |it| Cell::Amount(it.total.sums.invoiced)),
    (Heading::CollectedShare, |it| share(it.collected_share)),
    (Heading::InvoicedShare, |it| share(it.invoiced_share)),
    (Heading::Currency, |it| Cell::currency(Some(it.total.sums.amount.currency))),
];

/// The columns of the ledger that is added up so.
pub fn ledger_groups(by: Grouping) -> Vec<Column<LedgerGroupRow>> {
    let heading = match by {
        Grouping::Customer => Heading::Customer,
        Grouping::Owner => Heading::Owner,
        Grouping::Contract => Heading::Contract,
    };
    let who: Column<LedgerGroupRow> = (heading, |it| Cell::words(&it.who));
    [who].into_iter().chain(GROUP_SUMS).collect()
}
