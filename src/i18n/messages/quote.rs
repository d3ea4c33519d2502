//! Quotes: lines, versions, answers, the contract made from one.

use crate::domain::exact::ExactError;
use crate::domain::lifecycle::quote::{Guard, Stage, Step};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::line::LineError;
use crate::domain::quote::QuoteState;
use crate::domain::tax::{TaxError, TaxMode};
use crate::i18n::Text;

messages! {
    quotes_file => "报价" | "quotes";
    quotes => "报价" | "Quotes";
    quote_new => "新报价" | "New quote";
    quote_title => "报价内容" | "What it is about";
    quote_number => "报价编号" | "Quote number";
    quote_version => "版本" | "Version";
    quote_version_n(n: &str) => "第 {n} 版" | "Version {n}";
    quote_on => "报价日期" | "Date";
    quote_valid_until => "有效期至" | "Valid until";
    quote_payment => "付款条件" | "Payment";
    quote_delivery => "交货" | "Delivery";
    quote_remark => "备注" | "Remark";
    quote_discount => "整单优惠" | "Discount on the sum";
    quote_discount_unit => "金额或 %" | "amount or %";
    quote_bad_discount => "写金额，或 0% 到 100%。" | "An amount, or 0% to 100%.";
    quote_discount_over => "优惠超过了明细合计。" | "The discount is more than the lines come to.";
    quote_currency_finer(amount: &str, code: &str) => "{code} 没有 {amount} 这么小的金额，请先改单价或优惠，再换币种。" | "{code} has no coin for {amount}; change that price or discount first.";
    quote_empty => "还没有报价。" | "No quote yet.";
    quote_started(number: &str) => "已新建报价 {number}" | "Quote {number} started";
    quote_new_version => "改一版" | "New version";
    quote_send => "标记已发出" | "Mark as sent";
    quote_accept => "对方接受" | "Accepted";
    quote_reject => "对方拒绝" | "Turned down";
    quote_make_contract => "转为合同" | "Make the contract";
    quote_see_contract => "看合同" | "See the contract";
    quote_print => "打印" | "Print";
    quote_reject_why => "对方怎么说" | "What they say";
    quote_sent_said(number: &str) => "报价 {number} 已发出" | "Quote {number} was sent";
    quote_accepted_said(number: &str) => "报价 {number} 已被接受" | "Quote {number} was accepted";
    quote_rejected_said(number: &str) => "报价 {number} 被拒绝" | "Quote {number} was turned down";
    quote_contract_said(number: &str) => "已由报价起草合同 {number}" | "Contract {number} drafted from the quote";
    quote_deleted(number: &str) => "已删除报价 {number}" | "Quote {number} deleted";
    quote_locked => "已发出的报价不再改动；要改，就改一版。" | "A quote that was sent stays as it was sent; make a new version to change it.";
    quote_lines => "明细" | "Lines";
    quote_sum => "小计" | "Sum";
    quote_off => "优惠" | "Discount";
    quote_net => "不含税" | "Net";
    quote_tax(rate: &str) => "税额 {rate}" | "Tax {rate}";
    quote_gross => "合计（含税）" | "Total";
    quote_words => "大写" | "In words";
    quote_cannot_reckon => "明细算不出合计：数量、单价不能小于零，税率在 0% 到 100% 之间。" | "The lines come to no total: no quantity or price is below zero, and tax rates lie between 0% and 100%.";
    quote_currencies_differ => "有的单价是别的币种，请重新选一次币种。" | "Some prices are in another currency; choose the currency again.";
    quote_too_large => "金额太大，算不出合计。" | "The amounts are too large to add up.";
    quote_terms => "条件" | "Terms";
    quote_below_floor(name: &str, floor: &str) => "{name}低于底价 {floor}" | "{name} is below its floor price of {floor}";
    quote_special(payment: &str) => "付款：{payment}" | "Payment: {payment}";
    quote_plan_read(plan: &str) => "转为合同时的付款计划：{plan}" | "Payment plan of its contract: {plan}";
    quote_plan_unread => "读不出完整的付款计划：转为合同时，这段话写入特别约定，付款计划请在合同里核对。" | "No whole payment plan can be read from this: its contract takes the words as special terms, and its plan is yours to check.";
    quote_special_delivery(delivery: &str) => "交货：{delivery}" | "Delivery: {delivery}";
    quote_special_from(number: &str) => "本合同依据报价单 {number} 订立。" | "This contract follows quote {number}.";
    quote_state_draft => "草稿" | "Draft";
    quote_state_sent => "已发出" | "Sent";
    quote_state_expired => "已过期" | "Expired";
    quote_state_accepted => "已接受" | "Accepted";
    quote_state_rejected => "已拒绝" | "Turned down";
    quote_state_contracted => "已转合同" | "Made a contract";
    quote_refuse_no_lines => "先写明细，再发出。" | "Add a line before it is sent.";
    quote_refuse_expired(day: &str) => "{day}已过有效期，请改一版。" | "It ran out on {day}; make a new version.";
    quote_refuse_lapsed(day: &str) => "有效期至{day}，已经过了。请先改成以后的日期。" | "It is valid until {day}, which is over. Set a later date first.";
    quote_refuse_send_first => "先标记已发出。" | "Mark it as sent first.";
    quote_refuse_accept_first => "对方接受以后才转合同。" | "A contract follows once it is accepted.";
    quote_refuse_past => "这一步已经走过了。" | "That step was taken already.";
    quote_refuse_ended => "这份报价已经结束。" | "This quote has come to its end.";
    quote_part_of(name: &str) => "商机：{name}" | "For: {name}";
    quote_heading => "报价单" | "Quotation";
    quote_to => "致" | "To";
    quote_from => "报价方" | "From";
}

