//! What a merge leaves to be seen: at the record that went, where it went; at the one that stayed, what it holds.

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::state::{App, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::initial::{Of, initial};

fn take_apart(app: App, id: CustomerId) {
    let name = app.peek::<Customer>(id).map(|it| it.name.clone()).unwrap_or_default();
    app.take_apart(id, app.untracked_text().taken_apart(&name));
}

/// "This record is merged into …", above its own details.
#[component]
pub(in crate::ui) fn MergedHead(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let name = move || app.watch::<Customer>(id).map(|it| it.name.clone()).unwrap_or_default();
    let stands = Memo::new(move |_| app.survivor(id));
    view! {
        <div class="rec__head merge__gone" id="merged-record">
            <h1><bdi>{name}</bdi></h1>
            <p>
                {icon("combine")} " " {move || app.text().merged_here()} " "
                <a href=move || Route::customer(stands.get()).href()><b><bdi>{move || app.customer_name(id)}</bdi></b></a>
            </p>
            <p class="soft">{move || app.text().merged_here_note()}</p>
            <p>
                <button class="button" type="button" on:click=move |_| take_apart(app, id)>
                    {icon("undo-2")}
                    {move || app.text().take_apart()}
                </button>
            </p>
        </div>
    }
}

/// The records that a customer stands for, if any.
#[component]
pub(in crate::ui) fn MergedFrom(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.merged_into(id));
    let row = move |it: std::sync::Arc<Customer>| {
        let other = it.id;
        view! {
            <li class="rows__item">
                {initial(&it.name, other.0, Of::Firm)}
                <div class="rows__text">
                    <a href=Route::customer(other).href()><bdi>{it.name.clone()}</bdi></a>
                    <span class="rows__sub"><bdi>{it.number.clone()}</bdi></span>
                </div>
                <span class="rows__end">
                    <button class="button" data-kind="word" type="button" on:click=move |_| take_apart(app, other)>
                        {move || app.text().take_apart()}
                    </button>
                </span>
            </li>
        }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="rec__part" aria-label=move || app.text().merged_from() id="merged-from">
                <div class="section__head"><h2>{move || app.text().merged_from()}</h2></div>
                <ul class="rows">{move || all.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}
