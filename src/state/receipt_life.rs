//! Where receipts stand in their lives, and how they are taken back.

use leptos::prelude::*;

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use crate::domain::id::ReceiptId;
use crate::domain::lifecycle::receipt::{Stage, Step};
use crate::domain::lifecycle::{Refusal, Stage as _};
use crate::domain::receipt::Receipt;
use crate::domain::taking_back::{counter, counts, facts, life};

impl App {
    /// Where a receipt stands; the reader runs again when any receipt changes.
    pub fn receipt_stage(self, receipt: ReceiptId) -> Stage {
        let counters = self.reversals_of(receipt);
        life(receipt, counters.iter().map(AsRef::as_ref)).stage
    }

    /// Whether a receipt was taken back; the reader runs again when any receipt changes.
    pub fn is_reversed(self, receipt: ReceiptId) -> bool {
        matches!(self.receipt_stage(receipt), Stage::Reversed { .. })
    }

    /// Whether a receipt or a counter-entry is in [a sum of what came in](counts); the reader runs again when any receipt changes.
    pub fn is_in_sums(self, row: &Receipt) -> bool {
        let counters = row.reverses.map(|of| self.reversals_of(of)).unwrap_or_default();
        counts(row, counters.iter().map(AsRef::as_ref))
    }

    /// Whether a receipt may be taken back today. The reader runs again when any receipt changes.
    ///
    /// # Errors
    /// Why not.
    pub fn may_take_back(self, receipt: &Receipt) -> Result<(), Refusal<Stage>> {
        self.receipt_stage(receipt.id).offer(Step::Reverse, self.today.get(), &facts(receipt))
    }

    /// Takes a receipt back by a counter-entry.
    ///
    /// # Errors
    /// Why it may not be taken back.
    pub fn reversing_receipt(self, receipt: &Receipt, reason: &str) -> Result<Batch, Refusal<Stage>> {
        let stage = untrack(|| self.receipt_stage(receipt.id));
        let by = ReceiptId::fresh(&mut BrowserIds);
        let counter = counter(receipt, &stage, by, reason, self.today.get_untracked())?;
        Ok(Batch::of(&counter))
    }
}
