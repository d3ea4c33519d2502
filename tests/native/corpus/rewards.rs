//! One case of each subject: what a clause or a plan pays without the tax of the lines, targets spread over a year with what lies
//! beyond them, scorecards, and who recommends us.

use counterpart::domain::clause_incentive::{Condition, Payments, Period as Paid, Row, Settled, payments};
use counterpart::domain::commission::{
    CommissionCap, CommissionMethod, CommissionPlan, Participant, RateTier, RateTiers, UpperBound,
};
use counterpart::domain::contract::targets::{
    Cycle, Direction, Incentive, IncentiveBase, IncentiveForm, Measure, Metric, Source as Told, Targets, Tier, TierEnd,
    TierMethod,
};
use counterpart::domain::date::Date;
use counterpart::domain::id::{ContractId, IncentivePlanId, MemberId, ReceiptId, TicketId, uuid_v7};
use counterpart::domain::incentive::due::Book;
use counterpart::domain::incentive::period::Grain;
use counterpart::domain::incentive::plan::{IncentivePlan, Metric as Counts, Reach, Release};
use counterpart::domain::incentive::source::{Counted, Size, Source};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::performance::{Grade, GradeScale, Measurement, MetricValue};
use counterpart::domain::period::{Counting, Period};
use counterpart::domain::rate::{Bp, Ppm, Quantity};
use counterpart::domain::recommendation::{Promotion, Recommendation, Recommended};
use counterpart::domain::scorecard::clause::plan_in;
use counterpart::domain::scorecard::period::{Span, periods};
use counterpart::domain::scorecard::perspective::Perspective;
use counterpart::domain::scorecard::plan::{Absent, Measured, PlanMetric, PlanTerms, Source as Where, SubjectKind};
use counterpart::domain::scorecard::reckon::reckon;
use counterpart::domain::scorecard::record::Input;

use super::amounts::tax_parts;
use super::cases::{calendar, metric, written};
use super::draw::Draw;

const CYCLES: [Cycle; 4] = [Cycle::Month, Cycle::Quarter, Cycle::HalfYear, Cycle::Year];

fn first() -> Date {
    Date::new(2026, 1, 1).expect("a date")
}

fn day(draw: &mut Draw, most: i64) -> Date {
    first().plus_days(draw.between(0, most)).expect("a date")
}

fn clause(draw: &mut Draw) -> Targets {
    let bounds = [10_000_000, 30_000_000].map(|bound| bound + draw.between(-5_000_000, 5_000_000));
    let ends = bounds.map(|bound| TierEnd::At(Money::cny(bound))).into_iter().chain([TierEnd::Open]);
    let incentive = Incentive::Tiered {
        form: draw.one_of(&[IncentiveForm::Rebate, IncentiveForm::Commission]),
        method: draw.one_of(&[TierMethod::Marginal, TierMethod::Whole]),
        tiers: ends.map(|up_to| Tier { up_to, rate: Ppm(draw.between(0, 80_000)) }).collect(),
        base: draw.one_of(&[IncentiveBase::Collected, IncentiveBase::Collected, IncentiveBase::Invoiced]),
        pay_within: Period::days(30),
    };
    Targets { incentive, ..Targets::usual(Money::cny(10_000_000)) }
}

/// What counts in the first three quarters of a year; of some of it a part is given back later.
fn rows(draw: &mut Draw) -> Vec<Row> {
    let mut rows = Vec::new();
    for number in 0..draw.between(0, 5) {
        let id = ReceiptId(uuid_v7(u64::try_from(number).expect("a number"), [1; 10]));
        let (on, minor) = (day(draw, 270), draw.between(1, 30_000_000));
        rows.push(Row { source: Source::Receipt(id), on, known: on, amount: Money::cny(minor) });
        if draw.between(0, 2) == 0 {
            let known = on.plus_days(draw.between(0, 120)).expect("a date");
            let back = Money::cny(-draw.between(1, minor));
            rows.push(Row { source: Source::Reversal(id), on, known, amount: back });
        }
    }
    rows
}

