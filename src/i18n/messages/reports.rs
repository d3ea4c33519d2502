//! Reports: what was done and what came of it, by person, team, customer and month; who looks after whom.

use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::reporting::fact::Tally;
use crate::domain::reporting::figure::{Figure, Report, Value};
use crate::domain::reporting::table::By;
use crate::domain::reporting::time::Time;
use crate::domain::sales_target::cells::PlanError;
use crate::i18n::Text;
use crate::i18n::format;

messages! {
    places_reports => "报表" | "Reports";
    reports_activity => "活动" | "Activity";
    reports_pipeline => "商机" | "Pipeline";
    reports_collection => "回款" | "Collection";
    reports_service => "服务" | "Service";
    reports_targets => "目标" | "Targets";
    reports_coverage => "覆盖" | "Coverage";
    reports_by => "按什么汇总" | "Added up by";
    reports_by_person => "按人员" | "By person";
    reports_by_team => "按团队" | "By team";
    reports_by_line => "按上下级" | "By line of reporting";
    reports_by_customer => "按客户" | "By customer";
    reports_by_month => "按月" | "By month";
    reports_by_stage => "按阶段" | "By stage";
    reports_no_stage => "没有阶段" | "No stage";
    reports_time => "期间" | "Period";
    reports_month => "本月" | "This month";
    reports_last_month => "上月" | "Last month";
    reports_quarter => "本季度" | "This quarter";
    reports_last_quarter => "上季度" | "Last quarter";
    reports_year => "本年" | "This year";
    reports_last_year => "上年" | "Last year";
    reports_own => "自选" | "Own range";
    reports_from => "从" | "From";
    reports_to => "到" | "To";
    reports_span(from: &str, to: &str) => "{from} 至 {to}" | "{from} to {to}";
    reports_compared(from: &str, to: &str) => "小字为上一期间：{from} 至 {to}" | "In small: the period before, {from} to {to}";
    reports_upside_down => "结束日不能早于开始日。" | "The last day cannot come before the first.";
    reports_too_long => "期间最多十年。" | "A period is ten years at most.";
    reports_of => "对象" | "Of";
    reports_only => "只看" | "Only";
    reports_of_all => "看全部" | "Show all";
    reports_all => "合计" | "All together";
    reports_nobody => "未指明" | "Nobody named";
    reports_no_team => "没有团队" | "No team";
    reports_outside => "不是成员的人" | "Who is no member";
    reports_no_customer => "自己的事" | "Our own";
    reports_before(value: &str) => "上期 {value}" | "before {value}";
    reports_before_heading(figure: &str) => "{figure}（上一期间）" | "{figure} (period before)";
    reports_number_heading(figure: &str) => "{figure}（数量）" | "{figure} (number)";
    reports_of_heading(figure: &str) => "{figure}（总数）" | "{figure} (out of)";
    reports_currency => "币种" | "Currency";
    reports_open => "显示由什么得出" | "Show what it stands on";
    reports_working_count(count: &str) => "由 {count} 项得出" | "Stands on {count} entries";
    reports_working_day => "日期" | "Day";
    reports_working_what => "事项" | "What";
    reports_working_who => "人员" | "Who";
    reports_working_worth => "计入" | "Counts";
    reports_part(number: usize) => "第 {number} 期" | "instalment {number}";
    reports_nothing => "这段期间和上一期间都没有可报的。" | "There is nothing to report in this period or the one before.";
    reports_reckoning => "正在计算…" | "Working it out…";
    reports_none => "–" | "–";
    reports_share(share: &str, part: usize, whole: usize) => "{share} · {part}/{whole}" | "{share} · {part} of {whole}";
    reports_sheet => "报表" | "Report";
    reports_see_also => "另见" | "See also";
    reports_help_pipeline => "金额以所看日期所知为准；“期末在手”与“加权”是期间最后一天（或所看日期）的状况。" | "Amounts are those known on the day looked at; “Open at the end” and “Weighted” are as of the last day of the period, or the day looked at.";
    reports_help_collection => "应收按所看日期有效的付款计划；到账按收款日，抵销视同清偿、按通知到达日计入，冲正的不算；回款天数从到期日算起，提前为负。" | "What fell due is by the plan in force on the day looked at; money counts on its day unless it was taken back, and a set-off on the day its notice arrived, since it pays the debt; days to pay count from the due day, below zero when early.";
    reports_help_activity => "备忘不算联系；一位客户不论联系几次，只算一位。" | "A note is no contact; a customer counts once, however often it was reached.";
    reports_help_service => "都按受理日期归入期间；不到五份评价不算满意度。" | "Everything counts on the day a ticket came in; fewer than five answers make no satisfaction score.";
    reports_help_targets => "按人员和上下级看成员的目标，按团队看团队的，按客户看合同的，按月看全公司的。跨期间的目标只算落在期间里的部分。" | "By person and line: targets of members; by team: of teams; by customer: of contracts; by month: of the firm. Of a target that reaches beyond the period only the part within it counts.";
    reports_no_targets => "这段期间没有这一类目标。" | "No target of this sort runs in this period.";
    reports_aim => "目标" | "Aim";
    reports_expected => "到今天应完成" | "Should be done by now";
    reports_actual => "完成" | "Actual";
    reports_attained => "达成" | "Attained";
    reports_pace => "进度" | "Pace";
    reports_measured => "指标" | "Measured";
    reports_bearer => "承担人" | "Borne by";
    coverage_loads => "谁照管多少客户" | "Who looks after how many";
    coverage_owner => "负责人" | "Owner";
    coverage_all => "合计" | "In all";
    coverage_untouched => "久未联系" | "Not reached";
    coverage_untouched_title(days: i64) => "{days} 天以上没有联系的客户" | "Customers not reached for {days} days or more";
    coverage_untouched_none => "没有这样的客户。" | "There are none.";
    coverage_days => "多久算久" | "How long is long";
    coverage_days_choice(days: i64) => "{days} 天" | "{days} days";
    coverage_last => "最近联系" | "Last reached";
    coverage_never => "从未" | "Never";
    coverage_idle => "没有客户的成员" | "Members without customers";
    coverage_idle_none => "每位在职成员都有客户。" | "Every member has customers.";
    coverage_orphans => "负责人已离职的客户" | "Customers whose owner has left";
    coverage_orphans_none => "没有这样的客户。" | "There are none.";
    coverage_left_on(day: &str) => "{day} 离职" | "left {day}";
    coverage_outsider => "不是成员" | "is no member";
    coverage_nobody => "公海（没有负责人）" | "The pool (nobody)";
    coverage_empty => "还没有客户。" | "No customers yet.";
    coverage_hand_over => "到团队页移交" | "Hand them over under Team";
    coverage_sheet => "客户覆盖" | "Coverage";
    coverage_sheet_untouched => "久未联系的客户" | "Customers not reached";
    coverage_sheet_orphans => "负责人已离职的客户" | "Customers whose owner has left";
    reports_left_on => "离职日" | "Left on";
}

