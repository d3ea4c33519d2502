//! A filter of a list that reads as words: a menu to choose from, and a chip that says what was chosen, with its way out.

use leptos::prelude::*;

use crate::i18n::{Message, Text};
use crate::state::use_app;
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::drop_chip::{ChipOf, NextFocus, drop_chip};
use crate::ui::widgets::icon::small_icon;

/// A filter of a list.
#[derive(Clone, Copy)]
pub(in crate::ui) struct WordFilter {
    /// Its name in addresses.
    pub(in crate::ui) name: &'static str,
    /// What it filters by, in words.
    pub(in crate::ui) words: Message,
    /// What it may be, with the words of each, in order.
    pub(in crate::ui) choices: Signal<Vec<(String, String)>>,
}

/// The menus, and the chips of what is chosen. `to`: the page of the list for a query.
#[component]
pub(in crate::ui) fn WordFilters(
    filters: Vec<WordFilter>,
    query: Memo<Query>,
    to: fn(Query) -> Route,
) -> impl IntoView {
    let next = NextFocus::after(query);
    let chips: Vec<AnyView> = filters.iter().map(|it| chip(*it, query, to, next).into_any()).collect();
    let menus: Vec<AnyView> = filters.iter().map(|it| menu(*it, query, to, next).into_any()).collect();
    view! { {menus} {chips} }
}

fn menu(filter: WordFilter, query: Memo<Query>, to: fn(Query) -> Route, next: NextFocus) -> impl IntoView {
    let (app, router) = (use_app(), use_router());
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        if !chosen.is_empty() {
            next.go_to(format!(".chip[data-fact='{}'] .chip__drop", filter.name));
            router.go(&to(query.get_untracked().with(filter.name, &chosen)));
        }
    };
    let label = move || (filter.words)(app.text());
    let options = move || {
        let all = filter.choices.get().into_iter().map(|(name, words)| view! { <option value=name>{words}</option> });
        view! { <option value="" selected=true>{label()}</option> {all.collect_view()} }
    };
    // a menu of one thing filters nothing
    let offered = move || filter.choices.with(|all| all.len() > 1) && query.with(|it| it.filter(filter.name).is_none());
    view! {
        <Show when=offered>
            <div class="field__box tagfilter">
                {small_icon("list-filter")}
                <select id=format!("filter-{}", filter.name) aria-label=label prop:value="" on:change=choose>
                    {options}
                </select>
                {small_icon("chevron-down")}
            </div>
        </Show>
    }
}

fn chip(filter: WordFilter, query: Memo<Query>, to: fn(Query) -> Route, next: NextFocus) -> impl IntoView {
    let app = use_app();
    move || {
        let (text, query): (Text, Query) = (app.text(), query.get());
        let chosen = query.filter(filter.name).map(str::to_owned)?;
        // what is gone from the list is still said as it was asked
        let words = filter.choices.with(|all| all.iter().find(|(name, _)| *name == chosen).map(|(_, it)| it.clone()));
        let said = text.filter_is((filter.words)(text), &words.unwrap_or(chosen));
        let without = to(query.without(filter.name)).href();
        let (said, without) = (Signal::stored(said), Signal::stored(without));
        let menu = format!("#filter-{}", filter.name);
        Some(drop_chip(app, ChipOf::Fact(filter.name), said, without, next, menu))
    }
}
