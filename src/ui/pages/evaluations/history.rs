//! Everything that happened to an evaluation, the latest first.

use leptos::prelude::*;

use crate::domain::scorecard::record::{EvaluationEvent, Fact};
use crate::domain::task::Task;
use crate::i18n::Text;
use crate::state::{App, Review, use_app};
use crate::ui::widgets::happened::{Happened, HistoryPart};

/// The part of the page.
#[component]
pub(super) fn History(review: Memo<Option<Review>>) -> impl IntoView {
    let app = use_app();
    let all = Signal::derive(move || {
        let Some(it) = review.get() else { return Vec::new() };
        let of_member = it.it.member.is_some();
        it.course.events.iter().rev().map(|event| happened(app, event, of_member)).collect()
    });
    view! { <HistoryPart id="evaluation-history" title=Text::evaluation_history all /> }
}

fn happened(app: App, event: &EvaluationEvent, of_member: bool) -> Happened {
    let text = app.text();
    let more = match &event.fact {
        Fact::Submitted { comment, .. } | Fact::Confirmed { comment, .. } => comment.clone(),
        Fact::Disputed { reason, .. } => reason.clone(),
        Fact::Action { task } => app.watch::<Task>(*task).map(|it| it.title.clone()).unwrap_or_default(),
        Fact::Improve { tasks, .. } => {
            let titles = tasks.iter().filter_map(|it| app.watch::<Task>(*it)).map(|it| it.title.clone());
            titles.collect::<Vec<_>>().join(text.pick("；", "; "))
        }
        Fact::Closed => String::new(),
    };
    let what = text.evaluation_fact(&event.fact, of_member);
    Happened { what, on: text.short_date(event.on, app.as_of()), by: event.by.clone(), more }
}
