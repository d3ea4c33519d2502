//! The row of views above a list: each is one value of the list's `view`.

use leptos::prelude::*;

use crate::i18n::{Message, Text};
use crate::state::use_app;
use crate::ui::route::{Query, Route};
use crate::ui::widgets::named_views::{NamedViews, named_links, same};

/// What another view of the list keeps of the query.
const KEPT: [&str; 9] = ["whose", "by", "year", "party", "deal", "keeper", "area", "kind", "level"];

/// The views of a list, the one that is shown marked.
#[component]
pub(in crate::ui) fn ListViews(
    /// What the row is called for those who hear it.
    label: fn(Text) -> &'static str,
    /// Words of each view and its name; the first has none.
    views: &'static [(Message, Option<&'static str>)],
    query: Memo<Query>,
    /// The list's page for a query.
    to: fn(Query) -> Route,
    /// The views that somebody gave a name, where the list has such.
    #[prop(optional)]
    named: Option<NamedViews>,
) -> impl IntoView {
    // whose rows are looked at, of which year, and by what they are added up stays as it is: that is another question
    let other = move |query: &Query, view: Option<&'static str>| {
        let target = view.map_or_else(Query::default, |view| Query::default().with("view", view));
        let kept = KEPT.into_iter().filter_map(|name| query.filter(name).map(|value| (name, value)));
        to(kept.fold(target, |target, (name, value)| target.with(name, value)))
    };
    // what a view that comes with the app asks needs no name of its own
    let plain = Signal::derive(move || {
        let now = query.get();
        views
            .iter()
            .any(|(_, view)| same(&view.map_or_else(Query::default, |view| Query::default().with("view", view)), &now))
    });
    let behind = named.map(|named| named_links(named, plain).into_any());
    view_row(label, views, query, other, named, behind)
}

/// A row of views, the one that is shown marked. `other` leads from what is looked at to another view.
pub(in crate::ui) fn view_links(
    label: Message,
    views: &'static [(Message, Option<&'static str>)],
    query: Memo<Query>,
    other: impl Fn(&Query, Option<&'static str>) -> Route + Copy + Send + Sync + 'static,
) -> impl IntoView {
    view_row(label, views, query, other, None, None)
}

fn view_row(
    label: Message,
    views: &'static [(Message, Option<&'static str>)],
    query: Memo<Query>,
    other: impl Fn(&Query, Option<&'static str>) -> Route + Copy + Send + Sync + 'static,
    named: Option<NamedViews>,
    behind: Option<AnyView>,
) -> impl IntoView {
    let app = use_app();
    let is_named = move || named.is_some_and(|named| !named.is_none());
    let links = views
        .iter()
        .map(|(words, view)| {
            let (words, view) = (*words, *view);
            view! {
                <a
                    class="views__item"
                    href=move || query.with(|query| other(query, view).href())
                    aria-current=move || (!is_named() && query.with(|query| query.filter("view") == view)).then_some("true")
                >
                    {move || words(app.text())}
                </a>
            }
        })
        .collect_view();
    view! { <nav class="views" aria-label=move || label(app.text())>{links} {behind}</nav> }
}
