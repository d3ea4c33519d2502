//! The life of a lead (线索): new, contacted, qualified, then a customer (`domain.md` 5.2).

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::{NoGuard, Refusal, reason};
use crate::domain::date::Date;
use crate::domain::id::{ContactId, CustomerId, OpportunityId};

/// Where a lead stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 新建.
    #[default]
    New,
    /// Taken up again after it was disqualified: new once more.
    Reopened {
        /// The day.
        on: Date,
    },
    /// 已联系.
    Contacted {
        /// The day.
        on: Date,
    },
    /// 合格.
    Qualified {
        /// The day.
        on: Date,
    },
    /// 已转化.
    Converted {
        /// The day.
        on: Date,
        /// Into what.
        into: Conversion,
    },
    /// 无效.
    Disqualified {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// What a lead became; all of it is made in one transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Conversion {
    /// The customer.
    pub customer: CustomerId,
    /// The person there.
    pub contact: ContactId,
    /// A chance to sell, if there is one already.
    pub opportunity: Option<OpportunityId>,
}

/// What a person asks of a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Record the first contact.
    Contact,
    /// Say that it is worth following.
    Qualify,
    /// Make it a customer.
    Convert {
        /// What is made.
        into: Conversion,
    },
    /// Give it up.
    Disqualify {
        /// Why.
        reason: String,
    },
    /// Take it up again.
    Reopen,
}

/// What happened to a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was contacted.
    Contacted,
    /// It is worth following.
    Qualified,
    /// It became a customer.
    Converted {
        /// What was made.
        into: Conversion,
    },
    /// It was given up.
    Disqualified {
        /// Why.
        reason: String,
    },
    /// It was taken up again.
    Reopened,
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Contact`].
    Contact,
    /// [`Command::Qualify`].
    Qualify,
    /// [`Command::Convert`].
    Convert,
    /// [`Command::Disqualify`].
    Disqualify,
    /// [`Command::Reopen`].
    Reopen,
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = NoGuard;
    type Facts = ();

    const STEPS: &'static [Step] = &[Step::Contact, Step::Qualify, Step::Convert, Step::Disqualify, Step::Reopen];

    fn step(command: &Command) -> Step {
        match command {
            Command::Contact => Step::Contact,
            Command::Qualify => Step::Qualify,
            Command::Convert { .. } => Step::Convert,
            Command::Disqualify { .. } => Step::Disqualify,
            Command::Reopen => Step::Reopen,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::New => None,
            Self::Reopened { on }
            | Self::Contacted { on }
            | Self::Qualified { on }
            | Self::Converted { on, .. }
            | Self::Disqualified { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, (): &()) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Contact, Self::New | Self::Reopened { .. })
            | (Step::Qualify, Self::Contacted { .. })
            | (Step::Convert, Self::Qualified { .. })
            | (
                Step::Disqualify,
                Self::New | Self::Reopened { .. } | Self::Contacted { .. } | Self::Qualified { .. },
            )
            | (Step::Reopen, Self::Disqualified { .. }) => Ok(()),
            (Step::Qualify | Step::Convert, Self::New | Self::Reopened { .. }) => Err(Refusal::first(Step::Contact)),
            (Step::Convert, Self::Contacted { .. }) => Err(Refusal::first(Step::Qualify)),
            (Step::Contact | Step::Qualify | Step::Convert, Self::Disqualified { .. }) => {
                Err(Refusal::first(Step::Reopen))
            }
            (Step::Contact, Self::Contacted { .. } | Self::Qualified { .. })
            | (Step::Qualify, Self::Qualified { .. })
            | (Step::Disqualify, Self::Disqualified { .. })
            // it is open: there is nothing to take up again
            | (
                Step::Reopen,
                Self::New | Self::Reopened { .. } | Self::Contacted { .. } | Self::Qualified { .. },
            ) => Err(Refusal::past(self)),
            (
                Step::Contact | Step::Qualify | Step::Convert | Step::Disqualify | Step::Reopen,
                Self::Converted { .. },
            ) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, (): &()) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Contact => Ok(Event::Contacted),
            Command::Qualify => Ok(Event::Qualified),
            Command::Convert { into } => Ok(Event::Converted { into }),
            Command::Disqualify { reason: why } => Ok(Event::Disqualified { reason: reason(why)? }),
            Command::Reopen => Ok(Event::Reopened),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        let is_open = match self {
            Self::New | Self::Reopened { .. } | Self::Contacted { .. } | Self::Qualified { .. } => true,
            Self::Converted { .. } | Self::Disqualified { .. } => false,
        };
        match event {
            Event::Contacted => matches!(self, Self::New | Self::Reopened { .. }).then_some(Self::Contacted { on }),
            Event::Qualified => matches!(self, Self::Contacted { .. }).then_some(Self::Qualified { on }),
            Event::Converted { into } => {
                matches!(self, Self::Qualified { .. }).then_some(Self::Converted { on, into: *into })
            }
            Event::Disqualified { reason } => is_open.then(|| Self::Disqualified { on, reason: reason.clone() }),
            Event::Reopened => matches!(self, Self::Disqualified { .. }).then_some(Self::Reopened { on }),
        }
    }
}
