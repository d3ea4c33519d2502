//! One change for many customers, written in one step that one undo takes back.

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::batch::Batch;
use super::notice::{Tone, UndoOffer};
use crate::domain::bulk::BulkChange;
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;

/// So many customers are put into a batch between two frames.
const PORTION: usize = 2_000;

impl App {
    /// Changes these customers. Those that are so already are left alone; if all are, that is said and nothing is written.
    pub fn change_customers(self, ids: Vec<CustomerId>, change: BulkChange) {
        spawn_local(async move {
            let (batch, changed) = self.batch_of_changes(&ids, &change).await;
            let text = self.untracked_text();
            if changed == 0 {
                self.say(text.bulk_nothing(), Tone::Done, UndoOffer::None);
            } else {
                self.save(batch, text.bulk_done(changed), || {});
            }
        });
    }

    async fn batch_of_changes(self, ids: &[CustomerId], change: &BulkChange) -> (Batch, usize) {
        let mut batch = Batch::new();
        let mut changed = 0_usize;
        for portion in ids.chunks(PORTION) {
            TimeoutFuture::new(0).await;
            for it in portion.iter().filter_map(|id| self.peek::<Customer>(*id)) {
                let Some(new) = change.applied(&it) else { continue };
                changed = changed.saturating_add(1);
                batch = self.with_owner_of(batch, &it, &new).edit(Some(Arc::as_ref(&it)), &new);
            }
        }
        (batch, changed)
    }
}
