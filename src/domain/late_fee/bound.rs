//! Late fees that are bounded together: a debt stops on the day on which the fees of the whole contract come to the cap of its
//! own clause.

use super::LateFeeError;
use super::accrual::Shared;
use super::contract::{CapOfContract, ContractLedgers};
use super::debt::Debt;
use super::known::KnownRule;
use super::ledger::{LateFee, reckon};
use super::working::LedgerLine;
use crate::domain::apportion::apportion;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Worked};
use crate::domain::money::{Currency, Money};

/// A debt, the clause that holds for it, and what that clause bounds the fees of the whole contract to.
#[derive(Debug, Clone, Copy)]
struct Bounded<'a> {
    /// The clause.
    known: KnownRule<'a>,
    /// The cap on the contract, in its currency; `None` where the clause has none.
    cap: Option<Money>,
    /// The debt.
    debt: &'a Debt,
}

/// The ledgers of the debts of one contract, each by the clause in its place.
///
/// An amendment that lowers the amount lowers the caps from its day on: what had accrued by then stays.
///
/// # Errors
/// Everything [`ledger`](super::ledger::ledger) refuses; different currencies; overflow.
pub(super) fn ledgers_under(
    rules: &[KnownRule<'_>],
    contract_total: Money,
    debts: &[Debt],
    as_of: Date,
) -> Result<ContractLedgers, LateFeeError> {
    let caps = rules.iter().map(|known| known.rule.cap.of_contract(contract_total)).collect::<Result<Vec<_>, _>>()?;
    let is_bounded = caps.iter().any(Option::is_some);
    let stood = if is_bounded { stood_before(rules, contract_total, debts, as_of)? } else { None };
    let each = rules.iter().zip(caps).zip(debts);
    let all: Vec<Bounded<'_>> = each
        .map(|((known, cap), debt)| Bounded { known: *known, cap: cap.map(|cap| higher(cap, stood)), debt })
        .collect();
    bounded_ledgers(&all, contract_total.currency, as_of)
}

/// The fees as they stood on the eve of the last amendment of the amount, if there was one by this day.
fn stood_before(
    rules: &[KnownRule<'_>],
    contract_total: Money,
    debts: &[Debt],
    as_of: Date,
) -> Result<Option<Money>, LateFeeError> {
    let before = debts.first().and_then(|debt| debt.totals_before.split_last());
    let Some(((until, total), earlier)) = before.filter(|((until, _), _)| *until <= as_of) else { return Ok(None) };
    let then = |debt: &Debt| Debt { contract_total: *total, totals_before: earlier.to_vec(), ..debt.known_on(as_of) };
    let then: Vec<Debt> = debts.iter().map(then).collect();
    let fees = ledgers_under(rules, *total, &then, until.plus_days(-1)?)?.fees;
    Ok(Some(Money::sum(fees.iter().map(|fee| fee.value.total), contract_total.currency)?))
}

fn higher(cap: Money, stood: Option<Money>) -> Money {
    stood.filter(|stood| stood.minor > cap.minor).unwrap_or(cap)
}

/// The ledgers of debts that are bounded together.
///
/// Days pass for all of them at once. On the first day on which all fees together come to the cap of a clause, what was left
/// of it is shared among the debts of this clause in proportion to what the day adds to each, by largest remainder, the
/// earlier debt in the list first; after it nothing accrues on them. Debts under another clause go on until its own cap.
fn bounded_ledgers(all: &[Bounded<'_>], currency: Currency, as_of: Date) -> Result<ContractLedgers, LateFeeError> {
    let mut race = Race::new(all);
    let fees = race.fees(all.iter().map(|it| it.debt), as_of)?;
    let mut caps: Vec<Money> = all.iter().filter_map(|it| it.cap).collect();
    let first_due = all.iter().map(|it| it.debt.due).min().filter(|due| *due < as_of && !caps.is_empty());
    let Some(first_due) = first_due else { return Ok(ContractLedgers { fees, cap: None }) };
    let unbounded = Money::sum(fees.iter().map(|fee| fee.value.total), currency)?;
    caps.retain(|cap| cap.minor <= unbounded.minor);
    caps.sort_by_key(|cap| cap.minor);
    caps.dedup();
    if caps.is_empty() {
        return Ok(ContractLedgers { fees, cap: None });
    }
    let known: Vec<Debt> = all.iter().map(|it| it.debt.known_on(as_of)).collect();
    let mut last = None;
    for cap in caps {
        if race.sum(&known, as_of)? < cap.wide() {
            break;
        }
        last = Some((race.reach(&known, cap, first_due, as_of)?, cap));
    }
    let fees = race.fees(all.iter().map(|it| it.debt), as_of)?;
    let stands = Money::sum(fees.iter().map(|fee| fee.value.total), currency)?;
    let cut = unbounded.minus(stands)?;
    Ok(ContractLedgers { fees, cap: last.map(|(on, cap)| CapOfContract { on, cap, cut }) })
}

/// The debts on their way to their caps.
struct Race<'a> {
    all: &'a [Bounded<'a>],
    /// How far each of them came.
    shared: Vec<Shared>,
}

impl<'a> Race<'a> {
    fn new(all: &'a [Bounded<'a>]) -> Self {
        let shared = all.iter().map(|it| if it.cap.is_some() { Shared::Below } else { Shared::Alone }).collect();
        Self { all, shared }
    }

    fn fees<'d>(
        &self,
        debts: impl Iterator<Item = &'d Debt>,
        day: Date,
    ) -> Result<Vec<Worked<LateFee, LedgerLine>>, LateFeeError> {
        let each = self.all.iter().zip(&self.shared).zip(debts);
        each.map(|((it, shared), debt)| reckon(it.known, debt, day, *shared)).collect()
    }

    /// The fee of each on a day.
    fn totals(&self, known: &[Debt], day: Date) -> Result<Vec<i128>, LateFeeError> {
        Ok(self.fees(known.iter(), day)?.iter().map(|fee| fee.value.total.wide()).collect())
    }

    /// The fees together on a day.
    fn sum(&self, known: &[Debt], day: Date) -> Result<i128, LateFeeError> {
        Ok(added(&self.totals(known, day)?)?)
    }

    /// Finds the first day on which the fees come to `cap`, and stops the debts of this cap on it. The fees are below it on
    /// `below` unless it is nothing, and at least the cap on `at`.
    fn reach(&mut self, known: &[Debt], cap: Money, below: Date, at: Date) -> Result<Date, LateFeeError> {
        let (mut below, mut at) = (below, at);
        if self.sum(known, below)? >= cap.wide() {
            at = below;
        }
        // a fee never falls as time passes, so the day is found by halving
        loop {
            let half = below.days_until(at).checked_div(2).unwrap_or(0);
            if half == 0 {
                break;
            }
            let middle = below.plus_days(half)?;
            if self.sum(known, middle)? < cap.wide() {
                below = middle;
            } else {
                at = middle;
            }
        }
        let (before, after) = (self.totals(known, below)?, self.totals(known, at)?);
        let mine = |it: &Bounded<'_>| it.cap == Some(cap);
        let grown =
            before.iter().zip(&after).map(|(before, after)| after.checked_sub(*before).ok_or(ExactError::Overflow));
        let grown = grown.collect::<Result<Vec<_>, _>>()?;
        let weights: Vec<i128> =
            self.all.iter().zip(&grown).map(|(it, grown)| if mine(it) { *grown } else { 0 }).collect();
        let others: Vec<i128> =
            self.all.iter().zip(&grown).map(|(it, grown)| if mine(it) { 0 } else { *grown }).collect();
        let taken = added(&before)?.checked_add(added(&others)?).ok_or(ExactError::Overflow)?;
        let room = cap.wide().checked_sub(taken).ok_or(ExactError::Overflow)?.max(0);
        let rests = if added(&weights)? == 0 { vec![0; weights.len()] } else { apportion(room, &weights)? };
        for (place, it) in self.all.iter().enumerate().filter(|(_, it)| mine(it)) {
            let (Some(before), Some(rest), Some(shared)) =
                (before.get(place), rests.get(place), self.shared.get_mut(place))
            else {
                continue;
            };
            let share = before.checked_add(*rest).ok_or(ExactError::Overflow)?;
            *shared = Shared::Reached { on: at, share: Money::from_wide(share, it.debt.principal.currency)? };
        }
        Ok(at)
    }
}

fn added(totals: &[i128]) -> Result<i128, ExactError> {
    totals.iter().try_fold(0_i128, |sum, total| sum.checked_add(*total)).ok_or(ExactError::Overflow)
}
