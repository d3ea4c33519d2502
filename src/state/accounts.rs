//! Every contract's account and every customer's standing as of the date looked at: derived once per change, read by all.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use crate::domain::account::Account;
use crate::domain::calendar::WorkCalendar;
use crate::domain::collection::{DueDay, share};
use crate::domain::contract::Contract;
use crate::domain::contract::event::ContractEvent;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::late_fee::debt::ReceiptBook;
use crate::domain::money::{Currency, Money};
use crate::domain::progress::{Progress, progress};
use crate::domain::rate::{Bp, Ppm};
use crate::domain::receipt::{Allocation, Receipt};

/// Where a customer stands with us as of a day. Amounts are in the book's currency; contracts in others are not added in.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerStanding {
    /// Contracts in all.
    pub contracts: usize,
    /// Contracts being performed.
    pub contracts_in_force: usize,
    /// Sum of the contracts being performed.
    pub in_force: Money,
    /// Counted towards signed contracts.
    pub collected: Money,
    /// The share of the signed amounts, floored.
    pub collected_share: Ppm,
    /// Open of signed contracts.
    pub receivable: Money,
    /// Open after its day.
    pub overdue: Money,
    /// The most days any open part is late.
    pub days_late: u64,
    /// The earliest open day, late ones included.
    pub next_due: Option<Date>,
}

impl Default for CustomerStanding {
    fn default() -> Self {
        let nothing = Money::zero(Currency::CNY);
        Self {
            contracts: 0,
            contracts_in_force: 0,
            in_force: nothing,
            collected: nothing,
            collected_share: Ppm(0),
            receivable: nothing,
            overdue: nothing,
            days_late: 0,
            next_due: None,
        }
    }
}

impl CustomerStanding {
    /// The share of a credit limit that the receivable uses up.
    pub fn share_of(&self, limit: Money) -> Option<Ppm> {
        share(self.receivable, limit).ok().map(|worked| ppm(worked.value))
    }
}

/// All of it, as of one day.
#[derive(Debug, Clone, Default)]
pub struct Accounts {
    /// By contract.
    pub contracts: HashMap<ContractId, Arc<Progress>>,
    /// By customer.
    pub customers: HashMap<CustomerId, CustomerStanding>,
}

impl PartialEq for Accounts {
    /// Two derivations are never taken for the same: comparing them costs as much as reading them.
    fn eq(&self, _other: &Self) -> bool {
        false
    }
}

/// A share in basis points as parts per million.
pub fn ppm(share: Bp) -> Ppm {
    Ppm(share.0.saturating_mul(100))
}

/// Derives everything from the tables and the date looked at.
pub(super) fn derive(app: App) -> Accounts {
    let as_of = app.as_of();
    let contracts = app.watch_all::<Contract>();
    let events = app.watch_all::<ContractEvent>();
    let receipts = app.watch_all::<Receipt>();
    let allocations = app.watch_all::<Allocation>();

    let mut life: HashMap<ContractId, Vec<&ContractEvent>> = HashMap::new();
    for event in &events {
        life.entry(event.contract).or_default().push(event);
    }
    let book = ReceiptBook::new(receipts.iter().map(AsRef::as_ref));
    let mut counted: HashMap<ContractId, Vec<&Allocation>> = HashMap::new();
    for allocation in &allocations {
        counted.entry(allocation.contract).or_default().push(allocation);
    }

    let calendar = WorkCalendar::standard();
    let mut derived = Accounts::default();
    for contract in &contracts {
        let told = life.get(&contract.id).map(Vec::as_slice).unwrap_or_default();
        let own = counted.get(&contract.id).map(Vec::as_slice).unwrap_or_default();
        // a term beyond the year 9999 has no standing; its own page says what is wrong with it
        let Ok(standing) = progress(contract, told, &book, own, &calendar, as_of) else { continue };
        add(derived.customers.entry(contract.customer).or_default(), &standing);
        derived.contracts.insert(contract.id, Arc::new(standing));
    }
    for customer in derived.customers.values_mut() {
        let whole = customer.collected.plus(customer.receivable).ok();
        customer.collected_share =
            whole.and_then(|whole| share(customer.collected, whole).ok()).map_or(Ppm(0), |worked| ppm(worked.value));
    }
    derived
}

/// Adds a contract to its customer's standing. Drafts promise nothing yet and are only counted.
fn add(customer: &mut CustomerStanding, contract: &Progress) {
    customer.contracts = customer.contracts.saturating_add(1);
    let Ok(account) = &contract.account else { return };
    if !contract.is_binding() || account.total.currency != customer.receivable.currency {
        return;
    }
    let sum = |a: Money, b: Money| a.plus(b).unwrap_or(a);
    if contract.is_in_force() {
        customer.contracts_in_force = customer.contracts_in_force.saturating_add(1);
        customer.in_force = sum(customer.in_force, account.total);
    }
    customer.collected = sum(customer.collected, account.collected);
    customer.receivable = sum(customer.receivable, account.open);
    customer.overdue = sum(customer.overdue, account.overdue);
    for part in account.parts.iter().filter(|part| !part.position.open.is_zero()) {
        if let DueDay::On(day) = part.due {
            customer.next_due = Some(customer.next_due.map_or(day, |known| known.min(day)));
            let late = u64::try_from(part.days_late).unwrap_or(0);
            customer.days_late = customer.days_late.max(late);
        }
    }
}

impl App {
    /// Everything derived as of the date looked at; the reader runs again when money, contracts or the date change.
    pub fn accounts(self) -> Memo<Accounts> {
        self.accounts
    }

    /// Where a contract stands.
    pub fn contract_standing(self, id: ContractId) -> Option<Arc<Progress>> {
        self.accounts.with(|all| all.contracts.get(&id).cloned())
    }

    /// Where a customer stands.
    pub fn customer_standing(self, id: CustomerId) -> CustomerStanding {
        self.accounts.with(|all| all.customers.get(&id).cloned()).unwrap_or_default()
    }

    /// The money of a contract, where its terms can be reckoned with.
    pub fn contract_account(self, id: ContractId) -> Option<Account> {
        self.contract_standing(id).and_then(|standing| standing.account.clone().ok())
    }

    /// The name of a customer, for rows that belong to one.
    pub fn customer_name(self, id: CustomerId) -> String {
        self.watch::<Customer>(id).map(|customer| customer.name.clone()).unwrap_or_default()
    }
}
