//! Why a quote was turned down.

use leptos::prelude::*;

use super::steps::fact;
use crate::domain::id::QuoteId;
use crate::domain::lifecycle::quote::Command;
use crate::domain::quote::Quote;
use crate::i18n::Text;
use crate::state::{Batch, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, focus_first_problem};
use crate::ui::widgets::field::TextArea;

/// The sheet.
#[component]
pub(in crate::ui) fn RejectSheet(id: QuoteId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("quote/reject/{id}"), vec![("words", String::new())]);
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let reason = form.text("words");
        if reason.is_empty() {
            form.show_problems(vec![Problem { field: "words", words: text.refuse_reason().to_owned() }]);
            focus_first_problem();
            return;
        }
        let Some(quote) = app.peek::<Quote>(id) else { return };
        let Some(event) = fact(app, &quote, Command::Reject { reason }) else { return };
        app.save(Batch::of(&event), text.quote_rejected_said(&quote.number), move || {
            form.finish();
            app.layer.set(None);
        });
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <FormSheet title=label(Text::quote_reject) form submit action=label(Text::quote_reject)>
            <div class="fields">
                <TextArea name="reject-words" label=label(Text::quote_reject_why) value=form.field("words") problem=form.problem("words") />
            </div>
        </FormSheet>
    }
}
