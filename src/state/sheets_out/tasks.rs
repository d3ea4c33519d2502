//! What is to be done, and what was.

use leptos::prelude::untrack;

use super::SheetForm;
use crate::domain::activity::Activity;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::task::TaskStatus;
use crate::domain::opportunity::Opportunity;
use crate::domain::task::Task;
use crate::state::app::App;
use crate::sync::list::sheets::tasks::{TASKS, TaskRow};

/// Something on the list of what is to be done.
#[derive(Debug, Clone, Copy)]
pub enum ToDo<'a> {
    /// A task.
    Task(&'a Task),
    /// The step that was agreed with a customer, with the day it is due.
    Step(Date, &'a Activity),
}

impl App {
    /// Hands out these in their order, each as it stands on the date looked at.
    pub fn export_tasks(self, all: &[ToDo<'_>], form: SheetForm) {
        let text = self.untracked_text();
        let as_of = untrack(|| self.as_of());
        let chance = |id: OpportunityId| self.peek::<Opportunity>(id).map(|it| it.name.clone());
        let row = |it: &ToDo<'_>| match *it {
            ToDo::Task(task) => {
                let contract = task.contract.and_then(|id| self.peek::<ContractBrief>(id)).map(|it| it.number.clone());
                TaskRow {
                    what: task.title.clone(),
                    customer: task.customer.map(|id| self.called(id)).unwrap_or_default(),
                    about: contract.or_else(|| task.opportunity.and_then(chance)).unwrap_or_default(),
                    due: task.due,
                    owner: untrack(|| self.doer_of(task)),
                    priority: text.task_priority_words(task.priority).to_owned(),
                    repeats: task.repeats.map(|it| text.repetition(it)).unwrap_or_default(),
                    state: match task.status(as_of) {
                        TaskStatus::Open(_) => text.task_open_state().to_owned(),
                        TaskStatus::Done | TaskStatus::Cancelled => text.task_stage(&task.stage),
                    },
                    note: task.note.clone(),
                }
            }
            ToDo::Step(day, step) => {
                let keeper = Some(self.peek_followed_owner(step)).filter(|it| !it.is_empty());
                let next = if step.next.is_empty() { text.activity_step_unnamed() } else { &step.next };
                TaskRow {
                    what: next.to_owned(),
                    customer: self.peek_followed_name(step),
                    about: step.opportunity.and_then(chance).unwrap_or_default(),
                    due: Some(day),
                    owner: keeper.unwrap_or_else(|| step.by.clone()),
                    priority: String::new(),
                    repeats: step.repeats.map(|it| text.repetition(it)).unwrap_or_default(),
                    state: text.task_open_state().to_owned(),
                    note: step.content.clone(),
                }
            }
        };
        let rows: Vec<TaskRow> = all.iter().map(row).collect();
        self.export_rows(&TASKS, &rows, form, text.places_tasks(), text.sheet_tasks_file());
    }
}
