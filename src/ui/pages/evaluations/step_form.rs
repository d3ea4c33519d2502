//! The sheets of steps that ask for words: submitting, confirming, objecting, and agreeing what follows.

use leptos::prelude::*;

use super::steps::step_words;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::{EvaluationId, TaskId};
use crate::domain::lifecycle::evaluation::{Stage, Step};
use crate::domain::lifecycle::task::Stage as TaskStage;
use crate::domain::scorecard::record::{Asked, Fact};
use crate::domain::task::{Priority, Task};
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, EvaluationStep, Form, Problem, Review, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::whose::owners;

const SIDES: [(&str, Side); 2] = [("them", Side::Them), ("us", Side::Us)];

/// The step's name in keys.
const fn name(step: EvaluationStep) -> &'static str {
    match step {
        EvaluationStep::Submit => "submit",
        EvaluationStep::Confirm => "confirm",
        EvaluationStep::Object => "object",
        EvaluationStep::Action => "action",
    }
}

/// The words of the sheet's title and button.
fn title(text: Text, stage: &Stage, step: EvaluationStep) -> &'static str {
    match step {
        EvaluationStep::Submit => step_words(text, stage, Step::Submit),
        EvaluationStep::Confirm => text.evaluation_confirm(),
        EvaluationStep::Object => text.evaluation_object(),
        EvaluationStep::Action => text.evaluation_add_action(),
    }
}

/// The sheet.
#[component]
pub(in crate::ui) fn StepSheet(id: EvaluationId, step: EvaluationStep) -> impl IntoView {
    let app = use_app();
    let today = app.today.get_untracked();
    let review = app.review_today(id);
    let stage = review.as_ref().map(|it| it.course.stage.clone()).unwrap_or_default();
    let of_member = review.as_ref().is_some_and(|it| it.it.member.is_some());
    // the other side as a rule; once it has confirmed, we
    let confirmed = review.as_ref().map(|it| it.course.confirmations().iter().map(|it| it.0).collect::<Vec<_>>());
    let side = if confirmed.unwrap_or_default().contains(&Side::Them) && step == EvaluationStep::Confirm {
        "us"
    } else {
        "them"
    };
    let due = if step == EvaluationStep::Action { String::new() } else { today.to_string() };
    let form = Form::start(
        app,
        format!("evaluation/{}/{id}", name(step)),
        vec![
            ("side", side.to_owned()),
            ("name", if step == EvaluationStep::Action { app.person() } else { String::new() }),
            ("on", due),
            ("words", String::new()),
        ],
    );
    let submit = Callback::new(move |()| {
        let Some(review) = app.review_today(id) else { return };
        match batch(app, form, &review, step) {
            Err(problem) => refuse(form, vec![problem]),
            Ok((batch, said)) => {
                app.renew_today();
                keep(app, form, batch, said);
            }
        }
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let sides = Signal::derive(move || {
        SIDES
            .map(|(name, side)| (name.to_owned(), app.text().evaluation_side_words(side, of_member).to_owned()))
            .to_vec()
    });
    let disputed = matches!(stage, Stage::Disputed { .. });
    let title = Signal::derive(move || title(app.text(), &stage, step).to_owned());
    let words = match step {
        EvaluationStep::Submit if disputed => Text::evaluation_answer_words,
        EvaluationStep::Submit | EvaluationStep::Confirm => Text::evaluation_comment,
        EvaluationStep::Object => Text::evaluation_reason,
        EvaluationStep::Action => Text::task_title,
    };
    let has_side = matches!(step, EvaluationStep::Confirm | EvaluationStep::Object);
    let is_action = step == EvaluationStep::Action;
    let on_label = if is_action { Text::task_due } else { Text::evaluation_signed_on };
    let name_label = if is_action { Text::task_assignee } else { Text::evaluation_signed_by };
    view! {
        <FormSheet title form submit action=title>
            <div class="fields">
                {is_action
                    .then(|| {
                        view! {
                            <TextField name="evaluation-words" label=label(words) value=form.field("words") problem=form.problem("words") wide=true />
                        }
                    })}
                {has_side
                    .then(|| {
                        view! {
                            <ChoiceField name="evaluation-side" label=label(Text::evaluation_side) value=form.field("side") choices=sides wide=true />
                        }
                    })}
                {(is_action || step == EvaluationStep::Confirm)
                    .then(|| {
                        view! {
                            <TextField name="evaluation-name" label=label(name_label) value=form.field("name") problem=form.problem("name") suggestions=owners(app) />
                        }
                    })}
                {(step != EvaluationStep::Submit)
                    .then(|| {
                        view! {
                            <TextField name="evaluation-on" label=label(on_label) value=form.field("on") problem=form.problem("on") kind="date" />
                        }
                    })}
                {(!is_action)
                    .then(|| {
                        view! {
                            <TextArea name="evaluation-words" label=label(words) value=form.field("words") problem=form.problem("words") />
                        }
                    })}
            </div>
        </FormSheet>
    }
}

/// What the form brings about, with what is said of it; or why it may not be.
fn batch(app: App, form: Form, review: &Review, step: EvaluationStep) -> Result<(Batch, String), Problem> {
    let text = app.untracked_text();
    let problem = |field, words: String| Problem { field, words };
    let written = form.text("on");
    let on = match Date::parse(&written) {
        Ok(day) => Some(day),
        Err(_) if written.is_empty() && step == EvaluationStep::Action => None,
        Err(_) => return Err(problem("on", text.bad_date().to_owned())),
    };
    let today = app.today.get_untracked();
    let side = SIDES.iter().find(|(name, _)| *name == form.text("side")).map_or(Side::Them, |(_, side)| *side);
    let (asked, on) = match step {
        EvaluationStep::Action => return action(app, form, review, on),
        EvaluationStep::Submit => (Asked::Submit { comment: form.text("words") }, today),
        EvaluationStep::Confirm => {
            (Asked::Confirm { side, name: form.text("name"), comment: form.text("words") }, on.unwrap_or(today))
        }
        EvaluationStep::Object => (Asked::Object { side, reason: form.text("words") }, on.unwrap_or(today)),
    };
    // said beside the box that the eye comes to last
    let field = if step == EvaluationStep::Confirm { "name" } else { "words" };
    let event =
        app.decide_review(review, asked, on).map_err(|barred| problem(field, text.evaluation_barred_words(&barred)))?;
    let name = untrack(|| app.review_subject(&review.it));
    let said = text.evaluation_step_said(&name, title(text, &review.course.stage, step));
    Ok((Batch::of(&event), said))
}

/// What was agreed is a task, in one step with the entry that names it.
fn action(app: App, form: Form, review: &Review, due: Option<Date>) -> Result<(Batch, String), Problem> {
    let (text, today) = (app.untracked_text(), app.today.get_untracked());
    let title = form.text("words");
    if title.is_empty() {
        return Err(Problem { field: "words", words: text.task_title_problem().to_owned() });
    }
    let task = Task {
        id: TaskId::fresh(&mut BrowserIds),
        title,
        customer: review.it.customer,
        contract: review.it.contract,
        opportunity: None,
        assignee: form.text("name"),
        due,
        priority: Priority::Normal,
        repeats: None,
        first_due: None,
        note: String::new(),
        made_on: today,
        stage: TaskStage::Open,
    };
    let event = app.review_event(review.it.id, today, Fact::Action { task: task.id });
    Ok((Batch::of(&task).put(&event), text.evaluation_action_said(&task.title)))
}
