//! The metrics of an evaluation with how each came to its points, and how those came to the score.

use leptos::prelude::*;

use crate::domain::exact::Ratio;
use crate::domain::performance::{
    Evaluation as Verdict, EvaluationLine, Measurement, MetricGoal, Outcome, Score, ScoreLine, Weighting,
};
use crate::domain::rate::Bp;
use crate::domain::scorecard::plan::{PlanMetric, Source};
use crate::domain::scorecard::reckon::{Inputs, reckon};
use crate::domain::scorecard::record::Input;
use crate::i18n::Text;
use crate::state::{App, Layer, Review, Sheet, use_app};
use crate::ui::route::Route;

/// The part of the page.
#[component]
pub(super) fn Metrics(review: Memo<Option<Review>>, inputs: Memo<Inputs>) -> impl IntoView {
    let app = use_app();
    let column = move |words: fn(Text) -> &'static str, figures: bool| {
        view! { <th scope="col" class:num=figures>{move || words(app.text())}</th> }
    };
    let body = move || review.get().map(|it| inputs.with(|inputs| rows(app, &it, inputs)));
    let levelled = move || review.with(|it| it.as_ref().is_some_and(|it| it.it.terms.has_levels()));
    let below = move || review.get().map(|it| inputs.with(|inputs| verdict(app, &it, inputs)));
    let fixed = move || {
        let text = app.text();
        match review.get()?.course.stage.clone() {
            crate::domain::lifecycle::evaluation::Stage::Draft => Some(text.evaluation_live().to_owned()),
            crate::domain::lifecycle::evaluation::Stage::Submitted { on, .. } => {
                Some(text.evaluation_frozen(&text.date(on)))
            }
            crate::domain::lifecycle::evaluation::Stage::Disputed { .. }
            | crate::domain::lifecycle::evaluation::Stage::Confirmed { .. }
            | crate::domain::lifecycle::evaluation::Stage::Closed { .. } => None,
        }
    };
    view! {
        <section class="rec__part" id="evaluation-metrics" aria-label=move || app.text().evaluation_metrics()>
            <div class="section__head"><h2>{move || app.text().evaluation_metrics()}</h2></div>
            <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().evaluation_metrics()>
                <table class="table evals__metrics" role="table">
                    <thead>
                        <tr>
                            {column(Text::evaluation_metric, false)} {column(Text::evaluation_target, true)}
                            {column(Text::evaluation_actual, true)} {column(Text::evaluation_ratio, true)}
                            {column(Text::evaluation_points_of, true)} {column(Text::evaluation_weight, true)}
                            {column(Text::evaluation_points, true)}
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            {below}
            <Show when=levelled>
                <p class="faint small" id="evaluation-levels">{move || app.text().evaluation_levels_note()}</p>
            </Show>
            <p class="faint small">{fixed}</p>
        </section>
    }
}

fn points(text: Text, ratio: Ratio) -> String {
    Score(ratio).hundredths().map(|it| text.hundredths(it)).unwrap_or_default()
}

/// A ratio as a share of 100 %, to a hundredth.
fn ratio(text: Text, ratio: Ratio) -> String {
    let whole = Ratio::whole(100);
    let hundredfold = ratio.times(whole).ok().and_then(|it| Score(it).hundredths().ok());
    hundredfold.map(|it| text.weight(it)).unwrap_or_default()
}

fn rows(app: App, review: &Review, inputs: &Inputs) -> Vec<AnyView> {
    let text = app.text();
    let worked = reckon(&review.it.terms, inputs, |metric| text.plan_metric(metric));
    let lines = worked.map(|it| it.working).unwrap_or_default();
    let metrics = review.it.terms.metrics.iter().enumerate();
    metrics.map(|(nth, metric)| row(app, review, nth, metric, inputs.get(nth), lines.get(nth))).collect()
}

fn target(text: Text, metric: &PlanMetric) -> (String, Option<&'static str>) {
    match metric.goal {
        MetricGoal::HigherIsBetter { target } => (text.metric_value(target), None),
        MetricGoal::LowerIsBetter { target, .. } => (text.metric_value(target), Some(text.evaluation_lower())),
        MetricGoal::WithinRange { low, high, .. } => {
            (format!("{} – {}", text.metric_value(low), text.metric_value(high)), None)
        }
    }
}

