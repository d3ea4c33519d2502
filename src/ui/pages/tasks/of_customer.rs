//! The open tasks of a customer, on its page.

use std::sync::Arc;

use leptos::prelude::*;

use super::item::task_row;
use crate::domain::id::CustomerId;
use crate::state::{Layer, Sheet, use_app};

/// The part of the page.
#[component]
pub(in crate::ui) fn TasksOf(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.tasks_of(id));
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
            </Show>
        </section>
    }
}
