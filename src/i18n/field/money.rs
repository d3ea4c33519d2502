//! What the fields of receipts, claims and invoices are called.

use crate::i18n::Text;

impl Text {
    pub(super) fn ledger_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "contract" => self.contract(),
            "customer" => self.customer(),
            "on" => self.step_on(),
            "fact" => self.pick("事项", "Event"),
            "amount" => self.pick("金额", "Amount"),
            "method" => self.pick("方式", "Method"),
            "reference" => self.pick("流水号", "Reference"),
            "reverses" => self.pick("冲正", "Takes back"),
            "bank_line" => self.pick("银行流水", "Line of the bank"),
            "purpose" => self.receipt_purpose(),
            "note" => self.customer_note(),
            "receipt" => self.pick("收款", "Receipt"),
            "instalment" => self.pick("期次", "Instalment"),
            "part" => self.pick("抵什么", "Part of the claim"),
            "reason" => self.waiver_reason(),
            "against" => self.set_off_against(),
            "by" => self.activity_by(),
            "kind" => self.cost_kind_label(),
            _ => return None,
        })
    }

    pub(super) fn claim_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "number" => self.pick("号码", "Number"),
            "contract" => self.contract(),
            "on" => self.step_on(),
            "parts" => self.claim_parts(),
            "by" => self.activity_by(),
            "note" => self.customer_note(),
            "reverses" => self.pick("冲正", "Takes back"),
            "instalments" => self.invoice_parts(),
            "kind" => self.invoice_kind_label(),
            "gross" => self.invoice_gross(),
            "tax_rate" => self.line_tax(),
            "buyer" => self.invoice_profile(),
            "red_of" => self.invoice_red_of(),
            "invoice" => self.kind_invoice(),
            "fact" => self.pick("事项", "Event"),
            _ => return None,
        })
    }
}
