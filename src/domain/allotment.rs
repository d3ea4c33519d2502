//! How a receipt is best counted: the suggestion a person starts from.

use super::account::{Account, PartAccount};
use super::collection::DueDay;
use super::date::Date;
use super::exact::Worked;
use super::id::{ContractId, InstalmentId};
use super::late_fee::LateFeeError;
use super::late_fee::allocation::{Parts, divide_payment};
use super::late_fee::debt::Purpose;
use super::late_fee::rule::AllocationOrder;
use super::money::Money;
use super::receipt::ClaimPart;

/// A share of a receipt for one part of one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The contract.
    pub contract: ContractId,
    /// The instalment.
    pub instalment: InstalmentId,
    /// Its number in the plan.
    pub number: usize,
    /// Which part of the claim.
    pub part: ClaimPart,
    /// How much.
    pub amount: Money,
}

/// What of a receipt is not needed by any open part: money in advance (预收款).
pub type Advance = Money;

/// Counts `amount`, received on `on`, towards the open parts of `accounts` (as of that day): due before not due, the earlier
/// due first (Civil Code art. 560), inside a part by its contract's order (art. 561 unless agreed otherwise).
///
/// # Errors
/// An amount of nothing or less, different currencies, overflow.
pub fn suggest(
    amount: Money,
    on: Date,
    accounts: &[(&Account, AllocationOrder)],
) -> Result<Worked<Advance, Share>, LateFeeError> {
    let mut open: Vec<(&Account, AllocationOrder, &PartAccount)> = accounts
        .iter()
        .flat_map(|(account, order)| account.parts.iter().map(move |part| (*account, *order, part)))
        .filter(|(account, _, part)| account.total.currency == amount.currency && needs_money(part))
        .collect();
    open.sort_by_key(|(account, _, part)| (part.due, account.contract, part.number));
    // what is due comes before what is not; sorting by the day already puts it so, and unknown days come last
    open.sort_by_key(|(_, _, part)| match part.due {
        DueDay::On(day) => u8::from(day > on),
        DueDay::AwaitsEvent => 2,
    });
    let mut left = amount;
    let mut shares = Vec::new();
    for (account, order, part) in open {
        if left.minor <= 0 {
            break;
        }
        let mut parts = Parts::nothing(amount.currency);
        parts.principal = part.position.open;
        if let Some(fee) = &part.late_fee {
            parts.late_fee = fee.value.owed;
        }
        let division = divide_payment(left, parts, order, Purpose::ByOrder)?;
        for (claim, paid) in [
            (ClaimPart::Cost, division.paid.cost),
            (ClaimPart::LateFee, division.paid.late_fee),
            (ClaimPart::Principal, division.paid.principal),
        ] {
            if !paid.is_zero() {
                shares.push(Share {
                    contract: account.contract,
                    instalment: part.id,
                    number: part.number,
                    part: claim,
                    amount: paid,
                });
            }
        }
        left = division.surplus;
    }
    Ok(Worked { value: left, working: shares })
}

fn needs_money(part: &PartAccount) -> bool {
    !part.position.open.is_zero() || part.late_fee.as_ref().is_some_and(|fee| !fee.value.owed.is_zero())
}
