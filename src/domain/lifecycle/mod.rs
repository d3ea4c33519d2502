//! The lives of things: commands, events, refusals and derived states (`domain.md` 5.2 to 5.9).
//!
//! Each file is one life. A **command** is what a person asks for; `decide` turns it into an **event**, or gives a **refusal**
//! that says what to do instead. Events are kept for ever and never changed. `evolve` folds them, in the order of their
//! stamps, into a **stage**; it cannot fail. An event that does not fit where it comes, because two copies of a book were
//! joined (voided here, signed there), becomes an [`Anomaly`] that is shown until a person has settled it: nothing is dropped.
//! What depends on the day (overdue, expired) is never stored: it is a total function of stage, facts and a date.

pub mod contract;
pub mod digest;

use std::fmt::Debug;

use serde::{Deserialize, Serialize};

/// A stage of a life, and which stage follows it.
pub trait Stage: Debug + Clone + PartialEq + Eq {
    /// The facts of this life, in the past tense.
    type Event: Debug + Clone + PartialEq + Eq;

    /// The stage after `event`; `None` if the event does not fit here.
    fn after(&self, event: &Self::Event) -> Option<Self>;
}

/// An event that did not fit the stage it came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anomaly<Event, Found> {
    /// What was recorded.
    pub event: Event,
    /// The stage it came to, which it left as it was.
    pub found: Found,
}

/// Where a thing stands, with everything that did not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(
    serialize = "S: Serialize, S::Event: Serialize",
    deserialize = "S: Deserialize<'de>, S::Event: Deserialize<'de>"
))]
pub struct Life<S: Stage> {
    /// The stage now.
    pub stage: S,
    /// What did not fit, in the order of the stamps.
    pub anomalies: Vec<Anomaly<S::Event, S>>,
}

impl<S: Stage> Life<S> {
    /// A life in which nothing has happened yet.
    pub const fn begin(stage: S) -> Self {
        Self { stage, anomalies: Vec::new() }
    }

    /// The life after `event`. Cannot fail: what does not fit is kept as an anomaly.
    #[must_use]
    pub fn evolve(mut self, event: &S::Event) -> Self {
        match self.stage.after(event) {
            Some(next) => self.stage = next,
            None => self.anomalies.push(Anomaly { event: event.clone(), found: self.stage.clone() }),
        }
        self
    }

    /// The life after all `events`, given in the order of their stamps.
    #[must_use]
    pub fn replay<'a>(self, events: impl IntoIterator<Item = &'a S::Event>) -> Self
    where
        S::Event: 'a,
    {
        events.into_iter().fold(self, Self::evolve)
    }
}
