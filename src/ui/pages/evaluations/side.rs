//! What stands beside the metrics: both sides' confirmations, the actions, and what it belongs to.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Side;
use crate::domain::id::TaskId;
use crate::domain::lifecycle::evaluation::Stage;
use crate::domain::scorecard::plan::EvaluationPlan;
use crate::domain::task::Task;
use crate::state::{App, EvaluationStep, Layer, Review, Sheet, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::task_word::task_word;

/// Who confirmed, and who has not yet; on paper the lines to sign on.
#[component]
pub(super) fn Confirmations(review: Memo<Option<Review>>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let Some(it) = review.get() else { return Vec::new() };
        let text = app.text();
        let of_member = it.it.member.is_some();
        let confirmed = it.course.confirmations();
        let row = |side: Side| {
            let found = confirmed.iter().find(|(by, ..)| *by == side);
            let words = found.map(|(_, name, on, comment)| {
                let said = [(*name).to_owned(), text.date(*on), (*comment).to_owned()];
                said.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
            });
            let name = match side {
                Side::Us => "us",
                Side::Them => "them",
            };
            view! {
                <dt>{text.evaluation_side_words(side, of_member)}</dt>
                <dd data-side=name>
                    {match words {
                        Some(words) => view! { <bdi>{words}</bdi> }.into_any(),
                        None => view! { <span class="faint">{text.evaluation_unconfirmed()}</span> }.into_any(),
                    }}
                </dd>
            }
        };
        [Side::Us, Side::Them].map(row).into_iter().collect::<Vec<_>>()
    };
    let until = move || {
        let day = review.with(|it| it.as_ref().and_then(|it| app.object_until(it, &app.work_calendar())))?;
        Some(app.text().evaluation_object_until(&app.text().near_date(day, app.as_of())))
    };
    let signs = move || {
        let of_member = review.with(|it| it.as_ref().is_some_and(|it| it.it.member.is_some()));
        let text = app.text();
        [Side::Us, Side::Them].map(|side| {
            view! {
                <p>
                    {text.evaluation_side_words(side, of_member)} " · " {text.evaluation_sign_line()}
                    <span class="evals__rule"></span> {text.evaluation_date_line()} <span class="evals__rule"></span>
                </p>
            }
        })
    };
    view! {
        <section class="rec__part" id="evaluation-confirmations" aria-label=move || app.text().evaluation_confirmations()>
            <div class="section__head"><h2>{move || app.text().evaluation_confirmations()}</h2></div>
            <dl class="facts">{rows}</dl>
            <p class="faint small" id="evaluation-until">{until}</p>
            <div class="evals__signs" aria-hidden="true">{signs}</div>
        </section>
    }
}

/// What was agreed to be done.
#[component]
pub(super) fn Actions(review: Memo<Option<Review>>) -> impl IntoView {
    let app = use_app();
    let tasks = Memo::new(move |_| review.with(|it| it.as_ref().map(|it| it.course.actions()).unwrap_or_default()));
    let row = move |id: TaskId| {
        let task = app.watch::<Task>(id)?;
        let (text, as_of) = (app.text(), app.as_of());
        let done = task.open(as_of).is_none();
        let due = task.due.map(|day| text.near_date(day, as_of)).unwrap_or_default();
        let sub = [task.assignee.clone(), due].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
        let title = task.title.clone();
        Some(view! {
            <li class="rows__item" data-action="">
                <span class="faint">{icon(if done { "circle-check" } else { "circle" })}</span>
                <div class="rows__text">
                    {task_word(app, id, title)}
                    <span class="rows__sub">{sub}</span>
                </div>
            </li>
        })
    };
    let rows = move || tasks.get().into_iter().filter_map(row).collect_view();
    let may_add = move || review.with(|it| it.as_ref().is_some_and(|it| it.course.stage != Stage::Draft));
    let add = move |_| {
        if let Some(id) = review.with_untracked(|it| it.as_ref().map(|it| it.it.id)) {
            app.layer.set(Some(Layer::Sheet(Sheet::EvaluationStep(id, EvaluationStep::Action))));
        }
    };
    view! {
        <section class="rec__part" id="evaluation-actions" aria-label=move || app.text().evaluation_actions()>
            <div class="section__head">
                <h2>{move || app.text().evaluation_actions()}</h2>
                <Show when=may_add>
                    <button class="button section__act" data-kind="word" type="button" id="agree-action" on:click=add>
                        {move || app.text().evaluation_add_action()}
                    </button>
                </Show>
            </div>
            <Show
                when=move || tasks.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().evaluation_actions_none()}</p> }
            >
                <ul class="rows">{rows}</ul>
            </Show>
        </section>
    }
}

/// What an evaluation belongs to.
#[component]
pub(super) fn About(review: Memo<Option<Review>>) -> impl IntoView {
    let app = use_app();
    let rows = move || review.get().map(|it| facts(app, &it)).unwrap_or_default();
    view! {
        <section class="rec__part" aria-label=move || app.text().evaluation_terms()>
            <div class="section__head"><h2>{move || app.text().evaluation_terms()}</h2></div>
            <dl class="facts">{rows}</dl>
        </section>
    }
}

fn facts(app: App, review: &Review) -> Vec<impl IntoView + use<>> {
    let text = app.text();
    let it = &review.it;
    let link = |href: String, words: String| view! { <a href=href><bdi>{words}</bdi></a> }.into_any();
    let plain = |words: String| view! { <bdi>{words}</bdi> }.into_any();
    let contract = it.contract.and_then(|id| app.watch::<ContractBrief>(id));
    let plan = it.by_plan.and_then(|id| app.watch::<EvaluationPlan>(id));
    let grades = it.terms.grades.as_slice().iter();
    let grades = grades.map(|it| format!("{} {}", it.label, text.hundredths(it.min))).collect::<Vec<_>>().join(" · ");
    let object_days = if it.terms.object_working || it.terms.object_unit.is_some() {
        text.period(it.terms.object_within())
    } else {
        format!("{} {}", it.terms.object_days, text.evaluation_days())
    };
    let plan = match (&contract, plan) {
        (Some(_), _) => Some(plain(text.evaluation_by_clause().to_owned())),
        (None, Some(plan)) => Some(link(Route::EvaluationPlans.href(), plan.name.clone())),
        (None, None) => None,
    };
    let contract = contract.map(|it| link(Route::Contract(it.id, ContractTab::Paper).href(), it.number.clone()));
    [
        (text.contract(), contract),
        (text.evaluation_plan(), plan),
        (text.evaluation_cycle(), Some(plain(text.evaluation_cycle_words(it.terms.cycle).to_owned()))),
        (text.evaluation_grades_short(), Some(plain(grades))),
        (text.evaluation_object_days(), Some(plain(object_days))),
        (text.evaluation_over_on(), it.over_on.map(|day| plain(text.date(day)))),
        (text.evaluation_by(), (!it.by.is_empty()).then(|| plain(it.by.clone()))),
    ]
    .into_iter()
    .filter_map(|(label, value)| value.map(|value| view! { <dt>{label}</dt><dd>{value}</dd> }))
    .collect()
}
