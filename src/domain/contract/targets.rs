//! S3: sales targets, how they are measured, and what follows.

mod levels;
mod spread;
mod turn;

use serde::{Deserialize, Serialize};

pub use self::levels::Unfollowed;
use super::field;
use super::party::Who;
use super::plan::Period;
use super::wording::Wording;
use crate::domain::money::Money;
use crate::domain::problem::{Place, Problems, Reason};
use crate::domain::rate::{Bp, Ppm, Quantity};

/// Terms of S3: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Targets {
    /// What is measured (annex 4); the weights make 100 %.
    pub measures: Vec<Measure>,
    /// How often.
    pub cycle: Cycle,
    /// Who writes the sheet.
    pub evaluator: Who,
    /// How soon after the period, 3 to 30 days.
    pub evaluate_within: Period,
    /// How long the other side may object, 5 to 30 days.
    pub object_within: Period,
    /// Grades, best first; the last one begins at nought.
    pub grades: Vec<Grade>,
    /// What missing a target means.
    pub nature: TargetNature,
    /// What follows when the grade stays low.
    pub failing: Failing,
    /// What follows when it is high.
    pub incentive: Incentive,
}

/// One thing that is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What.
    pub metric: Metric,
    /// The target of one period; of a range its lower end. Where [`Measure::parts`] spread a year, the target of that year.
    pub target: Quantity,
    /// Better than the target, of the same days (冲刺): what is aimed at besides. No score, grade or breach hangs on it. Where lower is
    /// better it lies below the target; of a range there is none, as [`Measure::has_direction`] says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stretch: Option<Quantity>,
    /// Still better (挑战), with the same meaning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge: Option<Quantity>,
    /// What of a year's target falls into each of its periods, in the order of the calendar; none where every period has the same
    /// target. Of a period that the term, or an evaluation, has only a part of, the part counts by its days. Only of what
    /// adds up over time, as [`Measure::may_spread`] says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Quantity>,
    /// Its weight in the score.
    pub weight: Bp,
    /// Which way is better.
    pub direction: Direction,
    /// The highest score one measure can bring, 100 to 200 %.
    pub cap: Ppm,
    /// The lowest, 0 to 100 %.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub floor: Ppm,
    /// Where the figures come from.
    pub source: Source,
}

/// What is aimed at of one metric, where more of it is better and it adds up over time: what a sales target can follow by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aim<'a> {
    /// How much: thousandths of the contract's currency, or of what is counted.
    pub measure: &'a Measure,
    /// How long a period is.
    pub cycle: Cycle,
}

/// What is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// Net sales, in the contract's currency (净销售额).
    NetSales,
    /// New customers (新客户数).
    NewCustomers,
    /// Collected of what fell due, in per cent (回款率).
    CollectionRate,
    /// Satisfaction, 1 to 5 (满意度).
    Satisfaction,
    /// Hours to settle a complaint (投诉处理时长).
    ComplaintHours,
    /// Something else.
    Own {
        /// What it is called.
        name: Wording,
        /// What it is counted in.
        unit: Wording,
    },
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// In a range is best, both ends included, from [`Measure::target`] up (5.3).
    Range {
        /// Where it ends.
        to: Quantity,
        /// What each unit outside it takes off, in hundredths of a point: per yuan, per one, per percentage point.
        off_per_unit: Bp,
    },
}

impl Measure {
    /// Whether what is aimed at can be reckoned with: a target above nought, or a range of some width that takes something off
    /// outside.
    pub const fn aims(&self) -> bool {
        match self.direction {
            Direction::Higher | Direction::Lower => self.target.thousandths > 0,
            Direction::Range { to, off_per_unit } => {
                self.target.thousandths >= 0 && to.thousandths > self.target.thousandths && off_per_unit.0 > 0
            }
        }
    }
}

/// The lowest score of nought is left out of the record.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_nothing(floor: &Ppm) -> bool {
    floor.0 == 0
}

/// Where the figures of a measure come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Our books.
    OurBooks,
    /// The customer's reports.
    TheirReports,
    /// Bank statements.
    BankStatements,
    /// A survey of end customers.
    Survey,
    /// The log of complaints.
    ComplaintLog,
    /// Something else.
    Own(Wording),
}

/// How often is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cycle {
    /// Every month.
    Month,
    /// Every quarter.
    Quarter,
    /// Every half-year.
    HalfYear,
    /// Every year.
    Year,
}

impl Cycle {
    /// How many months one of its periods has.
    pub const fn months(self) -> u16 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

/// A grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// Its letter or name.
    pub label: String,
    /// The lowest score that earns it, inclusive.
    pub from: u16,
}

/// What missing a target means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetNature {
    /// It is no breach by itself.
    BestEfforts,
    /// It is one.
    Guaranteed,
}

