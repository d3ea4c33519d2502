//! The late fees of a contract as of a day, all of its parts together, with a line for each part.

use super::account::{Account, PartAccount};
use super::exact::{ExactError, Worked};
use super::late_fee::ledger::LateFee;
use super::money::Money;

/// The late fees of a contract as of a day, all of its parts together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeSums {
    /// All that accrued, each part rounded once.
    pub accrued: Money,
    /// Paid of it.
    pub paid: Money,
    /// Given up of it.
    pub waived: Money,
    /// Owed of it.
    pub owed: Money,
    /// Claimed of it by statements.
    pub claimed: Money,
    /// What a statement of the day would claim.
    pub claimable: Money,
    /// Claimed beyond what accrued: a receipt came in late, or a later one was entered first.
    pub overclaimed: Money,
    /// The sum that settles everything that is late when it is paid on the day.
    pub pay_off: Money,
}

/// What one part adds to the late fees of its contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeLine {
    /// The number of the part.
    pub number: usize,
    /// What accrued.
    pub accrued: Money,
    /// Paid of it.
    pub paid: Money,
    /// Given up of it.
    pub waived: Money,
    /// Owed of it.
    pub owed: Money,
    /// The sum that settles the part when it is paid on the day.
    pub pay_off: Money,
}

impl Account {
    /// The late fees of all parts, a line for each that has one, or that is late and bears none: what was settled is paid off too.
    ///
    /// # Errors
    /// Overflow.
    pub fn fee_sums(&self) -> Result<Worked<FeeSums, FeeLine>, ExactError> {
        let nothing = Money::zero(self.total.currency);
        let line = |part: &PartAccount| {
            let number = part.number;
            let Some(fee) = part.late_fee.as_ref().map(|fee| &fee.value) else {
                let pay_off = part.overdue();
                let line = FeeLine { number, accrued: nothing, paid: nothing, waived: nothing, owed: nothing, pay_off };
                return (!pay_off.is_zero()).then_some(line);
            };
            let LateFee { total: accrued, paid, waived, owed, pay_off, .. } = *fee;
            Some(FeeLine { number, accrued, paid, waived, owed, pay_off })
        };
        let working: Vec<FeeLine> = self.parts.iter().filter_map(line).collect();
        let fees: Vec<&LateFee> =
            self.parts.iter().filter_map(|part| part.late_fee.as_ref()).map(|it| &it.value).collect();
        let sum = |read: fn(&LateFee) -> Money| Money::sum(fees.iter().map(|fee| read(fee)), nothing.currency);
        let value = FeeSums {
            accrued: sum(|fee| fee.total)?,
            paid: sum(|fee| fee.paid)?,
            waived: sum(|fee| fee.waived)?,
            owed: sum(|fee| fee.owed)?,
            claimed: sum(|fee| fee.claimed)?,
            claimable: self.claimable.value,
            overclaimed: sum(|fee| fee.overclaimed)?,
            pay_off: Money::sum(working.iter().map(|line| line.pay_off), nothing.currency)?,
        };
        Ok(Worked { value, working })
    }
}
