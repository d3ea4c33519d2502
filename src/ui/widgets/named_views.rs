//! The views of a list that somebody gave a name (存下的视图): as links, and as a button that keeps what is asked now.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::saved_view::{SavedView, ViewedList};
use crate::state::{Layer, Sheet, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;

/// Whether two queries ask for the same, whosever rows are looked at. It is asked of every view at every key in the search.
pub(in crate::ui) fn same(a: &Query, b: &Query) -> bool {
    let Query { text, filters, sort } = a;
    *text == b.text && *sort == b.sort && besides_whose(filters).eq(besides_whose(&b.filters))
}

/// The filters but whose rows are looked at.
fn besides_whose(filters: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    filters.iter().filter(|(name, _)| name.as_str() != "whose")
}

/// The query, with whose rows are looked at left as it is: that is another question.
pub(in crate::ui) fn kept_whose(target: Query, now: &Query) -> Query {
    let whose = now.filter("whose").map(str::to_owned);
    whose.into_iter().fold(target, |target, whose| target.with("whose", &whose))
}

/// The views that somebody gave a name, and which of them is looked at.
#[derive(Clone, Copy)]
pub(in crate::ui) struct NamedViews {
    all: Memo<Vec<(Query, Arc<SavedView>)>>,
    to: fn(Query) -> Route,
    /// The one that asks for what is listed.
    pub(in crate::ui) chosen: Memo<Option<Arc<SavedView>>>,
}

impl NamedViews {
    /// The views of a list whose page `to` makes; `query`: what it is asked now.
    pub(in crate::ui) fn of(query: Memo<Query>, list: ViewedList, to: fn(Query) -> Route) -> Self {
        let (app, router) = (use_app(), use_router());
        let all = Memo::new(move |_| {
            let mut all = app.watch_all::<SavedView>();
            all.retain(|it| it.list == list);
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
            router.replace(to(kept_whose(asked.without("whose"), &now)));
            Some(it)
        });
        Self { all, to, chosen }
    }

    /// Whether there are any.
    pub(in crate::ui) fn has_any(self) -> bool {
        self.all.with(|all| !all.is_empty())
    }

    /// Whether none of them is looked at.
    pub(in crate::ui) fn is_none(self) -> bool {
        self.chosen.with(Option::is_none)
    }
}

/// The links, and the button behind them. `plain`: what is asked now is a view that comes with the app, and need not be kept.
pub(in crate::ui) fn named_links(views: NamedViews, plain: Signal<bool>) -> impl IntoView {
    let app = use_app();
    let NamedViews { all: saved, to, .. } = views;
    let chosen = Memo::new(move |_| views.chosen.with(|it| it.as_ref().map(|it| it.id)));
    let named = move |(asked, it): (Query, Arc<SavedView>)| {
        let id = it.id;
        let href = to(asked).href();
        view! {
            <a class="views__item" data-view="" href=href aria-current=move || (chosen.get() == Some(id)).then_some("true")>
                <bdi>{it.name.clone()}</bdi>
            </a>
        }
    };
    let last = move || {
        let text = app.text();
        if let Some(id) = chosen.get() {
            let open = move |_| app.layer.set(Some(Layer::Sheet(Sheet::View(Some(id)))));
            return view! { <button class="views__item" type="button" id="edit-view" on:click=open>{icon("pen-line")}{text.view_rename()}</button> }
                .into_any();
        }
        if !plain.get() {
            let open = move |_| app.layer.set(Some(Layer::Sheet(Sheet::View(None))));
            return view! { <button class="views__item" type="button" id="save-view" on:click=open>{icon("plus")}{text.view_save()}</button> }
                .into_any();
        }
        ().into_any()
    };
    view! { <For each=move || saved.get() key=|(_, it)| Arc::as_ptr(it).addr() children=named /> {last} }
}
