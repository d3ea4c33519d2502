//! Evaluations of customers and of our own people: a plan of each sort, and an evaluation in every state.

use super::DemoError;
use super::deal::{DESK, LI, SHEN, ZHOU};
use super::firms::Firm;
use super::scene::Scene;
use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::party::Side;
use crate::domain::contract::targets::Cycle;
use crate::domain::date::Date;
use crate::domain::id::{EvaluationEventId, EvaluationId, EvaluationPlanId, NewId, TaskId};
use crate::domain::lifecycle::task::Stage;
use crate::domain::money::Money;
use crate::domain::performance::{GradeScale, LowerScale, Measurement, MetricGoal, MetricValue};
use crate::domain::rate::{Bp, Ppm, Quantity};
use crate::domain::scorecard::period::Span;
use crate::domain::scorecard::perspective::Perspective;
use crate::domain::scorecard::plan::{Absent, EvaluationPlan, Measured, PlanMetric, PlanTerms, Source, SubjectKind};
use crate::domain::scorecard::record::{Asked, Course, Entered, Evaluation, EvaluationEvent, Fact, Input};
use crate::domain::task::{Priority, Task};

use Perspective::{Customer, Financial, Internal};
use Value::{Nothing, Number, Share, Yuan};

/// A period is evaluated once it is over for so many days.
const OVER: i64 = 20;

/// What is told of an evaluation: whom, how many quarters ago, what was measured, and what came of it on which day from today.
struct Told {
    whom: Whom,
    back: i32,
    values: [Value; 4],
    course: &'static [(i64, Did)],
}

/// A value as it is told: an amount in yuan, a number in thousandths, a share in parts per million, or nothing.
#[derive(Clone, Copy)]
enum Value {
    Yuan(i64),
    Number(i64),
    Share(i64),
    Nothing,
}

