//! By customer, contract, owner and clause area.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::item::Item;
use crate::domain::contract::clause::Area;
use crate::domain::team::naming::name_key;
use crate::i18n::Message;
use crate::i18n::Text;
use crate::state::{App, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::icon::small_icon;

/// The names of the filters in addresses, with the words for none.
const FILTERS: [(&str, Message); 4] = [
    ("party", Text::duty_all_customers),
    ("deal", Text::duty_all_contracts),
    ("keeper", Text::duty_all_owners),
    ("area", Text::duty_all_areas),
];

/// The name of a clause area in addresses.
const fn area_name(area: Area) -> &'static str {
    match area {
        Area::S1 => "s1",
        Area::S2 => "s2",
        Area::S3 => "s3",
        Area::S4 => "s4",
        Area::S5 => "s5",
        Area::S6 => "s6",
        Area::S7 => "s7",
        Area::S8 => "s8",
        Area::S9 => "s9",
        Area::General => "general",
    }
}

/// What the query narrows a list to.
pub(super) struct Chosen<'a>([Option<&'a str>; 4]);

impl<'a> Chosen<'a> {
    pub(super) fn of(query: &'a Query) -> Self {
        Self(FILTERS.map(|(name, _)| query.filter(name)))
    }

    pub(super) fn fits(&self, app: App, item: &Item) -> bool {
        FILTERS.iter().zip(self.0).all(|((name, _), wanted)| wanted.is_none_or(|it| value(app, name, item).0 == it))
    }
}

/// The value of an item under a filter, and its words.
fn value(app: App, filter: &str, item: &Item) -> (String, String) {
    let contract = item.contract();
    match filter {
        "party" => {
            let id = app.peek_survivor(contract.customer);
            (id.to_string(), app.peek_party(id).map(|it| it.name.clone()).unwrap_or_default())
        }
        "deal" => {
            let title = app.text().wording(&contract.title);
            let words = [contract.number.as_str(), title].into_iter().filter(|it| !it.is_empty());
            (contract.id.to_string(), words.collect::<Vec<_>>().join(" · "))
        }
        "keeper" => (name_key(item.owner()), item.owner().to_owned()),
        _ => (area_name(item.area()).to_owned(), app.text().duty_area_words(item.area()).to_owned()),
    }
}

/// The menus; each holds what the view has.
#[component]
pub(super) fn Filters(query: Memo<Query>, all: Memo<Vec<Item>>) -> impl IntoView {
    FILTERS.into_iter().map(|(name, none)| view! { <Filter name none query all /> }).collect_view()
}

#[component]
fn Filter(name: &'static str, none: Message, query: Memo<Query>, all: Memo<Vec<Item>>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let now = Memo::new(move |_| query.with(|query| query.filter(name).unwrap_or_default().to_owned()));
    let choices = Memo::new(move |_| {
        let found: BTreeMap<String, String> = all.with(|all| all.iter().map(|item| value(app, name, item)).collect());
        let mut found: Vec<(String, String)> = found.into_iter().filter(|(it, _)| !it.is_empty()).collect();
        found.sort_by(|a, b| a.1.cmp(&b.1));
        found
    });
    let choose = move |event: leptos::ev::Event| {
        let (wanted, query) = (event_target_value(&event), query.get_untracked());
        router.replace(Route::Duties(if wanted.is_empty() { query.without(name) } else { query.with(name, &wanted) }));
    };
    let options = move || {
        let now = now.get();
        let choices = choices.get().into_iter().map(|(it, words)| {
            let chosen = it == now;
            view! { <option value=it selected=chosen>{words}</option> }
        });
        let choices = choices.collect_view();
        view! {
            <option value="" selected=now.is_empty()>{none(app.text())}</option>
            {choices}
        }
    };
    view! {
        <span class="duties__filter" data-on=move || now.with(|now| !now.is_empty()).then_some("")>
            <select id=format!("duties-{name}") aria-label=move || none(app.text()) on:change=choose>{options}</select>
            {small_icon("chevron-down")}
        </span>
    }
}
