//! What was aimed at within a time, and what was done: every target with the days of it that lie in the time.

use leptos::prelude::*;

use super::bar::{Bar, by_of, narrowed, span_of};
use super::frame::Frame;
use crate::domain::rate::Ppm;
use crate::domain::reporting::table::By;
use crate::domain::sales_target::cells::PlanError;
use crate::i18n::{Message, Text, format};
use crate::state::{AimRow, App, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::widgets::list_export::Handout;
use crate::ui::widgets::more::More;

/// How many rows are drawn at first, and with every press.
const STEP: usize = 100;

/// The columns, with whether they hold figures.
const HEADS: [(Message, bool); 8] = [
    (Text::reports_bearer, false),
    (Text::reports_measured, false),
    (Text::reports_time, false),
    (Text::reports_aim, true),
    (Text::reports_expected, true),
    (Text::reports_actual, true),
    (Text::reports_attained, true),
    (Text::reports_pace, true),
];

/// The report.
#[component]
pub(super) fn AimsReport(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let span = span_of(app, query);
    let by = by_of(query);
    let found: Memo<Result<Vec<AimRow>, PlanError>> = Memo::new(move |_| app.aims(by.get(), span.get()?));
    let drawn = RwSignal::new(STEP);
    let count = Memo::new(move |_| found.with(|found| found.as_ref().map_or(0, Vec::len)));
    let any = move || count.get() > 0;
    let sheet = Handout {
        name: "report",
        words: Text::reports_targets,
        act: Callback::new(move |form| {
            if let Ok(rows) = found.get_untracked() {
                app.export_aims(&rows, form);
            }
        }),
    };
    let said = move || {
        let text = app.text();
        found.with(|found| match found {
            Ok(_) => text.reports_no_targets(),
            Err(fault) => text.report_time_fault(*fault),
        })
    };
    let heads = move || {
        let text = app.text();
        HEADS
            .map(|(words, figures)| view! { <th scope="col" class:num=figures>{words(text)}</th> })
            .into_iter()
            .collect_view()
    };
    let rows = move || {
        found.with(|found| {
            let all = found.as_ref().map_or(&[][..], Vec::as_slice);
            all.iter().take(drawn.get()).map(|it| row(app, by.get(), it)).collect_view()
        })
    };
    view! {
        <Frame
            query
            title=Text::reports_targets
            narrowed=narrowed(app, query, span)
            drawn
            sheets=vec![sheet]
            nothing=Signal::derive(move || !any())
        >
            <Bar query span has_stages=false />
            <Show when=any fallback=move || view! { <p class="empty__line faint" id="report-nothing">{said}</p> }>
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().reports_targets()>
                    <table class="table reports__table" role="table" data-report-table="">
                        <thead><tr>{heads}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <More total=count drawn step=STEP id="more-report" />
            </Show>
            <p class="faint small reports__help">{move || app.text().reports_help_targets()}</p>
        </Frame>
    }
}

fn row(app: App, by: By, it: &AimRow) -> impl IntoView + use<> {
    let text = app.text();
    let unit = it.target.unit();
    let figure = |figure: i64| text.target_figure(unit, figure);
    let share = |share: Option<Ppm>| share.map_or_else(|| text.reports_none().to_owned(), format::percent_floor);
    let aimed = it.aimed;
    let time = match by {
        By::Month => text.month(aimed.span.from),
        By::Person | By::Team | By::Line | By::Customer | By::Stage => {
            text.target_period_words(aimed.span.from, aimed.span.to)
        }
    };
    let before = (aimed.before != 0).then(|| {
        let words = text.reports_before(&figure(aimed.before));
        view! { <span class="reports__before">{words}</span> }
    });
    view! {
        <tr data-row="" data-depth=it.depth.min(5).to_string()>
            <th scope="row" class="reports__who">
                <a href=Route::Target(it.target.id).href()><bdi>{it.whose(text)}</bdi></a>
            </th>
            <td>{it.measured(text)}</td>
            <td>{time}</td>
            <td class="num" data-figure="aim">{figure(aimed.aim)}</td>
            <td class="num" data-figure="expected">{figure(aimed.expected)}</td>
            <td class="num" data-figure="actual">{figure(aimed.actual)} {before}</td>
            <td class="num" data-figure="attained">{share(aimed.share)}</td>
            <td class="num" data-figure="pace">{share(aimed.pace)}</td>
        </tr>
    }
}
