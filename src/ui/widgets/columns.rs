//! A chart of columns over an axis: every column says its figures and is reached by Tab; the same figures stand in a table, to
//! which a section of the page can be switched.

use leptos::prelude::*;

use crate::i18n::Message;
use crate::state::use_app;

/// How high the tallest column is, in pixels; the axis stands beneath it.
const HEIGHT: f64 = 168.0;
/// Where the columns stand.
const FLOOR: f64 = 180.0;

/// A column.
pub(crate) struct Column {
    /// Under it.
    pub(crate) name: String,
    /// What it says to those who reach it.
    pub(crate) said: String,
    /// Whether it is that of the day looked at.
    pub(crate) is_now: bool,
    /// Its parts from the floor up, each a share of the tallest in per cent.
    pub(crate) parts: Vec<(Part, f64)>,
    /// A line across it at this share of the tallest, such as the plan.
    pub(crate) mark: Option<f64>,
    /// A word above it.
    pub(crate) above: String,
}

/// What a part of a column stands for: done, or still ahead.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Done, or certain.
    Done,
    /// Still ahead.
    Ahead,
}

fn pixels(share: f64) -> f64 {
    share * HEIGHT / 100.0
}

/// The chart.
pub(crate) fn columns(label: String, all: Vec<Column>) -> impl IntoView + use<> {
    let count = u32::try_from(all.len()).unwrap_or(u32::MAX).max(1);
    let room = 100.0 / f64::from(count);
    let bars =
        all.into_iter().zip(0_u32..).map(|(column, index)| bar(column, f64::from(index) * room, room)).collect_view();
    view! {
        <svg class="chart" role="group" aria-label=label>
            <line class="chart__base" x1="0" x2="100%" y1=(FLOOR + 0.5).to_string() y2=(FLOOR + 0.5).to_string()></line>
            {bars}
        </svg>
    }
}

fn bar(column: Column, at: f64, room: f64) -> impl IntoView + use<> {
    let Column { name, said, is_now, parts, mark, above } = column;
    let (x, width, middle) = (at + room * 0.17, room * 0.66, at + room * 0.5);
    let mut top = FLOOR;
    let mut drawn = Vec::new();
    for (part, share) in parts {
        let high = pixels(share);
        top -= high;
        let when = match part {
            Part::Ahead => Some("ahead"),
            Part::Done => is_now.then_some("now"),
        };
        drawn.push(view! {
            <rect class="chart__bar" data-when=when x=format!("{x}%") y=top.to_string() width=format!("{width}%") height=high.to_string()></rect>
        });
    }
    let mark = mark.filter(|share| *share > 0.0).map(|share| {
        let y = FLOOR - pixels(share);
        let (from, to) = (at + room * 0.08, at + room * 0.92);
        view! { <line class="chart__plan" x1=format!("{from}%") x2=format!("{to}%") y1=y.to_string() y2=y.to_string()></line> }
    });
    let word = (!above.is_empty()).then(|| {
        view! { <text class="chart__axis chart__month" x=format!("{middle}%") y=(top - 6.0).to_string()>{above}</text> }
    });
    let now = is_now.then_some("now");
    view! {
        <g tabindex="0" role="img" aria-label=said>
            {drawn}
            {mark}
            {word}
            <text class="chart__axis chart__month" data-when=now x=format!("{middle}%") y="200">{name}</text>
        </g>
    }
}

/// Between the chart and the table.
#[component]
pub(crate) fn TableSwitch(as_table: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    view! {
        <button
            class="button section__act"
            data-kind="word"
            type="button"
            aria-pressed=move || as_table.get().to_string()
            on:click=move |_| as_table.update(|it| *it = !*it)
        >
            {move || if as_table.get() { app.text().show_as_chart() } else { app.text().show_as_table() }}
        </button>
    }
}

/// A section of a page that shows figures as a chart, or as a table; `children` stand beneath either.
#[component]
pub(crate) fn ChartSection(
    id: &'static str,
    title: Message,
    /// Between the title and the switch: a note, a way to the whole of it.
    #[prop(into)]
    beside: ViewFn,
    #[prop(into)] chart: ViewFn,
    #[prop(into)] table: ViewFn,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let app = use_app();
    let as_table = RwSignal::new(false);
    view! {
        <section class="section" id=id>
            <div class="section__head">
                <h2>{move || title(app.text())}</h2>
                {beside.run()}
                <TableSwitch as_table />
            </div>
            {move || if as_table.get() { table.run() } else { chart.run() }}
            {children.map(|children| children())}
        </section>
    }
}

/// Figures in a table: of each row the first cell names it, the others are figures. `total` stands under the last column, beside
/// its words.
pub(crate) fn figures_table<const N: usize>(
    heads: [&'static str; N],
    rows: Vec<[String; N]>,
    total: Option<(&'static str, String)>,
) -> impl IntoView + use<N> {
    let kind = |at: usize| (at > 0).then_some("num");
    let row = |cells: [String; N]| {
        let cells = cells.into_iter().enumerate();
        view! { <tr>{cells.map(|(at, cell)| view! { <td class=kind(at)>{cell}</td> }).collect_view()}</tr> }
    };
    let heads = heads.into_iter().enumerate();
    let heads = heads.map(|(at, head)| view! { <th scope="col" class=kind(at)>{head}</th> }).collect_view();
    let total = total.map(|(words, sum)| {
        let before = N.saturating_sub(1).to_string();
        view! { <tfoot><tr><td colspan=before>{words}</td><td class="num">{sum}</td></tr></tfoot> }
    });
    view! {
        <table class="table">
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            {total}
        </table>
    }
}
