//! What a customer likes and dislikes, on its page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::CustomerId;
use crate::domain::preference::{Preference, in_order};
use crate::state::{App, Layer, Sheet, use_app};

/// The part of the page.
#[component]
pub(super) fn Likings(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| {
        let all = app.preferences_of(id);
        let plain: Vec<&Preference> = all.iter().map(AsRef::as_ref).collect();
        in_order(&plain).into_iter().cloned().map(Arc::new).collect::<Vec<_>>()
    });
    view! {
        <section class="rec__part" id="likings" aria-label=move || app.text().likings()>
            <div class="section__head">
                <h2>{move || app.text().likings()}</h2>
                <button
                    class="button section__act"
                    data-kind="word"
                    id="new-liking"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Liking(id, None))))
                >
                    {move || app.text().liking_new()}
                </button>
            </div>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().likings_empty()}</p> }
            >
                <ul class="rows">
                    <For each=move || all.get() key=|it| it.id children=move |it| row(app, it.id, all) />
                </ul>
            </Show>
        </section>
    }
}

/// One line: what it is about, what it is, how strong.
fn row(app: App, id: crate::domain::id::PreferenceId, all: Memo<Vec<Arc<Preference>>>) -> impl IntoView {
    let it = Memo::new(move |_| all.with(|all| all.iter().find(|it| it.id == id).cloned()));
    let part = move |read: fn(&Preference) -> String| it.with(|it| it.as_deref().map(read).unwrap_or_default());
    let category = move || it.with(|it| it.as_ref().map(|it| app.text().preference_category(it.category)));
    let value = move || {
        let hidden = it.with(|it| it.as_ref().is_some_and(|it| it.sensitive));
        if hidden { app.text().liking_hidden().to_owned() } else { part(|it| it.value.clone()) }
    };
    let sub = move || {
        let text = app.text();
        let person = it.with(|it| it.as_ref().and_then(|it| it.contact)).and_then(|id| app.person_named(id));
        let day = it.with(|it| it.as_ref().map(|it| text.short_date(it.noted_on, app.as_of())));
        let parts = [person.map(|it| it.name.clone()), Some(part(|it| it.source.clone())), day];
        parts.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let customer = it.with_untracked(|it| it.as_ref().map(|it| it.customer));
    let open = move |_| {
        if let Some(customer) = customer {
            app.layer.set(Some(Layer::Sheet(Sheet::Liking(customer, Some(id)))));
        }
    };
    view! {
        <li class="rows__item likings__item">
            <span class="soft small">{category}</span>
            <div class="rows__text">
                <button class="rows__open acts__words" type="button" on:click=open><bdi>{value}</bdi></button>
                <span class="rows__sub">{sub}</span>
            </div>
            <span class="rows__end faint small">{move || app.text().liking_strong(&part(|it| it.strength.get().to_string()))}</span>
        </li>
    }
}
