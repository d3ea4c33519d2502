//! What evaluations say of their values: metrics, scores, steps, and why something may not be done.

use crate::domain::contract::party::Side;
use crate::domain::contract::targets::{Consequence, Cycle};
use crate::domain::lifecycle::evaluation::{Guard, Stage, Step};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::performance::{
    EvaluationError, EvaluationLine, Measurement, MetricError, MetricValue, NotRatedReason, PrintedScore, Score,
};
use crate::domain::rate::Bp;
use crate::domain::sales_target::Level;
use crate::domain::scorecard::period::Span;
use crate::domain::scorecard::perspective::Perspective;
use crate::domain::scorecard::plan::{Absent, Measured, PlanMetric, PlanProblem, Source, SubjectKind};
use crate::domain::scorecard::record::{Barred, Fact};
use crate::i18n::Text;
use crate::i18n::format;

impl Text {
    /// What a metric is called.
    pub fn measured_name(self, measured: &Measured) -> String {
        match measured {
            Measured::NetSales => self.pick("净销售额", "Net sales"),
            Measured::Collected => self.pick("回款额", "Collected"),
            Measured::Signed => self.pick("签约额", "Signed"),
            Measured::Invoiced => self.pick("开票额", "Invoiced"),
            Measured::NewCustomers => self.pick("新客户数", "New customers"),
            Measured::CollectionRate => self.pick("回款率", "Collection rate"),
            Measured::PaidInTime => self.pick("按时付款率", "Paid in time"),
            Measured::DutiesInTime => self.pick("义务按时履行率", "Duties kept in time"),
            Measured::Complaints => self.pick("投诉数", "Complaints"),
            Measured::ServiceInTime => self.pick("时限内解决率", "Solved in time"),
            Measured::ComplaintHours => self.pick("投诉处理时长（小时）", "Complaint time (hours)"),
            Measured::Satisfaction => self.pick("满意度（1–5）", "Satisfaction (1–5)"),
            Measured::Own { name, unit } => {
                let (name, unit) = (self.wording(name), self.wording(unit));
                let unit = if unit.is_empty() {
                    String::new()
                } else {
                    self.pick(format!("（{unit}）"), format!(" ({unit})"))
                };
                return format!("{name}{unit}");
            }
        }
        .to_owned()
    }

    /// What a metric of a plan is called.
    pub fn plan_metric(self, metric: &PlanMetric) -> String {
        self.measured_name(&metric.measured)
    }

