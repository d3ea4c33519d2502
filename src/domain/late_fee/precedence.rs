//! Which of several debts a payment pays first (Civil Code art. 560).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use super::allocation::{DivisionLine, Parts, divide_after};
use super::debt::{Debt, Part, Purpose};
use super::ledger::ledger;
use super::queue::next_shares;
use super::rule::{AllocationOrder, LateFeeRule};
use super::yearly::YearlyLine;
use crate::domain::collection::DueDay;
use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;

/// One of several debts of a payer, with what is open of it on the day of the payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDebt {
    /// The instalment.
    pub instalment: InstalmentId,
    /// When it is due.
    pub due: DueDay,
    /// How much of it is secured; nothing when it is not.
    pub secured: Money,
    /// How heavy it is for the payer: the yearly rate of its late fee.
    pub burden: Ppm,
    /// What is open of it.
    pub open: Parts,
    /// The order inside it.
    pub order: AllocationOrder,
    /// What of it the payer named, where the order is the payer's choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<Part>,
}

impl OpenDebt {
    /// What a payment on a day finds open of `debt` under its clause. A fixed sum does not grow, and burdens as no rate does: nothing.
    ///
    /// # Errors
    /// Everything [`ledger`] and [`LateRate::yearly`](super::rule::LateRate::yearly) refuse.
    pub fn of(rule: &LateFeeRule, debt: &Debt, secured: Money, as_of: Date) -> Result<Self, LateFeeError> {
        let fee = ledger(rule, debt, as_of)?.value;
        Ok(Self {
            instalment: debt.instalment,
            due: DueDay::On(debt.due),
            secured,
            burden: burden(rule, debt.due)?.value,
            open: Parts { late_fee: fee.owed_on_payment()?, ..fee.open },
            order: rule.order,
            stated: None,
        })
    }
}

/// How heavy a debt due on `due` is for its payer under its clause: the yearly rate of its late fee.
///
/// # Errors
/// Everything [`LateRate::yearly`](super::rule::LateRate::yearly) refuses but a fixed sum, which burdens as no rate does.
pub fn burden(rule: &LateFeeRule, due: Date) -> Result<Worked<Ppm, YearlyLine>, LateFeeError> {
    match rule.rate.yearly(due.plus_days(1)?) {
        Err(LateFeeError::NotARate) => Ok(Worked { value: Ppm(0), working: Vec::new() }),
        yearly => yearly,
    }
}

/// Why a debt was paid before the next one (Civil Code art. 560; `domain.md` 8, "Allocation between debts").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The payer named it.
    PayersPurpose,
    /// It is due, the next one is not.
    AlreadyDue,
    /// It is less secured than the next one.
    LessSecured,
    /// It burdens the payer more than the next one.
    HeavierBurden,
    /// It falls due earlier than the next one.
    EarlierDue,
    /// Nothing sets it apart from others: they share in proportion to what is open.
    ProRata,
    /// No other is left.
    LastLeft,
}

impl Reason {
    /// Whether security is compared before it (art. 560): where debts are not secured alike, it is not what decides.
    pub const fn yields_to_security(self) -> bool {
        match self {
            Self::HeavierBurden | Self::EarlierDue | Self::ProRata => true,
            Self::PayersPurpose | Self::AlreadyDue | Self::LessSecured | Self::LastLeft => false,
        }
    }
}

/// What one debt got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DebtShare {
    /// The instalment.
    pub instalment: InstalmentId,
    /// What was paid of it.
    pub paid: Parts,
}

/// How a payment was divided between debts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocated {
    /// Debts that got something, in the order of their turn.
    pub shares: Vec<DebtShare>,
    /// What no debt needed: money in advance (预收款).
    pub advance: Money,
}

/// One turn: which debt, why it, and what it got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllocationLine {
    /// The instalment.
    pub instalment: InstalmentId,
    /// Why it comes before the next one.
    pub reason: Reason,
    /// When it is due: what is due comes before what is not, and the earlier before the later.
    pub due: DueDay,
    /// How much of it is secured: the less secured comes first.
    pub secured: Money,
    /// How heavy it is: the heavier comes first.
    pub burden: Ppm,
    /// What was open of it.
    pub open: Money,
    /// What was left of the payment before its turn.
    pub available: Money,
    /// What it got.
    pub paid: Parts,
    /// How that was divided inside it; nothing where it got nothing.
    pub division: Vec<DivisionLine>,
}

/// Where a debt stands in the law's order; the smallest comes first.
type Turn = (Reverse<bool>, i64, Reverse<Ppm>, DueDay);

