//! Invoices.

use crate::domain::contract::payment::InvoiceKind;
use crate::domain::invoice::InvoiceError;
use crate::domain::lifecycle::invoice::{Event, Guard, Stage, Step};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::tax::TaxError;
use crate::i18n::{Locale, Text, format};

messages! {
    kind_invoice => "发票" | "Invoices";
    kind_invoice_event => "发票事件" | "Invoice events";
    invoices_title => "发票" | "Invoices";
    invoices_none => "还没有发票。" | "No invoices yet.";
    invoices_share(share: &str, issued: &str, total: &str) => "已开票 {share}，{issued} / {total}" | "{share} invoiced, {issued} of {total}";
    invoices_over(sum: &str) => "已开发票比合同金额多 {sum}，请作废或红冲" | "{sum} more is invoiced than the contract is worth: please void or take back";
    invoices_all(n: &str, sum: &str) => "共 {n} 张，已开 {sum}" | "{n} in all, {sum} issued";
    invoice_new => "开发票" | "New invoice";
    invoice_form => "发票" | "Invoice";
    invoice_number => "发票号码" | "Invoice number";
    invoice_on => "开票日期" | "Invoice date";
    invoice_kind_label => "发票种类" | "Kind";
    invoice_parts => "所开期次" | "For which parts";
    invoice_gross => "价税合计" | "Amount with tax";
    invoice_gross_hint => "不填就按所选期次合计" | "empty: the sum of the parts";
    invoice_net => "不含税金额" | "Net";
    invoice_tax => "税额" | "Tax";
    invoice_state => "状态" | "State";
    invoice_red_of => "红冲的发票" | "Takes back";
    invoice_buyer => "购买方" | "Buyer";
    invoice_reckoned(net: &str, tax: &str) => "不含税 {net}，税额 {tax}" | "{net} net, {tax} tax";
    invoice_rate_none => "按合同现行条款免税或不计税" | "no tax by the terms in force";
    invoice_rate_one(rate: &str) => "合同现行税率 {rate}" | "{rate} by the terms in force";
    invoice_rate_several => "合同有几种税率，每种另开一张" | "the contract has several: an invoice for each";
    invoice_rate_row(rate: &str, sum: &str) => "{rate}：{sum}" | "{rate}: {sum}";
    invoice_room(sum: &str) => "本合同还可开 {sum}" | "{sum} of the contract may still be invoiced";
    invoice_saved(sum: &str) => "发票草稿已存，{sum}。" | "Draft invoice of {sum} saved.";
    invoice_deleted => "已删除发票草稿。" | "The draft invoice is deleted.";
    invoice_issue => "开具" | "Issue";
    invoice_issue_title => "开具发票" | "Issue the invoice";
    invoice_issue_lead => "开具后金额和购买方信息不再改动；要更正就作废或红冲。" | "Once issued, amount and buyer do not change; an error is voided or taken back by a negative invoice.";
    invoice_issued_said(number: &str) => "已开具发票 {number}。" | "Invoice {number} issued.";
    invoice_deliver => "已送达" | "Delivered";
    invoice_delivered_said(number: &str) => "发票 {number} 已送达。" | "Invoice {number} delivered.";
    invoice_void => "作废" | "Void";
    invoice_void_title => "作废发票" | "Void the invoice";
    invoice_void_said(number: &str) => "发票 {number} 已作废。" | "Invoice {number} is void.";
    invoice_red => "红冲" | "Take back";
    invoice_red_title => "开红字发票" | "Negative invoice";
    invoice_red_number => "红字发票号码" | "Number of the negative invoice";
    invoice_red_amount => "红冲金额（含税）" | "Amount taken back, with tax";
    invoice_red_beyond(left: &str) => "这张发票最多还能红冲 {left}，金额要大于零。" | "At most {left} of this invoice is left to take back, and it takes more than nothing.";
    invoice_void_in_part(sum: &str) => "已红冲 {sum}，不能再作废；余下的也用红字发票冲回。" | "{sum} of it was taken back, so it cannot be void any more: take the rest back with a negative invoice too.";
    invoice_red_part(sum: &str) => "已红冲 {sum}" | "{sum} taken back";
    invoice_red_said(number: &str) => "已用红字发票 {number} 冲回。" | "Taken back by negative invoice {number}.";
    invoice_why => "原因" | "Reason";
    invoice_positive => "发票金额要大于零。" | "The amount must be more than nothing.";
    invoice_tax_range => "税率要在 0 到 100% 之间。" | "The tax rate lies between 0 and 100%.";
    invoice_over(gross: &str, room: &str) => "合同只剩 {room} 可开，这张要开 {gross}，超出了合同金额。" | "Only {room} of the contract is left to invoice, and this one is for {gross}: it would exceed the contract amount.";
    invoice_lacks_title => "专用发票要有购买方名称，请先在客户资料里补上。" | "A special VAT invoice needs the buyer's name: please add it to the customer.";
    invoice_lacks_tax_number => "专用发票要有购买方税号，请先在客户资料里补上。" | "A special VAT invoice needs the buyer's tax number: please add it to the customer.";
    invoice_number_missing => "请填写发票号码。" | "Please give the number printed on the invoice.";
    invoice_number_taken => "这个发票号码已经登记过了。" | "An invoice of this number is recorded already.";
    invoice_issue_first => "请先开具，草稿可以直接改或删除。" | "Issue it first; a draft can simply be changed or deleted.";
    invoice_past => "这一步已经做过了。" | "This step was taken already.";
    invoice_fixed => "这张发票已经开具，不能再改动或删除；要更正就作废或红冲。" | "This invoice is issued and can no longer be changed or deleted; an error is voided or taken back by a negative invoice.";
    invoice_ended => "这张发票已经作废或红冲，不再变动。" | "This invoice is void or was taken back; nothing follows.";
    invoice_not_binding => "合同签署后才能开票。" | "Invoices can be issued once the contract is signed.";
    invoice_stage_draft => "草稿" | "Draft";
    invoice_stage_issued => "已开具" | "Issued";
    invoice_stage_delivered => "已送达" | "Delivered";
    invoice_stage_void => "已作废" | "Void";
    invoice_stage_red => "已红冲" | "Taken back";
    invoice_says => "发票内容" | "What it says";
    invoice_whole => "整份合同" | "the contract as a whole";
    invoice_by => "开票人" | "Made by";
    invoice_happened => "经过" | "What happened";
    invoice_is_red => "红字" | "negative";
    sheet_invoices => "发票" | "Invoices";
    sheet_invoices_file => "发票" | "invoices";
}

