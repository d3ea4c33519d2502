//! Scores, grades, attainment, pace.

#[cfg(not(target_arch = "wasm32"))]
use std::hint::black_box;

use counterpart::domain::date::Date;
use counterpart::domain::exact::{ExactError, Ratio};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::performance::{
    Attainment, AttainmentLine, EvaluatedMetric, Evaluation, EvaluationError, EvaluationLine, Grade, GradeError,
    GradeScale, LowerScale, MeanLine, Measurement, Metric, MetricError, MetricGoal, MetricValue, NotRatedReason,
    Outcome, PaceError, PaceLine, PrintedScore, Projection, ProratedLine, Score, ScoreLine, Way, Weighting, attainment,
    evaluate, evaluate_grouped, pace, prorated, weighted_mean,
};
use counterpart::domain::rate::{Bp, Ppm, Quantity};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn number(thousandths: i64) -> MetricValue {
    MetricValue::Number(Quantity { thousandths })
}

fn share(ppm: i64) -> MetricValue {
    MetricValue::Share(Ppm(ppm))
}

fn yuan(yuan: i64) -> MetricValue {
    MetricValue::Amount(Money::cny(yuan * 100))
}

fn higher(target: MetricValue) -> MetricGoal {
    MetricGoal::HigherIsBetter { target }
}

fn lower(target: MetricValue, scale: LowerScale) -> MetricGoal {
    MetricGoal::LowerIsBetter { target, scale }
}

/// A metric from 0 to 120 points.
fn metric(name: &str, weight: i64, goal: MetricGoal) -> Metric {
    Metric { name: name.to_owned(), goal, weight: Bp(weight), cap: Bp(12_000), floor: Bp(0) }
}

fn measured(name: &str, weight: i64, goal: MetricGoal, actual: MetricValue) -> EvaluatedMetric {
    EvaluatedMetric { metric: metric(name, weight, goal), measurement: Measurement::Measured(actual) }
}

fn points(numerator: i128, denominator: i128) -> Score {
    Score(Ratio::new(numerator, denominator).expect("a ratio"))
}

fn score_of(metric: &Metric, actual: MetricValue) -> Result<Score, MetricError> {
    metric.score(actual).map(|worked| worked.value)
}

fn check_score(goal: MetricGoal, actual: MetricValue, expected: Score) {
    assert_eq!(score_of(&metric("m", 10_000, goal), actual), Ok(expected), "{goal:?} {actual:?}");
}

#[test]
fn a_goal_is_told_by_the_way_that_is_better_and_its_values_and_made_of_them_again() {
    let range = MetricGoal::WithinRange { low: share(800_000), high: share(950_000), off_per_unit: Bp(150) };
    for (goal, name, low, upper) in [
        (higher(yuan(300)), "higher", yuan(300), None),
        (lower(number(4_500), LowerScale::Linear), "lower", number(4_500), None),
        (lower(number(4_500), LowerScale::Ratio), "ratio", number(4_500), None),
        (range, "range", share(800_000), Some((share(950_000), Bp(150)))),
    ] {
        assert_eq!((goal.way().name(), goal.low(), goal.range()), (name, low, upper), "{goal:?}");
        assert_eq!(Way::named(name).and_then(|way| way.goal(low, upper)), Some(goal), "{name}");
    }
    assert_eq!(Way::Range.goal(share(800_000), None), None, "a range has two ends");
    assert_eq!(Way::named("sideways"), None);
    // nothing of a range is left in another goal
    assert_eq!(Way::Higher.goal(yuan(300), Some((yuan(400), Bp(1)))), Some(higher(yuan(300))));
}

