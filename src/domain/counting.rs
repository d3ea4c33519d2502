//! What a person counts a receipt towards: checked against what is open, used from an advance, and counted anew by rows that are
//! only added.

use std::collections::BTreeMap;

use thiserror::Error;

use super::allotment::{Advance, OpenPart, Share};
use super::date::Date;
use super::exact::ExactError;
use super::id::{AllocationId, ContractId, InstalmentId, ReceiptId};
use super::money::Money;
use super::receipt::{Allocation, ClaimPart};

/// One claim that money may be counted towards: a part of what is owed with an instalment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Claim {
    /// The contract.
    pub contract: ContractId,
    /// The instalment.
    pub instalment: InstalmentId,
    /// Which part of what is owed with it.
    pub part: ClaimPart,
}

/// A claim with money: what is open of it, or what is counted towards it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// The claim.
    pub claim: Claim,
    /// How much.
    pub amount: Money,
}

/// Why money cannot be counted like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CountingFault {
    /// A claim would get less than nothing.
    #[error("less than nothing is counted towards a claim")]
    Below {
        /// The claim.
        claim: Claim,
    },
    /// A claim is in another currency than the money.
    #[error("the claim is in another currency than the money")]
    OtherCurrency {
        /// The claim.
        claim: Claim,
    },
    /// A claim would get more than is open of it.
    #[error("more is counted towards a claim than is open of it")]
    MoreThanOpen {
        /// The claim.
        claim: Claim,
        /// What is open of it.
        open: Money,
    },
    /// More would be counted than there is.
    #[error("more is counted than there is")]
    MoreThanThere {
        /// By how much.
        over: Money,
    },
    /// A sum.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// A row that counts something, or takes something back that was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The claim.
    pub claim: Claim,
    /// How much; negative where it takes back.
    pub amount: Money,
    /// The day of use of an advance; `None`: from the day of the receipt.
    pub on: Option<Date>,
}

impl From<&Share> for Sum {
    fn from(share: &Share) -> Self {
        let claim = Claim { contract: share.contract, instalment: share.instalment, part: share.part };
        Self { claim, amount: share.amount }
    }
}

impl Sum {
    /// It, counted: from the day of use of an advance, else from the day of the receipt.
    pub const fn counted(self, on: Option<Date>) -> Change {
        let Self { claim, amount } = self;
        Change { claim, amount, on }
    }
}

impl Change {
    /// As it is kept.
    pub const fn row(&self, receipt: ReceiptId, id: AllocationId) -> Allocation {
        let Claim { contract, instalment, part } = self.claim;
        Allocation { id, receipt, contract, instalment, part, amount: self.amount, on: self.on }
    }
}

impl Allocation {
    /// What it is counted towards.
    pub const fn claim(&self) -> Claim {
        Claim { contract: self.contract, instalment: self.instalment, part: self.part }
    }
}

/// The claims of open parts of which something is open: inside each part costs, late fee, price.
pub fn open_claims(open: &[OpenPart]) -> Vec<Sum> {
    let of_part = |part: &OpenPart| {
        let (contract, instalment, parts) = (part.contract, part.debt.instalment, part.debt.open);
        [(ClaimPart::Cost, parts.cost), (ClaimPart::LateFee, parts.late_fee), (ClaimPart::Principal, parts.principal)]
            .map(|(part, amount)| Sum { claim: Claim { contract, instalment, part }, amount })
    };
    open.iter().flat_map(of_part).filter(|sum| sum.amount.minor > 0).collect()
}

/// Checks what a person counts of `amount` towards `chosen`; gives what is left of it: money in advance. Claims that get nothing
/// may be left out or stand there with nothing.
///
/// # Errors
/// What is wrong, and with which claim. A claim that is not among `open` has nothing open.
pub fn by_hand(amount: Money, chosen: &[Sum], open: &[Sum]) -> Result<Advance, CountingFault> {
    let mut left = amount;
    for Sum { claim, amount: counted } in chosen.iter().copied().filter(|it| !it.amount.is_zero()) {
        if counted.currency != amount.currency {
            return Err(CountingFault::OtherCurrency { claim });
        }
        if counted.minor < 0 {
            return Err(CountingFault::Below { claim });
        }
        let open = open.iter().find(|it| it.claim == claim).map_or(Money::zero(counted.currency), |it| it.amount);
        if open.currency != counted.currency {
            return Err(CountingFault::OtherCurrency { claim });
        }
        if counted.minor > open.minor {
            return Err(CountingFault::MoreThanOpen { claim, open });
        }
        left = left.minus(counted)?;
    }
    if left.minor < 0 {
        return Err(CountingFault::MoreThanThere { over: left.negated()? });
    }
    Ok(left)
}

/// What `rows` of one receipt come to for each claim, corrections netted off; claims that come to nothing are left out.
///
/// # Errors
/// Overflow; one claim in different currencies.
pub fn counted<'a>(rows: impl IntoIterator<Item = &'a Allocation>) -> Result<Vec<Sum>, ExactError> {
    let mut sums: BTreeMap<Claim, Money> = BTreeMap::new();
    for row in rows {
        let sum = sums.entry(row.claim()).or_insert(Money::zero(row.amount.currency));
        *sum = sum.plus(row.amount)?;
    }
    Ok(sums.into_iter().filter(|(_, sum)| !sum.is_zero()).map(|(claim, amount)| Sum { claim, amount }).collect())
}

/// What may be counted towards each claim when a receipt is counted anew: what is open without it, and never less than what of it
/// is counted there already. Claims of the second sort stand last.
pub fn room(open_without: &[Sum], counted: &[Sum]) -> Vec<Sum> {
    let mut room = open_without.to_vec();
    for it in counted {
        match room.iter_mut().find(|open| open.claim == it.claim) {
            Some(open) if open.amount.currency == it.amount.currency && open.amount.minor < it.amount.minor => {
                open.amount = it.amount;
            }
            Some(_) => {}
            None => room.push(*it),
        }
    }
    room
}

/// The rows that make `wanted` of what `rows` of one receipt say, all of it as of the day of the receipt: the money history stays as
/// it is, what is wrong in it is taken back by rows of the same day, and what is missing is added. A claim that is not among
/// `wanted` gets nothing; an advance that was used later counts from the day of the receipt like the rest.
///
/// # Errors
/// Overflow; one claim in different currencies.
pub fn recount(rows: &[&Allocation], wanted: &[Sum]) -> Result<Vec<Change>, ExactError> {
    let mut standing: BTreeMap<(Claim, Option<Date>), Money> = BTreeMap::new();
    for row in rows {
        let sum = standing.entry((row.claim(), row.on)).or_insert(Money::zero(row.amount.currency));
        *sum = sum.plus(row.amount)?;
    }
    for it in wanted {
        standing.entry((it.claim, None)).or_insert(Money::zero(it.amount.currency));
    }
    let mut changes = Vec::new();
    for ((claim, on), stands) in standing {
        let target = wanted.iter().find(|it| it.claim == claim && on.is_none());
        let target = target.map_or(Money::zero(stands.currency), |it| it.amount);
        let amount = target.minus(stands)?;
        if !amount.is_zero() {
            changes.push(Change { claim, amount, on });
        }
    }
    // what goes back comes first: between two rows no more is ever counted than there is
    changes.sort_by_key(|change| change.amount.minor > 0);
    Ok(changes)
}
