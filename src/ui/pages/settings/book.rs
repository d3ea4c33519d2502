//! The book's file: export, import, and where it lives.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::copy::ThisCopy;
use super::export::Export;
use crate::i18n::format;
use crate::state::{Keeping, use_app};
use crate::ui::pages::together::pick::FilePick;
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;

/// The page part.
#[component]
pub(super) fn Book() -> impl IntoView {
    let app = use_app();
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
                <div class="section__head"><h2>{move || app.text().together()}</h2></div>
                <p class="soft">{move || app.text().together_lead()}</p>
                <p class="conf__pick">
                    <FilePick main=true />
                    <a class="button" href=Route::Together.href()>{icon("combine")}{move || app.text().together_history()}</a>
                    {move || {
                        let open = app.open_disputes(None);
                        (open > 0)
                            .then(|| {
                                view! {
                                    <a class="button" href=Route::Conflicts.href()>
                                        {icon("scale")}
                                        {app.text().conflicts_mark(open)}
                                    </a>
                                }
                            })
                    }}
                </p>
            </section>
            <ThisCopy />
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
