//! The days that follow from the book: what they are called, how they are looked at, the calendar file.

use chrono::Weekday;

use crate::domain::agenda::Sort;
use crate::domain::calendar::DayKind;
use crate::domain::date::Date;
use crate::i18n::{Text, format};

messages! {
    calendar_view => "视图" | "View";
    calendar_month => "月" | "Month";
    calendar_week => "周" | "Week";
    calendar_list => "日程" | "Agenda";
    calendar_today => "今天" | "Today";
    calendar_previous_month => "上个月" | "Previous month";
    calendar_next_month => "下个月" | "Next month";
    calendar_previous_week => "上一周" | "Previous week";
    calendar_next_week => "下一周" | "Next week";
    calendar_title => "接下来的日子" | "What comes next";
    calendar_none => "这段时间没有事。" | "Nothing in this time.";
    calendar_off => "休" | "off";
    calendar_on => "班" | "work";
    calendar_holiday => "放假" | "Holiday";
    calendar_make_up => "调休上班" | "Make-up working day";
    calendar_day_none => "这一天没有安排。" | "Nothing on this day.";
    calendar_more(n: usize) => "还有 {n} 项" | "{n} more";
    calendar_payments => "收款" | "Payments";
    calendar_terms => "通知与期满" | "Notices and ends";
    calendar_work => "跟进与任务" | "Follow-ups and tasks";
    calendar_pipeline => "商机与报价" | "Pipeline";
    weekday_mon => "周一" | "Mon";
    weekday_tue => "周二" | "Tue";
    weekday_wed => "周三" | "Wed";
    weekday_thu => "周四" | "Thu";
    weekday_fri => "周五" | "Fri";
    weekday_sat => "周六" | "Sat";
    weekday_sun => "周日" | "Sun";
    calendar_sorts => "显示哪些日程" | "Which days";
    calendar_move_hint => "任务、下一步、预计成交和自己写下的我方义务可拖到另一天，或选中后按 Shift+方向键移动；其余日期由合同、报价和时钟推算。" | "Drag a task, a next step, an expected close or a duty of ours that was written by hand to another day, or move it with Shift and the arrows; the other days follow from contracts, quotes and clocks.";
    calendar_moved(what: &str, day: &str) => "“{what}”已改到{day}。" | "“{what}” moved to {day}.";
    calendar_due(party: &str, part: &str) => "{party} {part}到期" | "{party}: {part} due";
    calendar_start(party: &str) => "{party} 合同生效" | "{party}: contract takes effect";
    calendar_notice(party: &str) => "{party} 续期通知的最后一天" | "{party}: last day to give notice";
    calendar_agree(party: &str) => "{party} 商定续期的最后一天" | "{party}: last day to agree on a renewal";
    calendar_end(party: &str) => "{party} 合同期满" | "{party}: contract ends";
    calendar_renews(party: &str) => "{party} 本期届满，转入下一期" | "{party}: the term ends and the next begins";
    calendar_suspension_end(party: &str) => "{party} 中止的最后一天" | "{party}: last day of the suspension";
    calendar_termination(party: &str) => "{party} 合同终止" | "{party}: contract is terminated";
    calendar_follow(party: &str, what: &str) => "{party}：{what}" | "{party}: {what}";
    calendar_close(party: &str, name: &str) => "{party}：{name}预计成交" | "{party}: {name} to be decided";
    calendar_quote_end(party: &str, number: &str) => "{party}：报价 {number} 有效期的最后一天" | "{party}: last day of quote {number}";
    calendar_ticket_acknowledge(party: &str, title: &str) => "向 {party} 确认受理的最后一天：{title}" | "{party}: last day to acknowledge, {title}";
    calendar_ticket_answer(party: &str, title: &str) => "{party} 工单响应期限：{title}" | "{party}: to be answered, {title}";
    calendar_ticket_workaround(party: &str, title: &str) => "{party} 临时方案期限：{title}" | "{party}: workaround is due, {title}";
    calendar_evaluation_due(party: &str, plan: &str) => "{party}：按“{plan}”做本期评估" | "{party}: to be evaluated by {plan}";
    calendar_target_end(whose: &str, what: &str) => "{whose}目标期末：{what}" | "{whose}: the target period ends, {what}";
    calendar_release(plan: &str, period: &str) => "{plan}：{period}暂扣部分到期释放" | "{plan}: the held part of {period} is released";
    calendar_undertaking_end(bearer: &str) => "{bearer} 的保密承诺期满" | "Last day of the secrecy undertaking of {bearer}";
    calendar_export => "导出日历" | "Export calendar";
    calendar_file => "日历文件（.ics）" | "Calendar file (.ics)";
    calendar_file_title => "契合" | "Counterpart";
    calendar_file_name => "日历.ics" | "calendar.ics";
    calendar_file_hint => "包含当前筛选下的全部日程。手机和办公日历都能导入；再次导入会更新原有日程，不会重复，已了结的会标为取消。" | "Every entry that the filters leave. Phone and office calendars can import it; importing it again updates the entries instead of doubling them, and cancels those that are settled since.";
    calendar_file_gone => "已了结" | "No longer open";
    calendar_kind => "类别" | "Kind";
    calendar_what => "事项" | "What";
    calendar_about => "关于" | "About";
    calendar_days_file => "日程" | "agenda";
    calendar_file_owner(name: &str) => "负责人：{name}" | "Looked after by {name}";
    calendar_reminder => "提醒" | "Reminder";
    reminder_none => "不提醒" | "None";
    reminder_same_day => "当天 9:00" | "On the day, 9:00";
    reminder_day_before => "前一天 9:00" | "The day before, 9:00";
    reminder_three_days => "提前 3 天 9:00" | "3 days before, 9:00";
    reminder_week => "提前 7 天 9:00" | "7 days before, 9:00";
    keys_calendar => "日历" | "Calendar";
    keys_day => "前一天、后一天" | "The day before, the day after";
    keys_week => "上一周、下一周的同一天" | "The same day a week before, a week after";
    keys_week_ends => "一周的第一天、最后一天" | "First and last day of the week";
    keys_month => "上个月、下个月" | "Previous month, next month";
    keys_into_day => "到当天的事项" | "To what is due on the day";
    keys_today => "回到今天" | "Back to today";
}

