//! Service tickets and complaints: their stages, steps and refusals.

use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::lifecycle::ticket::command::Step;
use crate::domain::lifecycle::ticket::complaint::ComplaintStage;
use crate::domain::lifecycle::ticket::{ComplaintPart, Guard, Stage, Ticket};
use crate::i18n::Text;

messages! {
    ticket_new => "已受理" | "Received";
    ticket_assigned => "已分派" | "Assigned";
    ticket_in_progress => "处理中" | "In progress";
    ticket_waiting => "待客户" | "Waiting for the customer";
    ticket_resolved => "已解决" | "Resolved";
    ticket_closed => "已关闭" | "Closed";
    complaint_received => "已受理登记" | "Received";
    complaint_tracked => "跟踪中" | "Tracked";
    complaint_acknowledged => "已确认" | "Acknowledged";
    complaint_assessed => "初步评估" | "Initial assessment";
    complaint_investigating => "调查中" | "Investigating";
    complaint_prepared => "拟定答复" | "Response prepared";
    complaint_communicated => "已告知结果" | "Decision communicated";
    complaint_accepted => "已结案（接受）" | "Closed – accepted";
    complaint_not_accepted => "已结案（未接受）" | "Closed – not accepted";
    ticket_step_assign => "分派" | "Assign";
    ticket_step_acknowledge => "确认收到" | "Acknowledge";
    ticket_step_inform => "通报进展" | "Report progress";
    ticket_step_start => "开始处理" | "Start";
    ticket_step_assess => "初步评估" | "Assess";
    ticket_step_investigate => "登记调查" | "Investigate";
    ticket_step_draft => "拟定答复" | "Draft the answer";
    ticket_step_approve => "批准答复" | "Approve the answer";
    ticket_step_ask => "请客户补充" | "Ask the customer";
    ticket_step_resume => "继续处理" | "Resume";
    ticket_step_resolve => "告知结果" | "Record the solution";
    ticket_step_call_back => "登记回访" | "Record the call-back";
    ticket_step_close => "关闭" | "Close";
    ticket_step_reopen => "重新处理" | "Reopen";
    ticket_step_escalate => "升级" | "Escalate";
    ticket_step_dispute => "转为争议" | "Open a dispute";
    ticket_refuse_first(step: &str) => "要先“{step}”。" | "“{step}” comes first.";
    ticket_refuse_past => "这一步已经走过了。" | "That step was taken already.";
    ticket_refuse_ended => "工单已经关闭。" | "The ticket is closed.";
    ticket_refuse_incomplete(parts: &str) => "投诉结案之前还缺：{parts}。" | "A complaint is not closed without: {parts}.";
    ticket_part_cause => "原因" | "the cause";
    ticket_part_action => "纠正措施" | "the corrective action";
    ticket_part_call_back => "回访结果" | "the result of the call-back";
    ticket_part_and => "、" | ", ";
    ticket_refuse_next_update => "投诉要写明下次向客户通报进展的日期。" | "Say by which day the customer hears again about its complaint.";
    ticket_refuse_complaints_only => "只有投诉才有这一步。" | "Only a complaint has this step.";
    ticket_refuse_awaited(day: &str) => "客户可在 {day} 之前答复，到期后才能按未答复结案。" | "The customer may still answer until {day}; after that it can be closed without an answer.";
    ticket_refuse_answer_needed => "合同没有约定答复期限，客户答复后才能结案。" | "The contract sets no time for an answer: it is closed once the customer has answered.";
    ticket_refuse_not_reached => "没有联系上客户，推荐意愿应留空。" | "The customer was not reached: leave the likelihood to recommend empty.";
    ticket_refuse_content => "客户没有表示不满意，不转为争议。" | "The customer has not said that it is dissatisfied.";
    ticket_refuse_disputed => "已经转为争议。" | "There is a dispute about it already.";
}

