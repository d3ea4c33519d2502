//! The book's file: export, import, and where it lives.

use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::bring_in::{BringIn, Incoming};
use super::export::Export;
use crate::i18n::format;
use crate::state::{Keeping, use_app};
use crate::ui::widgets::icon::icon;

/// The page part.
#[component]
pub(super) fn Book() -> impl IntoView {
    let app = use_app();
    let incoming = Incoming::new();
    let file = NodeRef::<Input>::new();
    let keeping = RwSignal::new(None::<Keeping>);
    spawn_local(async move {
        let found = app.keeping().await;
        // the page may have been left while the browser answered
        let _left = keeping.try_set(Some(found));
    });
    let kept = move || {
        keeping.get().map(|keeping| {
            let text = app.text();
            if keeping.persisted { text.book_kept() } else { text.book_not_kept() }
        })
    };
    let space = move || {
        keeping
            .get()
            .and_then(|keeping| keeping.used.zip(keeping.quota))
            .map(|(used, quota)| app.text().book_space(&size(used), &size(quota)))
    };
    view! {
        <div class="settings__part">
            <Export />
            <section class="section">
                <div class="section__head"><h2>{move || app.text().book_import()}</h2></div>
                <p class="soft">{move || app.text().book_import_text()}</p>
                <input
                    class="unseen"
                    id="book-file"
                    type="file"
                    accept=".json,application/json"
                    node_ref=file
                    tabindex="-1"
                    aria-label=move || app.text().book_import()
                    on:change=move |_| {
                        if let Some(chosen) = file.get().and_then(|input| input.files()).and_then(|files| files.get(0)) {
                            incoming.take(app, chosen);
                        }
                    }
                />
                <p>
                    <button
                        class="button"
                        on:click=move |_| {
                            if let Some(file) = file.get() {
                                file.set_value("");
                                file.click();
                            }
                        }
                    >
                        {icon("upload")}
                        {move || app.text().book_import_button()}
                    </button>
                </p>
                <BringIn incoming />
            </section>
            <section class="section">
                <div class="section__head"><h2>{move || app.text().book_where()}</h2></div>
                <p class="soft">{move || app.text().book_where_text()}</p>
                <ul class="settings__keeping">
                    <li>{move || app.text().book_records(&format::count(app.count_all()))}</li>
                    <li>{kept}</li>
                    <li>{space}</li>
                </ul>
            </section>
        </div>
    }
}

/// Bytes as people read them.
fn size(bytes: u64) -> String {
    let (whole, unit) = match bytes {
        0..1_000_000 => (bytes / 1_000, "kB"),
        1_000_000..1_000_000_000 => (bytes / 1_000_000, "MB"),
        _ => (bytes / 1_000_000_000, "GB"),
    };
    format!("{whole} {unit}")
}
