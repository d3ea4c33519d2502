//! What forms of a record have in common: kept or refused, deleted, and the reason that a step asks for.

use leptos::prelude::*;

use super::{FormSheet, focus_first_problem};
use crate::i18n::Text;
use crate::state::{App, Batch, Form, Kept, Problem, use_app};
use crate::ui::widgets::field::TextArea;

/// Shows why a form cannot be kept, with the cursor in the first box that is not acceptable.
pub(in crate::ui) fn refuse(form: Form, problems: Vec<Problem>) {
    form.show_problems(problems);
    focus_first_problem();
}

/// Keeps what a form says; once it is on disk the draft is forgotten and the sheet closes.
pub(in crate::ui) fn keep(app: App, form: Form, batch: Batch, said: String) {
    keep_then(app, form, batch, said, || ());
}

/// The same, with something to do afterwards.
pub(in crate::ui) fn keep_then(app: App, form: Form, batch: Batch, said: String, then: impl FnOnce() + 'static) {
    form.show_problems(Vec::new());
    app.save_once(form.busy(), batch, said, move || {
        form.finish();
        app.layer.set(None);
        then();
    });
}

/// Keeps the record that a form describes, or shows why it is none. `before`: the record as the form was opened.
pub(in crate::ui) fn keep_record<T: Kept>(
    app: App,
    form: Form,
    before: Option<&T>,
    checked: Result<T, Vec<Problem>>,
    said: impl FnOnce(Text, &T) -> String,
) {
    match checked {
        Err(problems) => refuse(form, problems),
        Ok(record) => {
            let said = said(app.untracked_text(), &record);
            keep(app, form, Batch::new().edit(before, &record), said);
        }
    }
}

/// The button that deletes the record of a form.
#[component]
pub(in crate::ui) fn DeleteButton(
    act: Callback<()>,
    /// The button's name in the page.
    #[prop(optional)]
    id: Option<&'static str>,
) -> impl IntoView {
    let app = use_app();
    view! {
        <button type="button" class="button" data-kind="quiet" id=id on:click=move |_| act.run(())>
            {move || app.text().delete()}
        </button>
    }
}

/// A sheet with one question: why. It is answered, or nothing is done.
#[component]
pub(in crate::ui) fn ReasonSheet(
    form: Form,
    /// The name of the box.
    name: &'static str,
    /// The question, and the words of the button.
    title: fn(Text) -> &'static str,
    label: fn(Text) -> &'static str,
    action: fn(Text) -> &'static str,
    /// Given the reason.
    act: Callback<String>,
) -> impl IntoView {
    let app = use_app();
    let words = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let submit = Callback::new(move |()| {
        let reason = form.text("words");
        if reason.is_empty() {
            let words = app.untracked_text().refuse_reason().to_owned();
            refuse(form, vec![Problem { field: "words", words }]);
        } else {
            act.run(reason);
        }
    });
    view! {
        <FormSheet title=words(title) form submit action=words(action)>
            <div class="fields">
                <TextArea name label=words(label) value=form.field("words") problem=form.problem("words") />
            </div>
        </FormSheet>
    }
}
