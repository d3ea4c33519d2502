//! The evaluations that need a decision: objected to, or put to both sides and not confirmed by both.

use super::decide::Decision;
use super::door::Target;
use super::tickets::Kept;
use crate::domain::lifecycle::evaluation::Stage;
use crate::state::{App, Review};
use crate::ui::route::HomeMatter;
use crate::ui::widgets::status::Meaning;

/// An evaluation is told of so many days before the other side can object no more.
const AHEAD: i64 = 7;

/// Evaluations that wait for somebody, each with who began it.
pub(super) fn waiting_evaluations(app: App) -> Vec<Kept> {
    let found = app.reviews();
    found.iter().filter_map(|it| Some((it.it.by.clone(), decision(app, it)?))).collect()
}

fn decision(app: App, review: &Review) -> Option<Decision> {
    let (text, as_of) = (app.text(), app.as_of());
    let name = app.review_subject(&review.it);
    let told = |rank, meaning, mark, when: String, what: String| Decision {
        rank,
        meaning,
        mark,
        when,
        what,
        why: text.evaluation_span(review.it.span),
        act: text.evaluation_home_act().to_owned(),
        target: Target::of(app, HomeMatter::Evaluation(review.it.id)),
    };
    match &review.course.stage {
        Stage::Disputed { on, .. } => {
            let since = as_of.days_until(*on);
            let when = text.evaluation_disputed().to_owned();
            Some(told(since, Meaning::Danger, "octagon-alert", when, text.evaluation_home_disputed(&name)))
        }
        Stage::Submitted { .. } => {
            let days = as_of.days_until(app.object_until(review, &app.work_calendar())?);
            let when = if days < 0 { text.evaluation_submitted().to_owned() } else { text.distance(days) };
            (days <= AHEAD)
                .then(|| told(days.max(0), Meaning::Accent, "chart-no-axes-column", when, text.evaluation_home(&name)))
        }
        Stage::Draft | Stage::Confirmed { .. } | Stage::Closed { .. } => None,
    }
}
