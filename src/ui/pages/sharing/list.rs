//! The register of shared information, with what contracts agreed and nobody registered yet; promises of secrecy; leaks.

use leptos::prelude::*;

use super::asks::Asks;
use super::leaks::Leaks;
use super::requests::Requests;
use super::rows::{ScopeTable, texts};
use super::undertakings::Undertakings;
use super::within::Proposals;
use crate::domain::contract::party::Side;
use crate::domain::id::SharingScopeId;
use crate::domain::sharing::scope::SharingScope;
use crate::i18n::{Message, Text};
use crate::state::{App, Layer, Shared, Sheet, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::list_views::ListViews;
use crate::ui::widgets::more::More;
use crate::ui::widgets::shelf::Shelf;
use crate::ui::widgets::statement::PrintButton;

/// How many rows are drawn at first, and more with every press.
const SHOWN: usize = 100;

const VIEWS: &[(Message, Option<&str>)] = &[
    (Text::scopes_given, None),
    (Text::scopes_received, Some("received")),
    (Text::scopes_open, Some("returns")),
    (Text::scopes_all, Some("all")),
    (Text::undertakings, Some("undertakings")),
    (Text::incidents, Some("leaks")),
    (Text::asks, Some("requests")),
];

/// What the page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Register,
    Undertakings,
    Leaks,
    Asks,
}

fn in_view(it: &Shared, view: Option<&str>) -> bool {
    match view {
        None => it.scope.from == Side::Us,
        Some("received") => it.scope.from == Side::Them,
        Some("returns") => it.return_by.is_some(),
        Some(_) => true,
    }
}

/// The page.
#[component]
pub(in crate::ui) fn SharingPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query = Memo::new(move |_| if let Route::Sharing(query) = router.current() { query } else { Query::default() });
    let shows = Memo::new(move |_| {
        query.with(|query| match query.filter("view") {
            Some("undertakings") => Shows::Undertakings,
            Some("leaks") => Shows::Leaks,
            Some("requests") => Shows::Asks,
            Some(_) | None => Shows::Register,
        })
    });
    view! {
        <div class="page sharing">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().scopes_title()}</h1></div>
                <div class="page__acts">{move || new_button(app, shows.get())}</div>
            </div>
            <ListViews label=Text::places_sharing views=VIEWS query to=Route::Sharing />
            {move || match shows.get() {
                Shows::Register => view! { <Register query /> }.into_any(),
                Shows::Undertakings => view! { <Undertakings /> }.into_any(),
                Shows::Leaks => view! { <Leaks /> }.into_any(),
                Shows::Asks => view! { <Asks query /><Requests /> }.into_any(),
            }}
        </div>
    }
}

fn new_button(app: App, shows: Shows) -> impl IntoView {
    let new: Option<(_, Message, _)> = match shows {
        Shows::Register => Some(("new-scope", Text::scope_new as Message, Sheet::Scope(None, None, None))),
        Shows::Undertakings => Some(("new-undertaking", Text::undertaking_new, Sheet::Undertaking(None))),
        Shows::Leaks => Some(("new-leak", Text::incident_new, Sheet::Incident(None))),
        Shows::Asks => Some(("new-request", Text::request_new, Sheet::Request(None, None))),
    };
    new.map(|(id, words, sheet)| view! {
        <button class="button" data-kind="main" type="button" id=id on:click=move |_| app.layer.set(Some(Layer::Sheet(sheet)))>
            {icon("plus")}
            {move || words(app.text())}
        </button>
    })
}

#[component]
fn Register(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let shelf = Memo::new(move |_| Shelf::of(app.shared(), |it| texts(app, it)));
    let found = Memo::new(move |_| {
        let mut all = query.with(|query| shelf.with(|shelf| shelf.found(&query.text)));
        query.with(|query| all.retain(|it| in_view(it, query.filter("view"))));
        all
    });
    let drawn = RwSignal::new(SHOWN);
    let ids = Memo::new(move |_| {
        found.with(|all| all.iter().take(drawn.get()).map(|it| it.scope.id).collect::<Vec<SharingScopeId>>())
    });
    let sheet = Handout {
        name: "sharing",
        words: Text::sheet_sharing,
        act: Callback::new(move |form| app.export_sharing(&found.get_untracked(), form)),
    };
    let typed = Callback::new(move |text| router.replace(Route::Sharing(Query { text, ..query.get_untracked() })));
    let none = Signal::derive(move || found.with(Vec::is_empty));
    let nothing = move || {
        let text = app.text();
        if app.count::<SharingScope>() == 0 { text.scopes_empty() } else { text.scopes_none_match() }
    };
    view! {
        <div class="custs__bar">
            <ListSearch label=Text::scopes_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed />
            <span class="custs__gap"></span>
            <PrintButton drawn />
            <ListExport name="export-sharing" sheets=vec![sheet] nothing=none />
        </div>
        <Proposals contract=None />
        <Show when=move || !none.get() fallback=move || view! { <p class="faint">{nothing}</p> }>
            <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().scopes_title()>
                <ScopeTable rows=ids />
            </div>
            <More total=Signal::derive(move || found.with(Vec::len)) drawn step=SHOWN id="more-scopes" />
        </Show>
    }
}
