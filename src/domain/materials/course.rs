//! What happened to one material, in order.

use std::collections::BTreeSet;

use super::loss::{Known, Loss, cost};
use super::record::{MaterialEvent, MaterialFact};
use super::tally::Tally;
use super::terms::Terms;
use crate::domain::contract::support::LossRule;
use crate::domain::date::Date;
use crate::domain::id::MaterialEventId;
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::domain::lifecycle::material::{Keeping, Later};
use crate::domain::lifecycle::obligation::Stage;
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::money::Money;

/// What happened to one material: in the order of the days, and of one day in the order of the records; what was taken back is
/// not among it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course(Vec<Told>);

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    on: Date,
    /// The entry that records it; nothing of what follows from a duty.
    entry: Option<MaterialEventId>,
    fact: MaterialFact,
}

impl Told {
    const fn by_duty(on: Date, fact: MaterialFact) -> Self {
        Self { on, entry: None, fact }
    }
}

impl Course {
    /// The course of a material from what was recorded of its contract, in any order.
    pub fn of<'a>(key: &str, events: impl IntoIterator<Item = &'a MaterialEvent>) -> Self {
        let mut told: Vec<&MaterialEvent> = events.into_iter().filter(|it| it.material == key).collect();
        told.sort_by_key(|it| (it.on, it.id));
        let gone = taken_back(&told);
        let stands = |it: &&&MaterialEvent| !gone.contains(&it.id) && !matches!(it.fact, MaterialFact::TakesBack(_));
        let told = told.iter().filter(stands);
        Self(told.map(|it| Told { on: it.on, entry: Some(it.id), fact: it.fact.clone() }).collect())
    }

    /// The same with what was recorded of the duty to give it, and of the duty to give it back: that it was performed, or waived.
    /// What was recorded of the material itself comes first.
    #[must_use]
    pub fn or_by_duty(self, terms: Terms, given: &Stage, back: &Stage) -> Self {
        let Self(mut told) = self;
        let any = |told: &[Told], is: fn(&MaterialFact) -> bool| told.iter().any(|it| is(&it.fact));
        let is_begun = any(&told, |it| matches!(it, MaterialFact::Delivered { .. } | MaterialFact::Cancelled { .. }));
        let is_back = any(&told, |it| matches!(it, MaterialFact::Returned { .. } | MaterialFact::Lost { .. }));
        let first = if is_begun { &Stage::Planned } else { given };
        match first {
            Stage::Fulfilled { on, by, .. } => {
                let (amount, by) = (terms.amount, if by.trim().is_empty() { "–" } else { by }.to_owned());
                let given = MaterialFact::Delivered { amount, to: by.clone(), receipt: String::new() };
                told.push(Told::by_duty(*on, given));
                told.push(Told::by_duty(*on, MaterialFact::Accepted { amount, by }));
            }
            Stage::Waived { on, reason, .. } => {
                told.push(Told::by_duty(*on, MaterialFact::Cancelled { reason: reason.clone() }));
            }
            Stage::Planned | Stage::InProgress { .. } | Stage::Submitted { .. } | Stage::Breached { .. } => {}
        }
        if let Stage::Fulfilled { on, .. } | Stage::Waived { on, .. } = back
            && terms.keeping == Keeping::Returnable
            && !is_back
        {
            let back = MaterialFact::Returned { amount: terms.amount, note: String::new() };
            told.push(Told::by_duty(*on, back));
        }
        // what was recorded of the duty comes before what was recorded of the material on one day
        told.sort_by_key(|it| it.on);
        Self(told)
    }

    /// How many entries do not fit.
    pub fn misfits(&self, terms: Terms) -> usize {
        let mut tally = Tally::new(terms);
        self.0.iter().filter(|it| !counts(&mut tally, it)).count()
    }

    /// How much is where on a day.
    pub fn tally(&self, terms: Terms, as_of: Date) -> Tally {
        Tally::told(terms, self.0.iter().filter(|it| it.on <= as_of).map(|it| (it.on, &it.fact)))
    }

    /// What was lost by a day, and what each loss costs whoever had it. `agreed` is what all of it is worth by agreement, `rule` the
    /// loss rule that held on a day.
    pub fn losses(
        &self,
        terms: Terms,
        agreed: Option<Money>,
        rule: impl Fn(Date) -> LossRule,
        as_of: Date,
    ) -> Vec<Loss> {
        let (mut tally, mut given, mut all) = (Tally::new(terms), None, Vec::new());
        for it in self.0.iter().filter(|it| it.on <= as_of) {
            let before = tally.lost;
            let none = tally.net() == 0;
            if !counts(&mut tally, it) {
                continue;
            }
            // wear runs from when something was there to wear: not from what was wholly refused and came again later
            if none && matches!(it.fact, MaterialFact::Delivered { .. }) {
                given = Some(it.on);
            }
            if let (MaterialFact::Lost { amount, valued, .. }, Some(entry)) = (&it.fact, it.entry) {
                let known = Known {
                    rule: rule(it.on),
                    agreed,
                    promised: tally.promised(),
                    before,
                    parts: amount.parts(),
                    given: given.unwrap_or(it.on),
                    on: it.on,
                };
                all.push(Loss { entry, on: it.on, lost: *amount, cost: cost(&known, *valued) });
            }
        }
        all
    }

    /// Whether something may be recorded beside the rest.
    ///
    /// # Errors
    /// Why not: its day lies ahead, it does not fit what happened up to its day, or what is recorded for later days would not
    /// fit any more.
    pub fn admit(&self, terms: Terms, on: Date, fact: &MaterialFact, today: Date) -> Result<(), Refusal<Tally>> {
        let before = self.tally(terms, on);
        let later = before.after(on, fact).map_or(Later::Stands, |with| self.later(on, before, with));
        before.decide(Entry::new(on, fact.clone()), today, &later).map(drop)
    }

    /// Whether what is recorded for later days and fits without something fits with it as well.
    fn later(&self, on: Date, mut without: Tally, mut with: Tally) -> Later {
        let breaks = |it: &Told| counts(&mut without, it) && !counts(&mut with, it);
        if self.0.iter().filter(|it| it.on > on).any(breaks) { Later::Breaks } else { Later::Stands }
    }
}

/// Whether something fits; then it is counted.
fn counts(tally: &mut Tally, told: &Told) -> bool {
    let next = tally.after(told.on, &told.fact);
    if let Some(next) = next {
        *tally = next;
    }
    next.is_some()
}

/// Which of these entries do not count, as later ones took them back.
pub fn taken_back(events: &[&MaterialEvent]) -> BTreeSet<MaterialEventId> {
    events.iter().filter_map(|it| if let MaterialFact::TakesBack(id) = it.fact { Some(id) } else { None }).collect()
}
