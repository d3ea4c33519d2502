//! Which evaluations a list shows, and in which order.

use crate::domain::lifecycle::evaluation::Stage;
use crate::domain::scorecard::plan::SubjectKind;
use crate::i18n::{Message, Text};
use crate::state::{App, Review};
use crate::ui::route::Query;

/// The views: what is open first, for that is the work.
pub(super) const VIEWS: &[(Message, Option<&str>)] = &[
    (Text::evaluations_open, None),
    (Text::evaluations_waiting, Some("waiting")),
    (Text::evaluations_disputed, Some("disputed")),
    (Text::evaluations_closed, Some("closed")),
    (Text::evaluations_all, Some("all")),
];

/// What an evaluation is found by.
pub(in crate::ui) fn texts(app: App, review: &Review) -> (Vec<String>, Vec<String>) {
    let text = app.text();
    let grade = review.course.score().map(|it| it.grade.clone()).unwrap_or_default();
    (vec![app.review_subject(&review.it)], vec![text.evaluation_span(review.it.span), review.it.by.clone(), grade])
}

/// Those of the found ones that the query asks for: what waits for somebody first, then drafts, the latest period first.
pub(super) fn chosen(found: Vec<Review>, query: &Query) -> Vec<Review> {
    let whom = query.filter("whom");
    let mut all = found;
    all.retain(|it| {
        let stage = &it.course.stage;
        let in_view = match query.filter("view") {
            None => !it.course.is_closed(),
            Some("waiting") => matches!(stage, Stage::Submitted { .. }),
            Some("disputed") => matches!(stage, Stage::Disputed { .. }),
            Some("closed") => it.course.is_closed(),
            Some(_) => true,
        };
        let of = whom.is_none_or(|whom| whom == whom_name(it.it.terms.subject));
        in_view && of
    });
    all.sort_by_key(|it| (rank(&it.course.stage), std::cmp::Reverse(it.it.span.last), it.it.id));
    all
}

/// The name of a sort of subject in addresses.
pub(super) const fn whom_name(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Party => "party",
        SubjectKind::Member => "member",
    }
}

const fn rank(stage: &Stage) -> u8 {
    match stage {
        Stage::Disputed { .. } => 0,
        Stage::Submitted { .. } => 1,
        Stage::Draft => 2,
        Stage::Confirmed { .. } => 3,
        Stage::Closed { .. } => 4,
    }
}
