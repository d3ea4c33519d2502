//! The late fees of all instalments of one contract: bounded together where the clause says so, then added.

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use super::bound::ledgers_under;
use super::debt::Debt;
use super::known::KnownRule;
use super::ledger::LateFee;
use super::rule::LateFeeRule;
use super::working::LedgerLine;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Worked};
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;

/// The ledgers of the instalments of one contract on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractLedgers {
    /// One for each debt, in the order they were given.
    pub fees: Vec<Worked<LateFee, LedgerLine>>,
    /// The cap on the contract, if the fees reached it.
    pub cap: Option<CapOfContract>,
}

/// How the fees of a contract reached the cap that bounds them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapOfContract {
    /// The day on which they reached it: nothing accrues after it on the debts that it bounds.
    pub on: Date,
    /// Where they stop, rounded half up once.
    pub cap: Money,
    /// What the instalments would have beyond it by now.
    pub cut: Money,
}

/// The late fees of a contract on a day: sums of its debts, each rounded once, so that statements of instalments and of the
/// contract agree. Everything is zero or positive, and the total is what is paid, given up and owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractFee {
    /// The fee in all, after the caps.
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

/// One row of what a statement of all instalments would claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimableLine {
    /// What is new to claim of each instalment by itself, added up.
    Instalments {
        /// The sum.
        sum: Money,
    },
    /// Claimed too much of some, and so taken off what the others would claim: together they reached the cap on the contract.
    Overclaimed {
        /// How much too much was claimed. Nothing is claimable where it is more than the sum.
        amount: Money,
    },
}

/// One row: a debt, what a claim of all leaves out, or the cap on the whole contract.
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
    /// Claimed too much of some, and so not claimed again of the others.
    Overclaimed {
        /// How much too much was claimed.
        amount: Money,
    },
    /// The fees together reached the cap on the contract.
    CapOfContract(CapOfContract),
}

/// The [`ledger`](super::ledger::ledger) of each instalment of one contract, bounded together where the clause caps the fees
/// of the contract ([`Cap::ContractShare`](super::rule::Cap::ContractShare) and
/// [`Cap::ContractAmount`](super::rule::Cap::ContractAmount)).
///
/// Days pass for all of them at once. On the first day on which the fees together come to the cap, what was left of it is
/// shared in proportion to what the day adds to each, by largest remainder, the earlier debt in the list first; after it
/// nothing accrues on any, so that later payments go to what is owed and to the price. `contract_total` says the currency.
///
/// # Errors
/// Everything [`ledger`](super::ledger::ledger) refuses; different currencies; overflow.
pub fn contract_ledgers(
    rule: &LateFeeRule,
    contract_total: Money,
    debts: &[Debt],
    as_of: Date,
) -> Result<ContractLedgers, LateFeeError> {
    known_contract_ledgers(KnownRule::alone(rule), contract_total, debts, as_of)
}

/// As [`contract_ledgers`], by all that is known of the reference rate.
///
/// # Errors
/// As [`contract_ledgers`].
pub fn known_contract_ledgers(
    known: KnownRule<'_>,
    contract_total: Money,
    debts: &[Debt],
    as_of: Date,
) -> Result<ContractLedgers, LateFeeError> {
    // a cap that cannot be read is told before anything is late
    known.rule.cap.of_contract(contract_total)?;
    ledgers_under(&vec![known; debts.len()], contract_total, debts, as_of)
}

impl ContractLedgers {
    /// What a statement of this day would claim for all of them. Under the cap on the contract, what was claimed too much of
    /// one is not claimed again for another: statements together never go beyond the cap.
    ///
    /// # Errors
    /// Different currencies; overflow.
    pub fn claimable(&self, contract_total: Money) -> Result<Worked<Money, ClaimableLine>, ExactError> {
        let currency = contract_total.currency;
        let sum = Money::sum(self.fees.iter().map(|fee| fee.value.claimable), currency)?;
        let mut worked = Worked { value: sum, working: vec![ClaimableLine::Instalments { sum }] };
        if self.cap.is_none() {
            return Ok(worked);
        }
        let amount = Money::sum(self.fees.iter().map(|fee| fee.value.overclaimed), currency)?;
        if !amount.is_zero() {
            worked.value = Money::new(sum.minus(amount)?.minor.max(0), currency);
            worked.working.push(ClaimableLine::Overclaimed { amount });
        }
        Ok(worked)
    }
}

/// Adds the late fees of the instalments of one contract, each by its [`contract_ledgers`].
///
/// # Errors
/// Everything [`contract_ledgers`] refuses.
pub fn contract_fee(
    rule: &LateFeeRule,
    contract_total: Money,
    debts: &[Debt],
    as_of: Date,
) -> Result<Worked<ContractFee, ContractLine>, LateFeeError> {
    let ledgers = contract_ledgers(rule, contract_total, debts, as_of)?;
    let zero = Money::zero(contract_total.currency);
    let claimable = ledgers.claimable(contract_total)?;
    let mut sum = ContractFee {
        total: zero,
        paid: zero,
        waived: zero,
        owed: zero,
        claimed: zero,
        claimable: claimable.value,
        pay_off: zero,
        advance: zero,
    };
    let mut working = Vec::with_capacity(debts.len());
    for (debt, fee) in debts.iter().zip(&ledgers.fees) {
        sum = sum.plus(&fee.value)?;
        let LateFee { total, owed, claimable, pay_off, .. } = fee.value;
        working.push(ContractLine::Instalment { instalment: debt.instalment, total, owed, claimable, pay_off });
    }
    working.extend(claimable.working.into_iter().filter_map(|line| match line {
        // the rows of the instalments say it already
        ClaimableLine::Instalments { .. } => None,
        ClaimableLine::Overclaimed { amount } => Some(ContractLine::Overclaimed { amount }),
    }));
    working.extend(ledgers.cap.map(ContractLine::CapOfContract));
    Ok(Worked { value: sum, working })
}

impl ContractFee {
    /// With one more debt; what is claimable is known of all together.
    fn plus(self, fee: &LateFee) -> Result<Self, LateFeeError> {
        Ok(Self {
            total: self.total.plus(fee.total)?,
            paid: self.paid.plus(fee.paid)?,
            waived: self.waived.plus(fee.waived)?,
            owed: self.owed.plus(fee.owed)?,
            claimed: self.claimed.plus(fee.claimed)?,
            claimable: self.claimable,
            pay_off: self.pay_off.plus(fee.pay_off)?,
            advance: self.advance.plus(fee.advance)?,
        })
    }
}
