//! A contract drafted from an earlier one: the button that does it, and the links between the two.

use leptos::prelude::*;

use super::draft::following_contract;
use super::editor::Editor;
use crate::domain::contract::Contract;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::ContractId;
use crate::i18n::Text;
use crate::state::{Batch, Tone, UndoOffer, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;

/// Drafts a new contract from this one, and opens it.
#[component]
pub(super) fn DraftFrom(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let router = use_router();
    let busy = RwSignal::new(false);
    let draft = move |_| {
        editor.flush();
        let text = app.untracked_text();
        let from = editor.record.with_untracked(|it| it.id);
        let Some(contract) = untrack(|| following_contract(app, from)) else {
            app.say(text.loading(), Tone::Trouble, UndoOffer::None);
            return;
        };
        let (id, said) = (contract.id, text.contract_started(&contract.number));
        app.save_once(busy, Batch::of(&contract), said, move || router.go(&Route::contract(id)));
    };
    view! {
        <button type="button" class="button" data-kind="quiet" id="draft-from" on:click=draft disabled=move || busy.get()>
            {icon("file-plus-2")}
            {move || app.text().following_draft()}
        </button>
    }
}

/// The earlier contract that this one was drafted from, and those that were drafted from it.
#[component]
pub(super) fn Lineage(editor: Editor, id: ContractId) -> impl IntoView {
    let app = use_app();
    let before = Memo::new(move |_| editor.record.with(|it: &Contract| it.drafted_from));
    let before = move || app.watch::<ContractBrief>(before.get()?);
    let after = Memo::new(move |_| app.followers_of(id));
    let links = move || {
        let text = app.text();
        let link = |key: &'static str, it: &ContractBrief, words: fn(Text, &str) -> String| {
            let number = if it.number.trim().is_empty() { text.wording(&it.title) } else { it.number.as_str() };
            let href = Route::contract(it.id).href();
            view! { <a href=href data-lineage=key>{words(text, number)}</a> }
        };
        let earlier = before().map(|it| link("from", it.as_ref(), Text::following_from));
        let later = after.get().iter().map(|it| link("next", it.as_ref(), Text::following_next)).collect_view();
        view! { {earlier} {later} }
    };
    let some = move || before().is_some() || after.with(|all| !all.is_empty());
    view! {
        <Show when=some>
            <div class="deal__lineage" id="lineage">{links}</div>
        </Show>
    }
}
