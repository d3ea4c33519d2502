//! The form of a person at a customer.

use leptos::prelude::*;

use super::consent_fields::{ConsentFields, consent_boxes, read_consent};
use super::form::looks_like_email;
use super::merge::alike::AlikePeople;
use crate::domain::attachment::Subject;
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::{ContactId, CustomerId};
use crate::domain::telephone::{PhoneLabel, Telephone};
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, ErasureOf, Form, Layer, Problem, Sheet, use_app};
use crate::ui::pages::files::FilesPart;
use crate::ui::sheets::{DeleteButton, FormSheet, keep, refuse};
use crate::ui::widgets::checks::ChecksField;
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::phones::{EMAILS, Line, PHONES, SeveralField, boxed_lines, lines_of};

/// What stands in the box for whom to ask for first.
const PRIMARY: &str = "yes";

fn boxes(app: App, known: Option<&Contact>) -> Vec<(&'static str, String)> {
    let of = |read: fn(&Contact) -> &str| known.map(read).unwrap_or_default().to_owned();
    let roles = known.map(|it| it.roles().map(ContactRole::name).collect::<Vec<_>>().join(";"));
    let phones = |it: &Contact| {
        let lines = it.further_phones.iter().map(|it| (it.label.name().to_owned(), it.number.clone()));
        boxed_lines(&lines.collect::<Vec<Line>>())
    };
    let emails = |it: &Contact| {
        let lines = it.further_emails.iter().map(|it| (String::new(), it.clone()));
        boxed_lines(&lines.collect::<Vec<Line>>())
    };
    let primary = if known.is_some_and(|it| is_primary(app, it)) { PRIMARY } else { "" };
    let mut boxes = vec![
        ("name", of(|it| &it.name)),
        ("title", of(|it| &it.title)),
        ("department", of(|it| &it.department)),
        ("roles", roles.unwrap_or_default()),
        ("phone", of(|it| &it.phone)),
        ("phone_label", known.map(Contact::first_label).unwrap_or_default().name().to_owned()),
        ("more_phones", known.map(phones).unwrap_or_default()),
        ("email", of(|it| &it.email)),
        ("more_emails", known.map(emails).unwrap_or_default()),
        ("wechat", of(|it| &it.wechat)),
        ("primary", primary.to_owned()),
        ("left_on", known.and_then(|it| it.left_on).map(|day| day.to_string()).unwrap_or_default()),
    ];
    boxes.extend(consent_boxes(known.map(|it| &it.consent)));
    boxes
}

fn check(app: App, form: Form, id: ContactId, customer: CustomerId) -> Result<Contact, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut contact = Contact::named(id, customer, &form.text("name"));
    if contact.name.is_empty() {
        problems.push(Problem { field: "name", words: text.contact_missing_name().to_owned() });
    }
    contact.title = form.text("title");
    contact.department = form.text("department");
    contact.set_roles(form.text("roles").split(';').filter_map(ContactRole::named));
    let first = Telephone {
        label: PhoneLabel::named(&form.text("phone_label")).unwrap_or_default(),
        number: form.text("phone"),
    };
    let more = form.field("more_phones").with_untracked(|more| lines_of(more));
    let more = more
        .into_iter()
        .map(|(label, number)| Telephone { label: PhoneLabel::named(&label).unwrap_or_default(), number });
    contact.set_phones(std::iter::once(first).chain(more));
    let more = form.field("more_emails").with_untracked(|more| lines_of(more));
    contact.set_emails(std::iter::once(form.text("email")).chain(more.into_iter().map(|(_, email)| email)));
    if contact.emails().any(|email| !looks_like_email(email)) {
        problems.push(Problem { field: "email", words: text.customer_bad_email().to_owned() });
    }
    contact.wechat = form.text("wechat");
    let left_on = form.text("left_on");
    contact.left_on = Date::parse(&left_on).ok();
    if contact.left_on.is_none() && !left_on.is_empty() {
        problems.push(Problem { field: "left_on", words: text.bad_date().to_owned() });
    }
    match read_consent(app, form) {
        Ok(consent) => contact.consent = consent,
        Err(found) => problems.extend(found),
    }
    if problems.is_empty() { Ok(contact) } else { Err(problems) }
}

/// Whether somebody is whom to ask for first at their customer.
fn is_primary(app: App, contact: &Contact) -> bool {
    let at = app.peek_party(contact.customer);
    at.is_some_and(|it| untrack(|| app.primary_contact(&it)) == Some(contact.id))
}

/// With whom to ask for first at the customer, as the form says.
fn with_primary(app: App, batch: Batch, contact: &Contact, wanted: bool, was: bool) -> Batch {
    // a box that nobody touched overrules nobody who chose meanwhile
    let Some(at) = app.peek_party(contact.customer).filter(|_| wanted != was && wanted != is_primary(app, contact))
    else {
        return batch;
    };
    let primary_contact = wanted.then_some(contact.id);
    batch.edit(Some(&*at), &Customer { primary_contact, ..Customer::clone(&at) })
}

