//! Taking the steps of a lead's life.

use leptos::prelude::*;

use crate::domain::id::{LeadEventId, LeadId};
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::lifecycle::lead::{Command, Stage};
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::state::{App, Batch, BrowserIds, Tone, UndoOffer};

/// Where a lead stands today.
pub(super) fn stage(app: App, lead: &Lead) -> Stage {
    app.peek_lead_stage(lead)
}

/// The fact that a command causes today; what forbids it is said to the person.
pub(super) fn fact(app: App, lead: &Lead, command: Command) -> Option<LeadEvent> {
    let today = app.today.get_untracked();
    match stage(app, lead).decide(Entry::new(today, command), today, &()) {
        Err(refusal) => {
            app.say(app.untracked_text().lead_refusal(&refusal), Tone::Trouble, UndoOffer::None);
            None
        }
        Ok(event) => {
            Some(LeadEvent { id: LeadEventId::fresh(&mut BrowserIds), lead: lead.id, on: event.on, fact: event.what })
        }
    }
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

/// A lead goes with its facts.
pub(super) fn without(app: App, id: LeadId) -> Batch {
    let events = app.peek_all::<LeadEvent>();
    let own = events.iter().filter(|event| event.lead == id);
    let batch = app.without_follow_ups_of(id, Batch::new().delete::<Lead>(id));
    own.fold(batch, |batch, event| batch.delete::<LeadEvent>(event.id))
}
