//! Taking the steps of an evaluation's life.

use leptos::prelude::*;

use crate::domain::id::EvaluationId;
use crate::domain::lifecycle::evaluation::{Stage, Step};
use crate::domain::scorecard::record::{Asked, Barred};
use crate::i18n::Text;
use crate::state::{App, Batch, EvaluationStep, Layer, Review, Sheet, Tone, UndoOffer};
use crate::ui::widgets::focus::focus_later;

/// The steps that a page offers, in the order of an evaluation's life.
pub(super) const OFFERED: [Step; 4] = [Step::Submit, Step::Confirm, Step::Dispute, Step::Close];

/// The step's name in the page.
pub(super) const fn step_name(step: Step) -> &'static str {
    match step {
        Step::Submit => "submit",
        Step::Confirm => "confirm",
        Step::Dispute => "object",
        Step::Close => "close",
    }
}

/// What a step is called where an evaluation stands: after an objection it is answered.
pub(super) const fn step_words(text: Text, stage: &Stage, step: Step) -> &'static str {
    match (step, stage) {
        (Step::Submit, Stage::Disputed { .. }) => text.evaluation_answer(),
        (Step::Submit, Stage::Draft | Stage::Submitted { .. } | Stage::Confirmed { .. } | Stage::Closed { .. })
        | (Step::Confirm | Step::Dispute | Step::Close, _) => text.evaluation_step(step),
    }
}

/// The step that comes next as a rule; nothing once it is closed.
pub(super) fn main_step(review: &Review) -> Option<Step> {
    match review.course.stage {
        Stage::Draft | Stage::Disputed { .. } => Some(Step::Submit),
        Stage::Submitted { .. } => Some(Step::Confirm),
        Stage::Confirmed { .. } => Some(Step::Close),
        Stage::Closed { .. } => None,
    }
}

/// Every step of an evaluation as it stands today, with the reason if it may not be taken.
pub(super) fn offers(app: App, review: &Review) -> Vec<(Step, Result<(), Barred>)> {
    let inputs = untrack(|| app.review_inputs(review));
    OFFERED.into_iter().map(|step| (step, app.offer_review(review, &inputs, step))).collect()
}

/// A step was pressed: its words are asked for, or it is taken; why it may not be taken is said.
pub(super) fn press(app: App, busy: RwSignal<bool>, id: EvaluationId, step: Step) {
    let Some(review) = app.review_today(id) else { return };
    let inputs = untrack(|| app.review_inputs(&review));
    if let Err(barred) = app.offer_review(&review, &inputs, step) {
        app.say(app.untracked_text().evaluation_barred_words(&barred), Tone::Trouble, UndoOffer::None);
        return;
    }
    let sheet = match step {
        Step::Submit => EvaluationStep::Submit,
        Step::Confirm => EvaluationStep::Confirm,
        Step::Dispute => EvaluationStep::Object,
        Step::Close => return close(app, busy, &review),
    };
    app.layer.set(Some(Layer::Sheet(Sheet::EvaluationStep(id, sheet))));
}

fn close(app: App, busy: RwSignal<bool>, review: &Review) {
    let text = app.untracked_text();
    match app.decide_review(review, Asked::Close, app.today.get_untracked()) {
        Err(barred) => app.say(text.evaluation_barred_words(&barred), Tone::Trouble, UndoOffer::None),
        Ok(event) => {
            let name = untrack(|| app.review_subject(&review.it));
            let said = text.evaluation_step_said(&name, text.evaluation_close());
            app.renew_today();
            app.save_once(busy, Batch::of(&event), said, || focus_later("#agree-action", true));
        }
    }
}
