//! Why a task is given up.

use leptos::prelude::*;

use crate::domain::id::TaskId;
use crate::domain::task::Task;
use crate::i18n::Text;
use crate::state::{Batch, Form, Problem, use_app};
use crate::ui::sheets::{ReasonSheet, keep, refuse};

/// The sheet.
#[component]
pub(in crate::ui) fn CancelSheet(id: TaskId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("task/cancel/{id}"), vec![("words", String::new())]);
    let act = Callback::new(move |reason: String| {
        let Some(task) = app.peek::<Task>(id) else { return };
        let (text, today) = (app.untracked_text(), app.today.get_untracked());
        match task.cancelled(today, &reason, today) {
            Err(refusal) => {
                let words = text.task_refusal(&refusal).to_owned();
                refuse(form, vec![Problem { field: "words", words }]);
            }
            Ok(cancelled) => {
                let batch = Batch::new().edit(Some(task.as_ref()), &cancelled);
                keep(app, form, batch, text.task_was_given_up(&task.title));
            }
        }
    });
    view! {
        <ReasonSheet form name="cancel-task-words" title=Text::task_give_up label=Text::task_give_up_why action=Text::task_give_up act />
    }
}
