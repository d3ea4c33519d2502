//! What can be changed in many tasks at once.

use leptos::prelude::*;

use crate::domain::bulk::TaskChange;
use crate::domain::date::Date;
use crate::domain::id::TaskId;
use crate::domain::task::{Priority, Task};
use crate::i18n::Text;
use crate::state::{App, use_app};
use crate::ui::widgets::chosen::{Answer, Answered, BulkAsk, BulkAsks, ChosenBar};
use crate::ui::widgets::selection::Selection;
use crate::ui::widgets::whose::owners;

/// The priorities, by their names in the form.
const PRIORITIES: [(&str, Priority); 3] =
    [("high", Priority::High), ("normal", Priority::Normal), ("low", Priority::Low)];

/// The bar at the foot of the list.
#[component]
pub(super) fn TaskBulk(selection: Selection<TaskId>) -> impl IntoView {
    let app = use_app();
    let act = Callback::new(move |answered| change(app, answered));
    view! {
        <ChosenBar selection back="#new-task">
            <BulkAsks selection asks=asks(app) act />
        </ChosenBar>
    }
}

fn asks(app: App) -> Vec<BulkAsk> {
    let priorities = Signal::derive(move || {
        let text = app.text();
        PRIORITIES.map(|(name, it)| (name.to_owned(), text.task_priority_words(it).to_owned())).to_vec()
    });
    vec![
        BulkAsk { name: "assignee", words: Text::task_assignee, answer: Answer::Words(owners(app)) },
        BulkAsk { name: "due", words: Text::task_due, answer: Answer::Day },
        BulkAsk { name: "priority", words: Text::task_priority, answer: Answer::Choice(priorities) },
    ]
}

fn change(app: App, (ask, answer, ids): Answered<TaskId>) {
    let change = match ask {
        "assignee" => TaskChange::Assignee(answer),
        "due" => TaskChange::Due(Date::parse(&answer).ok()),
        _ => {
            let priority = PRIORITIES.into_iter().find(|(name, _)| *name == answer).map(|(_, it)| it);
            TaskChange::Priority(priority.unwrap_or_default())
        }
    };
    app.change_rows(ids, move |it: &Task| change.applied(it));
}
