//! The button that prints the page.

use leptos::prelude::*;

use crate::i18n::{Message, Text};
use crate::state::use_app;
use crate::ui::widgets::icon::icon;

/// The button.
#[component]
pub(crate) fn PrintButton(
    words: Message,
    /// How much it stands out.
    #[prop(optional)]
    kind: Option<&'static str>,
) -> impl IntoView {
    let app = use_app();
    let print = move |_| {
        // A browser that will not print says so itself.
        let _printing = window().print();
    };
    view! {
        <button class="button" data-kind=kind type="button" id="print" on:click=print>
            {icon("printer")}
            {move || words(app.text())}
        </button>
    }
}

/// Where the browser does not number printed pages, what to do for them (`contract-rules.md` 4.5).
#[component]
pub(crate) fn PageNumberNote() -> impl IntoView {
    let app = use_app();
    let words: Message = Text::print_no_numbers;
    (!numbers_pages()).then(|| view! { <p class="soft small" id="no-page-numbers">{move || words(app.text())}</p> })
}

/// Whether the margins of printed pages may hold page numbers: the browsers that draw them know their rules by this name. One that
/// cannot be asked is not doubted.
fn numbers_pages() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &"CSSMarginRule".into()).unwrap_or(true)
}
