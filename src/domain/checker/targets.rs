//! Rules on targets and evaluation (`contract-rules.md` 2.5).

use super::Case;
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::lexicon::customers::{CLAWBACK, NO_PENALTY, NOT_GIVEN, PENALTY, REWARDS, STAFF_OR_OFF_BOOKS, TARGET_MISSED};
use super::lexicon::form::{ALONE, TARGETS};
use super::lexicon::sides::NOT;
use super::noun::Noun;
use super::said::{mentions, says, side_that};
use super::usual::Usual;
use crate::domain::commission::{Cliff, RateTier, RateTiers, UpperBound};
use crate::domain::contract::clause::Clause;
use crate::domain::contract::field;
use crate::domain::contract::party::{Side, Who};
use crate::domain::contract::targets::{
    Consequence, Cycle, Incentive, IncentiveBase, Measure, Metric, Source, TargetNature, Targets, Tier, TierEnd,
    TierMethod,
};
use crate::domain::problem::Place;
use crate::domain::rate::{Bp, Ppm};

super::rule::rules! {
    Kpi {
        R01 "KPI-01" Error Sure Any [Arithmetic ""];
        R02 "KPI-02" Error Sure Any [Arithmetic ""];
        R03 "KPI-03" Error Sure Any [Logic ""];
        R04 "KPI-04" Warning Sure Any [Fairness "", CivilCode "496-497"];
        R05 "KPI-05" Warning Sure Any [Fairness ""];
        R06 "KPI-06" Error Sure Any [Logic ""];
        R07 "KPI-07" Error Sure Any [Logic ""];
        R08 "KPI-08" Warning Sure Any [Practice ""];
        R09 "KPI-09" Warning Sure Any [Practice ""];
        R10 "KPI-10" Error Sure Any [UnfairCompetition "8"];
        R11 "KPI-11" Warning Sure Any [Logic ""];
        R12 "KPI-12" Warning Sure Any [CivilCode "543", Fairness ""];
    }
}

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    let special = Place::of(field::SPECIAL);
    let words = case.special;
    // the reward may be agreed nowhere else than in these words
    found.add_if(says(words, STAFF_OR_OFF_BOOKS, &[REWARDS], &[NOT, NOT_GIVEN]).is_some(), Kpi::R10, special);
    let Clause::Included(terms) = &case.contract.targets else { return };
    if let Some((side, _)) = side_that(case.special_in_letters, case.contract, ALONE, &[TARGETS], &[NOT]) {
        found.add(Kpi::R12, special, vec![Value::Side(side)]);
    }
    let penalty = says(words, PENALTY, &[TARGET_MISSED], &[NO_PENALTY]).is_some();
    found.add_if(terms.nature == TargetNature::BestEfforts && penalty, Kpi::R06, special);
    measures(terms, found);
    found.add_if(!grades_stand(terms), Kpi::R03, Place::of(field::TARGETS_GRADES));
    found.add_if(!terms.low_grade_stands(), Kpi::R03, Place::of(field::TARGETS_FAILING_GRADE));
    evaluation(terms, found);
    let sudden =
        terms.failing.then == Consequence::Terminate && (terms.failing.periods < 2 || terms.failing.plan.n == 0);
    found.mend_if(sudden, Kpi::R05, Place::of(field::TARGETS_FAILING_THEN), Fix::Usual(Usual::Failing));
    found.add_if(never_evaluated(case, terms.cycle), Kpi::R11, Place::of(field::TARGETS_CYCLE));
    incentive(case, &terms.incentive, found);
}

fn measures(terms: &Targets, found: &mut Findings) {
    // weights that no figure can hold together are a problem of the clause itself, and told there
    if let Some(share) = terms.weight().filter(|sum| *sum != Bp::WHOLE.0).and_then(|sum| sum.checked_mul(100)) {
        found.add(Kpi::R01, Place::of(field::TARGETS_MEASURES), vec![Value::Rate(Ppm(share))]);
    }
    for (row, measure) in terms.measures.iter().enumerate() {
        let place = Place::row(field::TARGETS_MEASURES, row);
        let no_unit = matches!(&measure.metric, Metric::Own { unit, .. } if unit.is_blank());
        let floored = (Ppm(0)..=Ppm::WHOLE).contains(&measure.floor);
        let stands = measure.aims() && measure.levels_stand() && measure.parts_stand(terms.cycle);
        if !stands || no_unit || measure.cap < Ppm::WHOLE || !floored {
            found.add(Kpi::R02, place, vec![name_of(measure)]);
        }
    }
}

