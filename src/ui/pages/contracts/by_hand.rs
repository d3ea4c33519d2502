//! Which clauses were written by hand, said where the contract and its figures are read.

use leptos::prelude::*;

use super::editor::Editor;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::id::ContractId;
use crate::i18n::Message;
use crate::state::{App, use_app};
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::status::{Meaning, strong_status};

/// The clauses of a contract that are not computed; nothing where all of them are.
#[component]
pub(super) fn WrittenByHand(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let written = Memo::new(move |_| editor.record.with(Contract::written_by_hand));
    let words = move || app.text().by_hand_list(&app.text().clause_names(written.get()));
    view! {
        <Show when=move || written.with(|it| !it.is_empty())>
            <p class="byhand__list" id="written-by-hand">
                {move || strong_status(Meaning::Warn, "triangle-alert", words())}
            </p>
        </Show>
    }
}

/// The clauses that put duties on a side.
const WITH_DUTIES: [ClauseId; 10] = [
    ClauseId::Delivery,
    ClauseId::Sharing,
    ClauseId::Development,
    ClauseId::Targets,
    ClauseId::Service,
    ClauseId::Support,
    ClauseId::Term,
    ClauseId::Confidentiality,
    ClauseId::PersonalInformation,
    ClauseId::ForceMajeure,
];

/// Why duties are missing: the clauses that they would follow from are written by hand in the terms in force.
#[component]
pub(in crate::ui) fn NoDuties(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let unbound = Memo::new(move |_| {
        let written = app.terms_in_force(contract).map(|(_, it)| it.written_by_hand()).unwrap_or_default();
        written.into_iter().filter(|clause| WITH_DUTIES.contains(clause)).collect::<Vec<_>>()
    });
    let words = move || app.text().by_hand_no_duties(&app.text().clause_names(unbound.get()));
    view! {
        <Show when=move || unbound.with(|it| !it.is_empty())>
            <p class="field__help" data-tone="warn" data-not-reckoned="duties">
                {small_icon("triangle-alert")} <span>{words}</span>
            </p>
        </Show>
    }
}

/// Whether the terms in force of a contract have a clause written by hand.
pub(super) fn unbound(app: App, contract: ContractId, clause: ClauseId) -> Memo<bool> {
    Memo::new(move |_| app.terms_in_force(contract).is_some_and(|(_, it)| it.is_by_hand(clause)))
}

/// Why a figure is missing that comes from a clause: the terms in force have it written by hand.
#[component]
pub(in crate::ui) fn NotReckoned(contract: ContractId, clause: ClauseId, words: Message) -> impl IntoView {
    let app = use_app();
    let unbound = unbound(app, contract, clause);
    view! {
        <Show when=move || unbound.get()>
            <p class="field__help" data-tone="warn" data-not-reckoned=clause.name()>
                {small_icon("triangle-alert")} <span>{move || words(app.text())}</span>
            </p>
        </Show>
    }
}
