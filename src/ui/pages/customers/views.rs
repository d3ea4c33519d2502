//! The views of the customer list: those that come with the app, and those that somebody gave a name.

use leptos::prelude::*;

use super::columns::Columns;
use super::merge::groups;
use crate::i18n::{Message, Text, format};
use crate::state::use_app;
use crate::ui::route::{Query, Route};
use crate::ui::widgets::named_views::{NamedViews, kept_whose, named_links, same};

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

/// The row of views.
#[component]
pub(super) fn Views(query: Memo<Query>, views: NamedViews, columns: Columns) -> impl IntoView {
    let app = use_app();
    let own = VIEWS
        .into_iter()
        .map(|(words, filter)| {
            let href = move || query.with(|query| Route::Customers(kept_whose(asked(filter), query))).href();
            let current = move || {
                views.is_none()
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
    // there is something to keep once the list is asked for more than a view that is there already
    let plain = Signal::derive(move || {
        let now = query.get();
        !columns.is_chosen_here() && VIEWS.iter().any(|(_, filter)| same(&asked(*filter), &now))
    });
    view! {
        <nav class="views" aria-label=move || app.text().places_customers()>
            {own} {named_links(views, plain)}
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
