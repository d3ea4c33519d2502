//! Evaluations: what a clause says becomes a plan, the score table of `contract-rules.md` 5.3 on the way a page takes it, the life
//! of an evaluation with its refusals, and what is counted.

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::contract::general::{Definitions, WorkingDays};
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::targets::{Cycle, Direction, Metric, Targets};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::{
    ContractId, CustomerId, EvaluationEventId, EvaluationId, EvaluationPlanId, ReceiptId, TaskId,
};
use counterpart::domain::late_fee::debt::{Part, Payment, Purpose, Standing};
use counterpart::domain::lifecycle::evaluation::{Guard, Stage, Step};
use counterpart::domain::lifecycle::refusal::Refusal;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::performance::{
    Evaluation as Verdict, EvaluationLine, LowerScale, Measurement, MetricGoal, MetricValue, NotRatedReason, Outcome,
    Weighting,
};
use counterpart::domain::period::{Period, Unit};
use counterpart::domain::rate::{Bp, Ppm, Quantity};
use counterpart::domain::sales_target::Level;
use counterpart::domain::scorecard::clause::{for_span, plan_in, plan_of};
use counterpart::domain::scorecard::measure::{DuePart, came_by, collection_rate, count, mean, paid_in_time, share};
use counterpart::domain::scorecard::period::{Span, due_after, next_after, periods, periods_through};
use counterpart::domain::scorecard::plan::{Absent, Form, Measured, PlanMetric, PlanProblem, PlanTerms, Source};
use counterpart::domain::scorecard::reckon::reckon;
use counterpart::domain::scorecard::record::{
    Asked, Barred, Course, Entered, Evaluation, EvaluationEvent, Fact, Input,
};
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// The clause of 5.3 with a million yuan of net sales.
fn clause() -> PlanTerms {
    plan_of(&Targets::usual(Money::cny(100_000_000)), Currency::CNY).expect("a plan")
}

fn input(value: MetricValue) -> Input {
    Input { measurement: Measurement::Measured(value), counted: None, note: String::new() }
}

fn number(thousandths: i64) -> MetricValue {
    MetricValue::Number(Quantity { thousandths })
}

/// What 5.3 measured: 1.1 million, 18 customers, 91.2 %, 4.32, 60 hours.
fn table() -> Vec<Input> {
    vec![
        input(MetricValue::Amount(Money::cny(110_000_000))),
        input(number(18_000)),
        input(MetricValue::Share(Ppm(912_000))),
        input(number(4_320)),
        input(number(60_000)),
    ]
}

fn named(terms: &PlanTerms, inputs: &[Input]) -> (i64, Option<String>, bool) {
    let verdict = reckon(terms, &inputs.to_vec(), |_| String::new()).expect("reckoned").value;
    match verdict {
        Verdict::NothingMeasured { .. } => panic!("something was measured"),
        Verdict::Scored { score, weighting, outcome } => {
            let grade = match outcome {
                Outcome::Rated { grade } => Some(grade.label),
                Outcome::NotRated { .. } => None,
            };
            (score.hundredths().expect("a number").0, grade, weighting == Weighting::Full)
        }
    }
}

#[test]
fn a_clause_is_a_plan_without_anything_typed_twice() {
    let plan = clause();
    assert_eq!(plan.cycle, Cycle::Quarter);
    assert_eq!(plan.object_days, 10);
    assert_eq!(plan.problems(), Vec::new());
    let told: Vec<(Measured, Source, i64, i64)> =
        plan.metrics.iter().map(|it| (it.measured.clone(), it.source, it.weight.0, it.cap.0)).collect();
    let expected = vec![
        (Measured::NetSales, Source::Book, 4_000, 12_000),
        (Measured::NewCustomers, Source::Hand, 1_500, 12_000),
        (Measured::CollectionRate, Source::Book, 2_000, 12_000),
        (Measured::Satisfaction, Source::Hand, 1_500, 12_000),
        (Measured::ComplaintHours, Source::Book, 1_000, 12_000),
    ];
    assert_eq!(told, expected);
    let aims: Vec<MetricGoal> = plan.metrics.iter().map(|it| it.goal).collect();
    let more = |target| MetricGoal::HigherIsBetter { target };
    assert_eq!(
        aims,
        vec![
            more(MetricValue::Amount(Money::cny(100_000_000))),
            more(number(20_000)),
            more(MetricValue::Share(Ppm(950_000))),
            more(number(4_500)),
            MetricGoal::LowerIsBetter { target: number(48_000), scale: LowerScale::Linear },
        ]
    );
}

#[test]
fn a_range_is_best_inside_and_takes_points_off_for_each_unit_outside_down_to_the_floor() {
    let mut targets = Targets::usual(Money::cny(100_000_000));
    let customers = &mut targets.measures[1];
    customers.direction = Direction::Range { to: Quantity { thousandths: 30_000 }, off_per_unit: Bp(250) };
    customers.floor = Ppm(400_000);
    let plan = plan_of(&targets, Currency::CNY).expect("a plan");
    assert_eq!(plan.problems(), Vec::new());
    let metric = &plan.metrics[1];
    let range = MetricGoal::WithinRange { low: number(20_000), high: number(30_000), off_per_unit: Bp(250) };
    assert_eq!((metric.goal, metric.floor), (range, Bp(4_000)));
    for (actual, hundredths) in [
        (20_000, 10_000),
        (24_500, 10_000),
        (30_000, 10_000),
        // 3 × 2.5
        (33_000, 9_250),
        // 0.5 × 2.5
        (19_500, 9_875),
        (10_000, 7_500),
        // 100 − 70 × 2.5 lies below the floor
        (100_000, 4_000),
    ] {
        let score = metric.named(String::new()).score(number(actual)).expect("a score").value;
        assert_eq!(score.hundredths(), Ok(Bp(hundredths)), "{actual}");
    }
    // 30 of the 91 days of the quarter: 6.593 to 9.890 customers
    let april = Span { first: day("2026-04-01"), last: day("2026-04-30") };
    let part = for_span(plan, april).metrics[1].goal;
    assert_eq!(part, MetricGoal::WithinRange { low: number(6_593), high: number(9_890), off_per_unit: Bp(250) });
}

#[test]
fn the_table_of_contract_rules_5_3() {
    let worked = reckon(&clause(), &table(), |_| String::new()).expect("reckoned");
    let points: Vec<i128> = worked
        .working
        .iter()
        .filter_map(|line| {
            let EvaluationLine::Scored { points, .. } = line else { return None };
            // in tenths of a point
            Some(points.numerator() * 10 / points.denominator())
        })
        .collect();
    assert_eq!(points, [440, 135, 192, 144, 75]);
    assert_eq!(named(&clause(), &table()), (9_860, Some("A".to_owned()), true));
}