/// The sheet: a new contact, or one to edit.
#[component]
pub(in crate::ui) fn ContactSheet(customer: CustomerId, id: Option<ContactId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<Contact>(id));
    let is_new = known.is_none();
    let key = id.map_or_else(|| format!("contact/new/{customer}"), |id| format!("contact/{id}"));
    let form = Form::start(app, key, boxes(app, known.as_deref()));
    // a person goes on naming the record they were entered at, whatever stands for it by now
    let at = known.as_deref().map_or(customer, |it| it.customer);
    let seen = known.clone();
    let was = known.as_deref().is_some_and(|it| is_primary(app, it));
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| ContactId::fresh(&mut BrowserIds));
        match check(app, form, id, at) {
            Err(problems) => refuse(form, problems),
            Ok(contact) => {
                let said = app.untracked_text().contact_saved(&contact.name);
                let batch = Batch::new().edit(known.as_deref(), &contact);
                keep(app, form, with_primary(app, batch, &contact, form.text("primary") == PRIMARY, was), said);
            }
        }
    });
    // what is typed is kept: this entry stays, and the other one fills its blanks
    let make_one = Callback::new(move |goes: ContactId| {
        let Some(seen) = seen.as_deref() else { return };
        match check(app, form, seen.id, seen.customer) {
            Err(problems) => refuse(form, problems),
            Ok(stays) => {
                form.show_problems(Vec::new());
                let said = app.untracked_text().merge_people_done().to_owned();
                let batch = with_primary(app, Batch::new(), &stays, form.text("primary") == PRIMARY, was);
                app.merge_people(batch, seen, &stays, goes, said, move || {
                    form.finish();
                    app.layer.set(None);
                });
            }
        }
    });
    let handing_out = RwSignal::new(false);
    let delete = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                let name = app.peek::<Contact>(id).map(|it| it.name.clone()).unwrap_or_default();
                keep(app, form, app.without_person(id), app.untracked_text().contact_deleted(&name));
            });
            view! {
                <DeleteButton act />
                <button type="button" class="button" data-kind="quiet" id="export-person" on:click=move |_| app.export_person(handing_out, ErasureOf::Person(id))>
                    {move || app.text().person_export()}
                </button>
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    id="erase-person"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Erase(ErasureOf::Person(id)))))
                >
                    {move || app.text().erase_open()}
                </button>
            }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if is_new { label(Text::contact_new) } else { label(Text::contact_edit) };
    let no_fault = |_: &str| true;
    let email_fits = |text: &str| text.is_empty() || looks_like_email(text);
    let primary = form.field("primary");
    let roles = Signal::derive(move || {
        ContactRole::PARTICULAR.map(|it| (it.name().to_owned(), app.text().contact_role(it).to_owned())).to_vec()
    });
    view! {
        <FormSheet title form submit aside=delete>
            <AlikePeople form customer except=id make_one />
            <div class="fields">
                <TextField name="contact-name" label=label(Text::contact_name) value=form.field("name") problem=form.problem("name") wide=true />
                <TextField name="contact-title" label=label(Text::contact_title) value=form.field("title") hint />
                <TextField name="contact-department" label=label(Text::contact_department) value=form.field("department") hint />
                <ChecksField name="contact-roles" label=label(Text::contact_role_label) value=form.field("roles") choices=roles hint help=label(Text::contact_roles_help) />
                <SeveralField name="contact-phone" words=PHONES kind="tel" first=form.field("phone") first_label=Some(form.field("phone_label")) more=form.field("more_phones") fits=no_fault />
                <SeveralField name="contact-email" words=EMAILS kind="email" first=form.field("email") first_label=None more=form.field("more_emails") fits=email_fits problem=form.problem("email") />
                <TextField name="contact-wechat" label=label(Text::contact_wechat) value=form.field("wechat") hint wide=true />
                <div class="field fields__wide">
                    <label class="several__tick">
                        <span class="check">
                            <input
                                type="checkbox"
                                id="contact-primary"
                                prop:checked=move || primary.with(|it| it == PRIMARY)
                                aria-describedby="contact-primary-help"
                                on:change=move |event| {
                                    primary.set(if event_target_checked(&event) { PRIMARY } else { "" }.to_owned());
                                }
                            />
                        </span>
                        {move || app.text().contact_primary()}
                    </label>
                    <p class="field__help" id="contact-primary-help">{move || app.text().contact_primary_help()}</p>
                </div>
                {(!is_new).then(|| {
                    view! {
                        <TextField name="contact-left" label=label(Text::contact_left_on) value=form.field("left_on") problem=form.problem("left_on") kind="date" hint wide=true />
                        <p class="field__help fields__wide">{label(Text::contact_left_help)}</p>
                    }
                })}
                <ConsentFields form />
            </div>
            {id.map(|id| view! { <FilesPart subject=Subject::Contact(id) name="sheet-files" /> })}
        </FormSheet>
    }
}
