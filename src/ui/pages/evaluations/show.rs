//! One evaluation: the score with its working, what may be done, what both sides said, and what follows.

use leptos::prelude::*;

use super::follows::Consequence;
use super::history::History;
use super::rows::stage_view;
use super::side::{About, Actions, Confirmations};
use super::steps::{main_step, offers, press, step_name, step_words};
use super::working::Metrics;
use crate::domain::attachment::Subject;
use crate::domain::id::EvaluationId;
use crate::domain::lifecycle::evaluation::Step;
use crate::domain::scorecard::record::{Evaluation, EvaluationEvent};
use crate::i18n::Text;
use crate::state::{Batch, Review, use_app};
use crate::ui::pages::files::FilesPart;
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::initial::{Of, large_initial};
use crate::ui::widgets::offered::{Offered, OfferedSteps};
use crate::ui::widgets::print::PrintButton;
use crate::ui::widgets::record_head::RecordHead;

/// The page.
#[component]
pub(in crate::ui) fn EvaluationPage(id: EvaluationId) -> impl IntoView {
    let app = use_app();
    let review = Memo::new(move |_| app.review(id));
    let inputs = Memo::new(move |_| review.with(|it| it.as_ref().map(|it| app.review_inputs(it)).unwrap_or_default()));
    let there = Memo::new(move |_| review.with(Option::is_some));
    view! {
        <Show when=move || there.get() fallback=|| view! { <NotFoundPage /> }>
            <div class="rec evaluations evaluation" data-evaluation=id.to_string()>
                <Head id review />
                <div class="rec__body">
                    <div class="rec__main">
                        <Metrics review inputs />
                        <Steps id review />
                        <FilesPart subject=Subject::Evaluation(id) />
                        <History review />
                    </div>
                    <div class="rec__aside">
                        <Confirmations review />
                        <Consequence review />
                        <Actions review />
                        <About review />
                    </div>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn Head(id: EvaluationId, review: Memo<Option<Review>>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let busy = RwSignal::new(false);
    let name =
        Memo::new(move |_| review.with(|it| it.as_ref().map(|it| app.review_subject(&it.it)).unwrap_or_default()));
    let picture = move || {
        let it = review.get()?.it;
        let name = name.get();
        match (it.customer, it.member) {
            (Some(id), _) => Some(large_initial(&name, app.survivor(id).0, Of::Firm)),
            (None, Some(id)) => Some(large_initial(&name, id.0, Of::Person)),
            (None, None) => None,
        }
    };
    let title = move || {
        let customer = review.with(|it| it.as_ref().and_then(|it| it.it.customer));
        match customer {
            Some(id) => view! { <a href=Route::customer(app.survivor(id)).href()><bdi>{name}</bdi></a> }.into_any(),
            None => view! { <bdi>{name}</bdi> }.into_any(),
        }
    };
    let span =
        move || review.with(|it| it.as_ref().map(|it| app.text().evaluation_span(it.it.span)).unwrap_or_default());
    let act = move || {
        let it = review.get()?;
        let step = main_step(&it)?;
        Some(view! {
            <button
                class="button"
                data-kind="main"
                type="button"
                id="evaluation-next"
                data-step=step_name(step)
                on:click=move |_| press(app, busy, id, step)
            >
                {step_words(app.text(), &it.course.stage, step)}
            </button>
        })
    };
    // what was put to nobody yet may be thrown away
    let untouched = move || app.review_today(id).is_some_and(|it| it.course.events.is_empty());
    let is_draft = move || {
        // as it stands today, whatever date is looked at
        app.watch_any::<EvaluationEvent>();
        let _moved = (app.watch::<Evaluation>(id), app.today.get());
        untouched()
    };
    let delete = move |_| {
        if !untouched() {
            return;
        }
        let batch = app.without_evaluation(id, Batch::new());
        let said = app.untracked_text().evaluation_deleted(&name.get_untracked());
        app.save_once(busy, batch, said, move || router.go(&Route::evaluations()));
    };
    let word = move |_| {
        if let Some(review) = review.get_untracked() {
            app.export_evaluation(&review);
        }
    };
    let meta = move || view! { <span>{app.text().evaluation()}</span> <span>{span()}</span> };
    view! {
        <RecordHead
            picture
            title
            meta
            state=move || review.get().map(|it| stage_view(app, &it))
            state_id="evaluation-state"
        >
            <Show when=is_draft>
                <button class="button" data-kind="quiet" type="button" id="delete-evaluation" on:click=delete>
                    {move || app.text().evaluation_delete()}
                </button>
            </Show>
            <PrintButton words=Text::evaluation_print />
            <button class="button" data-kind="quiet" type="button" id="evaluation-word" on:click=word>
                {icon("file-text")}
                {move || app.text().evaluation_word()}
            </button>
            {act}
        </RecordHead>
    }
}

/// What may be done, and what may not, with the reason.
#[component]
fn Steps(id: EvaluationId, review: Memo<Option<Review>>) -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let all = Memo::new(move |_| {
        // as it stands today, whatever date is looked at
        app.watch_any::<EvaluationEvent>();
        let _moved = (review.with(Option::is_some), app.watch::<Evaluation>(id), app.today.get(), app.as_of());
        let text = app.text();
        let Some(it) = app.review_today(id) else { return Vec::new() };
        let offered = |(step, outcome): (Step, Result<(), _>)| Offered {
            step,
            name: step_name(step),
            words: step_words(text, &it.course.stage, step),
            why: outcome.err().map(|barred| text.evaluation_barred_words(&barred)),
        };
        offers(app, &it).into_iter().map(offered).collect()
    });
    let press = Callback::new(move |step| press(app, busy, id, step));
    view! { <OfferedSteps title=Text::evaluation_steps barred=Text::evaluation_barred all press /> }
}
