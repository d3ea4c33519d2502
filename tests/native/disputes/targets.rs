//! What was aimed at and attained under a contract in an evidence bundle, and the evaluations that were put to both sides.

use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::targets::{Cycle, Targets};
use counterpart::domain::id::{ContractId, CustomerId, EvaluationEventId, EvaluationId, SalesTargetId, TaskId};
use counterpart::domain::lifecycle::evaluation::FrozenScore;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::performance::{Measurement, MetricValue};
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::sales_measure::SalesMetric;
use counterpart::domain::sales_target::attained::{Attained, Pace};
use counterpart::domain::sales_target::cells::PlanError;
use counterpart::domain::sales_target::{SalesTarget, Scope};
use counterpart::domain::scorecard::clause::plan_of;
use counterpart::domain::scorecard::period::Span;
use counterpart::domain::scorecard::record::{Evaluation, EvaluationEvent, Fact, Input};
use counterpart::export::evidence::csv;
use counterpart::export::evidence_targets::{ToldEvaluation, ToldTarget, evaluation_table, target_table};
use counterpart::i18n::{Locale, Text};
use serde_json::json;
use uuid::Uuid;

use super::day;
use crate::list_files::independent::Lent;

const TEXT: Text = Text::new(Locale::En);
const CHINESE: Text = Text::new(Locale::Zh);

fn word(words: &str) -> String {
    words.to_owned()
}

/// Net sales of 1,000,000.00 in a year, 1,200,000.00 if it goes well.
fn target() -> SalesTarget {
    SalesTarget {
        id: SalesTargetId(Uuid::from_u128(9)),
        scope: Scope::Contract,
        contract: Some(ContractId(Uuid::from_u128(9))),
        member: None,
        team: String::new(),
        metric: SalesMetric::NetSales,
        product: String::new(),
        measure: String::new(),
        currency: Currency::CNY,
        from: day("2026-01-01"),
        to: day("2026-12-31"),
        grain: Cycle::Quarter,
        base: 100_000_000,
        stretch: Some(120_000_000),
        challenge: None,
        parts: Vec::new(),
        note: word("They will hardly make it"),
        done: std::collections::BTreeMap::new(),
        life: Vec::new(),
    }
}

#[test]
fn what_was_attained_of_a_target_goes_out_without_our_note() {
    let target = target();
    // 91.2 % of it
    let attained = Attained {
        actual: 91_200_000,
        share: Ppm(912_000),
        pace: Pace::NotBegun,
        reached: None,
        next: None,
        projected: None,
        heading: None,
        levels: Vec::new(),
        cells: Vec::new(),
    };
    let all = [
        ToldTarget { target: &target, reached: Ok(&attained) },
        ToldTarget { target: &target, reached: Err(PlanError::TooLong) },
    ];
    let table = csv(&target_table(TEXT, &all, day("2026-05-20")));
    let theirs = Lent::new("targets.csv", table.as_bytes()).read_by_python();
    assert_eq!(theirs[0], json!(["Metric", "Period", "Target", "Stretch", "Challenge", "As of", "Actual", "Attained"]));
    let row = |actual: &str, share: &str| {
        json!([
            "Net sales",
            "2026-01-01 – 2026-12-31",
            "¥1,000,000.00",
            "¥1,200,000.00",
            "",
            "2026-05-20",
            actual,
            share
        ])
    };
    assert_eq!(theirs[1], row("¥912,000.00", "91.20%"));
    // why there is no figure, and none in its place
    assert_eq!(theirs[2], row("A period has at most 120 parts.", ""));
    assert!(!table.contains("hardly"), "{table}");
    let chinese = target_table(CHINESE, &all, day("2026-05-20"));
    assert_eq!(chinese[0], ["指标", "期间", "目标", "冲刺", "挑战", "截至", "完成", "达成率"]);
    assert_eq!(chinese[1][0], "净销售额");
}

/// The evaluation of a quarter by the clause of 5.3.
fn evaluation(n: u128) -> Evaluation {
    Evaluation {
        id: EvaluationId(Uuid::from_u128(n)),
        customer: Some(CustomerId(Uuid::from_u128(3))),
        contract: Some(ContractId(Uuid::from_u128(9))),
        member: None,
        by_plan: None,
        terms: plan_of(&Targets::usual(Money::cny(100_000_000)), Currency::CNY).expect("a plan"),
        span: Span { first: day("2026-01-01"), last: day("2026-03-31") },
        entered: Vec::new(),
        made_on: day("2026-04-01"),
        by: word("Zhao"),
        over_on: None,
    }
}

