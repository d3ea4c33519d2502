//! The forms of a ticket's steps, the standard of the house, and the report.

use crate::domain::lifecycle::ticket::resolution::Answer;
use crate::domain::recommendation::{Promotion, Recommendation, Recommended};
use crate::domain::service_policy::PolicyError;
use crate::domain::service_quality::{FEWEST_ANSWERS, QualityLine, ServiceQualityError, Tenths};
use crate::domain::service_report::By;
use crate::i18n::{Text, format};

messages! {
    step_to => "给谁" | "To whom";
    step_to_problem => "写明给谁。" | "Say to whom.";
    step_next_update => "下次向客户通报" | "Next news to the customer by";
    step_channel => "通过什么" | "Through which channel";
    step_note => "通报了什么" | "What was told";
    step_priority => "级别" | "Level";
    step_safety => "涉及人身安全" | "Somebody's safety is at stake";
    step_safety_no => "不涉及" | "Nobody's";
    step_safety_yes => "涉及" | "Yes";
    step_complexity => "难度" | "How hard it is";
    step_simple => "一次答复即可" | "One answer does";
    step_complex => "多个原因或多人" | "Several causes or people";
    step_impact => "影响谁、影响什么" | "Whom and what it affects";
    step_immediate => "当时采取的措施" | "What was done at once";
    step_facts => "查到的事实" | "The facts";
    step_documents => "资料在哪里" | "Where the documents lie";
    step_interviews => "问过谁、怎么说" | "Who was heard";
    step_draft_cause => "原因" | "The cause";
    step_draft_remedy => "补救措施" | "The remedy";
    step_draft_cost => "我方费用" | "What it costs us";
    step_approver => "批准人" | "Approved by";
    step_question => "请客户补充什么" | "What the customer is asked";
    step_answer => "告知客户的结果" | "What the customer was told";
    step_options => "客户不同意时可以怎么办" | "What the customer may do if it does not agree";
    step_call_result => "回访结果" | "Result of the call";
    step_recommend => "推荐意愿：有多大可能推荐我们（0–10 分）" | "How likely the customer is to recommend us, 0 to 10";
    step_recommend_none => "未问或未答" | "Not asked, or no answer";
    recommend_most => "10 分，非常可能" | "10, extremely likely";
    recommend_least => "0 分，完全不可能" | "0, not at all likely";
    recommend_points(points: u8) => "{points} 分" | "{points}";
    ticket_recommendation => "推荐意愿" | "Likelihood to recommend";
    promotion_promoter => "推荐者" | "promoter";
    promotion_passive => "被动者" | "passive";
    promotion_detractor => "贬损者" | "detractor";
    step_call_note => "客户怎么说" | "What the customer said";
    step_outcome => "客户的态度" | "What the customer made of it";
    step_accepted => "接受" | "Accepts it";
    step_not_accepted => "不接受" | "Does not accept it";
    step_no_answer => "到期未答复" | "Did not answer in time";
    step_close_options => "不接受时告知的后续办法" | "What it was offered besides";
    step_reopen_why => "为什么重新处理" | "Why it is taken up again";
    step_escalate_why => "为什么升级" | "Why it is escalated";
    step_words_problem => "这一项要写。" | "This has to be written.";
    step_day_problem => "写明日期。" | "Give a day.";
    call_not_reached => "没有联系上" | "Not reached";
    call_1 => "1 分，很不满意" | "1, very unsatisfied";
    call_2 => "2 分，不满意" | "2, unsatisfied";
    call_3 => "3 分，一般" | "3, neutral";
    call_4 => "4 分，满意" | "4, satisfied";
    call_5 => "5 分，很满意" | "5, very satisfied";
    policy_title => "服务标准" | "Service standard";
    policy_lead => "没有签署的合同约定时限时，按这里的标准计时。合同里的“服务与投诉”优先；个别客户的专属时限在客户页设定，也优先于这里。改动自保存时起适用，此前受理的工单仍按受理时的标准。" | "Where no signed contract agrees times, these hold. “Service and complaints” in a contract comes first; so do times set for one customer, on the customer’s page. A change holds for tickets received once it is saved; those received before keep the standard that held when they came in.";
    policy_levels => "响应与解决时限" | "Times to answer and to solve";
    policy_respond_of(level: &str) => "{level} 响应" | "Answer, {level}";
    policy_resolve_of(level: &str) => "{level} 解决" | "Solve, {level}";
    policy_unit_of(label: &str) => "{label}，单位" | "{label}, unit";
    policy_hours => "服务时间" | "Hours of service";
    policy_hours_note => "节假日与调休上班按工作日历。午休写成两段，如 09:00-12:00, 13:00-18:00；休息日留空。" | "Holidays and make-up days follow the work calendar. A lunch break is written as two stretches: 09:00-12:00, 13:00-18:00. A day of rest stays empty.";
    policy_hours_problem => "写成 09:00-12:00, 13:00-18:00 这样，先后不重叠。" | "Write 09:00-12:00, 13:00-18:00: in order and apart.";
    policy_tiers => "逐级升级" | "Escalation";
    policy_tier_after(role: &str) => "{role}，多久之后" | "{role}, after";
    policy_acknowledge => "投诉受理确认，收到后" | "Complaints acknowledged within";
    policy_update => "投诉通报进展，每" | "News on a complaint every";
    policy_close => "告知结果后无回音可结案，满" | "May be closed without an answer after";
    policy_saved => "已保存服务标准" | "Service standard saved";
    policy_number_problem => "时限要写大于 0 的整数。" | "A time is a whole number above nought.";
    policy_answered_later(level: &str) => "{level}：解决时限不能短于响应时限。" | "{level}: it cannot be solved sooner than answered.";
    policy_slower(level: &str) => "{level}：不能比下一级更慢。" | "{level}: it cannot be slower than the level below.";
    policy_escalation_order => "升级要一级比一级晚。" | "Each tier of escalation comes later than the one before.";
    own_levels => "专属时限" | "Times for this customer";
    own_levels_lead => "合同约定了时限的，按合同；合同没有约定的，按此处；此处也没有的，按内部服务标准。改动自保存时起适用，此前受理的工单仍按受理时的时限。" | "What a signed contract agrees comes first, then these times, then the house service standard. A change holds for tickets received once it is saved; those received before keep the times that held when they came in.";
    own_levels_none => "未单独设定，按内部服务标准。" | "None set: the house service standard applies.";
    own_levels_set => "设定时限" | "Set times";
    own_levels_reset => "这一类改回内部标准" | "House standard again for this kind";
    own_levels_saved(name: &str) => "已保存{name}的专属时限" | "Times for {name} saved";
    policy_no_hours => "一周里至少要有一天有服务时间。" | "At least one day of the week has hours.";
    unit_hours => "小时" | "hours";
    unit_working_hours => "工作小时" | "working hours";
    unit_working_days => "工作日" | "working days";
    unit_days => "天" | "days";
    report_title => "服务报告" | "Service report";
    report_by => "按什么汇总" | "Added up by";
    report_by_customer => "按客户" | "By customer";
    report_by_contract => "按合同" | "By contract";
    report_by_person => "按人员" | "By person";
    report_period => "受理时间在" | "Came in";
    report_month => "本月" | "This month";
    report_last_month => "上月" | "Last month";
    report_quarter => "本季度" | "This quarter";
    report_year => "本年" | "This year";
    report_ever => "全部" | "All";
    report_of => "对象" | "Of";
    report_came => "受理" | "Came in";
    report_acknowledged => "按时受理确认" | "Acknowledged in time";
    report_answered => "按时响应" | "Answered in time";
    report_solved => "按时解决" | "Solved in time";
    report_first_contact => "一次解决" | "Closed at first contact";
    report_days(days: i64) => "{days} 天" | "{days} d";
    report_reopened => "重新处理" | "Reopened";
    report_satisfied => "满意" | "Satisfied";
    report_net_promoter => "净推荐值（NPS）" | "Net promoter score (NPS)";
    report_promoters => "推荐者（9–10 分）" | "Promoters, 9 and 10";
    report_passives => "被动者（7–8 分）" | "Passives, 7 and 8";
    report_detractors => "贬损者（0–6 分）" | "Detractors, 0 to 6";
    report_median => "解决用时（中位）" | "Time to solve, median";
    report_backlog => "未解决（等待天数）" | "Not solved yet, days waiting";
    report_age(count: usize, middle: i64, oldest: i64) => "{count} · 中位 {middle} 天，最久 {oldest} 天" | "{count} · median {middle} d, oldest {oldest} d";
    report_all => "合计" | "All together";
    report_nothing => "这段时间没有受理工单。" | "Nothing came in during this time.";
    report_no_contract => "没有合同" | "No contract";
    report_nobody => "未分派" | "Not assigned";
    report_count(counted: usize, of: usize) => "{counted}/{of}" | "{counted} of {of}";
    report_none => "–" | "–";
    report_counted => "计入的工单" | "Tickets that count";
    report_not_counted => "没有计入的" | "Those that do not";
    report_open => "显示由哪些工单得出" | "Show the tickets it stands on";
    sheet_service_report => "服务报告" | "Service report";
    sheet_service_report_file => "服务报告" | "service-report";
    sheet_tickets => "工单" | "Tickets";
    sheet_tickets_file => "工单" | "tickets";
}

