//! The life of a contract (合同): from draft to archive (`domain.md` 5.3).
//!
//! [`Life`] folds the events; [`status`] derives what a contract is on any day; [`refusal`] says why a step may not be taken.

pub mod command;
pub mod event;
pub mod offer;
pub mod refusal;
pub mod renew;
pub mod running;
mod signing;
pub mod stage;
pub mod status;
pub mod termination;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::command::{Command, Step};
use self::event::{Approval, Event, Rejection, Reopening, Signature, SuspensionGround, Verdict, Version};
use self::offer::offer;
use self::refusal::Refusal;
use self::stage::Stage;
use self::status::{ContractStatus, Facts, Flags, flags};
use self::termination::may_terminate;
use super::approval;
use super::life::{Anomaly, Entry};
use crate::domain::date::Date;
use crate::domain::term::renewal::RenewalDecision;

/// Where a contract stands, and what its history holds besides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// The stored stage.
    pub stage: Stage,
    /// Every version that was approved and taken back: its text never changes again. With the one that is locked now it makes
    /// [`Life::locked`].
    pub taken_back: Vec<Version>,
    /// Signatures under a version that was reopened: they bind nobody and are kept.
    pub superseded: Vec<Arc<Signature>>,
    /// What was decided about the ends of its terms, in the order of the stamps: the running term follows from them
    /// ([`crate::domain::contract::term::Term::running`]).
    #[serde(default)]
    pub renewals: Vec<RenewalDecision>,
    /// Events that did not fit, until a person settles them.
    pub anomalies: Vec<Anomaly<Event, Stage>>,
    /// Anomalies that a person has settled.
    pub settled: Vec<Settled>,
}

/// An anomaly that a person has looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The event that did not fit.
    pub event: Event,
    /// When it was settled.
    pub on: Date,
    /// What was found and done.
    pub note: String,
}

impl Default for Life {
    fn default() -> Self {
        Self {
            stage: Stage::Draft,
            taken_back: Vec::new(),
            superseded: Vec::new(),
            renewals: Vec::new(),
            anomalies: Vec::new(),
            settled: Vec::new(),
        }
    }
}

