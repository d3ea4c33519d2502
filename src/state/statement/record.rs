//! All lines that are taken, recorded in one step that one undo takes back.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::batch::Batch;
use super::super::clock::BrowserIds;
use super::super::list::{FRAME, Work};
use super::{Plan, Recorded, StatementImport, Verdict};
use crate::domain::bank_statement::matching::allocation;
use crate::domain::id::AllocationId;
use crate::domain::money::Money;

/// So many lines are put into a batch between two frames.
const PORTION: usize = 1_000;

impl StatementImport {
    /// Records every line that is taken: receipts with what they are counted towards. What is left is told once it is on disk.
    pub fn record(self) {
        let Some(plan) = untrack(|| self.plan()) else { return };
        if self.work.get_untracked() != Work::Idle {
            return;
        }
        let Some(turn) = self.file.begin(Work::Writing) else { return };
        let app = self.app;
        app.announce_saving();
        spawn_local(async move {
            TimeoutFuture::new(FRAME).await;
            let mut batch = Batch::new();
            for portion in plan.proposals.chunks(PORTION) {
                for proposal in portion {
                    let (Some(receipt), Some(suggestion)) = (&proposal.receipt, &proposal.suggestion) else { continue };
                    batch = suggestion.shares.iter().fold(batch.put(receipt), |batch, share| {
                        batch.put(&allocation(receipt, share, AllocationId::fresh(&mut BrowserIds)))
                    });
                }
                TimeoutFuture::new(0).await;
            }
            let recorded = recorded(&plan);
            let said = app.untracked_text().bank_recorded(recorded.receipts);
            // what the plan was made of changes with the commit: it is not matched once more
            if self.file.goes_on(turn) {
                self.recorded.set(Some(recorded));
            }
            app.commit(batch, move |kept| {
                match kept {
                    Ok(()) => app.say_with_undo(said),
                    Err(fault) => {
                        let _left = self.recorded.try_set(None);
                        app.say_fault(&fault);
                    }
                }
                let _left = self.work.try_set(Work::Idle);
            });
        });
    }
}

/// What is recorded of a plan.
fn recorded(plan: &Plan) -> Recorded {
    let (mut came, mut advance) = (Vec::new(), Vec::new());
    let (mut receipts, mut known, mut left) = (0_usize, 0_usize, 0_usize);
    for proposal in &plan.proposals {
        if let (Some(receipt), Some(suggestion)) = (&proposal.receipt, &proposal.suggestion) {
            receipts = receipts.saturating_add(1);
            came.push(receipt.amount);
            advance.extend(Some(suggestion.advance).filter(|it| !it.is_zero()));
        } else if matches!(proposal.verdict, Verdict::Known(_)) {
            known = known.saturating_add(1);
        } else {
            left = left.saturating_add(1);
        }
    }
    left = left.saturating_add(plan.reading.bad.len());
    Recorded { receipts, came: Money::by_currency(came), advance: Money::by_currency(advance), known, left }
}
