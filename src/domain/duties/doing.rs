//! What a person says of a duty in one go, and the steps of its life that this makes.

use uuid::Uuid;

use super::matter::Matter;
use super::record::DutyEvent;
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::contract::party::Who;
use crate::domain::contract::plan;
use crate::domain::date::Date;
use crate::domain::id::ContractEventId;
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

impl Deed {
    /// It was done. A file shows it as well as words do: where nothing was written, the name of the file stands for them.
    pub fn done(words: String, file: Option<&str>, confirmed_by: Option<String>) -> Self {
        let evidence = match file {
            Some(file) if words.trim().is_empty() => file.to_owned(),
            Some(_) | None => words,
        };
        Self::Do { evidence, confirmed_by }
    }

    /// What settles a duty that was performed: what waits to be confirmed is confirmed, everything else is done and confirmed.
    pub fn settling(stage: &Stage, by: String, evidence: String) -> Self {
        match stage {
            Stage::Submitted { .. } => Self::Confirm { by },
            Stage::Planned
            | Stage::InProgress { .. }
            | Stage::Fulfilled { .. }
            | Stage::Waived { .. }
            | Stage::Breached { .. } => Self::Do { evidence, confirmed_by: Some(by) },
        }
    }
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

/// What happened by it to the contract: what was delivered or accepted sets the payments going that wait for it.
pub fn told_by(matter: &Matter) -> Option<plan::Event> {
    if matches!(matter, Matter::Deliver { .. }) {
        return Some(plan::Event::Delivery);
    }
    matches!(matter, Matter::Inspect).then_some(plan::Event::Acceptance)
}

/// Of what is kept of a contract, the entry that was made together with the entry of a duty: of the same day and not written down
/// before it. What a person recorded of the contract by itself is none.
pub fn companion<'a>(
    matter: &Matter,
    entry: &DutyEvent,
    kept: impl IntoIterator<Item = &'a ContractEvent>,
) -> Option<ContractEventId> {
    let fact = Fact::Happened(told_by(matter)?);
    // the time of an id stands in its first 48 bits
    let written = |id: Uuid| id.as_u128().checked_shr(80);
    let fits = |it: &&ContractEvent| it.on == entry.on && it.fact == fact && written(it.id.0) >= written(entry.id.0);
    let is_done = entry.entries().any(|it| matches!(it.what, Event::Submitted { .. }));
    kept.into_iter().filter(fits).map(|it| it.id).min().filter(|_| is_done)
}
