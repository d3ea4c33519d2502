//! Clearing out what is deleted: the book is started again.

use leptos::prelude::*;

use super::whole_book::{ChangeWholeBook, WholeBook};
use crate::state::use_app;

/// The section of the settings.
#[component]
pub(super) fn StartAgain() -> impl IntoView {
    let app = use_app();
    let asked = RwSignal::new(None::<WholeBook>);
    view! {
        <section class="section">
            <div class="section__head"><h2>{move || app.text().restart_heading()}</h2></div>
            <p class="soft">{move || app.text().restart_lead()}</p>
            <p>
                <button
                    class="button"
                    type="button"
                    id="restart-book"
                    on:click=move |_| asked.set(Some(WholeBook::StartAgain))
                >
                    {move || app.text().restart_open()}
                </button>
            </p>
            {move || asked.get().map(|what| view! { <ChangeWholeBook what asked /> })}
        </section>
    }
}
