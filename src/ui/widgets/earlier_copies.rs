//! Snapshots and safety copies of before an erasure, to be removed with what they hold.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::i18n::format;
use crate::state::use_app;

/// Where their removal stands.
#[derive(Clone, PartialEq, Eq)]
enum Removal {
    /// They are being counted.
    Counting,
    /// So many may be removed.
    Offered(usize),
    /// It is being done.
    Working,
    /// It was done; so many are left.
    Done(usize),
    /// The browser does not say how many there are; why.
    Unknown(String),
}

/// How many there are, and the button that removes them.
#[component]
pub(crate) fn EarlierCopies() -> impl IntoView {
    let app = use_app();
    let at = RwSignal::new(Removal::Counting);
    // an edge: they lie on disk
    spawn_local(async move {
        let found = app.earlier_states().await;
        // the page may have been left while the browser read
        let _left = at.try_set(found.map_or_else(Removal::Unknown, Removal::Offered));
    });
    let remove = move |_| {
        at.set(Removal::Working);
        app.remove_earlier_states(move |left| {
            let _left = at.try_set(left.map_or_else(Removal::Unknown, Removal::Done));
        });
    };
    let words = move || {
        let text = app.text();
        match at.get() {
            Removal::Counting => String::new(),
            Removal::Offered(0) => text.erase_done_no_copies().to_owned(),
            Removal::Offered(n) => text.erase_done_copies(&format::count(n)),
            Removal::Working => text.saving().to_owned(),
            Removal::Done(0) => text.erase_copies_removed().to_owned(),
            Removal::Done(n) => text.erase_copies_left(&format::count(n)),
            Removal::Unknown(why) => text.erase_copies_unknown(&why),
        }
    };
    let offered = move || matches!(at.get(), Removal::Offered(1..));
    view! {
        <p role="status" id="erase-copies">{words}</p>
        <Show when=offered>
            <p class="faint small">{move || app.text().erase_copies_note()}</p>
            <p>
                <button type="button" class="button" data-kind="danger" id="erase-copies-remove" on:click=remove>
                    {move || app.text().erase_copies_remove()}
                </button>
            </p>
        </Show>
    }
}
