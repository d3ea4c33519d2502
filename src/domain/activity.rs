//! What was said and done with a customer, and what comes next (跟进).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::contact::first_and_further;
use super::date::Date;
use super::entity::Entity;
use super::id::{ActivityId, ContactId, CustomerId, LeadId, OpportunityId};
use super::lifecycle::due::{Dueness, dueness};
use super::repetition::Repetition;
use crate::kinds::Kind;

/// A call, visit or note with a customer, and the step that was agreed to come next (跟进记录, `domain.md` 5.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// With which customer; nothing while it is with a lead that is none yet.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// With which lead, also after that became a customer.
    #[serde(default)]
    pub lead: Option<LeadId>,
    /// About which opportunity of the customer.
    #[serde(default)]
    pub opportunity: Option<OpportunityId>,
    /// How.
    #[serde(default)]
    pub kind: ActivityKind,
    /// The day it happened.
    pub on: Date,
    /// Who of us, by name.
    #[serde(default)]
    pub by: String,
    /// Who of them; of several the one it was mainly with.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// Who of them took part besides, in the order in which they were named.
    #[serde(default)]
    pub further_contacts: Vec<ContactId>,
    /// What came of it; nothing while nobody said.
    #[serde(default)]
    pub outcome: Option<ActivityOutcome>,
    /// What was said and done.
    #[serde(default)]
    pub content: String,
    /// What comes next, in words; may be empty.
    #[serde(default)]
    pub next: String,
    /// When that is to be done, of what repeats for the first time; nothing when nothing is to come.
    #[serde(default)]
    pub next_on: Option<Date>,
    /// The day it was done, or dropped; of what repeats: for good.
    #[serde(default)]
    pub next_done_on: Option<Date>,
    /// How often it is to be done again; nothing: once.
    #[serde(default)]
    pub repeats: Option<Repetition>,
    /// Of what repeats: by the day it was due, the day it was done.
    #[serde(default)]
    pub rounds: BTreeMap<Date, Date>,
}

/// Whom or what follow-ups are about, as a page asks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Followed {
    /// A customer: with whom, whatever about.
    Customer(CustomerId),
    /// A lead, also after it became a customer.
    Lead(LeadId),
    /// An opportunity.
    Opportunity(OpportunityId),
}

/// How we were in touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// 电话.
    #[default]
    Call,
    /// 拜访.
    Visit,
    /// 会议.
    Meeting,
    /// 邮件.
    Email,
    /// 微信.
    Wechat,
    /// 备忘.
    Note,
}

/// What came of a follow-up (跟进结果, `domain.md` 5.2 `outcome`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityOutcome {
    /// 已联系上.
    Reached,
    /// 未联系上: nobody answered, or they were not in.
    NoAnswer,
    /// 已面谈.
    MeetingHeld,
    /// 有意向.
    Interested,
    /// 已拒绝.
    Declined,
}

impl ActivityOutcome {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Reached, Self::NoAnswer, Self::MeetingHeld, Self::Interested, Self::Declined];

    /// Its name in forms: as it is stored.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NoAnswer => "no_answer",
            Self::MeetingHeld => "meeting_held",
            Self::Interested => "interested",
            Self::Declined => "declined",
        }
    }

    /// The outcome of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Whether somebody was spoken to.
    pub const fn is_reached(self) -> bool {
        match self {
            Self::Reached | Self::MeetingHeld | Self::Interested | Self::Declined => true,
            Self::NoAnswer => false,
        }
    }
}

impl Activity {
    /// Everybody of them who took part, the one it was mainly with first.
    pub fn contacts(&self) -> impl Iterator<Item = ContactId> {
        self.contact.into_iter().chain(self.further_contacts.iter().copied())
    }

    /// Names those who took part: the first is the one it was mainly with. Who is named twice is kept once.
    pub fn set_contacts(&mut self, all: impl IntoIterator<Item = ContactId>) {
        (self.contact, self.further_contacts) = first_and_further(all);
    }

    /// Whether nobody was reached, as was said of it.
    pub fn is_in_vain(&self) -> bool {
        self.outcome.is_some_and(|it| !it.is_reached())
    }

    /// The same, carried over to the customer that its lead became, and the person there. One that has a customer already keeps
    /// it.
    #[must_use]
    pub fn carried_over(&self, customer: CustomerId, contact: ContactId) -> Self {
        if self.customer.is_some() {
            return self.clone();
        }
        Self { customer: Some(customer), contact: self.contact.or(Some(contact)), ..self.clone() }
    }

    /// How the next step stands on `as_of`; `None` if there is none, or it was done by then, or nobody knew of it yet.
    pub fn next_step(&self, as_of: Date, lead_days: u16) -> Option<Dueness> {
        self.open_on(as_of).map(|day| dueness(Some(day), as_of, lead_days))
    }

    /// The day of the step that is open on `as_of`. What repeats is open again from the day it was done: on the first of
    /// its days after both that day and the one it was due, so that what was missed is not caught up on one by one.
    pub fn open_on(&self, as_of: Date) -> Option<Date> {
        let done = self.next_done_on.is_some_and(|done| done <= as_of);
        let first = self.next_on.filter(|_| !done && self.on <= as_of)?;
        let Some(repeats) = self.repeats else { return Some(first) };
        let known = self.rounds.iter().filter(|(_, done)| **done <= as_of);
        let last = known.map(|(due, done)| *due.max(done)).max();
        last.map_or(Some(first), |last| repeats.next_after(first, last))
    }

    /// When what repeats was last done, as known on `as_of`.
    pub fn last_round(&self, as_of: Date) -> Option<Date> {
        self.rounds.values().copied().filter(|done| self.repeats.is_some() && *done <= as_of).max()
    }

    /// The same with the open step done on a day: for good, or if it repeats, this once. Nothing changes where nothing is
    /// open.
    #[must_use]
    pub fn with_step_done(&self, on: Date) -> Self {
        let mut done = self.clone();
        if self.repeats.is_none() {
            done.next_done_on = self.next_on.map(|_| on);
        } else if let Some(due) = self.open_on(self.rounds.values().copied().fold(self.on.max(on), Date::max)) {
            done.rounds.insert(due, on);
        }
        done
    }
}

impl Entity for Activity {
    type Id = ActivityId;
    const KIND: Kind = Kind::Activity;
    const SETS: &'static [&'static str] = &["rounds"];

    fn id(&self) -> ActivityId {
        self.id
    }
}
