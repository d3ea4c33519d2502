//! The views of the customer list: those that come with the app, and those that somebody gave a name.

use std::sync::Arc;

use leptos::prelude::*;

use super::merge::groups;
use crate::domain::saved_view::{SavedView, ViewedList};
use crate::i18n::{Message, Text, format};
use crate::state::{Layer, Sheet, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::widgets::icon::icon;

/// A view: its words and the filter it stands for.
const VIEWS: [(Message, Option<(&str, &str)>); 7] = [
    (Text::customers_all, None),
    (Text::customers_to_follow, Some(("follow", "due"))),
    (Text::customers_active, Some(("state", "active"))),
    (Text::customers_prospects, Some(("state", "prospect"))),
    (Text::customers_overdue, Some(("money", "overdue"))),
    (Text::pool_falling, Some(("pool", "falling"))),
    (Text::pool, Some(("pool", "public"))),
];

/// The query of a view that comes with the app.
fn asked(filter: Option<(&str, &str)>) -> Query {
    filter.map_or_else(Query::default, |(name, value)| Query::default().with(name, value))
}

/// Whether two queries ask for the same, whosever customers are looked at.
fn same(a: &Query, b: &Query) -> bool {
    a.clone().without("whose") == b.clone().without("whose")
}

/// The row of views.
#[component]
pub(super) fn Views(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let saved = Memo::new(move |_| {
        let mut all = app.watch_all::<SavedView>();
        all.retain(|it| it.list == ViewedList::Customers);
        all.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
        all.into_iter().map(|it| (Query::of_address(&it.query), it)).collect::<Vec<(Query, Arc<SavedView>)>>()
    });
    let chosen = Memo::new(move |_| {
        let now = query.get();
        saved.with(|all| all.iter().find(|(asked, _)| same(asked, &now)).map(|(_, it)| it.id))
    });
    let own = VIEWS
        .into_iter()
        .map(|(words, filter)| {
            // whose customers are looked at stays as it is: that is another question
            let href = move || {
                let kept = query.with(|query| query.filter("whose").map(str::to_owned));
                let target = asked(filter);
                Route::Customers(kept.into_iter().fold(target, |target, whose| target.with("whose", &whose))).href()
            };
            let current = move || {
                chosen.get().is_none()
                    && query.with(|query| match filter {
                        None => query.filters.keys().all(|name| name == "whose"),
                        Some((name, value)) => query.filter(name) == Some(value),
                    })
            };
            view! {
                <a class="views__item" href=href aria-current=move || current().then_some("true")>
                    {move || words(app.text())}
                </a>
            }
        })
        .collect_view();
    let named = move |(asked, it): (Query, Arc<SavedView>)| {
        let id = it.id;
        let href = Route::Customers(asked).href();
        view! {
            <a class="views__item" data-view="" href=href aria-current=move || (chosen.get() == Some(id)).then_some("true")>
                <bdi>{it.name.clone()}</bdi>
            </a>
        }
    };
    // there is something to keep once the list is asked for more than a view that is there already
    let to_keep = Memo::new(move |_| {
        let now = query.get();
        chosen.get().is_none() && !VIEWS.iter().any(|(_, filter)| same(&asked(*filter), &now))
    });
    let last = move || {
        let text = app.text();
        if let Some(id) = chosen.get() {
            let open = move |_| app.layer.set(Some(Layer::Sheet(Sheet::View(Some(id)))));
            return view! { <button class="views__item" type="button" id="edit-view" on:click=open>{icon("pen-line")}{text.view_rename()}</button> }
                .into_any();
        }
        if to_keep.get() {
            let open = move |_| app.layer.set(Some(Layer::Sheet(Sheet::View(None))));
            return view! { <button class="views__item" type="button" id="save-view" on:click=open>{icon("plus")}{text.view_save()}</button> }
                .into_any();
        }
        ().into_any()
    };
    view! {
        <nav class="views" aria-label=move || app.text().places_customers()>
            {own} <For each=move || saved.get() key=|(_, it)| Arc::as_ptr(it).addr() children=named /> {last}
            <DuplicatesLink />
        </nav>
    }
}

/// "Likely duplicates (3)", once there are some.
#[component]
fn DuplicatesLink() -> impl IntoView {
    let app = use_app();
    let count = Memo::new(move |_| groups(app).map_or(0, |groups| groups.len()));
    view! {
        <Show when=move || { count.get() > 0 }>
            <a class="views__item" id="likely-duplicates" href=Route::Duplicates.href()>
                {move || app.text().duplicates()}
                <span class="views__count">{move || format::count(count.get())}</span>
            </a>
        </Show>
    }
}
