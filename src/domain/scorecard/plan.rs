//! A plan to evaluate by (评估方案): weighted metrics, grades, and how long the other side may object.

use serde::{Deserialize, Serialize};

use crate::domain::contract::targets::Cycle;
use crate::domain::contract::wording::Wording;
use crate::domain::entity::Entity;
use crate::domain::id::EvaluationPlanId;
use crate::domain::money::{Currency, Money};
use crate::domain::performance::{GradeScale, Metric, MetricError, MetricGoal, MetricValue};
use crate::domain::period::{Period, Unit};
use crate::domain::rate::{Bp, Ppm, Quantity};
use crate::domain::scorecard::perspective::Perspective;
use crate::kinds::Kind;

/// A plan that was written down; one that follows from a clause is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluationPlan {
    /// Its id.
    pub id: EvaluationPlanId,
    /// What it is called.
    pub name: String,
    /// How it evaluates.
    pub terms: PlanTerms,
}

/// How a plan evaluates: kept with every evaluation, so that a later change of the plan does not move what was agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanTerms {
    /// Whom it evaluates.
    pub subject: SubjectKind,
    /// How often.
    pub cycle: Cycle,
    /// What is measured; the weights add up to 10 000.
    pub metrics: Vec<PlanMetric>,
    /// Grades, best first.
    pub grades: GradeScale,
    /// How many days the other side may object, from the day it is put to it.
    pub object_days: u16,
    /// Whether those are working days.
    #[serde(default)]
    pub object_working: bool,
    /// Months or years, where it is so many of these and not of days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object_unit: Option<Unit>,
}

/// Whom a plan evaluates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// The other side of a contract, or a customer.
    #[default]
    Party,
    /// Somebody of our own side.
    Member,
}

/// A metric of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanMetric {
    /// What is measured.
    pub measured: Measured,
    /// Where its value comes from.
    pub source: Source,
    /// What is aimed at.
    pub goal: MetricGoal,
    /// Better than the target, of the same days (冲刺): what is aimed at besides. The score does not change with it. Of a range there is
    /// none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stretch: Option<MetricValue>,
    /// Still better (挑战), with the same meaning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge: Option<MetricValue>,
    /// Its weight.
    pub weight: Bp,
    /// The highest score, in hundredths of a point.
    pub cap: Bp,
    /// The lowest score, in hundredths of a point.
    pub floor: Bp,
    /// What if nothing could arise.
    #[serde(default)]
    pub absent: Absent,
    /// The perspective it belongs to, where the plan is a balanced scorecard; either all metrics of a plan have one, or none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub perspective: Option<Perspective>,
}

/// What is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// Invoiced without tax, red invoices taken off (净销售额).
    NetSales,
    /// Money that came in for what is owed (回款额).
    Collected,
    /// Contracts that both sides signed (签约额).
    Signed,
    /// Invoiced with tax, red invoices taken off (开票额).
    Invoiced,
    /// Customers who signed their first contract (新客户数).
    NewCustomers,
    /// Collected of what fell due (回款率).
    CollectionRate,
    /// Paid by its day, of what fell due (按时付款率).
    PaidInTime,
    /// Duties that were kept by their day, of those that fell due (义务按时履行率).
    DutiesInTime,
    /// Complaints that came in (投诉数).
    Complaints,
    /// Tickets solved within the agreed time (时限内解决率).
    ServiceInTime,
    /// Hours from a complaint to its solution, on average (投诉处理时长).
    ComplaintHours,
    /// How content those were who were called back, 1 to 5 on average (满意度).
    Satisfaction,
    /// Something else.
    Own {
        /// What it is called.
        name: Wording,
        /// What it is counted in.
        unit: Wording,
    },
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Counted from this book.
    Book,
    /// Entered by hand, with where it comes from.
    #[default]
    Hand,
}

/// What if nothing could arise in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absent {
    /// The other metrics take over its weight.
    #[default]
    Reweigh,
    /// The period is not rated.
    NotRated,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Money of this currency.
    Amount(Currency),
    /// A number.
    Number,
    /// A share of 100 %.
    Share,
}

/// What cannot stand in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanProblem {
    /// Nothing is measured.
    NoMetrics,
    /// The weights do not make 100 %.
    WeightsOff {
        /// What they add up to, in basis points.
        sum: i128,
    },
    /// Some metrics belong to a perspective, and one does not.
    NoPerspective {
        /// Which, from 1.
        nth: usize,
    },
    /// A metric cannot be scored.
    Metric {
        /// Which, from 1.
        nth: usize,
        /// Why.
        error: MetricError,
    },
}

impl PlanProblem {
    /// Which metric it is about, from 1; nothing where it is about all of them.
    pub const fn nth(self) -> Option<usize> {
        match self {
            Self::NoPerspective { nth } | Self::Metric { nth, .. } => Some(nth),
            Self::NoMetrics | Self::WeightsOff { .. } => None,
        }
    }

