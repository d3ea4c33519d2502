//! What a person records of duties: the steps as of today, whatever date is looked at.

use leptos::prelude::{Get, GetUntracked, RwSignal, WithValue, untrack};

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use super::duties::{DutyItem, in_order};
use super::notice::{Tone, UndoOffer};
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::date::Date;
use crate::domain::duties::doing::{Deed, companion, steps, told_by};
use crate::domain::duties::record::{DutyEvent, DutyFact};
use crate::domain::duties::rows::Recorded;
use crate::domain::id::{AttachmentId, ContractEventId, ContractId, DutyEventId};
use crate::domain::lifecycle::obligation::{Event, Stage};
use crate::domain::lifecycle::refusal::Refusal;

impl App {
    /// The due instances of one contract as they stand today, in the order of their days.
    pub fn duties_today(self, contract: ContractId) -> Vec<DutyItem> {
        let today = self.today.get();
        if today == self.as_of() {
            return self.duties_of(contract);
        }
        let found = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            tables.duty_items_on(contract, today)
        });
        in_order(found.unwrap_or_default())
    }

    /// The life of an instance as of today, which decides its steps: what was done since the date looked at is not done again. The
    /// reader runs again when something is recorded of duties.
    pub fn duty_stage_today(self, item: &DutyItem) -> Stage {
        let today = self.today.get();
        let found = self.tables.try_with_value(|tables| {
            tables.duty_events.watch_any();
            let all = tables.index.duty_events_of(item.contract.id).iter();
            let all: Vec<_> = all.filter_map(|id| tables.duty_events.peek(*id)).collect();
            Recorded::of(all.iter().map(AsRef::as_ref), today).life(&item.id, today).stage
        });
        found.unwrap_or_default()
    }

    /// The batch that records a deed, with what it says to the book besides: what was delivered or accepted sets the payments going
    /// that wait for it.
    ///
    /// # Errors
    /// Why a step of it may not be taken.
    pub fn duty_batch(
        self,
        item: &DutyItem,
        deed: Deed,
        on: Date,
        file: Option<AttachmentId>,
    ) -> Result<Batch, Refusal<Stage>> {
        let today = self.today.get_untracked();
        let stage = untrack(|| self.duty_stage_today(item));
        let made = steps(&stage, deed, on, today, item.evidence)?;
        let told = made.clone();
        let batch = Batch::of(&self.duty_event(item, item.id.clone(), on, DutyFact::Steps(made), file));
        Ok(match self.duty_told(item, &told, on) {
            None => batch,
            Some(event) => batch.put(&event),
        })
    }

    /// What steps of a duty say to the book besides, unless it is known already.
    pub fn duty_told(self, item: &DutyItem, made: &[Event], on: Date) -> Option<ContractEvent> {
        let done = made.iter().any(|it| matches!(it, Event::Submitted { .. }));
        let what = item.promise().and_then(|it| told_by(&it.matter)).filter(|_| done)?;
        let standing = untrack(|| self.contract_today(item.contract.id));
        standing.is_none_or(|now| !now.happened.contains_key(&what)).then(|| ContractEvent {
            id: ContractEventId::fresh(&mut BrowserIds),
            contract: item.contract.id,
            on,
            fact: Fact::Happened(what),
        })
    }

    /// The batch that takes an entry back, and with it what it said to the book besides.
    pub fn duty_back_batch(self, item: &DutyItem, entry: &DutyEvent) -> Batch {
        let fact = DutyFact::TakesBack(entry.id);
        let back = self.duty_event(item, item.id.clone(), self.today.get_untracked(), fact, None);
        let kept = untrack(|| self.events_of(item.contract.id));
        let told = item.promise().and_then(|it| companion(&it.matter, entry, kept.iter().map(AsRef::as_ref)));
        let batch = Batch::of(&back);
        match told {
            None => batch,
            Some(id) => batch.delete::<ContractEvent>(id),
        }
    }

    /// The entry of something that happened to a duty.
    pub fn duty_event(
        self,
        item: &DutyItem,
        duty: String,
        on: Date,
        fact: DutyFact,
        file: Option<AttachmentId>,
    ) -> DutyEvent {
        DutyEvent {
            id: DutyEventId::fresh(&mut BrowserIds),
            contract: item.contract.id,
            duty,
            title: self.duty_title(self.untracked_text(), item),
            due: item.row.due.day(),
            on,
            by: self.person(),
            fact,
            file,
        }
    }

    /// Records a deed and says so; a step that may not be taken is said too.
    pub fn record_duty(self, busy: RwSignal<bool>, item: &DutyItem, deed: Deed, said: String) {
        match self.duty_batch(item, deed, self.today.get_untracked(), None) {
            Ok(batch) => self.save_once(busy, batch, said, || {}),
            Err(refusal) => {
                let words = self.untracked_text().duty_refusal(&refusal);
                self.say(words, Tone::Trouble, UndoOffer::None);
            }
        }
    }
}