#[test]
fn a_metric_scores_inside_its_floor_and_cap() {
    let hours = |hours: i64| number(hours * 1_000);
    let in_range = MetricGoal::WithinRange { low: hours(10), high: hours(20), off_per_unit: Bp(500) };
    for (goal, actual, expected) in [
        // domain.md 6.6
        (higher(number(5_000)), number(6_000), points(120, 1)),
        (higher(number(20_000)), number(18_000), points(90, 1)),
        (higher(number(5_000)), number(4_600), points(92, 1)),
        (lower(share(50_000), LowerScale::Ratio), share(40_000), points(120, 1)),
        (lower(share(50_000), LowerScale::Ratio), share(0), points(120, 1)),
        (lower(share(50_000), LowerScale::Ratio), share(100_000), points(50, 1)),
        // contract-rules.md 5.3
        (lower(hours(48), LowerScale::Linear), hours(36), points(120, 1)),
        (lower(hours(48), LowerScale::Linear), hours(48), points(100, 1)),
        (lower(hours(48), LowerScale::Linear), hours(60), points(75, 1)),
        (lower(hours(48), LowerScale::Linear), hours(96), points(0, 1)),
        (lower(hours(48), LowerScale::Linear), hours(200), points(0, 1)),
        (higher(yuan(1_000_000)), yuan(1_100_000), points(110, 1)),
        (higher(share(950_000)), share(912_000), points(96, 1)),
        (higher(number(4_500)), number(4_320), points(96, 1)),
        // both ends of a range are inside; five points per unit outside
        (in_range, hours(10), points(100, 1)),
        (in_range, hours(20), points(100, 1)),
        (in_range, number(9_500), points(195, 2)),
        (in_range, hours(24), points(80, 1)),
        (in_range, hours(100), points(0, 1)),
        // nothing, less than nothing, and a score that has no end
        (higher(yuan(1)), yuan(0), points(0, 1)),
        (higher(yuan(1)), yuan(-5), points(0, 1)),
        (higher(number(3_000)), number(1_000), points(100, 3)),
    ] {
        check_score(goal, actual, expected);
    }
    let floored = Metric { floor: Bp(4_000), ..metric("m", 10_000, higher(yuan(100))) };
    assert_eq!(score_of(&floored, yuan(10)), Ok(points(40, 1)));
}

#[test]
fn a_score_shows_what_was_divided_and_which_limit_held() {
    let hours = |hours: i64| number(hours * 1_000);
    let ratio = |numerator, denominator| Ratio::new(numerator, denominator).expect("a ratio");
    let attained = |actual, target, attained| ScoreLine::Attained { actual, target, attained };
    let exact = |numerator, denominator| ScoreLine::Points { exact: ratio(numerator, denominator) };
    let capped = ScoreLine::Capped { cap: Bp(12_000) };
    let floored = ScoreLine::Floored { floor: Bp(0) };
    let (low, high) = (hours(10), hours(20));
    let in_range = MetricGoal::WithinRange { low, high, off_per_unit: Bp(500) };
    let outside = |actual, distance| ScoreLine::Outside { actual, low, high, distance };
    for (goal, actual, lines) in [
        // 6 new customers of 5 are 120 points, which is the cap itself
        (
            higher(number(5_000)),
            number(6_000),
            vec![attained(number(6_000), number(5_000), ratio(6, 5)), exact(120, 1)],
        ),
        // 7 of 5 would be 140
        (
            higher(number(5_000)),
            number(7_000),
            vec![attained(number(7_000), number(5_000), ratio(7, 5)), exact(140, 1), capped],
        ),
        // complaint time: 60 hours where 48 were promised are (2 - 1.25) x 100
        (
            lower(hours(48), LowerScale::Linear),
            hours(60),
            vec![attained(hours(60), hours(48), ratio(5, 4)), exact(75, 1)],
        ),
        (
            lower(hours(48), LowerScale::Linear),
            hours(120),
            vec![attained(hours(120), hours(48), ratio(5, 2)), exact(-50, 1), floored],
        ),
        // nothing overdue: no points can be told, the cap holds
        (
            lower(share(50_000), LowerScale::Ratio),
            share(0),
            vec![attained(share(0), share(50_000), Ratio::ZERO), capped],
        ),
        // four hours above the range at five points each
        (in_range, hours(24), vec![outside(hours(24), Ratio::whole(4)), exact(80, 1)]),
        (in_range, hours(10), vec![outside(hours(10), Ratio::ZERO), exact(100, 1)]),
    ] {
        let worked = metric("m", 10_000, goal).score(actual).expect("a score");
        assert_eq!(worked.working, lines, "{goal:?} {actual:?}");
    }
}

#[test]
fn a_metric_that_cannot_be_is_refused_by_name() {
    let good = metric("m", 10_000, higher(yuan(100)));
    let range = |low, high, off| MetricGoal::WithinRange { low, high, off_per_unit: Bp(off) };
    for (metric, why) in [
        (Metric { goal: higher(yuan(0)), ..good.clone() }, MetricError::TargetNotPositive),
        (Metric { goal: lower(yuan(-1), LowerScale::Linear), ..good.clone() }, MetricError::TargetNotPositive),
        (Metric { cap: Bp(9_999), ..good.clone() }, MetricError::CapBelowTarget),
        (Metric { floor: Bp(-1), ..good.clone() }, MetricError::FloorOutOfRange),
        (Metric { floor: Bp(12_001), ..good.clone() }, MetricError::FloorOutOfRange),
        (Metric { weight: Bp(-1), ..good.clone() }, MetricError::NegativeWeight),
        (Metric { goal: range(yuan(2), yuan(1), 1), ..good.clone() }, MetricError::RangeUpsideDown),
        (Metric { goal: range(yuan(1), yuan(2), -1), ..good.clone() }, MetricError::RangeUpsideDown),
        (Metric { goal: range(yuan(1), share(2), 1), ..good.clone() }, MetricError::UnitsDiffer),
        (Metric { goal: higher(share(1)), ..good.clone() }, MetricError::UnitsDiffer),
        (
            Metric { goal: higher(MetricValue::Amount(Money::new(1, Currency::USD))), ..good.clone() },
            MetricError::UnitsDiffer,
        ),
    ] {
        assert_eq!(score_of(&metric, yuan(1)), Err(why), "{metric:?}");
    }
}

