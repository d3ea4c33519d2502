//! A task named among other things.

use leptos::prelude::*;

use crate::domain::id::TaskId;
use crate::state::{App, Layer, Sheet};

/// The title of a task; pressed, it opens the task.
pub(crate) fn task_word(app: App, id: TaskId, title: String) -> impl IntoView {
    view! {
        <button
            class="button"
            data-kind="word"
            type="button"
            on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Task(None, Some(id)))))
        >
            <bdi>{title}</bdi>
        </button>
    }
}
