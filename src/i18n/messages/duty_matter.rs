//! What each duty of a clause is, in words, with the figures of its term.

use crate::domain::contract::delivery::Manner;
use crate::domain::contract::development::Task;
use crate::domain::contract::protection::SecretsAtEnd;
use crate::domain::contract::sharing::EndAction;
use crate::domain::contract::support::SupportKind;
use crate::domain::contract::targets::IncentiveForm;
use crate::domain::contract::wording::Wording;
use crate::domain::duties::matter::Matter;
use crate::i18n::{Text, format};

impl Text {
    /// What is owed.
    pub fn duty_matter(self, matter: &Matter) -> String {
        let plain = |zh: &str, en: &str| self.pick(zh, en).to_owned();
        match matter {
            Matter::Deliver { manner, place } => self.delivery_duty(*manner, place),
            Matter::Insure => plain("为运输投保", "Insure the carriage"),
            Matter::Inspect => plain("检验并提出异议", "Inspect, and object if anything is wrong"),
            Matter::TellHidden => plain("发现隐蔽瑕疵后通知", "Give notice of a hidden defect"),
            Matter::Warrant { lasts } => {
                let lasts = self.period(*lasts);
                self.pick(
                    format!("质保期（{lasts}）内维修或更换"),
                    format!("Repair or replace under the warranty ({lasts})"),
                )
            }
            Matter::GetConsent { what } => {
                let what = self.wording(what);
                self.pick(
                    format!("告知本人并取得单独同意：{what}"),
                    format!("Inform the persons and get their consent: {what}"),
                )
            }
            Matter::Share { what: Some(what) } => {
                let what = self.wording(what);
                self.pick(format!("提供信息：{what}"), format!("Provide information: {what}"))
            }
            Matter::Share { what: None } => plain("交换汇总数据", "Exchange aggregate figures"),
            Matter::EndUse { what, action } => self.end_of_use(what, *action),
            Matter::LeaveCustomers { lasts } => {
                let lasts = self.period(*lasts);
                self.pick(
                    format!("合同结束后 {lasts}内不招揽登记表所列客户"),
                    format!("Leave the registered customers alone for {lasts} after the end"),
                )
            }
            Matter::Work { task } => match task {
                Task::FindLeads => plain("寻找潜在客户", "Look for prospects"),
                Task::LearnNeeds => plain("了解客户需求", "Learn what customers need"),
                Task::Supply => plain("供应产品或服务", "Supply products or services"),
                Task::Feedback => plain("提供市场反馈", "Report on the market"),
                Task::Assist => plain("提供场地或人员配合", "Help with premises or staff"),
                Task::VisitTogether => plain("共同拜访客户", "Visit customers together"),
                Task::Own(words) => self.wording(words).to_owned(),
            },
            Matter::AnswerLead => plain("答复对方登记的线索", "Answer a lead that was registered"),
            Matter::Meet => plain("定期会商并留存记录", "Meet, and keep minutes"),
            Matter::Evaluate => plain("出具评估表", "Issue the evaluation sheet"),
            Matter::PayIncentive { form } => match form {
                IncentiveForm::Rebate => plain("核算并支付返利", "Work out and pay the rebate"),
                IncentiveForm::Commission => plain("核算并支付佣金", "Work out and pay the commission"),
            },
            Matter::Acknowledge => plain("确认收到投诉", "Acknowledge a complaint"),
            Matter::SettleComplaint => plain("处理完毕投诉", "Settle a complaint"),
            Matter::KeepRecords { lasts } => {
                let lasts = self.period(*lasts);
                self.pick(format!("保存投诉记录 {lasts}"), format!("Keep the records of complaints for {lasts}"))
            }
            Matter::Give { kind, what, quantity, unit, .. } => {
                let (kind, what) = (self.support_duty(*kind), self.wording(what));
                let much = format!("{} {}", format::quantity(*quantity), self.wording(unit));
                let much = much.trim_end();
                self.pick(format!("{kind}：{what}（{much}）"), format!("{kind}: {what} ({much})"))
            }
            Matter::GiveBack { what } => {
                let what = self.wording(what);
                self.pick(format!("归还借用物：{what}"), format!("Give the loan back: {what}"))
            }
            Matter::Train { hours } => {
                self.pick(format!("提供培训 {hours} 小时"), format!("Give {hours} hours of training"))
            }
            Matter::Invoice { kind } => {
                let kind = self.invoice_kind(*kind);
                self.pick(format!("开具发票：{kind}"), format!("Issue the invoice: {kind}"))
            }
            Matter::SendStatement => plain("送达对账单", "Send the statement of account"),
            Matter::ConfirmStatement => plain("确认对账单或列明异议", "Confirm the statement, or list objections"),
            Matter::AcceptMilestone => plain("验收里程碑", "Accept a milestone"),
            Matter::ReportBalance => plain("告知预存款余额", "Report the balance paid in"),
            Matter::Refund => plain("退还预存款余额", "Refund the rest of the balance"),
            Matter::ReleaseEarnest { sum } => {
                let sum = format::money(*sum);
                self.pick(
                    format!("定金 {sum} 抵作价款或返还"),
                    format!("Credit or give back the earnest money of {sum}"),
                )
            }
            Matter::Settle => plain("结清款项、返还物料", "Settle accounts and return materials"),
            Matter::RemindRenewal => plain("提醒对方合同将自动延长", "Remind them that the contract extends by itself"),
            Matter::TalkRenewal => plain("商谈是否续签", "Talk about a renewal"),
            Matter::SecretsAtEnd { how } => match how {
                SecretsAtEnd::Return => plain("返还保密资料", "Return confidential papers"),
                SecretsAtEnd::Destroy => plain("销毁保密资料", "Destroy confidential papers"),
                SecretsAtEnd::Either => plain("返还或销毁保密资料", "Return or destroy confidential papers"),
            },
            Matter::KeepSecret { lasts } => {
                let lasts = self.period(*lasts);
                self.pick(format!("合同结束后继续保密 {lasts}"), format!("Keep secrets for {lasts} after the end"))
            }
            Matter::DeletePersonal => plain("返还或删除个人信息", "Return or delete personal information"),
            Matter::AnswerPerson => plain("答复个人的查阅、更正、删除请求", "Answer a person's request"),
            Matter::TellLeak { hours } => {
                self.pick(format!("信息泄露后 {hours} 小时内通知对方"), format!("Tell of a leak within {hours} hours"))
            }
            Matter::TellForceMajeure => plain("发生不可抗力时通知对方", "Give notice of force majeure"),
        }
    }

