//! The form of a plan: metrics with their weights, whose sum is shown while they are typed, and grades.

use leptos::prelude::*;

use super::plan_fields::{BOXES, Boxes, MOST, OWN, grades, grades_written, hundredths, metric, start, way_words};
use crate::domain::contract::targets::Cycle;
use crate::domain::id::EvaluationPlanId;
use crate::domain::money::Currency;
use crate::domain::performance::{GradeScale, Way};
use crate::domain::rate::Bp;
use crate::domain::scorecard::perspective::Perspective;
use crate::domain::scorecard::plan::{
    Absent, EvaluationPlan, Measured, PlanMetric, PlanProblem, PlanTerms, Source, SubjectKind,
};
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::field::{ChoiceField, TextField};
use crate::ui::widgets::icon::icon;

const CYCLES: [(&str, Cycle); 4] =
    [("month", Cycle::Month), ("quarter", Cycle::Quarter), ("half_year", Cycle::HalfYear), ("year", Cycle::Year)];

fn check(app: App, form: Form, id: EvaluationPlanId) -> Result<EvaluationPlan, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let name = form.text("name");
    if name.is_empty() {
        problems.push(Problem { field: "name", words: text.evaluation_plan_name_problem().to_owned() });
    }
    let filled: Vec<(usize, &Boxes, PlanMetric)> = (1_usize..)
        .zip(&BOXES)
        .filter_map(|(nth, boxes)| Some((nth, boxes, metric(text, form, boxes, Currency::CNY, &mut problems)?)))
        .collect();
    let metrics = filled.iter().map(|(.., metric)| metric.clone()).collect();
    let object_days = form.text("object_days").parse::<u16>().ok().filter(|days| *days <= 90);
    if object_days.is_none() {
        problems.push(Problem { field: "object_days", words: text.evaluation_object_days_problem().to_owned() });
    }
    let scale = grades(&form.text("grades"));
    if scale.is_none() {
        problems.push(Problem { field: "grades", words: text.evaluation_grades_problem().to_owned() });
    }
    let cycle = CYCLES.iter().find(|(name, _)| *name == form.text("cycle")).map_or(Cycle::Quarter, |(_, it)| *it);
    let subject = if form.text("subject") == "member" { SubjectKind::Member } else { SubjectKind::Party };
    let terms = PlanTerms {
        subject,
        cycle,
        metrics,
        grades: scale.unwrap_or_default(),
        object_days: object_days.unwrap_or_default(),
        object_working: false,
        object_unit: None,
    };
    if problems.is_empty()
        && let Some(problem) = terms.problems().first()
    {
        // boxes may be left blank in between, and of a blank one only the choice of what is measured is drawn
        let place = problem.nth().map_or(0, |nth| nth.saturating_sub(1));
        let (nth, boxes) = filled.get(place).map_or((1, None), |(nth, boxes, _)| (*nth, Some(*boxes)));
        let field = match problem {
            PlanProblem::NoPerspective { .. } => boxes.map_or("", |it| it.perspective),
            PlanProblem::WeightsOff { .. } | PlanProblem::Metric { .. } => boxes.map_or("", |it| it.weight),
            PlanProblem::NoMetrics => BOXES.first().map_or("", |it| it.measured),
        };
        problems.push(Problem { field, words: text.plan_problem(problem.called(nth)) });
    }
    if problems.is_empty() { Ok(EvaluationPlan { id, name, terms }) } else { Err(problems) }
}

