//! No customers yet: what belongs here, and the first step.

use leptos::prelude::*;

use crate::state::{Layer, Sheet, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;

/// The first step.
#[component]
pub(super) fn NoCustomers() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="page empty">
            <h1>{move || app.text().customers_empty_title()}</h1>
            <p class="soft">{move || app.text().customers_empty_text()}</p>
            <p class="empty__acts">
                <button
                    class="button"
                    data-kind="main"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Customer(None))))
                >
                    {icon("plus")}
                    {move || app.text().new_customer()}
                </button>
                <a class="button" href=Route::CustomerImport.href()>
                    {icon("upload")}
                    {move || app.text().import_customers()}
                </a>
            </p>
        </div>
    }
}
