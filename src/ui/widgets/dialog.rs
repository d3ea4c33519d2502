//! Layers over the page: the browser's own `<dialog>`, so that focus stays inside and Escape closes it.

use leptos::html::Dialog;
use leptos::prelude::*;

/// A modal layer. It opens when drawn, and calls `close` on Escape or a press beside it; focus returns where it was.
#[component]
pub(crate) fn Modal(
    /// The class of the layer: `sheetside`, `menu`, `cmd`.
    class: &'static str,
    /// What a screen reader calls it.
    #[prop(into)]
    label: Signal<String>,
    /// Asked to close.
    close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            // An element that has just been put into the page can always be shown.
            let _shown = dialog.show_modal();
        }
    });
    view! {
        <dialog
            class=class
            aria-label=move || label.get()
            node_ref=dialog
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                close.run(());
            }
            on:click=move |event| {
                // only a press on the veil itself, never on what lies in the box
                let on_veil = dialog.get_untracked().is_some_and(|dialog| {
                    let element: &web_sys::EventTarget = dialog.as_ref();
                    event.target().as_ref() == Some(element)
                });
                if on_veil {
                    close.run(());
                }
            }
        >
            {children()}
        </dialog>
    }
}
