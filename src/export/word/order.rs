//! What the page hands over to have a contract written.

use serde::{Deserialize, Serialize};

use crate::domain::contract::Contract;
use crate::domain::customer::Customer;
use crate::domain::own_entity::OwnEntity;
use crate::export::paper::{Paper, compose};

/// A contract with its parties, as its text names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The terms.
    pub contract: Contract,
    /// Our side.
    pub own: OwnEntity,
    /// The customer.
    pub customer: Customer,
    /// Whether it may still be changed.
    pub draft: bool,
}

impl Order {
    /// The paper to write, in the languages of the contract.
    pub fn paper(&self) -> Paper {
        compose(&self.contract, &self.own, &self.customer, self.contract.language)
    }
}