impl Text {
    /// What stands beside the number of a day that was entered as another than its week says, in a sign and in words; nothing of any
    /// other day.
    pub const fn day_mark(self, kind: DayKind) -> Option<[&'static str; 2]> {
        match kind {
            DayKind::Holiday => Some([self.calendar_off(), self.calendar_holiday()]),
            DayKind::MakeUp => Some([self.calendar_on(), self.calendar_make_up()]),
            DayKind::Working | DayKind::WeeklyRest => None,
        }
    }

    /// What a sort of days is called.
    pub const fn calendar_sort(self, sort: Sort) -> &'static str {
        match sort {
            Sort::Payments => self.calendar_payments(),
            Sort::Terms => self.calendar_terms(),
            Sort::Duties => self.calendar_duties(),
            Sort::Work => self.calendar_work(),
            Sort::Pipeline => self.calendar_pipeline(),
        }
    }

    /// The head of a column of days: `周一`, `Mon`.
    pub const fn weekday(self, day: Weekday) -> &'static str {
        match day {
            Weekday::Mon => self.weekday_mon(),
            Weekday::Tue => self.weekday_tue(),
            Weekday::Wed => self.weekday_wed(),
            Weekday::Thu => self.weekday_thu(),
            Weekday::Fri => self.weekday_fri(),
            Weekday::Sat => self.weekday_sat(),
            Weekday::Sun => self.weekday_sun(),
        }
    }

    /// The days from one to another: `2026年5月18日 – 24日`, `18 – 24 May 2026`.
    pub fn day_range(self, first: Date, last: Date) -> String {
        let same_month = (first.year(), first.month()) == (last.year(), last.month());
        match (self.pick(true, false), same_month) {
            (true, true) => format!("{} – {}日", self.date(first), last.day()),
            (true, false) => format!("{} – {}", self.date(first), self.short_date(last, first)),
            (false, true) => format!("{} – {}", first.day(), self.date(last)),
            (false, false) => format!("{} – {}", self.short_date(first, last), self.date(last)),
        }
    }

    /// A day of the month view, for those who hear it: `2026年5月20日 星期三，3 项`.
    pub fn calendar_day(self, day: Date, entries: usize) -> String {
        let words = self.long_date(day);
        match entries {
            0 => words,
            n => self.pick(format!("{words}，{n} 项"), format!("{words}: {}", self.calendar_counted(n))),
        }
    }

    /// How many days a list holds.
    pub fn calendar_counted(self, entries: usize) -> String {
        let n = format::count(entries);
        self.pick(format!("{n} 项"), if entries == 1 { "1 entry".to_owned() } else { format!("{n} entries") })
    }

    /// What is said of a calendar file that was handed to the browser; `gone` of its entries are withdrawn.
    pub fn calendar_exported(self, entries: usize, gone: usize, name: &str) -> String {
        let n = self.calendar_counted(entries);
        let said = self.pick(format!("已把 {n}交给浏览器下载：{name}"), format!("{n} handed to the browser as {name}"));
        if gone == 0 {
            return said;
        }
        let gone = self.calendar_counted(gone);
        self.pick(format!("{said}；另有 {gone}标为取消"), format!("{said}; {gone} cancelled"))
    }
}
