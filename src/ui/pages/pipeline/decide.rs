//! Taking the steps of an opportunity's life: asked of its stage, kept in one change, undone in one.

use leptos::prelude::*;

use super::naming::stage_named;
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::opportunity::{Command, Stage, StageKey};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::opportunity::OpportunityEvent;
use crate::state::{App, Batch, Chance, Tone, UndoOffer};
use crate::ui::widgets::focus::focus_later;

/// The fact that a command causes today; what forbids it is said to the person.
pub(super) fn fact(app: App, chance: &Chance, command: Command) -> Option<OpportunityEvent> {
    let event = app.opportunity_step(&chance.opportunity, &chance.standing.life.stage, command);
    let refused = |refusal: &Refusal<Stage>| {
        app.say(app.untracked_text().opportunity_refusal(refusal), Tone::Trouble, UndoOffer::None);
    };
    event.inspect_err(refused).ok()
}

/// Moves it to another open stage, and goes on with `then` once that is kept.
pub(super) fn move_to(app: App, id: OpportunityId, to: &StageKey, then: impl FnOnce() + 'static) {
    let Some(chance) = app.chance_today(id) else { return };
    if matches!(&chance.standing.life.stage, Stage::Open { at, .. } if at == to) {
        return;
    }
    let command = Command::Move { to: to.clone(), by: app.opportunity_doer(&chance.opportunity) };
    let Some(event) = fact(app, &chance, command) else { return };
    let said = app.untracked_text().opportunity_moved(&called(app, &chance), &untrack(|| stage_named(app, to)));
    app.save_new(Batch::of(&event), said, then);
}

/// Moves the card in focus a stage on, or back, and the focus with it. From a stage that was removed one goes on to the first.
pub(super) fn step_by(app: App, id: OpportunityId, forward: bool) {
    let Some(chance) = app.chance_today(id) else { return };
    let Stage::Open { at, .. } = &chance.standing.life.stage else { return };
    let stages = untrack(|| app.sales_stages());
    let target = match stages.stages.iter().position(|it| it.key == *at) {
        Some(now) if forward => now.checked_add(1),
        Some(now) => now.checked_sub(1),
        None => forward.then_some(0),
    };
    if let Some(stage) = target.and_then(|target| stages.stages.get(target)) {
        move_to(app, id, &stage.key, move || focus_card(id));
    }
}

/// Puts the focus on the card once the board has drawn it where it stands now, unless the person went elsewhere meanwhile.
pub(super) fn focus_card(id: OpportunityId) {
    focus_later(format!(".kan__card[data-id=\"{id}\"]"), true);
}

/// Records that it is won.
pub(super) fn win(app: App, id: OpportunityId) {
    let Some(chance) = app.chance_today(id) else { return };
    let Some(event) = fact(app, &chance, Command::Win { by: app.opportunity_doer(&chance.opportunity) }) else {
        return;
    };
    let said = app.untracked_text().opportunity_won(&called(app, &chance));
    app.save_new(Batch::of(&event), said, || {});
}

/// The customer and what they would buy.
pub(super) fn called(app: App, chance: &Chance) -> String {
    let party = app.peek_party(chance.opportunity.customer).map(|it| it.name.clone()).unwrap_or_default();
    format!("{party} · {}", chance.opportunity.name)
}
