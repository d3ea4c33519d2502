//! The form of a ticket.

use std::sync::Arc;

use leptos::prelude::*;

use super::clause::{clause_choices, touched_clause};
use super::fields::{area_choices, area_named, area_value};
use super::steps::today;
use crate::domain::calendar::moment::{Minute, Moment};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::service::{ServiceChannel, Urgency};
use crate::domain::date::Date;
use crate::domain::id::{ContactId, ContractId, CustomerId, ProductId, TicketId};
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::merging::still_named;
use crate::domain::numbering::Numbered;
use crate::domain::product::Product;
use crate::domain::service_promise::Source;
use crate::domain::ticket::{Ticket, TouchedDuty};
use crate::domain::ticket_fixed::Fixed;
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, DutyItem, Form, Problem, Tone, UndoOffer, now, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::sheets::{DeleteButton, FormSheet, keep_then, refuse};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::parties::people_choices;

/// What the form says, apart from what has to be typed in right; nothing while it names no customer.
fn written(app: App, form: Form, known: Option<&Ticket>, id: TicketId, received: Moment) -> Option<Ticket> {
    let customer = CustomerId::parse(&form.text("customer"))?;
    // what was chosen for another customer says nothing of this one
    let is_theirs = |of: CustomerId| app.peek_survivor(customer) == app.peek_survivor(of);
    let named = still_named(known.map(|it| it.customer), customer, |id| app.peek_survivor(id));
    let contract = ContractId::parse(&form.text("contract"));
    // one that it names stays while the customer does, whatever became of that contract
    let stays = |id: ContractId| known.is_some_and(|it| it.contract == Some(id) && is_theirs(it.customer));
    let is_offered = |id| app.peek::<ContractBrief>(id).is_some_and(|it| is_theirs(it.customer));
    let contract = contract.filter(|id| stays(*id) || is_offered(*id));
    let duty = contract.and_then(|id| touched(app, id, &form.text("duty"), known));
    let clause = contract.and_then(|id| touched_clause(app, id, &form.text("clause"), known));
    let people = untrack(|| app.contacts_of(customer));
    let contact = ContactId::parse(&form.text("contact")).filter(|id| people.iter().any(|it| it.id == *id));
    Some(Ticket {
        id,
        number: known.map_or_else(|| app.next_number(Numbered::Ticket, received.date()), |it| it.number.clone()),
        kind: TicketKind::of(&form.text("kind")).unwrap_or(TicketKind::Service),
        customer: named,
        contact,
        contract,
        area: clause.map(ClauseId::area).or_else(|| area_named(&form.text("area"))).filter(|_| contract.is_some()),
        clause,
        duty,
        product: ProductId::parse(&form.text("product")),
        channel: ServiceChannel::of(&form.text("channel")).unwrap_or(ServiceChannel::Phone),
        severity: Urgency::of(&form.text("severity")).unwrap_or(Urgency::Medium),
        title: form.text("title"),
        description: form.text("description"),
        wish: form.text("wish"),
        received,
        by: known.map_or_else(|| untrack(|| app.my_name()), |it| it.by.clone()),
    })
}

fn check(app: App, form: Form, known: Option<&Ticket>, id: TicketId) -> Result<Ticket, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
    let on = Date::parse(&form.text("on"));
    let at = Minute::parse(&form.text("at")).ok().filter(|at| *at != Minute::END);
    if on.is_err() {
        problem("on", text.bad_date());
    }
    if at.is_none() {
        problem("at", text.ticket_time_problem());
    }
    let received = on.ok().zip(at).and_then(|(on, at)| Moment::new(on, at).ok());
    if let (Some(received), Ok(now)) = (received, now())
        && received > now
    {
        problem("on", text.ticket_future_problem());
    }
    if form.text("title").is_empty() {
        problem("title", text.ticket_title_problem());
    }
    if CustomerId::parse(&form.text("customer")).is_none() {
        problem("customer", text.ticket_customer_problem());
    }
    let ticket = received.and_then(|received| written(app, form, known, id, received));
    if let (Some(known), Some(changed)) = (known, &ticket)
        && let Some(case) = today(app, id)
    {
        for fixed in app.fixed_of(known, changed, &case.course) {
            let field = match fixed {
                Fixed::Kind => "kind",
                Fixed::Customer => "customer",
                Fixed::Contract => "contract",
                Fixed::Received => "on",
                Fixed::LevelOfComplaint | Fixed::LevelWasLate(_) => "severity",
            };
            problem(field, &text.ticket_fixed_problem(fixed));
        }
    }
    match ticket {
        Some(ticket) if problems.is_empty() => Ok(ticket),
        Some(_) | None => Err(problems),
    }
}

