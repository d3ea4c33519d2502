//! What was done to get the claims of a contract in, and what was invoiced of it.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::table::{Resident, Tables};
use crate::domain::account::Account;
use crate::domain::bank_statement::numbers::Billed;
use crate::domain::date::Date;
use crate::domain::dunning_rows::DunningRows;
use crate::domain::id::{ContractId, InvoiceId};
use crate::domain::invoice::{Invoice, InvoiceEvent, invoiced, taken_back};
use crate::domain::late_fee::dunning::DunningBook;
use crate::domain::late_fee_statement::LateFeeStatement;
use crate::domain::lifecycle::invoice::Stage;
use crate::domain::money::Money;
use crate::domain::recovery_cost::RecoveryCost;
use crate::domain::waiver::Waiver;

/// An invoice with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct InvoiceRow {
    /// The invoice.
    pub invoice: Arc<Invoice>,
    /// Where it stands on the day asked about.
    pub stage: Stage,
}

impl InvoiceRow {
    /// It, if it stands and a payment may be for it.
    pub(super) fn billed(&self) -> Option<Billed> {
        let Invoice { number, contract, instalments, gross, .. } = self.invoice.as_ref();
        let stands = match &self.stage {
            Stage::Issued { .. } | Stage::Delivered { .. } => gross.minor > 0,
            Stage::Draft | Stage::Void { .. } | Stage::Red { .. } => false,
        };
        stands.then(|| Billed {
            number: number.clone(),
            contract: *contract,
            instalments: instalments.clone(),
            gross: *gross,
        })
    }
}

/// The rows of these ids that are there, by id: in the order in which they were made.
fn rows<T: Resident>(tables: &Tables, ids: &[T::Key]) -> Vec<Arc<T>>
where
    T::Key: Ord,
{
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.into_iter().filter_map(|id| T::table(tables).peek(id)).collect()
}

impl Tables {
    /// What stands on a day of what was done about a contract.
    pub(super) fn dunning_of(&self, contract: ContractId, as_of: Date) -> DunningBook {
        let waivers = rows::<Waiver>(self, self.index.waivers_of(contract));
        let costs = rows::<RecoveryCost>(self, self.index.costs_of(contract));
        let statements = rows::<LateFeeStatement>(self, self.index.statements_of(contract));
        let rows = DunningRows {
            waivers: waivers.iter().map(AsRef::as_ref).collect(),
            costs: costs.iter().map(AsRef::as_ref).collect(),
            statements: statements.iter().map(AsRef::as_ref).collect(),
        };
        rows.book(as_of).with_settled(self.settled_of(contract, as_of)).with_rates(self.kept_rates())
    }

    fn invoice_events(&self, invoice: InvoiceId) -> Vec<Arc<InvoiceEvent>> {
        rows::<InvoiceEvent>(self, self.index.invoice_events_of(invoice))
    }

    /// The invoices of a contract as of a day, without watching them.
    pub(super) fn invoice_rows(&self, contract: ContractId, as_of: Date) -> Vec<InvoiceRow> {
        let own = rows::<Invoice>(self, self.index.invoices_of(contract));
        let own = own.into_iter().filter(|it| it.contract == contract);
        own.map(|it| self.invoice_row(it, as_of)).collect()
    }

    fn invoice_row(&self, invoice: Arc<Invoice>, as_of: Date) -> InvoiceRow {
        let events = self.invoice_events(invoice.id);
        let stage = invoice.life(events.iter().map(AsRef::as_ref), as_of).stage;
        InvoiceRow { invoice, stage }
    }
}

impl App {
    /// What stands on a day of what was done about a contract, without watching it.
    pub fn dunning_of(self, contract: ContractId, as_of: Date) -> DunningBook {
        let book = self.tables.try_with_value(|tables| tables.dunning_of(contract, as_of));
        book.unwrap_or_default()
    }