impl Text {
    /// Where a ticket stands.
    pub const fn ticket_stage(self, stage: &Stage) -> &'static str {
        match stage {
            Stage::New => self.ticket_new(),
            Stage::Assigned { .. } => self.ticket_assigned(),
            Stage::InProgress { .. } => self.ticket_in_progress(),
            Stage::WaitingCustomer { .. } => self.ticket_waiting(),
            Stage::Resolved { .. } => self.ticket_resolved(),
            Stage::Closed { .. } => self.ticket_closed(),
        }
    }

    /// Where a complaint stands.
    pub const fn complaint_stage(self, stage: ComplaintStage) -> &'static str {
        match stage {
            ComplaintStage::Received => self.complaint_received(),
            ComplaintStage::Tracked => self.complaint_tracked(),
            ComplaintStage::Acknowledged => self.complaint_acknowledged(),
            ComplaintStage::InitialAssessment => self.complaint_assessed(),
            ComplaintStage::Investigating => self.complaint_investigating(),
            ComplaintStage::ResponsePrepared => self.complaint_prepared(),
            ComplaintStage::DecisionCommunicated => self.complaint_communicated(),
            ComplaintStage::ClosedAccepted => self.complaint_accepted(),
            ComplaintStage::ClosedNotAccepted => self.complaint_not_accepted(),
        }
    }

    /// A step of a ticket, as the words of its button.
    pub const fn ticket_step(self, step: Step) -> &'static str {
        match step {
            Step::Assign => self.ticket_step_assign(),
            Step::Acknowledge => self.ticket_step_acknowledge(),
            Step::Inform => self.ticket_step_inform(),
            Step::Start => self.ticket_step_start(),
            Step::Assess => self.ticket_step_assess(),
            Step::Investigate => self.ticket_step_investigate(),
            Step::DraftAnswer => self.ticket_step_draft(),
            Step::ApproveAnswer => self.ticket_step_approve(),
            Step::AskCustomer => self.ticket_step_ask(),
            Step::Resume => self.ticket_step_resume(),
            Step::Resolve => self.ticket_step_resolve(),
            Step::CallBack => self.ticket_step_call_back(),
            Step::Close => self.ticket_step_close(),
            Step::Reopen => self.ticket_step_reopen(),
            Step::Escalate => self.ticket_step_escalate(),
            Step::OpenDispute => self.ticket_step_dispute(),
        }
    }

    /// Why a ticket cannot take a step.
    pub fn ticket_refusal(self, refusal: &Refusal<Ticket>) -> String {
        match refusal {
            Refusal::NeedsFirst { step } | Refusal::Instead { step } => {
                self.ticket_refuse_first(self.ticket_step(*step))
            }
            Refusal::AlreadyPast { .. } => self.ticket_refuse_past().to_owned(),
            Refusal::Ended { .. } => self.ticket_refuse_ended().to_owned(),
            Refusal::Guard(Guard::ComplaintIncomplete { missing }) => {
                let parts: Vec<_> = missing.iter().map(|part| self.complaint_part(*part)).collect();
                self.ticket_refuse_incomplete(&parts.join(self.ticket_part_and()))
            }
            Refusal::Guard(Guard::NextUpdateMissing) => self.ticket_refuse_next_update().to_owned(),
            Refusal::Guard(Guard::ComplaintsOnly) => self.ticket_refuse_complaints_only().to_owned(),
            Refusal::Guard(Guard::AnswerAwaited { until: Some(until) }) => {
                self.ticket_refuse_awaited(&self.date(until.date()))
            }
            Refusal::Guard(Guard::AnswerAwaited { until: None }) => self.ticket_refuse_answer_needed().to_owned(),
            Refusal::Guard(Guard::NotReached) => self.ticket_refuse_not_reached().to_owned(),
            Refusal::Guard(Guard::NotUnsatisfied) => self.ticket_refuse_content().to_owned(),
            Refusal::Guard(Guard::DisputeOpened { .. }) => self.ticket_refuse_disputed().to_owned(),
            Refusal::DatedInFuture { .. } => self.refuse_future().to_owned(),
            Refusal::BeforeLastStep { .. } => self.refuse_before().to_owned(),
            Refusal::NameMissing => self.refused_name().to_owned(),
            Refusal::ReasonMissing => self.refuse_reason().to_owned(),
        }
    }

    const fn complaint_part(self, part: ComplaintPart) -> &'static str {
        match part {
            ComplaintPart::Cause => self.ticket_part_cause(),
            ComplaintPart::CorrectiveAction => self.ticket_part_action(),
            ComplaintPart::CallBack => self.ticket_part_call_back(),
        }
    }
}
