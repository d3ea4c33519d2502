//! How a receipt is best counted: the suggestion a person starts from.

use std::borrow::Cow;

use super::account::{Account, PartAccount};
use super::collection::DueDay;
use super::date::Date;
use super::exact::Worked;
use super::id::{ContractId, InstalmentId};
use super::late_fee::LateFeeError;
use super::late_fee::allocation::Parts;
use super::late_fee::debt::{Part, Purpose};
use super::late_fee::precedence::{Allocated, DebtShare, OpenDebt, Reason, allocate, burden};
use super::late_fee::rule::LateFeeRule;
use super::late_fee::succession::{LateFeeBefore, rule_for};
use super::late_fee::working::LedgerLine;
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
    /// Why this part had its turn before the next one.
    pub reason: Reason,
}

/// An open part of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenPart {
    /// The contract.
    pub contract: ContractId,
    /// Its number in the plan, from 1.
    pub number: usize,
    /// The part as a debt.
    pub debt: OpenDebt,
    /// What payments of the same day paid of it already.
    pub earlier: Parts,
}

impl OpenPart {
    /// The price that is open.
    pub const fn principal(&self) -> Money {
        self.debt.open.principal
    }

    /// All that is open: costs, late fee, price.
    pub fn whole(&self) -> Option<Money> {
        self.debt.open.total().ok()
    }
}

/// What of a receipt is not needed by any open part: money in advance (预收款).
pub type Advance = Money;

/// The parts of an account that a payment on its day finds open, each by the late-fee clause that holds for it: where `before` were
/// replaced, a part that fell due under one of them keeps its order.
///
/// Each counts as secured by nothing, so that security (art. 560) sets none apart: the book does not know how much of a debt is
/// secured. It keeps a guarantor with the form and the months of its guarantee, but neither a sum nor whether it was called upon in
/// those months, after which it is free (arts 692 and 693); earnest money as it was agreed, not whether it came; and no pledge or
/// mortgage at all. A reason that security would come before says so ([`Reason::yields_to_security`]), and who knows of security
/// changes the amounts.
///
/// # Errors
/// Overflow, a rate that is not known for a due day.
pub fn open_parts(
    account: &Account,
    before: &[LateFeeBefore],
    now: &LateFeeRule,
    on: Date,
) -> Result<Vec<OpenPart>, LateFeeError> {
    let mut open = Vec::new();
    for part in &account.parts {
        if let Some(debt) = open_debt(part, before, now, on)? {
            let (contract, number, earlier) = (account.contract, part.number, paid_on(part, on)?);
            open.push(OpenPart { contract, number, debt, earlier });
        }
    }
    Ok(open)
}

/// Counts `amount`, received on `on`, towards open parts: those `named` first, the others in the law's order ([`allocate`]),
/// and inside a part in its contract's. Parts in another currency are left alone.
///
/// Receipts of one day that name the same pay as much of each part, and of its cost, its late fee and its price, in whatever order
/// they are entered.
///
/// # Errors
/// An amount of nothing or less, overflow, a rate that is not known for a due day.
pub fn count(
    amount: Money,
    named: &[InstalmentId],
    open: &[OpenPart],
    on: Date,
) -> Result<Worked<Advance, Share>, LateFeeError> {
    let open: Vec<&OpenPart> = open.iter().filter(|it| it.principal().currency == amount.currency).collect();
    let debts: Vec<OpenDebt> = open.iter().map(|it| it.debt).collect();
    let earlier = open.iter().map(|it| DebtShare { instalment: it.debt.instalment, paid: it.earlier });
    let earlier: Vec<DebtShare> = earlier.collect();
    let Worked { value: Allocated { advance, .. }, working: turns } = allocate(&earlier, amount, named, &debts, on)?;
    let mut working = Vec::new();
    for turn in turns {
        let Some(part) = open.iter().find(|part| part.debt.instalment == turn.instalment) else { continue };
        for (claim, paid) in [
            (ClaimPart::Cost, turn.paid.cost),
            (ClaimPart::LateFee, turn.paid.late_fee),
            (ClaimPart::Principal, turn.paid.principal),
        ] {
            if !paid.is_zero() {
                let (contract, instalment, number) = (part.contract, turn.instalment, part.number);
                working.push(Share { contract, instalment, number, part: claim, amount: paid, reason: turn.reason });
            }
        }
    }
    Ok(Worked { value: advance, working })
}

/// What a payment on `on` finds open of a part, if anything: where the day of the payment is not counted, its fee is not either.
fn open_debt(
    part: &PartAccount,
    before: &[LateFeeBefore],
    now: &LateFeeRule,
    on: Date,
) -> Result<Option<OpenDebt>, LateFeeError> {
    let principal = part.position.open;
    let nothing = Parts::nothing(principal.currency);
    let open = match &part.late_fee {
        Some(fee) => Parts { cost: fee.value.open.cost, late_fee: fee.value.owed_on_payment()?, principal },
        None => Parts { principal, ..nothing },
    };
    if open.total()?.is_zero() {
        return Ok(None);
    }
    let starts = match part.due {
        DueDay::On(day) => day,
        DueDay::AwaitsEvent => on,
    };
    let rule = if before.is_empty() { Cow::Borrowed(now) } else { Cow::Owned(rule_for(before, now, starts)) };
    let (instalment, due, order) = (part.id, part.due, rule.order);
    // nothing in the book says how much of a debt is secured: see `open_parts`
    let (secured, burden) = (nothing.principal, burden(&rule, starts)?.value);
    Ok(Some(OpenDebt { instalment, due, secured, burden, open, order, stated: None }))
}

/// What payments of `on` paid of a part, in an account as of that day.
fn paid_on(part: &PartAccount, on: Date) -> Result<Parts, LateFeeError> {
    let currency = part.position.open.currency;
    let principal = part.paid.iter().filter(|span| span.from == on && span.counts_on(on));
    let principal = Money::sum(principal.map(|span| Money::new(span.minor, currency)), currency)?;
    let mut paid = Parts { principal, ..Parts::nothing(currency) };
    for line in part.late_fee.iter().flat_map(|fee| &fee.working) {
        if let LedgerLine::Received { on: day, purpose: Purpose::Counted(of), paid: parts, .. } = line
            && *day == on
            && *of != Part::Principal
        {
            let sum = paid.of_mut(*of);
            *sum = sum.plus(parts.of(*of))?;
        }
    }
    Ok(paid)
}
