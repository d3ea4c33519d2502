//! What becomes of a settlement: sums among what is owed, or an amendment.

use crate::domain::dispute::owed::{BackError, OwedError};
use crate::i18n::Text;

messages! {
    owed_title => "和解的落实" | "What becomes of it";
    owed_lead => "和解款列入合同的应收款，按到期日催收；收到后按分期核销。" | "The sums stand among what the contract’s customer owes, beside the payment plan; receipts are counted towards them.";
    owed_amend_lead => "按和解内容起草补充协议，再走审批和签署。" | "An amendment carries it out: it is drafted, approved and signed like any other.";
    owed_put => "列入应收款" | "Put into receivables";
    owed_sheet => "把和解款列入应收款" | "Put the settlement into receivables";
    owed_due => "到期日" | "Due";
    owed_amount => "金额" | "Amount";
    owed_at_once => "和解没有写付款日，自和解之日起应付。" | "The settlement names no day: the sum is due from the day of the settlement.";
    owed_replaces => "原来的欠款" | "What was owed before";
    owed_keep => "照旧，和解款另付" | "Stays: the settlement is paid besides";
    owed_replace(part: &str, open: &str) => "由和解款代替：减免{part}未收的 {open}" | "Is replaced: the {open} open of {part} is given up";
    owed_said(number: &str, amount: &str) => "{number}：{amount} 已列入应收款" | "{number}: {amount} put into receivables";
    owed_under => "已列入合同" | "Among what is owed under";
    owed_state => "状态" | "State";
    owed_given_up => "同时减免" | "Given up with it";
    owed_back => "撤回应收款" | "Take it out of receivables";
    owed_back_said(number: &str) => "{number}：和解款已从应收款撤回" | "{number}: the settlement was taken out of receivables";
    owed_back_costs => "已登记追款费用，先撤销费用再撤回。" | "Costs of recovery were entered for it: take them back first.";
    owed_back_paid => "已有收款核销，先冲回收款再撤回。" | "Something was paid already: take the receipt back first.";
    owed_back_waived => "已登记减免，先撤销减免再撤回。" | "Something of it was given up: take that back first.";
    owed_reason(number: &str) => "{number} 和解，由和解款代替" | "{number} settled: replaced by the settlement";
    owed_no_delete => "和解款还在应收款里，先撤回再删除争议。" | "The settlement stands among what is owed: take it out before the dispute is deleted.";
    owed_amend => "起草补充协议" | "Draft the amendment";
    owed_amend_reason(number: &str, terms: &str) => "{number} 和解：{terms}" | "{number} settled: {terms}";
    owed_amended => "补充协议" | "Amendment";
    owed_of_dispute(number: &str) => "按争议 {number} 的和解" | "Settles dispute {number}";
    owed_no_settlement => "还没有和解。" | "Nothing was settled.";
    owed_by_us => "这笔款由我方支付，不是应收款。" | "It is we who pay: nothing to receive.";
    owed_no_contract => "争议没有关联合同，先在“编辑”里选合同。" | "The dispute is about no contract: choose one under “Edit” first.";
    owed_currency(code: &str) => "合同用 {code} 结算，和解款币种不同，请改用补充协议。" | "The contract is in {code} and the settlement is not: use an amendment.";
    owed_already => "已经列入应收款。" | "It is among what is owed already.";
    owed_told(amount: &str) => "列入应收款 {amount}" | "Put into receivables: {amount}";
    owed_told_back => "从应收款撤回" | "Taken out of receivables";
    owed_told_amended => "已起草补充协议" | "An amendment was drafted";
}

impl Text {
    /// Why a settlement cannot be put among what is owed.
    pub fn owed_error(self, error: OwedError) -> String {
        match error {
            OwedError::NotSettled => self.owed_no_settlement().to_owned(),
            OwedError::NoSum => self.owed_amend_lead().to_owned(),
            OwedError::WeOwe => self.owed_by_us().to_owned(),
            OwedError::NoContract => self.owed_no_contract().to_owned(),
            OwedError::OtherCurrency { of_contract } => self.owed_currency(of_contract.code()),
            OwedError::Already => self.owed_already().to_owned(),
        }
    }

    /// Why a settlement cannot be taken out of what is owed.
    pub const fn owed_back_error(self, error: BackError) -> &'static str {
        match error {
            BackError::Paid => self.owed_back_paid(),
            BackError::Waived => self.owed_back_waived(),
            BackError::Costs => self.owed_back_costs(),
        }
    }
}