fn row(
    app: App,
    review: &Review,
    nth: usize,
    metric: &PlanMetric,
    input: Option<&Input>,
    line: Option<&EvaluationLine>,
) -> AnyView {
    let text = app.text();
    let name = text.plan_metric(metric);
    let (aim, lower) = target(text, metric);
    let counted = input.and_then(|it| it.counted);
    let counted = counted.map(|(part, whole)| text.evaluation_counted(&part.to_string(), &whole.to_string()));
    let note = input.map(|it| it.note.clone()).filter(|it| !it.is_empty());
    let on_target = input.filter(|it| review.it.is_from_target(nth, it)).map(|_| {
        let words = text.evaluation_on_target();
        // the entries may have been taken back since it was put to both sides
        let words = match app.target_of_input(&review.it, metric) {
            Some(target) => view! { <a href=Route::Target(target).href()>{words}</a> }.into_any(),
            None => words.into_any(),
        };
        view! { <span class="rows__sub" data-on-target="">{words}</span> }
    });
    let perspective = metric.perspective.map(|it| text.perspective_name(it).to_owned());
    let sub: Vec<String> = perspective
        .into_iter()
        .chain(std::iter::once(text.evaluation_source_words(metric.source).to_owned()))
        .chain(lower.map(str::to_owned))
        .chain(counted)
        .chain(note)
        .collect();
    let may_enter = review.course.frozen().is_none() && metric.source == Source::Hand;
    let id = review.it.id;
    let label = text.evaluation_enter_named(&name);
    let enter = may_enter.then(|| {
        view! {
            <button
                class="button"
                data-kind="word"
                type="button"
                data-enter=nth.to_string()
                aria-label=label
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::EvaluationInput(id, nth))))
            >
                {text.evaluation_enter()}
            </button>
        }
    });
    let beyond = text.metric_levels(metric).join(" · ");
    let beyond = (!beyond.is_empty()).then(|| view! { <span class="rows__sub" data-levels="">{beyond}</span> });
    let measurement = input.map_or(Measurement::Missing, |it| it.measurement);
    let reached = text.metric_reached(metric, measurement);
    let reached = reached.map(|it| view! { <span class="rows__sub" data-reached="">{it}</span> });
    let actual = match measurement {
        Measurement::Measured(value) => text.metric_value(value),
        Measurement::NotApplicable => text.evaluation_not_applicable().to_owned(),
        Measurement::Missing => text.evaluation_missing().to_owned(),
    };
    let (attained, score, limit, adds) = figures(text, line);
    view! {
        <tr data-metric=nth.to_string()>
            <th scope="row" class="evals__metric">
                {name} <span class="rows__sub">{sub.join(" · ")}</span> {on_target}
            </th>
            <td class="num">{aim} {beyond}</td>
            <td class="num">{actual} {reached} {enter}</td>
            <td class="num soft">{attained}</td>
            <td class="num">{score} {limit.map(|it| view! { <span class="rows__sub">{it}</span> })}</td>
            <td class="num soft">{text.weight(metric.weight)}</td>
            <td class="num" data-points="">{adds}</td>
        </tr>
    }
    .into_any()
}

/// Actual over target, the score, what limited it, and what it adds.
fn figures(text: Text, line: Option<&EvaluationLine>) -> (String, String, Option<String>, String) {
    let Some(EvaluationLine::Scored { score, steps, points: adds, .. }) = line else {
        return (String::new(), String::new(), None, String::new());
    };
    let (mut attained, mut limit) = (String::new(), None);
    for step in steps {
        match step {
            ScoreLine::Attained { attained: of, .. } => attained = ratio(text, *of),
            ScoreLine::Outside { distance, .. } => attained = points(text, *distance),
            ScoreLine::Points { .. } => {}
            ScoreLine::Capped { cap } => limit = Some(text.evaluation_capped(&text.hundredths(*cap))),
            ScoreLine::Floored { floor } => limit = Some(text.evaluation_floored(&text.hundredths(*floor))),
        }
    }
    (attained, points(text, score.0), limit, points(text, *adds))
}

/// How the points came to the score, and the grade.
fn verdict(app: App, review: &Review, inputs: &Inputs) -> AnyView {
    let text = app.text();
    let said = |words: String| view! { <p class="evals__verdict" role="note">{words}</p> }.into_any();
    let worked = match reckon(&review.it.terms, inputs, |metric| text.plan_metric(metric)) {
        Err(error) => return said(text.evaluation_error(error)),
        Ok(worked) => worked,
    };
    let total = worked.working.iter().find_map(|line| match line {
        EvaluationLine::Total { points, measured, .. } => Some((*points, *measured)),
        EvaluationLine::Scored { .. }
        | EvaluationLine::NotApplicable { .. }
        | EvaluationLine::Missing { .. }
        | EvaluationLine::Group { .. }
        | EvaluationLine::Graded { .. } => None,
    });
    let (score, weighting, outcome) = match worked.value {
        Verdict::NothingMeasured { reason } => {
            let words = [text.evaluation_nothing_measured(), text.evaluation_reason_words(reason)];
            return said(words.join(" "));
        }
        Verdict::Scored { score, weighting, outcome } => (score, weighting, outcome),
    };
    let perspectives = text.perspectives_words(&worked.working).into_iter();
    let perspectives = perspectives.map(|it| view! { <p class="small" data-perspective="">{it}</p> }).collect_view();
    let printed = review.it.terms.grades.printed(score).map(|it| text.printed_score(it)).unwrap_or_default();
    let (sum, measured) = total.unwrap_or((Ratio::ZERO, Bp::WHOLE));
    let how = match weighting {
        Weighting::Full => text.evaluation_sum(&points(text, sum)),
        Weighting::Reweighted { .. } => {
            text.evaluation_reweighted(&points(text, sum), &text.weight(measured), &printed)
        }
    };
    let (grade, why) = match outcome {
        Outcome::Rated { grade } => (grade.label, None),
        Outcome::NotRated { reason } => {
            (text.evaluation_not_rated().to_owned(), Some(text.evaluation_reason_words(reason)))
        }
    };
    view! {
        <div class="evals__verdict" role="note">
            {perspectives}
            <p id="evaluation-how">{how}</p>
            <p class="evals__result">
                <b id="evaluation-score">{printed}</b> <span id="evaluation-grade" class="evals__mark">{grade}</span>
            </p>
            {why.map(|why| view! { <p class="soft small" id="evaluation-unrated">{why}</p> })}
        </div>
    }
    .into_any()
}
