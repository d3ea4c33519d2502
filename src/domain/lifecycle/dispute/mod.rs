//! The life of a dispute (争议): raised, talks, mediation, arbitration or court, decision, enforcement (`domain.md` 5.8,
//! `contract-rules.md` 5.7).
//!
//! The long names of 5.7 are stages; its two ways have phases of their own. A settlement is possible from any open stage. An
//! award may be attacked in court; once it is set aside nobody has decided, and the sides may sue, or arbitrate under a new
//! agreement.

pub mod command;
pub mod deadline;
pub mod forum;
mod place;
pub mod stage;

use serde::{Deserialize, Serialize};

use self::command::{Command, Event, Step};
use self::deadline::Deadline;
use self::forum::{AgreedForum, Facts, Talks, Way};
use self::place::{Barred, leads_on};
pub use self::stage::{ArbitrationPhase, CourtPhase, Filing, Ruling, Settlement, SettlementForm, Stage};
use super::life;
use super::refusal::{Refusal, name, reason};
use crate::domain::date::Date;

/// A dispute: where it stands, and the next day that must not be missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Where it stands.
    pub stage: Stage,
    /// The noted deadline of this stage; a further stage begins without one.
    pub deadline: Option<Deadline>,
}

/// What a dispute needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The clause says otherwise: write down what allows it (a later agreement in writing).
    BasisMissing {
        /// What the clause says.
        agreed: AgreedForum,
    },
    /// An arbitration agreement is used up by an award, even by one that was set aside: a new one is needed.
    AgreementUsedUp,
    /// The step belongs to the other way.
    OtherWay {
        /// To which.
        way: Way,
    },
}

impl Dispute {
    /// A dispute raised on this day.
    pub const fn begin(on: Date) -> Self {
        Self { stage: Stage::Raised { on }, deadline: None }
    }

    /// Whether something is still to be done about it.
    pub const fn is_open(&self) -> bool {
        !matches!(self.stage, Stage::Closed { .. })
    }

    const fn at(stage: Stage) -> Self {
        Self { stage, deadline: None }
    }
}

impl life::Stage for Dispute {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Facts;