fn name_of(measure: &Measure) -> Value {
    match (&measure.metric, Noun::of_metric(&measure.metric)) {
        (_, Some(noun)) => Value::Noun(noun),
        (Metric::Own { name, .. }, None) => Value::Words(name.clone()),
        (
            Metric::NetSales
            | Metric::NewCustomers
            | Metric::CollectionRate
            | Metric::Satisfaction
            | Metric::ComplaintHours,
            None,
        ) => Value::Nothing,
    }
}

/// Each grade begins below the one before, and the last at nought.
fn grades_stand(terms: &Targets) -> bool {
    let falling = terms.grades.iter().zip(terms.grades.iter().skip(1)).all(|(upper, lower)| upper.from > lower.from);
    falling && terms.grades.last().is_some_and(|grade| grade.from == 0)
}

/// Whoever writes the sheet alone decides the score where nobody may object, or where no figures are named that it comes from.
fn evaluation(terms: &Targets, found: &mut Findings) {
    let side = match terms.evaluator {
        Who::Us => Side::Us,
        Who::Them => Side::Them,
        Who::Both => return,
    };
    let value = || vec![Value::Side(side)];
    if terms.object_within.n == 0 {
        found.mend(Kpi::R04, Place::of(field::TARGETS_EVALUATOR), value(), Fix::Usual(Usual::Objection));
    }
    for (row, measure) in terms.measures.iter().enumerate() {
        if matches!(&measure.source, Source::Own(words) if words.is_blank()) {
            found.add(Kpi::R04, Place::row(field::TARGETS_MEASURES, row), value());
        }
    }
}

/// Not one whole period lies in the term.
fn never_evaluated(case: &Case<'_>, cycle: Cycle) -> bool {
    let after = case.first_day.plus_months(i32::from(cycle.months())).and_then(|day| day.plus_days(-1));
    case.last_day.zip(after.ok()).is_some_and(|(last, period)| last < period)
}

fn incentive(case: &Case<'_>, incentive: &Incentive, found: &mut Findings) {
    let Incentive::Tiered { method, tiers, base, .. } = incentive else { return };
    let place = Place::of(field::TARGETS_INCENTIVE_TIERS);
    match RateTiers::new(tiers.iter().map(rate_tier).collect()) {
        Err(_) => found.add_if(true, Kpi::R07, place),
        Ok(tiers) if *method == TierMethod::Whole => cliffs(&tiers, found),
        Ok(_) => {}
    }
    let risky = *base == IncentiveBase::Invoiced && mentions(case.special, CLAWBACK).is_none();
    found.mend_if(risky, Kpi::R09, Place::of(field::TARGETS_INCENTIVE_BASE), Fix::Usual(Usual::CollectedBase));
}

fn rate_tier(tier: &Tier) -> RateTier {
    let upper = match tier.up_to {
        TierEnd::At(amount) => UpperBound::UpTo(amount),
        TierEnd::Open => UpperBound::Open,
    };
    RateTier { upper, rate: tier.rate }
}

fn cliffs(tiers: &RateTiers, found: &mut Findings) {
    let cliffs = tiers.cliffs().map(|worked| worked.value).unwrap_or_default();
    for cliff in cliffs.iter().filter(|cliff| cliff.exceeds(Cliff::STEEP)) {
        let values = vec![Value::Money(cliff.threshold), Value::Money(cliff.jump)];
        found.mend(Kpi::R08, Place::of(field::TARGETS_INCENTIVE_METHOD), values, Fix::Usual(Usual::MarginalTiers));
    }
}
