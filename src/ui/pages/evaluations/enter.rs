//! Entering the value of a metric by hand, with where it comes from.

use leptos::prelude::*;

use crate::domain::id::EvaluationId;
use crate::domain::performance::{Measurement, MetricValue};
use crate::domain::scorecard::plan::{Form as Written, Measured, PlanMetric};
use crate::domain::scorecard::record::{Entered, Evaluation};
use crate::i18n::{Text, format};
use crate::state::{App, Batch, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

/// A value as it is typed.
pub(super) fn typed(form: Written, text: &str) -> Option<MetricValue> {
    match form {
        Written::Amount(currency) => format::parse_amount(text, currency).map(MetricValue::Amount),
        Written::Number => format::parse_quantity(text).map(MetricValue::Number),
        Written::Share => format::parse_percent(text).map(MetricValue::Share),
    }
}

/// A value as it stands in a box.
pub(super) fn written(value: MetricValue) -> String {
    match value {
        MetricValue::Amount(amount) => format::plain_amount(amount),
        MetricValue::Number(number) => format::plain_quantity(number),
        MetricValue::Share(share) => format::percent(share).trim_end_matches('%').trim().to_owned(),
    }
}

/// What stands behind a box of such values.
pub(super) fn unit(form: Written) -> String {
    match form {
        Written::Amount(currency) => currency.code().to_owned(),
        Written::Number => String::new(),
        Written::Share => "%".to_owned(),
    }
}

/// What stands behind a box of the values of a metric: of one's own it is what that is counted in.
fn unit_of(text: Text, metric: &PlanMetric) -> String {
    match &metric.measured {
        Measured::Own { unit, .. } => text.wording(unit).to_owned(),
        Measured::NetSales
        | Measured::Collected
        | Measured::Signed
        | Measured::Invoiced
        | Measured::NewCustomers
        | Measured::CollectionRate
        | Measured::PaidInTime
        | Measured::DutiesInTime
        | Measured::Complaints
        | Measured::ServiceInTime
        | Measured::ComplaintHours
        | Measured::Satisfaction => unit(metric.form()),
    }
}

fn check(app: App, form: Form, metric: &PlanMetric, nth: usize) -> Result<Entered, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let measurement = if form.text("applies") == "no" {
        Measurement::NotApplicable
    } else {
        typed(metric.form(), &form.text("value")).map_or(Measurement::Missing, Measurement::Measured)
    };
    if measurement == Measurement::Missing {
        problems.push(Problem { field: "value", words: text.evaluation_value_problem().to_owned() });
    }
    let note = form.text("note");
    if note.is_empty() {
        problems.push(Problem { field: "note", words: text.evaluation_note_problem().to_owned() });
    }
    if problems.is_empty() { Ok(Entered { metric: nth, measurement, note }) } else { Err(problems) }
}

/// The sheet.
#[component]
pub(in crate::ui) fn EnterSheet(id: EvaluationId, nth: usize) -> impl IntoView {
    let app = use_app();
    let before = app.peek::<Evaluation>(id);
    let metric = before.as_ref().and_then(|it| it.terms.metrics.get(nth).cloned());
    let known = before.as_ref().and_then(|it| it.entered.iter().find(|it| it.metric == nth).cloned());
    let value = match known.as_ref().map(|it| it.measurement) {
        Some(Measurement::Measured(value)) => written(value),
        Some(Measurement::NotApplicable | Measurement::Missing) | None => String::new(),
    };
    let applies = known.as_ref().is_none_or(|it| it.measurement != Measurement::NotApplicable);
    let form = Form::start(
        app,
        format!("evaluation/input/{id}/{nth}"),
        vec![
            ("applies", if applies { "yes" } else { "no" }.to_owned()),
            ("value", value),
            ("note", known.map(|it| it.note).unwrap_or_default()),
        ],
    );
    let behind = metric.as_ref().map(|it| unit_of(app.untracked_text(), it)).unwrap_or_default();
    let named = metric.clone();
    let submit = Callback::new(move |()| {
        let (Some(before), Some(metric)) = (app.peek::<Evaluation>(id), &metric) else { return };
        match check(app, form, metric, nth) {
            Err(problems) => refuse(form, problems),
            Ok(entered) => {
                let text = app.untracked_text();
                let mut after = Evaluation::clone(&before);
                after.entered.retain(|it| it.metric != nth);
                after.entered.push(entered);
                let said = text.evaluation_entered_said(&text.plan_metric(metric));
                keep(app, form, Batch::new().edit(Some(before.as_ref()), &after), said);
            }
        }
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let title = Signal::derive(move || named.as_ref().map(|it| app.text().plan_metric(it)).unwrap_or_default());
    let choices = Signal::derive(move || {
        let text = app.text();
        vec![
            ("yes".to_owned(), text.evaluation_applies_yes().to_owned()),
            ("no".to_owned(), text.evaluation_not_applicable().to_owned()),
        ]
    });
    let has_value = move || form.field("applies").with(|it| it != "no");
    view! {
        <FormSheet title form submit>
            <div class="fields">
                <ChoiceField name="evaluation-applies" label=label(Text::evaluation_applies) value=form.field("applies") choices />
                <Show when=has_value>
                    <TextField name="evaluation-value" label=label(Text::evaluation_value) value=form.field("value") problem=form.problem("value") unit=Signal::stored(behind.clone()) figures=true />
                </Show>
                <TextArea name="evaluation-note" label=label(Text::evaluation_note) value=form.field("note") problem=form.problem("note") />
            </div>
        </FormSheet>
    }
}
