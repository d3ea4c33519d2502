//! The form of a dispute.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::dispute::claim::{Head, HeadSort, Source};
use crate::domain::dispute::delay::DeliveryDelay;
use crate::domain::dispute::matter::Matter;
use crate::domain::dispute::{Dispute, Side, Subject};
use crate::domain::duties::matter::Matter as Owed;
use crate::domain::id::{ContractId, CustomerId, DisputeId, IncidentId, InstalmentId, TicketEventId, TicketId};
use crate::domain::lifecycle::dispute::deadline::{LimitationPut, StatutoryTimes};
use crate::domain::lifecycle::incident::Command as IncidentCommand;
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::lifecycle::ticket::command::Command as TicketCommand;
use crate::domain::numbering::Numbered;
use crate::domain::sharing::incident::{IncidentEvent, concerned};
use crate::domain::sharing::scope::SharingScope;
use crate::domain::ticket::{Ticket, TicketEvent};
use crate::i18n::Text;
use crate::state::{
    App, Batch, BrowserIds, DisputeFrom, DutyItem, Form, Problem, Tone, UndoOffer, case_of, now, use_app,
};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::sheets::{DeleteButton, FormSheet, keep_then, refuse};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::whose::owners;

/// What a new dispute is told at first by what it comes of.
#[derive(Clone, Default)]
struct Begun {
    customer: Option<CustomerId>,
    contract: Option<ContractId>,
    subject: Subject,
    claimant: Side,
    title: String,
    facts: String,
    demand: String,
    known_on: Option<Date>,
    ticket: Option<TicketId>,
    incident: Option<IncidentId>,
    instalment: Option<InstalmentId>,
    duty: String,
    duty_title: String,
    heads: Vec<Head>,
}

fn head(sort: HeadSort) -> Head {
    Head { sort, source: Source::Account, note: String::new() }
}

/// What the damages come to that a contract agreed for a leak (G4), as a head of claim.
fn agreed_damages(app: App, contract: ContractId) -> Option<Head> {
    let sum = app.peek::<ContractBrief>(contract)?.secrecy?.damages?;
    let note = app.untracked_text().secrecy_damages().to_owned();
    Some(Head { sort: HeadSort::Damages, source: Source::Amount(sum), note })
}

/// What late delivery costs by the contract (S5), as a head of claim: of all that it sells, whose price may be changed where a part came in
/// time. Nothing of any other duty, and where the contract leaves it at the loss that is proven.
fn late_delivery(item: &DutyItem) -> Option<Head> {
    let brief = &item.contract;
    let is_delivery = item.promise().is_some_and(|it| matches!(it.matter, Owed::Deliver { .. }));
    let terms = brief.late_delivery.filter(|it| is_delivery && it.rate.0 > 0 && brief.unreckoned.is_none())?;
    let due = item.row.due.day()?;
    let delay = DeliveryDelay { price: brief.total, rate: terms.rate, cap: terms.cap, due, came: None };
    Some(Head { sort: HeadSort::Damages, source: Source::Delivery(delay), note: String::new() })
}

/// What a dispute is about that comes of a ticket: what the clause says that it touches, else how good what was delivered is.
fn subject_of(ticket: &Ticket) -> Subject {
    let touched = ticket.clause.map(Subject::of_clause).or_else(|| ticket.area.map(Subject::of_area));
    touched.filter(|it| *it != Subject::Other).unwrap_or(Subject::Quality)
}

