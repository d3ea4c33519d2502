//! What the book says about a customer, and its end.

use leptos::prelude::*;

use super::bulk::refusal_words;
use super::own::OwnFacts;
use crate::domain::customer::{Customer, PartyKind};
use crate::domain::id::CustomerId;
use crate::state::{ErasureOf, Layer, Sheet, Tone, UndoOffer, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;

/// What the book says about the customer, as label and value.
#[component]
pub(super) fn Facts(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let is_person = Memo::new(move |_| app.watch::<Customer>(id).is_some_and(|it| it.kind == PartyKind::Person));
    let delete = move |_| {
        let from = untrack(|| router.current());
        app.remove_customers(vec![id], move |refused| match refused.first() {
            Some(it) => app.say(refusal_words(app.untracked_text(), it), Tone::Trouble, UndoOffer::None),
            None => router.go_on(&from, &Route::customers()),
        });
    };
    view! {
        <section class="rec__part" aria-label=move || app.text().customer_facts()>
            <div class="section__head">
                <h2>{move || app.text().customer_facts()}</h2>
                <a class="button merge__with" data-kind="word" id="merge-with" href=Route::Merge(id, None).href()>
                    {move || app.text().merge_with()}
                </a>
                <Show when=move || is_person.get()>
                    <button
                        class="button"
                        data-kind="word"
                        id="erase-customer"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Erase(ErasureOf::Customer(id)))))
                    >
                        {move || app.text().erase_open()}
                    </button>
                </Show>
                <button class="button section__act" data-kind="word" on:click=delete>{move || app.text().delete()}</button>
            </div>
            <FactRows id />
        </section>
    }
}

/// The details of a record that another one stands for: to be read, not changed.
#[component]
pub(super) fn KeptFacts(id: CustomerId) -> impl IntoView {
    let app = use_app();
    view! {
        <section class="rec__part" aria-label=move || app.text().customer_facts()>
            <div class="section__head"><h2>{move || app.text().customer_facts()}</h2></div>
            <FactRows id />
        </section>
    }
}

#[component]
fn FactRows(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let customer = Memo::new(move |_| app.watch::<Customer>(id));
    let rows = move || {
        let text = app.text();
        let Some(it) = customer.get() else { return Vec::new() };
        let parent = it.parent.map(|id| app.customer_name(id)).unwrap_or_default();
        let since = it.since.map(|date| text.date(date)).unwrap_or_default();
        [
            (text.customer_code(), it.code.clone()),
            (text.customer_role(), text.trade_role(it.role).to_owned()),
            (text.customer_scale(), text.scale(it.scale).to_owned()),
            (text.customer_representative(), it.legal_representative.clone()),
            (text.customer_phone(), it.phone.clone()),
            (text.customer_email(), it.email.clone()),
            (text.customer_address(), it.address.line.clone()),
            (text.customer_bank(), it.bank.bank.clone()),
            (text.customer_account(), it.bank.account.clone()),
            (text.customer_source(), it.source.clone()),
            (text.customer_since(), since),
            (text.customer_parent(), parent),
            (text.customer_note(), it.note.clone()),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| view! { <dt>{label}</dt><dd><bdi>{value}</bdi></dd> })
        .collect::<Vec<_>>()
    };
    view! { <dl class="facts">{rows} <OwnFacts id /></dl> }
}
