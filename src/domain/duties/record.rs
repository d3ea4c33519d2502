//! What is kept of duties: those that a person wrote down, and what happened to any of them.

use serde::{Deserialize, Serialize};

use super::days::{Awaits, DueOn, Instance, Reach, Subject};
use crate::domain::contract::clause::Area;
use crate::domain::contract::party::Who;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{AttachmentId, ContractId, DutyEventId, DutyId};
use crate::domain::lifecycle::life::Entry;
use crate::domain::lifecycle::obligation::{Event, Evidence};
use crate::domain::repetition::Repetition;
use crate::kinds::Kind;

/// So many rounds of what repeats are looked at: more than a century of days. It ends at the reach long before.
const MOST_ROUNDS: i64 = 40_000;

/// How the ids of what was written down begin.
const OWN: &str = "own.";

/// A duty that no clause says with figures, written down by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Its id.
    pub id: DutyId,
    /// The contract.
    pub contract: ContractId,
    /// What is owed, in a few words.
    pub title: String,
    /// What else there is to say.
    #[serde(default)]
    pub detail: String,
    /// Who bears it.
    pub bearer: Who,
    /// Which clause area it belongs to.
    #[serde(default = "general")]
    pub area: Area,
    /// The day, of what repeats the first one; nothing when that is open.
    #[serde(default)]
    pub due: Option<Date>,
    /// How often it is owed again; nothing: once.
    #[serde(default)]
    pub repeats: Option<Repetition>,
    /// Who looks after it on our side, by name; empty: whoever looks after the contract.
    #[serde(default)]
    pub owner: String,
    /// Whether it is only done with something that shows it.
    #[serde(default = "optional")]
    pub evidence: Evidence,
    /// The day it was written down.
    pub made_on: Date,
}

const fn general() -> Area {
    Area::General
}

const fn optional() -> Evidence {
    Evidence::Optional
}

/// Something that happened to a duty, written once (`domain.md` 5.1, append-only).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyEvent {
    /// Its id.
    pub id: DutyEventId,
    /// The contract.
    pub contract: ContractId,
    /// The id of the instance; of who looks after it, that of the duty.
    pub duty: String,
    /// What it was called when this was recorded: it is still known when the contract no longer says so.
    #[serde(default)]
    pub title: String,
    /// When it was due when this was recorded.
    #[serde(default)]
    pub due: Option<Date>,
    /// The day of it.
    pub on: Date,
    /// Who recorded it, by name; empty where nobody has said.
    #[serde(default)]
    pub by: String,
    /// What happened.
    pub fact: DutyFact,
    /// A file that shows it.
    #[serde(default)]
    pub file: Option<AttachmentId>,
}

/// What happened to a duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyFact {
    /// Steps of its life that were taken together.
    Steps(Vec<Event>),
    /// Somebody else looks after it: by name; empty gives it back to whoever looks after the contract.
    Owner(String),
    /// An earlier entry was a mistake and does not count.
    TakesBack(DutyEventId),
}

impl DutyEvent {
    /// The steps of a life that it tells of, each on its day.
    pub fn entries(&self) -> impl Iterator<Item = Entry<Date, Event>> {
        let steps: &[Event] = match &self.fact {
            DutyFact::Steps(steps) => steps,
            DutyFact::Owner(_) | DutyFact::TakesBack(_) => &[],
        };
        steps.iter().map(|step| Entry::new(self.on, step.clone()))
    }
}

impl Duty {
    /// What it is known by beside those that clauses say.
    pub fn key(&self) -> String {
        format!("{OWN}{}", self.id)
    }

    /// The id of an instance.
    pub fn instance_id(&self, subject: Subject) -> String {
        format!("{}/{subject}", self.key())
    }

    /// The duty by the id of its instance, where it is owed once; nothing of what comes again and again, or of what a clause says.
    pub fn written_once(instance: &str) -> Option<DutyId> {
        let (key, subject) = instance.split_once('/')?;
        let id = DutyId::parse(key.strip_prefix(OWN)?)?;
        let once = Subject::Once.to_string();
        (subject == once).then_some(id)
    }

    /// Its instances: once, or on every day of what repeats that lies within reach or was recorded, up to the end of the contract.
    pub fn instances(&self, last_day: Option<Date>, reach: &Reach<'_>) -> Vec<Instance> {
        let Some(first) = self.due else {
            return vec![Instance { subject: Subject::Once, due: DueOn::Waits(Awaits::Nothing) }];
        };
        let Some(repeats) = self.repeats else {
            return vec![Instance { subject: Subject::Once, due: DueOn::Day(first) }];
        };
        let days = (0..MOST_ROUNDS).map_while(|k| repeats.day(first, k));
        let days = days.take_while(|day| *day <= reach.to && last_day.is_none_or(|last| *day <= last));
        let here = days.filter(|day| {
            *day >= reach.from
                || (!reach.recorded.is_empty()
                    && reach.recorded.contains(self.instance_id(Subject::Day(*day)).as_str()))
        });
        here.map(|day| Instance { subject: Subject::Day(day), due: DueOn::Day(day) }).collect()
    }
}

impl Entity for Duty {
    type Id = DutyId;
    const KIND: Kind = Kind::Duty;

    fn id(&self) -> DutyId {
        self.id
    }
}

impl Entity for DutyEvent {
    type Id = DutyEventId;
    const KIND: Kind = Kind::DutyEvent;

    fn id(&self) -> DutyEventId {
        self.id
    }
}