#[test]
fn what_is_not_applicable_is_reweighted_or_leaves_the_period_unrated() {
    let mut inputs = table();
    inputs[4] = Input::not_applicable();
    // (98.6 − 7.5) ÷ 0.9
    assert_eq!(named(&clause(), &inputs), (10_122, Some("A".to_owned()), false));
    let mut strict = clause();
    strict.metrics[4].absent = Absent::NotRated;
    assert_eq!(named(&strict, &inputs), (10_122, None, false));
    // half of the weight and more: no grade
    inputs[0] = Input::not_applicable();
    assert_eq!(named(&clause(), &inputs).1, None);
    let none = vec![Input::not_applicable(); 5];
    let verdict = reckon(&clause(), &none, |_| String::new()).expect("reckoned").value;
    assert_eq!(verdict, Verdict::NothingMeasured { reason: NotRatedReason::HalfNotApplicable });
}

#[test]
fn hours_over_the_target_cost_points_and_the_cap_holds() {
    let mut plan = clause();
    for (nth, metric) in plan.metrics.iter_mut().enumerate() {
        metric.weight = Bp(if nth == 4 { 10_000 } else { 0 });
    }
    for (hours, score) in [(36_000, 12_000), (48_000, 10_000), (60_000, 7_500), (96_000, 0), (120_000, 0)] {
        let mut inputs = table();
        inputs[4] = input(number(hours));
        assert_eq!(named(&plan, &inputs).0, score, "{hours}");
    }
}

#[test]
fn what_cannot_stand_in_a_plan() {
    let mut plan = clause();
    plan.metrics[0].weight = Bp(3_999);
    assert_eq!(plan.problems(), [PlanProblem::WeightsOff { sum: 9_999 }]);
    // as large as they come, they are added up and not cut off
    plan.metrics[0].weight = Bp(i64::MAX);
    assert_eq!(plan.problems(), [PlanProblem::WeightsOff { sum: i128::from(i64::MAX) + 6_000 }]);
    plan.metrics[0].weight = Bp(4_000);
    plan.metrics[1].cap = Bp(9_999);
    assert!(matches!(plan.problems().as_slice(), [PlanProblem::Metric { nth: 2, .. }]));
    plan.metrics.clear();
    assert_eq!(plan.problems(), [PlanProblem::NoMetrics]);
}

#[test]
fn typed_values_by_their_form() {
    let written = Quantity { thousandths: 95_500 };
    assert_eq!(Form::Share.value(written), Some(MetricValue::Share(Ppm(955_000))));
    assert_eq!(Form::Number.value(written), Some(number(95_500)));
    assert_eq!(Form::Amount(Currency::CNY).value(written), Some(MetricValue::Amount(Money::cny(9_550))));
}

#[test]
fn periods_count_from_the_start_and_end_with_what_is_evaluated() {
    let all = periods(Cycle::Quarter, day("2026-01-15"), Some(day("2026-08-31")), day("2026-12-01")).expect("days");
    let spans: Vec<(Date, Date)> = all.iter().map(|it| (it.first, it.last)).collect();
    let expected = [("2026-01-15", "2026-04-14"), ("2026-04-15", "2026-07-14"), ("2026-07-15", "2026-08-31")];
    assert_eq!(spans, expected.map(|(first, last)| (day(first), day(last))));
    assert_eq!(periods(Cycle::Month, day("2026-01-31"), None, day("2026-01-30")).expect("days"), []);
}

/// Terms of whole months that end in a month without the day they began on (`domain.md` 6.7): 12 months from 29 February 2024 end on
/// 28 February 2025, six from 31 August 2025 on 28 February 2026.
#[test]
fn no_period_of_one_day_is_left_of_a_term_that_ends_in_a_short_month() {
    for (cycle, start, until, expected) in [
        (
            Cycle::Quarter,
            "2024-02-29",
            "2025-02-28",
            vec![
                ("2024-02-29", "2024-05-28"),
                ("2024-05-29", "2024-08-28"),
                ("2024-08-29", "2024-11-28"),
                ("2024-11-29", "2025-02-28"),
            ],
        ),
        (Cycle::Quarter, "2025-08-31", "2026-02-28", vec![("2025-08-31", "2025-11-29"), ("2025-11-30", "2026-02-28")]),
        (Cycle::Month, "2026-01-31", "2026-02-28", vec![("2026-01-31", "2026-02-28")]),
        // a term that ends on another day is cut there
        (Cycle::Month, "2026-01-31", "2026-02-27", vec![("2026-01-31", "2026-02-27")]),
        (Cycle::Month, "2026-01-31", "2026-03-01", vec![("2026-01-31", "2026-02-27"), ("2026-02-28", "2026-03-01")]),
    ] {
        let all = periods(cycle, day(start), Some(day(until)), day("2026-12-01")).expect("days");
        let expected: Vec<Span> =
            expected.into_iter().map(|(first, last)| Span { first: day(first), last: day(last) }).collect();
        assert_eq!(all, expected, "{start} to {until}");
    }
}

#[test]
fn the_next_period_by_a_plan_of_the_house_is_due_once_it_is_over() {
    let span = |first: &str, last: &str| Span { first: day(first), last: day(last) };
    // the first quarter was evaluated
    let evaluated = span("2026-01-01", "2026-03-31");
    for (cycle, as_of, expected) in [
        (Cycle::Quarter, "2026-06-30", None),
        (Cycle::Quarter, "2026-07-01", Some(span("2026-04-01", "2026-06-30"))),
        // of several the last
        (Cycle::Quarter, "2026-12-31", Some(span("2026-07-01", "2026-09-30"))),
        (Cycle::Quarter, "2027-01-01", Some(span("2026-10-01", "2026-12-31"))),
        (Cycle::Month, "2026-04-30", None),
        (Cycle::Month, "2026-05-01", Some(span("2026-04-01", "2026-04-30"))),
        // the plan changed: a year that began before is not evaluated twice in part
        (Cycle::Year, "2027-01-01", None),
        (Cycle::Year, "2028-01-01", Some(span("2027-01-01", "2027-12-31"))),
    ] {
        assert_eq!(due_after(cycle, evaluated, day(as_of)), Ok(expected), "{cycle:?} as of {as_of}");
    }
}

