//! The list of leads: where each stands, and its next step as a button.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::bulk::LeadBulk;
use super::steps::{next_step, take};
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::lifecycle::lead::Stage;
use crate::domain::saved_view::ViewedList;
use crate::i18n::{Message, Text};
use crate::state::{App, Layer, Prospect, Sheet, Whose, use_app};
use crate::ui::route::{Direction, Query, Route};
use crate::ui::router::use_router;
use crate::ui::walk::use_walk;
use crate::ui::widgets::chosen::ChooseAll;
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::list_views::ListViews;
use crate::ui::widgets::more::More;
use crate::ui::widgets::named_views::NamedViews;
use crate::ui::widgets::plain_columns::{PlainColumn, PlainColumns, PlainColumnsMenu};
use crate::ui::widgets::selection::{Selection, pick_box};
use crate::ui::widgets::shelf::Shelf;
use crate::ui::widgets::status::{Meaning, status};
use crate::ui::widgets::table::ColumnHead;
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_of};
use crate::ui::widgets::word_filter::{WordFilter, WordFilters};

/// How many rows are drawn at first, and more with every press.
const SHOWN: usize = 300;

/// The views: what is open first, for that is the work.
const VIEWS: &[(Message, Option<&str>)] = &[
    (Text::lead_open_view, None),
    (Text::lead_converted_view, Some("converted")),
    (Text::lead_disqualified_view, Some("given_up")),
    (Text::lead_all_view, Some("all")),
];

/// What the list is filtered by besides its view.
const FILTERS: [(&str, Message); 3] =
    [("stage", Text::lead_state), ("source", Text::lead_source), ("owner", Text::lead_owner)];

/// The stages: their names in addresses, and their words.
const STAGES: [(&str, Message); 5] = [
    ("new", Text::lead_stage_new),
    ("contacted", Text::lead_stage_contacted),
    ("qualified", Text::lead_stage_qualified),
    ("converted", Text::lead_stage_converted),
    ("given_up", Text::lead_stage_disqualified),
];

/// The columns that may be left out.
const COLUMNS: &[PlainColumn] = &[
    ("wish", Text::lead_wish),
    ("state", Text::lead_state),
    ("score", Text::lead_score),
    ("source", Text::lead_source),
    ("owner", Text::lead_owner),
    ("came", Text::lead_came),
];

/// The page.
#[component]
pub(in crate::ui) fn LeadList() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query = Memo::new(move |_| if let Route::Leads(query) = router.current() { query } else { Query::default() });
    let shelf = Memo::new(move |_| Shelf::of(app.prospects(), texts));
    let found = Memo::new(move |_| query.with(|query| shelf.with(|shelf| chosen(app, shelf, query))));
    let none_at_all = Memo::new(move |_| app.count::<Lead>() == 0);
    let views = NamedViews::of(query, ViewedList::Leads, Route::Leads);
    let columns = PlainColumns::of(COLUMNS, query, Route::Leads);
    let ids: Memo<Arc<[LeadId]>> = Memo::new(move |_| found.with(|all| all.iter().map(|it| it.lead.id).collect()));
    use_walk().follow(ids, Route::Lead);
    let selection = Selection::new(ids);
    view! {
        <div class="custs">
            <div class="custs__main">
                <Head query shelf found selection views columns />
                <div class="custs__scroll">
                    <Show
                        when=move || found.with(|all| !all.is_empty())
                        fallback=move || {
                            let words = move || if none_at_all.get() { app.text().leads_empty() } else { app.text().leads_none_match() };
                            view! { <p class="empty__line faint">{words}</p> }
                        }
                    >
                        <Rows query found selection columns />
                    </Show>
                </div>
                <LeadBulk selection />
            </div>
        </div>
    }
}

/// What a lead is found by.
pub(in crate::ui) fn texts(prospect: &Prospect) -> (Vec<String>, Vec<String>) {
    let it = &prospect.lead;
    let others = [&it.title, &it.phone, &it.email, &it.wechat, &it.wish, &it.source, &it.owner].map(Clone::clone);
    (vec![it.company.clone(), it.person.clone()], others.to_vec())
}

fn chosen(app: App, shelf: &Shelf<Prospect>, query: &Query) -> Vec<Prospect> {
    let mut all = shelf.found(&query.text);
    let mut circle = app.circle(Whose::of(query.filter("whose")));
    all.retain(|it| circle.has(&it.lead.owner));
    all.retain(|it| is_in_view(query.filter("view"), stage_name(&it.stage)));
    let asked = FILTERS.map(|(name, _)| (name, query.filter(name)));
    all.retain(|it| asked.iter().all(|(name, wanted)| wanted.is_none_or(|wanted| value(it, name) == wanted)));
    if let Some((column, direction)) = &query.sort {
        all.sort_by(|a, b| match direction {
            Direction::Ascending => order(a, b, column),
            Direction::Descending => order(b, a, column),
        });
    }
    all
}

/// Whether a view holds the leads of a stage.
fn is_in_view(view: Option<&str>, stage: &str) -> bool {
    match view {
        None => !matches!(stage, "converted" | "given_up"),
        Some("converted" | "given_up") => view == Some(stage),
        Some(_) => true,
    }
}

