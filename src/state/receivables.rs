//! Who owes what as of the date looked at, and the money of every contract for the ledger.

use std::collections::HashMap;
use std::sync::Arc;

use super::app::App;
use super::claims::InvoiceRow;
use super::team::Whose;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::exact::ExactError;
use crate::domain::id::ContractId;
use crate::domain::invoice::invoiced;
use crate::domain::receivables::grouping::{GroupKey, Grouping};
use crate::domain::receivables::ledger::LedgerLine;
use crate::domain::receivables::ledger_groups::{LedgerGroup, by_group};
use crate::domain::receivables::open_part::{Claimant, OpenBook};
use crate::domain::team::spellings::Spellings;

/// The money of contracts, by contract; those are missing whose terms cannot be reckoned with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LedgerLines(Arc<HashMap<ContractId, LedgerLine>>);

impl LedgerLines {
    /// The money of one contract.
    pub fn of(&self, id: ContractId) -> Option<&LedgerLine> {
        self.0.get(&id)
    }
}

impl App {
    /// What is open of the contracts that these people look after. The reader runs again when money, contracts, the names of
    /// customers or the date change.
    pub fn open_book(self, whose: Whose) -> OpenBook {
        self.watch_any::<Customer>();
        let mut briefs = self.watch_all::<ContractBrief>();
        self.retain_kept(&mut briefs, whose);
        // of two spellings of a name the one in the oldest contract stands, whatever order the table has
        briefs.sort_unstable_by_key(|brief| brief.id);
        // so that one person is one row
        let mut owners = Spellings::default();
        let claimants: Vec<Claimant> = briefs
            .iter()
            .map(|brief| Claimant {
                contract: brief.id,
                customer: self.peek_survivor(brief.customer),
                owner: owners.one(&self.peek_keeper(brief)),
            })
            .collect();
        let mut book = OpenBook::default();
        let mut next = claimants.iter();
        self.each_contract(claimants.iter().map(|it| it.contract), |_, standing| {
            if let (Some(claimant), Some(standing)) = (next.next(), standing) {
                book.add(claimant, standing);
            }
        });
        book
    }

    /// The money of every contract of the book. The reader runs again when money, contracts, invoices or the date change.
    pub fn ledger_lines(self) -> LedgerLines {
        let mut issued: HashMap<ContractId, Vec<InvoiceRow>> = HashMap::new();
        for row in self.all_invoices(self.as_of()) {
            issued.entry(row.invoice.contract).or_default().push(row);
        }
        let ids: Vec<ContractId> = self.watch_all::<ContractBrief>().iter().map(|brief| brief.id).collect();
        let lines = self.each_contract(ids, |id, standing| {
            let standing = standing?;
            let like = standing.account.as_ref().ok()?.total;
            let rows = issued.get(&id).map(Vec::as_slice).unwrap_or_default();
            let sum = invoiced(rows.iter().map(|row| (row.invoice.as_ref(), &row.stage)), like);
            let line = LedgerLine::of(standing, sum.ok()?.value)?;
            Some((id, line))
        });
        LedgerLines(Arc::new(lines.into_iter().flatten().collect()))
    }

    /// The signed ones of these contracts added up by whom they belong to, the oldest contract of a row first. The reader runs
    /// again when a contract, or the name or the owner of a customer, changes.
    ///
    /// # Errors
    /// Overflow.
    pub fn ledger_groups(
        self,
        ids: &[ContractId],
        lines: &LedgerLines,
        by: Grouping,
    ) -> Result<Vec<LedgerGroup>, ExactError> {
        self.watch_any::<Customer>();
        self.watch_any::<ContractBrief>();
        // of two spellings of a name the one in the oldest contract stands, however the list is sorted
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        let mut owners = Spellings::default();
        by_group(ids.into_iter().filter_map(|id| {
            let line = lines.of(id)?;
            let brief = self.peek::<ContractBrief>(id)?;
            let key = match by {
                Grouping::Customer => GroupKey::Customer(self.peek_survivor(brief.customer)),
                Grouping::Owner => GroupKey::Owner(owners.one(&self.peek_keeper(&brief))),
                Grouping::Contract => GroupKey::Contract(id),
            };
            Some((key, id, line))
        }))
    }
}
