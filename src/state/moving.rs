//! Moves days of the calendar that are ours to change.

use super::app::App;
use super::batch::Batch;
use crate::domain::activity::Activity;
use crate::domain::agenda::{Movable, What};
use crate::domain::contract::party::Who;
use crate::domain::date::Date;
use crate::domain::duties::record::Duty;
use crate::domain::opportunity::Opportunity;
use crate::domain::task::Task;

impl App {
    /// What may be moved to another day, if it may. A step that comes again and again is planned anew in its form, where one
    /// sees how often.
    pub fn movable(self, what: &What) -> Option<Movable> {
        what.movable().filter(|it| match it {
            Movable::Step(id) => self.peek::<Activity>(*id).is_some_and(|it| it.repeats.is_none()),
            // what the other side bears by a day was settled with it
            Movable::Duty(id) => self.peek::<Duty>(*id).is_some_and(|it| it.bearer == Who::Us),
            Movable::Task(_) | Movable::ChanceStep(_) | Movable::Close(_) => true,
        })
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
            Movable::Duty(id) => {
                let duty = self.peek::<Duty>(id).filter(|it| it.due != Some(day))?;
                let moved = Duty { due: Some(day), ..(*duty).clone() };
                Some(Batch::new().edit(Some(&*duty), &moved))
            }
        }
    }
}
