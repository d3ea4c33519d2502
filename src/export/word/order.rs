//! What the page hands over to have a contract written.

use serde::{Deserialize, Serialize};

use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Begins;
use crate::domain::contract::party::ContractLanguage;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::own_entity::OwnEntity;
use crate::export::paper::{Amending, Paper, compose, compose_amendment};

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
    /// The document of an amendment is wanted, whose terms `contract` holds; else that of the contract.
    #[serde(default)]
    pub amends: Option<Box<Amends>>,
}

/// What else the document of an amendment says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amends {
    /// Its number.
    pub number: String,
    /// Its date.
    pub on: Date,
    /// From when it binds.
    pub begins: Begins,
    /// The numbers of the amendments in force before it.
    pub earlier: Vec<String>,
    /// The contract as it was signed.
    pub signed: Contract,
    /// The terms that it changes.
    pub basis: Contract,
}

impl Amends {
    /// What the document is made of, with the terms that it leads to.
    pub fn amending<'a>(&'a self, terms: &'a Contract) -> Amending<'a> {
        let Self { number, on, begins, earlier, signed, basis } = self;
        Amending { number, on: *on, begins: *begins, earlier, signed, basis, terms }
    }
}

impl Order {
    /// The paper to write, in the languages of the contract.
    pub fn paper(&self) -> Paper {
        self.paper_in(self.contract.language)
    }

    /// The same in these languages.
    pub fn paper_in(&self, language: ContractLanguage) -> Paper {
        match &self.amends {
            Some(amends) => compose_amendment(&amends.amending(&self.contract), &self.own, &self.customer, language),
            None => compose(&self.contract, &self.own, &self.customer, language),
        }
    }
}
