//! Days of the calendar that are ours to change: of tasks, of next steps, of what we wrote down to do once under a contract, and the
//! day a deal is hoped for. Every other day follows from a contract, a quote or a clock.

use super::What;
use crate::domain::duties::record::Duty;
use crate::domain::id::{ActivityId, DutyId, OpportunityId, TaskId};

/// What has a day that we may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movable {
    /// The day by which a task is to be done.
    Task(TaskId),
    /// The day of the next step with a customer.
    Step(ActivityId),
    /// The day of the next step with an opportunity.
    ChanceStep(OpportunityId),
    /// The day an opportunity is expected to be decided.
    Close(OpportunityId),
    /// The day of a duty that was written down by hand, and is owed once: ours to change where we bear it.
    Duty(DutyId),
}

impl What {
    /// What of it is ours to move to another day; `None` where the day follows from something else.
    pub fn movable(&self) -> Option<Movable> {
        match self {
            Self::Task(id) => Some(Movable::Task(*id)),
            Self::Step(id) => Some(Movable::Step(*id)),
            Self::ChanceStep(id) => Some(Movable::ChanceStep(*id)),
            Self::Close(id) => Some(Movable::Close(*id)),
            Self::Duty { duty, .. } => Duty::written_once(duty).map(Movable::Duty),
            Self::Instalment { .. }
            | Self::Limitation { .. }
            | Self::Promised { .. }
            | Self::Earnest { .. }
            | Self::RightLapse { .. }
            | Self::PoolFall { .. }
            | Self::TakesEffect(_)
            | Self::Notice { .. }
            | Self::TermEnd { .. }
            | Self::SuspensionEnd { .. }
            | Self::ForceMajeureProof { .. }
            | Self::ForceMajeureEnd { .. }
            | Self::Cure { .. }
            | Self::Termination(_)
            | Self::Material { .. }
            | Self::Amendment { .. }
            | Self::Objection(_)
            | Self::Dispute { .. }
            | Self::SharingEnd(_)
            | Self::SharingReturn(_)
            | Self::Leak(_)
            | Self::LeakStep { .. }
            | Self::Request(_)
            | Self::QuoteEnd(_)
            | Self::EvaluationDue { .. }
            | Self::TargetEnd(_)
            | Self::Release { .. }
            | Self::UndertakingEnd(_)
            | Self::Ticket(_)
            | Self::TicketAcknowledgement(_)
            | Self::TicketAnswer(_)
            | Self::TicketWorkaround(_)
            | Self::TicketNews(_)
            | Self::CallBack(_) => None,
        }
    }
}
