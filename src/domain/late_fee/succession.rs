//! Clauses on late payment that followed one another: an amendment changes the clause from its day on, and what came before stays.
//!
//! A part that fell due before the change keeps grace, cap, base and order of its own clause; from the day of the change on it
//! bears the new rate, where both rates can be told in one table of rates by date. Where they cannot (a fixed sum, started
//! periods), it keeps its whole clause. A part that falls due later has the new clause and nothing of the old.

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use super::bound::ledgers_under;
use super::contract::ContractLedgers;
use super::debt::Debt;
use super::known::{KnownRule, ReferenceRate};
use super::rate_table::{RateStep, RateTable};
use super::rule::{DayCount, Fixing, LateFeeRule, LateRate, MonthCount};
use super::working::LedgerLine;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::reference_rates::KeptRates;

/// A clause that was replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateFeeBefore {
    /// The first day of the clause that followed.
    pub until: Date,
    /// The clause.
    pub rule: LateFeeRule,
}

/// The clause for a part that is due on `due`, where `before` were replaced, in the order of their days, and `now` holds.
pub fn rule_for(before: &[LateFeeBefore], now: &LateFeeRule, due: Date) -> LateFeeRule {
    rule_through(before, now, due).0
}

/// The same, with the place of the last clause whose rate is in it.
fn rule_through(before: &[LateFeeBefore], now: &LateFeeRule, due: Date) -> (LateFeeRule, usize) {
    let mut place = place_of(before, due);
    let Some(own) = before.get(place) else { return (now.clone(), place) };
    let mut rate = own.rule.rate.clone();
    let later = before.iter().skip(place).map(|it| it.until);
    let next = before.iter().skip(place.saturating_add(1)).map(|it| &it.rule).chain(std::iter::once(now));
    for (from, rule) in later.zip(next) {
        let Some(joined) = joined(&rate, &rule.rate, from) else { break };
        rate = joined;
        place = place.saturating_add(1);
    }
    (LateFeeRule { rate, ..own.rule.clone() }, place)
}

/// The ledgers of the debts of one contract, each by the clause that holds for it. A cap on the whole contract counts the fees
/// of **all** its parts, and stops those under its own clause: an amended clause gives no second cap on top of the first.
///
/// # Errors
/// What [`contract_ledgers`](super::contract::contract_ledgers) refuses.
pub fn succeeding_ledgers(
    before: &[LateFeeBefore],
    now: &LateFeeRule,
    contract_total: Money,
    debts: &[Debt],
    as_of: Date,
) -> Result<ContractLedgers, LateFeeError> {
    let rules: Vec<LateFeeRule> = debts.iter().map(|debt| rule_for(before, now, debt.due)).collect();
    ledgers_under(&rules.iter().map(KnownRule::alone).collect::<Vec<_>>(), contract_total, debts, as_of)
}

/// As [`succeeding_ledgers`], by all that a book keeps of the reference rates; the first of the clauses was signed on `signed_on`.
///
/// # Errors
/// As [`succeeding_ledgers`].
pub fn known_succeeding_ledgers(
    before: &[LateFeeBefore],
    now: &LateFeeRule,
    (kept, signed_on): (&KeptRates, Option<Date>),
    contract_total: Money,
    debts: &[Debt],
    as_of: Date,
) -> Result<ContractLedgers, LateFeeError> {
    let clauses = Clauses { before, now, kept, signed_on };
    let (continued, continued_now) = kept.continued(before, now, signed_on, as_of);
    let joined: Vec<(LateFeeRule, usize)> =
        debts.iter().map(|debt| rule_through(&continued, &continued_now, debt.due)).collect();
    let rules = debts.iter().zip(&joined).map(|(debt, (rule, last))| {
        let place = place_of(before, debt.due);
        // to which nothing was joined is reckoned as if no clause had followed
        if place == *last { clauses.known(place) } else { KnownRule::alone(rule) }
    });
    let mut ledgers = ledgers_under(&rules.collect::<Vec<_>>(), contract_total, debts, as_of)?;
    for ((debt, (_, last)), fee) in debts.iter().zip(&joined).zip(&mut ledgers.fees) {
        if place_of(before, debt.due) != *last {
            let reference = |day| clauses.known(place_of(before, day).min(*last)).reference_on(day);
            fee.working = with_references(std::mem::take(&mut fee.working), reference)?;
        }
    }
    Ok(ledgers)
}

/// Clauses that followed one another, and what a book keeps of their reference rates.
#[derive(Debug, Clone, Copy)]
struct Clauses<'a> {
    before: &'a [LateFeeBefore],
    now: &'a LateFeeRule,
    kept: &'a KeptRates,
    /// The day on which the first was signed.
    signed_on: Option<Date>,
}

impl<'a> Clauses<'a> {
    /// One of them with what is known of its reference rate, by its place.
    fn known(self, place: usize) -> KnownRule<'a> {
        let Self { before, now, kept, signed_on } = self;
        let rule = before.get(place).map_or(now, |it| &it.rule);
        KnownRule { rule, later: Some(kept.later(&rule.rate, agreed_on(before, now, place, signed_on))) }
    }
}

