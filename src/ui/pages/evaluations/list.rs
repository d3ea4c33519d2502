//! The list: what is due and not begun, then what waits for somebody.

use std::sync::Arc;

use leptos::prelude::*;

use super::begin::begin_clause;
use super::queue::{VIEWS, chosen, texts, whom_name};
use super::rows::EvaluationTable;
use crate::domain::id::EvaluationId;
use crate::domain::scorecard::period::Span;
use crate::domain::scorecard::plan::SubjectKind;
use crate::domain::scorecard::record::Evaluation;
use crate::i18n::{Message, Text};
use crate::state::{App, DueByPlan, DueReview, EvaluationOf, Layer, Sheet, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::list_views::ListViews;
use crate::ui::widgets::more::More;
use crate::ui::widgets::shelf::Shelf;

/// How many of those that are due are drawn at first.
const DUE: usize = 5;

/// The page.
#[component]
pub(in crate::ui) fn EvaluationsPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query =
        Memo::new(move |_| if let Route::Evaluations(query) = router.current() { query } else { Query::default() });
    let reviews = Memo::new(move |_| app.reviews());
    let shelf = Memo::new(move |_| Shelf::of(reviews.get(), |it| texts(app, it)));
    let ids: Memo<Arc<[EvaluationId]>> = Memo::new(move |_| {
        let found = query.with(|query| shelf.with(|shelf| shelf.found(&query.text)));
        query.with(|query| chosen(found, query)).iter().map(|it| it.it.id).collect()
    });
    let none_at_all = Memo::new(move |_| app.all_read() && app.count::<Evaluation>() == 0);
    let nothing = move || {
        let text = app.text();
        let words = if none_at_all.get() { text.evaluations_empty() } else { text.evaluations_none_match() };
        ids.with(|ids| ids.is_empty()).then(|| view! { <p class="empty__line faint">{words}</p> })
    };
    let plain = move || query.with(|query| query.text.is_empty() && query.filter("view").is_none());
    view! {
        <div class="custs evaluations">
            <div class="custs__main">
                <Head query ids />
                <Show when=plain>
                    <DueReviews />
                    <DueByPlans />
                </Show>
                <EvaluationTable ids nothing=nothing />
            </div>
        </div>
    }
}

/// Periods of clauses that are over and were not evaluated.
#[component]
fn DueReviews() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let due = Memo::new(move |_| app.due_reviews());
    let busy = RwSignal::new(false);
    let row = move |it: DueReview| {
        let text = app.text();
        let by = it.by.map(|day| text.evaluation_sheet_by(&text.near_date(day, app.as_of())));
        let (contract, first) = (it.contract.id, it.span);
        let row = DueRow {
            key: contract.to_string(),
            name: app.customer_name(it.contract.customer),
            span: it.span,
            sub: std::iter::once(it.contract.number.clone()).chain(by).collect::<Vec<_>>().join(" · "),
            is_late: it.by.is_some_and(|day| day < app.as_of()),
        };
        due_row(text, row, None, move || begin_clause(app, router, busy, contract, first))
    };
    dues(due, Text::evaluations_due, ["due-evaluations", "more-due-evaluations"], row)
}

/// Periods that are over, of customers who are evaluated by a plan of the house.
#[component]
fn DueByPlans() -> impl IntoView {
    let app = use_app();
    let due = Memo::new(move |_| app.due_by_plans());
    let busy = RwSignal::new(false);
    let row = move |it: DueByPlan| {
        let customer = it.customer;
        let row = DueRow {
            key: customer.to_string(),
            name: app.customer_name(customer),
            span: it.span,
            sub: it.plan.name.clone(),
            is_late: false,
        };
        let begin = move || app.layer.set(Some(Layer::Sheet(Sheet::BeginEvaluation(EvaluationOf::Customer(customer)))));
        // what is said today does not change what was due on an earlier day
        let stop = app.looks_at_today().then(|| no_more(app, busy, &row.name, it));
        due_row(app.text(), row, stop, begin)
    };
    dues(due, Text::evaluations_due_by_plan, ["due-by-plans", "more-due-by-plans"], row)
}

/// The button by which a customer is evaluated by their plan no more.
fn no_more(app: App, busy: RwSignal<bool>, name: &str, due: DueByPlan) -> AnyView {
    let text = app.text();
    let label = text.evaluation_no_more_named(name, &due.plan.name);
    let said = text.evaluation_no_more_said(name, &due.plan.name);
    let stop = move |_| {
        // the button goes with its row
        let then = || focus_later("#due-by-plans button, .evals__who a", true);
        app.save_once(busy, app.no_more_by_plan(&due), said.clone(), then);
    };
    view! {
        <button class="button" data-kind="word" type="button" data-act="no-more" aria-label=label on:click=stop>
            {text.evaluation_no_more()}
        </button>
    }
    .into_any()
}