#[derive(Clone, Copy)]
enum Whom {
    Firm(Firm),
    Member(&'static str),
}

enum Did {
    Submitted(&'static str),
    Confirmed(Side, &'static str, &'static str),
    Objected(&'static str),
    Agreed(&'static str),
    /// What is to be done by a plan to improve, and its last day from today.
    Improved(&'static str, i64),
    Closed,
}

const TOLD: &[Told] = &[
    Told {
        whom: Whom::Firm(Firm::Haiyue),
        back: 1,
        values: [Yuan(318_000), Share(968_000), Number(41_500), Number(4_600)],
        course: &[(-4, Did::Submitted("回款与服务都好，满意度取自季末回访。"))],
    },
    Told {
        whom: Whom::Firm(Firm::Nanheng),
        back: 1,
        values: [Yuan(172_000), Share(803_000), Number(66_000), Number(4_100)],
        course: &[
            (-9, Did::Submitted("回款偏慢，投诉处理超过约定时长。")),
            (-5, Did::Objected("三月到账的一笔记在了下一季，请核对流水。")),
        ],
    },
    Told {
        whom: Whom::Firm(Firm::Weifeng),
        back: 1,
        values: [Yuan(289_500), Share(951_000), Nothing, Number(4_700)],
        course: &[
            (-12, Did::Submitted("本季没有投诉，该项不适用。")),
            (-9, Did::Confirmed(Side::Them, "韩启明", "无异议。")),
            (-8, Did::Confirmed(Side::Us, DESK, "")),
        ],
    },
    Told {
        whom: Whom::Firm(Firm::Chengchuan),
        back: 2,
        values: [Yuan(96_000), Share(610_000), Number(88_000), Number(3_200)],
        course: &[
            (-16, Did::Submitted("回款与服务都低于约定，建议改进计划。")),
            (-14, Did::Confirmed(Side::Us, DESK, "")),
            (-13, Did::Confirmed(Side::Them, "彭向荣", "接受，平台掉线已列入整改。")),
            (-12, Did::Agreed("每周报送三台终端的在线率")),
            (-12, Did::Improved("商定 60 日改进计划：终端固件升级，投诉两日内答复", 48)),
            (-11, Did::Closed),
        ],
    },
    Told {
        whom: Whom::Member(ZHOU),
        back: 1,
        values: [Yuan(640_000), Yuan(455_000), Number(2_000), Share(917_000)],
        course: &[(-6, Did::Submitted("")), (-5, Did::Confirmed(Side::Us, DESK, "新客户开拓超出目标。"))],
    },
];

/// Enters plans and evaluations.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let of_party = plan(scene, "经销客户季度评估", party_terms());
    let of_member = plan(scene, "销售人员季度评估（平衡计分卡）", member_terms());
    for told in TOLD {
        evaluate(scene, told, &of_party, &of_member)?;
    }
    // what was only begun: its values follow the book
    let draft = Told { whom: Whom::Member(SHEN), back: 1, values: [Nothing; 4], course: &[] };
    evaluate(scene, &draft, &of_party, &of_member)?;
    let draft = Told { whom: Whom::Firm(Firm::Jiangyuan), back: 1, values: [Nothing; 4], course: &[] };
    evaluate(scene, &draft, &of_party, &of_member)
}

fn plan<I: NewId>(scene: &mut Scene<'_, I>, name: &str, terms: PlanTerms) -> EvaluationPlan {
    let plan = EvaluationPlan { id: EvaluationPlanId::fresh(scene.ids), name: name.to_owned(), terms };
    scene.book.evaluation_plans.push(plan.clone());
    plan
}

fn metric(measured: Measured, source: Source, goal: MetricGoal, weight: i64) -> PlanMetric {
    let (cap, floor, absent) = (Bp(12_000), Bp(0), Absent::Reweigh);
    let (stretch, challenge, perspective) = (None, None, None);
    PlanMetric { measured, source, goal, stretch, challenge, weight: Bp(weight), cap, floor, absent, perspective }
}

const fn more(target: MetricValue) -> MetricGoal {
    MetricGoal::HigherIsBetter { target }
}

const fn yuan(yuan: i64) -> MetricValue {
    MetricValue::Amount(Money::cny(yuan.saturating_mul(100)))
}

const fn number(thousandths: i64) -> MetricValue {
    MetricValue::Number(Quantity { thousandths })
}

fn party_terms() -> PlanTerms {
    let fewer = MetricGoal::LowerIsBetter { target: number(48_000), scale: LowerScale::Linear };
    PlanTerms {
        subject: SubjectKind::Party,
        cycle: Cycle::Quarter,
        metrics: vec![
            metric(Measured::Collected, Source::Book, more(yuan(300_000)), 4_000),
            metric(Measured::CollectionRate, Source::Book, more(MetricValue::Share(Ppm(950_000))), 3_000),
            metric(Measured::ComplaintHours, Source::Book, fewer, 1_000),
            metric(Measured::Satisfaction, Source::Hand, more(number(4_500)), 2_000),
        ],
        grades: GradeScale::default(),
        object_days: 10,
        object_working: false,
        object_unit: None,
    }
}

fn seen_from(perspective: Perspective, metric: PlanMetric) -> PlanMetric {
    PlanMetric { perspective: Some(perspective), ..metric }
}

fn member_terms() -> PlanTerms {
    let in_time = more(MetricValue::Share(Ppm(900_000)));
    PlanTerms {
        subject: SubjectKind::Member,
        cycle: Cycle::Quarter,
        metrics: vec![
            seen_from(Financial, metric(Measured::Signed, Source::Book, more(yuan(600_000)), 4_000)),
            seen_from(Financial, metric(Measured::Collected, Source::Book, more(yuan(400_000)), 3_000)),
            seen_from(Customer, metric(Measured::NewCustomers, Source::Book, more(number(1_000)), 1_500)),
            seen_from(Internal, metric(Measured::ServiceInTime, Source::Book, in_time, 1_500)),
        ],
        grades: GradeScale::default(),
        object_days: 7,
        object_working: false,
        object_unit: None,
    }
}

/// The quarter so many before the one that is not over for long enough.
fn quarter(today: Date, back: i32) -> Result<Span, DemoError> {
    let seen = today.plus_days(-OVER)?;
    let begun = Date::new(seen.year(), seen.month(), 1)?;
    let into = i32::try_from(begun.month().saturating_sub(1) % 3).unwrap_or(0);
    let this = begun.plus_months(into.saturating_neg())?;
    let first = this.plus_months(back.saturating_mul(-3))?;
    Ok(Span { first, last: first.plus_months(3)?.plus_days(-1)? })
}

fn evaluate<I: NewId>(
    scene: &mut Scene<'_, I>,
    told: &Told,
    of_party: &EvaluationPlan,
    of_member: &EvaluationPlan,
) -> Result<(), DemoError> {
    let (plan, customer, member) = match told.whom {
        Whom::Firm(firm) => (of_party, Some(scene.buyer(firm)?.customer.id), None),
        Whom::Member(name) => {
            let Some(id) = scene.book.members.iter().find(|it| it.name == name).map(|it| it.id) else { return Ok(()) };
            (of_member, None, Some(id))
        }
    };
    let inputs: Vec<Input> = told.values.iter().map(|value| input(*value)).collect();
    let note = "季末电话回访，回访记录已归档。";
    let by_hand = plan.terms.metrics.iter().zip(&inputs).enumerate();
    let by_hand = by_hand.filter(|(_, (metric, _))| metric.source == Source::Hand && !told.course.is_empty());
    let entered = by_hand
        .map(|(nth, (_, input))| Entered { metric: nth, measurement: input.measurement, note: note.to_owned() })
        .collect();
    let first_day = told.course.first().map_or(-3, |(day, _)| day.saturating_sub(1));
    let it = Evaluation {
        id: EvaluationId::fresh(scene.ids),
        customer,
        contract: None,
        member,
        by_plan: Some(plan.id),
        terms: plan.terms.clone(),
        span: quarter(scene.today, told.back)?,
        entered,
        made_on: scene.day(first_day)?,
        by: DESK.to_owned(),
        over_on: None,
    };
    let mut events: Vec<EvaluationEvent> = Vec::new();
    for (day, did) in told.course {
        let on = scene.day(*day)?;
        let course = it.course(&events, on);
        if let Some(fact) = happened(scene, &it, &course, &inputs, did, on)? {
            let id = EvaluationEventId::fresh(scene.ids);
            events.push(EvaluationEvent { id, evaluation: it.id, on, by: DESK.to_owned(), fact });
        }
    }
    scene.book.evaluations.push(it);
    scene.book.evaluation_events.extend(events);
    Ok(())
}

fn happened<I: NewId>(
    scene: &mut Scene<'_, I>,
    it: &Evaluation,
    course: &Course,
    inputs: &Vec<Input>,
    did: &Did,
    on: Date,
) -> Result<Option<Fact>, DemoError> {
    let asked = match did {
        Did::Submitted(comment) => Asked::Submit { comment: (*comment).to_owned() },
        Did::Confirmed(side, name, comment) => {
            Asked::Confirm { side: *side, name: (*name).to_owned(), comment: (*comment).to_owned() }
        }
        Did::Objected(reason) => Asked::Object { side: Side::Them, reason: (*reason).to_owned() },
        Did::Closed => Asked::Close,
        Did::Agreed(title) => {
            let task = agreed(scene, it, title, on)?;
            let id = task.id;
            scene.book.tasks.push(task);
            return Ok(Some(Fact::Action { task: id }));
        }
        Did::Improved(title, until) => {
            let task = agreed(scene, it, title, on)?;
            let id = task.id;
            scene.book.tasks.push(task);
            return Ok(Some(Fact::Improve { tasks: vec![id], until: scene.day(*until)? }));
        }
    };
    Ok(it.decide(course, inputs, asked, on, on, &WorkCalendar::standard()).ok())
}

fn agreed<I: NewId>(scene: &mut Scene<'_, I>, it: &Evaluation, title: &str, on: Date) -> Result<Task, DemoError> {
    Ok(Task {
        id: TaskId::fresh(scene.ids),
        title: title.to_owned(),
        customer: it.customer,
        contract: it.contract,
        opportunity: None,
        assignee: LI.to_owned(),
        due: Some(scene.day(-3)?),
        priority: Priority::Normal,
        repeats: None,
        first_due: None,
        note: String::new(),
        made_on: on,
        stage: Stage::Done { on: scene.day(-4)?, by: LI.to_owned() },
    })
}

fn input(value: Value) -> Input {
    let measurement = match value {
        Yuan(amount) => Measurement::Measured(yuan(amount)),
        Number(thousandths) => Measurement::Measured(number(thousandths)),
        Share(ppm) => Measurement::Measured(MetricValue::Share(Ppm(ppm))),
        Nothing => Measurement::NotApplicable,
    };
    Input { measurement, counted: None, note: String::new() }
}
