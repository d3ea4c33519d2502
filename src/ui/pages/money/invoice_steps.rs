//! The steps of an invoice's life: issued, delivered, void, taken back by a negative one.

use leptos::prelude::*;

use super::labels;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::{InvoiceEventId, InvoiceId};
use crate::domain::invoice::{Invoice, InvoiceEvent};
use crate::domain::invoice_profile::InvoicePart;
use crate::domain::lifecycle::invoice::{Command, Facts, Guard, Stage};
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::domain::lifecycle::refusal::Refusal;
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Problem, Tone, UndoOffer, use_app};
use crate::ui::sheets::{FormSheet, ReasonSheet, keep, refuse};
use crate::ui::widgets::field::{TextArea, TextField};

/// The fact that a command causes on a day, or why it may not.
fn decide(app: App, invoice: &Invoice, command: Command, on: Date) -> Result<InvoiceEvent, Refusal<Stage>> {
    let today = app.today.get_untracked();
    let events = app.invoice_events_of(invoice.id);
    let life = invoice.life(events.iter().map(AsRef::as_ref), today);
    let total = app.account_on(invoice.contract, today).map_or_else(
        || app.peek::<ContractBrief>(invoice.contract).map_or(invoice.gross, |it| it.total),
        |account| account.total,
    );
    let issued = untrack(|| app.invoiced_of(invoice.contract, today, total));
    let taken_back = untrack(|| app.taken_back_of(invoice, today));
    let facts = Facts { gross: invoice.gross, contract_amount: total, issued, taken_back };
    let event = life.stage.decide(Entry::new(on, command), today, &facts)?;
    Ok(InvoiceEvent { id: InvoiceEventId::fresh(&mut BrowserIds), invoice: invoice.id, on: event.on, fact: event.what })
}

/// Records that the customer has it.
pub(super) fn deliver(app: App, invoice: &Invoice) {
    let text = app.untracked_text();
    match decide(app, invoice, Command::Deliver, app.today.get_untracked()) {
        Ok(event) => app.save_new(Batch::of(&event), text.invoice_delivered_said(&invoice.number), || {}),
        Err(refusal) => app.say(text.invoice_refusal(&refusal), Tone::Trouble, UndoOffer::None),
    }
}

/// Whether another invoice bears this number.
fn is_taken(app: App, id: InvoiceId, number: &str) -> bool {
    app.peek_all::<Invoice>().iter().any(|it| it.id != id && !number.is_empty() && it.number == number)
}

fn buyer(app: App, invoice: &Invoice) -> Option<std::sync::Arc<Customer>> {
    app.peek::<ContractBrief>(invoice.contract).and_then(|contract| app.peek_party(contract.customer))
}

/// Where a refusal is shown.
fn place(refusal: &Refusal<Stage>) -> &'static str {
    match refusal {
        Refusal::DatedInFuture { .. } | Refusal::BeforeLastStep { .. } => "on",
        Refusal::ReasonMissing | Refusal::Guard(Guard::TakenBackInPart { .. }) => "words",
        Refusal::Guard(Guard::BeyondInvoice { .. }) => "amount",
        Refusal::NeedsFirst { .. }
        | Refusal::Instead { .. }
        | Refusal::AlreadyPast { .. }
        | Refusal::Ended { .. }
        | Refusal::NameMissing
        | Refusal::Guard(Guard::OverContract { .. } | Guard::Exact(_) | Guard::NumberMissing) => "number",
    }
}

/// A draft is issued: its number, its day, and the buyer as it is called now.
#[component]
pub(in crate::ui) fn IssueSheet(id: InvoiceId) -> impl IntoView {
    let app = use_app();
    let day = app.peek::<Invoice>(id).map_or_else(|| app.today.get_untracked(), |it| it.on);
    let form = Form::start(
        app,
        format!("invoice/issue/{id}"),
        vec![("number", String::new()), ("on", day.min(app.today.get_untracked()).to_string())],
    );
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let Some(draft) = app.peek::<Invoice>(id) else { return };
        let problem = |field, words: String| refuse(form, vec![Problem { field, words }]);
        let number = form.text("number");
        let Ok(on) = Date::parse(&form.text("on")) else { return problem("on", text.bad_date().to_owned()) };
        if is_taken(app, id, &number) {
            return problem("number", text.invoice_number_taken().to_owned());
        }
        let event = match decide(app, &draft, Command::Issue { number: number.clone() }, on) {
            Ok(event) => event,
            Err(refusal) => return problem(place(&refusal), text.invoice_refusal(&refusal)),
        };
        let Some(buyer) = buyer(app, &draft) else { return };
        match draft.issued_to(buyer.invoice_details(), &number, on) {
            Err(fault) => problem("number", text.invoice_fault(fault)),
            Ok(issued) => {
                let batch = Batch::new().edit(Some(&*draft), &issued).put(&event);
                keep(app, form, batch, text.invoice_issued_said(&number));
            }
        }
    });
    let details = move || {
        let invoice = app.watch::<Invoice>(id)?;
        let contract = app.watch::<ContractBrief>(invoice.contract)?;
        let buyer = app.party(contract.customer)?;
        let text = app.text();
        let lacks: Vec<&str> =
            buyer.invoice_details().lacks().map(|part: InvoicePart| text.invoice_part(part)).collect();
        let lacks = (!lacks.is_empty()).then(|| text.invoice_lacks(&lacks.join(text.items_separator())));
        Some(view! {
            <pre class="invoice__text">{text.invoice_block(&buyer.invoice_details())}</pre>
            {lacks.map(|words| view! { <p class="field__help">{words}</p> })}
        })
    };
    let label = labels(app);
    view! {
        <FormSheet title=label(Text::invoice_issue_title) form submit action=label(Text::invoice_issue)>
            <p class="field__help">{move || app.text().invoice_issue_lead()}</p>
            <div class="fields">
                <TextField name="issue-number" label=label(Text::invoice_number) value=form.field("number") problem=form.problem("number") />
                <TextField name="issue-on" label=label(Text::invoice_on) value=form.field("on") problem=form.problem("on") kind="date" />
            </div>
            <section class="counted" id="invoice-buyer">
                <h3>{move || app.text().invoice_buyer()}</h3>
                {details}
            </section>
        </FormSheet>
    }
}

