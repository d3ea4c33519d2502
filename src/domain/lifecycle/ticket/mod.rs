//! The life of a service ticket (工单、投诉): received, assigned, worked on, resolved, called back, closed (`domain.md` 5.5).
//!
//! Its moments count to the minute, since service levels do. It keeps the pauses; [`crate::domain::service_clock`] reckons with them.

pub mod command;
pub mod resolution;

use serde::{Deserialize, Serialize};

use self::command::{Command, Event, Step};
use self::resolution::{Answer, CallBack, Escalation, Resolution};
use super::life;
use super::refusal::{Refusal, name, reason};
use crate::domain::calendar::moment::Moment;
use crate::domain::id::DisputeId;
use crate::domain::service_clock::{Pause, PauseEnd, PauseReason};

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

impl Ticket {
    /// When it was resolved, if it is: where the service clock stops.
    pub const fn resolved_at(&self) -> Option<Moment> {
        match &self.stage {
            Stage::Resolved { at, .. } => Some(*at),
            Stage::Closed { resolved_at, .. } => Some(*resolved_at),
            Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => None,
        }
    }

    /// Whether it was ever escalated.
    pub fn is_escalated(&self) -> bool {
        !self.escalations.is_empty()
    }

    fn call_back(&self) -> &CallBack {
        match &self.stage {
            Stage::Resolved { call_back, .. } | Stage::Closed { call_back, .. } => call_back,
            Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => {
                &CallBack::NotMade
            }
        }
    }

    /// Whether a dispute may follow: the customer rated the solution 1 or 2 and there is none yet.
    fn may_open_dispute(&self) -> Result<(), Guard> {
        if let Some(dispute) = self.dispute {
            return Err(Guard::DisputeOpened { dispute });
        }
        match self.call_back() {
            CallBack::Made { answer: Answer::VeryUnsatisfied | Answer::Unsatisfied, .. } => Ok(()),
            CallBack::Made {
                answer: Answer::NotReached | Answer::Neutral | Answer::Satisfied | Answer::VerySatisfied,
                ..
            }
            | CallBack::NotMade => Err(Guard::NotUnsatisfied),
        }
    }

    fn with(&self, stage: Stage) -> Self {
        Self { stage, ..self.clone() }
    }

    fn end_pause(&self, on: Moment) -> Vec<Pause> {
        let end = |pause: &Pause| match pause.end {
            // copies joined: an answer entered with an earlier minute than the question ends the pause at once
            PauseEnd::Open => Pause { end: PauseEnd::At(on.max(pause.from)), ..*pause },
            PauseEnd::At(_) => *pause,
        };
        self.pauses.iter().map(end).collect()
    }
}

fn complete(kind: TicketKind, resolution: &Resolution, call_back: &CallBack) -> Result<(), Guard> {
    match kind {
        TicketKind::Question | TicketKind::Service | TicketKind::Feedback => return Ok(()),
        TicketKind::Complaint => {}
    }
    let parts = [
        (ComplaintPart::Cause, resolution.cause.trim().is_empty()),
        (ComplaintPart::CorrectiveAction, resolution.corrective_action.trim().is_empty()),
        (ComplaintPart::CallBack, *call_back == CallBack::NotMade),
    ];
    let missing: Vec<_> = parts.into_iter().filter_map(|(part, absent)| absent.then_some(part)).collect();
    if missing.is_empty() { Ok(()) } else { Err(Guard::ComplaintIncomplete { missing }) }
}

impl life::Stage for Ticket {
    type When = Moment;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = TicketKind;

    const STEPS: &'static [Step] = &[
        Step::Assign,
        Step::Start,
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
            Command::Start => Step::Start,
            Command::AskCustomer { .. } => Step::AskCustomer,
            Command::Resume => Step::Resume,
            Command::Resolve { .. } => Step::Resolve,
            Command::CallBack { .. } => Step::CallBack,
            Command::Close => Step::Close,
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

