//! The form of a field that the team defines.

use leptos::prelude::*;

use super::own_choices::{ChoicesField, boxed, kept};
use crate::domain::id::OwnFieldId;
use crate::domain::own_field::{OwnField, OwnFieldFault, OwnSort};
use crate::i18n::Text;
use crate::state::{App, BrowserIds, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextField};

/// The sorts: the name in the form.
const SORTS: [(&str, OwnSort); 7] = [
    ("text", OwnSort::Text),
    ("number", OwnSort::Number),
    ("amount", OwnSort::Amount),
    ("day", OwnSort::Day),
    ("yes_no", OwnSort::YesNo),
    ("one", OwnSort::One),
    ("several", OwnSort::Several),
];

fn sort_named(name: &str) -> OwnSort {
    SORTS.iter().find(|(it, _)| *it == name).map_or(OwnSort::Text, |(_, sort)| *sort)
}

fn name_of(sort: OwnSort) -> String {
    SORTS.iter().find(|(_, it)| *it == sort).map(|(name, _)| (*name).to_owned()).unwrap_or_default()
}

/// The field that the boxes describe, or what is wrong with them.
fn check(app: App, form: Form, id: OwnFieldId, seen: Option<&OwnField>) -> Result<OwnField, Vec<Problem>> {
    let text = app.untracked_text();
    let sort = seen.map_or_else(|| sort_named(&form.text("sort")), |it| it.sort);
    let known = seen.map(|it| it.choices.as_slice()).unwrap_or_default();
    let choices = if sort.is_list() { kept(&form.text("choices"), known) } else { known.to_vec() };
    let field = OwnField { name: form.text("name"), sort, choices, retired: seen.is_some_and(|it| it.retired) };
    let problem = |field: &'static str, words: String| Err(vec![Problem { field, words }]);
    if let Err(fault) = app.peek_own_fields().check(id, &field) {
        return problem(box_of(fault), text.own_field_fault(fault));
    }
    if Text::names_list_field(&field.name) {
        return problem("name", text.own_built_in().to_owned());
    }
    Ok(field)
}

/// The box that a fault belongs to.
const fn box_of(fault: OwnFieldFault) -> &'static str {
    match fault {
        OwnFieldFault::Unnamed
        | OwnFieldFault::LongName { .. }
        | OwnFieldFault::Taken { .. }
        | OwnFieldFault::TooMany { .. } => "name",
        OwnFieldFault::NoChoices
        | OwnFieldFault::TooManyChoices { .. }
        | OwnFieldFault::UnnamedChoice { .. }
        | OwnFieldFault::LongChoice { .. }
        | OwnFieldFault::ChoiceTwice { .. }
        | OwnFieldFault::Separator { .. } => "choices",
    }
}

/// The sheet: a new field, or one to edit.
#[component]
pub(in crate::ui) fn OwnFieldSheet(id: Option<OwnFieldId>) -> impl IntoView {
    let app = use_app();
    let seen = id.and_then(|id| app.peek_own_fields().get(id).cloned());
    let is_new = seen.is_none();
    let key = id.map_or_else(|| "own-field/new".to_owned(), |id| format!("own-field/{id}"));
    let form = Form::start(
        app,
        key,
        vec![
            ("name", seen.as_ref().map(|it| it.name.clone()).unwrap_or_default()),
            ("sort", name_of(seen.as_ref().map_or(OwnSort::Text, |it| it.sort))),
            ("choices", boxed(seen.as_ref().map(|it| it.choices.as_slice()).unwrap_or_default())),
        ],
    );
    let fixed = seen.as_ref().map(|it| it.sort);
    let known: Vec<_> = seen.iter().flat_map(|it| it.choices.iter().map(|it| it.id)).collect();
    let submit = Callback::new(move |()| {
        let seen = seen.as_ref();
        let id = id.unwrap_or_else(|| OwnFieldId::fresh(&mut BrowserIds));
        match check(app, form, id, seen) {
            Err(problems) => refuse(form, problems),
            Ok(field) => {
                let text = app.untracked_text();
                let said = match seen {
                    None => text.own_field_added(&field.name),
                    Some(_) => text.own_field_saved(&field.name),
                };
                keep(app, form, app.own_field_batch(id, seen, field), said);
            }
        }
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let title = if is_new { label(Text::own_field_new) } else { label(Text::own_field_edit) };
    let sorts = Signal::derive(move || {
        SORTS.map(|(name, sort)| (name.to_owned(), app.text().own_sort(sort).to_owned())).to_vec()
    });
    let sort = form.field("sort");
    let is_list = Memo::new(move |_| fixed.unwrap_or_else(|| sort.with(|name| sort_named(name))).is_list());
    view! {
        <FormSheet title form submit>
            <div class="fields">
                <TextField name="own-field-name" label=label(Text::own_field_name) value=form.field("name") problem=form.problem("name") wide=true />
                {match fixed {
                    None => {
                        view! { <ChoiceField name="own-field-sort" label=label(Text::own_field_sort) value=sort choices=sorts wide=true /> }
                            .into_any()
                    }
                    Some(sort) => {
                        view! {
                            <dl class="facts fields__wide">
                                <dt>{move || app.text().own_field_sort()}</dt>
                                <dd id="own-field-sort">{move || app.text().own_sort(sort)}</dd>
                            </dl>
                            <p class="field__help fields__wide">{move || app.text().own_field_sort_fixed()}</p>
                        }
                            .into_any()
                    }
                }}
                <Show when=move || is_list.get()>
                    <ChoicesField value=form.field("choices") known=known.clone() problem=form.problem("choices") />
                </Show>
            </div>
        </FormSheet>
    }
}
