//! What came of an erasure.

use leptos::prelude::*;

use crate::i18n::format;
use crate::state::{App, Gone};
use crate::ui::widgets::earlier_copies::EarlierCopies;
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
        <EarlierCopies />
        <p class="soft">{move || app.text().erase_know_files()}</p>
    }
}
