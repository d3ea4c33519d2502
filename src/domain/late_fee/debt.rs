//! One instalment as a debt: what is owed and what happened to it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use crate::domain::collection::Dated;
use crate::domain::date::Date;
use crate::domain::id::{InstalmentId, ReceiptId};
use crate::domain::money::Money;
use crate::domain::receipt::{Allocation, ClaimPart, Receipt};

/// One instalment with everything that happened to it, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Debt {
    /// The instalment.
    pub instalment: InstalmentId,
    /// The due day, after any move to a working day.
    pub due: Date,
    /// The price to be paid.
    pub principal: Money,
    /// The whole contract, for fees and caps that are a share of it.
    pub contract_total: Money,
    /// What the whole contract was before amendments changed it: each amount with the first day of the one that followed, in the
    /// order of the days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals_before: Vec<(Date, Money)>,
    /// What came in for it.
    pub payments: Vec<Payment>,
    /// Costs of recovery that the debtor bears.
    pub costs: Vec<Dated>,
    /// What we gave up.
    pub waivers: Vec<Waiver>,
    /// Late fees claimed by frozen statements (催款单): each with the part that was new on it.
    pub claims: Vec<Dated>,
}

/// Money that came in for a debt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// The receipt.
    pub receipt: ReceiptId,
    /// Its value date; of an advance that was used later, the day of use.
    pub on: Date,
    /// How much of it is for this debt; more than nothing.
    pub amount: Money,
    /// What it pays.
    pub purpose: Purpose,
    /// Whether it stands.
    pub standing: Standing,
}

/// What a payment pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Already counted towards this part in the book. What the part does not need is money in advance.
    Counted(Part),
    /// The payer named this part first. What it does not need goes on by the rule's order.
    Stated(Part),
    /// By the rule's order.
    ByOrder,
}

/// A part of a debt, in the law's order (Civil Code art. 561).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Costs of recovery.
    Cost,
    /// Late-payment damages.
    LateFee,
    /// The price itself.
    Principal,
}

/// Whether a payment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It stands.
    #[default]
    Stands,
    /// It was taken back on this day: from then on it never came, and its segments open again (6.3).
    ReversedOn(Date),
}

/// What we gave up (减免). A waiver never gives up more than is open on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// Its day.
    pub on: Date,
    /// Of which part.
    pub part: Part,
    /// How much.
    pub amount: Money,
}

impl From<ClaimPart> for Part {
    fn from(part: ClaimPart) -> Self {
        match part {
            ClaimPart::Principal => Self::Principal,
            ClaimPart::LateFee => Self::LateFee,
            ClaimPart::Cost => Self::Cost,
        }
    }
}

impl Payment {
    /// Whether it counts in a reckoning as of this day.
    pub fn counts_on(&self, as_of: Date) -> bool {
        let stands = match self.standing {
            Standing::Stands => true,
            Standing::ReversedOn(day) => day > as_of,
        };
        stands && self.on <= as_of
    }
}

impl Debt {
    /// A debt to which nothing has happened yet, of a contract with this one instalment.
    pub fn new(instalment: InstalmentId, due: Date, principal: Money) -> Self {
        Self {
            instalment,
            due,
            principal,
            contract_total: principal,
            totals_before: Vec::new(),
            payments: Vec::new(),
            costs: Vec::new(),
            waivers: Vec::new(),
            claims: Vec::new(),
        }
    }

    /// What the whole contract was on a day.
    pub fn total_on(&self, day: Date) -> Money {
        let before = self.totals_before.iter().find(|(until, _)| day < *until);
        before.map_or(self.contract_total, |(_, total)| *total)
    }

    /// The debt as it is known on a day: what was taken back by then never came, and the rest stands.
    #[must_use]
    pub fn known_on(&self, as_of: Date) -> Self {
        let counts = self.payments.iter().filter(|payment| payment.counts_on(as_of));
        let payments = counts.map(|payment| Payment { standing: Standing::Stands, ..*payment }).collect();
        Self { payments, ..self.clone() }
    }

    /// Whether the figures can be reckoned with: nothing negative, payments more than nothing, one currency.
    ///
    /// # Errors
    /// What is wrong.
    pub fn check(&self) -> Result<(), LateFeeError> {
        let others = self.costs.iter().chain(&self.claims).map(|entry| entry.amount);
        let before = self.totals_before.iter().map(|(_, total)| *total);
        let owed = [self.principal, self.contract_total].into_iter().chain(before).chain(others);
        for amount in owed.chain(self.waivers.iter().map(|waiver| waiver.amount)) {
            self.principal.minus(Money::zero(amount.currency))?;
            if amount.minor < 0 {
                return Err(LateFeeError::NegativeAmount);
            }
        }
        for payment in &self.payments {
            self.principal.minus(Money::zero(payment.amount.currency))?;
            if payment.amount.minor <= 0 {
                return Err(LateFeeError::PaymentNotPositive);
            }
        }
        Ok(())
    }
}

/// A payment with the receipt that it is of, or is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Came {
    /// What of the receipt was counted, and from which day on.
    pub payment: Payment,
    /// The value date of the receipt: earlier than the payment where the money was kept as an advance first.
    pub received: Date,
    /// How much the receipt is in all.
    pub whole: Money,
    /// Whether the debt was set off against one of ours, and no money came.
    pub set_off: bool,
}

/// What came in for each instalment.
pub type CameIn = BTreeMap<InstalmentId, Vec<Came>>;

