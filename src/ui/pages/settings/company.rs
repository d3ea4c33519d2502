//! Our own company, as contracts print it.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::domain::address::Address;
use crate::domain::id::OwnEntityId;
use crate::domain::own_entity::{BankAccount, OwnEntity};
use crate::domain::registration_code::RegistrationCode;
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::pages::customers::form::looks_like_email;
use crate::ui::sheets::refuse;
use crate::ui::widgets::field::TextField;

fn check(app: App, form: Form, id: OwnEntityId) -> Result<OwnEntity, Vec<Problem>> {
    let text = app.text();
    let mut problems = Vec::new();
    let name = form.text("name");
    if name.is_empty() {
        problems.push(Problem { field: "name", words: text.start_name_missing().to_owned() });
    }
    let code = match form.text("code") {
        empty if empty.is_empty() => empty,
        written => match RegistrationCode::read(&written) {
            Ok(code) => code.as_str().to_owned(),
            Err(fault) => {
                problems.push(Problem { field: "code", words: text.registration_code_fault(&fault) });
                written
            }
        },
    };
    let email = form.text("email");
    if !email.is_empty() && !looks_like_email(&email) {
        problems.push(Problem { field: "email", words: text.customer_bad_email().to_owned() });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(OwnEntity {
        id,
        name,
        code,
        address: Address { region: String::new(), line: form.text("address") },
        legal_representative: form.text("representative"),
        phone: form.text("phone"),
        email,
        bank: BankAccount { bank: form.text("bank"), account: form.text("account") },
    })
}

/// The form.
#[component]
pub(super) fn Company() -> impl IntoView {
    let app = use_app();
    let known = app.own_entity();
    let id = known.as_ref().map_or_else(|| OwnEntityId::fresh(&mut BrowserIds), |it| it.id);
    let of = |read: fn(&OwnEntity) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let form = Form::start(
        app,
        format!("own_entity/{id}"),
        vec![
            ("name", of(|it| &it.name)),
            ("code", of(|it| &it.code)),
            ("representative", of(|it| &it.legal_representative)),
            ("phone", of(|it| &it.phone)),
            ("email", of(|it| &it.email)),
            ("address", of(|it| &it.address.line)),
            ("bank", of(|it| &it.bank.bank)),
            ("account", of(|it| &it.bank.account)),
        ],
    );
    let known = StoredValue::new(known);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match check(app, form, id) {
            Err(problems) => refuse(form, problems),
            Ok(entity) => {
                form.show_problems(Vec::new());
                let batch = Batch::new().edit(known.get_value().as_deref(), &entity);
                app.save(batch, app.text().settings_saved().to_owned(), move || form.finish());
            }
        }
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <form class="settings__part" novalidate on:submit=submit>
            <p class="soft">{move || app.text().settings_company_text()}</p>
            <div class="fields">
                <TextField name="own-name" label=label(Text::start_name_label) value=form.field("name") problem=form.problem("name") wide=true />
                <TextField name="own-code" label=label(Text::customer_code) value=form.field("code") problem=form.problem("code") />
                <TextField name="own-representative" label=label(Text::company_representative) value=form.field("representative") />
                <TextField name="own-phone" label=label(Text::customer_phone) value=form.field("phone") kind="tel" />
                <TextField name="own-email" label=label(Text::customer_email) value=form.field("email") problem=form.problem("email") />
                <TextField name="own-address" label=label(Text::customer_address) value=form.field("address") wide=true />
                <TextField name="own-bank" label=label(Text::customer_bank) value=form.field("bank") />
                <TextField name="own-account" label=label(Text::customer_account) value=form.field("account") />
            </div>
            <p><button class="button" data-kind="main" type="submit">{move || app.text().save()}</button></p>
        </form>
    }
}
