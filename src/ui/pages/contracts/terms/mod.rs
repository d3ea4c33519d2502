//! The terms on the left of the paper, one part after the other.

mod acceptance;
mod adjusted;
mod adjustment;
mod breach;
mod by_hand;
mod choices;
mod circumstances;
mod delivery;
mod development;
mod disputes;
mod further;
mod general;
mod goods;
mod keep_fallback;
mod kit;
mod late_fee;
mod late_fee_cap;
mod measure;
mod own_blanks;
mod own_clauses;
mod own_newer;
mod parties;
mod paying;
mod plan;
mod plan_regular;
mod plan_row;
mod protection;
mod sample;
mod service;
mod sharing;
mod special;
mod spread;
mod support;
mod targets;
mod term;
mod when;

use leptos::prelude::*;

use super::check::{Checked, look};
use super::editor::Editor;
use crate::domain::contract::clause::ClauseId;
use crate::domain::negotiation::clause::clause_of;
use crate::domain::problem::{Item, Place};
use crate::i18n::{Message, Text};
use crate::ui::widgets::icon::small_icon;

/// A part of the terms that the row above them leads to.
struct Part {
    id: &'static str,
    words: Message,
    /// The paths of the terms it holds.
    paths: &'static [&'static str],
}

/// What no other part holds.
const MORE: &str = "terms-more";

const PARTS: [Part; 9] = [
    Part {
        id: "terms-parties",
        words: Text::terms_parties,
        paths: &[
            "number",
            "title",
            "kind",
            "own_entity",
            "customer",
            "our_capacity",
            "party_names",
            "relationship",
            "subject_kind",
            "language",
            "sign_place",
            "drafted_on",
            "signing",
            "owner",
        ],
    },
    Part { id: "terms-goods", words: Text::terms_subject, paths: &["lines", "price", "adjustment"] },
    Part { id: "terms-payment", words: Text::terms_payment, paths: &["payment.plan"] },
    Part { id: "terms-late", words: Text::terms_late, paths: &["payment.late_fee"] },
    Part { id: "terms-term", words: Text::terms_term, paths: &["term.length", "term.renewal", "term.effective"] },
    Part { id: "terms-disputes", words: Text::terms_disputes, paths: &["disputes"] },
    Part { id: "terms-sharing", words: Text::terms_sharing, paths: &["sharing"] },
    Part { id: MORE, words: Text::terms_more, paths: &[] },
    Part { id: "terms-circumstances", words: Text::circumstances, paths: &["circumstances"] },
];

/// The id of the part in which a term is entered.
pub(super) fn part_of(place: Place) -> &'static str {
    if let Item::Clause(clause) = place.item {
        return part_of_clause(clause);
    }
    let holds =
        |path: &str| place.field.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    PARTS.iter().find(|part| part.paths.iter().any(|path| holds(path))).map_or(MORE, |part| part.id)
}

/// The id of the part in which a clause is written by hand.
fn part_of_clause(clause: ClauseId) -> &'static str {
    let own =
        PARTS.iter().find(|part| part.paths.iter().any(|path| clause_of(&path.replace('.', "/")) == Some(clause)));
    own.map_or(MORE, |part| part.id)
}

/// All terms.
#[component]
pub(super) fn Terms(editor: Editor, checked: Checked) -> impl IntoView {
    let app = editor.app;
    let links = PARTS
        .into_iter()
        .map(|Part { id, words, .. }| {
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
            <div id=MORE class="terms__more">
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
                <special::SpecialTerms editor />
                <own_clauses::OwnClauses editor />
            </div>
            <circumstances::CircumstancesTerms editor />
        </form>
    }
}