/// domain.md 6.6.
fn house_metrics() -> Vec<EvaluatedMetric> {
    vec![
        measured("collected", 4_000, higher(yuan(1_000_000)), yuan(925_000)),
        measured("new customers", 1_500, higher(number(5_000)), number(6_000)),
        measured("complaints in time", 2_000, higher(number(20_000)), number(18_000)),
        measured("satisfaction", 1_500, higher(number(5_000)), number(4_600)),
        measured("overdue", 1_000, lower(share(50_000), LowerScale::Ratio), share(40_000)),
    ]
}

/// contract-rules.md 5.3.
fn contract_metrics() -> Vec<EvaluatedMetric> {
    vec![
        measured("net sales", 4_000, higher(yuan(1_000_000)), yuan(1_100_000)),
        measured("new customers", 1_500, higher(number(20_000)), number(18_000)),
        measured("collection rate", 2_000, higher(share(950_000)), share(912_000)),
        measured("satisfaction", 1_500, higher(number(4_500)), number(4_320)),
        measured("complaint time", 1_000, lower(number(48_000), LowerScale::Linear), number(60_000)),
    ]
}

fn with(mut metrics: Vec<EvaluatedMetric>, changes: &[(usize, Measurement)]) -> Vec<EvaluatedMetric> {
    for (index, measurement) in changes {
        metrics[*index].measurement = *measurement;
    }
    metrics
}

fn check(metrics: Vec<EvaluatedMetric>, expected: Evaluation) {
    let worked = evaluate(&metrics, &GradeScale::default()).expect("evaluates");
    assert_eq!(worked.value, expected);
    let of_a_metric = |row: &&EvaluationLine| match row {
        EvaluationLine::Scored { .. } | EvaluationLine::NotApplicable { .. } | EvaluationLine::Missing { .. } => true,
        EvaluationLine::Group { .. } | EvaluationLine::Total { .. } | EvaluationLine::Graded { .. } => false,
    };
    assert_eq!(worked.working.iter().filter(of_a_metric).count(), metrics.len(), "one row per metric");
}

fn rated(score: Score, weighting: Weighting, label: &str, min: i64) -> Evaluation {
    let grade = Grade { label: label.to_owned(), min: Bp(min) };
    Evaluation::Scored { score, weighting, outcome: Outcome::Rated { grade } }
}

#[test]
fn a_score_is_the_weighted_mean_of_its_metrics() {
    check(house_metrics(), rated(points(988, 10), Weighting::Full, "A", 9_000));
    check(contract_metrics(), rated(points(986, 10), Weighting::Full, "A", 9_000));
}

#[test]
fn every_metric_adds_its_points_to_the_score() {
    for (metrics, scores, added) in [
        // domain.md 6.6, the points as printed; 4 % against 5 % is 125, capped to 120
        (
            house_metrics(),
            [(925, 10), (120, 1), (90, 1), (92, 1), (120, 1)],
            [(37, 1), (18, 1), (18, 1), (138, 10), (12, 1)],
        ),
        // contract-rules.md 5.3
        (
            contract_metrics(),
            [(110, 1), (90, 1), (96, 1), (96, 1), (75, 1)],
            [(44, 1), (135, 10), (192, 10), (144, 10), (75, 10)],
        ),
    ] {
        let worked = evaluate(&metrics, &GradeScale::default()).expect("evaluates");
        let found = worked.working.into_iter().filter_map(|row| match row {
            EvaluationLine::Scored { score, points, .. } => Some((score, points)),
            EvaluationLine::NotApplicable { .. }
            | EvaluationLine::Missing { .. }
            | EvaluationLine::Group { .. }
            | EvaluationLine::Total { .. }
            | EvaluationLine::Graded { .. } => None,
        });
        let ratio = |(numerator, denominator)| Ratio::new(numerator, denominator).expect("a ratio");
        let expected = scores.into_iter().zip(added).map(|(score, added)| (Score(ratio(score)), ratio(added)));
        assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }
}

