//! Evaluations: plans, one evaluation with its working, and its life.

use crate::domain::contract::party::Side;
use crate::domain::contract::targets::{Consequence, Cycle};
use crate::domain::lifecycle::evaluation::{Guard, Stage, Step};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::performance::{EvaluationError, MetricError, MetricValue, NotRatedReason, PrintedScore};
use crate::domain::rate::Bp;
use crate::domain::scorecard::period::Span;
use crate::domain::scorecard::plan::{Absent, Measured, PlanMetric, PlanProblem, Source, SubjectKind};
use crate::domain::scorecard::record::{Barred, Fact};
use crate::i18n::Text;
use crate::i18n::format;

messages! {
    places_evaluations => "评估" | "Evaluations";
    kind_evaluation_plan => "评估方案" | "Evaluation plans";
    kind_evaluation => "绩效评估" | "Evaluations";
    kind_evaluation_event => "评估进展" | "Steps of evaluations";
    evaluation => "绩效评估" | "Evaluation";
    evaluations_of_none => "没有评估。" | "No evaluations.";
    evaluations_empty => "还没有评估。合同里的考核条款期满后会列在这里；也可以按自己的方案评估客户或成员。" | "No evaluations yet. When a period of a contract's clause on targets is over it is listed here; you can also evaluate a customer or a member by a plan of your own.";
    evaluations_none_match => "没有符合的评估。" | "No evaluation matches.";
    evaluations_search => "搜索评估" | "Search evaluations";
    evaluations_open => "未关闭" | "Open";
    evaluations_waiting => "待确认" | "Awaiting confirmation";
    evaluations_disputed => "有异议" | "Objected to";
    evaluations_closed => "已关闭" | "Closed";
    evaluations_all => "全部" | "All";
    evaluations_due => "期满未评" | "Due and not begun";
    evaluation_begin => "开始评估" | "Begin";
    evaluation_begin_named(name: &str, period: &str) => "开始评估 {name} {period}" | "Begin {name} {period}";
    evaluation_new => "新评估" | "New evaluation";
    evaluation_begun(name: &str) => "已开始评估：{name}。" | "Evaluation begun: {name}.";
    evaluation_sheet_by(day: &str) => "评估表应于{day}前出具" | "the sheet is due by {day}";
    evaluation_subject => "被评估方" | "Evaluated";
    evaluation_period => "评估期" | "Period";
    evaluation_plan => "方案" | "Plan";
    evaluation_plans => "评估方案" | "Evaluation plans";
    evaluation_state => "状态" | "State";
    evaluation_score => "得分" | "Score";
    evaluation_grade => "等级" | "Grade";
    evaluation_made_on => "开始日期" | "Begun on";
    evaluation_by => "评估人" | "Evaluator";
    evaluation_entered => "手工录入的数值" | "Values entered by hand";
    evaluation_what_happened => "经过" | "What happened";
    evaluation_terms => "评估办法" | "How it is evaluated";
    evaluation_delete => "删除评估" | "Delete the evaluation";
    evaluation_deleted(name: &str) => "已删除评估：{name}。" | "Evaluation deleted: {name}.";
    evaluation_print => "打印" | "Print";
    evaluation_metrics => "指标与得分" | "Metrics and score";
    evaluation_metric => "指标" | "Metric";
    evaluation_source => "来源" | "Source";
    evaluation_target => "目标" | "Target";
    evaluation_actual => "实际" | "Actual";
    evaluation_ratio => "实际 ÷ 目标" | "Actual ÷ target";
    evaluation_points_of => "指标得分" | "Score";
    evaluation_weight => "权重" | "Weight";
    evaluation_points => "计分" | "Points";
    evaluation_total => "合计" | "Total";
    evaluation_capped(cap: &str) => "超过上限，按 {cap} 计" | "above the cap: counts as {cap}";
    evaluation_floored(floor: &str) => "低于下限，按 {floor} 计" | "below the floor: counts as {floor}";
    evaluation_not_applicable => "不适用" | "Not applicable";
    evaluation_missing => "待录入" | "To be entered";
    evaluation_enter => "录入" | "Enter";
    evaluation_enter_named(name: &str) => "录入{name}" | "Enter {name}";
    evaluation_counted(part: &str, whole: &str) => "{part} ÷ {whole}" | "{part} of {whole}";
    evaluation_lower => "越低越好" | "lower is better";
    evaluation_reweighted(points: &str, measured: &str, score: &str) => "有指标不适用，已重新加权：{points} ÷ {measured} = {score}" | "Some metrics are not applicable, so it was re-weighted: {points} ÷ {measured} = {score}";
    evaluation_sum(points: &str) => "各项计分合计 {points}" | "The points add up to {points}";
    evaluation_live => "草稿期间随账簿变动；提交后数值即固定。" | "While this is a draft it follows the book; submitting freezes the values.";
    evaluation_frozen(day: &str) => "数值已于{day}固定，账簿其后的变动不影响得分。" | "Frozen on {day}: later changes of the book do not move the score.";
    evaluation_not_rated => "未评级" | "Not rated";
    evaluation_half_missing => "半数以上权重不适用，不评级；以下得分仅供参考。" | "Half of the weight or more is not applicable: no grade is given, and the score is for information only.";
    evaluation_values_missing => "还有数值未录入，不评级；已录入部分的得分仅供参考。" | "Values are missing: no grade is given, and the score of what is there is for information only.";
    evaluation_nothing_measured => "没有可计分的指标。" | "Nothing could be measured.";
    evaluation_steps => "办理" | "What may be done";
    evaluation_barred => "暂不能办的" | "What cannot be done now";
    evaluation_submit => "提交双方" | "Submit to both sides";
    evaluation_answer => "答复并重新提交" | "Answer and submit again";
    evaluation_confirm => "登记确认" | "Record a confirmation";
    evaluation_object => "登记异议" | "Record an objection";
    evaluation_close => "关闭" | "Close";
    evaluation_add_action => "约定措施" | "Agree an action";
    evaluation_step_said(name: &str, step: &str) => "{name}：{step}，已登记。" | "{name}: {step}, recorded.";
    evaluation_comment => "意见" | "Comment";
    evaluation_answer_words => "对异议的答复" | "Answer to the objection";
    evaluation_side => "哪一方" | "Which side";
    evaluation_signed_by => "签字人" | "Signed by";
    evaluation_signed_on => "日期" | "Date";
    evaluation_reason => "异议理由" | "Why they object";
    evaluation_value => "数值" | "Value";
    evaluation_value_problem => "填一个数；没有发生的选“不适用”。" | "Write a number, or choose “Not applicable” if nothing could arise.";
    evaluation_note => "数据来源说明" | "Where the value comes from";
    evaluation_note_problem => "写明数据来自哪里。" | "Say where the value comes from.";
    evaluation_applies => "是否适用" | "Applies";
    evaluation_applies_yes => "适用" | "Applies";
    evaluation_entered_said(name: &str) => "已录入{name}。" | "{name} entered.";
    evaluation_actions => "约定的措施" | "Agreed actions";
    evaluation_actions_none => "还没有约定措施。" | "No actions agreed yet.";
    evaluation_action_said(title: &str) => "已约定并记为任务：{title}。" | "Agreed, and kept as a task: {title}.";
    evaluation_confirmations => "双方确认" | "Confirmations";
    evaluation_unconfirmed => "尚未确认" | "not confirmed yet";
    evaluation_object_until(day: &str) => "异议期至{day}" | "objections until {day}";
    evaluation_consequence => "最低等级的后果" | "What the lowest grade brings";
    evaluation_low_now(n: usize, of: &str) => "已连续 {n} 期为最低等级；条款约定的期数为 {of}。" | "Low for {n} period(s) in a row; the clause says {of}.";
    evaluation_improve(days: &str) => "双方商定不短于{days}的改进计划" | "Agree an improvement plan of at least {days}";
    evaluation_then(what: &str) => "期满仍未改善：{what}" | "If there is still no improvement: {what}";
    evaluation_review_targets => "双方重新议定目标" | "the targets are looked at again";
    evaluation_lose_exclusivity => "失去独家" | "exclusivity is lost";
    evaluation_terminate => "任一方可以解除合同" | "either side may end the contract";
    evaluation_to_clause => "看条款" | "See the clause";
    evaluation_history => "经过" | "History";
    evaluation_us => "我方" | "Us";
    evaluation_them => "对方" | "The other side";
    evaluation_member_side => "本人" | "The member";
    evaluation_draft => "草稿" | "Draft";
    evaluation_submitted => "待双方确认" | "Awaiting confirmation";
    evaluation_disputed => "有异议" | "Objected to";
    evaluation_confirmed => "双方已确认" | "Confirmed by both";
    evaluation_is_closed => "已关闭" | "Closed";
    evaluation_sign_line => "签字" | "Signature";
    evaluation_date_line => "日期" | "Date";
    evaluation_home(name: &str) => "确认{name}的绩效评估" | "Confirm the evaluation of {name}";
    evaluation_home_disputed(name: &str) => "答复{name}对评估的异议" | "Answer the objection of {name}";
    evaluation_home_act => "去办" | "Open";
    evaluation_calendar(name: &str) => "{name}评估异议期届满" | "The days to object to the evaluation of {name} end";
    evaluation_by_clause => "合同考核条款" | "Clause of the contract";
    evaluation_from_book => "账簿" | "Book";
    evaluation_by_hand => "手工录入" | "Entered";
    evaluation_plan_new => "新方案" | "New plan";
    evaluation_plan_edit => "编辑方案" | "Edit plan";
    evaluation_plan_name => "方案名称" | "Name";
    evaluation_plan_name_problem => "给方案起个名字。" | "Give the plan a name.";
    evaluation_plan_saved(name: &str) => "已保存方案：{name}。" | "Plan saved: {name}.";
    evaluation_plan_deleted(name: &str) => "已删除方案：{name}。已有的评估不受影响。" | "Plan deleted: {name}. Evaluations made by it stay as they are.";
    evaluation_plans_own => "自己的方案" | "Plans of your own";
    evaluation_plans_own_none => "还没有自己的方案。" | "No plans of your own yet.";
    evaluation_plans_clauses => "由合同条款而来" | "From clauses of contracts";
    evaluation_plans_clauses_none => "没有已签且约定了考核指标的合同。" | "No signed contract has a clause on targets.";
    evaluation_plan_whom => "评估对象" | "Whom it evaluates";
    evaluation_party => "客户" | "Customers";
    evaluation_member => "成员" | "Members";
    evaluation_cycle => "周期" | "How often";
    evaluation_object_days => "异议期" | "Days to object";
    evaluation_object_days_problem => "填 0 到 90 的天数。" | "Write a number of days from 0 to 90.";
    evaluation_days => "日" | "days";
    evaluation_grades => "等级（名称 起始分，从高到低）" | "Grades (name, lowest score; best first)";
    evaluation_grades_short => "等级" | "Grades";
    evaluation_first => "第一天" | "First day";
    evaluation_last => "最后一天" | "Last day";
    evaluation_grades_problem => "写成“A 90, B 80, C 60, D 0”这样：从高到低，最后一级从 0 起。" | "Write them like “A 90, B 80, C 60, D 0”: best first, the last one from 0.";
    evaluation_weights(sum: &str) => "权重合计 {sum}" | "The weights add up to {sum}";
    evaluation_weights_whole => "权重合计 100%" | "The weights add up to 100%";
    evaluation_weights_problem(sum: &str) => "权重合计为 {sum}，应为 100%。" | "Weights add up to {sum}; they have to make 100%.";
    evaluation_metric_nth(n: usize) => "指标 {n}" | "Metric {n}";
    evaluation_metric_none => "（不用）" | "(none)";
    evaluation_metric_add => "添加指标" | "Add a metric";
    evaluation_metric_name => "其他指标的名称" | "What else is measured";
    evaluation_metric_name_problem => "写出指标名称。" | "Say what is measured.";
    evaluation_metric_own => "其他（手工录入）" | "Something else (entered by hand)";
    evaluation_direction => "方向" | "Better is";
    evaluation_higher => "越高越好" | "Higher";
    evaluation_lower_linear => "越低越好（线性）" | "Lower (linear)";
    evaluation_lower_ratio => "越低越好（目标 ÷ 实际）" | "Lower (target ÷ actual)";
    evaluation_number_problem => "填一个数。" | "Write a number.";
    evaluation_target_problem => "目标要大于 0。" | "A target is more than nothing.";
    evaluation_cap => "上限分" | "Cap";
    evaluation_floor => "下限分" | "Floor";
    evaluation_limit_problem => "上限不低于 100；下限在 0 与上限之间。" | "The cap is 100 or more; the floor lies between 0 and the cap.";
    evaluation_absent => "不适用时" | "If not applicable";
    evaluation_absent_reweigh => "其余指标重新加权" | "Re-weight the others";
    evaluation_absent_not_rated => "本期不评级" | "Do not rate the period";
    evaluation_no_metrics => "至少要有一个指标。" | "A plan needs at least one metric.";
    evaluation_plan_choose => "选择方案" | "Choose a plan";
    evaluation_plan_problem => "选一个方案。" | "Choose a plan.";
    evaluation_subject_problem => "选被评估的是谁。" | "Choose who is evaluated.";
    evaluation_subject_choose => "选择" | "Choose";
    evaluation_twice => "这一期已经评估过了。" | "This period has been evaluated already.";
    evaluation_first_problem => "起止日期要对：结束不早于开始。" | "The dates have to be right: it does not end before it begins.";
    sheet_evaluations => "评估" | "Evaluations";
    sheet_evaluations_file => "评估" | "evaluations";
}

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
        format::percent(crate::domain::rate::Ppm(weight.0.saturating_mul(100)))
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
            Fact::Closed => self.evaluation_is_closed().to_owned(),
        }
    }

    /// Why a step may not be taken.
    pub fn evaluation_barred_words(self, barred: &Barred) -> String {
        match barred {
            Barred::Life(refusal) => self.evaluation_refusal(refusal),
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
            EvaluationError::WeightsNotWhole { sum } => {
                let sum = i64::try_from(sum).unwrap_or(i64::MAX);
                self.evaluation_weights_problem(&self.weight(Bp(sum)))
            }
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

    /// What cannot stand in a plan.
    pub fn plan_problem(self, problem: PlanProblem) -> String {
        match problem {
            PlanProblem::NoMetrics => self.evaluation_no_metrics().to_owned(),
            PlanProblem::WeightsOff { sum } => self.evaluation_weights_problem(&self.weight(Bp(sum))),
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
            Refusal::Guard(Guard::WeightsOff { total }) => {
                self.evaluation_weights_problem(&self.weight(Bp(i64::try_from(*total).unwrap_or(i64::MAX))))
            }
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