/// The contracts of a customer, after the words for none.
fn contract_choices(app: App, at: Memo<Option<CustomerId>>) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let text = app.text();
        let mut all = vec![(String::new(), text.ticket_contract_none().to_owned())];
        let Some(customer) = at.get() else { return all };
        let named = |it: &ContractBrief| {
            let words = [it.number.as_str(), text.wording(&it.title)];
            words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
        };
        all.extend(app.contracts_of(customer).iter().map(|it| (it.id.to_string(), named(it))));
        all
    })
}

/// The duty of this instance; one that the contract does not say any more stays as it was known.
fn touched(app: App, contract: ContractId, instance: &str, known: Option<&Ticket>) -> Option<TouchedDuty> {
    let text = app.untracked_text();
    if let Some(item) = untrack(|| app.duties_of(contract)).into_iter().find(|it| it.id == instance) {
        let title = app.duty_title(text, &item);
        return Some(TouchedDuty { instance: instance.to_owned(), title, own: item.own.as_ref().map(|it| it.id) });
    }
    known_duty(known, contract).filter(|it| it.instance == instance).cloned()
}

/// The duty that a ticket touches as it was known, while it is about this contract.
fn known_duty(known: Option<&Ticket>, contract: ContractId) -> Option<&TouchedDuty> {
    known.filter(|it| it.contract == Some(contract))?.duty.as_ref()
}

/// The duties of the chosen contract, after the words for none; one that a ticket touched and that is gone comes last.
fn duty_choices(app: App, form: Form, known: Option<Arc<Ticket>>) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let text = app.text();
        let mut all = vec![(String::new(), text.ticket_duty_none().to_owned())];
        let Some(contract) = ContractId::parse(&form.field("contract").get()) else { return all };
        let named = |it: &DutyItem| {
            let day = it.row.due.day().map(|day| text.date(day)).unwrap_or_default();
            let words = [app.duty_title(text, it), day, text.duty_side(it.bearer).to_owned()];
            words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
        };
        all.extend(app.duties_of(contract).iter().map(|it| (it.id.clone(), named(it))));
        let touched = known_duty(known.as_deref(), contract);
        if let Some(gone) = touched.filter(|it| all.iter().all(|(id, _)| *id != it.instance)) {
            all.push((gone.instance.clone(), gone.title.clone()));
        }
        all
    })
}

fn product_choices(app: App) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let mut products = app.watch_all::<Product>();
        products.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.spec.cmp(&b.spec)));
        let named = |it: &Product| [it.name.as_str(), it.spec.as_str()].join(" ").trim().to_owned();
        std::iter::once((String::new(), app.text().ticket_product_none().to_owned()))
            .chain(products.iter().map(|it| (it.id.to_string(), named(it))))
            .collect()
    })
}

