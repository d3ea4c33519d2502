//! Why a lead is given up.

use leptos::prelude::*;

use super::steps::fact;
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::lifecycle::lead::Command;
use crate::i18n::Text;
use crate::state::{Batch, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, focus_first_problem};
use crate::ui::widgets::field::TextArea;

/// The sheet.
#[component]
pub(in crate::ui) fn GiveUpSheet(id: LeadId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("lead/give-up/{id}"), vec![("words", String::new())]);
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let reason = form.text("words");
        if reason.is_empty() {
            form.show_problems(vec![Problem { field: "words", words: text.refuse_reason().to_owned() }]);
            focus_first_problem();
            return;
        }
        let Some(lead) = app.peek::<Lead>(id) else { return };
        let Some(event) = fact(app, &lead, Command::Disqualify { reason }) else { return };
        let said = text.lead_step_said(lead.name(), text.lead_stage_disqualified());
        app.save(Batch::of(&event), said, move || {
            form.finish();
            app.layer.set(None);
        });
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <FormSheet title=label(Text::lead_disqualify_why) form submit action=label(Text::lead_disqualify)>
            <div class="fields">
                <TextArea name="give-up-words" label=label(Text::opportunity_lose_why) value=form.field("words") problem=form.problem("words") />
            </div>
        </FormSheet>
    }
}
