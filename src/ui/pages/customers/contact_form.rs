//! The form of a person at a customer.

use leptos::prelude::*;

use super::form::looks_like_email;
use super::merge::alike::AlikePeople;
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::id::{ContactId, CustomerId};
use crate::i18n::Text;
use crate::state::{App, BrowserIds, Form, Problem, use_app};
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record, refuse};
use crate::ui::widgets::field::{ChoiceField, TextField};

const ROLES: [(&str, ContactRole); 6] = [
    ("general", ContactRole::General),
    ("decision", ContactRole::Decision),
    ("user", ContactRole::User),
    ("finance", ContactRole::Finance),
    ("legal", ContactRole::Legal),
    ("notice", ContactRole::Notice),
];

fn check(app: App, form: Form, id: ContactId, customer: CustomerId) -> Result<Contact, Vec<Problem>> {
    let text = app.text();
    let mut problems = Vec::new();
    let (name, email) = (form.text("name"), form.text("email"));
    if name.is_empty() {
        problems.push(Problem { field: "name", words: text.contact_missing_name().to_owned() });
    }
    if !email.is_empty() && !looks_like_email(&email) {
        problems.push(Problem { field: "email", words: text.customer_bad_email().to_owned() });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let role = form.text("role");
    Ok(Contact {
        id,
        customer,
        name,
        title: form.text("title"),
        role: ROLES.iter().find(|(it, _)| *it == role).map(|(_, role)| *role).unwrap_or_default(),
        phone: form.text("phone"),
        email,
        wechat: form.text("wechat"),
        merged_into: None,
    })
}

/// The sheet: a new contact, or one to edit.
#[component]
pub(in crate::ui) fn ContactSheet(customer: CustomerId, id: Option<ContactId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<Contact>(id));
    let is_new = known.is_none();
    let key = id.map_or_else(|| format!("contact/new/{customer}"), |id| format!("contact/{id}"));
    let of = |read: fn(&Contact) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let role = known.as_deref().map(|it| it.role).unwrap_or_default();
    let role_name = ROLES.iter().find(|(_, it)| *it == role).map_or("general", |(name, _)| name);
    let form = Form::start(
        app,
        key,
        vec![
            ("name", of(|it| &it.name)),
            ("title", of(|it| &it.title)),
            ("role", role_name.to_owned()),
            ("phone", of(|it| &it.phone)),
            ("email", of(|it| &it.email)),
            ("wechat", of(|it| &it.wechat)),
        ],
    );
    // a person goes on naming the record they were entered at, whatever stands for it by now
    let at = known.as_deref().map_or(customer, |it| it.customer);
    let seen = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| ContactId::fresh(&mut BrowserIds));
        keep_record(app, form, known.as_deref(), check(app, form, id, at), |text, it| text.contact_saved(&it.name));
    });
    // what is typed is kept: this entry stays, and the other one fills its blanks
    let make_one = Callback::new(move |goes: ContactId| {
        let Some(seen) = seen.as_deref() else { return };
        match check(app, form, seen.id, seen.customer) {
            Err(problems) => refuse(form, problems),
            Ok(stays) => {
                form.show_problems(Vec::new());
                let said = app.untracked_text().merge_people_done().to_owned();
                app.merge_people(seen, &stays, goes, said, move || {
                    form.finish();
                    app.layer.set(None);
                });
            }
        }
    });
    let delete = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                let name = app.peek::<Contact>(id).map(|it| it.name.clone()).unwrap_or_default();
                keep(app, form, app.without_person(id), app.untracked_text().contact_deleted(&name));
            });
            view! {
                <DeleteButton act />
            }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if is_new { label(Text::contact_new) } else { label(Text::contact_edit) };
    let roles = Signal::derive(move || {
        ROLES.map(|(name, it)| (name.to_owned(), app.text().contact_role(it).to_owned())).to_vec()
    });
    view! {
        <FormSheet title form submit aside=delete>
            <AlikePeople form customer except=id make_one />
            <div class="fields">
                <TextField name="contact-name" label=label(Text::contact_name) value=form.field("name") problem=form.problem("name") />
                <TextField name="contact-title" label=label(Text::contact_title) value=form.field("title") hint />
                <ChoiceField name="contact-role" label=label(Text::contact_role_label) value=form.field("role") choices=roles wide=true />
                <TextField name="contact-phone" label=label(Text::customer_phone) value=form.field("phone") kind="tel" hint />
                <TextField name="contact-wechat" label=label(Text::contact_wechat) value=form.field("wechat") hint />
                <TextField name="contact-email" label=label(Text::customer_email) value=form.field("email") problem=form.problem("email") kind="email" hint wide=true />
            </div>
        </FormSheet>
    }
}