/// What 5.3 measured: 1.1 million, 18 customers, 91.2 %, 4.32; complaints there were none.
fn inputs() -> Vec<Input> {
    let number = |thousandths| Measurement::Measured(MetricValue::Number(Quantity { thousandths }));
    let all = [
        Measurement::Measured(MetricValue::Amount(Money::cny(110_000_000))),
        number(18_000),
        Measurement::Measured(MetricValue::Share(Ppm(912_000))),
        number(4_320),
        Measurement::NotApplicable,
    ];
    all.map(|measurement| Input { measurement, counted: None, note: word("counted by Zhao") }).to_vec()
}

fn event(n: u128, evaluation: u128, on: &str, fact: Fact) -> EvaluationEvent {
    EvaluationEvent {
        id: EvaluationEventId(Uuid::from_u128(n)),
        evaluation: EvaluationId(Uuid::from_u128(evaluation)),
        on: day(on),
        by: word("Zhao"),
        fact,
    }
}

fn submitted(hundredths: i64, grade: &str, comment: &str) -> Fact {
    let score = FrozenScore { hundredths, grade: word(grade) };
    Fact::Submitted { score, inputs: inputs(), comment: word(comment) }
}

fn confirmed(side: Side, name: &str, comment: &str) -> Fact {
    let score = FrozenScore { hundredths: 9_650, grade: word("A") };
    Fact::Confirmed { side, score, name: word(name), comment: word(comment) }
}

/// The first was put to both sides, objected to, answered and confirmed by both; the second waits for the other side and has no grade;
/// the third is a draft.
fn happened() -> Vec<EvaluationEvent> {
    let objected = Fact::Disputed { side: Side::Them, reason: word("Two returns were counted") };
    vec![
        event(1, 1, "2026-04-05", submitted(9_880, "A", "A good quarter")),
        event(2, 1, "2026-04-08", objected),
        event(3, 1, "2026-04-10", Fact::Action { task: TaskId(Uuid::from_u128(4)) }),
        event(4, 1, "2026-04-12", submitted(9_650, "A", "The returns are taken off")),
        event(5, 1, "2026-04-13", confirmed(Side::Us, "Li Ming", "")),
        event(6, 1, "2026-04-15", confirmed(Side::Them, "Bo Ek", "Agreed")),
        event(7, 2, "2026-04-20", submitted(8_000, "", "")),
    ]
}

#[test]
fn evaluations_go_out_with_what_both_sides_said_and_without_who_of_us_entered_it() {
    let events = happened();
    let all = [evaluation(1), evaluation(2), evaluation(3)];
    let courses = all.each_ref().map(|it| it.course(&events, day("2026-05-20")));
    let told: Vec<ToldEvaluation<'_>> =
        all.iter().zip(&courses).map(|(evaluation, course)| ToldEvaluation { evaluation, course }).collect();
    let table = csv(&evaluation_table(TEXT, &told));
    let theirs = Lent::new("evaluations.csv", table.as_bytes()).read_by_python();
    assert_eq!(
        theirs[0],
        json!([
            "Period",
            "State",
            "Score",
            "Grade",
            "Actual",
            "Confirmed by us",
            "Confirmed by the other side",
            "What happened so far"
        ])
    );
    let actual = "Net sales ¥1,100,000.00; New customers 18; Collection rate 91.2%; Satisfaction (1–5) 4.32; \
                  Complaint time (hours) Not applicable";
    let period = "2026-01-01 – 2026-03-31";
    let course = "2026-04-05 Submitted: 98.80 A · A good quarter; \
                  2026-04-08 The other side objected · Two returns were counted; \
                  2026-04-12 Submitted: 96.50 A · The returns are taken off; 2026-04-13 Us confirmed: Li Ming; \
                  2026-04-15 The other side confirmed: Bo Ek · Agreed";
    assert_eq!(
        theirs[1],
        json!([period, "Confirmed by both", "96.50", "A", actual, "2026-04-13 Li Ming", "2026-04-15 Bo Ek", course])
    );
    let waits = "not confirmed yet";
    assert_eq!(
        theirs[2],
        json!([
            period,
            "Awaiting confirmation",
            "80.00",
            "Not rated",
            actual,
            waits,
            waits,
            "2026-04-20 Submitted: 80.00"
        ])
    );
    assert_eq!(theirs.as_array().map(Vec::len), Some(3), "a draft was shown to nobody: {theirs}");
    assert!(!table.contains("Zhao"), "{table}");
    let chinese = evaluation_table(CHINESE, &told);
    assert_eq!(chinese[0], ["评估期", "状态", "得分", "等级", "实际", "我方确认", "对方确认", "经过"]);
    assert_eq!(chinese[1][1..4], ["双方已确认", "96.50", "A"]);
    assert_eq!(chinese[2][6], "尚未确认");
}
