//! Which steps a ticket offers, and why not the others.

use super::command::Step;
use super::resolution::{Answer, CallBack, Outcome, Resolution};
use super::{ComplaintPart, Facts, Guard, Stage, Ticket, TicketKind};
use crate::domain::calendar::moment::Moment;

/// Why a step may not be taken, without the ticket itself.
pub(super) enum Barred {
    /// This step comes first.
    First(Step),
    /// The ticket is past it.
    Past,
    /// The ticket is closed.
    Ended,
    /// A condition is not met.
    Guard(Guard),
    /// Words are missing.
    ReasonMissing,
}

impl Ticket {
    /// Whether `step` may be taken, apart from what is typed in for it.
    pub(super) fn may_take(&self, step: Step, facts: &Facts) -> Result<(), Barred> {
        let complaint = facts.kind == TicketKind::Complaint;
        match step {
            Step::Assign | Step::Escalate => self.while_open(step),
            Step::Acknowledge => self.acknowledge(),
            Step::Inform => match &self.stage {
                Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => Ok(()),
                Stage::New => Err(Barred::First(Step::Assign)),
                Stage::Resolved { .. } => Err(Barred::First(Step::Reopen)),
                Stage::Closed { .. } => Err(Barred::Ended),
            },
            Step::Start => match &self.stage {
                Stage::Assigned { .. } => Ok(()),
                Stage::New => Err(Barred::First(Step::Assign)),
                Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => Err(Barred::Past),
                Stage::Resolved { .. } => Err(Barred::First(Step::Reopen)),
                Stage::Closed { .. } => Err(Barred::Ended),
            },
            Step::Assess | Step::Investigate | Step::DraftAnswer | Step::ApproveAnswer => {
                self.file_step(step, complaint)
            }
            Step::AskCustomer => match &self.stage {
                Stage::WaitingCustomer { .. } => Err(Barred::Past),
                Stage::New
                | Stage::Assigned { .. }
                | Stage::InProgress { .. }
                | Stage::Resolved { .. }
                | Stage::Closed { .. } => self.at_work(),
            },
            Step::Resume => match &self.stage {
                Stage::WaitingCustomer { .. } => Ok(()),
                Stage::InProgress { .. } => Err(Barred::First(Step::AskCustomer)),
                Stage::New | Stage::Assigned { .. } | Stage::Resolved { .. } | Stage::Closed { .. } => self.at_work(),
            },
            Step::Resolve => match &self.stage {
                Stage::Resolved { .. } => Err(Barred::Past),
                Stage::InProgress { .. } if complaint => {
                    self.file.missing_before(step).map_or(Ok(()), |missing| Err(Barred::First(missing)))
                }
                Stage::New
                | Stage::Assigned { .. }
                | Stage::InProgress { .. }
                | Stage::WaitingCustomer { .. }
                | Stage::Closed { .. } => self.at_work(),
            },
            Step::CallBack | Step::Reopen | Step::Close => self.once_resolved(step, facts.kind),
            Step::OpenDispute => match &self.stage {
                Stage::Resolved { .. } | Stage::Closed { .. } => self.may_open_dispute().map_err(Barred::Guard),
                Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => {
                    self.once_resolved(step, facts.kind)
                }
            },
        }
    }

    fn while_open(&self, step: Step) -> Result<(), Barred> {
        match &self.stage {
            Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => Ok(()),
            Stage::Resolved { .. } if step == Step::Escalate => Ok(()),
            Stage::Resolved { .. } => Err(Barred::First(Step::Reopen)),
            Stage::Closed { .. } => Err(Barred::Ended),
        }
    }

    /// Once is enough, and after the decision it is too late.
    fn acknowledge(&self) -> Result<(), Barred> {
        match &self.stage {
            Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. }
                if self.file.acknowledged.is_none() =>
            {
                Ok(())
            }
            Stage::Closed { .. } => Err(Barred::Ended),
            Stage::New
            | Stage::Assigned { .. }
            | Stage::InProgress { .. }
            | Stage::WaitingCustomer { .. }
            | Stage::Resolved { .. } => Err(Barred::Past),
        }
    }

    /// A step of the file of a complaint, in its order; all but the approval may be taken again.
    fn file_step(&self, step: Step, complaint: bool) -> Result<(), Barred> {
        match &self.stage {
            Stage::Closed { .. } => Err(Barred::Ended),
            Stage::Resolved { .. } => Err(Barred::First(Step::Reopen)),
            Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. }
                if !complaint =>
            {
                Err(Barred::Guard(Guard::ComplaintsOnly))
            }
            Stage::InProgress { .. } => match self.file.missing_before(step) {
                Some(missing) => Err(Barred::First(missing)),
                None if step == Step::ApproveAnswer && self.file.approved.is_some() => Err(Barred::Past),
                None => Ok(()),
            },
            Stage::New | Stage::Assigned { .. } | Stage::WaitingCustomer { .. } => self.at_work(),
        }
    }

    /// What is done while somebody works on it.
    fn at_work(&self) -> Result<(), Barred> {
        match &self.stage {
            Stage::New => Err(Barred::First(Step::Assign)),
            Stage::Assigned { .. } => Err(Barred::First(Step::Start)),
            Stage::InProgress { .. } => Ok(()),
            Stage::WaitingCustomer { .. } => Err(Barred::First(Step::Resume)),
            Stage::Resolved { .. } => Err(Barred::First(Step::Reopen)),
            Stage::Closed { .. } => Err(Barred::Ended),
        }
    }

    /// What is done once it is resolved.
    fn once_resolved(&self, step: Step, kind: TicketKind) -> Result<(), Barred> {
        match &self.stage {
            Stage::New => Err(Barred::First(Step::Assign)),
            Stage::Assigned { .. } => Err(Barred::First(Step::Start)),
            Stage::InProgress { .. } => Err(Barred::First(Step::Resolve)),
            Stage::WaitingCustomer { .. } => Err(Barred::First(Step::Resume)),
            Stage::Resolved { resolution, call_back, .. } if step == Step::Close => {
                complete(kind, resolution, call_back).map_err(Barred::Guard)
            }
            Stage::Resolved { .. } => Ok(()),
            Stage::Closed { .. } => Err(Barred::Ended),
        }
    }

    /// Whether it may be closed like this: who does not accept hears what else there is, and silence is an answer once the time
    /// for one is over.
    pub(super) fn may_end(outcome: &Outcome, on: Moment, facts: &Facts) -> Result<(), Barred> {
        match outcome {
            Outcome::NotAccepted { options } if options.trim().is_empty() => Err(Barred::ReasonMissing),
            Outcome::Accepted | Outcome::NotAccepted { .. } => Ok(()),
            Outcome::NoAnswer => match facts.answer_until {
                Some(until) if on > until => Ok(()),
                until => Err(Barred::Guard(Guard::AnswerAwaited { until })),
            },
        }
    }

    fn call_back(&self) -> &CallBack {
        match &self.stage {
            Stage::Resolved { call_back, .. } | Stage::Closed { call_back, .. } => call_back,
            Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => {
                &CallBack::NotMade
            }
        }
    }

    /// Whether a dispute may follow: the customer rated the solution 1 or 2 or did not accept it, and there is none yet.
    fn may_open_dispute(&self) -> Result<(), Guard> {
        if let Some(dispute) = self.dispute {
            return Err(Guard::DisputeOpened { dispute });
        }
        if matches!(self.stage, Stage::Closed { outcome: Outcome::NotAccepted { .. }, .. }) {
            return Ok(());
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