fn begun(app: App, from: DisputeFrom) -> Begun {
    let text = app.untracked_text();
    let of_contract = |id: ContractId| app.peek::<ContractBrief>(id).map(|it| it.customer);
    match from {
        DisputeFrom::Blank => Begun::default(),
        DisputeFrom::Customer(id) => Begun { customer: Some(id), ..Begun::default() },
        DisputeFrom::Contract(id) => Begun { customer: of_contract(id), contract: Some(id), ..Begun::default() },
        DisputeFrom::Part(contract, part) => {
            let account = app.account_on(contract, app.today.get_untracked());
            let late = account.as_ref().and_then(|it| it.parts.iter().find(|it| it.id == part));
            Begun {
                customer: of_contract(contract),
                contract: Some(contract),
                subject: Subject::Payment,
                title: late.map(|it| text.part_called(it.number, it.label.as_ref())).unwrap_or_default(),
                known_on: late.and_then(|it| match it.due {
                    crate::domain::collection::DueDay::On(day) => day.plus_days(1).ok(),
                    crate::domain::collection::DueDay::AwaitsEvent => None,
                }),
                instalment: Some(part),
                heads: vec![head(HeadSort::Principal), head(HeadSort::LateFee), head(HeadSort::Cost)],
                ..Begun::default()
            }
        }
        DisputeFrom::Ticket(id) => app.peek::<Ticket>(id).map_or_else(Begun::default, |it| Begun {
            customer: Some(it.customer),
            contract: it.contract,
            subject: subject_of(&it),
            claimant: if it.kind == TicketKind::Complaint { Side::Them } else { Side::Us },
            title: it.title.clone(),
            facts: it.description.clone(),
            demand: it.wish.clone(),
            known_on: Some(it.received.date()),
            ticket: Some(id),
            ..Begun::default()
        }),
        DisputeFrom::Incident(id) => app.leak_today(id).map_or_else(Begun::default, |it| {
            let row = it.incident.scope.and_then(|id| app.peek::<SharingScope>(id));
            let contract = concerned(it.incident.contract, row.as_deref());
            Begun {
                customer: it.incident.customer.or_else(|| contract.and_then(of_contract)),
                contract,
                subject: Subject::Confidentiality,
                title: it.incident.title.clone(),
                facts: it.incident.description.clone(),
                known_on: Some(it.incident.found.date()),
                incident: Some(id),
                heads: contract.and_then(|id| agreed_damages(app, id)).into_iter().collect(),
                ..Begun::default()
            }
        }),
        DisputeFrom::Duty(slot) => untrack(|| app.duty(slot)).map_or_else(Begun::default, |it| {
            let title = app.duty_title(text, &it);
            Begun {
                customer: Some(it.contract.customer),
                contract: Some(slot.contract),
                subject: it
                    .promise()
                    .map_or_else(|| Subject::of_area(it.area), |promise| Subject::of_clause(promise.matter.clause())),
                claimant: Side::claims_from(it.bearer),
                heads: late_delivery(&it).into_iter().collect(),
                title: title.clone(),
                known_on: it.row.due.day(),
                duty: it.id.clone(),
                duty_title: title,
                ..Begun::default()
            }
        }),
    }
}

fn of_dispute(it: &Dispute) -> Begun {
    Begun {
        customer: Some(it.customer),
        contract: it.contract,
        subject: it.subject,
        claimant: it.claimant,
        title: it.title.clone(),
        facts: it.facts.clone(),
        demand: it.demand.clone(),
        known_on: Some(it.known_on),
        ticket: it.ticket,
        incident: it.incident,
        instalment: it.instalment,
        duty: it.duty.clone(),
        duty_title: it.duty_title.clone(),
        heads: it.heads.clone(),
    }
}

