//! The life of a quote (报价单): draft, sent, answered, made a contract (`domain.md` 5.2).

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::{Refusal, reason};
use crate::domain::date::Date;
use crate::domain::id::ContractId;
use crate::domain::line::LineError;

/// Where a quote stands by its events.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 草稿.
    #[default]
    Draft,
    /// 已发出.
    Sent {
        /// The day.
        on: Date,
    },
    /// 已接受.
    Accepted {
        /// The day.
        on: Date,
    },
    /// 已拒绝.
    Rejected {
        /// The day.
        on: Date,
        /// Why, as the customer says.
        reason: String,
    },
    /// A contract was made from it.
    Contracted {
        /// The day.
        on: Date,
        /// The contract.
        contract: ContractId,
    },
}

/// What a quote is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteStatus {
    /// 草稿.
    Draft,
    /// 已发出, and it can be accepted.
    Sent,
    /// 已过期: nobody answered in time.
    Expired {
        /// The last day it could be accepted.
        last_day: Date,
    },
    /// 已接受.
    Accepted,
    /// 已拒绝.
    Rejected,
    /// A contract was made from it.
    Contracted,
}

/// What a person asks of a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Send it to the customer.
    Send,
    /// Record that the customer accepts.
    Accept,
    /// Record that the customer does not.
    Reject {
        /// Why.
        reason: String,
    },
    /// Make a contract from it.
    MakeContract {
        /// The contract.
        contract: ContractId,
    },
}

/// What happened to a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was sent.
    Sent,
    /// The customer accepted.
    Accepted,
    /// The customer did not.
    Rejected {
        /// Why.
        reason: String,
    },
    /// A contract was made from it.
    ContractMade {
        /// The contract.
        contract: ContractId,
    },
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Send`].
    Send,
    /// [`Command::Accept`].
    Accept,
    /// [`Command::Reject`].
    Reject,
    /// [`Command::MakeContract`].
    MakeContract,
}

/// What a quote needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// It offers nothing.
    NoLines,
    /// Its lines come to no total: nobody could read what is offered.
    Unreckoned {
        /// Why.
        why: LineError,
    },
    /// The last day that a draft names is over: give it a later one.
    Lapsed {
        /// The last day.
        last_day: Date,
    },
    /// The last day on which it could be accepted is over: make a new version.
    Expired {
        /// The last day.
        last_day: Date,
    },
}

/// What a decision needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The last day on which it can be accepted.
    pub valid_until: Date,
    /// How many lines it has.
    pub lines: u32,
    /// Why its lines come to no total, if they do not.
    pub unreckoned: Option<LineError>,
}

impl Stage {
    /// What the quote is on `as_of`: the last day itself is in time.
    pub fn status(&self, valid_until: Date, as_of: Date) -> QuoteStatus {
        match self {
            Self::Draft => QuoteStatus::Draft,
            Self::Sent { .. } if as_of > valid_until => QuoteStatus::Expired { last_day: valid_until },
            Self::Sent { .. } => QuoteStatus::Sent,
            Self::Accepted { .. } => QuoteStatus::Accepted,
            Self::Rejected { .. } => QuoteStatus::Rejected,
            Self::Contracted { .. } => QuoteStatus::Contracted,
        }
    }
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Facts;

    const STEPS: &'static [Step] = &[Step::Send, Step::Accept, Step::Reject, Step::MakeContract];

    fn step(command: &Command) -> Step {
        match command {
            Command::Send => Step::Send,
            Command::Accept => Step::Accept,
            Command::Reject { .. } => Step::Reject,
            Command::MakeContract { .. } => Step::MakeContract,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Draft => None,
            Self::Sent { on } | Self::Accepted { on } | Self::Rejected { on, .. } | Self::Contracted { on, .. } => {
                Some(*on)
            }
        }
    }

    fn offer(&self, step: Step, on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        let last_day = facts.valid_until;
        match (step, self) {
            (Step::Send, Self::Draft) if facts.lines == 0 => Err(Refusal::Guard(Guard::NoLines)),
            (Step::Send, Self::Draft) if on > last_day => Err(Refusal::Guard(Guard::Lapsed { last_day })),
            (Step::Send, Self::Draft) => match facts.unreckoned {
                None => Ok(()),
                Some(why) => Err(Refusal::Guard(Guard::Unreckoned { why })),
            },
            (Step::Accept, Self::Sent { .. }) if on > last_day => Err(Refusal::Guard(Guard::Expired { last_day })),
            (Step::Accept | Step::Reject, Self::Sent { .. }) | (Step::MakeContract, Self::Accepted { .. }) => Ok(()),
            (Step::Accept | Step::Reject, Self::Draft) => Err(Refusal::first(Step::Send)),
            (Step::MakeContract, Self::Draft | Self::Sent { .. }) => Err(Refusal::first(Step::Accept)),
            (Step::Send, Self::Sent { .. } | Self::Accepted { .. })
            | (Step::Accept | Step::Reject, Self::Accepted { .. }) => Err(Refusal::past(self)),
            (
                Step::Send | Step::Accept | Step::Reject | Step::MakeContract,
                Self::Rejected { .. } | Self::Contracted { .. },
            ) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, _facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Send => Ok(Event::Sent),
            Command::Accept => Ok(Event::Accepted),
            Command::Reject { reason: why } => Ok(Event::Rejected { reason: reason(why)? }),
            Command::MakeContract { contract } => Ok(Event::ContractMade { contract }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        match event {
            Event::Sent => matches!(self, Self::Draft).then_some(Self::Sent { on }),
            Event::Accepted => matches!(self, Self::Sent { .. }).then_some(Self::Accepted { on }),
            Event::Rejected { reason } => {
                matches!(self, Self::Sent { .. }).then(|| Self::Rejected { on, reason: reason.clone() })
            }
            Event::ContractMade { contract } => {
                matches!(self, Self::Accepted { .. }).then_some(Self::Contracted { on, contract: *contract })
            }
        }
    }
}
