//! Days of the calendar that are ours to change: of tasks, of next steps, and the day a deal is hoped for. Every other day
//! follows from a contract, a quote or a clock.

use super::app::App;
use super::batch::Batch;
use crate::domain::activity::Activity;
use crate::domain::agenda::What;
use crate::domain::date::Date;
use crate::domain::id::{ActivityId, OpportunityId, TaskId};
use crate::domain::opportunity::Opportunity;
use crate::domain::task::Task;

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
}

impl App {
    /// What may be moved to another day, if it may. A step that comes again and again is planned anew in its form, where one
    /// sees how often.
    pub fn movable(self, what: &What) -> Option<Movable> {
        match what {
            What::Task(id) => Some(Movable::Task(*id)),
            What::Step(id) => self.peek::<Activity>(*id).filter(|it| it.repeats.is_none()).map(|_| Movable::Step(*id)),
            What::ChanceStep(id) => Some(Movable::ChanceStep(*id)),
            What::Close(id) => Some(Movable::Close(*id)),
            What::Instalment { .. }
            | What::Limitation { .. }
            | What::Earnest { .. }
            | What::RightLapse { .. }
            | What::PoolFall { .. }
            | What::TakesEffect(_)
            | What::Notice { .. }
            | What::TermEnd { .. }
            | What::SuspensionEnd { .. }
            | What::ForceMajeureProof { .. }
            | What::ForceMajeureEnd { .. }
            | What::Cure { .. }
            | What::Termination(_)
            | What::Duty { .. }
            | What::Material { .. }
            | What::Amendment { .. }
            | What::Objection(_)
            | What::Dispute { .. }
            | What::SharingEnd(_)
            | What::SharingReturn(_)
            | What::Leak(_)
            | What::LeakStep { .. }
            | What::Request(_)
            | What::QuoteEnd(_)
            | What::EvaluationDue { .. }
            | What::TargetEnd(_)
            | What::Release { .. }
            | What::UndertakingEnd(_)
            | What::Ticket(_)
            | What::TicketAcknowledgement(_)
            | What::TicketAnswer(_)
            | What::TicketWorkaround(_)
            | What::TicketNews(_)
            | What::CallBack(_) => None,
        }
    }

    /// The change that moves it to `day`; `None` if it is there already, or is gone.
    pub fn moved_to_day(self, what: Movable, day: Date) -> Option<Batch> {
        match what {
            Movable::Task(id) => {
                let task = self.peek::<Task>(id).filter(|it| it.due != Some(day))?;
                let mut moved = (*task).clone();
                moved.fall_due(Some(day));
                Some(Batch::new().edit(Some(&*task), &moved))
            }
            Movable::Step(id) => {
                let step = self.peek::<Activity>(id).filter(|it| it.next_on != Some(day))?;
                let moved = Activity { next_on: Some(day), ..(*step).clone() };
                Some(Batch::new().edit(Some(&*step), &moved))
            }
            Movable::ChanceStep(id) => {
                let chance = self.peek::<Opportunity>(id).filter(|it| it.next_on != Some(day))?;
                let moved = Opportunity { next_on: Some(day), ..(*chance).clone() };
                Some(Batch::new().edit(Some(&*chance), &moved))
            }
            Movable::Close(id) => {
                let chance = self.peek::<Opportunity>(id).filter(|it| it.expected_close != Some(day))?;
                let moved = Opportunity { expected_close: Some(day), ..(*chance).clone() };
                Some(Batch::new().edit(Some(&*chance), &moved))
            }
        }
    }
}
