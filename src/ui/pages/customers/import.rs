//! Customers from a spreadsheet. (Page follows.)

use leptos::prelude::*;

/// The page.
#[component]
pub(in crate::ui) fn CustomerImport() -> impl IntoView {
    view! { <div class="page"></div> }
}
