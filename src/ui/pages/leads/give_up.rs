//! Why a lead is given up.

use leptos::prelude::*;

use super::steps::fact;
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::lifecycle::lead::Command;
use crate::i18n::Text;
use crate::state::{Batch, Form, use_app};
use crate::ui::sheets::{ReasonSheet, keep};

/// The sheet.
#[component]
pub(in crate::ui) fn GiveUpSheet(id: LeadId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("lead/give-up/{id}"), vec![("words", String::new())]);
    let act = Callback::new(move |reason: String| {
        let Some(lead) = app.peek::<Lead>(id) else { return };
        let Some(event) = fact(app, &lead, Command::Disqualify { reason }) else { return };
        let text = app.untracked_text();
        keep(app, form, Batch::of(&event), text.lead_step_said(lead.name(), text.lead_stage_disqualified()));
    });
    view! {
        <ReasonSheet form name="give-up-words" title=Text::lead_disqualify_why label=Text::opportunity_lose_why action=Text::lead_disqualify act />
    }
}
