//! The tables of an evidence bundle.

messages! {
    evidence_base => "基数" | "Base";
    evidence_fee => "违约金" | "Fee";
    evidence_event => "说明" | "What happened";
    evidence_buyer => "购买方" | "Buyer";
    evidence_red_of => "红冲的发票" | "Takes back";
    evidence_fees => "逾期违约金逐行计算" | "Late fees, line by line";
    evidence_statement_lines => "催款单逐行计算" | "Late-fee statements, line by line";
    evidence_filed => "立案金额逐行计算" | "The sums as filed, line by line";
    filed_price(due: &str, late: &str) => "本金，{due}到期，{late}" | "Principal, due on {due}, {late}";
    filed_price_paid => "减：已付本金" | "Less: principal already paid";
    filed_price_waived => "减：已减免本金" | "Less: principal waived";
    filed_price_open => "立案时未付本金" | "Principal open when it was filed";
    filed_fee_open => "立案时尚欠违约金" | "Fee owed when it was filed";
    filed_cost_open => "立案时未付费用" | "Costs open when it was filed";
    evidence_invoices => "发票" | "Invoices";
    evidence_group_targets => "目标与考核" | "Targets and evaluation";
    evidence_targets => "合同目标及达成情况" | "Targets of the contract and what was attained";
    evidence_attained => "达成率" | "Attained";
    evidence_evaluations => "提交双方的评估表" | "Evaluations put to both sides";
    evidence_confirmed_us => "我方确认" | "Confirmed by us";
    evidence_confirmed_them => "对方确认" | "Confirmed by the other side";
    evidence_amendment(number: &str) => "补充协议 {number}" | "Amendment {number}";
}
