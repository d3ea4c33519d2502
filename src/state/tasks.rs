//! Tasks: those of a customer, and the changes that say one is done or given up.

use std::sync::Arc;

use leptos::prelude::GetUntracked;

use super::app::App;
use super::batch::Batch;
use super::notice::{Tone, UndoOffer};
use crate::domain::id::{CustomerId, OpportunityId};
use crate::domain::lifecycle::due::Dueness;
use crate::domain::task::{Task, in_order};

impl App {
    /// The open tasks of a customer as of the date looked at, in their order; the reader runs again when any task changes.
    pub fn tasks_of(self, customer: CustomerId) -> Vec<Arc<Task>> {
        let as_of = self.as_of();
        let class = self.standing_for(customer);
        let mut all = self.watch_all::<Task>();
        all.retain(|it| it.customer.is_some_and(|id| class.contains(&id)) && it.open(as_of).is_some());
        in_order(&mut all);
        all
    }

    /// The tasks that are due by the date looked at, in their order.
    pub fn due_tasks(self) -> Vec<Arc<Task>> {
        let as_of = self.as_of();
        let mut all = self.watch_all::<Task>();
        all.retain(|it| matches!(it.open(as_of), Some(Dueness::Overdue { .. } | Dueness::DueToday)));
        in_order(&mut all);
        all
    }

    /// Who does a task: whoever is named, else who looks after its customer. The reader follows the customer.
    pub fn doer_of(self, task: &Task) -> String {
        if !task.assignee.is_empty() {
            return task.assignee.clone();
        }
        task.customer.and_then(|id| self.party(id)).map(|it| it.owner.clone()).unwrap_or_default()
    }

    /// An opportunity goes: the tasks that were part of it stay, and are part of none.
    pub fn free_tasks_of(self, opportunity: OpportunityId, batch: Batch) -> Batch {
        let all = self.peek_all::<Task>();
        let part = all.iter().filter(|it| it.opportunity == Some(opportunity));
        part.fold(batch, |batch, it| batch.edit(Some(Arc::as_ref(it)), &Task { opportunity: None, ..Task::clone(it) }))
    }

    /// Says that a task is done today, by who uses this copy or else by who was to do it; what repeats comes again in the same step. `then` runs once it is on disk.
    pub fn finish_task(self, task: &Task, then: impl FnOnce() + 'static) {
        let (text, today) = (self.untracked_text(), self.today.get_untracked());
        let by = [self.person(), task.assignee.clone()];
        let by = by.into_iter().find(|it| !it.trim().is_empty()).unwrap_or_default();
        match task.done(today, &by, today) {
            Err(refusal) => self.say(text.task_refusal(&refusal), Tone::Trouble, UndoOffer::None),
            Ok((done, next)) => {
                let mut batch = Batch::new().edit(Some(task), &done);
                let mut said = text.task_was_done(&task.title);
                // a round that another copy made already is there
                if let Some(next) = next {
                    let day = next.due.map(|day| text.short_date(day, today)).unwrap_or_default();
                    said = text.task_comes_again(&task.title, &day);
                    if self.peek::<Task>(next.id).is_none() {
                        batch = batch.edit(None, &next);
                    }
                }
                self.save(batch, said, then);
            }
        }
    }
}
