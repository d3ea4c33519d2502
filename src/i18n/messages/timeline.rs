//! Everything that happened with a customer.

use crate::domain::lifecycle::quote::Event;
use crate::domain::timeline::Sort;
use crate::i18n::{Text, format};

messages! {
    timeline => "动态" | "Timeline";
    timeline_empty => "还没有动态。跟进、报价、合同和收款都会按日期列在这里。" | "Nothing has happened yet. Follow-ups, quotes, contracts and money will stand here by day.";
    timeline_none_match => "没有符合条件的动态。" | "Nothing matches.";
    timeline_sort_label => "看哪一类" | "Type";
    timeline_all_sorts => "全部种类" | "Everything";
    timeline_by_label => "看谁的" | "Whose";
    timeline_everybody => "所有人" | "Everybody";
    timeline_open => "查看" | "Open";
    timeline_step_done => "完成了下一步" | "Next step done";
    timeline_active => "开始有合同在履行" | "A contract is in force";
    timeline_dormant => "没有合同在履行了" | "No contract is in force any more";
    timeline_level(from: &str, to: &str) => "级别从 {from} 改为 {to}" | "Level changed from {from} to {to}";
    timeline_quote(number: &str, version: u16) => "报价 {number} 第 {version} 版" | "Quote {number}, version {version}";
    timeline_received(amount: &str) => "收到 {amount}" | "{amount} received";
    timeline_set_off(amount: &str) => "抵销 {amount}" | "{amount} set off";
    timeline_taken_back(amount: &str) => "冲回 {amount}" | "{amount} taken back";
    timeline_entered => "录入了这位客户" | "Customer entered";
    timeline_merged(name: &str) => "合并了“{name}”" | "“{name}” merged into this one";
    timeline_parted(name: &str) => "拆出了“{name}”" | "“{name}” separated again";
}

impl Text {
    /// How many entries.
    pub fn timeline_count(self, n: usize) -> String {
        let count = format::count(n);
        let noun = if n == 1 { "entry" } else { "entries" };
        self.pick(format!("{count} 条"), format!("{count} {noun}"))
    }

    /// A sort of things that happen.
    pub fn timeline_sort(self, sort: Sort) -> &'static str {
        match sort {
            Sort::FollowUp => self.pick("跟进", "Follow-ups"),
            Sort::Step => self.pick("完成的下一步", "Steps done"),
            Sort::Status => self.pick("状态变化", "Changes of state"),
            Sort::Owner => self.pick("负责人变化", "Changes of owner"),
            Sort::Level => self.pick("级别变化", "Changes of level"),
            Sort::Opportunity => self.pick("商机", "Opportunities"),
            Sort::Quote => self.pick("报价", "Quotes"),
            Sort::Contract => self.pick("合同", "Contracts"),
            Sort::Receipt => self.pick("收款", "Money received"),
            Sort::Service => self.pick("服务", "Service"),
            Sort::File => self.pick("附件", "Files"),
            Sort::Record => self.pick("录入与合并", "Entered and merged"),
        }
    }

    /// What happened to a quote.
    pub fn timeline_quote_step(self, step: &Event) -> String {
        match step {
            Event::Sent => self.pick("报价已发出", "Quote sent").to_owned(),
            Event::Accepted => self.pick("客户接受了报价", "Quote accepted").to_owned(),
            Event::Rejected { reason } if reason.is_empty() => {
                self.pick("客户没有接受报价", "Quote turned down").to_owned()
            }
            Event::Rejected { reason } => {
                self.pick(format!("客户没有接受报价：{reason}"), format!("Quote turned down: {reason}"))
            }
            Event::ContractMade { .. } => self.pick("由报价生成了合同", "Contract made from the quote").to_owned(),
        }
    }
}
