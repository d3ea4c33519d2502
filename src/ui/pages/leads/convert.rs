//! What a lead becomes: a customer, the person there, and perhaps an opportunity, in one change.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::steps::fact;
use crate::domain::address::Address;
use crate::domain::contact::Contact;
use crate::domain::contract::circumstances::Size;
use crate::domain::customer::{Customer, Level, PartyKind, TradeRole};
use crate::domain::id::{ContactId, CustomerId, LeadId, OpportunityId};
use crate::domain::invoice_profile::InvoiceProfile;
use crate::domain::lead::Lead;
use crate::domain::lifecycle::lead::{Command, Conversion};
use crate::domain::money::{Currency, Money};
use crate::domain::opportunity::Opportunity;
use crate::domain::own_entity::BankAccount;
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Party, Problem, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::sheets::{FormSheet, keep_then, refuse};
use crate::ui::widgets::field::{ChoiceField, TextField};

/// The customers that this lead may already be, by the one rule for duplicates.
fn known_as(app: App, lead: &Lead) -> Vec<(CustomerId, String)> {
    let party = Party { name: lead.name(), code: "", number: "", email: &lead.email, phones: [&lead.phone, ""] };
    let alike = untrack(|| app.alike_customers(&party, None));
    alike.iter().map(|it| (it.customer, app.customer_name(it.customer))).collect()
}

fn fresh_customer(app: App, lead: &Lead) -> Customer {
    let kind = if lead.company.is_empty() { PartyKind::Person } else { PartyKind::Organisation };
    Customer {
        id: CustomerId::fresh(&mut BrowserIds),
        number: String::new(),
        name: lead.name().to_owned(),
        short_name: String::new(),
        kind,
        role: TradeRole::default(),
        level: Level::default(),
        scale: Size::default(),
        code: String::new(),
        industry: String::new(),
        source: lead.source.clone(),
        address: Address::default(),
        legal_representative: String::new(),
        phone: lead.phone.clone(),
        email: lead.email.clone(),
        primary_contact: None,
        invoice: InvoiceProfile::default(),
        bank: BankAccount::default(),
        credit_limit: None,
        service_levels: Vec::new(),
        service_times: BTreeMap::new(),
        owner: lead.owner.clone(),
        since: Some(app.today.get_untracked()),
        note: lead.wish.clone(),
        tags: Vec::new(),
        parent: None,
        merged_into: None,
        not_same: BTreeMap::new(),
        own: BTreeMap::new(),
    }
}

/// The choice of a new person.
const FRESH: &str = "fresh";

/// The people at a customer who may be the one who asked, the likeliest first: of the same name, then by telephone or e-mail.
fn known_people(app: App, lead: &Lead, customer: CustomerId) -> Vec<Arc<Contact>> {
    untrack(|| {
        let there = app.contacts_of(customer);
        let alike = app.alike_people(customer, lead.asker(), &lead.email, &lead.phone, None);
        let mut people: Vec<Arc<Contact>> = Vec::new();
        for person in alike.into_iter().filter_map(|(it, _)| app.person_named(it.id)) {
            if there.iter().any(|it| it.id == person.id) && !people.iter().any(|it| it.id == person.id) {
                people.push(person);
            }
        }
        people.sort_by_key(|it| it.name.trim() != lead.asker().trim());
        people
    })
}

/// The person that was chosen among those who are known; the likeliest as long as nobody chose.
fn chosen_person(people: &[Arc<Contact>], chosen: &str) -> Option<Arc<Contact>> {
    let same = people.iter().find(|it| it.id.to_string() == chosen);
    same.or(people.first()).filter(|_| chosen != FRESH).cloned()
}

fn fresh_opportunity(
    app: App,
    lead: &Lead,
    customer: CustomerId,
    contact: ContactId,
    name: String,
    amount: Option<Money>,
) -> Opportunity {
    let today = app.today.get_untracked();
    let first = untrack(|| app.sales_stages()).stages.first().map(|it| it.key.0.clone());
    Opportunity {
        id: OpportunityId::fresh(&mut BrowserIds),
        customer,
        name,
        owner: lead.owner.clone(),
        contact: Some(contact),
        further_contacts: Vec::new(),
        amount,
        lines: BTreeMap::new(),
        currency: None,
        probability: None,
        expected_close: None,
        began_on: today,
        began_in: first.unwrap_or_default(),
        competitor: String::new(),
        next: String::new(),
        next_on: None,
        contract: None,
        note: lead.wish.clone(),
    }
}