#[test]
fn the_period_that_is_evaluated_next_stands_in_the_agenda_from_its_beginning() {
    use counterpart::domain::agenda::Agenda;
    use counterpart::domain::id::{CustomerId, EvaluationPlanId};
    let span = |first: &str, last: &str| Span { first: day(first), last: day(last) };
    let evaluated = span("2026-01-01", "2026-03-31");
    let (plan, customer) = (EvaluationPlanId(Uuid::from_u128(1)), CustomerId(Uuid::from_u128(2)));
    for (cycle, as_of, expected, due) in [
        // what runs is due on the day after it
        (Cycle::Quarter, "2026-06-30", Some(span("2026-04-01", "2026-06-30")), "2026-07-01"),
        // what is over and was not evaluated comes first
        (Cycle::Quarter, "2026-07-01", Some(span("2026-04-01", "2026-06-30")), "2026-07-01"),
        (Cycle::Quarter, "2026-12-31", Some(span("2026-07-01", "2026-09-30")), "2026-10-01"),
        // the quarter that runs was evaluated already, and a year is not evaluated twice in part
        (Cycle::Quarter, "2026-03-30", None, ""),
        (Cycle::Year, "2026-12-31", None, ""),
        (Cycle::Year, "2027-01-01", Some(span("2027-01-01", "2027-12-31")), "2028-01-01"),
    ] {
        let next = next_after(cycle, evaluated, day(as_of));
        assert_eq!(next, Ok(expected), "{cycle:?} as of {as_of}");
        let mut agenda = Agenda::new(day(as_of));
        if let Some(period) = expected {
            agenda.evaluation_due(plan, customer, period);
        }
        let found: Vec<(String, String)> =
            agenda.into_entries().iter().map(|it| (it.day.to_string(), it.key())).collect();
        let key = |last: Date| format!("evaluation.{plan}.{customer}.{last}");
        let told: Vec<(String, String)> = expected.map(|it| (due.to_owned(), key(it.last))).into_iter().collect();
        assert_eq!(found, told, "{cycle:?} as of {as_of}");
    }
}

#[test]
fn a_cycle_that_an_amendment_changed_keeps_the_periods_that_were_over() {
    use Cycle::{HalfYear, Month, Quarter, Year};
    let mid_august = day("2026-08-16");
    let table = [
        (
            "nothing changed",
            vec![],
            Quarter,
            None,
            "2026-05-10",
            vec![("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30")],
        ),
        (
            "quarters until the middle of August, then years",
            vec![(Quarter, mid_august)],
            Year,
            None,
            "2027-01-01",
            vec![
                ("2026-01-01", "2026-03-31"),
                ("2026-04-01", "2026-06-30"),
                ("2026-07-01", "2026-08-15"),
                ("2026-08-16", "2026-12-31"),
                ("2027-01-01", "2027-12-31"),
            ],
        ),
        (
            "from the first day of a quarter nothing is cut short",
            vec![(Quarter, day("2026-07-01"))],
            Year,
            None,
            "2026-07-01",
            vec![("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30"), ("2026-07-01", "2026-12-31")],
        ),
        (
            "years until the middle of August, then quarters",
            vec![(Year, mid_august)],
            Quarter,
            None,
            "2026-10-01",
            vec![("2026-01-01", "2026-08-15"), ("2026-08-16", "2026-09-30"), ("2026-10-01", "2026-12-31")],
        ),
        (
            "twice",
            vec![(Month, day("2026-02-10")), (Quarter, day("2026-04-01"))],
            HalfYear,
            None,
            "2026-12-01",
            vec![
                ("2026-01-01", "2026-01-31"),
                ("2026-02-01", "2026-02-09"),
                ("2026-02-10", "2026-03-31"),
                ("2026-04-01", "2026-06-30"),
                ("2026-07-01", "2026-12-31"),
            ],
        ),
        (
            "what ended before the change knows nothing of it",
            vec![(Quarter, mid_august)],
            Year,
            Some("2026-05-31"),
            "2026-12-01",
            vec![("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-05-31")],
        ),
        (
            "a change before the start",
            vec![(Quarter, day("2025-12-01"))],
            HalfYear,
            None,
            "2026-02-01",
            vec![("2026-01-01", "2026-06-30")],
        ),
    ];
    for (case, before, now, until, as_of, expected) in table {
        let all = periods_through(&before, now, day("2026-01-01"), until.map(day), day(as_of)).expect("days");
        let expected: Vec<Span> =
            expected.into_iter().map(|(first, last)| Span { first: day(first), last: day(last) }).collect();
        assert_eq!(all, expected, "{case}");
    }
}

#[test]
fn a_part_of_a_period_is_aimed_at_by_its_days() {
    // 48 of the 92 days from 15 July to 14 October
    let part = for_span(clause(), Span { first: day("2026-07-15"), last: day("2026-08-31") });
    let goals: Vec<MetricGoal> = part.metrics.iter().map(|it| it.goal).collect();
    let more = |target| MetricGoal::HigherIsBetter { target };
    assert_eq!(goals[0], more(MetricValue::Amount(Money::cny(52_173_913))));
    assert_eq!(goals[1], more(number(10_435)));
    assert_eq!(goals[2..], clause().metrics.iter().map(|it| it.goal).collect::<Vec<_>>()[2..]);
    assert_eq!(for_span(clause(), Span { first: day("2026-07-15"), last: day("2026-10-14") }), clause());
}

fn thousands(it: i64) -> Quantity {
    Quantity { thousandths: it * 1_000_000 }
}

#[test]
fn a_year_that_is_spread_is_aimed_at_by_its_parts_and_their_days() {
    let mut targets = Targets::usual(Money::cny(100_000_000));
    targets.measures[0].target = thousands(4_000);
    targets.measures[0].parts = [500, 1_500, 1_200, 800].map(thousands).to_vec();
    let goal = |plan: &PlanTerms| plan.metrics[0].goal;
    let yuan = |fen| MetricGoal::HigherIsBetter { target: MetricValue::Amount(Money::cny(fen)) };
    for (first, last, fen) in [
        ("2026-04-01", "2026-06-30", 150_000_000),
        ("2027-07-01", "2027-09-30", 120_000_000),
        // 30 of 91 days: 494,505.4945
        ("2026-04-01", "2026-04-30", 49_450_549),
        // 45 of 90 days of 500,000 and 44 of 91 of 1,500,000: 250,000 + 725,274.7253
        ("2026-02-15", "2026-05-14", 97_527_473),
        // over the new year: 31 of 92 days of 800,000 and 59 of 90 of 500,000: 269,565.2174 + 327,777.7778
        ("2026-12-01", "2027-02-28", 59_734_300),
    ] {
        let span = Span { first: day(first), last: day(last) };
        let plan = plan_in(&targets, Currency::CNY, span).expect("a plan");
        assert_eq!(goal(&plan), yuan(fen), "{first}");
        assert_eq!(plan.metrics[1..], for_span(clause(), span).metrics[1..], "the others are as ever");
    }
    // on average
    assert_eq!(goal(&plan_of(&targets, Currency::CNY).expect("a plan")), yuan(100_000_000));
    // without parts a period has what it had
    let april = Span { first: day("2026-04-01"), last: day("2026-04-30") };
    let even = Targets::usual(Money::cny(100_000_000));
    assert_eq!(plan_in(&even, Currency::CNY, april), Some(for_span(clause(), april)));
}

