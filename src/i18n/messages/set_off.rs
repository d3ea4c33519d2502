//! Debts that are set off against one of ours (抵销).

use crate::domain::set_off::SetOffFault;
use crate::i18n::{Text, format};

messages! {
    set_off_on => "抵销通知到达日" | "Notice arrived on";
    set_off_against => "用来抵销的我方债务" | "Set off against";
    set_off_help => "抵销自通知到达对方时生效，不得附条件或者期限（民法典第五百六十八条）；双方协商抵销的，填协议生效日（第五百六十九条）。抵销清偿欠款，但没有款项到账：不参与银行流水核对，也不计入每月回款、回款目标、提成和按收款计的返利。" | "A set-off takes effect when the notice reaches the other side and bears no condition or term (Civil Code art. 568); where both agree on it, enter the day the agreement takes effect (art. 569). It pays the debt, but no money comes in: it has no line on a bank statement, and counts neither in cash by month nor in targets, commission and rebates on money received.";
    set_off_agreed_only(number: &str) => "合同 {number} 约定抵销须经双方书面同意。" | "Under contract {number} claims are set off only by written agreement of the parties.";
    set_off_undisputed_only(number: &str) => "合同 {number} 约定只能用无争议或者经生效法律文书确认的债权抵销。" | "Under contract {number} only claims that are undisputed or finally decided may be set off.";
    set_off_saved(sum: &str) => "已记抵销 {sum}。" | "Set-off of {sum} recorded.";
    set_off_no_ground => "请写明拿我方哪笔债务来抵，例如合同号和金额。" | "Please say which debt of ours it is set off against, such as the contract and the amount.";
    set_off_not_yet(on: &str) => "{on} 还没到：通知到达以后才能抵销，请填通知到达日。" | "{on} has not come yet: a set-off takes effect once the notice has arrived. Please enter the day it did.";
    set_off_left_over(left: &str) => "多出 {left} 没有欠款可抵。抵销不产生预收款，请减少金额。" | "{left} of it ends no debt, and a set-off leaves no advance: please lower the amount.";
    set_off_under_counted(left: &str) => "还有 {left} 没有计入欠款。抵销不产生预收款，请全部计入。" | "{left} of it is counted towards nothing, and a set-off leaves no advance: please count all of it.";
}

impl Text {
    /// Why a debt is not set off like this. `recorded`: whether the set-off stands in the book, so that its amount is given.
    pub fn set_off_fault(self, fault: SetOffFault, recorded: bool) -> String {
        match fault {
            SetOffFault::NoGround => self.set_off_no_ground().to_owned(),
            SetOffFault::NotYet { on } => self.set_off_not_yet(&self.date(on)),
            SetOffFault::LeftOver { left } if recorded => self.set_off_under_counted(&format::money(left)),
            SetOffFault::LeftOver { left } => self.set_off_left_over(&format::money(left)),
            SetOffFault::Exact(fault) => self.exact_fault(fault).to_owned(),
        }
    }
}
