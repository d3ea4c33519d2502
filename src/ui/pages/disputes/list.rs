//! The list: what has to be done first stands first.

use std::sync::Arc;

use leptos::prelude::*;

use super::rows::{DisputeTable, texts};
use crate::domain::date::Date;
use crate::domain::dispute::{Dispute, Subject};
use crate::domain::id::DisputeId;
use crate::i18n::{Message, Text};
use crate::state::{App, DisputeFile, DisputeFrom, Layer, Sheet, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::list_views::ListViews;
use crate::ui::widgets::shelf::Shelf;

/// The views: what is open first, for that is the work.
const VIEWS: &[(Message, Option<&str>)] = &[
    (Text::disputes_view_open, None),
    (Text::disputes_view_mine, Some("mine")),
    (Text::disputes_view_closed, Some("closed")),
    (Text::disputes_view_all, Some("all")),
];

/// Those of the found ones that the query asks for: the next deadline first, those without one last.
fn chosen(app: App, found: Vec<DisputeFile>, query: &Query) -> Vec<DisputeId> {
    let me = app.my_name();
    let subject = query.filter("kind").and_then(Subject::of);
    let mut all: Vec<(Option<Date>, DisputeFile)> = found
        .into_iter()
        .filter(|file| match query.filter("view") {
            None => file.course.is_open(),
            Some("mine") => file.course.is_open() && file.dispute.owner == me,
            Some("closed") => !file.course.is_open(),
            Some(_) => true,
        })
        .filter(|file| subject.is_none_or(|subject| file.dispute.subject == subject))
        .map(|file| (app.dispute_deadlines(&file).first().map(|it| it.day), file))
        .collect();
    all.sort_by_key(|(day, file)| (!file.course.is_open(), day.is_none(), *day, std::cmp::Reverse(file.dispute.id)));
    all.into_iter().map(|(_, file)| file.dispute.id).collect()
}

/// The page.
#[component]
pub(in crate::ui) fn DisputesPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query =
        Memo::new(move |_| if let Route::Disputes(query) = router.current() { query } else { Query::default() });
    let files = Memo::new(move |_| app.dispute_files());
    let shelf = Memo::new(move |_| Shelf::of(files.get(), |file| texts(app, file)));
    let ids: Memo<Arc<[DisputeId]>> = Memo::new(move |_| {
        let found = query.with(|query| shelf.with(|shelf| shelf.found(&query.text)));
        query.with(|query| chosen(app, found, query)).into()
    });
    let none_at_all = Memo::new(move |_| app.all_read() && app.count::<Dispute>() == 0);
    let nothing = move || {
        let text = app.text();
        let words = if none_at_all.get() { text.disputes_empty() } else { text.disputes_none_match() };
        ids.with(|ids| ids.is_empty()).then(|| view! { <p class="empty__line faint">{words}</p> })
    };
    view! {
        <div class="custs disputes">
            <div class="custs__main">
                <Head query ids />
                <DisputeTable ids nothing=nothing />
            </div>
        </div>
    }
}

#[component]
fn Head(query: Memo<Query>, ids: Memo<Arc<[DisputeId]>>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let sheet = Handout {
        name: "disputes",
        words: Text::places_disputes,
        act: Callback::new(move |form| app.export_disputes(&ids.get_untracked(), form)),
    };
    let typed = Callback::new(move |text| router.replace(Route::Disputes(Query { text, ..query.get_untracked() })));
    let options = move || {
        let now = query.with(|query| query.filter("kind").unwrap_or_default().to_owned());
        let all = Subject::ALL.map(|it| (it.name(), app.text().dispute_subject(it)));
        std::iter::once(("", app.text().disputes_any_subject()))
            .chain(all)
            .map(|(value, words)| view! { <option value=value selected=now == value>{words}</option> })
            .collect_view()
    };
    let choose = move |event| {
        let (value, query) = (event_target_value(&event), query.get_untracked());
        router.replace(Route::Disputes(if value.is_empty() {
            query.without("kind")
        } else {
            query.with("kind", &value)
        }));
    };
    view! {
        <div class="custs__head">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().places_disputes()}</h1></div>
                <div class="page__acts">
                    <ListExport name="export-disputes" sheets=vec![sheet] nothing=Signal::derive(move || ids.with(|ids| ids.is_empty())) />
                    <button
                        class="button"
                        data-kind="main"
                        id="new-dispute"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Dispute(DisputeFrom::Blank))))
                    >
                        {icon("plus")}
                        {move || app.text().disputes_new()}
                    </button>
                </div>
            </div>
            <ListViews label=Text::places_disputes views=VIEWS query to=Route::Disputes />
            <div class="custs__bar">
                <ListSearch label=Text::disputes_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed />
                <div class="field__box tagfilter">
                    <select id="disputes-kind" aria-label=move || app.text().disputes_subject() on:change=choose>{options}</select>
                    {small_icon("chevron-down")}
                </div>
                <span class="custs__gap"></span>
                <span class="faint small" role="status">{move || app.text().disputes_count(ids.with(|ids| ids.len()))}</span>
            </div>
        </div>
    }
}
