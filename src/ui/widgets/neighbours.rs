//! The record before and the one after in the list that was looked at last.

use leptos::prelude::*;

use crate::i18n::{Message, Text, format};
use crate::state::use_app;
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::walk::use_walk;
use crate::ui::widgets::icon::icon;

/// Two links with the place between them; nothing where the page is that of no record of the list.
#[component]
pub(crate) fn Neighbours() -> impl IntoView {
    let app = use_app();
    let (router, walk) = (use_router(), use_walk());
    let beside = Memo::new(move |_| walk.beside(&router.current()));
    let link = move |id: &'static str, words: Message, mark: &'static str, to: Option<Route>| {
        let words = move || words(app.text());
        view! {
            <a
                class="button"
                data-kind="quiet"
                data-shape="square"
                id=id
                href=to.as_ref().map(Route::href)
                role="link"
                aria-disabled=to.is_none().then_some("true")
                aria-label=words
                title=words
            >
                {icon(mark)}
            </a>
        }
    };
    move || {
        beside.get().map(|it| {
            view! {
                <nav class="walk" id="neighbours" aria-label=move || app.text().record_walk()>
                    {link("previous-record", Text::record_previous, "chevron-left", it.before)}
                    <span class="faint small num">{app.text().record_place(&format::count(it.place), &format::count(it.count))}</span>
                    {link("next-record", Text::record_next, "chevron-right", it.after)}
                </nav>
            }
        })
    }
}
