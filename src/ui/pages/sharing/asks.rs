//! Somebody asks what is held on them, or wants it corrected or erased (PIPL arts. 44 to 47): they are found here, and the answer
//! is one press away.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::contact::Contact;
use crate::domain::customer::{Customer, PartyKind};
use crate::i18n::Text;
use crate::state::{App, ErasureOf, Layer, Sheet, Wanted, use_app};
use crate::ui::route::{CustomerTab, Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::list_search::ListSearch;

/// So many of each are shown: whoever asks says who they are.
const SHOWN: usize = 20;

/// The view.
#[component]
pub(super) fn Asks(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let text = Memo::new(move |_| query.with(|query| query.text.clone()));
    let typed = Callback::new(move |text| router.replace(Route::Sharing(Query { text, ..query.get_untracked() })));
    let rows = move || {
        let wanted = text.with(|text| Wanted::new(text));
        if wanted.is_empty() {
            return view! { <p class="faint">{app.text().asks_type()}</p> }.into_any();
        }
        let people = app.find_best::<Contact>(&wanted, SHOWN);
        let buyers = app.find_best::<Customer>(&wanted, SHOWN);
        let buyers: Vec<_> = buyers.into_iter().filter(|it| it.kind == PartyKind::Person).collect();
        if people.is_empty() && buyers.is_empty() {
            return view! { <p class="faint" role="status">{app.text().asks_none()}</p> }.into_any();
        }
        let people = people.iter().map(|it| person(app, it)).collect_view();
        let buyers = buyers.iter().map(|it| buyer(app, it)).collect_view();
        view! { <ul class="asks" id="asks">{people}{buyers}</ul> }.into_any()
    };
    view! {
        <p class="soft erase__lead">{move || app.text().asks_lead()}</p>
        <div class="custs__bar">
            <ListSearch label=Text::asks_search text typed busy=Signal::derive(move || app.is_naming()) />
        </div>
        {rows}
    }
}

fn person(app: App, it: &Arc<Contact>) -> impl IntoView + use<> {
    let (id, customer) = (it.id, it.customer);
    let firm = app.customer_name(customer);
    let reach = [it.phone.clone(), it.email.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let name = it.name.clone();
    let open = move |sheet| move |_| app.layer.set(Some(Layer::Sheet(sheet)));
    let of = |words: fn(Text) -> &'static str| {
        let name = name.clone();
        move || app.text().asks_of(words(app.text()), &name)
    };
    view! {
        <li class="asks__row" data-contact=id.to_string()>
            <span class="asks__who">
                <bdi>{it.name.clone()}</bdi>
                <span class="faint small"><bdi>{firm}</bdi>" "{reach.join(" · ")}</span>
            </span>
            <span class="asks__acts">
                <button class="button" type="button" aria-label=of(Text::person_export) on:click=move |_| app.export_person(id)>
                    {move || app.text().person_export()}
                </button>
                <button class="button" type="button" aria-label=of(Text::asks_correct) on:click=open(Sheet::Contact(customer, Some(id)))>
                    {move || app.text().asks_correct()}
                </button>
                <button class="button" type="button" aria-label=of(Text::erase_open) data-act="erase" on:click=open(Sheet::Erase(ErasureOf::Person(id)))>
                    {move || app.text().erase_open()}
                </button>
            </span>
        </li>
    }
}

fn buyer(app: App, it: &Arc<Customer>) -> impl IntoView + use<> {
    let id = it.id;
    let name = it.name.clone();
    let label = move || app.text().asks_of(app.text().erase_open(), &name);
    view! {
        <li class="asks__row" data-customer=id.to_string()>
            <span class="asks__who">
                <a href=Route::Customer(id, CustomerTab::Overview).href()><bdi>{it.name.clone()}</bdi></a>
                <span class="faint small">{it.phone.clone()}</span>
            </span>
            <span class="asks__acts">
                <button
                    class="button"
                    type="button"
                    data-act="erase"
                    aria-label=label
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Erase(ErasureOf::Customer(id)))))
                >
                    {move || app.text().erase_open()}
                </button>
            </span>
        </li>
    }
}
