//! The ledger of contracts (合同台账): of each what it comes to, what came in, what is open, what was invoiced.

use std::collections::BTreeMap;

use crate::domain::collection::{ShareLine, share};
use crate::domain::exact::{ExactError, Worked};
use crate::domain::invoice::invoiced_share;
use crate::domain::money::{Currency, Money};
use crate::domain::progress::Progress;
use crate::domain::rate::Bp;

/// The money of a contract, or of several in one currency, as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerSums {
    /// What was agreed.
    pub amount: Money,
    /// Counted towards principal.
    pub collected: Money,
    /// Given up of it (减免): with what came in and what is open it makes the amount.
    pub waived: Money,
    /// Still to come.
    pub open: Money,
    /// Still to come after its day.
    pub overdue: Money,
    /// Issued, less what is void or taken back.
    pub invoiced: Money,
}

/// A contract in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerLine {
    /// Its money.
    pub sums: LedgerSums,
    /// Whether it is signed, and so counts in the totals: a draft promises nothing yet.
    pub binding: bool,
    /// How many parts its plan has.
    pub parts: usize,
    /// Of how many of them nothing is open any more.
    pub settled: usize,
}

/// All signed contracts of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerTotal {
    /// How many there are.
    pub contracts: usize,
    /// Their money.
    pub sums: LedgerSums,
}

impl LedgerSums {
    const fn nothing(nothing: Money) -> Self {
        Self {
            amount: nothing,
            collected: nothing,
            waived: nothing,
            open: nothing,
            overdue: nothing,
            invoiced: nothing,
        }
    }

    fn plus(&self, other: &Self) -> Result<Self, ExactError> {
        Ok(Self {
            amount: self.amount.plus(other.amount)?,
            collected: self.collected.plus(other.collected)?,
            waived: self.waived.plus(other.waived)?,
            open: self.open.plus(other.open)?,
            overdue: self.overdue.plus(other.overdue)?,
            invoiced: self.invoiced.plus(other.invoiced)?,
        })
    }

    /// The share of the amount that came in, in 0.01 % rounded down; nothing while the amount is nothing.
    pub fn collected_share(&self) -> Option<Worked<Bp, ShareLine>> {
        share(self.collected, self.amount).ok()
    }

    /// The share of the amount that was invoiced, in 0.01 % rounded down; nothing while the amount is nothing.
    pub fn invoiced_share(&self) -> Option<Worked<Bp, ShareLine>> {
        invoiced_share(self.invoiced, self.amount)
    }
}

impl LedgerTotal {
    /// No contract yet.
    pub(super) const fn empty(currency: Currency) -> Self {
        Self { contracts: 0, sums: LedgerSums::nothing(Money::zero(currency)) }
    }

    /// One contract more, of its currency.
    pub(super) fn add(&mut self, line: &LedgerLine) -> Result<(), ExactError> {
        self.sums = self.sums.plus(&line.sums)?;
        self.contracts = self.contracts.saturating_add(1);
        Ok(())
    }
}

impl LedgerLine {
    /// The share of a signed contract that came in, in 0.01 %; nothing where none is told.
    pub fn collected_part(&self) -> Option<Bp> {
        self.sums.collected_share().filter(|_| self.binding).map(|it| it.value)
    }

    /// The share of a signed contract that was invoiced, in 0.01 %; nothing where none is told.
    pub fn invoiced_part(&self) -> Option<Bp> {
        self.sums.invoiced_share().filter(|_| self.binding).map(|it| it.value)
    }

    /// The line of a contract that stands so. `invoiced` is in its currency. `None` if its terms cannot be reckoned with, or it
    /// is signed and its plan does not work out: what is owed by it is not known. A contract that is not signed owes nothing,
    /// whatever its plan says.
    pub fn of(standing: &Progress, invoiced: Money) -> Option<Self> {
        let binding = standing.is_binding();
        let account = standing.account.as_ref().ok().filter(|account| !binding || account.misfit.is_none())?;
        let nothing = Money::zero(account.total.currency);
        let owed = |amount: Money| if binding { amount } else { nothing };
        let sums = LedgerSums {
            amount: account.total,
            collected: account.collected,
            waived: owed(account.waived),
            open: owed(account.open),
            overdue: owed(account.overdue),
            invoiced,
        };
        // what a settlement put beside the plan is no part of it
        let plan = || account.parts.iter().filter(|it| it.settles.is_none());
        let settled = plan().filter(|it| it.position.open.is_zero()).count();
        Some(Self { sums, binding, parts: plan().count(), settled })
    }
}

/// Adds up the signed contracts among these: one total for each currency, in the order of the codes. The lines given are its
/// working: the ledger shows every one above the total.
///
/// # Errors
/// Overflow.
pub fn totals<'a>(lines: impl IntoIterator<Item = &'a LedgerLine>) -> Result<Vec<LedgerTotal>, ExactError> {
    let mut totals: BTreeMap<&'static str, LedgerTotal> = BTreeMap::new();
    for line in lines.into_iter().filter(|line| line.binding) {
        let currency = line.sums.amount.currency;
        totals.entry(currency.code()).or_insert(LedgerTotal::empty(currency)).add(line)?;
    }
    Ok(totals.into_values().collect())
}
