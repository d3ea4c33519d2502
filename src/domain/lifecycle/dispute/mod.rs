//! The life of a dispute (争议): talks, mediation, arbitration or court, decision, enforcement (`domain.md` 5.8,
//! `contract-rules.md` 5.7).

pub mod command;
pub mod forum;

use serde::{Deserialize, Serialize};

use self::command::{Command, Event, Step};
use self::forum::{AgreedForum, Way};
use super::life;
use super::refusal::{Refusal, name, reason};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Worked};
use crate::domain::money::Money;
use crate::domain::period::{Period, PeriodLine};

/// Where a dispute stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The sides talk (协商).
    Negotiation {
        /// The day it was raised.
        on: Date,
    },
    /// 调解.
    Mediation {
        /// The day.
        on: Date,
        /// Before whom.
        body: String,
    },
    /// 仲裁.
    Arbitration {
        /// The day of filing.
        on: Date,
        /// The institution.
        institution: String,
        /// What allows it, if the clause says otherwise.
        basis: String,
    },
    /// 诉讼.
    Litigation {
        /// The day of filing.
        on: Date,
        /// The court.
        court: String,
        /// What allows it, if the clause says otherwise.
        basis: String,
    },
    /// Award or judgment in effect (已裁决、已判决).
    Decided {
        /// The day.
        on: Date,
        /// What was decided.
        outcome: String,
    },
    /// 执行.
    Enforcement {
        /// The day.
        on: Date,
        /// What is enforced.
        outcome: String,
    },
    /// 和解.
    Settled {
        /// The day.
        on: Date,
        /// How.
        settlement: Settlement,
    },
    /// 撤回.
    Withdrawn {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
    /// 结案.
    Closed {
        /// The day.
        on: Date,
        /// How it had ended.
        ended: Box<Stage>,
    },
}

/// How the sides settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// What is made of it.
    pub form: SettlementForm,
    /// What was agreed.
    pub terms: String,
}

/// What is made of a settlement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettlementForm {
    /// An amendment of the contract (补充协议).
    Amendment,
    /// A sum that one side owes.
    Receivable {
        /// How much; below zero when we owe it.
        amount: Money,
    },
}

/// What a dispute needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The clause says otherwise: write down what allows it (a later agreement in writing).
    BasisMissing {
        /// What the clause says.
        agreed: AgreedForum,
    },
}

impl Stage {
    /// A dispute raised on this day: the sides talk.
    pub const fn begin(on: Date) -> Self {
        Self::Negotiation { on }
    }

    /// Whether something is still to be done about it.
    pub const fn is_open(&self) -> bool {
        match self {
            Self::Negotiation { .. }
            | Self::Mediation { .. }
            | Self::Arbitration { .. }
            | Self::Litigation { .. }
            | Self::Decided { .. }
            | Self::Enforcement { .. }
            | Self::Settled { .. }
            | Self::Withdrawn { .. } => true,
            Self::Closed { .. } => false,
        }
    }
}

