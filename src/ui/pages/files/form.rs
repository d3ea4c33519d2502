//! What is said of a file: its name, what it is for, a word on it. The bytes never change.

use leptos::prelude::*;

use crate::domain::attachment::{Attachment, AttachmentKind, file_name};
use crate::domain::id::AttachmentId;
use crate::i18n::Text;
use crate::state::{App, Batch, Form, Problem, use_app};
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

const KINDS: [(&str, AttachmentKind); 5] = [
    ("scan", AttachmentKind::Scan),
    ("draft", AttachmentKind::Draft),
    ("evidence", AttachmentKind::Evidence),
    ("material", AttachmentKind::Material),
    ("other", AttachmentKind::Other),
];

fn check(app: App, form: Form, known: &Attachment) -> Result<Attachment, Vec<Problem>> {
    let Some(name) = file_name(&form.text("name")) else {
        let words = app.untracked_text().file_name_problem().to_owned();
        return Err(vec![Problem { field: "name", words }]);
    };
    let kind = form.text("kind");
    let kind = KINDS.iter().find(|(name, _)| *name == kind).map_or(known.kind, |(_, it)| *it);
    Ok(Attachment { name, kind, note: form.text("note"), ..known.clone() })
}

/// The sheet.
#[component]
pub(in crate::ui) fn FileSheet(id: AttachmentId) -> impl IntoView {
    let app = use_app();
    let known = app.peek::<Attachment>(id);
    let of = |read: fn(&Attachment) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let kind = known.as_deref().map(|it| it.kind).unwrap_or_default();
    let form = Form::start(
        app,
        format!("attachment/{id}"),
        vec![
            ("name", of(|it| &it.name)),
            ("kind", KINDS.iter().find(|(_, it)| *it == kind).map_or("other", |(name, _)| name).to_owned()),
            ("note", of(|it| &it.note)),
        ],
    );
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let Some(known) = before.as_deref() else { return };
        keep_record(app, form, Some(known), check(app, form, known), |text, _| text.file_changed_said().to_owned());
    });
    let name = of(|it| &it.name);
    let delete = move || {
        let name = name.clone();
        let act = Callback::new(move |()| {
            let said = app.untracked_text().file_removed(&name);
            keep(app, form, Batch::new().delete::<Attachment>(id), said);
        });
        view! { <DeleteButton act id="remove-file" /> }
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let kinds = Signal::derive(move || {
        KINDS.map(|(name, it)| (name.to_owned(), app.text().attachment_kind(it).to_owned())).to_vec()
    });
    view! {
        <FormSheet title=label(Text::file_edit) form submit aside=delete>
            <div class="fields">
                <TextField name="file-name" label=label(Text::file_name_label) value=form.field("name") problem=form.problem("name") />
                <ChoiceField name="file-kind" label=label(Text::file_purpose) value=form.field("kind") choices=kinds />
                <TextArea name="file-note" label=label(Text::file_note) value=form.field("note") />
            </div>
        </FormSheet>
    }
}
