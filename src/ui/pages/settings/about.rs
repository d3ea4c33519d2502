//! What this program is: its version and licence, and what its check is not.

use leptos::prelude::*;

use crate::domain::checker::pack::LOOKED_AT;
use crate::state::use_app;

/// The section at the end of the settings.
#[component]
pub(super) fn About() -> impl IntoView {
    let app = use_app();
    let law_as_at = move || LOOKED_AT.date().map(|date| app.text().date(date)).unwrap_or_default();
    view! {
        <section class="section" id="about">
            <div class="section__head"><h2>{move || app.text().about_title()}</h2></div>
            <p id="about-version">
                {move || app.text().about_version(env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_LICENSE"))}
            </p>
            <p class="soft small" id="about-disclaimer">{move || app.text().about_check(&law_as_at())}</p>
        </section>
    }
}