/// The sheet: a new plan, or one to edit.
#[component]
pub(in crate::ui) fn PlanSheet(id: Option<EvaluationPlanId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<EvaluationPlan>(id));
    let terms = known.as_ref().map(|it| &it.terms);
    let key = id.map_or_else(|| "evaluation/plan/new".to_owned(), |id| format!("evaluation/plan/{id}"));
    let cycle = terms.map_or(Cycle::Quarter, |it| it.cycle);
    let cycle = CYCLES.iter().find(|(_, it)| *it == cycle).map_or("quarter", |(name, _)| *name);
    let subject = match terms.map(|it| it.subject) {
        Some(SubjectKind::Member) => "member",
        Some(SubjectKind::Party) | None => "party",
    };
    let usual = GradeScale::default();
    let mut fresh = vec![
        ("name", known.as_ref().map(|it| it.name.clone()).unwrap_or_default()),
        ("subject", subject.to_owned()),
        ("cycle", cycle.to_owned()),
        ("object_days", terms.map_or(10, |it| it.object_days).to_string()),
        ("grades", grades_written(terms.map_or(&usual, |it| &it.grades))),
    ];
    for (nth, boxes) in BOXES.iter().enumerate() {
        fresh.extend(start(boxes, terms.and_then(|it| it.metrics.get(nth))));
    }
    let form = Form::start(app, key, fresh);
    // as many as there are, or were left in a draft, and one to fill in
    let filled =
        BOXES.iter().rposition(|boxes| !form.text(boxes.measured).is_empty()).map_or(0, |at| at.saturating_add(1));
    let shown = RwSignal::new(filled.max(1));
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| EvaluationPlanId::fresh(&mut BrowserIds));
        let checked = check(app, form, id);
        keep_record(app, form, before.as_deref(), checked, |text, it| text.evaluation_plan_saved(&it.name));
    });
    let aside = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                let name = app.peek::<EvaluationPlan>(id).map(|it| it.name.clone()).unwrap_or_default();
                let batch = app.without_evaluation_plan(id, Batch::new());
                keep(app, form, batch, app.untracked_text().evaluation_plan_deleted(&name));
            });
            view! { <DeleteButton act id="delete-evaluation-plan" /> }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let title = if id.is_none() { label(Text::evaluation_plan_new) } else { label(Text::evaluation_plan_edit) };
    let subjects = Signal::derive(move || {
        let text = app.text();
        [("party", SubjectKind::Party), ("member", SubjectKind::Member)]
            .map(|(name, it)| (name.to_owned(), text.evaluation_whom(it).to_owned()))
            .to_vec()
    });
    let cycles = Signal::derive(move || {
        CYCLES.map(|(name, it)| (name.to_owned(), app.text().evaluation_cycle_words(it).to_owned())).to_vec()
    });
    let sum = move || {
        let weights = BOXES.iter().filter(|boxes| form.field(boxes.measured).with(|it| !it.is_empty()));
        let weights = weights.filter_map(|boxes| form.field(boxes.weight).with(|it| hundredths(it.trim())));
        weights.fold(0_i128, |sum, it| sum.saturating_add(it.wide()))
    };
    let sum_words = move || {
        let (text, sum) = (app.text(), sum());
        if sum == Bp::WHOLE.wide() {
            text.evaluation_weights_whole().to_owned()
        } else {
            text.evaluation_weights(&Text::weight_sum(sum))
        }
    };
    let may_add = move || shown.get() < MOST;
    let rows = move || {
        let all = BOXES.iter().enumerate().take(shown.get());
        all.map(|(nth, boxes)| view! { <MetricFields form nth boxes /> }).collect_view()
    };
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields">
                <TextField name="plan-name" label=label(Text::evaluation_plan_name) value=form.field("name") problem=form.problem("name") wide=true />
                <ChoiceField name="plan-subject" label=label(Text::evaluation_plan_whom) value=form.field("subject") choices=subjects />
                <ChoiceField name="plan-cycle" label=label(Text::evaluation_cycle) value=form.field("cycle") choices=cycles />
            </div>
            {rows}
            <p class="evals__sum" id="plan-weights" role="status" data-tone=move || (sum() != Bp::WHOLE.wide()).then_some("warn")>{sum_words}</p>
            <Show when=may_add>
                <button
                    class="button"
                    type="button"
                    id="add-metric"
                    on:click=move |_| shown.update(|shown| *shown = shown.saturating_add(1).min(MOST))
                >
                    {icon("plus")}
                    {move || app.text().evaluation_metric_add()}
                </button>
            </Show>
            <div class="fields evals__last">
                <TextField name="plan-grades" label=label(Text::evaluation_grades) value=form.field("grades") problem=form.problem("grades") wide=true />
                <TextField name="plan-object-days" label=label(Text::evaluation_object_days) value=form.field("object_days") problem=form.problem("object_days") unit=label(Text::evaluation_days) figures=true />
            </div>
        </FormSheet>
    }
}

