//! The box that searches a list: `/` puts the cursor there.

use leptos::prelude::*;

use super::icon::icon;
use crate::i18n::Message;
use crate::state::use_app;

/// The box.
#[component]
pub(crate) fn ListSearch(
    /// What is searched.
    label: Message,
    /// What stands in the box.
    #[prop(into)]
    text: Signal<String>,
    typed: Callback<String>,
    /// Whether not everything can be found yet.
    #[prop(into, default = Signal::stored(false))]
    busy: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    view! {
        <div class="field__box custs__search">
            {icon("search")}
            <input
                type="search"
                data-list-search=""
                aria-busy=move || busy.get().to_string()
                aria-label=move || label(app.text())
                placeholder=move || label(app.text())
                prop:value=move || text.get()
                on:input=move |event| typed.run(event_target_value(&event))
            />
            <kbd>"/"</kbd>
        </div>
    }
}
