//! The terms on the left of the paper, one part after the other.

mod circumstances;
mod goods;
mod parties;
mod payment;
mod rest;

use leptos::prelude::*;

use super::check::{Checked, look};
use super::editor::Editor;
use crate::i18n::{Message, Text};
use crate::ui::widgets::icon::small_icon;

const PARTS: [(&str, Message); 8] = [
    ("terms-parties", Text::terms_parties),
    ("terms-goods", Text::terms_subject),
    ("terms-payment", Text::terms_payment),
    ("terms-late", Text::terms_late),
    ("terms-term", Text::terms_term),
    ("terms-sharing", Text::terms_sharing),
    ("terms-disputes", Text::terms_disputes),
    ("terms-circumstances", Text::circumstances),
];

/// All terms.
#[component]
pub(super) fn Terms(editor: Editor, checked: Checked) -> impl IntoView {
    let app = editor.app;
    let links = PARTS
        .into_iter()
        .map(|(id, words)| {
            view! {
                <button
                    type="button"
                    class="views__item"
                    on:click=move |_| {
                        if let Some(part) = document().get_element_by_id(id) {
                            part.scroll_into_view();
                        }
                    }
                >
                    {move || words(app.text())}
                    {move || {
                        checked.of_part(id).map(|severity| {
                            let (meaning, mark) = look(severity);
                            let says = app.text().severity_one(severity);
                            view! {
                                <span class="terms__dot" data-tone=meaning.tone() title=says role="img" aria-label=says>
                                    {small_icon(mark)}
                                </span>
                            }
                        })
                    }}
                </button>
            }
        })
        .collect_view();
    view! {
        <form
            class="terms"
            id="terms"
            aria-label=move || app.text().see_terms()
            novalidate
            on:submit=|event| event.prevent_default()
        >
            <nav class="views terms__nav" aria-label=move || app.text().see_terms()>{links}</nav>
            <Show when=move || editor.locked.get()>
                <p class="terms__locked">
                    {small_icon("lock")} <span>{move || app.text().terms_locked()}</span>
                </p>
            </Show>
            <parties::Parties editor />
            <goods::Goods editor />
            <payment::PaymentTerms editor />
            <payment::LateFeeTerms editor />
            <rest::TermTerms editor />
            <rest::SharingTerms editor />
            <rest::DisputeTerms editor />
            <rest::SpecialTerms editor />
            <circumstances::CircumstancesTerms editor />
        </form>
    }
}