#[test]
fn a_count_that_is_spread_is_aimed_at_by_its_parts_too_whichever_way_is_better() {
    let ones = |it: i64| Quantity { thousandths: it * 1_000 };
    let mut targets = Targets::usual(Money::cny(100_000_000));
    targets.measures[1].target = ones(80);
    targets.measures[1].parts = [10, 30, 25, 15].map(ones).to_vec();
    let breakdowns = &mut targets.measures[4];
    breakdowns.metric = Metric::Own { name: Wording::new("停机", "Outages"), unit: Wording::new("次", "times") };
    breakdowns.target = ones(12);
    breakdowns.parts = [1, 2, 3, 6].map(ones).to_vec();
    let low = |thousandths| MetricGoal::LowerIsBetter { target: number(thousandths), scale: LowerScale::Linear };
    let high = |thousandths| MetricGoal::HigherIsBetter { target: number(thousandths) };
    for (first, last, customers, outages) in [
        ("2026-04-01", "2026-06-30", 30_000, 2_000),
        ("2027-10-01", "2027-12-31", 15_000, 6_000),
        // 30 of 91 days: 9.8901 and 0.6593
        ("2026-04-01", "2026-04-30", 9_890, 659),
        // 45 of 90 days and 44 of 91: 5 + 14.5055, and 0.5 + 0.9670
        ("2026-02-15", "2026-05-14", 19_505, 1_467),
    ] {
        let span = Span { first: day(first), last: day(last) };
        let plan = plan_in(&targets, Currency::CNY, span).expect("a plan");
        assert_eq!((plan.metrics[1].goal, plan.metrics[4].goal), (high(customers), low(outages)), "{first}");
    }
    // on average
    let plan = plan_of(&targets, Currency::CNY).expect("a plan");
    assert_eq!((plan.metrics[1].goal, plan.metrics[4].goal), (high(20_000), low(3_000)));
}

/// What the sides named themselves, counted in a unit.
fn own(name: [&str; 2], unit: [&str; 2]) -> Metric {
    let words = |[zh, en]: [&str; 2]| Wording::new(zh, en);
    Metric::Own { name: words(name), unit: words(unit) }
}

#[test]
fn ten_a_quarter_is_a_third_of_it_in_a_third_of_its_days_however_it_is_written() {
    let ones = |it: i64| Quantity { thousandths: it * 1_000 };
    let outages = || own(["停机", "Outages"], ["次", "times"]);
    let low = |thousandths| MetricGoal::LowerIsBetter { target: number(thousandths), scale: LowerScale::Linear };
    let high = |thousandths| MetricGoal::HigherIsBetter { target: number(thousandths) };
    let yuan = |fen| MetricValue::Amount(Money::cny(fen));
    // what is measured, which way is better, and the goal of 30 of the 90 days of the first quarter of 2026: 10 × 30 ÷ 90
    for (metric, direction, expected) in [
        (outages(), Direction::Lower, low(3_333)),
        (outages(), Direction::Higher, high(3_333)),
        (Metric::NewCustomers, Direction::Lower, low(3_333)),
        (Metric::NewCustomers, Direction::Higher, high(3_333)),
        (Metric::NetSales, Direction::Higher, MetricGoal::HigherIsBetter { target: yuan(333) }),
        (
            Metric::NetSales,
            Direction::Lower,
            MetricGoal::LowerIsBetter { target: yuan(333), scale: LowerScale::Linear },
        ),
    ] {
        for is_spread in [false, true] {
            let mut targets = Targets::usual(Money::cny(100_000_000));
            let measure = &mut targets.measures[0];
            (measure.metric, measure.direction, measure.target) = (metric.clone(), direction, ones(10));
            if is_spread {
                (measure.target, measure.parts) = (ones(40), vec![ones(10); 4]);
            }
            let part = Span { first: day("2026-01-01"), last: day("2026-01-30") };
            let plan = plan_in(&targets, Currency::CNY, part).expect("a plan");
            assert_eq!(plan.metrics[0].goal, expected, "{metric:?} {direction:?}, spread: {is_spread}");
        }
    }
    // a range of what adds up has both of its ends by the days, and 10 points off per one outside as ever
    let mut targets = Targets::usual(Money::cny(100_000_000));
    let measure = &mut targets.measures[0];
    (measure.metric, measure.target) = (outages(), ones(10));
    measure.direction = Direction::Range { to: ones(16), off_per_unit: Bp(1_000) };
    let part = Span { first: day("2026-01-01"), last: day("2026-01-30") };
    let goal = plan_in(&targets, Currency::CNY, part).expect("a plan").metrics[0].goal;
    assert_eq!(goal, MetricGoal::WithinRange { low: number(3_333), high: number(5_333), off_per_unit: Bp(1_000) });
}

#[test]
fn what_does_not_add_up_is_aimed_at_whole_in_a_part_of_a_period() {
    for (metric, adds_up) in [
        (Metric::NetSales, true),
        (Metric::NewCustomers, true),
        (Metric::CollectionRate, false),
        (Metric::Satisfaction, false),
        (Metric::ComplaintHours, false),
        (own(["停机", "Outages"], ["次", "times"]), true),
        (own(["培训", "Training"], ["学时", "hours"]), true),
        // a word that only ends like a rate, and one that only begins like one
        (own(["木箱", "Crates"], ["箱", "crate"]), true),
        (own(["效率改进项目", "Corporate projects"], ["个", "projects"]), true),
        // in per cent
        (own(["准时交付", "On time"], ["%", "per cent"]), false),
        (own(["准时交付", "On time"], ["百分点", ""]), false),
        // a rate or a mean by its name or its unit, in either language
        (own(["合格率", ""], ["分", ""]), false),
        (own(["新品占比（按件）", ""], ["分", ""]), false),
        (own(["", "Return rate (batches)"], ["", "points"]), false),
        (own(["平均响应时间", ""], ["小时", ""]), false),
        (own(["", "Average response"], ["", "hours"]), false),
        (own(["", "Response"], ["", "hours, mean"]), false),
        (own(["合格率指标", ""], ["批", ""]), false),
        (own(["", "Return rates"], ["", "batches"]), false),
        (own(["", "On-time percentage"], ["", "deliveries"]), false),
        (own(["市场份额", "Market share"], ["", ""]), false),
        // a score, and a length of time
        (own(["净推荐值", "Net promoter score"], ["", ""]), false),
        (own(["服务质量", "Service quality"], ["分", "points"]), false),
        (own(["交付周期", "Lead time"], ["天", "days"]), false),
        (own(["人均产值", ""], ["万元", ""]), false),
        (own(["培训天数", "Training days"], ["天", "days"]), true),
    ] {
        let mut targets = Targets::usual(Money::cny(100_000_000));
        let measure = &mut targets.measures[0];
        (measure.metric, measure.target) = (metric.clone(), Quantity { thousandths: 9_000 });
        assert_eq!((measure.adds_up(), measure.may_spread()), (adds_up, adds_up), "{metric:?}");
        let whole = plan_of(&targets, Currency::CNY).expect("a plan").metrics[0].goal;
        let part = Span { first: day("2026-01-01"), last: day("2026-01-30") };
        let part = plan_in(&targets, Currency::CNY, part).expect("a plan").metrics[0].goal;
        let third = match whole.low() {
            MetricValue::Amount(_) => MetricValue::Amount(Money::cny(300)),
            MetricValue::Number(_) | MetricValue::Share(_) => number(3_000),
        };
        let third = MetricGoal::HigherIsBetter { target: third };
        assert_eq!(part, if adds_up { third } else { whole }, "{metric:?}");
    }
}