    fn offer(&self, step: Step, _on: Moment, kind: &TicketKind) -> Result<(), Refusal<Self>> {
        match (step, &self.stage) {
            (
                Step::Assign,
                Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. },
            )
            | (Step::Start, Stage::Assigned { .. })
            | (Step::AskCustomer | Step::Resolve, Stage::InProgress { .. })
            | (Step::Resume, Stage::WaitingCustomer { .. })
            | (Step::CallBack | Step::Reopen, Stage::Resolved { .. })
            | (
                Step::Escalate,
                Stage::New
                | Stage::Assigned { .. }
                | Stage::InProgress { .. }
                | Stage::WaitingCustomer { .. }
                | Stage::Resolved { .. },
            ) => Ok(()),
            (Step::Close, Stage::Resolved { resolution, call_back, .. }) => {
                complete(*kind, resolution, call_back).map_err(Refusal::Guard)
            }
            (Step::OpenDispute, Stage::Resolved { .. } | Stage::Closed { .. }) => {
                self.may_open_dispute().map_err(Refusal::Guard)
            }
            (
                Step::Start
                | Step::AskCustomer
                | Step::Resume
                | Step::Resolve
                | Step::CallBack
                | Step::Close
                | Step::Reopen
                | Step::OpenDispute,
                Stage::New,
            ) => Err(Refusal::first(Step::Assign)),
            (
                Step::AskCustomer
                | Step::Resume
                | Step::Resolve
                | Step::CallBack
                | Step::Close
                | Step::Reopen
                | Step::OpenDispute,
                Stage::Assigned { .. },
            ) => Err(Refusal::first(Step::Start)),
            (Step::Resume, Stage::InProgress { .. }) => Err(Refusal::first(Step::AskCustomer)),
            (Step::CallBack | Step::Close | Step::Reopen | Step::OpenDispute, Stage::InProgress { .. }) => {
                Err(Refusal::first(Step::Resolve))
            }
            (
                Step::Resolve | Step::CallBack | Step::Close | Step::Reopen | Step::OpenDispute,
                Stage::WaitingCustomer { .. },
            ) => Err(Refusal::first(Step::Resume)),
            (Step::AskCustomer | Step::Assign | Step::Start | Step::Resume, Stage::Resolved { .. }) => {
                Err(Refusal::first(Step::Reopen))
            }
            (Step::Start, Stage::InProgress { .. } | Stage::WaitingCustomer { .. })
            | (Step::AskCustomer, Stage::WaitingCustomer { .. })
            | (Step::Resolve, Stage::Resolved { .. }) => Err(Refusal::past(self)),
            (
                Step::Assign
                | Step::Start
                | Step::AskCustomer
                | Step::Resume
                | Step::Resolve
                | Step::CallBack
                | Step::Close
                | Step::Reopen
                | Step::Escalate,
                Stage::Closed { .. },
            ) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Moment, command: Command, _kind: &TicketKind) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Assign { to } => Ok(Event::Assigned { to: name(to)? }),
            Command::Start => Ok(Event::Started),
            Command::AskCustomer { question } => Ok(Event::CustomerAsked { question: reason(question)? }),
            Command::Resume => Ok(Event::Resumed),
            Command::Resolve { resolution } => Ok(Event::Resolved { resolution }),
            Command::CallBack { answer, note } => Ok(Event::CalledBack { answer, note }),
            Command::Close => Ok(Event::Closed),
            Command::Reopen { reason: why } => Ok(Event::Reopened { reason: reason(why)? }),
            Command::Escalate { to, reason: why } => Ok(Event::Escalated { to: name(to)?, reason: reason(why)? }),
            Command::OpenDispute { dispute } => Ok(Event::DisputeOpened { dispute }),
        }
    }

    fn after(&self, on: Moment, event: &Event) -> Option<Self> {
        let at = on;
        match (event, &self.stage) {
            (Event::Assigned { to }, Stage::New) => {
                Some(Self { stage: Stage::Assigned { at }, assignee: to.clone(), ..self.clone() })
            }
            (
                Event::Assigned { to },
                Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. },
            ) => Some(Self { assignee: to.clone(), ..self.clone() }),
            (Event::Started, Stage::Assigned { .. }) => Some(self.with(Stage::InProgress { at })),
            (Event::CustomerAsked { question }, Stage::InProgress { .. }) => {
                let mut next = self.with(Stage::WaitingCustomer { at, question: question.clone() });
                next.pauses.push(Pause { from: at, end: PauseEnd::Open, reason: PauseReason::AwaitingCustomer });
                Some(next)
            }
            (Event::Resumed, Stage::WaitingCustomer { .. }) => {
                Some(Self { stage: Stage::InProgress { at }, pauses: self.end_pause(at), ..self.clone() })
            }
            (Event::Resolved { resolution }, Stage::InProgress { .. }) => {
                let resolution = resolution.clone();
                Some(self.with(Stage::Resolved { at, resolution, call_back: CallBack::NotMade }))
            }
            (Event::CalledBack { answer, note }, Stage::Resolved { at: resolved_at, resolution, .. }) => {
                let call_back = CallBack::Made { at, answer: *answer, note: note.clone() };
                Some(self.with(Stage::Resolved { at: *resolved_at, resolution: resolution.clone(), call_back }))
            }
            (Event::Closed, Stage::Resolved { at: resolved_at, resolution, call_back }) => {
                Some(self.with(Stage::Closed {
                    at,
                    resolved_at: *resolved_at,
                    resolution: resolution.clone(),
                    call_back: call_back.clone(),
                }))
            }
            (Event::Reopened { .. }, Stage::Resolved { at: resolved_at, .. }) => {
                let mut next = self.with(Stage::InProgress { at });
                let end = PauseEnd::At(at.max(*resolved_at));
                next.pauses.push(Pause { from: *resolved_at, end, reason: PauseReason::Solved });
                next.reopened = next.reopened.saturating_add(1);
                Some(next)
            }
            (
                Event::Escalated { to, reason },
                Stage::New
                | Stage::Assigned { .. }
                | Stage::InProgress { .. }
                | Stage::WaitingCustomer { .. }
                | Stage::Resolved { .. },
            ) => {
                let mut next = self.clone();
                next.escalations.push(Escalation { at, to: to.clone(), reason: reason.clone() });
                Some(next)
            }
            (Event::DisputeOpened { dispute }, Stage::Resolved { .. } | Stage::Closed { .. }) => {
                self.dispute.is_none().then(|| Self { dispute: Some(*dispute), ..self.clone() })
            }
            (Event::Assigned { .. }, Stage::Resolved { .. } | Stage::Closed { .. })
            | (
                Event::Started,
                Stage::New
                | Stage::InProgress { .. }
                | Stage::WaitingCustomer { .. }
                | Stage::Resolved { .. }
                | Stage::Closed { .. },
            )
            | (
                Event::CustomerAsked { .. } | Event::Resolved { .. },
                Stage::New
                | Stage::Assigned { .. }
                | Stage::WaitingCustomer { .. }
                | Stage::Resolved { .. }
                | Stage::Closed { .. },
            )
            | (
                Event::Resumed,
                Stage::New
                | Stage::Assigned { .. }
                | Stage::InProgress { .. }
                | Stage::Resolved { .. }
                | Stage::Closed { .. },
            )
            | (
                Event::CalledBack { .. } | Event::Closed | Event::Reopened { .. },
                Stage::New
                | Stage::Assigned { .. }
                | Stage::InProgress { .. }
                | Stage::WaitingCustomer { .. }
                | Stage::Closed { .. },
            )
            | (Event::Escalated { .. }, Stage::Closed { .. })
            | (
                Event::DisputeOpened { .. },
                Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. },
            ) => None,
        }
    }
}