/// What follows when the grade stays low.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Failing {
    /// After how many low periods one after the other, 1 to 12.
    pub periods: u8,
    /// The grade that counts as low, and with it those below it, by its label; empty: the lowest one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub grade: String,
    /// How long the plan to improve runs at least, 30 to 180 days.
    pub plan: Period,
    /// What follows if it does not help.
    pub then: Consequence,
}

/// What follows if a plan to improve does not help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consequence {
    /// The targets are looked at again.
    Review,
    /// The customer is no longer the only one.
    LoseExclusivity,
    /// Either side may end the contract; needs at least two low periods.
    Terminate,
}

/// What follows when a target is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Incentive {
    /// Nothing.
    None,
    /// A share of the sales.
    Tiered {
        /// What it is called and who gets it.
        form: IncentiveForm,
        /// How the tiers apply.
        method: TierMethod,
        /// Shares by amount, lowest first.
        tiers: Vec<Tier>,
        /// What the share is taken of.
        base: IncentiveBase,
        /// How soon after the evaluation it is paid, 5 to 60 days.
        pay_within: Period,
    },
}

/// What an incentive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncentiveForm {
    /// A rebate on the customer's own purchases (返利).
    Rebate,
    /// A commission on sales it brought about (佣金).
    Commission,
}

/// How tiers apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TierMethod {
    /// Each band at its own rate (分段累进).
    Marginal,
    /// All at the rate that was reached (全额).
    Whole,
}

/// What the share is taken of; always without tax and returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncentiveBase {
    /// Money received.
    Collected,
    /// Money invoiced.
    Invoiced,
}

/// A tier: this share up to this amount; the amount itself belongs to the lower tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// Where it ends.
    pub up_to: TierEnd,
    /// The share.
    pub rate: Ppm,
}

/// Where a tier ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TierEnd {
    /// At this amount.
    At(Money),
    /// Nowhere: the last tier.
    Open,
}

impl Targets {
    /// The defaults of the catalogue (S3, 5.3), with a target of `net_sales` minor units a quarter.
    pub fn usual(net_sales: Money) -> Self {
        let major = net_sales.minor.checked_div(net_sales.currency.minor_per_major()).unwrap_or(0);
        let measure = |metric, target, weight, direction, source| Measure {
            metric,
            target: Quantity { thousandths: target },
            stretch: None,
            challenge: None,
            parts: Vec::new(),
            weight: Bp(weight),
            direction,
            cap: Ppm(1_200_000),
            floor: Ppm(0),
            source,
        };
        let sales = major.saturating_mul(Quantity::SCALE);
        Self {
            measures: vec![
                measure(Metric::NetSales, sales, 4_000, Direction::Higher, Source::OurBooks),
                measure(Metric::NewCustomers, 20_000, 1_500, Direction::Higher, Source::OurBooks),
                measure(Metric::CollectionRate, 95_000, 2_000, Direction::Higher, Source::BankStatements),
                measure(Metric::Satisfaction, 4_500, 1_500, Direction::Higher, Source::Survey),
                measure(Metric::ComplaintHours, 48_000, 1_000, Direction::Lower, Source::ComplaintLog),
            ],
            cycle: Cycle::Quarter,
            evaluator: Who::Both,
            evaluate_within: Period::days(15),
            object_within: Period::days(10),
            grades: [("A", 90), ("B", 80), ("C", 60), ("D", 0)]
                .into_iter()
                .map(|(label, from)| Grade { label: label.to_owned(), from })
                .collect(),
            nature: TargetNature::BestEfforts,
            failing: Failing { periods: 2, grade: String::new(), plan: Period::days(60), then: Consequence::Review },
            incentive: Incentive::None,
        }
    }

    /// What the weights add up to, in basis points; nothing where no figure can hold it.
    pub fn weight(&self) -> Option<i64> {
        self.measures.iter().try_fold(0_i64, |sum, measure| sum.checked_add(measure.weight.0))
    }

