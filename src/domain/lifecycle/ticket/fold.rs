//! What an event makes of a ticket.

use super::command::{Event, Step};
use super::complaint::{Acknowledgement, ComplaintFile};
use super::resolution::{CallBack, Escalation};
use super::{Stage, Ticket};
use crate::domain::calendar::moment::Moment;
use crate::domain::service_clock::{Pause, PauseEnd, PauseReason};
use crate::domain::service_credit::may_be_remedied;

impl Ticket {
    /// The ticket after `event`; `None` if it does not fit here. Whether it is a complaint does not matter.
    pub(super) fn moved(&self, at: Moment, event: &Event) -> Option<Self> {
        match (event, &self.stage) {
            (Event::Assigned { to, next_update }, Stage::New) => {
                let next_update = next_update.or(self.next_update);
                Some(Self { stage: Stage::Assigned { at }, assignee: to.clone(), next_update, ..self.clone() })
            }
            (
                Event::Assigned { to, next_update },
                Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. },
            ) => {
                let next_update = next_update.or(self.next_update);
                Some(Self { assignee: to.clone(), next_update, ..self.clone() })
            }
            (
                Event::Acknowledged { channel },
                Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. },
            ) => self.file.acknowledged.is_none().then(|| {
                let acknowledged = Some(Acknowledgement { at, channel: channel.clone() });
                self.with_file(ComplaintFile { acknowledged, ..self.file.clone() })
            }),
            (
                Event::Informed { next_update, .. },
                Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. },
            ) => Some(Self { next_update: Some(*next_update), ..self.clone() }),
            (Event::Started, Stage::Assigned { .. }) => Some(self.with(Stage::InProgress { at })),
            (Event::Assessed { assessment }, Stage::InProgress { .. }) => self
                .in_order(Step::Assess)
                .then(|| self.with_file(ComplaintFile { assessment: Some(assessment.clone()), ..self.file.clone() })),
            (Event::Investigated { investigation }, Stage::InProgress { .. }) => {
                self.in_order(Step::Investigate).then(|| {
                    self.with_file(ComplaintFile { investigation: Some(investigation.clone()), ..self.file.clone() })
                })
            }
            // another answer needs another approval
            (Event::AnswerDrafted { draft }, Stage::InProgress { .. }) => self.in_order(Step::DraftAnswer).then(|| {
                self.with_file(ComplaintFile { draft: Some(draft.clone()), approved: None, ..self.file.clone() })
            }),
            (Event::AnswerApproved { by }, Stage::InProgress { .. }) => (self.file.next() == Some(Step::ApproveAnswer))
                .then(|| self.with_file(ComplaintFile { approved: Some((at, by.clone())), ..self.file.clone() })),
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
            (
                Event::CalledBack { answer, recommendation, note },
                Stage::Resolved { at: resolved_at, resolution, call_back: before },
            ) => {
                let call_back = before.then(at, *answer, *recommendation, note.clone());
                Some(self.with(Stage::Resolved { at: *resolved_at, resolution: resolution.clone(), call_back }))
            }
            (Event::Closed { outcome }, Stage::Resolved { at: resolved_at, resolution, call_back }) => {
                Some(self.with(Stage::Closed {
                    at,
                    resolved_at: *resolved_at,
                    resolution: resolution.clone(),
                    call_back: call_back.clone(),
                    outcome: outcome.clone(),
                }))
            }
            (Event::Reopened { .. }, Stage::Resolved { at: resolved_at, .. }) => {
                let mut next = self.with(Stage::InProgress { at });
                let end = PauseEnd::At(at.max(*resolved_at));
                next.pauses.push(Pause { from: *resolved_at, end, reason: PauseReason::Solved });
                next.reopened = next.reopened.saturating_add(1);
                next.file = next.file.reopened();
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
            (Event::WorkedAround { .. }, _) => self.resolved_at().is_none().then(|| self.clone()),
            (Event::Remedied { .. }, stage) => may_be_remedied(stage).then(|| self.clone()),
            (Event::Assigned { .. } | Event::Acknowledged { .. }, Stage::Resolved { .. } | Stage::Closed { .. })
            | (Event::Informed { .. }, Stage::New | Stage::Resolved { .. } | Stage::Closed { .. })
            | (
                Event::Started,
                Stage::New
                | Stage::InProgress { .. }
                | Stage::WaitingCustomer { .. }
                | Stage::Resolved { .. }
                | Stage::Closed { .. },
            )
            | (
                Event::Assessed { .. }
                | Event::Investigated { .. }
                | Event::AnswerDrafted { .. }
                | Event::AnswerApproved { .. }
                | Event::CustomerAsked { .. }
                | Event::Resolved { .. },
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
                Event::CalledBack { .. } | Event::Closed { .. } | Event::Reopened { .. },
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

    fn with(&self, stage: Stage) -> Self {
        Self { stage, ..self.clone() }
    }

    fn with_file(&self, file: ComplaintFile) -> Self {
        Self { file, ..self.clone() }
    }

    fn in_order(&self, step: Step) -> bool {
        self.file.missing_before(step).is_none()
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
