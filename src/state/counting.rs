//! What a receipt may be counted towards, what it is counted towards, and what of it is kept as an advance.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::batch::Batch;
use super::claims::InvoiceRow;
use super::clock::BrowserIds;
use super::table::Tables;
use crate::domain::allotment::OpenPart;
use crate::domain::bank_statement::numbers::{Named, Numbers};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::counting::{Change, Claim, Sum, counted};
use crate::domain::date::Date;
use crate::domain::id::{AllocationId, CustomerId, ReceiptId};
use crate::domain::money::Money;
use crate::domain::receipt::{Allocation, Receipt};
use crate::domain::reversal::standing;

/// Money that came in and is counted towards nothing yet (预收款).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advanced {
    /// The receipt.
    pub receipt: Arc<Receipt>,
    /// What was left of it on the date looked at.
    pub left: Money,
}

impl Tables {
    /// What of a receipt was counted, and taken back again.
    fn rows_of(&self, receipt: ReceiptId) -> impl Iterator<Item = Arc<Allocation>> {
        let towards = self.index.paid_by(receipt).iter().flat_map(|contract| self.index.allocations_of(*contract));
        towards.filter_map(|id| self.allocations.peek(*id)).filter(move |it| it.receipt == receipt)
    }

    /// What of a receipt is counted towards nothing: an advance; if a day is given, by that day. Nothing if the sums do not exist.
    fn advance_of(&self, receipt: &Receipt, by: Option<Date>) -> Money {
        let counted = self.rows_of(receipt.id).filter(|it| by.is_none_or(|day| it.counts_from(receipt.on) <= day));
        let nothing = Money::zero(receipt.amount.currency);
        let counted = Money::sum(counted.map(|it| it.amount), nothing.currency);
        let left = counted.and_then(|counted| receipt.amount.minus(counted)).unwrap_or(nothing);
        Money::new(left.minor.max(0), left.currency)
    }
}

impl App {
    /// What of a receipt was counted, and taken back again, in the order in which it was written. The reader runs again when
    /// anything is counted.
    pub fn counted_of(self, receipt: ReceiptId) -> Vec<Arc<Allocation>> {
        let found = self.tables.try_with_value(|tables| {
            tables.allocations.watch_any();
            let mut rows: Vec<_> = tables.rows_of(receipt).collect();
            rows.sort_unstable_by_key(|it| it.id);
            rows
        });
        found.unwrap_or_default()
    }

    /// What of a receipt is counted towards which claim on a day, corrections netted off; nothing where it has no sum. The reader runs
    /// again when anything is counted.
    pub fn counted_on(self, receipt: &Receipt, day: Date) -> Vec<Sum> {
        let rows = self.counted_of(receipt.id);
        let known = rows.iter().filter(|it| it.counts_from(receipt.on) <= day);
        counted(known.map(AsRef::as_ref)).unwrap_or_default()
    }

    /// What of a receipt is counted towards nothing and kept as an advance; the reader runs again when anything is counted.
    pub fn advance_of(self, receipt: &Receipt) -> Money {
        self.advance(receipt, None)
    }

    /// The same as it stood on a day: what was used of it later was still kept.
    pub fn advance_on(self, receipt: &Receipt, day: Date) -> Money {
        self.advance(receipt, Some(day))
    }

    fn advance(self, receipt: &Receipt, by: Option<Date>) -> Money {
        let found = self.tables.try_with_value(|tables| {
            tables.allocations.watch_any();
            tables.advance_of(receipt, by)
        });
        found.unwrap_or(Money::zero(receipt.amount.currency))
    }

    /// The advances of a customer, or of everybody, that stand on the date looked at; the oldest first. The reader runs again when
    /// money comes in, is taken back or counted.
    pub fn advances(self, of: Option<CustomerId>) -> Vec<Advanced> {
        let payers = of.map(|customer| self.standing_for(customer));
        let mut all = self.watch_all::<Receipt>();
        // a counter-entry names its customer as the receipt does
        all.retain(|it| payers.as_ref().is_none_or(|payers| payers.contains(&it.customer)));
        // no money came in of which anything could be kept
        all.retain(|it| !it.is_set_off());
        let rows: Vec<&Receipt> = all.iter().map(AsRef::as_ref).collect();
        let as_of = self.as_of();
        let stands: HashSet<ReceiptId> = standing(&rows, as_of).into_iter().map(|it| it.id).collect();
        all.retain(|it| stands.contains(&it.id));
        all.sort_by_key(|it| (it.on, it.id));
        let found = self.tables.try_with_value(|tables| {
            tables.allocations.watch_any();
            let with_left =
                |receipt: Arc<Receipt>| Advanced { left: tables.advance_of(&receipt, Some(as_of)), receipt };
            all.into_iter().map(with_left).filter(|it| it.left.minor > 0).collect()
        });
        found.unwrap_or_default()
    }

    /// What a payment of `payer` on a day finds open, whatever was entered for later days; as if `without` had been counted towards
    /// nothing.
    pub fn open_to(self, payer: CustomerId, on: Date, without: Option<ReceiptId>) -> Vec<OpenPart> {
        let calendar = Arc::new(self.work_calendar());
        let mut open: Vec<OpenPart> = Vec::new();
        for brief in self.contracts_of(payer) {
            let binding = self.contract_standing(brief.id).filter(|standing| standing.is_binding());
            let Some(standing) = binding else { continue };
            let mut money = self.contract_money(&brief, &standing, &calendar);
            money.allocations.retain(|it| Some(it.receipt) != without);
            open.extend(money.open_on(on).unwrap_or_default());
        }
        open
    }

    /// The numbers of the contracts of a payer and of the invoices that stand under them.
    pub fn numbers_of(self, payer: CustomerId) -> Numbers {
        let mut numbers = Numbers::default();
        let as_of = self.as_of();
        for brief in self.contracts_of(payer) {
            numbers.add(&brief.number, Named::Contract(brief.id));
            for billed in self.invoices_of(brief.id, as_of).iter().filter_map(InvoiceRow::billed) {
                numbers.add(&billed.number, Named::Invoice(billed.clone()));
            }
        }
        numbers
    }

    /// What a claim is called among those of several contracts. The reader runs again when the contract is reckoned anew.
    pub fn claim_called(self, claim: Claim) -> String {
        let text = self.text();
        let contract = self.peek::<ContractBrief>(claim.contract).map(|it| it.number.clone()).unwrap_or_default();
        let standing = self.contract_standing(claim.contract);
        let part = standing.map(|standing| {
            let parts = standing.account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
            let part = parts.iter().find(|it| it.id == claim.instalment).map(|it| text.part_number(it.number));
            part.unwrap_or_else(|| text.counting_gone().to_owned())
        });
        // while the contract is not reckoned nobody knows which part it is
        let words = [Some(contract), part, Some(text.claim_part(claim.part).to_owned())];
        words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// Adds rows of a receipt that count something, or take it back.
pub fn counting(batch: Batch, receipt: ReceiptId, changes: impl IntoIterator<Item = Change>) -> Batch {
    changes
        .into_iter()
        .fold(batch, |batch, change| batch.put(&change.row(receipt, AllocationId::fresh(&mut BrowserIds))))
}
