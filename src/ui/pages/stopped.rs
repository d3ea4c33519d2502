//! The book cannot be opened: what happened, what was kept, what to do.

use leptos::prelude::*;

use crate::state::use_app;
use crate::ui::route::Route;
use crate::ui::shell::Alarms;

/// The reason, and ways on.
#[component]
pub(crate) fn StoppedPage(reason: String) -> impl IntoView {
    let app = use_app();
    view! {
        <main class="wayout" id="main">
            <Alarms />
            <h1>{move || app.text().stopped_title()}</h1>
            <p class="wayout__lead" id="stopped-reason" role="alert">{reason}</p>
            <p class="soft">{move || app.text().stopped_next()}</p>
            <p class="wayout__acts">
                <button class="button" data-kind="main" id="try-again" on:click=move |_| app.open_last_book_again()>
                    {move || app.text().try_again()}
                </button>
                <a class="button" href="./">{move || app.text().reload()}</a>
                <a class="button" href=Route::Rescue.href()>{move || app.text().rescue_go()}</a>
            </p>
        </main>
    }
}