/// The day on which the reference rate of a clause was agreed on, by the place of the clause among those that followed one another,
/// of which the first was signed on `signed_on`. One that was taken over unchanged was agreed on when it was first said: who changes
/// the grace alone does not agree on the rate of that day anew.
pub(in crate::domain) fn agreed_on(
    before: &[LateFeeBefore],
    now: &LateFeeRule,
    place: usize,
    signed_on: Option<Date>,
) -> Option<Date> {
    let at = |place: usize| before.get(place).map_or(now, |it| &it.rule).rate.reference();
    let said = at(place);
    let mut first = place;
    while let Some(earlier) = first.checked_sub(1)
        && at(earlier) == said
    {
        first = earlier;
    }
    let followed = first.checked_sub(1).and_then(|place| before.get(place));
    followed.map(|it| it.until).or(signed_on)
}

/// The working of joined clauses with the reference rates of its days: a table that says the rates of several clauses does not know
/// them.
fn with_references(
    working: Vec<LedgerLine>,
    reference: impl Fn(Date) -> Option<ReferenceRate>,
) -> Result<Vec<LedgerLine>, LateFeeError> {
    let mut told = None;
    let mut lines = Vec::with_capacity(working.len());
    for line in working {
        if let LedgerLine::Accrued { from, .. } = &line {
            let from = from.plus_days(1)?;
            if let Some(reference) = reference(from).filter(|it| told != Some(*it)) {
                told = Some(reference);
                lines.push(LedgerLine::Reference { from, reference });
            }
        }
        lines.push(line);
    }
    Ok(lines)
}

/// Which clause holds for a part that is due on this day; the number of the replaced ones is that of the present one.
fn place_of(before: &[LateFeeBefore], due: Date) -> usize {
    before.iter().position(|it| due < it.until).unwrap_or(before.len())
}

/// One rate that is `old` before `from` and `new` from that day on; `None` where no table can say both.
pub fn joined(old: &LateRate, new: &LateRate, from: Date) -> Option<LateRate> {
    if let (LateRate::Daily { table }, LateRate::Daily { table: then }) = (old, new) {
        return Some(LateRate::Daily { table: table_of(table.steps().to_vec(), then.steps().to_vec(), from)? });
    }
    let counts = [DayCount::Actual365, DayCount::Actual360, DayCount::ActualActual, DayCount::Thirty360];
    counts.into_iter().find_map(|day_count| {
        let table = table_of(yearly(old, day_count)?, yearly(new, day_count)?, from)?;
        Some(LateRate::Annual { table, day_count })
    })
}

fn table_of(old: Vec<RateStep>, new: Vec<RateStep>, from: Date) -> Option<RateTable> {
    let first = RateTable::new(new.clone()).ok()?.on(from).ok()?;
    let earlier = old.into_iter().filter(|step| step.from < from);
    let later = new.into_iter().filter(|step| step.from > from);
    RateTable::new(earlier.chain(std::iter::once(RateStep { from, rate: first })).chain(later).collect()).ok()
}

/// The rates per year that come to the same, day by day and to the last part of a cent; `None` where there are none.
fn yearly(rate: &LateRate, day_count: DayCount) -> Option<Vec<RateStep>> {
    let times = |table: &RateTable, factor: i64| {
        let step = |step: &RateStep| Some(RateStep { from: step.from, rate: Ppm(step.rate.0.checked_mul(factor)?) });
        table.steps().iter().map(step).collect::<Option<Vec<_>>>()
    };
    match rate {
        LateRate::Daily { table } => match day_count {
            DayCount::Actual365 | DayCount::NotStated => times(table, 365),
            DayCount::Actual360 => times(table, 360),
            DayCount::ActualActual | DayCount::Thirty360 => None,
        },
        LateRate::Annual { table, day_count: own } => (own.reckoned() == day_count).then(|| table.steps().to_vec()),
        LateRate::Monthly { table, month } => match (month, day_count.reckoned()) {
            (MonthCount::TwelveIn365, DayCount::Actual365) | (MonthCount::ThirtyDays, DayCount::Actual360) => {
                times(table, 12)
            }
            (
                MonthCount::TwelveIn365 | MonthCount::ThirtyDays,
                DayCount::Actual365
                | DayCount::Actual360
                | DayCount::ActualActual
                | DayCount::Thirty360
                | DayCount::NotStated,
            ) => None,
        },
        LateRate::ReferencePlus { reference, margin, day_count: own, fixing: Fixing::Running }
            if own.reckoned() == day_count =>
        {
            let step =
                |step: &RateStep| Some(RateStep { from: step.from, rate: Ppm(step.rate.0.checked_add(margin.0)?) });
            reference.steps().iter().map(step).collect()
        }
        LateRate::ReferenceMultiple { reference, hundredths, day_count: own, fixing: Fixing::Running }
            if own.reckoned() == day_count =>
        {
            let step = |step: &RateStep| {
                let product = step.rate.0.checked_mul(i64::from(*hundredths))?;
                let whole = product.checked_rem(100)? == 0;
                whole.then_some(RateStep { from: step.from, rate: Ppm(product.checked_div(100)?) })
            };
            reference.steps().iter().map(step).collect()
        }
        LateRate::ReferenceMultiple { .. }
        | LateRate::ReferencePlus { .. }
        | LateRate::StartedPeriod { .. }
        | LateRate::FixedSum { .. } => None,
    }
}
