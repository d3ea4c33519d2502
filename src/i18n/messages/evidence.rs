//! The tables of an evidence bundle.

messages! {
    evidence_base => "基数" | "Base";
    evidence_fee => "违约金" | "Fee";
    evidence_event => "说明" | "What happened";
    evidence_buyer => "购买方" | "Buyer";
    evidence_red_of => "红冲的发票" | "Takes back";
    evidence_fees => "逾期违约金逐行计算" | "Late fees, line by line";
    evidence_invoices => "发票" | "Invoices";
    evidence_amendment(number: &str) => "补充协议 {number}" | "Amendment {number}";
}
