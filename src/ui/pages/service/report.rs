//! How good the service was of what came in within a time, by customer, contract or person.

use leptos::prelude::*;

use super::report_credits::Credits;
use super::report_table::ReportTable;
use crate::domain::date::Date;
use crate::domain::service_report::{By, Counted, Figures, Of, Span, report};
use crate::i18n::{Message, Text};
use crate::state::use_app;
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::statement::{PrintButton, StatementHead};

/// How many rows are drawn at first.
const AT_ONCE: usize = 100;

/// The times to choose from: the name in addresses, and the words.
const TIMES: [(&str, Message); 5] = [
    ("quarter", Text::report_quarter),
    ("month", Text::report_month),
    ("last_month", Text::report_last_month),
    ("year", Text::report_year),
    ("ever", Text::report_ever),
];

/// The time that is looked at unless another one is asked for.
const USUAL: &str = "quarter";

/// The days of a time as of a day: begun ones end with it.
fn span(name: &str, as_of: Date) -> Span {
    let first = |year: i32, month: u32| Date::new(year, month, 1).ok();
    let (year, month) = (as_of.year(), as_of.month());
    let until_now = |from| Span { from, to: Some(as_of) };
    match name {
        "month" => until_now(first(year, month)),
        "last_month" => {
            let to = first(year, month).and_then(|day| day.plus_days(-1).ok());
            Span { from: to.and_then(|day| first(day.year(), day.month())), to }
        }
        "year" => until_now(first(year, 1)),
        "ever" => until_now(None),
        _ => {
            let begun = month.saturating_sub(1).checked_rem(3).unwrap_or(0);
            until_now(first(year, month.saturating_sub(begun)))
        }
    }
}

/// The page.
#[component]
pub(in crate::ui) fn ReportPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query =
        Memo::new(move |_| if let Route::ServiceReport(query) = router.current() { query } else { Query::default() });
    let by = Memo::new(move |_| query.with(|query| By::of(query.filter("by"))));
    let time = Memo::new(move |_| query.with(|query| query.filter("time").unwrap_or(USUAL).to_owned()));
    let solved = Memo::new(move |_| app.counted_cases(true));
    let unsolved = Memo::new(move |_| app.counted_cases(false));
    let found: Memo<(Vec<(Of, Figures)>, Figures)> = Memo::new(move |_| {
        let span = time.with(|time| span(time, app.as_of()));
        solved.with(|solved| {
            unsolved.with(|unsolved| {
                let mut all: Vec<&Counted> = solved.iter().chain(unsolved).collect();
                all.sort_by_key(|it| (it.received, it.id));
                report(all, by.get(), span)
            })
        })
    });
    let days = Memo::new(move |_| time.with(|time| span(time, app.as_of())));
    let drawn = RwSignal::new(AT_ONCE);
    let nothing = Signal::derive(move || found.with(|(rows, _)| rows.is_empty()));
    let sheet = Handout {
        name: "service-report",
        words: Text::sheet_service_report,
        act: Callback::new(move |form| {
            found.with_untracked(|(rows, all)| app.export_service_report(rows, all, form));
        }),
    };
    let time_words = move || {
        let text = app.text();
        TIMES.iter().find(|(name, _)| time.with(|time| time == name)).map_or("", |(_, words)| words(text))
    };
    let time_told = Signal::derive(move || format!("{} {}", app.text().report_period(), time_words()));
    let narrowed = Signal::derive(move || format!("{} · {}", time_told.get(), app.text().service_report_by(by.get())));
    view! {
        <div class="page service report" id="service-report">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().report_title()}</h1></div>
                <div class="page__acts">
                    <a class="button" data-kind="quiet" href=Route::service().href()>
                        {icon("headset")}
                        {move || app.text().places_service()}
                    </a>
                    <PrintButton drawn />
                    <ListExport name="export-service-report" sheets=vec![sheet] nothing />
                </div>
            </div>
            <div class="custs__bar">
                <Switch query name="by" label=Text::report_by usual=By::default().name() choices=by_choices() />
                <Switch query name="time" label=Text::report_period usual=USUAL choices=TIMES.to_vec() />
                <span class="custs__gap"></span>
            </div>
            <StatementHead title=Text::report_title narrowed />
            <Show
                when=move || !nothing.get()
                fallback=move || view! { <p class="empty__line faint">{move || app.text().report_nothing()}</p> }
            >
                <ReportTable found drawn />
            </Show>
            <Credits span=days told=time_told />
        </div>
    }
}

fn by_choices() -> Vec<(&'static str, Message)> {
    By::ALL
        .into_iter()
        .map(|it| {
            let words: Message = match it {
                By::Customer => Text::report_by_customer,
                By::Contract => Text::report_by_contract,
                By::Person => Text::report_by_person,
            };
            (it.name(), words)
        })
        .collect()
}

/// One of several ways to look at the report.
#[component]
fn Switch(
    query: Memo<Query>,
    name: &'static str,
    label: Message,
    usual: &'static str,
    choices: Vec<(&'static str, Message)>,
) -> impl IntoView {
    let app = use_app();
    let items = choices
        .into_iter()
        .map(|(value, words)| {
            let href = move || {
                let query = query.get();
                let target = if value == usual { query.without(name) } else { query.with(name, value) };
                Route::ServiceReport(target).href()
            };
            let is_now = move || query.with(|query| query.filter(name).unwrap_or(usual) == value);
            view! {
                <a class="seg__item" data-choice=value href=href aria-current=move || is_now().then_some("true")>
                    {move || words(app.text())}
                </a>
            }
        })
        .collect_view();
    view! { <div class="seg" role="group" aria-label=move || label(app.text())>{items}</div> }
}
