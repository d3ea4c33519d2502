//! The button that prints the page.

use leptos::prelude::*;

use crate::i18n::Message;
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
