//! What happened to one material, in order.

use std::collections::BTreeSet;

use super::record::{MaterialEvent, MaterialFact};
use super::tally::{Refusal, Tally};
use super::terms::Terms;
use crate::domain::date::Date;
use crate::domain::id::MaterialEventId;
use crate::domain::lifecycle::material::Keeping;
use crate::domain::lifecycle::obligation::Stage;

/// What happened to one material: in the order of the days, and of one day in the order of the records; what was taken back is
/// not among it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course(Vec<(Date, MaterialFact)>);

impl Course {
    /// The course of a material from what was recorded of its contract, in any order.
    pub fn of<'a>(key: &str, events: impl IntoIterator<Item = &'a MaterialEvent>) -> Self {
        let mut told: Vec<&MaterialEvent> = events.into_iter().filter(|it| it.material == key).collect();
        told.sort_by_key(|it| (it.on, it.id));
        let gone = taken_back(&told);
        let counts = |it: &&&MaterialEvent| !gone.contains(&it.id) && !matches!(it.fact, MaterialFact::TakesBack(_));
        Self(told.iter().filter(counts).map(|it| (it.on, it.fact.clone())).collect())
    }

    /// The same with what was recorded of the duty to give it, and of the duty to give it back: that it was performed, or waived.
    /// What was recorded of the material itself comes first.
    #[must_use]
    pub fn or_by_duty(self, terms: Terms, given: &Stage, back: &Stage) -> Self {
        let Self(mut told) = self;
        let any = |told: &[(Date, MaterialFact)], is: fn(&MaterialFact) -> bool| told.iter().any(|(_, fact)| is(fact));
        let is_begun = any(&told, |it| matches!(it, MaterialFact::Delivered { .. } | MaterialFact::Cancelled { .. }));
        let is_back = any(&told, |it| matches!(it, MaterialFact::Returned { .. } | MaterialFact::Lost { .. }));
        let first = if is_begun { &Stage::Planned } else { given };
        match first {
            Stage::Fulfilled { on, by, .. } => {
                let (amount, by) = (terms.amount, if by.trim().is_empty() { "–" } else { by }.to_owned());
                told.push((*on, MaterialFact::Delivered { amount, to: by.clone(), receipt: String::new() }));
                told.push((*on, MaterialFact::Accepted { amount, by }));
            }
            Stage::Waived { on, reason, .. } => {
                told.push((*on, MaterialFact::Cancelled { reason: reason.clone() }));
            }
            Stage::Planned | Stage::InProgress { .. } | Stage::Submitted { .. } | Stage::Breached { .. } => {}
        }
        if let Stage::Fulfilled { on, .. } | Stage::Waived { on, .. } = back
            && terms.keeping == Keeping::Returnable
            && !is_back
        {
            told.push((*on, MaterialFact::Returned { amount: terms.amount, note: String::new() }));
        }
        // what was recorded of the duty comes before what was recorded of the material on one day
        told.sort_by_key(|(on, _)| *on);
        Self(told)
    }

    /// How many entries do not fit.
    pub fn misfits(&self, terms: Terms) -> usize {
        let mut tally = Tally::new(terms);
        self.0.iter().filter(|(on, fact)| tally.take(*on, fact).is_err()).count()
    }

    /// How much is where on a day.
    pub fn tally(&self, terms: Terms, as_of: Date) -> Tally {
        Tally::after(terms, self.0.iter().filter(|(on, _)| *on <= as_of).map(|(on, fact)| (*on, fact)))
    }

    /// Whether something may be recorded beside the rest.
    ///
    /// # Errors
    /// Why not: its day lies ahead, it does not fit what happened up to its day, or what is recorded for later days would not
    /// fit any more.
    pub fn admit(&self, terms: Terms, on: Date, fact: &MaterialFact, today: Date) -> Result<(), Refusal> {
        if on > today {
            return Err(Refusal::InFuture);
        }
        let mut with = self.tally(terms, on);
        let mut without = with;
        with.take(on, fact)?;
        for (day, later) in self.0.iter().filter(|(day, _)| *day > on) {
            if without.take(*day, later).is_ok() && with.take(*day, later).is_err() {
                return Err(Refusal::LaterStands);
            }
        }
        Ok(())
    }
}

/// Which of these entries do not count, as later ones took them back.
pub fn taken_back(events: &[&MaterialEvent]) -> BTreeSet<MaterialEventId> {
    events.iter().filter_map(|it| if let MaterialFact::TakesBack(id) = it.fact { Some(id) } else { None }).collect()
}
