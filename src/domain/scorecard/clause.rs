//! The plan that follows from a contract's clause on targets (S3): nothing is typed twice.

use super::period::Span;
use super::plan::{Absent, Form, Measured, PlanMetric, PlanTerms, Source, SubjectKind};
use crate::domain::contract::targets::{Cycle, Direction, Measure, Metric, Source as Told, Targets};
use crate::domain::exact::{Ratio, Rounding, divide};
use crate::domain::money::{Currency, Money};
use crate::domain::performance::{Grade, GradeScale, LowerScale, MetricGoal, MetricValue, prorated};
use crate::domain::period::Unit;
use crate::domain::rate::{Bp, Quantity};
use crate::domain::sales_target::cells::{around, spans};

/// How a clause evaluates on average; nothing where it cannot be reckoned by: a target out of range, grades out of order. Of a year that
/// is spread over its periods it has the mean: [`plan_in`] has the period's own part. The time to object keeps its unit; hours are the days
/// that they start.
pub fn plan_of(terms: &Targets, currency: Currency) -> Option<PlanTerms> {
    let metrics = terms.measures.iter().map(|it| metric(it, terms.cycle, currency)).collect::<Option<Vec<_>>>()?;
    let grade = |it: &crate::domain::contract::targets::Grade| Grade {
        label: it.label.clone(),
        min: Bp(i64::from(it.from).saturating_mul(100)),
    };
    let grades = GradeScale::new(terms.grades.iter().map(grade).collect()).ok()?;
    let object = terms.object_within.by_the_day();
    let object_unit = match object.unit {
        Unit::Month | Unit::Year => Some(object.unit),
        Unit::Hour | Unit::WorkingHour | Unit::Day | Unit::WorkingDay => None,
    };
    Some(PlanTerms {
        subject: SubjectKind::Party,
        cycle: terms.cycle,
        metrics,
        grades,
        object_days: object.n,
        object_working: object.unit == Unit::WorkingDay,
        object_unit,
    })
}

/// How a clause evaluates one period. A year that is spread over the periods of the calendar counts with the part of each of them that
/// the period holds, by its days, and what is aimed at beyond it in the proportion that it has to that year; all else as [`for_span`]
/// has it.
pub fn plan_in(terms: &Targets, currency: Currency, span: Span) -> Option<PlanTerms> {
    let mut plan = for_span(plan_of(terms, currency)?, span);
    for (metric, it) in plan.metrics.iter_mut().zip(&terms.measures) {
        let form = metric.form();
        // as the paper has it, also of a measure whose name would not be spread today
        if it.has_direction()
            && it.is_spread()
            && let Some(exact) = spread_over(it, terms.cycle, span)
            && let Some(part) = rounded(exact, form).filter(|part| is_aim(*part))
        {
            match &mut metric.goal {
                MetricGoal::HigherIsBetter { target } | MetricGoal::LowerIsBetter { target, .. } => *target = part,
                MetricGoal::WithinRange { .. } => {}
            }
            let level = |level: Option<Quantity>| rounded(in_proportion(exact, level?, it.target)?, form);
            [metric.stretch, metric.challenge] = it.beyond().map(level);
        }
    }
    Some(plan)
}

/// What a year that is spread aims at in these days, in thousandths before rounding.
fn spread_over(it: &Measure, cycle: Cycle, span: Span) -> Option<Ratio> {
    let mut exact = Ratio::ZERO;
    for piece in spans(span.first, span.last, cycle).ok()? {
        let whole = Ratio::whole(i128::from(it.aimed_on(cycle, piece.from).thousandths));
        let all = around(piece.from, cycle).ok()?.days();
        let share = Ratio::new(i128::from(piece.days()), i128::from(all)).ok()?;
        exact = exact.plus(whole.times(share).ok()?).ok()?;
    }
    Some(exact)
}

/// A part of a year's target × level ÷ that target, before rounding.
fn in_proportion(part: Ratio, level: Quantity, target: Quantity) -> Option<Ratio> {
    part.times(Ratio::new(i128::from(level.thousandths), i128::from(target.thousandths)).ok()?).ok()
}

/// Thousandths as a value, rounded half up once; nothing of a share, which is never spread.
fn rounded(exact: Ratio, form: Form) -> Option<MetricValue> {
    match form {
        Form::Amount(currency) => {
            let coins = Ratio::new(i128::from(currency.minor_per_major()), i128::from(Quantity::SCALE)).ok()?;
            let minor = i64::try_from(exact.times(coins).ok()?.round(Rounding::HalfUp).ok()?).ok()?;
            Some(MetricValue::Amount(Money::new(minor, currency)))
        }
        Form::Number => {
            let thousandths = i64::try_from(exact.round(Rounding::HalfUp).ok()?).ok()?;
            Some(MetricValue::Number(Quantity { thousandths }))
        }
        Form::Share => None,
    }
}