#[test]
fn an_evaluation_shows_what_every_metric_adds_the_sum_and_the_grade() {
    let metrics = with(contract_metrics(), &[(3, Measurement::NotApplicable)]);
    let rows = evaluate(&metrics, &GradeScale::default()).expect("evaluates").working;
    let ratio = |numerator, denominator| Ratio::new(numerator, denominator).expect("a ratio");
    let scored = |name: &str, actual, target, weight, attained, score, added| EvaluationLine::Scored {
        name: name.to_owned(),
        actual,
        weight: Bp(weight),
        score: Score(score),
        steps: vec![ScoreLine::Attained { actual, target, attained }, ScoreLine::Points { exact: score }],
        points: added,
    };
    assert_eq!(
        rows,
        [
            scored("net sales", yuan(1_100_000), yuan(1_000_000), 4_000, ratio(11, 10), ratio(110, 1), ratio(44, 1)),
            scored("new customers", number(18_000), number(20_000), 1_500, ratio(9, 10), ratio(90, 1), ratio(27, 2)),
            scored("collection rate", share(912_000), share(950_000), 2_000, ratio(24, 25), ratio(96, 1), ratio(96, 5)),
            EvaluationLine::NotApplicable { name: "satisfaction".to_owned(), weight: Bp(1_500) },
            scored("complaint time", number(60_000), number(48_000), 1_000, ratio(5, 4), ratio(75, 1), ratio(15, 2)),
            // 44 + 13.5 + 19.2 + 7.5 = 84.2 over 85 % of the weight is 99.06
            EvaluationLine::Total { points: ratio(421, 5), measured: Bp(8_500), score: points(1_684, 17) },
            EvaluationLine::Graded { grade: Grade { label: "A".to_owned(), min: Bp(9_000) } },
        ]
    );
    // a subject that is not rated has a sum and no grade
    let missing = with(contract_metrics(), &[(3, Measurement::Missing)]);
    let rows = evaluate(&missing, &GradeScale::default()).expect("evaluates").working;
    let sum = EvaluationLine::Total { points: ratio(421, 5), measured: Bp(8_500), score: points(1_684, 17) };
    assert_eq!(rows.last(), Some(&sum));
}

/// Four amounts to the fen, as a year shared out over its months has them: their scores have no common denominator of 128 bits.
fn four_amounts(actuals: [i64; 4]) -> Vec<EvaluatedMetric> {
    let fen = |minor| MetricValue::Amount(Money::cny(minor));
    let targets = [833_333_337, 666_666_671, 416_666_669, 916_666_673];
    let rows = targets.into_iter().zip([4_000, 3_000, 2_000, 1_000]).zip(actuals);
    rows.map(|((target, weight), actual)| measured("m", weight, higher(fen(target)), fen(actual))).collect()
}

#[test]
fn amounts_to_the_fen_have_a_score_and_its_grade_however_many_they_are() {
    let scale = GradeScale::default();
    for (actuals, printed, label) in [
        // 37.979259.. + 28.799999.. + 19.199999.. + 9.503030..
        ([791_234_567, 640_000_003, 399_999_989, 871_111_111], PrintedScore::Hundredths(9_548), "A"),
        // 89.99999999048.., and with one fen more 90.00000000139..
        ([750_000_001, 600_000_007, 375_000_011, 824_999_963], PrintedScore::Thousandths(89_999), "B"),
        ([750_000_001, 600_000_007, 375_000_011, 824_999_964], PrintedScore::Hundredths(9_000), "A"),
    ] {
        let found = evaluate(&four_amounts(actuals), &scale).expect("evaluates").value;
        let Evaluation::Scored { score, weighting: Weighting::Full, outcome: Outcome::Rated { grade } } = found else {
            panic!("all was measured")
        };
        assert_eq!((scale.printed(score), grade.label.as_str()), (Ok(printed), label), "{actuals:?}");
    }
}

#[test]
fn a_scorecard_of_amounts_to_the_fen_has_a_score_too() {
    let metrics = four_amounts([791_234_567, 640_000_003, 399_999_989, 871_111_111]);
    let rows = evaluate_grouped(&metrics, &[0, 0, 1, 1], &GradeScale::default()).expect("evaluates").working;
    let hundredths = |score: Score| score.hundredths().expect("a number").0;
    let found: Vec<(i64, i64)> = rows
        .iter()
        .filter_map(|row| match row {
            EvaluationLine::Group { score, points, .. } | EvaluationLine::Total { score, points, .. } => {
                Some((hundredths(*score), hundredths(Score(*points))))
            }
            EvaluationLine::Scored { .. }
            | EvaluationLine::NotApplicable { .. }
            | EvaluationLine::Missing { .. }
            | EvaluationLine::Graded { .. } => None,
        })
        .collect();
    // 66.779258.. over 0.7, 28.703029.. over 0.3, and both together
    assert_eq!(found, [(9_540, 6_678), (9_568, 2_870), (9_548, 9_548)]);
}

