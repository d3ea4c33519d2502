//! What was booked of a commission: written once, corrected by a further entry.

use serde::{Deserialize, Serialize};

use super::event::{Fact, IncentiveEvent};
use super::period::PayPeriod;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::exact::ExactError;
use crate::domain::id::{CommissionEntryId, IncentivePlanId, MemberId};
use crate::domain::lifecycle::commission_entry::{Event, Stage};
use crate::domain::lifecycle::life;
use crate::domain::lifecycle::life::Life;
use crate::domain::money::Money;
use crate::kinds::Kind;

/// An entry of commission (提成): what a member's account under a plan changes by. Amounts may be negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookedCommission {
    /// Its id.
    pub id: CommissionEntryId,
    /// The plan.
    pub plan: IncentivePlanId,
    /// Whose.
    pub member: MemberId,
    /// For which period.
    pub period: PayPeriod,
    /// Why.
    pub cause: Cause,
    /// The day on which it was booked.
    pub on: Date,
    /// Who booked it, by name.
    #[serde(default)]
    pub by: String,
    /// The change of what is earned.
    pub earned: Money,
    /// The change of what waits of it.
    pub held: Money,
    /// The ids of what counted here for the first time: receipts and their counter-entries, contracts, invoices.
    #[serde(default)]
    pub counted: Vec<String>,
    /// For a counter-entry: the entry that it takes back.
    #[serde(default)]
    pub reverses: Option<CommissionEntryId>,
    /// Why, for a counter-entry.
    #[serde(default)]
    pub reason: String,
}

/// Why a commission changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// More counts than before (收款).
    Receipt,
    /// Something that counted was taken back before anything was paid (退款、冲正).
    Refund,
    /// Something that counted was taken back after it had been paid for (追回).
    ClawBack,
    /// What was held back is set free (释放).
    Release,
    /// Whose contract it is, or another thing behind the figures, is otherwise now (重算).
    Recompute,
    /// An entry was a mistake.
    Reversal,
}

/// An entry with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands.
    pub stage: Stage,
    /// The day on which it was paid, if it was.
    pub paid_on: Option<Date>,
}

impl BookedCommission {
    /// What may be paid of it.
    ///
    /// # Errors
    /// Overflow; different currencies.
    pub fn payable(&self) -> Result<Money, ExactError> {
        self.earned.minus(self.held)
    }

    /// The counter-entry that takes it back.
    ///
    /// # Errors
    /// Overflow.
    pub fn counter(&self, id: CommissionEntryId, on: Date, by: String, reason: &str) -> Result<Self, ExactError> {
        Ok(Self {
            id,
            cause: Cause::Reversal,
            on,
            by,
            earned: self.earned.negated()?,
            held: self.held.negated()?,
            counted: Vec::new(),
            reverses: Some(self.id),
            reason: reason.to_owned(),
            ..self.clone()
        })
    }

    /// Where it stands on a day, by its own events in the order in which they were entered.
    pub fn standing<'a>(&self, events: impl IntoIterator<Item = &'a IncentiveEvent>, as_of: Date) -> Standing {
        let mut own: Vec<&IncentiveEvent> = events.into_iter().filter(|it| it.entry == Some(self.id)).collect();
        own.sort_by_key(|event| event.id);
        let entries: Vec<life::Entry<Date, Event>> = own
            .into_iter()
            .filter_map(|event| match &event.fact {
                Fact::Entry(fact) => Some(life::Entry::new(event.on, fact.clone())),
                Fact::Plan(_) | Fact::Run(_) => None,
            })
            .collect();
        let (life, steps) = Life::begin(Stage::Accrued).steps_on(&entries, as_of);
        let paid_on = steps.iter().find(|step| step.what == Event::Paid).map(|step| step.on);
        Standing { stage: life.stage, paid_on }
    }
}

impl Standing {
    /// Whether it waits to be approved.
    pub const fn is_accrued(&self) -> bool {
        matches!(self.stage, Stage::Accrued)
    }

    /// Whether it is approved and waits to be paid.
    pub const fn is_approved(&self) -> bool {
        matches!(self.stage, Stage::Approved { .. })
    }

    /// Whether it was taken back.
    pub const fn is_reversed(&self) -> bool {
        matches!(self.stage, Stage::Reversed { .. })
    }
}

impl Entity for BookedCommission {
    type Id = CommissionEntryId;
    const KIND: Kind = Kind::CommissionEntry;

    fn id(&self) -> CommissionEntryId {
        self.id
    }
}
