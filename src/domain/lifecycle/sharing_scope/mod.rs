//! The life of a sharing scope (共享范围), one row of the register of shared information: planned, approved, used, blocked or
//! ended, and what was shared given back or destroyed (`domain.md` 5.9, `contract-rules.md` 5.6).

pub mod command;

use serde::{Deserialize, Serialize};

use self::command::{Command, Event, Step};
use super::due::{Dueness, dueness};
use super::life;
use super::refusal::{Refusal, name, reason};
use crate::domain::contract::sharing::EndAction;
use crate::domain::date::Date;

/// Where a sharing scope stands by its events.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Planned (草稿).
    #[default]
    Draft,
    /// Approved: both sides agreed it.
    Agreed {
        /// The day.
        on: Date,
    },
    /// Things may be shared.
    Active {
        /// The day.
        on: Date,
    },
    /// Consent was withdrawn (撤回同意): nothing more may be shared (PIPL art. 15).
    Blocked {
        /// The day.
        on: Date,
        /// Whose consent, and how it was said.
        reason: String,
        /// Where it stood before.
        before: Standing,
    },
    /// It ended before its last day: the contract is over, or what it was for is reached.
    Ended {
        /// The first day on which nothing more may be shared.
        on: Date,
        /// Why.
        reason: String,
    },
    /// What was shared is given back or destroyed.
    Closed {
        /// The day.
        on: Date,
        /// How.
        ending: Ending,
        /// Who confirmed it, by name.
        confirmed_by: String,
    },
}

/// Where a scope stood before it was blocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Agreed, not yet used.
    Agreed,
    /// In use.
    Active,
}

/// What became of the things that were shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// 返还.
    Returned,
    /// 销毁.
    Destroyed,
    /// 匿名化.
    Anonymised,
    /// Kept, because the law says so.
    KeptByLaw,
    /// Nothing was ever shared.
    NothingShared,
}

impl Ending {
    /// What becomes of things of which this was agreed.
    pub const fn of(agreed: EndAction) -> Self {
        match agreed {
            EndAction::Return => Self::Returned,
            EndAction::Destroy => Self::Destroyed,
            EndAction::Anonymise => Self::Anonymised,
            EndAction::KeepByLaw => Self::KeptByLaw,
        }
    }
}

/// What a sharing scope is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScopeStatus {
    /// 草稿.
    Draft,
    /// Agreed, not yet used.
    Agreed,
    /// Things may be shared.
    Active,
    /// Consent was withdrawn: nothing may be shared, and what was has to go back unless consent is given again.
    Blocked {
        /// Since when.
        since: Date,
    },
    /// Its last day is over: nothing may be shared, and what was has to go back.
    Expired {
        /// The last day.
        last_day: Date,
    },
    /// Ended early: nothing may be shared, and what was has to go back.
    Ended {
        /// Since when.
        since: Date,
    },
    /// Given back or destroyed.
    Closed,
}

/// What a sharing scope needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Nobody is named to receive anything.
    RecipientMissing,
    /// It does not say what for.
    PurposeMissing,
    /// Its first day has not come.
    NotBegun {
        /// The first day.
        first_day: Date,
    },
    /// Its last day is over.
    Expired {
        /// The last day.
        last_day: Date,
    },
    /// Consent was withdrawn.
    Blocked {
        /// Since when.
        since: Date,
    },
    /// It has ended.
    Ended {
        /// Since when.
        since: Date,
    },
    /// Consent was not withdrawn, so there is nothing to lift.
    NotBlocked,
}

/// From when to when things may be shared; a border that hangs on an event is not known before it (`contract-rules.md` 5.6
/// `start`, `end` or event).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Validity {
    /// The first day, if one is set.
    pub from: Option<Date>,
    /// The last day, if one is set.
    pub to: Option<Date>,
}

impl Validity {
    /// The last day, if it is over by `as_of`; itself it still counts.
    fn expired(self, as_of: Date) -> Option<Date> {
        self.to.filter(|last_day| as_of > *last_day)
    }

