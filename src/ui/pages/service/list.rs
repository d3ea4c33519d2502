//! The queue: what runs out first stands first.

use std::sync::Arc;

use leptos::prelude::*;

use super::queue::{VIEWS, chosen, marks, texts};
use super::rows::TicketTable;
use crate::domain::contract::service::Urgency;
use crate::domain::id::TicketId;
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::saved_view::ViewedList;
use crate::domain::ticket::Ticket;
use crate::i18n::Text;
use crate::state::{Layer, Sheet, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::list_views::ListViews;
use crate::ui::widgets::named_views::NamedViews;
use crate::ui::widgets::shelf::Shelf;

/// The page.
#[component]
pub(in crate::ui) fn ServicePage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query = Memo::new(move |_| if let Route::Service(query) = router.current() { query } else { Query::default() });
    let cases = Memo::new(move |_| app.cases());
    let shelf = Memo::new(move |_| Shelf::of(cases.get(), |case| texts(app, case)));
    let marks = Memo::new(move |_| cases.with(|all| marks(app, all)));
    let ids: Memo<Arc<[TicketId]>> = Memo::new(move |_| {
        let found = query.with(|query| shelf.with(|shelf| shelf.found(&query.text)));
        query.with(|query| marks.with(|marks| chosen(app, found, marks, query))).into()
    });
    let none_at_all = Memo::new(move |_| app.all_read() && app.count::<Ticket>() == 0);
    let nothing = move || {
        let text = app.text();
        let words = if none_at_all.get() { text.tickets_empty() } else { text.tickets_none_match() };
        ids.with(|ids| ids.is_empty()).then(|| view! { <p class="empty__line faint">{words}</p> })
    };
    view! {
        <div class="custs service">
            <div class="custs__main">
                <Head query ids />
                <TicketTable ids nothing=nothing />
            </div>
        </div>
    }
}

#[component]
fn Head(query: Memo<Query>, ids: Memo<Arc<[TicketId]>>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let named = NamedViews::of(query, ViewedList::Tickets, Route::Service);
    let sheet = Handout {
        name: "tickets",
        words: Text::sheet_tickets,
        act: Callback::new(move |form| app.export_tickets(&ids.get_untracked(), form)),
    };
    let typed = Callback::new(move |text| router.replace(Route::Service(Query { text, ..query.get_untracked() })));
    let kinds = Signal::derive(move || {
        let all = TicketKind::ALL.map(|it| (it.name(), app.text().ticket_kind_name(it)));
        std::iter::once(("", app.text().tickets_any_kind())).chain(all).collect::<Vec<_>>()
    });
    let levels = Signal::derive(move || {
        let all = Urgency::ALL.map(|it| (it.name(), app.text().urgency(it)));
        std::iter::once(("", app.text().tickets_any_level())).chain(all).collect::<Vec<_>>()
    });
    view! {
        <div class="custs__head">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().places_service()}</h1></div>
                <div class="page__acts">
                    <a class="button" data-kind="quiet" id="open-service-report" href=Route::service_report().href()>
                        {icon("chart-no-axes-column")}
                        {move || app.text().report_title()}
                    </a>
                    <ListExport name="export-tickets" sheets=vec![sheet] nothing=Signal::derive(move || ids.with(|ids| ids.is_empty())) />
                    <button
                        class="button"
                        data-kind="main"
                        id="new-ticket"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Ticket(None, None, None))))
                    >
                        {icon("plus")}
                        {move || app.text().ticket_new_title()}
                    </button>
                </div>
            </div>
            <ListViews label=Text::places_service views=VIEWS query to=Route::Service named />
            <div class="custs__bar">
                <ListSearch label=Text::tickets_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed />
                <Filter name="kind" label=Text::ticket_kind choices=kinds query />
                <Filter name="level" label=Text::ticket_severity choices=levels query />
                <span class="custs__gap"></span>
                <span class="faint small" role="status">{move || app.text().tickets_count(ids.with(|ids| ids.len()))}</span>
            </div>
        </div>
    }
}

/// A menu that narrows the list.
#[component]
fn Filter(
    name: &'static str,
    label: fn(Text) -> &'static str,
    choices: Signal<Vec<(&'static str, &'static str)>>,
    query: Memo<Query>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let options = move || {
        let now = query.with(|query| query.filter(name).unwrap_or_default().to_owned());
        let option = |(value, words): (&'static str, &'static str)| {
            view! { <option value=value selected=now == value>{words}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        let (value, query) = (event_target_value(&event), query.get_untracked());
        router.replace(Route::Service(if value.is_empty() { query.without(name) } else { query.with(name, &value) }));
    };
    view! {
        <div class="field__box tagfilter">
            <select id=format!("tickets-{name}") aria-label=move || label(app.text()) on:change=choose>{options}</select>
            {small_icon("chevron-down")}
        </div>
    }
}
