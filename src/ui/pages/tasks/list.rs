//! The list of what is to be done, by the day: late, today, within a week, later.

use std::sync::Arc;

use leptos::prelude::*;

use super::bulk::TaskBulk;
use super::item::{Item, row};
use crate::domain::activity::Activity;
use crate::domain::id::TaskId;
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::task::{Stage, TaskStatus};
use crate::domain::saved_view::ViewedList;
use crate::domain::tags::tag_key;
use crate::domain::task::{Task, When};
use crate::i18n::{Message, Text};
use crate::state::{App, Layer, Sheet, Whose, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::chosen::ChooseAll;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::list_views::ListViews;
use crate::ui::widgets::more::More;
use crate::ui::widgets::named_views::NamedViews;
use crate::ui::widgets::selection::Selection;
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_of};

/// How many rows are drawn at first, and more with every press.
const SHOWN: usize = 200;

/// The views: what is open first, for that is the work.
const VIEWS: &[(Message, Option<&str>)] =
    &[(Text::tasks_open, None), (Text::tasks_today, Some("today")), (Text::tasks_done_view, Some("done"))];

/// The page.
#[component]
pub(in crate::ui) fn TasksPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query = Memo::new(move |_| if let Route::Tasks(query) = router.current() { query } else { Query::default() });
    let found: Memo<Vec<Item>> = Memo::new(move |_| query.with(|query| chosen(app, query)));
    let drawn = RwSignal::new(SHOWN);
    let ids: Memo<Arc<[TaskId]>> = Memo::new(move |_| found.with(|all| all.iter().filter_map(open_task).collect()));
    let selection = Selection::new(ids);
    let (whose, choose) = whose_of(query, Route::Tasks);
    let named = NamedViews::of(query, ViewedList::Tasks, Route::Tasks);
    let typed = Callback::new(move |text| router.replace(Route::Tasks(Query { text, ..query.get_untracked() })));
    let nothing = move || {
        let asked = query.with(|query| !query.text.is_empty() || !query.filters.is_empty());
        if asked { app.text().tasks_none_match() } else { app.text().tasks_empty() }
    };
    let parts = move || {
        if query.with(|query| query.filter("view") == Some("done")) {
            return view! { <Rows part=None found drawn selection /> }.into_any();
        }
        let parts = When::ALL.into_iter().map(|when| view! { <Rows part=Some(when) found drawn selection /> });
        parts.collect_view().into_any()
    };
    let sheets = vec![Handout {
        name: "tasks",
        words: Text::places_tasks,
        act: Callback::new(move |form| {
            found.with_untracked(|all| app.export_tasks(&all.iter().map(Item::to_do).collect::<Vec<_>>(), form));
        }),
    }];
    let none = Signal::derive(move || found.with(Vec::is_empty));
    view! {
        <div class="page tasks" data-picking=move || (selection.count() > 0).then_some("")>
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().places_tasks()}</h1></div>
                <div class="page__acts">
                    <ListExport name="export-tasks" sheets nothing=none />
                    <button
                        class="button"
                        data-kind="main"
                        id="new-task"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Task(None, None))))
                    >
                        {icon("plus")}
                        {move || app.text().task_new()}
                    </button>
                </div>
            </div>
            <ListViews label=Text::places_tasks views=VIEWS query to=Route::Tasks named />
            <div class="custs__bar">
                <div class="chips custs__chips">
                    <ListSearch label=Text::tasks_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed />
                    <WhoseSwitch now=whose choose />
                </div>
                <Show when=move || ids.with(|ids| !ids.is_empty())>
                    <ChooseAll selection />
                </Show>
                <span class="faint small" role="status">{move || app.text().tasks_counted(found.with(Vec::len))}</span>
            </div>
            <WhoseHint now=whose />
            <Show when=move || found.with(|all| !all.is_empty()) fallback=move || view! { <p class="faint" id="no-tasks">{nothing}</p> }>
                {parts}
                <More total=Signal::derive(move || found.with(Vec::len)) drawn step=SHOWN id="more-tasks" />
            </Show>
            <TaskBulk selection />
        </div>
    }
}

/// A task that is open: steps are changed where they were agreed.
fn open_task(item: &Item) -> Option<TaskId> {
    match item {
        Item::Task(task) => (task.stage == Stage::Open).then_some(task.id),
        Item::Step(..) => None,
    }
}

/// What the query asks for, in its order.
fn chosen(app: App, query: &Query) -> Vec<Item> {
    let as_of = app.as_of();
    let whose = Whose::of(query.filter("whose"));
    let mut circle = app.circle(whose);
    let key = tag_key(&query.text);
    let tasks = app.watch_all::<Task>().into_iter();
    let mut all: Vec<Item> = if query.filter("view") == Some("done") {
        let ended = |it: &Arc<Task>| matches!(it.status(as_of), TaskStatus::Done | TaskStatus::Cancelled);
        tasks.filter(ended).map(Item::Task).collect()
    } else {
        let open = tasks.filter(|it| it.open(as_of).is_some()).map(Item::Task);
        let steps = app.watch_all::<Activity>().into_iter();
        let steps = steps.filter_map(|it| it.open_on(as_of).map(|day| Item::Step(day, it)));
        open.chain(steps).collect()
    };
    if query.filter("view") == Some("today") {
        all.retain(|it| matches!(When::of(it.due(), as_of), When::Overdue | When::Today));
    }
    all.retain(|it| whose == Whose::All || circle.has(&it.doer(app)));
    all.retain(|it| key.is_empty() || tag_key(&it.words(app)).contains(&key));
    if query.filter("view") == Some("done") {
        all.sort_by_key(|it| std::cmp::Reverse((ended_on(it), it.place())));
    } else {
        all.sort_by_key(Item::place);
    }
    all
}

fn ended_on(item: &Item) -> Option<crate::domain::date::Date> {
    match item {
        Item::Task(task) => task.stage.since(),
        Item::Step(..) => None,
    }
}

/// The rows of one part; without a part, all of them. What has no rows has no head either.
#[component]
fn Rows(
    part: Option<When>,
    found: Memo<Vec<Item>>,
    drawn: RwSignal<usize>,
    selection: Selection<TaskId>,
) -> impl IntoView {
    let app = use_app();
    let mine = Memo::new(move |_| {
        let as_of = app.as_of();
        found.with(|all| {
            let shown = all.iter().take(drawn.get());
            shown.filter(|it| part.is_none_or(|part| When::of(it.due(), as_of) == part)).cloned().collect::<Vec<_>>()
        })
    });
    let head = move || part.map(|part| view! { <h2 class="agenda__month">{app.text().task_when(part)}</h2> });
    let name = part.map(|part| match part {
        When::Overdue => "overdue",
        When::Today => "today",
        When::Week => "week",
        When::Later => "later",
        When::Undated => "undated",
    });
    view! {
        <Show when=move || mine.with(|all| !all.is_empty())>
            <section class="tasks__part" data-when=name>
                {head}
                <ul class="rows">
                    <For each=move || mine.get() key=Item::key children=move |it| row(app, it, selection) />
                </ul>
            </section>
        </Show>
    }
}