    /// The first day, if it has not come by `as_of`.
    fn not_begun(self, as_of: Date) -> Option<Date> {
        self.from.filter(|first_day| as_of < *first_day)
    }
}

/// What a decision needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// From when to when.
    pub validity: Validity,
    /// What for (PIPL art. 23).
    pub purpose: String,
    /// Who receives, by name.
    pub recipients: Vec<String>,
}

impl Stage {
    /// What the scope is on `as_of`; the last day itself still counts.
    pub fn status(&self, validity: Validity, as_of: Date) -> ScopeStatus {
        match self {
            Self::Draft => ScopeStatus::Draft,
            Self::Agreed { .. } => {
                validity.expired(as_of).map_or(ScopeStatus::Agreed, |last_day| ScopeStatus::Expired { last_day })
            }
            Self::Active { .. } => {
                validity.expired(as_of).map_or(ScopeStatus::Active, |last_day| ScopeStatus::Expired { last_day })
            }
            Self::Blocked { on, .. } => ScopeStatus::Blocked { since: *on },
            Self::Ended { on, .. } => ScopeStatus::Ended { since: *on },
            Self::Closed { .. } => ScopeStatus::Closed,
        }
    }

    /// Whether something may be shared under it on this day (EXE-09: nothing is shared outside an active scope).
    ///
    /// # Errors
    /// Which step comes first, or that it is too early or too late.
    pub fn may_share(&self, validity: Validity, on: Date) -> Result<(), Refusal<Self>> {
        match self.status(validity, on) {
            ScopeStatus::Draft => Err(Refusal::first(Step::Agree)),
            ScopeStatus::Agreed => Err(Refusal::first(Step::Activate)),
            ScopeStatus::Active => match validity.not_begun(on) {
                Some(first_day) => Err(Refusal::Guard(Guard::NotBegun { first_day })),
                None => Ok(()),
            },
            ScopeStatus::Blocked { since } => Err(Refusal::Guard(Guard::Blocked { since })),
            ScopeStatus::Expired { last_day } => Err(Refusal::Guard(Guard::Expired { last_day })),
            ScopeStatus::Ended { since } => Err(Refusal::Guard(Guard::Ended { since })),
            ScopeStatus::Closed => Err(Refusal::ended(self)),
        }
    }

    /// How giving back or destroying what was shared stands on `as_of` (EXE-08); `None` while it may be kept, and once it is done.
    /// `end_due` is the day of the register by which it has to be done.
    pub fn give_back(&self, validity: Validity, end_due: Option<Date>, as_of: Date, lead_days: u16) -> Option<Dueness> {
        match self.status(validity, as_of) {
            ScopeStatus::Blocked { .. } | ScopeStatus::Expired { .. } | ScopeStatus::Ended { .. } => {
                Some(dueness(end_due, as_of, lead_days))
            }
            ScopeStatus::Draft | ScopeStatus::Agreed | ScopeStatus::Active | ScopeStatus::Closed => None,
        }
    }
}