/// The sheet.
#[component]
pub(in crate::ui) fn ConvertSheet(id: LeadId) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let lead = app.peek::<Lead>(id);
    let name = lead.as_ref().map(|it| it.name().to_owned()).unwrap_or_default();
    let asker = lead.as_ref().map(|it| it.asker().to_owned()).unwrap_or_default();
    let known = lead.as_ref().map(|it| known_as(app, it)).unwrap_or_default();
    let first = known.first().map(|(id, _)| id.to_string()).unwrap_or_default();
    let wish = lead.as_ref().map(|it| it.wish.clone()).unwrap_or_default();
    let form = Form::start(
        app,
        format!("lead/convert/{id}"),
        vec![("customer", first), ("person", String::new()), ("opportunity", wish), ("amount", String::new())],
    );
    let submit = Callback::new(move |()| {
        let Some(lead) = app.peek::<Lead>(id) else { return };
        let text = app.untracked_text();
        let typed = form.text("amount");
        let amount = format::parse_amount(&typed, Currency::CNY).filter(|it| it.minor >= 0);
        if amount.is_none() && !typed.is_empty() {
            return refuse(form, vec![Problem { field: "amount", words: text.bad_amount().to_owned() }]);
        }
        let what = form.text("opportunity");
        if amount.is_some() && what.is_empty() {
            let words = text.lead_convert_amount_alone().to_owned();
            return refuse(form, vec![Problem { field: "opportunity", words }]);
        }
        let chosen = CustomerId::parse(&form.text("customer")).filter(|id| app.peek::<Customer>(*id).is_some());
        let fresh = chosen.is_none().then(|| fresh_customer(app, &lead));
        let Some(customer) = chosen.or_else(|| fresh.as_ref().map(|it| it.id)) else { return };
        let people = chosen.map(|id| known_people(app, &lead, id)).unwrap_or_default();
        let person = chosen_person(&people, &form.text("person"));
        let contact = match &person {
            Some(known) => lead.add_to(known),
            None => lead.contact(ContactId::fresh(&mut BrowserIds), customer),
        };
        let opportunity = (!what.is_empty()).then(|| fresh_opportunity(app, &lead, customer, contact.id, what, amount));
        let into = Conversion { customer, contact: contact.id, opportunity: opportunity.as_ref().map(|it| it.id) };
        let Some(event) = fact(app, &lead, Command::Convert { into }) else { return };
        let batch = if person.as_deref() == Some(&contact) {
            Batch::new()
        } else {
            Batch::new().edit(person.as_deref(), &contact)
        };
        let batch = fresh.iter().fold(batch, Batch::put);
        let batch = opportunity.iter().fold(batch, Batch::put).put(&event);
        let batch = app.carry_follow_ups(id, customer, contact.id, batch);
        let said = text.lead_converted_said(lead.name());
        keep_then(app, form, batch, said, move || router.go(&Route::customer(customer)));
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let called = name.clone();
    let title = Signal::derive(move || app.text().lead_convert_title(&called));
    let customers = Signal::derive(move || {
        let fresh = (String::new(), app.text().lead_convert_fresh(&name));
        let same = known.iter().map(|(id, name)| (id.to_string(), app.text().lead_convert_same(name)));
        same.chain(std::iter::once(fresh)).collect::<Vec<_>>()
    });
    let people = Memo::new(move |_| {
        let customer = form.field("customer").with(|id| CustomerId::parse(id));
        lead.as_ref().zip(customer).map(|(lead, customer)| known_people(app, lead, customer)).unwrap_or_default()
    });
    let persons = Signal::derive(move || {
        let text = app.text();
        let known = |it: &Arc<Contact>| {
            let reach = [&it.name, &it.phone, &it.email].map(String::as_str);
            let reach = reach.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            (it.id.to_string(), text.lead_convert_same(&reach))
        };
        let known: Vec<(String, String)> = people.with(|people| people.iter().map(known).collect());
        known
            .into_iter()
            .chain(std::iter::once((FRESH.to_owned(), text.lead_convert_fresh(&asker))))
            .collect::<Vec<_>>()
    });
    view! {
        <FormSheet title form submit action=label(Text::lead_convert)>
            <p class="soft">{move || app.text().lead_convert_lead()}</p>
            <div class="fields">
                <ChoiceField name="convert-customer" label=label(Text::lead_convert_into) value=form.field("customer") choices=customers wide=true />
                <Show when=move || people.with(|people| !people.is_empty())>
                    <ChoiceField name="convert-person" label=label(Text::lead_person) value=form.field("person") choices=persons wide=true />
                </Show>
                <TextField name="convert-opportunity" label=label(Text::lead_convert_opportunity) value=form.field("opportunity") problem=form.problem("opportunity") hint=label(Text::lead_convert_opportunity_hint) wide=true />
                <TextField name="convert-amount" label=label(Text::opportunity_amount) value=form.field("amount") problem=form.problem("amount") hint=label(Text::optional) figures=true />
            </div>
        </FormSheet>
    }
}
