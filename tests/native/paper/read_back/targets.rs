//! Targets, scores, grades and tiers: the annex and the article against the plan by which the evaluation reckons.

use std::collections::BTreeSet;

use counterpart::domain::clause_incentive::commission_plan;
use counterpart::domain::commission::{CommissionMethod, UpperBound};
use counterpart::domain::contract::targets::{Cycle, Incentive, Targets, TierMethod};
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::performance::{LowerScale, MetricGoal, MetricValue};
use counterpart::domain::period::Unit;
use counterpart::domain::rate::{Bp, Ppm, Quantity};
use counterpart::domain::scorecard::clause::plan_of;
use counterpart::domain::scorecard::plan::{Form, PlanMetric, PlanTerms};
use counterpart::export::paper::Paper;

use super::super::figures::{percent, said};
use super::amounts::{coins, in_chinese, in_english};
use super::tables::{Pair, column, find, optional, thousandths};
use super::terms::length;
use super::{between, chinese, english};

/// The words of one language for a goal: more is better, less is better, between two ends, what stands around the points.
type Words = (&'static str, &'static str, &'static str, [&'static str; 2]);

const CHINESE: Words = ("越高越好", "越低越好", "至", ["单位扣", "分"]);
const ENGLISH: Words = ("higher is better", "lower is better", " to ", ["in the range; ", " point"]);

/// How many periods a year has.
const fn periods(cycle: Cycle) -> i64 {
    match cycle {
        Cycle::Month => 12,
        Cycle::Quarter => 4,
        Cycle::HalfYear => 2,
        Cycle::Year => 1,
    }
}

/// A target in thousandths: of a year that is spread, what each of its periods has on average, rounded half up.
fn aimed(text: &str, cycle: Cycle) -> i64 {
    let year = text.strip_prefix("全年").or_else(|| text.strip_suffix(" a year"));
    year.map_or_else(|| thousandths(text), |year| (2 * thousandths(year) + periods(cycle)) / (2 * periods(cycle)))
}

/// What a row aims at, by its target and its direction.
fn goal(target: &str, direction: &str, (form, cycle): (Form, Cycle), words: Words) -> MetricGoal {
    let (higher, lower, to, [before, after]) = words;
    let value = |text: &str| {
        let n = aimed(text, cycle);
        match form {
            Form::Amount(currency) => MetricValue::Amount(Money::new(n * coins(currency) / 1_000, currency)),
            // per cent, in parts per million
            Form::Share => MetricValue::Share(Ppm(n * 10)),
            Form::Number => MetricValue::Number(Quantity { thousandths: n }),
        }
    };
    if direction == higher {
        return MetricGoal::HigherIsBetter { target: value(target) };
    }
    if direction == lower {
        return MetricGoal::LowerIsBetter { target: value(target), scale: LowerScale::Linear };
    }
    let (low, high) = target.split_once(to).expect("from where to where");
    // hundredths of a point
    let off_per_unit = Bp(thousandths(between(direction, before, after)) / 10);
    MetricGoal::WithinRange { low: value(low), high: value(high), off_per_unit }
}

/// A share of a cell in basis points, the same in both languages.
fn points(cell: &Pair) -> Bp {
    assert_eq!(percent(&cell.0), percent(&cell.1));
    Bp(percent(&cell.0) / 100)
}

fn check_measures(paper: &Paper, cycle: Cycle, currency: Currency, metrics: &[PlanMetric]) {
    let table = find(paper, "Target per period").expect("the targets are annexed");
    let [targets, units, weights, directions, caps] =
        ["Target per period", "Unit", "Weight", "Direction", "Highest score"].map(|head| column(table, head));
    let floors = optional(table, "Lowest score");
    let code = currency.code();
    let unit = if currency == Currency::CNY { ("元", "RMB") } else { (code, code) };
    assert_eq!(targets.len(), metrics.len());
    for (row, metric) in metrics.iter().enumerate() {
        let form = metric.form();
        assert_eq!(goal(&targets[row].0, &directions[row].0, (form, cycle), CHINESE), metric.goal);
        assert_eq!(goal(&targets[row].1, &directions[row].1, (form, cycle), ENGLISH), metric.goal);
        let in_money = matches!(form, Form::Amount(_));
        assert_eq!((units[row].0 == unit.0, units[row].1 == unit.1), (in_money, in_money));
        assert_eq!((points(&weights[row]), points(&caps[row])), (metric.weight, metric.cap));
        assert_eq!(floors.as_ref().map_or(Bp(0), |floors| points(&floors[row])), metric.floor);
    }
}

/// From where to where a band goes, and whether it is a part of the base.
fn chinese_band(text: &str) -> (Option<Money>, Option<Money>, bool) {
    let amount = |text: &str| Some(in_chinese(text).unwrap_or_else(|| panic!("an amount: {text}")));
    let (band, is_part) = text.strip_suffix("的部分").map_or((text, false), |band| (band, true));
    let (from, to) = if band == "全部" {
        (None, None)
    } else if let Some(to) = band.strip_prefix("不超过") {
        (None, amount(to))
    } else {
        let from = band.strip_prefix("超过").expect("above");
        from.split_once('至').map_or_else(|| (amount(from), None), |(from, to)| (amount(from), amount(to)))
    };
    (from, to, is_part)
}

