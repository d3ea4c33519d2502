//! Service: the queue, one ticket, its clocks and their working.

use crate::domain::calendar::CalendarLine;
use crate::domain::calendar::moment::Moment;
use crate::domain::contract::clause::Area;
use crate::domain::contract::service::{EscalationRole, ServiceChannel, Urgency};
use crate::domain::date::Date;
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::lifecycle::ticket::command::Event;
use crate::domain::service_case::Target;
use crate::domain::service_clock::level::{ServiceLimit, ServiceTime};
use crate::domain::service_clock::{ClockKind, ClockLine, PauseEnd, PauseReason, ServiceClockError, ServiceState};
use crate::domain::ticket_fixed::Fixed;
use crate::i18n::Text;
use crate::i18n::format;

messages! {
    places_service => "服务" | "Service";
    kind_ticket => "工单" | "Tickets";
    kind_ticket_event => "工单进展" | "Steps of tickets";
    tickets_of => "服务与投诉" | "Service and complaints";
    tickets_of_none => "没有工单。" | "No tickets.";
    tickets_empty => "还没有工单。客户来电、来函时点“新工单”，受理时间就开始计时。" | "No tickets yet. When a customer calls or writes, press “New ticket”: its clock starts with the moment it came in.";
    tickets_none_match => "没有符合的工单。" | "No ticket matches.";
    tickets_search => "搜索工单" | "Search tickets";
    tickets_open => "未关闭" | "Open";
    tickets_mine => "我的" | "Mine";
    tickets_late => "超时" | "Late";
    tickets_call_back => "待回访" | "To call back";
    tickets_waiting => "待客户" | "Waiting for the customer";
    tickets_closed => "已关闭" | "Closed";
    tickets_all => "全部" | "All";
    tickets_any_kind => "所有类别" | "Every kind";
    tickets_any_level => "所有级别" | "Every level";
    ticket_new_title => "新工单" | "New ticket";
    ticket_edit => "编辑工单" | "Edit ticket";
    ticket_number => "工单编号" | "Number";
    ticket_kind => "类别" | "Kind";
    ticket_question => "咨询" | "Question";
    ticket_service => "服务" | "Service";
    ticket_complaint => "投诉" | "Complaint";
    ticket_feedback => "反馈" | "Feedback";
    ticket_severity => "级别" | "Level";
    ticket_stage_label => "进展" | "Stage";
    ticket_title => "什么事" | "What it is about";
    ticket_title_problem => "用几个字写清什么事。" | "Say in a few words what it is about.";
    ticket_customer_problem => "选是哪位客户。" | "Choose the customer.";
    ticket_customer_none => "选择客户" | "Choose a customer";
    ticket_contact_none => "未指明" | "Nobody named";
    ticket_contract_none => "没有合同" | "No contract";
    ticket_product => "产品" | "Product";
    ticket_product_none => "未指明" | "None named";
    ticket_area => "涉及方面" | "Clause area";
    ticket_clause => "涉及条款" | "Clause";
    ticket_area_none => "未指明" | "None named";
    ticket_duty_none => "未指明" | "None named";
    ticket_channel => "来的方式" | "How it came";
    ticket_description => "客户怎么说" | "What the customer said";
    ticket_wish => "客户希望" | "What the customer wants";
    ticket_received => "受理时间" | "Came in";
    ticket_received_on => "受理日期" | "Came in on";
    ticket_received_at => "几点" | "At";
    ticket_time_problem => "时间写成 09:30 这样。" | "Write the time like 09:30.";
    ticket_future_problem => "受理时间不能晚于现在。" | "It cannot have come in later than now.";
    ticket_fixed => "工单已有进展：类型、客户、合同和受理时间不再改，超时的不会因此变成没超时。弄错了，就另开一张。" | "Something happened to this ticket already: its kind, customer, contract and time stay, so that nothing late is wiped out. If one of them was wrong, open another ticket.";
    ticket_fixed_level => "投诉已有进展：要改级别，请用「初步评估」这一步，原级别下的超时会留着。" | "Something happened to this complaint already: to change its level, assess it anew. What was late before stays late.";
    ticket_by => "受理人" | "Taken in by";
    ticket_assignee => "处理人" | "Assigned to";
    ticket_nobody => "未分派" | "Not assigned";
    ticket_clock => "时限" | "Clock";
    ticket_next => "下一步" | "Next step";
    ticket_what_happened => "经过" | "What happened";
    ticket_solution => "原因与处理" | "Cause and solution";
    ticket_cause => "原因" | "Cause";
    ticket_action => "纠正措施" | "Corrective action";
    ticket_remedy => "补救" | "Remedy";
    ticket_cost => "费用" | "Cost to us";
    ticket_answer => "告知客户" | "Told the customer";
    ticket_options => "客户可选的后续" | "What the customer may do next";
    ticket_satisfaction => "满意度" | "Satisfaction";
    ticket_levels => "时限" | "Times";
    ticket_about => "相关" | "Belongs to";
    ticket_paused => "暂停合计" | "Stopped in all";
    ticket_tier => "应升级到" | "Should be with";
    ticket_next_update => "下次通报" | "Next news by";
    ticket_steps => "可以做的" | "Steps";
    ticket_steps_barred => "现在不能做的，和原因" | "What cannot be done now, and why";
    ticket_delete_said(number: &str) => "已删除工单 {number}" | "Ticket {number} deleted";
    ticket_saved(number: &str) => "已保存工单 {number}" | "Ticket {number} saved";
    ticket_step_said(number: &str, step: &str) => "{number}：{step}" | "{number}: {step}";
    ticket_target_acknowledgement => "受理确认" | "Acknowledgement";
    ticket_target_answer => "响应" | "Answer";
    ticket_target_workaround => "临时方案" | "Workaround";
    ticket_target_solution => "解决" | "Solution";
    ticket_left(time: &str) => "还剩 {time}" | "{time} left";
    ticket_over(time: &str) => "超时 {time}" | "{time} over";
    ticket_stopped(time: &str) => "已暂停，还剩 {time}" | "Stopped, {time} left";
    ticket_met(time: &str) => "按时，余 {time}" | "In time, {time} to spare";
    ticket_missed(time: &str) => "没有按时，超 {time}" | "Late by {time}";
    ticket_broken(level: &str) => "按原级别 {level} 已超时" | "Was late under {level}";
    ticket_due(moment: &str) => "最迟 {moment}" | "By {moment}";
    ticket_due_unknown => "客户答复后再定" | "Known once the customer has answered";
    ticket_solved_on(moment: &str) => "已解决，{moment}" | "Solved {moment}";
    ticket_closed_on(moment: &str) => "已关闭，{moment}" | "Closed {moment}";
    ticket_for(target: &str, clock: &str) => "{target} · {clock}" | "{target} · {clock}";
    ticket_working => "看算法" | "Show working";
    ticket_working_limit(limit: &str, time: &str) => "约定 {limit}，合 {time}" | "Agreed: {limit}, that is {time}";
    ticket_working_counted(from: &str, to: &str) => "{from} 至 {to} 计时" | "{from} to {to} counts";
    ticket_working_waiting(from: &str, to: &str) => "{from} 至 {to} 等客户，不计" | "{from} to {to} waits for the customer and does not count";
    ticket_working_solved(from: &str, to: &str) => "{from} 至 {to} 已解决，不计" | "{from} to {to} was solved and does not count";
    ticket_working_now => "现在" | "now";
    ticket_working_used(by: &str) => "到 {by} 共计" | "Counted by {by}";
    ticket_working_year(year: i32) => "{year} 年的节假日还没有录入，只按每周的工作时间算。" | "The holidays of {year} are not entered: only the week is counted.";
    ticket_working_total => "计时" | "Time";
    ticket_escalated => "已升级" | "Escalated";
    ticket_rating(n: u8) => "{n} 分（满分 5）" | "{n} of 5";
    ticket_from_contract => "时限按合同约定" | "Times as the contract agrees";
    ticket_from_customer => "没有签署的合同约定时限，按该客户的专属时限" | "No signed contract agrees times: those set for this customer hold";
    ticket_from_house => "没有签署的合同约定时限，按内部标准" | "No signed contract agrees times: the house standard holds";
    ticket_home_late(party: &str, title: &str) => "{party}：{title}" | "{party}: {title}";
    ticket_home_act => "看工单" | "See ticket";
    ticket_home_news(party: &str, title: &str) => "向{party}通报进展：{title}" | "{party}: tell them how it stands, {title}";
    ticket_news_late(days: &str) => "通报{days}" | "news {days}";
    ticket_news_today => "今天通报" | "news due today";
    ticket_due_supervisor => "应升级到主管" | "should be with the supervisor";
    ticket_due_manager => "应升级到部门经理" | "should be with the manager";
    ticket_due_director => "应升级到公司负责人" | "should be with a director";
    ticket_raised_to(name: &str) => "已升级到{name}" | "escalated to {name}";
    tickets_escalated => "升级" | "Escalated";
    ticket_calendar_call_back(party: &str, title: &str) => "回访 {party}：{title}" | "{party}: to be called back, {title}";
    ticket_home_call_back(party: &str, title: &str) => "回访{party}：{title}" | "{party}: call them back, {title}";
    ticket_calendar_news(party: &str, title: &str) => "向 {party} 通报进展：{title}" | "{party}: news is due, {title}";
    ticket_calendar(party: &str, title: &str) => "{party} 工单解决期限：{title}" | "{party}: to be solved, {title}";
    ticket_clock_week => "一周的服务时间里没有工作时间。" | "The hours of service hold no working time.";
    ticket_clock_fault => "这个时限算不出来。" | "This time cannot be reckoned.";
}

