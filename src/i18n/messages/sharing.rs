//! Shared information: where a row of the register stands, its steps and refusals.

use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::lifecycle::sharing_scope::command::Step;
use crate::domain::lifecycle::sharing_scope::{Guard, ScopeStatus, Stage};
use crate::i18n::Text;

messages! {
    sharing_draft => "草稿" | "Planned";
    sharing_agreed => "已批准" | "Approved";
    sharing_active => "共享中" | "Active";
    sharing_blocked => "已停用（撤回同意）" | "Blocked";
    sharing_expired => "已到期" | "Expired";
    sharing_ended => "已结束" | "Ended";
    sharing_closed => "已返还或销毁" | "Returned or destroyed";
    sharing_step_agree => "批准共享" | "Approve";
    sharing_step_activate => "开始共享" | "Begin to share";
    sharing_step_block => "登记撤回同意" | "Record the withdrawal of consent";
    sharing_step_unblock => "恢复共享" | "Lift the block";
    sharing_step_end => "提前结束" | "End early";
    sharing_step_close => "确认返还或销毁" | "Confirm return or destruction";
    sharing_refuse_first(step: &str) => "要先“{step}”。" | "“{step}” comes first.";
    sharing_refuse_past => "这一步已经走过了。" | "That step was taken already.";
    sharing_refuse_closed => "共享的信息已经返还或销毁。" | "What was shared has been returned or destroyed.";
    sharing_refuse_recipient => "请写明接收人。" | "Please say who receives it.";
    sharing_refuse_purpose => "请写明用途。" | "Please say what it is for.";
    sharing_refuse_early(day: &str) => "{day} 起才能共享。" | "It may be shared from {day}.";
    sharing_refuse_expired(day: &str) => "共享期限 {day} 已满，不能再提供。" | "The time for sharing ended on {day}: nothing more may be provided.";
    sharing_refuse_blocked(day: &str) => "{day} 已撤回同意，请停止提供。" | "Consent was withdrawn on {day}: please stop providing it.";
    sharing_refuse_ended(day: &str) => "共享已于 {day} 结束，不能再提供。" | "Sharing ended on {day}: nothing more may be provided.";
    sharing_refuse_not_blocked => "没有登记撤回同意，不需要恢复。" | "Consent was not withdrawn: there is nothing to lift.";
}

impl Text {
    /// Where a row of the register of shared information stands.
    pub const fn sharing_status(self, status: ScopeStatus) -> &'static str {
        match status {
            ScopeStatus::Draft => self.sharing_draft(),
            ScopeStatus::Agreed => self.sharing_agreed(),
            ScopeStatus::Active => self.sharing_active(),
            ScopeStatus::Blocked { .. } => self.sharing_blocked(),
            ScopeStatus::Expired { .. } => self.sharing_expired(),
            ScopeStatus::Ended { .. } => self.sharing_ended(),
            ScopeStatus::Closed => self.sharing_closed(),
        }
    }

    /// A step of it, as the words of its button.
    pub const fn sharing_step(self, step: Step) -> &'static str {
        match step {
            Step::Agree => self.sharing_step_agree(),
            Step::Activate => self.sharing_step_activate(),
            Step::Block => self.sharing_step_block(),
            Step::Unblock => self.sharing_step_unblock(),
            Step::End => self.sharing_step_end(),
            Step::Close => self.sharing_step_close(),
        }
    }

    /// Why it cannot take a step, or why nothing may be shared under it.
    pub fn sharing_refusal(self, refusal: &Refusal<Stage>) -> String {
        match refusal {
            Refusal::NeedsFirst { step } | Refusal::Instead { step } => {
                self.sharing_refuse_first(self.sharing_step(*step))
            }
            Refusal::AlreadyPast { .. } => self.sharing_refuse_past().to_owned(),
            Refusal::Ended { .. } => self.sharing_refuse_closed().to_owned(),
            Refusal::Guard(guard) => match guard {
                Guard::RecipientMissing => self.sharing_refuse_recipient().to_owned(),
                Guard::PurposeMissing => self.sharing_refuse_purpose().to_owned(),
                Guard::NotBegun { first_day } => self.sharing_refuse_early(&self.date(*first_day)),
                Guard::Expired { last_day } => self.sharing_refuse_expired(&self.date(*last_day)),
                Guard::Blocked { since } => self.sharing_refuse_blocked(&self.date(*since)),
                Guard::Ended { since } => self.sharing_refuse_ended(&self.date(*since)),
                Guard::NotBlocked => self.sharing_refuse_not_blocked().to_owned(),
            },
            Refusal::DatedInFuture { .. } => self.refuse_future().to_owned(),
            Refusal::BeforeLastStep { .. } => self.refuse_before().to_owned(),
            Refusal::NameMissing => self.refused_name().to_owned(),
            Refusal::ReasonMissing => self.refuse_reason().to_owned(),
        }
    }
}