    const STEPS: &'static [Step] = &[
        Step::Negotiate,
        Step::Mediate,
        Step::Arbitrate,
        Step::Litigate,
        Step::Accept,
        Step::FormTribunal,
        Step::Hear,
        Step::OpenTrial,
        Step::Appeal,
        Step::Decide,
        Step::ApplyToSetAside,
        Step::UpholdAward,
        Step::SetAwardAside,
        Step::Enforce,
        Step::Settle,
        Step::Withdraw,
        Step::Close,
        Step::SetDeadline,
    ];

    fn step(command: &Command) -> Step {
        match command {
            Command::Negotiate => Step::Negotiate,
            Command::Mediate { .. } => Step::Mediate,
            Command::Arbitrate { .. } => Step::Arbitrate,
            Command::Litigate { .. } => Step::Litigate,
            Command::Accept => Step::Accept,
            Command::FormTribunal => Step::FormTribunal,
            Command::Hear => Step::Hear,
            Command::OpenTrial => Step::OpenTrial,
            Command::Appeal { .. } => Step::Appeal,
            Command::Decide { .. } => Step::Decide,
            Command::ApplyToSetAside { .. } => Step::ApplyToSetAside,
            Command::UpholdAward => Step::UpholdAward,
            Command::SetAwardAside { .. } => Step::SetAwardAside,
            Command::Enforce => Step::Enforce,
            Command::Settle { .. } => Step::Settle,
            Command::Withdraw { .. } => Step::Withdraw,
            Command::Close => Step::Close,
            Command::SetDeadline { .. } => Step::SetDeadline,
        }
    }

    fn since(&self) -> Option<Date> {
        Some(self.stage.on())
    }

    fn offer(&self, step: Step, _on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        leads_on(self.stage.place(), step, *facts).map_err(|barred| match barred {
            Barred::First(step) => Refusal::first(step),
            Barred::Past => Refusal::past(self),
            Barred::OtherWay(way) => Refusal::Guard(Guard::OtherWay { way }),
            Barred::Ended => Refusal::ended(self),
        })
    }

    fn accept(&self, _on: Date, command: Command, facts: &Facts) -> Result<Event, Refusal<Self>> {
        let used_up = matches!(self.stage, Stage::AwardSetAside { .. });
        let allowed = |way, basis: &str| {
            if !basis.trim().is_empty() {
                return Ok(());
            }
            match way {
                Way::Arbitration if used_up => Err(Refusal::Guard(Guard::AgreementUsedUp)),
                Way::Litigation if used_up => Ok(()),
                Way::Arbitration | Way::Litigation if facts.agreed.allows(way) => Ok(()),
                Way::Arbitration | Way::Litigation => Err(Refusal::Guard(Guard::BasisMissing { agreed: facts.agreed })),
            }
        };
        match command {
            Command::Negotiate => Ok(Event::NegotiationOpened),
            Command::Mediate { body } => Ok(Event::MediationOpened { body: name(body)? }),
            Command::Arbitrate { institution, basis } => {
                allowed(Way::Arbitration, &basis)?;
                Ok(Event::ArbitrationFiled { institution: name(institution)?, basis })
            }
            Command::Litigate { court, basis } => {
                allowed(Way::Litigation, &basis)?;
                Ok(Event::CourtFiled { court: name(court)?, basis })
            }
            Command::Accept => Ok(Event::Accepted),
            Command::FormTribunal => Ok(Event::TribunalFormed),
            Command::Hear => Ok(Event::HearingOpened),
            Command::OpenTrial => Ok(Event::TrialOpened),
            Command::Appeal { court } => Ok(Event::Appealed { court: name(court)? }),
            Command::Decide { outcome, sum } => Ok(Event::Decided { outcome: reason(outcome)?, sum }),
            Command::ApplyToSetAside { court } => Ok(Event::SettingAsideApplied { court: name(court)? }),
            Command::UpholdAward => Ok(Event::AwardUpheld),
            Command::SetAwardAside { reason: why } => Ok(Event::AwardSetAside { reason: reason(why)? }),
            Command::Enforce => Ok(Event::EnforcementOpened),
            Command::Settle { settlement } if settlement.terms.trim().is_empty() => Err(Refusal::ReasonMissing),
            Command::Settle { settlement } => Ok(Event::Settled { settlement }),
            Command::Withdraw { reason: why } => Ok(Event::Withdrawn { reason: reason(why)? }),
            Command::Close => Ok(Event::Closed),
            Command::SetDeadline { deadline } if deadline.what.trim().is_empty() => Err(Refusal::ReasonMissing),
            Command::SetDeadline { deadline } => Ok(Event::DeadlineSet { deadline }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        let step = match event {
            Event::NegotiationOpened => Step::Negotiate,
            Event::MediationOpened { .. } => Step::Mediate,
            Event::ArbitrationFiled { .. } => Step::Arbitrate,
            Event::CourtFiled { .. } => Step::Litigate,
            Event::Accepted => Step::Accept,
            Event::TribunalFormed => Step::FormTribunal,
            Event::HearingOpened => Step::Hear,
            Event::TrialOpened => Step::OpenTrial,
            Event::Appealed { .. } => Step::Appeal,
            Event::Decided { .. } => Step::Decide,
            Event::SettingAsideApplied { .. } => Step::ApplyToSetAside,
            Event::AwardUpheld => Step::UpholdAward,
            Event::AwardSetAside { .. } => Step::SetAwardAside,
            Event::EnforcementOpened => Step::Enforce,
            Event::Settled { .. } => Step::Settle,
            Event::Withdrawn { .. } => Step::Withdraw,
            Event::Closed => Step::Close,
            Event::DeadlineSet { .. } => Step::SetDeadline,
        };
        // what fits does not depend on the clause
        let any_clause = Facts { agreed: AgreedForum::Silent, talks: Talks::NotRequired };
        leads_on(self.stage.place(), step, any_clause).ok()?;
        if let Event::DeadlineSet { deadline } = event {
            return Some(Self { stage: self.stage.clone(), deadline: Some(deadline.clone()) });
        }
        self.stage.after(on, event).map(Self::at)
    }
}