/// The boxes of one metric; those that say more come once something is chosen.
#[component]
fn MetricFields(form: Form, nth: usize, boxes: &'static Boxes) -> impl IntoView {
    let app = use_app();
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let what = form.field(boxes.measured);
    let measured = Signal::derive(move || {
        let text = app.text();
        let none = (String::new(), text.evaluation_metric_none().to_owned());
        let own = (OWN.to_owned(), text.evaluation_metric_own().to_owned());
        let known = Measured::OFFERED.iter().map(|(name, it)| ((*name).to_owned(), text.measured_name(it)));
        std::iter::once(none).chain(known).chain(std::iter::once(own)).collect::<Vec<_>>()
    });
    // which way is better is known of most: it may be chosen otherwise afterwards
    Effect::new(move |before: Option<String>| {
        let now = what.get();
        if before.is_some_and(|before| before != now) {
            let low = Measured::OFFERED.iter().any(|(name, it)| *name == now && it.is_better_low());
            form.field(boxes.direction).set(if low { Way::Lower } else { Way::Higher }.name().to_owned());
        }
        now
    });
    let directions = Signal::derive(move || {
        Way::ALL.map(|way| (way.name().to_owned(), way_words(way)(app.text()).to_owned())).to_vec()
    });
    let sources = Signal::derive(move || {
        [("book", Source::Book), ("hand", Source::Hand)]
            .map(|(name, it)| (name.to_owned(), app.text().evaluation_source_words(it).to_owned()))
            .to_vec()
    });
    let absents = Signal::derive(move || {
        [("reweigh", Absent::Reweigh), ("not_rated", Absent::NotRated)]
            .map(|(name, it)| (name.to_owned(), app.text().evaluation_absent_words(it).to_owned()))
            .to_vec()
    });
    let perspectives = Signal::derive(move || {
        let text = app.text();
        let none = (String::new(), text.evaluation_perspective_none().to_owned());
        let known = Perspective::ALL.map(|it| (it.name().to_owned(), text.perspective_name(it).to_owned()));
        std::iter::once(none).chain(known).collect::<Vec<_>>()
    });
    let unit = Signal::derive(move || {
        if what.with(|it| it == OWN) {
            return form.field(boxes.unit).get();
        }
        let known = Measured::OFFERED.iter().find(|(name, _)| what.with(|it| it == name));
        known.map(|(_, it)| super::enter::unit(it.form(Currency::CNY))).unwrap_or_default()
    });
    let is_own = move || what.with(|it| it == OWN);
    let is_range = move || form.field(boxes.direction).with(|it| it == Way::Range.name());
    let title = Signal::derive(move || app.text().evaluation_metric_nth(nth.saturating_add(1)));
    view! {
        <fieldset class="evals__box">
            <legend class="unseen">{title}</legend>
            <div class="fields">
                <ChoiceField name=boxes.measured label=title value=what choices=measured problem=form.problem(boxes.measured) wide=true />
                <Show when=is_own>
                    <TextField name=boxes.name label=label(Text::evaluation_metric_name) value=form.field(boxes.name) problem=form.problem(boxes.name) />
                    <TextField name=boxes.unit label=label(Text::evaluation_metric_unit) value=form.field(boxes.unit) hint=label(Text::evaluation_metric_unit_hint) />
                </Show>
                <Show when=move || what.with(|it| !it.is_empty())>
                    <TextField name=boxes.target label=label(Text::evaluation_target) value=form.field(boxes.target) problem=form.problem(boxes.target) unit figures=true />
                    <TextField name=boxes.weight label=label(Text::evaluation_weight) value=form.field(boxes.weight) problem=form.problem(boxes.weight) unit=Signal::stored("%".to_owned()) figures=true />
                    <ChoiceField name=boxes.direction label=label(Text::evaluation_direction) value=form.field(boxes.direction) choices=directions />
                    <Show when=is_range>
                        <TextField name=boxes.high label=label(Text::range_to) value=form.field(boxes.high) problem=form.problem(boxes.high) unit figures=true />
                        <TextField name=boxes.off label=label(Text::range_off) value=form.field(boxes.off) problem=form.problem(boxes.off) figures=true />
                    </Show>
                    <Show when=move || !is_own()>
                        <ChoiceField name=boxes.source label=label(Text::evaluation_source) value=form.field(boxes.source) choices=sources />
                    </Show>
                    <TextField name=boxes.cap label=label(Text::evaluation_cap) value=form.field(boxes.cap) problem=form.problem(boxes.cap) figures=true />
                    <TextField name=boxes.floor label=label(Text::evaluation_floor) value=form.field(boxes.floor) figures=true />
                    <ChoiceField name=boxes.absent label=label(Text::evaluation_absent) value=form.field(boxes.absent) choices=absents wide=true />
                    <ChoiceField name=boxes.perspective label=label(Text::evaluation_perspective) value=form.field(boxes.perspective) choices=perspectives problem=form.problem(boxes.perspective) wide=true />
                </Show>
            </div>
        </fieldset>
    }
}
