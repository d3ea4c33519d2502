//! The sheet of a step that asks for words.

use leptos::prelude::*;

use super::fields::{Field, Sort, begin, choices, command, fields};
use super::steps::{decide, step_name, today};
use crate::domain::id::TicketId;
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::lifecycle::ticket::command::Step;
use crate::domain::money::Currency;
use crate::i18n::Text;
use crate::state::{App, Batch, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::whose::owners;

/// The sheet.
#[component]
pub(in crate::ui) fn StepSheet(id: TicketId, step: Step) -> impl IntoView {
    let app = use_app();
    let case = today(app, id);
    let kind = case.as_ref().map_or(TicketKind::Service, |it| it.ticket.kind);
    let boxes = fields(step, kind);
    let first = |name: &str| case.as_ref().map(|case| begin(app, case, step, name)).unwrap_or_default();
    let form = Form::start(
        app,
        format!("ticket/{}/{id}", step_name(step)),
        boxes.iter().map(|(name, ..)| (*name, first(name))).collect(),
    );
    let submit = Callback::new(move |()| {
        let Some(case) = today(app, id) else { return };
        let command = match command(app, form, step, kind) {
            Err(problems) => return refuse(form, problems),
            Ok(command) => command,
        };
        match decide(app, &case, command) {
            Err(words) => {
                // said beside the last box: that is where the eye is
                let field = boxes.last().map_or("", |(name, ..)| name);
                refuse(form, vec![Problem { field, words }]);
            }
            Ok(event) => {
                let text = app.untracked_text();
                app.renew_today();
                let said = text.ticket_step_said(&case.ticket.number, text.ticket_step(step));
                keep(app, form, Batch::of(&event), said);
            }
        }
    });
    let title = Signal::derive(move || app.text().ticket_step(step).to_owned());
    view! {
        <FormSheet title form submit action=title>
            <div class="fields">{boxes.iter().map(|field| draw(app, form, field)).collect_view()}</div>
        </FormSheet>
    }
}

fn draw(app: App, form: Form, field: &'static Field) -> AnyView {
    let (key, name, words, sort, may_be_empty) = *field;
    let label = Signal::derive(move || words(app.text()).to_owned());
    let hint = Signal::derive(move || {
        if may_be_empty && !matches!(sort, Sort::Choice(_)) {
            Text::optional(app.text()).to_owned()
        } else {
            String::new()
        }
    });
    let (value, problem) = (form.field(key), form.problem(key));
    match sort {
        Sort::Line => view! { <TextField name label value problem hint wide=true /> }.into_any(),
        Sort::Person => {
            view! { <TextField name label value problem hint suggestions=owners(app) wide=true /> }.into_any()
        }
        Sort::Lines => view! { <TextArea name label value problem hint /> }.into_any(),
        Sort::Day => view! { <TextField name label value problem hint kind="date" wide=true /> }.into_any(),
        Sort::Amount => {
            let unit = Signal::stored(Currency::CNY.code().to_owned());
            view! { <TextField name label value problem hint figures=true unit wide=true /> }.into_any()
        }
        Sort::Choice(of) => {
            let options = Signal::derive(move || choices(app.text(), of));
            view! { <ChoiceField name label value problem choices=options wide=true /> }.into_any()
        }
    }
}