/// What is due, as its row says it.
struct DueRow {
    /// What it is known by in the page.
    key: String,
    /// Whom it is about.
    name: String,
    /// Of which period.
    span: Span,
    /// By what, and until when.
    sub: String,
    /// Whether its day has passed.
    is_late: bool,
}

/// A row of what is due, with the button that begins it; `besides`: another button.
fn due_row(text: Text, row: DueRow, besides: Option<AnyView>, begin: impl Fn() + 'static) -> AnyView {
    let span = text.evaluation_span(row.span);
    let label = text.evaluation_begin_named(&row.name, &span);
    view! {
        <li class="evals__due" data-due=row.key data-late=row.is_late.then_some("")>
            <div class="evals__what"><b><bdi>{row.name}</bdi></b> " " {span} " " <span class="faint small">{row.sub}</span></div>
            {besides}
            <button class="button" type="button" aria-label=label on:click=move |_| begin()>
                {text.evaluation_begin()}
            </button>
        </li>
    }
    .into_any()
}

/// What is due under its heading, the first few at first; nothing where nothing is. `names`: of the part and of its button in the page.
fn dues<T, Row>(due: Memo<Vec<T>>, words: Message, names: [&'static str; 2], row: Row) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    Row: Fn(T) -> AnyView + Copy + Send + Sync + 'static,
{
    let app = use_app();
    let drawn = RwSignal::new(DUE);
    let rows = move || due.get().into_iter().take(drawn.get()).map(row).collect_view();
    let [name, more] = names;
    view! {
        <Show when=move || due.with(|all| !all.is_empty())>
            <section class="evals__dues" id=name aria-label=move || words(app.text())>
                <h2 class="evals__head">{move || words(app.text())}</h2>
                <ul>{rows}</ul>
                <More total=Signal::derive(move || due.with(Vec::len)) drawn step=DUE id=more />
            </section>
        </Show>
    }
}

#[component]
fn Head(query: Memo<Query>, ids: Memo<Arc<[EvaluationId]>>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let sheet = Handout {
        name: "evaluations",
        words: Text::sheet_evaluations,
        act: Callback::new(move |form| app.export_evaluations(&ids.get_untracked(), form)),
    };
    let typed = Callback::new(move |text| router.replace(Route::Evaluations(Query { text, ..query.get_untracked() })));
    let options = move || {
        let (text, now) = (app.text(), query.with(|query| query.filter("whom").unwrap_or_default().to_owned()));
        let kinds = [SubjectKind::Party, SubjectKind::Member].map(|it| (whom_name(it), text.evaluation_whom(it)));
        let option = |(value, words): (&'static str, &'static str)| {
            view! { <option value=value selected=now == value>{words}</option> }
        };
        std::iter::once(("", text.evaluations_all())).chain(kinds).map(option).collect_view()
    };
    let choose = move |event| {
        let (value, query) = (event_target_value(&event), query.get_untracked());
        let query = if value.is_empty() { query.without("whom") } else { query.with("whom", &value) };
        router.replace(Route::Evaluations(query));
    };
    view! {
        <div class="custs__head">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().places_evaluations()}</h1></div>
                <div class="page__acts">
                    <a class="button" data-kind="quiet" id="open-evaluation-plans" href=Route::EvaluationPlans.href()>
                        {icon("list-checks")}
                        {move || app.text().evaluation_plans()}
                    </a>
                    <ListExport name="export-evaluations" sheets=vec![sheet] nothing=Signal::derive(move || ids.with(|ids| ids.is_empty())) />
                    <button
                        class="button"
                        data-kind="main"
                        id="new-evaluation"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::BeginEvaluation(EvaluationOf::Anybody))))
                    >
                        {icon("plus")}
                        {move || app.text().evaluation_new()}
                    </button>
                </div>
            </div>
            <ListViews label=Text::places_evaluations views=VIEWS query to=Route::Evaluations />
            <div class="custs__bar">
                <ListSearch label=Text::evaluations_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed />
                <div class="field__box tagfilter">
                    <select id="evaluations-whom" aria-label=move || app.text().evaluation_subject() on:change=choose>{options}</select>
                    {small_icon("chevron-down")}
                </div>
                <span class="custs__gap"></span>
                <span class="faint small" role="status">{move || app.text().evaluations_count(ids.with(|ids| ids.len()))}</span>
            </div>
        </div>
    }
}
