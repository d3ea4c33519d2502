//! What lists and reckonings need of a contract: small enough to be held for every contract of a book at once.

use serde::{Deserialize, Serialize};

use super::Contract;
use super::amendment::history::History;
use super::clause::Clause;
use super::general::Definitions;
use super::payment::Payment;
use super::service::ServiceTerms;
use super::sharing::Sharing;
use super::support::LossRule;
use super::targets::{Aim, Targets};
use super::term::Term;
use super::wording::Wording;
use crate::domain::duties::promise::Promise;
use crate::domain::exact::ExactError;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::late_fee::succession::LateFeeBefore;
use crate::domain::line::LineError;
use crate::domain::money::Money;
use crate::domain::purchase::{Purchase, purchases};
use crate::domain::rate::Quantity;
use crate::domain::sales_measure::Sold;

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
    /// The customers that parties besides the two sides were chosen from (G1.d).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joining: Vec<CustomerId>,
    /// Who looks after it, by name.
    pub owner: String,
    /// The earlier contract that it was drafted from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drafted_from: Option<ContractId>,
    /// The amount to be paid; nothing while the lines cannot be reckoned.
    pub total: Money,
    /// Why its lines come to no amount, if they do not: then [`ContractBrief::total`] says nothing, and nothing can be owed by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreckoned: Option<LineError>,
    /// G2: how periods are counted.
    pub definitions: Definitions,
    /// S6: how long it runs.
    pub term: Term,
    /// S8: what is paid when, and what being late costs.
    pub payment: Clause<Payment>,
    /// Clauses on late payment that amendments replaced, in the order of their days; none in a contract as it was signed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub late_fees_before: Vec<LateFeeBefore>,
    /// What else held before amendments changed it; nothing in a contract as it was signed.
    #[serde(default, skip_serializing_if = "History::is_empty")]
    pub history: History,
    /// What its clauses put on either side by a day.
    #[serde(default)]
    pub promises: Vec<Promise>,
    /// S4: how soon tickets are answered and settled; nothing where the contract does not say.
    #[serde(default)]
    pub service: Option<ServiceTerms>,
    /// What its lines sell, where they can be reckoned.
    #[serde(default)]
    pub sold: Vec<Sold>,
    /// S3: what is aimed at and how it is evaluated; nothing where the contract does not say.
    #[serde(default)]
    pub targets: Option<Targets>,
    /// S1: what is shared; nothing where its register is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sharing: Option<Sharing>,
    /// S7: what a lost loan costs; nothing where the contract does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<LossRule>,
}

impl Contract {
    /// What lists and reckonings need of it.
    ///
    /// This is the place through which lists and reckonings get the clauses: of one that was written by hand they see nothing.
    pub fn brief(&self) -> ContractBrief {
        let it = self.computed();
        let mut term = it.term.clone();
        // what was left out cannot outlast the contract
        term.survives.retain(|clause| !it.leaves_out(*clause));
        ContractBrief {
            id: self.id,
            number: self.number.clone(),
            title: self.title.clone(),
            customer: self.customer,
            joining: self.signing.joining().collect(),
            owner: self.owner.clone(),
            drafted_from: self.drafted_from,
            total: self.draft_total(),
            unreckoned: self.total().err(),
            definitions: it.definitions.clone(),
            term,
            payment: it.payment.clone(),
            late_fees_before: Vec::new(),
            history: History::default(),
            promises: it.dated_promises(),
            service: match &it.service {
                Clause::Included(service) => Some(service.terms()),
                Clause::NotApplicable { .. } => None,
            },
            sold: self.sold(),
            targets: it.targets.terms().cloned(),
            sharing: it.sharing.terms().filter(|it| !it.register.is_empty()).cloned(),
            loss: it.support.terms().map(|it| it.loss),
        }
    }

    fn sold(&self) -> Vec<Sold> {
        let bought = purchases(self, self.drafted_on).map(|it| it.value).unwrap_or_default();
        let row = |it: Purchase| Sold {
            name: it.name,
            spec: it.spec,
            unit: it.unit,
            quantity: it.quantity,
            minor: it.amount.minor,
        };
        bought.into_iter().map(row).collect()
    }
}

impl ContractBrief {
    /// S3: the net sales that are aimed at in every period; nothing where the contract does not say.
    pub fn aim(&self) -> Option<Aim<'_>> {
        self.targets.as_ref().and_then(Targets::aim)
    }

    /// How many units of goods and services it is for, of all lines together.
    ///
    /// # Errors
    /// [`ExactError::Overflow`] when they are too many to count.
    pub fn units(&self) -> Result<Quantity, ExactError> {
        let add = |sum: i64, it: &Sold| sum.checked_add(it.quantity.thousandths).ok_or(ExactError::Overflow);
        Ok(Quantity { thousandths: self.sold.iter().try_fold(0_i64, add)? })
    }
}
