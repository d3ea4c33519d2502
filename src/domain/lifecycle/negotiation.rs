//! The life of one proposal in a negotiation (提议): open until the other side answers it, or who made it takes it back
//! (`domain.md` 5.3 *NegotiationRound*).

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::{Refusal, reason};
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::ProposalId;
use crate::domain::money::Money;

/// Where a proposal stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Waiting for an answer (待答复).
    #[default]
    Open,
    /// The draft says so now (接受).
    Accepted {
        /// The day.
        on: Date,
        /// Free comment.
        comment: String,
        /// The amount of the contract before.
        before: Money,
        /// The amount after.
        after: Money,
    },
    /// Refused (拒绝).
    Rejected {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
    /// Answered with another proposal (反提议).
    Countered {
        /// The day.
        on: Date,
        /// The proposal that answers it.
        with: ProposalId,
    },
    /// Taken back by who made it (撤回).
    Withdrawn {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// What a person asks of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Give way to it.
    Accept {
        /// Free comment.
        comment: String,
        /// The amount of the contract before.
        before: Money,
        /// The amount after.
        after: Money,
    },
    /// Refuse it.
    Reject {
        /// Why.
        reason: String,
    },
    /// Answer it with another one.
    Counter {
        /// The other one.
        with: ProposalId,
        /// Who makes that one.
        side: Side,
    },
    /// Take it back.
    Withdraw {
        /// Why; may stay empty.
        reason: String,
    },
}

/// What happened to a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The draft took its terms over.
    Accepted {
        /// Free comment.
        comment: String,
        /// The amount of the contract before.
        before: Money,
        /// The amount after.
        after: Money,
    },
    /// It was refused.
    Rejected {
        /// Why.
        reason: String,
    },
    /// Another proposal answered it.
    Countered {
        /// That one.
        with: ProposalId,
    },
    /// It was taken back.
    Withdrawn {
        /// Why; may be empty.
        reason: String,
    },
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// [`Command::Accept`].
    Accept,
    /// [`Command::Reject`].
    Reject,
    /// [`Command::Counter`].
    Counter,
    /// [`Command::Withdraw`].
    Withdraw,
}

/// What a proposal needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The terms of the contract may not be changed now: it is with the approvers, approved, signed or over.
    TermsLocked,
    /// The draft has changed so that the proposed terms have no place in it any more: a counter-proposal starts from the draft as
    /// it is.
    NoLongerFits,
    /// Only the other side answers a proposal; who made it may take it back.
    OwnProposal,
}

/// What a decision needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Who made the proposal.
    pub side: Side,
    /// Whether the terms of the contract may not be changed now.
    pub locked: bool,
    /// Whether the proposed terms still have their place in the draft.
    pub fits: bool,
}

impl Stage {
    /// Whether it waits for an answer.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Facts;

    const STEPS: &'static [Step] = &[Step::Accept, Step::Reject, Step::Counter, Step::Withdraw];

    fn step(command: &Command) -> Step {
        match command {
            Command::Accept { .. } => Step::Accept,
            Command::Reject { .. } => Step::Reject,
            Command::Counter { .. } => Step::Counter,
            Command::Withdraw { .. } => Step::Withdraw,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Open => None,
            Self::Accepted { on, .. }
            | Self::Rejected { on, .. }
            | Self::Countered { on, .. }
            | Self::Withdrawn { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        match (self, step) {
            (Self::Open, Step::Accept | Step::Counter) if facts.locked => Err(Refusal::Guard(Guard::TermsLocked)),
            (Self::Open, Step::Accept) if !facts.fits => Err(Refusal::Guard(Guard::NoLongerFits)),
            (Self::Open, Step::Accept | Step::Reject | Step::Counter | Step::Withdraw) => Ok(()),
            (
                Self::Accepted { .. } | Self::Rejected { .. } | Self::Countered { .. } | Self::Withdrawn { .. },
                Step::Accept | Step::Reject | Step::Counter | Step::Withdraw,
            ) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Accept { comment, before, after } => Ok(Event::Accepted { comment, before, after }),
            Command::Reject { reason: why } => Ok(Event::Rejected { reason: reason(why)? }),
            Command::Counter { side, .. } if side == facts.side => Err(Refusal::Guard(Guard::OwnProposal)),
            Command::Counter { with, .. } => Ok(Event::Countered { with }),
            Command::Withdraw { reason } => Ok(Event::Withdrawn { reason }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        self.is_open().then(|| match event {
            Event::Accepted { comment, before, after } => {
                Self::Accepted { on, comment: comment.clone(), before: *before, after: *after }
            }
            Event::Rejected { reason } => Self::Rejected { on, reason: reason.clone() },
            Event::Countered { with } => Self::Countered { on, with: *with },
            Event::Withdrawn { reason } => Self::Withdrawn { on, reason: reason.clone() },
        })
    }
}
