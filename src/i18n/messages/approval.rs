//! Who approves contracts, and who has.

use crate::domain::approvals::ApprovalRow;
use crate::domain::lifecycle::approval::{ApprovalNeed, Stage};
use crate::i18n::{Text, format};

messages! {
    approval_title => "合同审批" | "Approval";
    approval_lead => "合同提交审批时，按这些规则确定由谁审批；一条规则都没有，就由合同负责人自己批。每位审批人都批准了，合同才能签。" | "When a contract is submitted, these rules say who approves it; with no rule, whoever looks after the contract does. It can be signed once everybody has approved.";
    approval_none => "还没有规则：由合同负责人审批。" | "No rule yet: whoever looks after the contract approves it.";
    approval_approver => "审批人" | "Approver";
    approval_when => "什么时候" | "When";
    approval_always => "每份合同" | "Every contract";
    approval_from(sum: &str) => "金额 {sum} 起（其他币种也要批）" | "From {sum} (other currencies too)";
    approval_risk => "检查还有提示（风险条款）时" | "When the check still warns (open risk)";
    approval_from_choice => "达到一定金额" | "From an amount";
    approval_amount => "起点金额" | "From which amount";
    approval_amount_bad => "请写一个不小于零的金额。" | "Please give an amount of nought or more.";
    approval_approver_missing => "请写由谁审批。" | "Please say who approves.";
    approval_add => "加一条规则" | "Add a rule";
    approval_added(who: &str) => "已加规则：{who}" | "Rule added: {who}";
    approval_remove(who: &str) => "去掉规则：{who}" | "Remove the rule for {who}";
    approval_removed(who: &str) => "已去掉规则：{who}" | "Rule removed: {who}";
    approvals_of => "审批情况" | "Approvals";
    approvals_version => "版本" | "Version";
    approvals_state => "状态" | "State";
    approvals_on => "日期" | "Date";
    approvals_comment => "意见" | "Comment";
    approvals_missing(names: &str) => "还差：{names}" | "Still missing: {names}";
    approvals_would(names: &str) => "提交后由这些人审批：{names}" | "Once submitted, these approve: {names}";
    approval_pending => "待审批" | "Awaited";
    approval_approved => "已批准" | "Approved";
    approval_rejected => "已驳回" | "Rejected";
    approval_returned => "已退回" | "Sent back";
    approval_cancelled(n: u32) => "因第 {n} 版作废" | "Cancelled by version {n}";
    approval_void => "已作废" | "No longer counts";
    approval_by => "由谁审批" | "Who approves";
    approve_anew(n: u32) => "打开以后，文本被退回并重新提交，现在待审批的是第 {n} 版。请关闭后重新打开，看过再决定。" | "Since this was opened the text was sent back and submitted again: version {n} now awaits approval. Close this, open it again and read it before you decide.";
    approve_words_hint => "退回修改时必填" | "needed to send back";
}

impl Text {
    /// When somebody has to approve.
    pub fn approval_need(self, need: ApprovalNeed) -> String {
        match need {
            ApprovalNeed::Always => self.approval_always().to_owned(),
            ApprovalNeed::FromAmount(sum) => self.approval_from(&format::money(sum)),
            ApprovalNeed::OpenHighRisk => self.approval_risk().to_owned(),
        }
    }

    /// Where an approval stands.
    pub fn approval_stage(self, row: &ApprovalRow) -> String {
        match &row.stage {
            Stage::Pending => self.approval_pending().to_owned(),
            Stage::Approved { .. } => self.approval_approved().to_owned(),
            Stage::Rejected { .. } => self.approval_rejected().to_owned(),
            Stage::Returned { .. } => self.approval_returned().to_owned(),
            Stage::Cancelled { by, .. } if *by == row.version => self.approval_void().to_owned(),
            Stage::Cancelled { by, .. } => self.approval_cancelled(by.number),
        }
    }
}
