//! Taking the steps of a quote's life.

use leptos::prelude::*;

use crate::domain::id::{QuoteEventId, QuoteId};
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::domain::lifecycle::quote::Command;
use crate::domain::quote::{Quote, QuoteEvent};
use crate::state::{App, Batch, BrowserIds, Tone, UndoOffer};

/// The fact that a command causes today; what forbids it is said to the person.
pub(super) fn fact(app: App, quote: &Quote, command: Command) -> Option<QuoteEvent> {
    let today = app.today.get_untracked();
    let events = app.peek_all::<QuoteEvent>();
    let life = quote.life(events.iter().map(std::convert::AsRef::as_ref), today);
    match life.stage.decide(Entry::new(today, command), today, &quote.facts()) {
        Err(refusal) => {
            app.say(app.untracked_text().quote_refusal(&refusal), Tone::Trouble, UndoOffer::None);
            None
        }
        Ok(event) => Some(QuoteEvent {
            id: QuoteEventId::fresh(&mut BrowserIds),
            quote: quote.id,
            on: event.on,
            fact: event.what,
        }),
    }
}

/// Records that it was sent.
pub(super) fn send(app: App, quote: &Quote) {
    if let Some(event) = fact(app, quote, Command::Send) {
        app.save_new(Batch::of(&event), app.untracked_text().quote_sent_said(&quote.number), || {});
    }
}

/// Records that the customer accepts.
pub(super) fn accept(app: App, quote: &Quote) {
    if let Some(event) = fact(app, quote, Command::Accept) {
        app.save_new(Batch::of(&event), app.untracked_text().quote_accepted_said(&quote.number), || {});
    }
}

/// A quote goes with its facts.
pub(super) fn without(app: App, id: QuoteId) -> Batch {
    let events = app.peek_all::<QuoteEvent>();
    let own = events.iter().filter(|event| event.quote == id);
    own.fold(Batch::new().delete::<Quote>(id), |batch, event| batch.delete::<QuoteEvent>(event.id))
}