/// The sheet: a new ticket, or one to edit.
#[component]
pub(in crate::ui) fn TicketSheet(
    customer: Option<CustomerId>,
    contract: Option<ContractId>,
    id: Option<TicketId>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let known = id.and_then(|id| app.peek::<Ticket>(id));
    let is_new = known.is_none();
    let given = known.as_ref().map(|it| it.customer).or(customer).map(|id| app.peek_survivor(id));
    let under = known.as_ref().map_or(contract, |it| it.contract);
    let key = match (id, customer, contract) {
        (Some(id), ..) => format!("ticket/{id}"),
        (None, _, Some(contract)) => format!("ticket/new/{contract}"),
        (None, Some(customer), None) => format!("ticket/new/{customer}"),
        (None, None, None) => "ticket/new".to_owned(),
    };
    let of = |read: fn(&Ticket) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let opened = now().unwrap_or_else(|_| Moment::start_of(app.today.get_untracked()));
    let received = known.as_deref().map_or(opened, |it| it.received);
    let form = Form::start(
        app,
        key,
        vec![
            ("customer", given.map(|id| id.to_string()).unwrap_or_default()),
            ("kind", known.as_deref().map_or(TicketKind::Service, |it| it.kind).name().to_owned()),
            ("severity", known.as_deref().map_or(Urgency::Medium, |it| it.severity).name().to_owned()),
            ("title", of(|it| &it.title)),
            ("channel", known.as_deref().map_or(ServiceChannel::Phone, |it| it.channel).name().to_owned()),
            ("contact", known.as_deref().and_then(|it| it.contact).map(|id| id.to_string()).unwrap_or_default()),
            ("contract", under.map(|id| id.to_string()).unwrap_or_default()),
            ("area", known.as_deref().and_then(|it| it.area).map(area_value).unwrap_or_default().to_owned()),
            ("clause", known.as_deref().and_then(|it| it.clause).map(ClauseId::key).unwrap_or_default()),
            (
                "duty",
                known.as_deref().and_then(|it| it.duty.as_ref()).map(|it| it.instance.clone()).unwrap_or_default(),
            ),
            ("product", known.as_deref().and_then(|it| it.product).map(|id| id.to_string()).unwrap_or_default()),
            ("description", of(|it| &it.description)),
            ("wish", of(|it| &it.wish)),
            ("on", received.date().to_string()),
            ("at", received.minute().to_string()),
        ],
    );
    let chosen = Memo::new(move |_| CustomerId::parse(&form.field("customer").get()));
    let (before, promised_to) = (known.clone(), known.clone());
    let clauses = clause_choices(app, form, known.clone());
    let duties = duty_choices(app, form, known);
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| TicketId::fresh(&mut BrowserIds));
        match check(app, form, before.as_deref(), id) {
            Err(problems) => refuse(form, problems),
            Ok(ticket) => {
                let said = app.untracked_text().ticket_saved(&ticket.number);
                let batch = Batch::new().edit(before.as_deref(), &ticket);
                app.renew_today();
                let go = before.is_none();
                keep_then(app, form, batch, said, move || {
                    if go {
                        router.go(&Route::Ticket(id));
                    }
                });
            }
        }
    });
    let aside = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                if app.is_credited(id) {
                    return app.say(app.untracked_text().remedies_no_delete(), Tone::Trouble, UndoOffer::None);
                }
                let number = app.peek::<Ticket>(id).map(|it| it.number.clone()).unwrap_or_default();
                let batch = app.without_ticket(id, Batch::new());
                let said = app.untracked_text().ticket_delete_said(&number);
                // the page beneath is that of the ticket
                keep_then(app, form, batch, said, move || router.go(&Route::service()));
            });
            view! { <DeleteButton act id="delete-ticket" /> }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if is_new { label(Text::ticket_new_title) } else { label(Text::ticket_edit) };
    let kinds = Signal::derive(move || {
        TicketKind::ALL.map(|it| (it.name().to_owned(), app.text().ticket_kind_name(it).to_owned())).to_vec()
    });
    let levels = Signal::derive(move || {
        Urgency::ALL.map(|it| (it.name().to_owned(), app.text().urgency(it).to_owned())).to_vec()
    });
    let channels = Signal::derive(move || {
        ServiceChannel::ALL.map(|it| (it.name().to_owned(), app.text().service_channel(it).to_owned())).to_vec()
    });
    let has_duties = Memo::new(move |_| duties.with(|all| all.len() > 1));
    let people = people_choices(app, chosen.into(), Text::ticket_contact_none, form.field("contact"));
    let begun = id.and_then(|id| today(app, id)).is_some_and(|case| !case.course.steps.is_empty());
    let has_contract = move || !form.field("contract").with(String::is_empty);
    // a clause says by itself to which area it belongs
    let has_area = move || has_contract() && form.field("clause").with(String::is_empty);
    view! {
        <FormSheet title form submit aside=aside>
            {begun.then(|| view! { <p class="soft small" id="ticket-fixed" role="note">{move || app.text().ticket_fixed()}</p> })}
            <div class="fields">
                <CustomerField name="ticket-customer" label=label(Text::customer) value=form.field("customer") none=Text::ticket_customer_none problem=form.problem("customer") />
                <ChoiceField name="ticket-kind" label=label(Text::ticket_kind) value=form.field("kind") choices=kinds problem=form.problem("kind") />
                <ChoiceField name="ticket-severity" label=label(Text::ticket_severity) value=form.field("severity") choices=levels problem=form.problem("severity") />
                <TextField name="ticket-title" label=label(Text::ticket_title) value=form.field("title") problem=form.problem("title") wide=true />
                <TextArea name="ticket-description" label=label(Text::ticket_description) value=form.field("description") hint />
                <TextArea name="ticket-wish" label=label(Text::ticket_wish) value=form.field("wish") hint />
                <ChoiceField name="ticket-contract" label=label(Text::contract) value=form.field("contract") choices=contract_choices(app, chosen) problem=form.problem("contract") wide=true />
                <Show when=has_contract>
                    <ChoiceField name="ticket-clause" label=label(Text::ticket_clause) value=form.field("clause") choices=clauses wide=true />
                </Show>
                <Show when=has_area>
                    <ChoiceField name="ticket-area" label=label(Text::ticket_area) value=form.field("area") choices=area_choices(app) wide=true />
                </Show>
                <Show when=move || has_duties.get()>
                    <ChoiceField name="ticket-duty" label=label(Text::disputes_duty) value=form.field("duty") choices=duties wide=true />
                </Show>
                <ChoiceField name="ticket-contact" label=label(Text::activity_contact) value=form.field("contact") choices=people />
                <ChoiceField name="ticket-channel" label=label(Text::ticket_channel) value=form.field("channel") choices=channels />
                <ChoiceField name="ticket-product" label=label(Text::ticket_product) value=form.field("product") choices=product_choices(app) wide=true />
                <TextField name="ticket-on" label=label(Text::ticket_received_on) value=form.field("on") problem=form.problem("on") kind="date" />
                <TextField name="ticket-at" label=label(Text::ticket_received_at) value=form.field("at") problem=form.problem("at") />
            </div>
            {move || promised(app, form, promised_to.as_deref())}
        </FormSheet>
    }
}

