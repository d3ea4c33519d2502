//! The steps of a duty that ask for something: what shows it, who, why.

use leptos::prelude::*;

use crate::domain::attachment::{Attachment, Proof, Subject};
use crate::domain::contract::party::Who;
use crate::domain::date::Date;
use crate::domain::duties::doing::{Deed, awaits_other_side};
use crate::domain::id::AttachmentId;
use crate::domain::lifecycle::obligation::{Evidence, Stage};
use crate::domain::lifecycle::refusal::Refusal;
use crate::i18n::{Message, Text};
use crate::state::{DutySlot, DutyStep, Form, Problem, use_app};
use crate::ui::pages::files::{FilesPart, choose_added, file_choices};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

/// The name of a step in drafts.
const fn name(step: DutyStep) -> &'static str {
    match step {
        DutyStep::Done => "done",
        DutyStep::Confirm => "confirm",
        DutyStep::Waive => "waive",
        DutyStep::Breach => "breach",
    }
}

/// The sheet.
#[component]
pub(in crate::ui) fn StepSheet(duty: DutySlot, step: DutyStep) -> impl IntoView {
    let app = use_app();
    let slot = duty;
    let item = untrack(|| app.duty(slot));
    let speaker = item.as_ref().map(|it| app.duty_speaker(it)).unwrap_or_default();
    let theirs = item.as_ref().is_some_and(|it| it.bearer == Who::Them);
    let waits = item.as_ref().is_some_and(|it| awaits_other_side(it.bearer, it.evidence));
    // what they receive from us they confirm themselves, and perhaps later
    let by = match step {
        DutyStep::Done if waits => String::new(),
        DutyStep::Confirm => String::new(),
        DutyStep::Done | DutyStep::Waive | DutyStep::Breach => speaker,
    };
    let form = Form::start(
        app,
        format!("duty/{}/{:x}/{}", slot.contract, slot.digest, name(step)),
        vec![
            ("on", app.today.get_untracked().to_string()),
            ("words", String::new()),
            ("by", by),
            ("file", String::new()),
        ],
    );
    let kept = item.clone();
    let submit = Callback::new(move |()| {
        let Some(item) = &kept else { return };
        let text = app.untracked_text();
        let Ok(on) = Date::parse(&form.text("on")) else {
            return refuse(form, vec![Problem { field: "on", words: text.bad_date().to_owned() }]);
        };
        let (words, by) = (form.text("words"), form.text("by"));
        // one that was added and taken back meanwhile shows nothing
        let file = AttachmentId::parse(&form.text("file")).and_then(|id| app.peek::<Attachment>(id));
        let deed = match step {
            DutyStep::Done => {
                // without proof to confirm, and of what they did, whoever records it confirms it
                let confirmed_by = (!(waits && by.is_empty())).then_some(by);
                Deed::done(words, file.as_deref().map(|it| it.name.as_str()), confirmed_by)
            }
            DutyStep::Confirm => Deed::Confirm { by },
            DutyStep::Waive => Deed::Waive { by, reason: words },
            DutyStep::Breach => Deed::Break { note: words },
        };
        match app.duty_batch(item, deed, on, file.map(|it| it.id)) {
            Err(refusal) => {
                let words = text.duty_refusal(&refusal).to_owned();
                refuse(form, vec![Problem { field: field_of(&refusal), words }]);
            }
            Ok(batch) => keep(app, form, batch, text.duty_recorded(&app.duty_title(text, item))),
        }
    });
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let (title, action): (Message, Message) = match step {
        DutyStep::Done if theirs => (Text::duty_done_title, Text::duty_received),
        DutyStep::Done => (Text::duty_done_title, Text::duty_done),
        DutyStep::Confirm => (Text::duty_confirm_title, Text::duty_confirm),
        DutyStep::Waive => (Text::duty_waive_title, Text::duty_waive),
        DutyStep::Breach => (Text::duty_breach_title, Text::duty_breach),
    };
    let named = item.clone();
    let what = move || named.as_ref().map(|it| app.duty_title(app.text(), it)).unwrap_or_default();
    let files = file_choices(app, slot.contract, Text::duty_file_none);
    let needs_proof = item.as_ref().is_some_and(|it| it.evidence == Evidence::Required);
    let proof_hint = move || if needs_proof { app.text().duty_proof_hint() } else { app.text().optional() };
    let proof_hint = Signal::derive(move || proof_hint().to_owned());
    let words = match step {
        DutyStep::Done => Some((Text::duty_proof as Message, proof_hint)),
        DutyStep::Confirm => None,
        DutyStep::Waive => Some((Text::duty_why as Message, Signal::stored(String::new()))),
        DutyStep::Breach => Some((Text::duty_breach_note as Message, Signal::stored(String::new()))),
    };
    let words = words.map(|(words, hint)| {
        view! { <TextArea name="duty-words" label=label(words) value=form.field("words") problem=form.problem("words") hint /> }
    });
    let who = match step {
        DutyStep::Done | DutyStep::Confirm => Some(Text::duty_confirmed_by as Message),
        DutyStep::Waive => Some(Text::duty_by_whom as Message),
        DutyStep::Breach => None,
    };
    let who_hint =
        if waits && step == DutyStep::Done { label(Text::duty_confirmed_hint) } else { Signal::stored(String::new()) };
    let who = who.map(|words| {
        view! { <TextField name="duty-by" label=label(words) value=form.field("by") problem=form.problem("by") hint=who_hint /> }
    });
    let file = (step == DutyStep::Done).then(|| {
        view! { <ChoiceField name="duty-file" label=label(Text::duty_file) value=form.field("file") choices=files wide=true /> }
    });
    let proves = item.as_ref().filter(|_| step == DutyStep::Done).map(|it| Proof::Duty(it.id.clone()));
    if let Some(proves) = &proves {
        choose_added(app, form.field("file"), slot.contract, proves.clone());
    }
    let day = if step == DutyStep::Done { label(Text::duty_done_on) } else { label(Text::duty_step_on) };
    view! {
        <FormSheet title=label(title) form submit action=label(action)>
            <p class="field__help">{what}</p>
            <div class="fields">
                <TextField name="duty-on" label=day value=form.field("on") problem=form.problem("on") kind="date" />
                {who}
                {words}
                {file}
            </div>
            {proves.map(|proves| view! { <FilesPart subject=Subject::Contract(slot.contract) proves name="sheet-files" /> })}
        </FormSheet>
    }
}

/// The box that a refusal speaks of.
pub(super) const fn field_of(refusal: &Refusal<Stage>) -> &'static str {
    match refusal {
        Refusal::NameMissing => "by",
        Refusal::ReasonMissing | Refusal::Guard(_) => "words",
        Refusal::DatedInFuture { .. }
        | Refusal::BeforeLastStep { .. }
        | Refusal::NeedsFirst { .. }
        | Refusal::Instead { .. }
        | Refusal::AlreadyPast { .. }
        | Refusal::Ended { .. } => "on",
    }
}
