//! The form of a preference.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::id::{ContactId, CustomerId, PreferenceId};
use crate::domain::preference::{Preference, PreferenceCategory, Strength};
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::parties::people_choices;

const CATEGORIES: [(&str, PreferenceCategory); 5] = [
    ("product", PreferenceCategory::Product),
    ("price", PreferenceCategory::Price),
    ("delivery", PreferenceCategory::Delivery),
    ("communication", PreferenceCategory::Communication),
    ("other", PreferenceCategory::Other),
];

fn check(app: App, form: Form, customer: CustomerId, id: PreferenceId) -> Result<Preference, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let value = form.text("value");
    if value.is_empty() {
        problems.push(Problem { field: "value", words: text.liking_value_problem().to_owned() });
    }
    let noted_on = Date::parse(&form.text("noted_on")).ok();
    if noted_on.is_none() {
        problems.push(Problem { field: "noted_on", words: text.bad_date().to_owned() });
    }
    let (Some(noted_on), true) = (noted_on, problems.is_empty()) else { return Err(problems) };
    let category = form.text("category");
    Ok(Preference {
        id,
        customer,
        contact: ContactId::parse(&form.text("contact")),
        category: CATEGORIES.iter().find(|(name, _)| *name == category).map(|(_, it)| *it).unwrap_or_default(),
        value,
        strength: form.text("strength").parse().map(|it: u8| Strength::from(it)).unwrap_or_default(),
        source: form.text("source"),
        noted_on,
        sensitive: form.text("sensitive") == "yes",
    })
}

/// The sheet: a new preference, or one to edit.
#[component]
pub(in crate::ui) fn LikingSheet(customer: CustomerId, id: Option<PreferenceId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<Preference>(id));
    let is_new = known.is_none();
    let key = id.map_or_else(|| format!("preference/new/{customer}"), |id| format!("preference/{id}"));
    let of = |read: fn(&Preference) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let category = known.as_deref().map(|it| it.category).unwrap_or_default();
    let strength = known.as_deref().map(|it| it.strength).unwrap_or_default();
    let noted_on = known.as_deref().map_or_else(|| app.today.get_untracked(), |it| it.noted_on);
    // whoever stands for the person by now is the one among the choices
    let named = known.as_deref().and_then(|it| it.contact);
    let contact = named.map(|id| untrack(|| app.person_named(id)).map_or(id, |it| it.id));
    let form = Form::start(
        app,
        key,
        vec![
            (
                "category",
                CATEGORIES.iter().find(|(_, it)| *it == category).map_or("product", |(name, _)| name).to_owned(),
            ),
            ("value", of(|it| &it.value)),
            ("strength", strength.get().to_string()),
            ("contact", contact.map(|id| id.to_string()).unwrap_or_default()),
            ("source", of(|it| &it.source)),
            ("noted_on", noted_on.to_string()),
            ("sensitive", if known.as_deref().is_some_and(|it| it.sensitive) { "yes" } else { "no" }.to_owned()),
        ],
    );
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| PreferenceId::fresh(&mut BrowserIds));
        let checked = check(app, form, customer, id);
        keep_record(app, form, before.as_deref(), checked, |text, _| text.liking_saved().to_owned());
    });
    let delete = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                let said = app.untracked_text().liking_deleted().to_owned();
                keep(app, form, Batch::new().delete::<Preference>(id), said);
            });
            view! { <DeleteButton act /> }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if is_new { label(Text::liking_add) } else { label(Text::liking_edit) };
    let categories = Signal::derive(move || {
        CATEGORIES.map(|(name, it)| (name.to_owned(), app.text().preference_category(it).to_owned())).to_vec()
    });
    let strengths = Signal::derive(move || {
        Strength::ALL.map(|it| (it.get().to_string(), app.text().liking_strength_words(it.get()))).to_vec()
    });
    let people = people_choices(app, Signal::stored(Some(customer)), Text::liking_firm, form.field("contact"));
    let sensitive = Signal::derive(move || {
        let text = app.text();
        vec![("no".to_owned(), text.liking_open().to_owned()), ("yes".to_owned(), text.liking_secret().to_owned())]
    });
    view! {
        <FormSheet title form submit aside=delete>
            <div class="fields">
                <ChoiceField name="liking-category" label=label(Text::liking_category) value=form.field("category") choices=categories />
                <ChoiceField name="liking-strength" label=label(Text::liking_strength) value=form.field("strength") choices=strengths />
                <TextArea name="liking-value" label=label(Text::liking_value) value=form.field("value") problem=form.problem("value") />
                <ChoiceField name="liking-contact" label=label(Text::liking_of) value=form.field("contact") choices=people />
                <ChoiceField name="liking-sensitive" label=label(Text::liking_sensitive) value=form.field("sensitive") choices=sensitive />
                <TextField name="liking-source" label=label(Text::liking_source) value=form.field("source") hint />
                <TextField name="liking-noted-on" label=label(Text::liking_noted_on) value=form.field("noted_on") problem=form.problem("noted_on") kind="date" />
            </div>
        </FormSheet>
    }
}