/// Why an invoice is made void.
#[component]
pub(in crate::ui) fn VoidSheet(id: InvoiceId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("invoice/void/{id}"), vec![("words", String::new())]);
    let act = Callback::new(move |reason: String| {
        let text = app.untracked_text();
        let Some(invoice) = app.peek::<Invoice>(id) else { return };
        match decide(app, &invoice, Command::Void { reason }, app.today.get_untracked()) {
            Ok(event) => keep(app, form, Batch::of(&event), text.invoice_void_said(&invoice.number)),
            Err(refusal) => refuse(form, vec![Problem { field: "words", words: text.invoice_refusal(&refusal) }]),
        }
    });
    view! {
        <ReasonSheet form name="void-words" title=Text::invoice_void_title label=Text::invoice_why action=Text::invoice_void act />
    }
}

/// Why an invoice is taken back, and under which number.
#[component]
pub(in crate::ui) fn RedSheet(id: InvoiceId) -> impl IntoView {
    let app = use_app();
    let left = app.peek::<Invoice>(id).and_then(|invoice| {
        let taken_back = untrack(|| app.taken_back_of(&invoice, app.today.get()));
        invoice.gross.minus(taken_back).ok()
    });
    let form = Form::start(
        app,
        format!("invoice/red/{id}"),
        vec![
            ("number", String::new()),
            ("amount", left.map(format::amount).unwrap_or_default()),
            // the day printed on it: it may be recorded later
            ("on", app.today.get_untracked().to_string()),
            ("words", String::new()),
        ],
    );
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let Some(invoice) = app.peek::<Invoice>(id) else { return };
        let problem = |field, words: String| refuse(form, vec![Problem { field, words }]);
        let Ok(on) = Date::parse(&form.text("on")) else { return problem("on", text.bad_date().to_owned()) };
        let number = form.text("number");
        if is_taken(app, id, &number) || number == invoice.number {
            return problem("number", text.invoice_number_taken().to_owned());
        }
        let Some(amount) = format::parse_amount(&form.text("amount"), invoice.gross.currency) else {
            return problem("amount", text.bad_amount().to_owned());
        };
        let red = match invoice.red(amount, InvoiceId::fresh(&mut BrowserIds), &number, on, untrack(|| app.my_name())) {
            Ok(red) => red,
            Err(fault) => return problem("number", text.exact_fault(fault).to_owned()),
        };
        let reason = form.text("words");
        let back = decide(app, &invoice, Command::Red { by: red.id, amount, reason }, on);
        let made = decide(app, &red, Command::Issue { number: number.clone() }, on);
        match (back, made) {
            (Ok(back), Ok(made)) => {
                let batch = Batch::of(&red).put(&made).put(&back);
                keep(app, form, batch, text.invoice_red_said(&number));
            }
            (Err(refusal), _) | (_, Err(refusal)) => problem(place(&refusal), text.invoice_refusal(&refusal)),
        }
    });
    let unit = Signal::stored(left.map(|it| it.currency.code().to_owned()).unwrap_or_default());
    let label = labels(app);
    view! {
        <FormSheet title=label(Text::invoice_red_title) form submit action=label(Text::invoice_red)>
            <div class="fields">
                <TextField name="red-number" label=label(Text::invoice_red_number) value=form.field("number") problem=form.problem("number") />
                <TextField name="red-on" label=label(Text::invoice_on) value=form.field("on") problem=form.problem("on") kind="date" />
                <TextField name="red-amount" label=label(Text::invoice_red_amount) value=form.field("amount") problem=form.problem("amount") figures=true unit=unit />
                <TextArea name="red-words" label=label(Text::invoice_why) value=form.field("words") problem=form.problem("words") />
            </div>
        </FormSheet>
    }
}
