//! The customers of a share file: listed by words and tag, each with a box to tick.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::i18n::{Text, format};
use crate::state::{App, use_app};
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::more::More;
use crate::ui::widgets::shelf::Shelf;

/// How many rows are drawn at first, and more with every press.
const SHOWN: usize = 50;

fn texts(it: &Customer) -> (Vec<String>, Vec<String>) {
    (vec![it.name.clone(), it.short_name.clone()], vec![it.number.clone(), it.industry.clone()])
}

fn tags(app: App) -> Vec<String> {
    let all = app.customers();
    crate::domain::tags::in_use(all.iter().map(|it| it.tags.as_slice())).into_iter().map(|(tag, _)| tag).collect()
}

/// The part of the page.
#[component]
pub(super) fn Picks(picked: RwSignal<BTreeSet<CustomerId>>, other: Signal<Option<CustomerId>>) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(String::new());
    let tag = RwSignal::new(String::new());
    let drawn = RwSignal::new(SHOWN);
    let shelf = Memo::new(move |_| {
        let mut all = app.customers();
        // whom a file goes to is not in it
        all.retain(|it| Some(it.id) != other.get());
        all.sort_by(|a, b| a.name.cmp(&b.name));
        Shelf::of(all, |it| texts(it))
    });
    let found = Memo::new(move |_| {
        let mut all = shelf.with(|shelf| typed.with(|typed| shelf.found(typed)));
        tag.with(|tag| all.retain(|it| tag.is_empty() || it.tags.contains(tag)));
        all.iter().map(|it| it.id).collect::<Vec<_>>()
    });
    let shown = Memo::new(move |_| found.with(|all| all.iter().take(drawn.get()).copied().collect::<Vec<_>>()));
    let options = move || {
        let every = (String::new(), app.text().pack_tag_any().to_owned());
        let all = std::iter::once(every).chain(tags(app).into_iter().map(|it| (it.clone(), it)));
        all.map(|(value, words)| view! { <option value=value>{words}</option> }).collect_view()
    };
    let all = move |_| picked.update(|picked| picked.extend(found.get_untracked()));
    view! {
        <section class="rec__part" id="picks" aria-label=move || app.text().pack_pick()>
            <div class="section__head">
                <h2>{move || app.text().pack_pick()}</h2>
                <span class="soft small" role="status">{move || app.text().pack_picked(&format::count(picked.with(BTreeSet::len)))}</span>
            </div>
            <div class="custs__bar">
                <ListSearch label=Text::pack_search text=typed typed=Callback::new(move |words| typed.set(words)) />
                <div class="field__box tagfilter">
                    <select
                        id="pick-tag"
                        aria-label=move || app.text().pack_tag()
                        on:change=move |event| tag.set(event_target_value(&event))
                    >
                        {options}
                    </select>
                    {small_icon("chevron-down")}
                </div>
                <button class="button" type="button" id="pick-all" on:click=all>{move || app.text().pack_pick_all()}</button>
                <button class="button" data-kind="quiet" type="button" id="pick-none" on:click=move |_| picked.set(BTreeSet::new())>
                    {move || app.text().pack_pick_none()}
                </button>
            </div>
            <ul class="picks">
                <For each=move || shown.get() key=|id| *id children=move |id| row(app, picked, id) />
            </ul>
            <More total=Signal::derive(move || found.with(Vec::len)) drawn step=SHOWN id="more-picks" />
        </section>
    }
}

fn row(app: App, picked: RwSignal<BTreeSet<CustomerId>>, id: CustomerId) -> impl IntoView {
    let name = move || app.customer_name(id);
    let tick = move |event| {
        let on = event_target_checked(&event);
        picked.update(|all| {
            if on {
                all.insert(id)
            } else {
                all.remove(&id)
            };
        });
    };
    view! {
        <li>
            <label class="picks__item" data-pick=id.to_string()>
                <input type="checkbox" prop:checked=move || picked.with(|all| all.contains(&id)) on:change=tick />
                <bdi>{name}</bdi>
            </label>
        </li>
    }
}
