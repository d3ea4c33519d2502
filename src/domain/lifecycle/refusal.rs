//! Why a step may not be taken: the reasons all lives share.

use super::life::Stage;

/// Why a step may not be taken, with what a person needs to know to act on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal<S: Stage> {
    /// Another step comes first.
    NeedsFirst {
        /// That step.
        step: S::Step,
    },
    /// Another step does what is meant, where the thing stands now.
    Instead {
        /// That step.
        step: S::Step,
    },
    /// The thing is past this step.
    AlreadyPast {
        /// Where it stands, and since when.
        stage: S,
    },
    /// Its life has ended: nothing follows.
    Ended {
        /// How.
        stage: S,
    },
    /// The step is dated after now.
    DatedInFuture {
        /// When it is dated.
        on: S::When,
        /// Now.
        now: S::When,
    },
    /// The step is dated before the step it follows.
    BeforeLastStep {
        /// When it is dated.
        on: S::When,
        /// The day of the last step.
        last: S::When,
    },
    /// The step needs to say who.
    NameMissing,
    /// The step needs a reason, a note, or what shows it.
    ReasonMissing,
    /// A condition of this life is not met.
    Guard(S::Guard),
}

impl<S: Stage> Refusal<S> {
    pub(super) fn past(stage: &S) -> Self {
        Self::AlreadyPast { stage: stage.clone() }
    }

    pub(super) fn ended(stage: &S) -> Self {
        Self::Ended { stage: stage.clone() }
    }

    pub(super) const fn first(step: S::Step) -> Self {
        Self::NeedsFirst { step }
    }
}

/// The text, if something was written.
pub(super) fn reason<S: Stage>(text: String) -> Result<String, Refusal<S>> {
    if text.trim().is_empty() { Err(Refusal::ReasonMissing) } else { Ok(text) }
}

/// The name, if one was written.
pub(super) fn name<S: Stage>(text: String) -> Result<String, Refusal<S>> {
    if text.trim().is_empty() { Err(Refusal::NameMissing) } else { Ok(text) }
}

/// No condition of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoGuard {}
