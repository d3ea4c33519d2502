//! Taking the steps of a lead's life.

use leptos::prelude::*;

use crate::domain::id::LeadId;
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::lifecycle::lead::{Command, Stage};
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::refusal::Refusal;
use crate::i18n::{Message, Text};
use crate::state::{App, Batch, Layer, Sheet, Tone, UndoOffer};
use crate::ui::route::Route;

/// Where a lead stands today.
pub(super) fn stage(app: App, lead: &Lead) -> Stage {
    app.peek_lead_stage(lead)
}

/// The fact that a command causes today; what forbids it is said to the person.
pub(super) fn fact(app: App, lead: &Lead, command: Command) -> Option<LeadEvent> {
    let event = app.lead_step(lead, &stage(app, lead), command);
    let refused = |refusal: &Refusal<Stage>| {
        app.say(app.untracked_text().lead_refusal(refusal), Tone::Trouble, UndoOffer::None);
    };
    event.inspect_err(refused).ok()
}

/// What a first call or visit says of a lead that nobody had contacted: that it is contacted; nothing of any other.
pub(in crate::ui) fn first_contact(app: App, id: LeadId) -> Option<LeadEvent> {
    let lead = app.peek::<Lead>(id)?;
    matches!(stage(app, &lead), Stage::New | Stage::Reopened { .. })
        .then(|| fact(app, &lead, Command::Contact))
        .flatten()
}

/// Takes a step that needs no words, then goes on with `then`.
pub(super) fn take(app: App, id: LeadId, command: Command, then: impl FnOnce() + 'static) {
    let Some(lead) = app.peek::<Lead>(id) else { return };
    let Some(event) = fact(app, &lead, command) else { return };
    let text = app.untracked_text();
    let after = stage(app, &lead).after(event.on, &event.fact);
    let said = text.lead_step_said(lead.name(), after.as_ref().map(|it| text.lead_stage(it)).unwrap_or_default());
    app.save_new(Batch::of(&event), said, then);
}

/// The step that comes next in a lead's life, or the way to the customer that it became. `main` is the act of a page of its own,
/// not of a row; `step` takes a step that needs no words.
pub(super) fn next_step(app: App, id: LeadId, stage: &Stage, main: bool, step: impl Fn(Command) + 'static) -> AnyView {
    let kind = main.then_some("main");
    let (name, words, command): (_, Message, fn() -> Command) = match stage {
        Stage::New | Stage::Reopened { .. } => ("contact", Text::lead_contact, || Command::Contact),
        Stage::Contacted { .. } => ("qualify", Text::lead_qualify, || Command::Qualify),
        Stage::Disqualified { .. } => ("reopen", Text::lead_reopen, || Command::Reopen),
        Stage::Qualified { .. } => {
            let convert = move |_| app.layer.set(Some(Layer::Sheet(Sheet::ConvertLead(id))));
            return view! {
                <button class="button" data-kind=kind data-step="convert" on:click=convert>
                    {move || app.text().lead_convert()}
                </button>
            }
            .into_any();
        }
        Stage::Converted { into, .. } => {
            let href = Route::customer(app.peek_survivor(into.customer)).href();
            let kind = kind.unwrap_or("word");
            return view! { <a class="button" data-kind=kind href=href>{move || app.text().customer()}</a> }.into_any();
        }
    };
    view! {
        <button class="button" data-kind=kind data-step=name on:click=move |_| step(command())>
            {move || words(app.text())}
        </button>
    }
    .into_any()
}

/// A lead goes with its facts.
pub(super) fn without(app: App, id: LeadId) -> Batch {
    let events = app.peek_all::<LeadEvent>();
    let own = events.iter().filter(|event| event.lead == id);
    let batch = app.without_follow_ups_of(id, Batch::new().delete::<Lead>(id));
    own.fold(batch, |batch, event| batch.delete::<LeadEvent>(event.id))
}
