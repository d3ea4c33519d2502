//! One case of each subject: what people are paid and how they are judged, and how balanced a contract is.

use counterpart::domain::commission::{
    Accrual, BasisTax, CommissionBasis, CommissionCap, CommissionClaim, CommissionMethod, CommissionPlan, EntryCause,
    Participant, Participants, RateTier, RateTiers, Retention, UnitTier, UnitTiers, UpperBound, collected_basis,
    pay_out,
};
use counterpart::domain::fairness::{BalanceEntry, BalancePair, Position, balance};
use counterpart::domain::id::{MemberId, uuid_v7};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::performance::{
    EvaluatedMetric, Grade, GradeScale, Measurement, MetricValue, attainment, evaluate, pace, prorated,
};
use counterpart::domain::rate::{Bp, Ppm, Quantity};
use counterpart::domain::service_quality::{net_promoter_score, satisfaction, share_of_cases};

use super::cases::{metric, written};
use super::draw::Draw;

pub(super) fn commission_of_units(draw: &mut Draw) -> String {
    let tier = |upper, draw: &mut Draw| UnitTier { upper, each: Money::cny(draw.between(0, 5_000)) };
    let bound = UpperBound::UpTo(Quantity { thousandths: draw.between(1, 200_000) });
    let tiers = UnitTiers::new(vec![tier(bound, draw), tier(UpperBound::Open, draw)]).expect("in order");
    let plan =
        CommissionPlan { method: CommissionMethod::PerUnit(tiers), cap: CommissionCap::None, hold_back: Ppm(100_000) };
    let claim = CommissionClaim {
        basis: CommissionBasis::Units(Quantity { thousandths: draw.between(-1, 500_000) }),
        grade_factor: draw.one_of(&[Ppm::WHOLE, Ppm(1_100_000), Ppm(0)]),
        retention: draw.one_of(&[Retention::Holding, Retention::Released]),
    };
    written((&plan, &claim), plan.accrue(&claim))
}

pub(super) fn commission_basis(draw: &mut Draw) -> String {
    let principal = draw.money();
    let tax = if draw.between(0, 2) == 0 { BasisTax::Gross } else { BasisTax::NetOf(Ppm(draw.between(-1, 200_000))) };
    let first = draw.between(1, 20_000_000);
    let tier = |upper, draw: &mut Draw| RateTier { upper, rate: Ppm(draw.one_of(&[20_000, 20_000, 30_000, 50_000])) };
    let up_to = |fen| UpperBound::UpTo(Money::cny(fen));
    let tiers = vec![tier(up_to(first), draw), tier(up_to(first * 2), draw), tier(UpperBound::Open, draw)];
    let tiers = RateTiers::new(tiers).expect("in order");
    written((principal, tax, &tiers), (collected_basis(principal, tax), tiers.cliffs()))
}

pub(super) fn shares(draw: &mut Draw) -> String {
    let cuts = [draw.between(1, 499_999), draw.between(1, 500_000)];
    let parts = [cuts[0], cuts[1], 1_000_000 - cuts[0] - cuts[1]];
    let member = |number| MemberId(uuid_v7(number, [3; 10]));
    let people = (1..).zip(parts).map(|(number, share)| Participant { member: member(number), share: Ppm(share) });
    let people = Participants::new(people.collect()).expect("a whole");
    let (before, now) = (draw.money(), Money::cny(draw.minor()));
    written((parts, before, now), (people.share_out(before), people.share_change(before, now)))
}

pub(super) fn payments(draw: &mut Draw) -> String {
    let opening = Money::cny(draw.between(-100_000, 1));
    let due: Vec<Money> = (0..draw.between(0, 5)).map(|_| Money::cny(draw.between(-200_000, 300_000))).collect();
    let accrual = |draw: &mut Draw| {
        let (held, payable) = (Money::cny(draw.between(0, 10_000)), Money::cny(draw.between(0, 90_000)));
        Accrual { earned: Money::cny(held.minor + payable.minor), held, payable }
    };
    let (before, now) = (accrual(draw), accrual(draw));
    let entry = before.entry_to(&now, EntryCause::Recompute);
    let sum = entry.as_ref().map(|entry| Accrual::of_entries([entry], Currency::CNY));
    written((opening, &due, before, now), (pay_out(opening, due.iter().copied()), &entry, sum))
}

pub(super) fn evaluation(draw: &mut Draw) -> String {
    let mut left = 10_000;
    let count = draw.between(1, 4);
    let metrics: Vec<EvaluatedMetric> = (1..=count)
        .map(|number| {
            let (mut metric, actual) = metric(draw);
            // now and then the weights are not a whole
            let weight = if number == count && draw.between(0, 9) > 0 { left } else { draw.between(0, left) };
            left -= weight;
            metric.weight = Bp(weight);
            let measurement = match draw.between(0, 9) {
                0 => Measurement::Missing,
                1 | 2 => Measurement::NotApplicable,
                _ => Measurement::Measured(actual),
            };
            EvaluatedMetric { metric, measurement }
        })
        .collect();
    let grade = |label: &str, min| Grade { label: label.to_owned(), min: Bp(min) };
    let scale = GradeScale::new(vec![grade("A", 9_000), grade("B", 6_000), grade("C", 0)]).expect("a scale");
    written(&metrics, evaluate(&metrics, &scale))
}

pub(super) fn targets(draw: &mut Draw) -> String {
    let (actual, target) = (Money::cny(draw.between(-1_000, 5_000_000)), Money::cny(draw.between(-1, 4_000_000)));
    let first = draw.date();
    let last = first.plus_days(draw.between(-1, 400)).unwrap_or(first);
    let on = first.plus_days(draw.between(-30, 500)).unwrap_or(first);
    let (active, all) = (draw.between(-1, 100), draw.between(-1, 100));
    let attained = attainment(MetricValue::Amount(actual), MetricValue::Amount(target));
    let answers = (attained, pace(actual, target, first, last, on), prorated(target, active, all));
    written((actual, target, first, last, on, active, all), answers)
}

pub(super) fn fairness(draw: &mut Draw) -> String {
    let entries: Vec<BalanceEntry> = BalancePair::ALL
        .into_iter()
        .filter(|_| draw.between(0, 2) > 0)
        .collect::<Vec<_>>()
        .into_iter()
        .map(|pair| {
            let positions = match draw.between(0, 3) {
                0 => [Position::Days(15), Position::Days(30), Position::Days(31), Position::None],
                1 => [Position::Rate(Ppm(500)), Position::Rate(Ppm(1_501)), Position::Unlimited, Position::None],
                2 => [
                    Position::Amount(Money::cny(100)),
                    Position::Amount(Money::cny(201)),
                    Position::Unlimited,
                    Position::Held,
                ],
                _ => [Position::Held, Position::None, Position::Held, Position::None],
            };
            let (enterprise, customer) = (draw.one_of(&positions), draw.one_of(&positions));
            BalanceEntry { pair, enterprise, customer, weight: draw.one_of(&[0, 1, 1, 1, 3]) }
        })
        .collect();
    written(&entries, balance(&entries))
}

pub(super) fn service_quality(draw: &mut Draw) -> String {
    let count = |draw: &mut Draw| u32::try_from(draw.between(0, 60)).expect("a count");
    let (part, other, whole) = (count(draw), count(draw), count(draw));
    let answers = (share_of_cases(part, whole), satisfaction(part, whole), net_promoter_score(part, other, whole));
    written((part, other, whole), answers)
}
