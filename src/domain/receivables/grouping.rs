//! By what receivables are added up.

use std::sync::Arc;

use super::open_part::OpenPart;
use crate::domain::id::{ContractId, CustomerId};

/// By what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// Who owes.
    #[default]
    Customer,
    /// Who looks after the contract.
    Owner,
    /// The contract.
    Contract,
}

/// One of those: whose row it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKey {
    /// A customer.
    Customer(CustomerId),
    /// Somebody of ours, by name; empty: nobody.
    Owner(Arc<str>),
    /// A contract.
    Contract(ContractId),
}

impl Grouping {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Customer, Self::Owner, Self::Contract];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Owner => "owner",
            Self::Contract => "contract",
        }
    }

    /// The one of this name; by customer, if there is none.
    pub fn of(name: Option<&str>) -> Self {
        name.and_then(Self::named).unwrap_or_default()
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Whose row an instalment belongs to.
    pub fn key(self, part: &OpenPart) -> GroupKey {
        match self {
            Self::Customer => GroupKey::Customer(part.customer),
            Self::Owner => GroupKey::Owner(Arc::clone(&part.owner)),
            Self::Contract => GroupKey::Contract(part.contract),
        }
    }
}

impl GroupKey {
    /// Whether an instalment belongs to this row.
    pub fn has(&self, part: &OpenPart) -> bool {
        match self {
            Self::Customer(id) => part.customer == *id,
            Self::Owner(name) => part.owner == *name,
            Self::Contract(id) => part.contract == *id,
        }
    }
}