impl Text {
    /// Where a quote stands.
    pub fn quote_state(self, state: QuoteState) -> &'static str {
        match state {
            QuoteState::Draft => self.quote_state_draft(),
            QuoteState::Sent => self.quote_state_sent(),
            QuoteState::Expired => self.quote_state_expired(),
            QuoteState::Accepted => self.quote_state_accepted(),
            QuoteState::Rejected => self.quote_state_rejected(),
            QuoteState::Contracted => self.quote_state_contracted(),
        }
    }

    /// What the total of a quote is called.
    pub fn quote_total(self, mode: TaxMode) -> &'static str {
        match mode {
            TaxMode::TaxIncluded | TaxMode::TaxExcluded => self.quote_gross(),
            TaxMode::NotApplicable => self.lines_total(),
        }
    }

    /// Why lines come to no total.
    pub fn quote_reckon_problem(self, why: LineError) -> &'static str {
        match why {
            LineError::DocumentDiscountOutOfRange => self.quote_discount_over(),
            LineError::NegativeQuantity { .. }
            | LineError::NegativePrice { .. }
            | LineError::DiscountOutOfRange { .. }
            | LineError::Tax(TaxError::RateOutOfRange { .. }) => self.quote_cannot_reckon(),
            LineError::Exact(ExactError::CurrencyMismatch) => self.quote_currencies_differ(),
            LineError::Tax(TaxError::Exact(_)) | LineError::Exact(_) => self.quote_too_large(),
        }
    }

    /// Why a quote cannot take a step.
    pub fn quote_refusal(self, refusal: &Refusal<Stage>) -> String {
        match refusal {
            Refusal::Guard(Guard::NoLines) => self.quote_refuse_no_lines().to_owned(),
            Refusal::Guard(Guard::Unreckoned { why }) => self.quote_reckon_problem(*why).to_owned(),
            Refusal::Guard(Guard::Lapsed { last_day }) => self.quote_refuse_lapsed(&self.date(*last_day)),
            Refusal::Guard(Guard::Expired { last_day }) => self.quote_refuse_expired(&self.date(*last_day)),
            Refusal::NeedsFirst { step } | Refusal::Instead { step } => match step {
                Step::Send => self.quote_refuse_send_first().to_owned(),
                Step::Accept | Step::Reject | Step::MakeContract => self.quote_refuse_accept_first().to_owned(),
            },
            Refusal::AlreadyPast { .. } => self.quote_refuse_past().to_owned(),
            Refusal::Ended { .. } => self.quote_refuse_ended().to_owned(),
            Refusal::DatedInFuture { .. } => self.refuse_future().to_owned(),
            Refusal::BeforeLastStep { .. } => self.refuse_before().to_owned(),
            Refusal::NameMissing | Refusal::ReasonMissing => self.refuse_reason().to_owned(),
        }
    }
}
