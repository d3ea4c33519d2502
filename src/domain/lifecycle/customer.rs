//! The life of a customer (客户): who looks after it, and what its history makes of it (`domain.md` 5.2).

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::{Refusal, name, reason};
use crate::domain::date::Date;

/// Whose customer it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pool {
    /// One person looks after it (私海).
    Private {
        /// Since when.
        on: Date,
        /// Who, by name.
        owner: String,
    },
    /// Everybody may take it (公海).
    Public {
        /// Since when.
        on: Date,
        /// Why it is there.
        reason: String,
    },
}

/// What a person asks of a customer's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Take it from the public pool.
    Claim {
        /// Who takes it, by name.
        owner: String,
    },
    /// Hand it to somebody else.
    HandOver {
        /// To whom, by name.
        owner: String,
    },
    /// Give it to the public pool.
    Release {
        /// Why.
        reason: String,
    },
}

/// What happened to a customer's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was taken from the public pool.
    Claimed {
        /// By whom.
        owner: String,
    },
    /// It was handed over.
    HandedOver {
        /// To whom.
        owner: String,
    },
    /// It was given to the public pool.
    Released {
        /// Why.
        reason: String,
    },
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Claim`].
    Claim,
    /// [`Command::HandOver`].
    HandOver,
    /// [`Command::Release`].
    Release,
}

/// What a customer needs for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// Contracts with it are in force: hand it to somebody instead.
    ContractsInForce {
        /// How many.
        count: u32,
    },
    /// This person has it already.
    SameOwner {
        /// Who.
        owner: String,
    },
}

/// What a decision needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// How many contracts with it are in force.
    pub contracts_in_force: u32,
}

impl Pool {
    /// A new customer of this owner; of nobody, if no name is given.
    pub fn begin(on: Date, owner: String) -> Self {
        if owner.trim().is_empty() { Self::Public { on, reason: String::new() } } else { Self::Private { on, owner } }
    }
}

impl life::Stage for Pool {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Facts;

    const STEPS: &'static [Step] = &[Step::Claim, Step::HandOver, Step::Release];

    fn step(command: &Command) -> Step {
        match command {
            Command::Claim { .. } => Step::Claim,
            Command::HandOver { .. } => Step::HandOver,
            Command::Release { .. } => Step::Release,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Private { on, .. } | Self::Public { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Release, Self::Private { .. }) if facts.contracts_in_force > 0 => {
                Err(Refusal::Guard(Guard::ContractsInForce { count: facts.contracts_in_force }))
            }
            (Step::Release | Step::HandOver, Self::Private { .. }) | (Step::Claim, Self::Public { .. }) => Ok(()),
            (Step::Claim, Self::Private { .. }) => Err(Refusal::Instead { step: Step::HandOver }),
            (Step::HandOver, Self::Public { .. }) => Err(Refusal::Instead { step: Step::Claim }),
            (Step::Release, Self::Public { .. }) => Err(Refusal::past(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, _facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Claim { owner } => Ok(Event::Claimed { owner: name(owner)? }),
            Command::HandOver { owner } => match self {
                Self::Private { owner: current, .. } if current.trim() == owner.trim() => {
                    Err(Refusal::Guard(Guard::SameOwner { owner }))
                }
                Self::Private { .. } | Self::Public { .. } => Ok(Event::HandedOver { owner: name(owner)? }),
            },
            Command::Release { reason: why } => Ok(Event::Released { reason: reason(why)? }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        match (self, event) {
            (Self::Public { .. }, Event::Claimed { owner }) | (Self::Private { .. }, Event::HandedOver { owner }) => {
                Some(Self::Private { on, owner: owner.clone() })
            }
            (Self::Private { .. }, Event::Released { reason }) => Some(Self::Public { on, reason: reason.clone() }),
            (Self::Private { .. }, Event::Claimed { .. })
            | (Self::Public { .. }, Event::HandedOver { .. } | Event::Released { .. }) => None,
        }
    }
}

/// What a customer's history makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerStage {
    /// Never bought (潜在).
    Prospect,
    /// A contract is in force, or it was dealt with lately (合作中).
    Active,
    /// Bought once, quiet since (沉睡).
    Dormant,
    /// Bought once, quiet for very long (流失).
    Lost,
}

/// What is known of a customer's dealings. Days after the day asked about are not read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CustomerHistory {
    /// Days of purchases, receipts and signings.
    pub deals: Vec<Date>,
    /// Days of visits, calls and messages.
    pub activities: Vec<Date>,
    /// From when to when contracts were in force.
    pub contracts: Vec<InForce>,
}

/// From when to when a contract was in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct InForce {
    /// The first day.
    pub from: Date,
    /// The last day, if it has ended.
    pub until: Option<Date>,
}

/// After how many quiet days a customer counts as dormant or lost. House values, editable: 180 and 720.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietDays {
    /// From more than so many days.
    pub dormant_after: u16,
    /// From more than so many days.
    pub lost_after: u16,
}

impl Default for QuietDays {
    fn default() -> Self {
        Self { dormant_after: 180, lost_after: 720 }
    }
}

impl CustomerHistory {
    /// What the customer is on `as_of`.
    ///
    /// Without a deal or a contract up to that day it is a prospect. While a contract is in force it is active. Otherwise the
    /// days since the last deal, activity or day of a contract decide.
    pub fn stage(&self, quiet: QuietDays, as_of: Date) -> CustomerStage {
        let begun = || self.contracts.iter().filter(|contract| contract.from <= as_of);
        let deals = || self.deals.iter().copied().filter(|day| *day <= as_of);
        if begun().next().is_none() && deals().next().is_none() {
            return CustomerStage::Prospect;
        }
        if begun().any(|contract| contract.until.is_none_or(|until| as_of <= until)) {
            return CustomerStage::Active;
        }
        let activities = self.activities.iter().copied().filter(|day| *day <= as_of);
        let ends = begun().filter_map(|contract| contract.until);
        let last = deals().chain(activities).chain(ends).max().unwrap_or(as_of);
        let days = last.days_until(as_of);
        if days > i64::from(quiet.lost_after) {
            CustomerStage::Lost
        } else if days > i64::from(quiet.dormant_after) {
            CustomerStage::Dormant
        } else {
            CustomerStage::Active
        }
    }

    /// The last day on which the customer was heard of or dealt with (`last_activity_at`), up to `as_of`.
    pub fn last_activity(&self, as_of: Date) -> Option<Date> {
        self.deals.iter().chain(&self.activities).copied().filter(|day| *day <= as_of).max()
    }
}
