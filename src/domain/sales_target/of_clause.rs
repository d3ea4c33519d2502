//! The targets that a signed contract sets by itself: S3 says what is aimed at in every period of the calendar, of net sales and of
//! whatever else adds up and is better the more of it there is.

use std::collections::BTreeMap;

use super::cells::{Span, around, spans};
use super::{LARGEST, SalesTarget, Scope};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::targets::{Aim, Cycle, Measure, Metric, Targets};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Rounding, divide};
use crate::domain::fnv;
use crate::domain::id::{ContractId, SalesTargetId, uuid_v8};
use crate::domain::lifecycle::life::Entry;
use crate::domain::lifecycle::target::Event;
use crate::domain::money::{Currency, Money};
use crate::domain::performance::prorated;
use crate::domain::progress::Progress;
use crate::domain::rate::Quantity;
use crate::domain::sales_measure::SalesMetric;

/// What of the last digits of an id says which year of the calendar it is of.
const YEAR_BITS: u64 = 0x3fff;

/// What clause S3 of a signed contract aims at in the year of the calendar that `as_of` falls into, or else in the nearest year of
/// its term, each period with its part where the clause spreads the year. A period that the term only has a part of counts by its
/// days; one that was over before an amendment changed the clause keeps what was aimed at then. What is aimed at beyond the target
/// is of the same days, in the proportion that the clause has.
///
/// Every metric that a target follows has its own, net sales first. The book follows net sales; what else a clause measures happens
/// at the other side, and is entered on the target, which bears no name of its own: the metric has it. There is none if the contract
/// binds nobody, and none of a metric that cannot be reckoned with.
pub fn all_of_clause(brief: &ContractBrief, progress: &Progress, as_of: Date) -> Vec<(Metric, SalesTarget)> {
    let found = followed(brief).into_iter();
    found.filter_map(|it| Some((it.clone(), of_metric(brief, progress, it, as_of)?))).collect()
}

/// The same for the years before that one, of each metric the latest first: what was aimed at in them, and is over.
pub fn all_past_years(brief: &ContractBrief, progress: &Progress, as_of: Date) -> Vec<(Metric, SalesTarget)> {
    let each = |it: &Metric| {
        let metric = it.clone();
        past_of(brief, progress, it, as_of).into_iter().map(move |target| (metric.clone(), target))
    };
    followed(brief).into_iter().flat_map(each).collect()
}

/// What was entered on such a target, and what was noted on it, as it is kept.
#[must_use]
pub fn with_entries(target: SalesTarget, kept: &SalesTarget) -> SalesTarget {
    SalesTarget { done: kept.done.clone(), note: kept.note.clone(), ..target }
}

fn followed(brief: &ContractBrief) -> Vec<&Metric> {
    brief.targets.as_ref().map(Targets::followed).unwrap_or_default()
}

fn of_metric(brief: &ContractBrief, progress: &Progress, metric: &Metric, as_of: Date) -> Option<SalesTarget> {
    let day = nearest(brief, progress, as_of);
    let is_sales = *metric == Metric::NetSales;
    let id = if is_sales { SalesTargetId(brief.id.0) } else { entered_id(brief.id, metric, day.year())? };
    of_year(brief, progress, metric, day, id)
}

fn past_of(brief: &ContractBrief, progress: &Progress, metric: &Metric, as_of: Date) -> Vec<SalesTarget> {
    let (first, now) = (brief.term.length.start().year(), nearest(brief, progress, as_of).year());
    let years = (first..now).rev();
    years.filter_map(|year| of_past_year(brief, progress, metric, year)).collect()
}

/// The target of one year that is over.
fn of_past_year(brief: &ContractBrief, progress: &Progress, metric: &Metric, year: i32) -> Option<SalesTarget> {
    let first = brief.term.length.start();
    let day = Date::new(year, 12, 31).ok()?.max(first);
    let is_sales = *metric == Metric::NetSales;
    let id = if is_sales { of_year_id(brief.id, year)? } else { entered_id(brief.id, metric, year)? };
    of_year(brief, progress, metric, day, id)
}

/// The id of the target of a year that is over: that of the contract, with the year in its last digits, so that its address names
/// the same year whatever day is looked at.
fn of_year_id(contract: ContractId, year: i32) -> Option<SalesTargetId> {
    let (high, low) = contract.0.as_u64_pair();
    Some(SalesTargetId(uuid::Uuid::from_u64_pair(high, low ^ u64::try_from(year).ok()?)))
}

/// The id of the target on which it is entered what was done of a metric in a year of the calendar. It follows from the contract, the
/// metric and the year alone, so that two copies of a book enter on one target: the contract's id as version 8, which no id made at
/// random has, with a digest of the metric and the year in its second half.
pub fn entered_id(contract: ContractId, metric: &Metric, year: i32) -> Option<SalesTargetId> {
    let (high, low) = contract.0.as_u64_pair();
    let year = u64::try_from(year).ok().filter(|it| *it <= YEAR_BITS)?;
    let low = low ^ (digest(metric) & !YEAR_BITS) ^ year;
    Some(SalesTargetId(uuid_v8([high, low].map(u64::to_be_bytes).as_flattened())))
}

