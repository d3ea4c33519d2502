//! What its history makes of a customer: prospect, active, dormant, lost; and how large it is.

use crate::domain::contract::circumstances::Size;
use crate::domain::customer_days::{Dealing, Staged};
use crate::domain::date::Date;
use crate::domain::lifecycle::customer::CustomerStage;
use crate::i18n::{Locale, Text};

messages! {
    customer_lost => "流失" | "Lost";
    customers_stage_filter => "按状态筛选" | "Filter by state";
    customers_of_prospect => "潜在客户" | "Prospects";
    customers_of_active => "合作中的客户" | "Active customers";
    customers_of_dormant => "沉睡客户" | "Dormant customers";
    customers_of_lost => "流失客户" | "Lost customers";
    stage_last_contact => "上次联系" | "last contact";
    stage_last_purchase => "上次购买" | "last purchase";
    stage_last_receipt => "上次收款" | "last receipt";
    stage_last_contract => "上次签约或合同结束" | "last contract signed or ended";
    stage_last(what: &str, day: &str, ago: &str) => "{what}：{day}，{ago}" | "{what} on {day}, {ago}";
    stage_never_dealt => "还没有签约、付款或购买" | "no contract, payment or purchase yet";
    stage_limit_words(days: u16) => "超过 {days} 天没有往来" | "more than {days} days without dealings";
    stage_rule(dormant: u16, lost: u16) => "有合同在履行，或者 {dormant} 天内有联系、收款、购买或合同结束的，是合作中；之后算沉睡，超过 {lost} 天算流失。从未成交的是潜在客户。" | "A customer is active while a contract is in force, or within {dormant} days of a contact, a receipt, a purchase or the end of a contract; dormant after that, and lost after {lost} days. Whoever never bought is a prospect.";
    quiet_title => "沉睡与流失天数" | "Quiet days";
    quiet_dormant => "超过多少天没有往来算沉睡" | "Dormant after more than";
    quiet_lost => "超过多少天没有往来算流失" | "Lost after more than";
    quiet_number => "请写 1 到 3650 的整数。" | "Please write a whole number from 1 to 3650.";
    quiet_order => "流失的天数要比沉睡的多。" | "A customer is dormant first: please give more days than for dormant.";
    quiet_saved => "天数已存，客户的状态随之重算。" | "The days are kept, and every customer's state follows them.";
}

messages! {
    customer_scale => "企业规模" | "Enterprise size";
    scale_unknown => "不详" | "Not known";
}

impl Text {
    /// How large an enterprise is; nothing where nobody said.
    pub const fn scale(self, size: Size) -> &'static str {
        match size {
            Size::Unknown => "",
            Size::Micro => self.size_micro(),
            Size::Small => self.size_small(),
            Size::Medium => self.size_medium(),
            Size::Large => self.size_large(),
        }
    }

    /// What a customer is.
    pub const fn customer_stage(self, stage: CustomerStage) -> &'static str {
        match stage {
            CustomerStage::Prospect => self.customer_prospect(),
            CustomerStage::Active => self.customers_active(),
            CustomerStage::Dormant => self.customer_dormant(),
            CustomerStage::Lost => self.customer_lost(),
        }
    }

    /// All who are so, as a filter reads.
    pub const fn customers_of_stage(self, stage: CustomerStage) -> &'static str {
        match stage {
            CustomerStage::Prospect => self.customers_of_prospect(),
            CustomerStage::Active => self.customers_of_active(),
            CustomerStage::Dormant => self.customers_of_dormant(),
            CustomerStage::Lost => self.customers_of_lost(),
        }
    }

    /// What a stage follows from: `上次收款：2025-05-08，203 天前`.
    pub fn stage_working(self, staged: &Staged, as_of: Date) -> String {
        if staged.in_force > 0 {
            return self.stage_in_force(staged.in_force);
        }
        let last = staged.last.map(|(day, what)| {
            let what = match what {
                Dealing::Contact => self.stage_last_contact(),
                Dealing::Purchase => self.stage_last_purchase(),
                Dealing::Receipt => self.stage_last_receipt(),
                Dealing::Contract => self.stage_last_contract(),
            };
            self.stage_last(what, &self.date(day), &self.distance(as_of.days_until(day)))
        });
        let limit = match staged.stage {
            CustomerStage::Prospect => Some(self.stage_never_dealt().to_owned()),
            CustomerStage::Active => None,
            CustomerStage::Dormant => Some(self.stage_limit_words(staged.limits.dormant_after)),
            CustomerStage::Lost => Some(self.stage_limit_words(staged.limits.lost_after)),
        };
        let between = match self.locale {
            Locale::Zh => "；",
            Locale::En => "; ",
        };
        limit.into_iter().chain(last).collect::<Vec<_>>().join(between)
    }

    fn stage_in_force(self, n: usize) -> String {
        match (self.locale, n) {
            (Locale::Zh, _) => format!("{n} 份合同在履行"),
            (Locale::En, 1) => "1 contract in force".to_owned(),
            (Locale::En, _) => format!("{n} contracts in force"),
        }
    }
}
