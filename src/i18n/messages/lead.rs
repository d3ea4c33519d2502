//! Leads: who may become a customer.

use crate::domain::lifecycle::lead::{Stage, Step};
use crate::domain::lifecycle::refusal::Refusal;
use crate::i18n::Text;
use crate::i18n::format::count;

messages! {
    lead_new => "新线索" | "New lead";
    lead_edit => "修改线索" | "Edit lead";
    lead_company => "公司" | "Company";
    lead_person => "联系人" | "Person";
    lead_title => "职务" | "Job title";
    lead_wish => "想要什么" | "What they want";
    lead_source => "来源" | "Source";
    lead_score => "评分" | "Score";
    lead_score_problem => "评分是 0 到 100 的整数。" | "A score is a whole number from 0 to 100.";
    lead_owner => "负责人" | "Owner";
    lead_came => "进线日期" | "Came in";
    lead_state => "状态" | "State";
    lead_name_problem => "公司和联系人至少写一个。" | "Give a company or a person.";
    lead_saved(name: &str) => "已保存线索：{name}" | "Lead saved: {name}";
    lead_deleted(name: &str) => "已删除线索：{name}" | "Lead deleted: {name}";
    lead_step_said(name: &str, state: &str) => "{name}：{state}" | "{name}: {state}";
    lead_contact => "已联系" | "Contacted";
    lead_qualify => "合格" | "Qualified";
    lead_convert => "转为客户" | "Make a customer";
    lead_disqualify => "标为无效" | "Give up";
    lead_reopen => "重新打开" | "Take up again";
    lead_disqualify_why => "为什么无效？" | "Why give it up?";
    lead_open_view => "跟进中" | "Open";
    lead_converted_view => "已转化" | "Converted";
    lead_disqualified_view => "无效" | "Given up";
    lead_all_view => "全部" | "All";
    lead_stage_new => "新建" | "New";
    lead_stage_contacted => "已联系" | "Contacted";
    lead_stage_qualified => "合格" | "Qualified";
    lead_stage_converted => "已转化" | "Converted";
    lead_stage_disqualified => "无效" | "Given up";
    leads_empty => "还没有线索。名片、来电、网上留言，先记在这里，合格了再转为客户。" | "No lead yet. Cards, calls and enquiries are noted here first; the good ones become customers.";
    leads_none_match => "没有符合条件的线索。" | "No lead matches.";
    leads_search => "搜索线索" | "Search leads";
    lead_convert_title(name: &str) => "把“{name}”转为客户" | "Make {name} a customer";
    lead_convert_lead => "客户、联系人和商机一次建好；可以一步撤销。" | "Customer, person and opportunity are made in one step, and undone in one.";
    lead_convert_into => "客户" | "Customer";
    lead_convert_fresh(name: &str) => "新建“{name}”" | "New: {name}";
    lead_convert_same(name: &str) => "已有：{name}" | "Known: {name}";
    lead_convert_opportunity => "商机" | "Opportunity";
    lead_convert_opportunity_hint => "留空则不建" | "none if left empty";
    lead_convert_amount_alone => "写了金额，就要写商机；不建商机，就把金额删去。" | "An amount needs an opportunity: name it, or take the amount out.";
    lead_converted_said(name: &str) => "{name}已转为客户" | "{name} is a customer now";
    lead_refuse_contact_first => "先联系过，再往下走。" | "Contact them first.";
    lead_refuse_qualify_first => "先判断合格，再转为客户。" | "Say first that it is worth following.";
    lead_refuse_reopen_first => "无效的线索先重新打开。" | "Take it up again first.";
    lead_refuse_past => "已经走过这一步。" | "That step was taken already.";
    lead_refuse_ended => "已经转为客户，不能再改状态。" | "It is a customer already.";
    lead_event => "进展" | "What happened";
}

impl Text {
    /// How many leads are listed.
    pub fn leads_count(self, n: usize) -> String {
        let many = count(n);
        self.pick(format!("共 {many} 条线索"), if n == 1 { "1 lead".to_owned() } else { format!("{many} leads") })
    }

    /// Where a lead stands.
    pub fn lead_stage(self, stage: &Stage) -> &'static str {
        match stage {
            Stage::New | Stage::Reopened { .. } => self.lead_stage_new(),
            Stage::Contacted { .. } => self.lead_stage_contacted(),
            Stage::Qualified { .. } => self.lead_stage_qualified(),
            Stage::Converted { .. } => self.lead_stage_converted(),
            Stage::Disqualified { .. } => self.lead_stage_disqualified(),
        }
    }

    /// Why a lead cannot take a step.
    pub fn lead_refusal(self, refusal: &Refusal<Stage>) -> &'static str {
        match refusal {
            Refusal::NeedsFirst { step } | Refusal::Instead { step } => match step {
                Step::Contact => self.lead_refuse_contact_first(),
                Step::Qualify | Step::Convert | Step::Disqualify => self.lead_refuse_qualify_first(),
                Step::Reopen => self.lead_refuse_reopen_first(),
            },
            Refusal::AlreadyPast { .. } => self.lead_refuse_past(),
            Refusal::Ended { .. } => self.lead_refuse_ended(),
            Refusal::DatedInFuture { .. } => self.refuse_future(),
            Refusal::BeforeLastStep { .. } => self.refuse_before(),
            Refusal::NameMissing | Refusal::ReasonMissing => self.refuse_reason(),
            Refusal::Guard(guard) => match *guard {},
        }
    }
}
