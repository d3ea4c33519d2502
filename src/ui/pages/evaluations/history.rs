//! Everything that happened to an evaluation, the latest first.

use leptos::prelude::*;

use crate::domain::scorecard::record::{EvaluationEvent, Fact};
use crate::domain::task::Task;
use crate::state::{App, Review, use_app};

/// The part of the page.
#[component]
pub(super) fn History(review: Memo<Option<Review>>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let Some(it) = review.get() else { return Vec::new() };
        let of_member = it.it.member.is_some();
        it.course.events.iter().rev().map(|event| row(app, event, of_member)).collect::<Vec<_>>()
    };
    let any = move || review.with(|it| it.as_ref().is_some_and(|it| !it.course.events.is_empty()));
    view! {
        <Show when=any>
            <section class="rec__part" id="evaluation-history" aria-label=move || app.text().evaluation_history()>
                <div class="section__head"><h2>{move || app.text().evaluation_history()}</h2></div>
                <ol class="timeline">{rows}</ol>
            </section>
        </Show>
    }
}

fn row(app: App, event: &EvaluationEvent, of_member: bool) -> impl IntoView + use<> {
    let text = app.text();
    let body = match &event.fact {
        Fact::Submitted { comment, .. } | Fact::Confirmed { comment, .. } => comment.clone(),
        Fact::Disputed { reason, .. } => reason.clone(),
        Fact::Action { task } => app.watch::<Task>(*task).map(|it| it.title.clone()).unwrap_or_default(),
        Fact::Closed => String::new(),
    };
    let words = text.evaluation_fact(&event.fact, of_member);
    let on = text.short_date(event.on, app.as_of());
    let by = (!event.by.is_empty()).then(|| view! { " · " <bdi class="faint">{event.by.clone()}</bdi> });
    view! {
        <li class="timeline__item">
            <span class="timeline__dot"></span>
            <div>
                <div class="timeline__head"><b>{words}</b> " · " <span class="soft">{on}</span> {by}</div>
                {(!body.is_empty()).then(|| view! { <p class="timeline__body"><bdi>{body}</bdi></p> })}
            </div>
        </li>
    }
}