impl Text {
    /// What a report is called.
    pub const fn report_name(self, report: Report) -> &'static str {
        match report {
            Report::Activity => self.reports_activity(),
            Report::Pipeline => self.reports_pipeline(),
            Report::Collection => self.reports_collection(),
            Report::Service => self.reports_service(),
        }
    }

    /// How its figures are reckoned.
    pub const fn report_help(self, report: Report) -> &'static str {
        match report {
            Report::Activity => self.reports_help_activity(),
            Report::Pipeline => self.reports_help_pipeline(),
            Report::Collection => self.reports_help_collection(),
            Report::Service => self.reports_help_service(),
        }
    }

    /// By what facts are added up.
    pub const fn report_grouping(self, by: By) -> &'static str {
        match by {
            By::Person => self.reports_by_person(),
            By::Team => self.reports_by_team(),
            By::Line => self.reports_by_line(),
            By::Customer => self.reports_by_customer(),
            By::Month => self.reports_by_month(),
            By::Stage => self.reports_by_stage(),
        }
    }

    /// A time to look at.
    pub const fn report_time(self, time: Time) -> &'static str {
        match time {
            Time::Month => self.reports_month(),
            Time::LastMonth => self.reports_last_month(),
            Time::Quarter => self.reports_quarter(),
            Time::LastQuarter => self.reports_last_quarter(),
            Time::Year => self.reports_year(),
            Time::LastYear => self.reports_last_year(),
            Time::Own => self.reports_own(),
        }
    }

    /// Why a time cannot be reported on.
    pub fn report_time_fault(self, fault: PlanError) -> &'static str {
        match fault {
            PlanError::UpsideDown => self.reports_upside_down(),
            PlanError::TooLong | PlanError::PartsDoNotFit { .. } | PlanError::NotPositive => self.reports_too_long(),
            PlanError::Exact(fault) => self.exact_fault(fault),
        }
    }

    /// What a column of a report is called.
    pub fn report_figure(self, figure: Figure) -> &'static str {
        match figure {
            Figure::Contacts => self.pick("联系合计", "Contacts"),
            Figure::Calls => self.pick("电话", "Calls"),
            Figure::Visits => self.pick("拜访", "Visits"),
            Figure::Meetings => self.pick("会议", "Meetings"),
            Figure::Emails => self.pick("邮件", "E-mails"),
            Figure::Wechats => self.pick("微信", "WeChat"),
            Figure::Notes => self.pick("备忘", "Notes"),
            Figure::Reached => self.pick("联系到的客户", "Customers reached"),
            Figure::TasksDone => self.pick("完成任务", "Tasks done"),
            Figure::StepsDone => self.pick("完成下一步", "Next steps done"),
            Figure::Added => self.pick("新增", "Added"),
            Figure::Moved => self.pick("推进", "Moved"),
            Figure::Won => self.pick("赢单", "Won"),
            Figure::Lost => self.pick("输单", "Lost"),
            Figure::Conversion => self.pick("赢单率", "Conversion"),
            Figure::InStage => self.pick("阶段停留（均）", "Mean stage time"),
            Figure::Standing => self.pick("期末在手", "Open at the end"),
            Figure::Weighted => self.pick("期末加权", "Weighted at the end"),
            Figure::Due => self.pick("到期应收", "Fell due"),
            Figure::OnTime => self.pick("按期到账", "Collected on time"),
            Figure::Late => self.pick("逾期到账", "Collected late"),
            Figure::OnTimeShare => self.pick("按期比例", "On time, by money"),
            Figure::Overdue => self.pick("期末逾期", "Overdue at the end"),
            Figure::DaysToPay => self.pick("回款天数（均）", "Days to pay, mean"),
            Figure::Came => self.pick("受理", "Came in"),
            Figure::Answered => self.pick("按时响应", "Answered in time"),
            Figure::Solved => self.pick("按时解决", "Solved in time"),
            Figure::Reopened => self.pick("重新处理", "Reopened"),
            Figure::Satisfied => self.pick("满意", "Satisfied"),
            Figure::Waiting => self.pick("未解决", "Not solved yet"),
        }
    }

    /// As what a fact counts.
    pub fn report_tally(self, tally: Tally) -> &'static str {
        match tally {
            Tally::Call => self.pick("电话", "Call"),
            Tally::Visit => self.pick("拜访", "Visit"),
            Tally::Meeting => self.pick("会议", "Meeting"),
            Tally::Email => self.pick("邮件", "E-mail"),
            Tally::Wechat => self.pick("微信", "WeChat"),
            Tally::Note => self.pick("备忘", "Note"),
            Tally::TaskDone => self.pick("任务完成", "Task done"),
            Tally::StepDone => self.pick("下一步完成", "Next step done"),
            Tally::Added => self.pick("新增商机", "Opportunity added"),
            Tally::Moved => self.pick("换了阶段", "Moved on"),
            Tally::Won => self.pick("赢单", "Won"),
            Tally::Lost => self.pick("输单", "Lost"),
            Tally::Stayed => self.pick("离开阶段", "Left a stage"),
            Tally::Standing | Tally::Weighted => self.pick("期末在手", "Open at the end"),
            Tally::Due => self.pick("到期", "Fell due"),
            Tally::OnTime => self.pick("按期到账", "Collected on time"),
            Tally::Late => self.pick("逾期到账", "Collected late"),
            Tally::Overdue => self.pick("期末逾期", "Overdue at the end"),
            Tally::Settled => self.pick("付清", "Paid in full"),
            Tally::Came => self.pick("受理", "Came in"),
            Tally::Answered => self.pick("按时响应", "Answered in time"),
            Tally::AnsweredLate => self.pick("响应超时", "Answered late"),
            Tally::Solved => self.pick("按时解决", "Solved in time"),
            Tally::SolvedLate => self.pick("解决超时", "Solved late"),
            Tally::StayedSolved => self.pick("未再打开", "Stayed solved"),
            Tally::Reopened => self.pick("重新处理", "Reopened"),
            Tally::Satisfied => self.pick("满意", "Satisfied"),
            Tally::Unsatisfied => self.pick("不满意", "Not satisfied"),
            Tally::Waiting => self.pick("未解决", "Not solved yet"),
        }
    }

    /// A number of days, below zero as well.
    pub fn reports_days(self, days: i64) -> String {
        let unit = if days.unsigned_abs() == 1 { "day" } else { "days" };
        self.pick(format!("{days} 天"), format!("{days} {unit}"))
    }

    /// A figure in words.
    pub fn report_value(self, value: &Value) -> String {
        let share = |share: Option<Ppm>| share.map_or_else(|| self.reports_none().to_owned(), format::percent_floor);
        match value {
            Value::Count(count) => format::count(*count),
            Value::Amount(count, money) if money.is_empty() => format::count(*count),
            Value::Amount(count, money) => format!("{} · {}", report_money(money), format::count(*count)),
            Value::Share(_, _, 0) => self.reports_none().to_owned(),
            Value::Share(shown, part, whole) => self.reports_share(&share(*shown), *part, *whole),
            Value::AmountShare(shown) => share(*shown),
            Value::Days(days) => days.map_or_else(|| self.reports_none().to_owned(), |days| self.reports_days(days)),
        }
    }
}

/// Amounts of several currencies, never added.
fn report_money(money: &[Money]) -> String {
    money.iter().map(|it| format::money(*it)).collect::<Vec<_>>().join(" + ")
}
