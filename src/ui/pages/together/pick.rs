//! The file: chosen, being read, or refused.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::check::FilesComing;
use crate::state::{App, Share, Stage, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::errand::ErrandBar;
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::icon;

/// What choosing a file is on a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum PickRole {
    /// What the page is about.
    Main,
    /// One thing among others.
    Beside,
    /// Another file in place of the one that is looked at.
    Another,
}

/// The button that chooses a file, and goes where it is looked at.
#[component]
pub(in crate::ui) fn FilePick(
    /// What choosing a file is here.
    role: PickRole,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let file = NodeRef::<Input>::new();
    if role == PickRole::Main {
        // an edge: the worker would take its time from a book that is still being read
        Effect::new(move || {
            if app.all_read() {
                App::expect_file();
            }
        });
        on_cleanup(App::expect_no_file);
    }
    let words = move || match role {
        PickRole::Main | PickRole::Beside => app.text().together_choose(),
        PickRole::Another => app.text().together_another(),
    };
    let kind = match role {
        PickRole::Main => Some("main"),
        PickRole::Beside => None,
        PickRole::Another => Some("quiet"),
    };
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
            data-kind=kind
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
    let reading = Signal::derive(move || match app.incoming.stage.get() {
        Stage::Reading { name, percent } => Some((name, percent)),
        Stage::Idle
        | Stage::Locked { .. }
        | Stage::Refused { .. }
        | Stage::Shown { .. }
        | Stage::Other { .. }
        | Stage::Writing { .. }
        | Stage::Done { .. } => None,
    });
    // what stands still is drawn once, not with every step of the reading
    let standing = Memo::new(move |_| match app.incoming.stage.get() {
        Stage::Reading { .. } => Stage::Idle,
        other @ (Stage::Idle
        | Stage::Locked { .. }
        | Stage::Refused { .. }
        | Stage::Shown { .. }
        | Stage::Other { .. }
        | Stage::Writing { .. }
        | Stage::Done { .. }) => other,
    });
    let still = move || match standing.get() {
        Stage::Locked { name, wrong } => view! { <Unlock name wrong /> }.into_any(),
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
        Stage::Idle | Stage::Reading { .. } | Stage::Shown { .. } | Stage::Other { .. } | Stage::Done { .. } => {
            ().into_any()
        }
    };
    view! {
        <ErrandBar
            name="file-reading"
            words=Signal::derive(move || {
                reading.get().map(|(name, percent)| app.text().together_reading(&name, percent)).unwrap_or_default()
            })
            progress=Signal::derive(move || {
                reading.get().map(|(_, percent)| Share { done: u64::from(percent), total: 100 })
            })
            counted=false
            stop=move || app.leave_file()
        />
        {still}
        <FilesComing stoppable=false />
    }
}

/// The passphrase of a locked file. It is asked for once more after a wrong one.
#[component]
fn Unlock(name: String, wrong: Option<String>) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        app.unlock_file(typed.get());
    };
    view! {
        <form class="incoming" id="unlock" on:submit=submit>
            <p>{icon("lock")}" "<b><bdi>{name}</bdi></b></p>
            <p class="soft">{move || app.text().unlock_text()}</p>
            <TextField
                name="unlock-passphrase"
                kind="password"
                label=Signal::derive(move || app.text().unlock_passphrase().to_owned())
                value=typed
                problem=Signal::stored(wrong)
            />
            <p class="incoming__acts">
                <button class="button" type="button" on:click=move |_| app.leave_file()>
                    {move || app.text().cancel()}
                </button>
                <button class="button" data-kind="main" type="submit">{move || app.text().unlock_open()}</button>
            </p>
        </form>
    }
}
