//! The target that a signed contract sets by itself: S3 says the net sales of every period of the calendar.

use std::collections::BTreeMap;

use super::cells::{Span, around, spans};
use super::{LARGEST, SalesTarget, Scope};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::targets::{Cycle, Measure, Targets};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Rounding, divide};
use crate::domain::id::{ContractId, SalesTargetId};
use crate::domain::lifecycle::life::Entry;
use crate::domain::lifecycle::target::Event;
use crate::domain::money::{Currency, Money};
use crate::domain::performance::prorated;
use crate::domain::progress::Progress;
use crate::domain::rate::Quantity;
use crate::domain::sales_measure::SalesMetric;

/// What clause S3 of a signed contract aims at in the year of the calendar that `as_of` falls into, or else in the nearest year of
/// its term, each period with its part where the clause spreads the year. A period that the term only has a part of counts by its
/// days; one that was over before an amendment changed the clause keeps what was aimed at then. What is aimed at beyond the target
/// is of the same days, in the proportion that the clause has. `None` if the contract binds nobody or sets no net sales, or none that
/// can be reckoned with.
pub fn of_clause(brief: &ContractBrief, progress: &Progress, as_of: Date) -> Option<SalesTarget> {
    of_year(brief, progress, nearest(brief, progress, as_of), SalesTargetId(brief.id.0))
}

/// The same for the years before that one, the latest first: what was aimed at in them, and is over.
pub fn past_years(brief: &ContractBrief, progress: &Progress, as_of: Date) -> Vec<SalesTarget> {
    let (first, now) = (brief.term.length.start().year(), nearest(brief, progress, as_of).year());
    let years = (first..now).rev();
    years.filter_map(|year| of_past_year(brief, progress, year)).collect()
}

/// The target of one year that is over.
fn of_past_year(brief: &ContractBrief, progress: &Progress, year: i32) -> Option<SalesTarget> {
    let first = brief.term.length.start();
    let day = Date::new(year, 12, 31).ok()?.max(first);
    of_year(brief, progress, day, of_year_id(brief.id, year)?)
}

/// The id of the target of a year that is over: that of the contract, with the year in its last digits, so that its address names
/// the same year whatever day is looked at.
fn of_year_id(contract: ContractId, year: i32) -> Option<SalesTargetId> {
    let (high, low) = contract.0.as_u64_pair();
    Some(SalesTargetId(uuid::Uuid::from_u64_pair(high, low ^ u64::try_from(year).ok()?)))
}

/// Whether an id is that of a year of this contract.
pub fn is_of_year(contract: ContractId, id: SalesTargetId) -> bool {
    let ((high, low), (own, year)) = (contract.0.as_u64_pair(), id.0.as_u64_pair());
    high == own && (1900..=9999).contains(&(low ^ year))
}

/// The day of the term that is nearest.
fn nearest(brief: &ContractBrief, progress: &Progress, as_of: Date) -> Date {
    let last = progress.life.stage.last_day().or_else(|| progress.facts.term.last_day());
    last.map_or(as_of, |last| as_of.min(last)).max(brief.term.length.start())
}

/// What the clause aims at in the year of a day.
fn of_year(brief: &ContractBrief, progress: &Progress, day: Date, id: SalesTargetId) -> Option<SalesTarget> {
    let aim = brief.aim()?;
    let agreement = progress.life.stage.agreement().filter(|_| progress.is_binding())?;
    let first = brief.term.length.start();
    let last = progress.life.stage.last_day().or_else(|| progress.facts.term.last_day());
    let year = around(day, Cycle::Year).ok()?;
    let (from, to) = (year.from.max(first), last.map_or(year.to, |last| year.to.min(last)));
    let cut = spans(from, to, aim.cycle).ok()?;
    let parts = parts(brief, &cut)?;
    let base = parts.iter().try_fold(0_i64, |sum, part| sum.checked_add(*part))?;
    let level = |of: fn(&Measure) -> Option<Quantity>, below: i64| {
        level(brief, &cut, &parts, of).filter(|it| below < *it && *it <= LARGEST)
    };
    let stretch = level(|it| it.stretch, base);
    let challenge = level(|it| it.challenge, stretch.unwrap_or(base));
    (0 < base && base <= LARGEST).then_some(SalesTarget {
        id,
        scope: Scope::Contract,
        contract: Some(brief.id),
        member: None,
        team: String::new(),
        metric: SalesMetric::NetSales,
        product: String::new(),
        measure: String::new(),
        currency: brief.total.currency,
        from,
        to,
        grain: aim.cycle,
        base,
        stretch,
        challenge,
        parts,
        note: String::new(),
        done: BTreeMap::new(),
        life: vec![Entry::new(agreement.signed_on, Event::Agreed { by: String::new() })],
    })
}

/// What is aimed at in each of these parts of a year, in minor units.
fn parts(brief: &ContractBrief, cut: &[Span]) -> Option<Vec<i64>> {
    let currency = brief.total.currency;
    let part = |span: &Span| {
        let Some(then) = brief.targets_on(span.to).and_then(Targets::aim) else { return Some(0) };
        // the clause of that day may have had shorter periods
        spans(span.from, span.to, then.cycle).ok()?.into_iter().try_fold(0_i64, |sum, piece| {
            let whole = minor(then.net_sales.aimed_on(then.cycle, piece.from), currency).ok()?;
            let all = around(piece.from, then.cycle).ok()?.days();
            let own = prorated(Money::new(whole, currency), piece.days(), all).ok()?;
            sum.checked_add(own.value.minor)
        })
    };
    cut.iter().map(part).collect()
}

/// A level of the same parts, in minor units: what is aimed at in them × level ÷ target, rounded half up once for each version of the
/// clause. Parts for which the clause had no such level count with their target; nothing where none had one.
fn level(brief: &ContractBrief, cut: &[Span], parts: &[i64], of: fn(&Measure) -> Option<Quantity>) -> Option<i64> {
    let mut sums: BTreeMap<(i64, i64), i128> = BTreeMap::new();
    let mut is_any = false;
    for (span, part) in cut.iter().zip(parts) {
        let Some(then) = brief.targets_on(span.to).and_then(Targets::aim) else { continue };
        let (target, level) = (then.net_sales.target, of(then.net_sales));
        is_any = is_any || level.is_some();
        let sum = sums.entry((level.unwrap_or(target).thousandths, target.thousandths)).or_default();
        *sum = sum.checked_add(i128::from(*part))?;
    }
    let mut whole = 0_i128;
    for ((level, target), sum) in sums {
        let product = sum.checked_mul(i128::from(level))?;
        whole = whole.checked_add(divide(product, i128::from(target), Rounding::HalfUp).ok()?)?;
    }
    i64::try_from(whole).ok().filter(|_| is_any)
}

/// Thousandths of a currency in its minor units, rounded half up.
fn minor(quantity: Quantity, currency: Currency) -> Result<i64, ExactError> {
    let product = i128::from(quantity.thousandths).checked_mul(i128::from(currency.minor_per_major()));
    let rounded = divide(product.ok_or(ExactError::Overflow)?, i128::from(Quantity::SCALE), Rounding::HalfUp)?;
    i64::try_from(rounded).map_err(|_| ExactError::Overflow)
}