pub(super) fn clause_incentive(draw: &mut Draw) -> String {
    let (terms, tax) = (clause(draw), tax_parts(draw));
    let (collected, invoiced) = (rows(draw), rows(draw));
    let as_of = day(draw, 400);
    let (aim, actual) = (Money::cny(10_000_000), Money::cny(draw.between(0, 20_000_000)));
    let conditions = [
        Condition::NoAim,
        Condition::Unknown { aim },
        Condition::Known { aim, actual },
        Condition::Known { aim, actual: aim },
    ];
    let spans = periods(Cycle::Quarter, first(), None, as_of).expect("quarters");
    let periods: Vec<Paid<'_>> = spans
        .into_iter()
        .map(|span| Paid { span, terms: &terms, condition: draw.one_of(&conditions), sheet: None })
        .collect();
    let calendar = calendar(draw);
    let of = Payments {
        collected: &collected,
        invoiced: &invoiced,
        tax: &tax,
        currency: Currency::CNY,
        as_of,
        counting: Counting::default(),
        calendar: &calendar,
    };
    let settled = payments(&periods, &of);
    let rest = settled.as_ref().ok().map(Settled::rest);
    let asked: Vec<_> = periods.iter().map(|it| (it.span, it.condition)).collect();
    written((&terms.incentive, &tax, &collected, &invoiced, asked, as_of), (&settled, rest))
}

pub(super) fn incentive_plan(draw: &mut Draw) -> String {
    let tiers = [UpperBound::UpTo(Money::cny(draw.between(1, 20_000_000))), UpperBound::Open]
        .map(|upper| RateTier { upper, rate: Ppm(draw.between(0, 80_000)) });
    let tiers = RateTiers::new(tiers.to_vec()).expect("in order");
    let method = match draw.between(0, 1) {
        0 => CommissionMethod::Marginal(tiers),
        _ => CommissionMethod::Whole(tiers),
    };
    let member = |number| MemberId(uuid_v7(number, [3; 10]));
    let share = draw.between(1, 999_999);
    let plan = IncentivePlan {
        id: IncentivePlanId(uuid_v7(1, [7; 10])),
        name: "m".to_owned(),
        version: 1,
        follows: None,
        metric: Counts::Collected,
        reach: Reach::Everybody,
        pay: CommissionPlan { method, cap: CommissionCap::None, hold_back: Ppm(draw.between(0, 300_000)) },
        goal: None,
        net_of: (draw.between(0, 3) > 0).then_some(Ppm(130_000)),
        currency: Currency::CNY,
        grain: draw.one_of(&[Grain::Month, Grain::Quarter, Grain::Year]),
        from: first(),
        to: None,
        release: draw.one_of(&[Release::Collected, Release::AfterDays(30)]),
        grades: Vec::new(),
        participants: vec![
            Participant { member: member(1), share: Ppm(share) },
            Participant { member: member(2), share: Ppm(1_000_000 - share) },
        ],
        note: String::new(),
    };
    let contract = |number: usize| ContractId(uuid_v7(u64::try_from(number).expect("a number"), [2; 10]));
    let taxes = [tax_parts(draw), tax_parts(draw)];
    let counted: Vec<Counted> = rows(draw)
        .into_iter()
        .map(|row| Counted {
            source: row.source,
            contract: contract(draw.one_of(&[0, 1])),
            on: row.on,
            happened: row.known,
            size: Size::Money(row.amount),
        })
        .collect();
    let tax_of = |row: &Counted| taxes[usize::from(row.contract != contract(0))].clone();
    let collected = draw.between(0, 1) == 0;
    let is_collected = |_: ContractId| collected;
    let as_of = day(draw, 400);
    let book = Book {
        rows: Ok(&counted),
        entries: &[],
        grade: &|_, _| None,
        is_collected: &is_collected,
        tax_of: &tax_of,
        as_of,
    };
    let dues = plan.dues(None, &book);
    written((&plan.pay, plan.net_of, plan.grain, plan.release, share, &taxes, &counted, collected, as_of), dues)
}

fn measure(draw: &mut Draw) -> Measure {
    let figure = |draw: &mut Draw| Quantity { thousandths: draw.between(-1, 100_000_000) };
    let direction = match draw.between(0, 5) {
        0 => Direction::Lower,
        1 => Direction::Range { to: figure(draw), off_per_unit: Bp(draw.between(0, 500)) },
        _ => Direction::Higher,
    };
    let level = |draw: &mut Draw| (draw.between(0, 1) == 0).then(|| figure(draw));
    Measure {
        metric: match draw.between(0, 3) {
            0 => Metric::NewCustomers,
            1 => Metric::CollectionRate,
            _ => Metric::NetSales,
        },
        target: figure(draw),
        stretch: level(draw),
        challenge: level(draw),
        parts: Vec::new(),
        weight: Bp(10_000),
        direction,
        cap: Ppm(1_200_000),
        floor: Ppm(draw.between(0, 200_000)),
        source: Told::OurBooks,
    }
}

