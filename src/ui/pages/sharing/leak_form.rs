//! The form of a leak.

use leptos::prelude::*;

use super::undertakings::contract_choices;
use crate::domain::calendar::moment::{Minute, Moment};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId, IncidentId, SharingScopeId};
use crate::domain::lifecycle::incident::Leaked;
use crate::domain::money::Currency;
use crate::domain::numbering::Numbered;
use crate::domain::sharing::incident::{Incident, Severity};
use crate::domain::sharing::scope::SharingScope;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Problem, now, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::sheets::{DeleteButton, FormSheet, keep_then, refuse};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

/// In how many hours a leak is told where nothing else is said (G5 `breach_notice_hours`).
const USUAL_HOURS: u16 = 24;

fn check(app: App, form: Form, known: Option<&Incident>, id: IncidentId) -> Result<Incident, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
    let on = Date::parse(&form.text("on")).ok();
    let at = Minute::parse(&form.text("at")).ok().filter(|at| *at != Minute::END);
    let found = on.zip(at).and_then(|(on, at)| Moment::new(on, at).ok());
    if on.is_none() {
        problem("on", text.bad_date());
    }
    if at.is_none() {
        problem("at", text.ticket_time_problem());
    }
    if let (Some(found), Ok(now)) = (found, now())
        && found > now
    {
        problem("on", text.refuse_future());
    }
    if form.text("title").is_empty() {
        problem("title", text.undertaking_problem());
    }
    let hours = form.text("hours").parse::<u16>().ok().filter(|it| (1..=72).contains(it));
    if hours.is_none() {
        problem("hours", text.incident_hours_problem());
    }
    let cost = format::parse_amount(&form.text("cost"), Currency::CNY);
    if cost.is_none() && !form.text("cost").is_empty() {
        problem("cost", text.bad_amount());
    }
    let (Some(found), Some(notice_hours), true) = (found, hours, problems.is_empty()) else { return Err(problems) };
    Ok(Incident {
        id,
        number: known
            .map_or_else(|| app.next_number(Numbered::Incident, app.today.get_untracked()), |it| it.number.clone()),
        found,
        title: form.text("title"),
        description: form.text("description"),
        leaked: if form.text("leaked") == "personal" { Leaked::Personal } else { Leaked::Business },
        customer: CustomerId::parse(&form.text("customer")),
        contract: ContractId::parse(&form.text("contract")),
        scope: SharingScopeId::parse(&form.text("scope")),
        records: form.text("records"),
        severity: Severity::of(&form.text("severity")).unwrap_or_default(),
        notice_hours,
        cost,
        by: known.map_or_else(|| untrack(|| app.my_name()), |it| it.by.clone()),
    })
}

fn scope_choices(app: App) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let mut all = app.watch_all::<SharingScope>();
        all.sort_by(|a, b| a.number.cmp(&b.number));
        let none = (String::new(), app.text().scope_of_none().to_owned());
        std::iter::once(none)
            .chain(all.iter().map(|it| (it.id.to_string(), format!("{} · {}", it.number, it.what))))
            .collect()
    })
}

/// What the boxes hold at first.
fn start(app: App, known: Option<&Incident>) -> Vec<(&'static str, String)> {
    let of = |read: fn(&Incident) -> &str| known.map(read).unwrap_or_default().to_owned();
    let opened = now().unwrap_or_else(|_| Moment::start_of(app.today.get_untracked()));
    let found = known.map_or(opened, |it| it.found);
    let leaked = match known.map_or(Leaked::Business, |it| it.leaked) {
        Leaked::Personal => "personal",
        Leaked::Business => "business",
    };
    vec![
        ("title", of(|it| &it.title)),
        ("on", found.date().to_string()),
        ("at", found.minute().to_string()),
        ("leaked", leaked.to_owned()),
        ("severity", known.map(|it| it.severity).unwrap_or_default().name().to_owned()),
        ("customer", known.and_then(|it| it.customer).map(|id| app.peek_survivor(id).to_string()).unwrap_or_default()),
        ("contract", known.and_then(|it| it.contract).map(|id| id.to_string()).unwrap_or_default()),
        ("scope", known.and_then(|it| it.scope).map(|id| id.to_string()).unwrap_or_default()),
        ("records", of(|it| &it.records)),
        ("description", of(|it| &it.description)),
        ("hours", known.map_or(USUAL_HOURS, |it| it.notice_hours).to_string()),
        ("cost", known.and_then(|it| it.cost).map(format::plain_amount).unwrap_or_default()),
    ]
}

