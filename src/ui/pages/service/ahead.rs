//! What was kept and holds only from a time to come, by the clock of this device, and how to be rid of it.

use leptos::prelude::*;

use crate::state::use_app;

/// The entries, with a button that removes them; nothing where there are none.
#[component]
pub(in crate::ui) fn Ahead(entries: Memo<Vec<String>>, remove: Callback<()>) -> impl IntoView {
    let app = use_app();
    let lines = move || entries.get().into_iter().map(|it| view! { <p class="small">{it}</p> }).collect_view();
    view! {
        <Show when=move || entries.with(|all| !all.is_empty())>
            <div id="held-ahead" role="note">
                <p class="field__help" data-tone="warn">{move || app.text().ahead_lead()}</p>
                {lines}
                <button class="button" data-kind="word" type="button" id="remove-ahead" on:click=move |_| remove.run(())>
                    {move || app.text().ahead_remove()}
                </button>
            </div>
        </Show>
    }
}