/// The clause of 5.3 with levels: 1.05 and 1.2 million yuan, 25 and 30 customers, 98 %, none for satisfaction, 36 and 0 hours.
fn levelled() -> Targets {
    let mut targets = Targets::usual(Money::cny(100_000_000));
    let levels = [
        (Some(1_050_000_000), Some(1_200_000_000)),
        (Some(25_000), Some(30_000)),
        (Some(98_000), None),
        (None, None),
        (Some(36_000), Some(0)),
    ];
    for (measure, (stretch, challenge)) in targets.measures.iter_mut().zip(levels) {
        let quantity = |it: Option<i64>| it.map(|thousandths| Quantity { thousandths });
        (measure.stretch, measure.challenge) = (quantity(stretch), quantity(challenge));
    }
    targets
}

/// The levels of a metric beyond its target.
fn levels(plan: &PlanTerms, nth: usize) -> (Option<MetricValue>, Option<MetricValue>) {
    (plan.metrics[nth].stretch, plan.metrics[nth].challenge)
}

#[test]
fn a_plan_takes_the_levels_of_its_clause_and_says_which_a_value_reaches() {
    let plan = plan_of(&levelled(), Currency::CNY).expect("a plan");
    let yuan = |yuan: i64| MetricValue::Amount(Money::cny(yuan * 100));
    let share = |ppm| MetricValue::Share(Ppm(ppm));
    let found: Vec<_> = (0..5).map(|nth| levels(&plan, nth)).collect();
    assert_eq!(
        found,
        [
            (Some(yuan(1_050_000)), Some(yuan(1_200_000))),
            (Some(number(25_000)), Some(number(30_000))),
            (Some(share(980_000)), None),
            (None, None),
            (Some(number(36_000)), Some(number(0))),
        ]
    );
    assert!(plan.has_levels() && !clause().has_levels());
    for (nth, actual, reached) in [
        (0, yuan(999_999), None),
        (0, yuan(1_000_000), Some(Level::Base)),
        (0, yuan(1_049_999), Some(Level::Base)),
        (0, yuan(1_050_000), Some(Level::Stretch)),
        (0, yuan(1_200_000), Some(Level::Challenge)),
        (1, number(24_999), Some(Level::Base)),
        (1, number(40_000), Some(Level::Challenge)),
        (2, share(979_999), Some(Level::Base)),
        (2, share(1_000_000), Some(Level::Stretch)),
        // lower is better
        (4, number(48_001), None),
        (4, number(48_000), Some(Level::Base)),
        (4, number(36_001), Some(Level::Base)),
        (4, number(36_000), Some(Level::Stretch)),
        (4, number(0), Some(Level::Challenge)),
        // of another unit
        (1, share(1_000_000), None),
    ] {
        assert_eq!(plan.metrics[nth].reached(actual), reached, "{nth} {actual:?}");
    }
    // they change nothing of the score
    assert_eq!(named(&plan, &table()), (9_860, Some("A".to_owned()), true));
    assert_eq!(named(&plan, &table()), named(&clause(), &table()));
}

#[test]
fn only_levels_that_stand_are_taken_and_a_range_has_none() {
    let ones = |it: i64| Some(Quantity { thousandths: it * 1_000 });
    let range = Direction::Range { to: Quantity { thousandths: 30_000 }, off_per_unit: Bp(100) };
    let value = |it: i64| Some(number(it * 1_000));
    // which way is better than 20, what a record has, and what of it is beyond
    for (direction, written, taken) in [
        (Direction::Higher, (ones(25), ones(30)), (value(25), value(30))),
        (Direction::Higher, (ones(20), ones(30)), (None, value(30))),
        (Direction::Higher, (ones(25), ones(25)), (value(25), None)),
        (Direction::Lower, (ones(25), ones(10)), (None, value(10))),
        (Direction::Lower, (ones(15), ones(16)), (value(15), None)),
        (range, (ones(25), ones(30)), (None, None)),
    ] {
        let mut targets = Targets::usual(Money::cny(100_000_000));
        let customers = &mut targets.measures[1];
        customers.direction = direction;
        (customers.stretch, customers.challenge) = written;
        let plan = plan_of(&targets, Currency::CNY).expect("a plan");
        assert_eq!(levels(&plan, 1), taken, "{direction:?} {written:?}");
    }
    // nor does one that a record from elsewhere gave them
    let mut targets = Targets::usual(Money::cny(100_000_000));
    targets.measures[1].direction = range;
    let mut plan = plan_of(&targets, Currency::CNY).expect("a plan");
    plan.metrics[1].stretch = Some(number(25_000));
    assert!(!plan.has_levels());
    assert_eq!(plan.metrics[1].reached(number(26_000)), None);
}

