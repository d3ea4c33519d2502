//! What putting a term back to its usual value does: the words on a button.

use crate::domain::checker::usual::Usual;
use crate::i18n::{Locale, Text};

impl Text {
    /// What changes.
    pub const fn checker_usual(self, term: Usual) -> &'static str {
        let [zh, en] = match term {
            Usual::PersonalInformation => ["加入个人信息保护条款", "Add the personal-information clause"],
            Usual::BreachNotice => ["改为 24 小时内通知泄露", "Tell a leak within 24 hours"],
            Usual::Retention => ["保存期限改为 12 个月", "Keep personal information for 12 months"],
            Usual::NonSolicitation => ["禁止招揽期改为 24 个月", "Limit the non-solicitation to 24 months"],
            Usual::LeadRegistration => ["加入线索登记", "Register leads"],
            Usual::Objection => ["给对方 10 日异议期", "Give 10 days to object"],
            Usual::Failing => ["连续两期未达标并经改进后才可解除", "Ask for two low periods and an improvement plan"],
            Usual::MarginalTiers => ["改为分段累进", "Let each band bear its own rate"],
            Usual::CollectedBase => ["改为按实收款计奖", "Base the incentive on money received"],
            Usual::Channels => ["加入电话和电子邮件渠道", "Add telephone and e-mail"],
            Usual::Acknowledgement => ["改为 1 个工作日内确认受理", "Acknowledge within one working day"],
            Usual::Escalation => ["加入经理、总监两级升级", "Escalate to a manager, then a director"],
            Usual::Closing => ["改为 10 个工作日未答复才结案", "Close after 10 working days without an answer"],
            Usual::Loans => {
                ["约定 15 日内返还，遗失按折旧后价值赔偿", "Return within 15 days; pay losses at depreciated value"]
            }
            Usual::Brand => ["约定按品牌规范使用", "Allow use by the brand guidelines"],
            Usual::Compliance => ["加入廉洁与合规条款", "Add the integrity and compliance clause"],
            Usual::Allocation => {
                ["约定先抵费用、再抵违约金、后抵本金", "Apply part payments to costs, damages, then principal"]
            }
            Usual::DaysOfYear => ["约定一年按 365 日计算", "Count a year as 365 days"],
            Usual::OneForum => ["只留一种最终方式", "Keep one final method only"],
            Usual::Talks => ["期限改为 30 日", "Limit it to 30 days"],
            Usual::Mitigation => ["写明减损义务", "State the duty to mitigate"],
            Usual::SecrecyClause => ["加入保密条款", "Add the confidentiality clause"],
            Usual::MutualSecrecy => ["改为双方互负保密义务", "Bind both sides to confidentiality"],
            Usual::Secrecy => ["保密期改为终止后 36 个月", "Keep secrets for 36 months after the end"],
            Usual::SecrecyExceptions => ["加入通常的例外情形", "Add the usual exceptions"],
            Usual::Prevailing => ["以中文文本为准", "Let the Chinese text prevail"],
            Usual::ServiceOfProcess => ["约定通知地址同时用于诉讼、仲裁", "Use the same addresses in proceedings"],
            Usual::Receivables => ["改为通知即可转让债权", "Allow assignment of claims with notice"],
            Usual::Copies => {
                ["改为至少四份，签署各方至少各执一份", "Make at least four originals, at least one for each signatory"]
            }
            Usual::Precedence => {
                ["约定特别约定、正文、附件、订单的顺序", "Let special terms, body, annexes, orders apply in this order"]
            }
        };
        match self.locale {
            Locale::Zh => zh,
            Locale::En => en,
        }
    }
}
