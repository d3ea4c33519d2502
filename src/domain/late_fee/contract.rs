//! The late fees of all instalments of one contract.

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use super::debt::Debt;
use super::ledger::{LateFee, ledger};
use super::rule::{Cap, CapBase, LateFeeRule};
use crate::domain::date::Date;
use crate::domain::exact::{Rounding, Worked};
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;

/// The late fees of a contract on a day: sums of its debts, each rounded once, so that statements of instalments and of the
/// contract agree. Everything is zero or positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractFee {
    /// The fee in all, after the cap on the contract.
    pub total: Money,
    /// Paid of it.
    pub paid: Money,
    /// Given up of it.
    pub waived: Money,
    /// Still owed of it.
    pub owed: Money,
    /// Claimed by statements so far.
    pub claimed: Money,
    /// What a statement of this day would claim.
    pub claimable: Money,
    /// The sum that settles everything that is open of these debts when it is paid on this day.
    pub pay_off: Money,
    /// Money in advance.
    pub advance: Money,
}

/// One row: a debt, or the cap on the whole contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractLine {
    /// One instalment.
    Instalment {
        /// Which one.
        instalment: InstalmentId,
        /// Its fee in all.
        total: Money,
        /// Still owed of it.
        owed: Money,
        /// What a statement of this day would claim for it.
        claimable: Money,
        /// What settles it.
        pay_off: Money,
    },
    /// The fees together went beyond the cap on the contract.
    CapOfContract {
        /// Where they stop, rounded half up once.
        cap: Money,
        /// What the instalments have beyond it.
        cut: Money,
    },
}

/// Adds the late fees of the instalments of one contract, each by its own [`ledger`]. A cap that is a share of the contract
/// bounds them together ("all late fees stop at 5 % of the contract price"). `contract_total` says the currency as well.
///
/// # Errors
/// Everything [`ledger`] refuses; different currencies; overflow.
pub fn contract_fee(
    rule: &LateFeeRule,
    contract_total: Money,
    debts: &[Debt],
    as_of: Date,
) -> Result<Worked<ContractFee, ContractLine>, LateFeeError> {
    let zero = Money::zero(contract_total.currency);
    let mut sum = ContractFee {
        total: zero,
        paid: zero,
        waived: zero,
        owed: zero,
        claimed: zero,
        claimable: zero,
        pay_off: zero,
        advance: zero,
    };
    let mut working = Vec::with_capacity(debts.len());
    let mut fees_in_pay_off = zero;
    for debt in debts {
        let fee = ledger(rule, debt, as_of)?.value;
        sum = sum.plus(&fee)?;
        let others = fee.open.cost.plus(fee.open.principal)?;
        fees_in_pay_off = fees_in_pay_off.plus(fee.pay_off.minus(others)?)?;
        let LateFee { total, owed, claimable, pay_off, .. } = fee;
        working.push(ContractLine::Instalment { instalment: debt.instalment, total, owed, claimable, pay_off });
    }
    let bound = match rule.cap {
        Cap::Share { ppm, of: CapBase::Contract } => ppm.of(contract_total, Rounding::HalfUp)?,
        Cap::None | Cap::Amount(_) | Cap::Share { of: CapBase::Instalment | CapBase::OverdueSum, .. } => sum.total,
    };
    let cut = sum.total.minus(bound)?;
    if cut.minor > 0 {
        // the pay-off leaves the fee of its own day out where the clause does, and never touches costs and principal
        let later = sum.owed.minus(fees_in_pay_off)?;
        let fees_after_cut = less(fees_in_pay_off, less(cut, later)?)?;
        sum.pay_off = sum.pay_off.minus(fees_in_pay_off)?.plus(fees_after_cut)?;
        sum.total = bound;
        sum.owed = less(sum.owed, cut)?;
        sum.claimable = less(sum.claimable, cut)?;
        working.push(ContractLine::CapOfContract { cap: bound, cut });
    }
    Ok(Worked { value: sum, working })
}

/// `amount` less `cut`, but not below nothing.
fn less(amount: Money, cut: Money) -> Result<Money, LateFeeError> {
    let rest = amount.minus(cut)?;
    Ok(Money::new(rest.minor.max(0), rest.currency))
}

impl ContractFee {
    fn plus(self, fee: &LateFee) -> Result<Self, LateFeeError> {
        Ok(Self {
            total: self.total.plus(fee.total)?,
            paid: self.paid.plus(fee.paid)?,
            waived: self.waived.plus(fee.waived)?,
            owed: self.owed.plus(fee.owed)?,
            claimed: self.claimed.plus(fee.claimed)?,
            claimable: self.claimable.plus(fee.claimable)?,
            pay_off: self.pay_off.plus(fee.pay_off)?,
            advance: self.advance.plus(fee.advance)?,
        })
    }
}