pub(super) fn spread_targets(draw: &mut Draw) -> String {
    let (measure, cycle, next) = (measure(draw), draw.one_of(&CYCLES), draw.one_of(&CYCLES));
    let currency = draw.currency();
    let mut terms = Targets { measures: vec![measure.clone()], cycle, ..Targets::usual(Money::cny(0)) };
    if measure.may_spread() {
        for it in &mut terms.measures {
            it.spread(cycle, currency).expect("parts that add up");
        }
    }
    let spread = terms.measures.clone();
    let days = [day(draw, 364), day(draw, 364)];
    let aimed: Vec<_> = spread.iter().flat_map(|it| days.map(|day| it.aimed_on(cycle, day))).collect();
    let stand: Vec<_> =
        spread.iter().map(|it| (it.parts_stand(cycle), it.levels_stand(), it.beyond(), it.mean(cycle))).collect();
    terms.measure_every(next, currency);
    let mut turned = terms.measures.clone();
    for it in &mut turned {
        match draw.between(0, 2) {
            0 => it.even_out(),
            1 => it.turn(Direction::Lower),
            _ => it.turn_to_range().expect("an upper end"),
        }
    }
    written((&measure, cycle, next, currency, days), (&spread, aimed, stand, &terms.measures, turned))
}

pub(super) fn clause_evaluation(draw: &mut Draw) -> String {
    let cycle = draw.one_of(&CYCLES);
    let mut terms = Targets { measures: vec![measure(draw)], cycle, ..Targets::usual(Money::cny(0)) };
    for it in &mut terms.measures {
        if it.may_spread() && draw.between(0, 2) > 0 {
            it.spread(cycle, Currency::CNY).expect("parts that add up");
        }
    }
    let from = day(draw, 364);
    let span = Span { first: from, last: from.plus_days(draw.between(0, 370)).expect("a date") };
    let plan = plan_in(&terms, Currency::CNY, span);
    let value = match draw.between(0, 2) {
        0 => MetricValue::Amount(Money::cny(draw.between(0, 20_000_000))),
        1 => MetricValue::Number(Quantity { thousandths: draw.between(0, 200_000_000) }),
        _ => MetricValue::Share(Ppm(draw.between(0, 1_200_000))),
    };
    let reached: Option<Vec<_>> = plan.as_ref().map(|it| it.metrics.iter().map(|it| it.reached(value)).collect());
    written((&terms.measures, cycle, span, value), (&plan, reached))
}

pub(super) fn balanced_scorecard(draw: &mut Draw) -> String {
    let grade = |label: &str, min| Grade { label: label.to_owned(), min: Bp(min) };
    let has_perspectives = draw.between(0, 3) > 0;
    let count = draw.between(1, 5);
    let mut left = 10_000;
    let mut inputs = Vec::new();
    let metrics: Vec<PlanMetric> = (1..=count)
        .map(|number| {
            let (metric, actual) = metric(draw);
            let weight = if number == count && draw.between(0, 9) > 0 { left } else { draw.between(0, left) };
            left -= weight;
            let measurement = match draw.between(0, 9) {
                0 => Measurement::Missing,
                1 | 2 => Measurement::NotApplicable,
                _ => Measurement::Measured(actual),
            };
            inputs.push(Input { measurement, counted: None, note: String::new() });
            PlanMetric {
                measured: Measured::NewCustomers,
                source: Where::Hand,
                goal: metric.goal,
                stretch: None,
                challenge: None,
                weight: Bp(weight),
                cap: metric.cap,
                floor: metric.floor,
                absent: draw.one_of(&[Absent::Reweigh, Absent::Reweigh, Absent::NotRated]),
                perspective: has_perspectives.then(|| draw.one_of(&Perspective::ALL)),
            }
        })
        .collect();
    let terms = PlanTerms {
        subject: SubjectKind::Party,
        cycle: Cycle::Quarter,
        metrics,
        grades: GradeScale::new(vec![grade("A", 9_000), grade("B", 6_000), grade("C", 0)]).expect("a scale"),
        object_days: 10,
        object_working: false,
        object_unit: None,
    };
    written((&terms.metrics, &inputs), (terms.problems(), reckon(&terms, &inputs, |_| "m".to_owned())))
}

pub(super) fn recommendations(draw: &mut Draw) -> String {
    let points: Vec<u8> =
        (0..draw.between(0, 12)).map(|_| u8::try_from(draw.between(0, 11)).expect("points")).collect();
    let mut told = Recommended::default();
    let mut refused = Vec::new();
    for (number, points) in (0_u64..).zip(&points) {
        let id = TicketId(uuid_v7(number, [8; 10]));
        match Recommendation::try_from(*points).map(Recommendation::promotion) {
            Ok(Promotion::Promoter) => told.promoters.push(id),
            Ok(Promotion::Passive) => told.passives.push(id),
            Ok(Promotion::Detractor) => told.detractors.push(id),
            Err(why) => refused.push(why),
        }
    }
    written(&points, (told.answers(), told.score(), refused))
}