    /// The same where the metric it is about is called by another number.
    #[must_use]
    pub const fn called(self, nth: usize) -> Self {
        match self {
            Self::NoPerspective { .. } => Self::NoPerspective { nth },
            Self::Metric { error, .. } => Self::Metric { nth, error },
            Self::NoMetrics | Self::WeightsOff { .. } => self,
        }
    }
}

impl Measured {
    /// What a form offers by name, in the order in which it does.
    pub const OFFERED: [(&'static str, Self); 12] = [
        ("collected", Self::Collected),
        ("signed", Self::Signed),
        ("invoiced", Self::Invoiced),
        ("net_sales", Self::NetSales),
        ("new_customers", Self::NewCustomers),
        ("collection_rate", Self::CollectionRate),
        ("paid_in_time", Self::PaidInTime),
        ("duties_in_time", Self::DutiesInTime),
        ("complaints", Self::Complaints),
        ("service_in_time", Self::ServiceInTime),
        ("complaint_hours", Self::ComplaintHours),
        ("satisfaction", Self::Satisfaction),
    ];

    /// How its values are written, in a book or contract of this currency.
    pub const fn form(&self, currency: Currency) -> Form {
        match self {
            Self::NetSales | Self::Collected | Self::Signed | Self::Invoiced => Form::Amount(currency),
            Self::CollectionRate | Self::PaidInTime | Self::DutiesInTime | Self::ServiceInTime => Form::Share,
            Self::NewCustomers | Self::Complaints | Self::ComplaintHours | Self::Satisfaction | Self::Own { .. } => {
                Form::Number
            }
        }
    }

    /// Whether this book can count it: what else is measured is entered by hand.
    pub const fn is_in_book(&self) -> bool {
        !matches!(self, Self::Own { .. })
    }

    /// Whether less of it is better, as a rule.
    pub const fn is_better_low(&self) -> bool {
        matches!(self, Self::Complaints | Self::ComplaintHours)
    }
}

impl Form {
    /// A number with three decimals as a value of this form: yuan, ones, percentage points.
    pub fn value(self, written: Quantity) -> Option<MetricValue> {
        match self {
            Self::Number => Some(MetricValue::Number(written)),
            Self::Share => Some(MetricValue::Share(Ppm(written.thousandths.checked_mul(10)?))),
            Self::Amount(currency) => {
                let minor = written.thousandths.checked_mul(currency.minor_per_major())?;
                Some(MetricValue::Amount(Money::new(minor.checked_div(Quantity::SCALE)?, currency)))
            }
        }
    }
}

impl PlanMetric {
    /// The same as a metric that can be scored, under its name.
    pub const fn named(&self, name: String) -> Metric {
        Metric { name, goal: self.goal, weight: self.weight, cap: self.cap, floor: self.floor }
    }

    /// How its values are written.
    pub const fn form(&self) -> Form {
        match self.goal.low() {
            MetricValue::Amount(amount) => Form::Amount(amount.currency),
            MetricValue::Number(_) => Form::Number,
            MetricValue::Share(_) => Form::Share,
        }
    }
}

impl PlanTerms {
    /// How long the other side may object: a period that has a last day.
    pub const fn object_within(&self) -> Period {
        let unit = match self.object_unit {
            Some(unit) => unit,
            None if self.object_working => Unit::WorkingDay,
            None => Unit::Day,
        };
        Period { n: self.object_days, unit }.by_the_day()
    }

    /// What the weights add up to, in basis points.
    pub fn weight(&self) -> i128 {
        // weights of 64 bits, as many as fit in memory: nothing is cut off within 128
        self.metrics.iter().fold(0_i128, |sum, it| sum.saturating_add(it.weight.wide()))
    }

    /// The perspectives of the metrics, in their order, of a balanced scorecard; nothing where not all metrics have one.
    pub fn perspectives(&self) -> Option<Vec<Perspective>> {
        self.metrics.iter().map(|it| it.perspective).collect()
    }

    /// What cannot stand, the first first.
    pub fn problems(&self) -> Vec<PlanProblem> {
        if self.metrics.is_empty() {
            return vec![PlanProblem::NoMetrics];
        }
        let of_metric = |(nth, it): (usize, &PlanMetric)| {
            it.named(String::new()).check().err().map(|error| PlanProblem::Metric { nth, error })
        };
        let mut found: Vec<PlanProblem> = (1_usize..).zip(&self.metrics).filter_map(of_metric).collect();
        if self.metrics.iter().any(|it| it.perspective.is_some()) {
            let without = (1_usize..).zip(&self.metrics).filter(|(_, it)| it.perspective.is_none());
            found.extend(without.map(|(nth, _)| PlanProblem::NoPerspective { nth }));
        }
        let sum = self.weight();
        if sum != Bp::WHOLE.wide() {
            found.push(PlanProblem::WeightsOff { sum });
        }
        found
    }
}

impl Entity for EvaluationPlan {
    type Id = EvaluationPlanId;
    const KIND: Kind = Kind::EvaluationPlan;

    fn id(&self) -> EvaluationPlanId {
        self.id
    }
}
