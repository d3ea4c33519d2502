//! What the parts of a field are called.

use super::Text;

impl Text {
    /// What a part of a register of a record is called: one word may mean another thing in each of them.
    pub fn part_of(self, register: &str, part: &str) -> String {
        match (register, part) {
            // of a payment plan they are its instalments
            ("targets", "parts") => self.target_distribution().to_owned(),
            (_, part) => self.part_name(part),
        }
    }

    /// What a part of a field is called, as far as it has a name of its own; items of lists by their number.
    pub fn part_name(self, part: &str) -> String {
        let words = match part {
            "name" => self.line_name(),
            "code" => self.line_code(),
            "name_en" => self.line_name_en(),
            "spec" => self.line_spec(),
            "unit" => self.line_unit(),
            "quantity" => self.line_quantity(),
            "unit_price" => self.line_price(),
            "discount" => self.line_discount(),
            "tax_rate" => self.line_tax(),
            "tax_mode" => self.tax_mode(),
            "currency" => self.pick("币种", "Currency"),
            "form" => self.pick("定价方式", "Pricing"),
            "plan" => self.pick("付款计划", "Payment plan"),
            "due" => self.plan_due(),
            "condition" => self.plan_condition(),
            "share" => self.plan_share(),
            "label" => self.pick("名目", "Label"),
            "amount" => self.pick("金额", "Amount"),
            "parts" => self.plan_parts(),
            "method" => self.pick("方式", "Method"),
            "invoice" => self.pick("发票", "Invoice"),
            "late_fee" => self.terms_late(),
            "rate" => self.late_rate(),
            "grace" => self.late_grace(),
            "cap" => self.late_cap(),
            "order" => self.late_order(),
            "start" => self.term_start(),
            "months" => self.term_months(),
            "length" => self.term_length(),
            "renewal" => self.term_renewal(),
            "forum" => self.disputes_forum(),
            "institution" => self.disputes_institution(),
            "court" => self.disputes_court(),
            "mode" => self.sharing_mode(),
            "purpose" => self.sharing_purpose(),
            "payer" => self.pick("付款人", "Payer"),
            "account" => self.pick("付款账号", "Account"),
            "file" => self.pick("文件", "File"),
            "warranty" => self.warranty(),
            "inspection" => self.inspection(),
            "place" => self.pick("地点", "Place"),
            "time" => self.pick("时间", "Time"),
            "law" => self.circumstances_law(),
            "size" => self.pick("规模", "Size"),
            "body" => self.pick("性质", "Kind of party"),
            "reference_rate" => self.circumstances_rate(),
            "foreign_related" => self.circumstances_foreign(),
            "standard_terms" => self.circumstances_standard(),
            "explained" => self.circumstances_explained(),
            "personal_use" => self.circumstances_personal(),
            "competitors" => self.circumstances_competitors(),
            "regulated" => self.circumstances_regulated(),
            "licence" => self.circumstances_licence(),
            "advance_secured" => self.circumstances_secured(),
            "authority" => self.pick("授权委托书", "Written authority"),
            "account_holder" => self.pick("账户户名", "Name on the account"),
            "ours" => self.our_side(),
            "theirs" => self.their_side(),
            "quality" => self.pick("质量标准", "Quality"),
            "risk" => self.pick("风险转移", "Passing of risk"),
            "working_days" => self.pick("工作日", "Working days"),
            "register" => self.pick("信息共享登记表", "Register"),
            "territory" => self.pick("区域", "Territory"),
            "duties" => self.pick("分工", "Division of work"),
            "measures" => self.pick("指标", "Measures"),
            "grades" => self.pick("等级", "Grades"),
            "items" => self.pick("清单", "Items"),
            "effective" => self.pick("生效", "Taking effect"),
            "mediation" => self.pick("调解", "Mediation"),
            "seat" => self.pick("仲裁地", "Seat"),
            "end" => self.pick("止期", "End"),
            "perspective" => self.evaluation_perspective(),
            "n" => self.pick("数", "Number"),
            "zh" => self.pick("中文", "Chinese"),
            "en" => self.pick("英文", "English"),
            _ => match self.term_part(part) {
                Some(words) => words,
                None => return part.replace('_', " "),
            },
        };
        words.to_owned()
    }
}
