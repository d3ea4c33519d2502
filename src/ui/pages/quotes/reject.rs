//! Why a quote was turned down.

use leptos::prelude::*;

use super::steps::fact;
use crate::domain::id::QuoteId;
use crate::domain::lifecycle::quote::Command;
use crate::domain::quote::Quote;
use crate::i18n::Text;
use crate::state::{Batch, Form, use_app};
use crate::ui::sheets::{ReasonSheet, keep};

/// The sheet.
#[component]
pub(in crate::ui) fn RejectSheet(id: QuoteId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("quote/reject/{id}"), vec![("words", String::new())]);
    let act = Callback::new(move |reason: String| {
        let Some(quote) = app.peek::<Quote>(id) else { return };
        let Some(event) = fact(app, &quote, Command::Reject { reason }) else { return };
        keep(app, form, Batch::of(&event), app.untracked_text().quote_rejected_said(&quote.number));
    });
    view! {
        <ReasonSheet form name="reject-words" title=Text::quote_reject label=Text::quote_reject_why action=Text::quote_reject act />
    }
}
