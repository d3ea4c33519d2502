//! No contracts yet: what belongs here, and the first step.

use leptos::prelude::*;

use crate::state::{Layer, Sheet, use_app};
use crate::ui::widgets::icon::icon;

/// The first step.
#[component]
pub(super) fn NoContracts() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="page empty">
            <h1>{move || app.text().contracts_empty_title()}</h1>
            <p class="soft">{move || app.text().contracts_empty_text()}</p>
            <p class="empty__acts">
                <button
                    class="button"
                    data-kind="main"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::NewContract(None))))
                >
                    {icon("file-plus-2")}
                    {move || app.text().new_contract()}
                </button>
            </p>
        </div>
    }
}
