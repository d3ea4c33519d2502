//! A contract drafted from an earlier one: the button that does it, and the links between the two.

use leptos::prelude::*;

use super::draft::following_contract;
use super::editor::Editor;
use crate::domain::contract::Contract;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::ContractId;
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
            app.say(text.no_book(), Tone::Trouble, UndoOffer::None);
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
    let number = move |it: &ContractBrief| {
        let text = app.text();
        if it.number.trim().is_empty() { text.wording(&it.title).to_owned() } else { it.number.clone() }
    };
    let earlier = move || {
        let it = app.watch::<ContractBrief>(before.get()?)?;
        let href = Route::contract(it.id).href();
        Some(view! {
            <span id="drafted-from"><span class="faint">" · "</span> <a href=href>{app.text().following_from(&number(&it))}</a></span>
        })
    };
    let later = move || {
        let all = app.followers_of(id).into_iter();
        all.map(|it| {
            let href = Route::contract(it.id).href();
            view! {
                <span class="followed-by"><span class="faint">" · "</span> <a href=href>{app.text().following_next(&number(&it))}</a></span>
            }
        })
        .collect_view()
    };
    view! { {earlier} {later} }
}
