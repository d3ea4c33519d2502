//! The form of a draft invoice.

use leptos::prelude::*;

use super::instalments::part_name;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::payment::InvoiceKind;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, InstalmentId, InvoiceId};
use crate::domain::invoice::{Invoice, InvoiceError};
use crate::domain::invoice_rate::InvoiceRate;
use crate::domain::line::RateTotal;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record, refuse};
use crate::ui::widgets::checks::ChecksField;
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

const KINDS: [(&str, InvoiceKind); 2] = [("special_vat", InvoiceKind::SpecialVat), ("ordinary", InvoiceKind::Ordinary)];
/// The parts of a plan with their amounts.
type Parts = Vec<(InstalmentId, Money)>;

/// What is typed, as an invoice. An amount that is left open is that of the parts it is for.
fn read(app: App, form: Form, before: &Invoice, parts: &Parts) -> Result<Invoice, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut problem = |field, words: String| problems.push(Problem { field, words });
    let typed = form.field("parts").get_untracked();
    let ids: Vec<InstalmentId> = typed.split(';').filter_map(|id| InstalmentId::parse(id.trim())).collect();
    let chosen = parts.iter().filter(|(id, _)| ids.contains(id)).map(|(_, amount)| *amount);
    let of_parts = Money::sum(chosen, before.gross.currency).ok();
    let typed = form.text("gross");
    let gross = if typed.is_empty() { of_parts } else { format::parse_amount(&typed, before.gross.currency) };
    if gross.is_none() {
        problem("gross", text.bad_amount().to_owned());
    }
    let tax_rate = format::parse_percent(&form.text("tax"));
    if tax_rate.is_none() {
        problem("tax", text.bad_percent().to_owned());
    }
    let on = Date::parse(&form.text("on")).ok();
    if on.is_none() {
        problem("on", text.bad_date().to_owned());
    }
    let (Some(gross), Some(tax_rate), Some(on)) = (gross, tax_rate, on) else { return Err(problems) };
    let kind = form.text("kind");
    let invoice = Invoice {
        instalments: ids,
        on,
        kind: KINDS.iter().find(|(name, _)| *name == kind).map_or(before.kind, |(_, kind)| *kind),
        gross,
        tax_rate,
        note: form.text("note"),
        ..before.clone()
    };
    match invoice.check() {
        Ok(()) => Ok(invoice),
        Err(fault) => {
            let field = match fault {
                InvoiceError::Tax(_) => "tax",
                InvoiceError::NotPositive | InvoiceError::BuyerLacks { .. } => "gross",
            };
            Err(vec![Problem { field, words: text.invoice_fault(fault) }])
        }
    }
}

/// Whether it is a draft still, which another tab may have issued meanwhile: only that is saved or deleted.
fn may_edit(app: App, invoice: &Invoice) -> Result<(), Vec<Problem>> {
    let stage = untrack(|| app.invoice_stage(invoice, app.today.get_untracked()));
    stage
        .may_edit()
        .map_err(|refusal| vec![Problem { field: "gross", words: app.untracked_text().invoice_edit_refusal(&refusal) }])
}

/// The rate that the terms in force give; nothing while they are still being read.
fn rate_of(app: App, contract: ContractId) -> Option<InvoiceRate> {
    app.terms_in_force(contract).map(|(_, terms)| InvoiceRate::of(&terms))
}

/// A new draft: of the sort and at the rate that the contract agrees, for nothing yet.
fn fresh(app: App, contract: ContractId) -> Invoice {
    let brief = app.peek::<ContractBrief>(contract);
    let agreed = brief.as_ref().and_then(|it| match &it.payment {
        Clause::Included(payment) => Some(payment.invoice.kind).filter(|kind| *kind != InvoiceKind::None),
        Clause::NotApplicable { .. } => None,
    });
    Invoice {
        id: InvoiceId::fresh(&mut BrowserIds),
        number: String::new(),
        contract,
        instalments: Vec::new(),
        on: app.today.get_untracked(),
        kind: agreed.unwrap_or(InvoiceKind::Ordinary),
        gross: Money::zero(brief.map_or(Currency::CNY, |it| it.total.currency)),
        tax_rate: untrack(|| rate_of(app, contract)).map(|rate| rate.proposed()).unwrap_or_default(),
        buyer: None,
        red_of: None,
        by: untrack(|| app.my_name()),
        note: String::new(),
    }
}

/// The sheet. What a new one proposes is taken of the terms in force, so it waits until they are read.
#[component]
pub(in crate::ui) fn InvoiceSheet(contract: ContractId, id: Option<InvoiceId>) -> impl IntoView {
    let app = use_app();
    let is_ready = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || id.is_some() || rate_of(app, contract).is_some() || app.is_absent(contract)
    });
    view! { <Show when=move || is_ready.get()><InvoiceForm contract id /></Show> }
}

/// Of several rates, what stands under each: a press takes it for this invoice.
fn rate_rows(app: App, form: Form, rate: &InvoiceRate) -> Option<impl IntoView + use<>> {
    let text = app.text();
    let InvoiceRate::Several(rates) = rate else { return None };
    let row = |it: &RateTotal| {
        let rate = format::percent(it.rate);
        let typed = rate.trim_end_matches('%').to_owned();
        let take = move |_| form.field("tax").set(typed.clone());
        let words = text.invoice_rate_row(&rate, &format::money(it.split.gross));
        view! { <button type="button" class="button" data-kind="quiet" data-rate=it.rate.0.to_string() on:click=take>{words}</button> }
    };
    let rows = rates.iter().map(row).collect_view();
    Some(view! { <p class="chips" id="invoice-rates">{rows}</p> })
}