/// Whether a value is above nought: nothing is not aimed at.
const fn is_aim(value: MetricValue) -> bool {
    match value {
        MetricValue::Amount(amount) => amount.minor > 0,
        MetricValue::Number(number) => number.thousandths > 0,
        MetricValue::Share(share) => share.0 > 0,
    }
}

/// A plan for one period: where it is only a part of a full one, what adds up over time is aimed at by its days, whichever way is better,
/// and so is what lies beyond the target (`contract-rules.md` 5.3). Shares, means and hours stay.
pub fn for_span(mut terms: PlanTerms, span: Span) -> PlanTerms {
    let next = span.first.plus_months(i32::from(terms.cycle.months()));
    let Ok((whole, active)) = next.map(|next| (span.first.days_until(next), span.days())) else { return terms };
    if active < whole {
        for metric in terms.metrics.iter_mut().filter(|it| it.measured.adds_up()) {
            match &mut metric.goal {
                MetricGoal::HigherIsBetter { target } | MetricGoal::LowerIsBetter { target, .. } => {
                    if let Some(part) = part_of(*target, active, whole) {
                        *target = part;
                        for level in [&mut metric.stretch, &mut metric.challenge].into_iter().flatten() {
                            *level = shrunk(*level, active, whole).unwrap_or(*level);
                        }
                    }
                }
                MetricGoal::WithinRange { low, high, .. } => {
                    if let Some(end) = part_of(*high, active, whole) {
                        (*low, *high) = (shrunk(*low, active, whole).unwrap_or(*low), end);
                    }
                }
            }
        }
    }
    terms
}

/// A value by the days of a part of its period, rounded half up; nothing of a share.
fn shrunk(value: MetricValue, active: i64, whole: i64) -> Option<MetricValue> {
    Some(match value {
        MetricValue::Amount(amount) => MetricValue::Amount(prorated(amount, active, whole).ok()?.value),
        MetricValue::Number(number) => {
            let product = i128::from(number.thousandths).checked_mul(i128::from(active))?;
            let thousandths = i64::try_from(divide(product, i128::from(whole), Rounding::HalfUp).ok()?).ok()?;
            MetricValue::Number(Quantity { thousandths })
        }
        MetricValue::Share(_) => return None,
    })
}

fn part_of(target: MetricValue, active: i64, whole: i64) -> Option<MetricValue> {
    shrunk(target, active, whole).filter(|part| is_aim(*part))
}

impl From<&Metric> for Measured {
    /// What a clause measures, as a plan does.
    fn from(metric: &Metric) -> Self {
        match metric {
            Metric::NetSales => Self::NetSales,
            Metric::NewCustomers => Self::NewCustomers,
            Metric::CollectionRate => Self::CollectionRate,
            Metric::Satisfaction => Self::Satisfaction,
            Metric::ComplaintHours => Self::ComplaintHours,
            Metric::Own { name, unit } => Self::Own { name: name.clone(), unit: unit.clone() },
        }
    }
}

impl Measured {
    /// The metric of a clause that is the same; nothing of what no clause measures.
    pub fn in_clause(&self) -> Option<Metric> {
        Some(match self {
            Self::NetSales => Metric::NetSales,
            Self::NewCustomers => Metric::NewCustomers,
            Self::CollectionRate => Metric::CollectionRate,
            Self::Satisfaction => Metric::Satisfaction,
            Self::ComplaintHours => Metric::ComplaintHours,
            Self::Own { name, unit } => Metric::Own { name: name.clone(), unit: unit.clone() },
            Self::Collected
            | Self::Signed
            | Self::Invoiced
            | Self::PaidInTime
            | Self::DutiesInTime
            | Self::Complaints
            | Self::ServiceInTime => return None,
        })
    }
}

fn metric(it: &Measure, cycle: Cycle, currency: Currency) -> Option<PlanMetric> {
    let measured = Measured::from(&it.metric);
    let form = measured.form(currency);
    let target = form.value(it.mean(cycle))?;
    let goal = match it.direction {
        Direction::Higher => MetricGoal::HigherIsBetter { target },
        Direction::Lower => MetricGoal::LowerIsBetter { target, scale: LowerScale::Linear },
        Direction::Range { to, off_per_unit } => {
            MetricGoal::WithinRange { low: target, high: form.value(to)?, off_per_unit }
        }
    };
    let [stretch, challenge] = it.beyond().map(|level| form.value(it.mean_of(level?, cycle)));
    Some(PlanMetric {
        source: source(&it.metric, &it.source),
        measured,
        goal,
        stretch,
        challenge,
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
