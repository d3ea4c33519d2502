//! The life of one approval (审批) of one version, and who has to approve (`domain.md` 5.3).

use serde::{Deserialize, Serialize};

use super::contract::event::Version;
use super::life;
use super::refusal::{Refusal, reason};
use crate::domain::date::Date;
use crate::domain::money::Money;

/// Where an approval stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Waiting.
    #[default]
    Pending,
    /// 通过.
    Approved {
        /// The day.
        on: Date,
        /// Free comment.
        comment: String,
    },
    /// 驳回.
    Rejected {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
    /// 退回.
    Returned {
        /// The day.
        on: Date,
        /// What to change.
        reason: String,
    },
    /// A new version took the place of the one to be approved, or that one went back to be talked about.
    Cancelled {
        /// The day.
        on: Date,
        /// The new version; the one to be approved itself where it went back.
        by: Version,
    },
}

/// What a person asks of an approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Approve.
    Approve {
        /// Free comment.
        comment: String,
    },
    /// Refuse.
    Reject {
        /// Why.
        reason: String,
    },
    /// Send back for changes.
    Return {
        /// What to change.
        reason: String,
    },
    /// Cancel it, because there is a new version.
    Cancel,
}

/// What happened to an approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was given.
    Approved {
        /// Free comment.
        comment: String,
    },
    /// It was refused.
    Rejected {
        /// Why.
        reason: String,
    },
    /// The version was sent back.
    Returned {
        /// What to change.
        reason: String,
    },
    /// A new version cancelled it.
    Cancelled {
        /// The new version.
        by: Version,
    },
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Approve`].
    Approve,
    /// [`Command::Reject`].
    Reject,
    /// [`Command::Return`].
    Return,
    /// [`Command::Cancel`].
    Cancel,
}

/// What an approval needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// There is a newer version: that one is to be approved.
    NewerVersion {
        /// The newer version.
        current: Version,
    },
    /// This is the newest version: there is nothing to cancel it for.
    StillCurrent,
}

/// What a decision needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The version to be approved.
    pub version: Version,
    /// The newest version of the contract.
    pub current: Version,
}

/// One line of the rule that says who approves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalRule {
    /// Who approves, by name.
    pub approver: String,
    /// When.
    pub when: ApprovalNeed,
}

/// When somebody has to approve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalNeed {
    /// Always.
    Always,
    /// When the amount is this or more. An amount in another currency cannot be compared and is approved too.
    FromAmount(Money),
    /// When a clause of high risk is open.
    OpenHighRisk,
}

/// Who has to approve a contract of this amount with so many open clauses of high risk, each once, in the order of the rules.
pub fn approvers(rules: &[ApprovalRule], amount: Money, open_high_risk: u32) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for rule in rules {
        let needed = match rule.when {
            ApprovalNeed::Always => true,
            ApprovalNeed::FromAmount(from) => from.currency != amount.currency || amount.minor >= from.minor,
            ApprovalNeed::OpenHighRisk => open_high_risk > 0,
        };
        if needed && !names.contains(&rule.approver) {
            names.push(rule.approver.clone());
        }
    }
    names
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Facts;

    const STEPS: &'static [Step] = &[Step::Approve, Step::Reject, Step::Return, Step::Cancel];

    fn step(command: &Command) -> Step {
        match command {
            Command::Approve { .. } => Step::Approve,
            Command::Reject { .. } => Step::Reject,
            Command::Return { .. } => Step::Return,
            Command::Cancel => Step::Cancel,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Pending => None,
            Self::Approved { on, .. }
            | Self::Rejected { on, .. }
            | Self::Returned { on, .. }
            | Self::Cancelled { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        let newer = facts.current != facts.version;
        match (step, self) {
            (Step::Approve | Step::Reject | Step::Return, Self::Pending) if newer => {
                Err(Refusal::Guard(Guard::NewerVersion { current: facts.current }))
            }
            (Step::Approve | Step::Reject | Step::Return, Self::Pending) => Ok(()),
            // a new version cancels approvals of the old one, given or not
            (Step::Cancel, Self::Pending | Self::Approved { .. }) if newer => Ok(()),
            (Step::Cancel, Self::Pending | Self::Approved { .. }) => Err(Refusal::Guard(Guard::StillCurrent)),
            (Step::Approve | Step::Reject | Step::Return, Self::Approved { .. }) => Err(Refusal::past(self)),
            (
                Step::Approve | Step::Reject | Step::Return | Step::Cancel,
                Self::Rejected { .. } | Self::Returned { .. } | Self::Cancelled { .. },
            ) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Approve { comment } => Ok(Event::Approved { comment }),
            Command::Reject { reason: why } => Ok(Event::Rejected { reason: reason(why)? }),
            Command::Return { reason: why } => Ok(Event::Returned { reason: reason(why)? }),
            Command::Cancel => Ok(Event::Cancelled { by: facts.current }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        let pending = matches!(self, Self::Pending);
        match event {
            Event::Approved { comment } => pending.then(|| Self::Approved { on, comment: comment.clone() }),
            Event::Rejected { reason } => pending.then(|| Self::Rejected { on, reason: reason.clone() }),
            Event::Returned { reason } => pending.then(|| Self::Returned { on, reason: reason.clone() }),
            Event::Cancelled { by } => {
                (pending || matches!(self, Self::Approved { .. })).then_some(Self::Cancelled { on, by: *by })
            }
        }
    }
}
