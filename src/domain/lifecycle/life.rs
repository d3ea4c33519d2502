//! What every life has in common.

use std::fmt::Debug;

use serde::{Deserialize, Serialize};

use super::refusal::Refusal;

/// Something with its day (or, where hours count, its moment): a command asked for, or an event that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry<When, What> {
    /// When it happened, which may be before it was entered.
    pub on: When,
    /// What.
    pub what: What,
}

impl<When, What> Entry<When, What> {
    /// `what`, on this day.
    pub const fn new(on: When, what: What) -> Self {
        Self { on, what }
    }
}

/// A stage of a life: which steps lead on from it, and why the others do not.
pub trait Stage: Debug + Clone + PartialEq + Eq {
    /// A day, or a moment where hours count.
    type When: Debug + Copy + Ord;
    /// What a person asks for, in the imperative.
    type Command;
    /// What happened, in the past tense: written once, never changed.
    type Event: Debug + Clone + PartialEq + Eq;
    /// A command without its data: what a screen offers.
    type Step: Debug + Copy + PartialEq + Eq + 'static;
    /// Conditions of this life that are not met, with what a person needs to know.
    type Guard: Debug + Clone + PartialEq + Eq;
    /// What a decision needs to know besides the stage.
    type Facts;

    /// Every step, in the order a life meets them.
    const STEPS: &'static [Self::Step];

    /// Which step a command is.
    fn step(command: &Self::Command) -> Self::Step;

    /// When this stage was reached; `None` where it began.
    fn since(&self) -> Option<Self::When>;

    /// Whether `step` may be taken on `on`, apart from what is typed in for it.
    ///
    /// # Errors
    /// Why not.
    fn offer(&self, step: Self::Step, on: Self::When, facts: &Self::Facts) -> Result<(), Refusal<Self>>;

    /// The event of a command whose step is on offer, if what was typed in is right.
    ///
    /// # Errors
    /// Why not.
    fn accept(&self, on: Self::When, command: Self::Command, facts: &Self::Facts)
    -> Result<Self::Event, Refusal<Self>>;

    /// The stage after `event`; `None` if the event does not fit here.
    fn after(&self, on: Self::When, event: &Self::Event) -> Option<Self>;

    /// The event that `command` causes, or why it may not happen. Nothing is dated after `now`, nor before the step it follows.
    ///
    /// # Errors
    /// A [`Refusal`] that a person can act on.
    fn decide(
        &self,
        command: Entry<Self::When, Self::Command>,
        now: Self::When,
        facts: &Self::Facts,
    ) -> Result<Entry<Self::When, Self::Event>, Refusal<Self>> {
        let Entry { on, what } = command;
        if on > now {
            return Err(Refusal::DatedInFuture { on, now });
        }
        self.offer(Self::step(&what), on, facts)?;
        if let Some(last) = self.since()
            && on < last
        {
            return Err(Refusal::BeforeLastStep { on, last });
        }
        Ok(Entry { on, what: self.accept(on, what, facts)? })
    }

    /// Every step, with the reason if it may not be taken `now`. What depends on what is typed in (a name, a date) is asked
    /// by [`Stage::decide`] only.
    fn offers(&self, now: Self::When, facts: &Self::Facts) -> Vec<Offer<Self>> {
        Self::STEPS.iter().map(|step| (*step, self.offer(*step, now, facts))).collect()
    }
}

/// An event that did not fit the stage it came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anomaly<Event, Found> {
    /// What was recorded.
    pub event: Event,
    /// The stage it came to, which it left as it was.
    pub found: Found,
}

/// A step, and the reason if it may not be taken.
pub type Offer<S> = (<S as Stage>::Step, Result<(), Refusal<S>>);

/// An event with its day that did not fit a stage.
pub type Misfit<S> = Anomaly<Entry<<S as Stage>::When, <S as Stage>::Event>, S>;

/// The events that moved a life, in their order.
pub type Steps<'a, S> = Vec<&'a Entry<<S as Stage>::When, <S as Stage>::Event>>;

/// Where a thing stands, with everything that did not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(
    serialize = "S: Serialize, S::When: Serialize, S::Event: Serialize",
    deserialize = "S: Deserialize<'de>, S::When: Deserialize<'de>, S::Event: Deserialize<'de>"
))]
pub struct Life<S: Stage> {
    /// The stage now.
    pub stage: S,
    /// What did not fit, in the order of the stamps.
    pub anomalies: Vec<Misfit<S>>,
}

impl<S: Stage> Life<S> {
    /// A life in which nothing has happened yet.
    pub const fn begin(stage: S) -> Self {
        Self { stage, anomalies: Vec::new() }
    }

    /// The life after `event`. Cannot fail: what does not fit is kept as an anomaly.
    #[must_use]
    pub fn evolve(mut self, event: &Entry<S::When, S::Event>) -> Self {
        match self.stage.after(event.on, &event.what) {
            Some(next) => self.stage = next,
            None => self.anomalies.push(Anomaly { event: event.clone(), found: self.stage.clone() }),
        }
        self
    }

    /// The life after all `events`, given in the order of their stamps.
    #[must_use]
    pub fn replay<'a>(self, events: impl IntoIterator<Item = &'a Entry<S::When, S::Event>>) -> Self
    where
        S: 'a,
    {
        events.into_iter().fold(self, Self::evolve)
    }

    /// The life as it stood on `as_of`: all that was recorded up to the last event of that day or an earlier one. An event that
    /// was entered late, with its true day, therefore counts from its day, and so does every step that led to it.
    #[must_use]
    pub fn known_on(self, events: &[Entry<S::When, S::Event>], as_of: S::When) -> Self {
        self.steps_on(events, as_of).0
    }

    /// The same, with the events that moved it, in their order.
    #[must_use]
    pub fn steps_on(mut self, events: &[Entry<S::When, S::Event>], as_of: S::When) -> (Self, Steps<'_, S>) {
        let last = events.iter().rposition(|event| event.on <= as_of);
        let count = last.map_or(0, |last| last.saturating_add(1));
        let mut steps = Vec::new();
        for event in events.iter().take(count) {
            let misfits = self.anomalies.len();
            self = self.evolve(event);
            if self.anomalies.len() == misfits {
                steps.push(event);
            }
        }
        (self, steps)
    }
}
