//! How a receipt is taken back, and why it cannot be.

use crate::domain::lifecycle::receipt::{Guard, Stage};
use crate::domain::lifecycle::refusal::Refusal;
use crate::i18n::Text;

messages! {
    receipt_reverse_title => "冲正这笔收款" | "Reverse the receipt";
    receipt_reverse_why => "为什么冲正" | "Why";
    receipt_reversed_why(why: &str) => "冲正原因：{why}" | "Reversed because: {why}";
    receipt_refuse_reversed(on: &str) => "这笔收款已在 {on} 冲正。要恢复，请重新登记一笔。" | "This receipt was reversed on {on}. To have it again, record it anew.";
    receipt_refuse_counter => "这是一笔冲正记录，不能再冲正。要恢复原来的收款，请重新登记一笔。" | "This is a counter-entry and cannot be reversed itself. To have the receipt again, record it anew.";
    receipt_refuse_now => "这笔收款现在不能冲正。" | "This receipt cannot be reversed now.";
}

impl Text {
    /// Why a receipt may not be taken back, and what to do instead.
    pub fn receipt_refusal(self, refusal: &Refusal<Stage>) -> String {
        match refusal {
            Refusal::Guard(Guard::IsCounterEntry { .. }) => self.receipt_refuse_counter().to_owned(),
            Refusal::Guard(Guard::NoCounterAmount { .. }) => self.fault_overflow().to_owned(),
            Refusal::Ended { stage: Stage::Reversed { on, .. } }
            | Refusal::AlreadyPast { stage: Stage::Reversed { on, .. } } => {
                self.receipt_refuse_reversed(&self.date(*on))
            }
            Refusal::ReasonMissing | Refusal::NameMissing => self.refuse_reason().to_owned(),
            Refusal::DatedInFuture { on, .. } => self.refused_future(&self.date(*on)),
            Refusal::BeforeLastStep { last, .. } => self.refused_before_last(&self.date(*last)),
            Refusal::NeedsFirst { .. }
            | Refusal::Instead { .. }
            | Refusal::AlreadyPast { stage: Stage::Recorded }
            | Refusal::Ended { stage: Stage::Recorded } => self.receipt_refuse_now().to_owned(),
        }
    }
}
