//! What happened to plans, entries and runs: written once.

use serde::{Deserialize, Serialize};

use super::plan::IncentivePlan;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{CommissionEntryId, IncentiveEventId, IncentivePlanId, PayoutRunId};
use crate::domain::lifecycle::{commission_entry, incentive, payout_run};
use crate::kinds::Kind;

/// A fact in the life of a plan, of an entry or of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncentiveEvent {
    /// Its id.
    pub id: IncentiveEventId,
    /// The plan, for a fact about one.
    #[serde(default)]
    pub plan: Option<IncentivePlanId>,
    /// The entry, for a fact about one.
    #[serde(default)]
    pub entry: Option<CommissionEntryId>,
    /// The run: that happened to it, or in which it happened to the entry.
    #[serde(default)]
    pub run: Option<PayoutRunId>,
    /// The day of it.
    pub on: Date,
    /// Who recorded it, by name.
    #[serde(default)]
    pub by: String,
    /// What happened.
    pub fact: Fact,
    /// Of the approval of a plan: the terms that were approved. Nothing of any other fact, and of approvals that were recorded before
    /// they kept them.
    #[serde(default)]
    pub terms: Option<Box<IncentivePlan>>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// To a plan.
    Plan(incentive::Event),
    /// To an entry.
    Entry(commission_entry::Event),
    /// To a run.
    Run(payout_run::Event),
}

impl Entity for IncentiveEvent {
    type Id = IncentiveEventId;
    const KIND: Kind = Kind::IncentiveEvent;

    fn id(&self) -> IncentiveEventId {
        self.id
    }
}
