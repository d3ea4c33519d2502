//! Things to be done.

use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::lifecycle::task::Stage;
use crate::domain::task::{Priority, When};
use crate::i18n::{Text, format};

messages! {
    places_tasks => "待办" | "To do";
    tasks => "任务" | "Tasks";
    tasks_open => "未完成" | "Open";
    tasks_today => "今天" | "Today";
    tasks_done_view => "已完成" | "Done";
    tasks_search => "在待办里查找" | "Search what is to do";
    tasks_empty => "没有要做的事。" | "Nothing to do.";
    tasks_none_match => "没有符合条件的待办。" | "Nothing to do matches.";
    tasks_of_customer_empty => "没有未完成的任务。" | "No open task.";
    tasks_count(n: &str) => "{n} 件" | "{n} to do";
    task_new => "新任务" | "New task";
    task_edit => "修改任务" | "Edit task";
    task_title => "要做什么" | "What is to be done";
    task_title_problem => "用几个字写要做什么。" | "Say in a few words what is to be done.";
    task_customer_none => "不属于哪位客户" | "For no customer";
    task_about => "关于" | "About";
    task_about_none => "不限于哪份合同或商机" | "No contract or opportunity in particular";
    task_assignee => "由谁做" | "Who does it";
    task_due => "到期日" | "Due";
    task_due_problem => "重复的任务要写到期日。" | "A task that repeats needs its day.";
    task_priority => "优先级" | "Priority";
    task_high => "高" | "High";
    task_normal => "普通" | "Normal";
    task_low => "低" | "Low";
    task_made_on => "记于" | "Noted on";
    task_do(what: &str) => "完成“{what}”" | "Mark “{what}” as done";
    task_give_up => "不做了" | "Give up";
    task_give_up_why => "为什么不做了？" | "Why is it given up?";
    task_saved(what: &str) => "任务“{what}”已保存" | "The task “{what}” is saved";
    task_deleted(what: &str) => "已删除任务“{what}”" | "The task “{what}” is deleted";
    task_was_done(what: &str) => "“{what}”完成了" | "“{what}” is done";
    task_comes_again(what: &str, day: &str) => "“{what}”完成了，下一次 {day}" | "“{what}” is done, next on {day}";
    task_was_given_up(what: &str) => "“{what}”不做了" | "“{what}” is given up";
    task_ended => "这件事已经完成或不做了。" | "This has been done or given up already.";
    task_in_future => "日期在今天之后。" | "The day lies after today.";
    task_who_missing => "请先在“团队”里写明您是谁，或者写上由谁做。" | "Please say under “Team” who you are, or who does it.";
    task_see => "打开" | "Open";
    task_open_state => "待办" | "Open";
    home_task_words(party: &str, what: &str) => "{party}：{what}" | "{party}: {what}";
    kind_task => "任务" | "Tasks";
    sheet_tasks_file => "待办" | "to-do";
}

impl Text {
    /// What goes before other things.
    pub const fn task_priority_words(self, priority: Priority) -> &'static str {
        match priority {
            Priority::High => self.task_high(),
            Priority::Normal => self.task_normal(),
            Priority::Low => self.task_low(),
        }
    }

    /// A part of the list of things to do.
    pub fn task_when(self, when: When) -> &'static str {
        match when {
            When::Overdue => self.pick("已过期", "Late"),
            When::Today => self.pick("今天", "Today"),
            When::Week => self.pick("七天之内", "Within seven days"),
            When::Later => self.pick("以后", "Later"),
            When::Undated => self.pick("没有日期", "Without a day"),
        }
    }

    /// Where a task stands: when and by whom it was done, or when and why it was given up.
    pub fn task_stage(self, stage: &Stage) -> String {
        match stage {
            Stage::Open => self.task_open_state().to_owned(),
            Stage::Done { on, by } => {
                let day = self.date(*on);
                self.pick(format!("{day}由{by}完成"), format!("done on {day} by {by}"))
            }
            Stage::Cancelled { on, reason } => {
                let day = self.date(*on);
                self.pick(format!("{day}决定不做：{reason}"), format!("given up on {day}: {reason}"))
            }
        }
    }

    /// Why a task cannot be done or given up now.
    pub fn task_refusal(self, refusal: &Refusal<Stage>) -> &'static str {
        match refusal {
            Refusal::DatedInFuture { .. } => self.task_in_future(),
            Refusal::NameMissing => self.task_who_missing(),
            Refusal::ReasonMissing => self.refuse_reason(),
            Refusal::NeedsFirst { .. }
            | Refusal::Instead { .. }
            | Refusal::AlreadyPast { .. }
            | Refusal::Ended { .. }
            | Refusal::BeforeLastStep { .. }
            | Refusal::Guard(_) => self.task_ended(),
        }
    }

    /// How many things there are to do.
    pub fn tasks_counted(self, count: usize) -> String {
        self.tasks_count(&format::count(count))
    }
}
