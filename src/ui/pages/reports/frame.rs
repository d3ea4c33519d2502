//! What stands around every report: its name, the others, and the ways out of the page.

use leptos::prelude::*;

use super::VIEWS;
use crate::domain::reporting::table::By;
use crate::i18n::{Message, Text};
use crate::state::use_app;
use crate::ui::route::{Query, Route};
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_views::view_links;
use crate::ui::widgets::statement::{PrintButton, StatementHead};

/// The frame of a report.
#[component]
pub(super) fn Frame(
    query: Memo<Query>,
    /// What the report is called.
    title: Message,
    /// What it is narrowed to, for who reads the paper.
    #[prop(into)]
    narrowed: Signal<String>,
    /// How many rows are drawn.
    drawn: RwSignal<usize>,
    /// What can be handed out.
    sheets: Vec<Handout>,
    /// Whether there is nothing to hand out.
    #[prop(into)]
    nothing: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let app = use_app();
    view! {
        <div class="page reports" id="reports">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().places_reports()}</h1></div>
                <div class="page__acts">
                    <PrintButton drawn />
                    <ListExport name="export-report" sheets nothing />
                </div>
            </div>
            <Others query />
            <StatementHead title narrowed />
            {children()}
            <SeeAlso />
        </div>
    }
}

/// The reports, the one that is shown marked. What is added up and of which time stays as it is: that is another question.
#[component]
fn Others(query: Memo<Query>) -> impl IntoView {
    view_links(Text::places_reports, VIEWS, query, |query, view| {
        let query = query.clone();
        // targets and coverage are told of everybody
        let is_narrow = !matches!(view, Some("targets" | "coverage"));
        let query = if is_narrow { query } else { query.without("only") };
        // only chances to sell stand in stages
        let by_stage = query.filter("by") == Some(By::Stage.name()) && view != Some("pipeline");
        let query = if by_stage { query.without("by") } else { query };
        Route::Reports(match view {
            None => query.without("view"),
            Some(view) => query.with("view", view),
        })
    })
}

/// The lists that answer the questions next to these.
#[component]
fn SeeAlso() -> impl IntoView {
    let app = use_app();
    let forecast = Route::Pipeline(Query::default().with("view", "forecast"));
    let links: [(Route, Message); 4] = [
        (Route::ledger(), Text::ledger_title),
        (Route::receivables(), Text::receivables_title),
        (forecast, Text::pipeline_forecast),
        (Route::service_report(), Text::report_title),
    ];
    let links = links
        .map(|(route, words)| view! { <a class="reports__other" href=route.href()>{move || words(app.text())}</a> })
        .into_iter()
        .collect_view();
    view! {
        <nav class="reports__others" aria-label=move || app.text().reports_see_also()>
            <span class="faint">{move || app.text().reports_see_also()}</span>
            {links}
        </nav>
    }
}