#[test]
fn levels_are_those_of_the_same_days_as_the_target() {
    // 48 of the 92 days from 15 July to 14 October: 547,826.09 and 626,086.96, 13.0435 and 15.6522
    let part = Span { first: day("2026-07-15"), last: day("2026-08-31") };
    let plan = plan_in(&levelled(), Currency::CNY, part).expect("a plan");
    let fen = |fen| Some(MetricValue::Amount(Money::cny(fen)));
    assert_eq!(levels(&plan, 0), (fen(54_782_609), fen(62_608_696)));
    assert_eq!(levels(&plan, 1), (Some(number(13_043)), Some(number(15_652))));
    // a rate and hours are the same in any of them
    let whole = plan_of(&levelled(), Currency::CNY).expect("a plan");
    assert_eq!((&plan.metrics[2], &plan.metrics[4]), (&whole.metrics[2], &whole.metrics[4]));

    // 80 a year with 100 and 120 beyond, and 12 outages with 6 and none
    let ones = |it: i64| Quantity { thousandths: it * 1_000 };
    let mut targets = levelled();
    let customers = &mut targets.measures[1];
    (customers.target, customers.parts) = (ones(80), [10, 30, 25, 15].map(ones).to_vec());
    (customers.stretch, customers.challenge) = (Some(ones(100)), Some(ones(120)));
    let outages = &mut targets.measures[4];
    outages.metric = own(["停机", "Outages"], ["次", "times"]);
    (outages.target, outages.parts) = (ones(12), [1, 2, 3, 6].map(ones).to_vec());
    (outages.stretch, outages.challenge) = (Some(ones(6)), Some(ones(0)));
    let pair = |(stretch, challenge)| (Some(number(stretch)), Some(number(challenge)));
    for (first, last, customers, outages) in [
        // 30 × 5 ÷ 4 and 30 × 3 ÷ 2, half of 2
        ("2026-04-01", "2026-06-30", (37_500, 45_000), (1_000, 0)),
        // 30 of 91 days: 9.8901 × 5 ÷ 4 and × 3 ÷ 2, half of 0.6593
        ("2026-04-01", "2026-04-30", (12_363, 14_835), (330, 0)),
    ] {
        let span = Span { first: day(first), last: day(last) };
        let plan = plan_in(&targets, Currency::CNY, span).expect("a plan");
        assert_eq!((levels(&plan, 1), levels(&plan, 4)), (pair(customers), pair(outages)), "{first}");
    }
    // on average
    let plan = plan_of(&targets, Currency::CNY).expect("a plan");
    assert_eq!((levels(&plan, 1), levels(&plan, 4)), (pair((25_000, 30_000)), pair((1_500, 0))));
}

#[test]
fn a_plan_without_levels_reads_and_is_written_as_it_was() {
    let written = serde_json::to_value(clause()).expect("JSON");
    for metric in written["metrics"].as_array().expect("metrics") {
        assert!(metric.get("stretch").is_none() && metric.get("challenge").is_none(), "{metric}");
    }
    assert_eq!(serde_json::from_value::<PlanTerms>(written).expect("a plan"), clause());
    let plan = plan_of(&levelled(), Currency::CNY).expect("a plan");
    let written = serde_json::to_value(&plan).expect("JSON");
    assert_eq!(written["metrics"][1]["stretch"]["number"], 25_000);
    assert_eq!(serde_json::from_value::<PlanTerms>(written).expect("a plan"), plan);
}

#[test]
fn levels_are_told_in_both_languages() {
    let plan = plan_of(&levelled(), Currency::CNY).expect("a plan");
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let told = |text: Text, nth: usize| text.metric_levels(&plan.metrics[nth]).join(" · ");
    assert_eq!(told(zh, 0), "冲刺 ¥1,050,000.00 · 挑战 ¥1,200,000.00");
    assert_eq!(told(en, 1), "stretch 25 · challenge 30");
    assert_eq!((told(zh, 2), told(en, 3)), ("冲刺 98%".to_owned(), String::new()));
    for (nth, measured, words) in [
        (1, Measurement::Measured(number(19_000)), Some(["未达到目标", "target missed"])),
        (1, Measurement::Measured(number(20_000)), Some(["达到目标", "target reached"])),
        (1, Measurement::Measured(number(25_000)), Some(["达到冲刺目标", "stretch reached"])),
        (4, Measurement::Measured(number(0)), Some(["达到挑战目标", "challenge reached"])),
        (1, Measurement::Missing, None),
        (1, Measurement::NotApplicable, None),
        // without levels there is nothing to tell
        (3, Measurement::Measured(number(4_500)), None),
    ] {
        let found = [zh, en].map(|text| text.metric_reached(&plan.metrics[nth], measured));
        assert_eq!(found, words.map_or([None, None], |it| it.map(Some)), "{nth} {measured:?}");
    }
}

#[test]
fn working_days_to_object_are_those_of_the_place_of_the_contract() {
    let mut targets = Targets::usual(Money::cny(100_000_000));
    targets.object_within = Period { n: 5, unit: Unit::WorkingDay };
    let terms = plan_of(&targets, Currency::CNY).expect("a plan");
    let holiday = CalendarYear::new(2026, [day("2026-04-06")], []).expect("a year");
    let book = WorkCalendar::standard().with_year(holiday);
    let abroad = WorkingDays::Of(Wording::same("Singapore"));
    let definitions = |working_days| Definitions { working_days, ..Definitions::usual() };
    let (mainland, abroad) = (definitions(WorkingDays::MainlandChina), definitions(abroad));
    let contract = Some(ContractId(Uuid::from_u128(3)));
    // under which contract, what it says of working days, and the last of five after Thursday, 2 April
    let table = [
        (contract, Some(&abroad), "2026-04-09"),
        (contract, Some(&mainland), "2026-04-10"),
        (contract, None, "2026-04-10"),
        (None, Some(&abroad), "2026-04-10"),
    ];
    for (contract, definitions, until) in table {
        let it = Evaluation { terms: terms.clone(), contract, ..evaluation() };
        let mut told = Told { it, events: Vec::new() };
        told.ask("2026-04-02", submit("")).expect("submitted");
        let calendar = told.it.calendar(definitions, &book);
        assert_eq!(told.it.object_until(&told.course(), calendar), Some(day(until)), "{contract:?} {definitions:?}");
    }
}

#[test]
fn the_time_to_object_is_counted_in_the_unit_of_the_clause() {
    for (within, put_on, last) in [
        (Period::days(5), "2026-04-02", "2026-04-07"),
        (Period::working_days(5), "2026-04-02", "2026-04-09"),
        (Period::months(1), "2026-04-02", "2026-05-02"),
        // February has no such day
        (Period::months(10), "2026-04-30", "2027-02-28"),
        (Period::years(1), "2026-04-02", "2027-04-02"),
        // a day that is begun counts whole
        (Period::hours(120), "2026-04-02", "2026-04-07"),
        (Period::hours(121), "2026-04-02", "2026-04-08"),
        (Period { n: 48, unit: Unit::WorkingHour }, "2026-04-02", "2026-04-04"),
    ] {
        let mut targets = Targets::usual(Money::cny(100_000_000));
        targets.object_within = within;
        let terms = plan_of(&targets, Currency::CNY).expect("a plan");
        let written = serde_json::to_string(&terms).expect("JSON");
        let terms: PlanTerms = serde_json::from_str(&written).expect("the plan");
        let mut told = Told { it: Evaluation { terms, ..evaluation() }, events: Vec::new() };
        told.ask(put_on, submit("")).expect("submitted");
        let until = told.it.object_until(&told.course(), &WorkCalendar::standard());
        assert_eq!(until, Some(day(last)), "{within:?} from {put_on}");
    }
}

