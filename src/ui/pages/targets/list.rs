//! The list of targets, with what of them runs, waits and is done.

use leptos::prelude::*;

use super::rows::targets_drawn;
use crate::domain::lifecycle::target::TargetStatus;
use crate::domain::sales_target::Scope;
use crate::domain::tags::tag_key;
use crate::i18n::{Message, Text, format};
use crate::state::{Layer, Sheet, TargetItem, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::columns::TableSwitch;
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::list_views::ListViews;
use crate::ui::widgets::more::More;
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_of};

/// How many lines are drawn at first.
const SHOWN: usize = 100;

/// The views: what runs and what waits to be closed first.
const VIEWS: &[(Message, Option<&str>)] = &[
    (Text::targets_running, None),
    (Text::targets_over, Some("over")),
    (Text::targets_drafts, Some("draft")),
    (Text::targets_closed_view, Some("closed")),
    (Text::targets_all, Some("all")),
];

/// The scopes, by their names in addresses.
const SCOPES: [(&str, Scope); 4] =
    [("firm", Scope::Firm), ("team", Scope::Team), ("member", Scope::Member), ("contract", Scope::Contract)];

/// The page.
#[component]
pub(in crate::ui) fn TargetsPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query = Memo::new(move |_| if let Route::Targets(query) = router.current() { query } else { Query::default() });
    let (whose, choose) = whose_of(query, Route::Targets);
    let all = Memo::new(move |_| app.target_items(whose.get()));
    let found = Memo::new(move |_| query.with(|query| all.with(|all| chosen(app.text(), query, all))));
    let drawn = RwSignal::new(SHOWN);
    let typed = Callback::new(move |text| router.replace(Route::Targets(Query { text, ..query.get_untracked() })));
    let nothing = move || {
        let any = all.with(|all| !all.is_empty());
        if any { app.text().targets_none_match() } else { app.text().targets_empty() }
    };
    let sheet = Handout {
        name: "targets",
        words: Text::target_sheet,
        act: Callback::new(move |form| app.export_targets(&found.get_untracked(), form)),
    };
    let as_table = RwSignal::new(false);
    let rows =
        move || found.with(|all| targets_drawn(app.text(), all.get(..drawn.get()).unwrap_or(all), as_table.get()));
    view! {
        <div class="page targets">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().targets_title()}</h1></div>
                <div class="page__acts">
                    <ListExport name="export-targets" sheets=vec![sheet] nothing=Signal::derive(move || found.with(Vec::is_empty)) />
                    <button
                        class="button"
                        data-kind="main"
                        id="new-target"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Target(None))))
                    >
                        {icon("plus")}
                        {move || app.text().target_new()}
                    </button>
                </div>
            </div>
            <ListViews label=Text::targets_title views=VIEWS query to=Route::Targets />
            <div class="custs__bar">
                <div class="chips custs__chips">
                    <ListSearch label=Text::targets_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed />
                    <WhoseSwitch now=whose choose />
                    <ScopeFilter query />
                    <PeriodFilter query all />
                </div>
                <span class="faint small" role="status">
                    {move || app.text().targets_count(&format::count(found.with(Vec::len)))}
                </span>
                <TableSwitch as_table />
            </div>
            <WhoseHint now=whose />
            <Show when=move || found.with(|all| !all.is_empty()) fallback=move || view! { <p class="faint" id="no-targets">{nothing}</p> }>
                {rows}
                <More total=Signal::derive(move || found.with(Vec::len)) drawn step=SHOWN id="more-targets" />
            </Show>
        </div>
    }
}

/// What the query asks for.
fn chosen(text: Text, query: &Query, all: &[TargetItem]) -> Vec<TargetItem> {
    let key = tag_key(&query.text);
    let is_in_view = |it: &TargetItem| match query.filter("view") {
        Some("all") => true,
        Some("draft") => it.status == TargetStatus::Draft,
        Some("over") => it.status == TargetStatus::Over,
        Some("closed") => it.status == TargetStatus::Closed,
        None | Some(_) => matches!(it.status, TargetStatus::Running | TargetStatus::Upcoming | TargetStatus::Over),
    };
    let scope = query.filter("scope");
    let period = query.filter("period");
    let mut found: Vec<TargetItem> = all.iter().filter(|it| is_in_view(it)).cloned().collect();
    found.retain(|it| {
        scope.is_none_or(|scope| SCOPES.iter().any(|(name, of)| *name == scope && *of == it.target.scope))
    });
    found.retain(|it| period.is_none_or(|period| period_key(it) == period));
    found.retain(|it| {
        let words = [it.whose(text), it.measured(text), it.target.note.clone()].join(" ");
        key.is_empty() || tag_key(&words).contains(&key)
    });
    found
}

fn period_key(item: &TargetItem) -> String {
    format!("{}_{}", item.target.from, item.target.to)
}

#[component]
fn ScopeFilter(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let choices = Signal::derive(move || {
        SCOPES.map(|(name, scope)| (name.to_owned(), app.text().target_scope_name(scope).to_owned())).to_vec()
    });
    view! { <Filter name="scope" label=Text::targets_scope_filter query choices /> }
}

#[component]
fn PeriodFilter(query: Memo<Query>, all: Memo<Vec<TargetItem>>) -> impl IntoView {
    let app = use_app();
    let choices = Signal::derive(move || {
        let text = app.text();
        let mut found: Vec<(String, String)> = all.with(|all| {
            all.iter().map(|it| (period_key(it), text.target_period_words(it.target.from, it.target.to))).collect()
        });
        found.sort();
        found.dedup();
        found
    });
    view! { <Filter name="period" label=Text::target_period query choices /> }
}

/// A menu that keeps what has one value; its first choice keeps everything.
#[component]
fn Filter(
    name: &'static str,
    label: Message,
    query: Memo<Query>,
    choices: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let now = Memo::new(move |_| query.with(|query| query.filter(name).unwrap_or_default().to_owned()));
    let choose = move |event: leptos::ev::Event| {
        let (wanted, query) = (event_target_value(&event), query.get_untracked());
        router.replace(Route::Targets(if wanted.is_empty() { query.without(name) } else { query.with(name, &wanted) }));
    };
    let options = move || {
        let now = now.get();
        let any = format!("{}: {}", label(app.text()), app.text().targets_all());
        let choices = choices.get().into_iter().map(|(it, words)| {
            let chosen = it == now;
            view! { <option value=it selected=chosen>{words}</option> }
        });
        let choices = choices.collect_view();
        view! {
            <option value="" selected=now.is_empty()>{any}</option>
            {choices}
        }
    };
    view! {
        <span class="targets__filter" data-on=move || now.with(|now| !now.is_empty()).then_some("")>
            <select id=format!("targets-{name}") aria-label=move || label(app.text()) on:change=choose>{options}</select>
            {small_icon("chevron-down")}
        </span>
    }
}