/// Eight metrics of which each has another that makes 100 with it: the mean is 50 exactly, but on the way to it no fraction has room,
/// and between what is known to be less and what is known to be more lies a whole thousandth.
#[test]
fn a_score_of_which_not_even_the_thousandths_can_be_told_is_refused_and_not_guessed() {
    let actuals = [791_234_567, 640_000_003, 399_999_989, 871_111_111];
    let others = [42_098_770, 26_666_668, 16_666_680, 45_555_562];
    let eighth = |mut it: EvaluatedMetric| {
        it.metric.weight = Bp(1_250);
        it
    };
    let metrics: Vec<EvaluatedMetric> =
        four_amounts(actuals).into_iter().chain(four_amounts(others)).map(eighth).collect();
    let refused = Err(EvaluationError::Exact(ExactError::Overflow));
    assert_eq!(evaluate(&metrics, &GradeScale::default()), refused);
}

#[test]
fn a_metric_that_is_not_applicable_is_left_out_and_the_score_says_so() {
    let metrics = with(house_metrics(), &[(2, Measurement::NotApplicable)]);
    check(metrics, rated(points(101, 1), Weighting::Reweighted { measured: Bp(8_000) }, "A", 9_000));
}

#[test]
fn a_subject_is_not_rated_with_half_of_the_weight_not_applicable_or_a_value_missing() {
    let not_rated = |score, measured, reason| Evaluation::Scored {
        score,
        weighting: Weighting::Reweighted { measured: Bp(measured) },
        outcome: Outcome::NotRated { reason },
    };
    let gone = Measurement::NotApplicable;
    // 40 % + 10 % not applicable: 18 + 18 + 13.8 over half of the weight
    check(
        with(house_metrics(), &[(0, gone), (4, gone)]),
        not_rated(points(996, 10), 5_000, NotRatedReason::HalfNotApplicable),
    );
    // 35 % not applicable: still rated; (37 + 18 + 12) ÷ 0.65
    check(
        with(house_metrics(), &[(2, gone), (3, gone)]),
        rated(points(6_700, 65), Weighting::Reweighted { measured: Bp(6_500) }, "A", 9_000),
    );
    check(
        with(house_metrics(), &[(2, Measurement::Missing)]),
        not_rated(points(101, 1), 8_000, NotRatedReason::ValuesMissing),
    );
    let all = |measurement| (0..5).map(|index| (index, measurement)).collect::<Vec<_>>();
    let nothing = |reason| Evaluation::NothingMeasured { reason };
    check(with(house_metrics(), &all(gone)), nothing(NotRatedReason::HalfNotApplicable));
    check(with(house_metrics(), &all(Measurement::Missing)), nothing(NotRatedReason::ValuesMissing));
}

#[test]
fn weights_that_are_not_a_whole_and_metrics_that_cannot_be_are_refused() {
    let scale = GradeScale::default();
    assert_eq!(evaluate(&[], &scale), Err(EvaluationError::WeightsNotWhole { sum: 0 }));
    let mut short = house_metrics();
    short.pop();
    assert_eq!(evaluate(&short, &scale), Err(EvaluationError::WeightsNotWhole { sum: 9_000 }));
    let mut wrong = house_metrics();
    wrong[1].metric.goal = higher(number(0));
    let error = MetricError::TargetNotPositive;
    assert_eq!(evaluate(&wrong, &scale), Err(EvaluationError::Metric { metric: 2, error }));
    // a wrong target is found even where nothing was measured
    wrong[1].measurement = Measurement::NotApplicable;
    assert_eq!(evaluate(&wrong, &scale), Err(EvaluationError::Metric { metric: 2, error }));
}

#[test]
fn a_balanced_scorecard_is_a_mean_of_means() {
    let mean = |parts: &[(i64, Score)]| {
        let parts: Vec<_> = parts.iter().map(|(weight, score)| (Bp(*weight), *score)).collect();
        weighted_mean(&parts).expect("a mean").value
    };
    let whole = |score| points(score, 1);
    let financial = mean(&[(5_000, whole(110)), (3_000, whole(96)), (2_000, whole(92))]);
    let customer = mean(&[(6_000, whole(96)), (4_000, whole(90))]);
    let internal = mean(&[(5_000, whole(75)), (5_000, whole(100))]);
    assert_eq!((financial, customer, internal), (points(1_022, 10), points(936, 10), points(875, 10)));
    let total = mean(&[(4_000, financial), (2_500, customer), (2_000, internal), (1_500, whole(100))]);
    assert_eq!(total, points(9_678, 100));
    assert_eq!(weighted_mean(&[]), Err(ExactError::DivideByZero));
    let part = |weight, score, added| MeanLine::Part { weight: Bp(weight), score: whole(score), points: added };
    assert_eq!(
        weighted_mean(&[(Bp(6_000), whole(96)), (Bp(3_000), whole(90))]).expect("a mean").working,
        [
            part(6_000, 96, points(288, 5).0),
            part(3_000, 90, Ratio::whole(27)),
            // 57.6 + 27 = 84.6 over 90 %
            MeanLine::Mean { points: points(423, 5).0, weight: Bp(9_000), score: whole(94) },
        ]
    );
}

