//! Contracts, what is owed by them, and what came in.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::untrack;

use super::SheetForm;
use crate::domain::collection::DueDay;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::plan::Due;
use crate::domain::counting::counted;
use crate::domain::id::{ContractId, ReceiptId};
use crate::domain::invoice::Invoice;
use crate::domain::lifecycle::invoice::{Event, Stage as InvoiceStage};
use crate::domain::lifecycle::receipt::Stage as ReceiptStage;
use crate::domain::money::Money;
use crate::domain::receipt::{Allocation, Receipt};
use crate::i18n::format;
use crate::state::app::App;
use crate::state::claims::InvoiceRow;
use crate::sync::list::sheets::money::{self, CONTRACTS, ContractRow, INVOICES, PARTS, PartRow, RECEIPTS, ReceiptRow};

impl App {
    /// Hands contracts out as of the date looked at.
    pub fn export_contracts(self, ids: &[ContractId], form: SheetForm) {
        if !self.has_figures() {
            return;
        }
        let text = self.untracked_text();
        let as_of = untrack(|| self.as_of());
        let row = |id: ContractId| {
            let brief = self.peek::<ContractBrief>(id)?;
            let standing = self.contract_standing(id);
            let account = standing.as_ref().and_then(|it| it.account.as_ref().ok());
            Some(ContractRow {
                number: brief.number.clone(),
                title: text.wording(&brief.title).to_owned(),
                customer: self.called(brief.customer),
                state: standing.as_ref().map(|it| text.contract_status(&it.status).to_owned()).unwrap_or_default(),
                owner: self.peek_keeper(&brief),
                signed: standing.as_ref().and_then(|it| it.life.stage.agreement()).map(|it| it.signed_on),
                ends: standing.as_ref().and_then(|it| it.facts.term.last_day()),
                amount: account.map(|it| it.total),
                collected: account.map(|it| it.collected),
                invoiced: account.map(|it| self.invoiced_of(id, as_of, it.total)),
                open: account.map(|it| it.open),
                overdue: account.map(|it| it.overdue),
                late_fee: account.map(|it| it.late_fees),
                days_late: standing.as_ref().map_or(0, |it| it.days_late()),
            })
        };
        let rows: Vec<ContractRow> = untrack(|| ids.iter().filter_map(|id| row(*id)).collect());
        self.export_rows(&CONTRACTS, &rows, form, text.sheet_contracts(), text.sheet_contracts_file());
    }

    /// Hands parts of contracts out as of the date looked at: each by its contract and its number there.
    pub fn export_parts(self, parts: &[(ContractId, usize)], form: SheetForm) {
        if !self.has_figures() {
            return;
        }
        let text = self.untracked_text();
        let mut accounts = HashMap::new();
        let row = |(contract, number): &(ContractId, usize)| {
            let account = accounts.entry(*contract).or_insert_with(|| untrack(|| self.contract_account(*contract)));
            let part = account.as_ref()?.parts.iter().find(|it| it.number == *number)?;
            let brief = self.peek::<ContractBrief>(*contract)?;
            let (due, due_after) = match (part.due, part.term) {
                (DueDay::On(day), _) | (DueDay::AwaitsEvent, Due::On(day)) => (Some(day), String::new()),
                (DueDay::AwaitsEvent, Due::After { event, within }) => (None, text.after_event(event, within)),
            };
            Some(PartRow {
                customer: self.called(brief.customer),
                contract: brief.number.clone(),
                part: text.part_called(part.number, part.label.as_ref()),
                due,
                due_after,
                amount: part.position.amount,
                paid: part.position.collected,
                waived: part.position.waived,
                open: part.position.open,
                state: text.instalment_status(part.status).to_owned(),
                days_late: if part.position.open.is_zero() { 0 } else { u64::try_from(part.days_late).unwrap_or(0) },
                late_fee: part.late_fee.as_ref().map(|fee| fee.value.owed),
                owner: self.peek_keeper(&brief),
            })
        };
        let rows: Vec<PartRow> = parts.iter().filter_map(row).collect();
        self.export_rows(&PARTS, &rows, form, text.sheet_parts(), text.sheet_parts_file());
    }