    /// What was given up of a contract's claims, counter-entries among it. The reader runs again when anything is.
    pub fn waivers_of(self, contract: ContractId) -> Vec<Arc<Waiver>> {
        let found = self.tables.try_with_value(|tables| {
            tables.waivers.watch_any();
            rows::<Waiver>(tables, tables.index.waivers_of(contract))
        });
        found.unwrap_or_default()
    }

    /// What it cost to get a contract's claims in, counter-entries among it.
    pub fn costs_of(self, contract: ContractId) -> Vec<Arc<RecoveryCost>> {
        let found = self.tables.try_with_value(|tables| {
            tables.recovery_costs.watch_any();
            rows::<RecoveryCost>(tables, tables.index.costs_of(contract))
        });
        found.unwrap_or_default()
    }

    /// The late fees of a contract that were claimed, counter-entries among them.
    pub fn statements_of(self, contract: ContractId) -> Vec<Arc<LateFeeStatement>> {
        let found = self.tables.try_with_value(|tables| {
            tables.late_fee_statements.watch_any();
            rows::<LateFeeStatement>(tables, tables.index.statements_of(contract))
        });
        found.unwrap_or_default()
    }

    /// The invoices of a contract as of a day, in the order in which they were made. The reader runs again when any changes.
    pub fn invoices_of(self, contract: ContractId, as_of: Date) -> Vec<InvoiceRow> {
        let found = self.tables.try_with_value(|tables| {
            tables.invoices.watch_any();
            tables.invoice_events.watch_any();
            tables.invoice_rows(contract, as_of)
        });
        found.unwrap_or_default()
    }

    /// Every invoice of the book as of a day.
    pub fn all_invoices(self, as_of: Date) -> Vec<InvoiceRow> {
        let found = self.tables.try_with_value(|tables| {
            tables.invoice_events.watch_any();
            tables.invoices.watch_all().into_iter().map(|it| tables.invoice_row(it, as_of)).collect()
        });
        found.unwrap_or_default()
    }

    /// Where an invoice stands on a day.
    pub fn invoice_stage(self, invoice: &Invoice, as_of: Date) -> Stage {
        let events = self.tables.try_with_value(|tables| {
            tables.invoice_events.watch_any();
            tables.invoice_events(invoice.id)
        });
        invoice.life(events.unwrap_or_default().iter().map(AsRef::as_ref), as_of).stage
    }

    /// What happened to an invoice.
    pub fn invoice_events_of(self, invoice: InvoiceId) -> Vec<Arc<InvoiceEvent>> {
        self.tables.try_with_value(|tables| tables.invoice_events(invoice)).unwrap_or_default()
    }

    /// What was issued under a contract up to a day, less what is void or taken back; `like` says the currency.
    pub fn invoiced_of(self, contract: ContractId, as_of: Date, like: Money) -> Money {
        let all = self.invoices_of(contract, as_of);
        let issued = invoiced(all.iter().map(|row| (row.invoice.as_ref(), &row.stage)), like);
        issued.map_or(Money::zero(like.currency), |it| it.value)
    }

    /// What red invoices took back of one, up to a day.
    pub fn taken_back_of(self, invoice: &Invoice, as_of: Date) -> Money {
        let all = self.invoices_of(invoice.contract, as_of);
        let found = taken_back(invoice, all.iter().map(|row| (row.invoice.as_ref(), &row.stage)));
        found.map_or(Money::zero(invoice.gross.currency), |it| it.value)
    }

    /// The account of a contract on any day, without watching it; `None` if its terms cannot be reckoned with.
    pub fn account_on(self, contract: ContractId, day: Date) -> Option<Account> {
        let looked_at = self.chosen_date.get_untracked().unwrap_or_else(|| self.today.get_untracked());
        if day == looked_at {
            return untrack(|| self.contract_account(contract));
        }
        let standing =
            self.tables.try_with_value(|tables| tables.peek_standing_on(contract, day, looked_at)).flatten()?;
        standing.account.clone().ok()
    }
}
