//! Contracts that do not hang together: without their customer, or with one number. They are listed, and a person puts it right.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::contract::Contract;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::{ContractId, CustomerId};
use crate::i18n::Text;
use crate::state::{App, Batch, Form, Layer, Namesakes, Orphans, Problem, Sheet, use_app};
use crate::ui::route::Route;
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::icon::icon;

/// What a contract is called: its number, or its title where it has none.
fn called(text: Text, it: &ContractBrief) -> String {
    let title = text.wording(&it.title);
    match it.number.trim() {
        "" => title.to_owned(),
        number => format!("{number} · {title}"),
    }
}

/// Everything that waits; nothing where nothing does.
#[component]
pub(in crate::ui) fn Attention() -> impl IntoView {
    let app = use_app();
    let orphans = Memo::new(move |_| app.orphans());
    let namesakes = Memo::new(move |_| app.namesakes());
    let some = move || orphans.with(|all| !all.is_empty()) || namesakes.with(|all| !all.is_empty());
    let busy = RwSignal::new(false);
    let without = move || orphans.get().into_iter().flat_map(|it| orphan_rows(app, it, busy)).collect_view();
    let same = move || namesakes.get().into_iter().map(|it| same_number(app, it, busy)).collect_view();
    view! {
        <Show when=some>
            <section class="section amiss" id="attention">
                <div class="section__head"><h2>{move || app.text().amiss_title()}</h2></div>
                <p class="soft">{move || app.text().amiss_lead()}</p>
                <ul class="rows">{without}{same}</ul>
            </section>
        </Show>
    }
}

fn orphan_rows(app: App, it: Orphans, busy: RwSignal<bool>) -> Vec<impl IntoView> {
    let customer = it.customer;
    let named = app.named_in_contracts(customer).map(|it| it.name).filter(|name| !name.is_empty());
    it.contracts.iter().map(|contract| orphan(app, customer, contract, named.clone(), busy)).collect()
}

fn orphan(
    app: App,
    customer: CustomerId,
    contract: &Arc<ContractBrief>,
    named: Option<String>,
    busy: RwSignal<bool>,
) -> impl IntoView + use<> {
    let text = app.text();
    let (id, name) = (contract.id, called(text, contract));
    let is_draft = app.contract_today(id).is_some_and(|standing| !standing.is_locked());
    let why = named.map_or_else(|| text.amiss_orphan_why().to_owned(), |named| text.amiss_called(&named));
    let other = is_draft.then(|| {
        view! {
            <button
                class="button"
                type="button"
                data-act="other"
                aria-label=text.amiss_other_of(&name)
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Party(id))))
            >
                {text.amiss_other()}
            </button>
        }
    });
    view! {
        <li class="rows__item" data-contract=id.to_string()>
            <span class="status" data-tone="danger">{icon("octagon-alert")}</span>
            <div class="rows__text">
                <a href=Route::contract(id).href()><bdi>{text.amiss_orphan(&name)}</bdi></a>
                <span class="rows__sub">{why}</span>
            </div>
            <span class="rows__end">
                {other}
                <button
                    class="button"
                    type="button"
                    data-act="bring-back"
                    aria-label=text.amiss_bring_back_of(&name)
                    disabled=move || busy.get()
                    on:click=move |_| app.bring_customer_back(customer, busy)
                >
                    {text.amiss_bring_back()}
                </button>
            </span>
        </li>
    }
}

fn same_number(app: App, it: Namesakes, busy: RwSignal<bool>) -> impl IntoView {
    let text = app.text();
    // as one of them writes it
    let number = it.contracts.first().map(|first| first.number.trim().to_owned()).unwrap_or_default();
    let links = it.contracts.iter().map(|contract| link(app, contract)).collect_view();
    let (words, said) = (text.amiss_namesakes(&number, it.contracts.len()), text.amiss_number_kept(&number));
    let keep_words = text.amiss_keep_number_of(&number);
    view! {
        <li class="rows__item" data-number=number>
            <span class="status" data-tone="danger">{icon("octagon-alert")}</span>
            <div class="rows__text">
                <bdi>{words}</bdi>
                <span class="rows__sub">{links}</span>
                <span class="rows__sub">{text.amiss_namesakes_why()}</span>
            </div>
            <span class="rows__end">
                <button
                    class="button"
                    type="button"
                    data-act="keep-number"
                    aria-label=keep_words
                    disabled=move || busy.get()
                    on:click=move |_| app.accept_number(&it.number, said.clone(), busy)
                >
                    {text.amiss_keep_number()}
                </button>
            </span>
        </li>
    }
}

/// A contract by its title and whose it is: its number is what it shares.
fn link(app: App, it: &ContractBrief) -> impl IntoView + use<> {
    let (title, customer) = (app.text().wording(&it.title).to_owned(), app.customer_name(it.customer));
    let words = if customer.is_empty() { title } else { format!("{customer} · {title}") };
    view! { <a href=Route::contract(it.id).href()><bdi>{words}</bdi></a> " " }
}

/// On the page of a contract: which others have its number.
#[component]
pub(super) fn NamesakesOf(id: ContractId) -> impl IntoView {
    let app = use_app();
    let others = Memo::new(move |_| app.namesakes_of(id));
    let links = move || others.get().iter().map(|it| link(app, it)).collect_view();
    view! {
        <Show when=move || others.with(|all| !all.is_empty())>
            <p class="amiss__same" id="same-number">
                <span class="status" data-tone="warn">{icon("triangle-alert")}{move || app.text().amiss_same_number()}</span>
                {links}
            </p>
        </Show>
    }
}

/// Another customer for a draft.
#[component]
pub(in crate::ui) fn PartySheet(id: ContractId) -> impl IntoView {
    let app = use_app();
    // the whole of it is read while somebody chooses
    let contract = Memo::new(move |_| app.watch::<Contract>(id));
    let form = Form::start(app, format!("contract/{id}/party"), vec![("customer", String::new())]);
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let problem = |words: &str| refuse(form, vec![Problem { field: "customer", words: words.to_owned() }]);
        let Some(customer) = CustomerId::parse(&form.text("customer")) else {
            return problem(text.contract_choose_customer());
        };
        let Some(before) = contract.get_untracked() else { return problem(text.loading()) };
        let after = Contract { customer, ..Contract::clone(&before) };
        let said = text.amiss_other_saved(&untrack(|| app.customer_name(customer)));
        keep(app, form, Batch::new().edit(Some(before.as_ref()), &after), said);
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <FormSheet title=label(Text::amiss_other_title) form submit>
            <div class="fields">
                <CustomerField name="party" label=label(Text::contract_for) value=form.field("customer") none=Text::contract_choose_customer problem=form.problem("customer") />
            </div>
        </FormSheet>
    }
}
