//! The views of the customer list: those that come with the app, and those that somebody gave a name.

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::Columns;
use super::merge::groups;
use crate::domain::saved_view::{SavedView, ViewedList};
use crate::i18n::{Message, Text, format};
use crate::state::{Layer, Sheet, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;

/// A view: its words and the filter it stands for.
const VIEWS: [(Message, Option<(&str, &str)>); 9] = [
    (Text::customers_all, None),
    (Text::customers_to_follow, Some(("follow", "due"))),
    (Text::customers_active, Some(("state", "active"))),
    (Text::customers_prospects, Some(("state", "prospect"))),
    (Text::customer_dormant, Some(("state", "dormant"))),
    (Text::customer_lost, Some(("state", "lost"))),
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

/// The address of a query, with whose customers are looked at left as it is: that is another question.
fn kept_whose(target: Query, now: &Query) -> Route {
    let whose = now.filter("whose").map(str::to_owned);
    Route::Customers(whose.into_iter().fold(target, |target, whose| target.with("whose", &whose)))
}

/// The views that somebody gave a name, and which of them is looked at.
#[derive(Clone, Copy)]
pub(super) struct NamedViews {
    all: Memo<Vec<(Query, Arc<SavedView>)>>,
    /// The one that asks for what is listed.
    pub(super) chosen: Memo<Option<Arc<SavedView>>>,
}

impl NamedViews {
    /// The views of the list that this query asks for.
    pub(super) fn of(query: Memo<Query>) -> Self {
        let (app, router) = (use_app(), use_router());
        let all = Memo::new(move |_| {
            let mut all = app.watch_all::<SavedView>();
            all.retain(|it| it.list == ViewedList::Customers);
            all.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
            all.into_iter().map(|it| (Query::of_address(&it.query), it)).collect::<Vec<(Query, Arc<SavedView>)>>()
        });
        let chosen = Memo::new(move |_| {
            let now = query.get();
            all.with(|all| all.iter().find(|(asked, _)| same(asked, &now)).map(|(_, it)| Arc::clone(it)))
        });
        // whoever looks at a view goes on looking at it when it is changed, or a change is taken back
        Effect::new(move |before: Option<Option<Arc<SavedView>>>| {
            let (now, found) = (query.get(), chosen.get());
            let left =
                before.flatten().filter(|before| found.is_none() && same(&Query::of_address(&before.query), &now));
            let changed = left.and_then(|left| all.with(|all| all.iter().find(|(_, it)| it.id == left.id).cloned()));
            let Some((asked, it)) = changed else { return found };
            router.replace(kept_whose(asked.without("whose"), &now));
            Some(it)
        });
        Self { all, chosen }
    }
}

/// The row of views.
#[component]
pub(super) fn Views(query: Memo<Query>, views: NamedViews, columns: Columns) -> impl IntoView {
    let app = use_app();
    let NamedViews { all: saved, .. } = views;
    let chosen = Memo::new(move |_| views.chosen.with(|it| it.as_ref().map(|it| it.id)));
    let own = VIEWS
        .into_iter()
        .map(|(words, filter)| {
            let href = move || query.with(|query| kept_whose(asked(filter), query)).href();
            let current = move || {
                chosen.get().is_none()
                    && query.with(|query| match filter {
                        None => query.filters.keys().all(|name| matches!(name.as_str(), "whose" | "columns")),
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
        let is_there = !columns.is_chosen_here() && VIEWS.iter().any(|(_, filter)| same(&asked(*filter), &now));
        chosen.get().is_none() && !is_there
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