    /// Hands receipts out as of the date looked at, with what each was counted towards, and what of it towards nothing yet.
    pub fn export_receipts(self, all: &[Arc<Receipt>], form: SheetForm) {
        // a claim is called after its part of a plan
        if !self.has_figures() {
            return;
        }
        let text = self.untracked_text();
        let as_of = untrack(|| self.as_of());
        let mut rows_of: HashMap<ReceiptId, Vec<Arc<Allocation>>> = HashMap::new();
        for it in self.peek_all::<Allocation>() {
            rows_of.entry(it.receipt).or_default().push(it);
        }
        let row = |it: &Arc<Receipt>| {
            let day = as_of.max(it.on);
            let stage = untrack(|| self.receipt_stage(it.id));
            let is_reversed = matches!(stage, ReceiptStage::Reversed { on, .. } if on <= day);
            let taken_back = it.reverses.is_some() || is_reversed;
            let is_advance = !taken_back && !it.is_set_off();
            let known: Vec<&Allocation> = rows_of
                .get(&it.id)
                .into_iter()
                .flatten()
                .filter(|counts| counts.counts_from(it.on) <= day)
                .map(AsRef::as_ref)
                .collect();
            let sum = known.iter().fold(0_i128, |sum, counts| sum.saturating_add(counts.amount.wide()));
            let left = if is_advance { it.amount.wide().saturating_sub(sum) } else { 0 };
            let uncounted = Money::from_wide(left, it.amount.currency);
            let towards = if taken_back { Vec::new() } else { counted(known).unwrap_or_default() };
            let towards: Vec<String> = towards
                .iter()
                .map(|sum| format!("{} {}", untrack(|| self.claim_called(sum.claim)), format::money(sum.amount)))
                .collect();
            // what cannot be told in its place is told in words
            let state = match uncounted {
                Err(fault) => text.exact_fault(fault),
                Ok(_) if taken_back => text.receipt_reversed(),
                Ok(_) => "",
            };
            ReceiptRow {
                on: it.on,
                customer: self.called(it.customer),
                method: text.payment_method(it.method).to_owned(),
                reference: it.reference.clone(),
                purpose: it.said().to_owned(),
                amount: it.amount,
                towards: towards.join(text.items_separator()),
                uncounted: uncounted.ok(),
                state: state.to_owned(),
                against: it.against.clone(),
                reason: it.reason.clone(),
                note: it.note.clone(),
            }
        };
        let rows: Vec<ReceiptRow> = all.iter().map(row).collect();
        self.export_rows(&RECEIPTS, &rows, form, text.sheet_receipts(), text.sheet_receipts_file());
    }

    /// Hands invoices out, each with where it stands and its net and tax.
    pub fn export_invoices(self, all: &[InvoiceRow], form: SheetForm) {
        let text = self.untracked_text();
        let mut accounts = HashMap::new();
        let mut row = |InvoiceRow { invoice, stage }: &InvoiceRow| {
            let brief = self.peek::<ContractBrief>(invoice.contract);
            let account =
                accounts.entry(invoice.contract).or_insert_with(|| untrack(|| self.contract_account(invoice.contract)));
            let parts = account.iter().flat_map(|it| &it.parts).filter(|part| invoice.instalments.contains(&part.id));
            let parts: Vec<String> = parts.map(|part| text.part_number(part.number)).collect();
            let split = invoice.split().ok().map(|worked| worked.value);
            let buyer = invoice.buyer.as_ref();
            let takes_back = invoice.red_of.and_then(|id| self.peek::<Invoice>(id)).map(|it| it.number.clone());
            money::InvoiceRow {
                number: invoice.number.clone(),
                on: invoice.on,
                customer: brief.as_ref().map(|it| self.called(it.customer)).unwrap_or_default(),
                contract: brief.map(|it| it.number.clone()).unwrap_or_default(),
                parts: parts.join(text.items_separator()),
                kind: text.invoice_kind(invoice.kind).to_owned(),
                gross: invoice.gross,
                net: split.map(|it| it.net),
                tax: split.map(|it| it.tax),
                tax_rate: invoice.tax_rate,
                state: text.invoice_stage(stage).to_owned(),
                buyer: buyer.map(|it| it.title.clone()).unwrap_or_default(),
                tax_number: buyer.map(|it| it.tax_number.clone()).unwrap_or_default(),
                takes_back: takes_back.unwrap_or_default(),
                reason: self.why_no_more(invoice, stage),
                by: invoice.by.clone(),
                note: invoice.note.clone(),
            }
        };
        let rows: Vec<money::InvoiceRow> = all.iter().map(&mut row).collect();
        self.export_rows(&INVOICES, &rows, form, text.sheet_invoices(), text.sheet_invoices_file());
    }

    /// Why an invoice is void or was taken back, and of a negative one why it takes another one back; empty of one that stands.
    fn why_no_more(self, invoice: &Invoice, stage: &InvoiceStage) -> String {
        match (stage, invoice.red_of) {
            (InvoiceStage::Void { reason, .. } | InvoiceStage::Red { reason, .. }, _) => reason.clone(),
            (InvoiceStage::Draft | InvoiceStage::Issued { .. } | InvoiceStage::Delivered { .. }, None) => String::new(),
            (InvoiceStage::Draft | InvoiceStage::Issued { .. } | InvoiceStage::Delivered { .. }, Some(of)) => {
                let events = self.invoice_events_of(of);
                let why = events.iter().find_map(|it| match &it.fact {
                    Event::Reddened { by, reason } | Event::PartlyReddened { by, reason, .. } if *by == invoice.id => {
                        Some(reason.clone())
                    }
                    Event::Issued { .. }
                    | Event::Delivered
                    | Event::Voided { .. }
                    | Event::Reddened { .. }
                    | Event::PartlyReddened { .. } => None,
                });
                why.unwrap_or_default()
            }
        }
    }
}
