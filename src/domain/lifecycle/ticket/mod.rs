//! The life of a service ticket (工单、投诉): received, assigned, worked on, resolved, called back, closed (`domain.md` 5.5). A
//! complaint is worked on in the order of [`complaint`].
//!
//! Its moments count to the minute, since service levels do. It keeps the pauses; [`crate::domain::service_clock`] reckons with them.

pub mod command;
pub mod complaint;
mod fold;
mod offer;
pub mod resolution;

use serde::{Deserialize, Serialize};

use self::command::{Command, Event, Step};
use self::complaint::ComplaintFile;
use self::offer::Barred;
use self::resolution::{CallBack, Escalation, Outcome, Resolution};
use super::life;
use super::refusal::{Refusal, name, reason};
use crate::domain::calendar::moment::Moment;
use crate::domain::date::Date;
use crate::domain::id::DisputeId;
use crate::domain::service_clock::Pause;

/// A ticket: where it stands, and what its history says besides.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ticket {
    /// Where it stands.
    pub stage: Stage,
    /// Who works on it, by name; nobody while it is new.
    pub assignee: String,
    /// When the clock stood still.
    pub pauses: Vec<Pause>,
    /// How often it was resolved and taken up again.
    pub reopened: u32,
    /// Every time it was escalated (升级).
    pub escalations: Vec<Escalation>,
    /// The dispute that came of it, if one was opened.
    pub dispute: Option<DisputeId>,
    /// When the customer hears next how it stands, if that was promised.
    pub next_update: Option<Date>,
    /// Of a complaint: what was done about it so far.
    pub file: ComplaintFile,
}

/// Where a ticket stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 已受理.
    #[default]
    New,
    /// 已分派.
    Assigned {
        /// Since when.
        at: Moment,
    },
    /// 处理中.
    InProgress {
        /// Since when.
        at: Moment,
    },
    /// The customer was asked for something; the clock stands still (待客户).
    WaitingCustomer {
        /// Since when.
        at: Moment,
        /// For what.
        question: String,
    },
    /// 已解决.
    Resolved {
        /// When.
        at: Moment,
        /// How.
        resolution: Resolution,
        /// What the customer said to it.
        call_back: CallBack,
    },
    /// 已关闭.
    Closed {
        /// When.
        at: Moment,
        /// When it had been resolved.
        resolved_at: Moment,
        /// How it was resolved.
        resolution: Resolution,
        /// What the customer said to it.
        call_back: CallBack,
        /// What the customer made of it in the end.
        outcome: Outcome,
    },
}

/// What a ticket needs for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// A complaint is not closed without these.
    ComplaintIncomplete {
        /// What is missing.
        missing: Vec<ComplaintPart>,
    },
    /// A complaint is told to the customer again by a day: say by which.
    NextUpdateMissing,
    /// Only complaints have this step.
    ComplaintsOnly,
    /// The customer may still answer.
    AnswerAwaited {
        /// Until when; `None` where the contract sets no such time, so that only an answer closes it.
        until: Option<Moment>,
    },
    /// Who was not reached said nothing of a recommendation.
    NotReached,
    /// A dispute is for a customer who said that it is not satisfied.
    NotUnsatisfied,
    /// A dispute about it is open already.
    DisputeOpened {
        /// The dispute.
        dispute: DisputeId,
    },
}

/// What a complaint needs before it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintPart {
    /// What caused it.
    Cause,
    /// What was done.
    CorrectiveAction,
    /// What the customer said.
    CallBack,
}

/// What a ticket is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketKind {
    /// 咨询.
    Question,
    /// 服务.
    Service,
    /// 投诉.
    Complaint,
    /// 反馈.
    Feedback,
}

/// What a decision needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// What it is about.
    pub kind: TicketKind,
    /// When the time for the customer's answer runs out, reckoned from the decision (S4 `auto_close`, 10 working days unless
    /// agreed otherwise); `None` before a decision, and where no such time was agreed.
    pub answer_until: Option<Moment>,
}

impl Ticket {
    /// When it was resolved, if it is: where the service clock stops.
    pub const fn resolved_at(&self) -> Option<Moment> {
        match &self.stage {
            Stage::Resolved { at, .. } => Some(*at),
            Stage::Closed { resolved_at, .. } => Some(*resolved_at),
            Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => None,
        }
    }

    fn refused(&self, barred: Barred) -> Refusal<Self> {
        match barred {
            Barred::First(step) => Refusal::first(step),
            Barred::Past => Refusal::past(self),
            Barred::Ended => Refusal::ended(self),
            Barred::Guard(guard) => Refusal::Guard(guard),
            Barred::ReasonMissing => Refusal::ReasonMissing,
        }
    }

    /// Whether it was ever escalated.
    pub fn is_escalated(&self) -> bool {
        !self.escalations.is_empty()
    }
}