/// The day the claim may become time-barred: so many months after the breach was known, 36 unless the law of the contract says
/// otherwise (Civil Code art. 188; 48 for the international sale of goods, art. 594).
///
/// # Errors
/// A day beyond 9999.
pub fn limitation(known_on: Date, months: u16) -> Result<Worked<Date, PeriodLine>, ExactError> {
    let on = known_on.plus_months(i32::from(months))?;
    let counted = PeriodLine::Counted { period: Period::months(months), on };
    Ok(Worked { value: on, working: vec![PeriodLine::From { on: known_on }, counted] })
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = AgreedForum;

    const STEPS: &'static [Step] = &[
        Step::Mediate,
        Step::Arbitrate,
        Step::Litigate,
        Step::Decide,
        Step::Enforce,
        Step::Settle,
        Step::Withdraw,
        Step::Close,
    ];

    fn step(command: &Command) -> Step {
        match command {
            Command::Mediate { .. } => Step::Mediate,
            Command::Arbitrate { .. } => Step::Arbitrate,
            Command::Litigate { .. } => Step::Litigate,
            Command::Decide { .. } => Step::Decide,
            Command::Enforce => Step::Enforce,
            Command::Settle { .. } => Step::Settle,
            Command::Withdraw { .. } => Step::Withdraw,
            Command::Close => Step::Close,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Negotiation { on }
            | Self::Mediation { on, .. }
            | Self::Arbitration { on, .. }
            | Self::Litigation { on, .. }
            | Self::Decided { on, .. }
            | Self::Enforcement { on, .. }
            | Self::Settled { on, .. }
            | Self::Withdrawn { on, .. }
            | Self::Closed { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, agreed: &AgreedForum) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Mediate, Self::Negotiation { .. })
            | (Step::Arbitrate | Step::Litigate, Self::Negotiation { .. } | Self::Mediation { .. })
            | (Step::Decide, Self::Arbitration { .. } | Self::Litigation { .. })
            | (Step::Enforce, Self::Decided { .. })
            | (
                Step::Settle,
                Self::Negotiation { .. }
                | Self::Mediation { .. }
                | Self::Arbitration { .. }
                | Self::Litigation { .. }
                | Self::Decided { .. }
                | Self::Enforcement { .. },
            )
            | (
                Step::Withdraw,
                Self::Negotiation { .. } | Self::Mediation { .. } | Self::Arbitration { .. } | Self::Litigation { .. },
            )
            | (
                Step::Close,
                Self::Decided { .. } | Self::Enforcement { .. } | Self::Settled { .. } | Self::Withdrawn { .. },
            ) => Ok(()),
            (Step::Decide | Step::Enforce, Self::Negotiation { .. } | Self::Mediation { .. }) => {
                Err(Refusal::first(agreed.filing()))
            }
            (Step::Enforce | Step::Close, Self::Arbitration { .. } | Self::Litigation { .. }) => {
                Err(Refusal::first(Step::Decide))
            }
            (Step::Close, Self::Negotiation { .. } | Self::Mediation { .. }) => Err(Refusal::first(Step::Settle)),
            (
                Step::Mediate,
                Self::Mediation { .. }
                | Self::Arbitration { .. }
                | Self::Litigation { .. }
                | Self::Decided { .. }
                | Self::Enforcement { .. },
            )
            // one way excludes the other
            | (
                Step::Arbitrate | Step::Litigate,
                Self::Arbitration { .. } | Self::Litigation { .. } | Self::Decided { .. } | Self::Enforcement { .. },
            )
            | (Step::Decide | Step::Withdraw, Self::Decided { .. } | Self::Enforcement { .. })
            | (Step::Enforce, Self::Enforcement { .. }) => Err(Refusal::past(self)),
            (
                Step::Mediate
                | Step::Arbitrate
                | Step::Litigate
                | Step::Decide
                | Step::Enforce
                | Step::Settle
                | Step::Withdraw,
                Self::Settled { .. } | Self::Withdrawn { .. } | Self::Closed { .. },
            )
            | (Step::Close, Self::Closed { .. }) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, agreed: &AgreedForum) -> Result<Event, Refusal<Self>> {
        let allowed = |way, basis: &str| {
            if agreed.allows(way) || !basis.trim().is_empty() {
                Ok(())
            } else {
                Err(Refusal::Guard(Guard::BasisMissing { agreed: *agreed }))
            }
        };
        match command {
            Command::Mediate { body } => Ok(Event::MediationOpened { body: name(body)? }),
            Command::Arbitrate { institution, basis } => {
                allowed(Way::Arbitration, &basis)?;
                Ok(Event::ArbitrationFiled { institution: name(institution)?, basis })
            }
            Command::Litigate { court, basis } => {
                allowed(Way::Litigation, &basis)?;
                Ok(Event::CourtFiled { court: name(court)?, basis })
            }
            Command::Decide { outcome } => Ok(Event::Decided { outcome: reason(outcome)? }),
            Command::Enforce => Ok(Event::EnforcementOpened),
            Command::Settle { settlement } if settlement.terms.trim().is_empty() => Err(Refusal::ReasonMissing),
            Command::Settle { settlement } => Ok(Event::Settled { settlement }),
            Command::Withdraw { reason: why } => Ok(Event::Withdrawn { reason: reason(why)? }),
            Command::Close => Ok(Event::Closed),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        // what fits does not depend on the clause
        let step = match event {
            Event::MediationOpened { .. } => Step::Mediate,
            Event::ArbitrationFiled { .. } => Step::Arbitrate,
            Event::CourtFiled { .. } => Step::Litigate,
            Event::Decided { .. } => Step::Decide,
            Event::EnforcementOpened => Step::Enforce,
            Event::Settled { .. } => Step::Settle,
            Event::Withdrawn { .. } => Step::Withdraw,
            Event::Closed => Step::Close,
        };
        life::Stage::offer(self, step, on, &AgreedForum::Silent).ok()?;
        match event {
            Event::MediationOpened { body } => Some(Self::Mediation { on, body: body.clone() }),
            Event::ArbitrationFiled { institution, basis } => {
                Some(Self::Arbitration { on, institution: institution.clone(), basis: basis.clone() })
            }
            Event::CourtFiled { court, basis } => {
                Some(Self::Litigation { on, court: court.clone(), basis: basis.clone() })
            }
            Event::Decided { outcome } => Some(Self::Decided { on, outcome: outcome.clone() }),
            Event::EnforcementOpened => match self {
                Self::Decided { outcome, .. } => Some(Self::Enforcement { on, outcome: outcome.clone() }),
                Self::Negotiation { .. }
                | Self::Mediation { .. }
                | Self::Arbitration { .. }
                | Self::Litigation { .. }
                | Self::Enforcement { .. }
                | Self::Settled { .. }
                | Self::Withdrawn { .. }
                | Self::Closed { .. } => None,
            },
            Event::Settled { settlement } => Some(Self::Settled { on, settlement: settlement.clone() }),
            Event::Withdrawn { reason } => Some(Self::Withdrawn { on, reason: reason.clone() }),
            Event::Closed => Some(Self::Closed { on, ended: Box::new(self.clone()) }),
        }
    }
}
