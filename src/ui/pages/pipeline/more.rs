//! Long tables of opportunities are drawn piece by piece.

use leptos::prelude::*;

use crate::i18n::format;
use crate::state::use_app;

/// How many rows are drawn at first, and how many more at a press.
pub(super) const AT_ONCE: usize = 200;

/// The button that draws the next rows, as long as some are hidden.
#[component]
pub(super) fn More(
    /// How many rows there are.
    #[prop(into)]
    total: Signal<usize>,
    drawn: RwSignal<usize>,
) -> impl IntoView {
    let app = use_app();
    let hidden = Memo::new(move |_| total.get().saturating_sub(drawn.get()));
    let there_is_more = move || hidden.get() > 0;
    view! {
        <Show when=there_is_more>
            <p class="inst__more">
                <button
                    class="button"
                    type="button"
                    on:click=move |_| drawn.update(|drawn| *drawn = drawn.saturating_add(AT_ONCE))
                >
                    {move || app.text().pipeline_more(&format::count(hidden.get()))}
                </button>
            </p>
        </Show>
    }
}
