//! Tags in the list and on the page of a customer.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::domain::tags::{has, split, tag_key, without};
use crate::i18n::format;
use crate::state::{App, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::drop_chip::{ChipOf, NextFocus, drop_chip};
use crate::ui::widgets::icon::small_icon;

/// The filter by tags in the query of a list.
const FILTER: &str = "tag";

/// The tags that a query asks for: a customer has to bear all of them.
fn asked(query: &Query) -> Vec<String> {
    query.filter(FILTER).map(split).unwrap_or_default()
}

/// The tags that a query asks for, and how every spelling reads that was met: a large book has few of them and many customers.
pub(super) struct AskedTags {
    /// As [`tag_key`] reads them, none twice.
    keys: Vec<String>,
    /// Which of them a spelling is, if it is one.
    met: HashMap<String, Option<usize>>,
}

impl AskedTags {
    /// Those of a query.
    pub(super) fn of(query: &Query) -> Self {
        Self { keys: asked(query).iter().map(|tag| tag_key(tag)).collect(), met: HashMap::new() }
    }

    /// Whether a customer bears every tag that is asked for.
    pub(super) fn are_borne(&mut self, tags: &[String]) -> bool {
        (0..self.keys.len()).all(|wanted| tags.iter().any(|tag| self.which(tag) == Some(wanted)))
    }

    fn which(&mut self, tag: &str) -> Option<usize> {
        if let Some(known) = self.met.get(tag) {
            return *known;
        }
        let key = tag_key(tag);
        let which = self.keys.iter().position(|it| *it == key);
        self.met.insert(tag.to_owned(), which);
        which
    }
}

/// The query with these tags asked for.
fn asking(query: Query, tags: &[String]) -> Query {
    if tags.is_empty() { query.without(FILTER) } else { query.with(FILTER, &tags.join(",")) }
}

/// The list of those who bear a tag.
fn bearers(tag: &str) -> Route {
    Route::Customers(asking(Query::default(), &[tag.to_owned()]))
}

/// The tags that are asked for, each with its way out.
#[component]
pub(super) fn TagChips(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let tags = Memo::new(move |_| query.with(asked));
    let next = NextFocus::after(query);
    let chip = move |tag: String| {
        let (gone, mark) = (tag.clone(), tag.clone());
        let href = Signal::derive(move || {
            let left = without(&tags.get(), std::slice::from_ref(&gone));
            Route::Customers(asking(query.get(), &left)).href()
        });
        let said = Signal::derive(move || app.text().filter_is(app.text().customer_tags(), &tag));
        drop_chip(app, ChipOf::Tag(mark), said, href, next, "#filter-tag".to_owned())
    };
    view! { <For each=move || tags.get() key=|tag| tag.clone() children=chip /> }
}

/// The tags in use, to propose.
pub(super) fn tag_names(app: App) -> Memo<Vec<String>> {
    Memo::new(move |_| app.tags_in_use().into_iter().map(|(tag, _)| tag).collect())
}

/// The menu of the tags in use: choosing one asks for it too. A book without tags has none.
#[component]
pub(super) fn TagFilter(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let known = Memo::new(move |_| app.tags_in_use());
    // what else is asked for, as at every key of a search, draws no menu anew
    let left = Memo::new(move |_| {
        let chosen = query.with(asked);
        known.with(|all| all.iter().filter(|(tag, _)| !has(&chosen, tag)).cloned().collect::<Vec<_>>())
    });
    let choose = move |event: leptos::ev::Event| {
        let tag = event_target_value(&event);
        if tag.is_empty() {
            return;
        }
        let query = query.get_untracked();
        let mut tags = asked(&query);
        tags.push(tag);
        router.go(&Route::Customers(asking(query, &tags)));
    };
    let options = move || {
        let text = app.text();
        let words = move |(tag, n): (String, usize)| {
            let words = text.tag_counted(&tag, &format::count(n));
            view! { <option value=tag>{words}</option> }
        };
        let all = left.get().into_iter().map(words).collect_view();
        view! { <option value="" selected=true>{text.tag_filter()}</option> {all} }
    };
    view! {
        <Show when=move || known.with(|all| !all.is_empty())>
            <div class="field__box tagfilter">
                {small_icon("tag")}
                <select id="filter-tag" aria-label=move || app.text().tag_filter() prop:value="" on:change=choose>
                    {options}
                </select>
                {small_icon("chevron-down")}
            </div>
        </Show>
    }
}

/// The tags of a customer in its row of the list, as many as there is room for.
pub(super) fn row_tags(tags: Vec<String>) -> impl IntoView {
    let all = tags.into_iter().map(|tag| view! { <span class="tag"><bdi>{tag}</bdi></span> }).collect_view();
    view! { <span class="cust__tags">{all}</span> }
}

/// The tags of a customer on its page: each leads to all who bear it.
#[component]
pub(super) fn TagLinks(#[prop(into)] tags: Signal<Vec<String>>) -> impl IntoView {
    let app = use_app();
    let link = |tag: String| {
        let href = bearers(&tag).href();
        view! { <a class="tag" href=href><bdi>{tag}</bdi></a> }
    };
    view! {
        <Show when=move || tags.with(|tags| !tags.is_empty())>
            <div class="rec__tags" role="group" aria-label=move || app.text().customer_tags()>
                <For each=move || tags.get() key=|tag| tag_key(tag) children=link />
            </div>
        </Show>
    }
}
