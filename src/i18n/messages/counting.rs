//! What a receipt is counted towards, by hand or by the payer's words, and money kept in advance.

use crate::domain::counting::CountingFault;
use crate::i18n::{Text, format};

messages! {
    receipt_purpose => "付款说明" | "What the payer said";
    counting_named(numbers: &str) => "付款方指明 {numbers}" | "The payer named {numbers}";
    counting_unnamed => "没有从付款说明里认出待收的合同、发票或期次，按法定顺序抵充。" | "The payer’s words name no contract, invoice or part that is open: the order of the law applies.";
    counting_change => "改金额" | "Change the amounts";
    counting_oldest => "按法定顺序" | "In the order of the law";
    counting_said => "按付款说明" | "As the payer said";
    counting_suggested => "恢复建议" | "Back to the suggestion";
    counting_open(sum: &str) => "可计 {sum}" | "{sum} open";
    counting_sum(sum: &str, left: &str) => "计入 {sum}，余下 {left} 作预收款" | "{sum} counted, {left} kept as an advance";
    counting_sum_whole(sum: &str) => "计入 {sum}，没有余款" | "{sum} counted, nothing is left over";
    counting_over(sum: &str) => "计入的比这笔钱多 {sum}，请减少。" | "{sum} more is counted than there is: please take some away.";
    counting_more_than_open(open: &str) => "这里最多只能计 {open}。" | "No more than {open} is open here.";
    counting_below => "金额不能小于零。" | "The amount cannot be less than nothing.";
    counting_currency => "币种与这笔收款不同。" | "This is in another currency than the receipt.";
    counting_nothing_open => "没有待收的款。" | "Nothing is outstanding.";
    counting_gone => "已不在计划里的一期" | "a part that is no longer in the plan";
    receipt_towards(sum: &str, claim: &str) => "核销 {claim} {sum}" | "{sum} towards {claim}";
    receipt_was_towards(sum: &str, claim: &str) => "冲正前核销 {claim} {sum}" | "{sum} towards {claim} until it was reversed";
    receipt_towards_many(n: usize) => "核销的各项：{n}" | "Claims it counts towards: {n}";
    recount => "重新核销" | "Allocate anew";
    recount_lead(sum: &str, day: &str) => "{day}收到的 {sum}。原来的记录不改：计多的用反向记录冲回，计少的补记一笔。全部从到账日起算，后来用预收款抵的也一样。" | "{sum}, received on {day}. No record is edited: what was counted too much is taken back by counter-rows, what is missing is added. All of it counts from the value date, an advance that was used later as well.";
    recount_same => "金额没有变化。" | "The amounts are as they were.";
    recount_saved => "已重新核销。" | "Allocated anew.";
    recount_history => "核销记录" | "What was counted so far";
    recount_from => "起算日" | "From";
    advances_title => "预收款" | "Advances";
    advances_total(sum: &str) => "共 {sum} 还没有计入任何款项" | "{sum} in all, counted towards nothing yet";
    advance_left(sum: &str) => "其中预收 {sum}" | "{sum} of it in advance";
    advance_kept => "预收" | "In advance";
    advance_received => "收款" | "Received";
    advance_use => "用于抵款" | "Use advance";
    advance_title => "用预收款抵款" | "Use the advance";
    advance_lead(left: &str) => "这笔收款还有 {left} 没有计入任何款项。" | "{left} of this receipt is counted towards nothing yet.";
    advance_on => "抵款日期" | "Day of use";
    advance_ground => "违约金算到抵款日：抵销自通知到达对方时生效（民法典第五百六十八条）。要从到账日起算，请改用“重新核销”。" | "A late fee runs until the day of use: set-off works when the other side is told (Civil Code art. 568). To count from the value date, allocate the receipt anew instead.";
    advance_before(day: &str) => "不能早于到账日（{day}）。" | "It cannot be before the value date, {day}.";
    advance_nothing => "请至少填一个金额。" | "Please give at least one amount.";
    advance_saved(sum: &str) => "已用预收款抵 {sum}。" | "{sum} of the advance used.";
}

impl Text {
    /// Why money cannot be counted like this.
    pub fn counting_fault(self, fault: CountingFault) -> String {
        match fault {
            CountingFault::Below { .. } => self.counting_below().to_owned(),
            CountingFault::OtherCurrency { .. } => self.counting_currency().to_owned(),
            CountingFault::MoreThanOpen { open, .. } => self.counting_more_than_open(&format::money(open)),
            CountingFault::MoreThanThere { over } => self.counting_over(&format::money(over)),
            CountingFault::Exact(fault) => self.exact_fault(fault).to_owned(),
        }
    }
}