/// What a lead is under a filter.
fn value<'a>(prospect: &'a Prospect, filter: &str) -> &'a str {
    match filter {
        "source" => prospect.lead.source.trim(),
        "owner" => prospect.lead.owner.trim(),
        _ => stage_name(&prospect.stage),
    }
}

/// The name of a stage in addresses.
const fn stage_name(stage: &Stage) -> &'static str {
    match stage {
        // what was taken up again is called new again
        Stage::New | Stage::Reopened { .. } => "new",
        Stage::Contacted { .. } => "contacted",
        Stage::Qualified { .. } => "qualified",
        Stage::Converted { .. } => "converted",
        Stage::Disqualified { .. } => "given_up",
    }
}

/// How far a lead has come.
const fn place(stage: &Stage) -> u8 {
    match stage {
        Stage::New => 0,
        Stage::Reopened { .. } => 1,
        Stage::Contacted { .. } => 2,
        Stage::Qualified { .. } => 3,
        Stage::Converted { .. } => 4,
        Stage::Disqualified { .. } => 5,
    }
}

/// Which of two leads comes first in a column.
fn order(a: &Prospect, b: &Prospect, column: &str) -> Ordering {
    match column {
        "name" => a.lead.name().cmp(b.lead.name()),
        "state" => place(&a.stage).cmp(&place(&b.stage)),
        "score" => a.lead.score.cmp(&b.lead.score),
        "source" => a.lead.source.cmp(&b.lead.source),
        "owner" => a.lead.owner.cmp(&b.lead.owner),
        "came" => a.lead.came_on.cmp(&b.lead.came_on),
        _ => Ordering::Equal,
    }
}

/// The filters, each with what it may be. They are read anew when what there is changes, not with every key in the search.
fn filters(app: App, shelf: Memo<Shelf<Prospect>>, query: Memo<Query>) -> Vec<WordFilter> {
    let of = move |(name, words): (&'static str, Message)| {
        let choices = Memo::new(move |_| {
            if name == "stage" {
                return query.with(|query| stages(app.text(), query));
            }
            shelf.with(|shelf| {
                let used = shelf.all().iter().map(|it| value(it, name)).filter(|it| !it.is_empty());
                let used: BTreeSet<&str> = used.collect();
                used.into_iter().map(|it| (it.to_owned(), it.to_owned())).collect::<Vec<_>>()
            })
        });
        WordFilter { name, words, choices: choices.into() }
    };
    FILTERS.map(of).to_vec()
}

/// The stages that the view holds, and the one that is asked for: it is still said in words when the last lead moved on.
fn stages(text: Text, query: &Query) -> Vec<(String, String)> {
    let asked = query.filter("stage");
    let offered = STAGES.into_iter().filter(|(name, _)| is_in_view(query.filter("view"), name) || asked == Some(*name));
    offered.map(|(name, words)| (name.to_owned(), words(text).to_owned())).collect()
}

#[component]
fn Head(
    query: Memo<Query>,
    shelf: Memo<Shelf<Prospect>>,
    found: Memo<Vec<Prospect>>,
    selection: Selection<LeadId>,
    views: NamedViews,
    columns: PlainColumns,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let (whose, choose) = whose_of(query, Route::Leads);
    let sheet = Handout {
        name: "leads",
        words: Text::sheet_leads,
        act: Callback::new(move |form| app.export_leads(&found.get_untracked(), form)),
    };
    let typed = Callback::new(move |text| router.replace(Route::Leads(Query { text, ..query.get_untracked() })));
    view! {
        <div class="custs__head">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().pipeline_leads()}</h1></div>
                <div class="page__acts">
                    <PlainColumnsMenu columns />
                    <ListExport name="export-leads" sheets=vec![sheet] nothing=Signal::derive(move || found.with(Vec::is_empty)) />
                    <a class="button" data-kind="quiet" href=Route::pipeline().href()>
                        {icon("square-kanban")}
                        {move || app.text().places_pipeline()}
                    </a>
                    <button
                        class="button"
                        data-kind="main"
                        id="new-lead"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Lead(None))))
                    >
                        {icon("plus")}
                        {move || app.text().lead_new()}
                    </button>
                </div>
            </div>
            <ListViews label=Text::pipeline_leads views=VIEWS query to=Route::Leads named=views />
            <div class="custs__bar">
                <div class="chips custs__chips">
                    <ListSearch label=Text::leads_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed />
                    <WhoseSwitch now=whose choose />
                    <WordFilters filters=filters(app, shelf, query) query to=Route::Leads />
                </div>
                <Show when=move || found.with(|all| !all.is_empty())>
                    <ChooseAll selection />
                </Show>
                <span class="faint small" role="status">{move || app.text().leads_count(found.with(Vec::len))}</span>
            </div>
            <WhoseHint now=whose />
        </div>
    }
}