#[test]
fn working_days_to_object_are_counted_as_such() {
    let mut targets = Targets::usual(Money::cny(100_000_000));
    targets.object_within = Period { n: 5, unit: Unit::WorkingDay };
    let terms = plan_of(&targets, Currency::CNY).expect("a plan");
    let mut told = Told { it: Evaluation { terms, ..evaluation() }, events: Vec::new() };
    // a Thursday: Friday, then Monday to Thursday
    told.ask("2026-04-02", submit("")).expect("submitted");
    assert_eq!(told.it.object_until(&told.course(), &WorkCalendar::standard()), Some(day("2026-04-09")));
    told.ask("2026-04-10", object("Too late")).expect_err("over");
    told.ask("2026-04-10", Asked::Close).expect("they said nothing in time");
    assert!(told.course().is_closed());
}

#[test]
fn shares_means_and_rates_of_nothing_are_not_applicable() {
    assert_eq!(share(0, 0), Input::not_applicable());
    assert_eq!(mean(&[]), Input::not_applicable());
    assert_eq!(collection_rate(&[], day("2026-03-31")), Input::not_applicable());
    assert_eq!(share(18, 20).measurement, Measurement::Measured(MetricValue::Share(Ppm(900_000))));
    assert_eq!(share(18, 20).counted, Some((18, 20)));
    // never 100 % while one is missing
    assert_eq!(share(2_999_999, 3_000_000).measurement, Measurement::Measured(MetricValue::Share(Ppm(999_999))));
    assert_eq!(mean(&[4_000, 5_000]).measurement, Measurement::Measured(number(4_500)));
    assert_eq!(count(3).measurement, Measurement::Measured(number(3_000)));
}

#[test]
fn what_came_late_counts_for_the_rate_and_not_for_paying_in_time() {
    let part = |due: &str, paid: &[(&str, i64)]| DuePart {
        due: day(due),
        amount: Money::cny(100_000),
        paid: paid.iter().map(|(on, minor)| (day(on), Money::cny(*minor))).collect(),
    };
    let parts = [
        part("2026-01-31", &[("2026-01-30", 60_000), ("2026-02-10", 40_000)]),
        // what was paid beyond it does not count for the other
        part("2026-02-28", &[("2026-02-20", 120_000)]),
        part("2026-03-15", &[("2026-04-02", 100_000)]),
        part("2026-03-20", &[("2026-03-01", 100_000), ("2026-03-10", -100_000)]),
    ];
    let ppm = |input: Input| {
        let Measurement::Measured(MetricValue::Share(share)) = input.measurement else { panic!("no share") };
        share.0
    };
    assert_eq!(ppm(collection_rate(&parts, day("2026-03-31"))), 500_000);
    assert_eq!(ppm(paid_in_time(&parts)), 400_000);
}

/// 600 on 30 January and 400 on 10 February; the first was taken back on 12 March.
#[test]
fn what_was_taken_back_never_came_from_the_day_on_which_it_was() {
    let payment = |number: u128, on: &str, yuan: i64, standing: Standing| Payment {
        receipt: ReceiptId(Uuid::from_u128(number)),
        on: day(on),
        amount: Money::cny(yuan * 100),
        purpose: Purpose::Counted(Part::Principal),
        standing,
    };
    let payments = [
        payment(1, "2026-01-30", 600, Standing::ReversedOn(day("2026-03-12"))),
        payment(2, "2026-02-10", 400, Standing::Stands),
    ];
    let (first, second) = ((day("2026-01-30"), Money::cny(60_000)), (day("2026-02-10"), Money::cny(40_000)));
    for (as_of, came) in [
        ("2026-01-29", vec![]),
        ("2026-01-30", vec![first]),
        ("2026-02-10", vec![first, second]),
        ("2026-03-11", vec![first, second]),
        ("2026-03-12", vec![second]),
        ("2026-12-31", vec![second]),
    ] {
        assert_eq!(came_by(&payments, day(as_of)), came, "{as_of}");
    }
}

fn evaluation() -> Evaluation {
    Evaluation {
        id: EvaluationId(Uuid::from_u128(1)),
        customer: Some(CustomerId(Uuid::from_u128(2))),
        contract: None,
        member: None,
        by_plan: None,
        terms: clause(),
        span: Span { first: day("2026-01-01"), last: day("2026-03-31") },
        entered: Vec::new(),
        made_on: day("2026-04-01"),
        by: "Ann Lee".to_owned(),
        over_on: None,
    }
}

#[test]
fn a_plan_asks_for_the_next_period_until_somebody_says_no_more() {
    let plan = EvaluationPlanId(Uuid::from_u128(7));
    let by_plan = Evaluation { by_plan: Some(plan), ..evaluation() };
    let no_more = Evaluation { over_on: Some(day("2026-07-05")), ..by_plan.clone() };
    for (it, as_of, expected) in [
        (&by_plan, "2026-07-01", Some(plan)),
        (&by_plan, "2029-07-01", Some(plan)),
        // seen from before it was said the period was due
        (&no_more, "2026-07-04", Some(plan)),
        (&no_more, "2026-07-05", None),
        (&no_more, "2029-07-01", None),
        // an evaluation by no plan asks for nothing
        (&evaluation(), "2026-07-01", None),
    ] {
        assert_eq!(it.goes_on_by(day(as_of)), expected, "{as_of}");
    }
}

#[test]
fn an_evaluation_that_was_stored_before_a_plan_could_end_reads_on() {
    let mut stored = serde_json::to_value(evaluation()).expect("JSON");
    let fields = stored.as_object_mut().expect("fields");
    assert_eq!(fields.remove("over_on"), Some(serde_json::Value::Null));
    let read: Evaluation = serde_json::from_value(stored).expect("an evaluation");
    assert_eq!(read, evaluation());
}

/// An evaluation as it goes: what is asked on which day.
struct Told {
    it: Evaluation,
    events: Vec<EvaluationEvent>,
}

impl Told {
    fn course(&self) -> Course {
        self.it.course(&self.events, day("2026-12-31"))
    }

    fn ask(&mut self, on: &str, asked: Asked) -> Result<(), Barred> {
        let on = day(on);
        let fact = self.it.decide(&self.course(), &table(), asked, on, on, &WorkCalendar::standard())?;
        self.add(on, fact);
        Ok(())
    }

    fn add(&mut self, on: Date, fact: Fact) {
        let id = EvaluationEventId(Uuid::from_u128(100 + u128::try_from(self.events.len()).expect("few")));
        self.events.push(EvaluationEvent { id, evaluation: self.it.id, on, by: String::new(), fact });
    }
}

fn submit(comment: &str) -> Asked {
    Asked::Submit { comment: comment.to_owned() }
}

fn confirm(side: Side, name: &str) -> Asked {
    Asked::Confirm { side, name: name.to_owned(), comment: String::new() }
}

fn object(reason: &str) -> Asked {
    Asked::Object { side: Side::Them, reason: reason.to_owned() }
}

