//! The file: chosen, being read, or refused.

use leptos::html::Input;
use leptos::prelude::*;

use crate::state::{Stage, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;

/// The button that chooses a file, and goes where it is looked at.
#[component]
pub(in crate::ui) fn FilePick(
    /// Whether it is what the page is about.
    main: bool,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let file = NodeRef::<Input>::new();
    let words = move || if main { app.text().together_choose() } else { app.text().together_another() };
    view! {
        <input
            class="unseen"
            id="book-file"
            type="file"
            accept=".json,.age,application/json"
            node_ref=file
            tabindex="-1"
            aria-label=words
            on:change=move |_| {
                if let Some(chosen) = file.get().and_then(|input| input.files()).and_then(|files| files.get(0)) {
                    app.take_file(chosen);
                    router.go(&Route::Together);
                }
            }
        />
        <button
            class="button"
            type="button"
            data-kind=if main { "main" } else { "quiet" }
            on:click=move |_| {
                if let Some(file) = file.get() {
                    file.set_value("");
                    file.click();
                }
            }
        >
            {icon("file-input")}
            {words}
        </button>
    }
}

/// What is being read, or why a file cannot come in.
#[component]
pub(in crate::ui) fn FileState() -> impl IntoView {
    let app = use_app();
    move || match app.incoming.stage.get() {
        Stage::Reading { name, percent } => view! {
            <p class="incoming" role="status"><bdi>{app.text().together_reading(&name, percent)}</bdi></p>
        }
        .into_any(),
        Stage::Refused { name, why } => view! {
            <div class="incoming" role="alert" id="file-refused">
                <p>
                    <span class="status" data-tone="danger">{icon("octagon-alert")}</span>
                    <b><bdi>{name}</bdi></b>
                </p>
                <p>{why.words(app.text())}</p>
                <p class="soft">{app.text().incoming_refused()}</p>
            </div>
        }
        .into_any(),
        Stage::Writing { .. } => view! {
            <p class="incoming" role="status">{app.text().together_writing()}</p>
        }
        .into_any(),
        Stage::Idle | Stage::Shown { .. } | Stage::Done { .. } => ().into_any(),
    }
}
