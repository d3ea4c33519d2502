//! What came of an erasure, and the earlier copies that still hold what was erased.

use leptos::prelude::*;

use crate::i18n::format;
use crate::state::{App, Gone};
use crate::ui::widgets::icon::icon;

/// The report. It names nobody.
pub(super) fn report(app: App, gone: Gone, stays: usize) -> impl IntoView {
    view! {
        <div class="erase__report" role="status" id="erase-report">
            <p>
                <span class="status" data-tone="good">{icon("circle-check")}</span>
                " "
                {move || app.text().erase_done(&format::count(gone.records))}
            </p>
            {(stays > 0).then(|| view! { <p>{move || app.text().erase_done_stays(&format::count(stays))}</p> })}
            {gone.files_left.then(|| view! { <p>{move || app.text().erase_files_left()}</p> })}
        </div>
        {copies(app, gone.copies)}
        <p class="soft">{move || app.text().erase_know_files()}</p>
    }
}

/// Where the removal of earlier copies stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Removal {
    /// So many may be removed.
    Offered(usize),
    /// It is being done.
    Working,
    /// It was done; so many are left.
    Done(usize),
}

fn copies(app: App, found: usize) -> impl IntoView {
    let at = RwSignal::new(Removal::Offered(found));
    let remove = move |_| {
        at.set(Removal::Working);
        app.remove_earlier_states(move |left| {
            // the dialog may be closed by now
            let _left = at.try_set(Removal::Done(left));
        });
    };
    let words = move || {
        let text = app.text();
        match at.get() {
            Removal::Offered(0) => text.erase_done_no_copies().to_owned(),
            Removal::Offered(n) => text.erase_done_copies(&format::count(n)),
            Removal::Working => text.saving().to_owned(),
            Removal::Done(0) => text.erase_copies_removed().to_owned(),
            Removal::Done(n) => text.erase_copies_left(&format::count(n)),
        }
    };
    let offered = move || matches!(at.get(), Removal::Offered(1..));
    view! {
        <p role="status" id="erase-copies">{words}</p>
        <Show when=offered>
            <p class="faint small">{move || app.text().erase_copies_note()}</p>
            <p>
                <button type="button" class="button" id="erase-copies-remove" on:click=remove>
                    {move || app.text().erase_copies_remove()}
                </button>
            </p>
        </Show>
    }
}
