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
use crate::domain::pool::Move;
use crate::domain::team::member::Member;
use crate::domain::team::naming::name_key;

/// So many customers are put into a batch between two frames.
const PORTION: usize = 2_000;

impl App {
    /// Changes these customers. Those that are so already are left alone; if all are, that is said and nothing is written.
    pub fn change_customers(self, ids: Vec<CustomerId>, change: BulkChange, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            let (batch, changed) = self.batch_of_changes(&ids, &change).await;
            let text = self.untracked_text();
            if changed == 0 {
                self.say(text.bulk_nothing(), Tone::Done, UndoOffer::None);
                then();
                return;
            }
            self.save(batch, text.bulk_done(changed), then);
        });
    }

    async fn batch_of_changes(self, ids: &[CustomerId], change: &BulkChange) -> (Batch, usize) {
        // a book without members keeps no history of owners: there the changes of the record tell enough
        let noted = !self.peek_all::<Member>().is_empty();
        let mut batch = Batch::new();
        let mut changed = 0_usize;
        for portion in ids.chunks(PORTION) {
            TimeoutFuture::new(0).await;
            for it in portion.iter().filter_map(|id| self.peek::<Customer>(*id)) {
                let Some(new) = change.applied(&it) else { continue };
                changed = changed.saturating_add(1);
                let moved = name_key(&it.owner) != name_key(&new.owner) && !new.owner.is_empty();
                if moved && noted {
                    batch = batch.put(&self.move_of(&it, &new.owner, Move::HandedOver { reason: String::new() }));
                }
                batch = batch.edit(Some(Arc::as_ref(&it)), &new);
            }
        }
        (batch, changed)
    }
}