fn check(app: App, form: Form, known: Option<&Dispute>, begun: &Begun, id: DisputeId) -> Result<Dispute, Vec<Problem>> {
    let text = app.untracked_text();
    let today = app.today.get_untracked();
    let mut problems = Vec::new();
    let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
    let raised = Date::parse(&form.text("raised"));
    let breach = Date::parse(&form.text("known"));
    let anew = form.text("anew");
    let anew_on = Date::parse(&anew).ok();
    let first =
        known.and_then(|it| app.dispute_today(it.id)).and_then(|it| it.course.told.iter().map(|it| it.on).min());
    match raised {
        Err(_) => problem("raised", text.bad_date()),
        Ok(day) if day > today => problem("raised", text.disputes_future_problem()),
        Ok(day) if first.is_some_and(|first| day > first) => problem("raised", text.disputes_moved_problem()),
        Ok(_) => {}
    }
    match breach {
        Err(_) => problem("known", text.bad_date()),
        Ok(day) if day > today => problem("known", text.disputes_future_problem()),
        Ok(_) => {}
    }
    match anew_on {
        None if !anew.is_empty() => problem("anew", text.bad_date()),
        Some(day) if day > today => problem("anew", text.disputes_future_problem()),
        Some(_) | None => {}
    }
    let months = form.text("months").parse::<u16>().ok().filter(|it| (1..=240).contains(it));
    if months.is_none() {
        problem("months", text.disputes_months_problem());
    }
    if form.text("title").is_empty() {
        problem("title", text.disputes_title_problem());
    }
    let customer = CustomerId::parse(&form.text("customer"));
    if customer.is_none() {
        problem("customer", text.disputes_customer_problem());
    }
    let is_theirs = |it: &ContractBrief| {
        customer.is_some_and(|customer| app.peek_survivor(customer) == app.peek_survivor(it.customer))
    };
    let contract = ContractId::parse(&form.text("contract"));
    let contract = contract.filter(|id| app.peek::<ContractBrief>(*id).is_some_and(|it| is_theirs(&it)));
    let same = known.filter(|it| it.contract == contract);
    let binding = match (same, contract) {
        (Some(known), Some(_)) => known.binding.clone(),
        (_, None) => None,
        (None, Some(id)) => {
            let binding = untrack(|| app.dispute_binding(id));
            if binding.is_none() && untrack(|| app.terms_in_force(id)).is_none() {
                problem("contract", text.disputes_contract_loading());
            }
            binding
        }
    };
    let (Some(customer), Ok(raised_on), Ok(known_on), Some(limitation_months), true) =
        (customer, raised, breach, months, problems.is_empty())
    else {
        return Err(problems);
    };
    // what belongs to another contract says nothing of this one
    let kept = begun.contract == contract;
    Ok(Dispute {
        id,
        number: known.map_or_else(|| app.next_number(Numbered::Dispute, raised_on), |it| it.number.clone()),
        customer,
        contract,
        binding,
        subject: Subject::of(&form.text("subject")).unwrap_or_default(),
        claimant: Side::of(&form.text("claimant")).unwrap_or_default(),
        title: form.text("title"),
        facts: form.text("facts"),
        demand: form.text("demand"),
        raised_on,
        known_on,
        anew_on,
        limitation_months,
        heads: known.map_or_else(|| if kept { begun.heads.clone() } else { Vec::new() }, |it| it.heads.clone()),
        ticket: begun.ticket,
        incident: begun.incident,
        instalment: begun.instalment.filter(|_| kept),
        duty: if kept { begun.duty.clone() } else { String::new() },
        duty_title: if kept { begun.duty_title.clone() } else { String::new() },
        further: known.map(|it| further(it, kept)).unwrap_or_default(),
        owner: form.text("owner"),
    })
}

/// What else it is about; under another contract only what belongs to none.
fn further(known: &Dispute, kept: bool) -> Vec<Matter> {
    known.further.iter().filter(|it| kept || !it.is_of_contract()).cloned().collect()
}

/// What the ticket says of it: a dispute was opened. `None` where its life does not allow it any more.
fn on_ticket(app: App, ticket: TicketId, dispute: DisputeId) -> Option<TicketEvent> {
    let now = now().ok()?;
    let case = case_of(app, ticket, now)?;
    let at = case.course.state.since().map_or(now, |last| last.max(now));
    let command = TicketCommand::OpenDispute { dispute };
    let event = case.course.state.decide(Entry::new(at, command), at, &app.ticket_facts(&case)).ok()?;
    let by = untrack(|| app.my_name());
    let (id, level) = (TicketEventId::fresh(&mut BrowserIds), Some(case.ticket.severity));
    Some(TicketEvent { id, ticket, at: event.on, by, fact: event.what, level })
}