impl life::Stage for Ticket {
    type When = Moment;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Facts;

    const STEPS: &'static [Step] = &[
        Step::Assign,
        Step::Acknowledge,
        Step::Inform,
        Step::Start,
        Step::Assess,
        Step::Investigate,
        Step::DraftAnswer,
        Step::ApproveAnswer,
        Step::AskCustomer,
        Step::Resume,
        Step::Resolve,
        Step::CallBack,
        Step::Close,
        Step::Reopen,
        Step::Escalate,
        Step::OpenDispute,
    ];

    fn step(command: &Command) -> Step {
        match command {
            Command::Assign { .. } => Step::Assign,
            Command::Acknowledge { .. } => Step::Acknowledge,
            Command::Inform { .. } => Step::Inform,
            Command::Start => Step::Start,
            Command::Assess { .. } => Step::Assess,
            Command::Investigate { .. } => Step::Investigate,
            Command::DraftAnswer { .. } => Step::DraftAnswer,
            Command::ApproveAnswer { .. } => Step::ApproveAnswer,
            Command::AskCustomer { .. } => Step::AskCustomer,
            Command::Resume => Step::Resume,
            Command::Resolve { .. } => Step::Resolve,
            Command::CallBack { .. } => Step::CallBack,
            Command::Close { .. } => Step::Close,
            Command::Reopen { .. } => Step::Reopen,
            Command::Escalate { .. } => Step::Escalate,
            Command::OpenDispute { .. } => Step::OpenDispute,
        }
    }

    fn since(&self) -> Option<Moment> {
        match &self.stage {
            Stage::New => None,
            Stage::Assigned { at }
            | Stage::InProgress { at }
            | Stage::WaitingCustomer { at, .. }
            | Stage::Resolved { at, .. }
            | Stage::Closed { at, .. } => Some(*at),
        }
    }

    fn offer(&self, step: Step, _on: Moment, facts: &Facts) -> Result<(), Refusal<Self>> {
        self.may_take(step, facts).map_err(|barred| self.refused(barred))
    }

    fn accept(&self, on: Moment, command: Command, facts: &Facts) -> Result<Event, Refusal<Self>> {
        let complaint = facts.kind == TicketKind::Complaint;
        match command {
            Command::Assign { to, next_update } => match next_update {
                None if complaint => Err(Refusal::Guard(Guard::NextUpdateMissing)),
                None | Some(_) => Ok(Event::Assigned { to: name(to)?, next_update }),
            },
            Command::Acknowledge { channel } => Ok(Event::Acknowledged { channel: name(channel)? }),
            Command::Inform { note, next_update } => Ok(Event::Informed { note: reason(note)?, next_update }),
            Command::Start => Ok(Event::Started),
            Command::Assess { assessment } if assessment.impact.trim().is_empty() => Err(Refusal::ReasonMissing),
            Command::Assess { assessment } => Ok(Event::Assessed { assessment }),
            Command::Investigate { investigation } if investigation.facts.trim().is_empty() => {
                Err(Refusal::ReasonMissing)
            }
            Command::Investigate { investigation } => Ok(Event::Investigated { investigation }),
            Command::DraftAnswer { draft } if draft.cause.trim().is_empty() || draft.remedy.trim().is_empty() => {
                Err(Refusal::ReasonMissing)
            }
            Command::DraftAnswer { draft } => Ok(Event::AnswerDrafted { draft }),
            Command::ApproveAnswer { by } => Ok(Event::AnswerApproved { by: name(by)? }),
            Command::AskCustomer { question } => Ok(Event::CustomerAsked { question: reason(question)? }),
            Command::Resume => Ok(Event::Resumed),
            Command::Resolve { resolution } if complaint && resolution.answer.trim().is_empty() => {
                Err(Refusal::ReasonMissing)
            }
            Command::Resolve { resolution } => Ok(Event::Resolved { resolution }),
            Command::CallBack { answer, recommendation: Some(_), .. } if answer.rating().is_none() => {
                Err(Refusal::Guard(Guard::NotReached))
            }
            Command::CallBack { answer, recommendation, note } => {
                Ok(Event::CalledBack { answer, recommendation, note })
            }
            Command::Close { outcome } => {
                Self::may_end(&outcome, on, facts).map_err(|barred| self.refused(barred))?;
                Ok(Event::Closed { outcome })
            }
            Command::Reopen { reason: why } => Ok(Event::Reopened { reason: reason(why)? }),
            Command::Escalate { to, reason: why } => Ok(Event::Escalated { to: name(to)?, reason: reason(why)? }),
            Command::OpenDispute { dispute } => Ok(Event::DisputeOpened { dispute }),
        }
    }

    fn after(&self, on: Moment, event: &Event) -> Option<Self> {
        self.moved(on, event)
    }
}