#[component]
fn Rows(
    query: Memo<Query>,
    found: Memo<Vec<Prospect>>,
    selection: Selection<LeadId>,
    columns: PlainColumns,
) -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(SHOWN);
    let sort = Signal::derive(move || query.with(|query| query.sort.clone()));
    let head = move |column: &'static str, words: Message, figures: bool| {
        let href = Signal::derive(move || Route::Leads(query.get().sorted_by(column)).href());
        view! { <ColumnHead column label=Signal::derive(move || words(app.text()).to_owned()) sort href figures /> }
    };
    let heads = move || {
        let shown = COLUMNS.iter().filter(|(name, _)| columns.shows(name));
        let one = |(name, words): &PlainColumn| {
            let words = *words;
            // a wish is a sentence: its order says nothing
            if *name == "wish" {
                return view! { <th scope="col">{move || words(app.text())}</th> }.into_any();
            }
            head(name, words, *name == "score").into_any()
        };
        shown.map(one).collect_view()
    };
    view! {
        <table class="table leads" data-picking=move || (selection.count() > 0).then_some("") data-inset="" role="table">
            <thead>
                <tr>
                    {head("name", Text::lead_company, false)} {heads}
                    <th scope="col"><span class="unseen">{move || app.text().next_steps()}</span></th>
                </tr>
            </thead>
            <tbody>
                <For
                    each=move || found.with(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>())
                    key=|it| (it.lead.id, Arc::as_ptr(&it.lead).addr(), it.stage.clone())
                    children=move |it| row(app, it, found, selection, columns)
                />
            </tbody>
        </table>
        <More total=Signal::derive(move || found.with(Vec::len)) drawn=shown step=SHOWN id="more-leads" />
    }
}

pub(super) const fn mark(stage: &Stage) -> (Meaning, &'static str) {
    match stage {
        Stage::New | Stage::Reopened { .. } => (Meaning::Accent, "circle-dashed"),
        Stage::Contacted { .. } => (Meaning::Plain, "phone"),
        Stage::Qualified { .. } => (Meaning::Good, "check"),
        Stage::Converted { .. } => (Meaning::Good, "circle-check"),
        Stage::Disqualified { .. } => (Meaning::Plain, "x"),
    }
}

fn row(
    app: App,
    prospect: Prospect,
    found: Memo<Vec<Prospect>>,
    selection: Selection<LeadId>,
    columns: PlainColumns,
) -> impl IntoView {
    let Prospect { lead, stage } = prospect;
    let id = lead.id;
    let name = lead.name().to_owned();
    let person = if lead.company.is_empty() { String::new() } else { lead.person.clone() };
    let came = lead.came_on;
    let called = name.clone();
    let label = Signal::derive(move || app.text().bulk_choose(&called));
    let state = stage.clone();
    let told = move || {
        let (meaning, icon_name) = mark(&state);
        let words = app.text().lead_stage(&state);
        if let Stage::Disqualified { reason, .. } = &state {
            status(meaning, icon_name, format!("{words} · {reason}"))
        } else {
            status(meaning, icon_name, words.to_owned())
        }
    };
    let cells = {
        let lead = Arc::clone(&lead);
        move || {
            let cell = |(name, _): &PlainColumn| match *name {
                "wish" => view! { <td class="leads__wish soft"><bdi>{lead.wish.clone()}</bdi></td> }.into_any(),
                "state" => view! { <td class="leads__state">{told()}</td> }.into_any(),
                "score" => view! { <td class="num leads__score">{lead.score}</td> }.into_any(),
                "source" => view! { <td class="leads__source soft">{lead.source.clone()}</td> }.into_any(),
                "owner" => view! { <td class="leads__owner soft">{lead.owner.clone()}</td> }.into_any(),
                _ => view! { <td class="leads__came soft">{app.text().short_date(came, app.as_of())}</td> }.into_any(),
            };
            COLUMNS.iter().filter(|(name, _)| columns.shows(name)).map(cell).collect_view()
        }
    };
    let step = move |command| {
        let place = found.with_untracked(|all| all.iter().position(|it| it.lead.id == id));
        take(app, id, command, move || keep_cursor(found, id, place.unwrap_or_default()));
    };
    view! {
        <tr data-row="" data-lead=id.to_string() data-chosen=move || selection.has(id).then_some("")>
            <td class="leads__name">
                {pick_box(selection, Signal::stored(id), label)}
                <a class="rows__open" href=Route::Lead(id).href()>
                    <bdi>{name}</bdi>
                    " "
                    <span class="soft">{person}</span>
                </a>
            </td>
            {cells}
            <td class="leads__act">{next_step(app, id, &stage, false, step)}</td>
        </tr>
    }
}

/// The row of a lead is drawn anew with its next step: the cursor stays on it, or goes to the row that took its place.
fn keep_cursor(found: Memo<Vec<Prospect>>, id: LeadId, place: usize) {
    let target = found.try_with_untracked(|all| {
        let same = all.iter().find(|it| it.lead.id == id);
        same.or_else(|| all.get(place)).or_else(|| all.last()).map(|it| it.lead.id)
    });
    if let Some(target) = target.flatten() {
        focus_later(format!("[data-lead='{target}'] .leads__act .button"), true);
    }
}
