//! Evaluations as rows: in the list, of a customer, under a contract, of the members.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::EvaluationId;
use crate::domain::lifecycle::evaluation::Stage;
use crate::domain::rate::Bp;
use crate::i18n::Text;
use crate::state::{App, Review, is_lowest, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::records::{FewRows, LongTable, open_row};
use crate::ui::widgets::status::{Meaning, status};

/// The list: of a long one only the rows in view are drawn.
#[component]
pub(super) fn EvaluationTable(
    ids: Memo<Arc<[EvaluationId]>>,
    /// What is said when there are none.
    #[prop(into)]
    nothing: ViewFn,
) -> impl IntoView {
    let app = use_app();
    view! { <LongTable ids class="evals" columns=5 head=move || head(app) route=Route::Evaluation row nothing /> }
}

/// A few evaluations on the page of what they belong to.
#[component]
pub(super) fn EvaluationRows(ids: Memo<Vec<EvaluationId>>) -> impl IntoView {
    let app = use_app();
    view! { <FewRows ids class="evals" head=move || head(app) row /> }
}

fn head(app: App) -> impl IntoView {
    let column = move |words: fn(Text) -> &'static str| view! { <th scope="col">{move || words(app.text())}</th> };
    view! {
        <thead>
            <tr>
                {column(Text::evaluation_subject)} {column(Text::evaluation_period)} {column(Text::evaluation_state)}
                <th scope="col" class="num">{move || app.text().evaluation_score()}</th> {column(Text::evaluation_grade)}
            </tr>
        </thead>
    }
}

/// How a stage looks.
const fn look(stage: &Stage) -> (Meaning, &'static str) {
    match stage {
        Stage::Draft => (Meaning::Plain, "circle-dashed"),
        Stage::Submitted { .. } => (Meaning::Accent, "clock"),
        Stage::Disputed { .. } => (Meaning::Danger, "octagon-alert"),
        Stage::Confirmed { .. } => (Meaning::Good, "check"),
        Stage::Closed { .. } => (Meaning::Plain, "circle-check"),
    }
}

/// Where an evaluation stands, in an icon and words.
pub(super) fn stage_view(app: App, review: &Review) -> impl IntoView + use<> {
    let (meaning, mark) = look(&review.course.stage);
    status(meaning, mark, app.text().evaluation_stage(&review.course.stage))
}

fn row(id: Signal<EvaluationId>, focused: Signal<bool>) -> impl IntoView {
    let app = use_app();
    let review = Memo::new(move |_| app.review(id.get()));
    let read = move |part: fn(App, &Review) -> String| {
        move || review.with(|it| it.as_ref().map(|it| part(app, it)).unwrap_or_default())
    };
    let lowest = move || review.with(|it| it.as_ref().is_some_and(is_lowest)).then_some("");
    view! {
        <tr
            data-row=""
            data-evaluation=move || id.get().to_string()
            data-focus=move || focused.get().then_some("")
            on:click=open_row(move || Route::Evaluation(id.get_untracked()))
        >
            <td class="evals__who">
                <a href=move || Route::Evaluation(id.get()).href() on:click=|event| event.stop_propagation()>
                    <bdi>{read(|app, it| app.review_subject(&it.it))}</bdi>
                </a>
            </td>
            <td class="evals__span soft">{read(|app, it| app.text().evaluation_span(it.it.span))}</td>
            <td class="evals__state">{move || review.get().map(|it| stage_view(app, &it))}</td>
            <td class="evals__score num">
                {read(|app, it| it.course.score().map(|it| app.text().hundredths(Bp(it.hundredths))).unwrap_or_default())}
            </td>
            <td class="evals__grade" data-lowest=lowest>
                {read(|_, it| it.course.score().map(|it| it.grade.clone()).unwrap_or_default())}
            </td>
        </tr>
    }
}