impl Text {
    /// What came of a call-back.
    pub const fn call_answer(self, answer: Answer) -> &'static str {
        match answer {
            Answer::NotReached => self.call_not_reached(),
            Answer::VeryUnsatisfied => self.call_1(),
            Answer::Unsatisfied => self.call_2(),
            Answer::Neutral => self.call_3(),
            Answer::Satisfied => self.call_4(),
            Answer::VerySatisfied => self.call_5(),
        }
    }

    /// How likely the customer is to recommend us, as an answer to choose.
    pub fn recommendation(self, answer: Recommendation) -> String {
        match answer.points() {
            Recommendation::MOST => self.recommend_most().to_owned(),
            0 => self.recommend_least().to_owned(),
            points => self.recommend_points(points),
        }
    }

    /// The same of a ticket, with what it makes of the customer.
    pub fn ticket_recommended(self, answer: Recommendation) -> String {
        let (points, most) = (answer.points(), Recommendation::MOST);
        let promotion = match answer.promotion() {
            Promotion::Promoter => self.promotion_promoter(),
            Promotion::Passive => self.promotion_passive(),
            Promotion::Detractor => self.promotion_detractor(),
        };
        self.pick(format!("{points} 分（满分 {most}），{promotion}"), format!("{points} of {most}, {promotion}"))
    }

    /// What came of a call-back, in a few words.
    pub(super) fn called_back(self, answer: Answer, recommendation: Option<Recommendation>) -> String {
        let Some(rating) = answer.rating() else {
            return self.pick("回访未接通", "Called back, not reached").to_owned();
        };
        let called = self.pick(format!("回访：{rating} 分"), format!("Called back: {rating} of 5"));
        match recommendation.map(Recommendation::points) {
            None => called,
            Some(points) => {
                let most = Recommendation::MOST;
                self.pick(
                    format!("{called}，推荐意愿 {points} 分"),
                    format!("{called}, likely to recommend us: {points} of {most}"),
                )
            }
        }
    }

    /// Why a standard cannot stand.
    pub fn policy_error(self, error: PolicyError) -> String {
        match error {
            PolicyError::AnsweredLater { urgency } => self.policy_answered_later(self.urgency(urgency)),
            PolicyError::Slower { urgency } => self.policy_slower(self.urgency(urgency)),
            PolicyError::WorkaroundLater { urgency } => self.policy_workaround_later(self.urgency(urgency)),
            PolicyError::Escalation => self.policy_escalation_order().to_owned(),
            PolicyError::NoHours => self.policy_no_hours().to_owned(),
        }
    }

    /// By what a report adds up.
    pub const fn service_report_by(self, by: By) -> &'static str {
        match by {
            By::Customer => self.report_by_customer(),
            By::Contract => self.report_by_contract(),
            By::Person => self.report_by_person(),
        }
    }

    /// What was counted, of how many, and the figure that comes of it.
    pub fn report_share_working(self, counted: i64, of: u32, figure: Tenths) -> String {
        format!("{counted} ÷ {of} = {}", self.quality(Ok(figure)))
    }

    /// How many answers of each group there are, of how many, and the score that comes of it.
    pub fn net_promoter_working(self, told: &Recommended, line: QualityLine) -> String {
        let [promoters, passives, detractors] =
            [&told.promoters, &told.passives, &told.detractors].map(|group| format::count(group.len()));
        let reckoned =
            format!("({promoters} − {detractors}) ÷ {} × 100 = {}", line.of, self.net_promoter(Ok(line.figure)));
        self.pick(
            format!("推荐者 {promoters}、被动者 {passives}、贬损者 {detractors}：{reckoned}"),
            format!("Promoters {promoters}, passives {passives}, detractors {detractors}: {reckoned}"),
        )
    }

    /// So many answers.
    pub fn report_answers(self, answers: usize) -> String {
        let n = format::count(answers);
        let noun = if answers == 1 { "answer" } else { "answers" };
        self.pick(format!("{n} 个答复"), format!("{n} {noun}"))
    }

    /// A net promoter score in tenths of a point, with its sign: `+45.0`; what has none says why.
    pub fn net_promoter(self, score: Result<Tenths, ServiceQualityError>) -> String {
        match score {
            Ok(Tenths(tenths)) => {
                let sign = match tenths {
                    0 => "",
                    1.. => "+",
                    _ => "-",
                };
                let tenths = tenths.unsigned_abs();
                let (whole, rest) = (tenths.checked_div(10).unwrap_or(0), tenths.checked_rem(10).unwrap_or(0));
                format!("{sign}{whole}.{rest}")
            }
            Err(fault) => self.quality(Err(fault)),
        }
    }

    /// What the middle one of so many figures lies between.
    pub fn report_middle_working(self, of: usize, lower: &str, upper: &str) -> String {
        if lower == upper {
            self.pick(format!("共 {of} 个，中间的一个是 {upper}"), format!("Of {of}, the one in the middle is {upper}"))
        } else {
            self.pick(
                format!("共 {of} 个，中间的两个是 {lower} 和 {upper}，取平均"),
                format!("Of {of}, the two in the middle are {lower} and {upper}: their mean"),
            )
        }
    }

    /// A share in tenths of a per cent: `95.0 %`; what has none says why.
    pub fn quality(self, share: Result<Tenths, ServiceQualityError>) -> String {
        match share {
            Ok(Tenths(tenths)) => {
                let (whole, rest) = (tenths.checked_div(10).unwrap_or(0), tenths.checked_rem(10).unwrap_or(0));
                format!("{whole}.{rest}%")
            }
            Err(ServiceQualityError::TooFewAnswers { answers }) if answers > 0 => {
                self.pick(format!("少于 {FEWEST_ANSWERS} 个答复"), format!("Fewer than {FEWEST_ANSWERS} answers"))
            }
            Err(
                ServiceQualityError::TooFewAnswers { .. }
                | ServiceQualityError::NothingCounted
                | ServiceQualityError::MoreThanAll { .. }
                | ServiceQualityError::Exact(_),
            ) => self.report_none().to_owned(),
        }
    }
}