fn english_band(text: &str) -> (Option<Money>, Option<Money>) {
    let amount = |text: &str| Some(in_english(text).unwrap_or_else(|| panic!("an amount: {text}")));
    if text == "all" {
        (None, None)
    } else if let Some(to) = text.strip_prefix("up to ") {
        (None, amount(to))
    } else {
        let from = text.strip_prefix("above ").expect("above");
        from.split_once(" up to ").map_or_else(|| (amount(from), None), |(from, to)| (amount(from), amount(to)))
    }
}

fn check_tiers(paper: &Paper, incentive: &Incentive) -> Option<&'static str> {
    let Incentive::Tiered { method, tiers, .. } = incentive else {
        assert_eq!(find(paper, "Band of the base"), None);
        return None;
    };
    let plan = commission_plan(*method, tiers).expect("tiers in order");
    let (CommissionMethod::Marginal(tiers) | CommissionMethod::Whole(tiers)) = &plan.method else {
        panic!("shares of a base")
    };
    let table = find(paper, "Band of the base").expect("the tiers are annexed");
    let (bands, shares) = (column(table, "Band of the base"), column(table, "Share"));
    assert_eq!(bands.len(), tiers.as_slice().len());
    let mut below = None;
    for (row, tier) in tiers.as_slice().iter().enumerate() {
        let upper = match tier.upper {
            UpperBound::UpTo(amount) => Some(amount),
            UpperBound::Open => None,
        };
        let (from, to, is_part) = chinese_band(&bands[row].0);
        assert_eq!((from, to), (below, upper));
        assert_eq!(english_band(&bands[row].1), (below, upper));
        assert_eq!(is_part, *method == TierMethod::Marginal && (from, to) != (None, None));
        assert_eq!((percent(&shares[row].0), percent(&shares[row].1)), (tier.rate.0, tier.rate.0));
        below = upper;
    }
    Some(field::TARGETS_INCENTIVE_TIERS)
}

/// `B级：80分以上不满90分`: the grade, from where and to below where.
fn chinese_grade(text: &str) -> (&str, i64, Option<i64>) {
    let (label, rest) = text.split_once("级：").expect("a grade");
    let whole = |text: &str| text.parse::<i64>().expect("a score");
    let until = |text: &str| whole(text.strip_suffix('分').expect("points"));
    if let Some(below) = rest.strip_prefix("不满") {
        return (label, 0, Some(until(below)));
    }
    let (from, rest) = rest.split_once("分以上").expect("from where");
    (label, whole(from), rest.strip_prefix("不满").map(until))
}

/// `B from 80 to below 90`.
fn english_grade(text: &str) -> (&str, i64, Option<i64>) {
    let whole = |text: &str| text.parse::<i64>().expect("a score");
    let Some((label, rest)) = text.split_once(" from ") else {
        let (label, below) = text.split_once(" below ").expect("a grade");
        return (label, 0, Some(whole(below)));
    };
    let ends = rest.split_once(" to below ");
    ends.map_or_else(|| (label, whole(rest), None), |(from, below)| (label, whole(from), Some(whole(below))))
}

fn check_grades(paper: &Paper, plan: &PlanTerms) {
    let (zh, en) = said(paper, field::TARGETS_GRADES);
    let en = en.first().expect("the grades").replace(" and ", ", ");
    let zh: Vec<_> = zh.first().expect("the grades").split('；').map(chinese_grade).collect();
    let en: Vec<_> = en.split(", ").map(english_grade).collect();
    let grades = plan.grades.as_slice();
    // what a grade ends below is where the one above it begins
    let above = std::iter::once(None).chain(grades.iter().map(|it| Some(it.min.0 / 100)));
    let kept: Vec<_> = grades.iter().zip(above).map(|(it, above)| (it.label.as_str(), it.min.0 / 100, above)).collect();
    assert_eq!((&zh, &en), (&kept, &kept));
}

/// The days to object, as the evaluation counts them.
fn check_objection(paper: &Paper, targets: &Targets, plan: &PlanTerms) {
    // an evaluation has a last day to object: it counts hours by the day
    if matches!(targets.object_within.unit, Unit::Hour | Unit::WorkingHour) {
        return;
    }
    let (zh, en) = said(paper, field::TARGETS_OBJECT);
    let counted = vec![length(plan.object_within())];
    assert_eq!((chinese(&zh[0]), english(&en[0])), (counted.clone(), counted));
}

/// The clause on targets.
pub(super) fn check(paper: &Paper, contract: &Contract) -> BTreeSet<&'static str> {
    let Some(targets) = contract.brief().targets else {
        assert_eq!(find(paper, "Target per period"), None);
        return BTreeSet::new();
    };
    let plan = plan_of(&targets, contract.price.currency).expect("a plan that can be reckoned by");
    check_measures(paper, targets.cycle, contract.price.currency, &plan.metrics);
    check_grades(paper, &plan);
    check_objection(paper, &targets, &plan);
    let mut read = BTreeSet::from([field::TARGETS_MEASURES, field::TARGETS_GRADES]);
    read.extend(check_tiers(paper, &targets.incentive));
    read
}