    /// Where a value comes from.
    pub const fn evaluation_source_words(self, source: Source) -> &'static str {
        match source {
            Source::Book => self.evaluation_from_book(),
            Source::Hand => self.evaluation_by_hand(),
        }
    }

    /// What if nothing could arise.
    pub const fn evaluation_absent_words(self, absent: Absent) -> &'static str {
        match absent {
            Absent::Reweigh => self.evaluation_absent_reweigh(),
            Absent::NotRated => self.evaluation_absent_not_rated(),
        }
    }

    /// Whom a plan evaluates.
    pub const fn evaluation_whom(self, kind: SubjectKind) -> &'static str {
        match kind {
            SubjectKind::Party => self.evaluation_party(),
            SubjectKind::Member => self.evaluation_member(),
        }
    }

    /// How often.
    pub fn evaluation_cycle_words(self, cycle: Cycle) -> &'static str {
        match cycle {
            Cycle::Month => self.pick("每月", "Every month"),
            Cycle::Quarter => self.pick("每季度", "Every quarter"),
            Cycle::HalfYear => self.pick("每半年", "Every half-year"),
            Cycle::Year => self.pick("每年", "Every year"),
        }
    }

    /// A period: from its first day to its last.
    pub fn evaluation_span(self, span: Span) -> String {
        format!("{} – {}", self.date(span.first), self.date(span.last))
    }

    /// A value of a metric.
    pub fn metric_value(self, value: MetricValue) -> String {
        match value {
            MetricValue::Amount(amount) => format::money(amount),
            MetricValue::Number(number) => format::quantity(number),
            MetricValue::Share(share) => format::percent(share),
        }
    }

    /// What a metric aims at beyond its target, each level by itself: `冲刺 60`, `stretch 60`.
    pub fn metric_levels(self, metric: &PlanMetric) -> Vec<String> {
        metric.beyond().map(|(level, at)| format!("{} {}", self.target_level(level), self.metric_value(at))).collect()
    }

    /// Which of the levels of a metric was reached; nothing where it has none beyond its target, or no value.
    pub fn metric_reached(self, metric: &PlanMetric, measurement: Measurement) -> Option<&'static str> {
        let value = match measurement {
            Measurement::Measured(value) if metric.has_levels() => value,
            Measurement::Measured(_) | Measurement::NotApplicable | Measurement::Missing => return None,
        };
        Some(match metric.reached(value) {
            None => self.evaluation_level_missed(),
            Some(Level::Base) => self.evaluation_level_base(),
            Some(Level::Stretch) => self.evaluation_level_stretch(),
            Some(Level::Challenge) => self.evaluation_level_challenge(),
        })
    }

    /// A score beside its grade.
    pub fn printed_score(self, score: PrintedScore) -> String {
        match score {
            PrintedScore::Hundredths(n) => decimals(n, 100, 2),
            PrintedScore::Thousandths(n) => decimals(n, 1_000, 3),
        }
    }

    /// A number of points, in hundredths.
    pub fn hundredths(self, hundredths: Bp) -> String {
        decimals(hundredths.0, 100, 2)
    }

    /// A weight, as a share.
    pub fn weight(self, weight: Bp) -> String {
        Self::weight_sum(weight.wide())
    }

    /// A sum of weights that no weight need hold, in ten-thousandths.
    pub fn weight_sum(sum: i128) -> String {
        format::wide_percent(sum.saturating_mul(100))
    }

    /// Where an evaluation stands.
    pub const fn evaluation_stage(self, stage: &Stage) -> &'static str {
        match stage {
            Stage::Draft => self.evaluation_draft(),
            Stage::Submitted { .. } => self.evaluation_submitted(),
            Stage::Disputed { .. } => self.evaluation_disputed(),
            Stage::Confirmed { .. } => self.evaluation_confirmed(),
            Stage::Closed { .. } => self.evaluation_is_closed(),
        }
    }

    /// A step of an evaluation.
    pub const fn evaluation_step(self, step: Step) -> &'static str {
        match step {
            Step::Submit => self.evaluation_submit(),
            Step::Confirm => self.evaluation_confirm(),
            Step::Dispute => self.evaluation_object(),
            Step::Close => self.evaluation_close(),
        }
    }

    /// A side; of an evaluation of a member the other side is that member.
    pub const fn evaluation_side_words(self, side: Side, of_member: bool) -> &'static str {
        match (side, of_member) {
            (Side::Us, _) => self.evaluation_us(),
            (Side::Them, false) => self.evaluation_them(),
            (Side::Them, true) => self.evaluation_member_side(),
        }
    }

    /// Why a period is not rated.
    pub const fn evaluation_reason_words(self, reason: NotRatedReason) -> &'static str {
        match reason {
            NotRatedReason::HalfNotApplicable => self.evaluation_half_missing(),
            NotRatedReason::ValuesMissing => self.evaluation_values_missing(),
        }
    }

    /// What follows if a plan to improve does not help.
    pub const fn evaluation_consequence_words(self, then: Consequence) -> &'static str {
        match then {
            Consequence::Review => self.evaluation_review_targets(),
            Consequence::LoseExclusivity => self.evaluation_lose_exclusivity(),
            Consequence::Terminate => self.evaluation_terminate(),
        }
    }

    /// The step that the clause offers once a plan to improve did not help.
    pub const fn evaluation_failed_step(self, then: Consequence) -> &'static str {
        match then {
            Consequence::Review => self.evaluation_amend_targets(),
            Consequence::LoseExclusivity => self.evaluation_end_exclusivity(),
            Consequence::Terminate => self.evaluation_end_contract(),
        }
    }

    /// What happened to an evaluation; an action is told by its task.
    pub fn evaluation_fact(self, fact: &Fact, of_member: bool) -> String {
        let side = |side: &Side| self.evaluation_side_words(*side, of_member);
        match fact {
            Fact::Submitted { score, .. } => {
                let score = [self.hundredths(Bp(score.hundredths)), score.grade.clone()].join(" ");
                self.pick(format!("提交双方：{}", score.trim()), format!("Submitted: {}", score.trim()))
            }
            Fact::Confirmed { side: by, name, .. } => {
                self.pick(format!("{}确认：{name}", side(by)), format!("{} confirmed: {name}", side(by)))
            }
            Fact::Disputed { side: by, .. } => {
                self.pick(format!("{}提出异议", side(by)), format!("{} objected", side(by)))
            }
            Fact::Action { .. } => self.evaluation_add_action().to_owned(),
            Fact::Improve { until, .. } => self.evaluation_plan_agreed(&self.date(*until)),
            Fact::Closed => self.evaluation_is_closed().to_owned(),
        }
    }

    /// Why a step may not be taken.
    pub fn evaluation_barred_words(self, barred: &Barred) -> String {
        match barred {
            Barred::Life(refusal) => self.evaluation_refusal(refusal),
            Barred::OtherDay => self.pick("请先回到今天再提交。", "Go back to today to submit.").to_owned(),
            Barred::PeriodRuns { last } => {
                let day = self.date(*last);
                self.pick(format!("评估期到 {day} 才满。"), format!("The period runs until {day}."))
            }
            Barred::ObjectionOver { until } => {
                let day = self.date(*until);
                self.pick(format!("异议期已于 {day} 届满。"), format!("The days to object ended on {day}."))
            }
            Barred::AnswerMissing => {
                self.pick("先答复异议，再重新提交。", "Answer the objection before it is submitted again.").to_owned()
            }
            Barred::NothingMeasured => self.evaluation_nothing_measured().to_owned(),
            Barred::Unreckonable(error) => self.evaluation_error(*error),
        }
    }

    /// Why there is no score.
    pub fn evaluation_error(self, error: EvaluationError) -> String {
        match error {
            EvaluationError::WeightsNotWhole { sum } => self.evaluation_weights_problem(&Self::weight_sum(sum)),
            EvaluationError::Metric { metric, error } => {
                format!("{} – {}", self.evaluation_metric_nth(metric), self.metric_fault(error))
            }
            EvaluationError::Exact(fault) => self.exact_fault(fault).to_owned(),
        }
    }

    /// Why a metric has no score.
    pub fn metric_fault(self, error: MetricError) -> &'static str {
        match error {
            MetricError::TargetNotPositive => self.evaluation_target_problem(),
            MetricError::CapBelowTarget | MetricError::FloorOutOfRange => self.evaluation_limit_problem(),
            MetricError::RangeUpsideDown => self.pick("范围上下颠倒。", "The range is upside down."),
            MetricError::NegativeWeight => self.pick("权重不能为负。", "A weight is not negative."),
            MetricError::UnitsDiffer => {
                self.pick("实际与目标的单位不同。", "Actual and target are not of the same unit.")
            }
            MetricError::Exact(fault) => self.exact_fault(fault),
        }
    }

    /// A perspective of a balanced scorecard.
    pub fn perspective_name(self, perspective: Perspective) -> &'static str {
        match perspective {
            Perspective::Financial => self.pick("财务", "Financial"),
            Perspective::Customer => self.pick("客户", "Customer"),
            Perspective::Internal => self.pick("内部流程", "Internal processes"),
            Perspective::Learning => self.pick("学习与成长", "Learning and growth"),
        }
    }

    /// What the perspectives of a balanced scorecard come to, each in a line with its working; nothing of another plan.
    pub fn perspectives_words(self, working: &[EvaluationLine]) -> Vec<String> {
        let words = |line: &EvaluationLine| {
            let EvaluationLine::Group { group, weight, measured, score, points } = line else { return None };
            let name = self.perspective_name(*Perspective::ALL.get(*group)?);
            let figure = |score: Score| score.hundredths().map(|it| self.hundredths(it)).unwrap_or_default();
            let (score, points, whole) = (figure(*score), figure(Score(*points)), self.weight(*weight));
            Some(if measured == weight {
                self.evaluation_perspective_sum(name, &score, &whole, &points)
            } else {
                self.evaluation_perspective_part(name, &self.weight(*measured), &score, &whole, &points)
            })
        };
        working.iter().filter_map(words).collect()
    }

    /// What cannot stand in a plan.
    pub fn plan_problem(self, problem: PlanProblem) -> String {
        match problem {
            PlanProblem::NoMetrics => self.evaluation_no_metrics().to_owned(),
            PlanProblem::WeightsOff { sum } => self.evaluation_weights_problem(&Self::weight_sum(sum)),
            PlanProblem::NoPerspective { nth } => {
                format!("{} – {}", self.evaluation_metric_nth(nth), self.evaluation_perspective_missing())
            }
            PlanProblem::Metric { nth, error } => {
                format!("{} – {}", self.evaluation_metric_nth(nth), self.metric_fault(error))
            }
        }
    }

    fn evaluation_refusal(self, refusal: &Refusal<Stage>) -> String {
        match refusal {
            Refusal::NeedsFirst { step } | Refusal::Instead { step } => {
                let step = self.evaluation_step(*step);
                self.pick(format!("先“{step}”。"), format!("First: {step}."))
            }
            Refusal::AlreadyPast { stage } | Refusal::Ended { stage } => {
                let stage = self.evaluation_stage(stage);
                self.pick(format!("已经是“{stage}”。"), format!("It stands at “{stage}” already."))
            }
            Refusal::DatedInFuture { .. } => {
                self.pick("日期不能晚于今天。", "The date cannot lie after today.").to_owned()
            }
            Refusal::BeforeLastStep { last, .. } => {
                let day = self.date(*last);
                self.pick(format!("不能早于上一步（{day}）。"), format!("It cannot come before the last step ({day})."))
            }
            Refusal::NameMissing => self.pick("写明签字人。", "Say who signed.").to_owned(),
            Refusal::ReasonMissing => self.pick("写明理由。", "Say why.").to_owned(),
            Refusal::Guard(Guard::WeightsOff { total }) => self.evaluation_weights_problem(&Self::weight_sum(*total)),
            Refusal::Guard(Guard::InputsMissing { count }) => {
                self.pick(format!("还有 {count} 个指标没有数值。"), format!("Metrics without a value: {count}."))
            }
            Refusal::Guard(Guard::AlreadyConfirmed { on, .. }) => {
                let day = self.date(*on);
                self.pick(format!("这一方已于 {day} 确认。"), format!("This side confirmed on {day}."))
            }
        }
    }

    /// How many evaluations.
    pub fn evaluations_count(self, n: usize) -> String {
        let count = format::count(n);
        self.pick(
            format!("{count} 份评估"),
            if n == 1 { "1 evaluation".to_owned() } else { format!("{count} evaluations") },
        )
    }

    /// What a field of an evaluation or its plan is called.
    pub(in crate::i18n) fn evaluation_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "name" => self.evaluation_plan_name(),
            "terms" => self.evaluation_terms(),
            "customer" => self.customer(),
            "contract" => self.contract(),
            "member" => self.evaluation_member(),
            "by_plan" => self.evaluation_plan(),
            "span" => self.evaluation_period(),
            "entered" => self.evaluation_entered(),
            "made_on" => self.evaluation_made_on(),
            "by" => self.evaluation_by(),
            "over_on" => self.evaluation_over_on(),
            "evaluation" => self.evaluation(),
            "on" => self.evaluation_date_line(),
            "fact" => self.evaluation_what_happened(),
            _ => return None,
        })
    }
}

/// A whole number of parts with so many decimals.
fn decimals(n: i64, parts: i64, width: usize) -> String {
    let sign = if n < 0 { "-" } else { "" };
    let n = n.unsigned_abs();
    let parts = parts.unsigned_abs();
    let (whole, rest) = (n.checked_div(parts).unwrap_or(0), n.checked_rem(parts).unwrap_or(0));
    format!("{sign}{whole}.{rest:0width$}")
}
