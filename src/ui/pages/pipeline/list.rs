//! The pipeline as a table.

use std::sync::Arc;

use leptos::prelude::*;

use super::board::share;
use super::card::next_words;
use super::naming::stage_words;
use crate::i18n::format;
use crate::state::{App, Chance, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::more::More;

/// How many rows are drawn at first, and how many more at a press.
pub(super) const AT_ONCE: usize = 200;

/// The rows, open ones first.
#[component]
pub(super) fn ChanceList(all: Memo<Arc<[Chance]>>) -> impl IntoView {
    let app = use_app();
    let sorted = Memo::new(move |_| {
        let mut all: Vec<Chance> = all.with(|all| all.to_vec());
        all.sort_by_key(|it| !it.is_open());
        all
    });
    view! {
        <div class="custs__scroll">
            <ChanceRows all=sorted party=true />
            <Show when=move || sorted.with(Vec::is_empty)>
                <p class="empty__line faint">{move || app.text().pipeline_none_match()}</p>
            </Show>
        </div>
    }
}

/// A table of opportunities.
#[component]
pub(in crate::ui) fn ChanceRows(
    #[prop(into)] all: Signal<Vec<Chance>>,
    /// Whether the customer is named, or the page already does.
    party: bool,
) -> impl IntoView {
    let app = use_app();
    let drawn = RwSignal::new(AT_ONCE);
    let first = move || all.with(|all| all.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
    view! {
        <table class="table chances" data-inset=party.then_some("") role="table">
            <thead>
                <tr>
                    <th scope="col">{move || app.text().opportunity_name()}</th>
                    {party.then(|| view! { <th scope="col">{move || app.text().customer()}</th> })}
                    <th scope="col">{move || app.text().opportunity_stage()}</th>
                    <th scope="col" class="num">{move || app.text().opportunity_probability()}</th>
                    <th scope="col" class="num">{move || app.text().opportunity_amount()}</th>
                    <th scope="col">{move || app.text().opportunity_close()}</th>
                    <th scope="col">{move || app.text().activity_next()}</th>
                    {party.then(|| view! { <th scope="col">{move || app.text().opportunity_owner()}</th> })}
                </tr>
            </thead>
            <tbody>
                <For each=first key=Chance::face children=move |chance| row(app, chance, party) />
            </tbody>
        </table>
        <More total=Signal::derive(move || all.with(Vec::len)) drawn step=AT_ONCE />
    }
}

fn row(app: App, chance: Chance, party: bool) -> impl IntoView {
    let router = use_router();
    let id = chance.opportunity.id;
    let name = chance.opportunity.name.clone();
    let customer = chance.opportunity.customer;
    let customer = move || app.customer_name(customer);
    let owner = chance.opportunity.owner.clone();
    let amount = chance.standing.worth.amount();
    let close = chance.opportunity.expected_close;
    let rate = format::percent(share(chance.standing.probability));
    let stage = chance.standing.life.stage.clone();
    let is_open = chance.is_open();
    let shown = move || amount.map_or_else(|| app.text().opportunity_unknown().to_owned(), format::money);
    view! {
        <tr
            data-row=""
            on:click=move |event| {
                if !event.default_prevented() && !event.ctrl_key() && !event.meta_key() {
                    router.go(&Route::Opportunity(id));
                }
            }
        >
            <td class="chances__name">
                <a href=Route::Opportunity(id).href() on:click=|event| event.stop_propagation()><bdi>{name}</bdi></a>
            </td>
            {party.then(|| view! { <td class="chances__party"><bdi>{customer}</bdi></td> })}
            <td class="chances__stage">{move || stage_words(app, &stage)}</td>
            <td class="num chances__rate">{rate}</td>
            <td class="num chances__amount">{shown}</td>
            <td class="chances__close soft">{move || close.map(|day| app.text().near_date(day, app.as_of()))}</td>
            <td class="chances__next">{move || is_open.then(|| next_words(app, &chance))}</td>
            {party.then(|| view! { <td class="chances__owner soft">{owner}</td> })}
        </tr>
    }
}