/// A receipt as the book keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kept {
    on: Date,
    amount: Money,
    standing: Standing,
    set_off: bool,
}

/// The receipts of a book, for looking up the day, the amount and the standing of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReceiptBook {
    entries: BTreeMap<ReceiptId, Kept>,
}

impl ReceiptBook {
    /// Reads all receipts once. Counter-entries are not receipts: they take back the one they name, from their own day.
    pub fn new<'a>(receipts: impl IntoIterator<Item = &'a Receipt>) -> Self {
        let mut entries = BTreeMap::new();
        let mut reversals = Vec::new();
        for receipt in receipts {
            if let Some(reversed) = receipt.reverses {
                reversals.push((reversed, receipt.on));
            } else {
                let (on, amount) = (receipt.on, receipt.amount);
                let set_off = receipt.is_set_off();
                entries.insert(receipt.id, Kept { on, amount, standing: Standing::Stands, set_off });
            }
        }
        for (reversed, on) in reversals {
            if let Some(kept) = entries.get_mut(&reversed) {
                // two devices may each have taken it back: the earlier day holds
                kept.standing = match kept.standing {
                    Standing::Stands => Standing::ReversedOn(on),
                    Standing::ReversedOn(earlier) => Standing::ReversedOn(earlier.min(on)),
                };
            }
        }
        Self { entries }
    }

    /// The allocations of one instalment as payments: one per receipt, part and day from which it counts, corrections netted off.
    ///
    /// Allocations of a receipt that is not in the book, or of a counter-entry, pay nothing.
    ///
    /// # Errors
    /// More was undone than was allocated; overflow; different currencies.
    pub fn payments<'a>(
        &self,
        allocations: impl IntoIterator<Item = &'a Allocation>,
    ) -> Result<Vec<Payment>, LateFeeError> {
        let mut sums: BTreeMap<(ReceiptId, Part, Date), (Standing, Money)> = BTreeMap::new();
        for allocation in allocations {
            let Some(kept) = self.entries.get(&allocation.receipt) else {
                continue;
            };
            let key = (allocation.receipt, Part::from(allocation.part), allocation.counts_from(kept.on));
            let (_, sum) = sums.entry(key).or_insert((kept.standing, Money::zero(allocation.amount.currency)));
            *sum = sum.plus(allocation.amount)?;
        }
        let mut payments = Vec::new();
        for ((receipt, part, on), (standing, amount)) in sums {
            if amount.minor < 0 {
                return Err(LateFeeError::PaymentNotPositive);
            }
            if !amount.is_zero() {
                payments.push(Payment { receipt, on, amount, purpose: Purpose::Counted(part), standing });
            }
        }
        Ok(payments)
    }

    /// As [`payments`](Self::payments), without what was set off. A debtor who pays a part agrees to perform, which begins limitation
    /// anew (Civil Code art. 195); a set-off is declared by either side (art. 568), and a book does not know by which.
    ///
    /// # Errors
    /// As [`payments`](Self::payments).
    pub fn paid_in_money<'a>(
        &self,
        allocations: impl IntoIterator<Item = &'a Allocation>,
    ) -> Result<Vec<Payment>, LateFeeError> {
        let mut found = self.payments(allocations)?;
        found.retain(|it| self.entries.get(&it.receipt).is_some_and(|kept| !kept.set_off));
        Ok(found)
    }

    /// As [`payments`](Self::payments), each with its receipt.
    ///
    /// # Errors
    /// As [`payments`](Self::payments).
    pub fn came<'a>(&self, allocations: impl IntoIterator<Item = &'a Allocation>) -> Result<Vec<Came>, LateFeeError> {
        let with_receipt = |payment: Payment| {
            let kept = self.entries.get(&payment.receipt)?;
            Some(Came { payment, received: kept.on, whole: kept.amount, set_off: kept.set_off })
        };
        Ok(self.payments(allocations)?.into_iter().filter_map(with_receipt).collect())
    }
}

/// What was counted towards the principal of a debt: from its day on, until it was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidSpan {
    /// From this day on.
    pub from: Date,
    /// From this day on it never came, if it was taken back.
    pub until: Option<Date>,
    /// How much, in minor units.
    pub minor: i64,
}

impl PaidSpan {
    /// Whether it counts on a day.
    pub fn counts_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| until > day)
    }
}

/// What payments counted towards the principal, whatever day is looked at.
pub fn principal_spans(payments: &[Payment]) -> Arc<[PaidSpan]> {
    // most parts of a large book are not paid yet
    if payments.is_empty() {
        return Arc::default();
    }
    let counted = payments.iter().filter(|payment| payment.purpose == Purpose::Counted(Part::Principal));
    let span = |payment: &Payment| PaidSpan {
        from: payment.on,
        until: match payment.standing {
            Standing::Stands => None,
            Standing::ReversedOn(day) => Some(day),
        },
        minor: payment.amount.minor,
    };
    counted.map(span).collect()
}

/// What payments counted towards the principal as of a day, as dated entries for a
/// [`Position`](crate::domain::collection::Position). A payment that was taken back by then never came, as in the ledger.
pub fn principal_entries(payments: &[Payment], as_of: Date) -> Vec<Dated> {
    let counted = payments.iter().filter(|payment| payment.purpose == Purpose::Counted(Part::Principal));
    let standing = counted.filter(|payment| payment.counts_on(as_of));
    standing.map(|payment| Dated { on: payment.on, amount: payment.amount }).collect()
}
