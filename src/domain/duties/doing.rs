//! What a person says of a duty in one go, and the steps of its life that this makes.

use crate::domain::contract::party::Who;
use crate::domain::date::Date;
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::domain::lifecycle::obligation::{Command, Event, Evidence, Stage};
use crate::domain::lifecycle::refusal::Refusal;

/// What a person says of a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// It was begun.
    Begin,
    /// It was done: what shows it, and who confirms it, if somebody does.
    Do {
        /// What shows it.
        evidence: String,
        /// Who confirms it, by name; nothing leaves it waiting for the other side.
        confirmed_by: Option<String>,
    },
    /// What was said to be done is confirmed.
    Confirm {
        /// Who confirms it, by name.
        by: String,
    },
    /// It is given up.
    Waive {
        /// Who gives it up, by name.
        by: String,
        /// Why.
        reason: String,
    },
    /// It was broken.
    Break {
        /// What happened.
        note: String,
    },
}

/// Whether the other side has a word in it: what we hand over with proof is confirmed by who receives it. What they did is
/// confirmed by us, and that is what recording it says.
pub const fn awaits_other_side(bearer: Who, evidence: Evidence) -> bool {
    matches!(bearer, Who::Us) && matches!(evidence, Evidence::Required)
}

/// The steps that a deed makes, each one allowed after the one before it: nobody has to press three times for what was done.
///
/// # Errors
/// Why a step of them may not be taken.
pub fn steps(stage: &Stage, deed: Deed, on: Date, now: Date, evidence: Evidence) -> Result<Vec<Event>, Refusal<Stage>> {
    let commands = match deed {
        Deed::Begin => vec![Command::Start],
        Deed::Do { evidence, confirmed_by } => {
            let begin = matches!(stage, Stage::Planned).then_some(Command::Start);
            let confirm = confirmed_by.map(|by| Command::Confirm { by });
            begin.into_iter().chain([Command::Submit { evidence }]).chain(confirm).collect()
        }
        Deed::Confirm { by } => vec![Command::Confirm { by }],
        Deed::Waive { by, reason } => vec![Command::Waive { by, reason }],
        Deed::Break { note } => vec![Command::DeclareBreach { note }],
    };
    let mut stage = stage.clone();
    let mut made = Vec::new();
    for command in commands {
        let event = stage.decide(Entry::new(on, command), now, &evidence)?;
        if let Some(next) = stage.after(event.on, &event.what) {
            stage = next;
        }
        made.push(event.what);
    }
    Ok(made)
}
