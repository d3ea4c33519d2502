//! "Perhaps the same as …": a quiet line while somebody types. It never stands in the way of saving.

use leptos::prelude::*;

use crate::domain::contact::Contact;
use crate::domain::id::{ContactId, CustomerId};
use crate::i18n::{Text, format};
use crate::state::{Alike, Form, Layer, Party, Sheet, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::phones::lines_of;

/// What speaks for it, in words.
fn why(text: Text, found: &Alike) -> String {
    match &found.person {
        None => text.same_by(found.by).to_owned(),
        Some(person) => text.alike_of_person(text.same_by(found.by), person),
    }
}

/// The line of the form of a customer.
#[component]
pub(in crate::ui) fn AlikeCustomers(form: Form, except: Option<CustomerId>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let boxes = ["name", "code", "number", "email", "phone"].map(|name| form.field(name));
    let found = Memo::new(move |_| {
        let [name, code, number, email, phone] = boxes.map(|it| it.get());
        let party = Party { name: &name, code: &code, number: &number, email: &email, phones: [&phone, ""] };
        app.alike_customers(&party, except)
    });
    let line = move || {
        let text = app.text();
        let all = found.get();
        let first = all.first()?;
        let (id, why) = (first.customer, why(text, first));
        let more = all.len().saturating_sub(1);
        let open = move |event: leptos::ev::MouseEvent| {
            // what was typed stays as a draft
            event.prevent_default();
            app.layer.set(None);
            router.go(&Route::customer(id));
        };
        Some(view! {
            {small_icon("users-round")}
            <span>
                {text.alike_lead()} " "
                <a href=Route::customer(id).href() on:click=open><bdi>{app.customer_name(id)}</bdi></a>
                " " <span class="faint">{text.alike_why(&why)}</span>
                {(more > 0).then(|| view! { " " <span class="faint">{text.alike_more(&format::count(more))}</span> })}
            </span>
        })
    };
    view! { <p class="alike" role="status" aria-live="polite" id="customer-alike">{line}</p> }
}

/// The line of the form of a person.
#[component]
pub(in crate::ui) fn AlikePeople(
    form: Form,
    customer: CustomerId,
    /// The entry that is edited, if it is one.
    except: Option<ContactId>,
    /// Makes it one with the other entry.
    make_one: Callback<ContactId>,
) -> impl IntoView {
    let app = use_app();
    let boxes = ["name", "email", "phone", "more_emails", "more_phones"].map(|name| form.field(name));
    let found = Memo::new(move |_| {
        let [name, email, phone, emails, phones] = boxes.map(|it| it.get());
        let all = |first: &str, more: &str| {
            let more = lines_of(more).into_iter().map(|(_, text)| text);
            std::iter::once(first.to_owned()).chain(more).collect::<Vec<_>>().join("; ")
        };
        app.alike_people(customer, &name, &all(&email, &emails), &all(&phone, &phones), except)
    });
    let line = move || {
        let text = app.text();
        let (person, by) = found.with(|found| found.first().cloned())?;
        let why = by.map_or_else(|| text.merge_people_by_name(), |by| text.same_by(by));
        let Contact { id, name, .. } = Contact::clone(&person);
        let at = app.survivor(person.customer);
        // two entries of one person at one customer may be made one
        let here = at == app.survivor(customer);
        let one = (here && except.is_some()).then(|| {
            view! {
                " "
                <button type="button" class="alike__open" id="make-one" on:click=move |_| make_one.run(id)>
                    {text.merge_people_go()}
                </button>
            }
        });
        let firm = (at != app.survivor(customer)).then(|| text.alike_at(&app.customer_name(at)));
        Some(view! {
            {small_icon("users-round")}
            <span>
                {text.alike_lead()} " "
                <button
                    type="button"
                    class="alike__open"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Contact(at, Some(id)))))
                >
                    <bdi>{name}</bdi>
                </button>
                {firm} " " <span class="faint">{text.alike_why(why)}</span> {one}
            </span>
        })
    };
    view! { <p class="alike" role="status" aria-live="polite" id="contact-alike">{line}</p> }
}
