//! The open tasks of a customer, on its page.

use std::sync::Arc;

use leptos::prelude::*;

use super::item::task_row;
use crate::domain::id::CustomerId;
use crate::i18n::Text;
use crate::state::{Layer, Sheet, ToDo, use_app};
use crate::ui::widgets::list_export::{Handout, ListExport};

/// The part of the page.
#[component]
pub(in crate::ui) fn TasksOf(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.tasks_of(id));
    let sheet = Handout {
        name: "tasks",
        words: Text::places_tasks,
        act: Callback::new(move |form| {
            all.with_untracked(|all| app.export_tasks(&all.iter().map(|it| ToDo::Task(it)).collect::<Vec<_>>(), form));
        }),
    };
    view! {
        <section class="rec__part" id="tasks" aria-label=move || app.text().tasks()>
            <div class="section__head">
                <h2>{move || app.text().tasks()}</h2>
                <button
                    class="button section__act"
                    data-kind="word"
                    id="new-customer-task"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Task(Some(id), None))))
                >
                    {move || app.text().task_new()}
                </button>
            </div>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().tasks_of_customer_empty()}</p> }
            >
                <ul class="rows">
                    <For each=move || all.get() key=|it| Arc::as_ptr(it).addr() children=move |it| task_row(app, it, false, None) />
                </ul>
                <p class="list__more"><ListExport name="export-customer-tasks" sheets=vec![sheet] kind="word" /></p>
            </Show>
        </section>
    }
}