/// What the leak says of it. `None` where a dispute was opened of it already.
fn on_leak(app: App, incident: IncidentId, dispute: DisputeId) -> Option<IncidentEvent> {
    app.leak_step(&app.leak_today(incident)?, IncidentCommand::OpenDispute { dispute }).ok()
}

/// The contracts of a customer, after the words for none.
fn contract_choices(app: App, at: Memo<Option<CustomerId>>) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let text = app.text();
        let mut all = vec![(String::new(), text.disputes_contract_none().to_owned())];
        let Some(customer) = at.get() else { return all };
        let named = |it: &ContractBrief| {
            let words = [it.number.as_str(), text.wording(&it.title)];
            words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
        };
        all.extend(app.contracts_of(customer).iter().map(|it| (it.id.to_string(), named(it))));
        all
    })
}

/// The sheet: a new dispute, or one to edit.
#[component]
pub(in crate::ui) fn DisputeSheet(from: DisputeFrom, id: Option<DisputeId>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let known = id.and_then(|id| app.peek::<Dispute>(id));
    let is_new = known.is_none();
    let first = known.as_deref().map_or_else(|| begun(app, from), of_dispute);
    let today = app.today.get_untracked();
    let key = match (id, from) {
        (Some(id), _) => format!("dispute/{id}"),
        (None, DisputeFrom::Blank) => "dispute/new".to_owned(),
        (None, DisputeFrom::Customer(id)) => format!("dispute/new/{id}"),
        (None, DisputeFrom::Contract(id)) => format!("dispute/new/{id}"),
        (None, DisputeFrom::Part(_, id)) => format!("dispute/new/{id}"),
        (None, DisputeFrom::Ticket(id)) => format!("dispute/new/{id}"),
        (None, DisputeFrom::Incident(id)) => format!("dispute/new/{id}"),
        (None, DisputeFrom::Duty(slot)) => format!("dispute/new/{}/{:x}", slot.contract, slot.digest),
    };
    let months = known.as_deref().map_or(StatutoryTimes::default().limitation, |it| it.limitation_months);
    let owner = known.as_deref().map_or_else(|| untrack(|| app.my_name()), |it| it.owner.clone());
    let customer = first.customer.map(|id| app.peek_survivor(id).to_string()).unwrap_or_default();
    let form = Form::start(
        app,
        key,
        vec![
            ("customer", customer),
            ("contract", first.contract.map(|id| id.to_string()).unwrap_or_default()),
            ("subject", first.subject.name().to_owned()),
            ("claimant", first.claimant.name().to_owned()),
            ("title", first.title.clone()),
            ("facts", first.facts.clone()),
            ("demand", first.demand.clone()),
            ("raised", known.as_deref().map_or(today, |it| it.raised_on).to_string()),
            ("known", first.known_on.unwrap_or(today).min(today).to_string()),
            ("anew", known.as_deref().and_then(|it| it.anew_on).map(|it| it.to_string()).unwrap_or_default()),
            ("months", months.to_string()),
            ("owner", owner),
        ],
    );
    let chosen = Memo::new(move |_| CustomerId::parse(&form.field("customer").get()));
    let under = Memo::new(move |_| ContractId::parse(&form.field("contract").get()));
    let put = StoredValue::new(LimitationPut::found(&form.field("months").get_untracked()));
    // the whole contract is read while the form is filled in: what it says of disputes is kept with this one
    Effect::new(move |_| {
        // the limitation that the law gives the contract, or a dispute under none; nothing while the contract is on its way
        let lawful = match under.get() {
            Some(contract) => {
                let _read = app.dispute_binding(contract);
                app.terms_in_force(contract).map(|(_, terms)| StatutoryTimes::of(&terms).limitation)
            }
            None => Some(StatutoryTimes::default().limitation),
        };
        let Some(lawful) = lawful.filter(|_| is_new) else { return };
        // unless somebody has said another
        let months = form.field("months");
        let now = months.get_untracked();
        let new = put.try_update_value(|put| put.follow(&now, lawful)).flatten().map(|it| it.to_string());
        if let Some(new) = new.filter(|new| *new != now) {
            months.set(new);
        }
    });
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| DisputeId::fresh(&mut BrowserIds));
        match check(app, form, before.as_deref(), &first, id) {
            Err(problems) => refuse(form, problems),
            Ok(dispute) => {
                let said = app.untracked_text().disputes_saved(&dispute.number);
                let batch = Batch::new().edit(before.as_deref(), &dispute);
                let go = before.is_none();
                let told = dispute.ticket.filter(|_| go).and_then(|ticket| on_ticket(app, ticket, id));
                let batch = told.iter().fold(batch, Batch::put);
                app.renew_today();
                let leak = dispute.incident.filter(|_| go).and_then(|incident| on_leak(app, incident, id));
                let batch = leak.iter().fold(batch, Batch::put);
                keep_then(app, form, batch, said, move || {
                    if go {
                        router.go(&Route::Dispute(id));
                    }
                });
            }
        }
    });
    let aside = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                if app.dispute_today(id).is_some_and(|it| it.course.owed().is_some()) {
                    return app.say(app.untracked_text().owed_no_delete(), Tone::Trouble, UndoOffer::None);
                }
                let number = app.peek::<Dispute>(id).map(|it| it.number.clone()).unwrap_or_default();
                let batch = app.without_dispute(id, Batch::new());
                let said = app.untracked_text().disputes_deleted(&number);
                // the page beneath is that of the dispute
                keep_then(app, form, batch, said, move || router.go(&Route::disputes()));
            });
            view! { <DeleteButton act id="delete-dispute" /> }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if is_new { label(Text::disputes_new) } else { label(Text::disputes_edit) };
    let subjects = Signal::derive(move || {
        Subject::ALL.map(|it| (it.name().to_owned(), app.text().dispute_subject(it).to_owned())).to_vec()
    });
    let sides = Signal::derive(move || {
        Side::ALL.map(|it| (it.name().to_owned(), app.text().dispute_side(it).to_owned())).to_vec()
    });
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields">
                <CustomerField name="dispute-customer" label=label(Text::customer) value=form.field("customer") none=Text::disputes_customer_none problem=form.problem("customer") />
                <ChoiceField name="dispute-contract" label=label(Text::contract) value=form.field("contract") choices=contract_choices(app, chosen) problem=form.problem("contract") wide=true />
                <TextField name="dispute-title" label=label(Text::disputes_title) value=form.field("title") problem=form.problem("title") wide=true />
                <ChoiceField name="dispute-subject" label=label(Text::disputes_subject) value=form.field("subject") choices=subjects />
                <ChoiceField name="dispute-claimant" label=label(Text::disputes_claimant) value=form.field("claimant") choices=sides />
                <TextArea name="dispute-facts" label=label(Text::disputes_facts) value=form.field("facts") hint />
                <TextArea name="dispute-demand" label=label(Text::disputes_demand) value=form.field("demand") hint />
                <TextField name="dispute-raised" label=label(Text::disputes_raised_on) value=form.field("raised") problem=form.problem("raised") kind="date" />
                <TextField name="dispute-known" label=label(Text::disputes_known_on) value=form.field("known") problem=form.problem("known") kind="date" />
                <TextField name="dispute-months" label=label(Text::disputes_months) value=form.field("months") problem=form.problem("months") figures=true />
                <TextField name="dispute-anew" label=label(Text::disputes_anew_on) value=form.field("anew") problem=form.problem("anew") kind="date" hint />
                <TextField name="dispute-owner" label=label(Text::disputes_owner) value=form.field("owner") suggestions=owners(app) wide=true />
            </div>
        </FormSheet>
    }
}
