//! Reports: what was done and what came of it, by person, team, line of reporting, customer and month; who looks after whom.

mod aims;
mod bar;
mod coverage;
mod figures;
mod frame;
mod working;

use leptos::prelude::*;

use self::aims::AimsReport;
use self::coverage::CoverageReport;
use self::figures::FiguresReport;
use crate::domain::reporting::figure::Report;
use crate::i18n::{Message, Text};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;

/// The reports, by their names in addresses.
const VIEWS: &[(Message, Option<&str>)] = &[
    (Text::reports_activity, None),
    (Text::reports_pipeline, Some("pipeline")),
    (Text::reports_collection, Some("collection")),
    (Text::reports_service, Some("service")),
    (Text::reports_targets, Some("targets")),
    (Text::reports_coverage, Some("coverage")),
];

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Figures(Report),
    Targets,
    Coverage,
}

impl View {
    fn of(name: Option<&str>) -> Self {
        match name {
            Some("pipeline") => Self::Figures(Report::Pipeline),
            Some("collection") => Self::Figures(Report::Collection),
            Some("service") => Self::Figures(Report::Service),
            Some("targets") => Self::Targets,
            Some("coverage") => Self::Coverage,
            Some(_) | None => Self::Figures(Report::Activity),
        }
    }
}

/// The page.
#[component]
pub(in crate::ui) fn ReportsPage() -> impl IntoView {
    let router = use_router();
    let query = Memo::new(move |_| if let Route::Reports(query) = router.current() { query } else { Query::default() });
    let looked_at = Memo::new(move |_| query.with(|query| View::of(query.filter("view"))));
    move || match looked_at.get() {
        View::Figures(report) => view! { <FiguresReport query report /> }.into_any(),
        View::Targets => view! { <AimsReport query /> }.into_any(),
        View::Coverage => view! { <CoverageReport query /> }.into_any(),
    }
}