/// A digest of what is measured: of its name, and of one's own also of what that is counted in, in both languages.
fn digest(metric: &Metric) -> u64 {
    let words: [&str; 5] = match metric {
        Metric::NetSales => ["net_sales", "", "", "", ""],
        Metric::NewCustomers => ["new_customers", "", "", "", ""],
        Metric::CollectionRate => ["collection_rate", "", "", "", ""],
        Metric::Satisfaction => ["satisfaction", "", "", "", ""],
        Metric::ComplaintHours => ["complaint_hours", "", "", "", ""],
        Metric::Own { name, unit } => ["own", &name.zh, &name.en, &unit.zh, &unit.en],
    };
    fnv::digest(words.iter().flat_map(|it| it.bytes().chain([0])))
}

/// Whether an id is one of those that [`entered_id`] makes of this contract.
pub fn is_entered(contract: ContractId, id: SalesTargetId) -> bool {
    uuid_v8(contract.0.as_bytes()).as_u64_pair().0 == id.0.as_u64_pair().0
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

/// What the clause aims at of a metric in the year of a day.
fn of_year(
    brief: &ContractBrief,
    progress: &Progress,
    metric: &Metric,
    day: Date,
    id: SalesTargetId,
) -> Option<SalesTarget> {
    let aim = brief.targets.as_ref()?.aim_of(metric)?;
    let agreement = progress.life.stage.agreement().filter(|_| progress.is_binding())?;
    let first = brief.term.length.start();
    let last = progress.life.stage.last_day().or_else(|| progress.facts.term.last_day());
    let year = around(day, Cycle::Year).ok()?;
    let (from, to) = (year.from.max(first), last.map_or(year.to, |last| year.to.min(last)));
    let cut = spans(from, to, aim.cycle).ok()?;
    let parts = parts(brief, metric, &cut)?;
    let base = parts.iter().try_fold(0_i64, |sum, part| sum.checked_add(*part))?;
    let level = |of: fn(&Measure) -> Option<Quantity>, below: i64| {
        level(brief, metric, &cut, &parts, of).filter(|it| below < *it && *it <= LARGEST)
    };
    let stretch = level(|it| it.stretch, base);
    let challenge = level(|it| it.challenge, stretch.unwrap_or(base));
    (0 < base && base <= LARGEST).then_some(SalesTarget {
        id,
        scope: Scope::Contract,
        contract: Some(brief.id),
        member: None,
        team: String::new(),
        metric: if *metric == Metric::NetSales { SalesMetric::NetSales } else { SalesMetric::Own },
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

/// What the clause of a day aims at of a metric.
fn aim_on<'a>(brief: &'a ContractBrief, metric: &Metric, day: Date) -> Option<Aim<'a>> {
    brief.targets_on(day).and_then(|it| it.aim_of(metric))
}

/// What is aimed at in each of these parts of a year, in the smallest part of the unit.
fn parts(brief: &ContractBrief, metric: &Metric, cut: &[Span]) -> Option<Vec<i64>> {
    let currency = brief.total.currency;
    let part = |span: &Span| {
        let Some(then) = aim_on(brief, metric, span.to) else { return Some(0) };
        // the clause of that day may have had shorter periods
        spans(span.from, span.to, then.cycle).ok()?.into_iter().try_fold(0_i64, |sum, piece| {
            let aimed = then.measure.aimed_on(then.cycle, piece.from);
            // thousandths of what is counted are the smallest part of their unit already
            let whole = if *metric == Metric::NetSales { minor(aimed, currency).ok()? } else { aimed.thousandths };
            let all = around(piece.from, then.cycle).ok()?.days();
            // of a count only the figure is of use
            let own = prorated(Money::new(whole, currency), piece.days(), all).ok()?;
            sum.checked_add(own.value.minor)
        })
    };
    cut.iter().map(part).collect()
}

/// A level of the same parts: what is aimed at in them × level ÷ target, rounded half up once for each version of the clause. Parts for
/// which the clause had no such level count with their target; nothing where none had one.
fn level(
    brief: &ContractBrief,
    metric: &Metric,
    cut: &[Span],
    parts: &[i64],
    of: fn(&Measure) -> Option<Quantity>,
) -> Option<i64> {
    let mut sums: BTreeMap<(i64, i64), i128> = BTreeMap::new();
    let mut is_any = false;
    for (span, part) in cut.iter().zip(parts) {
        let Some(then) = aim_on(brief, metric, span.to) else { continue };
        let (target, level) = (then.measure.target, of(then.measure));
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
