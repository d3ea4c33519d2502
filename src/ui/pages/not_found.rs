//! An address that names nothing.

use leptos::prelude::*;

use crate::state::use_app;
use crate::ui::route::Route;

/// Says so, and leads home.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="page empty">
            <h1>{move || app.text().not_found_title()}</h1>
            <p class="soft">{move || app.text().not_found_text()}</p>
            <p><a class="button" href=Route::Home.href()>{move || app.text().not_found_home()}</a></p>
        </div>
    }
}
