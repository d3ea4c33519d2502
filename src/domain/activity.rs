//! What was said and done with a customer, and what comes next (跟进).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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
    /// Who of them.
    #[serde(default)]
    pub contact: Option<ContactId>,
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

impl Activity {
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