impl Life {
    /// The life of a new contract after all `events`, given in the order of their stamps.
    #[must_use]
    pub fn replay<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut life = Self::default();
        for event in events {
            life.take(event);
        }
        life
    }

    /// The life as it stood on `as_of`: all that was recorded up to the last event of that day or an earlier one. An event that
    /// was entered late, with its true day, therefore counts from its day, and so does every step that led to it.
    #[must_use]
    pub fn known_on<'a>(events: impl IntoIterator<Item = &'a Event, IntoIter: Clone>, as_of: Date) -> Self {
        let events = events.into_iter();
        // the whole history is looked at first: what it is spread over in memory comes all at once and not step by step
        let known = events.clone().zip(1..).fold(0, |known, (event, no)| if event.on() <= as_of { no } else { known });
        Self::replay(events.take(known))
    }

    /// Every version that was approved, each once: its text never changes again (`domain.md` 5.11, 8).
    pub fn locked(&self) -> impl Iterator<Item = Version> {
        let now = self.stage.locked().filter(|now| !self.taken_back.contains(now));
        self.taken_back.iter().copied().chain(now)
    }

    /// What the contract is on `as_of`, for the stage of this life.
    pub fn status(&self, facts: &Facts, as_of: Date) -> ContractStatus {
        self.stage.status(facts, as_of)
    }

    /// The same, once it is known what its end leaves to be settled: the settlement list (`domain.md` 5.3) is every instalment,
    /// material and obligation that is neither done nor waived. Noted in `facts`, by which the next step is judged.
    pub fn settle(&self, facts: &mut Facts, as_of: Date) -> ContractStatus {
        let status = self.status(facts, as_of);
        if status.ended().is_none() {
            facts.open_settlement = 0;
            return status;
        }
        facts.open_settlement = facts.open_work.count();
        self.status(facts, as_of)
    }

    /// What to look after on `as_of`.
    pub fn flags(&self, facts: &Facts, as_of: Date) -> Flags {
        flags(self.status(facts, as_of), facts, as_of)
    }

    /// Every step, with the reason if it may not be taken `today`. What depends on what is typed in (a name, a date) is asked
    /// by [`Life::decide`] only.
    pub fn offers(&self, today: Date, facts: &Facts) -> Vec<(Step, Result<(), Refusal>)> {
        Step::ALL.iter().map(|step| (*step, offer(self, *step, facts, today))).collect()
    }

    /// The steps that may be taken `today`: of a contract that is on its way to its end, or was put away, none.
    pub fn open_steps(&self, today: Date, facts: &Facts) -> Vec<Step> {
        Step::ALL.iter().copied().filter(|step| offer(self, *step, facts, today).is_ok()).collect()
    }

    /// The event that `command` causes, or why it may not happen.
    ///
    /// # Errors
    /// A [`Refusal`] that names what to do instead.
    pub fn decide(&self, command: Command, today: Date, facts: &Facts) -> Result<Event, Refusal> {
        let step = command.step();
        let on = command.on();
        if on > today {
            return Err(Refusal::DatedInFuture { on, today });
        }
        offer(self, step, facts, on)?;
        if let Some(last) = self.stage.in_force_since()
            && on < last
        {
            return Err(Refusal::BeforeLastStep { on, last });
        }
        match command {
            Command::Share { on } => Ok(Event::Shared { on }),
            Command::Submit { on, submission } => {
                if let Some(locked) = self.locked().find(|locked| locked.contradicts(submission.version)) {
                    return Err(Refusal::VersionLocked { locked });
                }
                if submission.approvers.is_empty() || submission.approvers.iter().any(|name| name.trim().is_empty()) {
                    return Err(Refusal::NameMissing { step });
                }
                Ok(Event::Submitted { on, submission: Arc::new(submission) })
            }
            Command::TurnDown { on, by, verdict, reason } => {
                let no = match verdict {
                    Verdict::Rejected => approval::Command::Reject { reason },
                    Verdict::Returned => approval::Command::Return { reason },
                };
                self.decide_approval(on, &by, no, today)
            }
            Command::Approve { on, by, comment } => {
                self.decide_approval(on, &by, approval::Command::Approve { comment }, today)
            }
            Command::Reopen { on, reason } => {
                let reason = given(reason, step)?;
                let version = self.stage.version_to_sign()?;
                Ok(Event::Reopened(Reopening { on, version, reason }.into()))
            }
            Command::Sign { signature } => {
                if signature.signer.trim().is_empty() {
                    return Err(Refusal::NameMissing { step });
                }
                self.stage.accepts(&signature)?;
                Ok(Event::Signed { signature: Arc::new(signature) })
            }
            Command::MeetCondition { on, evidence } => Ok(Event::ConditionMet { on, evidence: given(evidence, step)? }),
            Command::Suspend { on, until: Some(last), .. } if last < on => Err(Refusal::SuspensionEndsFirst { on }),
            Command::Suspend { ground: SuspensionGround::Other, note, .. } if note.trim().is_empty() => {
                Err(Refusal::ReasonMissing { step })
            }
            Command::Suspend { on, ground, note, until } => Ok(Event::Suspended { on, ground, note, until }),
            Command::Resume { on, note } => Ok(Event::Resumed { on, note }),
            Command::Renew { on, months } => renew::renewed(on, months, facts),
            Command::DeclineRenewal { on, notice_on } => renew::declined(on, notice_on, today, facts),
            Command::Terminate { termination, claim } => {
                may_terminate(self, &termination, &claim, facts)?;
                Ok(Event::Terminated { termination: Arc::new(termination) })
            }
            Command::Complete { on, by } => {
                if by.trim().is_empty() {
                    return Err(Refusal::NameMissing { step });
                }
                Ok(Event::Completed { on, by })
            }
            Command::Void { on, reason } => Ok(Event::Voided { on, reason: given(reason, step)? }),
            Command::Archive { on } => Ok(Event::Archived { on }),
            Command::SettleAnomaly { on, event, note } => {
                let note = given(note, step)?;
                if self.anomalies.iter().any(|anomaly| anomaly.event == *event) {
                    Ok(Event::AnomalySettled { on, event, note })
                } else {
                    Err(Refusal::NoSuchAnomaly)
                }
            }
        }
    }

    /// What somebody's approval makes of a command, which its own life decides.
    fn decide_approval(&self, on: Date, by: &str, command: approval::Command, today: Date) -> Result<Event, Refusal> {
        let (version, by, done) = self.stage.decide_approval(by, Entry::new(on, command), today)?;
        let no = |by, verdict, reason| Event::TurnedDown(Rejection { on, version, by, verdict, reason }.into());
        Ok(match done {
            approval::Event::Approved { comment } => Event::Approved(Approval { on, version, by, comment }.into()),
            approval::Event::Rejected { reason } => no(by, Verdict::Rejected, reason),
            approval::Event::Returned { reason } => no(by, Verdict::Returned, reason),
            // no person asks for it: it follows from another step
            approval::Event::Cancelled { by } => return Err(Refusal::VersionLocked { locked: by }),
        })
    }

    /// The life after `event`. Cannot fail: what does not fit is kept as an anomaly.
    #[must_use]
    pub fn evolve(mut self, event: &Event) -> Self {
        self.take(event);
        self
    }

    fn take(&mut self, event: &Event) {
        if let Event::AnomalySettled { on, event, note } = event {
            self.anomalies.retain(|anomaly| anomaly.event != **event);
            self.settled.push(Settled { event: (**event).clone(), on: *on, note: note.clone() });
            return;
        }
        if let Event::Submitted { submission, .. } = event
            && self.locked().any(|locked| locked.contradicts(submission.version))
        {
            self.anomalies.push(Anomaly { event: event.clone(), found: self.stage.clone() });
            return;
        }
        let taken_back = if let Stage::ToSign { submission, signatures } = &self.stage
            && matches!(event, Event::Reopened(_) | Event::Voided { .. })
        {
            Some((submission.version, signatures.clone()))
        } else {
            None
        };
        if !self.stage.step(event) {
            self.anomalies.push(Anomaly { event: event.clone(), found: self.stage.clone() });
            return;
        }
        if let Some((version, signatures)) = taken_back {
            if !self.taken_back.contains(&version) {
                self.taken_back.push(version);
            }
            self.superseded.extend(signatures);
        }
        if let Event::RenewalDecided { decision } = event {
            self.renewals.push(*decision);
        }
    }
}

/// What the contract is on `as_of`, given its events in the order of their stamps and the facts around it. Total: any events,
/// any facts, any day (`domain.md` 5.11, 11).
pub fn status(events: &[Event], facts: &Facts, as_of: Date) -> ContractStatus {
    Life::known_on(events, as_of).status(facts, as_of)
}

fn given(text: String, step: Step) -> Result<String, Refusal> {
    if text.trim().is_empty() { Err(Refusal::ReasonMissing { step }) } else { Ok(text) }
}
