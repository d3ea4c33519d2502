//! Something to be done (任务), for a customer or for ourselves.

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::entity::Entity;
use super::id::{ContractId, CustomerId, OpportunityId, TaskId};
use super::lifecycle::due::{Dueness, dueness};
use super::lifecycle::life::{Entry, Stage as _};
use super::lifecycle::refusal::Refusal;
use super::lifecycle::task::{Command, Stage, TaskStatus};
use super::repetition::Repetition;
use crate::kinds::Kind;

/// A task is told of as soon so many days ahead.
pub const LEAD_DAYS: u16 = 3;

/// A task (任务, `domain.md` 5.2). What repeats is a task for each round: the next one is made when one is done, and the last one
/// tells when that was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// What is to be done, in a few words.
    pub title: String,
    /// For which customer; nothing for our own.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// Of which contract it is part.
    #[serde(default)]
    pub contract: Option<ContractId>,
    /// Of which opportunity it is part.
    #[serde(default)]
    pub opportunity: Option<OpportunityId>,
    /// Who does it, by name.
    #[serde(default)]
    pub assignee: String,
    /// The day by which it is to be done; nothing when that is open.
    #[serde(default)]
    pub due: Option<Date>,
    /// What goes before other things.
    #[serde(default)]
    pub priority: Priority,
    /// How often it is to be done again; nothing: once.
    #[serde(default)]
    pub repeats: Option<Repetition>,
    /// The first day of what repeats, from which every other one is counted; nothing in the first round itself.
    #[serde(default)]
    pub first_due: Option<Date>,
    /// Free note.
    #[serde(default)]
    pub note: String,
    /// The day it was written down.
    pub made_on: Date,
    /// Where it stands.
    #[serde(default)]
    pub stage: Stage,
}

/// What goes before other things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// 高.
    High,
    /// 普通.
    #[default]
    Normal,
    /// 低.
    Low,
}

impl Priority {
    /// Every priority, what goes first first.
    pub const ALL: [Self; 3] = [Self::High, Self::Normal, Self::Low];
}

/// The part of a list of things to do in which one stands by its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// Its day is over.
    Overdue,
    /// Today.
    Today,
    /// Within seven days.
    Week,
    /// After that.
    Later,
    /// It has no day.
    Undated,
}

impl When {
    /// Every part, in the order of a list.
    pub const ALL: [Self; 5] = [Self::Overdue, Self::Today, Self::Week, Self::Later, Self::Undated];

    /// The part of a day, looked at on `as_of`.
    pub fn of(due: Option<Date>, as_of: Date) -> Self {
        match due.map(|due| as_of.days_until(due)) {
            None => Self::Undated,
            Some(days) if days < 0 => Self::Overdue,
            Some(0) => Self::Today,
            Some(days) if days <= 7 => Self::Week,
            Some(_) => Self::Later,
        }
    }
}

impl Task {
    /// Gives it another day, or none. What repeats is counted from that day on; the day that it has already changes nothing.
    pub fn fall_due(&mut self, due: Option<Date>) {
        if due != self.due {
            self.due = due;
            self.first_due = None;
        }
    }

    /// What it is on `as_of`: what was done or given up later was open then.
    pub fn status(&self, as_of: Date) -> TaskStatus {
        let then = if self.stage.since().is_some_and(|since| since > as_of) { &Stage::Open } else { &self.stage };
        then.status(self.due, as_of, LEAD_DAYS)
    }

    /// How it stands to its day, while it is open; nothing before it was written down.
    pub fn open(&self, as_of: Date) -> Option<Dueness> {
        match self.status(as_of) {
            TaskStatus::Open(_) if self.made_on <= as_of => Some(dueness(self.due, as_of, LEAD_DAYS)),
            TaskStatus::Open(_) | TaskStatus::Done | TaskStatus::Cancelled => None,
        }
    }

    /// The same done on a day, and the next round of what repeats: on the first of its days after both that day and the one it was
    /// due, so that what was missed is not caught up on one by one. Two people who do the same round apart from each other make
    /// the same next one.
    ///
    /// # Errors
    /// It is not open, the day is after `now`, or nobody is named.
    pub fn done(&self, on: Date, by: &str, now: Date) -> Result<(Self, Option<Self>), Refusal<Stage>> {
        let done = self.after(on, Command::Complete { by: by.to_owned() }, now)?;
        Ok((done, self.next_round(on)))
    }

    /// The same given up on a day; what repeats comes no more.
    ///
    /// # Errors
    /// It is not open, the day is after `now`, or no reason is given.
    pub fn cancelled(&self, on: Date, reason: &str, now: Date) -> Result<Self, Refusal<Stage>> {
        self.after(on, Command::Cancel { reason: reason.to_owned() }, now)
    }

    fn after(&self, on: Date, command: Command, now: Date) -> Result<Self, Refusal<Stage>> {
        let event = self.stage.decide(Entry::new(on, command), now, &())?;
        let stage = self.stage.after(event.on, &event.what).unwrap_or_else(|| self.stage.clone());
        Ok(Self { stage, ..self.clone() })
    }

    /// The round after this one, if it was done on a day.
    fn next_round(&self, on: Date) -> Option<Self> {
        let (repeats, due) = (self.repeats?, self.due?);
        let first = self.first_due.unwrap_or(due);
        let next = repeats.next_after(first, due.max(on))?;
        let id = TaskId(following(self.id));
        Some(Self { id, due: Some(next), first_due: Some(first), made_on: on, stage: Stage::Open, ..self.clone() })
    }
}

/// The id of the round after that of an id: always the same one, and as unlike others as a random one. Time, version and variant
/// stay, so that it is a UUIDv7 too.
fn following(id: TaskId) -> uuid::Uuid {
    const RANDOM: u64 = (1 << 62) - 1;
    let (high, low) = id.0.as_u64_pair();
    // Knuth's linear congruential step: no two ids lead to the same one
    let next = low.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    uuid::Uuid::from_u64_pair(high, (low & !RANDOM) | (next & RANDOM))
}

/// The order in which things to do are read: by the day, what has none last; then what goes first; then as they were written down.
pub fn in_order(all: &mut [std::sync::Arc<Task>]) {
    all.sort_by_key(|it| (it.due.is_none(), it.due, it.priority, it.id));
}

impl Entity for Task {
    type Id = TaskId;
    const KIND: Kind = Kind::Task;

    fn id(&self) -> TaskId {
        self.id
    }
}
