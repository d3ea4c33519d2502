//! The terms on the left of the paper, one part after the other.

mod breach;
mod choices;
mod circumstances;
mod delivery;
mod development;
mod disputes;
mod general;
mod goods;
mod kit;
mod late_fee;
mod late_fee_cap;
mod measure;
mod parties;
mod paying;
mod plan;
mod plan_row;
mod protection;
mod service;
mod sharing;
mod special;
mod support;
mod targets;
mod term;
mod when;

use leptos::prelude::*;

use super::check::{Checked, look};
use super::editor::Editor;
use crate::i18n::{Message, Text};
use crate::ui::widgets::icon::small_icon;

const PARTS: [(&str, Message); 9] = [
    ("terms-parties", Text::terms_parties),
    ("terms-goods", Text::terms_subject),
    ("terms-payment", Text::terms_payment),
    ("terms-late", Text::terms_late),
    ("terms-term", Text::terms_term),
    ("terms-disputes", Text::terms_disputes),
    ("terms-sharing", Text::terms_sharing),
    ("terms-more", Text::terms_more),
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
            <plan::PaymentTerms editor />
            <late_fee::LateFeeTerms editor />
            <term::TermTerms editor />
            <disputes::DisputeTerms editor />
            <sharing::SharingTerms editor />
            <div id="terms-more" class="terms__more">
                <general::DefinitionTerms editor />
                <delivery::DeliveryTerms editor />
                <development::DevelopmentTerms editor />
                <targets::TargetTerms editor />
                <service::ServiceTerms editor />
                <support::SupportTerms editor />
                <paying::PayingTerms editor />
                <breach::BreachTerms editor />
                <term::EndingTerms editor />
                <protection::ProtectionTerms editor />
                <protection::PersonalTerms editor />
                <general::GeneralTerms editor />
            </div>
            <special::SpecialTerms editor />
            <circumstances::CircumstancesTerms editor />
        </form>
    }
}