impl Text {
    /// How many tickets.
    pub fn tickets_count(self, n: usize) -> String {
        let count = format::count(n);
        let noun = if n == 1 { "ticket" } else { "tickets" };
        self.pick(format!("{count} 张工单"), format!("{count} {noun}"))
    }

    /// What a ticket is about.
    pub const fn ticket_kind_name(self, kind: TicketKind) -> &'static str {
        match kind {
            TicketKind::Question => self.ticket_question(),
            TicketKind::Service => self.ticket_service(),
            TicketKind::Complaint => self.ticket_complaint(),
            TicketKind::Feedback => self.ticket_feedback(),
        }
    }

    /// How urgent a ticket is.
    pub const fn urgency(self, urgency: Urgency) -> &'static str {
        match urgency {
            Urgency::Urgent => self.urgency_urgent(),
            Urgency::High => self.urgency_high(),
            Urgency::Medium => self.urgency_medium(),
            Urgency::Low => self.urgency_low(),
        }
    }

    /// A clause area, with the number it has in the source document.
    pub const fn clause_area(self, area: Area) -> &'static str {
        let (zh, en) = match area {
            Area::S1 => ("S1 信息共享", "S1 Sharing"),
            Area::S2 => ("S2 市场开发与维护", "S2 Development"),
            Area::S3 => ("S3 业绩目标与评估", "S3 Targets"),
            Area::S4 => ("S4 服务与投诉", "S4 Service and complaints"),
            Area::S5 => ("S5 违约与救济", "S5 Breach"),
            Area::S6 => ("S6 期限与解除", "S6 Term"),
            Area::S7 => ("S7 物料与支持", "S7 Support"),
            Area::S8 => ("S8 付款", "S8 Payment"),
            Area::S9 => ("S9 争议解决", "S9 Disputes"),
            Area::General => ("标的、交付等其他条款", "Goods, delivery and the rest"),
        };
        match self.locale {
            crate::i18n::Locale::Zh => zh,
            crate::i18n::Locale::En => en,
        }
    }

    /// Who takes over.
    pub const fn escalation_role(self, role: EscalationRole) -> &'static str {
        match role {
            EscalationRole::Supervisor => self.role_supervisor(),
            EscalationRole::Manager => self.role_manager(),
            EscalationRole::Director => self.role_director(),
        }
    }

    /// With whom of the escalation a ticket should be by now.
    pub const fn ticket_should_be_with(self, role: EscalationRole) -> &'static str {
        match role {
            EscalationRole::Supervisor => self.ticket_due_supervisor(),
            EscalationRole::Manager => self.ticket_due_manager(),
            EscalationRole::Director => self.ticket_due_director(),
        }
    }

    /// How a ticket came in.
    pub const fn service_channel(self, channel: ServiceChannel) -> &'static str {
        match channel {
            ServiceChannel::Phone => self.channel_phone(),
            ServiceChannel::Email => self.channel_email(),
            ServiceChannel::Web => self.channel_web(),
            ServiceChannel::WeChat => self.channel_wechat(),
            ServiceChannel::Post => self.channel_post(),
            ServiceChannel::Visit => self.channel_visit(),
        }
    }

    /// What a clock is for.
    pub const fn ticket_target(self, target: Target) -> &'static str {
        match target {
            Target::Acknowledgement => self.ticket_target_acknowledgement(),
            Target::Answer => self.ticket_target_answer(),
            Target::Workaround => self.ticket_target_workaround(),
            Target::Solution => self.ticket_target_solution(),
        }
    }

    /// Why a change of a ticket is refused.
    pub fn ticket_fixed_problem(self, fixed: Fixed) -> String {
        match fixed {
            Fixed::Kind | Fixed::Customer | Fixed::Contract | Fixed::Received => self.ticket_fixed().to_owned(),
            Fixed::LevelOfComplaint => self.ticket_fixed_level().to_owned(),
            Fixed::LevelWasLate(target) => {
                let target = self.ticket_target(target);
                self.pick(
                    format!("{target}在原来的级别下已经超时，换这个级别会把它抹掉。"),
                    format!("{target}: late at the level that it has; this one would wipe that out."),
                )
            }
        }
    }

    /// A moment of the book: `5月11日 16:30`, `11 May 16:30`.
    pub fn clock_moment(self, moment: Moment, as_of: Date) -> String {
        format!("{} {}", self.short_date(moment.date(), as_of), moment.minute())
    }

    /// Minutes of a clock: `2 小时 10 分`, `2 h 10 min`; the sign is said by other words.
    pub fn clock_time(self, minutes: i64) -> String {
        let whole = minutes.unsigned_abs();
        let (hours, rest) = (whole.checked_div(60).unwrap_or(0), whole.checked_rem(60).unwrap_or(0));
        match (hours, rest) {
            (0, rest) => self.pick(format!("{rest} 分"), format!("{rest} min")),
            (hours, 0) => self.pick(format!("{hours} 小时"), format!("{hours} h")),
            (hours, rest) => self.pick(format!("{hours} 小时 {rest} 分"), format!("{hours} h {rest} min")),
        }
    }

    /// How a clock stands, in words.
    pub fn clock_state(self, state: ServiceState, left: i64, is_done: bool) -> String {
        let time = self.clock_time(left);
        match (state, is_done) {
            (ServiceState::Running, _) => self.ticket_left(&time),
            (ServiceState::Paused, _) => self.ticket_stopped(&time),
            (ServiceState::Met, _) => self.ticket_met(&time),
            (ServiceState::Breached, false) => self.ticket_over(&time),
            (ServiceState::Breached, true) => self.ticket_missed(&time),
        }
    }

    /// A limit as it was agreed.
    fn service_limit(self, limit: ServiceLimit) -> String {
        match (limit.time, limit.clock) {
            (ServiceTime::BizDays(n), _) => self.pick(format!("{n} 个工作日"), many(n.into(), "working day")),
            (ServiceTime::Minutes(n), ClockKind::Business) => {
                let time = self.clock_time(n.into());
                self.pick(format!("{time}工作时间"), format!("{time} of working time"))
            }
            (ServiceTime::Minutes(n), ClockKind::Calendar) => {
                let time = self.clock_time(n.into());
                self.pick(format!("{time}（全天计时）"), format!("{time} round the clock"))
            }
        }
    }

    /// A line of the working of a clock: what it says, and how much time it is.
    pub fn clock_line(self, line: &ClockLine, as_of: Date) -> (String, String) {
        let at = |moment: Moment| self.clock_moment(moment, as_of);
        match line {
            ClockLine::Limit { limit, minutes } => {
                let time = self.clock_time((*minutes).into());
                (self.ticket_working_limit(&self.service_limit(*limit), &time), time)
            }
            ClockLine::Counted { from, to, minutes } => {
                (self.ticket_working_counted(&at(*from), &at(*to)), self.clock_time(*minutes))
            }
            ClockLine::Paused(pause) => {
                let to = match pause.end {
                    PauseEnd::Open => self.ticket_working_now().to_owned(),
                    PauseEnd::At(end) => at(end),
                };
                let words = match pause.reason {
                    PauseReason::AwaitingCustomer => self.ticket_working_waiting(&at(pause.from), &to),
                    PauseReason::Solved => self.ticket_working_solved(&at(pause.from), &to),
                };
                (words, "–".to_owned())
            }
            ClockLine::Calendar(line) => (self.calendar_words(*line), String::new()),
            ClockLine::Used { by, minutes } => (self.ticket_working_used(&at(*by)), self.clock_time(*minutes)),
        }
    }

    fn calendar_words(self, line: CalendarLine) -> String {
        match line {
            CalendarLine::YearNotEntered { year } => self.ticket_working_year(year),
            CalendarLine::LocalHolidaysUnknown => self.local_holidays_unknown().to_owned(),
            CalendarLine::LocalCalendarKept => self.local_calendar_kept().to_owned(),
            CalendarLine::Day { date, .. } => self.date(date),
        }
    }

    /// Why a clock has no answer.
    pub const fn clock_fault(self, fault: ServiceClockError) -> &'static str {
        match fault {
            ServiceClockError::EmptyFullDay | ServiceClockError::Calendar(_) => self.ticket_clock_week(),
            ServiceClockError::LimitTooLong
            | ServiceClockError::PauseOrder
            | ServiceClockError::BizDayOnCalendarClock
            | ServiceClockError::Exact(_) => self.ticket_clock_fault(),
        }
    }

    /// What happened to a ticket: a few words, and what was written of it.
    pub fn ticket_event(self, event: &Event) -> (String, String) {
        let plain = |words: &str, body: &str| (words.to_owned(), body.to_owned());
        let parts =
            |all: &[&str]| all.iter().filter(|it| !it.trim().is_empty()).copied().collect::<Vec<_>>().join(" · ");
        match event {
            Event::Assigned { to, .. } => plain(&self.pick(format!("分派给 {to}"), format!("Assigned to {to}")), ""),
            Event::Acknowledged { channel } => {
                plain(self.pick("已向客户确认收到", "Acknowledged to the customer"), channel)
            }
            Event::Informed { note, .. } => plain(self.pick("已通报进展", "Progress reported"), note),
            Event::Started => plain(self.pick("开始处理", "Work began"), ""),
            Event::Assessed { assessment: it } => {
                let level = self.urgency(crate::domain::ticket::urgency_of(it.priority));
                let words = self.pick(format!("初步评估：{level}"), format!("Assessed: {level}"));
                (words, parts(&[&it.impact, &it.immediate_action]))
            }
            Event::Investigated { investigation: it } => {
                plain(self.pick("调查结果", "Found"), &parts(&[&it.facts, &it.documents, &it.interviews]))
            }
            Event::AnswerDrafted { draft: it } => {
                let cost = it.cost.map(format::money).unwrap_or_default();
                plain(self.pick("拟定答复", "Answer drafted"), &parts(&[&it.cause, &it.remedy, &cost]))
            }
            Event::AnswerApproved { by } => {
                plain(&self.pick(format!("{by} 批准了答复"), format!("Answer approved by {by}")), "")
            }
            Event::CustomerAsked { question } => {
                plain(self.pick("请客户补充，计时暂停", "Customer asked; the clock stops"), question)
            }
            Event::Resumed => plain(self.pick("客户已答复，继续计时", "Customer answered; the clock runs"), ""),
            Event::Resolved { resolution: it } => {
                let body = parts(&[&it.cause, &it.corrective_action, &it.answer]);
                plain(self.pick("已告知结果", "Solution told"), &body)
            }
            Event::CalledBack { answer, recommendation, note } => {
                (self.called_back(*answer, *recommendation), note.clone())
            }
            Event::Closed { outcome } => {
                use crate::domain::lifecycle::ticket::resolution::Outcome;
                match outcome {
                    Outcome::Accepted => plain(self.pick("已关闭，客户接受", "Closed, accepted"), ""),
                    Outcome::NotAccepted { options } => {
                        plain(self.pick("已关闭，客户未接受", "Closed, not accepted"), options)
                    }
                    Outcome::NoAnswer => plain(self.pick("已关闭，客户未答复", "Closed, no answer"), ""),
                }
            }
            Event::Reopened { reason } => plain(self.pick("重新处理", "Reopened"), reason),
            Event::Escalated { to, reason } => {
                plain(&self.pick(format!("升级给 {to}"), format!("Escalated to {to}")), reason)
            }
            Event::DisputeOpened { .. } => plain(self.pick("已转为争议", "Turned into a dispute"), ""),
            Event::WorkedAround { note } => plain(self.pick("已采取临时方案", "Workaround in place"), note),
            Event::Remedied { remedy, note, credit } => {
                let remedy = self.remedy(*remedy);
                let sum = credit.as_ref().map(|it| format::money(it.amount)).unwrap_or_default();
                let words = self.pick(format!("补救：{remedy}"), format!("Remedy: {remedy}"));
                (words, parts(&[&sum, note]))
            }
        }
    }
}

fn many(n: u64, noun: &str) -> String {
    if n == 1 { format!("{n} {noun}") } else { format!("{n} {noun}s") }
}
