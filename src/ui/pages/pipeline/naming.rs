//! What stages are called, those that a team has removed too.

use leptos::prelude::*;

use crate::domain::lifecycle::opportunity::{Stage, StageKey};
use crate::state::App;
use crate::ui::widgets::status::{Meaning, status};

/// The name of a stage that the pipeline has; `None` for one that was removed.
pub(super) fn current_stage(app: App, key: &StageKey) -> Option<String> {
    app.sales_stages().stage(key).map(|it| app.text().stage_name(&it.key.0, &it.name))
}

/// The name of any stage: of one that was removed the usual name, if it had one.
pub(in crate::ui) fn stage_named(app: App, key: &StageKey) -> String {
    current_stage(app, key).unwrap_or_else(|| app.text().stage_name(&key.0, ""))
}

/// The stage in a mark and a word.
pub(super) fn stage_words(app: App, stage: &Stage) -> AnyView {
    let text = app.text();
    match stage {
        Stage::Open { at, .. } => match current_stage(app, at) {
            Some(name) => status(Meaning::Plain, "circle-dot", name).into_any(),
            None => former_words(app),
        },
        Stage::Won { .. } => status(Meaning::Good, "circle-check", text.stage_won()).into_any(),
        Stage::Lost { .. } => status(Meaning::Plain, "x", text.stage_lost()).into_any(),
    }
}

/// That an opportunity is left in a stage that was removed.
pub(super) fn former_words(app: App) -> AnyView {
    status(Meaning::Warn, "triangle-alert", app.text().stage_former()).into_any()
}

/// Whether it is left in a stage that was removed.
pub(super) fn is_former(app: App, stage: &Stage) -> bool {
    matches!(stage, Stage::Open { at, .. } if current_stage(app, at).is_none())
}
