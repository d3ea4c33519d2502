//! What the service clause allows to be done for a customer, and what a missed limit costs us.

use crate::domain::contract::service::Remedy;
use crate::domain::service_credit::{CreditError, CreditLine, Fee, FeeFrom, Limit};
use crate::i18n::{Text, format};

messages! {
    remedies_title => "合同约定的补救" | "Remedies under the contract";
    remedies_allowed => "条款允许" | "The clause allows";
    remedies_rule => "超时抵扣" | "Credit for a missed limit";
    remedies_rule_none => "合同没有约定超时抵扣。" | "The contract gives no credit for a missed limit.";
    remedies_rule_words(each: &str, cap: &str) => "每项时限超时，抵扣当月费用的 {each}，当月最多 {cap}" | "{each} of the month’s fee for each limit missed, up to {cap} in a month";
    remedies_kept => "没有尚未抵扣的超时。" | "No limit was missed that is not credited yet.";
    remedies_reckoned => "现在可抵扣" | "Credit due now";
    remedies_step => "步骤" | "Step";
    remedies_amount => "金额" | "Amount";
    remedies_record => "登记补救" | "Record a remedy";
    remedies_not_yet => "开始处理之后才能登记补救。" | "A remedy is recorded once somebody works on it.";
    remedies_recorded => "已登记的补救" | "Recorded";
    remedies_which => "采取哪种补救" | "Which remedy";
    remedies_note => "怎么做的" | "What was done";
    remedies_note_problem => "写清做了什么。" | "Say what was done.";
    remedies_no_credit => "没有可抵扣的金额，选别的补救。" | "There is nothing to credit: choose another remedy.";
    remedies_against => "从这些分期里减" | "Taken off these parts";
    remedies_left(amount: &str) => "{amount} 没有未收的分期可减，需要另行退还。" | "Nothing is open to take {amount} off: it is to be paid back.";
    remedies_saved(number: &str, remedy: &str) => "{number}：已登记补救“{remedy}”" | "{number}: remedy “{remedy}” recorded";
    remedies_saved_credit(number: &str, amount: &str) => "{number}：已抵扣 {amount}" | "{number}: {amount} credited";
    remedies_waiver(number: &str) => "服务抵扣，工单 {number}" | "Service credit, ticket {number}";
    remedies_taken_back => "抵扣已冲回" | "The credit was taken back";
    remedies_no_delete => "工单的服务抵扣已抵减应收款：先在合同的收款页冲正这笔减免，再删除工单。" | "A credit of it is taken off what is owed: record the counter-entry in the contract’s money before the ticket is deleted.";
    remedies_in_money => "已抵减应收款，合同" | "Taken off what is owed under";
    remedies_paid_back => "没有未收的分期，另行退还" | "Nothing was open: to be paid back separately";
    remedies_report_file => "服务抵扣" | "service-credits";
    remedies_report => "服务抵扣" | "Service credits";
    remedies_working => "看算法" | "Show working";
    credit_no_fee(month: &str) => "合同没有月费，也没有能分摊到 {month} 的期限，算不出抵扣。" | "The contract has no monthly fee, and no term to share its price over: no credit can be reckoned for {month}.";
    credit_overflow => "金额或日期超出范围，算不出抵扣。" | "An amount or a date is out of range: no credit can be reckoned.";
    credit_fee_plan(month: &str) => "{month} 的费用，按付款计划" | "Fee of {month}, by the payment plan";
    credit_fee_term(month: &str, total: &str, months: u32) => "{month} 的费用：{total} ÷ {months} 个月" | "Fee of {month}: {total} ÷ {months} months";
    credit_share(count: usize, limits: &str, each: &str) => "超时 {count} 项（{limits}）× {each}" | "Limits missed: {count} ({limits}) × {each}";
    credit_cap(rate: &str) => "当月最多 {rate}" | "At most {rate} in the month";
    credit_before => "当月此前已抵扣" | "Credited in this month before";
    credit_amount => "本次抵扣" | "Credited now";
}

impl Text {
    /// A remedy of S4.
    pub const fn remedy(self, remedy: Remedy) -> &'static str {
        match remedy {
            Remedy::Explain => self.remedy_explain(),
            Remedy::Repair => self.remedy_repair(),
            Remedy::Replace => self.remedy_replace(),
            Remedy::Redo => self.remedy_redo(),
            Remedy::Refund => self.remedy_refund(),
            Remedy::Credit => self.remedy_credit(),
        }
    }

    /// Why no credit can be reckoned.
    pub fn credit_error(self, error: CreditError) -> String {
        match error {
            CreditError::NoFee { month } => self.credit_no_fee(&self.month(month)),
            CreditError::Exact(_) => self.credit_overflow().to_owned(),
        }
    }

    /// How the credit of a month came about: steps with their amounts.
    pub fn credit_steps(self, line: &CreditLine) -> Vec<(String, String)> {
        let Fee { amount, from } = line.fee;
        let month = self.month(line.month);
        let fee = match from {
            FeeFrom::Plan => self.credit_fee_plan(&month),
            FeeFrom::Term { total, months } => self.credit_fee_term(&month, &format::money(total), months),
        };
        let limit = |limit: Limit| match limit {
            Limit::Answer => self.ticket_target_answer(),
            Limit::Solution => self.ticket_target_solution(),
        };
        let limits: Vec<&str> = line.missed.iter().map(|it| limit(it.limit)).collect();
        let limits = limits.join(self.items_separator());
        let share = self.credit_share(line.missed.len(), &limits, &format::percent(line.each));
        let before = (!line.before.is_zero()).then(|| (self.credit_before().to_owned(), format::money(line.before)));
        let first = [
            (fee, format::money(amount)),
            (share, format::money(line.share)),
            (self.credit_cap(&format::percent(line.most)), format::money(line.cap)),
        ];
        let last = (self.credit_amount().to_owned(), format::money(line.amount));
        first.into_iter().chain(before).chain([last]).collect()
    }
}
