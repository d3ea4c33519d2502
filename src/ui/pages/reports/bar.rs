//! By what a report is added up, and of which time.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::reporting::table::{By, Of};
use crate::domain::reporting::time::Time;
use crate::domain::sales_target::cells::{PlanError, Span};
use crate::state::{App, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;

/// The time of an address.
pub(super) fn span_of(app: App, query: Memo<Query>) -> Memo<Result<Span, PlanError>> {
    Memo::new(move |_| {
        query.with(|query| {
            let day = |name| query.filter(name).and_then(|day| Date::parse(day).ok());
            Time::of(query.filter("time")).span(app.as_of(), (day("from"), day("to")))
        })
    })
}

/// Of whom alone the report tells.
pub(super) fn only_of(query: Memo<Query>) -> Memo<Option<Of>> {
    Memo::new(move |_| query.with(|query| query.filter("only").and_then(Of::named)))
}

/// By what is added up.
pub(super) fn by_of(query: Memo<Query>) -> Memo<By> {
    Memo::new(move |_| query.with(|query| By::of(query.filter("by"))))
}

/// The time and the grouping in words, for who reads the paper.
pub(super) fn narrowed(app: App, query: Memo<Query>, span: Memo<Result<Span, PlanError>>) -> Signal<String> {
    let (by, only) = (by_of(query), only_of(query));
    Signal::derive(move || {
        let text = app.text();
        let only = only.get().map(|of| format!(" · {}", app.report_row_name(&of))).unwrap_or_default();
        let span = span.get().map(|it| text.reports_span(&text.date(it.from), &text.date(it.to))).unwrap_or_default();
        format!("{span} · {}{only}", text.report_grouping(by.get()))
    })
}

/// The choices.
#[component]
pub(super) fn Bar(
    query: Memo<Query>,
    span: Memo<Result<Span, PlanError>>,
    /// Whether its facts stand in stages of the pipeline.
    has_stages: bool,
) -> impl IntoView {
    let app = use_app();
    let by = by_of(query);
    let time = Memo::new(move |_| query.with(|query| Time::of(query.filter("time"))));
    let groupings = By::ALL
        .into_iter()
        .filter(|it| has_stages || *it != By::Stage)
        .map(|it| {
            let href = move || {
                let query = query.get();
                Route::Reports(if it == By::default() { query.without("by") } else { query.with("by", it.name()) }).href()
            };
            view! {
                <a class="seg__item" data-by=it.name() href=href aria-current=move || (by.get() == it).then_some("true")>
                    {move || app.text().report_grouping(it)}
                </a>
            }
        })
        .collect_view();
    let shown = move || {
        span.get().map(|it| {
            let text = app.text();
            text.reports_span(&text.date(it.from), &text.date(it.to))
        })
    };
    view! {
        <div class="custs__bar reports__bar">
            <div class="seg" role="group" aria-label=move || app.text().reports_by()>{groupings}</div>
            <TimeChoice query time />
            <Show when=move || time.get() == Time::Own>
                <Day query name="from" span />
                <Day query name="to" span />
            </Show>
            <span class="faint small" id="report-span" role="status">
                {move || match shown() {
                    Ok(words) => words,
                    Err(fault) => app.text().report_time_fault(fault).to_owned(),
                }}
            </span>
        </div>
    }
}

#[component]
fn TimeChoice(query: Memo<Query>, time: Memo<Time>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let options = move || {
        let (text, now) = (app.text(), time.get());
        let option = |it: Time| view! { <option value=it.name() selected=it == now>{text.report_time(it)}</option> };
        Time::ALL.map(option).into_iter().collect_view()
    };
    let choose = move |event| {
        let (query, name) = (query.get_untracked(), event_target_value(&event));
        let chosen = Time::of(Some(&name));
        let query = if chosen == Time::Own { query } else { query.without("from").without("to") };
        let usual = chosen == Time::default();
        router.replace(Route::Reports(if usual { query.without("time") } else { query.with("time", &name) }));
    };
    view! {
        <label class="reports__choice">
            <span class="unseen">{move || app.text().reports_time()}</span>
            <select id="report-time" on:change=choose>{options}</select>
        </label>
    }
}

/// A day of a time of one's own.
#[component]
fn Day(query: Memo<Query>, name: &'static str, span: Memo<Result<Span, PlanError>>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let words = move || if name == "from" { app.text().reports_from() } else { app.text().reports_to() };
    let value = move || {
        let typed = query.with(|query| query.filter(name).map(str::to_owned));
        let of_span = || span.get().ok().map(|it| if name == "from" { it.from } else { it.to }.to_string());
        typed.or_else(of_span).unwrap_or_default()
    };
    let choose = move |event| {
        let (query, day) = (query.get_untracked(), event_target_value(&event));
        router.replace(Route::Reports(if day.is_empty() { query.without(name) } else { query.with(name, &day) }));
    };
    view! {
        <label class="reports__choice">
            <span>{words}</span>
            <input type="date" id=format!("report-{name}") prop:value=value on:change=choose />
        </label>
    }
}

/// Of whom alone the report tells, with the way there and back to all; nothing while it tells of all.
#[component]
pub(super) fn Only(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let only = only_of(query);
    let shown = move || {
        let of = only.get()?;
        let text = app.text();
        let back = Route::Reports(query.get().without("only").without("by")).href();
        let name = app.report_row_name(&of);
        let name = match of {
            Of::Customer(Some(id)) => {
                view! { <a class="reports__other" href=Route::customer(id).href()><bdi>{name}</bdi></a> }.into_any()
            }
            Of::Customer(None)
            | Of::Person(_)
            | Of::Team(_)
            | Of::Member(_)
            | Of::Outside
            | Of::Month(_)
            | Of::Stage(_) => view! { <bdi>{name}</bdi> }.into_any(),
        };
        Some(view! {
            <p class="reports__only" id="report-only">
                <span class="faint">{text.reports_only()}</span>
                <strong>{name}</strong>
                <a class="reports__other" href=back>{text.reports_of_all()}</a>
            </p>
        })
    };
    view! { {shown} }
}
