//! What the terms of a contract are called, by their paths, and the fields of a version of them.

use super::Text;
use crate::domain::problem::{Item, Place};

impl Text {
    /// What a term is called: `payment.late_fee.rate` is 付款 · 逾期违约金 · 费率. A row of a list is told by its number.
    pub fn term_name(self, place: Place) -> String {
        let mut parts = place.field.split('.');
        let register = parts.next().unwrap_or_default();
        let mut name = self.field_name("contract", register);
        let own = self.own_term_name(place.field).map(str::to_owned);
        let rest = own.map_or_else(|| parts.map(|part| self.part_name(part)).collect(), |own| vec![own]);
        for part in rest {
            name.push_str(" · ");
            name.push_str(&part);
        }
        match place.item {
            Item::Row(row) => name.push_str(&self.term_row(row.saturating_add(1))),
            Item::OwnBlank(_, index) => name.push_str(&self.term_blank(index.saturating_add(1))),
            Item::Clause(clause) => {
                name.push_str(" · ");
                name.push_str(self.clause_name(clause));
            }
            Item::Whole | Item::Line(_) | Item::Instalment(_) | Item::Own(_) => {}
        }
        name
    }

    /// Terms whose last part means something else elsewhere.
    fn own_term_name(self, path: &str) -> Option<&'static str> {
        Some(match path {
            "party_names.ours" => self.names_ours(),
            "party_names.theirs" => self.names_theirs(),
            "signing.further" => self.further_parties(),
            "signing.ours.seal" => self.our_seal(),
            "signing.theirs.seal" => self.their_seal(),
            "adjustment.index" => self.adjustment_index(),
            "adjustment.publisher" => self.adjustment_publisher(),
            "adjustment.base_month" => self.adjustment_base_month(),
            "adjustment.base_value" => self.adjustment_base_value(),
            "adjustment.band" => self.adjustment_band(),
            "adjustment.counted" => self.adjustment_counted(),
            "adjustment.share" => self.adjustment_share(),
            "adjustment.every" => self.adjustment_every(),
            "adjustment.rounding" => self.adjustment_rounding(),
            "delivery.sample" => self.pick("凭样品买卖", "Sale by sample"),
            "delivery.sample.what" => self.pick("样品说明", "Description of the sample"),
            "delivery.sample.sealed_on" => self.pick("封样日期", "Day of sealing"),
            "delivery.sample.seal" => self.sample_seal(),
            "delivery.sample.keeper" => self.pick("样品保管人", "Keeper of the sample"),
            "delivery.title" => self.pick("所有权", "Title to the goods"),
            "development.authority" => self.pick("代理权限", "Authority"),
            "payment.plan.day" => self.pick("结算日", "Settlement day"),
            "payment.invoice.kind" => self.pick("发票种类", "Kind of invoice"),
            "payment.invoice.order" => self.pick("开票顺序", "Order of invoice and payment"),
            "payment.invoice.within" => self.pick("开票期限", "Period for the invoice"),
            "disputes.forum.language" => self.pick("仲裁语言", "Language of the arbitration"),
            "breach.late_delivery.rate" => self.pick("迟延交付违约金比例", "Rate for late delivery"),
            "breach.late_delivery.cap" => self.pick("迟延交付违约金上限", "Cap for late delivery"),
            "targets.incentive.method" => self.pick("激励计算方式", "How the incentive is reckoned"),
            "targets.incentive.base" => self.pick("激励计算基数", "Base of the incentive"),
            "personal_information.our_contact" => self.personal_our_contact(),
            "personal_information.their_contact" => self.personal_their_contact(),
            "personal_information.measures" => self.pick("安全措施", "Security measures"),
            "personal_information.roles.purpose" => self.pick("处理目的", "Purpose of processing"),
            "term.length.start" => self.pick("起始日", "First day"),
            "term.length.end" => self.pick("届满日", "Last day"),
            "term.length.months" => self.pick("月数", "Months"),
            "term.renewal.notice" => self.pick("不续期通知", "Notice against renewal"),
            "force_majeure.notice" => self.pick("不可抗力通知", "Notice of force majeure"),
            _ => return None,
        })
    }

    /// What a part of a path is called.
    pub(super) fn term_part(self, part: &str) -> Option<&'static str> {
        Some(match part {
            "small_enterprise" => self.pick("中小企业声明", "Small-enterprise statement"),
            "roll" => self.pick("期限顺延", "Days of rest"),
            "amounts" => self.pick("大小写不一致", "Words and figures"),
            "concepts" => self.definitions_concepts(),
            "recital" => self.recital_purpose(),
            "seal" => self.pick("印章或封识", "Seal"),
            "word" => self.own_term_word(),
            "meaning" => self.own_term_meaning(),
            "direction" => self.measure_direction(),
            "floor" => self.measure_floor(),
            "off_per_unit" => self.range_off(),
            "rhythm" => self.duty_rhythm(),
            "measure" => self.duty_measure(),
            "return_by" => self.support_return_by(),
            "own_terms" => self.definitions_own(),
            "tax_change" => self.pick("税率变动", "Change of tax"),
            "accept_within" => self.pick("验收或接受期限", "Period to accept"),
            "manner" => self.pick("交付方式", "Manner"),
            "freight" => self.pick("运费", "Freight"),
            "insurance" => self.pick("保险", "Insurance"),
            "hidden_defect_notice" => self.pick("隐蔽瑕疵通知", "Notice of hidden defects"),
            "hidden_defect_limit" => self.pick("隐蔽瑕疵最长期限", "Limit for hidden defects"),
            "consent_by" => self.pick("由谁取得同意", "Who obtains consent"),
            "channel" => self.pick("传输方式", "Channel"),
            "frequency" => self.pick("频次", "Frequency"),
            "onward" => self.pick("再提供", "Onward sharing"),
            "return_within" => self.pick("返还期限", "Period to return"),
            "non_solicitation" => self.pick("不招揽", "Non-solicitation"),
            "exclusivity" => self.pick("独家", "Exclusivity"),
            "leads" => self.pick("客户报备", "Registered leads"),
            "confirm_within" => self.pick("确认期限", "Period to confirm"),
            "lasts" => self.pick("期间", "How long it lasts"),
            "meeting" => self.pick("例会", "Meetings"),
            "our_contact" => self.pick("我方联系人", "Our contact"),
            "their_contact" => self.pick("对方联系人", "Their contact"),
            "resale_price" => self.pick("转售价格", "Resale price"),
            "cycle" => self.pick("考核周期", "Cycle"),
            "evaluator" => self.pick("考核方", "Evaluator"),
            "evaluate_within" => self.pick("考核期限", "Period to evaluate"),
            "object_within" => self.pick("异议期限", "Period to object"),
            "nature" => self.pick("目标性质", "Nature of the targets"),
            "failing" => self.pick("未达标", "Missed targets"),
            "periods" => self.pick("连续期数", "Periods in a row"),
            "grade" => self.pick("等级", "Grade"),
            "then" => self.pick("后果", "Consequence"),
            "incentive" => self.pick("激励", "Incentive"),
            "tiers" => self.pick("分档", "Tiers"),
            "pay_within" => self.pick("付款期限", "Period to pay"),
            "channels" => self.pick("受理渠道", "Channels"),
            "hours" => self.pick("服务时间", "Hours"),
            "levels" => self.pick("服务等级", "Service levels"),
            "acknowledge_within" => self.pick("受理期限", "Period to acknowledge"),
            "update_every" => self.pick("进展通报", "Updates"),
            "settle_within" => self.pick("办结期限", "Period to settle"),
            "escalation" => self.pick("升级", "Escalation"),
            "remedies" => self.pick("补救", "Remedies"),
            "credit" => self.pick("服务抵扣", "Service credit"),
            "close_after" => self.pick("关闭期限", "Closing"),
            "keep_records" => self.pick("记录保存", "Records"),
            "training_hours" => self.pick("培训课时", "Training hours"),
            "speed" => self.support_speed(),
            "brand" => self.pick("品牌使用", "Use of the brand"),
            "loss" => self.pick("灭失与损坏", "Loss and damage"),
            "statement_within" => self.pick("对账期限", "Period for the statement"),
            "balance" => self.pick("余款", "Balance"),
            "refund_within" => self.pick("退款期限", "Period to refund"),
            "base" => self.pick("计算基数", "Base"),
            "payment_day" => self.pick("付款当日", "Day of payment"),
            "cash_limit" => self.payment_cash_limit(),
            "earnest" => self.pick("定金", "Earnest money"),
            "acceleration" => self.pick("加速到期", "Acceleration"),
            "suspension" => self.pick("中止履行", "Suspension"),
            "set_off" => self.pick("抵销", "Set-off"),
            "object_to_invoice" => self.pick("发票异议", "Objection to an invoice"),
            "general" => self.pick("一般违约", "Other breaches"),
            "our_limit" => self.pick("我方责任上限", "Our limit of liability"),
            "their_limit" => self.pick("对方责任上限", "Their limit of liability"),
            "unlimited" => self.pick("不受上限", "Beyond the limit"),
            "indirect_loss" => self.pick("间接损失", "Indirect loss"),
            "indirect_listed" => self.pick("列明的间接损失", "Indirect loss that is listed"),
            "mitigation" => self.breach_mitigation(),
            "performance" => self.breach_performance(),
            "costs" => self.pick("维权费用", "Costs of enforcement"),
            "times" => self.pick("次数", "Times"),
            "our_notice" => self.pick("我方解除通知", "Our notice"),
            "their_notice" => self.pick("对方解除通知", "Their notice"),
            "cure" => self.pick("补正期限", "Period to cure"),
            "grounds" => self.pick("解除事由", "Grounds"),
            "exercise_window" => self.pick("行使期限", "Period to exercise"),
            "survives" => self.pick("继续有效的条款", "What survives"),
            "bound" => self.pick("保密义务方", "Who is bound"),
            "at_end" => self.pick("终止时处理", "At the end"),
            "exceptions" => self.secrecy_exceptions(),
            "damages" => self.pick("违约金", "Damages"),
            "roles" => self.pick("处理角色", "Roles"),
            "retention" => self.pick("保存期限", "Retention"),
            "answer_within" => self.pick("答复期限", "Period to answer"),
            "breach_notice_hours" => self.pick("泄露通知时限", "Notice of a breach, hours"),
            "subprocessing" => self.personal_subprocessing(),
            "audit" => self.personal_audit(),
            "cross_border" => self.pick("跨境提供", "Cross-border transfer"),
            "results" => self.pick("成果归属", "Results"),
            "licence_end" => self.property_licence_end(),
            "licence_scope" => self.property_licence_scope(),
            "licence_form" => self.property_licence_form(),
            "indemnity" => self.pick("侵权赔偿", "Indemnity"),
            "proof" => self.pick("证明", "Proof"),
            "long" => self.pick("持续期限", "Long duration"),
            "events" => self.force_events(),
            "own_events" => self.force_own_events(),
            "lack_of_money" => self.pick("资金短缺", "Lack of money"),
            "negotiation" => self.pick("协商", "Negotiation"),
            "arbitrators" => self.pick("仲裁员", "Arbitrators"),
            "meanwhile" => self.pick("争议期间履行", "Performance meanwhile"),
            "our_addressee" => self.pick("我方收件人", "Our addressee"),
            "their_addressee" => self.pick("对方收件人", "Their addressee"),
            "change" => self.pick("地址变更", "Change of address"),
            "service" => self.pick("送达", "Service of notices"),
            "courier" => self.notices_courier(),
            "registered" => self.notices_registered(),
            "by_email" => self.notices_email(),
            "assignment" => self.pick("转让", "Assignment"),
            "receivables" => self.pick("应收账款转让", "Receivables"),
            "cisg" => self.pick("国际货物销售合同公约", "CISG"),
            "copies" => self.pick("份数", "Copies"),
            "electronic_signature" => self.pick("电子签名", "Electronic signature"),
            "compliance_contact" => self.compliance_contact(),
            "precedence" => self.general_precedence(),
            "export_control" => self.pick("出口管制", "Export control"),
            "impact_assessment" => self.pick("影响评估", "Impact assessment"),
            _ => return None,
        })
    }

    /// What a field of a version is called.
    pub(super) fn version_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "contract" => self.contract(),
            "number" => self.version_number(),
            "on" => self.version_on(),
            "by" => self.version_by(),
            "occasion" => self.pick("留存时机", "Occasion"),
            "reason" => self.version_reason(),
            "sha256" => self.version_digest(),
            "parties" => self.pick("当事人", "Parties"),
            "terms" => self.pick("条款", "Terms"),
            _ => return None,
        })
    }
}
