//! A report that adds facts up: a table whose every figure opens into what it stands on.

use std::sync::Arc;

use leptos::prelude::*;

use super::bar::{Bar, Only, by_of, narrowed, only_of, span_of};
use super::frame::Frame;
use super::working::{Opened, WorkingRow};
use crate::domain::reporting::figure::{Figure, Report, Value};
use crate::domain::reporting::sums::Sums;
use crate::domain::reporting::table::{Asked, By, Of, Pair, Row, Table};
use crate::domain::reporting::time::Time;
use crate::domain::sales_target::cells::PlanError;
use crate::i18n::{Message, Text};
use crate::state::{App, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::widgets::list_export::Handout;
use crate::ui::widgets::more::More;
use crate::ui::widgets::opened::opening_figure;

/// How many rows are drawn at first, and with every press.
const STEP: usize = 100;

/// What is known of a report so far.
type Found = Option<Result<Arc<Table>, PlanError>>;

const fn title(report: Report) -> Message {
    match report {
        Report::Activity => Text::reports_activity,
        Report::Pipeline => Text::reports_pipeline,
        Report::Collection => Text::reports_collection,
        Report::Service => Text::reports_service,
    }
}

/// The report.
#[component]
pub(super) fn FiguresReport(query: Memo<Query>, report: Report) -> impl IntoView {
    let app = use_app();
    let span = span_of(app, query);
    let by = by_of(query);
    let only = only_of(query);
    let asked = Memo::new(move |_| {
        let now = span.get().ok()?;
        Some((Asked { report, by: by.get(), now, as_of: app.as_of() }, only.get()))
    });
    let found = app.report(asked);
    let has_stages = report == Report::Pipeline;
    let drawn = RwSignal::new(STEP);
    let table = move || found.with(|found| found.as_ref().and_then(|it| it.as_ref().ok().cloned()));
    let is_empty = |table: &Table| table.all.now.is_empty() && table.all.before.is_empty();
    let any = Memo::new(move |_| {
        let any = |it: &Arc<Table>| !is_empty(it);
        found.with(|found| found.as_ref().is_some_and(|it| it.as_ref().is_ok_and(any)))
    });
    let sheet = Handout {
        name: "report",
        words: title(report),
        act: Callback::new(move |form| {
            if let Some(table) = untrack(table) {
                app.export_report(&table, form);
            }
        }),
    };
    let said = move || {
        let text = app.text();
        match found.get() {
            Some(Err(fault)) => text.report_time_fault(fault),
            Some(Ok(_)) => text.reports_nothing(),
            None if span.get().is_err() => "",
            None => text.reports_reckoning(),
        }
    };
    view! {
        <Frame
            query
            title=title(report)
            narrowed=narrowed(app, query, span)
            drawn
            sheets=vec![sheet]
            nothing=Signal::derive(move || !any.get())
        >
            <Bar query span has_stages />
            <Only query />
            <Show when=move || any.get() fallback=move || view! { <p class="empty__line faint" id="report-nothing">{said}</p> }>
                <Drawn query found=found.into() drawn />
            </Show>
            <p class="faint small reports__help">{move || app.text().report_help(report)}</p>
        </Frame>
    }
}

/// The table, as it is known.
#[component]
fn Drawn(query: Memo<Query>, found: Signal<Found>, drawn: RwSignal<usize>) -> impl IntoView {
    let app = use_app();
    let opened = RwSignal::new(None::<Opened>);
    let total = Memo::new(move |_| {
        found.with(|found| found.as_ref().and_then(|it| it.as_ref().ok().map(|it| it.rows.len())).unwrap_or(0))
    });
    let whole = move || {
        let table = found.get().and_then(Result::ok)?;
        let text = app.text();
        let report = table.asked().report;
        let before = table.before();
        let compared = text.reports_compared(&text.date(before.from), &text.date(before.to));
        let heads = report
            .figures()
            .iter()
            .map(|it| view! { <th scope="col" class="num">{text.report_figure(*it)}</th> })
            .collect_view();
        let all = rows(app, query, &table, None, &table.all, 0, opened);
        let body = move || {
            let draw = |it: &Row| rows(app, query, &table, Some(&it.of), &it.sums, it.depth, opened);
            table.rows.iter().take(drawn.get()).map(draw).collect_view()
        };
        Some(view! {
            <div class="table__wide" tabindex="0" role="region" aria-label=text.report_name(report)>
                <table class="table reports__table" role="table" data-report-table="">
                    <thead>
                        <tr>
                            <th scope="col">{text.reports_of()}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                    <tfoot>{all}</tfoot>
                </table>
            </div>
            <p class="faint small">{compared}</p>
        })
    };
    view! {
        {whole}
        <More total drawn step=STEP id="more-report" />
    }
}

/// A row, and the one that opens beneath it.
fn rows(
    app: App,
    query: Memo<Query>,
    table: &Arc<Table>,
    of: Option<&Of>,
    sums: &Pair,
    depth: usize,
    opened: RwSignal<Option<Opened>>,
) -> impl IntoView + use<> {
    let name = of.map_or_else(
        || view! { {app.text().reports_all()} }.into_any(),
        |of| {
            let target = inward(query, table, of);
            view! { <a href=target.href()><bdi>{app.report_row_name(of)}</bdi></a> }.into_any()
        },
    );
    let cells = table.asked().report.figures().iter().map(|it| cell(app, of, *it, sums, opened)).collect_view();
    view! {
        <tr data-row="" data-depth=depth.min(5).to_string()>
            <th scope="row" class="reports__who">{name}</th>
            {cells}
        </tr>
        <WorkingRow table=Arc::clone(table) of=of.cloned() opened />
    }
}

/// Where a row leads: that one alone, month by month; a month, by person.
fn inward(query: Memo<Query>, table: &Table, of: &Of) -> Route {
    let query = query.get_untracked();
    Route::Reports(match of {
        Of::Month(day) => {
            let last = day.month_end().unwrap_or(*day).min(table.asked().now.to);
            let query = query.with("time", Time::Own.name()).with("from", &day.to_string());
            query.with("to", &last.to_string()).without("by")
        }
        Of::Person(_) | Of::Team(_) | Of::Member(_) | Of::Outside | Of::Customer(_) | Of::Stage(_) => {
            query.with("only", &of.name().unwrap_or_default()).with("by", By::Month.name())
        }
    })
}

fn figure(text: Text, figure: Figure, sums: &Sums) -> Result<Value, String> {
    figure.value(sums).map_err(|fault| text.exact_fault(fault).to_owned())
}

fn cell(
    app: App,
    of: Option<&Of>,
    column: Figure,
    sums: &Pair,
    opened: RwSignal<Option<Opened>>,
) -> impl IntoView + use<> {
    let text = app.text();
    let now = figure(text, column, &sums.now);
    let before = figure(text, column, &sums.before).ok().filter(|it| !it.is_nothing());
    let before = before.map(|it| {
        let words = text.reports_before(&text.report_value(&it));
        view! { <span class="reports__before">{words}</span> }
    });
    let shown = match now {
        Err(fault) => view! { <span class="faint">{fault}</span> }.into_any(),
        Ok(value) if value.is_nothing() => view! { <span class="faint">{text.reports_none()}</span> }.into_any(),
        Ok(value) => {
            let words = text.report_value(&value);
            opening_figure(Opened { of: of.cloned(), figure: column }, words, text.reports_open(), opened)
        }
    };
    view! { <td class="num" data-figure=column.name()>{shown} {before}</td> }
}
