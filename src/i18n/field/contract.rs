//! What the fields of a contract and its duties are called.

use crate::i18n::Text;

impl Text {
    pub(super) fn contract_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "number" => self.terms_number(),
            "title" => self.contract_title(),
            "kind" => self.contract_kind(),
            "own_entity" => self.our_side(),
            "customer" => self.contract_for(),
            "our_capacity" => self.terms_capacity(),
            "party_names" => self.terms_party_names(),
            "relationship" => self.pick("购销关系", "Relationship"),
            "subject_kind" => self.contract_subject(),
            "language" => self.contract_language(),
            "sign_place" => self.terms_place(),
            "drafted_on" => self.terms_drafted(),
            "owner" => self.terms_owner(),
            "note" => self.customer_note(),
            "signing" => self.pick("签署", "Signing"),
            "definitions" => self.pick("定义", "Definitions"),
            "price" => self.pick("价款", "Price"),
            "adjustment" => self.adjustment(),
            "lines" => self.pick("明细", "Lines"),
            "delivery" => self.pick("交付与验收", "Delivery and inspection"),
            "sharing" => self.pick("客户信息共享", "Sharing of customers"),
            "development" => self.pick("市场开发", "Market development"),
            "targets" => self.pick("业绩目标", "Targets"),
            "service" => self.pick("客户服务", "Service"),
            "breach" => self.pick("违约责任", "Breach"),
            "term" => self.pick("期限", "Term"),
            "support" => self.pick("销售支持", "Sales support"),
            "payment" => self.pick("付款", "Payment"),
            "disputes" => self.pick("争议解决", "Disputes"),
            "confidentiality" => self.pick("保密", "Confidentiality"),
            "personal_information" => self.pick("个人信息", "Personal information"),
            "intellectual_property" => self.pick("知识产权", "Intellectual property"),
            "force_majeure" => self.pick("不可抗力", "Force majeure"),
            "notices" => self.pick("通知", "Notices"),
            "general" => self.pick("一般条款", "General terms"),
            "special" => self.terms_special(),
            "own_clauses" => self.own_clauses(),
            "by_hand" => self.by_hand(),
            "drafted_from" => self.drafted_from(),
            "circumstances" => self.pick("签约背景", "Circumstances"),
            "acknowledged" => self.pick("已确认的警告", "Acknowledged warnings"),
            _ => return None,
        })
    }

    pub(super) fn duty_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "contract" => self.contract(),
            "title" => self.duty_called(),
            "detail" => self.duty_detail(),
            "bearer" => self.duty_bearer(),
            "area" => self.duty_area(),
            "due" => self.duty_due(),
            "repeats" => self.pick("重复", "Repeats"),
            "owner" => self.duty_keeper(),
            "evidence" => self.duty_evidence(),
            "made_on" => self.task_made_on(),
            "duty" => self.duty_instance(),
            "on" => self.step_on(),
            "by" => self.activity_by(),
            "fact" => self.pick("事项", "Event"),
            "file" => self.duty_file(),
            _ => return None,
        })
    }
}
