//! The sidebar, and the bar at the bottom of a phone.

use leptos::prelude::*;

use super::in_turn::in_turn;
use super::places::{Part, Place};
use crate::domain::own_entity::OwnEntity;
use crate::domain::team::member::Member;
use crate::state::{Layer, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::icon::{icon, large_icon, mark};
use crate::ui::widgets::initial::{Of, initial};

/// The places, with what is due beside them.
#[component]
pub(crate) fn Side() -> impl IntoView {
    let app = use_app();
    let here = place_now();
    let book_name = move || {
        let mut own = app.watch_all::<OwnEntity>();
        own.sort_by_key(|entity| entity.id);
        own.first().map_or_else(|| app.text().app_name().to_owned(), |entity| entity.name.clone())
    };
    let me = move || {
        let member = app.me().and_then(|id| app.watch::<Member>(id))?;
        let words = [member.name.clone(), member.title.clone()];
        let words = words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
        let title = words.clone();
        Some(view! {
            <a class="side__me" href=Route::Team.href() title=title>
                {initial(&member.name, member.id.0, Of::Person)} <span class="side__word"><bdi>{words}</bdi></span>
            </a>
        })
    };
    view! {
        <nav class="side" aria-label=move || app.text().main_navigation()>
            <a class="side__book" href=Route::Settings(crate::ui::route::SettingsPart::Company).href()>
                {mark()}
                <span class="side__name">{book_name}</span>
            </a>
            {Place::PARTS.iter().map(|it| part(*it, here)).collect_view()}
            <div class="side__foot">
                {me}
                <button
                    class="button"
                    data-kind="quiet"
                    data-shape="square"
                    aria-label=move || app.text().fold_sidebar()
                    title=move || app.text().fold_sidebar()
                    aria-pressed=move || app.sidebar_folded.get().to_string()
                    on:click=move |_| app.toggle_sidebar()
                >
                    {icon("panel-left")}
                </button>
            </div>
        </nav>
    }
}

/// The place where one is. The address changes at every key of a search, and the place does not.
fn place_now() -> Memo<Option<Place>> {
    let router = use_router();
    Memo::new(move |_| Place::of(&router.current()))
}

/// Places that belong together, under their name.
fn part(part: Part, here: Memo<Option<Place>>) -> impl IntoView {
    let app = use_app();
    view! {
        <div class="side__part">
            {part.words.map(|words| view! { <p class="side__of">{move || words(app.text())}</p> })}
            {part.places.iter().map(|place| item(*place, here)).collect_view()}
        </div>
    }
}

fn item(place: Place, here: Memo<Option<Place>>) -> impl IntoView {
    let app = use_app();
    let current = move || (here.get() == Some(place)).then_some("page");
    // what is half reckoned is not counted
    let count = in_turn(move || app.figures_ready().then(|| crate::ui::pages::due_count(app, &place.route())));
    view! {
        <a
            class="side__item"
            href=place.route().href()
            aria-current=current
            title=move || place.words(app.text())
        >
            {icon(place.icon())}
            <span class="side__word">{move || place.words(app.text())}</span>
            {move || {
                count
                    .get()
                    .map(|due| {
                        view! { <span class="side__count" data-tone=due.tone>{due.count}</span> }
                    })
            }}
        </a>
    }
}

/// The five places of a phone.
#[component]
pub(crate) fn Bottom() -> impl IntoView {
    let app = use_app();
    let here = place_now();
    let places = Place::BOTTOM
        .iter()
        .map(|place| {
            let place = *place;
            view! {
                <a
                    class="bottom__item"
                    href=place.route().href()
                    aria-current=move || (here.get() == Some(place)).then_some("page")
                >
                    {large_icon(place.icon())}
                    {move || place.words(app.text())}
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="bottom" aria-label=move || app.text().bottom_navigation()>
            {places}
            <button class="bottom__item" on:click=move |_| app.layer.set(Some(Layer::More))>
                {large_icon("ellipsis")}
                {move || app.text().places_more()}
            </button>
        </nav>
    }
}
