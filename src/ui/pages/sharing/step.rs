//! Taking the steps of a row of the register.

use leptos::prelude::*;

use super::choices::{ENDINGS, name_of, named, offered};
use crate::domain::date::Date;
use crate::domain::id::SharingScopeId;
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::lifecycle::sharing_scope::command::{Command, Step};
use crate::domain::lifecycle::sharing_scope::{Ending, Stage};
use crate::domain::sharing::scope::SharingScope;
use crate::i18n::{Message, Text};
use crate::state::{App, Batch, Form, Layer, Problem, Shared, Sheet, Tone, UndoOffer, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::whose::owners;

/// The step's name in the page.
pub(super) const fn step_name(step: Step) -> &'static str {
    match step {
        Step::Agree => "agree",
        Step::Activate => "activate",
        Step::Block => "block",
        Step::Unblock => "unblock",
        Step::End => "end",
        Step::Close => "close",
    }
}

/// Every step with the reason if it may not be taken today.
pub(super) fn offers(app: App, it: &Shared) -> Vec<(Step, Result<(), Refusal<Stage>>)> {
    it.course.stage.offers(app.today.get_untracked(), &it.course.facts(&it.scope))
}

/// A step was pressed: it is taken, or its words are asked for; why it may not be taken is said.
pub(super) fn press(app: App, busy: RwSignal<bool>, id: SharingScopeId, step: Step) {
    app.renew_today();
    let Some(it) = app.shared_today(id) else { return };
    if let Some((_, Err(refusal))) = offers(app, &it).into_iter().find(|(offered, _)| *offered == step) {
        app.say(app.untracked_text().sharing_refusal(&refusal), Tone::Trouble, UndoOffer::None);
        return;
    }
    match step {
        Step::Agree => take(app, busy, &it, Command::Agree),
        Step::Activate => take(app, busy, &it, Command::Activate),
        Step::Block | Step::Unblock | Step::End | Step::Close => {
            app.layer.set(Some(Layer::Sheet(Sheet::ScopeStep(id, step))));
        }
    }
}

fn said(app: App, it: &Shared, step: Step) -> String {
    let text = app.untracked_text();
    text.scope_step_said(&it.scope.number, text.sharing_step(step))
}

fn take(app: App, busy: RwSignal<bool>, it: &Shared, command: Command) {
    let step = Stage::step(&command);
    match app.scope_step(it, app.today.get_untracked(), command) {
        Err(why) => app.say(why, Tone::Trouble, UndoOffer::None),
        Ok(event) => app.save_once(busy, Batch::of(&event), said(app, it, step), || ()),
    }
}

/// The sheet of a step that asks for words.
#[component]
pub(in crate::ui) fn StepSheet(id: SharingScopeId, step: Step) -> impl IntoView {
    let app = use_app();
    // what was agreed to become of it
    let ending = app.peek::<SharingScope>(id).map_or(Ending::Destroyed, |it| Ending::of(it.end_action));
    let form = Form::start(
        app,
        format!("scope/{}/{id}", step_name(step)),
        vec![
            ("on", app.today.get_untracked().to_string()),
            ("words", String::new()),
            ("ending", name_of(&ENDINGS, &ending)),
            ("confirmed", String::new()),
        ],
    );
    let submit = Callback::new(move |()| {
        let Some(it) = app.shared_today(id) else { return };
        let Ok(on) = Date::parse(&form.text("on")) else {
            let words = app.untracked_text().bad_date().to_owned();
            return refuse(form, vec![Problem { field: "on", words }]);
        };
        let command = match step {
            Step::Block => Command::Block { reason: form.text("words") },
            Step::Unblock => Command::Unblock { basis: form.text("words") },
            Step::End => Command::End { reason: form.text("words") },
            Step::Close => {
                let Some(ending) = named(&ENDINGS, &form.text("ending")) else { return };
                Command::Close { ending, confirmed_by: form.text("confirmed") }
            }
            Step::Agree => Command::Agree,
            Step::Activate => Command::Activate,
        };
        match app.scope_step(&it, on, command) {
            Err(words) => {
                let field = if step == Step::Close { "confirmed" } else { "words" };
                refuse(form, vec![Problem { field, words }]);
            }
            Ok(event) => keep(app, form, Batch::of(&event), said(app, &it, step)),
        }
    });
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let title = Signal::derive(move || app.text().sharing_step(step).to_owned());
    let question: Message = if step == Step::Unblock { Text::scope_step_basis } else { Text::scope_step_why };
    let boxes = if step == Step::Close {
        view! {
            <ChoiceField name="step-ending" label=label(Text::scope_step_ending) value=form.field("ending") choices=offered(app, &ENDINGS) wide=true />
            <TextField name="step-confirmed" label=label(Text::scope_step_confirmed) value=form.field("confirmed") problem=form.problem("confirmed") suggestions=owners(app) wide=true />
            <p class="field__help fields__wide">{move || app.text().scope_close_help()}</p>
        }
        .into_any()
    } else {
        view! { <TextArea name="step-words" label=label(question) value=form.field("words") problem=form.problem("words") /> }
            .into_any()
    };
    view! {
        <FormSheet title form submit action=title>
            <div class="fields">
                <TextField name="step-on" label=label(Text::given_when) value=form.field("on") problem=form.problem("on") kind="date" wide=true />
                {boxes}
            </div>
        </FormSheet>
    }
}
