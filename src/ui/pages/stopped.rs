//! The book cannot be opened: what happened, what was kept, what to do.

use leptos::prelude::*;

use crate::state::{Phase, use_app};

/// The reason, and ways on.
#[component]
pub(crate) fn StoppedPage() -> impl IntoView {
    let app = use_app();
    let reason = move || match app.phase.get() {
        Phase::Stopped(reason) => reason,
        Phase::Opening | Phase::FirstRun | Phase::Open(_) => String::new(),
    };
    view! {
        <main class="crash" id="main" role="alert">
            <h1>{move || app.text().stopped_title()}</h1>
            <p>{reason}</p>
            <p>
                <a class="button" href="./">{move || app.text().reload()}</a>
            </p>
        </main>
    }
}