#[test]
fn grades_compare_the_unrounded_score_and_print_what_does_not_mislead() {
    let scale = GradeScale::default();
    for (score, label, printed) in [
        (points(120, 1), "A", PrintedScore::Hundredths(12_000)),
        (points(90, 1), "A", PrintedScore::Hundredths(9_000)),
        (points(8_999, 100), "B", PrintedScore::Hundredths(8_999)),
        (points(89_995, 1_000), "B", PrintedScore::Thousandths(89_995)),
        (points(8_999_999, 100_000), "B", PrintedScore::Thousandths(89_999)),
        (points(89_994, 1_000), "B", PrintedScore::Hundredths(8_999)),
        (points(80, 1), "B", PrintedScore::Hundredths(8_000)),
        (points(7_999, 100), "C", PrintedScore::Hundredths(7_999)),
        (points(60, 1), "C", PrintedScore::Hundredths(6_000)),
        (points(5_999, 100), "D", PrintedScore::Hundredths(5_999)),
        (points(0, 1), "D", PrintedScore::Hundredths(0)),
        (points(200, 3), "C", PrintedScore::Hundredths(6_667)),
    ] {
        assert_eq!(scale.grade_of(score).expect("a grade").label, label, "{score:?}");
        assert_eq!(scale.printed(score), Ok(printed), "{score:?}");
    }
}

#[test]
fn grades_that_leave_a_gap_or_overlap_are_refused() {
    let scale = |grades: &[(&str, i64)]| {
        GradeScale::new(grades.iter().map(|(label, min)| Grade { label: (*label).to_owned(), min: Bp(*min) }).collect())
    };
    for (grades, why) in [
        (&[][..], GradeError::LastNotAtZero),
        (&[("A", 9_000), ("B", 1)], GradeError::LastNotAtZero),
        (&[("A", 9_000), ("B", 9_000), ("C", 0)], GradeError::NotDescending { grade: 2 }),
        (&[("A", 9_000), ("B", 0), ("C", 6_000)], GradeError::NotDescending { grade: 3 }),
        (&[("A", 9_000), (" ", 0)], GradeError::NoLabel { grade: 2 }),
    ] {
        assert_eq!(scale(grades), Err(why), "{grades:?}");
    }
    assert_eq!(scale(&[("A", 9_000), ("B", 8_000), ("C", 6_000), ("D", 0)]), Ok(GradeScale::default()));
}