impl Facts {
    /// What a scope has to say before it is agreed.
    fn complete(&self, on: Date) -> Result<(), Guard> {
        if self.purpose.trim().is_empty() {
            Err(Guard::PurposeMissing)
        } else if self.recipients.iter().all(|recipient| recipient.trim().is_empty()) {
            Err(Guard::RecipientMissing)
        } else {
            self.validity.expired(on).map_or(Ok(()), |last_day| Err(Guard::Expired { last_day }))
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

    const STEPS: &'static [Step] = &[Step::Agree, Step::Activate, Step::Block, Step::Unblock, Step::End, Step::Close];

    fn step(command: &Command) -> Step {
        match command {
            Command::Agree => Step::Agree,
            Command::Activate => Step::Activate,
            Command::Block { .. } => Step::Block,
            Command::Unblock { .. } => Step::Unblock,
            Command::End { .. } => Step::End,
            Command::Close { .. } => Step::Close,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Draft => None,
            Self::Agreed { on }
            | Self::Active { on }
            | Self::Blocked { on, .. }
            | Self::Ended { on, .. }
            | Self::Closed { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        use ScopeStatus as S;
        const fn guard(guard: Guard) -> Result<(), Refusal<Stage>> {
            Err(Refusal::Guard(guard))
        }
        match (step, self.status(facts.validity, on)) {
            (Step::Agree, S::Draft) => facts.complete(on).map_err(Refusal::Guard),
            (Step::Activate, S::Agreed) => match facts.validity.not_begun(on) {
                Some(first_day) => guard(Guard::NotBegun { first_day }),
                None => Ok(()),
            },
            (Step::Block | Step::End, S::Agreed | S::Active)
            | (Step::Unblock | Step::End, S::Blocked { .. })
            | (Step::Close, S::Active | S::Blocked { .. } | S::Expired { .. } | S::Ended { .. }) => Ok(()),
            (Step::Activate | Step::Block | Step::End | Step::Close, S::Draft) => Err(Refusal::first(Step::Agree)),
            // what was never used is given up, not given back
            (Step::Close, S::Agreed) => Err(Refusal::first(Step::End)),
            (Step::Activate, S::Blocked { .. }) => Err(Refusal::first(Step::Unblock)),
            (Step::Unblock, S::Draft | S::Agreed | S::Active | S::Expired { .. } | S::Ended { .. }) => {
                guard(Guard::NotBlocked)
            }
            (Step::Agree | Step::Activate | Step::Block | Step::End, S::Expired { last_day }) => {
                guard(Guard::Expired { last_day })
            }
            (Step::Agree, S::Agreed | S::Active | S::Blocked { .. })
            | (Step::Activate, S::Active)
            | (Step::Block, S::Blocked { .. })
            | (Step::Agree | Step::Activate | Step::Block | Step::End, S::Ended { .. }) => Err(Refusal::past(self)),
            (Step::Agree | Step::Activate | Step::Block | Step::Unblock | Step::End | Step::Close, S::Closed) => {
                Err(Refusal::ended(self))
            }
        }
    }

    fn accept(&self, _on: Date, command: Command, _facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Agree => Ok(Event::Agreed),
            Command::Activate => Ok(Event::Activated),
            Command::Block { reason: why } => Ok(Event::Blocked { reason: reason(why)? }),
            Command::Unblock { basis } => Ok(Event::Unblocked { basis: reason(basis)? }),
            Command::End { reason: why } => Ok(Event::Ended { reason: reason(why)? }),
            Command::Close { ending, confirmed_by } => Ok(Event::Closed { ending, confirmed_by: name(confirmed_by)? }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        match event {
            Event::Agreed => matches!(self, Self::Draft).then_some(Self::Agreed { on }),
            Event::Activated => matches!(self, Self::Agreed { .. }).then_some(Self::Active { on }),
            Event::Blocked { reason } => {
                let before = match self {
                    Self::Agreed { .. } => Standing::Agreed,
                    Self::Active { .. } => Standing::Active,
                    Self::Draft | Self::Blocked { .. } | Self::Ended { .. } | Self::Closed { .. } => return None,
                };
                Some(Self::Blocked { on, reason: reason.clone(), before })
            }
            Event::Unblocked { .. } => match self {
                Self::Blocked { before: Standing::Agreed, .. } => Some(Self::Agreed { on }),
                Self::Blocked { before: Standing::Active, .. } => Some(Self::Active { on }),
                Self::Draft | Self::Agreed { .. } | Self::Active { .. } | Self::Ended { .. } | Self::Closed { .. } => {
                    None
                }
            },
            Event::Ended { reason } => matches!(self, Self::Agreed { .. } | Self::Active { .. } | Self::Blocked { .. })
                .then(|| Self::Ended { on, reason: reason.clone() }),
            Event::Closed { ending, confirmed_by } => {
                matches!(self, Self::Agreed { .. } | Self::Active { .. } | Self::Blocked { .. } | Self::Ended { .. })
                    .then(|| Self::Closed { on, ending: *ending, confirmed_by: confirmed_by.clone() })
            }
        }
    }
}
