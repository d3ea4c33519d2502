//! Duties of both sides: the board, the steps of a duty, what is kept of it.

use crate::domain::contract::clause::Area;
use crate::domain::contract::party::Who;
use crate::domain::contract::plan::{Due, Unit};
use crate::domain::date::Date;
use crate::domain::duties::days::{Awaits, DayLine};
use crate::domain::duties::promise::When;
use crate::domain::duties::record::DutyFact;
use crate::domain::lifecycle::obligation::{Event, Stage, Step};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::period::Period;
use crate::i18n::{Text, format};

messages! {
    places_duties => "履约" | "Duties";
    duties_title => "双方的义务" | "Duties of both sides";
    duties_act => "要处理" | "Needs action";
    duties_ours => "我方的" | "Ours";
    duties_theirs => "对方的" | "Theirs";
    duties_open => "全部未完成" | "All open";
    duties_done_view => "已了结" | "Settled";
    duties_search => "在义务里查找" | "Search the duties";
    duties_empty => "没有要处理的义务。合同签署以后，双方的义务会按条款出现在这里。" | "No duty needs action. Once a contract is signed, what both sides owe under its clauses appears here.";
    duties_none_match => "没有符合条件的义务。" | "No duty matches.";
    duties_of_contract_none => "这份合同还没有可以列出的义务：签署以后，按条款推算的义务会列在这里。" | "Nothing to list yet: once this contract is signed, what its clauses put on both sides is listed here.";
    duties_count(n: &str) => "{n} 项" | "{n} listed";
    duty_all_areas => "全部条款" | "Every clause area";
    duty_all_owners => "全部负责人" | "Everybody";
    duty_all_customers => "全部客户" | "Every customer";
    duty_all_contracts => "全部合同" | "Every contract";
    duty_area => "条款" | "Clause area";
    duty_overdue => "已过期" | "Late";
    duty_week => "七天之内" | "Within seven days";
    duty_month => "三十天之内" | "Within thirty days";
    duty_later => "以后" | "Later";
    duty_waiting => "等待某件事发生" | "Waiting for something to happen";
    duty_settled => "已了结" | "Settled";
    duty_always => "持续的义务，以及对方要求时才履行的义务" | "Owed all the time, or when asked";
    duty_payments => "付款由收款记录核销，不在这里登记。" | "Payments are settled by receipts, and not recorded here.";
    duty_see_money => "查看收款" | "See the money";
    duty_write => "手工添加义务" | "Add a duty by hand";
    duty_edit => "修改义务" | "Edit the duty";
    duty_name => "要做什么" | "What is owed";
    duty_name_problem => "用几个字写明要做什么。" | "Say in a few words what is owed.";
    duty_detail => "说明" | "Details";
    duty_bearer => "由谁履行" | "Whose duty";
    duty_us => "我方" | "Us";
    duty_them => "对方" | "Them";
    duty_both => "双方" | "Both sides";
    duty_due => "到期日" | "Due";
    duty_due_problem => "重复的义务要写第一次的到期日。" | "A duty that repeats needs its first day.";
    duty_keeper => "我方负责人" | "Who looks after it on our side";
    duty_owner_hint => "不填则由合同负责人跟进" | "Empty: whoever looks after the contract";
    duty_evidence => "完成时要有凭证" | "Proof when it is done";
    duty_evidence_needed => "要" | "Needed";
    duty_evidence_free => "不要求" | "Not needed";
    duty_saved(what: &str) => "义务“{what}”已保存" | "The duty “{what}” is saved";
    duty_deleted(what: &str) => "已删除义务“{what}”" | "The duty “{what}” is deleted";
    duty_begin => "开始" | "Begin";
    duty_done => "完成" | "Done";
    duty_received => "对方已完成" | "They did it";
    duty_confirm => "对方已确认" | "They confirmed it";
    duty_waive => "豁免" | "Waive";
    duty_breach => "记为违约" | "Record a breach";
    duty_done_label(what: &str) => "完成：{what}" | "Done: {what}";
    duty_received_label(what: &str) => "对方已完成：{what}" | "They did it: {what}";
    duty_confirm_label(what: &str) => "对方已确认：{what}" | "They confirmed it: {what}";
    duty_done_title => "完成义务" | "The duty is done";
    duty_confirm_title => "确认已履行" | "Confirm that it was done";
    duty_waive_title => "豁免义务" | "Waive the duty";
    duty_breach_title => "记为违约" | "Record a breach";
    duty_done_on => "完成日期" | "Done on";
    duty_step_on => "日期" | "Day";
    duty_proof => "凭证或说明" | "What shows it";
    duty_proof_hint => "回单号、签收人、邮件日期等" | "Number of the slip, who signed for it, date of the e-mail";
    duty_proof_missing => "这项义务要有凭证：写明凭什么能看出已经完成，或附上文件。" | "This duty needs proof: say what shows that it was done, or add a file.";
    duty_file => "附件" | "File";
    duty_file_none => "没有附件" | "No file";
    duty_confirmed_by => "由谁确认" | "Confirmed by";
    duty_confirmed_hint => "留空则等待对方确认" | "Empty: it waits for the other side";
    duty_by_whom => "由谁决定" | "Decided by";
    duty_why => "原因" | "Why";
    duty_breach_note => "发生了什么" | "What happened";
    duty_recorded(what: &str) => "已登记：{what}" | "Recorded: {what}";
    duty_history => "履约记录" | "What happened";
    duty_history_none => "还没有登记过。" | "Nothing was recorded yet.";
    duty_take_back => "撤回这条" | "Take this back";
    duty_taken_back => "已撤回" | "Taken back";
    duty_working => "为什么是这一天" | "Why this day";
    duty_term => "依据的条款" | "The term it comes from";
    duty_by_hand => "手工添加" | "Written down by hand";
    duty_is_gone => "合同现在的条款里已没有这项义务，记录保留。" | "The contract no longer says so; what was recorded is kept.";
    duty_settle_all => "一次了结到期的…" | "Settle all that is due…";
    duty_settle_title => "一次了结到期未结的义务" | "Settle all duties that are due";
    duty_settle_how => "怎样了结" | "How";
    duty_settle_done => "都已履行" | "All were performed";
    duty_settle_waive => "全部豁免" | "All are waived";
    duty_settle_hint => "只登记到今天为止到期而未了结的义务；以后的、等待事件的不变。" | "Only what is due by today and open is recorded; what is due later, or waits for something, stays.";
    duty_settle_none => "没有到期未了结的义务。" | "Nothing is due and open.";
    duty_settle_note => "凭证或原因" | "What shows it, or why";
    duty_by_book => "账册中已有记录" | "The book shows it";
    duty_no_day => "没有写日期" | "No day was written";
    duty_waits_end => "合同结束后起算" | "Counted from the end of the contract";
    duty_planned => "待履行" | "Open";
    duty_in_progress => "履行中" | "Begun";
    duty_submitted => "待对方确认" | "Waiting to be confirmed";
    duty_fulfilled => "已履行" | "Performed";
    duty_waived => "已豁免" | "Waived";
    duty_breached => "违约" | "Broken";
    duty_ended => "这项义务已经了结。" | "This duty is settled already.";
    duty_in_future => "日期在今天之后。" | "The day lies after today.";
    duty_before_last => "日期早于上一步。" | "The day lies before the step before it.";
    duty_who_missing => "请写明是谁。" | "Please say who.";
    duty_why_missing => "请写明原因。" | "Please say why.";
    duty_not_yet => "还没有到这一步。" | "Another step comes first.";
    duty_see => "打开" | "Open";
    home_duty_words(party: &str, what: &str) => "{party}：{what}" | "{party}: {what}";
    home_duty_theirs(party: &str, what: &str) => "{party}应履行：{what}" | "{party} owes: {what}";
    calendar_duties => "义务" | "Duties";
    kind_duty => "义务" | "Duties";
    kind_duty_event => "履约记录" | "What happened to duties";
    duty_instance => "义务编号" | "Which duty";
    duty_called => "名称" | "Name";
    sheet_duties => "义务" | "Duties";
    sheet_duties_file => "履约" | "duties";
}