/// Divides a payment between several debts of its payer (Civil Code art. 560): those the payer `named`, in that order; then due before
/// not due, less secured, heavier burden, earlier due, and equal ones in proportion, each exact share rounded half up as far as the
/// shares add up. Inside each debt its own clause decides (art. 561). Debts with nothing open have no turn, named or not. Contracts do
/// not matter: any instalments of the payer may be given, each once.
///
/// Payments of the same day paid `earlier` of the debts: one debt may stand in it several times, and what was paid of it is open no
/// more.
///
/// Payments of one day with the same purpose (each `named` the same debts, or none) come to the same of each debt, to the minor
/// unit, in whatever order they are entered, and to what their sum would have come to. A payer's own direction stands (art. 560
/// lets the debtor choose at each payment), and so does what a person counted otherwise: payments that name different debts each
/// find what those entered before left open, and so the order of such matters.
///
/// Inside a debt [`divide_after`] divides.
///
/// # Errors
/// A payment of nothing or less; something open, secured or paid below zero; different currencies; overflow.
pub fn allocate(
    earlier: &[DebtShare],
    amount: Money,
    named: &[InstalmentId],
    debts: &[OpenDebt],
    as_of: Date,
) -> Result<Worked<Allocated, AllocationLine>, LateFeeError> {
    if amount.minor <= 0 {
        return Err(LateFeeError::PaymentNotPositive);
    }
    let earlier = paid_of_each(earlier, Parts::nothing(amount.currency))?;
    let mut round = Round { earlier, left: amount, working: Vec::new() };
    let mut waiting: Vec<&OpenDebt> = Vec::with_capacity(debts.len());
    for debt in debts {
        amount.minus(Money::zero(debt.secured.currency))?;
        let open = debt.open;
        if [debt.secured, open.cost, open.late_fee, open.principal].into_iter().any(|it| it.minor < 0) {
            return Err(LateFeeError::NegativeAmount);
        }
        let needed = open.total()?;
        amount.minus(Money::zero(needed.currency))?;
        if !needed.is_zero() {
            waiting.push(debt);
        }
    }
    // equal debts stay in the order of their ids
    waiting.sort_by_key(|debt| debt.instalment);
    for name in named {
        if let Some(at) = waiting.iter().position(|debt| debt.instalment == *name) {
            round.pay(waiting.remove(at), round.left, Reason::PayersPurpose)?;
        }
    }

    let mut queue: Vec<(Turn, &OpenDebt)> = waiting.into_iter().map(|debt| (turn(debt, as_of), debt)).collect();
    queue.sort_by_key(|(turn, _)| *turn);
    let groups: Vec<&[(Turn, &OpenDebt)]> = queue.chunk_by(|(a, _), (b, _)| a == b).collect();
    for (index, group) in groups.iter().enumerate() {
        let next = index.checked_add(1).and_then(|later| groups.get(later)).and_then(|next| next.first());
        match group {
            [] => {}
            [(turn, debt)] => {
                let reason = next.map_or(Reason::LastLeft, |(later, _)| reason(turn, later));
                round.pay(debt, round.left, reason)?;
            }
            several => round.pay_in_proportion(several)?,
        }
    }
    let shares = round.working.iter().filter(|line| line.paid != Parts::nothing(amount.currency));
    let shares = shares.map(|line| DebtShare { instalment: line.instalment, paid: line.paid }).collect();
    Ok(Worked { value: Allocated { shares, advance: round.left }, working: round.working })
}

/// What was paid of each debt, the parts of several payments added to `nothing`.
fn paid_of_each(earlier: &[DebtShare], nothing: Parts) -> Result<BTreeMap<InstalmentId, Parts>, LateFeeError> {
    let mut paid: BTreeMap<InstalmentId, Parts> = BTreeMap::new();
    for share in earlier {
        let Parts { cost, late_fee, principal } = share.paid;
        if [cost, late_fee, principal].into_iter().any(|it| it.minor < 0) {
            return Err(LateFeeError::NegativeAmount);
        }
        let sum = paid.entry(share.instalment).or_insert(nothing);
        *sum = sum.plus(&share.paid)?;
    }
    Ok(paid)
}

fn turn(debt: &OpenDebt, as_of: Date) -> Turn {
    let is_due = match debt.due {
        DueDay::On(day) => day <= as_of,
        DueDay::AwaitsEvent => false,
    };
    (Reverse(is_due), debt.secured.minor, Reverse(debt.burden), debt.due)
}

fn reason(earlier: &Turn, later: &Turn) -> Reason {
    if earlier.0 != later.0 {
        Reason::AlreadyDue
    } else if earlier.1 != later.1 {
        Reason::LessSecured
    } else if earlier.2 != later.2 {
        Reason::HeavierBurden
    } else {
        Reason::EarlierDue
    }
}

struct Round {
    /// What payments of the same day paid before, of each debt.
    earlier: BTreeMap<InstalmentId, Parts>,
    left: Money,
    working: Vec<AllocationLine>,
}

impl Round {
    /// Pays one debt out of `share` of what is left.
    fn pay(&mut self, debt: &OpenDebt, share: Money, reason: Reason) -> Result<(), LateFeeError> {
        let available = self.left;
        let (paid, division) = if share.minor <= 0 {
            (Parts::nothing(available.currency), Vec::new())
        } else {
            let purpose = debt.stated.map_or(Purpose::ByOrder, Purpose::Stated);
            let Worked { value, working } = divide_after(self.earlier_of(debt), share, debt.open, debt.order, purpose)?;
            (value.paid, working)
        };
        self.left = available.minus(paid.total()?)?;
        let open = debt.open.total()?;
        let OpenDebt { instalment, due, secured, burden, .. } = *debt;
        let line = AllocationLine { instalment, reason, due, secured, burden, open, available, paid, division };
        self.working.push(line);
        Ok(())
    }

    fn pay_in_proportion(&mut self, group: &[(Turn, &OpenDebt)]) -> Result<(), LateFeeError> {
        let (mut open, mut earlier) = (Vec::with_capacity(group.len()), Vec::with_capacity(group.len()));
        for (_, debt) in group {
            let (left, paid) = (debt.open.total()?, self.earlier_of(debt).total()?);
            // what the debt was when the day began is an amount too
            left.plus(paid)?;
            open.push(left.wide());
            earlier.push(paid.wide());
        }
        let shares = next_shares(self.left.wide(), &open, &earlier)?;
        for ((_, debt), share) in group.iter().zip(shares) {
            self.pay(debt, Money::from_wide(share, self.left.currency)?, Reason::ProRata)?;
        }
        Ok(())
    }

    /// What payments of the same day paid of a debt before.
    fn earlier_of(&self, debt: &OpenDebt) -> Parts {
        self.earlier.get(&debt.instalment).copied().unwrap_or(Parts::nothing(self.left.currency))
    }
}