#[test]
fn from_draft_to_closed_with_an_objection_on_the_way() {
    let mut told = Told { it: evaluation(), events: Vec::new() };
    assert_eq!(told.ask("2026-03-31", submit("")), Err(Barred::PeriodRuns { last: day("2026-03-31") }));
    assert_eq!(
        told.ask("2026-04-02", confirm(Side::Us, "Ann")),
        Err(Barred::Life(Refusal::NeedsFirst { step: Step::Submit }))
    );
    told.ask("2026-04-02", submit("As measured")).expect("submitted");
    assert_eq!(told.course().score().map(|it| (it.hundredths, it.grade.as_str())), Some((9_860, "A")));
    assert_eq!(told.it.object_until(&told.course(), &WorkCalendar::standard()), Some(day("2026-04-12")));

    told.ask("2026-04-12", object("A receipt is missing")).expect("the last day");
    assert!(matches!(told.course().stage, Stage::Disputed { .. }));
    assert_eq!(told.ask("2026-04-13", submit(" ")), Err(Barred::AnswerMissing));
    told.ask("2026-04-14", submit("It is in the next quarter")).expect("answered");

    assert_eq!(told.ask("2026-04-25", object("Too late")), Err(Barred::ObjectionOver { until: day("2026-04-24") }));
    assert_eq!(told.ask("2026-04-15", confirm(Side::Them, " ")), Err(Barred::Life(Refusal::NameMissing)));
    told.ask("2026-04-15", confirm(Side::Them, "Bo Ek")).expect("confirmed");
    let again = told.ask("2026-04-16", confirm(Side::Them, "Bo Ek"));
    assert_eq!(
        again,
        Err(Barred::Life(Refusal::Guard(Guard::AlreadyConfirmed { by: Side::Them, on: day("2026-04-15") })))
    );
    assert_eq!(told.ask("2026-04-16", Asked::Close), Err(Barred::Life(Refusal::NeedsFirst { step: Step::Confirm })));
    told.ask("2026-04-16", confirm(Side::Us, "Ann Lee")).expect("confirmed");
    assert!(matches!(told.course().stage, Stage::Confirmed { .. }));
    let names: Vec<String> = told.course().confirmations().iter().map(|it| it.1.to_owned()).collect();
    assert_eq!(names, ["Bo Ek", "Ann Lee"]);

    told.add(day("2026-04-17"), Fact::Action { task: TaskId(Uuid::from_u128(7)) });
    told.ask("2026-04-18", Asked::Close).expect("closed");
    assert!(told.course().is_closed());
    assert_eq!(told.course().actions(), [TaskId(Uuid::from_u128(7))]);
    // as it stood before
    assert!(matches!(told.it.course(&told.events, day("2026-04-13")).stage, Stage::Disputed { .. }));
}

#[test]
fn missing_values_and_weights_that_are_no_whole_are_not_submitted() {
    let (it, on, week) = (evaluation(), day("2026-04-02"), WorkCalendar::standard());
    let mut inputs = table();
    inputs[1] = Input::missing();
    let refused = it.decide(&Course::default(), &inputs, submit(""), on, on, &week);
    assert_eq!(refused, Err(Barred::Life(Refusal::Guard(Guard::InputsMissing { count: 1 }))));
    let mut off = evaluation();
    off.terms.metrics[0].weight = Bp(3_000);
    let refused = off.decide(&Course::default(), &table(), submit(""), on, on, &week);
    assert_eq!(refused, Err(Barred::Life(Refusal::Guard(Guard::WeightsOff { total: 9_000 }))));
    let none = vec![Input::not_applicable(); 5];
    assert_eq!(it.decide(&Course::default(), &none, submit(""), on, on, &week), Err(Barred::NothingMeasured));
}

#[test]
fn a_draft_follows_the_book_and_what_was_submitted_does_not() {
    let mut told = Told { it: evaluation(), events: Vec::new() };
    let note = "Survey of 40".to_owned();
    let measurement = Measurement::Measured(number(4_320));
    told.it.entered = vec![Entered { metric: 3, measurement, note: note.clone() }];
    let book = |amount: i64| move |_: &PlanMetric| input(MetricValue::Share(Ppm(amount)));
    let drafted = told.it.inputs(&told.course(), book(700_000), |_| None);
    assert_eq!(drafted[2], input(MetricValue::Share(Ppm(700_000))));
    assert_eq!(drafted[3], Input { measurement, counted: None, note });
    assert_eq!(drafted[1], Input::missing());
    // what was entered on the target of the clause is typed once; what was entered here goes first
    let on_target = |_: &PlanMetric| Some(input(number(18_000)));
    let taken = told.it.inputs(&told.course(), book(700_000), on_target);
    assert_eq!((&taken[1], &taken[3]), (&input(number(18_000)), &drafted[3]));
    let from_target = |all: &[Input]| -> Vec<bool> {
        all.iter().enumerate().map(|(nth, it)| told.it.is_from_target(nth, it)).collect()
    };
    assert_eq!(from_target(&drafted), [false; 5]);
    // new customers, and nothing of what the book counts
    assert_eq!(from_target(&taken), [false, true, false, false, false]);
    told.ask("2026-04-02", submit("")).expect("submitted");
    assert_eq!(told.it.inputs(&told.course(), book(100_000), |_| None), table());
    told.ask("2026-04-03", object("No")).expect("objected");
    assert_eq!(told.it.inputs(&told.course(), book(800_000), |_| None)[2], input(MetricValue::Share(Ppm(800_000))));
}

proptest! {
    /// The score lies between the lowest floor and the highest cap, whatever was measured.
    #[test]
    fn a_score_lies_between_floor_and_cap(values in prop::collection::vec(0_i64..1_000_000, 5)) {
        let inputs = vec![
            input(MetricValue::Amount(Money::cny(values[0] * 1_000))),
            input(number(values[1])),
            input(MetricValue::Share(Ppm(values[2]))),
            input(number(values[3])),
            input(number(values[4])),
        ];
        let (score, grade, full) = named(&clause(), &inputs);
        prop_assert!((0..=12_000).contains(&score));
        prop_assert!(grade.is_some() && full);
    }

    /// Events may come in any order: their ids say which came first.
    #[test]
    fn a_course_does_not_depend_on_the_order_of_its_rows(turn in 0_usize..4) {
        let mut told = Told { it: evaluation(), events: Vec::new() };
        told.ask("2026-04-02", submit("")).expect("submitted");
        told.ask("2026-04-03", object("No")).expect("objected");
        told.ask("2026-04-04", submit("Yes")).expect("answered");
        told.ask("2026-04-05", confirm(Side::Us, "Ann")).expect("confirmed");
        let expected = told.course();
        told.events.rotate_left(turn);
        prop_assert_eq!(told.course(), expected);
    }
}
