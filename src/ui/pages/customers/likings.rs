//! What a customer likes and dislikes, on its page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::CustomerId;
use crate::domain::preference::{Preference, in_order};
use crate::i18n::Text;
use crate::state::{App, Layer, PlainSheet, Sheet, SheetCell, use_app};
use crate::ui::widgets::list_export::PlainExport;

/// The part of the page.
#[component]
pub(super) fn Likings(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| {
        let all = app.preferences_of(id);
        let plain: Vec<&Preference> = all.iter().map(AsRef::as_ref).collect();
        in_order(&plain).into_iter().cloned().map(Arc::new).collect::<Vec<_>>()
    });
    let handed = Callback::new(move |()| all.with(|all| sheet(app, all)));
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
                <p class="list__more"><PlainExport name="export-likings" sheet="likings" words=Text::likings table=handed /></p>
            </Show>
        </section>
    }
}

/// All of them for other programs. What is told in confidence stays in the book, as the page hides it.
fn sheet(app: App, all: &[Arc<Preference>]) -> PlainSheet {
    let text = app.untracked_text();
    let row = |it: &Arc<Preference>| {
        let person = it.contact.and_then(|id| app.person_named(id)).map(|it| it.name.clone());
        vec![
            SheetCell::words(text.preference_category(it.category)),
            SheetCell::words(if it.sensitive { text.liking_secret() } else { &it.value }),
            SheetCell::Count(u64::from(it.strength.get())),
            SheetCell::Text(person.unwrap_or_else(|| text.liking_firm().to_owned())),
            SheetCell::words(&it.source),
            SheetCell::Day(it.noted_on),
        ]
    };
    PlainSheet {
        sheet: text.likings(),
        file: text.sheet_likings_file(),
        headings: vec![
            text.liking_category(),
            text.liking_value(),
            text.liking_strength(),
            text.liking_of(),
            text.liking_source(),
            text.liking_noted_on(),
        ],
        rows: all.iter().map(row).collect(),
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
