//! What lists and reckonings need of a contract: small enough to be held for every contract of a book at once.

use serde::{Deserialize, Serialize};

use super::Contract;
use super::clause::Clause;
use super::general::Definitions;
use super::payment::Payment;
use super::service::ServiceTerms;
use super::sharing::Sharing;
use super::term::Term;
use super::wording::Wording;
use crate::domain::duties::promise::Promise;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::money::Money;

/// A contract without its paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractBrief {
    /// Its id.
    pub id: ContractId,
    /// Contract number (合同编号).
    pub number: String,
    /// Title.
    pub title: Wording,
    /// The customer.
    pub customer: CustomerId,
    /// Who looks after it, by name.
    pub owner: String,
    /// The amount to be paid; nothing while the lines cannot be reckoned.
    pub total: Money,
    /// G2: how periods are counted.
    pub definitions: Definitions,
    /// S6: how long it runs.
    pub term: Term,
    /// S8: what is paid when, and what being late costs.
    pub payment: Clause<Payment>,
    /// What its clauses put on either side by a day.
    #[serde(default)]
    pub promises: Vec<Promise>,
    /// S4: how soon tickets are answered and settled; nothing where the contract does not say.
    #[serde(default)]
    pub service: Option<ServiceTerms>,
    /// S1: what is shared; nothing where its register is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sharing: Option<Sharing>,
}

impl Contract {
    /// What lists and reckonings need of it.
    pub fn brief(&self) -> ContractBrief {
        ContractBrief {
            id: self.id,
            number: self.number.clone(),
            title: self.title.clone(),
            customer: self.customer,
            owner: self.owner.clone(),
            total: self.total(),
            definitions: self.definitions.clone(),
            term: self.term.clone(),
            payment: self.payment.clone(),
            promises: self.dated_promises(),
            service: match &self.service {
                Clause::Included(service) => Some(service.terms()),
                Clause::NotApplicable { .. } => None,
            },
            sharing: self.sharing.terms().filter(|it| !it.register.is_empty()).cloned(),
        }
    }
}