#[test]
fn an_attainment_never_says_all_while_a_fen_is_missing() {
    let fen = |fen| MetricValue::Amount(Money::cny(fen));
    for (actual, target, shown) in [
        (fen(100_000_000), fen(100_000_000), 10_000),
        (fen(99_999_999), fen(100_000_000), 9_999),
        (fen(110_000_000), fen(100_000_000), 11_000),
        (fen(1), fen(3), 3_333),
        (fen(2), fen(3), 6_666),
        (fen(0), fen(3), 0),
        (fen(-1), fen(3), -3_334),
        (number(6_000), number(5_000), 12_000),
    ] {
        let worked = attainment(actual, target).expect("an attainment");
        assert_eq!(worked.value.shown, Bp(shown), "{actual:?} of {target:?}");
    }
    let attained = Attainment { exact: Ratio::new(2, 3).expect("a ratio"), shown: Bp(6_666) };
    let worked = attainment(fen(2), fen(3)).expect("an attainment");
    assert_eq!(worked.working, [AttainmentLine { actual: fen(2), target: fen(3), attained }]);
    assert_eq!(attainment(fen(1), fen(0)), Err(MetricError::TargetNotPositive));
    assert_eq!(attainment(fen(1), number(1)), Err(MetricError::UnitsDiffer));
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

#[test]
fn a_pace_compares_with_the_days_gone() {
    // 365,000.00 in 2026: 1,000.00 a day
    for (on, actual, expected, ahead, projection) in [
        ("2026-01-01", 100_000, 100_000, 0, Projection::Ends(Money::cny(36_500_000))),
        ("2026-04-10", 12_000_000, 10_000_000, 2_000_000, Projection::Ends(Money::cny(43_800_000))),
        ("2026-12-31", 36_499_999, 36_500_000, -1, Projection::Ends(Money::cny(36_499_999))),
        ("2027-03-01", 36_499_999, 36_500_000, -1, Projection::Ends(Money::cny(36_499_999))),
        ("2025-12-31", 500, 0, 500, Projection::NotBegun),
        ("2026-01-03", 100_000, 300_000, -200_000, Projection::Ends(Money::cny(12_166_667))),
    ] {
        let target = Money::cny(36_500_000);
        let worked = pace(Money::cny(actual), target, day("2026-01-01"), day("2026-12-31"), day(on)).expect("a pace");
        let found = (worked.value.expected.minor, worked.value.ahead.minor, worked.value.projection);
        assert_eq!(found, (expected, ahead, projection), "{on}");
    }
    // 3 of 365 days: 3,000.00 should be there; 1,000.00 in 3 days would be 121,666.67 in the year
    let target = Money::cny(36_500_000);
    let worked = pace(Money::cny(100_000), target, day("2026-01-01"), day("2026-12-31"), day("2026-01-03"));
    assert_eq!(
        worked.expect("a pace").working,
        [
            PaceLine::Days { gone: 3, all: 365 },
            PaceLine::Expected { target, exact: Ratio::whole(300_000) },
            PaceLine::Projected { actual: Money::cny(100_000), exact: Ratio::new(36_500_000, 3).expect("a ratio") },
        ]
    );
    let before = pace(Money::cny(500), target, day("2026-01-01"), day("2026-12-31"), day("2025-12-31"));
    assert_eq!(
        before.expect("a pace").working,
        [PaceLine::Days { gone: 0, all: 365 }, PaceLine::Expected { target, exact: Ratio::ZERO }]
    );
    let refused = |target, first, last| pace(Money::cny(1), Money::cny(target), day(first), day(last), day(first));
    assert_eq!(refused(1, "2026-01-02", "2026-01-01"), Err(PaceError::PeriodUpsideDown));
    assert_eq!(refused(0, "2026-01-01", "2026-01-02"), Err(PaceError::TargetNotPositive));
}

#[test]
fn a_part_of_a_period_has_a_part_of_the_target() {
    for (target, active, all, expected) in [
        (10_000_000, 30, 90, Ok(Money::cny(3_333_333))),
        (10_000_000, 60, 90, Ok(Money::cny(6_666_667))),
        (10_000_000, 0, 90, Ok(Money::cny(0))),
        (10_000_000, 90, 90, Ok(Money::cny(10_000_000))),
        (10_000_000, 91, 90, Err(PaceError::ActiveDaysOutOfRange)),
        (10_000_000, -1, 90, Err(PaceError::ActiveDaysOutOfRange)),
        (10_000_000, 0, 0, Err(PaceError::PeriodUpsideDown)),
    ] {
        let found = prorated(Money::cny(target), active, all).map(|worked| worked.value);
        assert_eq!(found, expected, "{active} of {all}");
    }
    assert_eq!(
        prorated(Money::cny(10_000_000), 60, 90).expect("a target").working,
        [ProratedLine {
            target: Money::cny(10_000_000),
            active_days: 60,
            period_days: 90,
            exact: Ratio::new(20_000_000, 3).expect("a ratio"),
            rounded: Money::cny(6_666_667),
        }]
    );
}

#[cfg(not(target_arch = "wasm32"))]
fn any_metric() -> impl Strategy<Value = (Metric, i64)> {
    let goal = prop_oneof![
        (1_i64..=1_000_000).prop_map(|target| higher(number(target))),
        (1_i64..=1_000_000).prop_map(|target| lower(number(target), LowerScale::Linear)),
        (1_i64..=1_000_000).prop_map(|target| lower(number(target), LowerScale::Ratio)),
        (0_i64..=1_000, 0_i64..=1_000, 0_i64..=5_000).prop_map(|(low, width, off)| MetricGoal::WithinRange {
            low: number(low),
            high: number(low + width),
            off_per_unit: Bp(off),
        }),
    ];
    (goal, 10_000_i64..=20_000, 0_i64..=10_000, 1_i64..=1_000).prop_map(|(goal, cap, floor, weight)| {
        (Metric { name: "m".to_owned(), goal, weight: Bp(0), cap: Bp(cap), floor: Bp(floor) }, weight)
    })
}

/// Figures at the edges of what there is room for, and around nothing.
#[cfg(not(target_arch = "wasm32"))]
fn extreme() -> impl Strategy<Value = i64> {
    prop_oneof![
        prop::sample::select(vec![i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX]),
        any::<i64>(),
        -1_000_000_i64..=1_000_000,
    ]
}

#[cfg(not(target_arch = "wasm32"))]
fn extreme_value() -> impl Strategy<Value = MetricValue> {
    (0_u8..4, extreme()).prop_map(|(kind, figure)| match kind {
        0 => number(figure),
        1 => share(figure),
        2 => MetricValue::Amount(Money::new(figure, Currency::JPY)),
        _ => MetricValue::Amount(Money::cny(figure)),
    })
}

#[cfg(not(target_arch = "wasm32"))]
fn extreme_goal() -> impl Strategy<Value = MetricGoal> {
    (0_u8..4, extreme_value(), extreme_value(), extreme()).prop_map(|(kind, target, other, off)| match kind {
        0 => higher(target),
        1 => lower(target, LowerScale::Linear),
        2 => lower(target, LowerScale::Ratio),
        _ => MetricGoal::WithinRange { low: target, high: other, off_per_unit: Bp(off) },
    })
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    /// Every figure is scored, or refused with a typed error.
    #[test]
    fn no_figure_panics(
        goals in proptest::collection::vec((extreme_goal(), extreme_value(), extreme(), extreme(), extreme()), 0..4),
        (actual, target, active, all) in (extreme_value(), extreme_value(), extreme(), extreme()),
        days in (-3_000_000_i64..=3_000_000, -3_000_000_i64..=3_000_000),
    ) {
        let metrics: Vec<EvaluatedMetric> = goals
            .into_iter()
            .map(|(goal, actual, weight, cap, floor)| {
                let metric = Metric { name: String::new(), goal, weight: Bp(weight), cap: Bp(cap), floor: Bp(floor) };
                EvaluatedMetric { metric, measurement: Measurement::Measured(actual) }
            })
            .collect();
        for item in &metrics {
            let Measurement::Measured(actual) = item.measurement else { panic!("all was measured") };
            if let Ok(score) = item.metric.score(actual) {
                let _answered = black_box(score.value.hundredths());
                let _answered = black_box(weighted_mean(&[(item.metric.weight, score.value), (item.metric.cap, score.value)]));
            }
        }
        let _answered = black_box(evaluate(&metrics, &GradeScale::default()));
        let _answered = black_box(attainment(actual, target));
        let from = Date::new(2026, 1, 1).expect("a date");
        let date = |days| from.plus_days(days).unwrap_or(from);
        let (of, money) = (Money::cny(active), Money::cny(all));
        let _answered = black_box(pace(of, money, from, date(days.0), date(days.1)));
        let _answered = black_box(prorated(of, active, all));
    }
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn a_score_lies_between_the_lowest_floor_and_the_highest_cap(
        parts in proptest::collection::vec((any_metric(), -2_000_000_i64..=2_000_000), 1..6),
    ) {
        let mut left = 10_000;
        let last = parts.len() - 1;
        let metrics: Vec<EvaluatedMetric> = parts
            .into_iter()
            .enumerate()
            .map(|(index, ((mut metric, weight), actual))| {
                metric.weight = Bp(if index == last { left } else { weight });
                left -= weight;
                EvaluatedMetric { metric, measurement: Measurement::Measured(number(actual)) }
            })
            .collect();
        let worked = evaluate(&metrics, &GradeScale::default()).expect("evaluates");
        let Evaluation::Scored { score, .. } = worked.value else { panic!("all was measured") };
        let bound = |hundredths: i64| Ratio::new(i128::from(hundredths), 100).expect("a ratio");
        let floor = bound(metrics.iter().map(|item| item.metric.floor.0).min().expect("one"));
        let cap = bound(metrics.iter().map(|item| item.metric.cap.0).max().expect("one"));
        prop_assert!(score.0.compare(floor).expect("compares").is_ge());
        prop_assert!(score.0.compare(cap).expect("compares").is_le());
    }

    #[test]
    fn doing_better_never_scores_less((metric, _) in any_metric(), actual in -2_000_000_i64..=2_000_000, more in 0_i64..=100_000) {
        let score = |actual| score_of(&metric, number(actual)).expect("a score").0;
        let change = score(actual + more).compare(score(actual)).expect("compares");
        match metric.goal {
            MetricGoal::HigherIsBetter { .. } => prop_assert!(change.is_ge()),
            MetricGoal::LowerIsBetter { .. } => prop_assert!(change.is_le()),
            // nearer to the range is better: upwards from below it, downwards from above
            MetricGoal::WithinRange { low: MetricValue::Number(low), high: MetricValue::Number(high), .. } => {
                prop_assert!(change.is_ge() || actual + more > low.thousandths);
                prop_assert!(change.is_le() || actual < high.thousandths);
            }
            MetricGoal::WithinRange { .. } => panic!("ranges are of numbers here"),
        }
    }
}
