//! The people at a customer, on its page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::consent::ConsentStatus;
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::id::{ContactId, CustomerId};
use crate::domain::telephone::PhoneLabel;
use crate::i18n::Text;
use crate::state::{App, Layer, Sheet, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::initial::{Of, initial};
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::person::{consent_status, consent_words, roles_words};

/// The part of the page: whom to ask for first, then the others.
#[component]
pub(super) fn Contacts(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let primary = Memo::new(move |_| app.watch::<Customer>(id).and_then(|it| app.primary_contact(&it)));
    let all = Memo::new(move |_| {
        let first = primary.get();
        let mut all = app.contacts_of(id);
        let day = app.as_of();
        // who left stays in the list, behind those who are there
        all.sort_by_key(|it| (it.has_left(day), Some(it.id) != first, it.id));
        all
    });
    let sheet = Handout {
        name: "people",
        words: Text::sheet_people,
        act: Callback::new(move |form| app.export_people(&[id], form)),
    };
    view! {
        <section class="rec__part" id="contacts" aria-label=move || app.text().contacts()>
            <div class="section__head">
                <h2>{move || app.text().contacts()}</h2>
                <button
                    class="button section__act"
                    data-kind="word"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Contact(id, None))))
                >
                    {move || app.text().contact_new()}
                </button>
            </div>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().contacts_empty()}</p> }
            >
                <ul class="rows">
                    <For
                        each=move || all.get()
                        key=|it| Arc::as_ptr(it).addr()
                        children=move |it| contact_row(app, id, &it, primary)
                    />
                </ul>
                <p class="list__more"><ListExport name="export-contacts" sheets=vec![sheet] kind="word" /></p>
            </Show>
        </section>
    }
}

fn contact_row(
    app: App,
    customer: CustomerId,
    contact: &Arc<Contact>,
    primary: Memo<Option<ContactId>>,
) -> impl IntoView + use<> {
    let id = contact.id;
    let (name, title) = (contact.name.clone(), contact.title.clone());
    let it = Arc::clone(contact);
    let sub = move || {
        let text = app.text();
        let roles = roles_words(text, it.roles());
        let roles = if roles.is_empty() { text.contact_role(it.role).to_owned() } else { roles };
        [it.department.clone(), roles].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let mark = move || {
        let is_first = primary.get() == Some(id);
        is_first.then(|| view! { <span class="tag" title=app.text().contact_primary()>{app.text().contact_primary_mark()}</span> })
    };
    let it = Arc::clone(contact);
    let has_left = Memo::new(move |_| it.has_left(app.as_of()));
    let it = Arc::clone(contact);
    let left = move || {
        let day = it.left_on.filter(|_| has_left.get())?;
        Some(view! { <span class="tag person__left">{app.text().contact_left(&app.text().date(day))}</span> })
    };
    let it = Arc::clone(contact);
    let call = move || (!has_left.get()).then(|| call(app, &it));
    view! {
        <li class="rows__item person" data-contact=id.to_string() data-left=move || has_left.get().then_some("")>
            {initial(&name, id.0, Of::Person)}
            <div class="rows__text person__text">
                <button
                    class="rows__open"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Contact(customer, Some(id)))))
                >
                    <bdi>{name.clone()}</bdi>
                    " "
                    <span class="soft">{title}</span>
                </button>
                " "
                {mark}
                {left}
                <span class="rows__sub">{sub}</span>
                {reach(app, contact)}
                {consent(app, contact)}
            </div>
            <span class="rows__end">{call}</span>
        </li>
    }
}

/// The address under which a telephone calls a number.
fn calls(number: &str) -> String {
    format!("tel:{}", number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>())
}

/// Every number and address, each to be called or written to.
fn reach(app: App, contact: &Contact) -> impl IntoView + use<> {
    let phones = contact.phones().map(|(label, number)| {
        let shown = number.to_owned();
        // a fax answers nobody
        let number = if label == PhoneLabel::Fax {
            view! { <span>{shown}</span> }.into_any()
        } else {
            view! { <a href=calls(number)>{shown}</a> }.into_any()
        };
        // of older numbers nobody said that they are mobile ones
        let named = (label != PhoneLabel::Mobile)
            .then(|| view! { <span class="faint">{move || app.text().phone_label(label)}</span> " " });
        view! { <li>{named} {number}</li> }
    });
    let phones = phones.collect_view();
    let emails =
        contact.emails().map(|email| view! { <li><a href=format!("mailto:{email}")>{email.to_owned()}</a></li> });
    let emails = emails.collect_view();
    let wechat = contact.wechat.clone();
    let wechat = (!wechat.is_empty()).then(|| {
        view! { <li><span class="faint">{move || app.text().contact_wechat()}</span> " " <bdi>{wechat}</bdi></li> }
    });
    view! { <ul class="person__reach">{phones}{emails}{wechat}</ul> }
}

/// Where consent stands, and all that is recorded of it.
fn consent(app: App, contact: &Contact) -> impl IntoView + use<> {
    let (here, all) = (contact.consent.clone(), contact.consent.clone());
    let status = move || {
        let icon = match here.status(app.as_of()) {
            ConsentStatus::Given => "circle-check",
            ConsentStatus::Withdrawn => "triangle-alert",
            ConsentStatus::Unknown => "circle-dashed",
        };
        small_icon(icon)
    };
    // what is recorded says where it stands; only where nothing is, that has to be said
    let words = move || {
        let recorded = consent_words(app.text(), &all);
        if recorded.is_empty() { consent_status(app.text(), &all, app.as_of()).to_owned() } else { recorded }
    };
    let (id, consent) = (contact.id, contact.consent.clone());
    let still = move || {
        let rows = app.still_shared(id, &consent).into_iter().map(|it| {
            let words = app.text().given_still(&it.number);
            view! { <span class="rows__sub person__still"><a data-still="" href=Route::SharingScope(it.id).href()>{words}</a></span> }
        });
        rows.collect_view()
    };
    view! {
        <span class="rows__sub person__consent">
            <span class="person__status">{status}</span>
            <span class="person__recorded">{words}</span>
        </span>
        {still}
    }
}

/// The way that is tried first.
fn call(app: App, contact: &Contact) -> impl IntoView + use<> {
    let phone = contact.phones().find(|(label, _)| *label != PhoneLabel::Fax).map(|(_, number)| calls(number));
    let email = contact.emails().next().map(|email| format!("mailto:{email}"));
    match (phone, email) {
        (Some(href), _) => {
            view! { <a class="button" data-kind="word" href=href>{move || app.text().call()}</a> }.into_any()
        }
        (None, Some(href)) => {
            view! { <a class="button" data-kind="word" href=href>{move || app.text().write_mail()}</a> }.into_any()
        }
        (None, None) => ().into_any(),
    }
}
