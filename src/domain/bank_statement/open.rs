//! What is open of a contract on the day of a payment, whatever was entered for later days.

use std::sync::Arc;

use crate::domain::account::{Account, AccountError, Entries, account_held};
use crate::domain::allotment::{OpenPart, open_parts};
use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::plan::Event;
use crate::domain::date::Date;
use crate::domain::dunning_rows::DunningRows;
use crate::domain::force_majeure::Hold;
use crate::domain::late_fee::allocation::Parts;
use crate::domain::late_fee::debt::ReceiptBook;
use crate::domain::late_fee::dunning::Settled;
use crate::domain::late_fee_statement::LateFeeStatement;
use crate::domain::money::Money;
use crate::domain::receipt::{Allocation, Receipt};
use crate::domain::recovery_cost::RecoveryCost;
use crate::domain::reference_rates::KeptRates;
use crate::domain::schedule::Happened;
use crate::domain::waiver::Waiver;

/// A binding contract with everything that was entered about its money.
#[derive(Debug, Clone)]
pub struct ContractMoney {
    /// The contract.
    pub brief: Arc<ContractBrief>,
    /// What happened that its parts wait for.
    pub happened: Happened,
    /// The day it ended before its time, if it did.
    pub last_day: Option<Date>,
    /// What kept the customer from paying, and for how long (G7).
    pub holds: Vec<Hold>,
    /// The receipts that were counted towards it, counter-entries among them.
    pub receipts: Vec<Arc<Receipt>>,
    /// What of them was counted.
    pub allocations: Vec<Arc<Allocation>>,
    /// What was given up.
    pub waivers: Vec<Arc<Waiver>>,
    /// What it cost to get it in.
    pub costs: Vec<Arc<RecoveryCost>>,
    /// What was claimed of its late fees.
    pub statements: Vec<Arc<LateFeeStatement>>,
    /// What settlements put beside its plan.
    pub settled: Vec<Settled>,
    /// The reference rates that the book keeps.
    pub rates: KeptRates,
    /// The working calendar of the book.
    pub calendar: Arc<WorkCalendar>,
}

impl ContractMoney {
    /// The open parts as a payment on `day` finds them, in the order of their days. What was entered for later days is left
    /// to it: no part gets more than it has left when everything in the book has happened.
    ///
    /// # Errors
    /// Figures that cannot be reckoned with.
    pub fn open_on(&self, day: Date) -> Result<Vec<OpenPart>, AccountError> {
        let Clause::Included(payment) = &self.brief.payment else { return Ok(Vec::new()) };
        let on_day = self.account(day)?;
        let last = self.last_entry();
        let later = if last > Some(day) { last.map(|last| self.account(last)).transpose()? } else { None };
        let signed_on = self.happened.get(&Event::Signing).copied();
        let (before, now) = self.rates.continued(&self.brief.late_fees_before, &payment.late_fee, signed_on, day);
        let mut parts = open_parts(&on_day, &before, &now, day)?;
        if let Some(later) = later {
            let left = open_parts(&later, &before, &now, day)?;
            let known = |part: &&mut OpenPart| later.parts.iter().any(|it| it.id == part.debt.instalment);
            for part in parts.iter_mut().filter(known) {
                let left = left.iter().find(|it| it.debt.instalment == part.debt.instalment);
                let nothing = Parts::nothing(part.debt.open.principal.currency);
                part.debt.open = least(part.debt.open, left.map_or(nothing, |left| left.debt.open));
            }
        }
        // a sum that cannot be reckoned is not nothing
        parts.retain(|part| part.whole().is_none_or(|open| !open.is_zero()));
        parts.sort_by_key(|part| (part.debt.due, part.number));
        Ok(parts)
    }

    fn account(&self, day: Date) -> Result<Account, AccountError> {
        let book = ReceiptBook::new(self.receipts.iter().map(AsRef::as_ref));
        let allocations: Vec<&Allocation> = self.allocations.iter().map(AsRef::as_ref).collect();
        let rows = DunningRows {
            waivers: self.waivers.iter().map(AsRef::as_ref).collect(),
            costs: self.costs.iter().map(AsRef::as_ref).collect(),
            statements: self.statements.iter().map(AsRef::as_ref).collect(),
        };
        let dunning = rows.book(day).with_settled(self.settled.clone()).with_rates(self.rates.clone());
        let entries = Entries { receipts: &book, allocations: &allocations, dunning: &dunning };
        account_held(&self.brief, &self.happened, self.last_day, &self.holds, &entries, &self.calendar, day)
    }

    /// The last day for which anything was entered.
    fn last_entry(&self) -> Option<Date> {
        let receipts = self.receipts.iter().map(|it| it.on);
        let waivers = self.waivers.iter().map(|it| it.on);
        let costs = self.costs.iter().map(|it| it.on);
        let used = self.allocations.iter().filter_map(|it| it.on);
        receipts.chain(used).chain(waivers).chain(costs).max()
    }
}

/// The lesser of each part.
fn least(a: Parts, b: Parts) -> Parts {
    let least = |a: Money, b: Money| if b.minor < a.minor { b } else { a };
    Parts {
        cost: least(a.cost, b.cost),
        late_fee: least(a.late_fee, b.late_fee),
        principal: least(a.principal, b.principal),
    }
}
