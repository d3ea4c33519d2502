//! A balanced scorecard (`contract-rules.md` 5.3): the score of a perspective is the weighted mean of its metrics, and the whole is
//! the weighted mean of the perspectives.

use counterpart::domain::contract::targets::Cycle;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::performance::{
    Evaluation, EvaluationLine, GradeScale, Measurement, MetricGoal, MetricValue, Outcome, Weighting,
};
use counterpart::domain::rate::{Bp, Quantity};
use counterpart::domain::scorecard::perspective::Perspective;
use counterpart::domain::scorecard::plan::{Absent, Measured, PlanMetric, PlanProblem, PlanTerms, Source, SubjectKind};
use counterpart::domain::scorecard::reckon::reckon;
use counterpart::domain::scorecard::record::Input;
use counterpart::i18n::{Locale, Text};
use serde_json::{from_value, to_value};

use Perspective::{Customer, Financial, Internal, Learning};

fn number(whole: i64) -> MetricValue {
    MetricValue::Number(Quantity { thousandths: whole * 1_000 })
}

/// A metric that aims at a hundred: what is measured is its score.
fn metric(perspective: Perspective, weight: i64) -> PlanMetric {
    let words = Wording::same("KPI");
    PlanMetric {
        measured: Measured::Own { name: words.clone(), unit: words },
        source: Source::Hand,
        goal: MetricGoal::HigherIsBetter { target: number(100) },
        stretch: None,
        challenge: None,
        weight: Bp(weight),
        cap: Bp(12_000),
        floor: Bp(0),
        absent: Absent::Reweigh,
        perspective: Some(perspective),
    }
}

/// The scorecard of the example: 40, 25, 20 and 15 %, and within them 50, 30 and 20, 60 and 40, 50 and 50, and the whole.
fn example() -> PlanTerms {
    PlanTerms {
        subject: SubjectKind::Member,
        cycle: Cycle::Year,
        metrics: vec![
            metric(Financial, 2_000),
            metric(Financial, 1_200),
            metric(Financial, 800),
            metric(Customer, 1_500),
            metric(Customer, 1_000),
            metric(Internal, 1_000),
            metric(Internal, 1_000),
            metric(Learning, 1_500),
        ],
        grades: GradeScale::default(),
        object_days: 10,
        object_working: false,
        object_unit: None,
    }
}

/// What was measured; nothing where nothing could arise.
fn inputs(scores: [Option<i64>; 8]) -> Vec<Input> {
    let input = |score: Option<i64>| {
        let Some(score) = score else { return Input::not_applicable() };
        Input { measurement: Measurement::Measured(number(score)), counted: None, note: String::new() }
    };
    scores.map(input).to_vec()
}

const ALL: [Option<i64>; 8] = [Some(110), Some(96), Some(92), Some(96), Some(90), Some(75), Some(100), Some(100)];

/// The score of a plan in hundredths, whether all counts, and those of its perspectives.
fn scored(terms: &PlanTerms, scores: [Option<i64>; 8]) -> (i64, bool, Vec<(usize, i64)>) {
    let worked = reckon(terms, &inputs(scores), |_| String::new()).expect("reckoned");
    let Evaluation::Scored { score, weighting, outcome: Outcome::Rated { .. } } = worked.value else {
        panic!("{:?}", worked.value)
    };
    let groups = worked.working.iter().filter_map(|line| {
        let EvaluationLine::Group { group, score, .. } = line else { return None };
        Some((*group, score.hundredths().expect("a number").0))
    });
    (score.hundredths().expect("a number").0, weighting == Weighting::Full, groups.collect())
}

#[test]
fn the_scorecard_of_contract_rules_5_3() {
    let perspectives = vec![(0, 10_220), (1, 9_360), (2, 8_750), (3, 10_000)];
    assert_eq!(scored(&example(), ALL), (9_678, true, perspectives));
    // metric by metric it is the same while all of them count, and nothing is said of perspectives
    let mut plain = example();
    for metric in &mut plain.metrics {
        metric.perspective = None;
    }
    assert_eq!(scored(&plain, ALL), (9_678, true, vec![]));
}

#[test]
fn what_is_not_applicable_is_made_up_for_within_its_perspective() {
    // 40.88 + 0.25 × 96 + 17.5 + 15
    let mut scores = ALL;
    scores[4] = None;
    let perspectives = vec![(0, 10_220), (1, 9_600), (2, 8_750), (3, 10_000)];
    assert_eq!(scored(&example(), scores), (9_738, false, perspectives));
    // of a perspective of which nothing is, the others take over the weight: (40.88 + 23.4 + 17.5) ÷ 85 %
    let mut scores = ALL;
    scores[7] = None;
    let perspectives = vec![(0, 10_220), (1, 9_360), (2, 8_750)];
    assert_eq!(scored(&example(), scores), (9_621, false, perspectives));
}

#[test]
fn either_all_metrics_belong_to_a_perspective_or_none() {
    let mut plan = example();
    assert!(plan.problems().is_empty());
    plan.metrics[1].perspective = None;
    plan.metrics[6].perspective = None;
    assert_eq!(plan.problems(), [PlanProblem::NoPerspective { nth: 2 }, PlanProblem::NoPerspective { nth: 7 }]);
    // a form shows each with the metric that it is about
    let about: Vec<_> = plan.problems().into_iter().map(PlanProblem::nth).collect();
    assert_eq!(about, [Some(2), Some(7)]);
    // and calls it as the form does, where boxes were left blank before it
    assert_eq!(PlanProblem::NoPerspective { nth: 2 }.called(3), PlanProblem::NoPerspective { nth: 3 });
    assert_eq!((PlanProblem::NoMetrics.nth(), PlanProblem::NoMetrics.called(3)), (None, PlanProblem::NoMetrics));
    for metric in &mut plan.metrics {
        metric.perspective = None;
    }
    assert!(plan.problems().is_empty());
}

#[test]
fn a_plan_of_before_reads_and_is_written_as_it_was() {
    let mut plain = example();
    for metric in &mut plain.metrics {
        metric.perspective = None;
    }
    let written = to_value(&plain).expect("JSON");
    assert!(written["metrics"][0].get("perspective").is_none(), "{written}");
    assert_eq!(from_value::<PlanTerms>(written).expect("a plan"), plain);
    let written = to_value(example()).expect("JSON");
    assert_eq!(written["metrics"][3]["perspective"], "customer");
    assert_eq!(from_value::<PlanTerms>(written).expect("a plan"), example());
    for (place, perspective) in Perspective::ALL.into_iter().enumerate() {
        assert_eq!((perspective.place(), Perspective::named(perspective.name())), (place, Some(perspective)));
    }
}

#[test]
fn what_perspectives_come_to_reads_in_both_languages() {
    let mut scores = ALL;
    scores[4] = None;
    let working = reckon(&example(), &inputs(scores), |_| String::new()).expect("reckoned").working;
    assert_eq!(
        Text::new(Locale::Zh).perspectives_words(&working),
        [
            "财务：102.20 × 40% = 40.88",
            "客户（只按已有数值的权重 15% 计）：96.00 × 25% = 24.00",
            "内部流程：87.50 × 20% = 17.50",
            "学习与成长：100.00 × 15% = 15.00",
        ]
    );
    assert_eq!(
        Text::new(Locale::En).perspectives_words(&working)[..2],
        ["Financial: 102.20 × 40% = 40.88", "Customer, scored over the 15% that has values: 96.00 × 25% = 24.00"]
    );
}