    fn delivery_duty(self, manner: Manner, place: &Wording) -> String {
        let what = match manner {
            Manner::Brought => self.pick("送货交付", "Deliver the goods").to_owned(),
            Manner::Carrier => self.pick("交承运人发货", "Hand the goods to the carrier").to_owned(),
            Manner::Fetched => self.pick("备妥待提", "Have the goods ready to be fetched").to_owned(),
            Manner::Online => self.pick("在线交付", "Deliver online").to_owned(),
            Manner::OnSite => self.pick("完成现场服务", "Do the work on site").to_owned(),
            Manner::TradeTerm { rule, .. } => {
                let rule = rule.letters();
                self.pick(format!("按 {rule} 交货"), format!("Deliver {rule}"))
            }
        };
        let place = self.wording(place);
        if place.is_empty() { what } else { self.duty_of(&what, place) }
    }

    fn end_of_use(self, what: &Wording, action: EndAction) -> String {
        let what = self.wording(what);
        match action {
            EndAction::Return => {
                self.pick(format!("返还共享信息：{what}"), format!("Return shared information: {what}"))
            }
            EndAction::Destroy => {
                self.pick(format!("删除共享信息：{what}"), format!("Delete shared information: {what}"))
            }
            EndAction::Anonymise => {
                self.pick(format!("将共享信息匿名化：{what}"), format!("Anonymise shared information: {what}"))
            }
            EndAction::KeepByLaw => self.pick(format!("依法保存：{what}"), format!("Keep as the law says: {what}")),
        }
    }

    fn support_duty(self, kind: SupportKind) -> &'static str {
        match kind {
            SupportKind::Sample => self.pick("提供样品", "Give samples"),
            SupportKind::Brochure => self.pick("提供宣传资料", "Give brochures"),
            SupportKind::Display => self.pick("提供展具", "Give a display"),
            SupportKind::Software => self.pick("提供软件", "Give software"),
            SupportKind::Training => self.pick("提供培训", "Give training"),
            SupportKind::TechnicalSupport => self.pick("提供技术支持", "Give technical support"),
            SupportKind::Funds => self.pick("提供市场费用", "Give marketing funds"),
        }
    }
}
