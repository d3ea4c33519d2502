//! One change for many customers, leads, opportunities or tasks, written in one step that one undo takes back.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::{GetUntracked, untrack};
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::batch::Batch;
use super::notice::{Tone, UndoOffer};
use super::table::Kept;
use crate::domain::bulk::{BulkChange, OpportunityChange};
use crate::domain::customer::Customer;
use crate::domain::id::{CustomerId, LeadId, OpportunityId};
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::lifecycle::lead::Command;
use crate::domain::lifecycle::opportunity::{Command as Chosen, Stage, StageKey};
use crate::domain::opportunity::{Opportunity, OpportunityEvent};

/// So many records are put into a batch between two frames.
const PORTION: usize = 2_000;

/// A batch with what is to become of one more record, and whether anything is.
type Put = (Batch, bool);

impl App {
    /// Changes these customers. Those that are so already are left alone; if all are, that is said and nothing is written.
    pub fn change_customers(self, ids: Vec<CustomerId>, change: BulkChange) {
        spawn_local(async move {
            let each = |batch: Batch, id| {
                let Some(it) = self.peek::<Customer>(id) else { return (batch, false) };
                let Some(new) = change.applied(&it) else { return (batch, false) };
                (self.with_owner_of(batch, &it, &new).edit(Some(Arc::as_ref(&it)), &new), true)
            };
            let (batch, changed) = batch_of(&ids, each).await;
            let text = self.untracked_text();
            if changed == 0 {
                self.say(text.bulk_nothing(), Tone::Done, UndoOffer::None);
            } else {
                self.save(batch, text.bulk_done(changed), || {});
            }
        });
    }

    /// Changes each of these records by `change`, which makes nothing of one that is so already or cannot be so: that one is left
    /// alone. If all are, that is said and nothing is written.
    pub fn change_rows<E: Kept + 'static>(self, ids: Vec<E::Id>, change: impl Fn(&E) -> Option<E> + 'static) {
        self.change_each(ids, move |batch, id| {
            let Some(it) = self.peek::<E>(id) else { return (batch, false) };
            match change(&it) {
                Some(new) => (batch.edit(Some(Arc::as_ref(&it)), &new), true),
                None => (batch, false),
            }
        });
    }

    /// Takes the same step with each of these leads today; those that cannot take it are left alone.
    pub fn step_leads(self, ids: Vec<LeadId>, command: Command) {
        let today = self.today.get_untracked();
        let mut events: HashMap<LeadId, Vec<Arc<LeadEvent>>> = HashMap::new();
        for event in self.peek_all::<LeadEvent>() {
            events.entry(event.lead).or_default().push(event);
        }
        self.change_each(ids, move |batch, id| {
            let Some(lead) = self.peek::<Lead>(id) else { return (batch, false) };
            let own = events.get(&id).map(Vec::as_slice).unwrap_or_default();
            let stage = lead.life(own.iter().map(Arc::as_ref), today).stage;
            put(batch, self.lead_step(&lead, &stage, command.clone()).ok())
        });
    }

    /// Changes each of these opportunities; those that are so already, or are decided by today, are left alone.
    pub fn change_opportunities(self, ids: Vec<OpportunityId>, change: OpportunityChange) {
        let stage = self.stages_today(ids.iter().copied().collect());
        self.change_rows(ids, move |it: &Opportunity| change.applied(it, &stage(it)));
    }

    /// Moves each of these opportunities to a stage; those that are there already, or are decided, are left alone.
    pub fn move_opportunities(self, ids: Vec<OpportunityId>, to: StageKey) {
        let stage = self.stages_today(ids.iter().copied().collect());
        self.change_each(ids, move |batch, id| {
            let Some(it) = self.peek::<Opportunity>(id) else { return (batch, false) };
            let command = Chosen::Move { to: to.clone(), by: self.opportunity_doer(&it) };
            put(batch, self.opportunity_step(&it, &stage(&it), command).ok())
        });
    }

    /// Where one of these opportunities stands today, whatever date is looked at.
    fn stages_today(self, wanted: HashSet<OpportunityId>) -> impl Fn(&Opportunity) -> Stage + 'static {
        let today = self.today.get_untracked();
        let events = untrack(|| self.opportunity_events(|id| wanted.contains(&id)));
        let pipeline = untrack(|| self.sales_stages()).pipeline();
        move |it: &Opportunity| {
            let own: Vec<&OpportunityEvent> = events.get(&it.id).into_iter().flatten().map(Arc::as_ref).collect();
            it.lived(&own, &pipeline, today).0.stage
        }
    }

    fn change_each<I: Copy + 'static>(self, ids: Vec<I>, each: impl Fn(Batch, I) -> Put + 'static) {
        spawn_local(async move {
            let (batch, changed) = batch_of(&ids, each).await;
            let text = self.untracked_text();
            if changed == 0 {
                self.say(text.bulk_rows_nothing(), Tone::Done, UndoOffer::None);
            } else {
                self.save(batch, text.bulk_rows_done(changed, ids.len().saturating_sub(changed)), || {});
            }
        });
    }
}

/// A batch with a new record, if there is one.
fn put<E: Kept>(batch: Batch, new: Option<E>) -> Put {
    match new {
        Some(new) => (batch.put(&new), true),
        None => (batch, false),
    }
}

/// What is to become of all of them, in portions between which the page draws, and of how many something is.
async fn batch_of<I: Copy>(ids: &[I], each: impl Fn(Batch, I) -> Put) -> (Batch, usize) {
    let mut batch = Batch::new();
    let mut changed = 0_usize;
    for portion in ids.chunks(PORTION) {
        TimeoutFuture::new(0).await;
        for id in portion {
            let (with, is_changed) = each(batch, *id);
            batch = with;
            changed = changed.saturating_add(usize::from(is_changed));
        }
    }
    (batch, changed)
}
