//! Shared information under a contract, and what contracts agreed and nobody registered yet.

use leptos::prelude::*;

use super::choices::{SIDES, words_of};
use super::rows::ScopeTable;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::{ContractId, SharingScopeId};
use crate::domain::numbering::Numbered;
use crate::state::{App, BrowserIds, Layer, Proposed, Sheet, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;

/// The part of a contract's page.
#[component]
pub(in crate::ui) fn SharingUnder(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let rows = Memo::new(move |_| {
        let mut all = app.shared();
        all.retain(|it| it.scope.contract == Some(contract));
        all.iter().map(|it| it.scope.id).collect::<Vec<_>>()
    });
    let new = move |_| {
        let customer = app.peek::<ContractBrief>(contract).map(|it| it.customer);
        app.layer.set(Some(Layer::Sheet(Sheet::Scope(customer, Some(contract), None))));
    };
    view! {
        <section class="rec__part sharing" id="sharing-here" aria-label=move || app.text().scope_of_contract()>
            <div class="section__head">
                <h2>{move || app.text().scope_of_contract()}</h2>
                <button class="button section__act" data-kind="word" type="button" id="new-scope-here" on:click=new>
                    {move || app.text().scope_new()}
                </button>
            </div>
            <Proposals contract=Some(contract) />
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().scope_of_none()}</p> }
            >
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().scope_of_contract()>
                    <ScopeTable rows />
                </div>
            </Show>
        </section>
    }
}

/// What signed contracts agreed to share and the register does not have yet, each with a button that takes it over.
#[component]
pub(super) fn Proposals(contract: Option<ContractId>) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.proposed_sharing(contract));
    let busy = RwSignal::new(false);
    let rows = move || all.get().into_iter().map(|it| proposal(app, busy, it)).collect_view();
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <div class="sharing__proposed" id="proposed">
                <p class="soft small">{move || app.text().scope_proposed()}</p>
                <ul>{rows}</ul>
            </div>
        </Show>
    }
}

fn proposal(app: App, busy: RwSignal<bool>, it: Proposed) -> impl IntoView {
    let router = use_router();
    let text = app.text();
    let from = text.scope_from_contract(&it.number, &it.row.saturating_add(1).to_string());
    let party = app.customer_name(app.survivor(it.customer));
    let words = format!("{} · {party} · {}", words_of(text, &SIDES, &it.item.from), text.wording(&it.item.what));
    let act = move |_| {
        let id = SharingScopeId::fresh(&mut BrowserIds);
        let number = app.next_number(Numbered::SharingScope, app.today.get_untracked());
        let said = app.untracked_text().scope_proposed_said(&number);
        let batch = app.scope_of_contract(&it, id, number);
        app.save_once(busy, batch, said, move || router.go(&Route::SharingScope(id)));
    };
    view! {
        <li class="sharing__proposal">
            <span><bdi>{words}</bdi> " " <span class="faint small">{from}</span></span>
            <button class="button" type="button" data-propose="" on:click=act>{text.scope_propose()}</button>
        </li>
    }
}
