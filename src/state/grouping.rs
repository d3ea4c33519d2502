//! What groups the customers of the open book: their tags, and who belongs to whom.

use leptos::prelude::*;

use super::app::App;
use super::table::Tables;
use crate::domain::customer::Customer;
use crate::domain::exact::ExactError;
use crate::domain::group::Groups;
use crate::domain::id::CustomerId;
use crate::domain::money::Money;
use crate::domain::tags::in_use;

/// Sums by currency, or why there are none.
pub type Sums = Result<Vec<Money>, ExactError>;

/// What a customer owes: a sum for each currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// Open of signed contracts.
    pub receivable: Sums,
    /// Open after its day.
    pub overdue: Sums,
}

impl Owed {
    /// What all of these owe together.
    pub fn sum<'a>(all: impl IntoIterator<Item = &'a Self> + Clone) -> Self {
        let sum = |read: fn(&Self) -> &Sums| {
            let mut amounts = Vec::new();
            for sums in all.clone().into_iter().map(read) {
                match sums {
                    Ok(sums) => amounts.extend_from_slice(sums),
                    Err(fault) => return Err(*fault),
                }
            }
            Money::by_currency(amounts)
        };
        Self { receivable: sum(|it| &it.receivable), overdue: sum(|it| &it.overdue) }
    }
}

impl App {
    /// Every tag of the customers with how many bear it, the most used first. The reader runs again when any customer changes.
    pub fn tags_in_use(self) -> Vec<(String, usize)> {
        self.watch_any::<Customer>();
        // counted where they lie: nothing of the table is copied
        let counted = |tables: &Tables| in_use(tables.standing_customers().map(|it| it.tags.as_slice()));
        self.tables.try_with_value(counted).unwrap_or_default()
    }

    /// Which customer belongs to which, as the records stand for each other now. The reader runs again when any customer
    /// changes.
    pub fn groups(self) -> Groups<CustomerId> {
        self.watch_any::<Customer>();
        let links = |tables: &Tables| {
            // hardly any customer belongs to another one: the rest is not looked at, as this is asked anew at every edit
            let grouped = tables.index.grouped();
            let named = grouped.filter_map(|id| Some((id, tables.customers.peek(id)?.parent?)));
            let there = named.filter(|(id, parent)| tables.customers.has(*parent) && tables.survivor(*id) == *id);
            Groups::new(there.map(|(id, parent)| (id, tables.survivor(parent))))
        };
        self.tables.try_with_value(links).unwrap_or_else(|| Groups::new([]))
    }

    /// What a customer owes. The reader runs again when money, contracts or the date change.
    pub fn owed(self, customer: CustomerId) -> Owed {
        let contracts = self.contracts_of(customer);
        let standings = contracts.iter().filter_map(|it| self.contract_standing(it.id)).filter(|it| it.is_binding());
        let accounts: Vec<(Money, Money)> = standings
            .filter_map(|it| it.account.as_ref().ok().map(|account| (account.open, account.overdue)))
            .collect();
        let sum = |amounts: Vec<Money>| Money::by_currency(amounts.into_iter().filter(|amount| !amount.is_zero()));
        Owed {
            receivable: sum(accounts.iter().map(|(open, _)| *open).collect()),
            overdue: sum(accounts.iter().map(|(_, overdue)| *overdue).collect()),
        }
    }
}
