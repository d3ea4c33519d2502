//! What a lead becomes: a customer, the person there, and perhaps an opportunity, in one change.

use leptos::prelude::*;

use super::steps::fact;
use crate::domain::address::Address;
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::customer::{Customer, Level, PartyKind, TradeRole};
use crate::domain::id::{ContactId, CustomerId, LeadId, OpportunityId};
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
        code: String::new(),
        industry: String::new(),
        source: lead.source.clone(),
        address: Address::default(),
        legal_representative: String::new(),
        phone: lead.phone.clone(),
        email: lead.email.clone(),
        bank: BankAccount::default(),
        credit_limit: None,
        owner: lead.owner.clone(),
        since: Some(app.today.get_untracked()),
        note: lead.wish.clone(),
        merged_into: None,
    }
}

fn fresh_contact(lead: &Lead, customer: CustomerId) -> Contact {
    Contact {
        id: ContactId::fresh(&mut BrowserIds),
        customer,
        name: if lead.person.is_empty() { lead.name().to_owned() } else { lead.person.clone() },
        title: lead.title.clone(),
        role: ContactRole::General,
        phone: lead.phone.clone(),
        email: lead.email.clone(),
        wechat: lead.wechat.clone(),
        merged_into: None,
    }
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
    Opportunity {
        id: OpportunityId::fresh(&mut BrowserIds),
        customer,
        name,
        owner: lead.owner.clone(),
        contact: Some(contact),
        amount,
        expected_close: None,
        began_on: today,
        began_in: String::new(),
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
    let known = lead.as_ref().map(|it| known_as(app, it)).unwrap_or_default();
    let first = known.first().map(|(id, _)| id.to_string()).unwrap_or_default();
    let wish = lead.as_ref().map(|it| it.wish.clone()).unwrap_or_default();
    let form = Form::start(
        app,
        format!("lead/convert/{id}"),
        vec![("customer", first), ("opportunity", wish), ("amount", String::new())],
    );
    let submit = Callback::new(move |()| {
        let Some(lead) = app.peek::<Lead>(id) else { return };
        let text = app.untracked_text();
        let typed = form.text("amount");
        let amount = format::parse_amount(&typed, Currency::CNY).filter(|it| it.minor >= 0);
        if amount.is_none() && !typed.is_empty() {
            return refuse(form, vec![Problem { field: "amount", words: text.bad_amount().to_owned() }]);
        }
        let chosen = CustomerId::parse(&form.text("customer")).filter(|id| app.peek::<Customer>(*id).is_some());
        let fresh = chosen.is_none().then(|| fresh_customer(app, &lead));
        let Some(customer) = chosen.or_else(|| fresh.as_ref().map(|it| it.id)) else { return };
        let contact = fresh_contact(&lead, customer);
        let what = form.text("opportunity");
        let opportunity = (!what.is_empty()).then(|| fresh_opportunity(app, &lead, customer, contact.id, what, amount));
        let into = Conversion { customer, contact: contact.id, opportunity: opportunity.as_ref().map(|it| it.id) };
        let Some(event) = fact(app, &lead, Command::Convert { into }) else { return };
        let batch = fresh.iter().fold(Batch::of(&contact), Batch::put);
        let batch = opportunity.iter().fold(batch, Batch::put).put(&event);
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
    view! {
        <FormSheet title form submit action=label(Text::lead_convert)>
            <p class="soft">{move || app.text().lead_convert_lead()}</p>
            <div class="fields">
                <ChoiceField name="convert-customer" label=label(Text::lead_convert_into) value=form.field("customer") choices=customers wide=true />
                <TextField name="convert-opportunity" label=label(Text::lead_convert_opportunity) value=form.field("opportunity") hint=label(Text::lead_convert_opportunity_hint) wide=true />
                <TextField name="convert-amount" label=label(Text::opportunity_amount) value=form.field("amount") problem=form.problem("amount") hint=label(Text::optional) figures=true />
            </div>
        </FormSheet>
    }
}