/// Which times will hold for what is being written, and where they come from.
fn promised(app: App, form: Form, known: Option<&Ticket>) -> Option<impl IntoView + use<>> {
    for name in ["customer", "kind", "severity", "contract", "on", "at"] {
        form.field(name).track();
    }
    let received = Moment::parse(&format!("{}T{}", form.text("on"), form.text("at"))).ok()?;
    let nobody = TicketId::fresh(&mut BrowserIds);
    let standard = app.standard_for(&written(app, form, known, nobody, received)?);
    let text = app.text();
    let source = match standard.source {
        Source::House => text.ticket_from_house().to_owned(),
        Source::Customer(_) => text.ticket_from_customer().to_owned(),
        Source::Contract(id) => {
            let number = app.peek::<ContractBrief>(id).map(|it| it.number.clone()).unwrap_or_default();
            format!("{} {number}", text.ticket_from_contract())
        }
    };
    let level = standard.level;
    let times = format!(
        "{} {} · {} {}",
        text.ticket_target_answer(),
        text.period(level.respond),
        text.ticket_target_solution(),
        text.period(level.resolve)
    );
    // what the level means there, where the contract says so in words of its own
    let meaning = standard.meaning.map(|it| format!(" · {}", text.wording(&it)));
    Some(view! { <p class="soft small" id="ticket-promise" role="note">{source} ": " {times} <bdi>{meaning}</bdi></p> })
}
