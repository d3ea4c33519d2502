//! Following customers up: what was said, what comes next.

use crate::domain::repetition::{RepeatUnit, Repetition};
use crate::i18n::Text;

messages! {
    activities => "跟进" | "Follow-ups";
    activity_new => "记跟进" | "Record a follow-up";
    activity_edit => "修改跟进" | "Edit follow-up";
    activities_empty => "还没有跟进记录。打过电话、见过面，记一句就好。" | "Nothing recorded yet. After a call or a visit, a sentence is enough.";
    activity_customer => "客户" | "Customer";
    activity_choose => "选择客户" | "Choose a customer";
    activity_choose_problem => "请选择客户。" | "Please choose a customer.";
    activity_whom => "对象" | "Whom";
    activity_lead => "线索" | "Lead";
    activity_lead_choose => "选择线索" | "Choose a lead";
    activity_lead_problem => "请选择线索。" | "Please choose a lead.";
    activity_opportunity => "商机" | "Opportunity";
    activity_opportunity_none => "不针对某个商机" | "None in particular";
    activities_others => "与客户的其他跟进" | "Other follow-ups with the customer";
    activity_next_step_is(what: &str, day: &str) => "下一步：{what}，{day}" | "Next: {what}, {day}";
    activity_kind_label => "方式" | "How";
    activity_on => "日期" | "Day";
    activity_contact => "对方" | "With";
    activity_nobody => "未指明" | "Nobody in particular";
    activity_further => "其他参与人" | "Also present";
    activity_outcome_label => "结果" | "Outcome";
    activity_outcome_open => "不填" | "Not said";
    outcome_reached => "已联系上" | "Reached";
    outcome_no_answer => "未联系上" | "No answer";
    outcome_meeting_held => "已面谈" | "Meeting held";
    outcome_interested => "有意向" | "Interested";
    outcome_declined => "已拒绝" | "Declined";
    activity_content => "内容" | "What was said";
    activity_content_problem => "写一句谈了什么，或下一步做什么。" | "Write a word on what was said, or what comes next.";
    activity_next => "下一步" | "Next step";
    activity_next_on => "什么时候" | "When";
    activity_next_on_problem => "下一步要有日期，到时才会提醒。" | "A next step needs its day to be seen in time.";
    activity_repeats => "重复" | "Repeats";
    activity_once => "不重复" | "Once only";
    activity_every => "间隔" | "Every";
    activity_every_problem => "填 1 到 999 的整数。" | "A whole number from 1 to 999.";
    activity_repeats_problem => "要重复，先填第一次的日期。" | "To repeat it, give the day of the first time.";
    activity_rounds => "各次完成" | "Times it was done";
    activity_by => "我方" | "By";
    activity_earlier => "上一步" | "The step before";
    activity_earlier_done(what: &str) => "“{what}”做完了" | "“{what}” is done";
    activity_earlier_open(what: &str) => "“{what}”还没做" | "“{what}” is still open";
    activity_step_again(what: &str, often: &str) => "{what}（{often}）" | "{what} ({often})";
    activity_step_unnamed => "再联系" | "get in touch again";
    activity_saved(name: &str) => "已记下与{name}的跟进" | "Follow-up with {name} recorded";
    activity_deleted(name: &str) => "已删除与{name}的一条跟进" | "A follow-up with {name} was deleted";
    activity_done => "做完了" | "Done";
    activity_step_done(name: &str) => "{name}的下一步已完成" | "The next step with {name} is done";
    activity_round_done(name: &str, day: &str) => "{name}的这一次已完成，下一次 {day}" | "Done this time with {name}; next on {day}";
    activity_last_round(day: &str) => "上次 {day} 完成" | "last done {day}";
    activity_was_done(day: &str) => "{day}已完成" | "done {day}";
    home_follow_words(party: &str, what: &str) => "{party}：{what}" | "{party}: {what}";
    home_follow_act => "记跟进" | "Record";
    customers_to_follow => "待跟进" | "To follow up";
    changed_activity(day: &str) => "{day}的跟进" | "Follow-up of {day}";
    kind_activity => "跟进" | "Follow-ups";
}

impl Text {
    /// How often something is done: `每月`, `每 2 周`; `every month`, `every 2 weeks`.
    pub fn repetition(self, repetition: Repetition) -> String {
        let (zh, unit) = match repetition.unit {
            RepeatUnit::Day => ("天", "day"),
            RepeatUnit::Week => ("周", "week"),
            RepeatUnit::Month => ("月", "month"),
        };
        match (repetition.every, repetition.unit) {
            (0 | 1, _) => self.pick(format!("每{zh}"), format!("every {unit}")),
            (n, RepeatUnit::Month) => self.pick(format!("每 {n} 个月"), format!("every {n} months")),
            (n, RepeatUnit::Day | RepeatUnit::Week) => self.pick(format!("每 {n} {zh}"), format!("every {n} {unit}s")),
        }
    }

    /// The unit behind the box of an interval.
    pub fn repeat_unit(self, unit: RepeatUnit) -> &'static str {
        match unit {
            RepeatUnit::Day => self.pick("天", "days"),
            RepeatUnit::Week => self.pick("周", "weeks"),
            RepeatUnit::Month => self.pick("个月", "months"),
        }
    }

    /// A choice of the form: by what it repeats.
    pub fn repeat_by(self, unit: RepeatUnit) -> &'static str {
        match unit {
            RepeatUnit::Day => self.pick("按天", "By the day"),
            RepeatUnit::Week => self.pick("按周", "By the week"),
            RepeatUnit::Month => self.pick("按月", "By the month"),
        }
    }
}
