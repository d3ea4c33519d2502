//! The plan that follows from a contract's clause on targets (S3): nothing is typed twice.

use super::period::{Span, months};
use super::plan::{Absent, Measured, PlanMetric, PlanTerms, Source, SubjectKind};
use crate::domain::contract::targets::{Direction, Measure, Metric, Source as Told, Targets};
use crate::domain::exact::{Rounding, divide};
use crate::domain::money::Currency;
use crate::domain::performance::{Grade, GradeScale, LowerScale, MetricGoal, MetricValue, prorated};
use crate::domain::period::Unit;
use crate::domain::rate::{Bp, Quantity};

/// How a clause evaluates; nothing where it cannot be reckoned by: a target out of range, grades out of order.
pub fn plan_of(terms: &Targets, currency: Currency) -> Option<PlanTerms> {
    let metrics = terms.measures.iter().map(|it| metric(it, currency)).collect::<Option<Vec<_>>>()?;
    let grade = |it: &crate::domain::contract::targets::Grade| Grade {
        label: it.label.clone(),
        min: Bp(i64::from(it.from).saturating_mul(100)),
    };
    let grades = GradeScale::new(terms.grades.iter().map(grade).collect()).ok()?;
    let (object_days, object_working) = (terms.object_within.n, terms.object_within.unit == Unit::WorkingDay);
    Some(PlanTerms { subject: SubjectKind::Party, cycle: terms.cycle, metrics, grades, object_days, object_working })
}

/// The same for one period: where it is only a part of a full one, what adds up over the days is aimed at by its days
/// (`contract-rules.md` 5.3). Shares, means and hours stay.
pub fn for_span(mut terms: PlanTerms, span: Span) -> PlanTerms {
    let next = span.first.plus_months(months(terms.cycle));
    let Ok((whole, active)) = next.map(|next| (span.first.days_until(next), span.days())) else { return terms };
    if active < whole {
        for metric in &mut terms.metrics {
            match &mut metric.goal {
                MetricGoal::HigherIsBetter { target } => {
                    *target = part_of(*target, &metric.measured, active, whole).unwrap_or(*target);
                }
                MetricGoal::WithinRange { low, high, .. } => {
                    if let Some(end) = part_of(*high, &metric.measured, active, whole) {
                        (*low, *high) = (shrunk(*low, &metric.measured, active, whole).unwrap_or(*low), end);
                    }
                }
                MetricGoal::LowerIsBetter { .. } => {}
            }
        }
    }
    terms
}

/// The part of a value that adds up over the days; nothing of a share, a mean or hours.
fn shrunk(value: MetricValue, measured: &Measured, active: i64, whole: i64) -> Option<MetricValue> {
    Some(match value {
        MetricValue::Amount(amount) => MetricValue::Amount(prorated(amount, active, whole).ok()?.value),
        MetricValue::Number(number) if *measured == Measured::NewCustomers => {
            let product = i128::from(number.thousandths).checked_mul(i128::from(active))?;
            let thousandths = i64::try_from(divide(product, i128::from(whole), Rounding::HalfUp).ok()?).ok()?;
            MetricValue::Number(Quantity { thousandths })
        }
        MetricValue::Number(_) | MetricValue::Share(_) => return None,
    })
}

fn part_of(target: MetricValue, measured: &Measured, active: i64, whole: i64) -> Option<MetricValue> {
    let part = shrunk(target, measured, active, whole)?;
    // nothing is not aimed at
    let is_some = match part {
        MetricValue::Amount(amount) => amount.minor > 0,
        MetricValue::Number(number) => number.thousandths > 0,
        MetricValue::Share(_) => false,
    };
    is_some.then_some(part)
}

fn metric(it: &Measure, currency: Currency) -> Option<PlanMetric> {
    let measured = match &it.metric {
        Metric::NetSales => Measured::NetSales,
        Metric::NewCustomers => Measured::NewCustomers,
        Metric::CollectionRate => Measured::CollectionRate,
        Metric::Satisfaction => Measured::Satisfaction,
        Metric::ComplaintHours => Measured::ComplaintHours,
        Metric::Own { name, unit } => Measured::Own { name: name.clone(), unit: unit.clone() },
    };
    let form = measured.form(currency);
    let target = form.value(it.target)?;
    let goal = match it.direction {
        Direction::Higher => MetricGoal::HigherIsBetter { target },
        Direction::Lower => MetricGoal::LowerIsBetter { target, scale: LowerScale::Linear },
        Direction::Range { to, off_per_unit } => {
            MetricGoal::WithinRange { low: target, high: form.value(to)?, off_per_unit }
        }
    };
    Some(PlanMetric {
        source: source(&it.metric, &it.source),
        measured,
        goal,
        weight: it.weight,
        // parts per million of 100 points as hundredths of a point
        cap: Bp(it.cap.0.checked_div(100)?),
        floor: Bp(it.floor.0.checked_div(100)?),
        absent: Absent::Reweigh,
        perspective: None,
    })
}

/// What this book holds is counted from it: what is paid, invoiced and complained about. What the other side sold to whom, and what a
/// survey said, it does not know.
const fn source(metric: &Metric, told: &Told) -> Source {
    match (metric, told) {
        (Metric::NetSales | Metric::CollectionRate, Told::OurBooks | Told::BankStatements)
        | (Metric::ComplaintHours | Metric::Satisfaction, Told::OurBooks | Told::ComplaintLog) => Source::Book,
        (
            Metric::NetSales
            | Metric::CollectionRate
            | Metric::ComplaintHours
            | Metric::Satisfaction
            | Metric::NewCustomers
            | Metric::Own { .. },
            _,
        ) => Source::Hand,
    }
}
