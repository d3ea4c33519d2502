//! Somebody asks what is held on them, or wants it corrected or erased (PIPL arts. 44 to 47): they are found here, and the answer
//! is one press away.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::contact::Contact;
use crate::domain::customer::{Customer, PartyKind};
use crate::i18n::{Message, Text};
use crate::state::{App, ErasureOf, Layer, Prospect, Sheet, Wanted, use_app};
use crate::ui::pages::leads::texts;
use crate::ui::route::{CustomerTab, Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::shelf::Shelf;

/// So many of each are shown: whoever asks says who they are.
const SHOWN: usize = 20;
/// So many customers and leads that answer are looked through for those that tell of a person: most customers are firms.
const LOOKED_THROUGH: usize = 500;

/// The view.
#[component]
pub(super) fn Asks(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let text = Memo::new(move |_| query.with(|query| query.text.clone()));
    let typed = Callback::new(move |text| router.replace(Route::Sharing(Query { text, ..query.get_untracked() })));
    // read when somebody is first looked for
    let leads = Memo::new(move |_| Shelf::of(app.prospects(), texts));
    let rows = move || {
        let wanted = text.with(|text| Wanted::new(text));
        if wanted.is_empty() {
            return view! { <p class="faint">{app.text().asks_type()}</p> }.into_any();
        }
        let people = app.find_best::<Contact>(&wanted, SHOWN);
        let buyers = app.find_best::<Customer>(&wanted, LOOKED_THROUGH).into_iter();
        let buyers: Vec<_> = buyers.filter(|it| it.kind == PartyKind::Person).take(SHOWN).collect();
        let askers = leads.with(|leads| leads.best(&wanted, LOOKED_THROUGH)).into_iter();
        let askers: Vec<_> = askers.filter(|it| !it.lead.person.is_empty()).take(SHOWN).collect();
        if people.is_empty() && buyers.is_empty() && askers.is_empty() {
            return view! { <p class="faint" role="status">{app.text().asks_none()}</p> }.into_any();
        }
        let people = people.iter().map(|it| person(app, it)).collect_view();
        let buyers = buyers.iter().map(|it| buyer(app, it)).collect_view();
        let askers = askers.iter().map(|it| asker(app, it)).collect_view();
        view! { <ul class="asks" id="asks">{people}{buyers}{askers}</ul> }.into_any()
    };
    view! {
        <p class="soft erase__lead">{move || app.text().asks_lead()}</p>
        <div class="custs__bar">
            <ListSearch label=Text::asks_search text typed busy=Signal::derive(move || app.is_naming()) />
        </div>
        {rows}
    }
}

/// The button that opens a sheet on somebody.
fn act(app: App, words: Message, name: &str, sheet: Sheet) -> impl IntoView + use<> {
    let name = name.to_owned();
    let erases = matches!(sheet, Sheet::Erase(_)).then_some("erase");
    let corrects = matches!(sheet, Sheet::Contact(..) | Sheet::Customer(_) | Sheet::Lead(_)).then_some("correct");
    let records = matches!(sheet, Sheet::Request(..)).then_some("record");
    let named = erases.or(corrects).or(records);
    view! {
        <button
            class="button"
            type="button"
            data-act=named
            aria-label=move || app.text().asks_of(words(app.text()), &name)
            on:click=move |_| app.layer.set(Some(Layer::Sheet(sheet)))
        >
            {move || words(app.text())}
        </button>
    }
}

/// The button that hands out what is held on somebody.
fn hand_out(app: App, name: &str, of: ErasureOf) -> impl IntoView + use<> {
    let name = name.to_owned();
    let busy = RwSignal::new(false);
    let label = move || app.text().asks_of(app.text().person_export(), &name);
    view! {
        <button class="button" type="button" data-act="export" aria-label=label on:click=move |_| app.export_person(busy, of)>
            {move || app.text().person_export()}
        </button>
    }
}

/// How somebody is reached, and where they belong.
fn told<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn person(app: App, it: &Arc<Contact>) -> impl IntoView + use<> {
    let (id, customer) = (it.id, it.customer);
    view! {
        <li class="asks__row" data-contact=id.to_string()>
            <span class="asks__who">
                <bdi>{it.name.clone()}</bdi>
                <span class="faint small"><bdi>{app.customer_name(customer)}</bdi>" "{told([&it.phone, &it.email])}</span>
            </span>
            <span class="asks__acts">
                {hand_out(app, &it.name, ErasureOf::Person(id))}
                {act(app, Text::request_new, &it.name, Sheet::Request(None, Some(ErasureOf::Person(id))))}
                {act(app, Text::asks_correct, &it.name, Sheet::Contact(customer, Some(id)))}
                {act(app, Text::erase_open, &it.name, Sheet::Erase(ErasureOf::Person(id)))}
            </span>
        </li>
    }
}

fn buyer(app: App, it: &Arc<Customer>) -> impl IntoView + use<> {
    let id = it.id;
    view! {
        <li class="asks__row" data-customer=id.to_string()>
            <span class="asks__who">
                <a href=Route::Customer(id, CustomerTab::Overview).href()><bdi>{it.name.clone()}</bdi></a>
                <span class="faint small">{it.phone.clone()}</span>
            </span>
            <span class="asks__acts">
                {hand_out(app, &it.name, ErasureOf::Customer(id))}
                {act(app, Text::request_new, &it.name, Sheet::Request(None, Some(ErasureOf::Customer(id))))}
                {act(app, Text::asks_correct, &it.name, Sheet::Customer(Some(id)))}
                {act(app, Text::erase_open, &it.name, Sheet::Erase(ErasureOf::Customer(id)))}
            </span>
        </li>
    }
}

/// Somebody who asked us something before.
fn asker(app: App, it: &Prospect) -> impl IntoView + use<> {
    let it = &it.lead;
    let id = it.id;
    view! {
        <li class="asks__row" data-lead=id.to_string()>
            <span class="asks__who">
                <a href=Route::Lead(id).href()><bdi>{it.person.clone()}</bdi></a>
                <span class="faint small">
                    {move || app.text().activity_lead()}
                    " "
                    <bdi>{told([&it.company, &it.phone, &it.email])}</bdi>
                </span>
            </span>
            <span class="asks__acts">
                {hand_out(app, &it.person, ErasureOf::Lead(id))}
                {act(app, Text::request_new, &it.person, Sheet::Request(None, Some(ErasureOf::Lead(id))))}
                {act(app, Text::asks_correct, &it.person, Sheet::Lead(Some(id)))}
                {act(app, Text::erase_open, &it.person, Sheet::Erase(ErasureOf::Lead(id)))}
            </span>
        </li>
    }
}