impl Text {
    /// What is owed, of one month or one part.
    pub fn duty_of(self, what: &str, of: &str) -> String {
        self.pick(format!("{what}（{of}）"), format!("{what} ({of})"))
    }

    /// How many duties a list holds.
    pub fn duties_counted(self, count: usize) -> String {
        self.duties_count(&format::count(count))
    }

    /// Who bears a duty.
    pub const fn duty_side(self, who: Who) -> &'static str {
        match who {
            Who::Us => self.duty_us(),
            Who::Them => self.duty_them(),
            Who::Both => self.duty_both(),
        }
    }

    /// A clause area in a few words.
    pub fn duty_area_words(self, area: Area) -> &'static str {
        match area {
            Area::S1 => self.pick("S1 信息共享", "S1 Sharing"),
            Area::S2 => self.pick("S2 客户开发与维护", "S2 Development"),
            Area::S3 => self.pick("S3 目标与考核", "S3 Targets"),
            Area::S4 => self.pick("S4 服务与投诉", "S4 Service"),
            Area::S5 => self.pick("S5 违约责任", "S5 Breach"),
            Area::S6 => self.pick("S6 期限与终止", "S6 Term"),
            Area::S7 => self.pick("S7 物料与支持", "S7 Support"),
            Area::S8 => self.pick("S8 付款", "S8 Payment"),
            Area::S9 => self.pick("S9 争议解决", "S9 Disputes"),
            Area::General => self.pick("一般条款", "General terms"),
        }
    }

    /// By when a promise is owed, with the figure of the term: `交付后 10 日`, `10 days after delivery`.
    pub fn duty_when(self, when: &When) -> String {
        match when {
            When::By(Due::On(day)) => {
                let day = self.date(*day);
                self.pick(format!("{day}前"), format!("by {day}"))
            }
            When::By(Due::After { event, within }) => self.after_event(*event, *within),
            When::AfterEnd(within) => {
                let period = self.period(*within);
                self.pick(format!("合同结束后 {period}"), format!("{period} after the end"))
            }
            When::AfterUse { within, .. } => {
                let period = self.period(*within);
                self.pick(format!("使用期满后 {period}"), format!("{period} after the use ends"))
            }
            When::Each { every, then } => self.duty_each(*every, then),
            When::Between { every, .. } => self.duty_each(*every, &[]),
            When::Monthly { day, then } => {
                let after = self.duty_after(then);
                let nth = ordinal(*day);
                self.pick(format!("每月 {day} 日结账{after}"), format!("accounts made up on the {nth}{after}"))
            }
            When::EachPart(within) => {
                let period = self.period(*within);
                match within.n {
                    0 => self.pick("每期款到期之日".to_owned(), "on the day of each payment".to_owned()),
                    _ => self.pick(
                        format!("每期付款条件成就后 {period}"),
                        format!("{period} after the conditions of each payment are met"),
                    ),
                }
            }
            When::BeforeRenewal => {
                self.pick("期满前通知的最后一天".to_owned(), "by the last day for a notice before the end".to_owned())
            }
            When::Always => self.pick("持续履行".to_owned(), "all the time".to_owned()),
            When::OnRequest(within) if within.n == 0 => self.pick("对方要求时".to_owned(), "when asked".to_owned()),
            When::OnRequest(within) => {
                let period = self.period(*within);
                self.pick(format!("发生或被要求后 {period}"), format!("within {period} of being asked"))
            }
        }
    }

    fn duty_each(self, every: Period, then: &[Period]) -> String {
        let after = self.duty_after(then);
        let named = match (every.n, every.unit) {
            (1, Unit::Day) => Some(self.pick("每日", "every day")),
            (1, Unit::WorkingDay) => Some(self.pick("每个工作日", "every working day")),
            (1, Unit::Month) => Some(self.pick("每月", "every month")),
            (3, Unit::Month) => Some(self.pick("每季", "every quarter")),
            (12, Unit::Month) | (1, Unit::Year) => Some(self.pick("每年", "every year")),
            _ => None,
        };
        named.map_or_else(
            || {
                let every = self.period(every);
                self.pick(format!("每 {every}{after}"), format!("every {every}{after}"))
            },
            |named| format!("{named}{after}"),
        )
    }

    fn duty_after(self, then: &[Period]) -> String {
        let parts: Vec<String> = then.iter().map(|it| self.period(*it)).collect();
        match parts.as_slice() {
            [] => String::new(),
            parts => {
                let all = parts.join(" + ");
                self.pick(format!("，之后 {all}"), format!(", then {all}"))
            }
        }
    }

    /// What an instance without a day waits for.
    pub fn duty_awaits(self, what: Awaits) -> String {
        match what {
            Awaits::Event(event) => {
                let event = self.plan_event(event);
                self.pick(format!("等待{event}"), format!("waits for {event}"))
            }
            Awaits::End => self.duty_waits_end().to_owned(),
            Awaits::Nothing => self.duty_no_day().to_owned(),
            Awaits::ForceMajeure => self.duty_waits_force().to_owned(),
        }
    }

    /// Where a duty stands, in a word.
    pub const fn duty_stage(self, stage: &Stage) -> &'static str {
        match stage {
            Stage::Planned => self.duty_planned(),
            Stage::InProgress { .. } => self.duty_in_progress(),
            Stage::Submitted { .. } => self.duty_submitted(),
            Stage::Fulfilled { .. } => self.duty_fulfilled(),
            Stage::Waived { .. } => self.duty_waived(),
            Stage::Breached { .. } => self.duty_breached(),
        }
    }

    /// What happened to a duty, with who, why and what shows it.
    pub fn duty_fact(self, fact: &DutyFact) -> String {
        match fact {
            DutyFact::Steps(steps) => {
                let words: Vec<String> = steps.iter().map(|step| self.duty_event(step)).collect();
                words.join(self.pick("；", "; "))
            }
            DutyFact::Owner(name) if name.is_empty() => {
                self.pick("交回合同负责人".to_owned(), "given back to whoever looks after the contract".to_owned())
            }
            DutyFact::Owner(name) => self.pick(format!("由{name}负责"), format!("looked after by {name}")),
            DutyFact::TakesBack(_) => self.pick("撤回了一条登记".to_owned(), "an entry was taken back".to_owned()),
        }
    }

    /// What happened to a duty, for the other side: without who gave it up and why, and what we wrote on a breach. Nothing of what is
    /// about ourselves alone.
    pub fn duty_fact_told(self, fact: &DutyFact) -> Option<String> {
        let told = |step: &Event| match step {
            Event::Waived { .. } => self.duty_waived().to_owned(),
            Event::BreachDeclared { .. } => self.duty_breached().to_owned(),
            Event::Started | Event::Submitted { .. } | Event::Confirmed { .. } => self.duty_event(step),
        };
        match fact {
            DutyFact::Steps(steps) => Some(steps.iter().map(told).collect::<Vec<_>>().join(self.pick("；", "; "))),
            DutyFact::Owner(_) => None,
            DutyFact::TakesBack(_) => Some(self.duty_fact(fact)),
        }
    }

    fn duty_event(self, event: &Event) -> String {
        let with = |words: &str, more: &str| {
            if more.is_empty() {
                words.to_owned()
            } else {
                self.pick(format!("{words}：{more}"), format!("{words}: {more}"))
            }
        };
        match event {
            Event::Started => self.pick("开始履行".to_owned(), "begun".to_owned()),
            Event::Submitted { evidence } => with(self.pick("已完成", "done"), evidence),
            Event::Confirmed { by } => self.pick(format!("由{by}确认"), format!("confirmed by {by}")),
            Event::Waived { by, reason } => with(&self.pick(format!("{by}豁免"), format!("waived by {by}")), reason),
            Event::BreachDeclared { note } => with(self.duty_breached(), note),
        }
    }

    /// What a step is called.
    pub const fn duty_step_name(self, step: Step) -> &'static str {
        match step {
            Step::Start => self.duty_begin(),
            Step::Submit => self.duty_done(),
            Step::Confirm => self.duty_confirm(),
            Step::Waive => self.duty_waive(),
            Step::DeclareBreach => self.duty_breach(),
        }
    }

    /// Why a step may not be taken.
    pub fn duty_refusal(self, refusal: &Refusal<Stage>) -> &'static str {
        match refusal {
            Refusal::DatedInFuture { .. } => self.duty_in_future(),
            Refusal::BeforeLastStep { .. } => self.duty_before_last(),
            Refusal::NameMissing => self.duty_who_missing(),
            Refusal::ReasonMissing => self.duty_why_missing(),
            Refusal::Guard(_) => self.duty_proof_missing(),
            Refusal::NeedsFirst { .. } | Refusal::Instead { .. } => self.duty_not_yet(),
            Refusal::AlreadyPast { .. } | Refusal::Ended { .. } => self.duty_ended(),
        }
    }

    /// A line of the reckoning of a day.
    pub fn duty_line(self, line: &DayLine) -> (Option<Date>, String) {
        match line {
            DayLine::Agreed(day) => {
                (Some(*day), self.pick("合同写明的日期", "The day that the contract names").to_owned())
            }
            DayLine::Happened(event, day) => (Some(*day), self.plan_event(*event).to_owned()),
            DayLine::End(day) => (Some(*day), self.pick("合同的最后一天", "The last day of the contract").to_owned()),
            DayLine::Ended(day) => (Some(*day), self.pick("合同解除之日", "The contract was ended").to_owned()),
            DayLine::LastUse(day) => (Some(*day), self.pick("使用期的最后一天", "The last day of the use").to_owned()),
            DayLine::Stopped(day) => (Some(*day), self.pick("停止共享之日", "Sharing was stopped").to_owned()),
            DayLine::Period(first, last) => {
                let (first, end) = (self.date(*first), self.date(*last));
                (Some(*last), self.pick(format!("这一期：{first}至{end}"), format!("The period: {first} to {end}")))
            }
            DayLine::MadeUp(day) => (Some(*day), self.pick("结账日", "The account is made up").to_owned()),
            DayLine::PartDue(day) => (Some(*day), self.pick("这一期款的到期日", "The payment falls due").to_owned()),
            DayLine::Notice(day) => (Some(*day), self.term_last_notice().to_owned()),
            DayLine::Counted(line) => self.due_line(*line),
        }
    }
}

/// The day of a month as English says it: `1st`, `22nd`, `25th`.
fn ordinal(day: u8) -> String {
    let ending = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}