/// The form.
#[component]
fn InvoiceForm(contract: ContractId, id: Option<InvoiceId>) -> impl IntoView {
    let app = use_app();
    let before = id.and_then(|id| app.peek::<Invoice>(id)).map(|it| (*it).clone());
    let start = before.clone().unwrap_or_else(|| fresh(app, contract));
    let currency = start.gross.currency;
    let gross = if start.gross.is_zero() { String::new() } else { format::plain_amount(start.gross) };
    let chosen: Vec<String> = start.instalments.iter().map(ToString::to_string).collect();
    let form = Form::start(
        app,
        id.map_or_else(|| format!("invoice/new/{contract}"), |id| format!("invoice/{id}")),
        vec![
            ("kind", KINDS.iter().find(|(_, it)| *it == start.kind).map_or("ordinary", |(name, _)| name).to_owned()),
            ("parts", chosen.join(";")),
            ("gross", gross),
            ("tax", format::percent(start.tax_rate).trim_end_matches('%').to_owned()),
            ("on", start.on.to_string()),
            ("note", start.note.clone()),
        ],
    );
    let parts = Memo::new(move |_| {
        let account = app.contract_account(contract);
        let parts = account.map(|it| it.parts).unwrap_or_default();
        parts.iter().map(|part| (part.id, part.position.amount)).collect::<Parts>()
    });
    let (start, before) = (StoredValue::new(start), StoredValue::new(before));
    let invoice = move || {
        let start = start.try_get_value()?;
        let parts = parts.try_get_untracked()?;
        Some(read(app, form, &start, &parts))
    };
    let submit = Callback::new(move |()| {
        let (Some(checked), Some(before)) = (invoice(), before.try_get_value()) else { return };
        let checked = before.as_ref().map_or(Ok(()), |it| may_edit(app, it)).and(checked);
        keep_record(app, form, before.as_ref(), checked, |text, it| text.invoice_saved(&format::money(it.gross)));
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let kinds = Signal::derive(move || {
        KINDS.map(|(name, kind)| (name.to_owned(), app.text().invoice_kind(kind).to_owned())).to_vec()
    });
    let offered = Signal::derive(move || {
        let text = app.text();
        let parts = app.contract_account(contract).map(|it| it.parts).unwrap_or_default();
        let words = |part: &crate::domain::account::PartAccount| {
            format!("{} {}", part_name(text, part), format::money(part.position.amount))
        };
        parts.iter().map(|part| (part.id.to_string(), words(part))).collect::<Vec<_>>()
    });
    let rate = Memo::new(move |_| rate_of(app, contract));
    let rate_hint = Signal::derive(move || {
        let text = app.text();
        rate.with(|rate| match rate {
            None => String::new(),
            Some(InvoiceRate::Untaxed) => text.invoice_rate_none().to_owned(),
            Some(InvoiceRate::One(rate)) => text.invoice_rate_one(&format::percent(*rate)),
            Some(InvoiceRate::Several(_)) => text.invoice_rate_several().to_owned(),
        })
    });
    let rates = move || rate.with(|rate| rate.as_ref().and_then(|rate| rate_rows(app, form, rate)));
    let reckoned = move || {
        for name in ["parts", "gross", "tax", "kind", "on"] {
            form.field(name).track();
        }
        parts.track();
        let split = invoice()?.ok()?.split().ok()?.value;
        let text = app.text();
        let words = text.invoice_reckoned(&format::money(split.net), &format::money(split.tax));
        Some(format!("{} · {words}", format::money(split.gross)))
    };
    let room = move || {
        let total = app.contract_account(contract)?.total;
        let issued = app.invoiced_of(contract, app.today.get(), total);
        Some(app.text().invoice_room(&format::money(total.minus(issued).ok()?)))
    };
    let remove = Callback::new(move |()| {
        let Some(draft) = id.and_then(|id| app.peek::<Invoice>(id)) else { return };
        if let Err(problems) = may_edit(app, &draft) {
            return refuse(form, problems);
        }
        let said = app.untracked_text().invoice_deleted().to_owned();
        keep(app, form, Batch::new().delete::<Invoice>(draft.id), said);
    });
    let aside = move || id.map(|_| view! { <DeleteButton id="delete-invoice" act=remove /> });
    view! {
        <FormSheet title=label(Text::invoice_form) form submit aside=aside>
            <div class="fields">
                <ChoiceField name="invoice-kind" label=label(Text::invoice_kind_label) value=form.field("kind") choices=kinds />
                <TextField name="invoice-on" label=label(Text::invoice_on) value=form.field("on") problem=form.problem("on") kind="date" />
                <ChecksField name="invoice-parts" label=label(Text::invoice_parts) value=form.field("parts") choices=offered />
                <TextField name="invoice-gross" label=label(Text::invoice_gross) value=form.field("gross") problem=form.problem("gross") hint=label(Text::invoice_gross_hint) figures=true unit=Signal::stored(currency.code().to_owned()) />
                <TextField name="invoice-tax" label=label(Text::line_tax) value=form.field("tax") problem=form.problem("tax") hint=rate_hint figures=true unit=Signal::stored("%".to_owned()) />
                <TextArea name="invoice-note" label=label(Text::receipt_note) value=form.field("note") hint=label(Text::optional) />
            </div>
            {rates}
            <section class="counted" id="invoice-sums">
                <p>{reckoned}</p>
                <p class="field__help">{room}</p>
            </section>
        </FormSheet>
    }
}
