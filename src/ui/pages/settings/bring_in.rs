//! A book's file comes in: read, shown, and only then written.

use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use crate::i18n::format;
use crate::state::{App, Arrival, use_app};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::status::{Meaning, status};

/// Where a file on its way in stands.
#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    Reading,
    /// It cannot come in; why, in words.
    Refused(String, String),
    /// What would change.
    Shown(String, Arrival),
}

/// A file on its way in.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Incoming {
    stage: RwSignal<Stage>,
}

impl Incoming {
    pub(in crate::ui) fn new() -> Self {
        Self { stage: RwSignal::new(Stage::Idle) }
    }

    /// Reads the file and shows what it holds. Nothing is written.
    pub(in crate::ui) fn take(self, app: App, file: File) {
        self.stage.set(Stage::Reading);
        spawn_local(async move {
            let name = file.name();
            // the size is looked at before the first byte is read
            let size = file.size();
            let next = if size > crate::state::LARGEST_FILE {
                Stage::Refused(name, app.untracked_text().file_too_large())
            } else {
                match JsFuture::from(file.array_buffer()).await {
                    Err(_) => Stage::Refused(name, app.untracked_text().file_unreadable().to_owned()),
                    Ok(buffer) => {
                        let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
                        match app.read_book_file(&bytes).await {
                            Ok(arrival) => Stage::Shown(name, arrival),
                            Err(why) => Stage::Refused(name, why),
                        }
                    }
                }
            };
            // the page may have been left while the file was read
            let _left = self.stage.try_set(next);
        });
    }
}

/// What came of it, with the button that writes it.
#[component]
pub(in crate::ui) fn BringIn(incoming: Incoming) -> impl IntoView {
    let app = use_app();
    let body = move || match incoming.stage.get() {
        Stage::Idle => ().into_any(),
        Stage::Reading => {
            view! { <p class="incoming" role="status">{move || app.text().book_reading()}</p> }.into_any()
        }
        Stage::Refused(name, why) => view! {
            <div class="incoming" role="alert" id="file-refused">
                <p>
                    <span class="status" data-tone="danger">{icon("octagon-alert")}</span>
                    <b><bdi>{name}</bdi></b>
                </p>
                <p>{why}</p>
                <p class="soft">{app.text().incoming_refused()}</p>
            </div>
        }
        .into_any(),
        Stage::Shown(name, arrival) => shown(app, incoming, name, arrival).into_any(),
    };
    view! { {body} }
}

fn shown(app: App, incoming: Incoming, name: String, arrival: Arrival) -> impl IntoView {
    let text = app.text();
    let counts = arrival.counts();
    let nothing = counts.new == 0 && counts.changed == 0 && counts.conflicts == 0;
    let line = |meaning, mark, words: String| view! { <li>{status(meaning, mark, words)}</li> };
    let apply = move |_| {
        let arrival = arrival.clone();
        app.bring_in(arrival, move |written| {
            let _left = incoming.stage.try_set(Stage::Idle);
            let text = app.untracked_text();
            app.say(
                text.incoming_done(&format::count(written)),
                crate::state::Tone::Done,
                crate::state::UndoOffer::None,
            );
        });
    };
    view! {
        <section class="incoming" id="incoming" aria-label=text.incoming_title()>
            <h2>{text.incoming_title()}</h2>
            <p class="soft"><bdi>{text.incoming_from(&name)}</bdi></p>
            <p><b><bdi>{counts.owner.clone()}</bdi></b></p>
            <ul class="incoming__counts">
                {(counts.new > 0).then(|| line(Meaning::Plain, "plus", text.incoming_new(&format::count(counts.new))))}
                {(counts.changed > 0)
                    .then(|| line(Meaning::Plain, "pen-line", text.incoming_changed(&format::count(counts.changed))))}
                {(counts.same > 0)
                    .then(|| line(Meaning::Plain, "check", text.incoming_same(&format::count(counts.same))))}
                {(counts.conflicts > 0)
                    .then(|| {
                        line(Meaning::Warn, "triangle-alert", text.incoming_conflicts(&format::count(counts.conflicts)))
                    })}
            </ul>
            {if nothing {
                view! { <p class="soft" id="nothing-new">{text.incoming_nothing()}</p> }.into_any()
            } else {
                view! {
                    <p class="incoming__acts">
                        <button
                            class="button"
                            type="button"
                            on:click=move |_| {
                                let _left = incoming.stage.try_set(Stage::Idle);
                            }
                        >
                            {text.cancel()}
                        </button>
                        <button class="button" data-kind="main" type="button" id="bring-in" on:click=apply>
                            {text.incoming_apply()}
                        </button>
                    </p>
                }
                    .into_any()
            }}
        </section>
    }
}
