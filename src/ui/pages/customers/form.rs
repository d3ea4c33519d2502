//! The form of a customer: raw text in, a checked customer out.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::group::{ParentField, circle_words};
use super::invoice::{InvoiceFields, invoice_boxes, read_invoice};
use super::merge::alike::AlikeCustomers;
use super::own::{OwnBoxes, OwnInputs};
use super::tags::tag_names;
use crate::domain::address::Address;
use crate::domain::contract::circumstances::Size;
use crate::domain::contract::named::NamedParty;
use crate::domain::customer::{Customer, Level, PartyKind, TradeRole};
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::money::{Currency, Money};
use crate::domain::own_entity::BankAccount;
use crate::domain::registration_code::RegistrationCode;
use crate::domain::tags::split;
use crate::i18n::Text;
use crate::i18n::format::{parse_amount, plain_amount};
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::sheets::{FormSheet, keep_then, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::tags::{TagsField, boxed};
use crate::ui::widgets::whose::owners;

const KINDS: [(&str, PartyKind); 2] = [("organisation", PartyKind::Organisation), ("person", PartyKind::Person)];
/// How a customer deals with us: the name in forms and addresses.
pub(super) const ROLES: [(&str, TradeRole); 3] =
    [("customer", TradeRole::Customer), ("distributor", TradeRole::Distributor), ("partner", TradeRole::Partner)];
/// The levels: the name in forms and addresses.
pub(super) const LEVELS: [(&str, Level); 4] = [("A", Level::A), ("B", Level::B), ("C", Level::C), ("D", Level::D)];

/// The level of a name.
pub(super) fn level_named(name: &str) -> Option<Level> {
    LEVELS.iter().find(|(it, _)| *it == name).map(|(_, level)| *level)
}

/// The role of a name.
pub(super) fn role_named(name: &str) -> Option<TradeRole> {
    ROLES.iter().find(|(it, _)| *it == name).map(|(_, role)| *role)
}

/// The name of a choice in its list.
fn name_of<T: PartialEq>(choices: &[(&'static str, T)], value: &T) -> String {
    choices.iter().find(|(_, it)| it == value).map(|(name, _)| (*name).to_owned()).unwrap_or_default()
}

/// The choice of a name, or the usual one.
fn chosen<T: Copy + Default>(choices: &[(&'static str, T)], name: &str) -> T {
    choices.iter().find(|(it, _)| *it == name).map(|(_, value)| *value).unwrap_or_default()
}

fn boxes(app: App, own: OwnBoxes, customer: Option<&Customer>) -> Vec<(&'static str, String)> {
    let parent = customer.and_then(|it| it.parent).and_then(|id| app.peek_party(id));
    let text = |read: fn(&Customer) -> &str| customer.map(read).unwrap_or_default().to_owned();
    let mut boxes = vec![
        ("name", text(|it| &it.name)),
        ("short_name", text(|it| &it.short_name)),
        ("number", text(|it| &it.number)),
        ("kind", name_of(&KINDS, &customer.map(|it| it.kind).unwrap_or_default())),
        ("role", name_of(&ROLES, &customer.map(|it| it.role).unwrap_or_default())),
        ("level", name_of(&LEVELS, &customer.map(|it| it.level).unwrap_or_default())),
        ("scale", customer.map(|it| it.scale).unwrap_or_default().name().to_owned()),
        ("code", text(|it| &it.code)),
        ("industry", text(|it| &it.industry)),
        ("source", text(|it| &it.source)),
        ("region", text(|it| &it.address.region)),
        ("address", text(|it| &it.address.line)),
        ("representative", text(|it| &it.legal_representative)),
        ("phone", text(|it| &it.phone)),
        ("email", text(|it| &it.email)),
        ("bank", text(|it| &it.bank.bank)),
        ("account", text(|it| &it.bank.account)),
        ("credit_limit", customer.and_then(|it| it.credit_limit).map(plain_amount).unwrap_or_default()),
        ("owner", text(|it| &it.owner)),
        ("since", customer.and_then(|it| it.since).map(|date| date.to_string()).unwrap_or_default()),
        ("note", text(|it| &it.note)),
        ("tags", boxed(customer.map(|it| it.tags.as_slice()).unwrap_or_default())),
        ("parent", parent.map(|it| it.id.to_string()).unwrap_or_default()),
    ];
    boxes.extend(invoice_boxes(customer));
    boxes.extend(own.fresh(customer));
    boxes
}

/// What a text says of a party, in its boxes.
fn as_named(boxes: &mut [(&'static str, String)], named: &NamedParty) {
    let kind = name_of(&KINDS, &named.kind);
    for (name, value) in boxes {
        *value = match *name {
            "name" => named.name.clone(),
            "kind" => kind.clone(),
            "code" => named.code.clone(),
            "region" => named.address.region.clone(),
            "address" => named.address.line.clone(),
            "representative" => named.legal_representative.clone(),
            "phone" => named.phone.clone(),
            "email" => named.email.clone(),
            "bank" => named.bank.bank.clone(),
            "account" => named.bank.account.clone(),
            _ => continue,
        };
    }
}

/// The customer that the boxes describe, or what is wrong with them.
fn check(app: App, form: Form, own: OwnBoxes, id: CustomerId) -> Result<Customer, Vec<Problem>> {
    let text = app.text();
    let mut problems = Vec::new();
    let mut wrong = |field: &'static str, words: String| problems.push(Problem { field, words });
    let name = form.text("name");
    if name.is_empty() {
        wrong("name", text.customer_missing_name().to_owned());
    }
    let code = match form.text("code") {
        empty if empty.is_empty() => empty,
        written => match RegistrationCode::read(&written) {
            Ok(code) => code.as_str().to_owned(),
            Err(fault) => {
                wrong("code", text.registration_code_fault(&fault));
                written
            }
        },
    };
    let email = form.text("email");
    if !email.is_empty() && !looks_like_email(&email) {
        wrong("email", text.customer_bad_email().to_owned());
    }
    if !form.text("invoice_paste").is_empty() {
        wrong("invoice_paste", text.invoice_unread().to_owned());
    }
    let credit_limit = optional(&form.text("credit_limit"), |written| {
        parse_amount(written, Currency::CNY).filter(|amount| amount.minor >= 0)
    });
    let since = optional(&form.text("since"), |written| Date::parse(written).ok());
    if credit_limit.is_err() {
        wrong("credit_limit", text.customer_bad_amount().to_owned());
    }
    if since.is_err() {
        wrong("since", text.customer_bad_date().to_owned());
    }
    let parent = CustomerId::parse(&form.text("parent"));
    if let Some(words) = parent.and_then(|parent| circle_words(app, id, &name, parent)) {
        wrong("parent", words);
    }
    // the one that was named stands as it was named, also when it is part of another one by now
    let named = app.peek::<Customer>(id).and_then(|it| it.parent);
    let parent = if named.map(|named| app.peek_survivor(named)) == parent { named } else { parent };
    let stored = app.peek::<Customer>(id);
    let own = own.read(text, form, stored.as_deref()).unwrap_or_else(|found| {
        problems.extend(found);
        BTreeMap::new()
    });
    let (Ok(credit_limit), Ok(since), true) = (credit_limit, since, problems.is_empty()) else {
        return Err(problems);
    };
    Ok(Customer {
        id,
        number: form.text("number"),
        name,
        short_name: form.text("short_name"),
        kind: chosen(&KINDS, &form.text("kind")),
        role: chosen(&ROLES, &form.text("role")),
        level: chosen(&LEVELS, &form.text("level")),
        scale: Size::named(&form.text("scale")).unwrap_or_default(),
        code,
        industry: form.text("industry"),
        source: form.text("source"),
        address: Address { region: form.text("region"), line: form.text("address") },
        legal_representative: form.text("representative"),
        phone: form.text("phone"),
        email,
        // the form of the person says who it is
        primary_contact: stored.as_ref().and_then(|it| it.primary_contact),
        invoice: read_invoice(form),
        bank: BankAccount { bank: form.text("bank"), account: form.text("account") },
        credit_limit: credit_limit as Option<Money>,
        service_levels: stored.as_ref().map(|it| it.service_levels.clone()).unwrap_or_default(),
        service_times: stored.as_ref().map(|it| it.service_times.clone()).unwrap_or_default(),
        owner: form.text("owner"),
        since: since as Option<Date>,
        note: form.text("note"),
        tags: split(&form.text("tags")),
        parent,
        // only the pages that compare two customers write these
        merged_into: stored.as_ref().and_then(|it| it.merged_into),
        not_same: stored.map(|it| it.not_same.clone()).unwrap_or_default(),
        own,
    })
}

/// Nothing written is nothing meant; something written must read.
fn optional<T>(written: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, ()> {
    if written.is_empty() { Ok(None) } else { read(written).map(Some).ok_or(()) }
}

/// The sheet: a new customer, or one to edit.
#[component]
pub(in crate::ui) fn CustomerSheet(id: Option<CustomerId>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let known = id.and_then(|id| app.peek::<Customer>(id));
    let is_new = known.is_none();
    let key = id.map_or_else(|| "customer/new".to_owned(), |id| format!("customer/{id}"));
    let own = OwnBoxes::open(app);
    // one that contracts name and the book does not have begins with what their texts say of it
    let named = id.filter(|_| is_new).and_then(|id| untrack(|| app.named_in_contracts(id)));
    let mut fresh = boxes(app, own, known.as_deref());
    if let Some(named) = named {
        as_named(&mut fresh, &named);
    }
    let form = Form::start(app, key, fresh);
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| CustomerId::fresh(&mut BrowserIds));
        match check(app, form, own, id) {
            Err(problems) => refuse(form, problems),
            Ok(customer) => {
                let text = app.text();
                let said =
                    if is_new { text.customer_created(&customer.name) } else { text.customer_saved(&customer.name) };
                let batch = Batch::new().edit(known.as_deref(), &customer);
                let batch = match known.as_deref() {
                    Some(before) => app.with_owner_of(batch, before, &customer),
                    None => batch,
                };
                keep_then(app, form, batch, said, move || {
                    if is_new {
                        router.go(&Route::customer(id));
                    }
                });
            }
        }
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if is_new { label(Text::new_customer) } else { label(Text::customer_edit) };
    let kinds = Signal::derive(move || {
        KINDS.map(|(name, it)| (name.to_owned(), app.text().party_kind(it).to_owned())).to_vec()
    });
    let roles = Signal::derive(move || {
        ROLES.map(|(name, it)| (name.to_owned(), app.text().trade_role(it).to_owned())).to_vec()
    });
    let levels =
        Signal::derive(move || LEVELS.map(|(name, it)| (name.to_owned(), app.text().level(it).to_owned())).to_vec());
    let scales = Signal::derive(move || {
        let unknown = (String::new(), app.text().scale_unknown().to_owned());
        let named = Size::NAMED.into_iter().map(|it| (it.name().to_owned(), app.text().scale(it).to_owned()));
        std::iter::once(unknown).chain(named).collect::<Vec<_>>()
    });
    let known_tags = tag_names(app);
    let value = move |name: &'static str| form.field(name);
    let problem = move |name: &'static str| form.problem(name);
    view! {
        <FormSheet title form submit>
            <AlikeCustomers form except=id />
            <div class="fields">
                <TextField name="customer-name" label=label(Text::customer_name) value=value("name") problem=problem("name") wide=true />
                <TextField name="customer-short-name" label=label(Text::customer_short_name) value=value("short_name") hint />
                <TextField name="customer-number" label=label(Text::customer_number) value=value("number") hint />
                <ChoiceField name="customer-kind" label=label(Text::customer_kind) value=value("kind") choices=kinds />
                <ChoiceField name="customer-role" label=label(Text::customer_role) value=value("role") choices=roles />
                <ChoiceField name="customer-level" label=label(Text::customer_level) value=value("level") choices=levels />
                <TextField name="customer-owner" label=label(Text::customer_owner) value=value("owner") hint suggestions=owners(app) />
                <TextField name="customer-code" label=label(Text::customer_code) value=value("code") problem=problem("code") hint wide=true />
                <TextField name="customer-representative" label=label(Text::customer_representative) value=value("representative") hint />
                <TextField name="customer-phone" label=label(Text::customer_phone) value=value("phone") kind="tel" hint />
                <TextField name="customer-email" label=label(Text::customer_email) value=value("email") problem=problem("email") hint wide=true />
                <TextField name="customer-region" label=label(Text::customer_region) value=value("region") hint />
                <TextField name="customer-industry" label=label(Text::customer_industry) value=value("industry") hint />
                <ChoiceField name="customer-scale" label=label(Text::customer_scale) value=value("scale") choices=scales wide=true />
                <TextField name="customer-address" label=label(Text::customer_address) value=value("address") hint wide=true />
                <TextField name="customer-bank" label=label(Text::customer_bank) value=value("bank") hint />
                <TextField name="customer-account" label=label(Text::customer_account) value=value("account") hint />
                <TextField name="customer-credit-limit" label=label(Text::customer_credit_limit) value=value("credit_limit") problem=problem("credit_limit") hint unit=Signal::stored("CNY".to_owned()) figures=true />
                <InvoiceFields form />
                <TextField name="customer-since" label=label(Text::customer_since) value=value("since") problem=problem("since") kind="date" hint />
                <TextField name="customer-source" label=label(Text::customer_source) value=value("source") hint wide=true />
                <TagsField name="customer-tags" label=label(Text::customer_tags) value=value("tags") hint known=known_tags />
                <OwnInputs own form />
                <ParentField id value=value("parent") problem=problem("parent") />
                <TextArea name="customer-note" label=label(Text::customer_note) value=value("note") hint />
            </div>
        </FormSheet>
    }
}

/// One @ with something before it and a dot in what follows: enough to catch a slip, never refusing a real address.
pub(in crate::ui) fn looks_like_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && !domain.contains('@')
            && !text.chars().any(char::is_whitespace)
            && domain.split('.').count() > 1
            && domain.split('.').all(|part| !part.is_empty())
    })
}