    /// What is aimed at of a metric, where a target follows it.
    pub fn aim_of(&self, metric: &Metric) -> Option<Aim<'_>> {
        let measure = self.measures.iter().find(|it| it.metric == *metric && it.is_followed())?;
        (measure.target.thousandths > 0).then_some(Aim { measure, cycle: self.cycle })
    }

    /// The metrics that targets follow, each once: net sales first, the others in the order of the clause.
    pub fn followed(&self) -> Vec<&Metric> {
        let mut found: Vec<&Metric> = Vec::new();
        for it in self.measures.iter().filter(|it| it.is_followed() && it.target.thousandths > 0) {
            if !found.contains(&&it.metric) {
                found.push(&it.metric);
            }
        }
        found.sort_by_key(|it| **it != Metric::NetSales);
        found
    }

    /// The lowest grade, which a plan to improve answers.
    pub fn lowest_grade(&self) -> Option<&Grade> {
        self.grades.last()
    }

    /// The grade that counts as low, and with it those below it: the one that is named, or the lowest.
    pub fn low_grade(&self) -> Option<&Grade> {
        let named = self.grades.iter().find(|it| !self.failing.grade.is_empty() && it.label == self.failing.grade);
        named.or_else(|| self.lowest_grade())
    }

    /// Whether a grade counts as low (S3, `fail_rule`); nothing of a grade that the clause does not have.
    pub fn is_low(&self, grade: &str) -> Option<bool> {
        let place = |label: &str| self.grades.iter().position(|it| it.label == label);
        let low = place(&self.low_grade()?.label)?;
        Some(place(grade)? >= low)
    }

    /// Whether the grade that counts as low is one of the grades, and not the best of several.
    pub fn low_grade_stands(&self) -> bool {
        let place = self.grades.iter().position(|it| it.label == self.failing.grade);
        self.failing.grade.is_empty() || place.is_some_and(|it| it > 0 || self.grades.len() == 1)
    }

    /// What cannot stand: the ranges of S3, weights that do not make 100 %, grades and tiers out of order.
    pub(super) fn check(&self, problems: &mut Problems) {
        let place = Place::of;
        let weight = self.weight();
        let reason =
            weight.map_or(Reason::CannotBeReckoned, |found| Reason::DoesNotAddUp { found, whole: Bp::WHOLE.0 });
        problems.add_if(weight != Some(Bp::WHOLE.0), place(field::TARGETS_MEASURES), reason);
        for (row, measure) in self.measures.iter().enumerate() {
            let at = Place::row(field::TARGETS_MEASURES, row);
            problems.add_if(!measure.aims(), at, Reason::Missing);
            problems.add_if(!measure.levels_stand(), at, Reason::NotInOrder);
            let reason = i64::try_from(measure.parts_sum()).map_or(Reason::CannotBeReckoned, |found| {
                Reason::DoesNotAddUp { found, whole: measure.target.thousandths }
            });
            problems.add_if(!measure.parts_stand(self.cycle), at, reason);
            problems.rate(at, measure.cap, Ppm::WHOLE, Ppm(2_000_000));
            problems.rate(at, measure.floor, Ppm(0), Ppm::WHOLE);
        }
        let within = self.evaluate_within;
        problems.period(place(field::TARGETS_EVALUATE), within, Period::days(3), Period::days(30));
        problems.period(place(field::TARGETS_OBJECT), self.object_within, Period::days(5), Period::days(30));
        let falling = self.grades.iter().zip(self.grades.iter().skip(1)).all(|(upper, lower)| upper.from > lower.from);
        let whole = self.grades.last().is_some_and(|grade| grade.from == 0);
        problems.add_if(!(falling && whole), place(field::TARGETS_GRADES), Reason::NotInOrder);
        problems.add_if(!self.low_grade_stands(), place(field::TARGETS_FAILING_GRADE), Reason::OutsideItsRange);
        let fewest = match self.failing.then {
            Consequence::Review | Consequence::LoseExclusivity => 1,
            Consequence::Terminate => 2,
        };
        problems.count(place(field::TARGETS_FAILING_PERIODS), i64::from(self.failing.periods), fewest, 12);
        problems.period(place(field::TARGETS_FAILING_PLAN), self.failing.plan, Period::days(30), Period::days(180));
        match &self.incentive {
            Incentive::None => {}
            Incentive::Tiered { tiers, pay_within, .. } => {
                problems.period(place(field::TARGETS_INCENTIVE_PAY), *pay_within, Period::days(5), Period::days(60));
                problems.add_if(!tiers_stand(tiers), place(field::TARGETS_INCENTIVE_TIERS), Reason::NotInOrder);
                for (row, tier) in tiers.iter().enumerate() {
                    problems.rate(Place::row(field::TARGETS_INCENTIVE_TIERS, row), tier.rate, Ppm(0), Ppm::WHOLE);
                }
            }
        }
    }
}

/// Ends go up, and only the last is open.
fn tiers_stand(tiers: &[Tier]) -> bool {
    let rising = tiers.iter().zip(tiers.iter().skip(1)).all(|(lower, upper)| match (lower.up_to, upper.up_to) {
        (TierEnd::At(low), TierEnd::At(high)) => low.minor < high.minor,
        (TierEnd::At(_), TierEnd::Open) => true,
        (TierEnd::Open, TierEnd::At(_) | TierEnd::Open) => false,
    });
    rising && tiers.last().is_some_and(|tier| tier.up_to == TierEnd::Open)
}