/// The sheet: a new leak, or one to edit.
#[component]
pub(in crate::ui) fn LeakSheet(id: Option<IncidentId>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let known = id.and_then(|id| app.peek::<Incident>(id));
    let is_new = known.is_none();
    let key = id.map_or_else(|| "leak/new".to_owned(), |id| format!("leak/{id}"));
    let form = Form::start(app, key, start(app, known.as_deref()));
    let put = move |name: &'static str, id: Option<String>| {
        if let Some(id) = id.filter(|_| untrack(|| form.text(name)).is_empty()) {
            form.field(name).set(id);
        }
    };
    // a row of the register says whose it is, and under which contract
    Effect::new(move || {
        let Some(scope) = SharingScopeId::parse(&form.field("scope").get()).filter(|_| is_new) else { return };
        let Some(scope) = app.peek::<SharingScope>(scope) else { return };
        put("customer", Some(app.peek_survivor(scope.customer).to_string()));
        put("contract", scope.contract.map(|it| it.to_string()));
    });
    // a contract says who the other side is: without one nobody would be told within its hours
    Effect::new(move || {
        let Some(contract) = ContractId::parse(&form.field("contract").get()).filter(|_| is_new) else { return };
        let other = app.peek::<ContractBrief>(contract).map(|it| app.peek_survivor(it.customer).to_string());
        put("customer", other);
    });
    // what the contract says of the time in which a leak is told, as long as nobody wrote another: what an unfinished visit left stays
    let said = StoredValue::new(USUAL_HOURS.to_string());
    Effect::new(move || {
        let contract = ContractId::parse(&form.field("contract").get());
        let scope = SharingScopeId::parse(&form.field("scope").get());
        let Some((_, hours)) = app.leak_hours_agreed(contract, scope) else { return };
        let (hours, before) = (hours.to_string(), said.get_value());
        if is_new && untrack(|| form.text("hours")) == before {
            said.set_value(hours.clone());
            form.field("hours").set(hours);
        }
    });
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| IncidentId::fresh(&mut BrowserIds));
        match check(app, form, before.as_deref(), id) {
            Err(problems) => refuse(form, problems),
            Ok(leak) => {
                let said = app.untracked_text().incident_saved(&leak.number);
                let batch = Batch::new().edit(before.as_deref(), &leak);
                let is_new = before.is_none();
                keep_then(app, form, batch, said, move || {
                    if is_new {
                        router.go(&Route::Incident(id));
                    }
                });
            }
        }
    });
    let aside = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                let number = app.peek::<Incident>(id).map(|it| it.number.clone()).unwrap_or_default();
                let said = app.untracked_text().incident_deleted(&number);
                let batch = app.without_incident(id, Batch::new());
                keep_then(app, form, batch, said, move || router.go(&Route::sharing()));
            });
            view! { <DeleteButton act id="delete-leak" /> }
        })
    };
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if known.is_none() { label(Text::incident_new) } else { label(Text::incident_edit) };
    let leaked = Signal::derive(move || {
        let text = app.text();
        [("business", text.leaked_business()), ("personal", text.leaked_personal())]
            .map(|(name, words)| (name.to_owned(), words.to_owned()))
            .to_vec()
    });
    let severities = Signal::derive(move || {
        Severity::ALL.map(|it| (it.name().to_owned(), app.text().incident_severity_name(it).to_owned())).to_vec()
    });
    let unit = Signal::stored(Currency::CNY.code().to_owned());
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields">
                <TextField name="leak-title" label=label(Text::incident_title) value=form.field("title") problem=form.problem("title") wide=true />
                <TextField name="leak-on" label=label(Text::incident_found_on) value=form.field("on") problem=form.problem("on") kind="date" />
                <TextField name="leak-at" label=label(Text::incident_found_at) value=form.field("at") problem=form.problem("at") kind="time" />
                <ChoiceField name="leak-leaked" label=label(Text::incident_leaked) value=form.field("leaked") choices=leaked />
                <ChoiceField name="leak-severity" label=label(Text::incident_severity) value=form.field("severity") choices=severities />
                <CustomerField name="leak-customer" label=label(Text::customer) value=form.field("customer") none=Text::incident_customer_none optional=true />
                <ChoiceField name="leak-contract" label=label(Text::contract) value=form.field("contract") choices=contract_choices(app) wide=true />
                <ChoiceField name="leak-scope" label=label(Text::kind_sharing_scope) value=form.field("scope") choices=scope_choices(app) wide=true />
                <TextField name="leak-hours" label=label(Text::incident_hours) value=form.field("hours") problem=form.problem("hours") figures=true />
                <TextField name="leak-cost" label=label(Text::incident_cost) value=form.field("cost") problem=form.problem("cost") hint figures=true unit />
                <TextArea name="leak-records" label=label(Text::incident_records) value=form.field("records") hint />
                <TextArea name="leak-description" label=label(Text::incident_description) value=form.field("description") hint />
            </div>
        </FormSheet>
    }
}
