//! Taking the steps of a leak, and recording the measures about it.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::id::IncidentId;
use crate::domain::lifecycle::incident::{Command, Incident as State, Step};
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::sharing::incident::Measure;
use crate::i18n::{Message, Text};
use crate::state::{App, Batch, DisputeFrom, Form, Layer, Leak, Problem, Sheet, Tone, UndoOffer, use_app};
use crate::ui::sheets::{FormSheet, ReasonSheet, keep, refuse};
use crate::ui::widgets::field::{TextArea, TextField};

/// The step's name in the page.
pub(super) const fn step_name(step: Step) -> &'static str {
    match step {
        Step::Contain => "contain",
        Step::Close => "close",
        Step::OpenDispute => "dispute",
    }
}

/// Every step with the reason if it may not be taken today.
pub(super) fn offers(app: App, leak: &Leak) -> Vec<(Step, Result<(), Refusal<State>>)> {
    leak.course.state.offers(app.today.get_untracked(), &leak.course.facts(&leak.incident))
}

/// A step was pressed: its words are asked for; why it may not be taken is said.
pub(super) fn press(app: App, id: IncidentId, step: Step) {
    app.renew_today();
    let Some(leak) = app.leak_today(id) else { return };
    if let Some((_, Err(refusal))) = offers(app, &leak).into_iter().find(|(offered, _)| *offered == step) {
        app.say(app.untracked_text().incident_refusal(&refusal), Tone::Trouble, UndoOffer::None);
        return;
    }
    let sheet = match step {
        Step::OpenDispute => Sheet::Dispute(DisputeFrom::Incident(id)),
        Step::Contain | Step::Close => Sheet::IncidentStep(id, step),
    };
    app.layer.set(Some(Layer::Sheet(sheet)));
}

/// The sheet of a step.
#[component]
pub(in crate::ui) fn LeakStepSheet(id: IncidentId, step: Step) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("leak/{}/{id}", step_name(step)), vec![("words", String::new())]);
    let act = Callback::new(move |words: String| {
        let Some(leak) = app.leak_today(id) else { return };
        let command = match step {
            Step::Contain => Command::Contain { actions: words },
            Step::Close => Command::Close { conclusion: words },
            Step::OpenDispute => return,
        };
        match app.leak_step(&leak, command) {
            Err(words) => refuse(form, vec![Problem { field: "words", words }]),
            Ok(event) => {
                let text = app.untracked_text();
                let said = text.scope_step_said(&leak.incident.number, text.incident_step(step));
                keep(app, form, Batch::of(&event), said);
            }
        }
    });
    let (title, label): (Message, Message) = match step {
        Step::Close => (Text::incident_step_close, Text::incident_step_conclusion),
        Step::Contain | Step::OpenDispute => (Text::incident_step_contain, Text::incident_step_actions),
    };
    view! { <ReasonSheet form name="leak-words" title label action=title act /> }
}

/// The sheet of a measure that was taken.
#[component]
pub(in crate::ui) fn MeasureSheet(id: IncidentId, measure: Measure) -> impl IntoView {
    let app = use_app();
    let form = Form::start(
        app,
        format!("leak/{}/{id}", measure.name()),
        vec![("on", app.today.get_untracked().to_string()), ("note", String::new())],
    );
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let Some(leak) = app.leak_today(id) else { return };
        let on = Date::parse(&form.text("on"));
        let words = match on {
            Err(_) => Some(("on", text.bad_date())),
            Ok(on) if on > app.today.get_untracked() => Some(("on", text.refuse_future())),
            Ok(_) if form.text("note").is_empty() => Some(("note", text.undertaking_problem())),
            Ok(_) => None,
        };
        match (on, words) {
            (Ok(on), None) => {
                let event = app.leak_measure(id, on, measure, form.text("note"));
                let said = text.scope_step_said(&leak.incident.number, text.incident_measure(measure));
                keep(app, form, Batch::of(&event), said);
            }
            (_, Some((field, words))) => refuse(form, vec![Problem { field, words: words.to_owned() }]),
            (Err(_), None) => {}
        }
    });
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let title = Signal::derive(move || app.text().incident_measure(measure).to_owned());
    view! {
        <FormSheet title form submit>
            <div class="fields">
                <TextField name="measure-on" label=label(Text::given_when) value=form.field("on") problem=form.problem("on") kind="date" wide=true />
                <TextArea name="measure-note" label=label(Text::incident_measure_note) value=form.field("note") problem=form.problem("note") />
            </div>
        </FormSheet>
    }
}
