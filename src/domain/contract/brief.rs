//! What lists and reckonings need of a contract: small enough to be held for every contract of a book at once.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Contract;
use super::amendment::history::History;
use super::breach::{Breach, LateDelivery};
use super::clause::{Clause, ClauseId};
use super::general::Definitions;
use super::payment::Payment;
use super::protection::{Confidentiality, CrossBorder, PersonalInformation, ProtectiveMeasure, SecrecyDamages};
use super::service::ServiceTerms;
use super::sharing::Sharing;
use super::support::LossRule;
use super::targets::{Measure, Targets};
use super::term::Term;
use super::wording::Wording;
use crate::domain::customer::Customer;
use crate::domain::duties::promise::Promise;
use crate::domain::exact::ExactError;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::late_fee::succession::LateFeeBefore;
use crate::domain::lifecycle::dispute::deadline::StatutoryTimes;
use crate::domain::line::LineError;
use crate::domain::money::Money;
use crate::domain::period::{Period, Unit};
use crate::domain::purchase::{Purchase, purchases};
use crate::domain::rate::{Ppm, Quantity};
use crate::domain::sales_measure::Sold;
use crate::domain::tax_part::{TaxPart, tax_parts};

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
    /// How long a claim lives before it may be time-barred, in months (Civil Code arts 188 and 594).
    #[serde(default = "usual_limitation")]
    pub limitation_months: u16,
    /// S6: how long a right to end it may be used, a year where nothing was agreed (Civil Code art. 564); nothing where the clause was
    /// written by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise_window: Option<Period>,
    /// The tax rates of its lines with what comes under each; none where the lines cannot be reckoned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tax: Vec<TaxPart>,
    /// S7: what a lost loan costs; nothing where the contract does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<LossRule>,
    /// G5: how soon what persons ask is answered, and a leak told; nothing where the contract does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal: Option<PersonalTerms>,
    /// G5: what protects the persons in its register of shared information; nothing where that names none, or the contract does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protection: Option<Protection>,
    /// G4: how long secrets are kept, and what a leak costs; nothing where the contract does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secrecy: Option<SecrecyTerms>,
    /// S5: what late delivery costs; nothing where the contract does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_delivery: Option<LateDeliveryTerms>,
}

/// What G5 says with days and hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalTerms {
    /// How soon a person's request is answered, 1 to 30 days.
    pub answer_within: Period,
    /// Within how many hours the other side hears of a leak, 1 to 72.
    pub leak_hours: u16,
}

impl From<&PersonalInformation> for PersonalTerms {
    fn from(clause: &PersonalInformation) -> Self {
        Self { answer_within: clause.answer_within, leak_hours: clause.breach_notice_hours }
    }
}

/// What G5 says of how personal information is handled, as the register of shared information has it (`contract-rules.md` 5.6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protection {
    /// Whether it may leave the mainland.
    pub border: CrossBorder,
    /// What protects it.
    pub measures: BTreeSet<ProtectiveMeasure>,
}

impl From<&PersonalInformation> for Protection {
    fn from(clause: &PersonalInformation) -> Self {
        Self { border: clause.cross_border, measures: clause.measures.clone() }
    }
}

/// What S5 says of late delivery: shares of the price of what is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateDeliveryTerms {
    /// For every day.
    pub rate: Ppm,
    /// At most.
    pub cap: Ppm,
}

impl LateDeliveryTerms {
    /// Those of a clause; nothing where it leaves it at the loss that is proven.
    fn of(clause: &Breach) -> Option<Self> {
        match clause.late_delivery {
            LateDelivery::ProvenLoss => None,
            LateDelivery::PerDay { rate, cap } => Some(Self { rate, cap }),
        }
    }
}

/// What G4 says with a time and a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecrecyTerms {
    /// For how long after the end secrets are kept, 12 to 120 months.
    pub lasts: Period,
    /// What a leak costs by agreement, if a sum was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub damages: Option<Money>,
}

impl From<&Confidentiality> for SecrecyTerms {
    fn from(clause: &Confidentiality) -> Self {
        let damages = match clause.damages {
            SecrecyDamages::None => None,
            SecrecyDamages::Sum(sum) => Some(sum),
        };
        Self { lasts: clause.lasts, damages }
    }
}

impl SecrecyTerms {
    /// How many whole years that is, a begun one counted as one: what is promised for it lasts at least as long.
    pub fn years(self) -> u16 {
        match self.lasts.unit {
            Unit::Year => self.lasts.n,
            Unit::Month => self.lasts.n.div_ceil(12),
            Unit::Hour | Unit::WorkingHour | Unit::Day | Unit::WorkingDay => {
                u16::try_from(self.lasts.about_days().div_ceil(365)).unwrap_or(u16::MAX)
            }
        }
    }
}

fn usual_limitation() -> u16 {
    StatutoryTimes::default().limitation
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
            limitation_months: StatutoryTimes::of(self).limitation,
            exercise_window: (!self.is_by_hand(ClauseId::Term)).then(|| self.term.usable_for()),
            tax: tax_parts(self).unwrap_or_default(),
            loss: it.support.terms().map(|it| it.loss),
            personal: it.personal_information.terms().map(PersonalTerms::from),
            protection: it
                .personal_information
                .terms()
                .filter(|_| it.sharing.terms().is_some_and(Sharing::has_personal))
                .map(Protection::from),
            late_delivery: it.breach.terms().and_then(LateDeliveryTerms::of),
            secrecy: self.says_secrecy().then(|| SecrecyTerms::from(&it.confidentiality)),
        }
    }

    /// Whether G4 is there with terms that can be reckoned with: not left out, and not written by hand.
    fn says_secrecy(&self) -> bool {
        !self.is_by_hand(ClauseId::Confidentiality) && !self.leaves_out(ClauseId::Confidentiality)
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
    /// Who looks after it, by name: whom it names, or else who has its customer; empty if nobody is named.
    pub fn keeper<'a>(&'a self, customer: Option<&'a Customer>) -> &'a str {
        if self.owner.is_empty() { customer.map_or("", |it| it.owner.as_str()) } else { &self.owner }
    }

    /// Whether S3 aims at something that a target follows: net sales, or what else adds up and is better the more of it there is.
    pub fn is_followed(&self) -> bool {
        self.targets.as_ref().is_some_and(|it| it.measures.iter().any(Measure::is_followed))
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
