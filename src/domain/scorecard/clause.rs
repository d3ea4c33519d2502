//! The plan that follows from a contract's clause on targets (S3): nothing is typed twice.

use super::plan::{Absent, Measured, PlanMetric, PlanTerms, Source, SubjectKind};
use crate::domain::contract::targets::{Direction, Measure, Metric, Source as Told, Targets};
use crate::domain::money::Currency;
use crate::domain::performance::{Grade, GradeScale, LowerScale, MetricGoal};
use crate::domain::rate::Bp;

/// How a clause evaluates; nothing where it cannot be reckoned by: a target out of range, grades out of order.
pub fn plan_of(terms: &Targets, currency: Currency) -> Option<PlanTerms> {
    let metrics = terms.measures.iter().map(|it| metric(it, currency)).collect::<Option<Vec<_>>>()?;
    let grade = |it: &crate::domain::contract::targets::Grade| Grade {
        label: it.label.clone(),
        min: Bp(i64::from(it.from).saturating_mul(100)),
    };
    let grades = GradeScale::new(terms.grades.iter().map(grade).collect()).ok()?;
    let object_days = terms.object_within.n;
    Some(PlanTerms { subject: SubjectKind::Party, cycle: terms.cycle, metrics, grades, object_days })
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
    let target = measured.form(currency).value(it.target)?;
    let goal = match it.direction {
        Direction::Higher => MetricGoal::HigherIsBetter { target },
        Direction::Lower => MetricGoal::LowerIsBetter { target, scale: LowerScale::Linear },
    };
    Some(PlanMetric {
        source: source(&it.metric, &it.source),
        measured,
        goal,
        weight: it.weight,
        // parts per million of 100 points as hundredths of a point
        cap: Bp(it.cap.0.checked_div(100)?),
        floor: Bp(0),
        absent: Absent::Reweigh,
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
