//! Taking the steps of a dispute's life.

use leptos::prelude::{Get, GetUntracked, Set};

use crate::domain::id::DisputeId;
use crate::domain::lifecycle::dispute::Dispute as State;
use crate::domain::lifecycle::dispute::Stage;
use crate::domain::lifecycle::dispute::command::Step;
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::refusal::Refusal;
use crate::i18n::Text;
use crate::state::{App, DisputeAct, DisputeFile, Layer, Sheet, Tone, UndoOffer};

/// The step's name in the page.
pub(super) const fn step_name(step: Step) -> &'static str {
    match step {
        Step::Negotiate => "negotiate",
        Step::Mediate => "mediate",
        Step::Arbitrate => "arbitrate",
        Step::Litigate => "litigate",
        Step::Accept => "accept",
        Step::FormTribunal => "tribunal",
        Step::Hear => "hear",
        Step::OpenTrial => "trial",
        Step::Appeal => "appeal",
        Step::Decide => "decide",
        Step::ApplyToSetAside => "attack",
        Step::UpholdAward => "uphold",
        Step::SetAwardAside => "set_aside",
        Step::Enforce => "enforce",
        Step::Settle => "settle",
        Step::Withdraw => "withdraw",
        Step::Close => "close",
        Step::SetDeadline => "deadline",
    }
}

/// The name in the page of what is done besides.
pub(super) const fn act_name(act: DisputeAct) -> &'static str {
    match act {
        DisputeAct::Step(step) => step_name(step),
        DisputeAct::Note => "note",
        DisputeAct::Offer => "offer",
        DisputeAct::Answer(_) => "answer",
        DisputeAct::Noted => "noted",
        DisputeAct::Kept(_) => "kept",
    }
}

/// What is done, in words.
pub(super) const fn act_words(text: Text, act: DisputeAct) -> &'static str {
    match act {
        DisputeAct::Step(step) => text.dispute_step(step),
        DisputeAct::Note => text.dispute_act_note(),
        DisputeAct::Offer => text.dispute_act_offer(),
        DisputeAct::Answer(_) => text.dispute_act_answer(),
        DisputeAct::Noted => text.dispute_act_noted(),
        DisputeAct::Kept(_) => text.dispute_act_kept(),
    }
}

/// The step that comes next as a rule; nothing once it is closed.
pub(super) fn main_step(app: App, file: &DisputeFile) -> Option<Step> {
    let way = file.dispute.way();
    let first = match &file.course.state.stage {
        Stage::Raised { .. } => Step::Negotiate,
        Stage::Negotiation { .. } | Stage::Mediation { .. } => way.agreed.filing(),
        Stage::AwardSetAside { .. } => Step::Litigate,
        Stage::Award { .. } | Stage::Judgment { .. } => Step::Enforce,
        Stage::Enforcement { .. } | Stage::Settled { .. } | Stage::Withdrawn { .. } => Step::Close,
        Stage::SettingAside { .. } => Step::UpholdAward,
        Stage::Arbitration { .. } | Stage::Litigation { .. } => Step::Accept,
        Stage::Closed { .. } => return None,
    };
    let order = [first, Step::FormTribunal, Step::Hear, Step::OpenTrial, Step::Decide];
    let today = app.today.get();
    order.into_iter().find(|step| file.course.state.offer(*step, today, &way).is_ok())
}

/// Every step that a page offers of a dispute as it stands today, with the reason if it may not be taken. Days are noted apart:
/// there may be several.
pub(super) fn offers(app: App, file: &DisputeFile) -> Vec<(Step, Result<(), Refusal<State>>)> {
    let (today, way) = (app.today.get_untracked(), file.dispute.way());
    let all = State::STEPS.iter().filter(|step| **step != Step::SetDeadline);
    all.map(|step| (*step, file.course.state.offer(*step, today, &way))).collect()
}

/// A step was pressed: its words are asked for; why it may not be taken is said.
pub(super) fn press(app: App, id: DisputeId, step: Step) {
    let Some(file) = app.dispute_today(id) else { return };
    if let Some((_, Err(refusal))) = offers(app, &file).into_iter().find(|(offered, _)| *offered == step) {
        app.say(app.untracked_text().dispute_refusal(&refusal), Tone::Trouble, UndoOffer::None);
        return;
    }
    app.layer.set(Some(Layer::Sheet(Sheet::DisputeAct(id, DisputeAct::Step(step)))));
}
