//! Long tables are drawn piece by piece.

use leptos::html::P;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::focus::focus_on;
use crate::i18n::format;
use crate::state::use_app;

/// The button that draws the next rows of the list before it, as long as some are hidden. With the last press it goes, and
/// the focus stays between the rows that were there and those that came.
#[component]
pub(crate) fn More(
    /// How many rows there are.
    #[prop(into)]
    total: Signal<usize>,
    /// How many of them are drawn.
    drawn: RwSignal<usize>,
    /// How many more at a press.
    step: usize,
    /// The button's name in the page.
    #[prop(optional)]
    id: Option<&'static str>,
) -> impl IntoView {
    let app = use_app();
    let place = NodeRef::<P>::new();
    let hidden = Memo::new(move |_| total.get().saturating_sub(drawn.get()));
    let there_is_more = move || hidden.get() > 0;
    let press = move |_| {
        if hidden.get_untracked() <= step
            && let Some(place) = place.get_untracked()
        {
            focus_row_before(&place);
        }
        drawn.update(|drawn| *drawn = drawn.saturating_add(step));
    };
    view! {
        <Show when=there_is_more>
            <p class="list__more" node_ref=place>
                <button class="button" type="button" id=id on:click=press>
                    {move || app.text().list_more(&format::count(hidden.get()))}
                </button>
            </p>
        </Show>
    }
}

/// Puts the focus on the last row of the list that stands before the button: the next key goes on to the first new one.
fn focus_row_before(place: &web_sys::Element) {
    let rows = place.previous_element_sibling().and_then(|list| list.query_selector_all("tbody > tr, li").ok());
    let last = rows.and_then(|rows| rows.item(rows.length().saturating_sub(1)));
    if let Some(row) = last.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
        focus_on(&row);
    }
}
