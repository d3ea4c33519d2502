//! The choice of the other customer, at `#/customers/merge/:id`.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::state::{App, Party, Wanted, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::initial::{Of, initial};

/// So many are shown.
const SHOWN: usize = 12;

/// The page.
#[component]
pub(in crate::ui) fn PickPage(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| typed.with(|typed| matching(app, id, typed)));
    let asked = move || typed.with(|typed| !typed.trim().is_empty());
    let name = move || app.watch::<Customer>(id).map(|it| it.name.clone()).unwrap_or_default();
    view! {
        <div class="page merge" id="merge-pick">
            <div class="page__head">
                <div class="page__title">
                    <h1>{move || app.text().merge_pick_title(&name())}</h1>
                    <p class="soft">{move || app.text().merge_pick_lead()}</p>
                </div>
            </div>
            <div class="field__box merge__search">
                {icon("search")}
                <input
                    type="search"
                    id="merge-search"
                    aria-label=move || app.text().merge_pick_search()
                    placeholder=move || app.text().merge_pick_search()
                    bind:value=typed
                />
            </div>
            <Show when=move || !asked() && found.with(|found| !found.is_empty())>
                <div class="section__head merge__alike"><h2>{move || app.text().merge_pick_alike()}</h2></div>
            </Show>
            <ul class="rows merge__found">
                {move || found.get().into_iter().map(|other| candidate(id, &other)).collect_view()}
            </ul>
            <Show when=move || asked() && found.with(Vec::is_empty)>
                <p class="faint" role="status">{move || app.text().merge_pick_none()}</p>
            </Show>
        </div>
    }
}

/// What answers to the words; while there are none, what looks alike.
fn matching(app: App, id: CustomerId, typed: &str) -> Vec<Arc<Customer>> {
    let wanted = Wanted::new(typed);
    let found = if wanted.is_empty() {
        let Some(it) = app.watch::<Customer>(id) else { return Vec::new() };
        let party =
            Party { name: &it.name, code: &it.code, number: &it.number, email: &it.email, phones: [&it.phone, ""] };
        app.alike_customers(&party, Some(id)).iter().filter_map(|it| app.peek::<Customer>(it.customer)).collect()
    } else {
        app.find_best::<Customer>(&wanted, SHOWN.saturating_add(1))
    };
    found.into_iter().filter(|it| it.id != id).take(SHOWN).collect()
}

fn candidate(id: CustomerId, other: &Customer) -> impl IntoView + use<> {
    let sub = [other.number.as_str(), &other.address.region, &other.owner, &other.code];
    let sub = sub.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            <a class="rows__item merge__candidate" href=Route::Merge(id, Some(other.id)).href()>
                {initial(&other.name, other.id.0, Of::Firm)}
                <span class="rows__text"><bdi>{other.name.clone()}</bdi><span class="rows__sub">{sub}</span></span>
                {icon("chevron-right")}
            </a>
        </li>
    }
}
