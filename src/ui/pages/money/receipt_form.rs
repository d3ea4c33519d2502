//! Money came in: who paid, how much, when; and what it counts towards, shown before it is kept.

use std::sync::Arc;

use leptos::prelude::*;

use super::receipts::receipt_batch;
use crate::domain::allotment::{OpenPart, Share, count};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::id::{ContractId, CustomerId, ReceiptId};
use crate::domain::money::{Currency, Money};
use crate::domain::receipt::{PaymentMethod, Receipt};
use crate::i18n::{Text, format};
use crate::state::{App, BrowserIds, Form, Problem, use_app};
use crate::ui::pages::pipeline::CURRENCIES;
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::field::{ChoiceField, TextField};

const METHODS: [(&str, PaymentMethod); 5] = [
    ("transfer", PaymentMethod::Transfer),
    ("bill", PaymentMethod::Bill),
    ("cash", PaymentMethod::Cash),
    ("card", PaymentMethod::Card),
    ("other", PaymentMethod::Other),
];

/// The sheet.
#[component]
pub(in crate::ui) fn ReceiptSheet(customer: Option<CustomerId>, contract: Option<ContractId>) -> impl IntoView {
    let app = use_app();
    let payer = customer.or_else(|| contract.and_then(|id| app.peek::<ContractBrief>(id)).map(|it| it.customer));
    let payer = payer.map(|id| app.peek_survivor(id));
    let known = contract.and_then(|id| app.peek::<ContractBrief>(id));
    let currency = known.map_or(Currency::CNY, |it| it.total.currency);
    let form = Form::start(
        app,
        "receipt/new".to_owned(),
        vec![
            ("customer", payer.map(|id| id.to_string()).unwrap_or_default()),
            ("on", app.today.get_untracked().to_string()),
            ("amount", String::new()),
            ("currency", currency.code().to_owned()),
            ("method", "transfer".to_owned()),
            ("reference", String::new()),
            ("note", String::new()),
        ],
    );
    let read = move || {
        let payer = CustomerId::parse(&form.field("customer").get());
        let currency = Currency::of(&form.field("currency").get()).unwrap_or(Currency::CNY);
        let amount = format::parse_amount(&form.field("amount").get(), currency);
        let on = Date::parse(&form.field("on").get()).ok();
        (payer, amount, on)
    };
    // what is open is looked up for a payer and a day, not at every key of the amount
    let open = Memo::new(move |_| {
        let payer = CustomerId::parse(&form.field("customer").get())?;
        let on = Date::parse(&form.field("on").get()).ok()?;
        Some((on, open_parts(app, payer, contract, on)))
    });
    let counted = Memo::new(move |_| {
        let (_, amount, _) = read();
        open.with(|open| open.as_ref().and_then(|(on, parts)| count(amount?, &[], parts, *on).ok()))
    });
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let (payer, amount, on) = untrack(read);
        let mut problems = Vec::new();
        if payer.is_none() {
            problems.push(Problem { field: "customer", words: text.receipt_choose().to_owned() });
        }
        match amount {
            None => problems.push(Problem { field: "amount", words: text.bad_amount().to_owned() }),
            Some(amount) if amount.minor <= 0 => {
                problems.push(Problem { field: "amount", words: text.receipt_positive().to_owned() });
            }
            Some(_) => {}
        }
        if on.is_none() {
            problems.push(Problem { field: "on", words: text.bad_date().to_owned() });
        }
        let (Some(customer), Some(amount), Some(on), true) = (payer, amount, on, problems.is_empty()) else {
            refuse(form, problems);
            return;
        };
        let method = form.text("method");
        let receipt = Receipt {
            id: ReceiptId::fresh(&mut BrowserIds),
            customer,
            on,
            amount,
            method: METHODS.iter().find(|(name, _)| *name == method).map(|(_, method)| *method).unwrap_or_default(),
            reference: form.text("reference"),
            reverses: None,
            note: form.text("note"),
            bank_line: None,
        };
        let shares = counted.get_untracked().map(|worked| worked.working).unwrap_or_default();
        keep(app, form, receipt_batch(&receipt, &shares), text.receipt_saved(&format::money(amount)));
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let currencies = Signal::derive(move || CURRENCIES.map(|it| (it.code().to_owned(), it.code().to_owned())).to_vec());
    let methods = Signal::derive(move || {
        METHODS.map(|(name, method)| (name.to_owned(), app.text().payment_method(method).to_owned())).to_vec()
    });
    view! {
        <FormSheet title=label(Text::receipt_title) form submit>
            <div class="fields">
                <CustomerField name="receipt-customer" label=label(Text::receipt_from) value=form.field("customer") none=Text::receipt_choose problem=form.problem("customer") />
                <TextField name="receipt-amount" label=label(Text::receipt_amount) value=form.field("amount") problem=form.problem("amount") figures=true />
                <ChoiceField name="receipt-currency" label=label(Text::opportunity_currency) value=form.field("currency") choices=currencies />
                <TextField name="receipt-on" label=label(Text::receipt_on) value=form.field("on") problem=form.problem("on") kind="date" />
                <ChoiceField name="receipt-method" label=label(Text::receipt_method) value=form.field("method") choices=methods />
                <TextField name="receipt-reference" label=label(Text::receipt_reference) value=form.field("reference") hint />
                <TextField name="receipt-note" label=label(Text::receipt_note) value=form.field("note") hint wide=true />
            </div>
            {move || counted.get().map(|worked| counted_view(app, &worked))}
        </FormSheet>
    }
}

/// What a receipt may count towards: the parts that were open on its value date, and of these no more than is left when
/// everything that was entered for later days has happened.
fn open_parts(app: App, payer: CustomerId, only: Option<ContractId>, on: Date) -> Vec<OpenPart> {
    let calendar = Arc::new(app.work_calendar());
    let mut open: Vec<OpenPart> = Vec::new();
    for brief in app.contracts_of(payer).iter().filter(|it| only.is_none_or(|only| it.id == only)) {
        let standing = app.contract_standing(brief.id).filter(|standing| standing.is_binding());
        let parts = standing.and_then(|standing| app.contract_money(brief, &standing, &calendar).open_on(on).ok());
        open.extend(parts.unwrap_or_default());
    }
    open
}

fn counted_view(app: App, worked: &Worked<Money, Share>) -> impl IntoView + use<> {
    let text = app.text();
    let rows = worked
        .working
        .iter()
        .map(|share| {
            let number = app.peek::<ContractBrief>(share.contract).map(|it| it.number.clone()).unwrap_or_default();
            let what = format!("{number} · {} · {}", text.part_number(share.number), text.claim_part(share.part));
            let why = text.allocation_reason(share.reason);
            view! { <dt>{what} <span class="faint small" data-why="">{why}</span></dt><dd class="num">{format::money(share.amount)}</dd> }
        })
        .collect_view();
    let advance = (!worked.value.is_zero()).then(|| {
        let words = if worked.working.is_empty() {
            text.receipt_nothing_open().to_owned()
        } else {
            text.receipt_advance(&format::money(worked.value))
        };
        view! { <p class="field__help">{words}</p> }
    });
    view! {
        <section class="counted" id="counted" aria-label=text.receipt_counts()>
            <h3>{text.receipt_counts()}</h3>
            <dl class="facts">{rows}</dl>
            {advance}
        </section>
    }
}
