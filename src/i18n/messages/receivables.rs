//! Who owes what, what is to come, and the ledger of contracts.

use crate::domain::account::{Account, AccountError};
use crate::domain::collection::CollectionError;
use crate::domain::late_fee::LateFeeError;
use crate::domain::receivables::expected::When;
use crate::domain::receivables::grouping::Grouping;
use crate::i18n::{Message, Text};

messages! {
    receivables_title => "应收账款" | "Receivables";
    receivables_answer(open: &str, overdue: &str) => "应收 {open}，其中逾期 {overdue}" | "{open} outstanding, {overdue} of it overdue";
    receivables_answer_on_time(open: &str) => "应收 {open}，没有逾期" | "{open} outstanding, nothing overdue";
    receivables_by => "汇总方式" | "Added up by";
    receivables_by_customer => "按客户" | "By customer";
    receivables_by_owner => "按负责人" | "By owner";
    receivables_by_contract => "按合同" | "By contract";
    receivables_made_of => "由哪些分期组成" | "Which parts make it up";
    receivables_made(n: &str, sum: &str) => "共 {n} 笔，合计 {sum}" | "Parts: {n}, together {sum}";
    receivables_unreckoned(contracts: &str) => "{contracts}已签署，但付款计划算不出来，未计入：" | "Signed, but the payment plan does not work out, and not counted: {contracts}:";
    expected_title => "接下来的回款" | "What comes next";
    expected_note => "按未收分期的到期日，不再收款时" | "open parts by their due day, if nothing more comes in";
    expected_month => "月份" | "Month";
    expected_parts => "笔数" | "Parts";
    expected_amount => "金额" | "Amount";
    expected_overdue => "已逾期" | "Overdue";
    expected_later => "更晚" | "Later";
    expected_awaits => "日期待定" | "Day not known yet";
    printout_left_out(rows: &str) => "另有 {rows} 行没有印出，请导出文件查看。" | "Rows that are not printed: {rows}. A file has all of them.";
    statement_of(title: &str, date: &str) => "{title} · 截至 {date}" | "{title} as of {date}";
    ledger_title => "合同台账" | "Contract ledger";
    ledger_signed => "已签署" | "Signed";
    ledger_year => "签订年份" | "Year of signing";
    ledger_every_year => "所有年份" | "Every year";
    ledger_signed_on => "签订日" | "Signed on";
    ledger_left => "未收" | "Outstanding";
    ledger_overdue => "逾期" | "Overdue";
    ledger_invoiced => "已开票" | "Invoiced";
    ledger_waived(sum: &str) => "另减免 {sum}" | "{sum} waived";
    ledger_parts => "已结期次" | "Parts settled";
    ledger_collected_share => "收款率" | "Collected %";
    ledger_invoiced_share => "开票率" | "Invoiced %";
    ledger_contracts => "合同数" | "Contracts";
    ledger_nothing_signed => "这些合同都没有签署，没有可汇总的金额。" | "None of these contracts is signed: there is nothing to add up.";
    ledger_made_of => "由哪些合同组成" | "Which contracts make it up";
    ledger_ends => "到期日" | "Last day";
    ledger_counted(contracts: &str, currency: &str) => "已签合计（{contracts}，{currency}）" | "Signed: {contracts} ({currency})";
    account_negative => "付款计划里有负数。" | "A part of the payment plan is negative.";
    account_late_rate(on: &str) => "逾期费用算不出来：{on} 没有可用的利率。" | "The late fee cannot be reckoned: there is no rate for {on}.";
    account_late => "逾期费用算不出来：请核对逾期条款和收款的核销。" | "The late fee cannot be reckoned: please check the clause on late payment and what the receipts were counted towards.";
    ledger_unreckoned => "算不出来" | "does not work out";
    sheet_receivables => "应收账龄" | "Receivables by age";
    sheet_receivables_file => "应收账龄" | "receivables";
    sheet_expected => "接下来的回款" | "Expected cash";
    sheet_expected_file => "接下来的回款" | "expected-cash";
    sheet_over_limit => "超信用额度的客户" | "Over the credit limit";
    sheet_over_limit_file => "超信用额度的客户" | "over-credit-limit";
    sheet_ledger => "合同台账" | "Contract ledger";
    sheet_ledger_file => "合同台账" | "contract-ledger";
    sheet_ledger_by_customer => "合同台账（按客户）" | "Contract ledger by customer";
    sheet_ledger_by_customer_file => "合同台账-按客户" | "contract-ledger-by-customer";
    sheet_ledger_by_owner => "合同台账（按负责人）" | "Contract ledger by owner";
    sheet_ledger_by_owner_file => "合同台账-按负责人" | "contract-ledger-by-owner";
}

impl Text {
    /// The account of a contract where what is open of it is known: its terms and its plan work out.
    ///
    /// # Errors
    /// In words, why it is not known. A figure without its parts is nothing that anybody could be asked to confirm.
    pub fn known_account(self, account: &Result<Account, AccountError>) -> Result<&Account, String> {
        let account = account.as_ref().map_err(|why| self.account_fault(*why))?;
        account.misfit.map_or(Ok(account), |why| Err(self.plan_fault(why)))
    }

    /// Why a contract has no account.
    pub fn account_fault(self, why: AccountError) -> String {
        match why {
            AccountError::Exact(fault)
            | AccountError::Collection(CollectionError::Exact(fault))
            | AccountError::LateFee(LateFeeError::Exact(fault)) => self.exact_fault(fault).to_owned(),
            AccountError::Collection(CollectionError::NegativeAmount | CollectionError::NothingToCollect) => {
                self.account_negative().to_owned()
            }
            AccountError::LateFee(LateFeeError::NoRate { on } | LateFeeError::NotInForce { on }) => {
                self.account_late_rate(&self.date(on))
            }
            AccountError::LateFee(
                LateFeeError::NegativeAmount
                | LateFeeError::PaymentNotPositive
                | LateFeeError::NegativeRate
                | LateFeeError::EmptyPeriod
                | LateFeeError::EmptyRateTable
                | LateFeeError::RateTableOrder
                | LateFeeError::NotARate
                | LateFeeError::RateIsAgreed,
            ) => self.account_late().to_owned(),
            AccountError::Lines(why) => self.quote_reckon_problem(why).to_owned(),
        }
    }

    /// Words of a way to add receivables up.
    pub const fn grouping(self, by: Grouping) -> &'static str {
        match by {
            Grouping::Customer => self.receivables_by_customer(),
            Grouping::Owner => self.receivables_by_owner(),
            Grouping::Contract => self.receivables_by_contract(),
        }
    }

    /// When money is to come.
    pub fn expected_when(self, when: When) -> String {
        let words: Message = match when {
            When::Overdue => Self::expected_overdue,
            When::Later => Self::expected_later,
            When::AwaitsEvent => Self::expected_awaits,
            When::Month(..) => return when.month().map(|day| self.month(day)).unwrap_or_default(),
        };
        words(self).to_owned()
    }
}