impl Text {
    /// A sort of invoice.
    pub const fn invoice_kind(self, kind: InvoiceKind) -> &'static str {
        let (zh, en) = match kind {
            InvoiceKind::None => ("不开票", "None"),
            InvoiceKind::Ordinary => ("增值税普通发票", "Ordinary VAT invoice"),
            InvoiceKind::SpecialVat => ("增值税专用发票", "Special VAT invoice"),
        };
        match self.locale {
            Locale::Zh => zh,
            Locale::En => en,
        }
    }

    /// Where an invoice stands.
    pub const fn invoice_stage(self, stage: &Stage) -> &'static str {
        match stage {
            Stage::Draft => self.invoice_stage_draft(),
            Stage::Issued { .. } => self.invoice_stage_issued(),
            Stage::Delivered { .. } => self.invoice_stage_delivered(),
            Stage::Void { .. } => self.invoice_stage_void(),
            Stage::Red { .. } => self.invoice_stage_red(),
        }
    }

    /// What happened to an invoice, and why; `red`: the number of the negative one, where one took it back.
    pub fn invoice_event(self, event: &Event, red: &str) -> String {
        let (what, reason) = match event {
            Event::Issued { .. } => (self.invoice_stage_issued().to_owned(), ""),
            Event::Delivered => (self.invoice_stage_delivered().to_owned(), ""),
            Event::Voided { reason } => (self.invoice_stage_void().to_owned(), reason.as_str()),
            Event::Reddened { reason, .. } => (self.invoice_stage_red().to_owned(), reason.as_str()),
            Event::PartlyReddened { amount, reason, .. } => {
                (self.invoice_red_part(&format::money(*amount)), reason.as_str())
            }
        };
        [what.as_str(), red, reason].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Why an invoice is none yet.
    pub fn invoice_fault(self, fault: InvoiceError) -> String {
        use crate::domain::invoice_profile::InvoicePart;
        match fault {
            InvoiceError::NotPositive => self.invoice_positive().to_owned(),
            InvoiceError::Tax(TaxError::RateOutOfRange { .. }) => self.invoice_tax_range().to_owned(),
            InvoiceError::Tax(TaxError::Exact(fault)) => self.exact_fault(fault).to_owned(),
            InvoiceError::BuyerLacks { part: InvoicePart::Title } => self.invoice_lacks_title().to_owned(),
            InvoiceError::BuyerLacks { .. } => self.invoice_lacks_tax_number().to_owned(),
        }
    }

    /// Why what an invoice says may not be changed, nor the invoice deleted.
    pub fn invoice_edit_refusal(self, refusal: &Refusal<Stage>) -> String {
        if let Refusal::AlreadyPast { .. } = refusal {
            self.invoice_fixed().to_owned()
        } else {
            self.invoice_refusal(refusal)
        }
    }

    /// Why a step of an invoice may not be taken, and what to do.
    pub fn invoice_refusal(self, refusal: &Refusal<Stage>) -> String {
        match refusal {
            Refusal::Guard(Guard::OverContract { room, gross }) => {
                self.invoice_over(&format::money(*gross), &format::money(*room))
            }
            Refusal::Guard(Guard::Exact(fault)) => self.exact_fault(*fault).to_owned(),
            Refusal::Guard(Guard::NumberMissing) => self.invoice_number_missing().to_owned(),
            Refusal::Guard(Guard::BeyondInvoice { left }) => self.invoice_red_beyond(&format::money(*left)),
            Refusal::Guard(Guard::TakenBackInPart { amount }) => self.invoice_void_in_part(&format::money(*amount)),
            Refusal::NeedsFirst { step } | Refusal::Instead { step } => match step {
                Step::Issue | Step::Deliver | Step::Void | Step::Red => self.invoice_issue_first().to_owned(),
            },
            Refusal::AlreadyPast { .. } => self.invoice_past().to_owned(),
            Refusal::Ended { .. } => self.invoice_ended().to_owned(),
            Refusal::DatedInFuture { .. } => self.refuse_future().to_owned(),
            Refusal::BeforeLastStep { .. } => self.refuse_before().to_owned(),
            Refusal::NameMissing | Refusal::ReasonMissing => self.refuse_reason().to_owned(),
        }
    }
}
