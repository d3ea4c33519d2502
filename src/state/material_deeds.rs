//! What a person records of materials: as of today, whatever date is looked at.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::{GetUntracked, WithValue};

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use super::materials::{MaterialItem, course_of};
use crate::domain::date::Date;
use crate::domain::duties::rows::Recorded;
use crate::domain::id::{AttachmentId, MaterialEventId};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::materials::course::{Course, taken_back};
use crate::domain::materials::record::{MaterialEvent, MaterialFact};
use crate::domain::materials::tally::Tally;

impl App {
    /// The batch that records something of a material.
    ///
    /// # Errors
    /// Why it may not be recorded.
    pub fn material_batch(
        self,
        item: &MaterialItem,
        on: Date,
        fact: MaterialFact,
        file: Option<AttachmentId>,
    ) -> Result<Batch, Refusal<Tally>> {
        let today = self.today.get_untracked();
        let course = self.material_course(item, None);
        course.admit(item.terms(), on, &fact, today)?;
        Ok(Batch::of(&self.material_event(item, on, fact, file)))
    }

    /// The batch that takes an entry back; nothing when what came after it would not stand without it.
    pub fn material_back_batch(self, item: &MaterialItem, entry: MaterialEventId) -> Option<Batch> {
        let (with, without) = (self.material_course(item, None), self.material_course(item, Some(entry)));
        let stands = without.misfits(item.terms()) <= with.misfits(item.terms());
        let back = || self.material_event(item, self.today.get_untracked(), MaterialFact::TakesBack(entry), None);
        stands.then(|| Batch::of(&back()))
    }

    /// The entry of something that happened to a material.
    pub fn material_event(
        self,
        item: &MaterialItem,
        on: Date,
        fact: MaterialFact,
        file: Option<AttachmentId>,
    ) -> MaterialEvent {
        MaterialEvent {
            id: MaterialEventId::fresh(&mut BrowserIds),
            contract: item.contract.id,
            material: item.key.clone(),
            title: self.material_title(self.untracked_text(), item),
            on,
            by: self.person(),
            fact,
            file,
        }
    }

    /// Everything that was recorded of a material up to today, perhaps without one entry.
    fn material_course(self, item: &MaterialItem, without: Option<MaterialEventId>) -> Course {
        let today = self.today.get_untracked();
        let found = self.tables.try_with_value(|tables| {
            let mut events = tables.material_events_under(item.contract.id);
            events.retain(|it| Some(it.id) != without);
            let Some(promise) = item.promise() else {
                return Course::of(&item.key, events.iter().map(AsRef::as_ref));
            };
            let told = tables.duty_events_under(item.contract.id);
            let recorded = Recorded::of(told.iter().map(AsRef::as_ref), today);
            course_of(&item.contract, promise, item.terms(), &events, &recorded, today)
        });
        found.unwrap_or_default()
    }

    /// Which entries of a history do not count any more.
    pub fn material_taken_back(history: &[Arc<MaterialEvent>]) -> BTreeSet<MaterialEventId> {
        let all: Vec<&MaterialEvent> = history.iter().map(AsRef::as_ref).collect();
        taken_back(&all)
    }
}
