//! The place to choose or drop a file of rows, and why one is not taken.

use leptos::html::Input;
use leptos::prelude::*;
use web_sys::File;

use super::icon::icon;
use crate::i18n::{Message, Text};
use crate::state::list::{Refusal, Stage};
use crate::state::use_app;

/// The place to choose or drop a file.
#[component]
pub(crate) fn ListFile(
    /// The id of the browser's own box.
    id: &'static str,
    stage: RwSignal<Stage>,
    /// Reads a file.
    take: Callback<File>,
    /// What is taken, in words.
    takes: Message,
    /// Another way in, beneath.
    #[prop(optional, into)]
    beside: ViewFn,
) -> impl IntoView {
    let app = use_app();
    let file = NodeRef::<Input>::new();
    let over = RwSignal::new(false);
    let words = move || {
        let text = app.text();
        stage.with(|stage| match stage {
            Stage::Waiting => text.list_choose_file(),
            Stage::Refused(..) | Stage::Read(_) => text.list_choose_another(),
        })
    };
    view! {
        <div
            class="import__drop"
            data-over=move || over.get().then_some("")
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                over.set(false);
                if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
                    take.run(file);
                }
            }
        >
            <input
                class="unseen"
                id=id
                type="file"
                node_ref=file
                tabindex="-1"
                aria-label=move || app.text().list_choose_file()
                on:change=move |_| {
                    if let Some(chosen) = file.get().and_then(|input| input.files()).and_then(|files| files.get(0)) {
                        take.run(chosen);
                    }
                }
            />
            <p class="import__choose">
                <button
                    class="button"
                    type="button"
                    on:click=move |_| {
                        if let Some(file) = file.get() {
                            // the same file, changed meanwhile, can be chosen again
                            file.set_value("");
                            file.click();
                        }
                    }
                >
                    {icon("upload")}
                    {words}
                </button>
                <span class="faint">{move || app.text().list_drop_here()}</span>
            </p>
            <p class="faint small">{move || takes(app.text())}</p>
            {beside.run()}
        </div>
    }
}

/// Why a file is not taken, while one is not.
pub(crate) fn refused(text: Text, stage: RwSignal<Stage>) -> Option<impl IntoView> {
    stage.with(|stage| match stage {
        Stage::Waiting | Stage::Read(_) => None,
        Stage::Refused(name, why) => {
            let why = match why {
                Refusal::Unreadable => text.file_unreadable().to_owned(),
                Refusal::NotAList(fault) => text.not_a_list(*fault),
                Refusal::Said(words) => words.clone(),
            };
            Some(view! {
                <div class="import__refused" role="alert" id="list-refused">
                    <p>
                        <span class="status" data-tone="danger">{icon("octagon-alert")}</span>
                        <b><bdi>{name.clone()}</bdi></b>
                    </p>
                    <p>{why}</p>
                </div>
            })
        }
    })
}
